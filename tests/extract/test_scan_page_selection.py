"""The first look at a long scan: pages of a table or of figures are read, prose and photographs passed over."""

from __future__ import annotations

import importlib.util
import io

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont

pytestmark = pytest.mark.skipif(importlib.util.find_spec("cv2") is None, reason="OpenCV is not installed")

SIZE = (1240, 1754)  # A4 at 150 dpi


def prose(lines: int) -> Image.Image:
    page = Image.new("L", SIZE, 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(26)
    for n in range(lines):
        pen.text(
            (140, 160 + 52 * n), "words that say nothing about any result at all, line by line", fill=20, font=font
        )
    return page


def with_table() -> Image.Image:
    page = prose(6)
    pen = ImageDraw.Draw(page)
    for n in range(6):
        pen.line((140, 700 + 80 * n, 1100, 700 + 80 * n), fill=0, width=3)
    for x in (140, 620, 1100):
        pen.line((x, 700, x, 1100), fill=0, width=3)
    return page


def with_figure() -> Image.Image:
    page = prose(20)
    ImageDraw.Draw(page).text((140, 1300), "93.57", fill=0, font=ImageFont.load_default(40))
    return page


def scanned(*pages: Image.Image) -> pdfium.PdfDocument:
    data = io.BytesIO()
    pages[0].save(data, format="PDF", save_all=True, append_images=list(pages[1:]), resolution=150)
    return pdfium.PdfDocument(data.getvalue())


def looked(*pages: Image.Image) -> list[bool]:
    from prongsai.extract.scan.page_selection import may_hold_results
    from prongsai.extract.scan.recognition.digit_recognizer import DigitReader

    document, digits = scanned(*pages), DigitReader()
    return [may_hold_results(document, n, digits) for n in range(len(pages))]


def test_tables_and_figures_are_worth_reading_and_prose_is_not() -> None:
    blank = Image.new("L", SIZE, 255)
    found = looked(prose(25), prose(25), with_table(), with_figure(), prose(25), blank)
    assert found == [False, False, True, True, False, False]


def test_a_title_page_behind_the_cover_is_read() -> None:
    assert looked(prose(4), prose(4), prose(4)) == [False, True, False]


def test_short_scans_are_read_wholly_and_long_ones_at_their_ends() -> None:
    from prongsai.extract.scan.scanned_pages import looked_at_first

    assert looked_at_first(range(8)) == frozenset()
    assert looked_at_first(range(20)) == frozenset(range(1, 19))
