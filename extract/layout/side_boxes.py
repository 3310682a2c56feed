"""Boxes side by side that hold a list of figures each: an instrument with its indicators, a year, a body.

What stands in one box is read together. Read line by line over all of them, the name of one box's next row stands
below the figure of its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from prongsai.extract.layout.lying_tables import SCORE
from prongsai.extract.layout.panels import holds
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.words import Word, build_lines
from prongsai.extract.records import BBox

_SAME = 3.0  # points; upper and lower sides of boxes of one row
_APART = 1.0  # points; boxes nearer to each other are cells of a table
_SCORES = 3  # in each of the boxes, at least; one score alone is a card's
_MOST = 0.5  # share of the page


def take_side_boxes(
    words: Sequence[Word], frames: Iterable[BBox], size: tuple[float, float]
) -> tuple[list[tuple[BBox, list[Word]]], list[Word]]:
    """Take the words of such boxes, from left to right, out of the words of a page.

    Args:
        words: words outside of ruled tables and cards.
        frames: boxes that are drawn on the page, points.
        size: width and height of the page, points.

    Returns:
        Each box with its words, and the words that stand in none.
    """
    lists = [(box, inside) for box in sorted(set(frames)) if (inside := _list_in(box, words, size))]
    found: list[tuple[BBox, list[Word]]] = []
    rest = list(words)
    for box, inside in sorted(lists, key=lambda one: -len(one[1])):
        apart = [word for word in rest if holds(box, word)]
        if len(apart) == len(inside) and any(_beside(box, other) for other, _ in lists):
            found.append((box, inside))
            rest = [word for word in rest if not holds(box, word)]
    return sorted(found, key=lambda one: (round(one[0][1] / _SAME), one[0][0])), rest


def _list_in(box: BBox, words: Sequence[Word], size: tuple[float, float]) -> list[Word]:
    """The words of a box that holds scores and a name for each; none of any other box, as of a column of a table."""
    if (box[2] - box[0]) * (box[3] - box[1]) > _MOST * size[0] * size[1]:
        return []
    inside = [word for word in words if holds(box, word)]
    if sum(map(_is_score, inside)) < _SCORES:
        return []
    lines = [line.words for line in build_lines(inside)]
    return inside if sum(map(_names, lines)) >= sum(any(map(_is_score, line)) for line in lines) else []


def _is_score(word: Word) -> bool:
    return looks_like_figure(word.text) and SCORE.search(word.text) is not None


def _names(line: Sequence[Word]) -> bool:
    """Whether a line says something before its score; behind it stands a unit."""
    before = takewhile(lambda word: not _is_score(word), line)
    return any(any(map(str.isalpha, word.text)) for word in before)


def _beside(a: BBox, b: BBox) -> bool:
    """Whether two boxes stand in one row of boxes, with white between them."""
    level = abs(a[1] - b[1]) <= _SAME and abs(a[3] - b[3]) <= _SAME
    return level and (b[0] - a[2] > _APART or a[0] - b[2] > _APART)
