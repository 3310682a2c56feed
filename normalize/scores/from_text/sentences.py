"""Scores and levels in running text.

A sentence is read from left to right: names of indicators, instruments and the total open a subject, a
figure closes it. A figure counts only when words of scoring stand beside it and nothing says that it is a
target, a weight, a difference or somebody else's mean; the words are rows of `tables/score_cues.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.scores.candidates import Candidate, Claim, Gathered, YearSource, plausible_score
from prongsai.normalize.scores.from_text.name_value_pairs import CARD_REST, TURNS, names_then_figures, pairs
from prongsai.normalize.text.figures import (
    CENTURY,
    DECIMAL,
    HOLDS_DECIMAL,
    NO_FIGURE_BEFORE,
    NO_FIGURE_BEHIND,
    SCORE_FROM_TEN,
    SCORE_HEAD,
    YEAR,
    YEAR_IN_KEY,
)
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number, find_numbers
from prongsai.normalize.vocabulary.assessments import in_force, kept_by_wording
from prongsai.normalize.vocabulary.levels import LevelHit, level_of_cell, levels_in, ticked_levels
from prongsai.normalize.vocabulary.score_names import LabelMatch, NameHit, instrument_of, match_label, names_in
from prongsai.normalize.years.report_year import Years

_OVERALL = re.compile(
    r"(?:ผล)?คะแนน\s*(?:เฉลี่ย)?\s*(?:ใน)?\s*(?:ภาพรวม|โดยรวม|รวม)(?:\s*ถ่วง\s*น้ำหนัก)?|คะแนน\s*ของ\s*(?:เรา|หน่วยงาน)(?!\s*ภาครัฐ|\s*ที่|\s*ของ)|"
    r"(?:overall|total|ITA)\s*score|คะแนน\s*เฉลี่ย\s*ของ\s*หน่วยงาน(?!\s*ภาครัฐ|\s*ที่|\s*ของ)|คะแนน\s*สุทธิ|ได้(?:รับ)?\s*คะแนน\s*(?:รวม\s*)?ทั้ง\s*(?:สิ้น|หมด)|ผล\s*รวม\s*ทั้ง\s*(?:โรงพยาบาล|องค์กร|หน่วยงาน|สถาบัน|มหาวิทยาลัย|กรม|จังหวัด)|(?:ใน|โดย)?\s*ภาพรวม(?:\s*(?:ของ)?\s*หน่วยงาน(?!\s*ภาครัฐ|\s*ของ))?|"
    r"ผล\s*(?:การ)?\s*ประเมิน\s*(?:ระดับ)?\s*(?:ด้าน)?\s*คุณธรรม\s*และ\s*ความ\s*โปร่งใส|"
    r"(?:ผล)?(?:ค่า)?คะแนน\s*(?:ผล)?(?:การ)?\s*(?:ประเมิน)?\s*\(?ITAS?(?![A-Za-z])|ผล\s*(?:การ)?\s*ประเมิน\s*\(?ITAS?(?![A-Za-z])|"
    r"คะแนนที่\s*(?:ได้รับ|ได้)\s*(?:ใน|ประจำ|ของ)?\s*(?=ปี)|(?:^|(?<=\n))รวม(?=\s*[:=]?\s*\d{2,3}[.,]\d{2}\s*คะแนน)|"
    rf"(?<![A-Za-z])ITAS?(?=\s*(?:(?:ประจำ)?ปี(?:งบประมาณ)?)?\s*(?:พ\.?\s*ศ\.?)?\s*(?:{CENTURY}\d{{2}})?\s*[(:=]\s*\d{{2,3}}[.,])|"
    r"ค่า\s*เฉลี่ย\s*ถ่วง\s*น้ำหนัก(?:\s*รวม)?|ผล\s*(?:การ)?\s*ประเมิน\s*รวม|ค่าคะแนน\s*(?:โดยรวม)?|ระดับ\s*คะแนน|การประเมิน\s*(?:คุณธรรม|ITA)|ประกาศ\s*ผล|Integrity\s+and\s+Transparency\s+Assessment",
    re.IGNORECASE,
)
_OF_TOOL = re.compile(r"(?:คะแนน)?เฉลี่ย\s*ทั้ง\s*(?:แบบ(?:วัด)?|เครื่องมือ)|เฉลี่ย\s*(?:ของ)?\s*(?:แบบวัด|เครื่องมือ)\s*นี้")
_SCORE_BEFORE = re.compile(
    r"(?:คะแนน(?:เฉลี่ย|รวม|อยู่ที่|เป็น|ที่ได้รับ|ที่ได้|ประเมิน)*|ค่าเฉลี่ย|เฉลี่ย|เท่ากับ|ร้อยละ|ได้รับ|ได้|คิดเป็น|อยู่ที่|คือ|เป็น|ที่|="
    r"|:|[-–—]|\(|→|➜|=>|จาก|ให้)+$"
)
_STRONG_BEFORE = re.compile(r"(?:คะแนน|เท่ากับ|ร้อยละ|อยู่ที่)[^\d]{0,14}$")
_SCORE_AFTER = re.compile(r"^(?:คะแนน(?!เต็ม|ขึ้น)|%|\(?ร้อยละ)")
_SENTENCE_BREAK = re.compile(r"ดังนั้น|ควรดำเนินการ|ควร(?:จัด|มี|ให้)|จัดให้มี|ทั้งนี้|นอกจากนี้|อย่างไรก็ตาม|ซึ่งหน่วยงาน(?:ต้อง|จะต้อง|ควร)")
_FIGURE_INSIDE = re.compile(rf"{DECIMAL}|\((?:100|[4-9]\d)\)")
_BRACKETED_SCORE = re.compile(rf"[(]{SCORE_FROM_TEN}[)]")
_LIST_GAP = re.compile(
    r"^(?:,|และ|กับ|รวมทั้ง|ได้แก่|คือ|/|\(|\)|\d{1,2}[.)]|[-–—]|ตัวชี้วัด(?:ที่|ด้าน)?(?:\d{1,2})?|ด้าน|มี|รองลงมา|ตามลำดับ)*$"
)
_HIGH = re.compile(r"(?:คะแนน|ค่า|ค่าเฉลี่ย|เฉลี่ย|ผล)?(?:สูงที่สุด|สูงสุด|มากที่สุด)")
_LOW = re.compile(r"(?:คะแนน|ค่า|ค่าเฉลี่ย|เฉลี่ย|ผล)?(?:ต่ำที่สุด|ต่ำสุด|น้อยที่สุด)")
_AMONG = re.compile(r"(?:สูงสุด|ต่ำสุด|ที่สุด|อันดับ\d{0,2})(?:ใน|ของ|ด้าน|จาก|เครื่องมือ|แบบวัด|กลุ่ม|,|\()*$")
_COMPARED = re.compile(r"(?:เทียบ(?:กับ)?|จาก|ปีที่ผ่านมา|ปีก่อน|ในปี|เมื่อปี|(?:ส่วน|ขณะที่|และ|โดย|ปัจจุบัน)ปี).{0,40}$")
_DIFFERENCE_IS_VALUE = re.compile(
    r"(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง)(?:(?:มา)?(?:เป็น|อยู่ที่|เท่ากับ)"
    r"|(?:มา)?จาก(?:ร้อยละ|คะแนน|เดิม)*(?=$)|(?:มา)?จาก(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?\d{4}(?:ที่|ซึ่ง)(?:ได้|มี|อยู่)(?:รับ|ที่|ผล|คะแนน|รวม|ร้อยละ)*)$"
)
_ASIDE = re.compile(r"\([^()]*\d[^()]*\)")  # "(น้ำหนักร้อยละ 30)" says nothing of the figure behind it
_CHANGED_FROM = re.compile(r"จาก(?:ร้อยละ|ค่า|คะแนน|เดิม|:)*$")  # "จาก 79.27 เป็น 86.53": no year says of which year
_CHANGED_TO = re.compile(
    r"(?:คะแนน|%|ร้อยละ)*(?:เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง|เปลี่ยน|เพิ่ม|ลด)?(?:มา|ไป)?(?:เป็น|อยู่ที่|เหลือ|สู่|→|->)(?:ร้อยละ|ค่า|คะแนน)*\d"
)
_ARROW = re.compile(r"(?:คะแนน|%)?(?:→|➜|⇒|->|=>)(?:ร้อยละ)?\d{2,3}\.\d")  # "79.27 → 86.53"
_NEXT_IN_ROW = re.compile(rf"[ \t]+{SCORE_FROM_TEN}{NO_FIGURE_BEHIND}")
_BEFORE_IN_ROW = re.compile(rf"{NO_FIGURE_BEFORE}{SCORE_FROM_TEN}[ \t]+$")
_PIECES = re.compile(r"[\n•●:;,)|]|(?:^|\s)[-–—]\s|\d[.)]\s")
_THAI_LETTER = re.compile(r"[ก-ฮ]")
_WORD = 6  # consonants; what is shorter may be any word
_OF_INSTRUMENT = re.compile(
    r"แบบ|ภายใน|ภายนอก|เสีย|สาธารณ|เครื่องมือ|คะแนน|ประเมิน|ร้อยละ|ผล|ด้าน|เฉลี่ย|ส่วน|รวม|ความคิดเห็น|รับรู้|เว็บไซต์|ตัวชี้วัด"
)
_YEAR_ALONE = re.compile(r"\s*(?:ปี(?:งบประมาณ)?)?\s*(?:พ\.?\s*ศ\.?)?\s*[2๒][5๕][5-7๕-๗]\d\s*")
_REST_OF_LINE = re.compile(r"[ \t]*([^\n]{1,30}?)[ \t]*(?:\n|$)")
_AFTER_WEIGHTING = re.compile(r"(?:หลัง)?(?:จาก)?(?:การ)?ถ่วงน้ำหนัก(?:แล้ว)?")
_COUNTED = re.compile(  # "7 จาก 8 มาตรการ (ร้อยละ 87.50)"
    r"\d+(?:มาตรการ|กิจกรรม|โครงการ|รายการ|เรื่อง|แห่ง|ข้อ|คน|หน่วยงาน|ราย|ครั้ง)\(?(?:หรือ|คิดเป็น|เป็น)*(?:ร้อยละ)?$"
)
_OVER_MANY = re.compile(r"\d+(?:แห่ง|หน่วยงาน|อปท\.?|องค์กร)\D{0,50}เฉลี่ย\D{0,20}$")  # a mean over agencies
_WIDE_KINDS = frozenset({"other_average", "other_survey"})  # said once, a few words before the figure
_SCORED_SINCE = re.compile(r"ได้คะแนน|มีคะแนน|ได้รับ|ผลคะแนน|เท่ากับ|คะแนนที่ได้|อยู่ที่")
_AFTER_YEAR = re.compile(rf"{YEAR_IN_KEY}(?:ที่|ได้รับ|ได้|มี|คะแนน|เท่ากับ|อยู่|คือ|ร้อยละ|[:=])*$")
_OWN_FIGURE = re.compile(  # "ทั้งนี้ ปี 2565 ได้รับ 82.97 คะแนน": that year is of the figure behind it
    rf"{YEAR_IN_KEY}(?:ที่|ซึ่ง|ได้รับ|ได้|มี|ผล|เท่ากับ|คะแนน|รวม|อยู่|คือ|ร้อยละ|[:=(])*{SCORE_HEAD}"
)
_YEAR_FIRST = re.compile(rf"[\s\-–•*]*(?:ใน|ประจำ)?\s*{YEAR}")
_CODE_BEHIND = re.compile(r"^\([ieo]it[^()\d]{0,12}\)")  # "แบบวัดการเปิดเผยข้อมูล (OIT) = 100"
_PLAIN_GAP = re.compile(r"(?:ได้รับ|ได้|คะแนน|เท่ากับ|คือ|=|:|\||\(|-)+")
_SAID_GAP = re.compile(  # "การเปิดเผยข้อมูล ตามหลังอยู่ที่ร้อยละ 100"
    r"(?:\([^()]*\)|ได้รับ|ได้|มี|ค่า|คะแนน|เฉลี่ย|นำ|ตามหลัง|สูงสุด|ต่ำสุด|เท่ากับ|อยู่ที่|คือ|ที่|ร้อยละ|=|:)+"
)
_FULL_MARK = re.compile(r"\d(?:คะแนน)?(?:จาก|/|ใน)(?:คะแนน)?(?:เต็ม)?$")  # "80.82 จาก 100 คะแนน"
_LEAST_MEAN = 10
_LEAST_PLAIN = 40  # smaller whole numbers behind a name are counts, weights or page numbers
_GOT = re.compile(r"(?:ได้|มี|ได้รับ)(?:ผล|ค่า)?คะแนน$")
_IN_YEAR = re.compile(r"(?:คะแนน)?(?:ใน|ประจำ)ปี")
_AIM = re.compile(r"(?:เป้าหมาย|ตั้งเป้า|กำหนด(?:ให้)?|คาดหมาย|คาดว่า|ต้องการ)(?:ของ|ให้|ว่า|ไว้|มี|ได้)*$")
_BRACKETED = re.compile(r"\s*(?:คะแนน|%)?\s*[(\[/,]\s*([^()\[\]]{1,24}?)\s*[)\]]")
_BRACKETS = re.compile(r"^\([^()]{1,90}\)")  # "(IIT)" behind the name
_YEAR_BETWEEN = re.compile(  # "การใช้อำนาจ : ปี 2562 94.23"
    rf"[\D]{{0,60}}?(?:ใน|ของ|เมื่อ)?{YEAR_IN_KEY}(?:ที่|ได้รับ|ได้|มี|เท่ากับ|คะแนน|อยู่|คือ|ร้อยละ|[:=(\-–])*"
)
_LEADERS = re.compile(r"[.…_·]{2,}")
_FAR = 95  # characters of the key between a name and its figure, at most
_GOAL_LEVEL = re.compile(
    r"(?:เป้าหมาย|ให้(?:อยู่|ได้|มี|เป็น)|เพื่อ(?:ให้|ยกระดับ)|มุ่ง|ไม่ต่ำกว่า|อย่างน้อย|ยกระดับ(?:เป็น|สู่)?|ขึ้นไป|ถือว่า|(?<!อยู่ใน)(?<!เทียบ)(?<!ตาม)เกณฑ์|หาก|กรณี|คาดว่า|จะได้)[^0-9]{0,30}$"
)
_TO_LEVEL = re.compile(  # from a score to its level
    r"\s*(?:คะแนน|%)?\s*(?:ผล(?:การ)?ประเมิน)?\s*(?:จัด)?(?:อยู่ใน|เป็น)?(?:ระดับ)?[\s(\"“:=]*"
)
_TALLY = re.compile(r'["”)]?(?:จำนวน|มี|รวม)?\d+(?:แห่ง|หน่วยงาน|กรม|อปท|ส่วนราชการ|อบต|เทศบาล)')
_BAND_BEFORE = re.compile(  # "ต่ำกว่า 55 คะแนน หมายถึง ระดับ F": the range of a level
    r"\d[-–—]\d[^\n]{0,34}$|(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง|มากกว่า|ตั้งแต่|ระหว่าง)(?:ร้อยละ)?\d{2,3}(?:\.\d+)?(?:คะแนน|%)?"
    r"(?:ขึ้นไป|ลงมา|ลงไป)?(?:หมายถึง|หมายความว่า|คือ|เป็น|ได้|อยู่ใน|=|:|-)*(?:ระดับ)?$"
)


@dataclass(frozen=True, slots=True)
class _Subject:
    names: tuple[NameHit, ...]
    end: int


@cache
def _cues(where: str) -> tuple[tuple[str, str], ...]:
    rows = [(to_key(row["cue"]), row["kind"]) for row in table("score_cues") if row["where"] == where]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def exclusion(before: str, after: str, decimals: int = 0) -> str | None:
    """Why a figure is no score of this report, from the keys of the text on both sides, or None.

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
        if kind == "full_mark":
            if re.search(re.escape(cue) + r"(?:คือ|เท่ากับ|=|:|\(|ของ)*$", tail):
                return kind
            continue
        window = tail if kind in _WIDE_KINDS else near
        if cue in window:
            return kind
    for cue, kind in _cues("after"):
        if kind == "unit" and decimals:
            continue
        if after.startswith(cue) or (kind == "target" and after.startswith("คะแนน" + cue)):
            return kind
    return None


