"""The five coordinates of every figure in running text: assessment, owner, fiscal year, code, quantity.

A paragraph is read as a row of events. A figure takes each coordinate from the nearest event that sets it and that no
turn parts from it; what nobody set stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prongsai.normalize.agencies.owner_finder import OwnerFinder, OwnerHit
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.from_text.behind_figures import (
    assessment_behind,
    names_behind,
    owners_of_figure,
    year_ahead,
    years_behind,
)
from prongsai.normalize.scores.from_text.narrative_events import FULL, FigureEvent, Narrative
from prongsai.normalize.scores.from_text.narrative_state import ITA, State, leads_to_figure
from prongsai.normalize.scores.from_text.quantities import BEFORE, BEHIND, FigureSaid, Quantity, quantity_of
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.vocabulary.names_in_text import NameHit

_ITEM = re.compile(r"\s*(?:[-–•●▪]|\(?[\d๐-๙]{1,2}[.)])")
_LEADS_IN = re.compile(r"(?:ดังนี้|ต่อไปนี้|ได้แก่|ประกอบด้วย|:)$")
_OF_RESULT = re.compile(r"ผล(?:การ|คะแนน)?ประเมิน|คะแนน(?:การ|ผล)?ประเมิน")
_PAST_BEHIND = re.compile(r"(?:คะแนน)?(?:ใน|เมื่อ|ของ)?ปี(?:ก่อนหน้า|ก่อน|ที่แล้ว|ที่ผ่านมา)")


@dataclass(slots=True)
class Coordinates:
    """What a paragraph says of one figure; a None is open, and each `..._from` names what set the value.

    `clause` and `relative` ("last year") stand in the clause itself, `list` behind the figure, `sentence` elsewhere in
    the sentence; `heading`, `title` and `document` stand over the paragraph.
    """

    figure: Number
    quantity: Quantity
    assessment: str | None = None  # "ITA", or the word of something else
    assessment_from: str | None = None
    owner: Agency | None = None
    owner_raw: str | None = None  # as printed
    owner_from: str | None = None
    owners: tuple[OwnerHit, ...] = ()  # where one figure is said of several
    year: int | None = None
    year_from: str | None = None
    codes: tuple[NameHit, ...] = ()
    is_total: bool = False  # the clause says that the figure is the total


@dataclass(slots=True)
class Frame:
    """What stands over a paragraph; reading a paragraph moves it on for the next."""

    finder: OwnerFinder
    titled: bool = False  # the title names the assessment
    owner: Agency | None = None  # the body that the document is about
    about_many: bool = False  # the document is about many bodies
    year: int | None = None
    year_from: str | None = None
    many: bool = False  # the paragraph above tells of many bodies
    areas: bool = False  # provinces stand for the bodies in them
    topic: bool = False  # the paragraphs above are about the assessment
    leads: bool = False  # the paragraph above leads in a list of results of the assessment
    narratives: dict[tuple[str, bool], Narrative] = field(default_factory=dict)  # by paragraph and `wrapped`

    def narrative(self, text: str, wrapped: bool) -> Narrative:
        """The events of a paragraph; nothing that stands over it changes them."""
        known = self.narratives.get((text, wrapped))
        if known is None:
            known = self.narratives[text, wrapped] = Narrative.of(text, self.finder, wrapped)
        return known


def read_coordinates(text: str, frame: Frame, wrapped: bool = False) -> list[Coordinates]:
    """The coordinates of every figure of a paragraph, in order; `frame` moves on by what the paragraph sets.

    Args:
        text: the paragraph.
        frame: what the document and the paragraphs above set.
        wrapped: line breaks are the page's, not the author's.
    """
    narrative = frame.narrative(text, wrapped)
    return _Reader(narrative, frame, State(narrative, years_behind(narrative))).read()


def is_result(found: Coordinates) -> bool:
    """Whether a figure is a score of the assessment in a year that is known."""
    return found.assessment == ITA and found.quantity == Quantity.SCORE and found.year is not None


@dataclass(slots=True)
class _Reader:
    narrative: Narrative
    frame: Frame
    state: State

    def read(self) -> list[Coordinates]:
        found = []
        for event in self.narrative.events:
            if isinstance(event, FigureEvent):
                found.append(self._figure(event))
            self.state.hear(event)
        self._move_frame(found)
        return found

    def _move_frame(self, found: list[Coordinates]) -> None:
        state, frame = self.state, self.frame
        if not self._is_item():
            frame.leads = state.assessment == ITA and _LEADS_IN.search(self.narrative.flat) is not None
            said = state.many_at is not None or any(c.quantity == Quantity.MEAN for c in found)
            leads = frame.owner is None or _LEADS_IN.search(self.narrative.flat) is not None
            frame.many = (said and leads) or (frame.many and not found)
            frame.areas = state.areas
        if state.owner is not None:
            frame.many = False
        if state.assessment is not None:
            frame.topic = state.assessment == ITA
        if state.year is not None:
            frame.year, frame.year_from = state.year, "sentence"

    def _is_item(self) -> bool:
        return _ITEM.match(self.narrative.text) is not None

    def _figure(self, event: FigureEvent) -> Coordinates:
        behind = names_behind(self.narrative, event) if event.number.value == FULL else ()
        codes = behind or tuple(name.hit for name in self.state.names)
        quantity = quantity_of(self._said(event, bool(codes)))
        found = Coordinates(event.number, quantity, codes=codes, is_total=self.state.total and not codes)
        self._set_assessment(event, found)
        self._set_owner(event, found)
        self._set_year(event, found)
        return found

    def _said(self, event: FigureEvent, of_indicators: bool) -> FigureSaid:
        state, frame = self.state, self.frame
        nobodys = state.owner is None and (self._is_item() or frame.owner is None)
        return FigureSaid(
            number=event.number,
            before=self.narrative.before(event, BEFORE),
            behind=self.narrative.behind(event, BEHIND),
            of_indicators=of_indicators,
            near_many=state.near_many(event),
            listed_of_many=frame.many and nobodys,
            of_province=state.owner is not None and state.owner.agency.agency_type == "province",
            over_areas=state.areas or frame.areas,
            about_many=frame.about_many,
        )

    def _set_assessment(self, event: FigureEvent, found: Coordinates) -> None:
        if self.state.assessment is not None:
            found.assessment, found.assessment_from = self.state.assessment, "clause"
            return
        of_figure = assessment_behind(self.narrative, event)
        if of_figure or (of_figure is None and self.state.names):
            found.assessment, found.assessment_from = ITA, "sentence"
        elif of_figure is None and self.frame.leads and self._is_item():
            found.assessment, found.assessment_from = ITA, "list"
        elif of_figure is None and self.frame.topic and _OF_RESULT.search(self.narrative.flat, 0, event.end):
            found.assessment, found.assessment_from = ITA, "heading"
        elif of_figure is None and self.frame.titled:
            found.assessment, found.assessment_from = ITA, "title"

    def _printed(self, hit: OwnerHit) -> str:
        return self.narrative.text[hit.start : hit.end]

    def _set_owner(self, event: FigureEvent, found: Coordinates) -> None:
        state, own = self.state, self.frame.owner
        found.owners = owners_of_figure(self.narrative, event)
        if found.owners:
            if found.quantity in (Quantity.OTHER, Quantity.COUNT) and event.number.decimals:
                found.quantity = Quantity.SCORE
            found.owner, found.owner_raw, found.owner_from = (
                found.owners[0].agency,
                self._printed(found.owners[0]),
                "list",
            )
        elif found.quantity == Quantity.MEAN:
            return
        elif state.owner is not None:
            found.owner, found.owner_raw, found.owner_from = state.owner.agency, self._printed(state.owner), "clause"
        elif own is not None and state.announcer is not None and state.announcer.agency.agency_id == own.agency_id:
            found.owner, found.owner_from = state.announcer.agency, "sentence"
        elif own is not None:
            found.owner, found.owner_from = own, "document"

    def _set_year(self, event: FigureEvent, found: Coordinates) -> None:
        own = self.state.years_behind.get(event.at)
        if own is not None:
            found.year, found.year_from = own.year, "clause"
            return
        base, base_from = self._year_over(event)
        compared = self.state.compared_year(event)
        if base is None:
            return
        behind = self.narrative.behind(event, 60)
        said = _PAST_BEHIND.match(behind)
        past = self.state.past(event) or (said is not None and not leads_to_figure(behind[said.end() :]))
        if found.quantity == Quantity.DIFFERENCE or (compared is None and not past):
            found.year, found.year_from = base, base_from
        elif compared is not None:
            found.year, found.year_from = compared, "clause"
        else:
            found.year, found.year_from = base - 1, "relative"

    def _year_over(self, event: FigureEvent) -> tuple[int | None, str | None]:
        """The year of the clause, else the first of the sentence behind the figure, else that over the paragraph."""
        if self.state.year is not None:
            return self.state.year, "clause"
        ahead = year_ahead(self.narrative, event)
        if ahead is not None:
            return ahead, "sentence"
        return self.frame.year, self.frame.year_from or "heading"
