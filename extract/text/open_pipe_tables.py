"""Tables in plain text whose cells pipes part, with no pipe at the ends of a line and no rule under the header.

A pipe alone is weak evidence, menus and footers have it too: taken is only a line of words over lines of as many short
cells each, of which most hold figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import Found, SourceLine, holds_decimal, is_number
from prongsai.extract.text.markdown import cell_text

_PIPE = re.compile(r"\s*\|\s*")
_LEAST_CELLS = 3  # of a line
_LEAST_ROWS = 2  # lines of figures
_LONGEST = 100  # characters of a cell


def open_pipe_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read the table whose header stands on line `start`, or None where there is none."""
    head = _cells(lines[start])
    if len(head) < _LEAST_CELLS or any(map(holds_decimal, head)) or not all(head):
        return None
    rows = [head]
    while start + len(rows) < len(lines) and len(cells := _cells(lines[start + len(rows)])) == len(head):
        rows.append(cells)
    told = [row for row in rows[1:] if any(is_number(cell) and holds_decimal(cell) for cell in row)]
    if len(told) < _LEAST_ROWS or len(told) * 2 < len(rows) - 1:
        return None
    used = lines[start : start + len(rows)]
    grid = [[GridCell(cell_text(c), line.line) for c in row] for row, line in zip(rows, used, strict=True)]
    return Found(build_table(grid, "pipes", [line.line for line in used]), len(rows))


def _cells(line: SourceLine) -> list[str]:
    text = line.text.strip()
    if "|" not in text or "\t" in text:
        return []
    cells = _PIPE.split(text)
    return cells if all(len(cell) <= _LONGEST for cell in cells) else []
