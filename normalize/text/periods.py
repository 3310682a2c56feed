"""Periods of measures: a cell of Thai text to a first and a last day.

Fiscal year N (Buddhist) runs from 1 October N-1 to 30 September N; October to December without a year
belong to the calendar year before the fiscal year given. How a cell is read:

* several periods give the first start and the last end;
* a year printed once serves its neighbours too, so that order is kept (`ต.ค. - ก.ย. ๖๖` starts in ๖๕);
* a bare year, `ตลอดปี` and frequencies such as `ทุกเดือน` mean the whole fiscal year; a frequency beside
  months or dates adds nothing, and `ปีละ ๑ ครั้ง` alone is no period;
* quarters and halves are those of the fiscal year; `รอบ ๖ เดือน` is the first half;
* `ภายในเดือนมีนาคม ๒๕๖๖` is a deadline, an end without a start; `ตั้งแต่ ... เป็นต้นไป` and a range that
  ends in `ปัจจุบัน` are a start without an end;
* an end before its start or whose words cannot be read is null;
* a cell of which a digit stays unread or a day does not exist (๓๑ ก.ย.) has neither. All are named in `problems`.
"""

from __future__ import annotations

import calendar as _calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from prongsai.normalize.text.characters import is_blank
from prongsai.normalize.text.dates import (
    BE_OFFSET,
    ERA,
    NUMERIC_DATE,
    YearHit,
    find_years,
    make_date,
    read_year,
)
from prongsai.normalize.text.months import is_english, month_number, month_pattern
from prongsai.normalize.text.period_cells import DASH, compact, has_unread_digits
from prongsai.normalize.text.phrases import either

