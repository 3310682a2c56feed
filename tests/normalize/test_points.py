"""Weighted points of 30, 30 and 40 in lists of bodies, and instruments that cannot reach their total."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, statuses, understood, values

LIST = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568 ของสถานศึกษาในสังกัด\n\n| สถานศึกษา | {heads} | คะแนนรวม |\n|---|---|---|---|---|\n"


def listed(heads: str, *rows: str) -> dict[str, dict[str, str]]:
    """Scores as text by owner and code."""
    facts = understood(LIST.format(heads=heads) + "".join(f"| {row} |\n" for row in rows), "list.md")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    found: dict[str, dict[str, str]] = {}
    for score in facts.scores:
        found.setdefault(names.get(score.agency_id or "", ""), {})[score.code] = str(score.score)
    return found


def test_points_are_told_though_one_row_is_misread() -> None:
    found = listed(
        "IIT | EIT | OIT",
        "วิทยาลัยการอาชีพดอนเจดีย์ | 27.00 | 28.50 | 38.00 | 93.50",
        "วิทยาลัยการอาชีพด่านซ้าย | 24.00 | 27.00 | 36.00 | 87.00",
        "วิทยาลัยการอาชีพเวียงสา | 21.00 | 24.00 | 32.00 | 77.00",
        "วิทยาลัยการอาชีพปราสาท | 25.50 | 26.10 | 36.40 | 80.08",
        "วิทยาลัยการอาชีพอู่ทอง | 22.50 | 25.50 | 34.00 | 82.00",
    )
    assert found["วิทยาลัยการอาชีพเวียงสา"] == {"IIT": "70.00", "EIT": "80.00", "OIT": "80.00", "ITA": "77.00"}
    assert found["วิทยาลัยการอาชีพปราสาท"]["IIT"] == "85.00"


def test_points_that_as_scores_could_not_reach_the_total() -> None:
    found = listed(
        "ลำดับ | EIT | หมายเหตุ",
        "วิทยาลัยการอาชีพดอนเจดีย์ | 1 | 28.50 | - | 93.50",
        "วิทยาลัยการอาชีพด่านซ้าย | 2 | 27.00 | - | 87.00",
    )
    assert found["วิทยาลัยการอาชีพดอนเจดีย์"] == {"EIT": "95.00", "ITA": "93.50"}


def test_an_instrument_that_cannot_reach_the_total_is_contested() -> None:
    facts = reported("| เครื่องมือ | คะแนน |\n|---|---|\n| EIT | 29.97 |\n| คะแนนรวม ITA | 99.26 |\n")
    assert statuses(facts) == {"EIT": "contested", "ITA": "contested"}
    assert "whatever the scores are" in next(f.message for f in facts.findings if f.code == "arithmetic_does_not_close")


def test_an_instrument_that_could_reach_the_total_is_not() -> None:
    facts = reported("| เครื่องมือ | คะแนน |\n|---|---|\n| EIT | 97.60 |\n| คะแนนรวม ITA | 99.26 |\n")
    assert statuses(facts) == {"EIT": "single", "ITA": "single"}


@pytest.mark.parametrize(
    "told",
    [
        "IIT 28.95 จาก 30 คะแนน EIT 27.18 จาก 30 คะแนน และ OIT 38.50 จาก 40 คะแนน",
        "IIT 28.95 คะแนนจาก 30 คะแนน EIT 27.18 คะแนนจาก 30 คะแนน และ OIT 38.50 คะแนนจาก 40 คะแนน",
        "IIT (ร้อยละ 30) 28.95 EIT (ร้อยละ 30) 27.18 และ OIT (ร้อยละ 40) 38.50",
        "IIT 28.95 EIT 27.18 OIT 38.50",  # they add up to the total
    ],
)
def test_points_in_a_sentence_are_turned(told: str) -> None:
    facts = understood(f"กรมการข้าวมีผลการประเมิน ITA ปี 2567 รวม 94.63 คะแนน แบ่งเป็น {told}")
    assert values(facts) == {"ITA": d("94.63"), "IIT": d("96.50"), "EIT": d("90.60"), "OIT": d("96.25")}


def test_low_scores_in_a_sentence_that_add_up_to_nothing_are_no_points() -> None:
    facts = understood("กรมการข้าวมีผลการประเมิน ITA ปี 2567 รวม 33.06 คะแนน แบ่งเป็น IIT 28.95 EIT 27.18 OIT 39.50")
    assert values(facts)["OIT"] == d("39.50")
