"""Names in a row and figures in a row: "A กับ B ได้ 93.28 และ 92.66 ตามลำดับ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    Event,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_turn,
    words_of,
)

_SEVERAL = 2
_RUN_GAP = 24  # squeezed characters between members of a row, at most
_PAIRED = (OwnerEvent, NameEvent, YearEvent)


def respectively(narrative: Narrative) -> dict[int, Event]:
    """The body, name or year that each figure of a row is of, by the figure's place; source: the word ตามลำดับ.

    Of the rows before the figures the nearest counts that has as many members as they are; else the bodies of the
    sentence, where they are as many: "A scored 96 and B 97, who in 2024 posted 93 and 95 respectively".
    """
    found: dict[int, Event] = {}
    for cue in narrative.events:
        if not isinstance(cue, CueEvent) or cue.kind != "respectively":
            continue
        figures = _last_row([e for e in narrative.events if isinstance(e, FigureEvent) and e.end <= cue.at], narrative)
        if len(figures) < _SEVERAL:
            continue
        rows = [
            _last_row([e for e in narrative.events if isinstance(e, kind) and e.end <= figures[0].at], narrative)
            for kind in _PAIRED
        ]
        rows.append(_told_before(figures[0], narrative))
        fitting = [row for row in rows[:-1] if len(row) == len(figures)]
        fitting = fitting or [row for row in rows[-1:] if len(row) == len(figures)]
        if fitting:
            nearest = max(fitting, key=lambda row: row[-1].end)
            found |= {figure.at: member for figure, member in zip(figures, nearest, strict=True)}
    return found


def _told_before(figure: Event, narrative: Narrative) -> list[Event]:
    """The bodies of the sentence before a figure."""
    start = max((e.end for e in narrative.events if is_turn(e) and e.end <= figure.at), default=0)
    return [e for e in narrative.events if isinstance(e, OwnerEvent) and start <= e.at < figure.at]


def _last_row(events: Sequence[Event], narrative: Narrative) -> list[Event]:
    """The last events that follow each other with nothing but words that join between them."""
    row = list(events[-1:])
    for event in reversed(events[:-1]):
        gap = narrative.flat[event.end : row[0].at]
        if len(gap) > _RUN_GAP or not re.fullmatch(rf"(?:{words_of('joins')})*+", gap):
            break
        row.insert(0, event)
    return row
