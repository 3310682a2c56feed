"""Prongsai: from published integrity (ITA) reports to data with evidence for every value.

Reports in `data/raw` go in; the tables of `data/parsed` come out (`prongsai run`, see `pipeline`).
"""

__version__ = "0.1.0"
