"""Measures drawn for one report: who, when, how far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus import wording
from corpus.builder import Builder
from corpus.measures import LAST_DAY, Period
from corpus.voices import plain_sentences

TEXT = wording.read("voices/works")
OFFICES = {
    "subdistrict_administrative_organization": TEXT.all("offices.subdistrict_administrative_organization"),
    "municipality": TEXT.all("offices.municipality"),
    "provincial_administrative_organization": TEXT.all("offices.provincial_administrative_organization"),
    "university": TEXT.all("offices.university"),
    "": TEXT.all("offices"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One measure of a report: its idea, who does it, when, and how far it is."""

    indicator: int
    plan: Plan
    offices: tuple[str, ...]
    period: Period
    status: str = ""


def offices(b: Builder) -> tuple[str, ...]:
    kind = b.facts.body.agency_type
    return OFFICES.get("municipality" if "municipality" in kind else kind, OFFICES[""])


def iso(month: int, year: int) -> str:
    return f"{year - 543:04d}-{month:02d}"


def when(b: Builder, year: int, form: str) -> Period:
    """A period of fiscal year `year` in a form of its own (see `forms`)."""

    def at(place: int) -> tuple[int, int]:
        month = (place + 9) % 12 + 1
        return month, year - 1 if month >= 10 else year

    first = b.rng.randint(0, 8)
    last = b.rng.randint(first + 1, 11)
    (m, y), (n, z) = at(first), at(last)
    one, two = iso(m, y), iso(n, z)
    sm, sn, lm, ln = (
        plain_sentences.MONTHS[m - 1][1],
        plain_sentences.MONTHS[n - 1][1],
        plain_sentences.MONTHS[m - 1][0],
        plain_sentences.MONTHS[n - 1][0],
    )
    if form == "yy":
        return Period(b.pick(f"{sm} {y % 100} – {sn} {z % 100}", f"{sm}{y % 100}-{sn}{z % 100}"), one, two)
    if form == "yyyy":
        return Period(TEXT.any(b, "when.period", sm=sm, y=y, sn=sn, z=z, lm=lm, ln=ln), one, two)
    if form == "tail":  # one year behind both months
        if y == z:
            return Period(b.pick(f"{sm} – {sn} {z}", f"{lm} – {ln} {z}", f"{sm} - {sn} {z % 100}"), one, two)
        return Period(f"{sm} {y} – {sn} {z}", one, two)
    if form == "days":
        end = LAST_DAY[n - 1]
        return Period(
            TEXT.any(b, "when.period-2", sm=sm, y_part=y % 100, end=end, sn=sn, z_part=z % 100, lm=lm, y=y, ln=ln, z=z),
            one,
            two,
        )
    if form == "within":
        return Period(TEXT.any(b, "when.period-3", last_day=LAST_DAY[n - 1], sn=sn, z=z, ln=ln), None, two)
    if form == "month":
        return Period(TEXT.any(b, "when.period-4", lm=lm, y=y, sm=sm, y_part=y % 100), one, one)
    if form == "twice":
        half = min(11, max(first + 1, (first + last + 1) // 2))
        (p, q), text = at(half), TEXT.any(b, "when.text")
        lines = (text.format(k=1, m=sm, y=y), text.format(k=2, m=plain_sentences.MONTHS[p - 1][1], y=q))
        return Period("\n".join(lines), one, iso(p, q))
    if form == "quarter":
        a = b.rng.randint(1, 4)
        c = b.rng.randint(a, 4)
        span = f"{a}" if a == c else f"{a}-{c}"
        text = TEXT.any(b, "when.text-2", span=span, year=year)
        return Period(text, iso(*at(3 * a - 3)), iso(*at(3 * c - 1)))
    if form == "year":
        text = TEXT.any(b, "when.text-3", year=year, year_before=year - 1)
        return Period(text, iso(10, year - 1), iso(9, year))
    if form == "half":
        a = b.rng.choice((0, 6))
        word = TEXT("when.word") if a == 0 else TEXT("when.word-2")
        (m, y), (n, z) = at(a), at(a + 5)
        text = TEXT(
            "when.text-4",
            word=word,
            months=plain_sentences.MONTHS[m - 1][1],
            y=y,
            months2=plain_sentences.MONTHS[n - 1][1],
            z=z,
        )
        return Period(text, iso(m, y), iso(n, z))
    return Period(TEXT.any(b, "when.period-5"), None, None)


FORMS = ("yy", "yyyy", "tail", "days", "within", "month", "twice", "quarter", "year", "half", "open")


def deeds(b: Builder, least: int = 4, most: int = 10, status: bool = False) -> list[Deed]:
    """Measures of the year after the assessed one; a report keeps to one or a few forms of periods."""
    ideas = [(i, p) for i, group in PLANS.items() for p in group]
    chosen = sorted(b.rng.sample(ideas, b.rng.randint(least, most)), key=lambda x: x[0])
    few = b.rng.choices(FORMS, (5, 5, 4, 3, 1, 1, 1, 3, 3, 1, 0))[0]
    names = offices(b)
    out = []
    for i, plan in chosen:
        n = min(len(names), b.rng.choices((1, 2, 3, 4), (5, 3, 2, 1))[0])
        done_by = (TEXT("deeds.done_by"),) if b.chance(0.06) else tuple(sorted(b.rng.sample(names, n), key=names.index))
        form = few if b.chance(0.7) else b.rng.choice(FORMS)
        deed = Deed(i, plan, done_by, when(b, b.year + 1, form))
        out.append(
            replace(deed, status=b.rng.choices(("done", "in_progress", "not_done"), (6, 2, 2))[0]) if status else deed
        )
    return out


class Plan(NamedTuple):
    weak: str
    way: str
    act: str
    project: str
    steps: tuple[str, ...]
    proof: str
    watch: str


def _plans() -> dict[int, tuple[Plan, ...]]:
    found: dict[int, tuple[Plan, ...]] = {}
    for row in wording.records("plans"):
        plan = Plan(
            row["weak"],
            row["way"],
            row["act"],
            row["project"],
            tuple(row["steps"].split(" | ")),
            row["proof"],
            row["watch"],
        )
        found[int(row["indicator"])] = (*found.get(int(row["indicator"]), ()), plan)
    return found


PLANS = _plans()
