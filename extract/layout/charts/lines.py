"""Charts of lines over years: figures in the columns of the years on the line at their foot.

One line is a table of its years and figures. Of several lines nothing on the page says which figure belongs to which
name: they cross, and a legend stands where there is room. Their figures keep the columns, without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from prongsai.extract.layout.lying_tables import SCORE
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.words import Line, Word, build_lines, make_line, rounded
from prongsai.extract.records import BBox, Cell, Place, Table, around

_YEARS, _YEARS_OF_ONE = 2, 3  # at least, under several lines and under one
_SERIES = range(1, 6)
_CENTURIES = ("25", "20")
_NEAR = 0.3  # of the step from year to year; how far a figure stands from the middle of its year
_LEVEL = 2.0  # points; figures of a table's row are no further apart
_LONGEST_NAME = 12  # characters of a name beside the lines; longer words are text over the chart
_MOST_NAMES = 3  # on one line


def take_lines(words: Sequence[Word], number: int) -> tuple[list[FilledTable], list[Word]]:
    """The charts of lines of a page as tables, and the other words."""
    rows = build_lines(words)
    charts: list[FilledTable] = []
    taken: set[int] = set()
    for at, row in enumerate(rows):
        years = _years(row)
        columns = _columns(rows[:at], years) if years else []
        if columns:
            charts.append(_table(_heads(row, years), columns, number))
            taken |= {id(word) for word in (*row.words, *(w for column in columns for w in column))}
    return charts, [word for word in words if id(word) not in taken]


def _years(row: Line) -> list[Word]:
    """The years of a line that names years and nothing else, one after the other."""
    years = [w for w in row.words if w.text.isdecimal() and len(w.text) == len("2560") and w.text[:2] in _CENTURIES]
    others = [w for w in row.words if w not in years]
    in_order = all(int(b.text) - int(a.text) == 1 for a, b in pairwise(years))
    plain = len(others) <= len(years) and not any(char.isdigit() for w in others for char in w.text)
    return years if len(years) >= _YEARS and in_order and plain else []


def _columns(rows: Sequence[Line], years: Sequence[Word]) -> list[list[Word]]:
    """The figures over each year, the highest first; nothing where they are no chart."""
    at = [_middle(year) for year in years]
    reach = _NEAR * min(b - a for a, b in pairwise(at))
    columns: list[list[Word]] = [[] for _ in years]
    for row in takewhile(lambda row: not _years(row), reversed(rows)):  # years over it are the foot of another chart
        names = [word for word in row.words if not looks_like_figure(word.text)]
        if len(names) > _MOST_NAMES or any(len(word.text) > _LONGEST_NAME for word in names):
            break
        for figure in (w for w in row.words if looks_like_figure(w.text) and SCORE.search(w.text)):
            own = [c for c, x in enumerate(at) if abs(_middle(figure) - x) <= reach]
            if own:
                columns[own[0]].insert(0, figure)
            elif figure.x1 > at[0] - reach:
                return []
        if any(word.x1 < at[0] - reach for word in names):
            return []  # names before the figures, as in a table
    counts = {len(column) for column in columns}
    several = counts != {1}
    if len(counts) > 1 or not counts <= set(_SERIES) or len(years) < (_YEARS if several else _YEARS_OF_ONE):
        return []
    heights = [[figure.baseline for figure in level] for level in zip(*columns, strict=True)]
    return columns if any(max(level) - min(level) > _LEVEL for level in heights) else []


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _heads(row: Line, years: Sequence[Word]) -> list[Line]:
    """Each year with the word before it: "ปี 2566"."""
    ends = [0, *(row.words.index(year) + 1 for year in years)]
    ends[-1] = len(row.words)
    return [make_line(row.words[a:b]) for a, b in pairwise(ends)]


def _table(heads: Sequence[Line], columns: Sequence[Sequence[Word]], number: int) -> FilledTable:
    """The years over their figures; before the figures of several lines an empty column, for the names."""
    named = int(len(columns[0]) > 1)
    levels = [heads, *zip(*columns, strict=True)]
    cells = [
        Cell(piece.text, r, c + named, Place(page=number, box=_box(piece)))
        for r, level in enumerate(levels)
        for c, piece in enumerate(level)
    ]
    whole = around(cell.place.box for cell in cells)
    assert whole is not None  # a chart holds figures
    table = Table(tuple(cells), len(levels), len(heads) + named, Place(page=number, box=whole), "aligned")
    return FilledTable(table, whole)


def _box(piece: Word | Line) -> BBox:
    return rounded((piece.x0, piece.top, piece.x1, piece.bottom))
