"""The five coordinates of every figure in running text: assessment, owner, fiscal year, code, quantity.

A paragraph is read as a row of events: names of bodies, of the assessment, of other measures, years, words that turn to
something else, names of scores, figures. A figure takes each coordinate from the nearest event that sets it and that no
turn parts from it; what nobody set stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from prongsai.normalize.agencies.owners import OwnerFinder, OwnerHit, subject_strength
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import key_with_offsets
from prongsai.normalize.text.numbers import Number, find_numbers
from prongsai.normalize.text.periods import find_years
from prongsai.normalize.vocabulary.score_names import NameHit, names_in

_MAX = Decimal(100)
_CE = re.compile(r"(?:ita|itas|awards|day|assessment)[^\d]{0,12}(20[12]\d)(?!\d)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"ปี(?:งบประมาณ)?['’‘`]\s*([5-7]\d)(?!\d)")
_UNIT_AFTER = re.compile(r"^\)?(?:คะแนน(?!เต็ม|ขึ้น)|points?|marks?)", re.IGNORECASE)
_OTHER_UNIT = re.compile(
    r"^(?:%|ล้าน|แสน|หมื่น|พัน|บาท|แห่ง|หน่วยงาน|คน|ราย|ครั้ง|วัน|เดือน|ปี(?!\d|งบ|พ|ก่อน|ที่)|กระทรวง|จังหวัด|รัฐวิสาหกิจ|กรม|องค์กร|ประเทศ|อันดับ|ไร่|ตัน|กิโล|เมตร|เท่า|ข้อ|ตัวชี้วัด|สัญญา|ดอลลาร์|ตำแหน่ง|ประเภท|คดี|เรื่อง|โครงการ|จุด(?!\d))"
)
_SCORE_BEFORE = re.compile(
    r"(?:คะแนน|ผลการประเมิน|ผลประเมิน|ผลคะแนน|score|ได้รับ|ได้|เท่ากับ|อยู่ที่|เป็น|ที่|ด้วย|สูงถึง|คือ|ita|รวม|เฉลี่ย|จาก|ร้อยละ|ถึง|:|=|\()(?:ita|รวม|เฉลี่ย|สูงถึง|ที่ได้|ที่|เท่ากับ|อยู่ที่|เป็น|ประเมิน|ร้อยละ|ค่า|:|=|\()*$"
)
_CHANGE = re.compile(
    r"(?:เพิ่มขึ้น|สูงขึ้น|ลดลง|ต่ำลง|ดีขึ้น|เพิ่ม|ลด|ห่าง|ต่างกัน|มากขึ้น|สูงกว่าเดิม)(?:จากเดิม|จาก(?:ปี|ผล)[^\d]{0,30}(?:\d{4})?|กว่า[^\d]{0,24}(?:\d{4})?|คิดเป็น|ถึง|ประมาณ|ร้อยละ|อีก|จำนวน)*$"
)
_CHANGE_TO = re.compile(
    r"(?:เป็น|อยู่ที่|มาที่|มาเป็น|ไปที่|เหลือ|ซึ่งได้|ที่ได้|ที่มี|(?:ปีก่อน|ปีก่อนหน้า|ปีที่แล้ว|ปีที่ผ่านมา|\d{4}\)?)(?:ที่|ซึ่ง|:|=|\()|(?<!กว่า)(?<!มาก)จาก)"
    r"(?:ได้รับ|ได้|มี|อยู่ที่|คะแนน|ร้อยละ|รวม)*$"
)
_OVER_YEARS = re.compile(r"เฉลี่ย(?:รวม)?\d+ปี[^\d]{0,20}(?:\d{4}(?:-|ถึง)\d{2,4})?[^\d]{0,12}$")
_COMPARED = re.compile(
    r"(?:กว่า|จาก|เทียบกับ|เปรียบเทียบกับ|เมื่อเทียบ)(?:ผล|คะแนน|การประเมิน|ใน|ที่ได้|ของ)*(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.)?$"
)
_SPAN = re.compile(r"(?:ตั้งแต่|นับแต่|จนถึง|ถึง|ระหว่าง)(?:ใน)?(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.)?$")
_RESULT_OF = re.compile(r"(?:คะแนน|ผล)(?:ผล|การ|ของ|คะแนน|ประเมิน|รวม|เฉลี่ย|ด้าน|\()*$")
_OVER_MANY = re.compile(r"\d[\d,]*(?:หน่วยงาน|แห่ง|จังหวัด|กระทรวง|รัฐวิสาหกิจ|องค์กร)[^\d]{0,50}เฉลี่ย[^\d]{0,20}$")
_SHARE = re.compile(r"(?:ร้อยละ|สัดส่วน)$")
_SHARE_SAID = re.compile(r"(?:คิดเป็น|สัดส่วน|จำนวน[\d,]+(?:หน่วยงาน|แห่ง)(?:หรือ)?)(?:ร้อยละ)?$")
_SHARE_AFTER = re.compile(r"^(?:%|เปอร์เซ็น)?(?:หรือ(?:จำนวน)?\d|ของ(?!คะแนน)|จำนวน)")
_RANK = re.compile(r"(?:อันดับ|ลำดับ)(?:ที่)?$")
_RESULT_VERB = re.compile(r"^\)?(?:ก็|จึง|ยัง|สามารถ)*(?:ได้(?:รับ)?|มี|คว้า|ผ่าน|ครอง)?(?:ผล|คะแนน|การประเมิน|\d{2}\.\d)")
_LISTED_BEHIND = re.compile(r"^(?:คะแนน|อยู่ใน|ระดับ|[\"“”() ]|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|นั้น|จำนวน\d+แห่ง|aa|[ab])*(?:ได้แก่|คือ|:)")
_IN_YEAR = re.compile(
    r"^(?:คะแนน|%|\)|points?)?(?:ใน|เมื่อ|ของ|จาก|\(|ประจำ|ในการประเมิน(?:ita)?|สำหรับ)?(?:ผลประเมิน|การประเมิน(?:ita)?)?(?:ประจำ)?(?:ปี|พ\.ศ|\(25|ปีงบ)"
)
_FULL_IN = re.compile(r"^(?:คะแนน)?(?:เต็ม)?(?:ใน|จาก|ทั้ง)?(?:ตัวชี้วัด|ด้าน|หมวด|หัวข้อ)?")
_FULL = re.compile(r"เต็ม(?:ร้อยละ|คะแนน|ที่)?$")
_ITEM = re.compile(r"\s*(?:[-–•●▪]|\(?[\d๐-๙]{1,2}[.)])")
_OF_RESULT = re.compile(r"ผล(?:การ|คะแนน)?ประเมิน|คะแนน(?:การ|ผล)?ประเมิน")
_LEADS_IN = re.compile(r"(?:ดังนี้|ต่อไปนี้|ได้แก่|ประกอบด้วย|:)$")
_REACH = 220  # squeezed characters of one sentence, at most


@dataclass(frozen=True, slots=True)
class Setting:
    """What sets a coordinate: its value, the kind of scope it comes from, and where it stands."""

    value: object
    source: str
    at: int


@dataclass(slots=True)
class Coordinates:
    """What a paragraph says of one figure; a None is open."""

    figure: Number
    assessment: str | None = None  # "ITA", or the word of something else
    assessment_from: str | None = None
    owner: Agency | None = None
    owner_raw: str | None = None
    owner_from: str | None = None
    owners: tuple[OwnerHit, ...] = ()  # where one figure is said of several
    year: int | None = None
    year_from: str | None = None
    codes: tuple[NameHit, ...] = ()
    is_total: bool = False  # the clause says that the figure is the total
    quantity: str = "other"


@dataclass(slots=True)
class Frame:
    """What stands over a paragraph: the title's assessment, the year so far, the document's finder of owners."""

    finder: OwnerFinder
    titled: bool = False
    year: int | None = None
    year_from: str | None = None
    owner: Agency | None = None
    about_many: bool = False
    many: bool = False
    areas: bool = False
    topic: bool = False  # the paragraphs above are about the assessment


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns of Thai cues (over squeezed text) and of Latin ones (over the text), and the kind of each cue."""
    kinds = {row["cue"]: row["kind"] for row in table("narrative_cues")}
    for row in table("other_assessments"):
        kinds.setdefault(key_with_offsets(row["pattern"])[0], "other")
    thai = sorted((cue for cue in kinds if not cue.isascii()), key=len, reverse=True)
    ascii_ = sorted((cue for cue in kinds if cue.isascii()), key=len, reverse=True)
    latin = "|".join(r"\s*".join(map(re.escape, cue)) for cue in ascii_)
    return re.compile("|".join(map(re.escape, thai))), re.compile(rf"(?<![A-Za-z])(?:{latin})(?![A-Za-z])", re.I), kinds


