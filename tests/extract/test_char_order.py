"""Points that were drawn apart from their figures."""

from __future__ import annotations

import pytest
from prongsai.extract.layout.char_order import main_rotation, with_points_in_place
from prongsai.extract.layout.page_objects import Char


def drawn(text: str, order: str, x: float = 50, baseline: float = 40) -> list[Char]:
    """The characters of a string where they stand; `order` says by their places in which order they were drawn."""
    chars = []
    for letter in text:
        width = 3.0 if letter in ".," else 7.0
        chars.append(Char(letter, x, baseline - 12, x + width, baseline, baseline, 14, 0, 0, False))
        x += width
    return [chars[int(place)] for place in order]


def said(chars: list[Char]) -> str:
    return "".join(char.text for char in with_points_in_place(chars))


@pytest.mark.parametrize("order", ["01342", "20134", "01234"])
@pytest.mark.parametrize("text", ["91.07", "๙๑,๐๗"])
def test_a_point_goes_between_the_digits_that_it_stands_between(text: str, order: str) -> None:
    assert said(drawn(text, order)) == text


def test_the_points_of_all_figures_drawn_last() -> None:
    one, other = drawn("91.07", "01342"), drawn("8.5", "021", baseline=60)
    assert said([*one[:-1], *other[:-1], one[-1], other[-1]]) == "91.078.5"


def test_points_of_other_lines_and_between_words_stay() -> None:
    lower = drawn("....", "0123", baseline=48)
    assert said([*drawn("9107", "0123"), *lower]) == "9107...."
    assert said([*drawn("ก.ข", "021")]) == "กข."


def test_a_page_is_read_in_the_direction_of_its_scores() -> None:
    upright = [char._replace(rotation=90) for char in drawn("กขคงจฉชซ", "01234567")]
    assert main_rotation([*drawn("91.07", "01234"), *upright]) == 0
    assert main_rotation([*drawn("9107", "0123"), *upright]) == 90
