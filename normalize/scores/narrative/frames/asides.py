"""What a clause says by the way: another year, a mean it compares with, what a body has, which bodies are assessed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from prongsai.normalize.agencies.body_names import has_result
from prongsai.normalize.agencies.owner_finder import OwnerHit
from prongsai.normalize.agencies.subject_strength import BEHIND, ROW_GAPS
from prongsai.normalize.scores.narrative.events import (
    CueEvent,
    Event,
    FigureEvent,
    LevelEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_line_end,
    is_turn,
)
from prongsai.normalize.text.characters import is_latin
from prongsai.normalize.text.phrases import Phrase, one, then, words_of
from prongsai.normalize.years.year_roles import leads_to_figure, other_matter, years_of_measures_titles

_CAME_OUT = Phrase("announced_then", "^20")
_LINE_TAIL, _LISTS = 40, Phrase("as_follows|lead_in|leads_in|#colon_or_equals")  # behind the last figure of a line
_FIGURE_GAP = 14  # squeezed characters from a figure to words that say last year of it
_OBJECT = 24  # squeezed characters before a word for another matter
_OF, _IS = "ของ", ("ซึ่งเป็น", "ที่เป็น", "อันเป็น", "ในฐานะ")
_AMONG = ("ใน", "จาก", "สังกัด", "ภายใต้")  # before the body over those among which a place is
_LINKS = ("จาก", "ด้วย", "ใน")  # "รับรางวัลปี 2567 จากผลการประเมิน ITA ..."
_SURELY_OTHER = ("other", "prepares")  # of a clause that says nothing else
_OF_AIM = Phrase("goal_or_short", "aims?", "of_or_in?", "years?", "fiscal?", "be?")
_MATTER, _RESULT_REACH = 40, 60  # squeezed characters before a year that say of what it is, and to a result of it
PAST_REACH = 60  # squeezed characters for which words for another year hold
_TO_FIGURE = 16  # squeezed characters from "last year" to its level, and on to the figure
YEAR_LEAD = 50  # squeezed characters before a year that say what it is for
_COMPARED = Phrase("compared_with", "compared_what*", "each?", "years?", "fiscal?", "be?")
_RESULT_VERB = Phrase(
    "closing?", "then_does*", "gets_result?",
    one("score", "result", "assessing", then("#digit", "#digit", "point", "#digit")),
)  # fmt: skip
RANKED = Phrase("rank", "ordinal?", "#number", "among_bodies|#digit*")
_PLACED = Phrase("place_told", "among_bodies|#digit*")
_MEAN_OF_LIST, MANY_LEAD = Phrase("mean_of_list"), 70  # squeezed characters before words for many bodies
_SIGNS = ("", ")", ",")
_AT_PLACE, _VENUE_REACH = " ณ ", 90  # characters of a venue before the name of its province, at most
_MEAN_REACH = 24  # squeezed characters from "กว่า" to words for many bodies
_ASSESSED = ("หน่วยงานภาครัฐ", "หน่วยงานของรัฐ", "ความโปร่งใส", "ita")
_TO_BODY = Phrase("closing?", "in_row_of_years?", "joins?")  # from an instrument to the first body told of
_CALLED = Phrase("indicator|side", "ordinal?", "#item_number?")
_CALLED_WITHIN = Phrase("indicator|side")
_TOLD_OF = (OwnerEvent, FigureEvent, NameEvent)
_HAS_PARTS = (
    "ซึ่งมี",
    "ที่มี",
    "โดยมี",
    "ซึ่งเป็น",
    "ที่เป็น",
    "อันเป็น",
    "ซึ่งดูแล",
    "ที่ดูแล",
    "ซึ่งกำกับ",
    "ที่กำกับ",
)  # what a body has is no subject: "ซึ่งมีหน่วยงานส่วนภูมิภาค"


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the place where it was said."""

    value: int
    at: int
    reach: int = PAST_REACH  # squeezed characters for which it holds
    to_end: bool = False  # for every figure in them, else for the first


