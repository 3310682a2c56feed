"""Tables of which only some rows are coloured: their boxes enclose a grid, the rows between have lines below alone.

The coloured rows give the columns of all of them. A grid is led on through the lines of its width below it, and through
the next grids of its columns, as long as no text runs across an edge of the columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from prongsai.extract.layout.page_objects import Char
from prongsai.extract.layout.ruled_grid import Grid, GridCell
from prongsai.extract.layout.ruled_tables import touching_runs
from prongsai.extract.layout.ruling_edges import HorizontalEdge

_SAME = 3.0  # points; edges of one column, lines of one width
_HIGHEST = 160.0  # points; of a row between two lines
_COLUMNS = 3  # of two columns any two lists on a page may be
_Span = tuple[float, float, float]  # left, right and height of a run of characters


def with_rows_between(grids: Sequence[Grid], edges: Sequence[HorizontalEdge], chars: Sequence[Char]) -> list[Grid]:
    """The grids of a page, those that are coloured rows of one table made one, from top to bottom.

    Args:
        grids: the grids that lines and boxes enclose, from top to bottom.
        edges: the horizontal lines of the page.
        chars: its characters, all read from left to right.
    """
    left = list(grids)
    if not edges or not any(len(grid.xs) > _COLUMNS for grid in left):
        return left
    spans = [_span(run) for run in touching_runs(chars)]
    found: list[Grid] = []
    while left:
        grid = left.pop(0)
        while (longer := _led_on(grid, left, edges, spans)) is not None:
            grid, used = longer
            if used is not None:
                left.remove(used)
        found.append(grid)
    return found


def _span(run: Sequence[Char]) -> _Span:
    inked = [g for g in run if not g.text.isspace()] or run
    return min(g.x0 for g in inked), max(g.x1 for g in inked), (inked[0].top + inked[0].bottom) / 2


def _led_on(
    grid: Grid, others: Sequence[Grid], edges: Sequence[HorizontalEdge], spans: Sequence[_Span]
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
    inside = [span for span in spans if bottom <= span[2] <= end and span[0] < x1 and span[1] > x0]
    columns = {c for left, right, _ in inside if (c := _column(grid.xs, left, right)) is not None}
    fits = all(_column(grid.xs, left, right) is not None for left, right, _ in inside)
    return (_joined(grid, _row(grid, end)), None) if fits and len(columns) > 1 else None


def _column(xs: Sequence[float], left: float, right: float) -> int | None:
    """The column that holds a run of characters, None where it runs across an edge."""
    return next((c for c, (a, b) in enumerate(pairwise(xs)) if a - _SAME <= left and right <= b + _SAME), None)


def _of_one_table(grid: Grid, other: Grid) -> bool:
    """Whether a grid has the edges of another one's columns, or some of them and its width."""
    told = [any(abs(x - own) <= _SAME for own in grid.xs) for x in other.xs]
    return all(told) and all(abs(a - b) <= _SAME for a, b in ((grid.xs[0], other.xs[0]), (grid.xs[-1], other.xs[-1])))


def _row(grid: Grid, end: float) -> Grid:
    """One row of the grid's columns from its foot to `end`."""
    top = grid.box[3]
    cells = [GridCell(0, c, 1, 1, (a, top, b, end)) for c, (a, b) in enumerate(pairwise(grid.xs))]
    return Grid(grid.xs, [top, end], cells, (grid.box[0], top, grid.box[2], end), [list(range(len(cells)))])


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
