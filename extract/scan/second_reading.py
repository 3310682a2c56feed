"""Numbers of scanned pages read once more, where the assessment's arithmetic stayed open over them.

Nothing is read for what it should be: the same cut-out is shown to the digit reader in more views, and where these
differ, the reading becomes less sure and the others stand beside it. The arithmetic then chooses among them, or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from prongsai.extract.records import BBox, Block, Page, RawDocument, ReadNumber, Table
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.picture.page_crops import number_crop
from prongsai.extract.scan.picture.page_image import PageImage, picture_of, straightened
from prongsai.extract.scan.picture.ruling_lines import find_rules, without_rules
from prongsai.extract.scan.recognition.digit_recognizer import DigitReader, Reading
from prongsai.extract.scan.recognition.line_image import views_of
from prongsai.extract.scan.recognition.number_fusion import ScannedNumber, agreed

_TURNS = (-1.0, 1.0)  # degrees
_INK = (0.75, 1.35)  # exponents on darkness: paler and darker copies


def read_again(
    document: pdfium.PdfDocument, raw: RawDocument, wanted: Mapping[int, Sequence[BBox]], digits: DigitReader
) -> RawDocument:
    """The document with the numbers in these places read again.

    Args:
        document: the same document, open.
        raw: as it was read.
        wanted: boxes by page number, points on the displayed page.
        digits: the reader.
    """
    pages = [
        _again(document, page, wanted[page.number], digits) if page.number in wanted and page.origin == "ocr" else page
        for page in raw.pages
    ]
    return replace(raw, pages=tuple(pages))


def _again(document: pdfium.PdfDocument, page: Page, boxes: Sequence[BBox], digits: DigitReader) -> Page:
    grey, dpi, size = picture_of(document, page.number - 1)
    image = straightened(grey, dpi, size, page.turn)
    clean = without_rules(image, find_rules(image))
    known: dict[BBox, ReadNumber] = {}
    for block in page.blocks:
        for piece in block.cells if isinstance(block, Table) else (block,):
            for number in piece.numbers:
                if number.box is not None and any(_inside(number.box, box) for box in boxes):
                    known[number.box] = number
    views = {box: _views(_crop(clean, image, box)) for box in known}
    flat = digits.read([view for several in views.values() for view in several])
    at = 0
    found: dict[BBox, ReadNumber] = {}
    for box, several in views.items():
        found[box] = _settled(known[box], box, flat[at : at + len(several)])
        at += len(several)
    return replace(page, blocks=tuple(_with(block, found) for block in page.blocks))


def _settled(number: ReadNumber, box: BBox, readings: Sequence[Reading]) -> ReadNumber:
    seen = ScannedNumber(number.text, box, number.confidence, number.alternatives, ())
    after = agreed(seen, readings)
    return replace(number, confidence=round(after.confidence, 4), alternatives=after.alternatives)


def _inside(number: BBox, place: BBox) -> bool:
    x, y = (number[0] + number[2]) / 2, (number[1] + number[3]) / 2
    return place[0] - 1 <= x <= place[2] + 1 and place[1] - 1 <= y <= place[3] + 1


def _crop(grey: Grey, image: PageImage, box: BBox) -> Grey:
    """A number on the displayed page, cut out of the picture."""
    x0, top, x1, bottom = (value * image.scale for value in image.from_page(box))
    return number_crop(grey, (x0, top, x1, bottom))


def _views(picture: Grey) -> list[Grey]:
    """The cut-out itself, as other scanners would have given it, a little turned, paler and darker."""
    if min(picture.shape) < 4:
        return []
    height, width = picture.shape
    views = [picture, *views_of(picture)]
    for degrees in _TURNS:
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
        turned = cv2.warpAffine(picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
        views.append(np.asarray(turned, dtype=np.uint8))
    for exponent in _INK:
        dark = (255 - picture.astype(np.float32)) / 255
        views.append(np.asarray(255 - 255 * dark**exponent, dtype=np.uint8))
    return views


def _with(block: Block, found: Mapping[BBox, ReadNumber]) -> Block:
    def mended(numbers: tuple[ReadNumber, ...]) -> tuple[ReadNumber, ...]:
        return tuple(found.get(n.box, n) if n.box is not None else n for n in numbers)

    if isinstance(block, Table):
        return replace(block, cells=tuple(replace(cell, numbers=mended(cell.numbers)) for cell in block.cells))
    return replace(block, numbers=mended(block.numbers))
