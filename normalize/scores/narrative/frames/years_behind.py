"""The year that stands behind a figure and is its own: "92.10 คะแนน ในปี 2566"; and the years that head figures."""

from __future__ import annotations

from itertools import islice, pairwise

from prongsai.normalize.scores.narrative.events import (
    FULL,
    Event,
    FigureEvent,
    LevelEvent,
    NameEvent,
    Narrative,
    YearEvent,
    is_line_end,
    is_turn,
)
from prongsai.normalize.scores.narrative.frames.asides import ends_english, is_compared
from prongsai.normalize.scores.narrative.frames.changes import former_years, holds_figure
from prongsai.normalize.scores.narrative.frames.equals import equal_of
from prongsai.normalize.scores.narrative.frames.quotations import QUOTATION_MARKS
from prongsai.normalize.scores.narrative.frames.rows import row_from
from prongsai.normalize.scores.narrative.quantities import IN_YEAR, UNIT
from prongsai.normalize.text.characters import is_letter
from prongsai.normalize.text.phrases import Phrase
from prongsai.normalize.years.year_roles import leads_to_figure

_YEAR_REACH = 60  # squeezed characters from a figure to the year that is its own
_SENTENCE = 220  # squeezed characters of one sentence, at most
_OF_YEAR = ("ใน", "เมื่อ", "ของ", "ประจำ", "(", "in", "for")  # from a level to its year; "ระดับ A ปี 2566 ..." goes on
_SEVERAL = 2
_LEVEL_GAP = 20  # squeezed characters from a year to its level
_THIS_YEAR = ("ปีนี้", "ปีปัจจุบัน", "ปีล่าสุด")
_OF_FULL = Phrase("points?", "out_of|out_of_in_english", "#full_mark", "!#digit|point")  # "97.34 out of 100"

_ALTHOUGH = Phrase("although")
_IN_ROW, _TELLS_NO_RESULT = Phrase("joins|unit*"), Phrase("own_kind?", "tells_no_result|change|to_come|aim_said")
_LED = Phrase("to_year+", "years?", "fiscal?", "be?")  # "ในปีงบประมาณ พ.ศ."; a bare year may head what follows
_TO_GRADE = Phrase("points|percent?", "opening", "level_is?")


def years_behind(narrative: Narrative) -> dict[int, YearEvent]:
    """The years that stand right behind figures, by the figure's place: "92.10 คะแนน ในปี 2566"."""
    heads = _heads_of_figures(narrative)
    figures = [event for event in narrative.events if isinstance(event, FigureEvent)]
    years = {figure.at: _year_right_behind(narrative, figure) for figure in figures}
    led = {f.at for f in figures if _is_led_by_head(narrative, f, heads)}
    return {
        at: year
        for at, year in years.items()
        if year is not None and not (year.at in heads and (_is_bare(narrative, year) or at in led))
    }


def _heads_of_figures(narrative: Narrative) -> frozenset[int]:
    """Where years stand that take turns with figures and head them: "ปี 2566 ได้ 91.10 ปี 2567 เพิ่มเป็น 93.20"."""
    row: list[Event] = []
    heads: set[int] = set()
    for event in (*narrative.events, None):
        is_figure = isinstance(event, FigureEvent) and event.number.decimals > 0
        if event is not None and not (is_figure or isinstance(event, YearEvent) or is_line_end(event)):
            continue
        if event is None or is_line_end(event) or (row and isinstance(row[-1], FigureEvent) == is_figure):
            years = [e for e in row if isinstance(e, YearEvent)]
            if row and years[:1] == row[:1] and len(row) == _SEVERAL * len(years):
                heads |= {year.at for year in years}
            row = []
        if event is not None and not is_line_end(event):
            row.append(event)
    return frozenset(heads)


def _is_led_by_head(narrative: Narrative, figure: FigureEvent, heads: frozenset[int]) -> bool:
    """Whether the year that heads a figure leads right to it: "ปี 2566 ได้ 92.11 คะแนน ในปี 2567 กรม... ได้"."""
    before = [e for e in narrative.events if isinstance(e, YearEvent) and e.at in heads and e.end <= figure.at]
    return bool(before) and leads_to_figure(narrative.flat[before[-1].end : figure.end])


