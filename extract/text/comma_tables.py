"""Tables in plain text whose values stand between commas or semicolons, as spreadsheets write them."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator, Sequence

from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import Found, SourceLine, is_number
from prongsai.extract.text.markdown import cell_text

_ROWS, _COLUMNS = 3, 3  # at least; prose has commas too, but not as many in line after line
_MERGED = 2  # heads over several columns
_LINES = 10  # at most, that a value in quotes takes up


def comma_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines of as many values between commas or semicolons, as spreadsheets write them, or None.

    Every line under the heads holds a value that is a number alone; the heads are one line, or two where those of the
    first were merged over several columns.
    """
    return next((found for mark in ",;" if (found := _read(lines, start, mark)) is not None), None)


def _read(lines: Sequence[SourceLine], start: int, mark: str) -> Found | None:
    """The table whose values a mark parts; a value in quotes may hold line breaks."""
    if mark not in lines[start].text:
        return None
    rows: list[tuple[int, list[str]]] = []
    used = 0

    def texts() -> Iterator[str]:
        for at in range(start, len(lines)):
            if at - start - used > _LINES:  # a quote that nothing closes
                return
            yield f"{lines[at].text.strip()}\n"

    reader = csv.reader(texts(), delimiter=mark)
    with contextlib.suppress(csv.Error):  # a value longer than the library reads ends a table
        for cells in reader:
            if len(cells) != len(rows[0][1] if rows else cells):
                break
            if rows and not any(_is_value(c, mark) for c in cells) and not _is_lower_head(rows, cells):
                break
            if len(cells) < _COLUMNS:
                return None
            rows.append((lines[start + used].line, cells))
            used = reader.line_num
    if len(rows) < _ROWS:
        return None
    table = build_table(
        [[GridCell(cell_text(cell), number) for cell in cells] for number, cells in rows],
        "tabs",
        [number for number, _ in rows],
    )
    return Found(table, used)


def _is_lower_head(rows: Sequence[tuple[int, list[str]]], cells: Sequence[str]) -> bool:
    """Whether a line has the heads of all columns, below one that has some and gaps between them."""
    upper = [cell.strip() for cell in rows[0][1]]
    return len(rows) == 1 and sum(map(bool, upper)) >= _MERGED and "" in upper and all(map(str.strip, cells))


def _is_value(cell: str, mark: str) -> bool:
    """Whether a cell is a number; between semicolons a comma may be its point."""
    return is_number(cell.replace(",", ".") if mark == ";" else cell)
