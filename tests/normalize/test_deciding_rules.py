"""Rules and limits that decide a value, each at a print where nothing but that rule decides.

`python -m benchmarks.code_mutations` switches them off one at a time and expects a test to fail.
"""

from __future__ import annotations

import pytest
from prongsai.normalize.text.numbers import find_numbers
from prongsai.normalize.vocabulary.score_names import match_label

from tests.normalize.test_page_break_tables import HEAD, ROW_2, document, table, texts
from tests.normalize.understanding import codes, d, reported, understood, values

COVER = "<p>รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567</p><p>เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย</p>"


def test_a_figure_merged_over_several_indicators_is_that_of_the_instrument_beside_them() -> None:
    rows = (
        "<tr><td>เครื่องมือ</td><td>ตัวชี้วัด</td><td>คะแนน</td></tr>"
        "<tr><td rowspan=3>EIT</td><td>คุณภาพการดำเนินงาน</td><td rowspan=3>84.21</td></tr>"
        "<tr><td>ประสิทธิภาพการสื่อสาร</td></tr><tr><td>การปรับปรุงการทำงาน</td></tr>"
    )
    assert values(understood(f"{COVER}<table>{rows}</table>", "report.html")) == {"EIT": d("84.21")}


def test_a_heading_that_leaves_it_open_names_the_year_of_the_measures() -> None:
    facts = understood(
        "การวิเคราะห์คุณธรรมและความโปร่งใส\nปีงบประมาณ พ.ศ. 2568\nเทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n\n"
        "จากผลการประเมิน ITA ปี 2567 ได้คะแนนรวม 84.25 คะแนน\n\n"
        "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t90.00\nการใช้งบประมาณ\t80.00\nการใช้อำนาจ\t85.00\n\n"
        "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568\n"
    )
    assert facts.fiscal_year_be == 2567 and values(facts, 2567)["3"] == d("85.00")


@pytest.mark.parametrize("text", ["๑๒. การใช้อำนาจ ๙๓.๕๗", "(๑๕) การใช้อำนาจ ๙๓.๕๗", "๓๙) การใช้อำนาจ ๙๓.๕๗"])
def test_long_lists_are_numbered_too(text: str) -> None:
    assert [number.kind for number in find_numbers(text)] == ["section", "decimal"]


@pytest.mark.parametrize(
    "text",
    [
        "หน่วยงานตั้งเป้าหมายไว้ที่ระดับ A",
        "เพื่อยกระดับให้ได้ระดับ ผ่านดีเยี่ยม ในปีถัดไป",
        "ควรทำให้อยู่ในระดับ AA",
        "คะแนนรวม 80.10 คะแนน มุ่งสู่ระดับผ่านดี",
    ],
)
def test_a_level_that_is_aimed_at_is_not_the_level(text: str) -> None:
    assert reported(text + "\n").levels == ()


@pytest.mark.parametrize(
    "label",
    [
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย",
        "ผู้มีส่วนได้ส่วนเสียภาย",
        "แบบสำรวจความคิดเห็นผู้มีส่วนได้ส่วนเสีย",
    ],
)
def test_a_label_as_near_to_one_name_as_to_another_is_neither(label: str) -> None:
    assert match_label(label) is None


@pytest.mark.parametrize("text", ["คะแนนรวม ITA 3.42 คะแนน", "ผลการประเมินภาพรวม 4.16 คะแนน"])
def test_a_difference_beside_the_totals_name_is_no_total(text: str) -> None:
    assert values(reported(text + "\n")) == {}


@pytest.mark.parametrize("head", [HEAD, ["หน่วยงาน", "เรื่อง", "ผู้ประสาน", "ที่ตั้ง"]])
def test_a_row_of_which_every_cell_goes_on_over_the_page_is_one(head: list[str]) -> None:
    upper = ["จัดทำคู่มือการยืม\nทรัพย์สินและแจ้ง", "ประชุมคณะทำงาน\nเพื่อร่างคู่มือ", "กองคลังกับงาน\nพัสดุและสาร", "เดือนตุลาคม\nของปีนั้นไป"]
    lower = ["ทุกคนทราบ", "เสนอผู้บริหาร", "บรรณกลาง", "จนสิ้นปี"]
    (found,) = document((table([head, upper], 1),), (table([lower, ROW_2], 2),)).tables()
    assert texts(found)[1] == [f"{a}\n{b}" for a, b in zip(upper, lower, strict=True)]
    assert len(texts(found)) == 3


def test_a_cell_without_a_number_in_a_numbered_column_goes_on_from_above() -> None:
    head = ["กิจกรรม", "วิธีการ", "หน่วยงาน"]
    rows = [
        ["1) จัดอบรม", "เชิญวิทยากร", "กองคลัง"],
        ["2) ทำคู่มือ", "ประชุมร่าง", "กองช่าง"],
        ["3) เผยแพร่", "ติดประกาศ", "กองการศึกษา"],
    ]
    rest, following = ["ผ่านเว็บไซต์", "และแจ้งผู้นำ", "ศาสนาและวัฒนธรรม"], ["4) ดูแลครุภัณฑ์", "จัดทำทะเบียน", "สำนักปลัด"]
    (found,) = document((table([head, *rows], 1),), (table([rest, following], 2),)).tables()
    assert texts(found)[3:] == [[f"{a}\n{b}" for a, b in zip(rows[2], rest, strict=True)], following]


def test_a_year_that_a_sheet_of_facts_states_is_weighed_against_a_heading() -> None:
    facts = understood(
        "ผลการประเมิน ITA\nเทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n\n"
        "หน่วยงาน\tเทศบาลตำบลแม่สาย\nปีที่ประเมิน\t2566\n\nรายงานปีงบประมาณ พ.ศ. 2567\n\n"
        "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t90.00\nการใช้งบประมาณ\t80.00\nการใช้อำนาจ\t85.00\n"
    )
    assert "year_contradicts" in codes(facts)
