"""The lines of a text, web page or Word file, each with its place, for showing a print among its neighbours.

Of plain text and Markdown they are the lines of the file; of web pages and Word files what the reader found, a row of
a table on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.extract.reader import read_document, recognise
from prongsai.extract.records import Cell, RawDocument, Table, is_written_in_lines
from prongsai.extract.settings import Settings

_NEWLINES = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the line, or the paragraph of a Word file, at which it stands."""

    line: int
    text: str


Row = tuple[Piece, ...]  # one line: a single piece, or the cells of a row


def located_rows(data: bytes, name: str) -> list[Row]:
    """Every line of a file in order.

    Args:
        data: the whole file, no PDF.
        name: its name.

    Raises:
        SniffError: nothing is known of such a file.
    """
    sniffed = recognise(data, name)
    if sniffed.decoded is not None and is_written_in_lines(sniffed.media_type):
        return [(Piece(n, text),) for n, text in enumerate(_NEWLINES.split(sniffed.decoded.text), start=1)]
    return list(_read(read_document(data, name, Settings())))


def _read(raw: RawDocument) -> Iterator[Row]:
    for page in raw.pages:
        for block in page.blocks:
            if isinstance(block, Table):
                yield from _rows(block)
            elif block.place.line is not None and block.text.strip():
                yield (Piece(block.place.line, block.text),)


def _rows(table: Table) -> Iterator[Row]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        pieces = [Piece(c.place.line, " ".join(c.text.split())) for c in cells if c.place.line is not None]
        if any(piece.text for piece in pieces):
            yield tuple(pieces)
