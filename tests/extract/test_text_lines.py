"""Lines of writing out of pieces of ink, parts side by side, strokes that are no rules."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from prongsai.extract.scan.picture.image_types import Grey, PixelBox

pytestmark = pytest.mark.skipif(importlib.util.find_spec("cv2") is None, reason="OpenCV is not installed")

DPI = 300.0
PAPER, INK = 235, 20


def drawn(*boxes: PixelBox, size: tuple[int, int] = (900, 1200)) -> tuple[Grey, Grey]:
    """A grey page with black boxes on it, and its ink."""
    grey = np.full(size, PAPER, np.uint8)
    for x0, top, x1, bottom in boxes:
        grey[top:bottom, x0:x1] = INK
    return grey, np.where(grey == INK, 255, 0).astype(np.uint8)


def row(x0: int, top: int, count: int, wide: int = 20, tall: int = 30) -> list[PixelBox]:
    """Letters of a line."""
    return [(x, top, x + wide, top + tall) for x in range(x0, x0 + count * (wide + 6), wide + 6)]


def lines_of(*boxes: PixelBox, region: PixelBox = (0, 0, 1200, 900)) -> list[PixelBox]:
    from prongsai.extract.scan.picture.text_lines import TextLineFinder

    return [line.box for line in TextLineFinder(*drawn(*boxes), DPI).lines(region)]


def test_marks_go_with_their_letters_where_no_white_parts_the_lines() -> None:
    upper, lower = row(100, 100, 10), row(100, 170, 10)
    under = (130, 133, 142, 143)  # a vowel under the second letter
    vowel, tone = (210, 156, 226, 166), (212, 140, 222, 152)  # over the fifth, both below the end of that vowel
    found = lines_of(*upper, *lower, under, vowel, tone)
    assert [(box[1], box[3]) for box in found] == [(100, 143), (140, 200)]


def test_a_row_of_marks_as_high_as_letters_is_no_line_of_its_own() -> None:
    marks = [(x, 138, x + 14, 164) for x in (126, 204, 282)]
    assert [(box[1], box[3]) for box in lines_of(*row(100, 100 - 40, 10), *marks, *row(100, 170, 10))] == [
        (60, 90),
        (138, 200),
    ]


def test_lines_of_other_sizes_stay_lines() -> None:
    title = row(100, 40, 6, 50, 80)
    assert [box[1] for box in lines_of(*title, *row(100, 180, 10), *row(100, 240, 10))] == [40, 180, 240]


def test_specks_are_no_lines_and_a_dash_alone_is_one() -> None:
    speck = (900, 500, 911, 511)
    assert len(lines_of(*row(100, 100, 10), speck)) == 1
    assert lines_of((500, 300, 520, 305)) == [(500, 300, 520, 305)]
    assert lines_of(speck) == []


def test_points_and_hyphens_stay_in_their_line_and_dirt_beside_it_does_not() -> None:
    point, hyphen, dirt = (362, 124, 368, 130), (380, 112, 392, 116), (700, 110, 706, 116)
    (line,) = lines_of(*row(100, 100, 10), point, hyphen, dirt)
    assert line == (100, 100, 392, 130)


def test_the_picture_of_a_line_shows_nothing_of_its_neighbours() -> None:
    from prongsai.extract.scan.picture.text_lines import TextLineFinder

    upper, lower = row(100, 100, 10), row(100, 150, 10)
    under = (130, 133, 142, 146)
    finder = TextLineFinder(*drawn(*upper, *lower, under), DPI)
    first, second = finder.lines((0, 0, 1200, 900))
    cut = finder.cut(second, 9)
    assert cut.shape == (second.box[3] - second.box[1] + 18, second.box[2] - second.box[0] + 18)
    assert (cut[:9] == PAPER).all() and (cut[9] == INK).any()
    assert (finder.cut(first, 9)[-5:] == PAPER).all()


def test_what_was_taken_out_is_read_no_more() -> None:
    from prongsai.extract.scan.picture.text_lines import TextLineFinder

    finder = TextLineFinder(*drawn(*row(100, 100, 10), *row(600, 100, 5)), DPI)
    finder.take((590, 90, 800, 140))
    (line,) = finder.lines((0, 0, 1200, 900))
    assert line.box[2] < 600 and not finder.ink()[100:130, 600:700].any()


def test_white_between_letters_is_measured_in_the_ink() -> None:
    from prongsai.extract.scan.picture.text_lines import TextLineFinder

    finder = TextLineFinder(*drawn(*row(100, 100, 5), *row(260, 100, 5)), DPI)
    (line,) = finder.lines((0, 0, 1200, 900))
    assert finder.gap(line, 110, 140) == pytest.approx(6 / 30)
    assert finder.gap(line, 205, 280) == pytest.approx(36 / 30)


def test_cards_on_different_heights_are_parts_and_a_paragraph_is_none() -> None:
    from prongsai.extract.scan.picture.column_separation import side_by_side

    left = [*row(100, 100, 6), *row(100, 160, 6)]
    right = [*row(600, 130, 6), *row(600, 190, 6)]
    _, ink = drawn(*left, *right, (430, 150, 436, 156), *row(100, 400, 30), *row(100, 460, 30))
    assert side_by_side(ink, DPI) == [(100, 100, 250, 190), (600, 130, 750, 220)]
    assert side_by_side(drawn(*row(100, 400, 30), *row(100, 460, 12))[1], DPI) == []


def test_marks_over_parts_belong_to_them() -> None:
    from prongsai.extract.scan.picture.column_separation import side_by_side

    marks = [(128, 86, 140, 96), (630, 86, 642, 96)]
    _, ink = drawn(*row(100, 40, 24), *row(100, 100, 6), *row(600, 100, 6), *marks)
    assert [box[1] for box in side_by_side(ink, DPI)] == [86, 86]


def test_strokes_of_letters_under_each_other_are_no_rule() -> None:
    from prongsai.extract.scan.picture.page_image import PageImage
    from prongsai.extract.scan.picture.ruling_lines import find_rules

    strokes = [(300, 100, 305, 150), (300, 153, 305, 195)]
    grey, _ = drawn(*row(100, 110, 6), *row(100, 165, 6), *strokes)
    assert find_rules(PageImage(grey, DPI, 0, 0.0, 288, 216)).rules == []
    table = [(90, 90, 700, 94), (90, 200, 700, 204), (90, 90, 94, 204), (400, 90, 404, 204), (696, 90, 700, 204)]
    grey, _ = drawn(*table)
    assert len(find_rules(PageImage(grey, DPI, 0, 0.0, 288, 216)).rules) == 5


def test_brackets_around_a_number_stay() -> None:
    from prongsai.extract.scan.recognition.digit_recognizer import ReadChar, Reading
    from prongsai.extract.scan.recognition.number_fusion import numbers_in, with_numbers
    from prongsai.extract.scan.recognition.ocr_words import OcrLetter

    chars = tuple(ReadChar(char, 10.0 * i, 10.0 * i + 10, 0.99) for i, char in enumerate("~(๗๙.๒)~"))
    (number,) = numbers_in(Reading(chars), (0.0, 0.0, 80.0, 20.0))
    assert (number.text, number.box[0]) == ("๗๙.๒", 20.0)
    engine = [OcrLetter(char, (10.0 * i, 0, 10.0 * i + 10, 20), 0.95) for i, char in enumerate("คอซซ.๒จค")]
    assert "".join(x.text for x in with_numbers(engine, [number])) == "ค(๗๙.๒)ค"
    aside = [OcrLetter("(", (4.0, 0, 12.0, 20), 0.95)]
    assert "".join(x.text for x in with_numbers(aside, [number])) == "(๗๙.๒)"
    listed = (ReadChar("7", 0.0, 30.0, 0.99), ReadChar(".", 30.0, 35.0, 0.99))
    (number,) = numbers_in(Reading(listed), (0.0, 0.0, 35.0, 30.0))
    wide = [OcrLetter("7", (5.0, 0, 25.0, 30), 0.95), OcrLetter(".", (39.0, 25, 45.0, 30), 0.95)]
    assert "".join(x.text for x in with_numbers(wide, [number])) == "7."


def test_a_line_is_parted_into_words_at_its_white() -> None:
    from prongsai.extract.scan.picture.text_lines import TextLineFinder

    mark = (262, 84, 272, 94)  # over the first letter of the second word
    finder = TextLineFinder(*drawn(*row(100, 100, 5), *row(260, 100, 5), mark), DPI)
    (line,) = finder.lines((0, 0, 1200, 900))
    assert [word.box for word in finder.words(line, 0.5)] == [(100, 100, 224, 130), (260, 84, 384, 130)]
    assert len(finder.words(line, 2.0)) == 1
