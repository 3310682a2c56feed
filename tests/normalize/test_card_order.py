"""Cards of lines under a title: whether a name stands above its figure or below it."""

from __future__ import annotations

import pytest
from prongsai.normalize.scores.from_lines.card_order import stand_below

from tests.normalize.understanding import d, understood, values

TITLE = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 เทศบาลนครยะลา"
NAMES = {
    "1": "การปฏิบัติหน้าที่", "2": "การใช้งบประมาณ", "3": "การใช้อำนาจ", "4": "การใช้ทรัพย์สินของราชการ",
    "5": "การแก้ไขปัญหาการทุจริต", "IIT": "IIT", "EIT": "EIT", "OIT": "OIT", "ITA": "คะแนนรวม",
}  # fmt: skip
OF_IIT = {"1": "91.10", "2": "82.42", "3": "88.05", "4": "80.33", "5": "85.61"}
TOOLS = {"IIT": "85.50", "EIT": "81.44", "OIT": "70.35", "ITA": "78.22"}  # .3 of 85.50, .3 of 81.44, .4 of 70.35


def cards(figures: dict[str, str], below: bool) -> str:
    pairs = [(f, NAMES[code]) if below else (NAMES[code], f) for code, f in figures.items()]
    return "\n".join([TITLE, *(line for pair in pairs for line in pair)]) + "\n"


@pytest.mark.parametrize("figures", [OF_IIT, TOOLS, {**TOOLS, **OF_IIT}, {"ITA": "78.22", **OF_IIT}])
def test_figures_above_their_names_under_a_title(figures: dict[str, str]) -> None:
    assert values(understood(cards(figures, below=True)), 2567) == {code: d(f) for code, f in figures.items()}


def test_a_heading_behind_names_above_figures_is_none_of_theirs() -> None:
    text = cards(TOOLS, below=False).removeprefix(TITLE)
    assert values(understood(f"{TITLE}\n\n{text}การเปิดเผยข้อมูล\n"), 2567) == {code: d(f) for code, f in TOOLS.items()}


@pytest.mark.parametrize(
    ("names", "figures", "below"),
    [
        ("ITA IIT EIT OIT ITA", "78.22 85.50 81.44 70.35", False),  # the title's own figure, and a heading
        ("ITA IIT EIT OIT ITA", "85.50 81.44 70.35 78.22", True),
        ("ITA 1 2 3 4 5", "91.10 82.42 88.05 80.33 85.61", True),  # no equation: the fifth ends the five
        ("ITA 1 2 3 6", "91.10 82.42 88.05 80.33", False),
        ("1 2 3 4 5", "91.10 82.42 88.05 80.33", False),
    ],
)
def test_arithmetic_decides_and_else_the_names(names: str, figures: str, below: bool) -> None:
    assert stand_below(names.split(), [d(f) for f in figures.split()]) is below


def test_a_figure_that_begins_a_run_behind_a_run_of_names_is_not_the_last_ones() -> None:
    names = [NAMES[code] for code in ("1", "2", "3")]
    facts = understood("\n\n".join([TITLE, "คะแนนรวม 93.20 คะแนน", *names, "91.10", "82.42", "88.05"]) + "\n")
    assert values(facts) == {"ITA": d("93.20")}
