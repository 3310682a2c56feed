"""The raw folder and what a file is: paths in; files with their digests, types and decoded texts out."""
