"""Tables in plain text whose values stand between commas or semicolons, as spreadsheets write them."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import Found, SourceLine, is_number
from prongsai.extract.text.markdown import cell_text

_ROWS, _COLUMNS = 3, 3  # at least; prose has commas too, but not as many in line after line


def comma_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines of as many values between commas or semicolons, as spreadsheets write them, or None.

    Every line under the first holds a value that is a number alone.
    """
    mark = next((mark for mark in ",;" if lines[start].text.count(mark) >= _COLUMNS - 1), None)
    if mark is None:
        return None
    rows: list[tuple[int, list[str]]] = []
    for line in lines[start:]:
        cells = next(csv.reader([line.text.strip()], delimiter=mark), [])
        if rows and (len(cells) != len(rows[0][1]) or not any(is_number(cell) for cell in cells)):
            break
        rows.append((line.line, cells))
    if len(rows) < _ROWS or len(rows[0][1]) < _COLUMNS:
        return None
    table = build_table(
        [[GridCell(cell_text(cell), number) for cell in cells] for number, cells in rows],
        "tabs",
        [number for number, _ in rows],
    )
    return Found(table, len(rows))
