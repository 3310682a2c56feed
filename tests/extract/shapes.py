"""How tests write down what a reader gave."""

from __future__ import annotations

from prongsai.extract.records import RawDocument, Table, TextLine
from prongsai.extract.text.text_document import read_text


def tables(document: RawDocument) -> list[Table]:
    return [block for page in document.pages for block in page.blocks if isinstance(block, Table)]


def texts(document: RawDocument) -> list[str]:
    return [block.text for page in document.pages for block in page.blocks if isinstance(block, TextLine)]


def lines(document: RawDocument) -> list[TextLine]:
    return [block for page in document.pages for block in page.blocks if isinstance(block, TextLine)]


def grid(table: Table) -> list[list[str]]:
    """The text of every slot; a merged cell stands in each slot that it covers."""
    return [[cell.text if cell else "<none>" for cell in row] for row in table.rows()]


def only_table(text: str) -> Table:
    found = tables(read_text(text))
    assert len(found) == 1
    return found[0]


def check_cover(table: Table) -> None:
    """Every slot belongs to exactly one cell, cells are row-major, and no cell leaves the table."""
    seen: set[tuple[int, int]] = set()
    for cell in table.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            for c in range(cell.col, cell.col + cell.col_span):
                assert (r, c) not in seen
                assert r < table.n_rows and c < table.n_cols
                seen.add((r, c))
    assert len(seen) == table.n_rows * table.n_cols
    assert list(table.cells) == sorted(table.cells, key=lambda cell: (cell.row, cell.col))
