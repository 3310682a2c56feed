"""Figures that explain the assessment, of nobody or of an agency that is called "ก"; and those between two names."""

from __future__ import annotations

from itertools import pairwise

from prongsai.normalize.scores.rules import Rule, ignore
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, holds
from prongsai.normalize.vocabulary.names_in_text import names_in

_BOTH = 2  # names at least, at both ends of the line
_FIGURES = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙., \n")
_NOBODY = Phrase("body|lettered", "#blank*", "opening?", "letter_for_name", "point?", "closing?", "!#ink")


def is_example(text: str) -> bool:
    """The text explains the assessment with made-up figures."""
    return holds(to_key(text), "example") or _NOBODY.stands_in(text)


def stands_between_names(text: str) -> bool:
    """A line of figures between two indicators, as around a chart: which of them a figure is of, nothing tells."""
    over, _, line = text.strip().rpartition("\n")
    names = names_in(line)
    if len(names) < _BOTH or any(name.scope != "indicator" for name in names) or not _FIGURES.issuperset(over):
        return False
    ends = names[0].start == 0 and names[-1].end == len(line)
    between = [line[a.end : b.start] for a, b in pairwise(names)]
    return ends and all(_FIGURES.issuperset(part) and part.strip() for part in between)


PARAGRAPH_RULES: tuple[Rule[str], ...] = (
    ignore(stands_between_names, "charts of one figure for each corner: tests/normalize/test_figures_apart.py"),
    ignore(is_example, "worked examples of manuals: layout `no-worked-example`, tests/normalize/test_forms.py"),
)
