"""The scanned pages of a document: each page's picture, upright, read by the text engine and the digit reader.

The models are loaded at the first scanned page and kept for the process. A page that lies on its side or on its head is
known by how badly its words are read, and turned.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.errors import DocumentError, of_page
from prongsai.extract.layout.page_layout import edges_for_next_page
from prongsai.extract.records import Page
from prongsai.extract.sandbox.page_timeout import page_timeout
from prongsai.extract.scan.recognition.ocr_engine import text_engine
from prongsai.extract.settings import Settings

if TYPE_CHECKING:  # these need OpenCV, without which scans are not read but everything else is
    from prongsai.extract.scan.page_reader import Recognizers
    from prongsai.extract.scan.recognition.abbreviation_recognizer import NameReader
    from prongsai.extract.scan.recognition.digit_recognizer import DigitReader

BLANK_PAGE = "a blank page"
_OCR_SHARE = 0.8  # of the processor time for a document; the rest is for what was read


@cache
def networks() -> tuple[DigitReader, NameReader]:
    """The readers of digits and of abbreviations, loaded when they are first asked for."""
    from prongsai.extract.scan.recognition.abbreviation_recognizer import NameReader
    from prongsai.extract.scan.recognition.digit_recognizer import DigitReader

    return DigitReader(), NameReader()


def recognizers() -> Recognizers:
    """What reads the pages: the text engine and the networks, made once."""
    from prongsai.extract.scan.page_reader import Recognizers

    return Recognizers(text_engine(), *networks())


def read_waiting(document: pdfium.PdfDocument, pages: Sequence[Page], settings: Settings) -> list[Page]:
    """The pages of a document, those that wait for OCR read from their pictures.

    Args:
        document: the same document, open.
        pages: all of its pages in order.
        settings: how long the document and one page may take.

    Returns:
        All pages; a page that failed, was passed over or had no time left says so in its `state` and `reason`.

    Raises:
        DocumentError: `missing_program`.
        MemoryError: the process has no more memory.
    """
    read = list(pages)
    started = time.process_time()
    waiting = [i for i, page in enumerate(pages) if page.state == "needs_ocr"]
    passed = looked_at_first(waiting)
    allowed = settings.seconds_for(len(pages))
    for i in waiting:
        page = pages[i]
        if time.process_time() - started > _OCR_SHARE * allowed:
            read[i] = replace(page, reason=f"not read: {allowed:g} s were not enough")
            continue
        edges = edges_for_next_page(read[i - 1]) if i else ()
        try:
            if i in passed and not _may_matter(document, page.number):
                read[i] = replace(page, state="skipped", reason="a picture without a table or a figure")
                continue
            with page_timeout(settings.one_page_seconds):
                read[i] = read_scanned(document, page.number, edges)
        except (MemoryError, DocumentError):
            raise
        except Exception as error:
            read[i] = replace(page, state="failed", reason=of_page(error))
    return read


def looked_at_first(waiting: Sequence[int]) -> frozenset[int]:
    """Those of a document's scanned pages that are looked at before they are read: of a long scan, all but the ends."""
    from prongsai.extract.scan.page_selection import FIRST, LAST, READ_ALL

    if len(waiting) <= READ_ALL:
        return frozenset()
    return frozenset(waiting[FIRST : len(waiting) - LAST])


def _may_matter(document: pdfium.PdfDocument, number: int) -> bool:
    """Whether a scanned page of a long document is worth reading; see `extract.scan.page_selection`."""
    from prongsai.extract.scan.page_selection import may_hold_results

    return may_hold_results(document, number - 1, networks()[0])


def read_scanned(document: pdfium.PdfDocument, number: int, edges: Sequence[float] = ()) -> Page:
    """Read one page from its picture.

    Args:
        document: an open document.
        number: page number from 1.
        edges: see `extract.layout.page_layout.blocks_of_page`.

    Raises:
        DocumentError: `missing_program`.
    """
    from prongsai.extract.scan.page_reader import read_page_image
    from prongsai.extract.scan.picture.page_image import picture_of, straightened
    from prongsai.extract.scan.recognition.orientation import lies_on_its_side

    readers = recognizers()
    engine = readers.engine
    grey, dpi, size = picture_of(document, number - 1)
    turn = engine.orientation(grey, dpi, True) if lies_on_its_side(grey) else 0
    blocks, found = read_page_image(straightened(grey, dpi, size, turn), readers, number, edges)
    if turn == 0 and found.confidence < engine.upright_confidence and found.written:
        turn = engine.orientation(grey, dpi, False)
        if turn:
            blocks, found = read_page_image(straightened(grey, dpi, size, turn), readers, number, edges)
    return Page(
        number=number,
        blocks=blocks,
        width=round(size.width * size.unit, 2),
        height=round(size.height * size.unit, 2),
        origin="ocr" if blocks else None,
        state="read" if blocks or not found.written else "needs_ocr",
        turn=turn,
        reason="" if blocks else "no words were found in the picture" if found.written else BLANK_PAGE,
    )
