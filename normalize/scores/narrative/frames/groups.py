"""Means over a group of bodies that a clause tells beside one body's result, or by themselves.

"สูงกว่าค่าเฉลี่ยของส่วนราชการระดับกรมที่ 90.11", "กลุ่มรัฐวิสาหกิจเฉลี่ย 91.02": nobody's score.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    is_line_end,
    is_turn,
)
from prongsai.normalize.text.phrases import Phrase, one, then, words_of
from prongsai.normalize.vocabulary.names_in_text import NameHit

_MEAN = "เฉลี่ย"
_MEAN_OF_THEM = Phrase("points|percent?", "mean_of_list")  # behind the figures of several bodies
_MIDDLE = Phrase("middle_value")  # "ค่ากลางของกลุ่มกรม": nobody has one
_VALUE = "ค่า"  # "ค่าเฉลี่ยกระทรวง": a body calls its own result "คะแนนเฉลี่ย"
_GETS = "ได้"
_OF = ("ของ", "ใน", "ระดับ")  # from a mean to the body over whose parts it is
# bodies of one kind together: "มหาวิทยาลัยทั้งหมด", "กรมต่าง ๆ", "ทุกส่วนราชการ", "อบต. ในจังหวัดเดียวกัน"
_MANY = one(then("own_kind|body_kind", "of_many"), then("every", "own_kind|body_kind"))
_MANY_GET = Phrase("<!of_one", _MANY, "^25")  # up to the word for a mean
_OVER_MANY = Phrase("than", one(_MANY, "group_of_bodies"), "^30")  # "สูงกว่ามหาวิทยาลัยทั้งหมดซึ่งอยู่ที่ 90.27"
_KIND = Phrase("own_kind|body_kind")
_KIND_MEAN = Phrase("own_kind|body_kind", "^8", "mean")  # "กองทุนมีคะแนนเฉลี่ย", "(5) จังหวัด มีคะแนนเฉลี่ย"
# bodies that are no group whose mean is told: the assessment's own name has some, others only helped
_NO_GROUP = Phrase(
    one(
        then("assessed_in", "in_work_of", "state_bodies", "!of_many"),
        then("help_of", "every|whole?", "own_kind|body_kind"),
        then(_MANY, "helps"),
        then("own_kind|body_kind", "of", "us"),
    )
)
_ASSESSED = then("assessed_in", "of?", "state_bodies", "!of_many")  # "ITA ของหน่วยงานภาครัฐ", not those of a province
_AT_ASSESSMENT = Phrase("at_assessment", _ASSESSED, "&obtains")  # a body takes part in it and gets a result
_OF_ASSESSED = Phrase(_ASSESSED)
_TOOLS = Phrase(
    "of?", one(then("whole?", "#item_number|number_in_words", "form_or_tool"), then("form_or_tool", "whole"))
)
_GROUP_GAP = 60  # squeezed characters between the words for a group and those for its mean
_YEAR = "ปี"
_AREAS, _IN_AREA = ("province", "district"), Phrase("own_kind|body_kind", "in|of|whole?", "!#digit")
_ALL_OF_AREA = Phrase("own_kind|body_kind", "all_of_area")  # "เฉลี่ยของ อบต. ในจังหวัด"
# "ของเทศบาลนคร 30 แห่ง อยู่ที่", but "ซึ่งมีหน่วยงานเข้าร่วม 8,323 แห่ง ได้"
_SO_MANY_GET = Phrase(
    "<!among_those", "own_kind|body_kind|small_body", "^16", "#count", "counted_kind", "leads_to_value*"
)
_AMONG_SO_MANY = Phrase("out_of_so_many", "^30", "#count", "counted_kind", "leads_to_value*")
_TAKES_PART = Phrase("takes_part")
_CLASS_GETS = Phrase("<!among_those", "class_word", "own_kind|body_kind", "leads_to_value*")
_ALL_GET = Phrase("<!among_those", "own_kind|body_kind", "all_of_area", "leads_to_value*")
_PLACED = Phrase("rank|superlative")
_BEST_OF_AREA = Phrase(  # "คะแนนสูงสุดของจังหวัด", but "ได้คะแนนสูงสุดของจังหวัด"
    "<!gets_the_best", "score", "superlative", "of|in", "area_kind", "^20", "leads_to_value*"
)
_MEAN_ALONE = Phrase("mean", "mean_lead*")
_OWN_NAMES = Phrase("lists_own")


def is_mean_of_group(narrative: Narrative, figure: FigureEvent, is_form: bool, is_owned: bool = False) -> bool:
    """Whether the words that lead to a figure say that it is a group's mean.

    Args:
        narrative: the paragraph.
        figure: one of its figures.
        is_form: the document is a local body's form, which calls its own results so.
        is_owned: the document is about one body.
    """
    start = _start(narrative, figure)
    said = narrative.flat[start : figure.at]
    if _MEAN_OF_THEM.opens(said) and _tells_of_several(narrative, start):
        return True
    if _is_middle_value(narrative, start, figure) or _is_of_class(narrative, start, figure):
        return True
    at = said.rfind(_MEAN)
    if at < 0:
        return _OVER_MANY.closes(said)
    owners = [e for e in narrative.events if isinstance(e, OwnerEvent) and start <= e.at and e.end <= figure.at]
    behind = said[at + len(_MEAN) :]
    before = _without_assessed(said[:at], behind, is_owned)
    if before.endswith(words_of("over_mean")) and _leads_to_own_names(narrative, start + at, figure):
        return False
    named = next((owner for owner in owners if owner.at >= start + at), None)
    if named is not None:  # "ค่าเฉลี่ย อปท. ในจังหวัดแพร่ 91.07", but "สูงกว่าค่าเฉลี่ย กรมหม่อนไหมได้ 92.10"
        between = narrative.flat[start + at + len(_MEAN) : named.at]
        of_others = between.startswith(_OF) and before.endswith(words_of("over_mean"))
        area = named.hit.agency.agency_type in _AREAS and _IN_AREA.closes(between)  # "เฉลี่ยของ อบต. ในจังหวัด..."
        return of_others or area or _has_group(between)  # "สูงกว่าค่าเฉลี่ยของกระทรวง... ซึ่งอยู่ที่ 92.11"
    if before.endswith(words_of("over_mean")) and _YEAR not in behind:
        return not _tells_own(behind)
    if (
        _has_group(behind)
        or _ALL_OF_AREA.stands_in(behind)
        or (before.endswith(_VALUE) and behind.startswith(words_of("mean_over_area")))
    ):
        return not _tells_own(behind)
    tells_itself = owners or is_form or any(e.kind == "self" for e in _cues(narrative, start, figure.at))
    if not owners and (_MANY_GET.closes(before[-_GROUP_GAP:]) or _is_of_kinds(narrative, before + _MEAN)):
        return True
    return not tells_itself and _has_group(before[-_GROUP_GAP:])


def _leads_to_own_names(narrative: Narrative, at: int, figure: FigureEvent) -> bool:
    """Whether own names and figures follow what a result is above: "สูงกว่าค่าเฉลี่ยของจังหวัด โดย IIT 91.80"."""
    names = [e for e in narrative.events if isinstance(e, NameEvent) and at <= e.at and e.end <= figure.at]
    return bool(names) and _OWN_NAMES.closes(narrative.flat[at : names[0].at])


def _without_assessed(before: str, behind: str, is_owned: bool) -> str:
    """The words before a mean without bodies that are no group of its own, by the words on both of its sides."""
    plain = _NO_GROUP.cut(before)
    if not is_owned:
        return plain
    return (_OF_ASSESSED if _TOOLS.opens(behind) else _AT_ASSESSMENT).cut(plain)


def _is_middle_value(narrative: Narrative, start: int, figure: FigureEvent) -> bool:
    """Whether words for the middle of many values lead from `start` to a figure, and no body behind them."""
    spans = _MIDDLE.spans(narrative.flat[start : figure.at])
    if not spans:
        return False
    at = start + spans[-1][1]
    named = any(isinstance(e, OwnerEvent) and at <= e.at and e.end <= figure.at for e in narrative.events)
    return not named and not _tells_own(narrative.flat[at : figure.at])


def _is_of_class(narrative: Narrative, start: int, figure: FigureEvent) -> bool:
    """Whether so many bodies, a class of them, the best of an area or a whole ministry lead right to a figure."""
    said = narrative.flat[start : figure.at]
    if _SO_MANY_GET.closes(said) and not _AMONG_SO_MANY.closes(said):
        return not (_TAKES_PART.stands_in(said) or _PLACED.stands_in(said))
    if _ALL_GET.closes(said):
        return True
    if _CLASS_GETS.closes(said):
        return not _PLACED.stands_in(said)
    bodies = [e for e in narrative.events if isinstance(e, OwnerEvent) and start <= e.at and e.end <= figure.at]
    if _BEST_OF_AREA.closes(said):
        return True
    ministry = bodies[-1:] and bodies[-1].hit.agency.agency_type == "ministry"
    return bool(ministry) and _MEAN_ALONE.fills(narrative.flat[bodies[-1].end : figure.at])


def _tells_of_several(narrative: Narrative, end: int) -> bool:
    """Whether several bodies right before a place had one figure each: "A ได้ 92.10 คะแนน B ได้ 90.30 คะแนน เฉลี่ย"."""
    told = [e for e in narrative.events if isinstance(e, OwnerEvent | FigureEvent | NameEvent) and e.end <= end]
    told = [e for e in told if not isinstance(e, FigureEvent) or e.number.decimals]
    match told[-4:]:
        case [OwnerEvent() as one_body, FigureEvent(), OwnerEvent() as other, FigureEvent()]:
            return one_body.hit.agency.agency_id != other.hit.agency.agency_id
    return False


def _is_of_kinds(narrative: Narrative, said: str) -> bool:
    """Whether words up to a mean tell one kind of bodies of several: "กองทุนมีคะแนนเฉลี่ย 93.12 จังหวัดมีคะแนนเฉลี่ย"."""
    if not _KIND_MEAN.closes(said):
        return False
    flat = narrative.flat
    starts = [start for start, _ in _KIND_MEAN.spans(flat)]
    return len({flat[start : _KIND.end(flat, start)] for start in starts}) > 1


def is_mean_below(narrative: Narrative, figure: FigureEvent, told: Sequence[NameHit] | None) -> bool:
    """Whether a line of a mean alone stands below a body's total: the list of which the body is the last has it.

    `told` are the names of the result before, none for a total.
    """
    start = _start(narrative, figure)
    opens_line = any(is_line_end(e) and e.end == start for e in narrative.events)
    return told is not None and not told and opens_line and _MEAN_OF_THEM.opens(narrative.flat[start : figure.at])


def follows_mean(narrative: Narrative, last: FigureEvent | None, figure: FigureEvent) -> bool:
    """Whether a figure of a part goes on with the mean told before it: "เฉลี่ย 90.19 โดย IIT เฉลี่ย 93.12"."""
    if last is None:
        return False
    between = [e for e in narrative.events if last.end <= e.at < figure.at]
    parted = any(is_turn(e) or isinstance(e, OwnerEvent) for e in between)
    told = any(isinstance(e, CueEvent) and e.kind == "self" for e in between)
    return not parted and not told and _MEAN in narrative.flat[last.end : figure.at]


def _start(narrative: Narrative, figure: FigureEvent) -> int:
    """Where the words that may lead to a figure begin: behind the last figure or turn."""
    ends = [
        e.end
        for e in narrative.events
        if e.end <= figure.at and (is_turn(e) or (isinstance(e, FigureEvent) and e.number.decimals))
    ]
    return max(ends, default=0)


def _tells_own(behind: str) -> bool:
    """Whether words behind those for a mean get to a result of the subject again: "ค่าเฉลี่ย โดยได้ 95.20"."""
    at = behind.rfind(_GETS)
    return at >= 0 and not behind[:at].endswith(("ที่", "ซึ่ง"))


def _has_group(said: str) -> bool:
    return any(cue in said for cue in words_of("group_of_bodies"))


def _cues(narrative: Narrative, start: int, end: int) -> list[CueEvent]:
    return [e for e in narrative.events if isinstance(e, CueEvent) and start <= e.at < end]
