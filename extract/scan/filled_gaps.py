"""Figures of pictures that were laid over figures of a page, put into the cell or the line that they were laid on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from prongsai.extract.layout.page_objects import NO_DIGIT
from prongsai.extract.records import BBox, Block, Cell, TextLine

_Piece = TypeVar("_Piece", Cell, TextLine)


def fill_gaps(blocks: Sequence[Block], found: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Put each line with a number that was read from a picture in the place of the figure that the picture hides.

    Args:
        blocks: of a page with text; a hidden figure stands there as `NO_DIGIT` for each digit.
        found: what the pictures on the page show.

    Returns:
        The blocks of the page, and what is left of `found`.
    """
    filled, left = list(blocks), []
    for line in found:
        for n, block in enumerate(filled):
            if isinstance(line, TextLine) and (new := _with(block, line)) is not None:
                filled[n] = new
                break
        else:
            left.append(line)
    return filled, left


def _with(block: Block, line: TextLine) -> Block | None:
    """A block with the number of a line in the place of a figure; None where it has no such place there."""
    if isinstance(block, TextLine):
        return _filled(block, line) if _is_gap(block, line) else None
    for n, cell in enumerate(block.cells):
        if _is_gap(cell, line):
            return replace(block, cells=(*block.cells[:n], _filled(cell, line), *block.cells[n + 1 :]))
    return None


def _is_gap(piece: Cell | TextLine, line: TextLine) -> bool:
    box, own = line.place.box, piece.place.box
    return NO_DIGIT in piece.text and bool(line.numbers) and box is not None and own is not None and _holds(own, box)


def _holds(own: BBox, box: BBox) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return own[0] <= x <= own[2] and own[1] <= y <= own[3]


def _filled(piece: _Piece, line: TextLine) -> _Piece:
    """A piece with a line in its first gap."""
    start = piece.text.index(NO_DIGIT)
    end = start
    while end < len(piece.text) and piece.text[end] in (NO_DIGIT, ".", ","):
        end += 1
    text = piece.text[:start] + line.text.strip() + piece.text[end:]
    return replace(piece, text=text, numbers=(*piece.numbers, *line.numbers), sure=line.sure)
