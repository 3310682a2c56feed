"""Thai characters, numbers and dates.

Raw strings in; repaired strings, comparable keys, numbers and periods out. Knows nothing of the assessment.
"""