def read_paragraph(
    paragraph: Paragraph,
    number: int,
    years: Years,
    gathered: Gathered,
    default: LabelMatch | None = None,
    only_strong: bool = False,
    listed: bool = False,
) -> None:
    """Add what one paragraph says to `gathered`.

    `default` is the name that the text is about when it names none itself (the label of a table's row).
    `only_strong` asks for scoring words right before a figure: for prose inside table cells. `listed` says that the
    paragraph is a line of a list of names and figures, where "100" is a figure like the others.
    """
    text = paragraph.text
    numbers = [n for n in find_numbers(text) if _may_score(n)]
    names = _with_overall(text)
    totals = all(h.scope == "overall" for h in names)
    if totals and len(numbers) > 1 and all(n.value == 100 and n.kind == "decimal" for n in numbers):
        numbers = []  # full marks and weights that add up
    figures = {n.value for n in numbers if n.kind == "decimal"}
    if figures & in_force().frame and Decimal(100) in figures and figures <= in_force().frame | {Decimal(100)}:
        numbers = []  # full marks beside weights: the assessment's frame
    levels = levels_in(text)
    if not numbers and not levels and not ticked_levels(text):
        _claims(text, names, paragraph, number, years, gathered)
        return
    reader = _Reader(paragraph, number, years, gathered, default, only_strong, listed)
    given = pairs(text, names, numbers)
    for figure, name in given:
        reader.take(figure, name)
    taken = {id(x) for pair in given for x in pair}
    names = tuple(h for h in names if id(h) not in taken)
    numbers = [n for n in numbers if id(n) not in taken]
    first = next((n.start for n in numbers if n.kind == "decimal"), len(text))
    if only_strong and default is None and names and first < names[0].start:
        # a cell that opens with a figure: which name it and the next ones belong to is open, unless names lead
        led = all(any(not text[h.end : n.start].strip() for n in numbers if n.start >= h.end) for h in names)
        numbers = [n for n in numbers if n.start > names[0].start] if led and len(names) > 1 else []
    reader.read(names, numbers)
    for hit in levels:
        reader.level(hit, names, numbers)
    for hit in ticked_levels(text):
        reader.level(hit, (), ())
    _claims(text, names, paragraph, number, years, gathered)


