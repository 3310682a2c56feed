"""Measures drawn from the pool: their wording, departments, period, progress."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from corpus import wording
from corpus.areas import Body
from corpus.measure_pool import GUIDES, POOL, RESULTS

TEXT = wording.read("measures")

SHORT_MONTHS = TEXT.all("short_months")
LONG_MONTHS = TEXT.all("long_months")
LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DEPARTMENTS = {
    "subdistrict_administrative_organization": TEXT.all("departments.subdistrict_administrative_organization"),
    "subdistrict_municipality": TEXT.all("departments.subdistrict_municipality"),
    "provincial_administrative_organization": TEXT.all("departments.provincial_administrative_organization"),
    "university": TEXT.all("departments.university"),
    "province": TEXT.all("departments.province"),
    "": TEXT.all("departments"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed; `start` and `end` are `YYYY-MM` of the common era, null where the print leaves it open."""

    text: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Measure:
    indicator: int
    issue: str
    guideline: str
    measure: str
    activity: str
    steps: tuple[str, ...]
    follow_up: str
    responsible: tuple[str, ...]
    period: Period
    status: str
    result: str
    budget: int


def departments(body: Body) -> tuple[str, ...]:
    kind = "subdistrict_municipality" if "municipality" in body.agency_type else body.agency_type
    return DEPARTMENTS.get(kind, DEPARTMENTS[""])


def _month(fiscal_year: int, place: int) -> tuple[int, int]:
    """Month number and calendar year BE of the `place`-th month (0 = October) of a fiscal year."""
    month = (place + 9) % 12 + 1
    return month, fiscal_year - 1 if month >= 10 else fiscal_year


def _iso(month: tuple[int, int]) -> str:
    return f"{month[1] - 543:04d}-{month[0]:02d}"


def period_style(rng: random.Random) -> str:
    return rng.choices(
        ("short", "long", "dates", "yearless", "quarter", "whole", "mixed", "until", "two"),
        (6, 5, 3, 2, 2, 2, 3, 1, 1),
    )[0]


class _Span(NamedTuple):
    """Two months of a fiscal year, counted from 0 (October), and the dash between them."""

    year: int
    first: int
    last: int
    dash: str

    def at(self, place: int) -> tuple[int, int]:
        """Month number and calendar year BE of the `place`-th month."""
        return _month(self.year, place)

    @property
    def start(self) -> tuple[int, int]:
        return self.at(self.first)

    @property
    def end(self) -> tuple[int, int]:
        return self.at(self.last)

    @property
    def ends(self) -> tuple[str, str]:
        """Both months as `YYYY-MM` of the common era."""
        return _iso(self.start), _iso(self.end)


def draw_period(rng: random.Random, year: int, style: str) -> Period:
    """A period of fiscal year `year` in one of `PERIODS`, or in any of them where the style is `mixed`."""
    if style == "mixed":
        style = rng.choice(tuple(PERIODS))
    first = rng.randint(0, 8)
    last = rng.randint(first + 1, 11)
    return PERIODS[style](rng, _Span(year, first, last, rng.choice(TEXT.all("draw_period.dash"))))


def _short_months(rng: random.Random, span: _Span) -> Period:
    form = rng.choice(("{m} {y}", "{m}{y}", "{m} {yy}", "{m}{yy}"))
    one, two = (form.format(m=SHORT_MONTHS[m - 1], y=y, yy=y % 100) for m, y in (span.start, span.end))
    return Period(one + span.dash + two, *span.ends)


def _long_months(rng: random.Random, span: _Span) -> Period:
    lead = rng.choice(("", TEXT("draw_period.lead"), ""))
    one, two = (f"{LONG_MONTHS[m - 1]} {y}" for m, y in (span.start, span.end))
    if span.start[1] == span.end[1] and rng.random() < 0.4:
        one = LONG_MONTHS[span.start[0] - 1]
    return Period(lead + one + span.dash + two, *span.ends)


