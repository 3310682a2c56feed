"""Which fiscal year.

Printed years in their surroundings in; the year of the report, of a block and of a sentence out.
"""