@dataclass(slots=True)
class _Event:
    at: int  # in the squeezed text
    end: int
    kind: str
    value: object = None


def read_coordinates(text: str, frame: Frame, wrapped: bool = False) -> list[Coordinates]:
    """The coordinates of every figure of a paragraph, in order; `frame` moves on to the paragraph's last year."""
    return _Reader(text, frame, wrapped).read()


@dataclass(slots=True)
class _State:
    assessment: tuple[str, str] | None = None
    owner: OwnerHit | None = None
    weak: OwnerHit | None = None
    many: int = -10_000
    year: tuple[int, str] | None = None
    relative: bool = False
    relative_at: int = 0
    areas: bool = False
    compared: int | None = None
    compared_at: int = 0
    names: list[NameHit] = field(default_factory=list)
    total: bool = False


class _Reader:
    def __init__(self, text: str, frame: Frame, wrapped: bool) -> None:
        self.text = text
        self.wrapped = wrapped  # line breaks are the page's, not the author's
        self.frame = frame
        self.flat, self.origin = key_with_offsets(text)
        self.figures = [n for n in find_numbers(text) if _may_be_score(n)]
        self.events = self._events()

    def _flat_at(self, offset: int) -> int:
        from bisect import bisect_left

        return bisect_left(self.origin, offset)

    def _events(self) -> list[_Event]:
        found: list[_Event] = []
        pattern, latin, kinds = _cues()
        for m in pattern.finditer(self.flat):
            found.append(_Event(m.start(), m.end(), kinds[m[0]], m[0]))
        for m in latin.finditer(self.text):
            key = key_with_offsets(m[0])[0]
            found.append(_Event(self._flat_at(m.start()), self._flat_at(m.end()), kinds[key], key))
        for hit in self.frame.finder.find(self.text):
            start, end = self._flat_at(hit.start), self._flat_at(hit.end)
            found = [e for e in found if not start <= e.at < end]  # "ส่วนภูมิภาค" inside a body's name
            found.append(_Event(start, end, "owner", hit))
        for year, start, end in self._years():
            found.append(_Event(start, end, "year", year))
        for name in names_in(self.text):
            found.append(_Event(self._flat_at(name.start), self._flat_at(name.end), "name", name))
        for number in self.figures:
            found.append(_Event(self._flat_at(number.start), self._flat_at(number.end), "figure", number))
        for i, ch in enumerate(self.text):
            if ch == "\n" and not self.wrapped:
                at = self._flat_at(i)
                found.append(_Event(at, at, "turn", "\n"))
        order = {"turn": 0, "owner": 1}
        found.sort(key=lambda e: (e.at, order.get(e.kind, 2)))
        return found

    def _years(self) -> list[tuple[int, int, int]]:
        found = [
            (h.year_be, self._flat_at(h.start), self._flat_at(h.end))
            for h in find_years(self.text)
            if h.kind in ("fiscal", "year") and 2556 <= h.year_be <= 2590
        ]
        found += [(int(m[1]) + 543, m.start(1), m.end(1)) for m in _CE.finditer(self.flat)]
        found += [(int(m[1]) + 2500, m.start(1), m.end(1)) for m in _SHORT_YEAR.finditer(self.flat)]
        kept: dict[int, tuple[int, int, int]] = {}
        for year in found:
            kept.setdefault(year[1], year)
        return sorted(kept.values(), key=lambda y: y[1])

    def read(self) -> list[Coordinates]:
        state = _State()
        result: list[Coordinates] = []
        last_figure = 0
        bound_years = self._bound_behind()
        for number, event in enumerate(self.events):
            if event.kind == "turn":
                state.names = []
                state.many = -10_000
                if state.assessment and state.assessment[0] != "ITA":
                    state.assessment = None
                state.relative, state.compared = False, None
            elif event.kind == "assessment":
                state.assessment = ("ITA", "clause")
                if _RESULT_OF.search(self.flat[max(0, event.at - 40) : event.at]):
                    state.names, state.total = [], True  # "คะแนน ITA ของ ...": the total, whatever was named before
            elif event.kind == "other":
                state.assessment = (str(event.value), "clause")
            elif event.kind == "owner":
                self._owner(event, state)
            elif event.kind == "many":
                state.many = event.at
            elif event.kind == "areas":
                state.areas = True
            elif event.kind == "year" and event.at not in bound_years.values():
                lead = self.flat[max(0, event.at - 50) : event.at]
                if _SPAN.search(lead) and not re.match(r"(?:ซึ่ง|ที่)(?:ได้|มี)", self.flat[event.end : event.end + 12]):
                    continue
                if _COMPARED.search(lead):
                    state.compared, state.compared_at = int(event.value), event.at  # type: ignore[call-overload]
                else:
                    state.year, state.relative, state.compared = (int(event.value), "clause"), False, None  # type: ignore[call-overload]
            elif event.kind == "resume":
                state.many = -10_000
            elif event.kind == "last_year":
                behind = any(e.kind == "figure" and 0 <= event.at - e.end <= 14 for e in self.events)
                state.relative = not behind  # "เพิ่มขึ้น 4.51 จากปีที่ผ่านมา" says it of the figure before
                state.relative_at = event.end
            elif event.kind == "name":
                if state.names and last_figure > self._flat_at(state.names[-1].start):
                    state.names = []
                state.names.append(event.value)  # type: ignore[arg-type]
                state.total = False
            elif event.kind == "figure":
                result.append(self._figure(number, event, state, bound_years))
                last_figure = event.at
                state.relative, state.compared = False, None
        if not _ITEM.match(self.text):
            said = state.many >= 0 or any(c.quantity == "mean" for c in result)
            leads = self.frame.owner is None or _LEADS_IN.search(self.flat) is not None
            self.frame.many = ((said and leads) or (self.frame.many and not result)) and state.owner is None
            self.frame.areas = state.areas
        if state.owner is not None:
            self.frame.many = False
        if state.assessment is not None:
            self.frame.topic = state.assessment[0] == "ITA"
        if state.year is not None:
            self.frame.year, self.frame.year_from = state.year[0], "sentence"
        return result

    def _owner(self, event: _Event, state: _State) -> None:
        hit: OwnerHit = event.value  # type: ignore[assignment]
        before, after = self.flat[max(0, event.at - 40) : event.at], self.flat[event.end : event.end + 100]
        strength = subject_strength(hit, before, after)
        if strength == 2:
            state.owner, state.many = hit, -10_000
            if _RESULT_VERB.match(after):
                state.names, state.total = [], True  # a new clause with its own subject
        elif strength == 1 and state.owner is None:
            state.weak = hit

    def _bound_behind(self) -> dict[int, int]:
        """Figures whose year stands right behind them: start of the figure to start of the year."""
        bound: dict[int, int] = {}
        years = [e for e in self.events if e.kind == "year"]
        for event in self.events:
            if event.kind != "figure":
                continue
            m = _IN_YEAR.match(self.flat[event.end : event.end + 60])
            if not m:
                continue
            year = next((y for y in years if event.end <= y.at <= event.end + 60), None)
            if year is None or re.search(r"\d", self.flat[event.end : year.at]):
                continue
            behind = self.flat[year.end : year.end + 30]
            if re.match(r"(?:ที่|ซึ่ง)?(?:ได้รับ|ได้|มี|อยู่ที่|เท่ากับ)?(?:ผล|คะแนน|การประเมิน|ประเมิน|ฯ|ita|รวม)*\d{2}\.\d", behind):
                continue  # "ปี 2558 ได้ 76.34 ปี 2559 ได้ 78.77": the year of the next figure
            bound[event.at] = year.at
        return bound

    def _figure(self, number: int, event: _Event, state: _State, bound: dict[int, int]) -> Coordinates:
        figure: Number = event.value  # type: ignore[assignment]
        found = Coordinates(figure)
        found.quantity = self._quantity(event, state)
        self._set_assessment(number, event, state, found)
        self._set_owner(event, state, found)
        self._set_year(event, state, bound, found)
        found.codes = self._codes(event, state)
        found.is_total = state.total and not found.codes
        return found

    def _quantity(self, event: _Event, state: _State) -> str:
        figure: Number = event.value  # type: ignore[assignment]
        before, after = self.flat[max(0, event.at - 90) : event.at], self.flat[event.end : event.end + 60]
        if self.frame.about_many and before.endswith(("เฉลี่ย", "เฉลี่ยอยู่ที่", "เฉลี่ยเท่ากับ")):
            return "mean"  # in a document about many, a named body's mean is not surely its own score
        if _OVER_MANY.search(before) or _OVER_YEARS.search(before) or event.at - state.many < 500:
            return "mean"
        of_province = state.owner is not None and state.owner.agency.agency_type == "province"
        if of_province and (state.areas or self.frame.areas or before.endswith("เฉลี่ย")):
            return "mean"  # over the bodies of the province
        if self.frame.many and state.owner is None and (_ITEM.match(self.text) or self.frame.owner is None):
            return "mean"  # an item of a list whose lead-in is about many
        if (
            figure.value == _MAX
            and (self._names_behind(event) or state.names)
            and re.search(r"(?:ได้|มี|คะแนน)[^\d]{0,12}$", before)
        ):
            return "score"  # full marks that are said of named indicators
        if figure.kind == "threshold" or re.match(r"(?:คะแนน)?ขึ้นไป", after):
            return "target"
        if figure.kind == "change" or (_CHANGE.search(before) and not _CHANGE_TO.search(before)):
            return "difference"
        if _RANK.search(before):
            return "rank"
        if _SHARE_SAID.search(before):
            return "share"
        if _SHARE.search(before) and _SHARE_AFTER.match(after):
            return "share"
        cue = re.search(r"(?:เป้าหมาย|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|เกณฑ์|มากกว่า|ตั้งแต่)[^\d]{0,22}$", before)
        if cue and not re.search(r"ได้|มีผล|สูงกว่า", cue[0]):
            return "target"
        if _UNIT_AFTER.match(after):
            return "score"
        if _OTHER_UNIT.match(after):
            return "count"
        if figure.decimals and (_SCORE_BEFORE.search(before) or _IN_YEAR.match(after)):
            return "score"
        return "other"

    def _set_assessment(self, number: int, event: _Event, state: _State, found: Coordinates) -> None:
        if state.assessment is not None:
            found.assessment, found.assessment_from = state.assessment
            if state.assessment[0] == "ITA":
                return
        for later in self.events[number + 1 :]:
            if later.kind == "turn" or later.at - event.end > 120:
                break
            if later.kind == "figure" and _UNIT_AFTER.match(self.flat[later.end : later.end + 8]):
                break
            if later.kind == "assessment":
                if re.search(r"จาก|ใน|ของ|การประเมิน", self.flat[event.end : later.at]) and found.assessment is None:
                    found.assessment, found.assessment_from = "ITA", "sentence"
                return
        if found.assessment is None and state.names:
            found.assessment, found.assessment_from = "ITA", "sentence"
        if found.assessment is None and self.frame.topic and _OF_RESULT.search(self.flat[: event.end]):
            found.assessment, found.assessment_from = "ITA", "heading"
        if found.assessment is None and self.frame.titled:
            found.assessment, found.assessment_from = "ITA", "title"

    def _set_owner(self, event: _Event, state: _State, found: Coordinates) -> None:
        after = self.flat[event.end : event.end + 60]
        listed = _LISTED_BEHIND.match(after)
        if listed:
            start = event.end + listed.end()
            group: list[OwnerHit] = []
            at = start
            for e in self.events:
                if e.kind == "owner" and e.at >= start:
                    if e.at - at > 14:
                        break
                    group.append(e.value)  # type: ignore[arg-type]
                    at = e.end
                elif e.kind in ("figure", "turn") and e.at >= start:
                    break
            if group and not re.match(r"(?:ได้|มี|\d{2}\.)", self.flat[at : at + 12]):
                found.owners = tuple(group)
                found.owner, found.owner_raw, found.owner_from = group[0].agency, group[0].raw, "list"
                return
        if found.quantity == "mean":
            return
        hit = state.owner
        if hit is None and state.weak is not None and self.frame.owner is not None:
            hit = state.weak if state.weak.agency.agency_id == self.frame.owner.agency_id else None
        if hit is not None:
            found.owner, found.owner_raw = hit.agency, hit.raw
            found.owner_from = "clause" if state.owner is not None else "sentence"
        elif self.frame.owner is not None:
            found.owner, found.owner_from = self.frame.owner, "document"

    def _set_year(self, event: _Event, state: _State, bound: dict[int, int], found: Coordinates) -> None:
        if event.at in bound:
            found.year = next(int(e.value) for e in self.events if e.kind == "year" and e.at == bound[event.at])  # type: ignore[call-overload]
            found.year_from = "clause"
            return
        base = state.year or self._year_ahead(event)
        if base is None and self.frame.year is not None:
            base = (self.frame.year, self.frame.year_from or "heading")
        after = self.flat[event.end : event.end + 30]
        relative = (state.relative and event.at - state.relative_at < 60) or re.match(
            r"(?:คะแนน)?(?:ใน|เมื่อ|ของ)?ปี(?:ก่อน|ที่แล้ว|ที่ผ่านมา)", after
        )
        if base is None:
            return
        if state.compared is not None and event.at - state.compared_at < 60 and found.quantity != "difference":
            found.year, found.year_from = state.compared, "clause"
        elif relative and found.quantity != "difference":
            found.year, found.year_from = base[0] - 1, "relative"
        else:
            found.year, found.year_from = base

    def _year_ahead(self, event: _Event) -> tuple[int, str] | None:
        """The first year of the sentence behind the figure, where none stands before it."""
        for e in self.events:
            if e.at < event.end:
                continue
            if e.kind == "turn" or e.at - event.end > _REACH:
                return None
            if e.kind == "year":
                return int(e.value), "sentence"  # type: ignore[call-overload]
        return None

    def _codes(self, event: _Event, state: _State) -> tuple[NameHit, ...]:
        figure: Number = event.value  # type: ignore[assignment]
        behind = self._names_behind(event) if figure.value == _MAX else ()
        return behind or tuple(state.names)

    def _names_behind(self, event: _Event) -> tuple[NameHit, ...]:
        """Indicators named right behind a figure: "100 คะแนน ในด้าน A B และ C"."""
        behind: list[NameHit] = []
        at = event.end
        for e in self.events:
            if e.at < event.end:
                continue
            if e.kind in ("figure", "turn") or e.at - at > 24:
                break
            if e.kind == "name":
                behind.append(e.value)  # type: ignore[arg-type]
                at = e.end
        return tuple(behind)


def _may_be_score(number: Number) -> bool:
    if number.value is None or not 0 < number.value <= _MAX:
        return False
    if number.kind == "decimal":
        return number.decimals <= 2 and number.value >= 10
    return number.kind in ("integer", "full_mark", "threshold", "change", "count") and number.value >= 20


def is_result(found: Coordinates) -> bool:
    """Whether a figure is a score whose assessment and owner or year the paragraph itself set."""
    return found.assessment == "ITA" and found.quantity == "score" and found.year is not None
