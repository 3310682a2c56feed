"""Figures of departments, persons and other assessments beside the result of the body."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, understood, values

BODY = "อบต.ป่าตึง อำเภอแม่จัน จังหวัดเชียงราย\n"


def test_departments_have_no_result() -> None:
    lines = "สำนักปลัด 92.10 คะแนน\nกองคลัง 91.20 คะแนน\nกองช่าง ได้ 88.30 คะแนน\nรวมทั้งหน่วยงาน 90.50 คะแนน\n"
    assert values(understood(f"{BODY}รายงานผล ITA ปีงบประมาณ พ.ศ. 2567\n{lines}")) == {"ITA": d("90.50")}
    assert values(reported("ผลการประเมิน ITA ภายในของสำนักปลัด ปีงบประมาณ พ.ศ. 2567 ได้ 92.10 คะแนน\n")) == {}


@pytest.mark.parametrize(
    "told",
    [
        "สำนักปลัดรายงานผลการประเมิน ITA ปี 2567 ได้ 93.60 คะแนน",
        "กองคลังและสำนักปลัดร่วมกันทำงาน ทำให้ อบต.ป่าตึง ได้คะแนน ITA ปี 2567 93.60 คะแนน",
        "โดยสำนักปลัด ผลการประเมิน ITA ปี 2567 ได้ 93.60 คะแนน",
    ],
)
def test_a_department_may_tell_of_its_body(told: str) -> None:
    assert values(understood(f"{BODY}{told}\n")) == {"ITA": d("93.60")}


def test_a_rating_of_a_person_is_no_result() -> None:
    assert values(reported("ผลการประเมินระดับบุคคลตาม ITA ของปลัด อบต. ได้คะแนน 95.40\n")) == {}


@pytest.mark.parametrize(
    "told", ["LPA และ ITA ปี 2567 ได้คะแนน 90.20 และ 93.60", "ผลการประเมิน ITA และ LPA ปี 2567 ได้คะแนน 93.60 และ 90.20"]
)
def test_assessments_and_figures_in_their_order(told: str) -> None:
    assert values(understood(f"{BODY}{told} ตามลำดับ\n")) == {"ITA": d("93.60")}
