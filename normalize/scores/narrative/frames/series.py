"""A row of names with a figure each, and the words before its first name, which govern the whole row.

"ปีที่ผ่านมา IIT 94.00 EIT 96.00" is all of last year, "ค่าเฉลี่ยระดับจังหวัด IIT 91.80 EIT 93.20" nobody's result.
"""

from __future__ import annotations

from decimal import Decimal

from prongsai.normalize.scores.narrative.events import CueEvent, FigureEvent, NameEvent, Narrative, is_turn
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.text.phrases import Phrase

_GAP = Phrase("joins|unit*")  # between a figure and the next name, and from a name to its figure
_TO_VALUE = Phrase("joins|unit|score_lead|score_word*")
_WANTED = Phrase("<!than|keeps_aim", "wanted", "row_lead*")
_GAPS_TOLD = Phrase("difference_named", "^30")
_OF_MANY = Phrase("mean|middle_value|group_of_bodies")
_LEADS = Phrase("row_lead*")
_PAST = frozenset({"last_year", "two_years_ago", "three_years_ago"})
_MOST_DIFFERENCE = Decimal(50)


def lead_of(narrative: Narrative, figure: FigureEvent) -> tuple[int, int] | None:
    """Where the words before the first name of a figure's row stand; None where no name leads to the figure."""
    start, name, at = 0, -1, figure.at
    for event in reversed([e for e in narrative.events if e.end <= figure.at]):
        if is_turn(event) or (isinstance(event, FigureEvent) and event.number.decimals):
            goes_on = isinstance(event, FigureEvent) and name >= 0 and _GAP.fills(narrative.flat[event.end : name])
            if not goes_on:
                start = event.end
                break
            at, name = event.at, -1
        elif isinstance(event, NameEvent) and _TO_VALUE.fills(narrative.flat[event.end : at]):
            name = at = event.at
        elif name < 0:
            return None
    return (start, name) if name >= 0 else None


def of_row(narrative: Narrative, figure: FigureEvent, last: Quantity | None) -> Quantity | None:
    """What the words before a row say that a figure in it measures; `last` is what the figure before measures."""
    lead = lead_of(narrative, figure)
    if lead is None:
        return None
    said = narrative.flat[lead[0] : lead[1]]
    if _WANTED.closes(said):
        return Quantity.TARGET
    if _GAPS_TOLD.closes(said) or (last == Quantity.DIFFERENCE and (figure.number.value or 0) < _MOST_DIFFERENCE):
        return Quantity.DIFFERENCE
    return Quantity.MEAN if last == Quantity.MEAN and _OF_MANY.stands_in(said) else None


def is_of_past_row(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether a row's first name stands right behind "last year"."""
    lead = lead_of(narrative, figure)
    if lead is None:
        return False
    cues = [e for e in narrative.events if isinstance(e, CueEvent) and lead[0] <= e.at and e.end <= lead[1]]
    past = [e for e in cues if e.kind in _PAST]
    return bool(past) and _LEADS.fills(narrative.flat[past[-1].end : lead[1]])
