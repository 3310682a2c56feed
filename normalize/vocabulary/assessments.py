"""The assessment of each fiscal year: its instruments, their weights, indicators and parts, and the OIT's items.

Rows of `tables/assessments.csv` and `tables/assessment_items.csv` hold for the years from `year_from` to `year_to`;
a year that the assessment changes in is rows with those years. Codes are those of the dataset: "ITA", the
instruments' abbreviations, an abbreviation and a number for a part, an indicator's number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache, wraps
from itertools import groupby
from typing import Any, ParamSpec, TypeVar

from prongsai.normalize.model.reference_tables import table

TOTAL = "ITA"
ROUNDING = Decimal("0.0101")  # of a result: half a hundredth from the members, half from its own rounding
_FULL = Decimal(100)
_SCOPES = ("overall", "instrument", "part", "indicator")

Args = ParamSpec("Args")
Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)  # told apart by which one it is: there is one object for each run of years
class Assessment:
    """The assessment of the fiscal years `first_year` to `last_year`.

    Mappings are in the order of the table; `parts` are shares of 1 in their instrument; `items` are the numbers of
    items of each sub-indicator, where scores are known to be whole items.
    """

    first_year: int
    last_year: int
    points: Mapping[str, Decimal]  # what each instrument is worth, of 100
    parts: Mapping[str, Mapping[str, Decimal]]
    indicators: Mapping[str, str]  # number to instrument
    names: Mapping[str, str]
    items: Mapping[str, tuple[int, ...]]

    @cached_property
    def weights(self) -> dict[str, Decimal]:
        """The share of 1 that each instrument has in the total."""
        return {code: points / _FULL for code, points in self.points.items()}

    @cached_property
    def frame(self) -> frozenset[Decimal]:
        """The instruments' worth as figures: where they stand alone, nothing was scored."""
        return frozenset(self.points.values())

    @cached_property
    def numbers(self) -> list[int]:
        """The indicators' numbers, in order."""
        return sorted(map(int, self.indicators))

    @cached_property
    def numbers_inside(self) -> list[int]:
        """The indicators numbered inside their instruments, as some agencies do: 1 to 5, 1 to 3, 1 and 2."""
        return [n for code in self.weights for n in range(1, len(self.members(code)) + 1)]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The total, the instruments each with its parts, the indicators."""
        instruments = [code for one in self.weights for code in (one, *self.parts.get(one, ()))]
        return (TOTAL, *instruments, *map(str, self.numbers))

    def order(self, code: str) -> tuple[int, int, str]:
        """Sorts codes: the total and the instruments in the order of the table, indicators, items, those of others.

        A code may be another year's: a part that was no part yet, printed in a report whose year is told late.
        """
        if code.isdigit():
            return (1, int(code), "")
        if code in self.codes:
            return (0, self.codes.index(code), "")
        return (2, int(code[1:]), code) if code[1:].isdigit() else (3, 0, code)

    def code_like(self, code: str, other: Assessment) -> str | None:
        """The code of what `code` means in another assessment: an indicator goes by its name; None where it is gone."""
        if code not in other.indicators:
            return code if code in self.codes else None
        return next((one for one in self.indicators if self.names[one] == other.names[code]), None)

    def members(self, instrument: str) -> tuple[str, ...]:
        """The numbers of an instrument's indicators, as codes."""
        return tuple(number for number, owner in self.indicators.items() if owner == instrument)

    def means_of(self, values: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """The mean of each instrument whose indicators are all among the scores."""
        known = {code: [values[m] for m in self.members(code) if m in values] for code in self.points}
        return {
            code: sum(scores, Decimal(0)) / len(scores)
            for code, scores in known.items()
            if len(scores) == len(self.members(code))
        }

    def total_of(self, scores: Mapping[str, Decimal]) -> Decimal | None:
        """What the instruments' scores come to; None where one is missing."""
        if not self.points.keys() <= scores.keys():
            return None
        return sum((scores[code] * share for code, share in self.weights.items()), Decimal(0))

    def instrument_of(self, code: str) -> str | None:
        """The instrument of an indicator, of an item (its first letter), of a part, or the instrument itself."""
        if code.isdigit():
            return self.indicators.get(code)
        known = [one for one in self.weights if code.startswith(one)]
        return known[0] if known else next((one for one in self.weights if one[0].lower() == code[:1]), None)


@cache
def assessments() -> tuple[Assessment, ...]:
    """The assessments, one for each run of years in which nothing changes, the first year first.

    Raises:
        ValueError: years are missing between the first and the last, a code has two rows for a year, or the rows of a
            year are no assessment.
    """
    rows = table("assessments")
    years = range(min(int(row["year_from"]) for row in rows), max(int(row["year_to"]) for row in rows) + 1)
    by_year = [(year, _of(rows, year), _of(table("assessment_items"), year)) for year in years]
    runs = [list(run) for _, run in groupby(by_year, key=lambda one: one[1:])]
    return tuple(_assessment(run[0][0], run[-1][0], *run[0][1:]) for run in runs)


def _of(rows: Sequence[dict[str, str]], year: int) -> tuple[dict[str, str], ...]:
    return tuple(row for row in rows if int(row["year_from"]) <= year <= int(row["year_to"]))


def _assessment(first: int, last: int, rows: Sequence[dict[str, str]], items: Sequence[dict[str, str]]) -> Assessment:
    codes = [row["code"] for row in rows]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise ValueError(f"assessments.csv: two rows for {', '.join(sorted(twice))} in {first}")
    scoped = {scope: [row for row in rows if row["scope"] == scope] for scope in _SCOPES}
    if not all(scoped[scope] for scope in ("overall", "instrument", "indicator")):
        raise ValueError(f"assessments.csv: no assessment for {first}")
    points = {row["code"]: Decimal(row["weight"]) for row in scoped["instrument"]}
    parts = {
        one: {row["code"]: Decimal(row["weight"]) / _FULL for row in scoped["part"] if row["part_of"] == one}
        for one in dict.fromkeys(row["part_of"] for row in scoped["part"])
    }
    indicators = {row["code"]: row["part_of"] for row in scoped["indicator"]}
    adds_up = sum(points.values()) == _FULL and all(sum(shares.values()) == 1 for shares in parts.values())
    if not adds_up or not {*parts, *indicators.values()} <= points.keys():
        raise ValueError(f"assessments.csv: the weights of {first} do not add up to 100, or a row has no instrument")
    if [row["code"] for row in scoped["overall"]] != [TOTAL] or not points.keys() <= set(indicators.values()):
        raise ValueError(f"assessments.csv: {first} needs the total {TOTAL}, and indicators for each instrument")
    groups = {
        number: tuple(int(row["items"]) for row in items if row["indicator"] == number)
        for number in dict.fromkeys(row["indicator"] for row in items)
    }
    if not groups.keys() <= indicators.keys():
        raise ValueError(f"assessment_items.csv: items of no indicator in {first}")
    return Assessment(first, last, points, parts, indicators, {row["code"]: row["name_th"] for row in rows}, groups)


@cache
def assessment_of(year: int | None) -> Assessment:
    """The assessment of a fiscal year; without a year, or for one outside the table, the one that was used longest."""
    found = [one for one in assessments() if year is not None and one.first_year <= year <= one.last_year]
    return found[0] if found else max(assessments(), key=lambda one: one.last_year - one.first_year)


def every_code() -> tuple[str, ...]:
    """All codes of all years as pages show them: the total, then each instrument, its parts, its indicators."""
    instruments = dict.fromkeys(code for one in assessments() for code in one.weights)
    found = [TOTAL]
    for code in instruments:
        found += [code, *dict.fromkeys(part for one in assessments() for part in one.parts.get(code, ()))]
        found += sorted({number for one in assessments() for number in one.members(code)}, key=int)
    return tuple(dict.fromkeys(found))


# Names are read before anybody asks of which year: as with the context of `decimal`, who reads a document says once
# which assessment's words count, and the many small readers below need no parameter more.
_in_force: ContextVar[tuple[Assessment, int] | None] = ContextVar("assessment in force, its wording", default=None)


def in_force() -> Assessment:
    """The assessment whose names and numbers count for what is being read."""
    return _now()[0]


def parted() -> tuple[str, ...]:
    """The instruments in force that have parts, now or in another year: a report prints years beside each other."""
    return _parted(in_force())


def part_of(code: str) -> str | None:
    """The instrument that a code is a part of, in any year; None for every other code."""
    return next((owner for one in assessments() for owner, parts in one.parts.items() if code in parts), None)


@cache
def _parted(assessment: Assessment) -> tuple[str, ...]:
    return tuple(code for code in assessment.points if any(code in one.parts for one in assessments()))


@contextmanager
def reading(assessment: Assessment) -> Iterator[None]:
    """Put an assessment in force."""
    before = _in_force.set((assessment, _wording(assessment)))
    try:
        yield
    finally:
        _in_force.reset(before)


def kept_by_wording(maxsize: int | None = None) -> Callable[[Callable[Args, Result]], Callable[Args, Result]]:
    """`lru_cache` for functions of text whose answer depends on the names and numbers of the assessment in force.

    Like there, `cache_clear` of the function forgets its answers.
    """

    def decorated(function: Callable[Args, Result]) -> Callable[Args, Result]:
        plain: Callable[..., Result] = function

        @lru_cache(maxsize)
        def kept(wording: int, *args: Any) -> Result:
            return plain(*args)

        @wraps(function)
        def outer(*args: Args.args, **kwargs: Args.kwargs) -> Result:
            return kept((_in_force.get() or _longest_used())[1], *args)  # `_now`, called by the thousand

        vars(outer)["cache_clear"] = kept.cache_clear
        return outer

    return decorated


@cache
def alias_rows(assessment: Assessment) -> tuple[dict[str, str], ...]:
    """The rows of `label_aliases.csv` that hold for an assessment: those of all years, then those of its own."""
    rows = table("label_aliases")
    general = [row for row in rows if not row["year_from"]]
    return (*general, *_of([row for row in rows if row["year_from"]], assessment.first_year))


def _now() -> tuple[Assessment, int]:
    return _in_force.get() or _longest_used()


@cache
def _longest_used() -> tuple[Assessment, int]:
    return assessment_of(None), _wording(assessment_of(None))


@cache
def _wording(assessment: Assessment) -> int:
    """The number of the first assessment that has the same names and numbers; parts and items are no names."""
    return [_words(one) for one in assessments()].index(_words(assessment))


def _words(one: Assessment) -> tuple[object, ...]:
    return one.weights.keys(), one.indicators, [one.names[code] for code in one.indicators], alias_rows(one)
