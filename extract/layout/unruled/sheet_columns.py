"""A sheet printed without its lines: numbers at the right of their cells touch the names at the left of the next ones.

The columns of such a sheet leave strips that are narrower than a space, and its heads stand at the left over figures
that stand at the right. What tells them is that the strips run through all lines, the header's too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from prongsai.extract.layout.gutters import Gutter, SegmentedLine, middles
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.table_headers import TableRegion
from prongsai.extract.layout.words import Word

_SPACE = 0.45  # em; words nearer than this belong to one phrase, unless they were drawn as two cells
_STRIP = 0.08  # em; between two cells
_NARROW = 5.0  # points; wider strips show themselves
_HEADS = 3
_ROWS = 3  # with a decimal in a column of its own
_LEAST = 0.8  # points; the narrowest strip
_MOST_LINES = 300  # of one sheet on one page
_STEP = 2.4  # em; between rows


def sheet_regions(rows: Sequence[SegmentedLine]) -> list[TableRegion]:
    """Find sheets without lines among the lines of a page, each with its header as its first line."""
    regions: list[TableRegion] = []
    cells = [_cells(row) for row in rows]
    at = 0
    while at < len(rows):
        region = _sheet_from(rows, cells, at)
        if region is not None:
            regions.append(region)
        at = region.last + 1 if region is not None else at + 1
    return regions


def _sheet_from(rows: Sequence[SegmentedLine], cells: Sequence[list[Gutter]], start: int) -> TableRegion | None:
    """The sheet whose header is the line `start`; `cells` are those of every line."""
    heads = cells[start]
    if len(heads) < _HEADS or _decimals(rows[start]):
        return None
    lines: list[list[Gutter]] = []
    for n, (above, row) in enumerate(pairwise(rows[start : start + _MOST_LINES]), start + 1):
        if row.line.baseline - above.line.baseline > _STEP * max(row.line.size, 1.0):
            break
        lines.append(cells[n])
    columns = _columns_of(heads, lines)
    last = start
    for n, line in enumerate(lines if columns else (), start + 1):
        wider = _widened(columns, line)
        if wider is None:
            break
        columns, last = wider, n if _decimals(rows[n]) else last
    told = sum(bool(_decimals(row)) for row in rows[start + 1 : last + 1])
    strips = [(a[1], b[0]) for a, b in pairwise(columns)]
    narrow = any(right - left < _NARROW for left, right in strips)
    if not narrow or told < _ROWS or told * 3 < (last - start) * 2:
        return None
    return TableRegion(start, last, middles(strips), head=1)


def _columns_of(heads: Sequence[Gutter], lines: Sequence[Sequence[Gutter]]) -> list[Gutter]:
    """The columns by the header and the first line that has a cell under each head, its running number not counted."""
    count = Counter(map(len, lines)).most_common(1)[0][0] if lines else 0
    whole = next((cells for cells in lines if len(cells) == count), ())
    if len(heads) == count:
        return _widened(list(heads), whole) or []
    if len(heads) + 1 == count:
        return [whole[0], *(_widened(list(heads), whole[1:]) or [])]
    return []


def _widened(columns: Sequence[Gutter], cells: Sequence[Gutter]) -> list[Gutter] | None:
    """The columns with the cells of one more line; None where a cell touches two of them.

    As many cells as columns are theirs in their order, a head at the left over a figure at the right too. Others stand
    each over or under one.
    """
    wider = list(columns)
    places = range(len(columns)) if len(cells) == len(columns) else [_place(columns, cell) for cell in cells]
    for at, (x0, x1) in zip(places, cells, strict=True):
        if at is None:
            return None
        wider[at] = (min(wider[at][0], x0), max(wider[at][1], x1))
    return wider if all(b[0] - a[1] >= _LEAST for a, b in pairwise(wider)) else None


def _place(columns: Sequence[Gutter], cell: Gutter) -> int | None:
    under = [n for n, (x0, x1) in enumerate(columns) if x0 < cell[1] and cell[0] < x1]
    return under[0] if len(under) == 1 else None


def _cells(row: SegmentedLine) -> list[Gutter]:
    """Where the cells of a line stand, as far as it tells itself: phrases, and what was drawn apart."""
    spans: list[Gutter] = []
    last: Word | None = None
    for word in row.words:
        if last is not None and _one_cell(last, word):
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.x1))
        else:
            spans.append((word.x0, word.x1))
        last = word
    return spans


def _one_cell(word: Word, behind: Word) -> bool:
    gap, size = behind.x0 - word.x1, max(word.size, 1.0)
    spaced = word.space_after or behind.space_before
    apart = word.chars[-1].text_object != behind.chars[0].text_object and not spaced and gap > _STRIP * size
    return gap < _SPACE * size and not apart


def _decimals(row: SegmentedLine) -> list[Word]:
    """The decimals of a line behind its first word."""
    return [word for word in row.words[1:] if "." in word.text and looks_like_figure(word.text)]
