"""Rows that one row of a table holds in lines: bodies stacked in one cell, as many figures and levels in the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.agencies.owner_names import agency_type_of
from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.scores.from_tables.cell_lists import list_of_figures

_LEAST = 2  # bodies


def with_bodies_apart(table: CleanTable) -> CleanTable:
    """The table with a row for each body that a row holds; other rows, and tables without such, as they are."""
    rows: list[Sequence[CleanCell]] = []
    for row in table.grid:
        rows += _apart(row)
    if len(rows) == table.n_rows:
        return table
    made: dict[int, CleanCell] = {}
    grid = [[made.setdefault(id(cell), replace(cell, row=r)) for cell in row] for r, row in enumerate(rows)]
    return CleanTable(tuple(map(tuple, grid)), table.place, table.method)


def _apart(row: Sequence[CleanCell]) -> list[Sequence[CleanCell]]:
    cells = {id(cell): cell for cell in row if cell.text.strip()}
    lines = {key: _lines(cell.text) for key, cell in cells.items()}
    heights = {len(told) for told in lines.values()}
    count = max(heights, default=0)
    bodies = any(all(agency_type_of(line) for line in told) for told in lines.values())
    figures = any(list_of_figures(cell.text) for cell in cells.values())
    if count < _LEAST or heights != {count} or not bodies or not figures:
        return [row]
    raws = {key: _lines(cell.raw) for key, cell in cells.items()}
    found: list[Sequence[CleanCell]] = []
    for n in range(count):
        part = {
            key: replace(cell, text=lines[key][n], raw=raws[key][n] if len(raws[key]) == count else cell.raw)
            for key, cell in cells.items()
        }
        found.append([part.get(id(cell), cell) for cell in row])
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
