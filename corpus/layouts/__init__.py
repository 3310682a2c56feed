"""Layouts, grouped by what they are; how to write one stands in `corpus/README.md`."""
