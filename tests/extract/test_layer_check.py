"""Figures of a text layer held against the picture of their page."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont
from prongsai.extract.records import BBox, Cell, NoticeCode, Page, Place, RawDocument, Table
from prongsai.extract.scan.doubted_layers import waiting_in_doubt, with_pictures_for_false_layers
from prongsai.extract.scan.layer_check import compare_drawn, compare_scan, shows_unread_figure
from prongsai.extract.scan.recognition.digit_recognizer import DigitReader
from prongsai.extract.scan.recognition.ocr_engine import missing

SHOWN = ["81.07", "92.46", "70.35", "66.18", "88.92", "95.40"]
SCALE = 300 / 72
ROW = 40.0  # points


def picture(figures: list[str]) -> bytes:
    """A PDF whose only page is a picture of figures below each other."""
    image = Image.new("L", (round(300 * SCALE), round(300 * SCALE)), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=round(14 * SCALE))
    for row, figure in enumerate(figures):
        draw.text((round(100 * SCALE), round((20 + ROW * row) * SCALE)), figure, fill=0, font=font)
    out = io.BytesIO()
    image.save(out, "PDF", resolution=300)
    return out.getvalue()


def layer(figures: list[str], origin: str = "text_layer") -> Page:
    """What the layer says of that page: a table of one column."""
    boxes: list[BBox] = [(90, 18 + ROW * row, 190, 44 + ROW * row) for row in range(len(figures))]
    cells = tuple(
        Cell(figure, row, 0, Place(page=1, box=box))
        for row, (figure, box) in enumerate(zip(figures, boxes, strict=True))
    )
    table = Table(cells, len(figures), 1, Place(page=1, box=(90, 18, 190, 300)), "ruled")
    return Page(1, (table,), 300, 300, origin=origin)  # type: ignore[arg-type]


def boxes(page: Page) -> list[BBox]:
    (table,) = page.blocks
    assert isinstance(table, Table)
    return [cell.place.box for cell in table.cells if cell.place.box is not None]


@pytest.fixture(scope="module")
def document() -> pdfium.PdfDocument:
    return pdfium.PdfDocument(picture(SHOWN))


def swapped(figures: list[str], one: str, other: str) -> list[str]:
    return [figure.translate(str.maketrans(one + other, other + one)) for figure in figures]


def test_figures_that_stand_otherwise_are_told(document: pdfium.PdfDocument) -> None:
    false = [SHOWN[0], "92.48", *SHOWN[2:]]
    page = layer(false)
    for found in (
        compare_scan(document, page, DigitReader()),
        compare_drawn(document, page, DigitReader(), boxes(page)),
    ):
        assert found.compared >= 4
        assert found.differing == (("92.48", "92.46"),)


@pytest.mark.parametrize("thai", [False, True])
def test_a_true_layer_is_left_alone(document: pdfium.PdfDocument, thai: bool) -> None:
    figures = [f.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) for f in SHOWN] if thai else SHOWN
    page = layer(figures)
    assert compare_scan(document, page, DigitReader()).differing == ()
    assert compare_drawn(document, page, DigitReader(), boxes(page)).differing == ()
    assert waiting_in_doubt(document, [page], {1: "layer"}, [])[0] == [page]


def test_only_the_wanted_boxes_are_looked_at(document: pdfium.PdfDocument) -> None:
    false = swapped(SHOWN, "6", "8")
    assert compare_drawn(document, layer(false), DigitReader(), []).compared == 0


@pytest.mark.parametrize("text", ["", "N/A", "####", "ABCDE"])
def test_a_figure_that_the_picture_alone_shows_is_seen(document: pdfium.PdfDocument, text: str) -> None:
    page, blank = layer([text] * len(SHOWN)), pdfium.PdfDocument(picture([]))
    assert shows_unread_figure(document, page, DigitReader(), boxes(page)[:1])
    assert not shows_unread_figure(blank, page, DigitReader(), boxes(page))
    assert not shows_unread_figure(document, layer(SHOWN), DigitReader(), boxes(page))


def test_a_layer_over_a_picture_is_false_with_one_figure(document: pdfium.PdfDocument) -> None:
    pages, notices = waiting_in_doubt(document, [layer([SHOWN[0], "92.48", *SHOWN[2:]])], {1: "layer"}, [])
    assert [page.state for page in pages] == ["needs_ocr"]
    assert [(notice.code, notice.page) for notice in notices] == [(NoticeCode.LAYER_DIFFERS, 1)]


@pytest.mark.skipif(bool(missing()), reason=missing() or "scans can be read")
def test_a_born_digital_page_is_false_with_several(document: pdfium.PdfDocument) -> None:
    def again(figures: list[str]) -> RawDocument:
        page = layer(figures)
        raw = RawDocument("application/pdf", (page,), 1, "text_layer")
        return with_pictures_for_false_layers(document, raw, {1: boxes(page)})

    assert again([SHOWN[0], "92.48", *SHOWN[2:]]).text_origin == "text_layer"
    read = again(swapped(SHOWN, "6", "8"))
    assert read.text_origin == "ocr"
    assert [notice.code for notice in read.notices] == [NoticeCode.LAYER_DIFFERS]


@pytest.mark.parametrize("text", ["", "ABCDE", "ตัวเลข"])
def test_a_layer_without_the_figures_of_its_picture_is_not_believed(document: pdfium.PdfDocument, text: str) -> None:
    page, blank = layer([text] * len(SHOWN)), pdfium.PdfDocument(picture(["figures", "none"]))
    assert [p.state for p in waiting_in_doubt(document, [page], {1: "layer"}, [])[0]] == ["needs_ocr"]
    assert waiting_in_doubt(blank, [page], {1: "layer"}, []) == ([page], [])
