"""Tables in plain text whose columns are kept apart by spaces or dotted leaders.

Spaces are weak evidence, so a table is taken only where at least three lines in a row end in the same
number of figures, or where dots lead from a label to its figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.text.delimited_tables import Found, SourceLine, is_number
from prongsai.extract.text.markdown import cell_text

_GAP = re.compile(r"[ \u00a0\u3000]{2,}")
_LEADER = re.compile(
    r"^\s*(?P<label>\S.*?)\s*(?:[.·]{4,}|…{2,}|(?:\s\.){4,})\s*(?P<value>\d[\d.,]*)\s*(?P<unit>%|คะแนน)?\s*$"
)
_DECIMAL = re.compile(r"\d+\.\d+")
_MIN_ROWS = 3
_MAX_LINE = 400  # characters
_MAX_TAIL = 20  # characters of a level such as "ต้องปรับปรุงโดยด่วน"


def leader_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines such as "label ........ 93.57": two or more, or one whose figure has decimals."""
    rows: list[list[GridCell]] = []
    i = start
    while i < len(lines) and len(lines[i].text) < _MAX_LINE and (match := _LEADER.match(lines[i].text)):
        cells = [match["label"], match["value"]] + ([match["unit"]] if match["unit"] else [])
        rows.append([GridCell(cell_text(cell), lines[i].line) for cell in cells])
        i += 1
    if not rows or (len(rows) == 1 and not _DECIMAL.fullmatch(rows[0][1].text)):
        return None
    return Found(build_table(rows, "aligned", [line.line for line in lines[start:i]]), i - start)


def aligned_table(lines: Sequence[SourceLine], start: int) -> Found | None:
    """Read lines split by wide gaps that end in figures, with the header line above them if it fits."""
    first = _pieces(lines[start])
    if len(first) < 2:
        return None
    header = not any(is_number(piece) for piece in first[1:])
    body = start + 1 if header else start
    rows: list[list[str]] = []
    i = body
    n_figures = 0
    while i < len(lines) and len(pieces := _pieces(lines[i])) >= 2:
        figures = _trailing_figures(pieces)
        if not figures or (n_figures and figures != n_figures):
            break
        n_figures = figures
        rows.append(pieces)
        i += 1
    if len(rows) < _MIN_ROWS:
        return None
    width = 1 + n_figures if header and len(first) == 1 + n_figures else len(rows[0])
    if any(len(row) != width for row in rows):
        rows = [_fold_label(row, n_figures) for row in rows]
    if header:
        if len(first) != len(rows[0]):
            return None  # titles that do not stand over the columns: the rows below are read without them
        rows.insert(0, first)
    used = lines[start:i]
    grid_cells = [[GridCell(cell_text(c), line.line) for c in row] for row, line in zip(rows, used, strict=True)]
    return Found(build_table(grid_cells, "aligned", [line.line for line in used]), i - start)


def _pieces(line: SourceLine) -> list[str]:
    text = line.text.strip()
    return _GAP.split(text) if text and len(text) < _MAX_LINE and "\t" not in text else []


def _trailing_figures(pieces: Sequence[str]) -> int:
    """How many pieces at the end are figures; one short word (a level, a unit) may follow them."""
    tail = 0 if is_number(pieces[-1]) else 1
    if tail and len(pieces[-1]) > _MAX_TAIL:
        return 0
    count = tail
    while count < len(pieces) - 1 and is_number(pieces[-1 - count]):
        count += 1
    return count if count > tail else 0


def _fold_label(pieces: list[str], n_figures: int) -> list[str]:
    """Put a label that holds wide gaps itself back into one cell."""
    split = max(1, len(pieces) - n_figures)
    return [" ".join(pieces[:split]), *pieces[split:]]
