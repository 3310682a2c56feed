"""Running text: a paragraph in; every figure with its owner, year and code, or the rule that it is none, out."""
