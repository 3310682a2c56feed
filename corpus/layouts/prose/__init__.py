"""Scores that stand in sentences only."""
