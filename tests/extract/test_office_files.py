"""Slides, and the office files that LibreOffice makes into Word files and slides."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Cm
from prongsai.extract.intake.media_type import DOC, ODT, RTF
from prongsai.extract.office import libreoffice
from prongsai.extract.office.slides import read_slides
from prongsai.extract.reader import read_document
from prongsai.extract.records import NoticeCode, Place, RawDocument, TextLine
from prongsai.extract.settings import Settings

from tests.extract.shapes import grid, tables, texts
from tests.extract.test_picture_files import drawn
from tests.extract.test_picture_files import saved as saved_picture
from tests.extract.wordfile import p, word_file

RTF_FILE = rb"{\rtf1\ansi\pard ITA 2567\par}"


def read(show: pptx.presentation.Presentation) -> RawDocument:
    made = io.BytesIO()
    show.save(made)
    document = read_document(made.getvalue(), "a.pptx", Settings(ocr=False))
    assert document.error_code is None, document.error
    return document


@pytest.fixture
def show() -> pptx.presentation.Presentation:
    return pptx.Presentation()


def test_a_slide_prints_its_texts_from_top_to_bottom(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(Cm(1), Cm(8), Cm(5), Cm(1)).text_frame.text = "คะแนน 93.69"
    slide.shapes.add_textbox(Cm(9), Cm(1), Cm(5), Cm(1)).text_frame.text = "ปี 2567"
    slide.shapes.add_textbox(Cm(1), Cm(1), Cm(5), Cm(1)).text_frame.text = "เทศบาล\nตัวอย่าง"
    assert texts(read(show)) == ["เทศบาล", "ตัวอย่าง", "ปี 2567", "คะแนน 93.69"]


CARDS = (("2566", "2567"), ("86.45", "89.94"), ("IIT 88.90\nEIT 82.15", "IIT 90.31\nEIT 86.07"))


@pytest.mark.parametrize("second", [None, "ลดลง", "ค่าเฉลี่ย\nประเทศ"])
def test_cards_beside_each_other_are_read_card_by_card(
    show: pptx.presentation.Presentation, second: str | None
) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    rows = CARDS if second is None else (CARDS[0], (CARDS[1][0], second), CARDS[2])
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            slide.shapes.add_textbox(Cm(1 + 8 * c), Cm(2 + 3 * r), Cm(6), Cm(2)).text_frame.text = text
    by_cards = [line for card in zip(*rows, strict=True) for text in card for line in text.split("\n")]
    by_rows = [line for row in rows for text in row for line in text.split("\n")]
    assert texts(read(show)) == (by_cards if second is None else by_rows)


def test_tables_and_charts_are_tables(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(8), Cm(2)).table
    for place, text in {(0, 0): "ผลการประเมิน", (1, 0): "IIT", (1, 1): "96.31"}.items():
        table.cell(*place).text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    data = CategoryChartData(number_format="0.00")
    data.categories = ["IIT", "EIT"]
    data.add_series("2567", (96.3149, 94.5))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(5), Cm(8), Cm(5), data).chart
    chart.plots[0].has_data_labels = True
    found = [grid(table) for table in tables(read(show))]
    assert found == [
        [["ผลการประเมิน", "ผลการประเมิน"], ["IIT", "96.31"]],
        [["", "2567"], ["IIT", "96.31"], ["EIT", "94.50"]],
    ]


def test_what_is_hidden_or_struck_is_no_print_and_a_large_picture_is_told(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    frame = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(5), Cm(1)).text_frame
    old, new = frame.paragraphs[0].add_run(), frame.paragraphs[0].add_run()
    old.text, new.text = "83.69", "93.69"
    old._r.get_or_add_rPr().set("strike", "sngStrike")
    gone = slide.shapes.add_textbox(Cm(1), Cm(3), Cm(5), Cm(1))
    gone.text_frame.text = "เดิม"
    gone._element.nvSpPr.cNvPr.set("hidden", "1")
    slide.shapes.add_picture(io.BytesIO(saved_picture(drawn(), "PNG")), Cm(1), Cm(5), Cm(20), Cm(12))
    show.slides.add_slide(show.slide_layouts[6])._element.set("show", "0")
    document = read(show)
    assert texts(document) == ["93.69"] and len(document.pages) == 1
    assert [(notice.code, notice.page) for notice in document.notices] == [(NoticeCode.PICTURE_NOT_READ, 1)]


def test_what_a_large_picture_shows_stands_on_its_slide(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    for top, width in ((1, 20), (14, 2)):
        slide.shapes.add_picture(io.BytesIO(saved_picture(drawn(), "PNG")), Cm(1), Cm(top), Cm(width), Cm(12))
    slide.shapes.add_textbox(Cm(1), Cm(16), Cm(5), Cm(1)).text_frame.text = "ข"
    made = io.BytesIO()
    show.save(made)
    line = TextLine("ITA 93.69", Place(1, (1, 2, 3, 4)))
    (page,) = read_slides(made.getvalue(), "x", lambda _: [line]).pages
    assert [(block.place.line, n in page.from_picture) for n, block in enumerate(page.blocks)] == [
        (1, True),
        (2, False),
    ]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A program in the place of LibreOffice: a script to be written by the test."""
    path = tmp_path / "soffice"
    monkeypatch.setattr(libreoffice, "program", lambda: str(path))
    yield path


