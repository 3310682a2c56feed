from __future__ import annotations

import pytest
from prongsai.extract.text.text_document import read_text

from tests.extract.shapes import check_cover, grid, lines, only_table, tables, texts


def test_lines_keep_their_number_in_the_file_whatever_ends_them() -> None:
    document = read_text("\n\nหนึ่ง\r\n\r\n  สอง  \rสาม")
    assert [(line.text, line.place.line) for line in lines(document)] == [("หนึ่ง", 3), ("สอง", 5), ("สาม", 6)]
    assert document.media_type == "text/plain"
    assert document.text_origin == "text"


@pytest.mark.parametrize(
    ("source", "text", "bold"),
    [
        ("## ๒. ผลการประเมิน ##", "๒. ผลการประเมิน", True),
        ("**หัวข้อ**", "หัวข้อ", True),
        ("คะแนนรวม **93.57** คะแนน", "คะแนนรวม 93.57 คะแนน", False),
        ("<b>หัวข้อ</b>", "หัวข้อ", True),
        ("> ข้อความอ้าง", "ข้อความอ้าง", False),
        ("- **ก** รายการ", "- ก รายการ", False),
        ("๑) รายการ", "๑) รายการ", False),
        ("1\\. รายการ \\*", "1. รายการ *", False),
        ("#ไม่ใช่หัวข้อ", "#ไม่ใช่หัวข้อ", False),
        ("ระดับ <A> และ x < 85 และ <IIT>", "ระดับ <A> และ x < 85 และ <IIT>", False),
        ("A &amp; B&nbsp;C & D", "A & B\u00a0C & D", False),
        ("2 * 3 * 4", "2 * 3 * 4", False),
        ("ลงชื่อ ________ (________)", "ลงชื่อ ________ (________)", False),
        ("ดำเนินการแล้ว $\\checkmark$", "ดำเนินการแล้ว ✓", False),
        ("คะแนน $93.57$ ราคา $x^2$", "คะแนน 93.57 ราคา $x^2$", False),
        ("ดู [เว็บไซต์](https://example.org/a) [๑](ก)", "ดู เว็บไซต์ [๑](ก)", False),
        ("`ค่า`", "ค่า", False),
    ],
)
def test_marks_go_and_printed_characters_stay(source: str, text: str, bold: bool) -> None:
    (line,) = lines(read_text(source))
    assert (line.text, line.bold) == (text, bold)


def test_a_bold_passage_over_several_lines() -> None:
    found = lines(read_text("**บรรทัดแรก\nบรรทัดกลาง\nบรรทัดท้าย**\nธรรมดา"))
    assert [(line.text, line.bold) for line in found] == [
        ("บรรทัดแรก", True),
        ("บรรทัดกลาง", True),
        ("บรรทัดท้าย", True),
        ("ธรรมดา", False),
    ]


def test_rules_fences_and_pictures_print_nothing() -> None:
    assert texts(read_text("---\n***\n```html\n![](a.png)\n![img-0.jpeg](img-0.jpeg)\n<br>\n<!-- x -->")) == []


@pytest.mark.parametrize(
    "mark",
    [
        "\f",
        "--- Page 2 ---",
        "---PAGE---",
        "[หน้า ๒]",
        "<!-- page 2 -->",
        "<!-- PageBreak -->",
        "## หน้า 2",
        "{2}------------------------------------------------",
        "\\newpage",
        '<div style="page-break-after: always;"></div>',
    ],
)
def test_marks_between_pages(mark: str) -> None:
    document = read_text(f"แรก\n{mark}\nสอง")
    assert [[block.text for block in page.blocks] for page in document.pages] == [["แรก"], ["สอง"]]  # type: ignore[union-attr]
    assert [page.number for page in document.pages] == [1, 2]
    assert document.page_count == 2
    assert lines(document)[1].place.line == 3


@pytest.mark.parametrize("text", ["หน้า ๒", "หน้า", "- 2 -", "Page 2 of 5", "ข้อความ\n\nหน้า 3\nต่อ", "# หน้าที่และอำนาจ"])
def test_what_may_be_printed_ends_no_page(text: str) -> None:
    assert len(read_text(text).pages) == 1


def test_the_mark_of_page_one_ends_no_page() -> None:
    assert len(read_text("ชื่อไฟล์\n--- Page 1 ---\nก\n--- Page 2 ---\nข").pages) == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ก\n<page_number>๑</page_number>\nข\n<page_number>๒</page_number>", [["ก", "๑"], ["ข", "๒"]]),
        ("<page_number>๑</page_number>\nก\n<page_number>๒</page_number>\nข", [["๑", "ก"], ["๒", "ข"]]),
    ],
)
def test_tagged_page_numbers_stand_at_the_foot_or_the_head(text: str, wanted: list[list[str]]) -> None:
    assert [[block.text for block in page.blocks] for page in read_text(text).pages] == wanted  # type: ignore[union-attr]


def test_an_empty_page_in_between_counts() -> None:
    assert len(read_text("ก\f\fข\f").pages) == 3


def test_html_table_in_text_with_spans_unclosed_tags_and_lines() -> None:
    text = (
        "ก่อน <table><tr><th rowspan=2>ด้าน<th colspan='2'>คะแนน</tr>\n<tr><th>2564</th><th>2565</th></tr>\n"
        "<tr><td>หนึ่ง<td>93.57<td>&lt; 94\n<tr><td colspan=3>รวม<br/>ทั้งหมด\nท้าย</td></tr></table> หลัง"
    )
    document = read_text(text)
    (table,) = tables(document)
    assert grid(table) == [
        ["ด้าน", "คะแนน", "คะแนน"],
        ["ด้าน", "2564", "2565"],
        ["หนึ่ง", "93.57", "< 94"],
        ["รวม\nทั้งหมด\nท้าย"] * 3,
    ]
    check_cover(table)
    assert [row[0].place.line for row in table.rows() if row[0]] == [1, 1, 3, 4]
    assert texts(document) == ["ก่อน", "หลัง"]


def test_a_table_that_is_never_closed_does_not_swallow_the_text_behind_it() -> None:
    document = read_text("<table><tr><td>ก</td><td>1</td></tr>\n\nข้อความถัดไป\n\nอีกย่อหน้า")
    assert grid(tables(document)[0]) == [["ก", "1"]]
    assert texts(document) == ["ข้อความถัดไป", "อีกย่อหน้า"]


def test_a_silly_span_is_cut_to_the_columns_that_are_there() -> None:
    table = only_table("<table><tr><td colspan=99999>หัว</td></tr><tr><td>ก</td><td rowspan=0>1</td></tr></table>")
    assert (table.n_rows, table.n_cols) == (2, 2)
    check_cover(table)


def test_a_table_inside_a_cell_becomes_lines_of_that_cell() -> None:
    table = only_table(
        "<table><tr><td>ก</td><td>ข<table><tr><td>1</td><td>2</td></tr></table></td></tr><tr><td>ค</td><td>ง</td></tr></table>"
    )
    assert grid(table) == [["ก", "ข\n1\n2"], ["ค", "ง"]]


def test_markdown_is_told_by_name_or_by_signs() -> None:
    assert read_text("ข้อความ", markdown=True).media_type == "text/markdown"
    assert read_text("# ก\n\n## ข\n").media_type == "text/markdown"
