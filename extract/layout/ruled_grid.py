"""Rules on a page into grids: which cells do the lines of a table enclose.

Works on the straight pieces alone. Pieces on one line are joined over small gaps (dotted rules, borders
drawn cell by cell), lines that cross or touch form one table, missing outer borders are put in where the
other lines end, and every cell grows until a wall stops it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from prongsai.extract.records import BBox

_SNAP = 3.6  # points; lines this near to each other are one line (double borders, rounded places)
_JOIN = 4.5  # points; pieces on one line with a smaller gap are one piece (dots, dashes)
_TOUCH = 4.0  # points; how far lines may stop short of each other at a corner
_DOT = 0.4  # points; a piece as long as it is thick, but for this, counts both ways
_SHORT = 6.0  # points; what stays shorter after joining is a letter's part or an ornament
_HEADER_ROWS = 3  # rows of coloured boxes; more are a table of their own
_COVER = 0.6  # share of a cell's side that a line must cover to be its wall


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


@dataclass(slots=True)
class Edge:
    """A line: its place across and where it runs along."""

    at: float
    start: float
    end: float
    group: int = -1


def find_grids(ruling_lines: Iterable[BBox], rects: Iterable[BBox], width: float, height: float) -> list[Grid]:
    """The grids that the lines of a page enclose, from top to bottom.

    Args:
        ruling_lines: thin lines, `(x0, top, x1, bottom)`.
        rects: filled boxes; those that tile (backgrounds of neighbouring cells) act as lines.
        width: of the page, points; a box as large as the page is its background.
        height: of the page, points.
    """
    flat: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    thin = list(ruling_lines)
    for x0, top, x1, bottom in thin:
        if x1 - x0 >= bottom - top - _DOT:
            flat.append(((top + bottom) / 2, x0, x1))
        if bottom - top >= x1 - x0 - _DOT:
            upright.append(((x0 + x1) / 2, top, bottom))
    for x0, top, x1, bottom in _tiles(rects, width, height):
        flat += [(top, x0, x1), (bottom, x0, x1)]
        upright += [(x0, top, bottom), (x1, top, bottom)]
    across = _merge(flat)
    down = _merge(upright)
    grids = []
    for edges_across, edges_down in _connected(across, down):
        grid = _grid(edges_across, edges_down)
        if grid is not None and (_has_rules(grid, thin) or _is_regular(grid)):
            grids.append(grid)
    grids.sort(key=lambda g: (g.box[1], g.box[0]))
    return grids


def _has_rules(grid: Grid, ruling_lines: Sequence[BBox]) -> bool:
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
        edges = _positions([Edge(edge, 0, 0) for b in cluster for edge in (b[0], b[2])])
        column_edges = [edge for edge in edges if x0 + 6 < edge < x1 - 6]
        low = len({round(b[1] / 4) for b in cluster}) <= _HEADER_ROWS
        if column_edges and low and bottom - top >= 8 and x1 - x0 >= 120:
            headers.append(Header((x0, top, x1, bottom), column_edges))
    return sorted(headers, key=lambda h: (h.box[1], h.box[0]))


def _touches(a: BBox, b: BBox) -> bool:
    return a[0] - _TOUCH <= b[2] and b[0] <= a[2] + _TOUCH and a[1] - _TOUCH <= b[3] and b[1] <= a[3] + _TOUCH


def horizontal_edges_of(ruling_lines: Iterable[BBox]) -> list[tuple[float, float, float]]:
    """Flat lines of a page joined, `(y, x0, x1)`: for tables that have no upright ones."""
    flat = [((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in ruling_lines if x1 - x0 >= bottom - top - _DOT]
    return [(edge.at, edge.start, edge.end) for edge in _merge(flat)]


def _tiles(rects: Iterable[BBox], width: float, height: float) -> list[BBox]:
    """Filled boxes that may be cell backgrounds: not the page, not a dot."""
    return [
        box
        for box in rects
        if box[3] - box[1] >= 7 and box[2] - box[0] >= 7
        and not (box[2] - box[0] > 0.9 * width and box[3] - box[1] > 0.5 * height)
    ]  # fmt: skip


def _merge(segments: list[tuple[float, float, float]]) -> list[Edge]:
    """Join pieces that lie on one line; `(at, start, end)` each.

    Long lines draw the short ones beside them to their place, not the other way round: the dots of a
    dotted border lie beside every line that crosses it.
    """
    lengths: dict[int, float] = {}
    for at, start, end in segments:
        key = round(at * 2)
        lengths[key] = lengths.get(key, 0.0) + end - start + 0.01
    places: dict[int, int] = {}  # half points to the half points of the line they belong to
    leading: list[int] = []
    reach = int(_SNAP * 2)
    for key in sorted(lengths, key=lambda k: (-lengths[k], k)):
        at_place = bisect_left(leading, key)
        near = [other for other in leading[max(0, at_place - 1) : at_place + 1] if abs(other - key) <= reach]
        if near:
            places[key] = min(near, key=lambda other: (abs(other - key), other))
        else:
            places[key] = key
            insort(leading, key)
    regions: dict[int, list[tuple[float, float, float]]] = {}
    for piece in segments:
        regions.setdefault(places[round(piece[0] * 2)], []).append(piece)
    return [edge for key in sorted(regions) for edge in _merge_band(regions[key])]


def _merge_band(region: list[tuple[float, float, float]]) -> list[Edge]:
    # The line stands where most of its length does, not at the mean of its crumbs.
    weight = sum(end - start + 0.01 for _, start, end in region)
    at = sum(a * (end - start + 0.01) for a, start, end in region) / weight
    joined: list[Edge] = []
    for _, start, end in sorted(region, key=lambda p: p[1:]):
        if joined and start - joined[-1].end <= _JOIN:
            joined[-1].end = max(joined[-1].end, end)
        else:
            joined.append(Edge(at, start, end))
    return [edge for edge in joined if edge.end - edge.start >= _SHORT]


def _connected(across: list[Edge], down: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of lines that cross or touch each other."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, upright in enumerate(down):
        for i, flat in enumerate(across):
            if flat.at > upright.end + _TOUCH:
                break  # `across` is sorted by its height
            if flat.at >= upright.start - _TOUCH and flat.start - _TOUCH <= upright.at <= flat.end + _TOUCH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(edge)
    for j, edge in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(edge)
    return [group for group in groups.values() if group[0] and group[1]]


def _positions(edges: Sequence[Edge]) -> list[float]:
    """Where the lines of a group stand, lines of one place once."""
    out: list[float] = []
    for at in sorted(edge.at for edge in edges):
        if not out or at - out[-1] > _SNAP:
            out.append(at)
    return out


def _grid(across: list[Edge], down: list[Edge]) -> Grid | None:
    """Cells between the lines of one group; None where they enclose nothing."""
    across, down = _close_frame(across, down)
    xs, ys = _positions(down), _positions(across)
    n_cols, n_rows = len(xs) - 1, len(ys) - 1
    if n_cols < 1 or n_rows < 1 or n_cols * n_rows > 20_000:
        return None
    left_borders = _borders(down, xs, ys)
    top_borders = _borders(across, ys, xs)
    owner = [[-1] * n_cols for _ in range(n_rows)]
    cells: list[GridCell] = []
    for row in range(n_rows):
        for col in range(n_cols):
            if owner[row][col] >= 0:
                continue
            row_span, col_span = _grow(row, col, n_rows, n_cols, left_borders, top_borders, owner)
            for r in range(row, row + row_span):
                for c in range(col, col + col_span):
                    owner[r][c] = len(cells)
            box = (xs[col], ys[row], xs[col + col_span], ys[row + row_span])
            cells.append(GridCell(row, col, row_span, col_span, box))
    return Grid(xs, ys, cells, (xs[0], ys[0], xs[-1], ys[-1]), owner)


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
    column_edges = [[False] * (len(steps) - 1) for _ in places]
    for i, place in enumerate(places):
        near = [edge for edge in edges if abs(edge.at - place) <= _SNAP]
        for k in range(len(steps) - 1):
            start, end = steps[k], steps[k + 1]
            need = _COVER * (end - start)
            column_edges[i][k] = _covered(near, start, end) >= need
    return column_edges


def _covered(edges: Sequence[Edge], start: float, end: float) -> float:
    """How much of a stretch the lines cover together."""
    total, reached = 0.0, start
    for edge in sorted(edges, key=lambda b: b.start):
        first, last = max(edge.start, reached), min(edge.end, end)
        if last > first:
            total += last - first
            reached = last
    return total


def _grow(
    row: int, col: int, n_rows: int, n_cols: int,
    left_borders: list[list[bool]], top_borders: list[list[bool]], owner: list[list[int]],
) -> tuple[int, int]:  # fmt: skip
    """How many rows and columns the cell that begins here covers: first to the right, then down."""
    col_span = 1
    while col + col_span < n_cols and not left_borders[col + col_span][row] and owner[row][col + col_span] < 0:
        col_span += 1
    row_span = 1
    while row + row_span < n_rows:
        below = row + row_span
        span = range(col, col + col_span)
        if any(top_borders[below][c] or owner[below][c] >= 0 for c in span):
            break
        if any(left_borders[c][below] for c in range(col + 1, col + col_span)):
            break
        if col > 0 and not left_borders[col][below] and left_borders[col][row]:
            break  # the slot below is open to its left: it belongs to another cell
        row_span += 1
    return row_span, col_span
