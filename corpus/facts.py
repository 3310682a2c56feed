"""Made-up assessments that obey the arithmetic of the real ones, and the facts of one report around them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from corpus.areas import Body, draw_body
from corpus.measures import Measure, draw_measures

CENT = Decimal("0.01")
MEMBERS = {"IIT": (1, 2, 3, 4, 5), "EIT": (6, 7, 8), "OIT": (9, 10)}
INSTRUMENT = {i: name for name, group in MEMBERS.items() for i in group}
WEIGHT = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
LETTERS = ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"), (0, "F"))


def cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def level_of(year: int, total: Decimal, parts: tuple[Decimal, Decimal, Decimal]) -> str:
    """The level that the year's rule gives for a total and its three instruments (IIT, EIT, OIT)."""
    if year <= 2565:
        return next(word for floor, word in LETTERS if total >= floor)
    if total >= 95 and min(parts) >= 95:
        return "ผ่านดีเยี่ยม"
    if total >= 85:
        return "ผ่านดี" if min(parts) >= 85 else "ผ่าน"
    return "ต้องปรับปรุง" if total >= 70 else "ต้องปรับปรุงโดยด่วน"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One agency's result of one fiscal year; every score has two decimals."""

    year: int
    indicators: tuple[Decimal, ...]
    eit_parts: tuple[Decimal, Decimal] | None

    def indicator(self, number: int) -> Decimal:
        return self.indicators[number - 1]

    def exact(self, instrument: str) -> Decimal:
        group = [self.indicator(i) for i in MEMBERS[instrument]]
        return sum(group, Decimal(0)) / len(group)

    def instrument(self, name: str) -> Decimal:
        return cents(self.exact(name))

    @property
    def total(self) -> Decimal:
        return cents(sum((WEIGHT[name] * self.exact(name) for name in MEMBERS), Decimal(0)))

    @property
    def level(self) -> str:
        return level_of(self.year, self.total, (self.instrument("IIT"), self.instrument("EIT"), self.instrument("OIT")))

    def value(self, code: str | int) -> Decimal:
        """The score under a code of the gold files: `ITA`, `IIT`, `EIT`, `EIT1`, `EIT2`, `OIT`, `1`..`10`."""
        code = str(code)
        if code == "ITA":
            return self.total
        if code in ("EIT1", "EIT2"):
            assert self.eit_parts is not None
            return self.eit_parts[int(code[-1]) - 1]
        return self.instrument(code) if code in MEMBERS else self.indicator(int(code))

    def lowest(self, instrument: str) -> int:
        return min(MEMBERS[instrument], key=lambda i: (self.indicator(i), i))

    def highest(self, instrument: str) -> int:
        return max(MEMBERS[instrument], key=lambda i: (self.indicator(i), -i))


def _spread(rng: random.Random, base: float, width: float) -> Decimal:
    value = base + rng.uniform(-width, width)
    return cents(Decimal(str(round(min(100.0, max(20.0, value)), 2))))


def _open_data(rng: random.Random, year: int, base: float) -> tuple[Decimal, Decimal]:
    """Indicators 9 and 10; to 2565 on the lattice that whole items passed allow."""
    pass_rate = min(1.0, max(0.1, base / 100))
    if year <= 2565:
        shares = []
        for size in (9, 8, 7, 4, 5):
            passed = sum(rng.random() < pass_rate for _ in range(size))
            shares.append(Decimal(100 * passed) / size)
        ten = [Decimal(100 * sum(rng.random() < pass_rate for _ in range(n))) / n for n in (8, 2)]
        return cents(sum(shares, Decimal(0)) / 5), cents(sum(ten, Decimal(0)) / 2)
    step = rng.choice(("0.01", "0.5", "1"))
    nine = cents((_spread(rng, base, 8) / Decimal(step)).to_integral_value() * Decimal(step))
    return nine, rng.choice((Decimal("100.00"), cents(Decimal(rng.choice((80, 85, 90, 95)))), _spread(rng, base, 9)))


def draw_assessment(rng: random.Random, year: int, base: float | None = None) -> Assessment:
    if base is None:
        low, high = rng.choices(((94, 99), (86, 95), (74, 88), (52, 76)), (3, 4, 3, 1))[0]
        base = rng.uniform(low, high)
    width = rng.choice((2.0, 4.0, 8.0))
    eight = [_spread(rng, base, width) for _ in range(8)]
    result = Assessment(year, (*eight, *_open_data(rng, year, base + rng.uniform(-12, 6))), None)
    if year < 2566:
        return result
    gap = min(Decimal("100.00") - result.instrument("EIT"), _spread(rng, 24, 3.9) - 20)
    gap *= rng.choice((1, -1))
    eit = result.instrument("EIT")
    return Assessment(year, result.indicators, (eit + gap, eit - gap))


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one report may tell: its agency, the assessed year, the years before, and the measures."""

    body: Body
    year: int
    result: Assessment
    earlier: tuple[Assessment, ...]
    measures: tuple[Measure, ...]

    def of(self, year: int) -> Assessment:
        return next(a for a in (self.result, *self.earlier) if a.year == year)


def draw_facts(rng: random.Random, kind: str | None = None, first: int = 2562, last: int = 2568) -> Facts:
    """Facts for one report; the totals of all its years differ, so that no figure stands for two years."""
    body = draw_body(rng, kind)
    year = rng.randint(first, last)
    result = draw_assessment(rng, year)
    used, earlier, base = {result.total}, [], float(result.total)
    for before in range(year - 1, max(2562, year - 3) - 1, -1):
        base -= rng.uniform(-2, 8)
        past = draw_assessment(rng, before, max(45.0, base))
        while past.total in used:
            past = draw_assessment(rng, before, max(45.0, base))
        used.add(past.total)
        earlier.append(past)
    return Facts(body, year, result, tuple(earlier), draw_measures(rng, year + 1, body))