ENDS_BEFORE_START = "period_ends_before_start"
UNREAD = "period_unread"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (Common Era), None where not printed or not readable.

    `problems` holds finding codes: `period_ends_before_start`, `period_unread`.
    """

    start: date | None
    end: date | None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Point:
    """A month or day in the cell, `text[start:end]`."""

    start: int
    end: int
    month: int
    day: int | None
    year_be: int | None


@dataclass(frozen=True, slots=True)
class _Span:
    start: date | None
    end: date | None
    problem: str | None = None


_TO = rf"(?:{DASH}|(?:จน)?(?:กระทั่ง)?ถึง|\bto\b)"
_INSIDE = r"(?:สิ้น|ปลาย|ต้น|กลาง)?(?:เดือน|วันที่)?"
# what stands behind a month: the rest of a range, words for "and on", a range whose end cannot be read
_BEHIND = re.compile(rf"[.,)]?(?:(?P<range>{_TO}{_INSIDE}\(?\Z)|(?P<open>{_TO}?(?:ปัจจุบัน|เป็นต้นไป|ต่อเนื่อง))|{_TO})")
# "มยุ - ก.ย. 2564": what stands before the dash was a month, and cannot be read
_LOST_START = re.compile(rf"[ก-๎A-Za-z][ก-๎A-Za-z.,]+\d{{0,4}}[.,)]?(?:{_TO}|=){_INSIDE}\d{{0,2}}\Z")
_BY = r"(?:ภายใน|ไม่เกิน|ก่อน|เสร็จ|สิ้นสุด|\b(?i:by|within)|(?:\A|[^ก-๙])(?:จน)?ถึง)"
_DEADLINE = re.compile(rf"{_BY}(?:สิ้น|ปลาย|ต้น|กลาง)?(?:วันที่|เดือน|วันสิ้น)?\Z")
_FY_WORD = r"(?:ของ|ใน)?(?:ประจำ)?(?:รอบ)?ปี(?:งบประมาณ|งบฯ|งบ)?"
_YEAR_TAIL = rf"(?:(?:/|\(?{_FY_WORD}|{ERA})+\(?(?P<y>2[456]\d\d|20[123]\d|[5-7]\d)(?!\d))?"
_PARTS = {  # of a year, in the order in which they are looked for
    part: re.compile(form + _YEAR_TAIL, re.IGNORECASE)
    for part, form in (
        (
            "quarter",
            r"(?:ไตรมาส(?:ที่)?|\bQ(?:uarter)?)"
            r"(?P<q>[1-4](?:(?:[-–—,/&]|ถึง|และ|ไตรมาส|ที่|Q| )+[1-4](?!\d))*|แรก|สุดท้าย)(?!\d)",
        ),
        (
            "half",
            r"(?:(?:รอบ)?(?:6|หก)เดือน(?P<a>แรก|หลัง)|ครึ่งปี(?:งบประมาณ)?(?P<b>แรก|หลัง)"
            r"|รอบ(?:ระยะเวลา)?(?P<n>6|9|12)เดือน)",
        ),
        ("end", r"(?:ภายใน|ก่อน|ณ)?(?:สิ้น|ปลาย)ปี(?:งบประมาณ|งบฯ|งบ)?"),
    )
}
_WHOLE = re.compile(
    r"(?:ตลอด(?:ทั้ง)?(?:ระยะเวลา)?|ทั้ง|ภายใน|ระหว่าง|ใน)(?:ช่วง)?(?:รอบ)?ปี(?:งบประมาณ|งบฯ|งบ)?" + _YEAR_TAIL
)
_FREQUENCY = either(("how_often", "#item_number?", "time_span"), ("often",))
_FREQUENCY_MASK = either(("every_time", "#item_number", "month_word"), ("each_quarter",))
_DAY_RANGE = rf"(?<![\d.,/])(?P<d1>\d{{1,2}})(?:{DASH}|ถึง)(?=\d{{1,2}}(?:เดือน)?{{month}})"
_MONTH_YEAR = re.compile(r"(?<![\d/])(?P<m>1[0-2]|0?[1-9])/(?P<y>2[456]\d\d|20[123]\d)(?![\d/])")


@lru_cache(maxsize=4096)  # a cell is asked whether it holds a period, then which
def parse_period(text: str, fiscal_year_be: int | None) -> Period:
    """Read one cell of a period column.

    Args:
        text: the cell, repaired; line breaks may fall inside words.
        fiscal_year_be: the fiscal year of the measures, for what prints no year; None if unknown.
    """
    cell = compact(text)
    if is_blank(cell):
        return Period(None, None)
    spans: list[_Span] = []
    cell = _FREQUENCY_MASK.sub("ทุกเดือน", cell)
    years = [hit for hit in find_years(cell) if hit.kind in ("fiscal", "year", "bare", "range")]
    stated = years[0].year_be if years else None
    cell = _take_parts(cell, stated or fiscal_year_be, spans)
    points = _points(cell)
    if stated is None and any(point.year_be for point in points):
        spans.clear()  # months with their years say more than a quarter whose year is only presumed
    spans.extend(_point_spans(cell, points, stated or fiscal_year_be))
    if has_unread_digits(cell, _stretches(cell, points)):
        return Period(None, None, (UNREAD,))
    if not spans or _WHOLE.search(cell):
        spans.extend(_whole_years(cell, years, fiscal_year_be, alone=not spans))
    return _combine(spans)


def _combine(spans: list[_Span]) -> Period:
    if not spans or _Span(None, None, UNREAD) in spans:
        return Period(None, None, (UNREAD,))
    starts = [span.start for span in spans if span.start]
    problems = {span.problem for span in spans if span.problem}
    closed = all(span.end for span in spans)
    start = min(starts, default=None)
    end = max((span.end for span in spans if span.end), default=None) if closed else None
    if start and end and end < start:
        problems.add(ENDS_BEFORE_START)
        end = None
    return Period(start, end, tuple(sorted(problems)))


def _stretches(cell: str, points: list[_Point]) -> list[tuple[int, int]]:
    """What of a cell its points and whole years explain."""
    return [*((point.start, point.end) for point in points), *(match.span() for match in _WHOLE.finditer(cell))]


def _take_parts(cell: str, year_be: int | None, spans: list[_Span]) -> str:
    """Add the quarters, halves and ends of years of a cell to `spans`; the cell without them."""
    for part, form in _PARTS.items():
        for match in form.finditer(cell):
            year = read_year(match["y"], short=True) if match["y"] else year_be
            span = _fiscal_months(year, *_months_of(part, match.groupdict()))
            by_then = part == "end" or _DEADLINE.search(cell[: match.start()])
            spans.append(replace(span, start=None) if by_then else span)
        cell = form.sub("\n", cell)
    return cell


def _months_of(part: str, said: Mapping[str, str | None]) -> tuple[int, int]:
    """The first and the last month of a part of a fiscal year."""
    if part == "end":
        return 12, 12
    if part == "half":
        return (7, 12) if "หลัง" in (said["a"], said["b"]) else (1, int(said["n"] or 6))
    numbers = [int(digit) for digit in said["q"] or "" if digit.isdecimal()]
    first, last = (min(numbers), max(numbers)) if numbers else (1, 1) if said["q"] == "แรก" else (4, 4)
    return 3 * first - 2, 3 * last


def _fiscal_months(year_be: int | None, first: int, last: int) -> _Span:
    """Months of a fiscal year, 1 = October to 12 = September."""
    if year_be is None:
        return _Span(None, None, UNREAD)
    start, end = (_fiscal_month(year_be, number) for number in (first, last))
    return _Span(date(*start, 1), date(*end, _calendar.monthrange(*end)[1]))


def _fiscal_month(year_be: int, number: int) -> tuple[int, int]:
    year = year_be - BE_OFFSET
    return (year - 1, number + 9) if number <= 3 else (year, number - 3)


def _whole_years(cell: str, years: list[YearHit], given: int | None, *, alone: bool) -> list[_Span]:
    """Whole fiscal years: the years printed, else the given one where words say "all year"."""
    if years and alone:
        return [_fiscal_months(hit.year_be, 1, 12) for hit in years]
    if hit := _WHOLE.search(cell):
        year = read_year(hit["y"], short=True) if hit["y"] else (years[0].year_be if years else given)
        return [_fiscal_months(year, 1, 12)]
    return [_fiscal_months(given, 1, 12)] if _FREQUENCY.search(cell) else []


@cache
def _point_pattern() -> re.Pattern[str]:
    day = r"(?:(?<![\d.,/])(?P<d>\d{1,2})(?:เดือน)?)?"
    year = (
        rf"(?:(?:\.?{ERA}|ปี(?:{ERA})?)?'?(?P<y>2 ?[456] ?\d ?\d(?!\d|[.,]\d)|20[123]\d(?!\d)"
        r"|[1-7]\d(?!\d|[.,/]\d|[%％])))?"
    )
    day_range = _DAY_RANGE.replace("{month}", month_pattern())
    return re.compile(rf"{day_range}|{day}(?P<m>{month_pattern()}){year}", re.IGNORECASE)


def _points(cell: str) -> list[_Point]:
    """Months and days of a cell in order, years as printed."""
    points: list[_Point] = []
    pending: re.Match[str] | None = None
    for match in _point_pattern().finditer(cell):
        if match["d1"]:
            pending = match
            continue
        month = month_number(match["m"])
        ce_short = is_english(match["m"])
        year = read_year(match["y"], short=True, ce_short=ce_short) if match["y"] else None
        end = match.end() if year or not match["y"] else match.end("m")
        point = _Point(match.start(), end, month, int(match["d"]) if match["d"] else None, year)
        if pending:
            points.append(replace(point, start=pending.start("d1"), end=pending.end("d1"), day=int(pending["d1"])))
            pending = None
        points.append(point)
    for match in [*NUMERIC_DATE.finditer(cell), *_MONTH_YEAR.finditer(cell)]:
        month = int(match["m"])
        day = int(match["d"]) if "d" in match.groupdict() else None
        if 1 <= month <= 12:
            points.append(_Point(match.start(), match.end(), month, day, read_year(match["y"], short=True)))
    return sorted(points, key=lambda point: point.start)


def _point_spans(cell: str, points: list[_Point], year_be: int | None) -> list[_Span]:
    """Ranges, single months, deadlines and open starts of the points."""
    dated = _with_years(points, year_be)
    gaps = [cell[a.end : b.start] for a, b in zip(points, points[1:], strict=False)]
    spans: list[_Span] = []
    i = 0
    while i < len(dated):
        first = dated[i]
        before = cell[points[i - 1].end if i else 0 : first.start]
        behind = _BEHIND.match(gaps[i] if i < len(gaps) else cell[first.end :])
        way = behind.lastgroup if behind else None
        if way == "range" and i < len(gaps):
            spans.append(_span(first, dated[i + 1]))
            i += 1
        elif _DEADLINE.search(before):
            spans.append(replace(_span(first, first), start=None))
        elif _LOST_START.search(before):
            spans.append(replace(_span(first, first), start=None, problem=UNREAD))
        elif way == "open":
            spans.append(replace(_span(first, first), end=None))
        elif behind and not behind[0].startswith(")"):  # a range of which nothing that can be read follows
            spans.append(replace(_span(first, first), end=None, problem=UNREAD))
        else:
            spans.append(_span(first, first))
        i += 1
    return spans


def _with_years(points: list[_Point], year_be: int | None) -> list[_Point]:
    """Give points without a year that of the next point, else of the one before, else of the fiscal year."""
    dated = list(points)
    for i in range(len(dated) - 2, -1, -1):
        here, following = dated[i], dated[i + 1]
        if here.year_be is None and following.year_be is not None:
            earlier = here.month > following.month
            dated[i] = replace(here, year_be=following.year_be - earlier)
    for i in range(1, len(dated)):
        here, last = dated[i], dated[i - 1]
        if here.year_be is None and last.year_be is not None:
            dated[i] = replace(here, year_be=last.year_be + (here.month < last.month))
    if year_be is not None:
        dated = [p if p.year_be else replace(p, year_be=year_be - (p.month >= 10)) for p in dated]
    return dated


def _span(first: _Point, last: _Point) -> _Span:
    if first.year_be is None or last.year_be is None:
        return _Span(None, None, UNREAD)
    start, end = _day(first, of_end=False), _day(last, of_end=True)
    if any(p.day is not None and make_date(p.year_be, p.month, p.day) is None for p in (first, last)):
        return _Span(None, None, UNREAD)
    if end < start:
        return _Span(start, None, ENDS_BEFORE_START)
    return _Span(start, end)


def _day(point: _Point, *, of_end: bool) -> date:
    exact = make_date(point.year_be, point.month, point.day)
    year = (point.year_be or 0) - BE_OFFSET
    last = _calendar.monthrange(year, point.month)[1]
    return exact or date(year, point.month, last if of_end else 1)
