"""Rows of a ruled table that its lines do not part, or that its lines do not enclose.

Figures below each other in one cell, each beside its label, are so many rows. Of a table of which only some rows are
coloured, their boxes alone enclose grids: they give the columns of all rows, and the lines below the other rows lead on
from one to the next, and up to a header that nothing encloses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prongsai.extract.layout.ruled_grid import Grid, GridCell
from prongsai.extract.layout.ruling_edges import HorizontalEdge
from prongsai.extract.layout.words import Line, Word, build_lines
from prongsai.extract.records import BBox

_LEVEL = 0.4  # em; baselines closer than this stand on one line
_FIGURE = re.compile(r"(?:ร้อยละ)?[(\[]?[+-]?\d[\d,]*(?:[.:]\d+)?\s*(?:[%)\]]|คะแนน|AA|[A-F])*|N/?A|AA|[A-F]|[-–—]")
_YEAR = re.compile(r"(?:2[45]|๒[๔๕]|20|๒๐)\d{2}")
_SCORE = re.compile(r"\d{1,3}[.]\d{1,3}(?!\d)|(?<!\d)(?:100|๑๐๐)(?!\d)")
_COUNT = re.compile(r"\(?\d{1,2}[.)]?")
_SAME = 3.0  # points; edges of one column, lines of one width
_HIGHEST = 160.0  # points; of a row between two lines
_COLUMNS = 3  # of two columns any two lists on a page may be
_APART = 0.6  # em; between the heads of two columns, wider than a space
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]")


@dataclass(slots=True)
class CellDraft:
    """A cell with its lines before it becomes a record."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: BBox
    lines: list[Line]


def looks_like_figure(text: str) -> bool:
    """Whether a piece of text is a number, a grade or the dash that stands for none; a year is a word."""
    plain = text.strip()
    return _FIGURE.fullmatch(plain) is not None and _YEAR.fullmatch(plain) is None


def split_rows(drafts: Sequence[CellDraft], n_rows: int) -> tuple[list[CellDraft], int]:
    """Part the rows that hold several printed rows.

    Args:
        drafts: all cells of a table.
        n_rows: its number of rows.

    Returns:
        The cells, numbered anew, and their number of rows.
    """
    out: list[CellDraft] = list(drafts)
    for row in range(n_rows - 1, -1, -1):  # from below, so that rows above keep their numbers
        members = [d for d in out if d.row == row and d.row_span == 1]
        baselines = _row_baselines(members)
        if baselines:
            out = _part(out, row, baselines)
            n_rows += len(baselines) - 1
    out.sort(key=lambda d: (d.row, d.col))
    return out, n_rows


