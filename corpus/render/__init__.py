"""Formats: the blocks of a report in; Word, HTML, PDF, scan or text out, the text damaged as machines damage it."""
