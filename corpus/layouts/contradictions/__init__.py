"""Reports that contradict themselves in one place; the rest says which print is right."""
