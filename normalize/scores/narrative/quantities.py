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

from prongsai.normalize.scores.narrative.events import BODIES, FULL, cues_of_kind, words_of
from prongsai.normalize.text.numbers import Number

BEFORE, BEHIND = 90, 60  # squeezed characters beside a figure that tell its quantity
UNIT = re.compile(r"^\)?(?:คะแนน(?!เต็ม|ขึ้น)|points?|marks?)", re.IGNORECASE)
IN_YEAR = re.compile(  # the words between a figure and its year
    r"^(?:คะแนน|%|\)|points?)?"
    r"(?:ใน|เมื่อ|ของ|จาก|\(|ประจำ|ในการประเมิน(?:ita)?|สำหรับ|in|for)?"
    r"(?:ผลประเมิน|การประเมิน(?:ita)?)?(?:ประจำ)?(?:ปี|พ\.ศ|\(25|ปีงบ|(?:the)?fiscal(?:year)?20|fy20|20[12]\d)"
)
_OTHER_UNIT = re.compile(
    r"^(?:%|percent|ล้าน|แสน|หมื่น|พัน|บาท|แห่ง|คน|ราย|ครั้ง|วัน|เดือน|ปี(?!\d|งบ|พ|ก่อน|ที่)|อันดับ|ไร่|ตัน|กิโล|เมตร|เท่า|ข้อ|ตัวชี้วัด|สัญญา|ดอลลาร์|ตำแหน่ง|ประเภท|คดี|"
    r"เรื่อง|โครงการ|จุด(?!\d))"
)
_BODIES = re.compile(r"^(?:หน่วยงาน|กระทรวง|จังหวัด|รัฐวิสาหกิจ|กรม|องค์กร|ประเทศ)")
_CHANGE = re.compile(
    r"(?:เพิ่มขึ้น|สูงขึ้น|ลดลง|ต่ำลง|ดีขึ้น|เพิ่ม|ลด|ห่าง|ต่างกัน|มากขึ้น|สูงกว่าเดิม)"
    r"(?:จากเดิม|จาก(?:ปี|ผล)[^\d]{0,30}(?:\d{4})?|กว่า[^\d]{0,24}(?:\d{4})?|"
    r"คิดเป็น|ถึง|ประมาณ|ร้อยละ|อีก|จำนวน|ติดต่อกัน|\d+ปี|รวม)*$"
)
_CHANGE_TO = re.compile(
    r"(?:เป็น|อยู่ที่|มาที่|มาเป็น|ไปที่|เหลือ|ซึ่งได้|ที่ได้|ที่มี|"
    r"(?:ปีก่อน|ปีก่อนหน้า|ปีที่แล้ว|ปีที่ผ่านมา|\d{4}\)?)(?:ที่|ซึ่ง|:|=|\()|"
    r"(?<!กว่า)(?<!มาก)จาก)"
    r"(?:ได้รับ|ได้|มี|อยู่ที่|คะแนน|ร้อยละ|รวม|เพียง|แค่|ตั้ง|ถึง)*$"
)
_OVER_YEARS = re.compile(r"เฉลี่ย(?:รวม)?\d+ปี[^\d]{0,20}(?:\d{4}(?:-|ถึง)\d{2,4})?[^\d]{0,12}$")
_SHARE_BEFORE = ("ร้อยละ", "สัดส่วน")
_SHARE_BEHIND = re.compile(r"^(?:%|เปอร์เซ็น)?(?:หรือ(?:จำนวน)?\d|ของ(?!คะแนน)|จำนวน)")
_SHARE_SAID = re.compile(r"(?:คิดเป็น|สัดส่วน|จำนวน[\d,]+(?:หน่วยงาน|แห่ง)(?:หรือ)?)(?:ร้อยละ)?$")
_SHARE_OF_COUNTS = re.compile(r"\dจาก\d+[ก-๎]{1,20}\((?:คิดเป็น)?ร้อยละ$")  # "7 จาก 8 มาตรการ (ร้อยละ 87.50)"
_SO_MANY = re.compile(rf"^(?:คะแนน|เต็ม|ขึ้นไป)*(?:มี|จำนวน)(?:มากถึง|ถึง|อยู่|จำนวน|ทั้งหมด|ทั้งสิ้น|รวม)*{BODIES}")
_RANK = re.compile(r"(?:อันดับ|ลำดับ)(?:ที่)?$")
_PEOPLE_REACH = 40  # squeezed characters from words for those who answer to their share
_FULL_MARKS_OF = re.compile(r"(?:ได้|มี|คะแนน)[^\d]{0,12}$")
_STATED = re.compile(
    r"(?P<full>(?:ได้|คว้า|กวาด)(?:รับ|ไป|คะแนน|เต็ม|ๆ|ถึง|ที่|รวม|สูงสุด)*|ได้[^\d]{0,12}เต็ม)$|"
    r"(?:ลด|ตก|หล่น|เพิ่ม|ขยับ|สูงขึ้น|กระโดด|ดีขึ้น|พุ่ง|ร่วง)(?:ลง|ขึ้น|มา|ไป|อยู่)*(?:เหลือ|เป็น|ที่|สู่)(?:เพียง|แค่|คะแนน)*$"
)
_SAID_WRONG = re.compile(
    r"\)?(?:คะแนน|%)?(?:ดังกล่าว|นั้น|ซึ่ง|เป็น|ตัวเลข|ข้อมูล|ที่|ถือว่า|มีความ)*(?:คลาดเคลื่อน|ไม่ถูกต้อง|ผิดพลาด|ผิดไป)"
)
_CORRECTED = re.compile(r"แก้(?:ไข)?(?:ตัวเลข|ข้อมูล|คะแนน|ผล|รวม|ita|ของ)*จาก(?:เดิม|คะแนน|ร้อยละ|เลข|:)*$")
_REACHED = re.compile(r"(?<!ให้)(?<!ต้อง)ได้|มีผล|สูงกว่า")  # behind a word for a target: the figure is a result again


