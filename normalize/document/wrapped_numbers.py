"""Figures that a column too narrow for them broke over two lines, "7" above "6.44", put together again.

Word processors break Thai digits anywhere. One such pair alone could be two figures; a column of them cannot, and
neither can one among figures of one form that neither of its parts has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prongsai.extract.records import around
from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanTable
from prongsai.normalize.document.page_break_rows import merge_rows
from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.figures import HOLDS_DIGIT, is_score
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.score_names import match_label

BROKEN = "broken_figure"  # the name of the rule among the repairs
_PAIRS = 3  # broken alike in one column at least, so that it is the column that broke them
_BRACKETED = re.compile(r"[(]\s*(\d{1,2}[.,]\d?)\n(\d{1,2})\s*[)]")

Row = tuple[CleanCell, ...]


def join_figures(document: CleanDocument) -> CleanDocument:
    """The document with the broken figures of its tables whole; the other cells stay as they are."""
    blocks: list[CleanBlock] = [_joined(b) if isinstance(b, CleanTable) else b for b in document.blocks]
    return CleanDocument(tuple(blocks), document.raw)


def _joined(table: CleanTable) -> CleanTable:
    grid = _within_cells(_in_brackets(table.grid))
    rows = _broken_rows(grid)
    if len(rows) < _PAIRS:
        return table if grid is table.grid else replace(table, grid=grid)
    whole: list[Row] = []
    for r, row in enumerate(grid):
        if r in rows:
            continue
        whole.append(_merged(row, grid[r + 1]) if r + 1 in rows else row)
    return replace(table, grid=tuple(whole))


# ---- one cell with two lines


def _in_brackets(grid: tuple[Row, ...]) -> tuple[Row, ...]:
    """The cells with a score in brackets that broke, "(85.0" above "2)", whole again."""
    if not any(_BRACKETED.search(cell.text) for row in grid for cell in row):
        return grid
    made: dict[int, CleanCell] = {}
    for row in grid:
        for cell in row:
            text = _BRACKETED.sub(lambda m: f"({m[1]}{m[2]})", cell.text)
            changed = text != cell.text
            made[id(cell)] = replace(cell, text=text, repairs=(*cell.repairs, BROKEN)) if changed else cell
    return tuple(tuple(made[id(cell)] for cell in row) for row in grid)


def _within_cells(grid: tuple[Row, ...]) -> tuple[Row, ...]:
    columns = range(len(grid[0]) if grid else 0)
    broken = {c for c in columns if sum(_in_two(row[c]) for row in grid) >= _PAIRS or _is_whole_but_for_few(grid, c)}
    if not broken:
        return grid
    return tuple(
        tuple(_one_line(cell) if c in broken and _in_two(cell) else cell for c, cell in enumerate(row)) for row in grid
    )


def _in_two(cell: CleanCell) -> bool:
    parts = cell.text.split("\n")
    return len(parts) == 2 and cell.row_span == cell.col_span == 1 and _is_broken(*parts)


def _is_whole_but_for_few(grid: tuple[Row, ...], c: int) -> bool:
    """Whether most figures of a column stand on one line, in the form that the broken ones have when put together."""
    own = [row[c] for row in grid if row[c].col == c]
    broken = [cell for cell in own if _in_two(cell)]
    if not broken:
        return False
    whole = [to_key(to_arabic_digits(cell.text)) for cell in own if "\n" not in cell.text.strip()]
    figures = [text for text in whole if is_score(text)]
    return (
        len(figures) >= max(_PAIRS, len(broken) + 1)
        and all(map(_is_whole, figures))
        and not any(_is_whole(to_key(to_arabic_digits(part))) for cell in broken for part in cell.text.split("\n"))
    )


def _is_whole(key: str) -> bool:
    """A score with two digits before the point, so that no part has its form by itself."""
    return is_score(key) and len(key) > len("9.99")


def _one_line(cell: CleanCell) -> CleanCell:
    return replace(cell, text=cell.text.replace("\n", ""), repairs=(*cell.repairs, BROKEN))


# ---- two rows


def _broken_rows(grid: Sequence[Row]) -> frozenset[int]:
    """Rows that hold nothing but the rest of the row above: of its figures, and perhaps of its name."""
    found = {r for r in range(1, len(grid)) if _goes_on(grid[r - 1], grid[r])}
    columns = [c for r in found for c in _tails(grid[r - 1], grid[r])]
    often = {c for c in columns if columns.count(c) >= _PAIRS}
    return frozenset(r for r in found if r - 1 not in found and often & set(_tails(grid[r - 1], grid[r])))


def _goes_on(above: Row, row: Row) -> bool:
    tails = set(_tails(above, row))
    if not tails or any(cell.row_span > 1 or cell.col_span > 1 for cell in row):
        return False
    rest = [c for c, cell in enumerate(row) if cell.text.strip() and c not in tails]
    return all(c < min(tails) and _is_rest_of_name(above[c].text, row[c].text) for c in rest)


def _is_rest_of_name(above: str, below: str) -> bool:
    return match_label(f"{above}\n{below}") is not None and (match_label(above) is None or match_label(below) is None)


def _tails(above: Row, row: Row) -> Iterator[int]:
    for c, (a, b) in enumerate(zip(above, row, strict=True)):
        if _is_broken(a.text, b.text):
            yield c


def _is_broken(head: str, tail: str) -> bool:
    """Two parts that make a score together, the upper one none by itself."""
    if not (HOLDS_DIGIT.search(head) and HOLDS_DIGIT.search(tail)):
        return False
    one = to_key(to_arabic_digits(head))
    other = to_key(to_arabic_digits(tail))
    return bool(one) and bool(other) and is_score(one + other)


def _merged(above: Row, row: Row) -> Row:
    broken = set(_tails(above, row))
    cells = merge_rows(above, row)
    for c in broken:
        box = around([above[c].place.box, row[c].place.box])
        place = replace(above[c].place, box=box)
        text = above[c].text.strip() + row[c].text.strip()
        cells[c] = replace(cells[c], text=text, place=place, repairs=(*cells[c].repairs, BROKEN))
    return tuple(cells)
