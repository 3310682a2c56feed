"""Only painted text is a print: what a page does not show is left out with its reason, what lies over it is read."""

from __future__ import annotations

from io import BytesIO

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from prongsai.extract.layout.page_objects import NO_DIGIT
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.pdf.interpreter import page_objects
from prongsai.extract.records import Page, TextLine, Unseen
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf

ALPHAS = (
    "/ExtGState << /Clear << /ca 0 >> /Half << /ca 0.5 >> /Shade << /BM /Multiply >> /Full << /ca 1 /BM /Normal >> >>"
)
GROUP = "<< /Type /OCG /Name (old) >>"
OFF = "/OCProperties << /OCGs [3 0 R] /D << /OFF [3 0 R] >> >>"

ROUND = (
    "30 290 m 210 290 l 216 290 220 294 220 300 c 220 310 l 220 316 216 320 210 320 c 30 320 l"
    " 24 320 20 316 20 310 c 20 300 l 20 294 24 290 30 290 c h"
)


def form(content: str, box: str = "[0 0 400 400]", more: str = "") -> str:
    return (
        f"<< /Type /XObject /Subtype /Form /BBox {box} {more} /Length {len(content)} >>\nstream\n{content}\nendstream"
    )


def code(text: str) -> str:
    return Drawing().codes(text)


def page_of(drawing: Drawing, *more: str, catalog: str = "") -> Page:
    return read_pdf(make_pdf(drawing, more=more, catalog=catalog), Settings(ocr=False)).pages[0]


def printed(page: Page) -> list[str]:
    assert all(isinstance(block, TextLine) for block in page.blocks)
    return [block.text for block in page.blocks if isinstance(block, TextLine)]


def left_out(page: Page) -> list[tuple[str, Unseen]]:
    return [(line.text, line.reason) for line in page.unseen]


def with_total() -> Drawing:
    drawing = Drawing(resources=ALPHAS)
    drawing.text(40, 350, "total 91.25")
    return drawing


def old(before: str = "", after: str = "", mode: int = 0) -> Drawing:
    """A page with a total, and an old figure between two pieces of content."""
    drawing = with_total()
    drawing.raw(f"q {before}")
    drawing.text(40, 300, "old 81.25", mode=mode)
    drawing.raw(f"{after} Q")
    return drawing


@pytest.mark.parametrize(
    "drawing, reason",
    [
        (old("1 1 1 rg"), Unseen.COLOUR_OF_GROUND),
        (old("1 g"), Unseen.COLOUR_OF_GROUND),
        (old("0 0 0 0 k"), Unseen.COLOUR_OF_GROUND),
        (old("/DeviceRGB cs 0.99 0.98 1 sc"), Unseen.COLOUR_OF_GROUND),
        (old("0.2 0.3 0.6 rg 20 280 200 40 re f"), Unseen.COLOUR_OF_GROUND),  # on a box of its own colour
        (old("1 1 1 rg 1 1 1 RG", mode=2), Unseen.COLOUR_OF_GROUND),
        (old("1 1 1 RG", mode=1), Unseen.COLOUR_OF_GROUND),
        (old("/Clear gs"), Unseen.NOT_PAINTED),
        (old(mode=3), Unseen.NOT_PAINTED),
        (old(after="1 1 1 rg 20 290 200 30 re f"), Unseen.COVERED),
        (old(after="0.1 0.2 0.3 rg 20 290 200 30 re f*"), Unseen.COVERED),
        (old(after="1 1 1 RG 13 w 36 304 m 120 304 l S"), Unseen.COVERED),  # correction fluid
        (old(after="1 g 20 290 m 220 290 l 220 320 l 20 320 l h B"), Unseen.COVERED),
        (old(after="1 1 1 rg 30 290 30 30 re 60 290 90 30 re f"), Unseen.COVERED),  # two boxes of one fill
        (old(after=f"1 g {ROUND} f"), Unseen.COVERED),
        (old(after="/Full gs q 200 0 0 30 20 290 cm /Im0 Do Q"), Unseen.COVERED),
        (old("20 100 200 100 re W n"), Unseen.CLIPPED),
        (old("1 0 0 rg 20 100 200 100 re W f 0 g"), Unseen.CLIPPED),  # a path may be painted and limit at once
    ],
)
def test_what_nobody_sees_is_left_out(drawing: Drawing, reason: Unseen) -> None:
    page = page_of(drawing)
    assert [line.replace(NO_DIGIT, "") for line in printed(page)] in (["total 91.25"], ["total 91.25", "."])
    assert left_out(page) == [("old 81.25", reason)]


