"""What stands behind a figure in its sentence and belongs to it: indicators, bodies, assessment.

An item that opens with its figure has its body behind it.
"""

from __future__ import annotations

from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    Event,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    is_line_end,
    is_turn,
)
from prongsai.normalize.scores.narrative.frames.rows import owners_alike
from prongsai.normalize.scores.narrative.leads import is_behind_body
from prongsai.normalize.scores.narrative.pairings import JOINS
from prongsai.normalize.scores.narrative.quantities import UNIT
from prongsai.normalize.text.phrases import Phrase, free, maybe, one, then
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import instrument_of

_YEAR_REACH = 60  # squeezed characters from a figure to the year that is its own
_ASSESSMENT_REACH = 120  # squeezed characters from a figure to the name of the assessment that it is of
_NAME_GAP, _OWNER_GAP = 24, 14  # squeezed characters between the members of a list
_LED_IN_ENGLISH = Phrase("in_english", "this_in_english?", "#year_ce?", "national?")
_OF_ASSESSMENT = Phrase("of_assessment")
_LISTED = Phrase(free("before_list", then("number_of", "#number", "places")), "list_leads")
_SO_MANY = Phrase("score?", "in|in_number?", "#item_number", "indicator|side", "as_follows?")  # "ใน 3 ตัวชี้วัด ได้แก่"
_OPENS_ITEM = Phrase(
    maybe(
        "bullet", then("opening?", "#item_number|#letter", "item_sign"),
        then("rank", "ordinal?", "#item_number", "colon?"),
    ),
    "item_score*",
)  # fmt: skip
_CLOSED = Phrase("points?", "closing")
_TO_BODY = Phrase("to_body*")
_MEMBERS_OF, _ROW_JOIN = Phrase("indicator", "of"), Phrase("row_join")
_NEXT_RESULT = Phrase(one("obtains", then("#digit", "#digit", "point")))  # behind a body: a subject again


def names_behind(narrative: Narrative, figure: FigureEvent) -> tuple[NameHit, ...]:
    """Indicators named right behind a figure: "100 คะแนน ในด้าน A B และ C"."""
    found: list[NameHit] = []
    at = _SO_MANY.end(narrative.flat, figure.end) or figure.end
    for event in narrative.following(at):
        if isinstance(event, FigureEvent) and found and event.at - at <= _NAME_GAP:
            return ()  # "OIT ได้เต็ม 100 ทั้งการเปิดเผยข้อมูล 100 คะแนน": the names have their own figures
        if isinstance(event, FigureEvent) or is_turn(event) or event.at - at > _NAME_GAP:
            break
        if isinstance(event, NameEvent) and event.hit.scope != "overall":
            if found and not JOINS.fills(narrative.flat, at, event.at):
                break
            if _is_head_of_members(narrative, at, event):
                at = event.end
                continue
            found.append(event.hit)
            at = event.end
    return tuple(found)


def _is_head_of_members(narrative: Narrative, at: int, name: NameEvent) -> bool:
    """Whether an instrument says only whose the indicators are: "ทั้งสองตัวชี้วัดของ OIT", "OIT (A/B)", "OIT ด้าน A"."""
    if name.hit.scope != "instrument":
        return False
    if _MEMBERS_OF.closes(narrative.flat[at : name.at]):
        return True
    then_named = next((e for e in narrative.following(name.end) if isinstance(e, NameEvent | FigureEvent)), None)
    if not isinstance(then_named, NameEvent) or instrument_of(then_named.hit.code) != name.hit.code:
        return False
    between = narrative.flat[name.end : then_named.at]
    return then_named.hit.scope == "indicator" and JOINS.fills(between) and not _ROW_JOIN.opens(between)


