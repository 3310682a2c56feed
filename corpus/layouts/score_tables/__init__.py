"""Reports whose scores stand in a table."""
