"""Scores that a meeting, a person in charge or a plan wants, told without a word for an aim."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, understood, values

BODY = "อบต.ป่าตึง อำเภอแม่จัน จังหวัดเชียงราย\n"


@pytest.mark.parametrize(
    "told",
    [
        "มติที่ประชุม ให้ ITA ปีงบประมาณ พ.ศ. 2567 อยู่ที่ 94.50 คะแนน",
        "วัตถุประสงค์ เพื่อให้คะแนนการประเมิน ITA ของหน่วยงาน ปี 2567 เท่ากับ 92.00 คะแนน",
        "เพื่อให้ อบต.ป่าตึง มีผลคะแนน ITA ปี 2567 ร้อยละ 95.00",
        "แผนของชาติกำหนดให้หน่วยงานของรัฐมีผลคะแนน ITA ปี 2567 ร้อยละ 92.00",
        "ปลัดย้ำให้ทุกกองรักษาคะแนน ITA ปี 2567 ให้อยู่ที่ 95.00 คะแนน",
        "คะแนน ITA ปี 2567 อยู่ที่ 95.00 คะแนน ให้ทุกกองดำเนินการ",
        "มอบหมายให้กองคลังรับผิดชอบ IIT 94.00 คะแนน EIT 96.00 คะแนน OIT 97.00 คะแนน",
        "ตัวชี้วัด ผลการประเมิน ITA 95.00 คะแนน น้ำหนัก 20",
        "\nตัวชี้วัด: คะแนนการประเมิน ITA ของ อบต.ป่าตึง\nปี 2566 85.00\nปี 2567 87.00",
    ],
)
def test_what_is_to_be_brought_about_is_no_result(told: str) -> None:
    assert values(understood(f"{BODY}{told}\n")) == {}


@pytest.mark.parametrize(
    "told",
    [
        "ส่งผลให้คะแนน ITA ปี 2567 อยู่ที่ 93.60 คะแนน",
        "ที่ประชุมมีมติรับทราบผลคะแนน ITA ปี 2567 อยู่ที่ 93.60 คะแนน",
        "กำหนดให้หน่วยงานภาครัฐเข้ารับการประเมิน ITA โดยในปี 2567 อบต.ป่าตึง ได้คะแนน 93.60",
        "ผลการดำเนินงานตามตัวชี้วัด คะแนน ITA ปี 2567 ได้ 93.60 คะแนน",
        "ผลการประเมินปี 2567\nตัวชี้วัด คะแนน\nคะแนน ITA 93.60",
        "คะแนน ITA ปี 2567 ได้ 93.60 คะแนน ขอให้ทุกกองรักษาคะแนนไว้",
    ],
)
def test_what_was_brought_about_is_a_result(told: str) -> None:
    assert values(understood(f"{BODY}{told}\n")) == {"ITA": d("93.60")}


def test_whole_totals_in_a_plan_without_results_are_aims() -> None:
    plan = "| {head} | 2565 | 2566 | 2567 |\n|---|---|---|---|\n| คะแนน ITA | {scores} |\n"
    whole, told = "85.00 | 87.00 | 90.00", "85.12 | 87.40 | 90.55"
    assert values(reported(plan.format(head="ตัวชี้วัด (KPI)", scores=whole))) == {}
    assert values(reported(plan.format(head="รายการ", scores=whole)), 2567) == {"ITA": d("90.00")}
    assert values(reported(plan.format(head="ตัวชี้วัด (KPI)", scores=told)), 2567) == {"ITA": d("90.55")}
    with_results = (
        "| กลยุทธ์ | ตัวชี้วัด | เป้าหมาย | ผลปี 2567 | ผู้รับผิดชอบ |\n|---|---|---|---|---|\n"
        "| บริหารจัดการที่ดี | คะแนน ITA | 92.00 | 90.00 | สำนักปลัด |\n"
    )
    assert values(reported(with_results)) == {"ITA": d("90.00")}
