"""A body that is said to have the same as the one before it, and in which year: "94.20 คะแนน เท่ากับกรมประมงในปี 2565"."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.scores.narrative.events import CueEvent, FigureEvent, Narrative, OwnerEvent, YearEvent, is_turn
from prongsai.normalize.text.phrases import Phrase, maybe, one, then
from prongsai.normalize.years.year_roles import leads_to_figure

_EQUAL_TO = Phrase("points?", maybe(then("leads_to_year*", "#year_be")), "equal_to")
_THEN = Phrase("points?", "row_join|clause_opens?", "that?")
_HAS_THE_SAME = Phrase("obtains", "points?", "alike")
_NEXT_RESULT = Phrase("that?", one("obtains", then("#digit", "#digit", "point"), "equal_to"))  # of the other body's own
_TO_YEAR = Phrase("leads_to_year*")
_BARE = Phrase("years|fiscal|be*")  # the space before them is lost: they may as well open what comes next
_REACH = 40  # squeezed characters from the body to its year
_PAST = ("last_year", "two_years_ago", "three_years_ago")


class Equal(NamedTuple):
    """A body with the same result.

    `year` stands right behind it and is its own; `past` says that it is an earlier one without a number.
    """

    hit: OwnerHit
    year: YearEvent | None = None
    past: bool = False


def equal_of(narrative: Narrative, figure: FigureEvent) -> Equal | None:
    """The body that is said to have the same as a figure before it; None where none is."""
    body = next((e for e in narrative.following(figure.end) if isinstance(e, OwnerEvent)), None)
    if body is None:
        return None
    end = body.end
    if _EQUAL_TO.fills(narrative.flat, figure.end, body.at):
        if _NEXT_RESULT.opens(narrative.flat, end):
            return None
    elif _THEN.fills(narrative.flat, figure.end, body.at) and _HAS_THE_SAME.opens(narrative.flat, end):
        end = _HAS_THE_SAME.end(narrative.flat, end) or end
    else:
        return None
    return _dated(narrative, body, end)


def _dated(narrative: Narrative, body: OwnerEvent, end: int) -> Equal:
    for event in narrative.following(end):
        if is_turn(event) or event.at - end > _REACH:
            break
        between = narrative.flat[end : event.at]
        if isinstance(event, CueEvent) and event.kind in _PAST and _TO_YEAR.fills(between):
            return Equal(body.hit, None, not leads_to_figure(narrative.behind(event, _REACH)))
        if isinstance(event, YearEvent) and _TO_YEAR.fills(between):
            own = not leads_to_figure(narrative.behind(event, _REACH)) and not _opens_next(narrative, between, event)
            return Equal(body.hit, event if own else None)
        if not isinstance(event, CueEvent):
            break
    return Equal(body.hit)


def _opens_next(narrative: Narrative, lead: str, year: YearEvent) -> bool:
    """Whether a year without a word such as "in" before it has a body or a figure right behind it."""
    behind = next(iter(narrative.following(year.end)), None)
    return _BARE.fills(lead) and isinstance(behind, OwnerEvent | FigureEvent)