class Quantity(StrEnum):
    """What a figure measures."""

    SCORE = "score"
    MEAN = "mean"
    TARGET = "target"
    DIFFERENCE = "difference"
    SHARE = "share"
    RANK = "rank"
    COUNT = "count"
    RESPONDENTS = "respondents"
    WITHDRAWN = "withdrawn"
    OTHER_UNIT = "other_unit"  # a percentage of a body whose total was told in points
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
    behind_owner: bool = False  # it stands right behind a body, a year or the name of an instrument
    graded: bool = False  # a level stands right beside it
    of_nobody: bool = False  # its document is about many bodies, and nobody is named
    paired: bool = False  # one of a row of figures that belong to a row of names
    of_group: bool = False  # its words say that it is the mean of a group of bodies
    changes: bool = False  # one end of a change that the clause tells with both
    joined_to: Quantity | None = None  # what the figure before measures, where nothing but names and "และ" parts them


class QuantityRule(NamedTuple):
    """One way to tell a quantity; its name is its function's."""

    quantity: Quantity
    applies: Callable[[FigureSaid], bool]


def withdrawn(f: FigureSaid) -> bool:
    """A figure that its own sentence takes back: "78.90 คะแนนนั้น คลาดเคลื่อน", "ขอแก้ไขจาก 78.90 เป็น 87.90"."""
    return _SAID_WRONG.match(f.behind) is not None or _CORRECTED.search(f.before) is not None


def mean_of_document(f: FigureSaid) -> bool:
    """In a document about many bodies, a named body's mean is not surely its own score."""
    return f.about_many and f.before.endswith(("เฉลี่ย", "เฉลี่ยอยู่ที่", "เฉลี่ยเท่ากับ"))


def mean_over_many(f: FigureSaid) -> bool:
    """A mean over many bodies or several years."""
    return f.near_many or _OVER_YEARS.search(f.before) is not None


def mean_of_group(f: FigureSaid) -> bool:
    """A mean over bodies of one kind: "สูงกว่าค่าเฉลี่ยของส่วนราชการระดับกรมที่ 90.11"."""
    return f.of_group


def of_so_many(f: FigureSaid) -> bool:
    """What so many bodies have, and none of them by name: "กรมที่ทำ OIT ได้ 100 เต็มมีถึง 4 กรม"."""
    return _SO_MANY.match(f.behind) is not None


def mean_over_province(f: FigureSaid) -> bool:
    """A mean over the bodies of a province."""
    return f.of_province and (f.over_areas or f.before.endswith("เฉลี่ย"))


def item_of_many(f: FigureSaid) -> bool:
    """An item of a list whose lead-in is about many bodies."""
    return f.listed_of_many or f.of_nobody


def full_marks_of_indicators(f: FigureSaid) -> bool:
    """Full marks that are said of named indicators."""
    return f.number.value == FULL and f.of_indicators and _FULL_MARKS_OF.search(f.before) is not None


