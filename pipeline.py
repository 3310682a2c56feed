"""Prongsai: from a folder of published integrity reports to a dataset with evidence for every value."""

from __future__ import annotations

__version__ = "0.1.0"
