"""Pages that are pictures: a rendered page in; lines and tables with boxes and confidences out."""
