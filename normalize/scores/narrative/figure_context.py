"""A figure of a sentence and what stands around it: all that the rules of `rules.py` ask of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.scores.narrative.pairings import CARD_REST
from prongsai.normalize.scores.narrative.subjects import AFTER_YEAR, FAR, SCORE_AFTER, STRONG_BEFORE, Subject, Subjects
from prongsai.normalize.text.figures import NO_FIGURE_BEFORE, NO_FIGURE_BEHIND, SCORE_FROM_TEN, YEAR_IN_KEY
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number, find_numbers
from prongsai.normalize.vocabulary.names_in_text import NameHit

_SCORE_BEFORE = re.compile(
    r"(?:คะแนน(?:เฉลี่ย|รวม|อยู่ที่|เป็น|ที่ได้รับ|ที่ได้|ประเมิน)*|ค่าเฉลี่ย|เฉลี่ย|เท่ากับ|ร้อยละ|ได้รับ|ได้|คิดเป็น|อยู่ที่|คือ|เป็น|ที่|="
    r"|:|[-–—]|\(|→|➜|=>|จาก|ให้)+$"
)
_SENTENCE_BREAK = re.compile(r"ดังนั้น|ควรดำเนินการ|ควร(?:จัด|มี|ให้)|จัดให้มี|ทั้งนี้|นอกจากนี้|อย่างไรก็ตาม|ซึ่งหน่วยงาน(?:ต้อง|จะต้อง|ควร)")
_NEXT_IN_ROW = re.compile(rf"[ \t]+{SCORE_FROM_TEN}{NO_FIGURE_BEHIND}")
_BEFORE_IN_ROW = re.compile(rf"{NO_FIGURE_BEFORE}{SCORE_FROM_TEN}[ \t]+$")
_CODE_BEHIND = re.compile(r"^\([ieo]it[^()\d]{0,12}\)")  # "แบบวัดการเปิดเผยข้อมูล (OIT) = 100"
_PLAIN_GAP = re.compile(r"(?:ได้รับ|ได้|คะแนน|เท่ากับ|คือ|=|:|\||\(|-)+")
_SAID_GAP = re.compile(  # "การเปิดเผยข้อมูล ตามหลังอยู่ที่ร้อยละ 100"
    r"(?:\([^()]*\)|ได้รับ|ได้|มี|ค่า|คะแนน|เฉลี่ย|นำ|ตามหลัง|สูงสุด|ต่ำสุด|เท่ากับ|อยู่ที่|คือ|ที่|ร้อยละ|=|:)+"
)
_LEAST_PLAIN = 40  # smaller whole numbers behind a name are counts, weights or page numbers
_AIM = re.compile(r"(?:เป้าหมาย|ตั้งเป้า|กำหนด(?:ให้)?|คาดหมาย|คาดว่า|ต้องการ)(?:ของ|ให้|ว่า|ไว้|มี|ได้)*$")
_BRACKETS = re.compile(r"^\([^()]{1,90}\)")  # "(IIT)" behind the name
_YEAR_BETWEEN = re.compile(  # "การใช้อำนาจ : ปี 2562 94.23"
    rf"[\D]{{0,60}}?(?:ใน|ของ|เมื่อ)?{YEAR_IN_KEY}(?:ที่|ได้รับ|ได้|มี|เท่ากับ|คะแนน|อยู่|คือ|ร้อยละ|[:=(\-–])*"
)
_LEADERS = re.compile(r"[.…_·]{2,}")

_DIFFERENCE_IS_VALUE = re.compile(
    r"(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง)(?:(?:มา)?(?:เป็น|อยู่ที่|เท่ากับ)"
    r"|(?:มา)?จาก(?:ร้อยละ|คะแนน|เดิม)*(?=$)|(?:มา)?จาก(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?\d{4}(?:ที่|ซึ่ง)(?:ได้|มี|อยู่)(?:รับ|ที่|ผล|คะแนน|รวม|ร้อยละ)*)$"
)
_ASIDE = re.compile(r"\([^()]*\d[^()]*\)")  # "(น้ำหนักร้อยละ 30)" says nothing of the figure behind it
_AFTER_WEIGHTING = re.compile(r"(?:หลัง)?(?:จาก)?(?:การ)?ถ่วงน้ำหนัก(?:แล้ว)?")
_COUNTED = re.compile(  # "7 จาก 8 มาตรการ (ร้อยละ 87.50)"
    r"\d+(?:มาตรการ|กิจกรรม|โครงการ|รายการ|เรื่อง|แห่ง|ข้อ|คน|หน่วยงาน|ราย|ครั้ง)\(?(?:หรือ|คิดเป็น|เป็น)*(?:ร้อยละ)?$"
)
_OVER_MANY = re.compile(r"\d+(?:แห่ง|หน่วยงาน|อปท\.?|องค์กร)\D{0,50}เฉลี่ย\D{0,20}$")  # a mean over agencies
_WIDE_KINDS = frozenset({"other_average", "other_survey"})  # said once, a few words before the figure
_SCORED_SINCE = re.compile(  # the last: "95.00 คะแนน ผลปี 2567 ได้"
    r"ได้คะแนน|มีคะแนน|ได้รับ|ผลคะแนน|เท่ากับ|คะแนนที่ได้|อยู่ที่|"
    r"\d(?:คะแนน|%)*(?:แต่|และ|โดย|ส่วน|ซึ่ง)*(?:ผล|ทำได้|ได้จริง)[^\d]{0,20}(?:\d{4})?(?:ได้|คือ|[:=])+$"
)


class Around(NamedTuple):
    """Where a figure stands among the names and numbers of its paragraph."""

    before: int  # where the last one before it ends
    rest: Sequence[NameHit | Number]  # those behind it
    only_strong: bool  # a table's cell: scoring words must stand beside the figure
    of_years: bool  # results of several years may stand in the document
    in_series: bool  # names with a figure right behind each, one after the other


class FigureContext:
    """One figure; what is dear to find out is found out when a rule asks for it."""

    def __init__(self, number: Number, subjects: Subjects, around: Around) -> None:
        text = subjects.text
        self.number = number
        self.subjects = subjects
        self.text = text
        self.open = subjects.open  # the names that stand open before the figure
        self.around = around
        start = max(around.before, self.open.end if self.open else 0)
        self.before = to_key(text[max(start, number.start - 160) : number.start])  # since the name or figure before it
        self.wide = to_key(text[max(0, number.start - 90) : number.start])
        self.after = _LEADERS.sub("", to_key(text[number.end : number.end + 60].split("\n")[0]))
        scored_after = SCORE_AFTER.match(_LEADERS.sub("", to_key(text[number.end : number.end + 30])))
        self.strong = scored_after is not None or STRONG_BEFORE.search(self.wide[-30:]) is not None
        self.gap = to_key(text[self.open.end : number.start]) if self.open is not None else ""

    @cached_property
    def plain(self) -> bool:
        """A whole number right behind a name at the end of its line: "การใช้อำนาจ ได้ 100"."""
        if self.open is None or self.subjects.used or self.open.names[-1].scope == "overall":
            return False
        if self.number.value is None or self.number.value < _LEAST_PLAIN:
            return False
        between = self.text[self.open.end : self.number.start]
        gap, rest = _CODE_BEHIND.sub("", self.gap), self.text[self.number.end :].split("\n")[0].strip()
        if gap == "(" and rest.startswith(")") and self.number.value == 100:
            return True  # "การใช้อำนาจ (100)"
        if not gap and (self.around.in_series or not rest and re.search(r"\t|  ", between)):
            return True  # a column of figures, or names and figures by turns
        if _YEAR_BETWEEN.fullmatch(gap):
            return not rest or rest.startswith(("ปี", "(", "คะแนน"))  # "การใช้อำนาจ : ปี 2566 89 ปี 2567 92.16"
        under = not gap and "\n" in between and self.number.value == 100  # a card of one figure
        return (under or bool(_PLAIN_GAP.fullmatch(gap))) and rest in ("", ")", "คะแนน")

    @cached_property
    def close(self) -> bool:
        """Whether the figure stands so close to its name that no other word is needed."""
        behind = self.open is not None and not self.gap
        return (
            (self.before.endswith("(") and self.text[self.number.end : self.number.end + 1] == ")")
            or self.gap in ("=", ":", "|")
            or AFTER_YEAR.search(self.before) is not None
            or _YEAR_BETWEEN.fullmatch(self.gap) is not None
            or (behind and self.number.value is not None and self.number.value >= _LEAST_PLAIN)
        )

    @cached_property
    def of_question(self) -> bool:
        """Whether a question's code stands since the name or figure before: "ข้อ e7 ได้ 83.97", not "(i1-i15)"."""
        start = max(self.around.before, self.open.end if self.open else 0)
        said = find_numbers(_ASIDE.sub(" ", self.text[start : self.number.start]))
        return any(number.kind == "code" for number in said)

    @cached_property
    def kind(self) -> str | None:
        """What the words beside the figure say that it is, if no score: `target`, `weight`, `difference` and others."""
        kind = kind_beside(self.before if self.open else self.wide, self.after, self.number.decimals)
        if kind is None and self.open is not None:
            start = self.open.names[0].start
            if _AIM.search(to_key(self.text[max(0, start - 24) : start])):
                return "target"  # "เป้าหมายคะแนนรวม 92.50": the aim is named before the name
        return kind

    @cached_property
    def named(self) -> Subject | None:
        """Whose figure it would be, whatever stands between the name and the figure."""
        return self.subjects.owner_of(self.number, self.before, self.around.rest)

    @cached_property
    def loose(self) -> str:
        """What stands between that name and the figure, as a key."""
        if self.named is None or self.named.end > self.number.start:
            return ""
        return to_key(self.text[self.named.end : self.number.start])

    @cached_property
    def owner(self) -> Subject | None:
        """Whose figure it is: that of its name, or the total's where too much stands between; None: nobody's."""
        if self.named == self.subjects.default_subject() or self._joined():
            return self.named
        return self.subjects.unnamed(self.number, self.before)

    def _joined(self) -> bool:
        """Whether what stands between leads from the name to the figure."""
        gap = _BRACKETS.sub("", _LEADERS.sub("", self.loose))
        if len(gap) > FAR:
            return False
        if _YEAR_BETWEEN.fullmatch(gap) or len(gap) <= 3:
            return True
        if _SENTENCE_BREAK.search(gap):
            return False
        return bool(_SCORE_BEFORE.search(gap)) or bool(SCORE_AFTER.match(self.after)) or self.strong

    @property
    def in_row(self) -> bool:
        """Whether another figure with decimals stands right beside this one: columns that lost their table."""
        start, end = self.number.start, self.number.end
        return bool(_NEXT_IN_ROW.match(self.text[end : end + 24])) or bool(
            _BEFORE_IN_ROW.search(self.text[max(0, start - 24) : start])
        )

    @property
    def near(self) -> bool:
        """Whether hardly anything stands between the owner's name and the figure."""
        return len(self.loose) <= 3 or bool(CARD_REST.fullmatch(self.loose) or _YEAR_BETWEEN.fullmatch(self.loose))

    @property
    def said_whole(self) -> bool:
        """Whether the words say that a whole number is the score: "การเปิดเผยข้อมูล ตามหลังอยู่ที่ร้อยละ 100"."""
        if self.plain or "คะแนน" in self.wide[-18:] + self.after[:8]:
            return True
        return self.number.value == 100 and bool(_SAID_GAP.fullmatch(self.loose))


@cache
def _cues(where: str) -> tuple[tuple[str, str], ...]:
    rows = [(to_key(row["cue"]), row["kind"]) for row in table("score_cues") if row["where"] == where]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def kind_beside(before: str, after: str, decimals: int = 0) -> str | None:
    """The kind of a figure that is no score, from the keys of the text on both sides, or None.

    `decimals` are those of the figure: what is counted in persons or questions has none.
    """
    before = _AFTER_WEIGHTING.sub("", _ASIDE.sub("", before))
    tail = before[-52:]
    if _DIFFERENCE_IS_VALUE.search(tail):
        return None
    near = tail[-24:]
    if _COUNTED.search(tail):
        return "count"
    if _OVER_MANY.search(before[-90:]):
        return "other_average"
    for cue, kind in _cues("before"):
        if kind == "target" and cue in tail and not _SCORED_SINCE.search(tail.rsplit(cue, 1)[1]):
            return kind
        window = tail if kind in _WIDE_KINDS else near
        if cue in window:
            return kind
    for cue, kind in _cues("after"):
        if kind == "unit" and decimals:
            continue
        if after.startswith(cue) or (kind == "target" and after.startswith("คะแนน" + cue)):
            return kind
    return None
