"""A document as it is interpreted: repaired text beside the raw, tables put together over page breaks.

`clean_document` turns a `RawDocument` into a list of blocks in reading order. A `CleanLine` or
`CleanCell` keeps the raw text, the repaired text, the names of the repair rules that fired, and its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from prongsai.extract.records import Cell, Page, Place, RawDocument, Table, TableMethod, TextLine
from prongsai.normalize.document.ocr_instruments import CUT_NAME, names_by_members, whole_names
from prongsai.normalize.document.ocr_repair import LATIN_NAME, STRAY, level_alone, misread_names, repair_scanned
from prongsai.normalize.document.printed_text import repair_printed
from prongsai.normalize.text.repair import Repaired, maps_aa_to_am


@dataclass(frozen=True, slots=True)
class CleanLine:
    """One line of running text, repaired."""

    text: str
    raw: str
    repairs: tuple[str, ...]
    place: Place
    size: float | None = None
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class CleanCell:
    r"""One cell, repaired. `text` keeps the cell's line breaks as '\n'."""

    text: str
    raw: str
    repairs: tuple[str, ...]
    place: Place
    row: int
    col: int
    row_span: int = 1
    col_span: int = 1


@dataclass(frozen=True, slots=True)
class CleanTable:
    """A table of one page as a full grid: `grid[row][col]`, a merged cell in every slot that it covers."""

    grid: tuple[tuple[CleanCell, ...], ...]
    place: Place
    method: TableMethod

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.grid)

    @property
    def n_cols(self) -> int:
        """Number of columns."""
        return len(self.grid[0]) if self.grid else 0


CleanBlock = CleanLine | CleanTable


def texts_of(block: CleanBlock) -> list[str]:
    """The text of a line, or those of a table's slots, row by row; a merged cell's in each slot that it covers."""
    return [block.text] if isinstance(block, CleanLine) else [cell.text for row in block.grid for cell in row]


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """All blocks of a document in reading order, over all its pages."""

    blocks: tuple[CleanBlock, ...]
    raw: RawDocument

    def tables(self) -> list[CleanTable]:
        """The tables in reading order."""
        return [block for block in self.blocks if isinstance(block, CleanTable)]

    def texts(self) -> list[str]:
        """The texts of all lines and cells in reading order."""
        return [text for block in self.blocks for text in texts_of(block)]


def clean_document(raw: RawDocument) -> CleanDocument:
    """Repair every line and cell of a document, page by page, in reading order."""
    blocks: list[CleanBlock] = []
    printed = partial(repair_printed, one_aa=maps_aa_to_am("\n".join(_printed_texts(raw))))
    for page in raw.pages:
        blocks.extend(_clean_page(page, printed))
    return CleanDocument(tuple(blocks), raw)


def _printed_texts(raw: RawDocument) -> Iterator[str]:
    """The texts of a document that no engine read from a picture."""
    for page in raw.pages:
        for n, block in enumerate(page.blocks):
            if page.origin == "ocr" or n in page.from_picture:
                continue
            yield from [block.text] if isinstance(block, TextLine) else [cell.text for cell in block.cells]


def _clean_page(page: Page, printed: Callable[[str], Repaired]) -> list[CleanBlock]:
    found: list[CleanBlock] = []
    for n, block in enumerate(page.blocks):
        scanned = page.origin == "ocr" or n in page.from_picture
        mend = repair_scanned if scanned else printed
        found.append(_clean_line(block, mend) if isinstance(block, TextLine) else _clean_table(block, mend, scanned))
    return found


def _clean_line(line: TextLine, mend: Callable[[str], Repaired]) -> CleanLine:
    fixed = mend(line.text)
    return CleanLine(fixed.text, line.text, fixed.rules, line.place, line.size, line.bold, line.centred)


def _clean_table(table: Table, mend: Callable[[str], Repaired], scanned: bool) -> CleanTable:
    known: dict[int, CleanCell] = {}
    grid: list[tuple[CleanCell, ...]] = []
    for r, row in enumerate(table.rows()):
        cells: list[CleanCell] = []
        for c, cell in enumerate(row):
            if cell is None:
                cells.append(CleanCell("", "", (), Place(table.place.page, None, table.place.line), r, c))
                continue
            if id(cell) not in known:
                clean = _clean_cell(cell, mend)
                known[id(cell)] = _without_strays(_with_whole_name(clean)) if scanned else clean
            cells.append(known[id(cell)])
        grid.append(tuple(cells))
    if scanned:
        for r, c in misread_names([[cell.text for cell in row] for row in grid]):
            named = replace(grid[r][c], text="IIT", repairs=(*grid[r][c].repairs, LATIN_NAME))
            grid[r] = (*grid[r][:c], named, *grid[r][c + 1 :])
        grid = _with_instruments(grid)
    return CleanTable(tuple(grid), table.place, table.method)


def _with_whole_name(cell: CleanCell) -> CleanCell:
    text = whole_names(cell.text)
    return cell if text == cell.text else replace(cell, text=text, repairs=(*cell.repairs, CUT_NAME))


def _without_strays(cell: CleanCell) -> CleanCell:
    text = level_alone(cell.text)
    return cell if text == cell.text else replace(cell, text=text, repairs=(*cell.repairs, STRAY))


def _with_instruments(grid: list[tuple[CleanCell, ...]]) -> list[tuple[CleanCell, ...]]:
    """The grid with the names of instruments that only their indicators tell; the figures of such a cell stay."""
    told = names_by_members([[cell.text for cell in row] for row in grid])
    made: dict[int, CleanCell] = {}
    for (r, c), code in told.items():
        cell = grid[r][c]
        if id(cell) not in made:
            figures = [line for line in cell.text.split("\n") if any(char.isdecimal() for char in line)]
            made[id(cell)] = replace(cell, text="\n".join([code, *figures]), repairs=(*cell.repairs, LATIN_NAME))
    return [tuple(made.get(id(cell), cell) for cell in row) for row in grid] if made else grid


def _clean_cell(cell: Cell, mend: Callable[[str], Repaired]) -> CleanCell:
    fixed = mend(cell.text)
    return CleanCell(fixed.text, cell.text, fixed.rules, cell.place, cell.row, cell.col, cell.row_span, cell.col_span)
