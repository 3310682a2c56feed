from __future__ import annotations

import dataclasses

import pytest
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.settings import Settings
from prongsai.extract.word.document import read_docx

from tests.extract.shapes import check_cover, grid, lines, tables, texts
from tests.extract.wordfile import p, tbl, tc, word_file

SETTINGS = Settings()
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def test_paragraphs_and_tables_in_document_order() -> None:
    body = p("ก่อน") + tbl(tc("ด้าน") + tc("คะแนน"), tc("หนึ่ง") + tc("93.57")) + p("หลัง")
    document = read_docx(word_file(body), SETTINGS)
    assert [type(block).__name__ for block in document.pages[0].blocks] == ["TextLine", "Table", "TextLine"]
    assert grid(tables(document)[0]) == [["ด้าน", "คะแนน"], ["หนึ่ง", "93.57"]]
    assert [cell.place.line for cell in tables(document)[0].cells] == [2, 3, 4, 5]
    assert lines(document)[1].place.line == 6


def test_merged_cells_stand_once() -> None:
    body = tbl(
        tc("ด้าน", '<w:vMerge w:val="restart"/>') + tc("คะแนน", '<w:gridSpan w:val="2"/>'),
        tc("", "<w:vMerge/>") + tc("2564") + tc("2565"),
        "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc("1") + tc("2"),
    )
    (table,) = tables(read_docx(word_file(body), SETTINGS))
    assert grid(table) == [["ด้าน", "คะแนน", "คะแนน"], ["ด้าน", "2564", "2565"], ["", "1", "2"]]
    check_cover(table)


def test_a_cell_keeps_its_paragraphs_breaks_and_inner_tables_as_lines() -> None:
    inner = tbl(tc("ใน1") + tc("ใน2"))
    body = tbl(tc("ข้อความแรก", extra=p("ข") + inner + p()) + tc("1"), tc("ค") + tc("2"))
    assert grid(tables(read_docx(word_file(body), SETTINGS))[0])[0] == ["ข้อความแรก\nข\nใน1 ใน2", "1"]


def test_tables_that_only_frame_text_are_opened() -> None:
    document = read_docx(word_file(tbl(tc("ในกรอบ", extra=p("บรรทัดสอง")))), SETTINGS)
    assert (tables(document), texts(document)) == ([], ["ในกรอบ", "บรรทัดสอง"])


def test_deleted_and_hidden_text_is_not_read_and_inserted_text_is() -> None:
    extra = (
        "<w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del><w:ins><w:r><w:t>เพิ่ม</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>ลิงก์</w:t></w:r></w:hyperlink>"
    )
    assert texts(read_docx(word_file(p("ก", extra=extra)), SETTINGS)) == ["กเพิ่มลิงก์"]


def test_text_boxes_are_read_once_and_content_controls_too() -> None:
    box = f"<w:txbxContent>{p('ในกล่อง')}</w:txbxContent>"
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = p("ก", extra=twice) + f"<w:sdt><w:sdtContent>{p('ในตัวควบคุม')}</w:sdtContent></w:sdt>"
    assert texts(read_docx(word_file(body), SETTINGS)) == ["ก", "ในกล่อง", "ในตัวควบคุม"]


def test_ticks_of_picture_fonts() -> None:
    extra = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>P</w:t></w:r>'
    )
    assert texts(read_docx(word_file(p("x", extra=extra)), SETTINGS)) == ["x✓✓"]


def test_pages_end_at_breaks_that_the_author_set() -> None:
    section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
    body = p("1", extra=BREAK + "<w:r><w:t>2</w:t></w:r>") + p("3", "<w:pageBreakBefore/>") + p("ต่อ", section) + p("4")
    pages = read_docx(word_file(body), SETTINGS).pages
    assert [[block.text for block in page.blocks] for page in pages] == [["1"], ["2"], ["3", "ต่อ"], ["4"]]  # type: ignore[union-attr]


