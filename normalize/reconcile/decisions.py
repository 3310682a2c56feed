"""One value for each score out of all its prints, by stated rules that may answer "unknown".

Rules, in this order: the assessment's identities; the printed level's band; the OIT lattice in the years
for which it is proven; statements of highest and lowest; agreement of more prints. Only printed values are
ever chosen. A single print that an otherwise closed system contradicts is not published.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.normalize.reconcile.identities import (
    LATTICE_YEARS,
    LOOSE_TOLERANCE,
    TOLERANCE,
    Identity,
    identities,
    instruments_from,
    on_lattice,
)
from prongsai.normalize.scores.candidates import Candidate, RankClaim
from prongsai.normalize.vocabulary.levels import allowed_levels
from prongsai.normalize.vocabulary.score_names import instrument_of

_ROUNDED = Decimal("0.02")  # half a hundredth of a point in 30 is so much of a score in 100
CERTAIN = 0.98  # confidence from which one reading in a hundred and fewer is wrong (the model card's table)
_MAX_COMBINATIONS = 20_000
_CONFIDENCE = {"verified": 0.99, "agreed": 0.95, "single": 0.85, "contested": 0.5}


@dataclass(slots=True)
class Settled:
    """The decision for one code: value or None, status, rule, and the prints behind it."""

    code: str
    value: Decimal | None
    status: str
    rule: str
    prints: list[Candidate]
    rivals: tuple[Decimal, ...] = ()

    @property
    def agreeing(self) -> list[Candidate]:
        """The prints of the chosen value, tables first."""
        same = [c for c in self.prints if c.score == self.value and self.value is not None]
        return sorted(same, key=lambda c: {"table": 0, "list": 1, "sentence": 2}[c.source])

    @property
    def confidence(self) -> float:
        """0-1, by status, lowered for names that were guessed."""
        if self.value is None:
            return 0.0
        base = _CONFIDENCE[self.status]
        read = [c.ocr_confidence for c in self.agreeing if c.ocr_confidence is not None]
        if read and self.status != "verified":
            base = min(base, max(read))
        best = self.agreeing[0].match if self.agreeing else None
        if best is not None and best.method != "alias":
            base -= 0.1
        return round(base, 2)


@dataclass(slots=True)
class YearResult:
    """All decisions for one agency and fiscal year, and what a reader should be told."""

    settled: dict[str, Settled] = field(default_factory=dict)
    notes: list[tuple[str, str, str | None]] = field(default_factory=list)  # finding code, message, score code

    def values(self) -> dict[str, Decimal]:
        """Chosen values by code."""
        return {code: s.value for code, s in self.settled.items() if s.value is not None}


def settle_year(
    year: int | None, prints: Sequence[Candidate], levels: Sequence[str], claims: Sequence[RankClaim]
) -> YearResult:
    """Decide every score of one agency and one fiscal year."""
    by_code: dict[str, list[Candidate]] = defaultdict(list)
    for print_ in prints:
        by_code[print_.code].append(print_)
    result = YearResult()
    options = {
        code: sorted({c.score for c in _direct(group) if c.score is not None}, reverse=True)
        for code, group in by_code.items()
    }
    decided = by_arithmetic({code: values for code, values in options.items() if values})
    values: dict[str, Decimal] = {code: v[0] for code, v in options.items() if len(v) == 1}
    rules: dict[str, str] = {}
    for code, (value, rule) in decided.items():
        values[code] = value
        rules[code] = rule
    for code, choices in options.items():
        if len(choices) < 2 or code in values:
            continue
        found = (
            _by_level(year, code, choices, levels, values)
            or _by_lattice(year, code, choices)
            or _by_claims(code, choices, claims, values)
            or _by_agreement(by_code[code])
        )
        if found is not None:
            values[code], rules[code] = found
    isolated = _isolated(values)
    for code in sorted(by_code, key=_order):
        result.settled[code] = _settle(code, by_code[code], options[code], values, rules, isolated)
    _downgrade_open(result)
    _downgrade_doubtful(result)
    _notes(result, year, isolated)
    return result


def _direct(prints: Sequence[Candidate]) -> list[Candidate]:
    """The prints without points that say no more than a print of the score itself: rounded, they may be off by 0.02."""
    scores = [c.score for c in prints if c.score is not None and not c.converted]
    return [c for c in prints if not (c.converted and c.score and any(abs(c.score - x) <= _ROUNDED for x in scores))]


def _order(code: str) -> tuple[int, int, str]:
    fixed = {"ITA": 0, "IIT": 1, "EIT": 2, "EIT1": 3, "EIT2": 4, "OIT": 5}
    if code in fixed:
        return (0, fixed[code], "")
    return (1, int(code), "") if code.isdigit() else (2, int(code[1:] or 0), code)


def by_arithmetic(options: dict[str, list[Decimal]]) -> dict[str, tuple[Decimal, str]]:
    """Values of codes with several prints that every best-closing combination agrees on."""
    open_codes = sorted((code for code, values in options.items() if len(values) > 1), key=_order)
    fixed = {code: values[0] for code, values in options.items() if len(values) == 1}
    size = 1
    for code in open_codes:
        size *= len(options[code])
    if not open_codes or size > _MAX_COMBINATIONS:
        return {}
    usable = [i for i in identities() if i.codes <= options.keys() and i.codes & set(open_codes)]
    best: list[tuple[dict[str, Decimal], frozenset[int]]] = []
    best_count = 0
    for combination in itertools.product(*(options[code] for code in open_codes)):
        values = fixed | dict(zip(open_codes, combination, strict=True))
        closed = frozenset(n for n, identity in enumerate(usable) if identity.closes(values))
        if len(closed) > best_count:
            best, best_count = [], len(closed)
        if len(closed) == best_count and closed:
            best.append((values, closed))
    decided: dict[str, tuple[Decimal, str]] = {}
    for code in open_codes:
        chosen = {values[code] for values, _ in best}
        names = {usable[n].name for _, closed in best for n in closed if code in usable[n].codes}
        if len(chosen) == 1 and names:
            decided[code] = (chosen.pop(), "identity_" + sorted(names)[0])
    return decided


def _by_level(
    year: int | None, code: str, choices: Sequence[Decimal], levels: Sequence[str], values: dict[str, Decimal]
) -> tuple[Decimal, str] | None:
    if code != "ITA" or year is None or len(set(levels)) != 1:
        return None
    instruments = instruments_from(values)
    fitting = [v for v in choices if levels[0] in allowed_levels(year, v, instruments)]
    return (fitting[0], "level_band") if len(fitting) == 1 else None


def _by_lattice(year: int | None, code: str, choices: Sequence[Decimal]) -> tuple[Decimal, str] | None:
    if year not in LATTICE_YEARS or code not in ("9", "10"):
        return None
    fitting = [v for v in choices if on_lattice(code, v)]
    return (fitting[0], "oit_lattice") if len(fitting) == 1 else None


def _by_claims(
    code: str, choices: Sequence[Decimal], claims: Sequence[RankClaim], values: dict[str, Decimal]
) -> tuple[Decimal, str] | None:
    fitting = list(choices)
    used = False
    for claim in claims:
        if code not in claim.codes:
            continue
        others = [
            v for c, v in values.items()
            if c.isdigit() and c != code and (claim.instrument is None or instrument_of(c) == claim.instrument)
        ]  # fmt: skip
        if not others:
            continue
        used = True
        if claim.kind == "highest":
            fitting = [v for v in fitting if v >= max(others)]
        else:
            fitting = [v for v in fitting if v <= min(others)]
    if used and len(fitting) == 1:
        return fitting[0], "highest_lowest_statement"
    return None


def _by_agreement(prints: Sequence[Candidate]) -> tuple[Decimal, str] | None:
    counts = Counter(c.score for c in prints if c.score is not None)
    ranked = counts.most_common(2)
    if len(ranked) == 2 and ranked[0][1] > ranked[1][1] and ranked[0][1] >= 2:
        return ranked[0][0], "agreement"
    return None


def _isolated(values: dict[str, Decimal]) -> dict[str, Identity]:
    """Codes that alone break an identity whose other members all stand in one that closes."""
    closed = [i for i in identities() if i.closes(values)]
    proven = {code for identity in closed for code in identity.codes}
    found: dict[str, Identity] = {}
    for identity in identities():
        residual = identity.residual(values)
        if residual is None or abs(residual) <= LOOSE_TOLERANCE:
            continue
        suspects = identity.codes - proven
        if len(suspects) == 1:
            found.setdefault(next(iter(suspects)), identity)
    return found


def _settle(
    code: str,
    prints: list[Candidate],
    choices: Sequence[Decimal],
    values: dict[str, Decimal],
    rules: dict[str, str],
    isolated: dict[str, Identity],
) -> Settled:
    rivals = tuple(v for v in choices if v != values.get(code))
    if not choices:
        return Settled(code, None, "contested", "unreadable", prints)
    if code in isolated and not _well_supported(code, prints, values):
        return Settled(code, None, "contested", f"contradicted_by_{isolated[code].name}", prints, rivals)
    if code not in values:
        return Settled(code, None, "contested", "no_rule_decides", prints, rivals)
    value = values[code]
    if all(c.converted for c in prints if c.score == value):
        status = "contested" if rivals else "single"
        return Settled(code, value, status, "weighted_points", prints, rivals)
    proof = _proof(code, values, rivals)
    if proof is not None:
        rule = rules.get(code) or f"identity_{proof.name}"
        return Settled(code, value, "verified", rule, prints, rivals)
    if rivals:
        return Settled(code, value, "contested", rules.get(code, "no_rule_decides"), prints, rivals)
    if len({(c.block, c.place) for c in prints if c.score == value}) > 1:
        return Settled(code, value, "agreed", "agreement", prints)
    return Settled(code, value, "single", "only_print", prints)


def _well_supported(code: str, prints: Sequence[Candidate], values: dict[str, Decimal]) -> bool:
    """Printed in several places: too often for a slip of the pen, so the value stays, marked contested."""
    return len({(c.block, c.place) for c in prints if c.score == values.get(code)}) > 1


def _proof(code: str, values: dict[str, Decimal], rivals: Sequence[Decimal]) -> Identity | None:
    """An identity that closes with `code` in it, and would not close with any of its rivals.

    None where another identity with `code` in it misses by more than rounding: the total hides in its weights what the
    mean shows.
    """
    for identity in identities():
        residual = identity.residual(values) if code in identity.codes else None
        if residual is not None and abs(residual) > TOLERANCE and identity.name != "total_30_30_40":
            return None
    for identity in identities():
        if code not in identity.codes or not identity.closes(values):
            continue
        if any(identity.closes({**values, code: rival}) for rival in rivals):
            continue
        return identity
    return None


def _downgrade_open(result: YearResult) -> None:
    """Members of an identity that misses by more than rounding are contested unless another one proves them."""
    values = result.values()
    for identity in identities():
        residual = identity.residual(values)
        if residual is None or abs(residual) <= LOOSE_TOLERANCE:
            continue
        for code in identity.codes:
            settled = result.settled[code]
            if settled.status in ("single", "agreed"):
                settled.status = "contested"
                settled.rule = f"open_{identity.name}"


def _downgrade_doubtful(result: YearResult) -> None:
    """A figure that its reader was only nearly sure of is published and contested.

    Arithmetic does not lift it: a wrong last digit of one of five indicators changes their mean by less than rounding.
    """
    for code, settled in result.settled.items():
        if settled.value is None or settled.status == "contested":
            continue
        sure = [c.ocr_confidence for c in settled.agreeing]
        read = [confidence for confidence in sure if confidence is not None]
        if len(read) == len(sure) and 1 - _joint_doubt(read) < CERTAIN:
            settled.status = "contested"
            message = f"{code} {settled.value}: read with confidence {max(read):.2f}; compare it with the page"
            result.notes.append(("low_ocr_confidence", message, code))


def _joint_doubt(confidences: Sequence[float]) -> float:
    """How likely all readings of one figure in several places are wrong alike."""
    doubt = 1.0
    for confidence in confidences:
        doubt *= 1 - confidence
    return doubt


def _notes(result: YearResult, year: int | None, isolated: dict[str, Identity]) -> None:
    values = result.values()
    for code, settled in result.settled.items():
        if settled.rivals:
            shown = ", ".join(str(v) for v in sorted({c.score for c in settled.prints if c.score is not None}))
            chosen = "none chosen" if settled.value is None else f"{settled.value} chosen by {settled.rule}"
            result.notes.append(("contradictory_prints", f"{code} is printed as {shown}; {chosen}", code))
        if settled.rule == "weighted_points":
            message = f"{code} {settled.value} is turned from rounded points: it may be off by {_ROUNDED}"
            result.notes.append(("weighted_points", message, code))
        if settled.rule == "unreadable" and any(c.ocr_confidence is not None for c in settled.prints):
            least = min(c.ocr_confidence for c in settled.prints if c.ocr_confidence is not None)
            result.notes.append(
                ("low_ocr_confidence", f"{code}: read with confidence {least:.2f}; not published", code)
            )
        elif settled.rule == "unreadable":
            result.notes.append(("unreadable_number", f"{code}: the printed figure lost characters", code))
        if (
            year in LATTICE_YEARS
            and code in ("9", "10")
            and settled.value is not None
            and not on_lattice(code, settled.value)
        ):
            result.notes.append(
                (
                    "score_not_on_lattice",
                    f"no number of missed items gives {settled.value} for indicator {code}",
                    code,
                )
            )
    for code, identity in isolated.items():
        printed = {c.score for c in result.settled[code].prints if c.score is not None}
        result.notes.append(
            ("arithmetic_does_not_close",
             f"{identity.name}: {code} printed as {', '.join(map(str, sorted(printed)))} contradicts scores that close "
             "with the total; not published", code)
        )  # fmt: skip
    told: set[str] = set()
    for identity in identities():
        residual = identity.residual(values)
        if residual is None or abs(residual) <= TOLERANCE or identity.name in told:
            continue
        told.add(identity.name)
        if abs(residual) <= LOOSE_TOLERANCE:
            result.notes.append(("rounded_elsewhere", f"{identity.name} misses by {residual:+.3f}", identity.result))
        else:
            message = f"{identity.name} misses by {residual:+.3f}{_single_mend(identity, values)}"
            result.notes.append(("arithmetic_does_not_close", message, identity.result))


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
