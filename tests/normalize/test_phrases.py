"""Phrases: found where their words stand in their order, alike from either end; and the shapes of figures in them."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from prongsai import normalize
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.figures import BACKWARDS, SHAPES, behind_section, is_ordinal, is_section
from prongsai.normalize.text.phrases import Phrase, behind, either, holds, one, opens, phrase, then, words_of
from prongsai.normalize.vocabulary.score_names import match_label

RANK = Phrase("rank", "ordinal?")
FROM_YEAR = Phrase("from", "years?", "#year", "^6")
BARE_UNIT = Phrase("points", "!full_or_more")
GOT = Phrase("<!to_be_reached", "gets", "won_what*")
BODIES = Phrase(one(then("#count", "places"), then("#digit", "years")))


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
    assert Phrase("target", "^20").last("มีเป้าหมายอย่างน้อยที่") == "เป้าหมายอย่างน้อยที่"
    assert Phrase("target", "^20").last("เป้าหมาย9") is None


def test_a_phrase_takes_the_longest_word_and_what_may_be_left_out() -> None:
    plain = phrase("result?", "score", "obtained*", "full_scale?")
    assert plain.fullmatch("ผลคะแนนที่ได้รับ(เต็ม100)")
    assert plain.fullmatch("คะแนน")
    assert not plain.fullmatch("คะแนนหัวข้อ")


def test_gaps_stand_between_words_and_not_at_the_ends() -> None:
    found = phrase("result?", "score", "in_all?", spaced=True).search("มี ผล คะแนน รวม 9")
    assert found is not None
    assert found[0] == "ผล คะแนน รวม"
    alone = phrase("result?", "score", "in_all?", spaced=True).search("มี คะแนน 9")
    assert alone is not None
    assert alone[0] == "คะแนน"


def test_what_must_not_follow_does_not_follow_a_gap_either() -> None:
    body = phrase("score", "of", "us", "!of_many", spaced=True)
    assert body.search("คะแนนของหน่วยงาน 90")
    assert not body.search("คะแนนของหน่วยงาน  ภาครัฐ")


def test_what_must_follow_is_not_taken() -> None:
    total = phrase("in_all", "&", "#colon_or_equals", "#points_of_decimal", spaced=True).search("รวม = 91.20")
    assert total is not None
    assert total[0] == "รวม"
    assert not phrase("in_all", "&", "#colon_or_equals", "#points_of_decimal", spaced=True).search("รวม = ๙")


def test_the_first_of_several_phrases_that_fits_counts() -> None:
    assert either(("mean", "of?", "tool_named", "this"), ("score",)).search("คะแนนเฉลี่ยของแบบวัดนี้").start() == 0  # type: ignore[union-attr]


def test_an_abbreviation_stands_by_itself() -> None:
    assert holds("คะแนน ITA ปีนี้", "itas")
    assert not holds("hospitality", "itas")


def test_words_at_the_beginning() -> None:
    assert opens("ไม่ผ่านเกณฑ์", "verdict")
    assert behind("อำเภอตัวอย่าง", "district_mark") == "ตัวอย่าง"
    assert behind("ตัวอย่าง", "district_mark") == "ตัวอย่าง"
    with pytest.raises(ValueError, match="no words of the kind"):
        words_of("nosuch")


def test_numbers_of_items_and_sections() -> None:
    assert [is_ordinal(key) for key in ("3", "(12)", "7.", "1234", "a", "")] == [True, True, True, False, False, False]
    assert behind_section("9.1 การเปิดเผย") == "การเปิดเผย"
    assert behind_section("89.10 การเปิดเผย") == "89.10 การเปิดเผย"
    assert behind_section("") == ""
    assert [is_section(key) for key in ("9.1ข้อ", "(12.3", "9ข้อ", "123.4")] == [True, True, False, False]


@pytest.mark.parametrize("label", ["(1.1) หัวข้อตัวอย่าง", "ตัวชี้วัดที่ 1.2 หัวข้อตัวอย่าง", "ตัวชี้วัดย่อยที่ (9.1"])
def test_a_part_of_an_indicator_in_brackets_names_no_score(label: str) -> None:
    assert match_label(label) is None


def test_every_kind_and_shape_is_asked_for() -> None:
    code = [path.read_text(encoding="utf-8") for path in Path(normalize.__path__[0]).rglob("*.py")]
    texts = [part for text in code for part in re.findall(r'"([^"\n]*)"', text)]
    asked = {name for part in texts for name in part.lstrip("<!&").rstrip("?*+").split("|")}
    kinds = {row["kind"] for row in table("phrase_words")}
    assert sorted(kinds - asked) == []
    assert sorted({f"#{shape}" for shape in SHAPES} - asked) == []
    assert sorted(set(BACKWARDS) - set(SHAPES)) == []


def test_every_phrase_knows_its_kinds() -> None:
    modules = [import_module(found.name) for found in walk_packages(normalize.__path__, "prongsai.normalize.")]
    phrases = {value for module in modules for value in vars(module).values() if isinstance(value, Phrase)}
    assert len(phrases) > 50
    for known in phrases:
        assert known.opens("") is known.closes("")  # each is built, which fails for an unknown kind
