"""Documents and slides of other programs in; the same as a Word file or as slides that are read without those, out."""
