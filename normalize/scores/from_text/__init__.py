"""Prints in running text, lists and cards of lines: paragraphs in; candidates out."""
