"""Ruling lines of a page into grids: which cells do the lines of a table enclose.

Lines that cross or touch form one table, missing outer borders are put in where the other lines end, and every cell
grows until a border stops it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from prongsai.extract.layout.ruling_edges import SETTINGS, Edge, edges_of, positions
from prongsai.extract.records import BBox

_TOUCH: float = SETTINGS.intersection_tolerance
_HEADER_ROWS = 3  # rows of coloured boxes; more are a table of their own
_COVER = 0.6  # share of a cell's side that a line must cover to be its border


@dataclass(slots=True)
class GridCell:
    """A cell of the grid with its place in it."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: BBox


@dataclass(slots=True)
class Grid:
    """A table's cells by its lines: `xs` and `ys` are the positions of its lines, points."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    box: BBox
    slots: list[list[int]] = field(default_factory=list)  # index into `cells` for each slot of the grid


def find_grids(ruling_lines: Iterable[BBox], rects: Iterable[BBox], width: float, height: float) -> list[Grid]:
    """The grids that the lines of a page enclose, from top to bottom.

    Args:
        ruling_lines: thin lines, `(x0, top, x1, bottom)`.
        rects: filled boxes; those that tile (backgrounds of neighbouring cells) act as lines.
        width: of the page, points; a box as large as the page is its background.
        height: of the page, points.
    """
    thin = list(ruling_lines)
    horizontal, vertical = edges_of(thin, rects, width, height)
    grids = []
    for across, down in _connected(horizontal, vertical):
        grid = _grid(across, down)
        if grid is not None and (_was_drawn(grid, thin) or _is_regular(grid)):
            grids.append(grid)
    grids.sort(key=lambda g: (g.box[1], g.box[0]))
    return grids


def _was_drawn(grid: Grid, ruling_lines: Sequence[BBox]) -> bool:
    """Whether lines were drawn for this grid, and not backgrounds alone (marked words look like cells)."""
    x0, top, x1, bottom = grid.box
    drawn = sum(
        max(r[2] - r[0], r[3] - r[1])
        for r in ruling_lines
        if x0 - _TOUCH <= r[0] and r[2] <= x1 + _TOUCH and top - _TOUCH <= r[1] and r[3] <= bottom + _TOUCH
    )
    return drawn >= 0.3 * 2 * (x1 - x0 + bottom - top)


def _is_regular(grid: Grid) -> bool:
    """More rows than a header has, and two columns at least, with hardly a merged cell."""
    n_rows, n_cols = len(grid.ys) - 1, len(grid.xs) - 1
    return n_rows > _HEADER_ROWS and n_cols >= 2 and len(grid.cells) >= 0.75 * n_rows * n_cols


@dataclass(slots=True)
class Header:
    """Coloured boxes that touch each other: the header of a table that may have no other lines."""

    box: BBox
    column_edges: list[float]  # the inner edges of the boxes, points from the left


def coloured_headers(rects: Iterable[BBox]) -> list[Header]:
    """Clusters of filled boxes of which two stand side by side, from top to bottom."""
    clusters: list[list[BBox]] = []
    for box in sorted(set(rects), key=lambda b: (b[1], b[0])):
        touched = [c for c in clusters if any(_touches(box, other) for other in c)]
        joined = [box, *(other for cluster in touched for other in cluster)]
        clusters = [c for c in clusters if c not in touched] + [joined]
    headers = []
    for cluster in clusters:
        x0, x1 = min(b[0] for b in cluster), max(b[2] for b in cluster)
        top, bottom = min(b[1] for b in cluster), max(b[3] for b in cluster)
        edges = positions(edge for b in cluster for edge in (b[0], b[2]))
        column_edges = [edge for edge in edges if x0 + 6 < edge < x1 - 6]
        low = len({round(b[1] / 4) for b in cluster}) <= _HEADER_ROWS
        if column_edges and low and bottom - top >= 8 and x1 - x0 >= 120:
            headers.append(Header((x0, top, x1, bottom), column_edges))
    return sorted(headers, key=lambda h: (h.box[1], h.box[0]))


def _touches(a: BBox, b: BBox) -> bool:
    return a[0] - _TOUCH <= b[2] and b[0] <= a[2] + _TOUCH and a[1] - _TOUCH <= b[3] and b[1] <= a[3] + _TOUCH


def _connected(across: list[Edge], down: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of lines that cross or touch each other."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, vertical in enumerate(down):
        for i, horizontal in enumerate(across):
            if horizontal.at > vertical.end + _TOUCH:
                break  # `across` is sorted by its height
            crossed = horizontal.start - _TOUCH <= vertical.at <= horizontal.end + _TOUCH
            if crossed and horizontal.at >= vertical.start - _TOUCH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(edge)
    for j, edge in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(edge)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(across: list[Edge], down: list[Edge]) -> Grid | None:
    """Cells between the lines of one group; None where they enclose nothing."""
    across, down = _close_frame(across, down)
    xs, ys = positions(edge.at for edge in down), positions(edge.at for edge in across)
    n_cols, n_rows = len(xs) - 1, len(ys) - 1
    if n_cols < 1 or n_rows < 1 or n_cols * n_rows > 20_000:
        return None
    slots = _Slots(_borders(down, xs, ys), _borders(across, ys, xs), [[-1] * n_cols for _ in range(n_rows)])
    cells: list[GridCell] = []
    for row in range(n_rows):
        for col in range(n_cols):
            if slots.owner[row][col] >= 0:
                continue
            row_span, col_span = slots.grown(row, col)
            for r in range(row, row + row_span):
                for c in range(col, col + col_span):
                    slots.owner[r][c] = len(cells)
            box = (xs[col], ys[row], xs[col + col_span], ys[row + row_span])
            cells.append(GridCell(row, col, row_span, col_span, box))
    return Grid(xs, ys, cells, (xs[0], ys[0], xs[-1], ys[-1]), slots.owner)


@dataclass(slots=True)
class _Slots:
    """The slots between neighbouring lines of a grid: what borders them, and whose they are."""

    left_borders: list[list[bool]]  # by column edge, then by row
    top_borders: list[list[bool]]  # by row edge, then by column
    owner: list[list[int]]  # by row, then by column: the index of a cell, -1 where there is none yet

    def grown(self, row: int, col: int) -> tuple[int, int]:
        """How many rows and columns the cell that begins here covers: first to the right, then down."""
        n_rows, n_cols = len(self.owner), len(self.owner[0])
        col_span = 1
        while (
            col + col_span < n_cols
            and not self.left_borders[col + col_span][row]
            and self.owner[row][col + col_span] < 0
        ):
            col_span += 1
        row_span = 1
        while row + row_span < n_rows and self._opens(row, row + row_span, range(col, col + col_span)):
            row_span += 1
        return row_span, col_span

    def _opens(self, row: int, below: int, columns: range) -> bool:
        """Whether a cell that begins in `row` goes on in the row `below`."""
        if any(self.top_borders[below][c] or self.owner[below][c] >= 0 for c in columns):
            return False
        if any(self.left_borders[c][below] for c in columns[1:]):
            return False
        col = columns[0]
        # A slot that is open to its left belongs to another cell.
        return col == 0 or self.left_borders[col][below] or not self.left_borders[col][row]


def _close_frame(across: list[Edge], down: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Put in the outer lines that a table without a full border leaves out."""
    x0, x1 = min(b.start for b in across), max(b.end for b in across)
    y0, y1 = min(b.start for b in down), max(b.end for b in down)
    left, right = min(b.at for b in down), max(b.at for b in down)
    top, bottom = min(b.at for b in across), max(b.at for b in across)
    # A frame is missing only where two lines at least run on to the same end.
    if left - x0 > 10 and sum(1 for b in across if b.start - x0 <= _TOUCH) >= 2:
        down = [Edge(x0, top, bottom), *down]
    if x1 - right > 10 and sum(1 for b in across if x1 - b.end <= _TOUCH) >= 2:
        down = [*down, Edge(x1, top, bottom)]
    if top - y0 > 8 and sum(1 for b in down if b.start - y0 <= _TOUCH) >= 2:
        across = [Edge(y0, min(x0, left), max(x1, right)), *across]
        down = [Edge(b.at, min(b.start, y0), b.end) if b.at in (x0, x1) else b for b in down]
    if y1 - bottom > 8 and sum(1 for b in down if y1 - b.end <= _TOUCH) >= 2:
        across = [*across, Edge(y1, min(x0, left), max(x1, right))]
        down = [Edge(b.at, b.start, max(b.end, y1)) if b.at in (x0, x1) else b for b in down]
    return across, down


def _borders(edges: Sequence[Edge], places: Sequence[float], steps: Sequence[float]) -> list[list[bool]]:
    """For each line position and each step along it, whether a line covers it."""
    borders = [[False] * (len(steps) - 1) for _ in places]
    for i, place in enumerate(places):
        near = [edge for edge in edges if abs(edge.at - place) <= SETTINGS.snap_tolerance]
        for k in range(len(steps) - 1):
            start, end = steps[k], steps[k + 1]
            need = _COVER * (end - start)
            borders[i][k] = _covered(near, start, end) >= need
    return borders


def _covered(edges: Sequence[Edge], start: float, end: float) -> float:
    """How much of a stretch the lines cover together."""
    total, reached = 0.0, start
    for edge in sorted(edges, key=lambda b: b.start):
        first, last = max(edge.start, reached), min(edge.end, end)
        if last > first:
            total += last - first
            reached = last
    return total
