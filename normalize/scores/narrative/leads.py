"""What leads right to a figure of a sentence: a year, an instrument, or the figure before it."""

from __future__ import annotations

import re

from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    FigureEvent,
    NameEvent,
    Narrative,
    is_turn,
    words_of,
)
from prongsai.normalize.scores.narrative.quantities import to_score

_PAST_KINDS = frozenset({"last_year", "two_years_ago", "three_years_ago"})


def is_led(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether words for a former year or an instrument lead right to it: "ปีที่แล้ว 89.52", "OIT reached 93.84".

    A year alone does not: the lines of a plan, "ปี 2568: 93.00", are aims.
    """
    before = next((e for e in reversed(narrative.events) if e.end <= figure.at and not is_turn(e)), None)
    year = isinstance(before, CueEvent) and before.kind in _PAST_KINDS
    name = isinstance(before, NameEvent) and before.hit.scope == "instrument"
    if before is None or not (year or name):
        return False
    return to_score().fullmatch(narrative.flat, before.end, figure.at) is not None


def is_joined(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether nothing but names of scores, units and words that join parts the last figure from this one."""
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and e.end <= figure.at]
    if not figures:
        return False
    start = figures[-1].end
    spans = [(e.at, e.end) for e in narrative.events if isinstance(e, NameEvent) and start <= e.at < figure.at]
    between = "".join(
        narrative.flat[a:b]
        for a, b in zip([start, *(end for _, end in spans)], [*(at for at, _ in spans), figure.at], strict=True)
    )
    return re.fullmatch(rf"(?:{words_of('joins', 'target')})*+", between) is not None
