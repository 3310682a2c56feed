"""The picture of a page: grey pixels in; ink, ruling lines, text lines, columns, cells and crops out."""
