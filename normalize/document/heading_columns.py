"""Cells under their headings, where the rules of a table cut its columns into parts.

A heading and its data share a column where they overlap, however many thin parts the rules make of it: by the widths
on the page, else (a file without a page) by the order of the cells, else by the number of parts. A part over which
no heading of its own stands belongs to the neighbouring heading that has nothing below it otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.document.measure_header import Header

_SHARE = 0.85  # of a heading's width; a cell below so much of it is below all of it

Columns = range


@dataclass(frozen=True, slots=True)
class _Heading:
    """A lowest heading: its cell and the columns below it."""

    cell: CleanCell
    columns: Columns


def under_headings(table: CleanTable, header: Header) -> tuple[CleanTable, Header]:
    """The table with each cell of its body below one heading only, and the header with its columns as wide.

    Cells below several whole headings and tables whose cells keep to their columns stay as they are.
    """
    if table.method == "aligned":
        return table, header
    headings = _headings(table, header)
    headings, header = _widened(table, header, headings)
    made: dict[int, tuple[CleanCell, Columns]] = {}
    grid = [list(row) for row in table.grid]
    for r in range(header.body, table.n_rows):
        row = table.grid[r]
        chosen = _chosen(row, headings)
        for cell in _distinct(row):
            if id(cell) not in made and id(cell) in chosen:
                made[id(cell)] = _placed(cell, chosen[id(cell)].columns)
        for c, cell in enumerate(row):
            if id(cell) in made:
                placed, columns = made[id(cell)]
                grid[r][c] = placed if c in columns else replace(_emptied(cell), row=r, col=c)
    if not made:
        return table, header
    return CleanTable(tuple(tuple(row) for row in grid), table.place, table.method), header


def _headings(table: CleanTable, header: Header) -> list[_Heading]:
    """The lowest headings from left to right; a heading over others speaks through them and is none."""
    lowest = [_lowest(table, header, c) for c in range(table.n_cols)]
    over = {
        id(cell)
        for c in range(table.n_cols)
        for cell in _stack(table, header, c)
        if lowest[c] is not None and cell is not lowest[c]
    }
    found: list[_Heading] = []
    for c, cell in enumerate(lowest):
        if cell is None or id(cell) in over:
            continue
        if found and found[-1].cell is cell:
            found[-1] = _Heading(cell, range(found[-1].columns.start, c + 1))
        else:
            found.append(_Heading(cell, range(c, c + 1)))
    return found


def _stack(table: CleanTable, header: Header, c: int) -> list[CleanCell]:
    return [table.grid[r][c] for r in range(header.first, header.body) if table.grid[r][c].text.strip()]


def _lowest(table: CleanTable, header: Header, c: int) -> CleanCell | None:
    stack = _stack(table, header, c)
    return stack[-1] if stack else None


def _widened(table: CleanTable, header: Header, headings: list[_Heading]) -> tuple[list[_Heading], Header]:
    """Headings with the parts beside them that have words and no heading of their own.

    A part goes with the one neighbour that never has other words in the same row.
    """
    words = {heading.cell.text for heading in headings} | {""}
    body = [[cell if cell.text.strip() and cell.text not in words else None for cell in row] for row in table.grid]
    headed = {c for heading in headings for c in heading.columns}
    fields, months = list(header.fields), list(header.months)
    for c in range(table.n_cols):
        if c in headed or not any(row[c] for row in body[header.body :]):
            continue
        beside = [n for n, h in enumerate(headings) if c in (h.columns.start - 1, h.columns.stop)]
        free = [n for n in beside if not _meets(body[header.body :], c, headings[n].columns)]
        free = [n for n in free if not any(row[k] for row in body[header.body :] for k in headings[n].columns)] or free
        if len(free) == 1:
            columns = headings[free[0]].columns
            fields[c], months[c] = fields[columns.start], months[columns.start]
            wide = range(min(c, columns.start), max(c + 1, columns.stop))
            headings[free[0]] = _Heading(headings[free[0]].cell, wide)
    return headings, replace(header, fields=tuple(fields), months=tuple(months))


def _meets(body: Sequence[Sequence[CleanCell | None]], c: int, columns: Columns) -> bool:
    """In some row other words stand in the columns than in the part beside them."""
    return any(row[c] and any(row[k] and row[k] is not row[c] for k in columns) for row in body)


def _chosen(row: Sequence[CleanCell], headings: Sequence[_Heading]) -> dict[int, _Heading]:
    """The heading of each cell of a row that reaches beyond one; by the identity of the cells."""
    cells = _distinct(row)
    below = {id(cell): [h for h in headings if _overlap(cell, row, h) > 0] for cell in cells}
    wide = {key for key, found in below.items() if len(found) > 1}
    if not wide or any(_is_below_several(cell, row, below[id(cell)]) for cell in cells):
        wide -= {id(cell) for cell in cells if _is_below_several(cell, row, below[id(cell)])}
    elif len(cells) == len(headings) and all(h in below[id(c)] for c, h in zip(cells, headings, strict=True)):
        return {id(c): h for c, h in zip(cells, headings, strict=True) if id(c) in wide}
    return {id(cell): max(below[id(cell)], key=lambda h: _overlap(cell, row, h)) for cell in cells if id(cell) in wide}


def _is_below_several(cell: CleanCell, row: Sequence[CleanCell], headings: Sequence[_Heading]) -> bool:
    return sum(_overlap(cell, row, h) >= _SHARE * _width(cell, h) for h in headings) > 1


def _overlap(cell: CleanCell, row: Sequence[CleanCell], heading: _Heading) -> float:
    """How much of a heading's width a cell stands below: points, or parts where the file has no page."""
    parts = [c for c in heading.columns if row[c] is cell]
    one, other = cell.place.box, heading.cell.place.box
    if not parts or one is None or other is None or cell.place.page is None:
        return float(len(parts))
    return max(min(one[2], other[2]) - max(one[0], other[0]), 0.0)


