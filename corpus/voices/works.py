"""Measures drawn for one report: who, when, how far."""

from __future__ import annotations

from collections.abc import Callable
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


class _Span(NamedTuple):
    """Two months of fiscal year `year`, counted from 0 (October)."""

    year: int
    first: int
    last: int

    def at(self, place: int) -> tuple[int, int]:
        """Month number and calendar year BE of the `place`-th month."""
        month = (place + 9) % 12 + 1
        return month, self.year - 1 if month >= 10 else self.year

    @property
    def ends(self) -> tuple[str, str]:
        """Both months as `YYYY-MM` of the common era."""
        return iso(*self.at(self.first)), iso(*self.at(self.last))

    def words(self) -> dict[str, object]:
        """What the wording may print of both: months short and long, years, the last day."""
        (m, y), (n, z) = self.at(self.first), self.at(self.last)
        lm, sm = plain_sentences.MONTHS[m - 1][:2]
        ln, sn = plain_sentences.MONTHS[n - 1][:2]
        return {
            "sm": sm, "lm": lm, "y": y, "y_part": y % 100,
            "sn": sn, "ln": ln, "z": z, "z_part": z % 100, "last_day": LAST_DAY[n - 1],
        }  # fmt: skip


def when(b: Builder, year: int, form: str) -> Period:
    """A period of fiscal year `year` in one of `FORMS`."""
    first = b.rng.randint(0, 8)
    return FORMS[form](b, _Span(year, first, b.rng.randint(first + 1, 11)))


def _short_years(b: Builder, span: _Span) -> Period:
    shapes = ("{sm} {y_part} – {sn} {z_part}", "{sm}{y_part}-{sn}{z_part}")
    return Period(b.rng.choice(shapes).format(**span.words()), *span.ends)


def _full_years(b: Builder, span: _Span) -> Period:
    return Period(TEXT.any(b, "when.period", **span.words()), *span.ends)


def _year_behind_both(b: Builder, span: _Span) -> Period:
    shapes: tuple[str, ...] = ("{sm} – {sn} {z}", "{lm} – {ln} {z}", "{sm} - {sn} {z_part}")
    words = span.words()
    if words["y"] != words["z"]:
        return Period("{sm} {y} – {sn} {z}".format(**words), *span.ends)
    return Period(b.rng.choice(shapes).format(**words), *span.ends)


def _days(b: Builder, span: _Span) -> Period:
    return Period(TEXT.any(b, "when.period-2", **span.words()), *span.ends)


def _within(b: Builder, span: _Span) -> Period:
    return Period(TEXT.any(b, "when.period-3", **span.words()), None, span.ends[1])


def _one_month(b: Builder, span: _Span) -> Period:
    return Period(TEXT.any(b, "when.period-4", **span.words()), span.ends[0], span.ends[0])


def _twice(b: Builder, span: _Span) -> Period:
    half = min(11, max(span.first + 1, (span.first + span.last + 1) // 2))
    shape = TEXT.any(b, "when.text")
    months = [span.at(span.first), span.at(half)]
    lines = [shape.format(k=k, m=plain_sentences.MONTHS[m - 1][1], y=y) for k, (m, y) in enumerate(months, 1)]
    return Period("\n".join(lines), iso(*months[0]), iso(*months[1]))


def _quarters(b: Builder, span: _Span) -> Period:
    a = b.rng.randint(1, 4)
    c = b.rng.randint(a, 4)
    text = TEXT.any(b, "when.text-2", span=f"{a}" if a == c else f"{a}-{c}", year=span.year)
    return Period(text, iso(*span.at(3 * a - 3)), iso(*span.at(3 * c - 1)))


def _whole_year(b: Builder, span: _Span) -> Period:
    text = TEXT.any(b, "when.text-3", year=span.year, year_before=span.year - 1)
    return Period(text, iso(10, span.year - 1), iso(9, span.year))


def _half_year(b: Builder, span: _Span) -> Period:
    a = b.rng.choice((0, 6))
    word = TEXT("when.word") if a == 0 else TEXT("when.word-2")
    half = _Span(span.year, a, a + 5)
    words = half.words()
    text = TEXT("when.text-4", word=word, months=words["sm"], y=words["y"], months2=words["sn"], z=words["z"])
    return Period(text, *half.ends)


def _open(b: Builder, span: _Span) -> Period:
    return Period(TEXT.any(b, "when.period-5"), None, None)


FORMS: dict[str, Callable[[Builder, _Span], Period]] = {
    "yy": _short_years,
    "yyyy": _full_years,
    "tail": _year_behind_both,
    "days": _days,
    "within": _within,
    "month": _one_month,
    "twice": _twice,
    "quarter": _quarters,
    "year": _whole_year,
    "half": _half_year,
    "open": _open,
}


def deeds(b: Builder, least: int = 4, most: int = 10, status: bool = False) -> list[Deed]:
    """Measures of the year after the assessed one; a report keeps to one or a few forms of periods."""
    ideas = [(i, p) for i, group in PLANS.items() for p in group]
    chosen = sorted(b.rng.sample(ideas, b.rng.randint(least, most)), key=lambda x: x[0])
    forms = tuple(FORMS)
    few = b.rng.choices(forms, (5, 5, 4, 3, 1, 1, 1, 3, 3, 1, 0))[0]
    names = offices(b)
    out = []
    for i, plan in chosen:
        n = min(len(names), b.rng.choices((1, 2, 3, 4), (5, 3, 2, 1))[0])
        done_by = (TEXT("deeds.done_by"),) if b.chance(0.06) else tuple(sorted(b.rng.sample(names, n), key=names.index))
        form = few if b.chance(0.7) else b.rng.choice(forms)
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
