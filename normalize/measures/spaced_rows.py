"""Tables of measures in plain text whose columns are kept apart by blanks alone, or by strokes without any rule.

Both are weak evidence, so only lines below a line of headings of such a table count, and only as far as each
has as many parts as it.
"""

from __future__ import annotations

import re

from prongsai.normalize.document.cleaned import CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.measure_header import Header, find_header, is_header_row

_GAP = re.compile(r"[ \u00a0\u3000]{2,}")
_FEWEST_COLUMNS = 4


def find_spaced(document: CleanDocument) -> list[tuple[int, CleanTable, Header]]:
    """The tables of measures among the lines of a document: the first line's block, the table, its header."""
    found: list[tuple[int, CleanTable, Header]] = []
    below = 0
    for index, block in enumerate(document.blocks):
        if index < below or not isinstance(block, CleanLine):
            continue
        heads = _parts(block)
        if len(heads) < _FEWEST_COLUMNS or not is_header_row(heads):
            continue
        lines = [block]
        for other in document.blocks[index + 1 :]:
            if not isinstance(other, CleanLine) or len(_parts(other)) != len(heads):
                break
            lines.append(other)
        table = _table(lines)
        header = find_header(table)
        if header is not None and len(lines) > 1:
            found.append((index, table, header))
            below = index + len(lines)
    return found


def _parts(line: CleanLine) -> list[str]:
    text = line.text.strip()
    if "|" in text:
        return [part.strip() for part in text.strip("|").split("|")]
    return _GAP.split(text) if text else []


def _table(lines: list[CleanLine]) -> CleanTable:
    grid = [
        tuple(CleanCell(part, part, (), line.place, r, c) for c, part in enumerate(_parts(line)))
        for r, line in enumerate(lines)
    ]
    return CleanTable(tuple(grid), lines[0].place, "tabs")
