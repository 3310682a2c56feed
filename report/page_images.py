"""Pictures of PDF pages for a person's eye: the page as displayed, with boxes drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pdfplumber.utils.exceptions import PdfminerException
from PIL import Image, ImageDraw
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.layout.ruling_edges import SETTINGS
from prongsai.extract.pdf.plumber_page import open_pdf
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.records import BBox, Page, Table
from pythainlp.util import thai_digit_to_arabic_digit

# One colour for each kind of box, told apart by colour-blind eyes too.
COLOURS = {
    "line": "#0072B2",
    "cell": "#E69F00",
    "value": "#D55E00",
    "rejected": "#999999",
    "number": "#009E73",  # a number that the digit reader is sure of
    "unsure": "#CC79A7",  # one that it is not
}
_SURE = 0.9  # of a reading, for its colour alone
_MAX_SIDE = 10_000  # pixels; a poster at a large scale would fill the memory


@dataclass(frozen=True, slots=True)
class Marking:
    """A box to draw: points from the page's top-left corner as displayed, and what it marks."""

    box: BBox
    kind: str  # a key of COLOURS
    label: str = ""  # written above the box


def page_picture(data: bytes, page_no: int, scale: float) -> Image.Image:
    """Render one page as displayed (after /Rotate, within its CropBox).

    Args:
        data: the whole PDF.
        page_no: from 1.
        scale: pixels for each point; 2 gives 144 dpi.

    Returns:
        An RGB picture.

    Raises:
        DocumentError: the file cannot be opened, or the page cannot be rendered.
        ValueError: no such page, or a scale that is not positive.
    """
    found = next(page_pictures(data, [page_no], scale))
    if isinstance(found.picture, DocumentError):
        raise found.picture
    return found.picture


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page's picture, or why there is none; `width` and `height` are those of the displayed page, in points."""

    number: int
    picture: Image.Image | DocumentError
    width: float = 0.0
    height: float = 0.0


def page_pictures(data: bytes, numbers: Iterable[int], scale: float) -> Iterator[PagePicture]:
    """Render several pages one after the other; one that cannot be rendered costs itself only.

    Raises:
        DocumentError: the file cannot be opened.
        ValueError: no such page, or a scale that is not positive.
    """
    if scale <= 0:
        raise ValueError(f"scale must be positive, got {scale}")
    document = open_pdfium(data)
    try:
        count = len(document)
        for number in numbers:
            if not 1 <= number <= count:
                raise ValueError(f"page {number} of {count}")
            yield _rendered(document, number, scale)
    finally:
        document.close()


def _rendered(document: pdfium.PdfDocument, number: int, scale: float) -> PagePicture:
    try:
        page = document[number - 1]
        width, height = page.get_size()
        fitting = min(scale, _MAX_SIDE / max(width, height, 1))
        picture: Image.Image = page.render(scale=fitting).to_pil().convert("RGB")
        page.close()
    except pdfium.PdfiumError as error:
        message = f"page {number} cannot be rendered: {error}"
        return PagePicture(number, DocumentError(ErrorCode.DAMAGED_FILE, message))
    return PagePicture(number, picture, width, height)


def draw_boxes(picture: Image.Image, markings: Iterable[Marking], scale: float) -> Image.Image:
    """A copy of a page's picture with boxes on it; chosen values are drawn last and thickest."""
    marked = picture.copy()
    pen = ImageDraw.Draw(marked)
    order = {"cell": 0, "line": 1, "number": 2, "unsure": 2, "rejected": 3, "value": 4}
    for marking in sorted(markings, key=lambda m: order.get(m.kind, 0)):
        x0, top, x1, bottom = (v * scale for v in marking.box)
        width = 3 if marking.kind == "value" else 1
        pen.rectangle((x0, top, max(x1, x0 + 1), max(bottom, top + 1)), outline=COLOURS[marking.kind], width=width)
        if marking.label:
            pen.text((x0, top - 9), marking.label, fill=COLOURS[marking.kind], font_size=9)
    return marked


def page_markings(page: Page) -> list[Marking]:
    """The boxes of everything that was read on a page."""
    markings: list[Marking] = []
    for block in page.blocks:
        for n in [n for c in block.cells for n in c.numbers] if isinstance(block, Table) else block.numbers:
            if n.box is not None:
                label = f"{thai_digit_to_arabic_digit(n.text)} {n.confidence:.2f}"  # the font of the labels has no Thai
                markings.append(Marking(n.box, "number" if n.confidence >= _SURE else "unsure", label))
        if isinstance(block, Table):
            markings += [Marking(c.place.box, "cell") for c in block.cells if c.place.box is not None]
        elif block.place.box is not None:
            markings.append(Marking(block.place.box, "line"))
    return markings


def marked_page(data: bytes, page_no: int, page: Page | None, values: Iterable[Marking], scale: float) -> Image.Image:
    """One page's picture with everything that was read on it, and `values` on top.

    Args:
        data: the whole PDF.
        page_no: from 1.
        page: the page as read, where it was.
        values: further boxes, such as those of chosen values.
        scale: pixels for each point; a poster is drawn smaller.

    Raises:
        DocumentError: the page cannot be rendered.
        ValueError: no such page.
    """
    picture = page_picture(data, page_no, scale)
    drawn = picture.width / page.width if page is not None and page.width else scale
    return draw_boxes(picture, [*(page_markings(page) if page else ()), *values], drawn)


def tables_page(data: bytes, page_no: int, scale: float) -> Image.Image:
    """One page's picture with its edges, their crossings and the tables they enclose, as pdfplumber draws them.

    The objects and the tolerances are ours, the search for cells is pdfplumber's: it neither closes open frames nor
    lets cells grow, so the picture shows the lines that a table is made of and not the cells that are published.

    Args:
        data: the whole PDF.
        page_no: from 1.
        scale: pixels for each point; a poster is drawn smaller.

    Raises:
        DocumentError: the page cannot be read or rendered.
        ValueError: no such page.
    """
    try:
        with open_pdf(data) as document:
            if not 1 <= page_no <= len(document.pages):
                raise ValueError(f"page {page_no} of {len(document.pages)}")
            page = document.pages[page_no - 1]
            fitting = min(scale, _MAX_SIDE / max(page.width, page.height, 1))
            picture = page.to_image(resolution=72 * fitting, antialias=True)
            return picture.debug_tablefinder(SETTINGS).annotated
    except (PdfminerException, pdfium.PdfiumError) as error:
        message = f"the tables of page {page_no} cannot be drawn: {error}"
        raise DocumentError(ErrorCode.DAMAGED_FILE, message) from error
