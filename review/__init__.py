"""The desk: a local page on which a person settles what the arithmetic could not, value by value."""
