"""Why a level in a sentence is not the report's: the rules in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalize.scores.rules import Rule, ignore
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.levels import LevelHit, bare_levels
from prongsai.normalize.vocabulary.names_in_text import NameHit

_GOAL_LEVEL = re.compile(
    r"(?:เป้าหมาย|ให้(?:อยู่|ได้|มี|เป็น)|เพื่อ(?:ให้|ยกระดับ)|มุ่ง|ไม่ต่ำกว่า|อย่างน้อย|ยกระดับ(?:เป็น|สู่)?|ขึ้นไป|ถือว่า|(?<!อยู่ใน)(?<!เทียบ)(?<!ตาม)เกณฑ์|หาก|กรณี|คาดว่า|จะได้)[^0-9]{0,30}$"
)
_TALLY = re.compile(r'["”)]?(?:จำนวน|มี|รวม)?[\d,]+(?:แห่ง|หน่วยงาน|กรม|อปท|ส่วนราชการ|อบต|เทศบาล)')
_BAND_BEFORE = re.compile(  # "ต่ำกว่า 55 คะแนน หมายถึง ระดับ F": the range of a level
    r"\d[-–—]\d[^\n]{0,34}$|(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง|มากกว่า|ตั้งแต่|ระหว่าง)(?:ร้อยละ)?\d{2,3}(?:\.\d+)?(?:คะแนน|%)?"
    r"(?:ขึ้นไป|ลงมา|ลงไป)?(?:หมายถึง|หมายความว่า|คือ|เป็น|ได้|อยู่ใน|=|:|-)*(?:ระดับ)?$"
)

_TOTAL_NEAR = 50  # characters from the total to the row of instruments behind it


@dataclass(frozen=True, slots=True)
class LevelContext:
    """A level in a sentence."""

    hit: LevelHit
    text: str
    before: str  # as a key
    names: Sequence[NameHit]
    numbers: Sequence[Number]


def level_aimed_at(level: LevelContext) -> bool:
    """The level is a goal, a threshold or a case: "ยกระดับเป็น", "ขึ้นไป", "หาก"."""
    return _GOAL_LEVEL.search(level.before[-48:]) is not None


def level_of_band(level: LevelContext) -> bool:
    """The level stands behind its range: "ต่ำกว่า 55 คะแนน หมายถึง ระดับ F"."""
    return _BAND_BEFORE.search(level.before) is not None


def level_of_many(level: LevelContext) -> bool:
    """The level is that of a number of agencies: "ระดับผ่านดี จำนวน 3 แห่ง"."""
    return _TALLY.match(to_key(level.text[level.hit.end : level.hit.end + 24])) is not None


def level_of_one_score(level: LevelContext) -> bool:
    """The level of one indicator or instrument is not the agency's."""
    nearest = [h for h in level.names if h.end <= level.hit.start and level.hit.start - h.end < 140]
    if not nearest or nearest[-1].scope not in ("indicator", "instrument"):
        return False
    if _is_behind_all_tools(level, nearest):
        return False
    end = nearest[-1].end
    return level.hit.start - end < 40 or any(end <= n.start < level.hit.start for n in level.numbers)


def _is_behind_all_tools(level: LevelContext, names: Sequence[NameHit]) -> bool:
    """Whether the total and then every instrument's score stand before the level, and no level among them.

    "ได้คะแนน 93.20 คะแนน แยกเป็น IIT 92.10 EIT 91.00 และ OIT 96.40 อยู่ในระดับผ่านดี"
    """
    tools = tuple(in_force().weights)
    row = names[-len(tools) :]
    if {name.code for name in row} != set(tools):
        return False
    start = row[0].start
    aside = ")" in level.text[row[-1].end : level.hit.start] and not any(
        start <= n.start < level.hit.start for n in level.numbers
    )  # "(ย่อมาจาก IIT EIT OIT) ระดับ ผ่าน"
    total = any(start - _TOTAL_NEAR <= n.start and n.end <= start and n.decimals for n in level.numbers)
    return (total or aside) and not bare_levels(level.text[start : level.hit.start])


LEVEL_RULES: tuple[Rule[LevelContext], ...] = (
    ignore(level_aimed_at, "aims of the nation: the national summaries of 2563 and 2564"),
    ignore(level_of_band, "bands in sentences: a case of hard inputs, tests/normalize/test_forms.py"),
    ignore(level_of_many, "agencies counted by level: the provincial industry offices"),
    ignore(level_of_one_score, "levels of single indicators: BAAC 2564"),
)