def _may_score(number: Number) -> bool:
    return number.kind in ("decimal", "integer", "fraction") and (number.unreadable or plausible_score(number.value))


def names_a_score(text: str) -> bool:
    """Whether a text names an indicator, an instrument or the total itself."""
    return bool(_with_overall(text))


@kept_by_wording(maxsize=4096)
def _with_overall(text: str) -> tuple[NameHit, ...]:
    names = names_in(text)
    for m in _OVERALL.finditer(text):
        if not any(hit.start < m.end() and m.start() < hit.end for hit in names):
            names.append(NameHit(m.start(), m.end(), "overall", "ITA", "alias"))
    for m in _OF_TOOL.finditer(text):
        tools = [hit for hit in names if hit.scope == "instrument" and hit.end <= m.start()]
        if tools and not any(hit.start < m.end() and m.start() < hit.end for hit in names):
            nearest = max(tools, key=lambda hit: hit.end)
            names.append(NameHit(m.start(), m.end(), "instrument", nearest.code, "position"))
    return tuple(sorted(_unmisread(text, names), key=lambda hit: hit.start))


def _unmisread(text: str, names: Sequence[NameHit]) -> list[NameHit]:
    """The names; an instrument in brackets behind a misread indicator of its own gives way to the indicator.

    "คุณภาพการดำเนินง"น (EIT) 89.59": the figure is the indicator's, whose name is misread.
    """
    result: list[NameHit] = []
    for hit in names:
        bracketed = (
            hit.scope == "instrument" and text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] == ")"
        )
        before = _PIECES.split(text[: hit.start - 1])[-1] if bracketed else ""
        start = hit.start - 1 - len(before)
        known = any(other.end > start and other.start < hit.start - 1 for other in names)
        if not bracketed or known or len(_THAI_LETTER.findall(before)) < _WORD or _OF_INSTRUMENT.search(to_key(before)):
            result.append(hit)
            continue
        label = match_label(before)
        if label is not None and label.scope == "indicator" and instrument_of(label.code) == hit.code[:3]:
            hit = NameHit(start, hit.end, "indicator", label.code, label.method)
        result.append(hit)
    return result


