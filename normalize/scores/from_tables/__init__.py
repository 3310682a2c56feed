"""Prints in tables: tables of cells in; candidates out."""
