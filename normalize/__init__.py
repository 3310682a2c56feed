"""Located raw text to typed facts: repair, numbers, names, years, contradictions."""