@pytest.mark.parametrize(
    "drawing",
    [
        old("0.6 g"),
        old("0.2 0.3 0.6 rg 20 280 200 40 re f 1 1 1 rg"),  # white on a dark box
        old("0 g 20 280 m 220 280 l 200 320 l 40 320 l f 1 g"),  # white on a dark shape
        old("30 w 0 G 20 303 m 220 303 l S 1 g"),  # white on a broad line
        old("/Half gs 0 g 20 280 200 40 re f /Full gs 1 g"),  # white on a veil
        old("q 200 0 0 40 20 280 cm /Im0 Do Q 1 g"),  # white on a picture
        old("".join(f"0 0 {n / 20} rg 20 {290 + n} 200 1 re f " for n in range(20)) + "1 g"),  # on a gradient in strips
        old("1 1 1 rg 0 0 0 RG", mode=2),  # white letters with black outlines
        old("/Half gs"),
        old("1 g 20 290 200 30 re f 0 g"),  # the box lies beneath
        old(after="/Half gs 1 1 0 rg 20 290 200 30 re f"),
        old(after="/Shade gs 1 1 0 rg 20 290 200 30 re f"),
        old(after="1 g 20 290 200 30 re 22 292 196 26 re f*"),  # a frame
        old(after="1 g 20 100 200 30 re f"),
        old(after="1 g 0 0 1 rg 20 312 200 3 re f"),  # over the letters
        old(after="/Pattern cs /P1 scn 20 290 200 30 re S"),
        old("20 280 200 100 re W n"),
    ],
)
def test_what_is_seen_is_read(drawing: Drawing) -> None:
    page = page_of(drawing)
    assert printed(page) == ["total 91.25", "old 81.25"]
    assert page.unseen == ()


def test_letters_of_a_speck_are_left_out() -> None:
    drawing = with_total()
    drawing.text(40, 300, "old 81.25 or 82.50, or 83.75, or 84.50, or 85.25", size=0.5)
    drawing.text(40, 250, "small 72.50", size=4)
    page = page_of(drawing)
    assert printed(page) == ["total 91.25", "small 72.50"]
    assert {reason for _, reason in left_out(page)} == {Unseen.TOO_SMALL}


def test_what_is_typed_over_a_box_stands_for_what_it_covers() -> None:
    drawing = old(after="1 g 20 290 200 30 re f 0 g")
    drawing.text(40, 300, "new 82.50")
    page = page_of(drawing)
    assert printed(page) == ["total 91.25", "new 82.50"]
    assert left_out(page) == [("old 81.25", Unseen.COVERED)]


# ---- layers and forms


@pytest.mark.parametrize("catalog, shown", [("", True), (OFF, False), (OFF.replace("/OFF", "/ON"), True)])
def test_a_layer_that_is_off_is_left_out(catalog: str, shown: bool) -> None:
    drawing = with_total()
    drawing.resources += " /Properties << /MC0 3 0 R >>"
    drawing.raw("/OC /MC0 BDC /Span BMC")
    drawing.text(40, 300, "old 81.25")
    drawing.raw("EMC EMC" if shown else "EMC 1 g 0 0 400 400 re f 0 g EMC")  # a box of the layer covers nothing
    drawing.text(40, 250, "end")
    page = page_of(drawing, GROUP, catalog=catalog)
    assert printed(page) == ["total 91.25", *(["old 81.25"] if shown else []), "end"]
    assert left_out(page) == ([] if shown else [("old 81.25", Unseen.LAYER_OFF)])


