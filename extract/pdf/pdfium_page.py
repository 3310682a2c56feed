"""Objects of a page by PDFium, for pages that pdfminer cannot read.

PDFium mends damaged files further than pdfminer, but tidies text up (it merges spaces and drops what it
thinks doubled), so it is the second choice only, and the document says where it was used.
"""

from __future__ import annotations

import ctypes
import math

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from prongsai.extract.layout.page_objects import (
    MAX_OBJECTS,
    Char,
    PageObjects,
    RulingLine,
    TooManyObjectsError,
    rotation_of,
)
from prongsai.extract.records import BBox

_THIN = 3.5  # points; as in `layout.page_objects`


def objects_by_pdfium(document: pdfium.PdfDocument, index: int) -> PageObjects:
    """Collect the objects of a page.

    Args:
        document: an open PDFium document.
        index: page from 0.

    Raises:
        pdfium.PdfiumError: PDFium cannot load the page either.
        TooManyObjectsError: the page is beyond the bounds of an honest one.
    """
    page = document[index]
    try:
        width, height = page.get_size()
        objects = PageObjects(width, height, fonts=["unknown"])
        rotation = _Rotation(page, width, height)
        text_page = page.get_textpage()
        try:
            _add_chars(objects, text_page, rotation)
        finally:
            text_page.close()
        _add_objects(objects, page, rotation)
    finally:
        page.close()
    return objects


class _Rotation:
    """From page coordinates to the displayed page, as pypdfium2's page says it."""

    def __init__(self, page: pdfium.PdfPage, width: float, height: float) -> None:
        self.rotation = page.get_rotation() % 360
        self.x0, self.y0, self.x1, self.y1 = page.get_bbox()
        self.width, self.height = width, height

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.y0, x - self.x0
        if self.rotation == 180:
            return self.x1 - x, y - self.y0
        if self.rotation == 270:
            return self.y1 - y, self.x1 - x
        return x - self.x0, self.y1 - y

    def box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _add_chars(objects: PageObjects, text_page: pdfium.PdfTextPage, rotation: _Rotation) -> None:
    raw = text_page.raw
    count = pdfium_c.FPDFText_CountChars(raw)
    if count > MAX_OBJECTS:
        raise TooManyObjectsError(f"more than {MAX_OBJECTS} characters on one page")
    rect = pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in range(count):
        code = pdfium_c.FPDFText_GetUnicode(raw, i)
        if code < 32 and code != 2 or pdfium_c.FPDFText_IsGenerated(raw, i):
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, i, rect):
            continue
        text = "-" if code == 2 else chr(code)  # PDFium's sign for a hyphen at the end of a line
        if pdfium_c.FPDFText_HasUnicodeMapError(raw, i) == 1:
            text = "\ufffd"
        x0, top, x1, bottom = rotation.box(rect.left, rect.bottom, rect.right, rect.top)
        pdfium_c.FPDFText_GetCharOrigin(raw, i, x, y)
        base_x, base_y = rotation.point(x.value, y.value)
        angle = math.degrees(pdfium_c.FPDFText_GetCharAngle(raw, i)) + rotation.rotation
        heading = rotation_of(math.cos(math.radians(angle)), -math.sin(math.radians(angle)))
        baseline = base_y if heading in (0, 180) else base_x
        size = bottom - top if heading in (0, 180) else x1 - x0
        objects.chars.append(Char(text, x0, top, x1, bottom, baseline, size, 0, heading, False))


def _add_objects(objects: PageObjects, page: pdfium.PdfPage, rotation: _Rotation) -> None:
    for item in page.get_objects(max_depth=6):
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            objects.images.append(rotation.box(*item.get_bounds()))
        elif item.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            objects.drawn += 1
            x0, top, x1, bottom = rotation.box(*item.get_bounds())
            if bottom - top <= _THIN:
                objects.ruling_lines.append(RulingLine(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
            elif x1 - x0 <= _THIN:
                objects.ruling_lines.append(RulingLine((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
            else:
                objects.rects.append((x0, top, x1, bottom))
        if len(objects.ruling_lines) + len(objects.rects) > MAX_OBJECTS:
            raise TooManyObjectsError(f"more than {MAX_OBJECTS} lines on one page")