class _Reader:
    """Reads one paragraph; keeps the subject that the next figure belongs to."""

    def __init__(
        self,
        paragraph: Paragraph,
        number: int,
        years: Years,
        gathered: Gathered,
        default: LabelMatch | None,
        only_strong: bool,
        listed: bool,
    ) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.number = number
        self.years = years
        self.gathered = gathered
        self.default = default
        self.only_strong = only_strong
        self.subject: _Subject | None = None
        self.used = False
        self.first: _Subject | None = None
        self.last: tuple[_Subject, Decimal, int] | None = None
        self.listed = listed
        self.in_series = False  # names with a decimal right behind each, one after the other

    def read(self, names: Sequence[NameHit], numbers: Sequence[Number]) -> None:
        starts = [n.start for n in numbers if n.kind == "decimal"]
        close = [h for h in names if any(h.end <= at and not self.text[h.end : at].strip() for at in starts)]
        self.in_series = self.listed or len(close) >= TURNS
        respectively = self._respectively(names, numbers)
        in_turn = names_then_figures(self.text, names, numbers)
        queue: list[NameHit | Number] = sorted([*names, *numbers], key=lambda item: item.start)
        for position, item in enumerate(queue):
            if isinstance(item, NameHit):
                self._open(item)
                continue
            if item.start in respectively:
                self._add(item, (respectively[item.start],), "sentence")
                continue
            if item.start in in_turn:
                name, sure = in_turn[item.start]
                why = "names in a row, then figures, and nothing says which is whose"
                self._add(item, (name,), "list", None if sure else why)
                continue
            before_it = queue[position - 1].end if position else 0
            after_it = queue[position + 1].start if position + 1 < len(queue) else len(self.text)
            self._close(item, before_it, after_it, queue[position + 1 :])

    def take(self, figure: Number, name: NameHit) -> None:
        """Give a figure to a name, whatever their order."""
        self._add(figure, (name,), "list")

    def _open(self, name: NameHit) -> None:
        if self.subject is not None and not self.used:
            gap = to_key(self.text[self.subject.end : name.start])
            last = self.subject.names[-1]
            if last.scope == "indicator" and name.scope == "instrument" and _AMONG.search(gap):
                self.subject = _Subject(self.subject.names, name.end)  # "X is the highest in IIT": still about X
                return
            own = last.scope == "indicator" and name.code[:3] == instrument_of(last.code)
            if own and gap == "(" and self.text[name.end : name.end + 1] == ")":
                self.subject = _Subject(self.subject.names, name.end)  # "การใช้อำนาจ (IIT) 89.47"
                return
            if (
                last.scope == name.scope != "overall"
                and gap
                and _LIST_GAP.match(gap)
                and not _FIGURE_INSIDE.search(gap)
            ):
                self.subject = _Subject((*self.subject.names, name), name.end)
                return
            of_all = re.search(r"ภาพรวม|โดยรวม|ITA|คุณธรรม|Integrity", self.text[name.start : name.end])
            if name.scope == "overall" and last.scope != "overall" and len(gap) < 30 and not of_all:
                # "IIT มีคะแนนรวม 89.40": the total's word belongs to the instrument named before it
                self.subject = _Subject(self.subject.names, name.end)
                return
        self.subject = _Subject((name,), name.end)
        self.used = False

    def _close(self, item: Number, before_it: int, after_it: int, rest: Sequence[NameHit | Number]) -> None:
        start = max(before_it, self.subject.end if self.subject else 0)
        before = to_key(self.text[max(start, item.start - 160) : item.start])
        wide = to_key(self.text[max(0, item.start - 90) : item.start])
        after_wide = _LEADERS.sub("", to_key(self.text[item.end : item.end + 60].split("\n")[0]))
        scored_after = bool(_SCORE_AFTER.match(_LEADERS.sub("", to_key(self.text[item.end : item.end + 30]))))
        strong = bool(_STRONG_BEFORE.search(wide[-30:])) or scored_after
        plain = self._plain_integer(item)
        if item.kind != "decimal" and not (item.out_of == 100 or strong or plain):
            if item.value == 100 and self.subject is not None and self._ends_line(item):
                self.used = True  # "การป้องกันการทุจริต 100": whatever it is, the next figure is not that name's
            return
        if item.kind != "decimal" and item.value in in_force().frame:
            return
        if item.kind != "decimal" and item.value == 100 and _FULL_MARK.search(wide):
            return
        total = self.subject is not None and self.subject.names[-1].scope != "indicator"
        if total and item.value is not None and item.value < _LEAST_MEAN:
            return  # no total is that low: a difference, a share
        in_brackets = before.endswith("(") and self.text[item.end : item.end + 1] == ")"
        behind = self.subject is not None and not to_key(self.text[self.subject.end : item.start])
        gap = to_key(self.text[self.subject.end : item.start]) if self.subject is not None else ""
        close = (
            in_brackets
            or gap in ("=", ":", "|")
            or bool(_AFTER_YEAR.search(before))
            or bool(_YEAR_BETWEEN.fullmatch(gap))
            or (behind and item.value is not None and item.value >= _LEAST_PLAIN)
        )
        if item.decimals > 3 or (item.decimals == 1 and not strong and not close):
            return
        why = exclusion(before if self.subject else wide, after_wide, item.decimals)
        if why is None and self.subject is not None and _AIM.search(self._lead(self.subject)):
            why = "target"  # "เป้าหมายคะแนนรวม 92.50": the aim is named before the name
        subject = self._subject_for(item, before, rest)
        if subject is None:
            return
        if why is not None:
            if why == "other_average":
                self._add(item, subject.names[-1:], "sentence", "mean over agencies, not this report's score")
            return
        behind_it = to_key(self.text[item.end : item.end + 60])
        if _ARROW.match(behind_it) or _CHANGED_FROM.search(before) and _CHANGED_TO.match(behind_it):
            self._add(item, subject.names, "sentence", "the figure before the change, of another year")
            return
        if item.kind == "decimal" and self.years.several and self._in_row(item):
            self._add(
                item, subject.names, "sentence", "figures in a row, several years, and nothing says which is whose"
            )
            return
        loose = to_key(self.text[subject.end : item.start]) if subject.end <= item.start else ""
        if subject != self.default_subject() and not self._joined(loose, after_wide, strong):
            unnamed = self._unnamed(item, before)
            if unnamed is None:
                return
            subject = unnamed
        near = len(loose) <= 3 or bool(CARD_REST.fullmatch(loose) or _YEAR_BETWEEN.fullmatch(loose))
        weak = self.only_strong and not strong and (self.subject is None or not near)
        said = item.value == 100 and bool(_SAID_GAP.fullmatch(loose))
        if weak or (item.kind != "decimal" and not (plain or said) and "คะแนน" not in wide[-18:] + after_wide[:8]):
            return
        self._add(item, subject.names, "sentence")
        if subject.names[-1].scope == "overall":
            self._level_in_brackets(item)
        self.used = True
        self.first = self.first or subject
        if item.value is not None:
            self.last = (subject, item.value, item.end)

    def _in_row(self, item: Number) -> bool:
        """Whether another figure with decimals stands right beside this one: columns that lost their table."""
        return bool(_NEXT_IN_ROW.match(self.text[item.end : item.end + 24])) or bool(
            _BEFORE_IN_ROW.search(self.text[max(0, item.start - 24) : item.start])
        )

    def _lead(self, subject: _Subject) -> str:
        start = subject.names[0].start
        return to_key(self.text[max(0, start - 24) : start])

    def _ends_line(self, item: Number) -> bool:
        """Whether a figure stands right behind the name and ends its line."""
        assert self.subject is not None
        between = _CODE_BEHIND.sub("", to_key(self.text[self.subject.end : item.start]))
        return not between and not self.text[item.end :].split("\n")[0].strip()

    def _plain_integer(self, item: Number) -> bool:
        """A whole number right behind a name at the end of its line: "การใช้อำนาจ ได้ 100"."""
        if self.subject is None or self.used or self.subject.names[-1].scope == "overall" or item.value is None:
            return False
        between = self.text[self.subject.end : item.start]
        gap, rest = _CODE_BEHIND.sub("", to_key(between)), self.text[item.end :].split("\n")[0].strip()
        if item.value < _LEAST_PLAIN:
            return False
        if gap == "(" and rest.startswith(")") and (item.value == 100 or _BRACKETED_SCORE.search(self.text)):
            return True  # "การใช้อำนาจ (100)", "(91)" among figures with decimals
        if not gap and (self.in_series or not rest and re.search(r"\t|  ", between)):
            return True  # a column of figures, or names and figures by turns
        if _YEAR_BETWEEN.fullmatch(gap):
            return not rest or rest.startswith(("ปี", "(", "คะแนน"))  # "การใช้อำนาจ : ปี 2566 89 ปี 2567 92.16"
        under = not gap and "\n" in between and item.value == 100  # a card of one figure
        return (under or bool(_PLAIN_GAP.fullmatch(gap))) and rest in ("", ")", "คะแนน")

    def default_subject(self) -> _Subject | None:
        if self.default is None:
            return None
        return _Subject((NameHit(0, 0, self.default.scope, self.default.code, self.default.method),), 0)

    def _joined(self, gap: str, after: str, strong: bool) -> bool:
        gap = _BRACKETS.sub("", _LEADERS.sub("", gap))
        if len(gap) > _FAR:
            return False
        if _YEAR_BETWEEN.fullmatch(gap):
            return True
        if len(gap) <= 3:
            return True
        if _SENTENCE_BREAK.search(gap):
            return False
        return bool(_SCORE_BEFORE.search(gap)) or bool(_SCORE_AFTER.match(after)) or strong

    def _subject_for(self, item: Number, before: str, rest: Sequence[NameHit | Number]) -> _Subject | None:
        if self.subject is None:
            trailing = self._after_figure(item, rest)
            if trailing is not None:
                return trailing
            return self.default_subject() or self._unnamed(item, before)
        if not self.used:
            if self.default is not None and self.subject.names[-1].scope == "overall":
                return _Subject(self.default_subject().names, self.subject.end)  # type: ignore[union-attr]
            if self.default is not None and self.subject.names[-1].method == "position":
                return _Subject(self.default_subject().names, self.subject.end)  # type: ignore[union-attr]
            return self.subject
        last = self.last
        if last is not None and last[0].names == self.subject.names:
            if item.value == last[1] and len(before) < 60:
                return replace(self.subject, end=max(self.subject.end, last[2]))
            between = self.text[last[2] : item.start]
            if re.search(r"เทียบ", between) and self.first is not None and self.first.names[0].scope == "overall":
                return replace(self.first, end=last[2])
            if len(to_key(between)) < 60 and re.search(r"ปี", between) and self._year_between(last[2], item.start):
                return replace(self.subject, end=last[2])
        return self._unnamed(item, before) if self.default is None else None

    def _unnamed(self, item: Number, before: str) -> _Subject | None:
        """The total without its name: a figure with its level right after it, or set against another year."""
        after = self.text[item.end : item.end + 90]
        following = levels_in(after)
        graded = bool(following) and not HOLDS_DECIMAL.search(after[: following[0].start])
        wrapped = self.paragraph.lines[0].place.box is not None  # line breaks are the page's, not the author's
        line = self.text[0 if wrapped else self.text.rfind("\n", 0, item.start) + 1 : item.start]
        dated = len(to_key(line)) < _FAR and bool(_YEAR_FIRST.match(line)) and not names_in(line)
        alone = self.first is None or self.first.names[0].scope == "overall"
        compared = alone and _COMPARED.search(before) and self._year_between(item.start - 60, item.start)
        whole = item.out_of == 100 and graded and not line.strip()  # "76.99 / 100  ระดับ B" on a line of its own
        own = self.text[self.text.rfind("\n", 0, item.start) + 1 : item.start]
        level = level_of_cell(after.split("\n")[0].strip())
        if _YEAR_ALONE.fullmatch(own) and level is not None and item.decimals:
            return _Subject((NameHit(item.start, item.start, "overall", "ITA"),), item.start)  # "2563  88.55  A"
        if not whole and not _STRONG_BEFORE.search(before) and not _SCORE_AFTER.match(to_key(after)):
            return None
        series = alone and _AFTER_YEAR.search(before) and all(h.scope == "overall" for h in _with_overall(self.text))
        yearly = alone and _GOT.search(before) and _IN_YEAR.match(to_key(after))
        if graded or compared or dated or series or yearly:
            return _Subject((NameHit(item.start, item.start, "overall", "ITA"),), item.start)
        return None

    def _year_between(self, start: int, end: int) -> bool:
        return any(start <= p.start < end for p in self.years.inside(self.number))

    def _after_figure(self, item: Number, rest: Sequence[NameHit | Number]) -> _Subject | None:
        """The name after the figure, as in "คะแนนสูงสุด 95.20 คะแนน คือ การใช้อำนาจ", or None."""
        before = to_key(self.text[max(0, item.start - 50) : item.start])
        if not (_HIGH.search(before) or _LOW.search(before)) or not rest or not isinstance(rest[0], NameHit):
            return None
        gap = to_key(self.text[item.end : rest[0].start])
        if not re.fullmatch(r"(?:คะแนน)?[)]?(?:คือ|ได้แก่|ใน|เป็นของ|ของ|:|-)*(?:ตัวชี้วัด(?:ที่|ด้าน)?\d{0,2}|ด้าน)?", gap):
            return None
        return _Subject((rest[0],), item.start)

    def _respectively(self, names: Sequence[NameHit], numbers: Sequence[Number]) -> dict[int, NameHit]:
        """Figures given in the order of the names before them: "A, B และ C ได้ 90.1, 89.2 และ 88.3 ตามลำดับ"."""
        found: dict[int, NameHit] = {}
        for m in re.finditer(r"ตาม\s*ลำดับ", self.text):
            values = [n for n in numbers if n.end <= m.start() and n.kind == "decimal"]
            if len(values) < 2:
                continue
            run = [values[-1]]
            for n in reversed(values[:-1]):
                gap = to_key(self.text[n.end : run[0].start])
                if len(gap) > 24 or any(n.end <= h.start < run[0].start for h in names if h.scope != "overall"):
                    break
                run.insert(0, n)
            before = [h for h in names if h.end <= run[0].start and h.scope != "overall"]
            group = before[-len(run) :]
            if len(group) == len(run) >= 2 and len({h.code for h in group}) == len(run):
                found.update({n.start: h for n, h in zip(run, group, strict=True)})
        return found

    def _year(self, item_start: int, item_end: int) -> tuple[int | None, YearSource]:
        own = self.years.in_paragraph(self.number, item_start, self.text)
        after = self.text[item_end : item_end + 80]
        stated = re.match(r"\s*(?:คะแนน)?\s*(?:ใน|ของ|เมื่อ|\()\s*(?:ปี|พ\.?ศ)", after)
        if stated and "(" in stated[0] and re.match(rf"[^()]*\([^()]*{DECIMAL}", after):
            stated = None  # "ระดับ AA (ปี 2562 = 81.28 คะแนน)": the bracket has a figure of its own
        loose = own is None and not HOLDS_DECIMAL.search(after.split("ปี")[0])
        loose = loose and not re.match(rf"[^()]*\([^()]*ปี[^()]*{DECIMAL}", after)  # that year has its own figure
        loose = loose and not _OWN_FIGURE.search(to_key(after))
        if stated or loose:
            later = [p for p in self.years.inside(self.number) if item_end <= p.start <= item_end + 80]
            if later and (stated or later[0].role not in ("measures", "law", "other", "compared")):
                return later[0].year, "sentence"
        if own is not None:
            return own, "sentence"
        year, how = self.years.over_block(self.paragraph.index)
        return year, "heading" if how == "heading" else "report"

    def _add(self, item: Number, names: Sequence[NameHit], source: str, rejected: str | None = None) -> None:
        line = self.paragraph.line_at(item.start)
        year, how = self._year(item.start, item.end)
        for name in names:
            method = name.method
            self.gathered.candidates.append(
                Candidate(
                    scope=name.scope,
                    code=name.code,
                    score=item.value.quantize(Decimal("0.01")) if item.value is not None else None,
                    level=None,
                    year=year,
                    year_source=how,
                    raw_label=self.text[name.start : name.end] or None,
                    raw_value=item.raw,
                    repairs=(*line.repairs, *item.repairs),
                    source="sentence",
                    match=LabelMatch(name.scope, name.code, method),
                    place=line.place,
                    block=self.paragraph.index,
                    rejected=rejected,
                    unreadable=item.unreadable,
                    printed=self._printed((name.start, name.end), item.start, item.end),
                )
            )

    def _level_in_brackets(self, item: Number) -> None:
        """The level right behind the total: "ปี 2563 : 76.15 คะแนน (B)" or, on a line of its own, "2563 76.15 B"."""
        own = self.text[self.text.rfind("\n", 0, item.start) + 1 : item.start]
        alone = _REST_OF_LINE.match(self.text[item.end :]) if _YEAR_ALONE.fullmatch(own) else None
        m = _BRACKETED.match(self.text[item.end :]) or alone
        level = level_of_cell(m.group(1)) if m else None
        if m is None or level is None:
            return
        start = item.end + m.start(1)
        year, how = self._year(item.start, item.end)
        line = self.paragraph.line_at(start)
        label = LabelMatch("overall", "ITA", "alias")
        self.gathered.candidates.append(
            Candidate("overall", "ITA", None, level, year, how, None, m.group(1), line.repairs, "sentence", label,
                      line.place, self.paragraph.index, printed=self._printed(None, start, item.end + m.end(1)))
        )  # fmt: skip

    def level(self, hit: LevelHit, names: Sequence[NameHit], numbers: Sequence[Number]) -> None:
        """Add a level: the total's, unless the clause is about one indicator or instrument."""
        before = to_key(self.text[max(0, hit.start - 90) : hit.start])
        if _GOAL_LEVEL.search(before[-48:]) or _BAND_BEFORE.search(before):
            return
        if _TALLY.match(to_key(self.text[hit.end : hit.end + 24])):
            return  # "ระดับผ่านดี จำนวน 3 แห่ง"
        nearest = [h for h in names if h.end <= hit.start and hit.start - h.end < 140]
        owner = nearest[-1] if nearest else None
        if owner is not None and owner.scope in ("indicator", "instrument"):
            figures = [n for n in numbers if owner.end <= n.start < hit.start]
            if figures or hit.start - owner.end < 40:
                return  # the level of one indicator is not the agency's level
        line = self.paragraph.line_at(hit.start)
        earlier = [n for n in numbers if n.decimals and n.end <= hit.start]
        own = [n for n in earlier if _TO_LEVEL.fullmatch(self.text, n.end, hit.start)]
        year, how = self._year(own[-1].start, own[-1].end) if own else self._year(hit.start, hit.end)
        self.gathered.candidates.append(
            Candidate(
                "overall",
                "ITA",
                None,
                hit.level,
                year,
                how,
                None,
                self.text[hit.start : hit.end],
                line.repairs,
                "sentence",
                LabelMatch("overall", "ITA", "alias"),
                line.place,
                self.paragraph.index,
                printed=self._printed(None, hit.start, hit.end),
            )  # fmt: skip
        )

    def _printed(self, label: tuple[int, int] | None, start: int, end: int) -> tuple[str | None, str] | None:
        """Label and value as the file has them; None where nothing was repaired."""
        if not any(line.repairs for line in self.paragraph.lines):
            return None
        named = self.paragraph.printed(*label) if label is not None else ""
        return named or None, self.paragraph.printed(start, end)