def _row_baselines(members: Sequence[CellDraft]) -> list[float]:
    """The baselines of the printed rows in one ruled row; empty where it is one row."""
    labels = [d for d in members if d.lines and not all(looks_like_figure(line.text) for line in d.lines)]
    if not labels:
        return []
    for draft in members:
        figures = draft.lines
        if len(figures) < 2 or not _is_column(figures):
            continue
        label = min(labels, key=lambda d: (abs(d.col - draft.col), d.col))
        level = [_at(label.lines, line) for line in figures]
        if not all(level):
            continue
        if label.lines[0].baseline < figures[0].baseline - _LEVEL * figures[0].size:
            continue  # text above the first figure: the figures belong to something else
        if len(figures) == 2 and not (
            len(label.lines) == 2 and all(_NUMBERED.match(line.text) for line in label.lines)
        ):
            continue
        return [line.baseline for line in figures]
    return []


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether the lines of a cell are the figures of so many rows: scores, or running numbers."""
    texts = [line.text.strip() for line in lines]
    if not all(looks_like_figure(text) for text in texts):
        return False
    scores = sum(1 for text in texts if _SCORE.search(text))
    if scores * 5 >= len(texts) * 3:
        return True
    numbers = [int(text.strip("().")) for text in texts if _COUNT.fullmatch(text)]
    return len(numbers) == len(texts) and all(b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))


def _at(lines: Sequence[Line], other: Line) -> bool:
    return any(abs(line.baseline - other.baseline) <= _LEVEL * max(other.size, 1.0) for line in lines)


def _part(drafts: Sequence[CellDraft], row: int, baselines: Sequence[float]) -> list[CellDraft]:
    extra = len(baselines) - 1
    out: list[CellDraft] = []
    for draft in drafts:
        if draft.row > row:
            out.append(replace(draft, row=draft.row + extra))
        elif _reaches(draft, row) or draft.row == row and _speaks_for_all(draft):
            out.append(replace(draft, row_span=draft.row_span + extra))
        elif draft.row == row:
            out += _part_cell(draft, baselines)
        else:
            out.append(draft)
    return out


def _reaches(draft: CellDraft, row: int) -> bool:
    """Whether a cell of several rows holds this one."""
    return draft.row <= row < draft.row + draft.row_span and draft.row_span > 1


def _speaks_for_all(draft: CellDraft) -> bool:
    """Whether a cell says one thing of all rows beside it: one line, at the middle of its height."""
    if len(draft.lines) != 1:
        return False
    line, (_, top, _, bottom) = draft.lines[0], draft.box
    return abs(line.top + line.bottom - top - bottom) / 2 <= _LEVEL * max(line.size, 1.0)


def _part_cell(draft: CellDraft, baselines: Sequence[float]) -> list[CellDraft]:
    """The pieces of one cell: a line belongs to the last printed row that begins at it or above."""
    x0, top, x1, bottom = draft.box
    size = max((line.size for line in draft.lines), default=10.0)
    starts = [baseline - 1.1 * size for baseline in baselines]
    edges = [top, *starts[1:], bottom]
    segments = [
        CellDraft(draft.row + i, draft.col, 1, draft.col_span, (x0, edges[i], x1, edges[i + 1]), [])
        for i in range(len(baselines))
    ]
    for line in draft.lines:
        index = sum(1 for baseline in baselines[1:] if line.baseline >= baseline - _LEVEL * max(line.size, 1.0))
        segments[index].lines.append(line)
    return segments


def with_rows_between(grids: Sequence[Grid], edges: Sequence[HorizontalEdge], words: Sequence[Word]) -> list[Grid]:
    """The grids of a page, those that are coloured rows of one table made one, from top to bottom.

    Args:
        grids: the grids that lines and boxes enclose, from top to bottom.
        edges: the horizontal lines of the page.
        words: its words.
    """
    left = list(grids)
    if not edges or not any(len(grid.xs) > _COLUMNS for grid in left):
        return left
    found: list[Grid] = []
    while left:
        grid = left.pop(0)
        while (longer := _led_on(grid, left, edges, words)) is not None:
            grid, used = longer
            if used is not None:
                left.remove(used)
        found.append(_with_header(_led_up(grid, [*found, *left], edges, words), [*found, *left], words))
    return found


def _led_on(
    grid: Grid, others: Sequence[Grid], edges: Sequence[HorizontalEdge], words: Sequence[Word]
) -> tuple[Grid, Grid | None] | None:
    """A grid with one more row, or with the grid that goes on below it; None where the table ends."""
    x0, _, x1, bottom = grid.box
    if len(grid.xs) <= _COLUMNS:
        return None
    below = next((g for g in others if abs(g.box[1] - bottom) <= _SAME and _of_one_table(grid, g)), None)
    if below is not None:
        return _joined(grid, below), below
    lines = [y for y, a, b in edges if y > bottom + _SAME and abs(a - x0) <= _SAME and abs(b - x1) <= _SAME]
    if not lines or min(lines) - bottom > _HIGHEST:
        return None
    end = min(lines)
    if any(bottom + _SAME < g.box[1] < end - _SAME and g.box[0] < x1 and g.box[2] > x0 for g in others):
        return None
    inside = [w for w in words if bottom <= (w.top + w.bottom) / 2 <= end and w.x0 < x1 and w.x1 > x0]
    columns = {_column_around(grid.xs, word) for word in inside}
    return (_joined(grid, _row(grid, bottom, end)), None) if None not in columns and len(columns) > 1 else None


def _led_up(grid: Grid, others: Sequence[Grid], edges: Sequence[HorizontalEdge], words: Sequence[Word]) -> Grid:
    """A grid with the rows above it that lines of its width part, as far as their words keep to its columns."""
    x0, top, x1, _ = grid.box
    lines = [y for y, a, b in edges if y < top - _SAME and abs(a - x0) <= _SAME and abs(b - x1) <= _SAME]
    if len(grid.xs) <= _COLUMNS or not lines or top - max(lines) > _HIGHEST or _stands_over(others, grid, max(lines)):
        return grid
    inside = [w for w in words if max(lines) <= (w.top + w.bottom) / 2 <= top and w.x0 < x1 and w.x1 > x0]
    columns = {_column_around(grid.xs, word) for word in inside}
    if None in columns or len(columns) < _COLUMNS:
        return grid
    return _led_up(_joined(_row(grid, max(lines), top), grid), others, edges, words)


def _with_header(grid: Grid, others: Sequence[Grid], words: Sequence[Word]) -> Grid:
    """A grid that begins with scores, with the heads above it: lines of words that keep to its columns."""
    x0, top, x1, _ = grid.box
    first = [w for w in words if top <= (w.top + w.bottom) / 2 <= grid.ys[1] and x0 <= w.x0 and w.x1 <= x1 + _SAME]
    if len(grid.xs) <= _COLUMNS or not any(looks_like_figure(w.text) and _SCORE.search(w.text) for w in first):
        return grid
    start = top
    heads: set[int] = set()
    above = [w for w in words if (w.top + w.bottom) / 2 < top and w.x0 < x1 and w.x1 > x0]
    for line in reversed(build_lines(above)):
        columns = _heads_of(line, grid.xs)
        if columns is None or start - line.bottom > max(line.size, 1.0):
            break
        start, heads = min(start, line.top), heads | columns
    if len(heads) * 2 < len(grid.xs) or len(heads) < _COLUMNS or _stands_over(others, grid, start):
        return grid
    return _joined(_row(grid, start - 1, top), grid)


def _heads_of(line: Line, xs: Sequence[float]) -> set[int] | None:
    """The columns in which a line has words, None where one runs across an edge or the words are one text."""
    columns = [_column_around(xs, word) for word in line.words]
    if any(looks_like_figure(word.text) and _SCORE.search(word.text) for word in line.words):
        return None
    pairs = zip(pairwise(columns), pairwise(line.words), strict=True)
    if any(a != b and right.x0 - left.x1 < _APART * max(line.size, 1.0) for (a, b), (left, right) in pairs):
        return None
    found = {column for column in columns if column is not None}
    return found if None not in columns else None


def _stands_over(others: Sequence[Grid], grid: Grid, start: float) -> bool:
    """Whether another grid stands between a height and a grid below it."""
    x0, top, x1, _ = grid.box
    return any(g.box[1] < top and g.box[3] > start and g.box[0] < x1 and g.box[2] > x0 for g in others)


def _column_around(xs: Sequence[float], word: Word) -> int | None:
    """The column that holds a word, None where it runs across an edge."""
    return next((c for c, (a, b) in enumerate(pairwise(xs)) if a - _SAME <= word.x0 and word.x1 <= b + _SAME), None)


def _of_one_table(grid: Grid, other: Grid) -> bool:
    """Whether a grid has the edges of another one's columns, or some of them and its width."""
    told = [any(abs(x - own) <= _SAME for own in grid.xs) for x in other.xs]
    return all(told) and all(abs(a - b) <= _SAME for a, b in ((grid.xs[0], other.xs[0]), (grid.xs[-1], other.xs[-1])))


