"""Tables of measures that lie on their side: a name and its value in each row, all names again for the next measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.document.header_fields import header_field
from prongsai.normalize.text.keys import to_key

_MOST_COLUMNS = 3  # a heading over several names, a name, its value
_FEWEST_NAMES = 4
_COUNT_CHARS = 16


def upright(table: CleanTable) -> CleanTable | None:
    """The table with its names in one row and each measure's values in a row below; None for a table that stands.

    A row as wide as the table is a title and is left out.
    """
    rows = [row for row in table.grid if row[0] is not row[-1] and not _counts(row)]
    if len(rows) < _FEWEST_NAMES or table.n_cols < 2:
        return None
    columns = _side_by_side(rows)
    if columns is not None:
        return _turned(columns, table)
    if table.n_cols > _MOST_COLUMNS or any(row[-2] is row[-1] for row in rows):
        return None
    records = _records([(row[-2], row[-1]) for row in rows])
    names = [to_key(name.text) for name, _ in records[0]]
    if len(names) < _FEWEST_NAMES or any([to_key(n.text) for n, _ in record] != names for record in records):
        return None
    if not _are_names([name for name, _ in records[0]]):
        return None
    return _turned([[name for name, _ in records[0]], *([value for _, value in record] for record in records)], table)


def _side_by_side(rows: Sequence[Sequence[CleanCell]]) -> list[list[CleanCell]] | None:
    """The columns of a table whose first one holds the names and every other one a measure; None for any other."""
    names = [row[0] for row in rows]
    keys = [to_key(name.text) for name in names]
    if len(rows[0]) < _MOST_COLUMNS or len(set(keys)) < len(keys) or not _are_names(names):
        return None
    others = [cell for row in rows for cell in row[1:]]
    if 2 * sum(header_field(cell.text) is not None for cell in others) > len(others):
        return None
    return [list(column) for column in zip(*rows, strict=True)]


def _counts(row: Sequence[CleanCell]) -> bool:
    """A row that only says which measure stands below: "ข้อ", "มาตรการที่ 1", "มาตรการที่ 2"."""
    numbers = [char for cell in row[1:] for char in to_key(cell.text) if char.isdecimal()]
    return (
        len(row) > 2
        and numbers == [str(n) for n in range(1, len(row))]
        and all(len(cell.text) <= _COUNT_CHARS for cell in row[1:])
    )


def _are_names(cells: Sequence[CleanCell]) -> bool:
    """Two in three of some cells head a column of a table of measures."""
    return sum(header_field(cell.text) is not None for cell in cells) * 3 >= len(cells) * 2


def _turned(lines: Sequence[Sequence[CleanCell]], table: CleanTable) -> CleanTable:
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
