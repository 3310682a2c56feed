"""Tables of measures that lie on their side: a name and its value in each row, all names again for the next measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.document.measure_header import header_field
from prongsai.normalize.text.keys import to_key

_MOST_COLUMNS = 3  # a heading over several names, a name, its value
_FEWEST_NAMES = 4


def upright(table: CleanTable) -> CleanTable | None:
    """The table with its names in one row and each measure's values in a row below; None for a table that stands.

    A row as wide as the table is a title and is left out.
    """
    if not 2 <= table.n_cols <= _MOST_COLUMNS:
        return None
    rows = [row for row in table.grid if row[0] is not row[-1]]
    if len(rows) < _FEWEST_NAMES or any(row[-2] is row[-1] for row in rows):
        return None
    records = _records([(row[-2], row[-1]) for row in rows])
    names = [to_key(name.text) for name, _ in records[0]]
    if len(names) < _FEWEST_NAMES or any([to_key(n.text) for n, _ in record] != names for record in records):
        return None
    if sum(header_field(name.text) is not None for name, _ in records[0]) * 3 < len(names) * 2:
        return None
    lines = [[name for name, _ in records[0]], *([value for _, value in record] for record in records)]
    grid = tuple(tuple(_at(cell, r, c) for c, cell in enumerate(line)) for r, line in enumerate(lines))
    return CleanTable(grid, table.place, table.method)


def _records(pairs: Sequence[tuple[CleanCell, CleanCell]]) -> list[list[tuple[CleanCell, CleanCell]]]:
    """The pairs of a name and its value, parted where the first name comes again."""
    first = to_key(pairs[0][0].text)
    records: list[list[tuple[CleanCell, CleanCell]]] = []
    for name, value in pairs:
        if not records or to_key(name.text) == first:
            records.append([])
        records[-1].append((name, value))
    return records


def _at(cell: CleanCell, row: int, col: int) -> CleanCell:
    return replace(cell, row=row, col=col, row_span=1, col_span=1)
