"""Training of the line recogniser: text and pictures of lines in; a network that reads one line, and its figures, out."""