def _dates(rng: random.Random, span: _Span) -> Period:
    names, (m, y), (n, z) = rng.choice((SHORT_MONTHS, LONG_MONTHS)), span.start, span.end
    return Period(f"1 {names[m - 1]} {y}{span.dash}{LAST_DAY[n - 1]} {names[n - 1]} {z}", *span.ends)


def _without_years(rng: random.Random, span: _Span) -> Period:
    names = rng.choice((SHORT_MONTHS, LONG_MONTHS))
    return Period(names[span.start[0] - 1] + span.dash + names[span.end[0] - 1], *span.ends)


def _quarters(rng: random.Random, span: _Span) -> Period:
    q = rng.randint(1, 4)
    until = rng.randint(q, 4)
    text = TEXT("draw_period.text", q=q)
    if until != q:
        text = TEXT("draw_period.text-2", q=q, dash=span.dash, until=until)
    if rng.random() < 0.5:
        text += rng.choice((TEXT("draw_period.text-3", year=span.year), TEXT("draw_period.text-4", year=span.year)))
    return Period(text, _iso(span.at(3 * q - 3)), _iso(span.at(3 * until - 1)))


def _whole_year(rng: random.Random, span: _Span) -> Period:
    texts = (
        TEXT("draw_period.text-5"),
        TEXT("draw_period.text-6", year=span.year),
        TEXT("draw_period.text-7", year=span.year),
        TEXT("draw_period.text-8"),
    )
    return Period(rng.choice(texts), _iso(span.at(0)), _iso(span.at(11)))


def _until(rng: random.Random, span: _Span) -> Period:
    month, year = span.end
    return Period(TEXT("draw_period.period", long_months=LONG_MONTHS[month - 1], b=year), None, span.ends[1])


def _two(rng: random.Random, span: _Span) -> Period:
    """A month on one line, the rest of the time on the next."""
    split = max(span.first + 1, (span.first + span.last) // 2)
    (m, y), (n, z), (p, q) = span.start, span.at(min(split, 11)), span.end
    rest = f"{SHORT_MONTHS[n - 1]} {z}-{SHORT_MONTHS[p - 1]} {q}"
    return Period(f"{SHORT_MONTHS[m - 1]} {y}\n{rest}", *span.ends)


PERIODS: dict[str, Callable[[random.Random, _Span], Period]] = {
    "short": _short_months,
    "long": _long_months,
    "dates": _dates,
    "yearless": _without_years,
    "quarter": _quarters,
    "whole": _whole_year,
    "until": _until,
    "two": _two,
}


def draw_measures(rng: random.Random, year: int, body: Body) -> tuple[Measure, ...]:
    """Three to nine measures of different indicators and wordings for fiscal year `year`."""
    ideas = [(i, idea) for i, group in POOL.items() for idea in group]
    chosen = sorted(rng.sample(ideas, rng.randint(3, 9)), key=lambda x: x[0])
    style, names = period_style(rng), departments(body)
    out = []
    for number, idea in chosen:
        count = min(len(names), rng.choices((1, 2, 3, 4), (6, 3, 2, 1))[0])
        responsible = (
            (TEXT("draw_measures.responsible"),)
            if rng.random() < 0.08
            else tuple(sorted(rng.sample(names, count), key=names.index))
        )
        status = rng.choices(("done", "in_progress", "not_done"), (5, 2, 2))[0]
        out.append(
            Measure(
                number,
                idea.issue,
                rng.choice(GUIDES).format(issue=TEXT("draw_measures.measure")),
                idea.measure,
                idea.activity,
                idea.steps[: rng.randint(1, len(idea.steps))],
                idea.follow_up,
                responsible,
                draw_period(rng, year, style),
                status,
                rng.choice(RESULTS[status]).format(n=rng.randint(2, 120)),
                rng.choice((0, 0, 5000, 10000, 15000, 20000, 35000, 50000, 120000)),
            )
        )
    return tuple(out)
