"""What a reader should be told of the decisions of a year: prints that differ, figures that do not close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prongsai.normalize.reconcile.decisions import ROUNDED, ScoreDecision, YearResult
from prongsai.normalize.reconcile.identities import LOOSE_TOLERANCE, TOLERANCE, Identity, identities, on_lattice
from prongsai.normalize.vocabulary.assessments import Assessment


@dataclass(frozen=True, slots=True)
class Note:
    """A finding about one score: its code, one English line, the score's code."""

    finding: str
    message: str
    code: str


def notes(result: YearResult, assessment: Assessment) -> Iterator[Note]:
    """All notes: low confidence first, then score by score, then the arithmetic."""
    for code, settled in result.settled.items():
        if settled.doubtful is not None:
            message = f"{code} {settled.value}: read with confidence {settled.doubtful:.2f}; compare it with the page"
            yield Note("low_ocr_confidence", message, code)
    for settled in result.settled.values():
        yield from _of_score(settled, assessment)
    for code, identity in result.isolated.items():
        printed = sorted({c.score for c in result.settled[code].prints if c.score is not None})
        message = (
            f"{identity.name}: {code} printed as {', '.join(map(str, printed))} contradicts scores that close "
            "with the total; not published"
        )
        yield Note("arithmetic_does_not_close", message, code)
    yield from _of_arithmetic(result.values(), assessment)


def _of_score(settled: ScoreDecision, assessment: Assessment) -> Iterator[Note]:
    code, value = settled.code, settled.value
    if settled.rivals:
        shown = ", ".join(str(v) for v in sorted({c.score for c in settled.prints if c.score is not None}))
        chosen = "none chosen" if value is None else f"{value} chosen by {settled.rule}"
        yield Note("contradictory_prints", f"{code} is printed as {shown}; {chosen}", code)
    if settled.rule == "weighted_points":
        message = f"{code} {value} is turned from rounded points: it may be off by {ROUNDED}"
        yield Note("weighted_points", message, code)
    if settled.rule == "unreadable":
        sure = [c.ocr_confidence for c in settled.prints if c.ocr_confidence is not None]
        if sure:
            yield Note("low_ocr_confidence", f"{code}: read with confidence {min(sure):.2f}; not published", code)
        else:
            yield Note("unreadable_number", f"{code}: the printed figure lost characters", code)
    if value is not None and on_lattice(code, value, assessment) is False:
        yield Note("score_not_on_lattice", f"no number of missed items gives {value} for indicator {code}", code)


def _of_arithmetic(values: dict[str, Decimal], assessment: Assessment) -> Iterator[Note]:
    told: set[str] = set()
    for identity in identities(assessment):
        residual, beyond = identity.residual(values), identity.beyond(values)
        if identity.name in told:
            continue
        if residual is None and beyond is not None and beyond > LOOSE_TOLERANCE:
            told.add(identity.name)
            message = f"{identity.name} misses by {beyond:.3f} whatever the scores are that are not printed"
            yield Note("arithmetic_does_not_close", message, identity.result)
        if residual is None or abs(residual) <= TOLERANCE:
            continue
        told.add(identity.name)
        if abs(residual) <= LOOSE_TOLERANCE:
            yield Note("rounded_elsewhere", f"{identity.name} misses by {residual:+.3f}", identity.result)
        else:
            message = f"{identity.name} misses by {residual:+.3f}{_single_mend(identity, values)}"
            yield Note("arithmetic_does_not_close", message, identity.result)


def _single_mend(identity: Identity, values: dict[str, Decimal]) -> str:
    """Name the one figure whose change of a single digit would close the identity, if there is just one."""
    mends = []
    weights = {identity.result: Decimal(-1), **dict(identity.parts)}
    residual = identity.residual(values) or Decimal(0)
    for code, weight in weights.items():
        wanted = (values[code] + residual / weight).quantize(Decimal("0.01"))
        if 0 <= wanted <= 100 and _one_digit_apart(values[code], wanted):
            mends.append(f"{code} {values[code]} -> {wanted}")
    return f"; a single wrong digit would explain it: {mends[0]}" if len(mends) == 1 else ""


def _one_digit_apart(a: Decimal, b: Decimal) -> bool:
    left, right = f"{a:06.2f}", f"{b:06.2f}"
    return sum(x != y for x, y in zip(left, right, strict=True)) == 1
