"""Two tables that were found as one, whose second header reads like a row; and one that stands as two halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.extract.records import around
from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.running_lines import is_page_number
from prongsai.normalize.text.figures import HOLDS_DECIMAL, is_figures
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import either, phrase
from prongsai.normalize.vocabulary.score_names import match_label

_NAMES = phrase("ordinal_head?", "names_head", "assessing?")
_SCORES = either(("result_or_value?", "points_or_share", "got_or_mean*"), ("scores_beside",))
_ROWS = 2  # above a second header
_LEAST_ROWS = 4  # of figures beside names, so that chance does not make as many


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


def join_halves(document: CleanDocument) -> CleanDocument:
    """The document with names in one table and their figures in the next, row beside row, as one table.

    So a wide table is set whose first column stays in view, and one cut by a page break between its columns.
    """
    blocks: list[CleanBlock] = []
    for block in document.blocks:
        names = _names_before(blocks, block) if isinstance(block, CleanTable) and block.place.box is None else None
        if names is None or not isinstance(block, CleanTable):
            blocks.append(block)
            continue
        left, first = names
        blocks[first:] = [*_between(blocks[first:]), _beside(left, block)]
    return CleanDocument(tuple(blocks), document.raw)


def _names_before(blocks: Sequence[CleanBlock], right: CleanTable) -> tuple[CleanTable, int] | None:
    """The rows of names right above a table of figures alone, a row for each of its rows, and their first block."""
    if not _holds_figures_alone(right):
        return None
    end = len(blocks)
    while end and isinstance(over := blocks[end - 1], CleanLine) and is_page_number(over.text):
        end -= 1
    last = blocks[end - 1] if end else None
    if isinstance(last, CleanTable):
        fits = last.place.box is None and last.n_rows == right.n_rows and _holds_names_alone(last.grid)
        return (last, end - 1) if fits else None
    lines = [block for block in blocks[max(0, end - right.n_rows) : end] if isinstance(block, CleanLine)]
    cells = [line.text.split(maxsplit=1) for line in lines]
    if len(lines) != right.n_rows or any(len(parts) != 2 for parts in cells):  # noqa: PLR2004
        return None
    numbers = [to_key(parts[0]) for parts in cells]
    if numbers != [to_key(row[0].text) for row in right.grid]:
        return None
    grid = tuple(
        tuple(CleanCell(text, text, line.repairs, line.place, r, c) for c, text in enumerate(parts))
        for r, (line, parts) in enumerate(zip(lines, cells, strict=True))
    )
    return (CleanTable(grid, lines[0].place, right.method), end - len(lines)) if _holds_names_alone(grid) else None


def _holds_figures_alone(table: CleanTable) -> bool:
    """Whether the rows below the headings hold figures and no word, and there are enough to be no chance."""
    rows = ([to_key(cell.text) for cell in row if cell.text.strip()] for row in table.grid[1:])
    return (
        len(table.grid) > _LEAST_ROWS
        and not _has_figure(table.grid[0])
        and all(row and all(map(is_figures, row)) for row in rows)
        and all(_has_figure(row) for row in table.grid[1:])
    )


def _holds_names_alone(grid: Sequence[Sequence[CleanCell]]) -> bool:
    """Whether every row below the headings names one score, each another one, and none has a figure."""
    named = [{label.code for cell in row if (label := match_label(cell.text))} for row in grid[1:]]
    codes = {code for row in named for code in row}
    alone = not any(_has_figure(row) for row in grid)
    return alone and all(len(row) == 1 for row in named) and len(codes) == len(named)


def _between(blocks: Sequence[CleanBlock]) -> list[CleanBlock]:
    """The page numbers that stand behind the names."""
    return [block for block in blocks if isinstance(block, CleanLine) and is_page_number(block.text)]


def _beside(left: CleanTable, right: CleanTable) -> CleanTable:
    width = left.n_cols
    grid = tuple(
        (*own, *(replace(cell, col=cell.col + width) for cell in more))
        for own, more in zip(left.grid, right.grid, strict=True)
    )
    return replace(left, grid=grid)
