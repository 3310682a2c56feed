"""The figures of a text layer held against the picture of their page, with the reader of digits.

A map of codes to letters may be wrong, and a layer over a scan is another engine's reading: both print one figure and
say another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.records import BBox, Page, Table
from prongsai.extract.scan.page_selection import small_image
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.picture.page_crops import padded_crop, pixels_of
from prongsai.extract.scan.picture.page_image import PageImage, picture_of
from prongsai.extract.scan.picture.ruling_lines import find_rules, without_rules
from prongsai.extract.scan.recognition.digit_recognizer import DigitReader, Reading
from prongsai.extract.scan.recognition.line_image import views_of
from pythainlp.util import thai_digit_to_arabic_digit

_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{1,2}(?![\d.,])")
_MOST, _MOST_DRAWN = 40, 12  # figures of a page that are held against it
_DPI = 150.0  # enough for digits of eight points
_INSET = 0.02  # inches from a cell's rules
_SURE = 0.97  # confidence of every view of a figure that speaks against the layer
_ACROSS, _DOWN = 0.4, 0.15  # of a box's height; what a crop takes in beside it
_TALL = 40.0  # points; a cell so high may hold more lines than its text says


class _Figure(NamedTuple):
    """A figure of a text layer: the box of its cell or line, points; whether rules stand along it."""

    text: str
    box: BBox
    ruled: bool


class Comparison(NamedTuple):
    """How many figures of a page were read from its picture too, which differ (layer, picture), how many there are."""

    compared: int
    differing: tuple[tuple[str, str], ...]
    figures: int = 0


def compare_scan(document: pdfium.PdfDocument, page: Page, digits: DigitReader) -> Comparison:
    """Read the figures of a layer over a scanned page from its picture as well.

    Args:
        document: the same document, open.
        page: as its text layer has it.
        digits: the reader.
    """
    figures = list(islice(_figures(page), _MOST))
    if not figures:
        return Comparison(0, ())
    image = small_image(document, page.number - 1)
    clean = without_rules(image, find_rules(image))
    return _compared(figures, [_crop(clean, image, figure.box) for figure in figures], digits)


def compare_drawn(document: pdfium.PdfDocument, page: Page, digits: DigitReader, boxes: Collection[BBox]) -> Comparison:
    """Read the figures in some of the boxes of a born-digital page from its picture as well.

    Args:
        document: the same document, open.
        page: as its text layer has it.
        digits: the reader.
        boxes: of the cells and lines that are looked at, points.
    """
    figures = [figure for figure in _figures(page) if figure.box in boxes][:_MOST_DRAWN]
    if not figures:
        return Comparison(0, ())
    grey, dpi, size = picture_of(document, page.number - 1, _DPI)
    image = PageImage(grey, dpi, 0, 0.0, size.width, size.height, unit=size.unit)
    crops = [_cell(grey, image, figure.box) if figure.ruled else _crop(grey, image, figure.box) for figure in figures]
    return _compared(figures, crops, digits)


def shows_unread_figure(document: pdfium.PdfDocument, page: Page, digits: DigitReader, boxes: Collection[BBox]) -> bool:
    """Whether the picture of a born-digital page surely shows a figure in a box in which its text has none.

    Args:
        document: the same document, open.
        page: as its text layer has it.
        digits: the reader.
        boxes: of cells and lines, points.
    """
    held = {figure.box for figure in _figures(page)}
    empty = [box for box in boxes if box not in held and box[3] - box[1] <= _TALL][:_MOST_DRAWN]
    if not empty:
        return False
    grey, dpi, size = picture_of(document, page.number - 1, _DPI)
    image = PageImage(grey, dpi, 0, 0.0, size.width, size.height, unit=size.unit)
    crops = [_cell(grey, image, box) for box in empty]
    seen = [(_seen(reading), crop) for reading, crop in zip(digits.read(crops), crops, strict=True)]
    return any(figure is not None and _is_seen(figure, crop, digits) for figure, crop in seen)


def _compared(figures: Sequence[_Figure], crops: Sequence[Grey], digits: DigitReader) -> Comparison:
    compared = 0
    differing = []
    for figure, crop, reading in zip(figures, crops, digits.read(crops), strict=True):
        seen = _seen(reading)
        compared += seen is not None
        if seen is not None and seen != figure.text and _is_seen(seen, crop, digits):
            differing.append((figure.text, seen))
    return Comparison(compared, tuple(differing), len(figures))


def _cell(grey: Grey, image: PageImage, box: BBox) -> Grey:
    """A ruled cell without its rules."""
    return padded_crop(grey, pixels_of(image.from_page(box), image, round(_INSET * image.dpi)), 0, 0)


def _crop(grey: Grey, image: PageImage, box: BBox) -> Grey:
    """A box with a little around it: it may be tight, or stand beside its figure, as another engine has drawn it."""
    tall = (box[3] - box[1]) * image.scale / image.unit
    return padded_crop(grey, pixels_of(image.from_page(box), image, 0), round(tall * _ACROSS), round(tall * _DOWN))


def _is_seen(figure: str, crop: Grey, digits: DigitReader) -> bool:
    """Whether every other view of a picture says the same, and surely."""
    return all(_seen(reading) == figure and reading.confidence >= _SURE for reading in digits.read(views_of(crop)))


def _seen(reading: Reading) -> str | None:
    """The one figure of a reading."""
    found = _figures_in(reading.text)
    return found[0] if len(found) == 1 else None


def _figures(page: Page) -> Iterable[_Figure]:
    """The cells and lines of a page that hold one figure."""
    for block in page.blocks:
        pieces: Sequence[tuple[str, BBox | None]] = (
            [(cell.text, cell.place.box) for cell in block.cells]
            if isinstance(block, Table)
            else [(block.text, block.place.box)]
        )
        for text, box in pieces:
            found = _figures_in(text)
            if len(found) == 1 and box is not None and "\n" not in text.strip() and box[3] - box[1] <= _TALL:
                yield _Figure(found[0], box, isinstance(block, Table) and block.method == "ruled")


def _figures_in(text: str) -> list[str]:
    return [found.replace(",", ".") for found in _FIGURE.findall(thai_digit_to_arabic_digit(text))]
