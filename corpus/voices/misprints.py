"""Misprints that the rest of a report gives away."""

from __future__ import annotations

from decimal import Decimal

from corpus import wording
from corpus.builder import Builder, score_text
from corpus.measure_tables import measures_table
from corpus.voices import sentences

TEXT = wording.read("voices/misprints")


def wrong_digit(b: Builder, value: Decimal) -> Decimal:
    """The figure with one digit changed, still between 0 and 100, and far enough off to break the arithmetic."""
    text = score_text(value)
    while True:
        place = b.rng.choice([k for k, c in enumerate(text) if c != "."])
        other = Decimal(text[:place] + b.rng.choice("0123456789") + text[place + 1 :])
        if abs(other - value) >= Decimal("0.5") and other <= 100:
            return other


def ending(b: Builder) -> None:
    if b.chance(0.6):
        b.heading(TEXT("ending.heading", measures_title=sentences.measures_title(b), fy=b.fy(b.year + 1)), 2)
        measures_table(b)
    else:
        b.no_measures()
