"""Tables that only set text side by side: a newsletter's columns, a poster's boxes. Their cells are running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.measure_header import find_header
from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.figures import HOLDS_DECIMAL, digits_of_decimal
from prongsai.normalize.vocabulary.score_names import match_label

_ROWS, _CELLS = 2, 4  # at most
_LINES, _CHARS = 6, 160  # so much text in one cell is no table cell
_SPEECHES, _SPOKEN = 3, 30  # rows and characters
_SPEAKERS = edge_words("speaker")


def layout_tables_to_lines(document: CleanDocument) -> CleanDocument:
    """The document with the cells of such tables as lines, one column after the other."""
    blocks: list[CleanBlock] = []
    for block in document.blocks:
        if isinstance(block, CleanTable) and _is_layout(block):
            blocks += _lines(block)
        else:
            blocks.append(block)
    return CleanDocument(tuple(blocks), document.raw)


def _is_layout(table: CleanTable) -> bool:
    if table.n_cols == 1 or _is_speech(table):
        return True
    if table.n_rows > _ROWS:
        return False
    cells = list(_cells(table))
    if not 1 <= len(cells) <= _CELLS or find_header(table) is not None or _is_stacked(cells):
        return False
    return any(
        HOLDS_DECIMAL.search(c.text) and (len(c.text) >= _CHARS or c.text.count("\n") + 1 >= _LINES) for c in cells
    )


def _is_stacked(cells: Sequence[CleanCell]) -> bool:
    """A table of one row whose lines are its rows: a cell of figures beside a cell of as many names of scores."""
    stacks = [[line.strip() for line in cell.text.split("\n") if line.strip()] for cell in cells]
    heights = {len(lines) for lines in stacks if len(lines) > 1 and all(_is_figure(line) for line in lines)}
    named = (sum(match_label(line) is not None for line in lines) * 2 >= len(lines) for lines in stacks
             if len(lines) in heights)  # fmt: skip
    return any(named)


def _is_figure(line: str) -> bool:
    return digits_of_decimal(line) is not None or to_arabic_digits(line) == "100"


def _is_speech(table: CleanTable) -> bool:
    """Speakers beside what they say: the minutes of a meeting set in two columns."""
    if table.n_cols != 2 or table.n_rows < _SPEECHES or find_header(table) is not None:
        return False
    said = [row[1].text.strip() for row in table.grid]
    by = [row[0].text.strip() for row in table.grid]
    long = sum(len(text) >= _SPOKEN for text in said)
    named = sum(text.removeprefix("ที่").startswith(_SPEAKERS) for text in by)
    return long * 2 >= len(said) and named * 2 >= sum(map(bool, by)) > 1


def _cells(table: CleanTable) -> Iterator[CleanCell]:
    seen: set[int] = set()
    slots = [(r, c) for c in range(table.n_cols) for r in range(table.n_rows)]
    for r, c in sorted(slots) if _is_speech(table) else slots:
        row = table.grid[r]
        if row[c].text.strip() and id(row[c]) not in seen:
            seen.add(id(row[c]))
            yield row[c]


def _lines(table: CleanTable) -> Iterator[CleanLine]:
    for cell in _cells(table):
        raws = cell.raw.split("\n")
        texts = cell.text.split("\n")
        for i, text in enumerate(texts):
            if text.strip():
                raw = raws[i] if len(raws) == len(texts) else cell.raw
                yield CleanLine(text, raw, cell.repairs, cell.place)