@pytest.mark.parametrize(
    "membership, shown",
    [
        ("/OCGs [3 0 R 4 0 R]", True),  # any that is on will do
        ("/OCGs [3 0 R 4 0 R] /P /AllOn", False),
        ("/OCGs 3 0 R", False),
        ("/OCGs 3 0 R /P /AllOff", True),
        ("/VE [/And 4 0 R [/Not 3 0 R]]", True),
        ("/VE [/Or 3 0 R [/Not 4 0 R]]", False),
    ],
)
def test_a_form_belongs_to_layers(membership: str, shown: bool) -> None:
    drawing = with_total()
    drawing.xobjects = "/Fm0 5 0 R"
    drawing.resources += " /Properties << /MC0 3 0 R >>"
    drawing.raw("/Fm0 Do")
    text = f"BT /F1 10 Tf 40 300 Td <{code('old 81.25')}> Tj ET"
    page = page_of(
        drawing, GROUP, GROUP, form(text, more=f"/OC << /Type /OCMD {membership} >>"),
        catalog="/OCProperties << /OCGs [3 0 R 4 0 R] /D << /BaseState /OFF /ON [4 0 R] >> >>",
    )  # fmt: skip
    assert left_out(page) == ([] if shown else [("old 81.25", Unseen.LAYER_OFF)])
    assert ("old 81.25" in printed(page)) == shown


@pytest.mark.parametrize("membership", ["/OCGs 3 0 R /P /AllOff", "/OCGs 3 0 R /P /AnyOff", "/VE [/Not 3 0 R]"])
def test_what_waits_for_a_layer_to_go_off_is_left_out_while_all_are_on(membership: str) -> None:
    drawing = with_total()
    drawing.resources += f" /Properties << /MC0 << /Type /OCMD {membership} >> >>"
    drawing.raw("/OC /MC0 BDC")
    drawing.text(40, 300, "old 81.25")
    drawing.raw("EMC")
    page = page_of(drawing, GROUP, catalog="/OCProperties << /OCGs [3 0 R] /D << >> >>")
    assert left_out(page) == [("old 81.25", Unseen.LAYER_OFF)]


@pytest.mark.parametrize(
    "more, default, shown",
    [
        ("/Usage << /View << /ViewState /OFF >> /Print << /PrintState /ON >> >>", "", False),
        ("/Usage << /View << /ViewState /ON >> >>", "", True),
        ("/Intent /Design", "/OFF [3 0 R]", True),
        ("/Intent [/View /Design]", "/OFF [3 0 R]", False),
    ],
)
def test_a_layer_says_what_it_is_for(more: str, default: str, shown: bool) -> None:
    drawing = with_total()
    drawing.resources += " /Properties << /MC0 3 0 R >>"
    drawing.raw("/OC /MC0 BDC")
    drawing.text(40, 300, "old 81.25")
    drawing.raw("EMC")
    catalog = f"/OCProperties << /OCGs [3 0 R] /D << {default} >> >>"
    page = page_of(drawing, f"<< /Type /OCG /Name (old) {more} >>", catalog=catalog)
    assert left_out(page) == ([] if shown else [("old 81.25", Unseen.LAYER_OFF)])


def test_a_form_shows_its_box_only_and_begins_in_the_colours_around_it() -> None:
    inside = f"BT /F1 10 Tf 40 300 Td <{code('old 81.25')}> Tj 0 -150 Td <{code('far 71.25')}> Tj ET"
    drawing = with_total()
    drawing.xobjects = "/Fm0 3 0 R"
    drawing.raw("q /Fm0 Do 1 g 1 0 0 1 0 -60 cm /Fm0 Do Q")
    drawing.text(40, 150, "end")
    page = page_of(drawing, form(inside, "[0 280 400 400]"))
    assert printed(page) == ["total 91.25", "old 81.25", "end"]
    assert sorted(left_out(page)) == [
        ("far 71.25", Unseen.CLIPPED), ("far 71.25", Unseen.CLIPPED), ("old 81.25", Unseen.COLOUR_OF_GROUND),
    ]  # fmt: skip