def is_in_series(narrative: Narrative, figure: FigureEvent) -> bool:
    """Whether a figure is one of those of several years that take turns with them, some of which are called points."""
    heads = _heads_of_figures(narrative)
    if len(heads) < _SEVERAL or not min(heads) < figure.at:
        return False
    figures = [e for e in narrative.events if isinstance(e, FigureEvent) and e.at > min(heads) and e.number.decimals]
    return any(UNIT.opens(narrative.behind(e, 8)) for e in figures)


def _is_bare(narrative: Narrative, year: YearEvent) -> bool:
    """Whether no word such as "in" leads to a year."""
    return not narrative.before(year, 6).endswith(_OF_YEAR)


def year_of_level(narrative: Narrative, level: Event, this_year: int | None) -> int | None:
    """The year that stands right behind a level, "จากระดับ B ในปี 2563"; that of the text behind "ในปีนี้"."""
    behind = narrative.behind(level, _YEAR_REACH).lstrip(')"”')
    if behind.removeprefix("ใน").startswith(_THIS_YEAR):
        return this_year
    led = behind.startswith(_OF_YEAR)
    year = _year_right_behind(narrative, level) if led else None
    if year is None or ("(" in narrative.flat[level.end : year.at] and not narrative.flat.startswith(")", year.end)):
        return None  # "ระดับ A (ปี 2564 = 89.97 คะแนน)": the bracket has a figure of its own
    return year.year


def _with_level(narrative: Narrative, figure: Event) -> Event:
    """A figure with the level in the bracket behind it: "86.98 คะแนน (ระดับ A) ในปี 2567"."""
    level = next((e for e in narrative.following(figure.end) if not is_turn(e)), None)
    if not isinstance(level, LevelEvent) or not narrative.flat.startswith(")", level.end):
        return figure
    return (
        LevelEvent(figure.at, level.end, level.hit) if _TO_GRADE.fills(narrative.flat, figure.end, level.at) else figure
    )


def _year_right_behind(narrative: Narrative, figure: Event) -> YearEvent | None:
    figure = _with_level(narrative, figure)
    if not IN_YEAR.opens(_OF_FULL.behind(narrative.behind(figure, _YEAR_REACH))):
        return None
    near = (e for e in narrative.events if isinstance(e, YearEvent) and 0 <= e.at - figure.end <= _YEAR_REACH)
    year = next(near, None)
    if (
        year is None
        or any(map(str.isdecimal, _OF_FULL.behind(narrative.flat[figure.end : year.at])))
        or _heads_bracket(narrative, figure, year)
        or _opens_quotation(narrative, figure.end, year.at)
    ):
        return None
    if _is_led_in_turn(narrative, figure, year):
        return year
    if _opens_next_clause(narrative, figure, year):
        return None
    # "ปี 2558 ได้ 76.34 ปี 2559 ได้ 78.77", "ปี 2565 ระดับ A (90.10) ปี 2566 ระดับผ่านดี (91.20)"
    return None if leads_to_figure(narrative.behind(year, 30)) or _leads_to_graded(narrative, year) else year


def _opens_next_clause(narrative: Narrative, figure: Event, year: YearEvent) -> bool:
    """Whether a year opens what is said next, behind a result with its own: "ปี 2567 ได้ 90.55 คะแนน ปี 2568 ลดลง"."""
    heads = [e for e in narrative.events if e.end <= figure.at and (isinstance(e, YearEvent) or is_turn(e))]
    head = heads[-1] if heads else None
    if (
        not isinstance(head, YearEvent)
        or head.year == year.year
        or not is_letter(narrative.flat[year.end : year.end + 1])
    ):
        return False
    row = [e for e in narrative.events if head.end <= e.at < figure.at and _is_score(e)]
    told_alike = all(_is_next_in_row(narrative, one, other) for one, other in pairwise([*row, figure]))
    led = _LED.closes(narrative.flat[figure.end : year.at]) and "(" not in narrative.flat[figure.end : year.at]
    opens = not led or _TELLS_NO_RESULT.opens(narrative.flat, year.end)
    return told_alike and opens and not _is_of_figure_before(narrative, head)


