"""Measures of which items, lines and cells tell without columns of their own, and tables that are none of the result."""

from __future__ import annotations

from datetime import date

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import Measure
from prongsai.normalize.text.periods import parse_period
from prongsai.normalize.vocabulary.departments import department_before, split_departments

TITLE = "มาตรการปรับปรุงจากผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566\nเทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"


def measures(text: str, name: str = "a.txt") -> tuple[Measure, ...]:
    return interpret(read_document(text.encode(), name, Settings()), Settings()).measures


def check(found: tuple[Measure, ...]) -> None:
    assert [m.responsible for m in found] == [("กองช่าง",), ("สำนักปลัด", "กองคลัง")]
    assert [(m.start, m.end) for m in found] == [
        (date(2024, 1, 1), date(2024, 1, 31)),
        (date(2024, 4, 1), date(2024, 6, 30)),
    ]
    for m, words in zip(found, ("ปรับพื้นที่รอรับบริการ", "สรุปขั้นตอนเป็นภาพเดียว"), strict=True):
        assert m.measure == words


@pytest.mark.parametrize(
    "items",
    [
        "ปรับพื้นที่รอรับบริการ (กองช่าง, ม.ค. 2567)\nสรุปขั้นตอนเป็นภาพเดียว (สำนักปลัด, กองคลัง, เม.ย. - มิ.ย. 2567)\n",
        "• ปรับพื้นที่รอรับบริการ [กองช่าง : ม.ค. 2567]\n• สรุปขั้นตอนเป็นภาพเดียว [สำนักปลัด, กองคลัง : เม.ย. - มิ.ย. 2567]\n",
        "1. ปรับพื้นที่รอรับบริการ (ม.ค. 2567 / กองช่าง)\n2. สรุปขั้นตอนเป็นภาพเดียว (เม.ย. - มิ.ย. 2567 / สำนักปลัด, กองคลัง)\n",
        "1. ปรับพื้นที่รอรับบริการ – กองช่าง, ม.ค. 2567\n2. สรุปขั้นตอนเป็นภาพเดียว – สำนักปลัด, กองคลัง, เม.ย. ถึง มิ.ย. 2567\n",
        "(1) ให้กองช่างปรับพื้นที่รอรับบริการ ในเดือนมกราคม 2567\n"
        "(2) มอบหมายให้สำนักปลัดร่วมกับกองคลังสรุปขั้นตอนเป็นภาพเดียว ระหว่างเดือนเมษายนถึงเดือนมิถุนายน 2567\n",
        "ข้อ 1 ให้กองช่างปรับพื้นที่รอรับบริการ ในเดือนมกราคม 2567\n"
        "ข้อ 2 ให้สำนักปลัดและกองคลังสรุปขั้นตอนเป็นภาพเดียว ในช่วงเดือนเมษายน - มิถุนายน 2567\n",
        "มาตรการ ปรับพื้นที่รอรับบริการ\nผู้รับผิดชอบ กองช่าง\nช่วงเวลา ม.ค. 2567\n"
        "มาตรการ สรุปขั้นตอนเป็นภาพเดียว\nผู้รับผิดชอบ สำนักปลัด\nกองคลัง\nช่วงเวลา เม.ย. - มิ.ย. 2567\n",
    ],
)
def test_items_tell_who_and_when(items: str) -> None:
    check(measures(TITLE + items))


def test_one_item_alone_or_without_a_time_is_no_list() -> None:
    assert measures(TITLE + "ปรับพื้นที่รอรับบริการ (กองช่าง, ม.ค. 2567)\n") == ()
    assert measures(TITLE + "ปรับพื้นที่ (กองช่าง)\nสรุปขั้นตอน (ครบทุกข้อ)\n") == ()


HEAD = "| ที่ | มาตรการ | ขั้นตอน | เดือน | ผู้รับผิดชอบ |\n|---|---|---|---|---|\n"


def test_steps_of_a_counted_measure_are_one_row() -> None:
    rows = (
        "<tr><th>ที่<th>มาตรการ<th>ขั้นตอน<th>เดือน<th>ผู้รับผิดชอบ</tr>"
        "<tr><td rowspan=2>1<td rowspan=2>ปรับพื้นที่รอรับบริการ<td>1.1 วัดที่<td>ม.ค. 2567<td>กองช่าง</tr>"
        "<tr><td>1.2 ลงมือ<td>มี.ค. 2567<td>กองคลัง</tr>"
    )
    (found,) = measures(f"<p>{TITLE}</p><table>{rows}</table>", "a.html")
    assert (found.start, found.end) == (date(2024, 1, 1), date(2024, 3, 31))
    assert found.responsible == ("กองช่าง", "กองคลัง")


def test_a_total_with_figures_beside_it_is_no_measure() -> None:
    rows = "| 1 | ปรับพื้นที่ | วัด | ม.ค. 2567 | กองช่าง |\n|  | รวม | 40,000 | 1 |  |\n"
    assert [m.measure for m in measures(TITLE + HEAD + rows, "a.md")] == ["ปรับพื้นที่"]


def test_cells_over_lines_between_tabs() -> None:
    head = "มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลาดำเนินการ\tการติดตามผล\n"
    first = "1. ปรับพื้นที่\t- วัดที่\n- ลงมือ\tกองช่าง\nกองคลัง\tม.ค. 67\tรายงานผู้บริหาร\nทุกเดือน\n"
    found = measures(TITLE + head + first + "2. สรุปขั้นตอน\t- เขียน\tสำนักปลัด\tเม.ย. 67\tถาม\n")
    assert [m.responsible for m in found] == [("กองช่าง", "กองคลัง"), ("สำนักปลัด",)]
    assert found[0].monitoring == "รายงานผู้บริหาร ทุกเดือน"


