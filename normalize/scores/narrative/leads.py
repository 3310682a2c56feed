"""What leads right to a figure of a sentence: a year, an instrument, or the figure before it."""

from __future__ import annotations

from prongsai.normalize.scores.narrative.events import (
    FULL,
    CueEvent,
    Event,
    FigureEvent,
    NameEvent,
    Narrative,
    OwnerEvent,
    YearEvent,
    is_line_end,
    is_turn,
)
from prongsai.normalize.scores.narrative.quantities import TO_SCORE, FigureSaid, Quantity
from prongsai.normalize.text.phrases import Phrase, holds, one, then, up_to, words_of

_TO_SCORE = 18  # squeezed characters from a body to a score right behind it, at most
_PART_REACH = 45  # squeezed characters from words for a part to its figure
_FULL_MARKS = Phrase("full_lead*", "got_full", "result_word*", "full", "score?")
_BODY_GOT, _FULL_BEHIND = Phrase("full_lead*", "got_full", "result_word*"), Phrase("score?", "full")
_OF_PARTS = Phrase(
    "score?", "full?", one("full_of_parts", then("in_so_many?", "#number|number_in_words", "full_of_parts"))
)
_FULL_LEAD = 40  # squeezed characters from a body to its full marks, at most
_CUT = Phrase("cut")
_FIGURE_ALONE = Phrase("#digit", "#digit", "point", "#digit", "#digit?", "score|percent?")
_OF_PART = Phrase(
    one("of_part", then("part_led", "assessing_group"), then("assessing_group", "^12", "<!makes_so", "gives_score"))
)
_LEAD_OF_BOUND = 25  # squeezed characters before a bound that say whether it is to be reached
_BOUND, _AIMED = Phrase("than|band_bound"), Phrase("aimed|aim_said|to_be_reached")
_AIM = Phrase("aim_said", up_to(200, "#no_digit", then("century", "#digit", "#digit")))
_GOT = Phrase("<!to_be_reached", "gets")
_MISSED = Phrase("falls_short")  # those that miss a mark are told, aim or no aim
_LISTED = Phrase("score|percent?", "list_leads")
_LISTED_FIRST = Phrase("score|percent?", "list_leads", "joins|target*+")
_JOINED = Phrase("joins|target*+")
_JOINED_OVER_YEARS = Phrase("joins|target|in_row_of_years*+")
_NEXT_AIM = Phrase("aim_goes_on*+")
_ADDRESSEE = Phrase("addressee", up_to(60, "#no_digit", then("century", "#digit", "#digit")))
_FORMERLY = Phrase("<!from|unchanged", "formerly", "formerly_lead*")
_ASKED_FOR = Phrase("asks_for", "^60", "becomes", "percent?")
_PUT_RIGHT = Phrase("said_of_it*", "right_is", "score_lead*", "#decimal")
_NOT_SO = Phrase("not_so", "score_lead*")
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
    return TO_SCORE.fills(narrative.flat, before.end, figure.at)


def is_joined(narrative: Narrative, figure: FigureEvent, over_years: bool = False) -> bool:
    """Whether nothing but names of scores, units and words that join parts the last figure from this one.

    `over_years` lets years stand between them, too, as in the aims of a plan: "ปี 2567 ที่ 91.50 ปี 2568 ที่ 93.00".
    """
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and e.end <= figure.at]
    if not figures:
        return False
    start = figures[-1].end
    kinds = (NameEvent, YearEvent) if over_years else NameEvent
    between = narrative.between(start, figure.at, lambda e: isinstance(e, kinds))
    if ")" in between and "(" not in between:
        return False  # "(ปี 2565 : 90.11) IIT 92.00": the aside is over
    return (_JOINED_OVER_YEARS if over_years else _JOINED).fills(between)


def is_next_aim(narrative: Narrative, aim: FigureEvent, figure: FigureEvent) -> bool:
    """Whether a figure is one more aim of the row that another aim begins."""
    if lists_beyond(narrative, aim):
        return False
    return (
        is_listed_aim(narrative, aim, figure)
        or is_joined(narrative, figure, over_years=True)
        or goes_on_with_aims(narrative, figure)
    )