def owners_behind(narrative: Narrative, figure: FigureEvent) -> tuple[OwnerHit, ...]:
    """Bodies listed behind the figure that all of them have: "95.10 คะแนน ได้แก่ A B และ C"."""
    lead = _LISTED.end(narrative.behind(figure, 60))
    if lead is None:
        return ()
    start = at = figure.end + lead
    found: list[OwnerHit] = []
    for event in narrative.following(start):
        if isinstance(event, FigureEvent) or is_turn(event):
            break
        if isinstance(event, OwnerEvent):
            if event.at - at > _OWNER_GAP:
                break
            found.append(event.hit)
            at = event.end
    return () if _NEXT_RESULT.opens(narrative.flat, at) else tuple(found)


def owners_of_figure(narrative: Narrative, figure: FigureEvent) -> tuple[OwnerHit, ...]:
    """The bodies that a figure is said of by its place: those listed behind it, its item's."""
    behind = owners_behind(narrative, figure)
    if behind:
        return behind
    hit = _owner_of_bracket(narrative, figure) or _owner_of_item(narrative, figure)
    return (hit,) if hit is not None else owners_alike(narrative, figure)


def assessment_behind(narrative: Narrative, figure: FigureEvent) -> bool | None:
    """Whether the assessment named behind a figure is said to be the figure's; None where none is named.

    It is where words say so, "97.20 คะแนนในการประเมิน ITA", and where it has no figure of its own. The figures of bodies
    in a row are all of what stands behind the last.
    """
    parted = False
    for event in narrative.following(figure.end):
        if is_turn(event) or event.at - figure.end > _ASSESSMENT_REACH:
            return None
        if isinstance(event, FigureEvent) and event.number.decimals:
            if is_behind_body(narrative, figure) and is_behind_body(narrative, event):
                return assessment_behind(narrative, event)
            parted = True
        if isinstance(event, FigureEvent) and UNIT.opens(narrative.behind(event, 8)):
            return None  # the assessment is that figure's
        if isinstance(event, CueEvent) and event.kind in ("other", "unreal"):
            return None
        if isinstance(event, CueEvent) and event.kind == "assessment":
            between = narrative.flat[figure.end : event.at]
            said = _OF_ASSESSMENT.stands_in(between) or _LED_IN_ENGLISH.closes(between)
            return said or not (parted or _has_figure(narrative, event))
    return None


def _has_figure(narrative: Narrative, cue: Event) -> bool:
    """Whether a figure follows the name of the assessment, before a turn, another body or words for a former year."""
    for event in narrative.following(cue.end):
        if is_turn(event) or isinstance(event, OwnerEvent) or event.at - cue.end > _YEAR_REACH:
            return False
        if isinstance(event, CueEvent) and event.kind == "last_year":
            return False
        if isinstance(event, FigureEvent):
            return True
    return False


def _owner_of_item(narrative: Narrative, figure: FigureEvent) -> OwnerHit | None:
    """The one body of a line that opens with its one figure: "1. 99.18 คะแนน กรม..."."""
    start = max((e.end for e in narrative.events if is_line_end(e) and e.end <= figure.at), default=0)
    end = min((e.at for e in narrative.events if is_line_end(e) and e.at >= figure.end), default=len(narrative.flat))
    if not _OPENS_ITEM.fills(narrative.flat, start, figure.at):
        return None
    inside = [e for e in narrative.events if start <= e.at < end and isinstance(e, OwnerEvent | FigureEvent)]
    if len(inside) != 2 or not isinstance(inside[1], OwnerEvent):  # noqa: PLR2004
        return None
    return inside[1].hit if _TO_BODY.fills(narrative.flat, figure.end, inside[1].at) else None


def _owner_of_bracket(narrative: Narrative, figure: FigureEvent) -> OwnerHit | None:
    """The body right before a bracket that holds the figure alone: "แซงหน้ากรมประมง (95.94)"."""
    if not (_CLOSED.opens(narrative.flat, figure.end) and figure.number.decimals):
        return None
    bodies = (e for e in narrative.events if isinstance(e, OwnerEvent))
    return next((e.hit for e in bodies if narrative.flat[e.end : figure.at] == "("), None)
