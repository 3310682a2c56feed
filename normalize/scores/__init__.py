"""Every print of a score or a level.

The understood document in; candidates out, those set aside with the rule that did it.
"""
