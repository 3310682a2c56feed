"""What the next clause says is not said of the figure before it: its year, its body, its part of the result."""

from __future__ import annotations

import pytest

from tests.normalize.test_whose_and_what_in_prose import told

FISH, RICE = "กรมประมง", "กรมการข้าว"


@pytest.mark.parametrize(
    "behind",
    [
        "ปี 2568 ลดลง 9.61 คะแนน",
        "ปี 2568 อยู่ระหว่างการประเมิน",
        "ปีงบประมาณ พ.ศ. 2568 มีแผนปรับปรุงเว็บไซต์",
        "(ปี 2568 อยู่ระหว่างดำเนินการ)",
        "ในปีงบประมาณ พ.ศ. 2568 กรมจะยกระดับการเปิดเผยข้อมูล",
        "ซึ่งในปี 2568 ต้องพัฒนาต่อไป",
    ],
)
def test_a_year_that_opens_the_next_clause_takes_no_figure(behind: str) -> None:
    assert told(f"{FISH} ปี 2567 ได้คะแนน ITA 90.55 คะแนน {behind}") == {(FISH, 2567, "ITA", "90.55")}


@pytest.mark.parametrize(
    "behind", ["ในปี 2567", "ปี 2567", "ในปี 2567 ซึ่งอยู่ในระดับ ผ่าน", "ปีงบประมาณ พ.ศ. 2567 ซึ่งอยู่ในระดับ ผ่าน"]
)
def test_the_year_of_its_own_clause_does(behind: str) -> None:
    assert told(f"{FISH} ได้คะแนน ITA 90.55 คะแนน {behind}") == {(FISH, 2567, "ITA", "90.55")}
    assert told(f"{FISH} รายงานปี 2568 ผลการประเมิน ITA 90.55 คะแนน ในปี 2567 ซึ่งอยู่ในระดับ ผ่าน") == {
        (FISH, 2567, "ITA", "90.55")
    }


def test_a_year_that_rows_and_looks_back_end_with_is_theirs() -> None:
    row = f"{FISH} ปี 2567 ได้ IIT 93.20 คะแนน EIT 90.10 คะแนน และ OIT 95.00 คะแนน ปี 2568 คะแนน ITA ทุกเครื่องมือดีขึ้น"
    assert {year for _, year, _, _ in told(row)} == {2567}
    back = f"ปี 2568 {FISH}ได้คะแนน ITA 92.75 คะแนน จากที่เคยได้ 89.15 คะแนนในปี 2567 และ 83.40 คะแนนในปี 2566 รายละเอียดปรากฏตามตาราง"
    assert (FISH, 2566, "ITA", "83.40") in told(back)


@pytest.mark.parametrize("turn", ["ส่วน", "ขณะที่", "แต่"])
def test_the_next_bodys_row_has_the_years_of_the_row_before(turn: str) -> None:
    text = f"ผลการประเมิน ITA ของ{FISH} ปี 2567 และ 2568 ได้ 90.55 และ 95.80 {turn}{RICE} 82.10 และ 88.20"
    assert {(RICE, 2567, "ITA", "82.10"), (RICE, 2568, "ITA", "88.20")} < told(text)
