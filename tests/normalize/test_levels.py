from __future__ import annotations

from decimal import Decimal

import pytest
from prongsai.normalize.vocabulary.levels import allowed_levels, level_of_cell, levels_in, scale_of, scale_of_year


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("อยู่ในระดับ A มีรายละเอียด", "A"),
        ("ระดับ ผลการประเมิน B ดังนี้", "B"),
        ("อยู่ในระดับ “ผ่านดี” (๘๘.๓๗)", "ผ่านดี"),
        ("จัดอยู่ในระดับผ่านดีเยี่ยม", "ผ่านดีเยี่ยม"),
        ("ระดับผ่าน ซึ่งต้องพัฒนา", "ผ่าน"),
        ("ระดับต้องปรับปรุงโดยด่วน", "ต้องปรับปรุงโดยด่วน"),
        ("ได้เกรด A", "A"),
        ("ระดับผลการประเมิน (Rating) : AA", "AA"),
    ],
)
def test_levels_behind_the_word_level(text: str, level: str) -> None:
    assert [hit.level for hit in levels_in(text)] == [level]


@pytest.mark.parametrize("text", ["อยู่ในระดับผ่านเกณฑ์", "ผ่านเว็บไซต์", "ระดับ ABC", "กลุ่ม A", "ระดับประเทศ"])
def test_what_is_no_level(text: str) -> None:
    assert levels_in(text) == []


@pytest.mark.parametrize(("cell", "level"), [("A", "A"), ("B (Good)", "B"), ("ผ่าน ดี", "ผ่านดี"), ("ระดับ AA", "AA")])
def test_cells(cell: str, level: str) -> None:
    assert level_of_cell(cell) == level


@pytest.mark.parametrize("cell", ["ผ่านเกณฑ์", "ABC", "93.57", ""])
def test_cells_that_are_no_level(cell: str) -> None:
    assert level_of_cell(cell) is None


@pytest.mark.parametrize(
    ("year", "total", "instruments", "allowed"),
    [
        (2564, "75.36", {}, ["B"]),
        (2565, "95.00", {}, ["AA"]),
        (2562, "49.99", {}, ["F"]),
        (2568, "94.64", {"IIT": "96", "EIT": "84", "OIT": "99"}, ["ผ่าน"]),
        (2568, "88.37", {"IIT": "89.40", "EIT": "89.17", "OIT": "87"}, ["ผ่านดี"]),
        (2568, "96.00", {"IIT": "96", "EIT": "90", "OIT": "99"}, ["ผ่านดี"]),
        (2568, "96.00", {}, ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"]),
        (2568, "86.00", {}, ["ผ่านดี", "ผ่าน"]),
        (2567, "84.99", {}, ["ต้องปรับปรุง"]),
        (2567, "69.99", {}, ["ต้องปรับปรุงโดยด่วน"]),
    ],
)
def test_what_a_total_earns(year: int, total: str, instruments: dict[str, str], allowed: list[str]) -> None:
    known = {code: Decimal(value) for code, value in instruments.items()}
    assert allowed_levels(year, Decimal(total), known) == allowed


def test_scales_by_year() -> None:
    assert [scale_of_year(y) for y in (2561, 2562, 2565, 2566, 2580)] == ["legacy", "letter", "letter", "word", None]
    assert scale_of("ผ่าน") == "word"


@pytest.mark.parametrize("led", ["ผ่านการประเมินระดับ", "ผ่านการประเมินในระดับ", "ระดับผลการประเมิน (Rating Score) :"])
def test_words_that_lead_to_a_level_in_its_cell(led: str) -> None:
    assert level_of_cell(f"{led} ผ่านดี") == "ผ่านดี"
    assert level_of_cell(f"{led} ผ่านดี 12 แห่ง") is None


def test_a_long_line_of_dots_is_read_once() -> None:
    """Dots to be filled in, which were once tried in all pieces that they can be parted in: longer than any patience."""
    assert levels_in(f"ผลการประเมินระดับ {'.' * 90} เมื่อสิ้นปี") == []
    assert level_of_cell("." * 58) is None
    assert [hit.level for hit in levels_in(f"ระดับ {'.' * 90} A")] == ["A"]
