"""Training of the line recogniser: texts and fonts in; a network that reads one line, and its figures, out."""
