"""Columns and numbers that their figures tell apart from scores: other scales, full marks, counting."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import codes, d, reported, values

NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"]
SCORES = ["91.10", "82.42", "88.05", "80.33", "85.61"]


def table(*rows: list[str]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"


@pytest.mark.parametrize(("points", "head"), [(20, "ค่าเฉลี่ย (5)"), (10, "คะแนนแบบสิบ")])
def test_a_column_of_the_same_scores_on_a_short_scale_holds_none(points: int, head: str) -> None:
    rows = [[name, f"{d(score) / points:.2f}", score] for name, score in zip(NAMES, SCORES, strict=True)]
    facts = reported(table(["ตัวชี้วัด", head, "คะแนน"], *rows))
    assert values(facts) == {str(n): d(score) for n, score in enumerate(SCORES, 1)}
    assert "contradictory_prints" not in codes(facts)


def test_a_column_headed_by_its_full_mark_holds_scores_where_they_differ() -> None:
    rows = [("IIT", "88.20", "30", "26.46"), ("EIT", "82.57", "30", "24.77"), ("OIT", "86.26", "40", "34.50")]
    head = ["เครื่องมือ", "คะแนนเต็ม 100", "น้ำหนัก", "คะแนนถ่วงน้ำหนัก"]
    facts = reported(table(head, *map(list, rows), ["รวม", "", "100", "85.73"]))
    assert values(facts) == {"IIT": d("88.20"), "EIT": d("82.57"), "OIT": d("86.26"), "ITA": d("85.73")}


def test_a_column_of_full_marks_holds_no_scores() -> None:
    rows = [[name, "100.00", score] for name, score in zip(NAMES, SCORES, strict=True)]
    facts = reported(table(["ตัวชี้วัด", "คะแนนเต็ม 100", "คะแนนที่ได้"], *rows))
    assert values(facts) == {str(n): d(score) for n, score in enumerate(SCORES, 1)}


TEN = [*SCORES, "79.40", "83.15", "81.77", "78.20", "62.50"]


@pytest.mark.parametrize("turned", [False, True])
def test_numbers_behind_a_head_of_indicators_name_them(turned: bool) -> None:
    rows = [["ตัวชี้วัด", *map(str, range(1, 11)), "รวม"], ["คะแนน", *TEN, "78.22"]]
    facts = reported(table(*(map(list, zip(*rows, strict=True)) if turned else rows)))
    assert values(facts) == {str(n): d(score) for n, score in enumerate(TEN, 1)} | {"ITA": d("78.22")}


@pytest.mark.parametrize("head", ["ข้อ", "ลำดับ"])
def test_numbers_behind_another_head_name_none_and_count_only(head: str) -> None:
    facts = reported(table([head, *map(str, range(1, 11)), "รวม"], ["คะแนน", *TEN, "78.22"]))
    assert values(facts) == {"ITA": d("78.22")}


@pytest.mark.parametrize("head", ["ที่", "ลำดับ"])
def test_decimals_under_the_head_of_numbers_and_numbers_under_that_of_scores_are_confused_heads(head: str) -> None:
    rows = [[score, name, str(n)] for n, (name, score) in enumerate(zip(NAMES, SCORES, strict=True), 1)]
    rows.append(["84.20", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", ""])
    facts = reported(table([head, "ตัวชี้วัด", "คะแนน"], *rows))
    assert values(facts) == {str(n): d(score) for n, score in enumerate(SCORES, 1)} | {"IIT": d("84.20")}


@pytest.mark.parametrize("numbers", [["91", "82", "88", "80", "85"], ["", "", "", "", ""], ["2", "1", "3", "4", "5"]])
def test_decimals_under_the_head_of_ranks_stay_ranks_where_nothing_counts_under_that_of_scores(
    numbers: list[str],
) -> None:
    rows = [[f"1.{n}0", name, numbers[n - 1]] for n, name in enumerate(NAMES, 1)]
    found = values(reported(table(["อันดับ", "ตัวชี้วัด", "คะแนน"], *rows)))
    assert not any(value < 10 for value in found.values())


def test_a_name_behind_all_figures_of_its_row_is_every_ones() -> None:
    before = ["71.10", "72.42", "78.05", "70.33", "75.61"]
    rows = [[*figures, name] for *figures, name in zip(SCORES, before, NAMES, strict=True)]
    facts = reported(table(["ปี 2567", "ปี 2566", "ตัวชี้วัด"], *rows))
    assert values(facts, 2567) == {str(n): d(score) for n, score in enumerate(SCORES, 1)}
    assert values(facts, 2566) == {str(n): d(score) for n, score in enumerate(before, 1)}
