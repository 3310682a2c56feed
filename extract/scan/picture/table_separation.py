"""Two tables that stand close together: rules closed over gaps run from one into the other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from prongsai.extract.layout.page_objects import RulingLine
from prongsai.extract.layout.ruled_grid import Grid, find_grids

_THIN = 0.6  # of the usual height of the table's rows: no row of writing
_MOST = 14.0  # points
_SAME = 4.0  # points; walls this near to each other are one column's


def parted(rules: Sequence[RulingLine], width: float, height: float) -> list[RulingLine]:
    """The rules, upright ones cut in two where they cross the strip of paper between two tables.

    Such a strip is a thin row with fewer walls than the rows above and below it, whose walls stand elsewhere.
    """
    gaps = [gap for grid in find_grids(rules, [], width, height) if len(grid.cells) > 1 for gap in _gaps(grid)]
    result: list[RulingLine] = []
    for rule in rules:
        pieces = [rule]
        if rule.bottom - rule.top > rule.x1 - rule.x0:
            for x0, top, x1, bottom in gaps:
                if x0 <= rule.x0 <= x1:
                    pieces = [part for piece in pieces for part in _cut(piece, top, bottom)]
        result += pieces
    return result


def _cut(rule: RulingLine, top: float, bottom: float) -> list[RulingLine]:
    if rule.top >= bottom or rule.bottom <= top:
        return [rule]
    parts = [rule._replace(bottom=min(rule.bottom, top)), rule._replace(top=max(rule.top, bottom))]
    return [part for part in parts if part.bottom > part.top]


def _gaps(grid: Grid) -> list[tuple[float, float, float, float]]:
    heights = [b - a for a, b in zip(grid.ys, grid.ys[1:], strict=False)]
    if len(heights) < 3:
        return []
    most = min(_MOST, _THIN * median(heights))
    walls = [_walls(grid, r) for r in range(len(heights))]
    found = []
    for r in range(1, len(heights) - 1):
        above, below = walls[r - 1], walls[r + 1]
        alike = len(above) == len(below) and all(abs(a - b) <= _SAME for a, b in zip(above, below, strict=True))
        if heights[r] < most and len(walls[r]) < min(len(above), len(below)) and not alike:
            found.append((grid.box[0] - _SAME, grid.ys[r], grid.box[2] + _SAME, grid.ys[r + 1]))
    return found


def _walls(grid: Grid, row: int) -> list[float]:
    """Where the cells of a row meet, left to right."""
    cells = [c for c in grid.cells if c.row <= row < c.row + c.row_span]
    return sorted(c.box[0] for c in cells)[1:]
