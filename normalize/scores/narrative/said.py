"""What a paragraph says of its figures and levels, and what stands over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from prongsai.normalize.agencies.owner_finder import OwnerFinder, OwnerHit
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    Event,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_line_end,
)
from prongsai.normalize.scores.narrative.frames.asides import years_of_other_matters
from prongsai.normalize.scores.narrative.frames.back_references import back_references
from prongsai.normalize.scores.narrative.frames.changes import Change
from prongsai.normalize.scores.narrative.quantities import UNIT, Quantity
from prongsai.normalize.scores.narrative.rulings import NO_RULING, Ruling
from prongsai.normalize.scores.narrative.state import ITA, State
from prongsai.normalize.scores.quantity_rules import BY_FORM, QuantityRule
from prongsai.normalize.scores.rules import Fate
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.text.phrases import words_of
from prongsai.normalize.vocabulary.levels import LevelHit
from prongsai.normalize.vocabulary.names_in_text import NameHit

_NO_RESULTS = ("full_mark", "threshold")  # kinds of numbers
SET_HERE = frozenset({"clause", "behind", "list", "relative"})  # what sets a coordinate in the sentence itself


@dataclass(slots=True)
class Coordinates:
    """What a paragraph says of one figure; a None is open, and each `..._from` names what set the value.

    `clause` and `relative` ("last year") stand in the clause itself, `behind` right behind a level, `list` behind the
    figure, `sentence` elsewhere in the sentence; `heading`, `title` and `document` stand over the paragraph.
    """

    figure: Number
    quantity: Quantity
    measured: QuantityRule | None = None  # what says what it measures; None for a level
    assessment: str | None = None  # "ITA", or the word of something else
    assessment_from: str | None = None
    owner: Agency | None = None
    owner_raw: str | None = None  # as printed
    owner_from: str | None = None
    owners: tuple[OwnerHit, ...] = ()  # where one figure is said of several
    equal: tuple[OwnerHit, int] | None = None  # a body that had the same in another year
    year: int | None = None
    year_from: str | None = None
    years: tuple[int, ...] = ()  # where one figure is said of several
    compared_years: frozenset[int] = frozenset()  # years said so far of other results alone
    codes: tuple[NameHit, ...] = ()
    ruling: Ruling = NO_RULING
    change: Change | None = None  # which end of a change told with both figures it is
    paired: bool = False  # one of a row of figures for a row of names
    dated: bool = False  # a line of a year and this figure: "2566: 93.28"
    is_stated: bool = False  # the sentence says in so many words that its name got it
    full_of_body: bool = False  # full marks that the body right before them got
    beyond_name: bool = False  # its sentence names no part of the result
    of_part: bool = False  # words for a part of the result lead to it, and no name says which
    in_prose: bool = False  # it stands in a sentence that names no part of the result before it

    def pair(self, event: Event | None, text: str) -> None:
        """Set what a member of a row says of its figure: the body, the year or the assessment that it is of."""
        if isinstance(event, OwnerEvent):
            self.owner, self.owner_from, self.owners = event.hit.agency, "clause", ()
            self.owner_raw = text[event.hit.start : event.hit.end]
        elif isinstance(event, YearEvent):
            self.year, self.year_from = event.year, "clause"
        elif isinstance(event, CueEvent):
            self.assessment, self.assessment_from = ITA if event.kind == "assessment" else event.word, "clause"

    @property
    def by_form(self) -> bool:
        """Whether nothing but its form says that it is a score."""
        return self.measured is BY_FORM


class ParagraphSaid(NamedTuple):
    """What a paragraph says of its figures, and of its levels that stand behind a word for one.

    `names` and `numbers` are those that are no pairs on lines of their own.
    """

    figures: list[Coordinates]
    levels: list[tuple[LevelHit, Coordinates]]
    names: Sequence[NameHit]
    numbers: Sequence[Number]
    others: Sequence[Number]  # numbers with decimals that are no figures


YearsAgo = Callable[[int, bool], int | None]  # the fiscal year so many, maybe fiscal, years before the text's date
YearAt = Callable[[int], tuple[int | None, str]]  # the year that the document's years give a place, and how


@dataclass(slots=True)
class Frame:
    """What stands over a paragraph; reading a paragraph moves it on for the next."""

    finder: OwnerFinder | None  # None: bodies are not asked for
    titled: bool = False  # the title names the assessment
    owner: Agency | None = None  # the body that the document is about: whose a figure is where nothing nearer says it
    about_many: bool = False  # the document is about many bodies
    year: int | None = None
    year_from: str | None = None
    older_years: frozenset[int] = frozenset()  # whose results the paragraph that set the year told beside it
    year_at: YearAt | None = None
    plan_years: frozenset[int] = frozenset()  # years that its sentences name for measures alone
    is_form: bool = False  # a local body's: its years are the document's alone, not those of paragraphs above
    this_year: int | None = None  # the fiscal year whose results were new when the text was written
    years_ago: YearsAgo | None = None  # None where the document tells its year
    many: bool = False  # the paragraph above tells of many bodies
    areas: bool = False  # provinces stand for the bodies in them
    leads: bool = False  # the paragraph above leads in a list of results of the assessment
    named: bool = False  # a paragraph above names the assessment
    topic: bool = False  # the paragraphs above are about the assessment
    above: State | None = None  # at the end of the paragraph above
    head: OwnerHit | None = None  # the body that is an item of a list by itself, over what is said of it
    in_points: dict[tuple[str, int], Decimal] = field(default_factory=dict)  # totals told in points, by owner and year
    means_of: frozenset[str] = frozenset()  # ids of bodies whose result is told as a mean over the bodies under them
    narratives: dict[tuple[str, bool], Narrative] = field(default_factory=dict)  # by paragraph and `wrapped`

    @property
    def is_about_it(self) -> bool:
        """Whether title or paragraphs above are about the assessment, or the document is a form of a local body."""
        return self.titled or self.named or self.is_form

    def is_own(self, body: Agency) -> bool:
        """Whether a body is the one that the document is about."""
        own = self.owner
        return own is not None and (
            body.agency_id == own.agency_id
            or (body.agency_type == own.agency_type and body.name_th == own.name_th)
            or (body.resolution == "unlisted" and own.name_th.startswith(body.name_th))  # "สำนักงานเขตพื้นที่การศึกษา"
        )

    def narrative(self, text: str, wrapped: bool) -> Narrative:
        """The events of a paragraph; nothing that stands over it changes them."""
        known = self.narratives.get((text, wrapped))
        if known is None:
            known = Narrative.of(text, self.bodies(text), wrapped)
            known = self.narratives[text, wrapped] = known.without(years_of_other_matters(known, wrapped))
        return known

    def bodies(self, text: str) -> list[OwnerHit]:
        """The bodies that a text names, and those that it means by their places among these."""
        hits = list(self.finder.find(text)) if self.finder is not None else []
        return sorted([*hits, *back_references(text, hits)], key=lambda hit: hit.start)

    def move_year(self, narrative: Narrative, found: Sequence[Coordinates], said: int | None) -> None:
        """Move on to the year that paragraphs below are of, where this one says it; `said` is the last one it names.

        That of the newest results told, unless they are a look back ("เคยได้ 88.40 ในปี 2565"), and never that of an aim.
        """
        told = [c.year for c in found if is_result(c) and c.year is not None and c.year not in c.compared_years]
        aims = any(c.quantity == Quantity.TARGET and c.figure.kind != "threshold" for c in found)
        year = None if aims else said
        if told:
            opens = next((e.year for e in narrative.events if isinstance(e, YearEvent)), None)
            newest = max(told)
            year = newest if opens in (None, newest) or self.year is None or newest > self.year else None
        if year is not None:
            self.year, self.year_from = year, "sentence"
            self.older_years = frozenset(c.year for c in found if is_result(c) and c.year is not None) - {year}

    def is_other_unit(self, found: Coordinates, before: str, behind: str) -> bool:
        """Whether a total is a percentage of a body whose total was told in points, "ตรงเวลาร้อยละ 83.90"; notes those.

        `before` and `behind` are the squeezed text beside it.
        """
        value = found.figure.value
        if (
            found.quantity != Quantity.SCORE
            or found.codes
            or found.owner is None
            or found.year is None
            or value is None
        ):
            return False
        key = (found.owner.agency_id, found.year)
        if UNIT.opens(behind):
            self.in_points.setdefault(key, value)
            return False
        return before.endswith("ร้อยละ") and self.in_points.get(key, value) != value


def is_result(found: Coordinates) -> bool:
    """Whether a figure is a score of the assessment in a year that is known."""
    return found.assessment == ITA and found.quantity == Quantity.SCORE and found.year is not None


def carried_names(
    narrative: Narrative, figure: FigureEvent, found: Coordinates, last: Coordinates | None
) -> tuple[NameHit, ...]:
    """The part that a figure is of because what it is held against is: "IIT เฉลี่ยทั้งจังหวัด 94.00 กรม... ได้ 87.50".

    `last` is the figure before: a mean, an aim, another body's or another year's. Where it is the body's own, a figure
    without a name is the total.
    """
    if found.codes or found.quantity != Quantity.SCORE or last is None:
        return ()
    start = max((e.end for e in narrative.events if is_line_end(e) and e.end <= figure.at), default=0)
    said = [e for e in narrative.events if start <= e.at and e.end <= figure.at]
    parts = [e for e in said if isinstance(e, NameEvent) and e.hit.scope != "overall"]
    figures = [e for e in said if isinstance(e, FigureEvent) and e.may_be_total]
    if found.owners:  # "IIT 91.80 (กรม... 94.00)"
        figures = [e for e in figures if parts and e.at > parts[-1].at]
    if not parts or len(figures) != 1 or not (len(parts) == 1 or found.owners):
        return ()
    ours = [e for e in said if e.at == figures[0].end and narrative.flat.endswith(words_of("us"), 0, e.end)]
    behind = [e for e in said if e.at >= figures[0].end and e not in ours]  # "94.00 คะแนน ของเรา"
    if any(isinstance(e, NameEvent) or (isinstance(e, CueEvent) and e.kind == "assessment") for e in behind):
        return ()
    if {hit.code for hit in last.codes} != {parts[-1].hit.code} and last.figure.kind not in _NO_RESULTS:
        return ()
    other_year = None not in (found.year, last.year) and found.year != last.year
    ruled_out = last.ruling.rule is not None and last.ruling.rule.fate in (Fate.REJECT, Fate.IGNORE)
    no_score = last.quantity != Quantity.SCORE or ruled_out or last.figure.kind in _NO_RESULTS
    return (parts[-1].hit,) if no_score or other_year or found.owners else ()
