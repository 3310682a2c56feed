"""Words and marks of measures, numbers, periods and levels: each holds an expression that nothing else asks for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from prongsai.normalize.document.header_fields import header_field
from prongsai.normalize.document.page_break_rows import is_whole_period
from prongsai.normalize.measures.status import is_ticked
from prongsai.normalize.measures.text import amount
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.numbers import find_numbers
from prongsai.normalize.text.periods import UNREAD, Period, parse_period
from prongsai.normalize.vocabulary.departments import split_departments
from prongsai.normalize.vocabulary.levels import levels_in
from prongsai.normalize.vocabulary.score_names import match_label
from prongsai.normalize.years.year_roles import role_of

from tests.normalize.test_measures import PLAIN, PLAN, PLAN_ROW, measures, table_in, unruled
from tests.normalize.test_plain_forms import of_table
from tests.normalize.understanding import d, reported, values

ISSUE = ("ประเด็น", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา")


def test_a_row_that_adds_a_numbered_measure_is_a_measure() -> None:
    found = measures(ISSUE, ("ยืมของไม่คืน", "1. ทำทะเบียน", "กองคลัง", "ม.ค. 68"), ("", "2. ติดป้ายเตือน", "", ""))
    assert [m.measure for m in found] == ["1. ทำทะเบียน", "2. ติดป้ายเตือน"]


def test_a_narrow_row_that_names_a_side_is_no_measure() -> None:
    row = ("ลดเวลารอคิว", "ติดป้าย", "กองคลัง", "ม.ค. 68")
    assert [m.measure for m in measures(PLAIN, ("ด้านการให้บริการ", "", "", ""), row)] == ["ลดเวลารอคิว"]


def test_numbers_begin_the_rows_of_a_table_without_rules() -> None:
    found = unruled(
        ("ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"),
        ("", "ที่จะทำให้เกิดผลดีกว่าเดิม", "", "ของปีหน้า"),
        ("1", "เผยแพร่แผน", "กองคลัง", "ม.ค. ๖๘"),
        ("", "ใช้จ่ายเงิน", "งานแผน", ""),
        ("2", "ติดป้าย", "กองช่าง", "มี.ค. ๖๘"),
    )
    assert [(m.measure, m.responsible) for m in found.measures] == [
        ("เผยแพร่แผนใช้จ่ายเงิน", ("กองคลัง", "งานแผน")),
        ("ติดป้าย", ("กองช่าง",)),
    ]
    assert found.findings == ()


def test_periods_that_break_off_show_that_printed_lines_are_no_rows() -> None:
    found = unruled(PLAIN, ("ติดป้าย", "ออกแบบ", "กองช่าง", "ม.ค. ๖๘ ถึง"), ("ทุกจุด", "ให้อ่านง่าย", "กองคลัง", "มี.ค. ๖๘"))
    assert found.measures == ()


@pytest.mark.parametrize("cell", ["✓ ครบทุกข้อ", "ทำแล้ว ☑"])
def test_a_tick_beside_words(cell: str) -> None:
    assert is_ticked(cell) and not is_ticked("ครบทุกข้อ")


@pytest.mark.parametrize("text", ["5 ล้านบาท", "ไม่ใช้งบประมาณ (ใช้บุคลากร 5 คน)"])
def test_a_figure_that_is_no_amount_in_baht(text: str) -> None:
    assert amount(text) is None and amount("5 บาท") == Decimal(5)


def test_a_score_in_brackets_that_a_narrow_cell_broke() -> None:
    rows = ("3. การใช้อำนาจ (91.2~4)|อบรม|สำนักปลัด", "2. การใช้งบประมาณ (88.1~7)|ประชุม|กองคลัง")
    assert values(of_table("ประเด็น|มาตรการ|ผู้รับผิดชอบ", *rows)) == {"3": d("91.24"), "2": d("88.17")}


def test_a_sentence_on_the_result_links_a_table_that_names_nothing() -> None:
    said = "จากผลการประเมิน ITA ปี 2567 หน่วยงานจึงประชุมร่วมกับทุกกองแล้ว เห็นควรทำตามตารางนี้ " + "เพื่อประชาชน " * 12
    assert table_in("บันทึกข้อความ", over=said, header=PLAN, row=PLAN_ROW) == 1
    assert table_in("บันทึกข้อความ", over=said.replace("ผลการประเมิน", "คู่มือ"), header=PLAN, row=PLAN_ROW) == 0


def test_a_plan_of_something_else_that_tells_of_the_result_gives_none() -> None:
    said = "จากผลการประเมิน ITA ปี 2567 หน่วยงานจึงประชุมร่วมกับทุกกองแล้ว เห็นควรทำตามตารางนี้ " + "เพื่อประชาชน " * 12
    assert table_in("แผนพัฒนาบุคลากร ประจำปี 2568", over=said) == 0


@pytest.mark.parametrize("text", ["ที่ ปัญหา", "ที่ ข้อสังเกต"])
def test_a_heading_behind_the_word_for_the_number(text: str) -> None:
    assert header_field(text) == "issue"


def test_a_year_alone_is_no_whole_period() -> None:
    assert is_whole_period("ม.ค. 2568") and not is_whole_period("ปีงบประมาณ 2568")


def test_a_number_of_times_in_every_quarter_is_no_quarter() -> None:
    assert parse_period("รายไตรมาส 4 ครั้ง", 2568) == Period(date(2024, 10, 1), date(2025, 9, 30))


def test_an_end_that_cannot_be_read_is_no_end() -> None:
    assert parse_period("ต.ค. 2567 - กยน", 2568) == Period(date(2024, 10, 1), None, (UNREAD,))


@pytest.mark.parametrize("text", ["ได้แก่ 1. อบรม 2. ประชุม", "ดังนี้ 2.1) อบรม", "ดังนี้ (ก) 2.1. อบรม"])
def test_marks_of_lists_inside_a_line(text: str) -> None:
    assert {number.kind for number in find_numbers(text)} == {"section"}


def test_a_figure_of_which_the_end_is_lost_has_no_value() -> None:
    (number,) = find_numbers("ได้ 88·2\ufffd คะแนน")
    assert number.unreadable and number.value is None


def test_a_name_that_breaks_off_goes_on_in_the_next_line() -> None:
    assert split_departments("เจ้าหน้าที่ของ\nกองคลัง") == ("เจ้าหน้าที่ของกองคลัง",)


@pytest.mark.parametrize("text", ["อยู่ในระดับผ่านดีโดยมีคะแนน 88.20", "อยู่ในระดับ ผ่าน ดี"])
def test_words_right_behind_a_level_and_gaps_inside_it(text: str) -> None:
    assert [hit.level for hit in levels_in(text)] == ["ผ่านดี"]


def test_a_level_below_the_line_that_asks_for_it() -> None:
    levels = reported("คะแนนรวม 88.20 คะแนน\n\nผลการประเมินระดับ\n\nผ่านดี\n").levels
    assert [level.level for level in levels] == ["ผ่านดี"]


@pytest.mark.parametrize("label", ["ผลคะแนนรวมสุทธิของหน่วยงาน", "สรุปคะแนนเฉลี่ยทุกเครื่องมือที่ได้รับ"])
def test_names_of_the_total_put_together_of_words(label: str) -> None:
    found = match_label(label)
    assert found is not None and found.scope == "overall" and match_label("ผลการประเมินของหน่วยงาน") is None


def test_a_title_of_results_that_mentions_measures_is_of_the_results() -> None:
    text = "รายงานผลการประเมิน ITA ตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2567"
    (hit,) = find_years(text)
    assert role_of(text, hit) == "assessed"
