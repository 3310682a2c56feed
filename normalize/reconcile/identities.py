"""The assessment's own arithmetic: which printed scores must fit together, and do they.

IIT, EIT and OIT are the means of indicators 1-5, 6-8 and 9-10; the total is .30 IIT + .30 EIT + .40 OIT; from
2566 EIT is also the mean of its two parts. Published figures are rounded to two decimals, so an identity
closes within 0.01. Source: ITA.md 2.1-2.4.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from prongsai.normalize.vocabulary.score_names import members

TOLERANCE = Decimal("0.0101")  # half a hundredth from the members, half from the result's own rounding
LOOSE_TOLERANCE = Decimal("0.05")  # more than this is no rounding
WEIGHTS = {"IIT": Decimal("0.30"), "EIT": Decimal("0.30"), "OIT": Decimal("0.40")}
LATTICE_YEARS = frozenset({2564, 2565})  # proven for 2564, consistent for 2565
_GROUPS_9 = (9, 8, 7, 4, 5)  # items of sub-indicators 9.1 to 9.5
_GROUPS_10 = (8, 2)


@dataclass(frozen=True, slots=True)
class Identity:
    """`result` must equal the weighted sum of `parts` (codes with weights)."""

    name: str
    result: str
    parts: tuple[tuple[str, Decimal], ...]

    @property
    def codes(self) -> frozenset[str]:
        """All codes that take part."""
        return frozenset({self.result, *(code for code, _ in self.parts)})

    def residual(self, values: Mapping[str, Decimal]) -> Decimal | None:
        """Printed result minus computed result, or None when a member is missing."""
        if any(code not in values for code in self.codes):
            return None
        return values[self.result] - sum((values[code] * w for code, w in self.parts), Decimal(0))

    def closes(self, values: Mapping[str, Decimal]) -> bool | None:
        """Whether it closes within `TOLERANCE`; None when a member is missing."""
        residual = self.residual(values)
        return None if residual is None else abs(residual) <= TOLERANCE


def _mean(name: str, result: str, codes: tuple[str, ...]) -> Identity:
    weight = Decimal(1) / len(codes)
    return Identity(name, result, tuple((code, weight) for code in codes))


@cache
def identities() -> tuple[Identity, ...]:
    """Every identity of the assessment, the means first."""
    means = [_mean(f"{code.lower()}_mean", code, members(code)) for code in WEIGHTS]
    parts = _mean("eit_parts", "EIT", ("EIT1", "EIT2"))
    found = [*means, parts]
    # EIT's parts and its indicators give the same mean even where EIT itself is not printed
    n = len(members("EIT"))
    by_indicators = tuple((m, Decimal(1) / n) for m in members("EIT"))
    found.append(
        Identity("eit_parts_indicators", "EIT1", (*((m, 2 * w) for m, w in by_indicators), ("EIT2", Decimal(-1))))
    )
    expansions: dict[str, list[tuple[tuple[str, Decimal], ...]]] = {
        code: [((code, Decimal(1)),), tuple((m, Decimal(1) / len(members(code))) for m in members(code))]
        for code in WEIGHTS
    }
    expansions["EIT"].append((("EIT1", Decimal("0.5")), ("EIT2", Decimal("0.5"))))
    for choice in itertools.product(*(range(len(expansions[code])) for code in WEIGHTS)):
        parts_: list[tuple[str, Decimal]] = []
        for code, option in zip(WEIGHTS, choice, strict=True):
            parts_ += [(c, w * WEIGHTS[code]) for c, w in expansions[code][option]]
        found.append(Identity("total_30_30_40", "ITA", tuple(parts_)))
    return tuple(found)


def on_lattice(code: str, value: Decimal) -> bool:
    """Whether a whole number of missed OIT items can give `value` for indicator 9 or 10."""
    groups = _GROUPS_9 if code == "9" else _GROUPS_10
    return any(abs(candidate - value) <= Decimal("0.006") for candidate in _lattice(groups))


@cache
def _lattice(groups: tuple[int, ...]) -> tuple[Decimal, ...]:
    values = {
        sum((Decimal(100) * (n - miss) / n for n, miss in zip(groups, missed, strict=True)), Decimal(0)) / len(groups)
        for missed in itertools.product(*(range(n + 1) for n in groups))
    }
    return tuple(sorted(values))


def instruments_from(values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """IIT, EIT and OIT, printed or from their indicators or parts; for checks only, never published."""
    found: dict[str, Decimal] = {}
    for code in WEIGHTS:
        if code in values:
            found[code] = values[code]
        elif all(m in values for m in members(code)):
            found[code] = sum((values[m] for m in members(code)), Decimal(0)) / len(members(code))
    if "EIT" not in found and {"EIT1", "EIT2"} <= values.keys():
        found["EIT"] = (values["EIT1"] + values["EIT2"]) / 2
    return found
