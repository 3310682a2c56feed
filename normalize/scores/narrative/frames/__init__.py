"""Frames of a clause that order its figures: from a paragraph's events to what a frame says of each figure."""
