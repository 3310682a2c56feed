"""Weighted points where no total is printed with them, and points of scales of few."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, values

TURNED = {"IIT": d("90.00"), "EIT": d("92.00"), "OIT": d("95.50")}


@pytest.mark.parametrize(
    "told",
    [
        "แบ่งเป็น IIT 27.00 คะแนน EIT 27.60 คะแนน และ OIT 38.20 คะแนน",
        "IIT 27.00\nEIT 27.60\nOIT 38.20",
        "IIT (30 คะแนน) ได้ 27.00 คะแนน EIT (30 คะแนน) ได้ 27.60 คะแนน OIT (40 คะแนน) ได้ 38.20 คะแนน",
        "| แบบวัด | คะแนน |\n|---|---|\n| IIT | 27.00 |\n| EIT | 27.60 |\n| OIT | 38.20 |",
        "| IIT | EIT | OIT |\n|---|---|---|\n| 27.00 | 27.60 | 38.20 |",
        "| แบบวัด | คะแนนเต็ม | คะแนนที่ได้ |\n|---|---|---|\n| IIT | 30 | 27.00 |\n| EIT | 30 | 27.60 |\n| OIT | 40 | 38.20 |",
    ],
)
def test_instruments_within_their_worth_are_points(told: str) -> None:
    assert values(reported(told + "\n")) == TURNED


def test_an_instrument_whose_name_tells_its_worth_is_turned_alone() -> None:
    table = "| แบบวัด | คะแนน |\n|---|---|\n| IIT (30 คะแนน) | {iit} |\n"
    assert values(reported(table.format(iit="27.00"))) == {"IIT": d("90.00")}
    assert values(reported(table.format(iit="90.00"))) == {"IIT": d("90.00")}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("IIT 84.00 คะแนน EIT 86.00 คะแนน OIT 27.00 คะแนน", {"IIT": d("84.00"), "EIT": d("86.00"), "OIT": d("27.00")}),
        ("IIT 12.00 คะแนน EIT 14.00 คะแนน OIT 16.00 คะแนน", {"IIT": d("12.00"), "EIT": d("14.00"), "OIT": d("16.00")}),
        ("การใช้งบประมาณ 81.00 คะแนน การใช้อำนาจ 9.00 คะแนน", {"2": d("81.00"), "3": d("9.00")}),
    ],
)
def test_low_scores_stay(told: str, found: dict[str, object]) -> None:
    assert values(reported(told + "\n")) == found


@pytest.mark.parametrize(
    "told",
    [
        "คะแนนเต็ม 5 การปฏิบัติหน้าที่ 4.50 การใช้งบประมาณ 4.40",
        "การปฏิบัติหน้าที่ 4.50 คะแนน (เต็ม 5) การใช้งบประมาณ 4.40 คะแนน (เต็ม 5)",
        "การปฏิบัติหน้าที่ 4.50\nการใช้งบประมาณ 4.40\nการใช้อำนาจ 4.30",
        "| ตัวชี้วัด | น้ำหนัก | ได้ |\n|---|---|---|\n| การปฏิบัติหน้าที่ | 6 | 5.50 |\n| การใช้งบประมาณ | 6 | 5.40 |\n"
        "| การใช้อำนาจ | 6 | 5.30 |",
    ],
)
def test_points_out_of_few_are_no_scores(told: str) -> None:
    assert values(reported(told + "\n")) == {}


def test_weights_in_a_row_are_no_scores() -> None:
    told = "ITA ปี 2567 น้ำหนัก IIT ร้อยละ 30 EIT ร้อยละ 30 OIT ร้อยละ 40 คะแนนรวม 100 ได้รับ 80.90\n"
    assert values(reported(told)) == {"ITA": d("80.90")}
