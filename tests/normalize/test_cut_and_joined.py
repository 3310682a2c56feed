"""Parts of pages that a break cut or a page set apart: each holds an expression that nothing else asks for."""

from __future__ import annotations

import pytest
from prongsai.extract.records import Page, Place, RawDocument, TextLine
from prongsai.normalize.document.cleaned import CleanTable, clean_document
from prongsai.normalize.document.layout_tables import layout_tables_to_lines
from prongsai.normalize.document.measure_header import find_header, is_header_row
from prongsai.normalize.document.ocr_repair import misread_names, repair_scanned
from prongsai.normalize.document.paragraphs import paragraphs_of

from tests.normalize.test_page_break_tables import HEAD, ROW_1, document, line, table, texts, typed


def joined(above: list[list[str]], below: list[list[str]]) -> list[list[str]]:
    """The rows of two pages whose tables have the same columns."""
    (found,) = document((table(above, 1),), (table(below, 2),)).tables()
    return texts(found)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["ทำคู่มือ\nการยืม\nพัสดุ", "ประชุมและ", "กองคลัง", "ต.ค. ๒๕๖๖ -"], ["", "ร่างคู่มือ", "", "ม.ค. ๒๕๖๗"]),
        (["ทำคู่มือ\nการยืม\nพัสดุ", "ประชุมกองต่าง", "กองคลัง", "ต.ค. ๒๕๖๖"], ["", "ๆ ที่ยืมพัสดุ", "", "ม.ค. ๒๕๖๗"]),
    ],
)
def test_a_cell_that_cannot_end_or_begin_so_goes_on_over_the_page(above: list[str], below: list[str]) -> None:
    assert len(joined([HEAD, above], [below])) == 2


def test_the_last_digit_of_a_score_goes_on_over_the_page() -> None:
    assert joined([["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ", "98.9"]], [["", "6"]])[1:] == [["การใช้อำนาจ", "98.9\n6"]]


def test_a_figure_goes_on_with_a_list_of_names_in_a_cell() -> None:
    above = [["เครื่องมือ", "ผล"], ["ภายใน", "การใช้อำนาจ 88.10\nการใช้งบประมาณ"]]
    assert joined(above, [["", "91.20"]])[1:] == [["ภายใน", "การใช้อำนาจ 88.10\nการใช้งบประมาณ\n91.20"]]


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        (["หน่วยงาน", "หมายเหตุ", "คะแนน"], ["กองคลัง", "ยังไม่ส่ง", "-"], ["กองช่าง", "", "88.00"]),
        (HEAD, ["1. ทำคู่มือ", "ประชุม", "กองคลัง", "ไตรมาส ๑"], ["2. อบรม", "", "กองช่าง", ""]),
    ],
)
def test_a_row_with_a_score_or_a_number_of_its_own_begins_anew(
    head: list[str], above: list[str], below: list[str]
) -> None:
    assert joined([head, above], [below]) == [head, above, below]


def test_a_line_that_says_continued_does_not_part_a_table() -> None:
    again = (line("ตารางมาตรการ (ต่อ)", 2, 120.0), table([HEAD, ROW_1], 2, 150.0))
    assert len(document((table([HEAD, ROW_1], 1),), again).tables()) == 1


def test_the_next_number_of_a_list_behind_a_blank_line_of_a_text_file_goes_on() -> None:
    head, rows = ["เรื่อง", "รายละเอียด", "ที่ตั้ง"], [["1. ป้าย", "ทำใหม่", "ชั้นล่าง"], ["2. ตู้", "ซ่อม", "ชั้นบน"]]
    assert len(typed((head, *rows), (["3. โต๊ะ", "ซื้อ", "ชั้นล่าง"],)).tables()) == 1


def passages(*lines: tuple[str, float, float]) -> list[str]:
    """The paragraphs of a page; of each line the text, its right edge and its top, in points."""
    made = tuple(TextLine(text, Place(1, (70.0, top, right, top + 14))) for text, right, top in lines)
    wide = TextLine("เทศบาลตำบลแม่สายรายงานผลของปีที่ผ่านมาไว้ในเอกสารนี้", Place(1, (70.0, 700.0, 520.0, 714.0)))
    page = Page(1, (*made, wide), 595.0, 842.0)
    return [p.text for p in paragraphs_of(clean_document(RawDocument("application/pdf", (page,))))][:-1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("คะแนนรวม 88.20 (ระดับผ่าน", "ดี) ของปีนี้"),
        ("การใช้อำนาจ (ตัวชี้วัดที่ 3)", "ได้ 68.39 คะแนน"),
        ("ผ่าน 85.00 ขึ้นไป แต่มีส่วนที่ต่ำกว่า", "85.00"),
    ],
)
def test_a_line_that_the_next_one_completes_is_of_one_paragraph(first: str, second: str) -> None:
    assert passages((first, 240.0, 100.0), (second, 200.0, 132.0)) == [f"{first}\n{second}"]
    apart = ["คะแนนรวม 88.20", "การใช้อำนาจ"]
    assert passages((apart[0], 240.0, 100.0), (apart[1], 200.0, 132.0)) == apart


