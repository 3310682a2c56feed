"""Levels that no word such as "ระดับ" leads to: the year before them, a change or the assessment's name says so."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.phrases import Phrase, maybe, one, then, words_of
from prongsai.normalize.vocabulary.levels import LevelHit, bare_levels, levels_in, scale_of, scale_of_year

_YEAR_BEFORE = Phrase("years", "fiscal?", "be?", "#year_be|#year_in_short", "graded_as|level_mark*")
_AIM_YEAR = Phrase(
    "level_goal|aim_of_level|target", "^16", "years", "fiscal?", "be?", "#year_be|#year_in_short",
    "graded_as|level_mark*",
)  # fmt: skip
_IN_YEAR = maybe(then("leads_to_year*", "fiscal?", "be?", "#year_be", "closing?"))
_FROM = Phrase("from_score", "level_is?", "level_mark*")
_TO_COME = Phrase("change_to_come", "^20", "from_score", "level_is?", "level_mark*")
_TO = Phrase("level_mark*", _IN_YEAR, "grade_changed", "level_is?", "level_mark*")
_NAME_BEHIND = Phrase("level_mark*", "graded_in?", "assessed_in")
_ASSESSMENT = Phrase("assessed_in")
_COUNTED = Phrase(
    "assessed_in?", "in_number?", "#count", maybe(then("out_of", "in_number?", "#count")),
    "answers_counted|side|tool_named|counted",
)  # fmt: skip
_OBJECT = Phrase(one("level_object", then("assessment_done", "!assessed_in|years")))
_BY_WORD = frozenset({"ผ่านดีเยี่ยม", "ผ่านดี"})  # no other words read so
_VERBS = frozenset({"ผ่าน", "ต้องปรับปรุง"})  # what they are said of may stand behind them
_OPENS, _CLOSES = ("“", '"', "‘"), ("”", '"', "’")
_BEFORE = 40  # characters
_CENTURY = 2500  # of the years of the assessment


@lru_cache(maxsize=16384)
def told_levels(text: str) -> tuple[LevelHit, ...]:
    """The levels of running text in order: those behind "ระดับ", and those that their place makes one.

    "ปี 2566 = ผ่านดี", "จาก B เป็น A", "คว้าผ่านดีเยี่ยม ITA".
    """
    led = levels_in(text)
    if not _ASSESSMENT.stands_in(spaceless(text)):
        return tuple(led)
    bare = [hit for hit in bare_levels(text) if not any(o.start < hit.end and hit.start < o.end for o in led)]
    placed = {hit for hit in bare if _is_behind_year(text, hit) or _is_before_name(text, hit)}
    placed |= {hit for pair in pairwise(bare_levels(text)) if _is_change(text, *pair) for hit in pair if hit in bare}
    placed = {hit for hit in placed if not is_of_parts(text, hit)}
    return tuple(sorted((*led, *placed), key=lambda hit: hit.start))


def is_of_parts(text: str, hit: LevelHit) -> bool:
    """Whether what reads as a level says how many parts earned it, or is a verb: "ผ่าน 3 ตัวชี้วัด", "ผ่าน ทุกด้าน"."""
    behind = spaceless(text[hit.end : hit.end + _BEFORE].partition("\n")[0])
    return _COUNTED.opens(behind) or (hit.level in _VERBS and _OBJECT.opens(behind))


def _is_behind_year(text: str, hit: LevelHit) -> bool:
    """Whether a year leads right to a level of its scale, by a sign or the word alone: "ปี 2566 = ผ่านดี"."""
    before = spaceless(text[max(0, hit.start - _BEFORE) : hit.start])
    if not _YEAR_BEFORE.closes(before) or _AIM_YEAR.closes(before):
        return False
    year = int("".join(char for char in before if char.isdecimal())[-4:][-2:]) + _CENTURY
    return scale_of(hit.level) == scale_of_year(year) and (hit.level in _BY_WORD or not before[-1].isdecimal())


def _is_before_name(text: str, hit: LevelHit) -> bool:
    """Whether the name of the assessment stands right behind a level that no other words read as: "ผ่านดี ITA 2567"."""
    quoted = text[hit.start - 1 : hit.start] in _OPENS and text[hit.end : hit.end + 1] in _CLOSES
    if spaceless(text[max(0, hit.start - _BEFORE) : hit.start]).endswith(words_of("of_those")):
        return False  # "หน่วยงานที่ผ่านดี ITA"
    return (quoted or hit.level in _BY_WORD) and _NAME_BEHIND.opens(spaceless(text[hit.end : hit.end + _BEFORE]))


def _is_change(text: str, first: LevelHit, other: LevelHit) -> bool:
    """Whether a result went from one level to another: "ขยับจาก ผ่าน เป็น ผ่านดี"."""
    before = spaceless(text[max(0, first.start - _BEFORE) : first.start])
    return _FROM.closes(before) and not _TO_COME.closes(before) and _TO.fills(spaceless(text[first.end : other.start]))
