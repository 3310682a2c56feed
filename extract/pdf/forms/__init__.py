"""The XML of a form that only a program draws (XFA) in; the lines and tables that it prints out."""
