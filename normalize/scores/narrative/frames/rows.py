"""Rows of figures and what they are of where no word says "respectively", and one figure that is said of several.

"A และ B ได้ 96.20 และ 94.10 คะแนน", "IIT และ EIT ได้ 93.10 และ 88.20 คะแนน", "ปี 2563 ถึง 2565 เท่ากับ 87.10 90.20
และ 93.30", "A และ B ได้เท่ากัน 98.10", "OIT ได้เต็ม 100 สองปีซ้อน คือปี 2566 และ 2567", "88.90 (2565) 90.10 (2566)".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    Event,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_turn,
)
from prongsai.normalize.scores.narrative.frames.equals import equal_of
from prongsai.normalize.text.dates import find_years, read_year
from prongsai.normalize.text.phrases import Phrase
from prongsai.normalize.years.year_roles import FIRST_YEAR, LAST_YEAR, leads_to_figure

EventOf = TypeVar("EventOf", bound=Event)
_SEVERAL = 2
_RUN_GAP, _LEAD = 24, 40  # squeezed characters between members of a row, and from it to its figures
_JOINS = Phrase("joins*")
_TO_FIGURES = Phrase("score_word|score_lead|to_score|in_row_of_years*")
_TO_FIGURES_OF_BODIES = Phrase("score_word|score_lead|to_score|in_row_of_years|joins*")
_TO_NEXT_ROW = Phrase("unit*", "contrast|meanwhile?", "score_word|score_lead|to_score|in_row_of_years|joins*")
# without a verb names and figures in rows are cards that lost their places
_SAID = Phrase("closing?", "gets_or_is|is_equal")
_CODE = Phrase("opening", "tool", "closing")  # "... ภายใน (IIT), ... ภายนอก (EIT)"
_FIRST_PART = Phrase("first_part")  # "ผู้มีส่วนได้ส่วนเสียภายนอก ตอนที่ 1 และตอนที่ 2"
_BRACKET = Phrase("opening", "#year_or_its_end", "closing")
_BRACKET_BEHIND = Phrase("points?", "opening", "#year_or_its_end", "closing")
_BRACKET_BETWEEN = Phrase("points?", "opening", "#year_or_its_end", "closing", "row_join?")
_BRACKET_REACH = 16  # squeezed characters
_ALIKE = Phrase("alike")
_IN_A_ROW = Phrase("points|closing*", "years_in_a_row", "to_their_years*")
_TO_YEARS = Phrase("points?", "to_years*")


def side_by_side(narrative: Narrative) -> dict[int, Event]:
    """The body, year or name that each figure of a row is of, by its place, where a row as long stands before it."""
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and e.number.decimals]
    found: dict[int, Event] = {}
    last: list[FigureEvent] = []
    for row in _rows(figures, narrative):
        for kind in (OwnerEvent, YearEvent, NameEvent):
            before = [e for e in narrative.events if isinstance(e, kind) and e.end <= row[0].at]
            members = last_row(before, narrative)
            if len(members) != len(row):
                continue
            of_bodies = kind is OwnerEvent
            between = narrative.between(members[-1].end, row[0].at, _LEFT_OUT[kind])
            between = _CODE.behind(between)
            said = kind is not NameEvent or _SAID.opens(between)
            leads = _TO_FIGURES_OF_BODIES if of_bodies else _TO_FIGURES
            if said and len(between) <= _LEAD and leads.fills(between):
                found |= {figure.at: member for figure, member in zip(row, members, strict=True)}
        if row[0].at not in found and _is_row_alike(narrative, last, row):
            alike = {figure.at: found.get(other.at) for figure, other in zip(row, last, strict=True)}
            found |= {at: event for at, event in alike.items() if isinstance(event, YearEvent | NameEvent)}
        last = row
        if row[0].at not in found:
            found |= {figure.at: year for figure, year in zip(row, years_behind_row(narrative, row), strict=False)}
    return found | _in_brackets(narrative, figures)


def years_behind_row(narrative: Narrative, figures: Sequence[FigureEvent]) -> list[YearEvent]:
    """The years in a row right behind figures, where they are as many: "91.20 และ 94.63 ในปี 2566 และ 2567"."""
    end = figures[-1].end
    first = next((e for e in narrative.following(end) if isinstance(e, YearEvent)), None)
    if first is None or not _TO_YEARS.fills(narrative.flat[end : first.at]):
        return []
    row = row_from(narrative, first)
    headed = leads_to_figure(narrative.behind(row[-1], _LEAD))  # "และปี 2567 ได้ 94.63": a clause of its own
    return row if len(row) == len(figures) and not headed else []


def _names_result(event: Event) -> bool:
    """Whether an event says of which result figures are: "A และ B ได้คะแนน ITA ปี 2567 94.63 และ 90.10"."""
    total = isinstance(event, NameEvent) and event.hit.scope == "overall"
    return total or isinstance(event, YearEvent) or (isinstance(event, CueEvent) and event.kind == "assessment")


def _names_body(event: Event) -> bool:
    """Whether an event says whose figures are: "ปี 2566 และ 2567 กรม... ได้ 91.20 และ 94.63"."""
    return isinstance(event, OwnerEvent)


def _nothing(_: Event) -> bool:
    return False


_LEFT_OUT = {OwnerEvent: _names_result, YearEvent: _names_body, NameEvent: _nothing}


def _is_row_alike(narrative: Narrative, last: Sequence[FigureEvent], row: Sequence[FigureEvent]) -> bool:
    """Whether another body's row goes on like the one before: "A ได้ 90.10 และ 92.30 คะแนน B ได้ 88.40 และ 91.20"."""
    if len(last) != len(row):
        return False
    inside = [e for e in narrative.events if last[-1].end <= e.at and e.end <= row[0].at]
    bodies = [e for e in inside if _names_body(e)]
    between = narrative.between(last[-1].end, row[0].at, _names_body)
    return len(bodies) == 1 and len(between) <= _LEAD and _TO_NEXT_ROW.fills(between)


