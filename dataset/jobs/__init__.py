"""The work of a run: what must be done again and why, who does it, and what is kept of it.

Files of the raw folder and what earlier runs kept in; what each document was understood to say out.
"""
