"""Text drawn over text: shadows, corrections, hidden copies."""

from __future__ import annotations

import pytest
from prongsai.extract.layout.page_objects import NO_DIGIT, Char
from prongsai.extract.pdf.glyphs.overprinting import UNREADABLE, Veils, whole_strings

WIDTHS = {".": 0.2}


def string(text: str, x: float = 100, baseline: float = 50, size: float = 16, *, invisible: bool = False) -> list[Char]:
    """One string as it is drawn from left to right; a mark has no width."""
    chars = []
    for letter in text:
        width = 0.0 if letter in "ัิีื่้" else WIDTHS.get(letter, 0.45) * size
        chars.append(Char(letter, x, baseline - size, x + width, baseline, baseline, size, 0, 0, invisible))
        x += width
    return chars


def text_of(*strings: list[Char], veils: Veils | None = None) -> str:
    return "".join(char.text for char in whole_strings([char for those in strings for char in those], veils))


@pytest.mark.parametrize("step", [0.0, 0.4, 1.5, 3.0])
@pytest.mark.parametrize("text", ["ที่", "๕", "81.07", "การรับรู้"])
def test_a_string_and_its_shadow_are_one(text: str, step: float) -> None:
    assert text_of(string(text), string(text, 100 + step, 50 + step)) == text


@pytest.mark.parametrize("text", ["ที่ตั้ง", "91.07", "(ก-ข)"])
def test_letters_each_printed_twice_before_the_next_are_one(text: str) -> None:
    once = string(text)
    twice = [copy for char in once for copy in (char, char._replace(x0=char.x0 + 0.5, x1=char.x1 + 0.5))]
    assert text_of(twice) == text


@pytest.mark.parametrize("text", ["77.77", "ลลล", "...", "100.00"])
def test_the_same_letter_beside_itself_stays(text: str) -> None:
    assert text_of(string(text)) == text
    drawn_alone = [string(char.text, char.x0) for char in string(text)]
    assert text_of(*drawn_alone) == text


def test_the_last_painted_figure_takes_the_place_of_the_one_beneath() -> None:
    assert text_of(string("81.07"), string("ก", 300), string("91.07")) == "ก91.07"
    assert text_of(string("81.07"), string("91.57", 103, 52, 12)) == "91.57"


def test_two_figures_that_are_both_seen_on_one_spot_are_none() -> None:
    two = string("81.07"), string("91.52", 101)
    assert text_of(*two, veils=[]) == f"{NO_DIGIT * 2}.{NO_DIGIT * 2}"
    assert text_of(*two, veils=[(5, (90, 38, 150, 46))]) == "91.52"  # a cover that is not known to hide all
    assert text_of(*two, veils=[(5, (90, 49, 150, 60)), (5, (200, 30, 250, 60))]) == f"{NO_DIGIT * 2}.{NO_DIGIT * 2}"
    assert text_of(*two, veils=[(0, (90, 30, 150, 60))]) == f"{NO_DIGIT * 2}.{NO_DIGIT * 2}"  # the ground of both
    names = string("รวม"), string("IIT")
    assert text_of(*names, veils=[]) == "IIT"


def test_what_is_seen_wins_over_an_invisible_copy_in_either_order() -> None:
    seen, copy = string("81.07"), string("86.01", 101, 49, invisible=True)
    assert text_of(seen, copy) == text_of(copy, seen) == "81.07"
    assert text_of(copy) == "86.01"


def test_a_digit_typed_over_one_of_a_figure_makes_it_unreadable() -> None:
    assert text_of(string("81.07"), string("9")) == f"{UNREADABLE}1.07" + "9"


def test_a_name_that_runs_into_the_next_cell_stays_beside_its_figure() -> None:
    name, figure = string("ประสิทธิภาพการสื่อสาร", 100), string("81.07", 215)
    assert text_of(name, figure) == "ประสิทธิภาพการสื่อสาร81.07"


def test_large_letters_across_the_page_and_leaders_replace_nothing() -> None:
    assert text_of(string("81.07"), string("สำเนา", 60, 52, 80)) == "81.07สำเนา"
    assert text_of(string("........"), string("81.07")) == "........81.07"


def test_other_lines_and_columns_stay() -> None:
    assert text_of(string("81.07"), string("81.07", 100, 66), string("81.07", 140)) == "81.07" * 3
