"""Measures that no upright table holds, and tables of who does what that are no measures of the result."""

from __future__ import annotations

from datetime import date

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import Measure

TITLE = "มาตรการปรับปรุงจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566\nเทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"


def measures(text: str, name: str = "a.txt") -> tuple[Measure, ...]:
    return interpret(read_document(text.encode(), name, Settings()), Settings()).measures


def check(found: tuple[Measure, ...]) -> None:
    """Both measures of the lists below, every field of them."""
    assert [m.responsible for m in found] == [("กองช่าง",), ("สำนักปลัด", "กองคลัง")]
    assert [(m.start, m.end) for m in found] == [
        (date(2024, 1, 1), date(2024, 1, 31)),
        (date(2024, 4, 1), date(2024, 6, 30)),
    ]
    assert [m.monitoring for m in found] == ["วัดผลรายเดือน", "ถามผู้รับบริการ"]
    for m, words in zip(found, ("ปรับพื้นที่รอรับบริการ", "สรุปขั้นตอนเป็นภาพเดียว"), strict=True):
        assert words in (m.measure or "")
    assert {m.fiscal_year_be for m in found} == {2567}


LABELLED = """มาตรการที่ 1 ปรับพื้นที่รอรับบริการ
   ผู้รับผิดชอบ : กองช่าง
   ระยะเวลาดำเนินการ : มกราคม 2567
   การติดตามผล : วัดผลรายเดือน

มาตรการที่ 2 สรุปขั้นตอนเป็นภาพเดียว
   ผู้รับผิดชอบ : สำนักปลัด, กองคลัง
   ระยะเวลาดำเนินการ : ไตรมาสที่ 3
   การติดตามผล : ถามผู้รับบริการ
"""
MARKED = """(๑) ปรับพื้นที่รอรับบริการ
 - ผู้รับผิดชอบ กองช่าง
 - ระยะเวลา ม.ค. ๒๕๖๗
 - ติดตามผล วัดผลรายเดือน
(๒) สรุปขั้นตอนเป็นภาพเดียว
 - ผู้รับผิดชอบ สำนักปลัด, กองคลัง
 - ระยะเวลา ๑ เม.ย. ๒๕๖๗ - ๓๐ มิ.ย. ๒๕๖๗
 - ติดตามผล ถามผู้รับบริการ
"""
DASHED = """1) ปรับพื้นที่รอรับบริการ
เจ้าภาพ – กองช่าง
เวลา – ม.ค. 67
การประเมินผล – วัดผลรายเดือน
2) สรุปขั้นตอนเป็นภาพเดียว
เจ้าภาพ – สำนักปลัด และกองคลัง
เวลา – เม.ย. 67 - มิ.ย. 67
การประเมินผล – ถามผู้รับบริการ
"""
BELOW = """3.1 ปรับพื้นที่รอรับบริการ

ผู้รับผิดชอบ

กองช่าง

ระยะเวลาดำเนินการ

มกราคม 2567

การติดตามประเมินผล

วัดผลรายเดือน

3.2 สรุปขั้นตอนเป็นภาพเดียว

ผู้รับผิดชอบ

สำนักปลัด และกองคลัง

ระยะเวลาดำเนินการ

เม.ย. - มิ.ย. 2567

การติดตามประเมินผล

ถามผู้รับบริการ
"""
BRACKETED = """1. ปรับพื้นที่รอรับบริการ (ผู้รับผิดชอบ: กองช่าง; ระยะเวลา: ม.ค. 67; การติดตาม: วัดผลรายเดือน)

2. สรุปขั้นตอนเป็นภาพเดียว (ผู้รับผิดชอบ: สำนักปลัด, กองคลัง; ระยะเวลา: ไตรมาส 3; การติดตาม: ถามผู้รับบริการ)
"""
SENTENCES = """1. ปรับพื้นที่รอรับบริการ มอบหมายให้กองช่างเป็นผู้รับผิดชอบ ระยะเวลาดำเนินการ มกราคม 2567 ติดตามผลโดยวัดผลรายเดือน

2. สรุปขั้นตอนเป็นภาพเดียว โดยมีสำนักปลัดและกองคลังเป็นผู้รับผิดชอบ ดำเนินการตั้งแต่เดือนเมษายน 2567 ถึงมิถุนายน 2567 ติดตามผลโดยถามผู้รับบริการ
"""
SPACED = """ที่    มาตรการ                  ผู้รับผิดชอบ          ระยะเวลา            การติดตาม
1     ปรับพื้นที่รอรับบริการ        กองช่าง             ม.ค. 2567          วัดผลรายเดือน
2     สรุปขั้นตอนเป็นภาพเดียว     สำนักปลัด, กองคลัง   ไตรมาสที่ 3         ถามผู้รับบริการ
"""
LISTS = (LABELLED, MARKED, DASHED, BELOW, BRACKETED, SENTENCES, SPACED)


@pytest.mark.parametrize("text", LISTS)
def test_a_list_is_read_like_a_table(text: str) -> None:
    check(measures(TITLE + text))


