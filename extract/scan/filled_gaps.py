"""Figures of pictures that were laid over figures of a page, put into the cell or the line that they were laid on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from prongsai.extract.layout.page_objects import NO_DIGIT
from prongsai.extract.records import BBox, Block, Cell, TextLine

_Piece = TypeVar("_Piece", Cell, TextLine)


def fill_gaps(blocks: Sequence[Block], found: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Put each line with a number that was read from a picture in the place of the figure that the picture hides.

    Where a cell or a line has more such places than figures were read, which is whose cannot be told: none is filled.

    Args:
        blocks: of a page with text; a hidden figure stands there as `NO_DIGIT` for each digit.
        found: what the pictures on the page show.

    Returns:
        The blocks of the page, and what is left of `found`.
    """
    left = list(found)
    filled: list[Block] = []
    for block in blocks:
        if isinstance(block, TextLine):
            filled.append(_filled(block, left))
        elif any(NO_DIGIT in cell.text for cell in block.cells):
            filled.append(replace(block, cells=tuple(_filled(cell, left) for cell in block.cells)))
        else:
            filled.append(block)
    return filled, left


def _filled(piece: _Piece, left: list[Block]) -> _Piece:
    """A piece with the figures that lie on it in its gaps; what it takes is taken out of `left`."""
    gaps = _gaps(piece.text)
    told = (block for block in left if gaps and isinstance(block, TextLine))
    lines: list[TextLine] = [line for line in told if _lies_on(line, piece)]
    rows = len({piece.text.count("\n", 0, start) for start, _ in gaps})
    if not lines or len(lines) != len(gaps) or rows not in (1, len(gaps)):
        return piece
    lines.sort(key=lambda line: _middle(line.place.box)[rows > 1])
    text = piece.text
    for (start, end), line in reversed(list(zip(gaps, lines, strict=True))):
        text = text[:start] + line.text.strip() + text[end:]
    left[:] = [block for block in left if all(block is not line for line in lines)]
    numbers = (*piece.numbers, *(number for line in lines for number in line.numbers))
    sure = min((line.sure for line in lines if line.sure is not None), default=None)
    return replace(piece, text=text, numbers=numbers, sure=sure)


def _gaps(text: str) -> list[tuple[int, int]]:
    """Where hidden figures with decimals stand; a box to tick is none."""
    found, start = [], 0
    for hides, run in groupby(text, lambda char: char in (NO_DIGIT, ".", ",")):
        piece = "".join(run)
        inside = piece.strip(".,")
        if hides and inside.strip(NO_DIGIT):
            first = start + piece.index(inside)
            found.append((first, first + len(inside)))
        start += len(piece)
    return found


def _lies_on(line: TextLine, piece: Cell | TextLine) -> bool:
    box, own = line.place.box, piece.place.box
    if not line.numbers or box is None or own is None:
        return False
    x, y = _middle(box)
    return own[0] <= x <= own[2] and own[1] <= y <= own[3]


def _middle(box: BBox | None) -> tuple[float, float]:
    x0, top, x1, bottom = box or (0.0, 0.0, 0.0, 0.0)
    return (x0 + x1) / 2, (top + bottom) / 2
