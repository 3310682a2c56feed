"""Cards with a figure above each name, or below it, one of which is of a mean, an aim or another year."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import codes, d, understood, values

TITLE = ["ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567", "เทศบาลนครยะลา"]
NAMES = {"IIT": "IIT", "EIT": "EIT", "OIT": "OIT", "1": "การปฏิบัติหน้าที่", "2": "การใช้งบประมาณ", "3": "การใช้อำนาจ"}
OWN = {"IIT": "85.50", "EIT": "81.44", "OIT": "70.35", "1": "91.10", "2": "82.42", "3": "88.05"}
OTHERS = ["ค่าเฉลี่ยประเทศ", "เป้าหมาย", "คะแนนปี 2566", "ปี 2566", "เกณฑ์ผ่าน", "ปีที่แล้ว", "ค่าเฉลี่ยของ ITA ทั้งจังหวัด"]


def cards(below: bool, only: slice = slice(None)) -> list[str]:
    pairs = [(f, NAMES[code]) if below else (NAMES[code], f) for code, f in list(OWN.items())[only]]
    return [line for pair in pairs for line in pair]


def published(*lines: str) -> dict[str, object]:
    return dict(values(understood("\n".join([*TITLE, *lines]) + "\n"), 2567))


WANTED = {code: d(figure) for code, figure in OWN.items()}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("behind", [[], ["มาตรการส่งเสริมคุณธรรม"]])
def test_the_last_figure_is_of_the_name_below_it(name: str, behind: list[str]) -> None:
    assert published(*cards(below=True), "93.05", name, *behind) == WANTED


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("behind", [[], ["ที่มา: สำนักงาน ป.ป.ช."]])
def test_the_first_figure_is_of_the_name_above_it(name: str, behind: list[str]) -> None:
    assert published(name, "93.05", *cards(below=False), *behind) == WANTED


@pytest.mark.parametrize("name", [*OTHERS, "คะแนนของเทศบาลนครตรัง"])
def test_a_card_among_the_others_moves_none_of_them(name: str) -> None:
    first, last = slice(0, 3), slice(3, None)
    below = [*cards(True, first), "93.05", name, *cards(True, last)]
    above = [*cards(False, first), name, "93.05", *cards(False, last)]
    assert published(*below) == published(*above) == WANTED


def test_arithmetic_tells_which_figure_is_left_over() -> None:
    # 0.3 of 85.50, 0.3 of 81.44 and 0.4 of 70.35 make 78.22.
    run = ["85.50", "IIT", "81.44", "EIT", "70.35", "OIT", "78.22", "คะแนนรวม ITA", "93.05"]
    total = {code: WANTED[code] for code in ("IIT", "EIT", "OIT")} | {"ITA": d("78.22")}
    assert published("ข้อมูลโดยย่อ", *run, "ข้อมูลอื่น") == total


def test_where_nothing_tells_nothing_is_published_and_a_finding_is_made() -> None:
    facts = understood("\n".join([*TITLE, "ข้อมูลโดยย่อ", *cards(below=True), "93.05", "ข้อมูลอื่น"]) + "\n")
    assert not values(facts) and "unread_row" in codes(facts)


def test_the_year_in_a_name_is_its_own_figures() -> None:
    facts = understood("\n".join([*TITLE, "93.05", "คะแนนรวม ITA ปี 2566", *cards(below=True)]) + "\n")
    assert values(facts, 2567) == WANTED and values(facts, 2566) == {"ITA": d("93.05")}
