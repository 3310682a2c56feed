"""Word files (.docx): bytes in; paragraphs and tables in their order out."""
