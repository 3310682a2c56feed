"""One value out of many prints.

Candidates in; scores, levels and findings out, settled by the assessment's own arithmetic.
"""