@pytest.mark.parametrize("year", ["ประจำปีงบประมาณ พ.ศ. 2565", "ปีงบประมาณ ๒๕๖๕", "ประจำปี 2565"])
def test_a_title_ends_with_its_year(year: str) -> None:
    body = "มหาวิทยาลัยตัวอย่างได้คะแนน 89.43 คะแนน อยู่ในระดับดีในปี พ.ศ. 2564"
    assert passages((year, 440.0, 100.0), (body, 515.0, 118.0)) == [year, body]
    assert len(passages((f"ในการประเมินของ{year}", 440.0, 100.0), (body, 515.0, 118.0))) == 1


def test_a_title_alone_on_its_page_is_not_joined_to_the_next_page() -> None:
    title = TextLine("มหาวิทยาลัยตัวอย่าง", Place(1, (200.0, 130.0, 400.0, 144.0)), centred=True)
    foot = TextLine("คณะทำงานจัดทำรายงานผลการประเมินประจำปีของมหาวิทยาลัยไว้ดังนี้", Place(1, (70.0, 60.0, 520.0, 74.0)))
    told = TextLine("ปรากฏว่ามหาวิทยาลัยตัวอย่างในปีที่แล้ว ได้คะแนน 89.43 คะแนน", Place(2, (110.0, 60.0, 520.0, 74.0)))
    pages = (Page(1, (foot, title), 595.0, 842.0), Page(2, (told,), 595.0, 842.0))
    found = paragraphs_of(clean_document(RawDocument("application/pdf", pages)))
    assert [p.text for p in found] == [foot.text, title.text, told.text]


def test_a_running_head_with_the_number_of_its_page_is_read_once() -> None:
    pages = tuple(Page(n, (line(f"เทศบาลตำบลแม่สาย {n}", n, 20.0),), 595.0, 842.0) for n in (1, 2, 3))
    found = paragraphs_of(clean_document(RawDocument("application/pdf", pages)))
    assert [p.text for p in found] == ["เทศบาลตำบลแม่สาย 1"]


def test_a_level_behind_its_name_in_brackets_on_the_next_line() -> None:
    lines = tuple(TextLine(text, Place(line=n)) for n, text in enumerate(("ระดับผลการประเมิน", "(Rating) : B"), 1))
    (found,) = paragraphs_of(clean_document(RawDocument("text/plain", (Page(1, lines),))))
    assert found.text == "ระดับผลการประเมิน\n(Rating) : B"


def test_minutes_in_two_columns_are_read_speaker_by_speaker() -> None:
    said = [
        ["ประธาน", "ขอให้ทุกท่านเสนอแนวทางการปรับปรุงผลการประเมิน"],
        ["นายช่างโยธา", "เสนอให้ทำป้ายบอกขั้นตอนการให้บริการทุกจุด"],
        ["ปลัดเทศบาล", "เห็นชอบและมอบหมายให้กองคลังจัดทำคู่มือพัสดุ"],
    ]
    found = layout_tables_to_lines(document((table(said, 1),)))
    assert [b.text for b in found.blocks if not isinstance(b, CleanTable)] == [text for row in said for text in row]


def test_years_under_a_heading_belong_to_the_header() -> None:
    head = [["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ระยะเวลา"], ["", "", "ปี 2567", "ปี 2568"]]
    (found,) = document((table([*head, ROW_1], 1),)).tables()
    header = find_header(found)
    assert header is not None and header.body == 2


def test_names_of_columns_behind_a_dash_are_content() -> None:
    assert is_header_row(["มาตรการ", "ผู้รับผิดชอบ"])
    assert not is_header_row(["- มาตรการ", "- ผู้รับผิดชอบ"])


def test_a_word_behind_the_mean_that_an_engine_made_up_goes() -> None:
    assert repair_scanned("คะแนนเฉลี่ย ยา").text == "คะแนนเฉลี่ย"
    assert repair_scanned("คะแนนเฉลี่ย IIT").text == "คะแนนเฉลี่ย IIT"


def test_whatever_stands_before_eit_and_oit_was_iit() -> None:
    assert misread_names([["คะแนน"], ["แบก"], ["EIT"], ["OIT"]]) == [(1, 0)]
    assert misread_names([["คะแนน"], ["88.20"], ["EIT"], ["OIT"]]) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("สมมุติว่าสำนักงานหนึ่งได้ EIT 80.00", "คะแนน และ OIT 95.00 คะแนน", 1),
        ("EIT 80.00", "คะแนน OIT 95.00", 2),
        ("สมมุติว่าสำนักงานหนึ่งได้ EIT 80.00", "คะแนนรวม 95.00", 2),
    ],
)
def test_the_unit_of_a_figure_at_the_end_of_a_line(first: str, second: str, count: int) -> None:
    assert len(passages((first, 240.0, 100.0), (second, 220.0, 118.0))) == count
