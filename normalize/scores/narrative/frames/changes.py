"""Changes of a result that one clause tells with both figures: "จาก 79.10 เป็น 86.42", "ขึ้นมาเป็น 93.10 จาก 87.20".

The figure that a result rose or fell from is of an earlier year: of the one beside it, else of the only earlier
one that the paragraph names, else of "last year" where the paragraph says so. Where it says neither, the year stays
open.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise

from prongsai.normalize.scores.narrative.events import (
    FULL,
    CueEvent,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_line_end,
)
from prongsai.normalize.scores.narrative.frames.asides import YEAR_LEAD
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.phrases import Phrase, one, then

_SPAN = Phrase(one("span", then("<!back", "until")), "in?", "years?", "fiscal?", "be?")
_SUBJECT_AGAIN = Phrase("that", "obtains")  # behind a year: it says which result, "ที่ได้ 88.10"
_IN_ENGLISH = ("in", "from", "since", "for")
_REACH = 60  # squeezed characters between the two figures, at most
_LEAD = 30  # squeezed characters before a figure that lead to it
_PARTS = (OwnerEvent, NameEvent)
_FROM = Phrase("from_score", "score_lead|to_score*")
_STRAIGHT_FROM = Phrase("points|percent|rose_by*", "from_score", "score_lead|to_score*")
# "เพิ่มขึ้น 12.30 คะแนน จาก 69.85": how much it was, and no year beside it
_FROM_BY = Phrase("change", "change_by*", "#figure", "points|percent?", "from_score", "score_lead|to_score*")
_TO = Phrase("changed_to", "score_lead*")
_TO_YEAR = Phrase("leads_to_year+")
_ASIDE = Phrase(one("aside", then("once", "^20")))


class Change(StrEnum):
    """Which end of a change a figure is."""

    FROM = "from"
    TO = "to"


def changes(narrative: Narrative) -> Mapping[int, Change]:
    """The ends of the changes of a paragraph, by the figure's place."""
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and e.number.decimals]
    rose_from = [f for f in figures if _FROM_BY.closes(narrative.before(f, _REACH))]
    found: dict[int, Change] = {f.at: Change.FROM for f in rose_from}
    for first, other in pairwise(figures):
        between = narrative.flat[first.end : other.at]
        parted = any(isinstance(e, _PARTS) or is_line_end(e) for e in narrative.events if first.end <= e.at < other.at)
        if parted or len(between) > _REACH or FULL in (first.number.value, other.number.value):
            continue
        if _FROM.closes(narrative.before(first, _LEAD)) and _TO.closes(between):
            found |= {first.at: Change.FROM, other.at: Change.TO}
        elif first.at not in found and _STRAIGHT_FROM.fills(between):
            found |= {first.at: Change.TO, other.at: Change.FROM}
    return found


def former_year(narrative: Narrative, base: int) -> tuple[int | None, str]:
    """The year that a result changed from, and what says it; None where the paragraph leaves it open."""
    earlier = {e.year for e in narrative.events if isinstance(e, YearEvent) and e.year < base}
    if len(earlier) == 1:
        return earlier.pop(), "sentence"
    said = any(isinstance(e, CueEvent) and e.kind == "last_year" for e in narrative.events)
    return (base - 1, "relative") if said and not earlier else (None, "sentence")


def year_alike(narrative: Narrative, at: int, ends: Mapping[int, Change], years: Mapping[int, YearEvent]) -> int | None:
    """The year of one end of a change that another tells, or a span; None where neither does.

    "A เพิ่มจาก 81.20 ในปี 2566 เป็น 90.10 ในปี 2567 ขณะที่ B เพิ่มจาก 79.10 เป็น 88.30"; "ระหว่างปี 2566 ถึง 2567 ...
    จาก 81.20 เป็น 90.10".

    Args:
        narrative: the paragraph.
        at: the figure's place.
        ends: the ends of the paragraph's changes, by the figure's place.
        years: the years that stand right behind figures, by the figure's place.
    """
    start = max((e.end for e in narrative.events if is_line_end(e) and e.end <= at), default=0)
    told = {end: years[place].year for place, end in ends.items() if start <= place < at and place in years}
    if len(told) == len(Change):
        return told[ends[at]]
    spans = [hit for hit in find_years(narrative.text) if hit.kind == "range"]
    here = (
        narrative.origin[start] <= spans[0].start and spans[-1].end <= narrative.origin[min(ends)] if spans else False
    )
    if len(spans) != len(Change) or not here or years:
        return None
    return spans[0 if ends[at] == Change.FROM else 1].year_be


def former_years(narrative: Narrative) -> frozenset[int]:
    """The years that are said to be those of the round before: "ครั้งก่อน (ปีงบประมาณ พ.ศ. 2565)"."""
    cues = {e.end for e in narrative.events if isinstance(e, CueEvent) and e.kind == "last_year"}
    years = [e for e in narrative.events if isinstance(e, YearEvent)] if cues else []
    return frozenset(e.year for e in years if _bare(narrative.flat, e.at) in cues)


def is_in_aside(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year heads a clause that looks back by the way: "ซึ่งปี 2564 ตามหลังอยู่ที่", "เคยได้ระดับ A ในปี 2564"."""
    at = _bare(narrative.flat, year.at)
    return _ASIDE.closes(narrative.flat[max(0, at - _LEAD) : at])


def bracket_of(narrative: Narrative, year: YearEvent) -> int | None:
    """How far the bracket reaches that a year opens over figures of its own: "(ปี 2564 : 85.20)"; None without one."""
    end = narrative.flat.find(")", year.end)
    opened = "(" in narrative.flat[_bare(narrative.flat, year.at) : year.at]
    return end - year.at if opened and holds_figure(narrative, year.end, end) else None


def holds_figure(narrative: Narrative, start: int, end: int) -> bool:
    """Whether a figure with decimals stands between two places."""
    return any(isinstance(e, FigureEvent) and e.number.decimals and start <= e.at < end for e in narrative.events)


def _bare(flat: str, at: int) -> int:
    """Where the words that lead to a year begin."""
    return at - len(_TO_YEAR.last(flat[max(0, at - _LEAD) : at]) or "")


def ends_span(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year is the last of a span of them, and no result is told of it: "ตั้งแต่ปี 2564 จนถึงปี 2567"."""
    return _SPAN.closes(narrative.before(year, YEAR_LEAD)) and not _SUBJECT_AGAIN.opens(narrative.behind(year, 12))


def looks_back(narrative: Narrative, year: YearEvent, base: int) -> bool:
    """Whether a year is one that a text about the year `base` looks back to.

    "both regaining ground lost in 2024": in English no verb of comparing need stand beside it.
    """
    led = narrative.before(year, YEAR_LEAD).endswith(_IN_ENGLISH) or is_in_aside(narrative, year)
    return (year.year < base and led) or year.year in former_years(narrative)
