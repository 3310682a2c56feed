"""Pages that are pictures: rendered pages in; lines and tables with boxes and confidences out."""