def is_compared(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year is that of another result: "สูงกว่าปี 2565", "เมื่อเทียบกับปี 2565"."""
    return _COMPARED.closes(narrative.before(year, YEAR_LEAD))


def years_of_other_matters(narrative: Narrative, wrapped: bool) -> list[YearEvent]:
    """The years of a paragraph that are of no result: of an award, a law, money, an aim, what is yet to come.

    Nor those of a line that heads measures; `wrapped` where line breaks are the page's, not the author's.
    """
    titles = [] if wrapped else [hit.end for hit in years_of_measures_titles(narrative.text)]
    years = [e for e in narrative.events if isinstance(e, YearEvent)]
    return [e for e in years if narrative.origin[e.end - 1] + 1 in titles or is_of_other_matter(narrative, e)]


def is_of_other_matter(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year is that of something else, and no result follows: "ได้รับรางวัลเลิศรัฐ ปี 2565"."""
    before = narrative.before(year, _MATTER)
    if _OF_AIM.closes(before):
        return True  # "ตั้งเป้าปี 2568 ไว้ที่ 96 คะแนน": of the aim alone
    if other_matter(before, narrative.behind(year, _MATTER)) not in _SURELY_OTHER:
        return False
    for event in narrative.following(year.end):
        if is_turn(event) or event.at - year.end > _RESULT_REACH:
            break
        if isinstance(event, OwnerEvent) or _is_assessment(event):
            return not narrative.behind(year, 4).startswith(_LINKS)  # a clause of its own
        if isinstance(event, FigureEvent) and event.number.decimals:
            return not leads_to_figure(narrative.behind(year, YEAR_LEAD))
    return True


def _is_assessment(event: Event) -> bool:
    return isinstance(event, CueEvent) and event.kind == "assessment"


def is_compared_mean(before: str) -> bool:
    """Whether a text ends in what a result is above or below: "สูงกว่าค่าเฉลี่ย"."""
    at = before.rfind("กว่า")
    return at >= 0 and len(before) - at <= _MEAN_REACH and not any(letter.isdigit() for letter in before[at:])


def tells_parts(before: str) -> bool:
    """Whether a text ends within what a body has: "ซึ่งมีสำนักงานจังหวัดเป็นหน่วยงาน"."""
    at = max(before.rfind(word) for word in _HAS_PARTS)
    return at >= 0 and not any(letter.isdigit() for letter in before[at:])


def is_remark(flat: str, at: int) -> bool:
    """Whether a place is inside a bracket that says which bodies the assessment is of, behind its name."""
    opened, end = flat.rfind("(", 0, at), flat.find(")", at)
    inside = flat[opened + 1 : end]
    bare = ")" not in flat[opened:at] and not any(letter.isdigit() for letter in inside)
    return 0 <= opened < end and bare and flat[:opened].endswith(_ASSESSED)


def is_object(narrative: Narrative, cue: CueEvent) -> bool:
    """Whether the word for another matter is what something is done to: "การเปิดเผยแผนจัดซื้อจัดจ้าง"."""
    return narrative.before(cue, _OBJECT).endswith(words_of("object_of"))


def is_of_instrument(narrative: Narrative, body: OwnerEvent) -> bool:
    """Whether a body is told of as the owner of an instrument's figure: "IIT ของกรม... 98.10 แต่ของกรม... 92.20"."""
    tools = [e for e in narrative.events if isinstance(e, NameEvent) and e.hit.scope == "instrument"]
    behind = any(narrative.flat[tool.end : body.at] == _OF for tool in tools if tool.end <= body.at)
    led = behind or narrative.before(body, YEAR_LEAD).endswith(words_of("parallel"))
    return led or is_headed(narrative, body)


def is_headed(narrative: Narrative, event: Event) -> bool:
    """Whether one name stands over bodies with a figure each, `event` in them: "IIT A ได้ 91.20 B ได้ 88.10"."""
    told = [e for e in narrative.events if e.end <= event.at and (isinstance(e, _TOLD_OF) or is_line_end(e))]
    told = [e for e in told if not isinstance(e, FigureEvent) or e.number.decimals] + [event]
    first = next((n for n in range(len(told) - 1, -1, -1) if not isinstance(told[n], OwnerEvent | FigureEvent)), -1)
    kinds = [type(e) for e in told[first + 1 :]]
    by_turns = all(kind is (OwnerEvent, FigureEvent)[n % 2] for n, kind in enumerate(kinds))
    tool = told[first] if first >= 0 else None
    if not by_turns or not isinstance(tool, NameEvent) or not _is_called_so(narrative, tool):
        return False
    before = told[first - 1] if first > 0 else None
    alone = not isinstance(before, NameEvent) or before.hit.scope == "overall"  # "IIT EIT และ OIT กรม...": the total's
    between = narrative.between(tool.end, told[first + 1].at, lambda e: isinstance(e, YearEvent))
    return alone and _TO_BODY.fills(between)


def _is_called_so(narrative: Narrative, name: NameEvent) -> bool:
    """Whether a name is an instrument's, or words say that it is an indicator's: "ด้านการเปิดเผยข้อมูล กรม... ได้"."""
    called = _CALLED.closes(narrative.before(name, YEAR_LEAD)) or _CALLED_WITHIN.opens(narrative.flat, name.at)
    line = takewhile(lambda e: not is_line_end(e), narrative.following(name.end))
    told = [type(e) for e in line if isinstance(e, _TOLD_OF)][:4]
    called = called or told == [OwnerEvent, FigureEvent] * 2  # "การเปิดเผยข้อมูล A ได้ 98.00 ส่วน B ได้ 71.20"
    return name.hit.scope == "instrument" or (name.hit.scope == "indicator" and called)


def is_venue(narrative: Narrative, province: OwnerEvent) -> bool:
    """Whether a province is a part of where something takes place: "ณ โรงแรม... จังหวัดปทุมธานี"."""
    start = max(province.hit.start - _VENUE_REACH, 0)
    said = narrative.text[start : province.hit.start].rpartition(_AT_PLACE)
    return bool(said[1]) and not any(letter.isdigit() or letter == "\n" for letter in said[2])


def tells_result(narrative: Narrative, body: OwnerEvent) -> bool:
    """Whether a clause goes on behind a body with its result: "กรม... ได้คะแนน"."""
    return _RESULT_VERB.opens(narrative.behind(body, BEHIND))


def stands_beside(narrative: Narrative, owner: OwnerHit | None, row_end: int, body: OwnerEvent, before: str) -> bool:
    """Whether a body is told of beside the subject and is none.

    Args:
        narrative: the paragraph.
        owner: the subject so far.
        row_end: where a row of bodies beside it ends, "ร่วมกับกรมศุลกากร สคบ. และ อย."; -1 without one.
        body: the body.
        before: the squeezed text before it.
    """
    if row_end >= 0 and narrative.flat[row_end : body.at] in ROW_GAPS:
        return not (has_result(narrative.text, body.hit.end) or tells_result(narrative, body))
    ranked = before.endswith(_OF) and RANKED.closes(before)  # "ลำดับที่ 5 ของกระทรวง..."
    among = before.endswith(_AMONG) and (RANKED.closes(before) or _PLACED.closes(before))  # "สูงที่สุดในกระทรวง..."
    return ranked or among or is_in_description(narrative, owner, body)


def is_of_subject(narrative: Narrative, owner: OwnerHit | None, cue: CueEvent) -> bool:
    """Whether words for many bodies tell of the subject: its rank among them, what it is, what it has, who helped."""
    before = narrative.before(cue, MANY_LEAD)
    told = (
        RANKED.closes(before) or before.endswith(words_of("help_of")) or (owner is not None and tells_parts(before))
    )  # "ลำดับที่ 4 ของประเทศ"
    return told or says_what_it_is(narrative, cue) or is_placed(narrative, owner, cue.at)


def tells_mean_of_list(narrative: Narrative, turn: CueEvent) -> bool:
    """Whether the next line tells the mean of the items above it: "1. กรม... 88.10 / เฉลี่ย 90.00"."""
    return is_line_end(turn) and _MEAN_OF_LIST.opens(narrative.flat, turn.end)


def says_what_it_is(narrative: Narrative, cue: CueEvent) -> bool:
    """Whether words for many bodies say what one is: "เป็นหน่วยงานระดับกรมที่", "กรม... หน่วยงานในสังกัดกระทรวง..."."""
    if narrative.flat.endswith(words_of("is_body"), 0, cue.at):
        return True
    owners = [e for e in narrative.events if isinstance(e, OwnerEvent)]
    body = next((e for e in owners if narrative.flat[e.end : cue.at] in _SIGNS and e.end <= cue.at), None)
    over = next((e for e in owners if cue.at <= e.at <= cue.end), None)
    return body is not None and over is not None and over.hit.agency != body.hit.agency


def is_placed(narrative: Narrative, owner: OwnerHit | None, at: int) -> bool:
    """Whether a subject is told to stand first among those that words at a place tell of: "สูงสุดของหน่วยงานใน..."."""
    subject = next((e for e in narrative.events if isinstance(e, OwnerEvent) and e.hit is owner), None)
    if subject is None or not tells_result(narrative, subject):
        return False
    figures = (e for e in narrative.events if isinstance(e, FigureEvent) and e.number.decimals)
    return not any(subject.end <= e.at < at for e in figures) and _PLACED.closes(narrative.flat[subject.end : at])


def is_in_description(narrative: Narrative, before: OwnerHit | None, event: OwnerEvent) -> bool:
    """Whether a body stands in words that say what the one before it is: "สำนักงาน... ซึ่งเป็นหน่วยธุรการของ..."."""
    if before is None or not narrative.before(event, 3).endswith(_OF):
        return False
    said = narrative.text[before.end : event.hit.start]
    return "".join(said.split()).startswith(_IS) and not any(letter.isdigit() for letter in said)


def is_said_ahead(narrative: Narrative, cue: CueEvent) -> bool:
    """Whether "last year" is said of what stands behind it.

    "เพิ่มขึ้น 4.51 จากปีที่ผ่านมา" says it of the figure before, "ประกาศเมื่อเดือนสิงหาคมปีก่อน" of no result. A full stop
    ends what is said of the figure before: "94.10. The year before".
    """
    before, named = narrative.before(cue, _MATTER), next(narrative.following(cue.end), None)
    if _CAME_OUT.closes(before) or (isinstance(named, NameEvent) and named.at == cue.end and _COMPARED.closes(before)):
        return False  # "เมื่อเทียบกับปีที่ผ่านมา IIT 91.80": what is held against last year is not of it
    figures = (e for e in narrative.events if isinstance(e, FigureEvent))
    near = next((e for e in figures if 0 <= cue.at - e.end <= _FIGURE_GAP), None)
    return near is None or ends_english(narrative, near.end, cue.at) or leads_to_result(narrative, cue)


def ends_english(narrative: Narrative, start: int, end: int) -> bool:
    """Whether a sentence in English ends between two squeezed places: "... 93.14. The target for FY 2025 ..."."""
    origin = narrative.origin
    between = narrative.text[origin[start - 1] + 1 : origin[min(end, len(origin) - 1)] + 1]
    behind = (part.lstrip() for part in between.split(".")[1:] if part[:1].isspace())
    return any(is_latin(part[:1]) and part[:1].isupper() for part in behind)


def leads_to_result(narrative: Narrative, cue: CueEvent) -> bool:
    """Whether "last year" leads to a figure, or to a level with its figure: "ปีก่อนอยู่ในระดับ A (94.97 คะแนน)"."""
    behind = [e for e in narrative.following(cue.end) if not is_turn(e)][:2]
    match behind:
        case [LevelEvent() as level, FigureEvent() as figure]:
            graded = figure.at - level.end <= _TO_FIGURE and level.at - cue.end <= _TO_FIGURE
            return graded or leads_to_figure(narrative.behind(cue, 30))
        case [FigureEvent() as figure, *_] if figure.may_be_total and narrative.flat[cue.end : figure.at] == "(":
            return True  # "น้อยกว่าปีก่อน (94.97 คะแนน)"
    return leads_to_figure(narrative.behind(cue, 30))


def ends_former_year(narrative: Narrative, turn: CueEvent, line_at: int, year_at: int) -> bool:
    """Whether a year told behind another one's result is over with its line: "87.34 ส่วนปี 2564 ได้ 76.81", "จุดแข็ง ...".

    The next line tells of a part of the result then, of whatever year the line began with.
    """
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and line_at <= e.at < turn.at]
    results = [e for e in figures if e.number.decimals]
    if not results or not results[0].at < year_at < results[-1].at:
        return False
    tail, behind = narrative.flat[figures[-1].end : turn.at], narrative.flat[turn.end :]
    if len(tail) > _LINE_TAIL or _LISTS.closes(tail) or behind.startswith(words_of("continues")):
        return False
    said = next((e for e in narrative.following(turn.end) if not is_turn(e)), None)
    return isinstance(said, NameEvent) and said.hit.scope == "indicator"