# ---- layers of an OCR engine


@pytest.mark.parametrize("mode, early", [(3, False), (3, True), (0, True)])
def test_a_layer_over_or_under_a_scan_is_read(mode: int, early: bool) -> None:
    drawing = Drawing()
    for after in (False, True):
        if after is not early:
            drawing.picture(0, 0, 400, 400)
        else:
            for y in range(100, 400, 20):
                drawing.text(40, y, "line of the scan 81.25", mode=mode)
    page = page_of(drawing)
    assert len(printed(page)) == 15 and page.unseen == ()


def test_a_layer_over_outlines_is_read() -> None:
    drawing = Drawing()
    for n in range(160):
        drawing.raw(f"{20 + n} 30 m {21 + n} 33 {22 + n} 34 {23 + n} 30 c f")
    drawing.text(40, 300, "old 81.25", mode=3)
    assert printed(page_of(drawing)) == ["old 81.25"]


# ---- strikes


def test_a_line_through_a_figure_strikes_it_out() -> None:
    drawing = Drawing()
    drawing.text(40, 300, "81.25 91.25")  # 5 points a letter
    drawing.line(39, 303, 66, 303)
    drawing.text(40, 200, "72.50")
    drawing.box(40, 203, 12, 0.6, "f")
    drawing.box(52, 203, 13, 0.6, "f")
    page = page_of(drawing)
    assert printed(page) == ["91.25"]
    assert left_out(page) == [("81.25", Unseen.STRUCK), ("72.50", Unseen.STRUCK)]


@pytest.mark.parametrize("line", [(39, 299, 66, 299), (39, 307, 66, 307), (20, 303, 120, 303), (39, 303, 44, 303)])
def test_other_lines_strike_nothing(line: tuple[float, float, float, float]) -> None:
    drawing = Drawing()
    drawing.text(40, 300, "81.25")
    drawing.line(*line)
    assert printed(page_of(drawing)) == ["81.25"]


def test_the_edge_of_a_box_strikes_nothing() -> None:
    drawing = Drawing()
    drawing.text(40, 300, "81.25")
    drawing.line(38, 303, 67, 303)
    drawing.line(38, 303, 38, 280)
    drawing.line(67, 303, 67, 280)
    assert printed(page_of(drawing)) == ["81.25"]


# ---- annotations


def typed(kind: str, appearance: str = "/AP << /N 3 0 R >>", more: str = "/F 4") -> str:
    return f"<< /Type /Annot /Subtype /{kind} /Rect [30 290 230 320] {appearance} {more} >>"


def corrected(annotation: str, ground: str = "1 g 0 0 100 15 re f 0 g") -> Page:
    drawing = old()
    drawing.annotations = annotation
    fonts = "/Resources << /Font << /F1 4 0 R >> >>"
    helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    appearance = form(f"{ground} BT /F1 8 Tf 2 4 Td (new 82.50) Tj ET", "[0 0 100 15]", fonts)
    return page_of(drawing, appearance, helvetica)


@pytest.mark.parametrize("kind", ["FreeText", "Stamp", "Widget", "Square"])
def test_an_appearance_is_painted_over_the_page(kind: str) -> None:
    page = corrected(typed(kind))
    assert printed(page) == ["total 91.25", "new 82.50"]
    assert left_out(page) == [("old 81.25", Unseen.COVERED)]


def test_an_appearance_stands_in_the_box_of_its_annotation() -> None:
    line = corrected(typed("FreeText")).blocks[-1]
    assert line.place.box is not None  # twice as large as it was drawn: 2 points from the left become 4
    assert line.place.box[0] == pytest.approx(34, abs=0.1) and 80 < line.place.box[1] < line.place.box[3] < 111


