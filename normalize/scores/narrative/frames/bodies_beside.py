"""Bodies that a clause names beside its subject: those it is held against, learnt from, visited or thanked.

Such a body has at most the row of figures right behind it; what follows is the subject's again.
"""

from __future__ import annotations

from typing import NamedTuple

from prongsai.normalize.agencies.body_names import has_result
from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.agencies.owner_names import owner_cues
from prongsai.normalize.agencies.subject_strength import BEFORE, BEHIND, gets_result, is_object
from prongsai.normalize.scores.narrative.events import (
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_line_end,
)
from prongsai.normalize.scores.narrative.frames.asides import is_venue
from prongsai.normalize.text.phrases import Phrase, one, then

_PERSON = Phrase(one("person", then("through", "person|person_or_mayor"), then("person_or_mayor", "!mayor_rest")))
_RELATIVE = ("ที่", "ซึ่ง")
_RESULT_OF = Phrase("score|result", "result_of*")
_BY_SO_MUCH = Phrase("#digit", "point", "#digit", "#digit?", "points|percent?", "&which")  # "ต่ำกว่า A 0.40 คะแนน ซึ่งได้"
_GAP = Phrase("joins|unit*")
_TO_NAMES = Phrase("which_one|to_score|score_word|score_lead|years|fiscal|be*")


class Aside(NamedTuple):
    """Where a body beside the subject ends, and the subject that what follows is said of."""

    end: int
    owner: OwnerHit | None
    owner_raw: str | None
    self_at: int | None


def is_held_against(narrative: Narrative, body: OwnerEvent) -> bool:
    """Whether a result is held against a body's: "สูงกว่ากรม...", "แพ้กรม..."."""
    before = narrative.before(body, BEFORE).removesuffix("ของ")
    return before.endswith((*owner_cues("than"), *owner_cues("rival"), *owner_cues("set_against")))


def is_place(narrative: Narrative, body: OwnerEvent) -> bool:
    """Whether a province is named as a place: "ณ สำนักงาน ป.ป.ช. จังหวัดนนทบุรี นาย..."."""
    person = _PERSON.opens(narrative.behind(body, BEHIND))
    return body.hit.agency.agency_type == "province" and (person or is_venue(narrative, body))


def is_told_beside(narrative: Narrative, body: OwnerEvent, before: str, subject: object | None) -> bool:
    """Whether a body is told of beside the subject and has no result there: "ศึกษาแนวทางของกรม...", "จับมือกับกรม...".

    Args:
        narrative: the paragraph.
        body: the body.
        before: the squeezed text before it, of its own line.
        subject: what the sentence is about so far; None where it has no subject yet.
    """
    behind = narrative.behind(body, BEHIND)
    learnt_from = before.endswith(owner_cues("learnt_from"))
    of_it = behind.startswith(_RELATIVE) or not learnt_from  # "แนวทางของ A ผลการประเมิน IIT 80.40": not of A
    if (of_it and _row_behind(narrative, body) is not None) or has_result(narrative.text, body.hit.end):
        return False
    if _RESULT_OF.closes(before) or (gets_result(behind) and not behind[0].isdecimal()):
        return False
    if (before and is_held_against(narrative, body)) or behind.startswith(owner_cues("taken_over")):
        return True
    joins_on = before.endswith(owner_cues("object_lead")) and not before.endswith(owner_cues("no_object_lead"))
    return learnt_from or (subject is not None and joins_on)


def aside_at(narrative: Narrative, body: OwnerEvent, subject: Aside) -> Aside | None:
    """What to go back to behind a body beside the `subject`: behind its bracket, behind a rival's row; else None."""
    end = _end_of_aside(narrative, body)
    return subject._replace(end=end) if end is not None else None


def _end_of_aside(narrative: Narrative, body: OwnerEvent) -> int | None:
    opened = narrative.flat.startswith("(", body.at - 1)
    closed = narrative.flat.find(")", body.end) if opened else -1
    inside = [e for e in narrative.events if body.end <= e.at < closed and isinstance(e, FigureEvent)]
    if inside:
        return closed
    beside = is_held_against(narrative, body) or is_object(narrative.before(body, BEFORE))
    return _row_behind(narrative, body) if beside else None


def _row_behind(narrative: Narrative, body: OwnerEvent) -> int | None:
    """Where the figures end that stand right behind a body: "ซึ่งได้ IIT 84.00 EIT 86.00"; None without one."""
    end = None
    at = _BY_SO_MUCH.end(narrative.flat, body.end) or body.end
    for event in narrative.following(at):
        if isinstance(event, OwnerEvent) or is_line_end(event):
            break
        if isinstance(event, FigureEvent) and event.may_be_total:
            between = narrative.between(at, event.at, lambda e: isinstance(e, NameEvent | YearEvent))
            if not (_TO_NAMES if end is None else _GAP).fills(between):
                break
            end = at = event.end
    return end
