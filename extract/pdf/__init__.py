"""PDFs with a text layer: bytes in; pages of lines and tables out, and for pages without a usable layer the reason."""
