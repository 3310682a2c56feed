"""Rates of answers and of things done, told with the names of instruments, and results beside them."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, values

_TABLE = "\n| แบบวัด | {head} |\n|---|---|\n| IIT | 95.00 |\n| EIT | 87.30 |\n"


@pytest.mark.parametrize(
    "told",
    [
        "ร้อยละของผู้ตอบแบบ IIT 95.00\nร้อยละของผู้ตอบแบบ EIT 87.30",
        "สรุปการตอบแบบวัด\nIIT ร้อยละ 95.00\nEIT ร้อยละ 87.30",
        "ความก้าวหน้าการเก็บข้อมูล IIT 95.00% EIT 87.30%",
        "ระดับความสำเร็จของการดำเนินการตามมาตรการ ITA ปี 2567 ร้อยละ 93.60",
        "การนำเข้าข้อมูล OIT แล้วเสร็จ 92.80%",
        "อัตราการตอบแบบวัด (ร้อยละ)\n" + _TABLE.format(head="ร้อยละ"),
    ],
)
def test_a_rate_is_no_score(told: str) -> None:
    assert values(reported(told + "\n")) == {}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("อัตราการตอบครบร้อยละ 100 ทำให้แบบวัด IIT ได้ 95.00 คะแนน", {"IIT": d("95.00")}),
        ("ดำเนินการแล้วเสร็จ ผลการประเมิน ITA ปี 2567 ได้ร้อยละ 93.60", {"ITA": d("93.60")}),
        ("ความคืบหน้าการตอบ ครบถ้วนแล้ว\n\nคะแนนรวม 93.60 คะแนน", {"ITA": d("93.60")}),
        ("อัตราการตอบแบบวัด\n\nผลคะแนนรายแบบวัด\n" + _TABLE.format(head="คะแนน"), {"IIT": d("95.00"), "EIT": d("87.30")}),
    ],
)
def test_a_result_beside_a_rate_is_a_score(told: str, found: dict[str, object]) -> None:
    assert values(reported(told + "\n")) == found
