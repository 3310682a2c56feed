"""Figures large and words few: tiles, slides, pages of a website."""
