"""Sheets of keys and values, printouts of the web system, cards."""