@pytest.mark.parametrize("text", LISTS)
def test_a_list_under_another_title_is_none_of_the_assessment(text: str) -> None:
    title = "รายงานการประชุมหัวหน้าส่วน\nเทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"
    told = "\n\nรับทราบคะแนนรวม ITA ปีงบประมาณ พ.ศ. 2566 เท่ากับ 91.20 คะแนน\n"
    assert measures(title + text + told) == ()


def page(rows: str, title: str = "มาตรการจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566") -> str:
    return f"<html><body><h1>{title}</h1><p>เทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน</p><table>{rows}</table></body></html>"


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


HEADS = ("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "การติดตาม")
BODY = (
    ("ปรับพื้นที่รอรับบริการ", "กองช่าง", "ม.ค. 2567", "วัดผลรายเดือน"),
    ("สรุปขั้นตอนเป็นภาพเดียว", "สำนักปลัด กองคลัง", "ไตรมาสที่ 3", "ถามผู้รับบริการ"),
)


def test_measures_side_by_side_under_their_numbers() -> None:
    lines = [("หัวข้อ", "มาตรการที่ 1", "มาตรการที่ 2"), *zip(HEADS, *BODY, strict=True)]
    check(measures(page("".join(row(*line) for line in lines)), "a.html"))


def test_headings_in_other_words() -> None:
    check(
        measures(
            page(row("จะทำอะไร", "ใครทำ", "ทำเมื่อใด", "ตรวจสอบผลอย่างไร") + "".join(row(*r) for r in BODY)), "a.html"
        )
    )


def test_unknown_words_below_a_heading_beside_headings_that_go_on() -> None:
    head = (
        '<tr><td rowspan="2">มาตรการ</td><td colspan="2">ผู้รับผิดชอบ</td><td rowspan="2">ระยะเวลา</td>'
        '<td rowspan="2">การติดตาม</td></tr><tr><td>หลัก</td><td>สนับสนุน</td></tr>'
    )
    first, second = BODY
    lines = row(first[0], "กองช่าง", "", *first[2:]) + row(second[0], "สำนักปลัด", "กองคลัง", *second[2:])
    check(measures(page(head + lines), "a.html"))


def test_year_of_a_period_in_its_heading() -> None:
    heads = (*HEADS[:2], "ระยะเวลา (พ.ศ. 2568)", HEADS[3])
    found = measures(
        page(row(*heads) + row("ทำป้าย", "กองช่าง", "มี.ค.", "ดูป้าย") + row("ทำผัง", "กองคลัง", "พ.ค.", "ดูผัง")), "a.html"
    )
    assert [m.start for m in found] == [date(2025, 3, 1), date(2025, 5, 1)]


def test_who_and_when_that_a_text_table_leaves_blank_stay_blank() -> None:
    lines = ["|มาตรการ|ผู้รับผิดชอบ|ระยะเวลา|การติดตาม|", "|---|---|---|---|"]
    lines += ["|ทำป้าย|กองช่าง|ม.ค. 2567|ดูป้าย|", "|ทำผัง|||ดูผัง|", "|ทำสื่อ|กองคลัง||ดูสื่อ|"]
    found = measures(TITLE + "\n".join(lines), "a.md")
    assert [m.responsible for m in found] == [("กองช่าง",), (), ("กองคลัง",)]  # nothing tells a lost merge from a blank
    assert [m.start for m in found] == [date(2024, 1, 1), None, None]


TABLE = row(*HEADS) + "".join(row(*r) for r in BODY)


@pytest.mark.parametrize(
    "title",
    [
        "แผนปฏิบัติการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567",
        "แผนปฏิบัติการป้องกันการทุจริตและส่งเสริมคุณธรรมและความโปร่งใส ปี 2567",
        "ประกาศเจตนารมณ์และนโยบายคุณธรรมและความโปร่งใส",
        "ตารางเตรียมการตอบแบบ OIT ปีงบประมาณ พ.ศ. 2567",
        "ปฏิทินการประเมิน ITA ปีงบประมาณ พ.ศ. 2567",
        "แผนปฏิบัติราชการ ปีงบประมาณ พ.ศ. 2567 เป้าหมายคะแนน ITA ไม่น้อยกว่า 90",
    ],
)
def test_plans_of_something_else_are_no_measures(title: str) -> None:
    assert measures(page(TABLE, title), "a.html") == ()


@pytest.mark.parametrize(
    "title",
    [
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2567",
        "แผนขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567",
        "แผนพัฒนาตามผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2566",
    ],
)
def test_measures_of_the_result_by_their_title(title: str) -> None:
    check(measures(page(TABLE, title), "a.html"))


def test_steps_that_take_days_are_a_procedure() -> None:
    steps = row("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา") + row("รับเรื่อง", "นิติกร", "1 วัน") + row("สอบสวน", "ปลัด", "ภายใน 15 วัน")
    assert measures(page(steps), "a.html") == ()
