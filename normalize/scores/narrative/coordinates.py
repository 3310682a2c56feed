"""The five coordinates of every figure in running text: assessment, owner, fiscal year, code, quantity.

A paragraph is read as a row of events. A figure takes each coordinate from the nearest event that sets it and that no
turn parts from it; what nobody set stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prongsai.normalize.scores.narrative.behind_figures import assessment_behind, names_behind, owners_of_figure
from prongsai.normalize.scores.narrative.events import (
    FULL,
    Event,
    FigureEvent,
    LevelEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    mark_at,
)
from prongsai.normalize.scores.narrative.figure_rules import words_between
from prongsai.normalize.scores.narrative.frames.asides import is_headed
from prongsai.normalize.scores.narrative.frames.changes import Change, changes
from prongsai.normalize.scores.narrative.frames.groups import follows_mean, is_mean_below, is_mean_of_group
from prongsai.normalize.scores.narrative.frames.lines import (
    is_behind_year_of_line,
    is_line_of_name,
    is_sentence,
    line_before,
)
from prongsai.normalize.scores.narrative.frames.owners import is_of_area, is_of_means, is_of_rival, set_owner
from prongsai.normalize.scores.narrative.frames.rows import years_alike
from prongsai.normalize.scores.narrative.frames.series import of_row
from prongsai.normalize.scores.narrative.frames.years_behind import is_in_series, year_of_level, years_behind
from prongsai.normalize.scores.narrative.leads import (
    goes_on,
    has_full_marks,
    is_behind_body,
    is_former,
    is_joined,
    is_led,
    is_next_aim,
    is_of_part,
)
from prongsai.normalize.scores.narrative.levels_beside import levels_of_figures
from prongsai.normalize.scores.narrative.pairings import respectively
from prongsai.normalize.scores.narrative.quantities import (
    BEFORE,
    BEHIND,
    UNIT,
    FigureSaid,
    Quantity,
    is_stated,
)
from prongsai.normalize.scores.narrative.rulings import PLAINLY, ParagraphReading, Rulings
from prongsai.normalize.scores.narrative.said import Coordinates, Frame, ParagraphSaid, carried_names, is_result
from prongsai.normalize.scores.narrative.state import ITA, State
from prongsai.normalize.scores.narrative.subjects import Subjects
from prongsai.normalize.scores.narrative.years_said import set_changed_year, set_year, year_over
from prongsai.normalize.scores.quantity_rules import rule_of
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.text.phrases import Phrase
from prongsai.normalize.vocabulary.levels import LevelHit
from prongsai.normalize.vocabulary.names_in_text import NameHit

_LEADS_IN, _OF_RESULT = Phrase("leads_in"), Phrase("of_result")


def read_coordinates(text: str, frame: Frame, wrapped: bool = False) -> list[Coordinates]:
    """The coordinates of every figure of a paragraph, in order: see `read_said`."""
    return read_said(text, frame, wrapped).figures


def read_said(text: str, frame: Frame, wrapped: bool = False, reading: ParagraphReading = PLAINLY) -> ParagraphSaid:
    """The coordinates of every figure and level of a paragraph, in order; `frame` moves on by what it sets.

    Args:
        text: the paragraph.
        frame: what the document and the paragraphs above set.
        wrapped: line breaks are the page's, not the author's.
        reading: how the paragraph is to be read.
    """
    narrative = frame.narrative(text, wrapped)
    subjects = Subjects(text, wrapped, narrative.years, reading.default)
    state = State(narrative, subjects, years_behind(narrative), frame.this_year, frame.year)
    if frame.above is not None and frame.topic and goes_on(narrative, frame.above.narrative):
        state.goes_on(frame.above, frame.owner is None or not narrative.flat.startswith("ถาม"))  # asked anew
    frame.above = state
    frame.head = state.take_head(frame.head)
    numbers = [event.number for event in narrative.events if isinstance(event, FigureEvent)]
    names = [event.hit for event in narrative.events if isinstance(event, NameEvent)]
    rulings = Rulings(names, numbers, subjects, reading)
    reader = _Reader(
        narrative, frame, state, respectively(narrative), levels_of_figures(text, numbers), rulings, changes(narrative)
    )
    return ParagraphSaid(reader.read(), reader.levels, rulings.names, rulings.numbers, narrative.others)


@dataclass(slots=True)
class _Reader:
    narrative: Narrative
    frame: Frame
    state: State
    pairs: Mapping[int, Event]  # what each figure of a row belongs to
    graded: Mapping[int, LevelHit]  # the level right beside a figure, by the figure's place in the text
    rulings: Rulings
    changes: Mapping[int, Change]  # the ends of changes, by the figure's place
    last: Coordinates | None = None  # the figure before
    last_event: FigureEvent | None = None
    last_result: Coordinates | None = None  # the last figure that is a score of the assessment
    levels: list[tuple[LevelHit, Coordinates]] = field(default_factory=list)

    def read(self) -> list[Coordinates]:
        found = []
        for event in self.narrative.events:
            self.state.leave_aside(event.at)
            if isinstance(event, FigureEvent):
                self.last, self.last_event = self._figure(event), event
                self.last_result = self.last if is_result(self.last) else self.last_result
                if event.may_be_total:
                    self.state.tell(self.last.codes)
                found.append(self.last)
            elif isinstance(event, NameEvent):
                self.rulings.hear(event.hit)
            elif isinstance(event, LevelEvent):
                self.levels.append((event.hit, self._level(event)))
            self.state.hear(event)
        self._move_frame(found)
        return found

    def _move_frame(self, found: list[Coordinates]) -> None:
        state, frame = self.state, self.frame
        if not self._is_item():
            frame.leads = state.assessment == ITA and _LEADS_IN.closes(self.narrative.flat)
            said = state.many_at is not None or any(c.quantity == Quantity.MEAN for c in found)
            leads = frame.owner is None or _LEADS_IN.closes(self.narrative.flat)
            frame.many = (said and leads) or (frame.many and not found)
            frame.areas = state.areas
        frame.means_of |= {c.owner.agency_id for c in found if c.quantity == Quantity.MEAN and c.owner is not None}
        frame.about_many = frame.about_many or (frame.owner is None and any(c.quantity == Quantity.MEAN for c in found))
        if state.owner is not None:
            frame.many = False
        frame.named = frame.named or state.assessment == ITA
        if state.assessment is not None:
            frame.topic = state.assessment == ITA
        elif any(is_result(c) and c.codes for c in found):
            frame.topic = frame.named = True  # a result of an instrument or an indicator is told
        frame.move_year(self.narrative, found, state.year)

    def _is_item(self) -> bool:
        return mark_at(self.narrative.flat, 0) is not None

    def _figure(self, event: FigureEvent) -> Coordinates:
        behind = names_behind(self.narrative, event) if event.number.value == FULL else ()
        paired = self.pairs.get(event.at)
        ruling = self.rulings.of(event.number)
        parts = tuple(name for name in ruling.names if name.scope != "overall")
        codes = (paired.hit,) if isinstance(paired, NameEvent) else behind or parts
        codes = codes or self._codes_beside(event)
        said = self._said(event, bool(codes))
        measured = rule_of(said)
        quantity = measured.quantity
        if not event.may_be_total and quantity == Quantity.SCORE and not codes:
            quantity = Quantity.OTHER
        found = Coordinates(event.number, quantity, measured, codes=codes)
        self._set_assessment(event, found)
        set_owner(event, self.state, self.frame, found, self._is_new_line(event))
        set_year(event, self.state, self.frame, found, self.last)
        found.years = years_alike(self.narrative, event)
        set_changed_year(event, self.state, self.frame, found, self.changes)
        found.ruling = ruling
        found.codes = found.codes or carried_names(self.narrative, event, found, self.last)
        far = ruling.rule is not None and ruling.rule.applies is words_between  # the name has its figure all the same
        if parts and (event.number.value == FULL or far) and quantity == Quantity.SCORE:
            self.rulings.subjects.used = True
        found.paired = paired is not None
        found.dated = self._is_dated(event)
        stated = is_stated(event.number, self.narrative.before(event, BEFORE))
        found.is_stated = stated or is_line_of_name(self.narrative, event)
        found.full_of_body = said.full_of_body
        found.beyond_name = not self.state.named
        found.in_prose = found.beyond_name and is_sentence(self.narrative, event) and not said.is_percentage
        found.of_part = not codes and is_of_part(self.narrative, event)
        found.pair(paired, self.narrative.text)
        if self.frame.is_other_unit(found, self.narrative.before(event, BEFORE), self.narrative.behind(event, BEHIND)):
            found.quantity = Quantity.OTHER_UNIT
        return found

    def _codes_beside(self, event: FigureEvent) -> tuple[NameHit, ...]:
        """The names of the figure before, where another body stands in the place of its own."""
        of_next_body = isinstance(self.pairs.get(event.at), OwnerEvent) and is_joined(self.narrative, event)
        beside = of_next_body or is_headed(self.narrative, event)
        return self.last.codes if self.last is not None and beside else ()

    def _level(self, event: LevelEvent) -> Coordinates:
        """Whose level it is, and of which year: a level is read as a figure without a value."""
        as_figure = FigureEvent(event.at, event.end, Number(event.hit.start, event.hit.end, event.hit.level, None))
        many = self.state.near_many(event) or (self.frame.many and self.state.owner is None and self._is_item())
        found = Coordinates(as_figure.number, Quantity.MEAN if many else Quantity.SCORE)
        self._set_assessment(as_figure, found)
        set_owner(as_figure, self.state, self.frame, found, self._is_new_line(as_figure))
        set_year(as_figure, self.state, self.frame, found, self.last)
        behind = year_of_level(self.narrative, event, year_over(as_figure, self.state, self.frame)[0])
        if behind is not None:
            found.year, found.year_from = behind, "behind"
        return found

    def _said(self, event: FigureEvent, of_indicators: bool) -> FigureSaid:
        state, frame = self.state, self.frame
        mean = self.last_event if self.last is not None and self.last.quantity == Quantity.MEAN else None
        nobodys = state.owner is None and (self._is_item() or frame.owner is None)
        return FigureSaid(
            number=event.number,
            before=self.narrative.before(event, BEFORE),
            behind=self.narrative.behind(event, BEHIND),
            of_indicators=of_indicators,
            near_many=state.near_many(event),
            listed_of_many=frame.many and nobodys,
            of_province=is_of_area(state, frame),
            over_areas=state.areas or frame.areas,
            about_many=frame.about_many or is_of_means(state, frame),
            of_nobody=frame.about_many and nobodys,
            behind_owner=self._is_behind_owner(event) or (self._is_about(event) and is_led(self.narrative, event)),
            graded=event.number.start in self.graded and self._is_about(event),
            paired=event.at in self.pairs,
            of_group=follows_mean(self.narrative, mean, event)
            or is_mean_below(self.narrative, event, self.last_result.codes if self.last_result else None)
            or is_mean_of_group(self.narrative, event, frame.is_form, frame.owner is not None),
            lone_name=is_line_of_name(self.narrative, event),
            of_rival=is_of_rival(self.narrative, event),
            changes=event.at in self.changes,
            about=self._is_about(event),
            full_of_body=has_full_marks(self.narrative, event),
            joined_to=self._joined_to(event),
            line=line_before(self.narrative, event),
        )

    def _joined_to(self, event: FigureEvent) -> Quantity | None:
        """What the figure before measures, where this one is one of a row with it; aims may name their years."""
        if self.last is None or self.last_event is None:
            return of_row(self.narrative, event, None)
        if self.last.quantity == Quantity.TARGET:
            return Quantity.TARGET if is_next_aim(self.narrative, self.last_event, event) else None
        return of_row(self.narrative, event, self.last.quantity)

    def _is_behind_owner(self, event: FigureEvent) -> bool:
        """Whether the figure stands right behind a body, "กรมหม่อนไหม 95.73", in a clause about the assessment."""
        return self._is_about(event) and is_behind_body(self.narrative, event)

    def _is_about(self, event: FigureEvent) -> bool:
        """Whether the clause is about the assessment, or about nothing else under a title or words above that are."""
        told = UNIT.opens(self.narrative.behind(event, 8)) or is_behind_body(self.narrative, event)
        of_topic = self.frame.titled or (self.frame.topic and told)
        if self.state.assessment is not None:
            return self.state.assessment == ITA
        return of_topic or assessment_behind(self.narrative, event) is True

    def _is_of_topic(self, event: FigureEvent) -> bool:
        """Whether the figure goes on with what the paragraphs above are about."""
        of_result = _OF_RESULT.stands_in(self.narrative.flat, 0, event.end)
        of_body = self._is_behind_owner(event) or bool(owners_of_figure(self.narrative, event))
        of_self = self.state.self_at is not None and UNIT.opens(self.narrative.behind(event, 8))
        graded = event.number.start in self.graded
        return of_result or of_body or of_self or graded or is_in_series(self.narrative, event) or self._is_dated(event)

    def _is_new_line(self, event: FigureEvent) -> bool:
        """Whether the line opens with its year, and the body named above has had its figure."""
        owner, last = self.state.owner, self.last
        return self._is_dated(event) and last is not None and owner is not None and owner.start < last.figure.start

    def _is_dated(self, event: FigureEvent) -> bool:
        """Whether the figure stands right behind the year that opens its line, below words for the assessment."""
        about = ITA in (self.state.assessment, self.frame.topic and ITA)
        if self.last is not None and self.last.dated and is_joined(self.narrative, event, over_years=True):
            return about  # "ปี 67 ได้ 92.12 / ปี 66 ได้ 87.72"
        return about and is_behind_year_of_line(self.narrative, event)

    def _set_assessment(self, event: FigureEvent, found: Coordinates) -> None:
        if self.state.assessment is not None:
            found.assessment, found.assessment_from = self.state.assessment, "clause"
            return
        of_figure, last = assessment_behind(self.narrative, event), self.last_result
        if of_figure or (of_figure is None and self.state.named):
            found.assessment, found.assessment_from = ITA, "sentence"
        elif of_figure is None and self.frame.leads and self._is_item():
            found.assessment, found.assessment_from = ITA, "list"
        elif of_figure is None and self.frame.topic and self._is_of_topic(event):
            found.assessment, found.assessment_from = ITA, "heading"
        elif of_figure is None and last is not None and not last.codes and is_former(self.narrative, event, last.year):
            found.assessment, found.assessment_from = ITA, "sentence"
        elif of_figure is None and self.frame.titled:
            found.assessment, found.assessment_from = ITA, "title"
