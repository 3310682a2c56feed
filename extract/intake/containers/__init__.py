"""A file that holds files in; each of them, as a document of its own, out. Nothing is unpacked onto the disk."""