def test_strokes_without_a_rule_part_cells() -> None:
    text = "มาตรการ | หน่วยงาน | ระยะเวลา | การติดตาม\nปรับพื้นที่ | กองช่าง | ม.ค. 67 | วัด\nสรุป | กองคลัง | ก.พ. 67 | ถาม\n"
    assert [m.responsible for m in measures(TITLE + text)] == [("กองช่าง",), ("กองคลัง",)]


@pytest.mark.parametrize(
    ("title", "row"),
    [
        (TITLE, "| 1 | เช่น ปรับพื้นที่ | วัด | เช่น ม.ค. 2567 | เช่น กองช่าง |\n"),
        (
            "แผนการเข้ารับการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลบ้านแป้น\n\n",
            "| 1 | แจ้งผู้ตอบ | วัด | ม.ค. 2567 | กองช่าง |\n",
        ),
        (
            "แผนพัฒนาบุคลากร ปีงบประมาณ พ.ศ. 2567\n\nเทศบาลตำบลบ้านแป้น (คะแนน ITA ปี 2566 เท่ากับ 93.20 คะแนน)\n\n",
            "| 1 | อบรมช่าง | วัด | ม.ค. 2567 | กองช่าง |\n",
        ),
    ],
)
def test_tables_of_something_else(title: str, row: str) -> None:
    head = HEAD.replace("มาตรการ", "กิจกรรม") if title != TITLE else HEAD
    assert measures(title + head + row, "a.md") == ()


def test_a_table_that_opens_a_document_has_no_title_to_be_of_the_result() -> None:
    assert measures(HEAD + "| 1 | ปรับ ITA | วัด | ม.ค. 2567 | กองช่าง |\n", "a.md") == ()


def test_the_later_year_of_a_heading_is_that_of_the_measures() -> None:
    title = "แบบมาตรการยกระดับผลการประเมิน ITA ปี 2568 (จากผลปี 2567)\nเทศบาลตำบลบ้านแป้น\n\n"
    (found,) = measures(title + HEAD + "| 1 | ปรับพื้นที่ | วัด | ตลอดปีงบประมาณ | กองช่าง |\n", "a.md")
    assert found.start == date(2024, 10, 1)


def test_an_indicator_behind_the_number_of_an_issue() -> None:
    rows = "| 1 | ปรับพื้นที่ | วัด | ม.ค. 2567 | กองช่าง |\n"
    (found,) = measures(TITLE + "ประเด็นที่ 2 การใช้ทรัพย์สินของราชการ\n\n" + HEAD + rows, "a.md")
    assert found.indicator == 4


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กองคลัง และงานพัสดุทุกคณะ", ("กองคลัง", "งานพัสดุทุกคณะ")),
        ("กองคลังและงานพัสดุ", ("กองคลังและงานพัสดุ",)),
        ("สวนป่าเหนือ · สวนป่าใต้", ("สวนป่าเหนือ", "สวนป่าใต้")),
        ("กองช่าง ร่วมกับกองคลัง", ("กองช่าง", "กองคลัง")),
        ("สำนักปลัด/กอง\nคลัง/กองช่าง", ("สำนักปลัด", "กองคลัง", "กองช่าง")),
        ("ฝ่ายเดินรถ\nสำนักงานท่ารถ\nทุกแห่ง", ("ฝ่ายเดินรถ", "สำนักงานท่ารถทุกแห่ง")),
        ("กองคลัง  สถิติจังหวัด", ("กองคลัง", "สถิติจังหวัด")),
    ],
)
def test_departments_side_by_side(text: str, names: tuple[str, ...]) -> None:
    assert split_departments(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("กองส่งเสริมการเกษตรส่งเสริมการอ่าน", "กองส่งเสริมการเกษตร"),
        ("กองช่างและกองคลังจัดทำป้าย", "กองช่างและกองคลัง"),
        ("งานทะเบียนราษฎรจัดทำป้าย", "งานทะเบียนราษฎร"),
        ("ประชาชนจัดทำป้าย", ""),
    ],
)
def test_the_department_at_the_head_of_a_sentence(text: str, name: str) -> None:
    assert department_before(text, ("จัดทำ", "ส่งเสริม")).strip() == name


def test_a_double_dash_is_a_range() -> None:
    found = parse_period("ม.ค.--ก.ย. 2567", None)
    assert (found.start, found.end) == (date(2024, 1, 1), date(2024, 9, 30))


def test_years_behind_curly_quotes() -> None:
    found = parse_period("ต.ค.’67 - มี.ค.’68", None)
    assert (found.start, found.end) == (date(2024, 10, 1), date(2025, 3, 31))


def test_a_table_of_measures_and_times_alone() -> None:
    rows = "| ที่ | มาตรการ | ระยะเวลา |\n|---|---|---|\n| 1 | ปรับพื้นที่ | ม.ค. 2567 |\n| 2 | สรุปขั้นตอน | ก.พ. 2567 |\n"
    assert [m.measure for m in measures(TITLE + rows, "a.md")] == ["ปรับพื้นที่", "สรุปขั้นตอน"]
