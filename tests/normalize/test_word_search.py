"""One expression for many words finds what an alternation of them, the longest first, finds."""

from __future__ import annotations

import re

import pytest
from prongsai.normalize.text.word_search import every_place, longest_of

WORDS = ("ส", "สพ", "สพฐ", "สพฐ.", "กรม", "กรมที่ดิน", "a.b", "ab")


@pytest.mark.parametrize("text", ["สพฐ. และกรมที่ดิน", "กรมที่", "สสพสพฐ", "axb a.b ab", "ไม่มี", ""])
def test_finds_what_an_alternation_finds(text: str) -> None:
    longest_first = sorted(WORDS, key=len, reverse=True)
    plain = re.compile("|".join(map(re.escape, longest_first)))
    assert [m.span() for m in re.finditer(longest_of(WORDS), text)] == [m.span() for m in plain.finditer(text)]


def test_a_longer_word_gives_way_where_the_rest_asks_for_it() -> None:
    assert re.fullmatch(rf"({longest_of(['กรม', 'กรมที่'])})ที่ดิน", "กรมที่ดิน")


@pytest.mark.parametrize("text", ["Thai Health Fund", "ThaiHealth Fund", "ThaiHealthFund"])
def test_a_gap_may_be_printed_or_not(text: str) -> None:
    found = re.match(longest_of(["ThaiHealth", "Thai Health Fund"], gaps=True), text)
    assert found is not None and found[0] == text


def test_every_place_finds_words_inside_words() -> None:
    pattern = re.compile(longest_of(["กรมการ", "การ", "มก"]))
    assert [(m.start(), m[0]) for m in every_place(pattern, "กรมการ")] == [(0, "กรมการ"), (2, "มก"), (3, "การ")]
