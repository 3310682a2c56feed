"""A dataset derived again from its raw files, and every value held against what is published."""
