"""Puts cells on a grid: the one place where spans are laid out and short rows are filled up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.records import Cell, Place, Table, TableMethod

MAX_SLOTS = 1_000_000  # a thousand times the largest table of a report; more is a hostile file
MAX_COLS = 1_000


class GridCell(NamedTuple):
    """One cell before it has a column: its text, the line it starts on, and how far it reaches.

    `row_span` 0 means "to the last row", as in HTML. `placeholder` marks a gap that only pushes the
    next cell to the right (a Word row that starts further in).
    """

    text: str
    line: int | None
    row_span: int = 1
    col_span: int = 1


def build_table(rows: Sequence[Sequence[GridCell]], method: TableMethod, lines: Sequence[int | None]) -> Table:
    """Lay out rows of cells, left to right, past the slots that spans from above cover.

    Args:
        rows: the cells of each row, as the file gives them; rows may be short.
        method: how the table was found.
        lines: for each row the line it starts on (the place of the cells that fill up a short row).

    Returns:
        A table whose cells cover the grid, each slot once. It ends with the last column in which a cell
        starts: a title that spans more columns than there are is cut.

    Raises:
        DocumentError: `too_large` when the grid has more than `MAX_SLOTS` slots or `MAX_COLS` columns.
    """
    taken: dict[tuple[int, int], Cell] = {}
    cells: list[Cell] = []
    n_cols = 0
    for r, row in enumerate(rows):
        c = 0
        for given in row:
            while (r, c) in taken:
                c += 1
            cell = _fit(given, r, c, len(rows), taken)
            _check_size(len(rows), c + cell.col_span, len(taken) + cell.row_span * cell.col_span)
            cells.append(cell)
            for rr in range(r, r + cell.row_span):
                for cc in range(c, c + cell.col_span):
                    taken[rr, cc] = cell
            c += cell.col_span
            n_cols = max(n_cols, c)
    n_cols = min(n_cols, 1 + max((cell.col for cell in cells), default=-1))
    cells = [replace(c, col_span=n_cols - c.col) if c.col + c.col_span > n_cols else c for c in cells]
    _check_size(len(rows), n_cols, len(rows) * n_cols)
    for r in range(len(rows)):
        cells.extend(Cell("", r, c, Place(line=lines[r])) for c in range(n_cols) if (r, c) not in taken)
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return Table(tuple(cells), len(rows), n_cols, Place(line=lines[0] if lines else None), method)


def without_columns(table: Table, gone: Collection[int]) -> Table:
    """The table without some of its columns, counted from 0; a cell that reaches over others too keeps those."""
    left = [column for column in range(table.n_cols) if column not in gone]
    if len(left) == table.n_cols:
        return table
    cells: list[Cell] = []
    for cell in table.cells:
        kept = [n for n, column in enumerate(left) if cell.col <= column < cell.col + cell.col_span]
        if kept:
            cells.append(replace(cell, col=kept[0], col_span=len(kept)))
    return replace(table, cells=tuple(cells), n_cols=len(left))


def _fit(given: GridCell, r: int, c: int, n_rows: int, taken: dict[tuple[int, int], Cell]) -> Cell:
    """Cut a cell's spans to the rows that exist and to the slots that are free."""
    row_span = n_rows - r if given.row_span == 0 else max(1, min(given.row_span, n_rows - r))
    wanted = max(1, min(given.col_span, MAX_COLS - c))
    col_span = 1
    while col_span < wanted and (r, c + col_span) not in taken:
        col_span += 1
    return Cell(given.text, r, c, Place(line=given.line), row_span, col_span)


def _check_size(n_rows: int, n_cols: int, slots: int) -> None:
    if n_cols > MAX_COLS or slots > MAX_SLOTS:
        raise DocumentError(ErrorCode.TOO_LARGE, f"a table of {n_rows} rows and {n_cols} columns is no report's")
