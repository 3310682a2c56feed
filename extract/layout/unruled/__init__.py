"""Printed lines in, those of one row joined, and the columns of sheets that leave hardly any white, out."""
