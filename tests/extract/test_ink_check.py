"""Where content alone does not tell whether text is seen, the painted page tells."""

from __future__ import annotations

import pytest
from prongsai.extract.layout.page_objects import NO_DIGIT
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import Unseen
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf

GROUP = "/Group << /S /Transparency /CS /DeviceGray >>"
STATES = (
    "/Shade << /BM /Multiply >> /Light << /BM /Lighten >> /Masked << /SMask << /S /Luminosity /G 3 0 R >> >>"
    " /Open << /SMask << /S /Luminosity /G 4 0 R >> >>"
)
RAMP = (
    "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 400 0] /Extend [true true]"
    " /Function << /FunctionType 2 /Domain [0 1] /C0 [{0}] /C1 [{0}] /N 1 >> >>"
)
TINT = "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [{}] /N 1 >>"
PATTERNS = (
    f"/Pattern << /White << /PatternType 2 /Shading {RAMP.format('1 1 1')} >>"
    f" /Blue << /PatternType 2 /Shading {RAMP.format('0 0 .8')} >> /Tile 5 0 R >>"
    f" /Shading << /Sh {RAMP.format('1 1 1')} >>"
    " /ColorSpace << /Two [/Indexed /DeviceRGB 1 <FFFFFF000000>] /Ink [/Separation /Spot /DeviceRGB"
    " << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 1] /N 1 >>]"
    f" /Nil [/Separation /None /DeviceGray {TINT.format('0')}] /Nils [/DeviceN [/None /None] /DeviceGray 5 0 R]"
    f" /Varnish [/Separation /Gloss /DeviceGray {TINT.format('1')}] >>"
)
BOX = "30 290 100 30 re"
ROUNDED = "20 300 m 20 340 240 340 240 300 c 240 270 20 270 20 300 c"
COLOURED = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>"


def stream(content: str, kind: str) -> str:
    return f"<< {kind} /Length {len(content)} >>\nstream\n{content}\nendstream"


def mask(content: str) -> str:
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 400 400] {GROUP}")


