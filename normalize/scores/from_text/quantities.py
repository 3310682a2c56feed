"""What a figure of running text measures: a score of one body, or something that only looks like one.

The rules are ordered: the first that applies says the quantity, and a figure to which none applies is `other`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from prongsai.normalize.scores.from_text.narrative_events import FULL, cues_of_kind
from prongsai.normalize.text.numbers import Number

BEFORE, BEHIND = 90, 60  # squeezed characters beside a figure that tell its quantity
_BODIES = r"หน่วยงาน|แห่ง|จังหวัด|กระทรวง|รัฐวิสาหกิจ|องค์กร"
UNIT = re.compile(r"^\)?(?:คะแนน(?!เต็ม|ขึ้น)|points?|marks?)", re.IGNORECASE)
IN_YEAR = re.compile(  # the words between a figure and its year
    r"^(?:คะแนน|%|\)|points?)?"
    r"(?:ใน|เมื่อ|ของ|จาก|\(|ประจำ|ในการประเมิน(?:ita)?|สำหรับ)?"
    r"(?:ผลประเมิน|การประเมิน(?:ita)?)?(?:ประจำ)?(?:ปี|พ\.ศ|\(25|ปีงบ)"
)
_OTHER_UNIT = re.compile(
    r"^(?:%|ล้าน|แสน|หมื่น|พัน|บาท|แห่ง|หน่วยงาน|คน|ราย|ครั้ง|วัน|เดือน|ปี(?!\d|งบ|พ|ก่อน|ที่)|กระทรวง|จังหวัด|"
    r"รัฐวิสาหกิจ|กรม|องค์กร|ประเทศ|อันดับ|ไร่|ตัน|กิโล|เมตร|เท่า|ข้อ|ตัวชี้วัด|สัญญา|ดอลลาร์|ตำแหน่ง|ประเภท|คดี|"
    r"เรื่อง|โครงการ|จุด(?!\d))"
)
_SCORE_BEFORE = re.compile(
    r"(?:คะแนน|ผลการประเมิน|ผลประเมิน|ผลคะแนน|score|ได้รับ|ได้|เท่ากับ|อยู่ที่|เป็น|ที่|ด้วย|สูงถึง|คือ|ita|รวม|"
    r"เฉลี่ย|จาก|ร้อยละ|ถึง|:|=|\()"
    r"(?:ita|รวม|เฉลี่ย|สูงถึง|ที่ได้|ที่|เท่ากับ|อยู่ที่|เป็น|ประเมิน|ร้อยละ|ค่า|:|=|\()*$"
)
_CHANGE = re.compile(
    r"(?:เพิ่มขึ้น|สูงขึ้น|ลดลง|ต่ำลง|ดีขึ้น|เพิ่ม|ลด|ห่าง|ต่างกัน|มากขึ้น|สูงกว่าเดิม)"
    r"(?:จากเดิม|จาก(?:ปี|ผล)[^\d]{0,30}(?:\d{4})?|กว่า[^\d]{0,24}(?:\d{4})?|"
    r"คิดเป็น|ถึง|ประมาณ|ร้อยละ|อีก|จำนวน)*$"
)
_CHANGE_TO = re.compile(
    r"(?:เป็น|อยู่ที่|มาที่|มาเป็น|ไปที่|เหลือ|ซึ่งได้|ที่ได้|ที่มี|"
    r"(?:ปีก่อน|ปีก่อนหน้า|ปีที่แล้ว|ปีที่ผ่านมา|\d{4}\)?)(?:ที่|ซึ่ง|:|=|\()|"
    r"(?<!กว่า)(?<!มาก)จาก)"
    r"(?:ได้รับ|ได้|มี|อยู่ที่|คะแนน|ร้อยละ|รวม)*$"
)
_OVER_YEARS = re.compile(r"เฉลี่ย(?:รวม)?\d+ปี[^\d]{0,20}(?:\d{4}(?:-|ถึง)\d{2,4})?[^\d]{0,12}$")
_OVER_MANY = re.compile(rf"\d[\d,]*(?:{_BODIES})[^\d]{{0,50}}เฉลี่ย[^\d]{{0,20}}$")
_SHARE_BEFORE = re.compile(r"(?:ร้อยละ|สัดส่วน)$")
_SHARE_BEHIND = re.compile(r"^(?:%|เปอร์เซ็น)?(?:หรือ(?:จำนวน)?\d|ของ(?!คะแนน)|จำนวน)")
_SHARE_SAID = re.compile(r"(?:คิดเป็น|สัดส่วน|จำนวน[\d,]+(?:หน่วยงาน|แห่ง)(?:หรือ)?)(?:ร้อยละ)?$")
_SHARE_OF_COUNTS = re.compile(r"\dจาก\d+[ก-๎]{1,20}\((?:คิดเป็น)?ร้อยละ$")  # "7 จาก 8 มาตรการ (ร้อยละ 87.50)"
_RANK = re.compile(r"(?:อันดับ|ลำดับ)(?:ที่)?$")
_FULL_MARKS_OF = re.compile(r"(?:ได้|มี|คะแนน)[^\d]{0,12}$")
_AND_ABOVE = re.compile(r"(?:คะแนน)?ขึ้นไป")
_REACHED = re.compile(r"ได้|มีผล|สูงกว่า")  # behind a word for a target: the figure is a result again


class Quantity(StrEnum):
    """What a figure measures."""

    SCORE = "score"
    MEAN = "mean"
    TARGET = "target"
    DIFFERENCE = "difference"
    SHARE = "share"
    RANK = "rank"
    COUNT = "count"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure, the squeezed text beside it, and what its paragraph has said up to it."""

    number: Number
    before: str
    behind: str
    of_indicators: bool  # names of indicators stand before it or right behind it
    near_many: bool  # words for all bodies of a country or a ministry stand before it
    listed_of_many: bool  # its document is about no one body, and its paragraph or the one above tells of many
    of_province: bool  # the subject is a province
    over_areas: bool  # provinces were said to stand for the bodies in them
    about_many: bool  # the document is about many bodies


