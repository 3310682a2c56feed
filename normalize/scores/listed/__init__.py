"""Lists of bodies: what their cells, columns and titles mean together.

Bare names under the word for their kind, the column of those a body belongs to, means over the bodies of an area.
"""
