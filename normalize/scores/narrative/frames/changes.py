"""Changes of a result that one clause tells with both figures: "จาก 79.10 เป็น 86.42", "ขึ้นมาเป็น 93.10 จาก 87.20".

The figure that a result rose or fell from is of an earlier year: of the one beside it, else of the only earlier one that
the paragraph names, else of "last year" where the paragraph says so. Where it says neither, its year stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
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
    words_of,
)

_REACH = 60  # squeezed characters between the two figures, at most
_LEAD = 30  # squeezed characters before a figure that lead to it
_PARTS = (OwnerEvent, NameEvent)


class Change(StrEnum):
    """Which end of a change a figure is."""

    FROM = "from"
    TO = "to"


def changes(narrative: Narrative) -> Mapping[int, Change]:
    """The ends of the changes of a paragraph, by the figure's place."""
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and e.number.decimals]
    found: dict[int, Change] = {}
    for one, other in pairwise(figures):
        between = narrative.flat[one.end : other.at]
        parted = any(isinstance(e, _PARTS) or is_line_end(e) for e in narrative.events if one.end <= e.at < other.at)
        if parted or len(between) > _REACH or FULL in (one.number.value, other.number.value):
            continue
        if _from().search(narrative.before(one, _LEAD)) and _to().search(between):
            found |= {one.at: Change.FROM, other.at: Change.TO}
        elif one.at not in found and _straight_from().fullmatch(between):
            found |= {one.at: Change.TO, other.at: Change.FROM}
    return found


def former_year(narrative: Narrative, base: int) -> tuple[int | None, str]:
    """The year that a result changed from, and what says it; None where the paragraph leaves it open."""
    earlier = {e.year for e in narrative.events if isinstance(e, YearEvent) and e.year < base}
    if len(earlier) == 1:
        return earlier.pop(), "sentence"
    said = any(isinstance(e, CueEvent) and e.kind == "last_year" for e in narrative.events)
    return (base - 1, "relative") if said and not earlier else (None, "sentence")


def former_years(narrative: Narrative) -> frozenset[int]:
    """The years that are said to be those of the round before: "ครั้งก่อน (ปีงบประมาณ พ.ศ. 2565)"."""
    cues = {e.end for e in narrative.events if isinstance(e, CueEvent) and e.kind == "last_year"}
    return frozenset(
        e.year for e in narrative.events if isinstance(e, YearEvent) and _bare(narrative.flat, e.at) in cues
    )


def is_in_aside(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year heads a clause that looks back by the way: "ซึ่งปี 2564 ตามหลังอยู่ที่", "เคยได้ระดับ A ในปี 2564"."""
    at = _bare(narrative.flat, year.at)
    return _aside().search(narrative.flat, max(0, at - _LEAD), at) is not None


def _bare(flat: str, at: int) -> int:
    """Where the words that lead to a year begin."""
    lead = _to_year().search(flat, max(0, at - _LEAD), at)
    return lead.start() if lead is not None else at


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of('from_score')})(?:{words_of('score_lead', 'to_score')})*$")


@cache
def _straight_from() -> re.Pattern[str]:
    return re.compile(
        rf"(?:คะแนน|%)*(?:{words_of('from_score')})(?:{words_of('score_lead', 'to_score', 'last_year')})*"
    )


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of('changed_to')})(?:{words_of('score_lead')})*$")


@cache
def _to_year() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of('to_year')})+$")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"(?:{words_of('aside')})$|เคย[^\d]{{0,20}}$")
