"""Measures drawn from the pool: their wording, departments, period, progress."""

from __future__ import annotations

import random
from dataclasses import dataclass

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


def draw_period(rng: random.Random, year: int, style: str) -> Period:
    if style == "mixed":
        style = rng.choice(("short", "long", "dates", "yearless", "quarter", "whole", "until", "two"))
    first = rng.randint(0, 8)
    last = rng.randint(first + 1, 11)
    a, b = _month(year, first), _month(year, last)
    dash = rng.choice(TEXT.all("draw_period.dash"))
    if style == "short":
        form = rng.choice(("{m} {y}", "{m}{y}", "{m} {yy}", "{m}{yy}"))
        one, two = (form.format(m=SHORT_MONTHS[m - 1], y=y, yy=y % 100) for m, y in (a, b))
        return Period(one + dash + two, _iso(a), _iso(b))
    if style == "long":
        lead = rng.choice(("", TEXT("draw_period.lead"), ""))
        one, two = (f"{LONG_MONTHS[m - 1]} {y}" for m, y in (a, b))
        if a[1] == b[1] and rng.random() < 0.4:
            one = LONG_MONTHS[a[0] - 1]
        return Period(lead + one + dash + two, _iso(a), _iso(b))
    if style == "dates":
        names = rng.choice((SHORT_MONTHS, LONG_MONTHS))
        text = f"1 {names[a[0] - 1]} {a[1]}{dash}{LAST_DAY[b[0] - 1]} {names[b[0] - 1]} {b[1]}"
        return Period(text, _iso(a), _iso(b))
    if style == "yearless":
        names = rng.choice((SHORT_MONTHS, LONG_MONTHS))
        return Period(names[a[0] - 1] + dash + names[b[0] - 1], _iso(a), _iso(b))
    if style == "quarter":
        q = rng.randint(1, 4)
        until = rng.randint(q, 4)
        text = TEXT("draw_period.text", q=q) if until == q else TEXT("draw_period.text-2", q=q, dash=dash, until=until)
        if rng.random() < 0.5:
            text += rng.choice((TEXT("draw_period.text-3", year=year), TEXT("draw_period.text-4", year=year)))
        return Period(text, _iso(_month(year, 3 * q - 3)), _iso(_month(year, 3 * until - 1)))
    if style == "whole":
        text = rng.choice(
            (
                TEXT("draw_period.text-5"),
                TEXT("draw_period.text-6", year=year),
                TEXT("draw_period.text-7", year=year),
                TEXT("draw_period.text-8"),
            )
        )
        return Period(text, _iso(_month(year, 0)), _iso(_month(year, 11)))
    if style == "until":
        return Period(TEXT("draw_period.period", long_months=LONG_MONTHS[b[0] - 1], b=b[1]), None, _iso(b))
    split = max(first + 1, (first + last) // 2)
    c, d = _month(year, min(split, 11)), _month(year, last)
    one = f"{SHORT_MONTHS[a[0] - 1]} {a[1]}"
    return Period(f"{one}\n{SHORT_MONTHS[c[0] - 1]} {c[1]}-{SHORT_MONTHS[d[0] - 1]} {d[1]}", _iso(a), _iso(d))


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
