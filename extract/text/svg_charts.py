"""Charts of a drawing: which figure is of which series, by colours; a dial with its name.

The names of a chart stand on one line below its figures, as many figures over each. Those of one colour, their own
or that of the bar on which they stand, are a series; the words of that colour, or those beside a box of it, are its
name. Where that does not come out, the figures keep their columns and no name stands beside them: which of them the
nearest name means, no place tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.extract.text.delimited_tables import is_number

_SERIES = range(2, 6)
_NAMES = 2  # below the figures, at least
_BESIDE = 12.0  # user units; from a box of the legend to its words
_OVER = 12.0  # user units; from a bar up to its figure
_MOST_BOXES = 500  # that tell colours; a map or a pattern has more
_SCALE = {"0", "100"}  # the ends of a dial


@dataclass(frozen=True, slots=True)
class Piece:
    """Text and its anchor, in the drawing's own units; `fill` is its colour as the drawing spells it."""

    x: float
    y: float
    text: str
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner and its sides."""

    x: float
    y: float
    width: float
    height: float
    fill: str


def chart_rows(pieces: Sequence[Piece], lines: Sequence[Sequence[Piece]], boxes: Sequence[Box]) -> list[list[str]]:
    """The chart of a drawing as rows of texts, other words first; nothing where there is none.

    `lines` are the pieces by their heights, the highest first, each from left to right.
    """
    figures = [p for p in pieces if _is_score(p)]
    if len(figures) == 1:
        return _dial(pieces, figures[0])
    lowest = max((p.y for p in figures), default=0.0)
    foot = next(
        (line for line in lines if len(line) >= _NAMES and line[0].y > lowest and all(map(_is_name, line))), None
    )
    if foot is None:
        return []
    over = _over(foot, figures)
    count = len(over[0])
    if count not in _SERIES or any(len(column) != count for column in over):
        return []
    at_foot = frozenset(foot)
    words = [p for p in pieces if _is_name(p) and p not in at_foot]
    head = ["", *(name.text for name in foot)]
    named = _by_colour(over, words, boxes if len(boxes) <= _MOST_BOXES else ())
    used = {id(name) for name, _ in named}
    others = [[p.text] for p in words if id(p) not in used]
    if named:
        return [*others, head, *([name.text, *(p.text for p in row)] for name, row in named)]
    unnamed = zip(*(sorted(column, key=lambda p: p.y) for column in over), strict=True)
    return [*others, head, *(["", *(p.text for p in row)] for row in unnamed)]


def _over(foot: Sequence[Piece], figures: Sequence[Piece]) -> list[list[Piece]]:
    """The figures over each of the names of a foot, from left to right; a figure belongs to the nearest."""
    at = [name.x for name in foot]
    over: list[list[Piece]] = [[] for _ in foot]
    for figure in figures:
        right = bisect_left(at, figure.x)
        near = range(max(right - 1, 0), min(right + 1, len(at)))
        nearest = min(near, key=lambda n: abs(at[n] - figure.x))
        over[bisect_left(at, at[nearest])].append(figure)
    return over


def _is_score(piece: Piece) -> bool:
    return is_number(piece.text) and "." in piece.text


def _is_name(piece: Piece) -> bool:
    """Words, or a bare year."""
    return not is_number(piece.text) or piece.text.isdecimal() and len(piece.text) == len("2560")


def _dial(pieces: Sequence[Piece], figure: Piece) -> list[list[str]]:
    """The one name and the one figure of a dial, between the ends of its scale."""
    names = [p for p in pieces if not is_number(p.text)]
    scale = {p.text for p in pieces if is_number(p.text) and p is not figure}
    return [[names[0].text, figure.text]] if len(names) == 1 and scale == _SCALE else []


def _by_colour(
    over: Sequence[Sequence[Piece]], words: Sequence[Piece], boxes: Sequence[Box]
) -> list[tuple[Piece, list[Piece]]]:
    """Each series: its name, and its figure over each name of the foot; nothing where one is not known."""
    for colours in (
        [{p.fill: p for p in column} for column in over],
        [{_bar(p, boxes): p for p in column} for column in over],
    ):
        if all(len(column) == len(over[0]) and column.keys() == colours[0].keys() for column in colours):
            break
    else:
        return []
    found: list[tuple[Piece, list[Piece]]] = []
    for colour in colours[0]:
        names = [word for word in words if word.fill == colour or _is_key(word, colour, boxes)]
        if not colour or len(names) != 1:
            return []
        found.append((names[0], [column[colour] for column in colours]))
    return sorted(found, key=lambda series: (series[0].y, series[0].x))


def _bar(figure: Piece, boxes: Sequence[Box]) -> str:
    """The colour of the bar on which a figure stands."""
    own = {
        box.fill
        for box in boxes
        if box.x <= figure.x <= box.x + box.width and box.y - _OVER <= figure.y <= box.y + box.height
    }
    return own.pop() if len(own) == 1 else ""


def _is_key(word: Piece, colour: str, boxes: Sequence[Box]) -> bool:
    """Whether a box of a colour stands right before a word."""
    return any(
        box.fill == colour
        and 0 <= word.x - box.x - box.width <= _BESIDE
        and box.y <= word.y <= box.y + box.height + _BESIDE
        for box in boxes
    )
