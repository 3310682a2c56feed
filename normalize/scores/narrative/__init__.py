"""Running text as a row of events: a paragraph in; assessment, owner, year, code and quantity of each figure out."""