MORE = (
    mask("0 g 0 0 400 400 re f"),
    mask("1 g 0 0 400 400 re f"),
    stream("1 0 0 rg 0 0 1 1 re f", COLOURED),
    stream("\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 1 /ImageMask true"),
    stream("\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 1 /ImageMask true"),
    stream("\x00", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
)


def read(before: str, after: str, mode: int) -> tuple[list[str], set[Unseen]]:
    drawing = Drawing(
        resources=f"/ExtGState << {STATES} >> {PATTERNS}", xobjects="/Full 6 0 R /Empty 7 0 R /Black 8 0 R"
    )
    drawing.text(40, 370, "total 93.69")
    drawing.raw(f"q {before}")
    drawing.text(40, 300, "old 81.25", mode=mode)
    drawing.raw(f"{after} Q")
    page = read_pdf(make_pdf(drawing, more=MORE), Settings(ocr=False)).pages[0]
    texts = [getattr(block, "text", "") for block in page.blocks]
    return [text for text in texts if text.strip(f"{NO_DIGIT}.")], {line.reason for line in page.unseen}


@pytest.mark.parametrize(
    "before, after, mode, reason",
    [
        ("/Pattern cs /White scn", "", 0, Unseen.COLOUR_OF_GROUND),
        ("/Two cs 0 scn", "", 0, Unseen.COLOUR_OF_GROUND),
        ("/Shade gs 1 g", "", 0, Unseen.COLOUR_OF_GROUND),
        ("/Nil cs 1 scn", "", 0, Unseen.NOT_PAINTED),
        ("/Nils cs .5 1 scn", "", 0, Unseen.NOT_PAINTED),
        ("/Nil cs /Nil CS", "", 2, Unseen.NOT_PAINTED),
        ("/Varnish cs 1 scn", "", 0, Unseen.COLOUR_OF_GROUND),
        ("/Light gs 1 g", "", 0, Unseen.COLOUR_OF_GROUND),
        ("/Masked gs", "", 0, Unseen.COLOUR_OF_GROUND),
        ("/Ink cs 1 scn 20 280 200 40 re f", "", 0, Unseen.COLOUR_OF_GROUND),
        ("q 20 280 200 40 re W n /Sh sh Q 1 g", "", 0, Unseen.COLOUR_OF_GROUND),
        ("0 0 400 400 re 30 290 100 30 re W* n", "", 0, Unseen.CLIPPED),
        ("0 390 5 5 re 300 0 5 5 re W n", "", 0, Unseen.CLIPPED),
        ("", "0 g 300 0 9 9 re f", 7, Unseen.COLOUR_OF_GROUND),
        ("", f"1 g {ROUNDED} f", 0, Unseen.COVERED),
        ("", "1 g q .99 .1 -.1 .99 0 0 cm 30 270 200 60 re f Q", 0, Unseen.COVERED),
        ("", f"/Light gs 1 g {BOX} f", 0, Unseen.COVERED),
        ("", "1 g q 100 0 0 30 30 290 cm /Full Do Q", 0, Unseen.COVERED),
        ("", "q 100 20 -20 30 50 280 cm /Im0 Do Q", 0, Unseen.COVERED),
        ("", f"q {BOX} W n /Sh sh Q", 0, Unseen.COVERED),
        ("0 g q 200 0 0 40 20 280 cm /Black Do Q", "", 0, Unseen.COLOUR_OF_GROUND),
        ("", "1 g " + " ".join(f"30 {y} 100 2 re f" for y in range(290, 320, 2)), 0, Unseen.COVERED),
        ("", " ".join(f"q 100 0 0 3 30 {y} cm /Im0 Do Q" for y in range(290, 320, 3)), 0, Unseen.COVERED),
    ],
)
def test_text_without_ink_is_left_out(before: str, after: str, mode: int, reason: Unseen) -> None:
    assert read(before, after, mode) == (["total 93.69"], {reason})


@pytest.mark.parametrize(
    "before, after, mode",
    [
        ("/Pattern cs /Blue scn", "", 0),
        ("/Two cs 1 scn", "", 0),
        ("/Ink cs 1 scn", "", 0),
        ("/Nil cs", "", 2),
        ("", f"/Nil cs 1 scn {BOX} f", 0),
        ("/Shade gs 0 g", "", 0),
        ("/Open gs", "", 0),
        ("/Ink cs 1 scn 20 280 200 40 re f 1 g", "", 0),
        ("0 0 400 400 re 30 200 100 30 re W* n", "", 0),
        ("", "0 g 0 0 400 400 re f", 7),
        ("", f"1 g {ROUNDED} 30 290 100 30 re f*", 0),
        ("", f"/Pattern cs /Tile scn {BOX} f", 0),
        ("", f"/Pattern cs /None scn {BOX} f", 0),
        ("", "1 g q 100 0 0 30 30 290 cm /Empty Do Q", 0),
    ],
)
def test_text_with_ink_is_read(before: str, after: str, mode: int) -> None:
    assert read(before, after, mode) == (["total 93.69", "old 81.25"], set())


def test_letters_squeezed_to_nothing_are_left_out() -> None:
    assert read("0 Tz", "", 0) == (["total 93.69"], {Unseen.NOT_PAINTED})


def test_a_picture_without_the_letters_nobody_doubts_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.extract.pdf.ink_check._Picture.has_ink", lambda *_: False)
    assert read("/Pattern cs /White scn", "", 0)[0] == ["total 93.69", "old 81.25"]


def test_where_all_is_doubted_a_font_that_is_drawn_is_judged() -> None:
    drawing = Drawing(xobjects="/Paper 3 0 R")
    drawing.raw("q 400 0 0 400 0 0 cm /Paper Do Q")
    drawing.text(40, 370, "total 93.69")
    drawing.raw("1 g")
    drawing.text(40, 300, "old 81.25")
    drawing.text(40, 200, "other 72.50", font="F2")
    paper = MORE[-1].replace("\x00", "\xff")
    page = read_pdf(make_pdf(drawing, more=[paper]), Settings(ocr=False)).pages[0]
    assert [line.text for line in page.unseen] == ["old 81.25"]


@pytest.mark.parametrize(
    "annotation",
    [
        "/Subtype /Widget /FT /Tx /V (82.50) /AP << /N 9 0 R >>",
        "/Subtype /Widget /FT /Tx /V (82.50) /DA (/Helv 10 Tf 0 g)",
        "/Subtype /FreeText /Contents (82.50) /DA (0 g /Helv 10 Tf)",
    ],
)
def test_what_a_viewer_fills_in_is_not_asked_of_a_picture_without_it(annotation: str) -> None:
    drawing = Drawing(resources=PATTERNS)
    for y in (370, 350, 250, 230):
        drawing.text(40, y, "total 93.69")
    drawing.raw("q 0 280 400 60 re W n /Sh sh Q")
    drawing.annotations = f"<< /Type /Annot /Rect [30 290 230 320] {annotation} >>"
    fonts = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    field = stream("BT /F1 8 Tf 2 4 Td (82.50) Tj ET", f"/Type /XObject /Subtype /Form /BBox [0 0 80 20] {fonts}")
    page = read_pdf(make_pdf(drawing, more=[*MORE, field]), Settings(ocr=False)).pages[0]
    assert "82.50" in [getattr(block, "text", "") for block in page.blocks] and not page.unseen
