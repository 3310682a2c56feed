"""Text, Markdown and HTML, which the text of an OCR holds all at once.

A decoded text in; lines and tables with line numbers out.
"""
