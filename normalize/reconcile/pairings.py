"""Names here, figures there: the pairing under which the assessment's arithmetic closes, if there is exactly one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.reconcile.identities import TOLERANCE, Identity, identities
from prongsai.normalize.scores.candidates import Candidate, CollectedCandidates
from prongsai.normalize.vocabulary.assessments import Assessment

_LEAST = 4  # figures of the pairing that must stand in what closes
_BY_CHANCE = 0.01  # closings that chance alone would give among the pairings tried, at most


def pair_by_arithmetic(collected: CollectedCandidates, assessment: Assessment) -> None:
    """Add the prints of every proved pairing to the candidates, and a finding for each set that stays open."""
    prints = list(collected.candidates)
    for apart in collected.apart:
        proved = _proved(apart, prints, assessment)
        if proved:
            collected.candidates += proved
            continue
        names = dict.fromkeys(f"{c.scope} {c.code}" for pairing in apart for c in pairing)
        told = " | ".join(dict.fromkeys(c.raw_value for pairing in apart for c in pairing))
        message = (
            f"the figures of {', '.join(names)} stand apart from their names, and the arithmetic proves no pairing"
        )
        collected.findings.append((FindingCode.UNREAD_ROW, message, told, apart[0][0].place))


def _proved(
    pairings: Sequence[Sequence[Candidate]], prints: Sequence[Candidate], assessment: Assessment
) -> list[Candidate]:
    """The prints of the one pairing that closes, as far as they stand in what closes."""
    closing: dict[frozenset[tuple[str, Decimal | None]], list[Candidate]] = {}
    chances: list[float] = []
    whole = {c.place for pairing in pairings for c in pairing}
    for n, pairing in enumerate(pairings):
        own = {c.code: c.score for c in pairing if c.score is not None}
        known = _printed_elsewhere(prints, pairing[0].year) | own
        usable = [i for i in identities(assessment) if i.codes & own.keys() and i.codes <= known.keys()]
        if not usable or not all(i.closes(known) for i in usable):
            continue
        codes = frozenset().union(*(i.codes for i in usable)) & own.keys()
        if len(codes) < _LEAST:
            continue
        tried = 1 if n == 0 and len(pairing) == len(whole) else len(pairings)  # each name beside its figure, in order
        chances.append(_by_chance(usable, known) * tried)
        kept = [c for c in pairing if c.code in codes]
        closing[frozenset((c.code, c.score) for c in kept)] = kept
    return next(iter(closing.values())) if len(closing) == 1 and min(chances) <= _BY_CHANCE else []


def _printed_elsewhere(prints: Sequence[Candidate], year: int | None) -> dict[str, Decimal]:
    """What the document prints of its own agency for a year, codes with two values left out."""
    values: dict[str, set[Decimal]] = {}
    for c in prints:
        if c.score is not None and c.year == year and c.agency is None and c.rejected is None:
            values.setdefault(c.code, set()).add(c.score)
    return {code: next(iter(found)) for code, found in values.items() if len(found) == 1}


def _by_chance(closed: Sequence[Identity], values: Mapping[str, Decimal]) -> float:
    """How often these identities would all close if their figures had been dealt out at random."""
    independent = {identity.kind + identity.result * (identity.kind != "total"): identity for identity in closed}
    chance = 1.0
    for identity in independent.values():
        terms = [(values[code], weight) for code, weight in identity.parts]
        low, high = min(value for value, _ in terms), max(value for value, _ in terms)
        width = (high - low) * sum((abs(weight) for _, weight in terms), Decimal(0))
        chance *= float(min(Decimal(1), 2 * TOLERANCE / max(width, TOLERANCE)))
    return chance
