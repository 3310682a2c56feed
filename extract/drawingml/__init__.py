"""What Office files share: themes, fills and texts of shapes in; colours and the letters that are seen, out."""
