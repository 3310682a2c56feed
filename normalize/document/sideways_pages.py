"""A sheet too wide for its paper: names on one page, and on another one, at the same heights, their figures.

A page of figures without a name goes on to the right of a page of names without a figure where every row of the one
stands at the height of a row of the other. Printed down and then over, or over and then down, the pages of names and
those of figures follow each other in one order; where they are not as many, nothing is joined. A table whose rows have
names goes on in one of other headings at the same heights whose rows have figures alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prongsai.extract.records import BBox, Place, around, has_pages
from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.running_lines import is_page_number
from prongsai.normalize.text.figures import HOLDS_DECIMAL, is_figures
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.levels import level_of_cell
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import match_label

_ROWS = 4  # of figures beside names at least, so that chance does not put them at one height
_HEIGHT = 2.0  # points
_MOSTLY = 0.75  # of the rows of figures that stand beside a name of a score


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed row of a page: its cells, the middle of its height, and its block in the document."""

    cells: tuple[CleanCell, ...]
    middle: float
    block: int

    @property
    def text(self) -> str:
        """The text of its cells, one after the other."""
        return " ".join(cell.text for cell in self.cells if cell.text.strip())


def join_pages_sideways(document: CleanDocument) -> CleanDocument:
    """The document with such pages as one table each, their figures in the columns behind the names."""
    if not has_pages(document.raw.media_type) or len(document.raw.pages) < 2:
        return document
    document = _with_titles_over_pages(document)
    pages = _pages(document)
    pairs = _pairs(pages, _figures_without_names) or _pairs(pages, _figures_behind_words)
    if not pairs:
        return _with_wider_tables(document)
    made: dict[int, CleanTable] = {}
    gone: set[int] = set()
    for left, right in pairs:
        joined = _joined(pages[left], pages[right])
        made[min(row.block for row in joined)] = _table(joined, pages[right])
        gone |= {row.block for row in joined} | {row.block for row in pages[right]}
    blocks = [made.get(n, block) for n, block in enumerate(document.blocks) if n in made or n not in gone]
    return CleanDocument(tuple(blocks), document.raw)


def _pages(document: CleanDocument) -> dict[int, list[_Row]]:
    pages: dict[int, list[_Row]] = {}
    for row in _rows(document.blocks):
        pages.setdefault(row.cells[0].place.page or 0, []).append(row)
    return pages


def _with_titles_over_pages(document: CleanDocument) -> CleanDocument:
    """The document with the title of a sheet that runs on over the edge of the page as one line."""
    made: dict[int, CleanLine] = {}
    gone: set[int] = set()
    pages = sorted(_pages(document).items())
    for (first, left), (second, right) in pairwise(pages):
        beside = sum(_at(left, row) is not None for row in right)
        if second != first + 1 or beside < max(_ROWS, _MOSTLY * len(right)):
            continue
        one, other = left[0], right[0]
        title, rest = made.get(one.block, document.blocks[one.block]), document.blocks[other.block]
        if isinstance(title, CleanLine) and isinstance(rest, CleanLine) and _runs_on(left, right):
            at = one.block
            made[at] = replace(title, text=title.text + rest.text, raw=title.raw + rest.raw)
            gone.add(other.block)
    blocks = [made.get(n, block) for n, block in enumerate(document.blocks) if n not in gone]
    return CleanDocument(tuple(blocks), document.raw) if gone else document


def _runs_on(left: Sequence[_Row], right: Sequence[_Row]) -> bool:
    """Whether the first line of a page, the widest there, goes on in the first line of the next page, at its height."""
    edges = [row.cells[-1].place.box for row in left], [row.cells[0].place.box for row in right]
    ends = [box[2] for box in edges[0] if box is not None]
    starts = [box[0] for box in edges[1] if box is not None]
    level = abs(left[0].middle - right[0].middle) <= _HEIGHT
    whole = len(ends) == len(left) > 1 and len(starts) == len(right) > 1
    return level and whole and ends[0] > max(ends[1:]) and starts[0] <= min(starts[1:]) + _HEIGHT


def _pairs(pages: Mapping[int, Sequence[_Row]], is_right: Callable[[Sequence[_Row]], bool]) -> list[tuple[int, int]]:
    """The pages of names, each with the page of figures to its right; none where one of them has no other."""
    figures = [page for page, rows in pages.items() if is_right(rows)]
    named = [page for page, rows in pages.items() if figures and _names_without_figures(rows)]
    pairs = list(zip(named, figures, strict=False))
    fitting = len(named) == len(figures) and all(a < b and _level(pages[a], pages[b]) for a, b in pairs)
    return pairs if fitting else []


def _with_wider_tables(document: CleanDocument) -> CleanDocument:
    """The document with tables that go on to the right on the next page as one each."""
    blocks: list[CleanBlock] = []
    for block in document.blocks:
        at = _last_but_numbers(blocks) if isinstance(block, CleanTable) else -1
        last = blocks[at] if at >= 0 else None
        if isinstance(block, CleanTable) and isinstance(last, CleanTable) and _goes_on(last, block):
            width = last.n_cols
            grid = tuple(
                (*own, *(replace(cell, col=cell.col + width) for cell in more))
                for own, more in zip(last.grid, block.grid, strict=True)
            )
            blocks[at] = replace(last, grid=grid)
        else:
            blocks.append(block)
    return CleanDocument(tuple(blocks), document.raw)


def _last_but_numbers(blocks: Sequence[CleanBlock]) -> int:
    """The place of the last block that is no page number; -1 where there is none."""
    told = (n for n in reversed(range(len(blocks))) if not _is_number(blocks[n]))
    return next(told, -1)


def _is_number(block: CleanBlock) -> bool:
    return isinstance(block, CleanLine) and is_page_number(block.text)


