"""What lines are drawn with and judged by: the alphabet, registers of text, readings, figures."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from training.lines import measure, reading, sources, writing
from training.lines.alphabet import ALPHABET, INDEX, alphabet_left_out, encode, label_of


def page(seed: int) -> writing.Page:
    rng = random.Random(seed)
    return writing.Page(sources.load(), sources.report_lines(rng, 4), rng)


def test_the_alphabet_holds_every_sign_once() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert set("กฮะำ็์่ๆฯ๐๙09AZaz.,-/()✓☐☑… ") <= set(ALPHABET)
    assert [ALPHABET[at - 1] for at in encode("๗ก่")] == list("๗ก่")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("น\u0e4d\u0e49า", "น้ำ"),  # nikhahit, tone, sara aa
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("ที\u0e48\u0e48", "ที่"),  # a mark twice
        ("ก\u0e48\u0e35", "กี่"),  # a tone before its vowel
        ("เเก้ไข", "แก้ไข"),
        ("“ดี” – พอใช้", '"ดี" - พอใช้'),
        ("ชื่อ ........... สกุล . . . . . .", "ชื่อ … สกุล …"),
        ("ลงชื่อ________", "ลงชื่อ_"),
        ("  ก\u00a0 ข  ", "ก ข"),
        ("ม.ค. 1.2.3", "ม.ค. 1.2.3"),
        ("漢字", ""),
    ],
)
def test_a_label_is_what_print_tells(text: str, label: str) -> None:
    assert label_of(text) == label
    assert label_of(label) == label


def test_characters_beyond_the_alphabet_are_told() -> None:
    assert alphabet_left_out("กข 漢 –") == {"漢"}
    assert all(alphabet_left_out(text) == set() for text in sources.load().terms)


def test_digits_are_drawn_anew_whatever_the_text_was() -> None:
    rng = random.Random(3)
    drawn = [writing.redrawn("ได้ ๙๙.๑๒ คะแนน ปี 2567", rng) for _ in range(3000)]
    assert all(len(text) == len(drawn[0]) and text.startswith("ได้ ") for text in drawn)
    counts = Counter(char for text in drawn for char in text if char in "๐๑๒๓๔๕๖๗๘๙")
    assert min(counts.values()) > 0.6 * max(counts.values())


def test_every_register_writes_lines_that_have_a_label() -> None:
    drawing = page(5)
    for register in writing.REGISTERS:
        lines = [register.write(drawing) for _ in range(60)]
        assert sum(bool(label_of(line)) for line in lines) > 50, register.name
        left_out = Counter(char for line in lines for char in alphabet_left_out(line))
        assert sum(left_out.values()) < 4, (register.name, left_out)


def test_a_line_is_as_long_as_asked_and_never_parts_a_mark_from_its_letter() -> None:
    drawing = page(6)
    lines = [writing.line(drawing, 12) for _ in range(500)]
    assert all(0 < len(line.text) <= 12 for line in lines)
    assert not any(line.text[0] in "ัิีึืุู็่้๊๋์ํ" for line in lines)
    assert len({line.register for line in lines}) > 10


def test_the_same_seed_writes_the_same_lines() -> None:
    assert [writing.line(page(9), 30).text for _ in range(3)] == [writing.line(page(9), 30).text for _ in range(3)]


def logits_of(text: str, blank_between: bool = True) -> np.ndarray:
    frames = []
    for char in text:
        frames += [INDEX[char], INDEX[char], 0] if blank_between else [INDEX[char]]
    logits = np.zeros((len(frames), len(ALPHABET) + 1), np.float32)
    logits[np.arange(len(frames)), frames] = 9
    return logits


def test_a_reading_leaves_out_repeats_and_blanks() -> None:
    assert reading.text_of(logits_of("ที่ ๑๑")) == "ที่ ๑๑"
    assert reading.text_of(logits_of("กกข", blank_between=False)) == "กข"
    assert reading.text_of(np.zeros((0, 3), np.float32)) == ""


def test_a_digit_has_alternatives_of_its_own_script() -> None:
    logits = logits_of("๔ก")
    logits[:2, INDEX["๕"]] = 8
    logits[:2, INDEX["8"]] = 8.5
    digit, letter = reading.chars_of(logits)
    assert (digit.text, digit.first, digit.last) == ("๔", 0, 2)
    assert digit.alternatives[0][0] == "๕" and all(char in "๐๑๒๓๔๕๖๗๘๙" for char, _ in digit.alternatives)
    assert digit.confidence > digit.alternatives[0][1] > digit.alternatives[1][1]
    assert letter.text == "ก" and letter.alternatives == ()


def test_figures_leave_out_spaces_and_count_whole_numbers() -> None:
    found = measure.judge([("ได้ ๘๕.๑๒ และ 7/2567", "ได้๘๕.๑๒ และ 7/2561")])
    assert (found.errors, found.numbers, found.right) == (1, 2, 1)
    assert found.cer == pytest.approx(1 / len("ได้๘๕.๑๒และ7/2567"))
    assert measure.judge([]).cer == 0.0
    assert measure.judge([("ก", "")]).errors == 1
