"""The assessment's own arithmetic: which printed scores must fit together, and do they.

An instrument is the mean of its indicators, and the weighted sum of its parts where it has any; the total is the
weighted sum of the instruments. Published figures are rounded to two decimals, so an identity closes within 0.01.
Weights, indicators and parts of each fiscal year are rows of `tables/assessments.csv`.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from prongsai.normalize.scores.candidates import MAX_SCORE
from prongsai.normalize.vocabulary.assessments import ROUNDING, TOTAL, Assessment

TOLERANCE = ROUNDING
LOOSE_TOLERANCE = Decimal("0.05")  # more than this is no rounding
_MAX_COMBINATIONS = 20_000
_PROVES_NOTHING = 0.5  # closings that chance alone would give
_LEAST_WIDTH = Decimal(1)  # prints of one figure lie near each other for reasons of their own
_ON_LATTICE = Decimal("0.006")  # half a hundredth of rounding, and a little for thirds

Terms = tuple[tuple[str, Decimal], ...]  # codes with weights


@dataclass(frozen=True)
class Identity:
    """`result` must equal the weighted sum of `parts`; it says nothing new where `instead_of` is printed.

    `kind` is mean, parts, parts_indicators or total; `name` says of which instrument or with which weights.
    """

    kind: str
    name: str
    result: str
    parts: Terms
    instead_of: str | None = None

    @cached_property
    def codes(self) -> frozenset[str]:
        """All codes that take part."""
        return frozenset({self.result, *(code for code, _ in self.parts)})

    def residual(self, values: Mapping[str, Decimal]) -> Decimal | None:
        """Printed result minus computed result, or None when a member is missing."""
        if not self.codes <= values.keys():
            return None
        return values[self.result] - sum((values[code] * w for code, w in self.parts), Decimal(0))

    def beyond(self, values: Mapping[str, Decimal]) -> Decimal | None:
        """By how much the printed result lies beyond all that the missing members, 0 to 100 each, can make of it.

        0 within reach; None where the result or every other member is missing.
        """
        known = [(code, weight) for code, weight in self.parts if code in values]
        if self.result not in values or not known:
            return None
        least = sum((values[code] * weight for code, weight in known), Decimal(0))
        most = least
        for code, weight in self.parts:
            if code not in values:
                least += min(weight, Decimal(0)) * MAX_SCORE
                most += max(weight, Decimal(0)) * MAX_SCORE
        return max(least - values[self.result], values[self.result] - most, Decimal(0))

    def closes(self, values: Mapping[str, Decimal]) -> bool | None:
        """Whether it closes within `TOLERANCE`; None when a member is missing."""
        residual = self.residual(values)
        return None if residual is None else abs(residual) <= TOLERANCE


@cache
def identities(assessment: Assessment) -> tuple[Identity, ...]:
    """Every identity of an assessment, the means first, the total last."""
    means = [Identity("mean", f"{code.lower()}_mean", code, _mean(assessment, code)) for code in assessment.weights]
    total = "_".join(["total", *map(str, assessment.points.values())])
    totals = [Identity("total", total, TOTAL, terms) for terms in _totals(assessment)]
    return (*means, *_of_parts(assessment), *totals)


def in_words(assessment: Assessment, identity: Identity) -> dict[str, str]:
    """What a phrase about an identity may name: its instrument, the indicators "1–5", the weights "30/30/40"."""
    instrument = identity.instead_of or identity.result
    return {
        "result": instrument,
        "members": _spans([int(code) for code in assessment.members(instrument)]),
        "points": "/".join(map(str, assessment.points.values())),
        "sum": " + ".join(f"{weight:.2f} {code}" for code, weight in assessment.weights.items()),
    }


def _spans(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _mean(assessment: Assessment, instrument: str) -> Terms:
    members = assessment.members(instrument)
    return tuple((code, Decimal(1) / len(members)) for code in members)


def _of_parts(assessment: Assessment) -> Iterator[Identity]:
    """An instrument from its parts; parts from indicators, which holds even where the instrument is not printed."""
    for code, parts in assessment.parts.items():
        yield Identity("parts", f"{code.lower()}_parts", code, tuple(parts.items()))
        (first, share), *others = parts.items()
        members = tuple((member, weight / share) for member, weight in _mean(assessment, code))
        rest = tuple((other, -weight / share) for other, weight in others)
        name = f"{code.lower()}_parts_indicators"
        yield Identity("parts_indicators", name, first, (*members, *rest), instead_of=code)


def _totals(assessment: Assessment) -> Iterator[Terms]:
    """The total from instruments, each of which may be told by itself, by its indicators or by its parts."""
    ways: dict[str, list[Terms]] = {}
    for code in assessment.weights:
        ways[code] = [((code, Decimal(1)),), _mean(assessment, code)]
        if code in assessment.parts:
            ways[code].append(tuple(assessment.parts[code].items()))
    for choice in itertools.product(*ways.values()):
        pairs = zip(assessment.weights.values(), choice, strict=True)
        yield tuple((code, share * weight) for weight, terms in pairs for code, share in terms)


def by_arithmetic(options: Mapping[str, Sequence[Decimal]], assessment: Assessment) -> dict[str, tuple[Decimal, str]]:
    """Values of codes with several prints that every best-closing combination agrees on.

    Empty where so many combinations were tried that chance alone would close what the best of them closes.
    """
    open_codes = sorted((code for code, values in options.items() if len(values) > 1), key=assessment.order)
    fixed = {code: values[0] for code, values in options.items() if len(values) == 1}
    size = 1
    for code in open_codes:
        size *= len(options[code])
    if not open_codes or size > _MAX_COMBINATIONS:
        return {}
    usable = [i for i in identities(assessment) if i.codes <= options.keys() and i.codes & set(open_codes)]
    best: list[tuple[dict[str, Decimal], frozenset[int]]] = []
    best_count = 0
    for combination in itertools.product(*(options[code] for code in open_codes)):
        values = fixed | dict(zip(open_codes, combination, strict=True))
        closed = frozenset(n for n, identity in enumerate(usable) if identity.closes(values))
        if len(closed) > best_count:
            best, best_count = [], len(closed)
        if len(closed) == best_count and closed:
            best.append((values, closed))
    if any(_closings_by_chance([usable[n] for n in closed], options) >= _PROVES_NOTHING for _, closed in best):
        return {}
    decided: dict[str, tuple[Decimal, str]] = {}
    for code in open_codes:
        chosen = {values[code] for values, _ in best}
        names = {usable[n].name for _, closed in best for n in closed if code in usable[n].codes}
        if len(chosen) == 1 and names:
            decided[code] = (chosen.pop(), "identity_" + sorted(names)[0])
    return decided


def _closings_by_chance(closed: Sequence[Identity], options: Mapping[str, Sequence[Decimal]]) -> float:
    """How many of the combinations tried would close these identities if no print had anything to do with another.

    Each closes by chance as often as its tolerance goes into the width over which the prints move it; the ways to tell
    the total hang together, and count once.
    """
    tried = math.prod(len(options[code]) for code in frozenset().union(*(identity.codes for identity in closed)))
    independent = {identity.kind + identity.result * (identity.kind != "total"): identity for identity in closed}
    chance = 1.0
    for identity in independent.values():
        weights = {identity.result: Decimal(1), **dict(identity.parts)}
        width = sum((abs(w) * (max(options[code]) - min(options[code])) for code, w in weights.items()), Decimal(0))
        chance *= float(2 * TOLERANCE / max(width, _LEAST_WIDTH))
    return tried * chance


def isolated(values: Mapping[str, Decimal], assessment: Assessment) -> dict[str, Identity]:
    """Codes that alone break an identity whose other members all stand in one that closes."""
    closed = [i for i in identities(assessment) if i.closes(values)]
    proven = {code for identity in closed for code in identity.codes}
    found: dict[str, Identity] = {}
    for identity in identities(assessment):
        residual = identity.residual(values)
        if residual is None or abs(residual) <= LOOSE_TOLERANCE:
            continue
        suspects = identity.codes - proven
        if len(suspects) == 1:
            found.setdefault(next(iter(suspects)), identity)
    return found


def on_lattice(code: str, value: Decimal, assessment: Assessment) -> bool | None:
    """Whether a whole number of missed items can give `value` for an indicator; None where its items are not known."""
    groups = assessment.items.get(code)
    if groups is None:
        return None
    lattice = _lattice(groups)
    at = bisect_left(lattice, value)
    return any(abs(candidate - value) <= _ON_LATTICE for candidate in lattice[max(0, at - 1) : at + 1])


@cache
def _lattice(groups: tuple[int, ...]) -> tuple[Decimal, ...]:
    values = {
        sum((Decimal(100) * (n - miss) / n for n, miss in zip(groups, missed, strict=True)), Decimal(0)) / len(groups)
        for missed in itertools.product(*(range(n + 1) for n in groups))
    }
    return tuple(sorted(values))


def instruments_from(values: Mapping[str, Decimal], assessment: Assessment) -> dict[str, Decimal]:
    """The instruments, printed or from their indicators or parts; for checks only, never published."""
    found: dict[str, Decimal] = {}
    for code in assessment.weights:
        members, parts = assessment.members(code), assessment.parts.get(code, {})
        if code in values:
            found[code] = values[code]
        elif all(m in values for m in members):
            found[code] = sum((values[m] for m in members), Decimal(0)) / len(members)
        elif parts and parts.keys() <= values.keys():
            found[code] = sum((values[part] * share for part, share in parts.items()), Decimal(0))
    return found
