"""Of which fiscal year a figure of running text is: that of its clause, of its sentence, of what stands over it."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.normalize.scores.narrative.events import CueEvent, FigureEvent, YearEvent
from prongsai.normalize.scores.narrative.frames.changes import Change, former_year, former_years, year_alike
from prongsai.normalize.scores.narrative.frames.series import is_of_past_row
from prongsai.normalize.scores.narrative.frames.years_behind import year_ahead
from prongsai.normalize.scores.narrative.leads import is_joined
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import Coordinates, Frame, is_result
from prongsai.normalize.scores.narrative.state import State
from prongsai.normalize.text.characters import is_letter
from prongsai.normalize.text.phrases import Phrase, holds, one, words_of
from prongsai.normalize.years.year_roles import leads_to_figure

_FISCAL, _JUST_OVER = "งบประมาณ", "ที่ผ่านมา"
_SET_BY = {"report": "document"}
_THIS = Phrase("closing?", "this")
_NEXT_BEHIND = Phrase("score?", "gets_or_is?", "of_former_year", "next_year", one("row_join", "$"))
_PAST_BEHIND = Phrase("score?", "of_former_year?", "former_year")
_LED_PAST = Phrase("score?", "of_former_year", "former_year")


def set_year(event: FigureEvent, state: State, frame: Frame, found: Coordinates, last: Coordinates | None) -> None:
    """Set the year of a figure and what says it; `last` is the figure before."""
    own = state.years_behind.get(event.at)
    others = {year.year for at, year in state.years_behind.items() if at != event.at and year != own}
    found.compared_years = frozenset(state.compared_years | others)
    if own is not None:
        found.year, found.year_from = _year_behind(event, state, own)
        return
    if last is not None and last.year in state.compared_years and is_joined(state.narrative, event):
        found.year, found.year_from = last.year, last.year_from
        return
    if last is not None and last.year_from == "relative" and is_of_past_row(state.narrative, event):
        found.year, found.year_from = last.year, last.year_from
        return
    behind = state.narrative.behind(event, 60)
    past = state.past(event) or _is_of_former_year(behind)
    compared = state.compared_year(event)
    base, base_from = year_over(event, state, frame, past)
    if base is None and past and last is not None:
        base = last.year  # "96.10 in fiscal 2024, up from 94.20 a year earlier"
    if base is None:
        return
    if _NEXT_BEHIND.opens(behind):  # "ขึ้นเป็น 89.00 คะแนนในปีถัดมา และ..."
        found.year, found.year_from = base + 1, "relative"
        return
    if found.quantity == Quantity.DIFFERENCE or (compared is None and not past):
        found.year, found.year_from = base, base_from
    elif compared is not None:
        found.year, found.year_from = compared, "clause"
    else:
        back = state.past_years if state.past(event) else 1
        opens = base_from == "document" and frame.year is None and (last is None or not is_result(last))
        found.year = _by_date(event, state, frame) if opens else None
        found.year, found.year_from = found.year or base - back, "relative"


def _year_behind(event: FigureEvent, state: State, own: YearEvent) -> tuple[int, str]:
    """The year of a figure with one behind it, and how it is known; "this year" there may open a clause of its own.

    "ปีก่อนได้ 87.65 คะแนน ปีนี้ (2568) ขอให้ทุกกอง...", "ปี 2567 ได้ 87.65 คะแนน ปีนี้ (2568) ขอให้ทุกกอง...".
    """
    narrative = state.narrative
    opens = holds(narrative.flat[event.end : own.at], "this_year_word")
    if not opens and not _THIS.opens(narrative.flat, own.end):
        return own.year, "clause"
    if state.past(event):
        return own.year - state.past_years, "relative"
    return state.year if state.year is not None else own.year, "clause"


def _by_date(event: FigureEvent, state: State, frame: Frame) -> int | None:
    """The year that "last year" is by the text's date, where no year is told that it could be before."""
    if frame.years_ago is None or not state.past(event):
        return None
    said = next((e for e in state.narrative.events if isinstance(e, CueEvent) and e.end == state.past_at), None)
    if said is None:
        return None
    return frame.years_ago(state.past_years, _FISCAL in said.word or said.word.endswith(_JUST_OVER))


