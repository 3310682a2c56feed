"""What the assessment's arithmetic says of one agency and year, with the decisions that a person has just made."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prongsai.normalize.reconcile.identities import LOOSE_TOLERANCE, TOLERANCE, Identity, identities, instruments_from
from prongsai.normalize.vocabulary.assessments import TOTAL, assessment_of
from prongsai.normalize.vocabulary.levels import allowed_levels

CLOSES, ROUNDING, OPEN, WAITING = "closes", "rounding", "open", "waiting"


@dataclass(frozen=True, slots=True)
class Check:
    """One identity over the printed values.

    `verdict` is `closes`, `rounding` (misses by less than 0.05), `open`, or `waiting` where members in `missing` are
    printed but have no value; `printed`, `computed` and `residual` (printed less computed) are None then.
    """

    identity: Identity
    result: str
    parts: tuple[str, ...]
    verdict: str
    printed: Decimal | None = None
    computed: Decimal | None = None
    residual: Decimal | None = None
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The identity's name."""
        return self.identity.name

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that take part, the result first."""
        return (self.result, *self.parts)


@dataclass(frozen=True, slots=True)
class Earned:
    """The levels that the total can earn, best first, and whether the printed one is among them (None: open)."""

    levels: tuple[str, ...]
    printed: str | None
    consistent: bool | None


def checks(values: Mapping[str, Decimal | None], year: int | None) -> list[Check]:
    """The identities of the assessment over the codes of one agency and year; None is a print without a value.

    Of several ways to one result (the total from instruments or from indicators) the most direct is told that has all
    its members; those that lack a print are left out.
    """
    known = {code: value for code, value in values.items() if value is not None}
    found: dict[str, Check] = {}
    for identity in identities(assessment_of(year)):
        if identity.instead_of in known:
            continue
        check = _check(identity, known, values.keys())
        if check is not None and (identity.name not in found or _better(check, found[identity.name])):
            found[identity.name] = check
    return list(found.values())


def _better(new: Check, old: Check) -> bool:
    """Whether a later, less direct way says more."""
    return len(new.missing) < len(old.missing)


def _check(identity: Identity, known: Mapping[str, Decimal], printed: Collection[str]) -> Check | None:
    parts = tuple(code for code, _ in identity.parts)
    lacking = tuple(code for code in (identity.result, *parts) if code not in known)
    if lacking:
        if not all(code in printed for code in lacking):
            return None
        return Check(identity, identity.result, parts, WAITING, missing=lacking)
    residual = identity.residual(known)
    assert residual is not None
    verdict = CLOSES if abs(residual) <= TOLERANCE else ROUNDING if abs(residual) <= LOOSE_TOLERANCE else OPEN
    value = known[identity.result]
    return Check(identity, identity.result, parts, verdict, value, value - residual, residual)


def earned(year: int | None, values: Mapping[str, Decimal | None], level: str | None) -> Earned | None:
    """What the rule of the year gives for the total; None where there is no total, year or rule."""
    known = {code: value for code, value in values.items() if value is not None}
    total = known.get(TOTAL)
    if year is None or total is None:
        return None
    allowed = tuple(allowed_levels(year, total, instruments_from(known, assessment_of(year))))
    if not allowed:
        return None
    return Earned(allowed, level, level in allowed if level is not None else None)