@pytest.mark.parametrize(
    "annotation",
    [
        typed("FreeText", more="/F 2"),
        typed("FreeText", more="/F 32"),
        typed("Popup"),
        typed("Widget", more="/FT /Btn"),  # a tick is the digit 4 of its font
        typed("FreeText", "/AP << /N 99 0 R >>"),
        typed("FreeText", "/AP << /N << /Off 3 0 R >> >> /AS /On"),
    ],
)
def test_what_a_viewer_does_not_paint_is_not_read(annotation: str) -> None:
    assert printed(corrected(annotation)) == ["total 91.25", "old 81.25"]


def test_the_marker_pen_hides_nothing() -> None:
    assert corrected(typed("Highlight")).unseen == ()


@pytest.mark.parametrize(
    "more, text",
    [
        ("/FT /Tx /V (84.50)", "84.50"),
        ("/FT /Tx /V (84.50) /Q 1 /DA (/Helv 9 Tf 0 g)", "84.50"),
        ("/FT /Ch /V (b) /Opt [[(a) (83.25)] [(b) (84.50)]]", "84.50"),
        ("/Parent << /FT /Tx /V (84.50) >>", "84.50"),
        ("/FT /Tx /V (84.50) /Ff 8192", None),  # a password
        ("/FT /Tx", None),
    ],
)
def test_a_field_without_an_appearance_is_its_value(more: str, text: str | None) -> None:
    drawing = with_total()
    drawing.annotations = typed("Widget", "", more)
    assert printed(page_of(drawing)) == ["total 91.25", *([text] if text else [])]


def test_a_note_without_an_appearance_is_its_text_on_its_ground() -> None:
    drawing = old()
    drawing.annotations = typed("FreeText", "", "/Contents (new 82.50) /C [1 1 1] /DA (0 g /Helv 10 Tf)")
    page = page_of(drawing)
    assert printed(page) == ["total 91.25", "new 82.50"]
    assert left_out(page) == [("old 81.25", Unseen.COVERED)]


def test_a_mark_of_deletion_strikes_out() -> None:
    drawing = old()
    drawing.annotations = (
        "<< /Type /Annot /Subtype /StrikeOut /Rect [40 298 85 308] /QuadPoints [40 308 85 308 40 298 85 298] >>"
    )
    page = page_of(drawing)
    assert printed(page) == ["total 91.25"]
    assert left_out(page) == [("old 81.25", Unseen.STRUCK)]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_values_stand_on_the_page_as_it_is_turned(rotate: int) -> None:
    drawing = Drawing(rotate=rotate)
    for y in (350, 300, 250):
        drawing.text(40, y, f"row {y}")
    drawing.annotations = typed("Widget", "", "/FT /Tx /V (84.50) /DA (/Helv 10 Tf)").replace(
        "[30 290 230 320]", "[150 293 230 313]"
    )
    assert "row 300 84.50" in " ".join(printed(page_of(drawing))).replace("\n", " ")


def lines_after(paint: str) -> int:
    """How many ruling lines are left of an old table over which something is painted, and then a new one."""
    drawing = with_total()
    drawing.grid([50, 150, 250], [100, 150, 200])
    drawing.raw(paint)
    drawing.grid([50, 350], [100, 200])
    source = make_pdf(drawing)
    document = PDFDocument(PDFParser(BytesIO(source)))
    page = next(PDFPage.create_pages(document))
    return len(page_objects(page, PDFResourceManager()).ruling_lines)


@pytest.mark.parametrize(
    "paint, left",
    [
        ("", 10),
        ("1 g 30 80 300 140 re f 0 g", 4),
        ("q 300 0 0 140 30 80 cm /Im0 Do Q", 4),
        ("1 g 50 100 200 100 re f 0 g", 8),  # the ground of the table's cells: its borders stay seen
        ("1 g 140 90 20 10 re f 0 g", 10),
    ],
)
def test_the_lines_of_a_table_under_a_later_cover_are_gone(paint: str, left: int) -> None:
    assert lines_after(paint) == left
