"""What a paragraph has said so far, event by event: its assessment, its subject, its year, its names of scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.agencies.subject_strength import BEFORE, BEHIND, subject_strength
from prongsai.normalize.scores.narrative.events import (
    LINE_END,
    CueEvent,
    Event,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_mark,
    mark_at,
)
from prongsai.normalize.scores.narrative.frames.asides import (
    MANY_LEAD,
    PAST_REACH,
    Said,
    ends_english,
    ends_former_year,
    is_compared,
    is_compared_mean,
    is_object,
    is_of_instrument,
    is_of_subject,
    is_remark,
    is_said_ahead,
    stands_beside,
    tells_mean_of_list,
    tells_result,
)
from prongsai.normalize.scores.narrative.frames.bodies_beside import Aside, aside_at, is_place, is_told_beside
from prongsai.normalize.scores.narrative.frames.changes import bracket_of, ends_span, looks_back
from prongsai.normalize.scores.narrative.quantities import UNIT
from prongsai.normalize.scores.narrative.subjects import Subjects
from prongsai.normalize.text.phrases import Phrase, words_of
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.years.year_roles import leads_to_figure

_CLAUSE_REACH, _MANY_REACH = 120, 500  # squeezed characters for which a year looked back to, words for many hold
_RESULT_OF = Phrase("score|result", "result_of*")
_RELATIVE, _GETS = ("ที่", "ซึ่ง"), ("ได้", "มี", "คว้า")  # "สูงกว่าปี 2566 ที่กรม... ได้ 92.11"
_BY, _OFFICER = "โดย", 24  # squeezed characters before an officer's body
_NOT_ITSELF = ("ของ", "ทุก", "นะ", *"0123456789")  # before a kind of bodies: not the text's own; ในฐานะ
ITA, _ALL_TOOLS = "ITA", frozenset({"IIT", "EIT", "OIT"})


@dataclass(slots=True)
class State:
    """What holds at one place of a paragraph; `hear` moves it on by one event."""

    narrative: Narrative
    subjects: Subjects
    years_behind: Mapping[int, YearEvent]
    this_year: int | None = None  # the fiscal year that "this year" means
    base_year: int | None = None  # the year of the paragraphs above
    line_year: int | None = None  # the year that held where the line began
    assessment: str | None = None  # "ITA", or the word of something else
    was_ita: bool = False  # it was about the assessment before another matter was named
    other_at: int = -1  # where that was
    owner: OwnerHit | None = None
    item: str | None = None  # the kind of mark that opens the line
    owner_item: str | None = None  # that of the line that named the owner
    owner_raw: str | None = None  # as printed
    row_end: int = -1  # where a row of bodies beside the subject ends so far
    self_at: int | None = None  # where the body that the text is about is meant by "we" or its kind
    announcer: OwnerHit | None = None  # a body that speaks, or whose officer does
    many_at: int | None = None  # where words for many bodies stand
    many_once: bool = False  # they are of the next figure alone: "สูงกว่าค่าเฉลี่ยทั้งจังหวัดที่ 90.11"
    areas: bool = False
    year: int | None = None
    compared: Said | None = None  # a year that the results are compared with
    compared_years: set[int] = field(default_factory=set)  # all of them so far
    past_at: int | None = None  # where "last year" stands
    past_years: int = 1  # how many years ago
    named: bool = False  # an indicator or instrument is named in the sentence
    name_at: int = -1  # where the last name of a score stands
    told: frozenset[str] = frozenset()  # codes of instruments that had their figures since the last total
    figure_at: int = -1
    figure_year: int | None = None  # that of the last figure
    newest_year: int = 0  # the latest of any figure
    first_at: int = -1  # the owner's first figure
    owner_year: int | None = None  # the year that held where the owner was named
    of_next_body: bool = False  # a body before the owner had its figures in the same way
    year_at: int = -1
    line_at: int = 0  # where the author's line begins
    aside: Aside | None = None  # of a body told of by the way

    def goes_on(self, above: State, of_owner: bool = True) -> None:
        """Take over what the paragraph above has said: this one goes on with its sentence, `of_owner` of its body."""
        self.assessment, self.year, self.self_at = above.assessment, above.year, above.self_at
        if of_owner:
            self.owner, self.owner_raw = above.owner, above.owner_raw

    def take_head(self, head: OwnerHit | None) -> OwnerHit | None:
        """Take an item's figures for those of the body that is an item above it; the body over the next paragraph."""
        if self.item is None:
            return None
        bodies = [event for event in self.narrative.events if isinstance(event, OwnerEvent)]
        if not bodies:
            self.owner = head
            return head
        rest = self.narrative.flat[bodies[0].end :].strip(":")
        return bodies[0].hit if is_mark(self.narrative.flat[: bodies[0].at]) and not rest else None

    def __post_init__(self) -> None:
        self.item, self.line_year = mark_at(self.narrative.flat, 0), self.base_year

    def leave_aside(self, at: int) -> None:
        """Go back to the subject where what was said of another body by the way has ended."""
        if self.aside is not None and at >= self.aside.end:
            _, self.owner, self.owner_raw, self.self_at, self.aside = *self.aside, None

    def hear(self, event: Event) -> None:
        """Take in what an event sets."""
        if isinstance(event, CueEvent):
            self._cue(event)
        elif isinstance(event, OwnerEvent):
            self._owner(event)
        elif isinstance(event, YearEvent):
            self._year(event)
        elif isinstance(event, NameEvent):
            self.name_at = event.at
            self.named = self.named or event.hit.scope != "overall"
            if event.hit.scope == "instrument" and self.assessment in words_of("money_matter"):
                self.assessment = ITA if self.was_ita else None  # "รายได้ลดร้อยละ 38.20 แต่ EIT ได้ 92.36"
        elif isinstance(event, FigureEvent) and event.may_be_total:
            self._figure(event)
        elif isinstance(event, FigureEvent) and event.number.decimals:
            self._difference(event)

    def tell(self, names: Sequence[NameHit]) -> None:
        """Take in whose the next figure is; the total's where nobody's."""
        self.told = self.told | {name.code for name in names} if names else frozenset()

    def near_many(self, event: Event) -> bool:
        """Whether words for many bodies stand before an event and nobody was named since."""
        return self.many_at is not None and event.at - self.many_at < _MANY_REACH

    def past(self, event: Event) -> bool:
        """Whether "last year" is said of an event behind it."""
        at = self.past_at
        return at is not None and event.at - at < PAST_REACH and not ends_english(self.narrative, at, event.at)

    def compared_year(self, event: Event) -> int | None:
        """The year that results are compared with, where it is said of an event behind it."""
        return self.compared.value if self.compared and event.at - self.compared.at < self.compared.reach else None

    def _figure(self, event: FigureEvent) -> None:
        past = self.year - self.past_years if self.year is not None and self.past(event) else self.year
        self.figure_year = self.compared_year(event) or past
        self.newest_year = max(self.figure_year or 0, self.newest_year)
        if self.many_once and event.number.decimals:
            self.many_at, self.many_once = None, False
        self.figure_at, self.first_at = event.at, self.first_at if self.first_at >= 0 else event.at
        more = self.compared is not None and self.compared.to_end and self.compared_year(event)
        self.past_at, self.compared = None, self.compared if more else None

    def _difference(self, event: FigureEvent) -> None:
        """Behind the points between two results a clause is over: "ต่ำกว่าปี 2564 อยู่ 2.25 คะแนน ด้านที่ได้ 100"."""
        behind, told = self.narrative.behind(event, 30), self.past(event) or self.compared_year(event) is not None
        if told and UNIT.opens(behind) and not leads_to_figure(UNIT.behind(behind)):
            self.compared = self.past_at = None

    def _close_list(self, event: Event) -> None:
        """Behind the figures of all instruments another year's figure is of the total: "OIT 88.99 ดีขึ้นจากปี 2567"."""
        if self.told >= _ALL_TOOLS:
            self._tell_total(event)
            self.told = frozenset()

    def _cue(self, cue: CueEvent) -> None:
        match cue.kind:
            case "turn":
                cut = cue.word == LINE_END and leads_to_figure(self.narrative.behind(cue, 30))
                self.compared = self.compared if cut else None
                self.named, self.many_at, self.past_at = False, None, None
                self._end_item(cue)
                self.assessment = ITA if self.assessment == ITA else None
            case "assessment":
                self.assessment = ITA
                if _RESULT_OF.closes(self.narrative.before(cue, 40)):
                    self._tell_total(cue)  # "คะแนน ITA ของ ...": whatever was named before
            case "other" if self.assessment == ITA and is_object(self.narrative, cue):
                pass  # "การเปิดเผยแผนจัดซื้อจัดจ้าง": what a body did, no other assessment
            case "again":
                self.assessment = ITA if self.was_ita and self.figure_at < self.other_at else self.assessment
            case "other":
                self.was_ita, self.other_at = self.was_ita or self.assessment == ITA, cue.at
                self.assessment = cue.word
            case "unreal":
                self.assessment = cue.word
            case "self":
                dated = any(isinstance(e, YearEvent) and e.end == cue.at for e in self.narrative.events)
                if dated or not self.narrative.before(cue, 3).endswith(_NOT_ITSELF):  # "จังหวัดแพร่ของเราได้"
                    self.self_at, self.many_at = cue.at, None
                if self.figure_at >= 0 and self.name_at < self.figure_at and cue.word.endswith(_GETS):
                    self._tell_total(cue)  # "ปีงบประมาณ 2567 กรมได้ 94.62": a new clause with its subject
            case "many" | "areas" if is_remark(self.narrative.flat, cue.at):
                pass  # "การประเมิน (ส่วนราชการส่วนภูมิภาคระดับจังหวัด)": a kind of assessment
            case "many":
                self.many_at = self.many_at if is_of_subject(self.narrative, self.owner, cue) else cue.at
                self.many_once = is_compared_mean(self.narrative.before(cue, MANY_LEAD))
            case "resume":
                self.many_at = None
            case "areas":
                self.areas = True
            case _:
                self._year_cue(cue)

    def _year_cue(self, cue: CueEvent) -> None:
        match cue.kind:
            case "this_year" if self.this_year is not None:
                self.year, self.past_at, self.compared = self.this_year, None, None
            case "this_year" if self.year and self.year < (newest := max(self.base_year or 0, self.newest_year)):
                self.year, self.year_at, self.past_at, self.compared = newest, cue.at, None, None  # "2565, 2563, ปีนี้"
            case "that_year" if self.figure_year is not None:
                self.year, self.year_at = self.figure_year, cue.at
            case "next_year":
                base = self.figure_year or self.year or self.base_year
                if base is not None and base < (self.year or base):  # "สองปีก่อนได้ 79.85 ปีถัดมาได้ 84.02 ..."
                    self.compared = Said(base + 1, cue.at)
                else:
                    self.year = base + 1 if base is not None else None
            case "two_years_ago" | "three_years_ago":
                self.past_at, self.past_years = cue.end, 2 if cue.kind == "two_years_ago" else 3
            case "last_year":
                self.past_years, ahead = 1, is_said_ahead(self.narrative, cue)
                self.past_at = cue.end if ahead else None
                if ahead:
                    self._close_list(cue)

    def _end_item(self, turn: CueEvent) -> None:
        """An item's body is that of no other item of the list, and of nothing behind the list."""
        if turn.word == LINE_END:
            if ends_former_year(self.narrative, turn, self.line_at, self.year_at):
                self.year = self.line_year
            self.line_at, self.line_year = turn.end, self.year
            self.item = mark_at(self.narrative.flat, turn.end)
        mean = self.owner_item is not None and self.first_at >= 0 and tells_mean_of_list(self.narrative, turn)
        self.many_at = turn.at if mean else self.many_at
        if self.owner_item is not None and (mean or turn.word != LINE_END or self.item == self.owner_item):
            self.owner = self.owner_item = None

    def _tell_total(self, event: Event) -> None:
        self.named, self.name_at = False, -1
        self.subjects.tell_total(self.narrative.origin[event.end - 1] + 1)

    def _owner(self, event: OwnerEvent) -> None:
        if is_place(self.narrative, event):
            return  # "ณ สำนักงาน ป.ป.ช. จังหวัดนนทบุรี นาย...": a place
        before = "" if event.at == self.line_at > 0 else self.narrative.before(event, BEFORE)  # of its own line
        beside = stands_beside(self.narrative, self.owner, self.row_end, event, before)
        beside = beside or is_told_beside(self.narrative, event, before, self.owner or self.self_at)
        strength = 0 if beside else subject_strength(event.hit, before, self.narrative.behind(event, BEHIND))
        self.row_end = event.end if strength == 0 else -1
        if strength == 1 and _BY in before[-_OFFICER:]:
            self.many_at = None  # "มอบรางวัลแก่ 34 หน่วยงาน โดยอธิบดีกรม... ขึ้นรับ": a clause of its own
        if strength > 1:
            if self.figure_at > self.year_at > self.first_at >= 0:
                self.compared_years |= {self.year} if self.year is not None and self.year != self.owner_year else set()
                self.year = self.owner_year  # "A 92.19 คะแนน ปี 2567 ได้ 89.92" says nothing of the year of B's
            self.of_next_body = self.first_at >= 0
            self.owner_year, self.first_at = self.year, -1
            if not before.endswith(_RELATIVE):
                self.compared = None  # "เพิ่มขึ้นจากปี 2566 ส่วนกรม... ได้ 93.20": that year was the other body's
            self.aside = aside_at(self.narrative, event, Aside(-1, self.owner, self.owner_raw, self.self_at))
            self.owner, self.many_at, self.self_at, self.owner_item = event.hit, None, None, self.item
            self.owner_raw = self.narrative.text[event.hit.start : event.hit.end]
            if tells_result(self.narrative, event) and not is_of_instrument(self.narrative, event):
                self._tell_total(event)  # a new clause with its own subject
        elif strength and self.owner is None:
            self.announcer = event.hit

    def _year(self, event: YearEvent) -> None:
        self.year_at = event.at
        if any(year.at == event.at for year in self.years_behind.values()):
            return
        if ends_span(self.narrative, event):
            return
        bracket = bracket_of(self.narrative, event) if self.figure_at >= 0 else None
        in_brackets = "(" in self.narrative.flat[: event.at].rsplit(")", 1)[-1] and self.year is not None
        back = looks_back(self.narrative, event, self.year or self.base_year or event.year)
        if bracket or in_brackets or back or is_compared(self.narrative, event):
            reach = bracket or (_CLAUSE_REACH if back else PAST_REACH)
            self.compared = Said(event.year, event.at, reach, bracket is not None)
            if not bracket or event.year not in self.compared_years:  # "OIT 96.65 (ปี 2566: 94.00)" ends a row of them
                self._close_list(event)
            self.compared_years.add(event.year)
        else:
            if self.year not in (None, event.year):
                self._close_list(event)
            self.year, self.past_at, self.compared = event.year, None, None