def _is_of_figure_before(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year stands right behind a figure that no other year heads: "89.15 คะแนนในปี 2567 และ 83.40 คะแนน"."""
    figures = [e for e in narrative.events if _is_score(e) and e.end <= year.at]
    if not figures or not IN_YEAR.opens(narrative.behind(figures[-1], _YEAR_REACH)):
        return False
    led = _LED.closes(narrative.flat[figures[-1].end : year.at])
    heads = leads_to_figure(narrative.behind(year, 30))
    return led or not (heads or _opens_next_clause(narrative, figures[-1], year))


def _is_next_in_row(narrative: Narrative, figure: Event, following: Event) -> bool:
    """Whether nothing but names of scores and words that join parts two figures: "IIT 90.10 EIT 92.30"."""
    return _IN_ROW.fills(narrative.between(figure.end, following.at, lambda e: isinstance(e, NameEvent)))


def _opens_quotation(narrative: Narrative, start: int, end: int) -> bool:
    """Whether somebody begins to speak between two places: “ปี 2567 เราได้ ...”."""
    between = narrative.text[narrative.origin[start - 1] + 1 : narrative.origin[end - 1] + 1]
    return any(mark in between for mark in QUOTATION_MARKS)


def _is_led_in_turn(narrative: Narrative, figure: Event, year: YearEvent) -> bool:
    """Whether the next figure has its year behind it, too: "91.20 ในปี 2566 94.63 ในปี 2567"."""
    following = [e for e in narrative.following(year.end) if isinstance(e, YearEvent) or _is_score(e)][:_SEVERAL]
    match following:
        case [FigureEvent() as other, YearEvent() as its]:
            return _is_led_to(narrative, figure, year) and _is_led_to(narrative, other, its)
    return False


def _is_led_to(narrative: Narrative, figure: Event, year: Event) -> bool:
    return UNIT.behind(narrative.flat[figure.end : year.at]).startswith(_OF_YEAR)


def _is_score(event: Event) -> bool:
    return isinstance(event, FigureEvent) and (event.number.decimals > 0 or event.number.value == FULL)


def _leads_to_graded(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year leads to a level with a figure of its own in the bracket behind it."""
    following = list(islice((e for e in narrative.following(year.end) if not is_turn(e)), 2))
    match following:
        case [LevelEvent() as level, FigureEvent() as figure]:
            return level.at - year.end <= _LEVEL_GAP and narrative.flat[level.end : figure.at] == "("
    return False


def _heads_bracket(narrative: Narrative, figure: Event, year: YearEvent) -> bool:
    """Whether a year opens a bracket of figures of its own: "OIT = 95.00 (ปี 2565 IIT = 85.00 EIT = 84.00)"."""
    if "(" not in narrative.flat[figure.end : year.at]:
        return False
    return holds_figure(narrative, year.end, narrative.flat.find(")", year.end))


def year_ahead(narrative: Narrative, figure: FigureEvent) -> int | None:
    """The first year of the sentence behind a figure."""
    taken = {year.at for at, year in years_behind(narrative).items() if at != figure.at}  # years of other figures
    equal = equal_of(narrative, figure)
    taken |= {equal.year.at} if equal is not None and equal.year is not None else set()
    for event in narrative.following(figure.end):
        if is_turn(event) or event.at - figure.end > _SENTENCE or ends_english(narrative, figure.end, event.at):
            return None
        if isinstance(event, YearEvent) and _ALTHOUGH.stands_in(narrative.flat, figure.end, event.at):
            return None  # "อยู่ระดับ D ทั้งที่คะแนนปี 2563 เคยได้ถึง 68.25"
        if isinstance(event, YearEvent) and event.at not in taken and not _is_of_another(narrative, event):
            last = row_from(narrative, event)[-1]  # "ส่วนปี 2565 และ 2566 ได้ 90.05 และ 92.11 คะแนน"
            of_others = leads_to_figure(narrative.behind(last, 30)) or _heads_bracket(narrative, figure, event)
            return None if of_others else event.year
    return None


def _is_of_another(narrative: Narrative, year: YearEvent) -> bool:
    """Whether a year is that of a result that is compared with, or of the round before."""
    return is_compared(narrative, year) or year.year in former_years(narrative)
