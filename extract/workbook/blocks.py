"""Rows of a sheet as the lines and tables that a reader sees: titles, tables one below or beside another, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.extract.records import Block, Place, TextLine
from prongsai.extract.text.cell_grid import build_table
from prongsai.extract.workbook.sheets import Row

_NUMBER = re.compile(r"[-+]?[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*\s*%?")


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """Lines where a row holds one text alone, tables elsewhere; an empty column parts tables side by side."""
    found: list[Block] = []
    width = max((sum(cell.col_span for _, cell in row.cells) for row in rows), default=0)
    for group in _groups(rows, width):
        before, inside, behind = _table_within(group, width)
        found += [line for row in before for line in _lines(row)]
        for part in _side_by_side(inside):
            table_rows = [[cell for _, cell in row.cells] for row in part]
            found.append(build_table(table_rows, "sheet", [row.number for row in part]))
        found += [line for row in behind for line in _lines(row)]
    return found


def _lines(row: Row) -> Iterator[TextLine]:
    for text in row.texts:
        for line in text.split("\n"):
            if line.strip():
                yield TextLine(line.strip(), Place(line=row.number))


def _groups(rows: Sequence[Row], width: int) -> Iterator[list[Row]]:
    """Rows without the empty ones; two empty rows, or one before a title or a new head, begin another group."""
    group: list[Row] = []
    empty = 0
    for row in rows:
        if not row.texts and not (group and row.reaches_in(width)):
            empty += 1
            continue
        if group and (empty > 1 or (empty and (len(row.texts) == 1 or _is_head_below_figures(group, row)))):
            yield group
            group = []
        group.append(row)
        empty = 0
    if group:
        yield group


def _is_head_below_figures(group: Sequence[Row], row: Row) -> bool:
    figures_above = any(_NUMBER.fullmatch(text) for above in group for text in above.texts)
    return figures_above and not any(_NUMBER.fullmatch(text) for text in row.texts)


def _table_within(group: list[Row], width: int) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows with one text at the head and at the foot, and what lies between them."""
    several = [n for n, row in enumerate(group) if len(row.texts) > 1 or row.reaches_in(width)]
    if len(several) < 2:
        return group, [], []
    return group[: several[0]], group[several[0] : several[-1] + 1], group[several[-1] + 1 :]


def _side_by_side(rows: list[Row]) -> Iterator[list[Row]]:
    """The tables that empty columns part, each at least two columns wide; else the rows as they are."""
    parts = _filled_columns(rows)
    if not parts:
        return
    if any(last == first for first, last in parts):
        parts = [(parts[0][0], parts[-1][1])]
    for first, last in parts:
        cut = [Row(row.number, tuple(c for c in row.cells if first <= c[0] <= last)) for row in rows]
        yield [row for row in cut if row.texts or len(row.cells) <= last - first]


def _filled_columns(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """First and last column of each run of columns in which something stands."""
    filled = {
        column + n for row in rows for column, cell in row.cells if cell.text.strip() for n in range(cell.col_span)
    }
    parts: list[tuple[int, int]] = []
    for column in sorted(filled):
        if parts and parts[-1][1] == column - 1:
            parts[-1] = parts[-1][0], column
        else:
            parts.append((column, column))
    return parts
