"""A first look at the pages of a long scan: which of them can hold a result, before words are read.

Reading words is what costs. A table or a figure with decimals shows without it: in the rules of the page, and to the
digit reader, which sees a line in a few milliseconds. A page of prose with neither, a photograph or a blank is passed
over; the ends of the document, where cover and signatures stand, never are, nor is a title page behind the cover.
"""

from __future__ import annotations

import re

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.layout.ruled_grid import find_grids
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.picture.ink import clean_ink, line_boxes
from prongsai.extract.scan.picture.page_crops import padded_crop
from prongsai.extract.scan.picture.page_image import PageImage, picture_of, skew_of
from prongsai.extract.scan.picture.ruling_lines import PageRules, find_rules, without_rules
from prongsai.extract.scan.recognition.digit_recognizer import DigitReader

READ_ALL = 8  # pages; a scan of so many is read wholly
FIRST, LAST = 1, 1  # pages at either end that are always read
_FEW = 14  # lines of a second page that may be the title page inside the cover
_DPI = 150  # enough to see rules and digits
_DECIMAL = re.compile(r"(?<!\d)\d{2,3}[.,]\d{1,2}(?!\d)")
_SURE = 0.4  # confidence of a figure that makes a page worth reading; a doubtful one does too
_CELLS = 4  # of a grid that is a table


def may_hold_results(document: pdfium.PdfDocument, index: int, digits: DigitReader) -> bool:
    """Whether a page shows a table or a number with decimals, or may be a title page."""
    return shows_results(small_image(document, index), digits, second=index == FIRST)


def shows_results(image: PageImage, digits: DigitReader, second: bool = False) -> bool:
    """Whether a picture shows a table or a number with decimals; a `second` page of few lines may be a title page."""
    rules = find_rules(image)
    width, height = image.size
    grids = find_grids(rules.rules, [], width, height)
    if any(len(grid.cells) >= _CELLS and len(grid.xs) > 2 for grid in grids):
        return True
    lines = _Lines(image, rules)
    if second and len(lines.boxes) <= _FEW:
        return True
    if any(b - t > 6 * lines.usual for _, t, _, b in lines.boxes):
        return True  # a slanting or crowded page, whose lines do not part: nothing is known
    return lines.hold_decimal(digits)


def shows_decimals(document: pdfium.PdfDocument, index: int, digits: DigitReader) -> bool:
    """Whether a page, table or not, shows a number with decimals."""
    image = small_image(document, index)
    return _Lines(image, find_rules(image)).hold_decimal(digits)


class _Lines:
    """The lines of writing of a picture: their boxes, and how high they usually are, pixels."""

    def __init__(self, image: PageImage, rules: PageRules) -> None:
        self.grey = without_rules(image, rules)
        ink = clean_ink(self.grey, image.dpi)
        self.boxes = line_boxes(ink, (0, 0, ink.shape[1], ink.shape[0]), image.dpi)
        tall = [b[3] - b[1] for b in self.boxes]
        self.usual = float(np.median(tall)) if tall else 0.0

    def hold_decimal(self, digits: DigitReader) -> bool:
        """Whether a line of usual height holds a number with decimals."""
        lines = [b for b in self.boxes if 0.4 * self.usual <= b[3] - b[1] <= 3 * self.usual]
        found = digits.read([padded_crop(self.grey, box, 0, 2) for box in lines])
        return any(_DECIMAL.search(reading.text) and reading.confidence >= _SURE / 4 for reading in found)


def small_image(document: pdfium.PdfDocument, index: int) -> PageImage:
    """A page at a resolution that shows rules and digits, set straight."""
    grey, dpi, size = picture_of(document, index)
    if dpi > _DPI * 1.1:
        wanted = (round(grey.shape[1] * _DPI / dpi), round(grey.shape[0] * _DPI / dpi))
        grey = np.asarray(cv2.resize(grey, wanted, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        dpi = _DPI
    return PageImage(_level(grey), dpi, 0, 0.0, size.width, size.height, unit=size.unit)


def _level(grey: Grey) -> Grey:
    angle = skew_of(grey)
    if not angle:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, dtype=np.uint8)
