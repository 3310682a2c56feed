"""Whose a figure of running text is: that of its place, of its clause, of the body that speaks or is written about."""

from __future__ import annotations

from prongsai.normalize.agencies.owner_names import owner_cues
from prongsai.normalize.agencies.subject_strength import BEFORE, is_object, is_officers
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.narrative.behind_figures import owners_of_figure
from prongsai.normalize.scores.narrative.events import FigureEvent, Narrative, OwnerEvent
from prongsai.normalize.scores.narrative.frames.equals import equal_of
from prongsai.normalize.scores.narrative.frames.quotations import is_alone, own_words, speaker_behind
from prongsai.normalize.scores.narrative.quantities import TO_SCORE, Quantity
from prongsai.normalize.scores.narrative.said import Coordinates, Frame
from prongsai.normalize.scores.narrative.state import State
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase

_AREAS = ("province", "district")
_AS_A_BODY, _AS_REACH = Phrase("as_a_body"), 40  # "จังหวัดแพร่ในฐานะหน่วยงาน": not the bodies in it


def is_of_area(state: State, frame: Frame) -> bool:
    """Whether a province or a district is told of, or nobody in a district's own document."""
    owner = state.owner.agency if state.owner is not None else frame.owner
    areas = _AREAS if state.owner is not None else _AREAS[1:]
    if state.owner is not None and _AS_A_BODY.opens(to_key(state.narrative.text[state.owner.end :][:_AS_REACH])):
        return False
    return owner is not None and owner.agency_type in areas


def is_of_means(state: State, frame: Frame) -> bool:
    """Whether nobody is named and the document's own body stands for the mean of its bodies."""
    return state.owner is None and frame.owner is not None and frame.owner.agency_id in frame.means_of


def _set_speaker(end: int, state: State, own: Agency | None, found: Coordinates) -> None:
    """Set the owner of what a quotation that ends at `end` tells of "us": its speaker's body, else the text's own."""
    speaker = speaker_behind(state.narrative, end)
    before = state.announcer or state.owner
    if speaker is None and own is None and before is not None and is_alone(state.narrative, before):
        speaker = before
    if speaker is not None:
        found.owner, found.owner_raw = speaker.agency, state.narrative.text[speaker.start : speaker.end]
        found.owner_from = "clause"
    elif own is not None:
        found.owner, found.owner_from = own, "clause"


def _is_first(event: FigureEvent, state: State) -> bool:
    """Whether the body that announces, and not an officer of it, is the only one named before a figure."""
    speaker = state.announcer
    named = [e for e in state.narrative.events if isinstance(e, OwnerEvent) and e.at < event.at]
    if speaker is None or speaker.overseer or {e.hit.agency.agency_id for e in named} != {speaker.agency.agency_id}:
        return False
    return not is_officers(state.narrative.before(named[0], BEFORE))


def is_of_rival(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether the body right before a figure is one that the subject is held against: "มากกว่ากรม... (95.94 คะแนน)"."""
    bodies = [e for e in narrative.events if isinstance(e, OwnerEvent) and e.end <= figure.at]
    near = bool(bodies) and TO_SCORE.fills(narrative.flat[bodies[-1].end : figure.at])
    before = narrative.before(bodies[-1], BEFORE) if near else ""
    return is_object(before) or before.removesuffix("ของ").endswith(owner_cues("than"))


def set_owner(event: FigureEvent, state: State, frame: Frame, found: Coordinates, is_new_line: bool) -> None:
    """Set the owner of a figure and what says it.

    Args:
        event: the figure.
        state: what the paragraph has said up to it.
        frame: what stands over the paragraph.
        found: the figure's coordinates.
        is_new_line: its line opens with its year, and the body named above has had its figure.
    """
    own, text = frame.owner, state.narrative.text
    found.owners = owners_of_figure(state.narrative, event)
    equal = equal_of(state.narrative, event)
    found.equal = (equal.hit, equal.year.year) if equal is not None and equal.year is not None else None
    if found.owners:
        if found.quantity in (Quantity.OTHER, Quantity.COUNT) and event.number.decimals:
            found.quantity = Quantity.SCORE
        first = found.owners[0]
        found.owner, found.owner_raw, found.owner_from = first.agency, text[first.start : first.end], "list"
    elif found.quantity == Quantity.MEAN and (state.owner is None or not state.near_many(event)):
        return
    elif (words := own_words(state.narrative, event, state.self_at)) is not None:
        _set_speaker(words[1], state, own, found)
    elif state.self_at is not None and own is not None:
        found.owner, found.owner_raw, found.owner_from = own, None, "clause"
    elif state.owner is not None and not (own is not None and is_new_line):
        found.owner, found.owner_raw, found.owner_from = state.owner.agency, state.owner_raw, "clause"
    elif own is not None and state.announcer is not None and state.announcer.agency.agency_id == own.agency_id:
        found.owner, found.owner_from = state.announcer.agency, "sentence"
    elif own is not None:
        found.owner, found.owner_from = own, "document"
    elif state.announcer is not None and _is_first(event, state):
        speaker = state.announcer  # "กรม... เปิดเผยผลการประเมิน ITA ปี 67 ได้ 94.63": nobody else's so far
        found.owner, found.owner_raw = speaker.agency, text[speaker.start : speaker.end]
        found.owner_from = "clause"
