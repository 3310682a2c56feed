"""Codes and glyphs of a PDF page in; characters with their boxes, whole strings, out."""