def _in_brackets(narrative: Narrative, figures: Sequence[FigureEvent]) -> dict[int, Event]:
    """The years in brackets of a row of figures: "(2565) 88.90 (2566) 90.10", "88.90 (65) 90.10 (66)"."""
    found: dict[int, Event] = {}
    for row in _rows(figures, narrative, _BRACKET_BETWEEN):
        before = [_year_in(_BRACKET.last(narrative.before(figure, _BRACKET_REACH))) for figure in row]
        behind = [_year_in(_opening(_BRACKET_BEHIND, narrative.behind(figure, _BRACKET_REACH))) for figure in row]
        first = None not in before and behind[-1] is None
        years = [year for year in (before if first else behind) if year is not None]
        parted = first or before[0] is None
        if parted and len(years) == len(row) and all(later - year == 1 for year, later in pairwise(years)):
            found |= {f.at: YearEvent(f.at, f.at, year) for f, year in zip(row, years, strict=True)}
    return found


def _opening(phrase: Phrase, key: str) -> str:
    return key[: phrase.end(key) or 0]


def _year_in(bracket: str | None) -> int | None:
    """The Buddhist year, in full or by its last two digits, that stands in a bracket."""
    digits = "".join(filter(str.isdecimal, bracket or ""))
    year = read_year(digits, short=True) if digits else None
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None  # else an item's number, a rank


def span_of_years(narrative: Narrative, figures: Sequence[FigureEvent]) -> list[YearEvent]:
    """The years of a span right before figures, where they are as many: "ปี 2563 ถึง 2565"; else nothing."""
    start = figures[0].number.start
    span = [hit for hit in find_years(narrative.text) if hit.kind == "range" and hit.end <= start][-_SEVERAL:]
    if len(span) < _SEVERAL or len("".join(narrative.text[span[1].end : start].split())) > _LEAD:
        return []
    first, last = span[0].year_be, span[1].year_be
    years = range(first, last + 1)
    return [YearEvent(figures[0].at, figures[0].at, y) for y in years] if len(years) == len(figures) else []


def owners_alike(narrative: Narrative, figure: FigureEvent) -> tuple[OwnerHit, ...]:
    """The bodies in a row that one figure is said of alike: "A และ B ได้คะแนนเท่ากัน 98.10 คะแนน"."""
    start = max((e.end for e in narrative.events if e.end <= figure.at and _parts(e)), default=0)
    owners = [e for e in narrative.events if isinstance(e, OwnerEvent) and start <= e.at and e.end <= figure.at]
    row = last_row(owners, narrative)
    named = [e for e in owners if not e.hit.overseer]
    if len(named) == 1:
        return _with_equals(narrative, figure, named[0])
    if len(row) < _SEVERAL:
        return ()
    said = _ALIKE.stands_in(narrative.flat[row[-1].end : figure.at]) or _ALIKE.stands_in(narrative.behind(figure, 20))
    return tuple(e.hit for e in row if isinstance(e, OwnerEvent)) if said else ()


def _with_equals(narrative: Narrative, figure: FigureEvent, owner: OwnerEvent) -> tuple[OwnerHit, ...]:
    """A body and the one that has the same as it in that year: "A ได้ 94.20 คะแนน เท่ากับ B"; nothing without one."""
    equal = equal_of(narrative, figure)
    return (owner.hit, equal.hit) if equal is not None and equal.year is None and not equal.past else ()


def years_alike(narrative: Narrative, figure: FigureEvent) -> tuple[int, ...]:
    """The years behind a figure that it is said of alike: "100 สองปีซ้อน คือปี 2566 และปี 2567"."""
    behind = [e for e in narrative.following(figure.end) if isinstance(e, YearEvent)]
    if not behind or not _IN_A_ROW.fills(narrative.flat[figure.end : behind[0].at]):
        return ()
    row = row_from(narrative, behind[0])
    return tuple(year.year for year in row) if len(row) >= _SEVERAL else ()


def row_from(narrative: Narrative, year: YearEvent) -> list[YearEvent]:
    """The years in a row that begins with one, with nothing but words that join between them."""
    row = [year]
    for event in (e for e in narrative.following(year.end) if isinstance(e, YearEvent)):
        if not _JOINS.fills(narrative.flat[row[-1].end : event.at]):
            break
        row.append(event)
    return row


def last_row(events: Sequence[EventOf], narrative: Narrative) -> list[EventOf]:
    """The last events that follow each other with nothing but words that join between them."""
    row = list(events[-1:])
    for event in reversed(events[:-1]):
        gap = _FIRST_PART.behind(_CODE.behind(narrative.flat[event.end : row[0].at]))
        if len(gap) > _RUN_GAP or not _JOINS.fills(gap):
            break
        row.insert(0, event)
    return row


def _rows(figures: Sequence[FigureEvent], narrative: Narrative, joins: Phrase = _JOINS) -> list[list[FigureEvent]]:
    """The rows of several figures, parted by nothing but words that join."""
    rows: list[list[FigureEvent]] = []
    for figure in figures:
        if rows and joins.fills(narrative.flat[rows[-1][-1].end : figure.at]):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return [row for row in rows if len(row) >= _SEVERAL]


def _parts(event: Event) -> bool:
    return is_turn(event) or (isinstance(event, FigureEvent) and event.number.decimals > 0)