def _width(cell: CleanCell, heading: _Heading) -> float:
    box = heading.cell.place.box
    return float(len(heading.columns)) if box is None or cell.place.box is None else box[2] - box[0]


def _placed(cell: CleanCell, columns: Columns) -> tuple[CleanCell, Columns]:
    own = range(max(columns.start, cell.col), min(columns.stop, cell.col + cell.col_span))
    return replace(cell, col=own.start, col_span=len(own)), own


def _emptied(cell: CleanCell) -> CleanCell:
    return replace(cell, text="", raw="", repairs=(), row_span=1, col_span=1)


def _distinct(row: Sequence[CleanCell]) -> list[CleanCell]:
    found: list[CleanCell] = []
    for cell in row:
        if not found or found[-1] is not cell:
            found.append(cell)
    return found


def on_columns_of(table: CleanTable, other: CleanTable) -> CleanTable:
    """The cells of a table on the columns that another table has at the same places of its page.

    Either may have more parts than the other; a table without boxes stays as it is.
    """
    middles = _middles(other)
    if len(middles) != other.n_cols:
        return table
    rows: list[tuple[CleanCell, ...]] = []
    made: dict[int, CleanCell] = {}
    for row in table.grid:
        cells = [cell for cell in _distinct(row) if cell.place.box is not None]
        if not cells:
            return table
        slots = [_nearest(cells, x) for x in middles]
        for cell in _distinct(slots):
            made.setdefault(id(cell), replace(cell, col=_first(slots, cell), col_span=sum(s is cell for s in slots)))
        rows.append(tuple(made[id(cell)] for cell in slots))
    return CleanTable(tuple(rows), table.place, table.method)


def _middles(table: CleanTable) -> list[float]:
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for row in table.grid:
        for cell in row:
            if cell.place.box is not None:
                starts[cell.col] = cell.place.box[0]
                ends[cell.col + cell.col_span - 1] = cell.place.box[2]
    edges = [starts.get(c, ends.get(c - 1)) for c in range(table.n_cols)] + [ends.get(table.n_cols - 1)]
    return [(a + b) / 2 for a, b in zip(edges, edges[1:], strict=False) if a is not None and b is not None]


def _nearest(cells: Sequence[CleanCell], x: float) -> CleanCell:
    def distance(cell: CleanCell) -> float:
        box = cell.place.box
        return max(box[0] - x, x - box[2], 0.0) if box is not None else float("inf")

    return min(cells, key=distance)


def _first(slots: Sequence[CleanCell], cell: CleanCell) -> int:
    return next(n for n, slot in enumerate(slots) if slot is cell)
