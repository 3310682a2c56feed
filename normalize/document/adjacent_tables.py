"""Two tables that were found as one: without rules between them, the header of the second reads like a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.extract.records import around
from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanTable
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import either, phrase

_NAMES = phrase("ordinal_head?", "names_head", "assessing?")
_SCORES = either(("result_or_value?", "points_or_share", "got_or_mean*"), ("scores_beside",))
_ROWS = 2  # above a second header


def split_tables(document: CleanDocument) -> CleanDocument:
    """The document with such tables parted above the second header."""
    blocks: list[CleanBlock] = []
    for block in document.blocks:
        blocks += _parts(block) if isinstance(block, CleanTable) and block.method == "aligned" else [block]
    return CleanDocument(tuple(blocks), document.raw)


def _parts(table: CleanTable) -> list[CleanBlock]:
    heads = [r for r in range(_ROWS, table.n_rows - 1) if _is_header(table.grid[r])]
    if not heads or not any(_has_figure(row) for row in table.grid[: heads[0]]):
        return [table]
    edges = [0, *heads, table.n_rows]
    return [_part(table, a, b) for a, b in zip(edges, edges[1:], strict=False)]


def _is_header(row: Sequence[CleanCell]) -> bool:
    """A row that names its first column and says that another one holds scores, and holds nothing else."""
    heads = [to_key(cell.text) for cell in row if cell.text.strip()]
    if len(heads) < 2 or any(cell.col_span > 1 for cell in row):
        return False
    return bool(_NAMES.fullmatch(heads[0])) and all(_NAMES.fullmatch(h) or _SCORES.fullmatch(h) for h in heads)


def _has_figure(row: Sequence[CleanCell]) -> bool:
    return any(HOLDS_DECIMAL.search(cell.text) for cell in row)


def _part(table: CleanTable, first: int, end: int) -> CleanTable:
    """The rows from `first` up to `end` as a table of their own, its empty columns at the right left out."""
    rows = table.grid[first:end]
    width = 1 + max((c for row in rows for c, cell in enumerate(row) if cell.text.strip()), default=0)
    grid = tuple(tuple(replace(cell, row=cell.row - first) for cell in row[:width]) for row in rows)
    box = around(cell.place.box for row in grid for cell in row)
    return CleanTable(grid, replace(table.place, box=box), table.method)
