"""Scores of indicators beside the points of single questions."""
