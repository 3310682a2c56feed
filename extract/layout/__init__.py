"""Page geometry, the same for PDFs with text and for scans.

The objects of one page in; lines and tables in the order of reading out.
"""
