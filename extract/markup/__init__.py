"""HTML source in; a tree of the elements that a page shows, and the lines that they print, out."""
