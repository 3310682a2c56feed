"""Cells that hold a list: names in one, as many figures in another, a line each or, where lines are lost, in a row."""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.text.figures import SCORE
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.score_cells import ScoreParse, parse_score
from prongsai.normalize.vocabulary.assessments import kept_by_wording
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label

_FIGURES = re.compile(rf"{SCORE}(?:\s+{SCORE})+")
_BETWEEN = re.compile(r"[(]?\d{0,2}[.)]?[,;/\-–•*]?")  # in a key: what may stand between the names of a list
_PLAIN = ("decimal", "integer")


@cache
def list_of_figures(text: str) -> tuple[ScoreParse, ...]:
    """The figures of a cell that holds nothing else, two at least; empty for any other cell."""
    parts = [line for line in text.split("\n") if line.strip()]
    if len(parts) == 1 and _FIGURES.fullmatch(text.strip()):
        parts = text.split()
    figures = tuple(parse_score(part) for part in parts)
    plain = all(f.kind in _PLAIN and not f.rest for f in figures)
    return figures if len(figures) > 1 and plain else ()


@kept_by_wording()
def list_of_names(text: str) -> tuple[LabelMatch, ...]:
    """The names of a cell that holds nothing else, two at least; empty for any other cell."""
    parts = [line for line in text.split("\n") if line.strip()]
    labels = [match_label(part) for part in parts]
    if len(parts) > 1 and any(labels):
        named = tuple(label for label in labels if label is not None)
        return named if len(named) > 1 else ()
    if len(parts) != 1:
        return ()
    hits = names_in(text)
    rest = [text[a:b] for a, b in zip([0, *(h.end for h in hits)], [*(h.start for h in hits), len(text)], strict=True)]
    if len(hits) < 2 or not all(_BETWEEN.fullmatch(to_key(part)) for part in rest):
        return ()
    return tuple(LabelMatch(h.scope, h.code, h.method) for h in hits)