def _claims(
    text: str, names: Sequence[NameHit], paragraph: Paragraph, number: int, years: Years, gathered: Gathered
) -> None:
    """Statements such as "ตัวชี้วัดที่มีคะแนนสูงสุด คือ ..." and "... มีค่าต่ำสุด"."""
    indicators = [h for h in names if h.scope == "indicator" and h.method == "alias"]
    for kind, pattern in (("highest", _HIGH), ("lowest", _LOW)):
        for m in pattern.finditer(text.replace("\n", " ")):
            after = [h for h in indicators if 0 <= h.start - m.end() < 60]
            before = [h for h in indicators if 0 <= m.start() - h.end < 25]
            group: list[NameHit] = []
            if before:
                group = before[-1:]
            elif after:
                group = [after[0]]
                for h in after[1:]:
                    if _LIST_GAP.match(to_key(text[group[-1].end : h.start])):
                        group.append(h)
            if not group:
                continue
            instruments = [h.code[:3] for h in names if h.scope == "instrument" and h.end <= group[0].start]
            instrument = instruments[-1] if instruments else None
            if instrument is not None and any(instrument_of(h.code) != instrument for h in group):
                instrument = None
            year = years.in_paragraph(number, m.start()) or years.over_block(paragraph.index)[0]
            gathered.claims.append(Claim(kind, tuple(h.code for h in group), instrument, year))  # type: ignore[arg-type]
