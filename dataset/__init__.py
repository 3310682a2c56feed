"""From what documents say to the published dataset: what must be read again, the tables, corrections, changes."""