def script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_without_libreoffice_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: "")
    document = read_document(RTF_FILE, "a.rtf", Settings())
    assert (document.media_type, document.error_code) == (RTF.media_type, "missing_program")
    assert "apt install libreoffice" in (document.error or "")


def test_what_libreoffice_makes_is_read_under_the_files_own_type(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(word_file(p("ITA ปี 2567")))
    script(installed, f'mkdir -p "$8" && cp {tmp_path}/made.docx "$8/file.docx"')
    for data, media_type in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), DOC.media_type),
        (RTF_FILE, RTF.media_type),
    ):
        document = read_document(data, "a", Settings())
        assert (document.media_type, texts(document)) == (media_type, ["ITA ปี 2567"])


def test_a_file_that_it_cannot_open_is_damaged_and_one_that_never_ends_is_a_timeout(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(installed, "exit 1")
    assert read_document(RTF_FILE, "a.rtf", Settings()).error_code == "damaged_file"
    script(installed, "sleep 60")
    monkeypatch.setattr(libreoffice, "_SECONDS", 0.3)
    assert read_document(RTF_FILE, "a.rtf", Settings()).error_code == "timeout"


@pytest.mark.slow
@pytest.mark.skipif(not libreoffice.program(), reason="LibreOffice is not installed")
def test_libreoffice_itself_makes_an_open_document_of_a_word_file_and_a_word_file_of_that() -> None:
    word, made = docx.Document(), io.BytesIO()
    word.add_paragraph("ITA ปี 2567")
    word.save(made)
    odt = libreoffice.converted(made.getvalue(), ".docx", "odt")
    document = read_document(odt, "a.odt", Settings())
    assert (document.media_type, texts(document)) == (ODT.media_type, ["ITA ปี 2567"])


def test_what_a_later_shape_covers_or_no_slide_holds_is_no_print(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    for left, top, text in ((1, 1, "71.20"), (1.05, 1.05, "80.15"), (1, 1, "81.20"), (60, 1, "60.00"), (1, 1, "80.15")):
        slide.shapes.add_textbox(Cm(left), Cm(top), Cm(9), Cm(1.5)).text_frame.text = text
        if text == "71.20":
            cover = slide.shapes.add_shape(1, Cm(0.8), Cm(1), Cm(6), Cm(1.5))
            cover.fill.solid()
    assert texts(read(show)) == ["81.20", "80.15"]


def test_an_open_box_covers_nothing(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(1.5)).text_frame.text = "71.20"
    slide.shapes.add_shape(1, Cm(0.8), Cm(1), Cm(6), Cm(1.5)).fill.background()
    assert texts(read(show)) == ["71.20"]


def test_shapes_of_a_group_stand_where_the_group_shows_them(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(1.5)).text_frame.text = "71.20"
    group = slide.shapes.add_group_shape()
    for top, text in ((200, "80.15"), (210, "81.20")):
        group.shapes.add_textbox(Cm(200), Cm(top), Cm(9), Cm(1.5)).text_frame.text = text
    group.left, group.top, group.width, group.height = Cm(1), Cm(5), Cm(9), Cm(10)
    assert texts(read(show)) == ["71.20", "80.15", "81.20"]
    cover = group.shapes.add_shape(1, Cm(1), Cm(1), Cm(9), Cm(1.5))  # far from the first box, on the slide
    cover.fill.solid()
    group.left, group.top, group.width, group.height = Cm(1), Cm(5), Cm(9), Cm(10)
    assert texts(read(show))[0] == "71.20"


WORD_2003 = (
    '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:wx="http://schemas.microsoft.com/office/word/2003/'
    'auxHint"><w:body><wx:sect><w:p><w:r><w:t>ITA </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>60.10</w:t></w:r>'
    '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:t>70.10</w:t></w:r></aml:content></aml:annotation>'
    '<aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>80.10</w:t></w:r></aml:content></aml:annotation>'
    "</w:p></wx:sect></w:body></w:wordDocument>"
)


def test_word_files_of_2003_in_xml_are_read_without_what_is_hidden_or_deleted() -> None:
    assert texts(read_document(WORD_2003.encode(), "a.xml", Settings())) == ["ITA 80.10"]


@pytest.mark.parametrize(
    ("xml", "media_type"),
    [
        ('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "application/vnd.ms-excel"),
        (
            '<office:document office:mimetype="application/vnd.oasis.opendocument.text"/>',
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_office_files_of_one_xml_file_go_to_libreoffice(
    xml: str, media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: "")
    document = read_document(f'<?xml version="1.0"?>{xml}'.encode(), "a.xls", Settings())
    assert (document.media_type, document.error_code) == (media_type, "missing_program")


def ground(shape: Any, colour: str | None) -> None:
    if colour is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(colour)


@pytest.mark.parametrize(
    ("fill", "slide_fill", "shown"),
    [(None, None, False), ("FFFFFF", None, False), ("1F4E79", None, True), (None, "1F4E79", True), ("FEFEFE", "1F4E79", False)],
)  # fmt: skip
def test_white_letters_of_a_slide_are_seen_by_what_lies_beneath(
    show: pptx.presentation.Presentation, fill: str | None, slide_fill: str | None, shown: bool
) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    if slide_fill is not None:
        ground(slide.background, slide_fill)
    box = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(1.5))
    ground(box, fill)
    box.text_frame.text = "81.11"
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    assert texts(read(show)) == (["81.11"] if shown else [])


@pytest.mark.parametrize(
    ("colour", "width", "shown"), [("1F4E79", 12, True), ("FFFFFF", 12, False), ("FFFFFF", 3, True), (None, 12, True)]
)
def test_white_letters_over_another_shape_are_seen_by_it(
    show: pptx.presentation.Presentation, colour: str | None, width: int, shown: bool
) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    ground(slide.shapes.add_shape(1, Cm(1), Cm(1), Cm(width), Cm(2)), colour)
    box = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(1.5))
    box.text_frame.text = "81.11"
    box.text_frame.paragraphs[0].runs[0].font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    assert texts(read(show)) == (["81.11"] if shown else [])


def test_a_slide_shows_the_boxes_of_its_layout_and_its_master_and_no_hidden_group(
    show: pptx.presentation.Presentation,
) -> None:
    layout = show.slide_layouts[6]
    slide = show.slides.add_slide(layout)
    for home, top, text in ((slide, 5, "81.11"), (layout, 3, "ปี 2567"), (layout.slide_master, 1, "กรมตัวอย่าง")):
        box = slide.shapes.add_textbox(Cm(1), Cm(top), Cm(9), Cm(1))
        box.text_frame.text = text
        home.shapes._spTree.append(box._element)
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Cm(1), Cm(7), Cm(9), Cm(1)).text_frame.text = "61.00"
    group._element.nvGrpSpPr.cNvPr.set("hidden", "1")
    assert texts(read(show)) == ["กรมตัวอย่าง", "ปี 2567", "81.11"]
    slide._element.set("showMasterSp", "0")
    assert texts(read(show)) == ["81.11"]


def test_of_a_shape_in_several_forms_the_newest_is_read(show: pptx.presentation.Presentation) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    boxes = [slide.shapes.add_textbox(Cm(1), Cm(top), Cm(9), Cm(1)) for top in (1, 3)]
    forms = etree.fromstring(
        '<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<m:Choice Requires="a14"/><m:Fallback/></m:AlternateContent>'
    )
    for form, box, text in zip(forms, boxes, ("81.11", "61.00"), strict=True):
        box.text_frame.text = text
        form.append(box._element)
    slide.shapes._spTree.append(forms)
    assert texts(read(show)) == ["81.11"]
