"""Voices: the words and parts that layouts of one writer share, so that layouts differ in more than their looks."""
