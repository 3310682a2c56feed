"""Analyses in chapters or sections, one for each instrument or indicator."""
