"""Parts of papers without results."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.voices import plain_sentences


def plain(b: Builder, *, measures: bool = True) -> None:
    """No scores; nothing is claimed about the report's year, or (`measures=False`) about measures."""
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name
    if measures:
        b.no_measures()


def head(b: Builder, text: str) -> None:
    b.heading(text, 1, center=True)
    b.heading(plain_sentences.whole(b), 2, center=True)


def money(b: Builder, low: int, high: int) -> int:
    return b.rng.randint(low, high) * 100
