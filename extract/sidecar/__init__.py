"""A better OCR's text beside a scanned PDF.

Both documents in; the PDF's pages with the text's words and the picture's numbers out.
"""
