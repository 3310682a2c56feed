"""Charts of bars: a figure on each bar and its name come out as the rows of a table."""