class QuantityRule(NamedTuple):
    """One way to tell a quantity; its name is its function's."""

    quantity: Quantity
    applies: Callable[[FigureSaid], bool]


def mean_of_document(f: FigureSaid) -> bool:
    """In a document about many bodies, a named body's mean is not surely its own score."""
    return f.about_many and f.before.endswith(("เฉลี่ย", "เฉลี่ยอยู่ที่", "เฉลี่ยเท่ากับ"))


def mean_over_many(f: FigureSaid) -> bool:
    """A mean over many bodies or several years."""
    return f.near_many or _OVER_MANY.search(f.before) is not None or _OVER_YEARS.search(f.before) is not None


def mean_over_province(f: FigureSaid) -> bool:
    """A mean over the bodies of a province."""
    return f.of_province and (f.over_areas or f.before.endswith("เฉลี่ย"))


def item_of_many(f: FigureSaid) -> bool:
    """An item of a list whose lead-in is about many bodies."""
    return f.listed_of_many


def full_marks_of_indicators(f: FigureSaid) -> bool:
    """Full marks that are said of named indicators."""
    return f.number.value == FULL and f.of_indicators and _FULL_MARKS_OF.search(f.before) is not None


def bound(f: FigureSaid) -> bool:
    """The least score of a class: "85 คะแนนขึ้นไป"."""
    return f.number.kind == "threshold" or _AND_ABOVE.match(f.behind) is not None


def change(f: FigureSaid) -> bool:
    """What a score rose or fell by, and not what it rose or fell to."""
    by = _CHANGE.search(f.before) is not None and not _CHANGE_TO.search(f.before)
    return f.number.kind == "change" or by


def rank(f: FigureSaid) -> bool:
    """A place among bodies."""
    return _RANK.search(f.before) is not None


def share(f: FigureSaid) -> bool:
    """A share of bodies, people or measures."""
    of_something = _SHARE_BEFORE.search(f.before) is not None and _SHARE_BEHIND.match(f.behind) is not None
    return of_something or any(words.search(f.before) for words in (_SHARE_SAID, _SHARE_OF_COUNTS))


def aim(f: FigureSaid) -> bool:
    """A score to be reached."""
    cue = _aim_words().search(f.before)
    return cue is not None and not _REACHED.search(cue[0])


def score_by_unit(f: FigureSaid) -> bool:
    """Points by their unit."""
    return UNIT.match(f.behind) is not None


def count(f: FigureSaid) -> bool:
    """A count of something, or a percentage of nothing named."""
    return _OTHER_UNIT.match(f.behind) is not None


def score_by_words(f: FigureSaid) -> bool:
    """A figure with decimals behind words that lead to a score, or before its year."""
    said = _SCORE_BEFORE.search(f.before) is not None or IN_YEAR.match(f.behind) is not None
    return f.number.decimals > 0 and said


QUANTITY_RULES: tuple[QuantityRule, ...] = (
    QuantityRule(Quantity.MEAN, mean_of_document),
    QuantityRule(Quantity.MEAN, mean_over_many),
    QuantityRule(Quantity.MEAN, mean_over_province),
    QuantityRule(Quantity.MEAN, item_of_many),
    QuantityRule(Quantity.SCORE, full_marks_of_indicators),
    QuantityRule(Quantity.TARGET, bound),
    QuantityRule(Quantity.DIFFERENCE, change),
    QuantityRule(Quantity.RANK, rank),
    QuantityRule(Quantity.SHARE, share),
    QuantityRule(Quantity.TARGET, aim),
    QuantityRule(Quantity.SCORE, score_by_unit),
    QuantityRule(Quantity.COUNT, count),
    QuantityRule(Quantity.SCORE, score_by_words),
)


def quantity_of(figure: FigureSaid) -> Quantity:
    """What a figure measures, by the first rule that applies."""
    return next((rule.quantity for rule in QUANTITY_RULES if rule.applies(figure)), Quantity.OTHER)


@cache
def _aim_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, cues_of_kind('target')))})[^\d]{{0,22}}$")