def _goes_on(left: CleanTable, right: CleanTable) -> bool:
    """Whether a table stands on the next page at the heights of another one, with headings but no names of rows."""
    pages = left.grid[0][-1].place.page, right.place.page  # a table of several pages ends on the last of them
    if pages[0] is None or pages[1] != pages[0] + 1 or left.n_rows != right.n_rows or left.n_rows < 2:  # noqa: PLR2004
        return False
    level = all(
        one is not None
        and other is not None
        and abs(one[1] - other[1]) <= _HEIGHT
        and abs(one[3] - other[3]) <= _HEIGHT
        for one, other in zip(map(_reach, left.grid), map(_reach, right.grid), strict=True)
    )
    heads = {cell.text.strip() for cell in left.grid[0]}, {cell.text.strip() for cell in right.grid[0]}
    named = all(row[0].text.strip() for row in left.grid[1:]) and all(heads[1]) and not heads[0] & heads[1]
    told = [cell.text for row in right.grid[1:] for cell in row if cell.text.strip()]
    figures = [is_figures(to_key(text)) for text in told]
    graded = all(fits or level_of_cell(text) is not None for fits, text in zip(figures, told, strict=True))
    return level and named and any(figures) and graded


def _reach(row: Sequence[CleanCell]) -> BBox | None:
    return around(cell.place.box for cell in row if cell.row_span == 1)


def _rows(blocks: Sequence[CleanBlock]) -> Iterator[_Row]:
    """The rows of the pages, without page numbers and merged cells."""
    for n, block in enumerate(blocks):
        box = block.place.box
        if isinstance(block, CleanLine):
            if box is not None and block.text.strip() and not is_page_number(block.text):
                cell = CleanCell(block.text, block.raw, block.repairs, block.place, 0, 0)
                yield _Row((cell,), (box[1] + box[3]) / 2, n)
            continue
        for cells in block.grid:
            around_row = around(cell.place.box for cell in cells if cell.row_span == 1)
            if around_row is not None:
                yield _Row(cells, (around_row[1] + around_row[3]) / 2, n)


def _names_without_figures(rows: Sequence[_Row]) -> bool:
    return not any(HOLDS_DECIMAL.search(row.text) for row in rows) and sum(map(_is_named, rows)) >= _ROWS


def _figures_without_names(rows: Sequence[_Row]) -> bool:
    held = sum(1 for row in rows if HOLDS_DECIMAL.search(row.text))
    return held >= _ROWS and not any(names_in(row.text) for row in rows)


def _figures_behind_words(rows: Sequence[_Row]) -> bool:
    """Figures with a column of words before them that explains the names, and is none: "การรับรู้ต่อการใช้อำนาจ"."""
    labels = (match_label(cell.text) for row in rows for cell in row.cells)
    held = sum(1 for row in rows if HOLDS_DECIMAL.search(row.text))
    return held >= _ROWS and not any(label is not None and label.scope != "overall" for label in labels)


def _is_named(row: _Row) -> bool:
    return any(match_label(cell.text) is not None for cell in row.cells) or len(names_in(row.text)) == 1


def _level(left: Sequence[_Row], right: Sequence[_Row]) -> bool:
    """Whether every row on the right stands at the height of one on the left, most figures beside a name."""
    beside = [(_at(left, row), row) for row in right]
    if None in (other for other, _ in beside) or len({id(other) for other, _ in beside}) < len(right):
        return False
    if any(other is not None and not _codes(row) <= _codes(other) for other, row in beside):
        return False  # it names another score than the row that it stands beside
    held = [other for other, row in beside if other is not None and HOLDS_DECIMAL.search(row.text)]
    return sum(map(_is_named, held)) >= max(_ROWS, _MOSTLY * len(held))


def _codes(row: _Row) -> set[str]:
    labels = (match_label(cell.text) for cell in row.cells)
    told = {hit.code for hit in names_in(row.text) if hit.scope != "overall"}
    return told | {label.code for label in labels if label is not None and label.scope != "overall"}


def _at(rows: Sequence[_Row], beside: _Row) -> _Row | None:
    near = min(rows, key=lambda row: abs(row.middle - beside.middle))
    return near if abs(near.middle - beside.middle) <= _HEIGHT else None


def _joined(left: Sequence[_Row], right: Sequence[_Row]) -> list[_Row]:
    """The rows of names from the first that has something beside it to the last, tables among them whole."""
    beside = [n for n, row in enumerate(left) if _at(right, row) is not None]
    blocks = {row.block for row in left[beside[0] : beside[-1] + 1]}
    return [row for row in left if row.block in blocks]


def _table(left: Sequence[_Row], right: Sequence[_Row]) -> CleanTable:
    """One table of the rows of two pages; the cells keep the places where they are printed."""
    width = max(len(row.cells) for row in left)
    more = max(len(row.cells) for row in right)
    grid = []
    for r, row in enumerate(left):
        other = _at(right, row)
        behind = other.cells if other is not None else ()
        grid.append((*_padded(row.cells, width, r, 0), *_padded(behind, more, r, width)))
    place = Place(page=left[0].cells[0].place.page, box=around(c.place.box for row in left for c in row.cells))
    return CleanTable(tuple(grid), place, "aligned")


def _padded(cells: Sequence[CleanCell], width: int, row: int, first: int) -> list[CleanCell]:
    """Cells in their columns of a row, an empty one where a row has fewer."""
    empty = Place(page=cells[0].place.page) if cells else Place()
    made: Mapping[int, CleanCell] = {id(c): replace(c, row=row, col=c.col + first, row_span=1) for c in cells}
    own = [made[id(cell)] for cell in cells]
    return own + [CleanCell("", "", (), empty, row, first + c) for c in range(len(own), width)]
