"""What became of the measures."""