def goes_on_with_aims(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether nothing but names of scores, years and words that lead to a next aim parts the last figure from this one.

    "IIT ควรอยู่เหนือ 90.00 ภายนอกเหนือ 88.00": no body gets anything there.
    """
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and e.end <= figure.at]
    if not figures:
        return False
    return _NEXT_AIM.fills(
        narrative.between(figures[-1].end, figure.at, lambda e: isinstance(e, NameEvent | YearEvent))
    )


def lists_beyond(narrative: Narrative, bound: FigureEvent) -> bool:
    """Whether those beyond a bound are told behind it: "ที่ได้ต่ำกว่า 85 คะแนน คือ ... 74.80"; of an aim they are aims."""
    clause = _clause_of(narrative, bound)
    return _BOUND.closes(clause) and not _is_aim(clause) and _LISTED.opens(narrative.behind(bound, 20))


def is_listed_aim(narrative: Narrative, bound: FigureEvent, figure: FigureEvent) -> bool:
    """Whether a figure is the first listed behind a bound that is an aim: "เป้าหมายสูงกว่า 90 คะแนน ได้แก่ ... 92.80"."""
    between = narrative.between(bound.end, figure.at, lambda e: isinstance(e, NameEvent | YearEvent))
    clause = _clause_of(narrative, bound)
    return _BOUND.closes(clause) and _is_aim(clause) and _LISTED_FIRST.fills(between)


def _clause_of(narrative: Narrative, bound: FigureEvent) -> str:
    """What leads to a bound, from the figure or the line before it on."""
    ends = [e.end for e in narrative.events if e.end <= bound.at and (is_line_end(e) or isinstance(e, FigureEvent))]
    return narrative.flat[max(ends, default=0) : bound.at]


def _is_aim(clause: str) -> bool:
    """Whether words up to a bound say that it is to be reached, near it or far before: "เป้าหมายของทุกตัวชี้วัด... สูงกว่า"."""
    said = _AIM.last(clause)
    far = said is not None and not _GOT.stands_in(said) and not _MISSED.closes(clause)
    return far or _AIMED.stands_in(clause[-_LEAD_OF_BOUND:])


def is_of_part(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether words for a part of the result lead to a figure, named or not: "คนนอกให้คะแนนเพียง 83.26"."""
    ends = [e.end for e in narrative.events if e.end <= figure.at and (is_turn(e) or _is_total(e))]
    return _OF_PART.stands_in(narrative.flat, max([*ends, figure.at - _PART_REACH, 0]), figure.at)


def _is_total(event: Event) -> bool:
    """Whether what is said before ends here: a figure, a body, a year, or the assessment by its name."""
    if isinstance(event, OwnerEvent | YearEvent):
        return True
    is_figure = isinstance(event, FigureEvent) and event.number.decimals > 0
    total = isinstance(event, NameEvent) and event.hit.scope == "overall"
    return is_figure or total or (isinstance(event, CueEvent) and event.kind == "assessment")


def is_behind_body(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether a figure stands right behind a body: "กรมหม่อนไหม 95.73"."""
    owners = [e for e in narrative.events if isinstance(e, OwnerEvent) and e.end <= figure.at]
    if not owners or figure.at - owners[-1].end > _TO_SCORE:
        return False
    return TO_SCORE.fills(narrative.flat, owners[-1].end, figure.at)


def has_full_marks(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether a body right before it got the full marks: "กรมการข้าวได้คะแนนเต็ม 100", "ก็ได้ 100 คะแนนเต็ม"."""
    owners = [e for e in narrative.events if isinstance(e, OwnerEvent) and e.end <= figure.at]
    if not owners or figure.number.value != FULL or figure.at - owners[-1].end > _FULL_LEAD:
        return False
    behind = narrative.behind(figure, 40)
    if _OF_PARTS.opens(behind):
        return False  # "ได้คะแนนเต็ม 100 จำนวน 12 ข้อ"
    full_behind = _FULL_BEHIND.opens(behind)
    return (_BODY_GOT if full_behind else _FULL_MARKS).fills(narrative.flat, owners[-1].end, figure.at)


def is_behind_earlier_year(narrative: Narrative, figure: FigureEvent, year: int | None) -> bool:
    """Whether a figure stands right behind a year before `year`, "ปี 2566 นั้นได้ 93.10"; a later one may be an aim's."""
    before = next((e for e in reversed(narrative.events) if e.end <= figure.at and not is_turn(e)), None)
    if not isinstance(before, YearEvent) or year is None or before.year >= year:
        return False
    return TO_SCORE.fills(narrative.flat, before.end, figure.at)


def is_former(narrative: Narrative, figure: FigureEvent, year: int | None) -> bool:
    """Whether a figure is told beside the result of `year`, as a former one: "ได้ 89.07 คะแนน (ปีที่แล้วได้ 75.87)"."""
    return is_led(narrative, figure) or is_behind_earlier_year(narrative, figure, year)


def goes_on(narrative: Narrative, above: Narrative) -> bool:
    """Whether a paragraph goes on with the sentence above: by its first words, or as the figure that one leads to."""
    cut = _CUT.closes(above.flat) and _FIGURE_ALONE.fills(narrative.flat)
    other = any(isinstance(e, NameEvent) and e.hit.scope != "overall" for e in above.events)
    other = other or holds(above.flat, "target")
    return (cut and not other) or narrative.flat.startswith(words_of("continues"))


def joined_to_mean(f: FigureSaid) -> bool:
    """One of a row of names and figures whose first is a mean over many: "ค่าเฉลี่ยระดับจังหวัด IIT 91.80 EIT 93.20"."""
    return f.joined_to == Quantity.MEAN


def joined_to_difference(f: FigureSaid) -> bool:
    """One of a row of differences: "ผลต่างจากปีก่อน IIT 12.10 EIT 8.30"."""
    return f.joined_to == Quantity.DIFFERENCE and not f.before.endswith(words_of("left_with"))


def of_addressee(f: FigureSaid) -> bool:
    """What the reader of a letter got: "ขอแสดงความยินดีที่ท่านได้รับคะแนน 95.80"; the letter need not say who that is."""
    return _ADDRESSEE.closes(f.before)


def formerly(f: FigureSaid) -> bool:
    """A result that was told or had before, in no year that is named: "เดิมได้ 79.10", "เดิมแจ้งว่าได้ 71.20"."""
    return _FORMERLY.closes(f.before)


def asked_for(f: FigureSaid) -> bool:
    """What somebody asks to be given: "ขอปรับคะแนนการเปิดเผยข้อมูลเป็น 98.00"."""
    return _ASKED_FOR.closes(f.before)


def put_right(f: FigureSaid) -> bool:
    """A figure that the next one puts right, "95.80 ที่ถูกคือ 90.55", or that is not so: "มิใช่ 95.80"."""
    return _PUT_RIGHT.opens(f.behind) or _NOT_SO.closes(f.before)
