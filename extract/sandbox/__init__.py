"""A document can cost itself and nothing else: a function and its arguments in; its result or a named failure out."""