def _is_of_former_year(behind: str) -> bool:
    """Whether "last year" behind a figure is the figure's, "ได้ 90.20 คะแนนในปีที่แล้ว", and no next clause's.

    "ได้ 90.20 คะแนน ปีที่แล้วมีผู้ร้องเรียน 12 เรื่อง": that clause goes on.
    """
    if not _PAST_BEHIND.opens(behind) or leads_to_figure(_PAST_BEHIND.behind(behind)):
        return False
    rest = _PAST_BEHIND.behind(behind)
    return _LED_PAST.opens(behind) or not is_letter(rest[:1]) or rest.startswith(words_of("clause_opens"))


def set_changed_year(
    event: FigureEvent, state: State, frame: Frame, found: Coordinates, ends: Mapping[int, Change]
) -> None:
    """Set the year of an end of a change, where none stands beside it; that of the figure it rose from may stay open.

    `ends` are the paragraph's, by the figure's place; the other arguments are those of `set_year`.
    """
    narrative = state.narrative
    found.change = ends.get(event.at)
    alike = state.year is None and found.change is not None and not _has_own_year(state, found)
    year = year_alike(narrative, event.at, ends, state.years_behind) if alike else None
    if year is not None:
        found.year, found.year_from = year, "sentence"
        return
    if found.change != Change.FROM or found.year is None or found.year_from == "relative":
        return
    if found.year in state.compared_years or _has_own_year(state, found):
        return
    base = found.year
    found.year, found.year_from = former_year(narrative, base)
    older = {year for year in frame.older_years if year < base}
    if found.year is None and base == frame.year and len(older) == 1:
        found.year, found.year_from = older.pop(), "sentence"  # the paragraph above set both years beside each other


def _has_own_year(state: State, found: Coordinates) -> bool:
    """Whether the figure's year stands right behind it: "จาก 78.20 ในปี 2566"."""
    places = {state.narrative.origin[at] for at in state.years_behind}
    return found.figure.start in places


def year_over(event: FigureEvent, state: State, frame: Frame, is_past: bool = False) -> tuple[int | None, str | None]:
    """The year of the clause, else that of the sentence before or behind the figure, else that over the paragraph.

    The years of a form are the document's alone, unless words say that a result is so many years older, `is_past`.
    """
    if state.year is not None:
        return state.year, "clause"
    year, how = frame.year_at(event.number.start) if frame.year_at is not None else (None, "report")
    former = former_years(state.narrative)
    of_others = state.compared_years | _years_of_others(event, state, frame) | former
    here = how == "sentence" and year not in of_others
    ahead = year_ahead(state.narrative, event) if not here else None
    if ahead is not None and ahead not in frame.plan_years:
        return ahead, "sentence"
    if former and not here and year in (None, *former):
        return max(former) + 1, "relative"  # "ครั้งก่อน (ปี 2565) ได้": the round that is told now is the next one
    is_older = how != "sentence" and not frame.is_form and year in frame.older_years
    if ((how == "sentence" and not here) or is_older) and frame.year is not None:
        return frame.year, frame.year_from
    if how == "sentence" and not here and frame.year_at is not None:
        year, how = frame.year_at(0)  # what stands over the paragraph
    if year is not None:
        return year, _SET_BY.get(how, how)
    if frame.is_form and not is_past:
        return None, None
    return frame.year, frame.year_from or "heading"


def _years_of_others(event: FigureEvent, state: State, frame: Frame) -> set[int]:
    """Years behind other figures, where a paragraph above or another body before told results: "90.79 เมื่อปี 2565"."""
    if frame.year_from != "sentence" and not state.of_next_body:
        return set()
    return {year.year for at, year in state.years_behind.items() if at != event.at}