def _row(grid: Grid, top: float, bottom: float) -> Grid:
    """One row of the grid's columns."""
    cells = [GridCell(0, c, 1, 1, (a, top, b, bottom)) for c, (a, b) in enumerate(pairwise(grid.xs))]
    return Grid(grid.xs, [top, bottom], cells, (grid.box[0], top, grid.box[2], bottom), [list(range(len(cells)))])


def _joined(grid: Grid, below: Grid) -> Grid:
    """Two grids that touch each other as one, in the columns of the first."""
    at = [min(range(len(grid.xs)), key=lambda n: abs(grid.xs[n] - x)) for x in below.xs]
    first, known = len(grid.ys) - 1, len(grid.cells)
    cells = [
        replace(c, row=c.row + first, col=at[c.col], col_span=at[c.col + c.col_span] - at[c.col]) for c in below.cells
    ]
    slots = [[known + row[_before(at, c)] for c in range(len(grid.xs) - 1)] for row in below.slots]
    box = (grid.box[0], grid.box[1], grid.box[2], below.box[3])
    return Grid(grid.xs, [*grid.ys, *below.ys[1:]], [*grid.cells, *cells], box, [*grid.slots, *slots])


def _before(at: Sequence[int], col: int) -> int:
    """The column of the lower grid in which a column of the upper one lies."""
    return sum(1 for x in at[1:-1] if col >= x)
