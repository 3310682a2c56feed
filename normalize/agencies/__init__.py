"""Which public body.

Names in a text or a table in; agencies with their official place and id out, and whose report a document is.
"""
