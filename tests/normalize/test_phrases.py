"""A phrase is found alike from either end, and only where its words stand in their order."""

from __future__ import annotations

import pytest
from prongsai.normalize.text.phrases import (
    COUNT,
    DIGIT,
    YEAR,
    Phrase,
    free,
    gap,
    maybe,
    not_ahead,
    not_before,
    one,
    phrase_words,
    then,
)

RANK = Phrase("rank", maybe("ordinal"))
FROM_YEAR = Phrase("from", maybe("years"), YEAR, gap(6))
BARE_UNIT = Phrase("points", not_ahead("full_or_more"))
GOT = Phrase(not_before("to_be_reached"), "gets", free("won_what"))
BODIES = Phrase(one(then(COUNT, "places"), then(DIGIT, "years")))


@pytest.mark.parametrize(
    ("phrase", "text", "opens", "closes"),
    [
        (RANK, "อันดับที่", True, True),
        (RANK, "อันดับที่7", True, False),
        (RANK, "ได้อันดับ", False, True),
        (RANK, "ที่อันดับ", False, True),
        (FROM_YEAR, "ขึ้นจากปี2565ที่ได้", False, True),
        (FROM_YEAR, "จาก2565ที่", True, True),
        (FROM_YEAR, "จาก65ที่", False, False),
        (FROM_YEAR, "จากปี2565ซึ่งทำไว้สูง", True, False),
        (BARE_UNIT, "คะแนน", True, True),
        (BARE_UNIT, "คะแนนเต็ม", False, False),
        (GOT, "ได้คะแนนเต็ม", True, True),
        (GOT, "ต้องได้คะแนน", False, False),
        (GOT, "เราได้รับ", False, True),
        (BODIES, "1,204แห่ง", True, True),
        (BODIES, "มี12ปี", False, True),
    ],
)
def test_stands_at_either_end(phrase: Phrase, text: str, opens: bool, closes: bool) -> None:
    assert (phrase.opens(text), phrase.closes(text)) == (opens, closes)


def test_says_where_it_ends_and_what_stands_behind() -> None:
    assert (RANK.end("อันดับที่7"), RANK.behind("อันดับที่7"), RANK.behind("7")) == (9, "7", "7")


def test_fills_a_stretch_of_a_key() -> None:
    assert RANK.fills("ได้อันดับที่7", 3, 12)
    assert not RANK.fills("ได้อันดับที่7", 3, 13)


def test_the_longest_end_is_told() -> None:
    assert Phrase("target", gap(20)).last("มีเป้าหมายอย่างน้อยที่") == "เป้าหมายอย่างน้อยที่"
    assert Phrase("target", gap(20)).last("เป้าหมาย9") is None


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="no words of the kind"):
        phrase_words("no such kind")
