"""One value for each score out of all its prints, by stated rules that may answer "unknown".

Rules, in this order: the assessment's identities; then `RULES`: the printed level's band, the OIT lattice in the years
for which it is proven, statements of highest and lowest, agreement of more prints. Only printed values are
ever chosen. A single print that an otherwise closed system contradicts is not published.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from prongsai.normalize.reconcile.identities import (
    LOOSE_TOLERANCE,
    TOLERANCE,
    Identity,
    by_arithmetic,
    identities,
    instruments_from,
    isolated,
    on_lattice,
)
from prongsai.normalize.scores.candidates import Candidate, RankClaim
from prongsai.normalize.vocabulary.assessments import TOTAL, Assessment, assessment_of
from prongsai.normalize.vocabulary.levels import allowed_levels

ROUNDED = Decimal("0.02")  # half a hundredth of a point in 30 is so much of a score in 100
CERTAIN = 0.98  # confidence from which one reading in a hundred and fewer is wrong (the model card's table)


@dataclass(slots=True)
class ScoreDecision:
    """The decision for one code: value or None, status, rule, and the prints behind it."""

    code: str
    value: Decimal | None
    status: str
    rule: str
    prints: list[Candidate]
    rivals: tuple[Decimal, ...] = ()
    doubtful: float | None = None  # the best reader's confidence, where it is too low to go without saying

    @property
    def agreeing(self) -> list[Candidate]:
        """The prints of the chosen value, tables first."""
        same = [c for c in self.prints if c.score == self.value and self.value is not None]
        return sorted(same, key=lambda c: {"table": 0, "list": 1, "sentence": 2}[c.source])


@dataclass(slots=True)
class YearResult:
    """All decisions for one agency and fiscal year; `isolated` names the identity that a code alone breaks."""

    settled: dict[str, ScoreDecision] = field(default_factory=dict)
    isolated: Mapping[str, Identity] = field(default_factory=dict)

    def values(self) -> dict[str, Decimal]:
        """Chosen values by code."""
        return {code: s.value for code, s in self.settled.items() if s.value is not None}


@dataclass(frozen=True, slots=True)
class _Contest:
    """A code with several prints, and what its year and document say beside them; `values` are the codes decided."""

    code: str
    choices: Sequence[Decimal]
    prints: Sequence[Candidate]
    year: int | None
    assessment: Assessment
    levels: Sequence[str]
    claims: Sequence[RankClaim]
    values: Mapping[str, Decimal]


def settle_year(
    year: int | None, prints: Sequence[Candidate], levels: Sequence[str], claims: Sequence[RankClaim]
) -> YearResult:
    """Decide every score of one agency and one fiscal year."""
    assessment = assessment_of(year)
    by_code: dict[str, list[Candidate]] = defaultdict(list)
    for print_ in prints:
        by_code[print_.code].append(print_)
    options = {
        code: sorted({c.score for c in _direct(group) if c.score is not None}, reverse=True)
        for code, group in by_code.items()
    }
    decided = by_arithmetic({code: values for code, values in options.items() if values}, assessment)
    values: dict[str, Decimal] = {code: v[0] for code, v in options.items() if len(v) == 1}
    values |= {code: value for code, (value, _) in decided.items()}
    rules = {code: rule for code, (_, rule) in decided.items()}
    for code, choices in options.items():
        if len(choices) < 2 or code in values:
            continue
        contest = _Contest(code, choices, by_code[code], year, assessment, levels, claims, values)
        for name, rule in RULES:
            if (value := rule(contest)) is not None:
                values[code], rules[code] = value, name
                break
    settling = _Settling(assessment, options, values, rules, isolated(values, assessment))
    result = YearResult(isolated=settling.isolated)
    for code in sorted(by_code, key=assessment.order):
        result.settled[code] = settling.decision(code, by_code[code])
    _downgrade_open(result, assessment)
    _downgrade_doubtful(result)
    return result


def _direct(prints: Sequence[Candidate]) -> list[Candidate]:
    """The prints without points that say no more than a print of the score itself: rounded, they may be off by 0.02."""
    scores = [c.score for c in prints if c.score is not None and not c.converted]
    return [c for c in prints if not (c.converted and c.score and any(abs(c.score - x) <= ROUNDED for x in scores))]


def _by_level(contest: _Contest) -> Decimal | None:
    if contest.code != TOTAL or contest.year is None or len(set(contest.levels)) != 1:
        return None
    instruments = instruments_from(contest.values, contest.assessment)
    return _only(v for v in contest.choices if contest.levels[0] in allowed_levels(contest.year, v, instruments))


def _by_lattice(contest: _Contest) -> Decimal | None:
    return _only(v for v in contest.choices if on_lattice(contest.code, v, contest.assessment))


def _by_claims(contest: _Contest) -> Decimal | None:
    fitting = list(contest.choices)
    used = False
    for claim in contest.claims:
        if contest.code not in claim.codes:
            continue
        owner = contest.assessment.indicators.get
        others = [
            v for c, v in contest.values.items()
            if c.isdigit() and c != contest.code and (claim.instrument is None or owner(c) == claim.instrument)
        ]  # fmt: skip
        if not others:
            continue
        used = True
        if claim.kind == "highest":
            fitting = [v for v in fitting if v >= max(others)]
        else:
            fitting = [v for v in fitting if v <= min(others)]
    return _only(fitting) if used else None


def _by_agreement(contest: _Contest) -> Decimal | None:
    counts = Counter(c.score for c in contest.prints if c.score is not None)
    (value, most), *others = counts.most_common(2)
    return value if others and most > others[0][1] else None


def _only(fitting: Iterable[Decimal]) -> Decimal | None:
    """The one value that fits, or None where none or several do."""
    found = list(fitting)
    return found[0] if len(found) == 1 else None


# What decides among several prints where arithmetic does not, in this order.
RULES: tuple[tuple[str, Callable[[_Contest], Decimal | None]], ...] = (
    ("level_band", _by_level),
    ("oit_lattice", _by_lattice),
    ("highest_lowest_statement", _by_claims),
    ("agreement", _by_agreement),
)


@dataclass(frozen=True, slots=True)
class _Settling:
    """What is known of all codes of a year when each of them is settled."""

    assessment: Assessment
    options: Mapping[str, Sequence[Decimal]]
    values: Mapping[str, Decimal]
    rules: Mapping[str, str]
    isolated: Mapping[str, Identity]

    def decision(self, code: str, prints: list[Candidate]) -> ScoreDecision:
        """The decision for one code."""
        choices, value = self.options[code], self.values.get(code)
        rivals = tuple(v for v in choices if v != value)
        if not choices:
            return ScoreDecision(code, None, "contested", "unreadable", prints)
        in_places = len({(c.block, c.place) for c in prints if c.score == value})
        # printed in several places is too often for a slip of the pen: that value stays, marked contested
        if code in self.isolated and in_places <= 1:
            return ScoreDecision(code, None, "contested", f"contradicted_by_{self.isolated[code].name}", prints, rivals)
        if value is None:
            return ScoreDecision(code, None, "contested", "no_rule_decides", prints, rivals)
        if all(c.converted for c in prints if c.score == value):
            status = "contested" if rivals else "single"
            return ScoreDecision(code, value, status, "weighted_points", prints, rivals)
        proof = self._proof(code, rivals)
        if proof is not None:
            rule = self.rules.get(code) or f"identity_{proof.name}"
            return ScoreDecision(code, value, "verified", rule, prints, rivals)
        if rivals:
            return ScoreDecision(code, value, "contested", self.rules.get(code, "no_rule_decides"), prints, rivals)
        if in_places > 1:
            return ScoreDecision(code, value, "agreed", "agreement", prints)
        return ScoreDecision(code, value, "single", "only_print", prints)

    def _proof(self, code: str, rivals: Sequence[Decimal]) -> Identity | None:
        """An identity that closes with `code` in it, and would not close with any of its rivals.

        None where another identity with `code` in it misses by more than rounding: the total hides in its weights what
        the mean shows.
        """
        mine = [identity for identity in identities(self.assessment) if code in identity.codes]
        for identity in mine:
            residual = identity.residual(self.values)
            if residual is not None and abs(residual) > TOLERANCE and identity.result != TOTAL:
                return None
        for identity in mine:
            closes = identity.closes(self.values)
            if closes and not any(identity.closes({**self.values, code: rival}) for rival in rivals):
                return identity
        return None


def _downgrade_open(result: YearResult, assessment: Assessment) -> None:
    """Members of an identity that misses by more than rounding are contested unless another one proves them.

    So are those of one that misses whatever its missing members are.
    """
    values = result.values()
    for identity in identities(assessment):
        beyond = identity.beyond(values)
        if beyond is None or beyond <= LOOSE_TOLERANCE:
            continue
        for code in identity.codes & values.keys():
            settled = result.settled[code]
            if settled.status in ("single", "agreed"):
                settled.status = "contested"
                settled.rule = f"open_{identity.name}"


def _downgrade_doubtful(result: YearResult) -> None:
    """A figure that its reader was only nearly sure of is published and contested.

    Arithmetic does not lift it: a wrong last digit of one of five indicators changes their mean by less than rounding.
    """
    for settled in result.settled.values():
        if settled.value is None or settled.status == "contested":
            continue
        sure = [c.ocr_confidence for c in settled.agreeing]
        read = [confidence for confidence in sure if confidence is not None]
        if len(read) == len(sure) and 1 - _joint_doubt(read) < CERTAIN:
            settled.status = "contested"
            settled.doubtful = max(read)


def _joint_doubt(confidences: Sequence[float]) -> float:
    """How likely all readings of one figure in several places are wrong alike."""
    doubt = 1.0
    for confidence in confidences:
        doubt *= 1 - confidence
    return doubt
