"""The scanned pages of a document: each page's picture, upright, read by the text engine and the digit reader.

Engines are loaded at the first scanned page and kept for the process. A page that lies on its side or on its head is
known by how badly its words are read, and turned.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.records import BBox, Block, Page, RawDocument
from prongsai.extract.scan.tesseract import missing

if TYPE_CHECKING:
    from prongsai.extract.scan.abbreviation_recognizer import NameReader
    from prongsai.extract.scan.digit_recognizer import DigitReader
    from prongsai.extract.scan.ocr_engine import OcrEngine
    from prongsai.extract.scan.page_reader import ScanView

BLANK_PAGE = "a blank page"
__all__ = ["BLANK_PAGE", "PageReading", "look_again", "looked_at", "may_matter", "missing", "read_scanned"]


@dataclass(slots=True)
class PageReading:
    """What a scanned page gave: the page record, and the view of it that `show` draws."""

    page: Page
    view: ScanView | None = None
    seconds: float = 0.0


@cache
def _engines() -> tuple[OcrEngine, DigitReader, NameReader]:
    from prongsai.extract.scan.abbreviation_recognizer import NameReader
    from prongsai.extract.scan.digit_recognizer import DigitReader
    from prongsai.extract.scan.tesseract import Tesseract

    return Tesseract(), DigitReader(), NameReader()


def looked_at(waiting: Sequence[int]) -> frozenset[int]:
    """Those of a document's scanned pages that are looked at first: of a long scan, all but the ends."""
    from prongsai.extract.scan.page_selection import FIRST, LAST, READ_ALL

    if len(waiting) <= READ_ALL:
        return frozenset()
    return frozenset(waiting[FIRST : len(waiting) - LAST])


def may_matter(document: pdfium.PdfDocument, number: int) -> bool:
    """Whether a scanned page of a long document is worth reading; see `extract.scan.page_selection`."""
    from prongsai.extract.scan.page_selection import may_hold_results

    return may_hold_results(document, number - 1, _engines()[1])


def read_scanned(document: pdfium.PdfDocument, number: int, carried: Sequence[float] = ()) -> PageReading:
    """Read one page from its picture.

    Args:
        document: an open document.
        number: page number from 1.
        carried: see `extract.layout.page_layout.read_blocks`.

    Raises:
        DocumentError: `missing_program`.
    """
    from prongsai.extract.scan.orientation import GOOD, best_turn, lies_on_its_side
    from prongsai.extract.scan.page_image import picture_of, straightened
    from prongsai.extract.scan.page_reader import read_sheet

    start = time.monotonic()
    engine, digits, names = _engines()
    grey, dpi, size = picture_of(document, number - 1)
    turn = best_turn(grey, dpi, engine, True) if lies_on_its_side(grey) else 0
    blocks, view = read_sheet(straightened(grey, dpi, size, turn), engine, digits, number, carried, names)
    if turn == 0 and view.confidence < GOOD and view.written:
        turn = best_turn(grey, dpi, engine, False)
        if turn:
            blocks, view = read_sheet(straightened(grey, dpi, size, turn), engine, digits, number, carried, names)
    return PageReading(_page(number, blocks, size, view.written, turn), view, time.monotonic() - start)


def look_again(data: bytes, raw: RawDocument, wanted: Mapping[int, Sequence[BBox]]) -> RawDocument:
    """The document with the numbers in these places of its scanned pages read again (`extract.scan.second_reading`)."""
    from prongsai.extract.scan.second_reading import read_again

    document = open_pdfium(data)
    try:
        return read_again(document, raw, wanted, _engines()[1])
    finally:
        document.close()


def _page(number: int, blocks: tuple[Block, ...], size: tuple[float, float], written: bool, turn: int) -> Page:
    return Page(
        number=number,
        blocks=blocks,
        width=round(size[0], 2),
        height=round(size[1], 2),
        origin="ocr" if blocks else None,
        state="read" if blocks or not written else "needs_ocr",
        turn=turn,
        reason="" if blocks else "no words were found in the picture" if written else BLANK_PAGE,
    )