def joined_to_target(f: FigureSaid) -> bool:
    """Co-ordinated with a score to be reached: "ไม่ต่ำกว่า IIT 95.00 และ OIT 100.00"."""
    return f.joined_to == Quantity.TARGET


def bound(f: FigureSaid) -> bool:
    """The least score of a class: "85 คะแนนขึ้นไป"."""
    return f.number.kind == "threshold" or f.behind.removeprefix("คะแนน").startswith("ขึ้นไป")


def change(f: FigureSaid) -> bool:
    """What a score rose or fell by, and not what it rose or fell to."""
    by = _CHANGE.search(f.before) is not None and not _CHANGE_TO.search(f.before)
    return f.number.kind == "change" or by


def rank(f: FigureSaid) -> bool:
    """A place among bodies."""
    return _RANK.search(f.before) is not None


def share(f: FigureSaid) -> bool:
    """A share of bodies, people or measures."""
    of_something = f.before.endswith(_SHARE_BEFORE) and _SHARE_BEHIND.match(f.behind) is not None
    return of_something or any(words.search(f.before) for words in (_SHARE_SAID, _SHARE_OF_COUNTS))


def share_of_people(f: FigureSaid) -> bool:
    """A share of those who answer, of beds, of graduates: "มีผู้ตอบ IIT แล้ว ร้อยละ 88.32"."""
    near = f.before[-_PEOPLE_REACH:]
    said = any(cue in near for cue in cues_of_kind("respondents"))
    return near.endswith("ร้อยละ") and (said or any(cue in f.before for cue in cues_of_kind("share_of")))


def aim(f: FigureSaid) -> bool:
    """A score to be reached."""
    cue = _aim_words().search(f.before)
    return cue is not None and not _REACHED.search(cue[0])


def is_stated(number: Number, before: str) -> bool:
    """Whether a sentence says in so many words that a name got its figure: "OIT เราได้เต็ม 100", "IIT ลดลงเหลือ 80.67"."""
    said = _STATED.search(before)
    return said is not None and (said["full"] is None or number.value == FULL)


def score_by_unit(f: FigureSaid) -> bool:
    """Points by their unit."""
    return UNIT.match(f.behind) is not None


def count(f: FigureSaid) -> bool:
    """A count of something, or a percentage of nothing named."""
    of_bodies = not f.number.decimals and _BODIES.match(f.behind) is not None  # "95.73 กรมการข้าว": the next body
    return of_bodies or _OTHER_UNIT.match(f.behind) is not None


def score_by_words(f: FigureSaid) -> bool:
    """A figure with decimals behind words that lead to a score, or before its year."""
    said = (
        _score_before().search(f.before) is not None
        or f.behind_owner
        or f.graded
        or f.paired
        or f.changes
        or IN_YEAR.match(f.behind) is not None
    )
    return f.number.decimals > 0 and said


QUANTITY_RULES: tuple[QuantityRule, ...] = (
    QuantityRule(Quantity.WITHDRAWN, withdrawn),
    QuantityRule(Quantity.MEAN, mean_of_document),
    QuantityRule(Quantity.MEAN, mean_over_many),
    QuantityRule(Quantity.MEAN, mean_of_group),
    QuantityRule(Quantity.MEAN, of_so_many),
    QuantityRule(Quantity.MEAN, mean_over_province),
    QuantityRule(Quantity.MEAN, item_of_many),
    QuantityRule(Quantity.SCORE, full_marks_of_indicators),
    QuantityRule(Quantity.TARGET, bound),
    QuantityRule(Quantity.TARGET, joined_to_target),
    QuantityRule(Quantity.DIFFERENCE, change),
    QuantityRule(Quantity.RANK, rank),
    QuantityRule(Quantity.RESPONDENTS, share_of_people),
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
    """Words for a score to be reached, up to it; an aim may name its year: "เป้าหมาย ITA ปี 2567 คือ 95.00"."""
    return re.compile(rf"(?:(?:{words_of('target')})[^\d]{{0,22}}|(?:เป้า)(?:[^\d]|(?:25|20)\d\d(?![\d.])){{0,40}})$")


@cache
def _score_before() -> re.Pattern[str]:
    """Words that lead to a score, up to it."""
    return re.compile(rf"(?:{words_of('score_word', 'score_lead')})(?:{words_of('score_lead')})*$")


@cache
def to_score() -> re.Pattern[str]:
    """The words that may stand between a body and its score: "ทำได้", "ซึ่งได้เพียง", or none."""
    return re.compile(rf"(?:{words_of('score_word', 'score_lead', 'to_score')})*+")
