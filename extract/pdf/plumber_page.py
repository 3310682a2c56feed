"""pdfplumber's documents and pages on the objects that are read here: its whole interface, several times as fast.

`Page.parse_objects` is filled by `interpreter.page_objects`, so that words, tables, crops and debugging pictures are
pdfplumber's own, made of our `char`, `line`, `rect` and `image` objects. They differ from pdfplumber's where a page
prints something else than it holds: letters are those of /ActualText where the file has it, what nobody sees is left
out, what annotations paint is there, and thin filled boxes are lines. Curves, colours and the bytes of images are not
collected.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pdfplumber.page
import pdfplumber.pdf
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException
from prongsai.extract.layout.page_objects import PageObjects
from prongsai.extract.pdf.interpreter import ordered_box, page_objects, visible_box
from prongsai.extract.records import BBox

Object = dict[str, Any]  # pdfplumber's word for anything that stands on a page


class PlumberPage(pdfplumber.page.Page):
    """One page; coordinates are points from the top-left corner of its MediaBox as displayed, as pdfplumber's are."""

    def parse_objects(self) -> dict[str, list[Object]]:
        """All objects of the page by their kind: `char`, `line`, `rect`, `image`.

        Raises:
            PdfminerException: the page is damaged beyond what pdfminer reads, or holds more than an honest page.
        """
        try:
            found = page_objects(self.page_obj, self.pdf.rsrcmgr)
        except Exception as error:  # whatever pdfminer raises on damaged objects, as pdfplumber itself reports it
            raise PdfminerException(error) from error
        right, down = _shift(self.page_obj)
        right, down = right + self.mediabox[0], down + self.mediabox[1]
        kinds: dict[str, list[Object]] = {}
        for kind, box, more in _described(found):
            x0, top, x1, bottom = box[0] + right, box[1] + down, box[2] + right, box[3] + down
            item: Object = {
                "object_type": kind, "page_number": self.page_number,
                "x0": x0, "top": top, "x1": x1, "bottom": bottom,
                "y0": self.height - bottom, "y1": self.height - top, "doctop": self.initial_doctop + top,
                "width": x1 - x0, "height": bottom - top,
            }  # fmt: skip
            item.update(more)
            kinds.setdefault(kind, []).append(item)
        return kinds


class PlumberPdf(pdfplumber.pdf.PDF):
    """A document whose pages are `PlumberPage`s; opened by `open_pdf`."""

    @property
    def pages(self) -> list[pdfplumber.page.Page]:
        """The pages from the first on; each is read when something of it is asked for."""
        if not hasattr(self, "_pages"):
            self._pages: list[pdfplumber.page.Page] = [
                PlumberPage(self, page.page_obj, page.page_number, page.initial_doctop) for page in super().pages
            ]
        return self._pages


def open_pdf(path_or_bytes: str | Path | bytes | BinaryIO, password: str | None = None) -> PlumberPdf:
    """Open a PDF with pdfplumber's interface (`pages`, `extract_words`, `find_tables`, `crop`, `to_image`).

    Args:
        path_or_bytes: a path, the whole file, or a stream of it.
        password: of an encrypted document.

    Returns:
        A `pdfplumber.PDF`; close it, or use it as a context manager. Coordinates are points from the top-left corner.

    Raises:
        PdfminerException: no PDF, damaged, or protected by another password (pdfplumber's own error).
        OSError: the file cannot be opened.
    """
    source = io.BytesIO(path_or_bytes) if isinstance(path_or_bytes, bytes) else path_or_bytes
    document = PlumberPdf.open(source, password=password)  # type: ignore[arg-type]  # any binary stream will do
    assert isinstance(document, PlumberPdf)
    return document


def _shift(page: PDFPage) -> tuple[float, float]:
    """How far the displayed part begins right of and below the corner of the MediaBox, on the page as displayed."""
    mx0, my0, mx1, my1 = ordered_box(page.mediabox)
    x0, y0, x1, y1 = visible_box(page)
    rotation = int(page.rotate or 0) % 360
    left, below, right, above = x0 - mx0, y0 - my0, mx1 - x1, my1 - y1
    return {90: (below, left), 180: (right, below), 270: (above, right)}.get(rotation, (left, above))


def _described(found: PageObjects) -> Iterator[tuple[str, BBox, Object]]:
    """Every object of a page: its kind, its box, and what pdfplumber notes of one of its kind."""
    for char in found.chars:
        box = (char.x0, char.top, char.x1, char.bottom)
        upright = char.rotation in (0, 180)
        size = char.bottom - char.top if upright else char.x1 - char.x0  # pdfminer's: the height of the box
        yield "char", box, {
            "text": char.text, "fontname": found.fonts[char.font], "size": size, "upright": upright,
        }  # fmt: skip
    for line in found.ruling_lines:
        yield "line", _axis_of(line), {"linewidth": 0.0, "stroke": True, "fill": False}
    for rect in found.rects:
        yield "rect", rect, {"linewidth": 0.0, "stroke": False, "fill": True}
    for image in found.images:
        yield "image", image, {}


def _axis_of(line: BBox) -> BBox:
    """A ruling line without its thickness: pdfplumber takes as horizontal what has no height, all else as vertical."""
    x0, top, x1, bottom = line
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return (x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return (middle, top, middle, bottom)
