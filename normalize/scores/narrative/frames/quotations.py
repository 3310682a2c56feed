"""Whose words a quotation is: "“เราได้คะแนน 94.30” ผู้อำนวยการ... กล่าว"."""

from __future__ import annotations

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.agencies.owner_names import owner_cues
from prongsai.normalize.scores.narrative.events import FigureEvent, Narrative, OwnerEvent

_PAIRS = {"“": "”", "‘": "’", "«": "»"}
QUOTATION_MARKS = (*_PAIRS, '"')  # with which one may open
_PLAIN = '"'  # opens and closes alike
_REACH, _SAYS = 70, 50  # characters from a quotation to its speaker's body, and from there to the word for speaking


def quotation_around(text: str, at: int) -> tuple[int, int] | None:
    """Where the quotation begins and ends that a place of a text is in; None where it is in none."""
    opened = max((text.rfind(mark, 0, at) for mark in _PAIRS), default=-1)
    if opened >= 0 and _PAIRS[text[opened]] not in text[opened:at]:
        end = text.find(_PAIRS[text[opened]], at)
        return None if end < 0 else (opened, end)
    opened, end = text.rfind(_PLAIN, 0, at), text.find(_PLAIN, at)
    odd = text.count(_PLAIN, 0, at) % 2 == 1
    return (opened, end) if odd and end > 0 else None


def speaker_behind(narrative: Narrative, end: int) -> OwnerHit | None:
    """The body whose officer, or which itself, is said right behind a quotation to have spoken it."""
    hits = (e.hit for e in narrative.events if isinstance(e, OwnerEvent) and 0 <= e.hit.start - end <= _REACH)
    hit = next(hits, None)
    if hit is None:
        return None
    behind = narrative.text[hit.end : hit.end + _SAYS].partition("\n")[0]
    return hit if any(word in behind for word in owner_cues("says")) else None


def is_alone(narrative: Narrative, owner: OwnerHit) -> bool:
    """Whether a paragraph names no other body that could speak."""
    bodies = (e.hit for e in narrative.events if isinstance(e, OwnerEvent) and not e.hit.overseer)
    return all(hit.agency.agency_id == owner.agency.agency_id for hit in bodies)


def own_words(narrative: Narrative, figure: FigureEvent, self_at: int | None) -> tuple[int, int] | None:
    """The quotation in which a speaker tells a figure of "us"; None where none does."""
    around = quotation_around(narrative.text, figure.number.start)
    said = self_at is not None and around is not None and narrative.origin[self_at] >= around[0]
    return around if said else None
