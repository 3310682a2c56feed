"""PDFs with a text layer into pages of lines and tables."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from extract.pdf_ink import read_ink
from extract.pdf_page import read_blocks
from extract.records import Page, RawDocument
from extract.settings import Settings

MEDIA_TYPE = "application/pdf"


@contextmanager
def quiet() -> Iterator[None]:
    """Keep pdfminer's warnings about damaged objects off the terminal while a document is read."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def read_pdf(data: bytes, settings: Settings) -> RawDocument:
    """Read a PDF."""
    with quiet():
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        manager = PDFResourceManager()
        pages = []
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            ink = read_ink(page, manager)
            pages.append(Page(number, read_blocks(ink, number), ink.width, ink.height, "text"))
    return RawDocument(MEDIA_TYPE, tuple(pages), len(pages), "text")