def test_the_look_of_lines() -> None:
    run = '<w:r><w:rPr><w:bCs/><w:szCs w:val="36"/></w:rPr><w:t>หัวเรื่อง</w:t></w:r>'
    (line,) = lines(read_docx(word_file(p("", '<w:jc w:val="center"/>', run)), SETTINGS))
    assert (line.bold, line.centred, line.size) == (True, True, 18.0)


def test_tables_written_with_tabs_in_paragraphs() -> None:
    document = read_docx(word_file(p("ด้าน\tคะแนน") + p("หนึ่ง\t93.57")), SETTINGS)
    assert grid(tables(document)[0]) == [["ด้าน", "คะแนน"], ["หนึ่ง", "93.57"]]


def test_a_bomb_is_cut_off() -> None:
    small = dataclasses.replace(SETTINGS, max_text_chars=1000)
    with pytest.raises(DocumentError) as error:
        read_docx(word_file(p("ก" * 200_000)), small)
    assert error.value.code is ErrorCode.TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        word_file("<w:p>"),
        word_file("", head="<oops>"),
        word_file(p("&e;"), head='<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>')[:-10],
        word_file("<w:p>" * 400 + "</w:p>" * 400),
    ],
)
def test_broken_files_are_reported(data: bytes) -> None:
    with pytest.raises(DocumentError) as error:
        read_docx(data, SETTINGS)
    assert error.value.code is ErrorCode.DAMAGED_FILE


def test_entities_are_not_followed() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY e "x"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    assert texts(read_docx(word_file(p("a&f;b"), head=bomb), SETTINGS)) == ["a"]


def test_a_list_of_pairs_below_the_names_of_a_cell_is_a_table_of_its_own() -> None:
    inner = tbl(tc("รวม") + tc("81.20"), tc("ระดับ") + tc("ข"))
    body = tbl(tc("หัวข้อ") + tc("ผล"), tc("ก", extra=p("ข") + inner) + tc("70.10", extra=p("60.20")))
    found = tables(read_docx(word_file(body), SETTINGS))
    assert [grid(table) for table in found] == [
        [["หัวข้อ", "ผล"], ["ก\nข", "70.10\n60.20"]],
        [["รวม", "81.20"], ["ระดับ", "ข"]],
    ]
    beside = tbl(tc("หัวข้อ") + tc("ผล"), tc("กลุ่มงานตรวจสอบภายใน") + tc("ข", extra=inner))
    (whole,) = tables(read_docx(word_file(beside), SETTINGS))
    assert grid(whole)[1] == ["กลุ่มงานตรวจสอบภายใน", "ข\nรวม 81.20\nระดับ ข"]


def test_rows_with_a_figure_beside_tables_in_cells_stay_rows() -> None:
    inner = tbl(tc("ก") + tc("81.10"), tc("ข") + tc("82.20"))
    body = tbl(tc("ชื่อ") + tc("", extra=inner + p()), tc("รวม") + tc("83.30 (ดี)"), tc("ย่อย") + tc("", extra=inner + p()))
    document = read_docx(word_file(body), SETTINGS)
    pairs = [["ก", "81.10"], ["ข", "82.20"]]
    assert [grid(table) for table in tables(document)] == [pairs, [["รวม", "83.30 (ดี)"]], pairs]
    assert texts(document) == ["ชื่อ", "ย่อย"]


def test_a_raised_number_is_none_of_the_figure_before_it() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    for before, numbers, shown in (
        ("IIT 94.7", "1", "IIT 94.7¹"),
        ("IIT ๙๔.๗", "๑", "IIT ๙๔.๗¹"),
        ("IIT 94.7", "1,2", "IIT 94.7¹,²"),
        ("IIT 94.", "71", "IIT 94.71"),
    ):
        for runs in ([numbers], [*numbers]):
            extra = "".join(map(raised.format, runs))
            assert texts(read_docx(word_file(p(before, extra=extra)), Settings())) == [shown]
