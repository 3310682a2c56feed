"""Memos, letters, notices, minutes."""
