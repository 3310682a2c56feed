"""Tables of which every cell stands on a line of its own, as text copied or recognised cell by cell leaves them.

A name, then as many figures as there are columns, again and again; the headings stand before the first name in the same
order, one a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import Found, SourceLine, is_number
from prongsai.extract.text.markdown import cell_text

_ROWS = 4  # names with their figures, at least
_COLUMNS = range(2, 7)  # of figures; one figure behind each name is no table
_LONGEST = 120  # characters of a cell
_SHORT = 20  # characters of a level


def stacked_cells(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read the table whose first heading stands on line `start`, or None where there is none."""
    for columns in _COLUMNS:
        height = columns + 1
        head = lines[start : start + height]
        if len(head) < height or not all(_is_words(line) for line in head):
            return None  # a shorter head is all words too
        end = start + height
        while _is_row(lines[end : end + height], height):
            end += height
        if end - start < height * (_ROWS + 1):
            continue
        if _is_row_of_words(lines[end : end + height], height):
            end += height
        used = lines[start:end]
        rows = [used[i : i + height] for i in range(0, len(used), height)]
        cells = [[GridCell(cell_text(line.text.strip()), line.line) for line in row] for row in rows]
        return Found(build_table(cells, "aligned", [row[0].line for row in rows]), end - start)
    return None


def _is_words(line: SourceLine) -> bool:
    text = line.text.strip()
    return bool(text) and not is_number(text) and len(text) <= _LONGEST and "\t" not in text and "|" not in text


def _is_row(lines: Sequence[SourceLine], height: int) -> bool:
    return len(lines) == height and _is_words(lines[0]) and all(is_number(line.text) for line in lines[1:])


def _is_row_of_words(lines: Sequence[SourceLine], height: int) -> bool:
    """A last row of short words under the figures: the levels."""
    return len(lines) == height and all(_is_words(line) and len(line.text.strip()) <= _SHORT for line in lines)
