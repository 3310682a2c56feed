"""From candidates to rows: mentions, reconciled scores and levels of each agency and fiscal year."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from prongsai.extract.records import Place
from prongsai.normalize.model.facts import Agency, Finding, Level, Mention, Score
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.reconcile.decisions import Settled, YearResult, settle_year
from prongsai.normalize.reconcile.identities import instruments_from
from prongsai.normalize.reconcile.ocr_readings import settle_readings
from prongsai.normalize.scores.candidates import Candidate, RankClaim
from prongsai.normalize.vocabulary.levels import allowed_levels, scale_of, scale_of_year
from prongsai.normalize.vocabulary.score_names import canonical_name, instrument_of


@dataclass(slots=True)
class Outcome:
    """What grows while a document is understood; `agency` is the one that the document is about."""

    agency: Agency | None
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    doubted: int | None = None  # the report's year, where another one has nearly as much to say for itself

    def note(
        self,
        code: str,
        message: str,
        *,
        scope: str | None = None,
        score_code: str | None = None,
        fiscal_year_be: int | None = None,
        evidence: str | None = None,
        place: Place = Place(),  # noqa: B008 - frozen
    ) -> None:
        """Add a finding; its severity is the code's."""
        finding = FindingCode(code)
        self.findings.append(
            Finding(finding, SEVERITY[finding], message, scope, score_code, fiscal_year_be, evidence, place)
        )


def reconcile(candidates: Sequence[Candidate], claims: Sequence[RankClaim], outcome: Outcome) -> dict[str, Agency]:
    """Add the rows of every agency and year to `outcome`; the agencies met, by id."""
    agencies: dict[str, Agency] = {}
    groups: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    owners: dict[tuple[str, int], Agency | None] = {}
    for c in candidates:
        owner = c.agency or outcome.agency
        key = (owner.agency_id if owner else "", c.year or 0)
        groups[key].append(c)
        owners[key] = owner
        if owner is not None and c.rejected is None:
            agencies[owner.agency_id] = owner
    counter: dict[str, int] = defaultdict(int)
    for key in sorted(groups):
        _reconcile_year(owners[key], key[1] or None, groups[key], claims, outcome, counter)
    return agencies


def _reconcile_year(
    owner: Agency | None,
    year: int | None,
    group: Sequence[Candidate],
    claims: Sequence[RankClaim],
    outcome: Outcome,
    counter: dict[str, int],
) -> None:
    group = settle_readings(group)
    live = [c for c in group if c.rejected is None]
    level_prints = [c for c in live if c.level is not None and _level_counts(c.level, year)]
    figures = [c for c in live if c.level is None]
    own_claims = [claim for claim in claims if claim.year in (year, None)]
    result = settle_year(year, figures, [c.level for c in level_prints if c.level], own_claims)
    ids: dict[int, str] = {}
    chosen: set[int] = set()
    reasons: dict[int, Rejection] = {}
    for settled in result.settled.values():
        for c in settled.prints:
            if settled.value is not None and c.score == settled.value:
                chosen.add(id(c))
            else:
                reasons[id(c)] = _why_rejected(settled)
    if owner is None and "ITA" not in result.values():
        level_prints = []  # nobody's level: words of a manual or of a rule
    level, level_print = _choose_level(year, level_prints, result, outcome)
    for c in level_prints:
        if c.level == level:
            chosen.add(id(c))
        else:
            reasons[id(c)] = Rejection.OTHER_LEVEL_FITS
    for c in group:
        if c.level is not None and c not in level_prints and c.rejected is None:
            continue
        ids[id(c)] = _mention(c, owner, year, id(c) in chosen, reasons.get(id(c)), outcome, counter)
    for settled in result.settled.values():
        _score(settled, owner, year, ids, outcome)
    if level is not None and level_print is not None:
        _level(owner, year, level, ids[id(level_print)], result, outcome)
    for code, message, score_code in result.notes:
        first = result.settled[score_code].prints[0] if score_code in result.settled else None
        outcome.note(
            code, message, scope=first.scope if first else None, score_code=score_code, fiscal_year_be=year,
            evidence=_as_printed(first) if first else None, place=first.place if first else Place(),
        )  # fmt: skip


def _level_counts(level: str, year: int | None) -> bool:
    """Words of the old scale are too plain outside its years; letters and words of the ITA always count."""
    return scale_of(level) != "legacy" or (year is not None and scale_of_year(year) == "legacy")


def _why_rejected(settled: Settled) -> Rejection:
    if settled.value is not None:
        return Rejection.OTHER_PRINT_CHOSEN
    return Rejection.CONTRADICTED if settled.rule.startswith("contradicted_by_") else Rejection(settled.rule)


def _as_printed(c: Candidate) -> str:
    return c.printed[1] if c.printed is not None else c.raw_value


def _mention(
    c: Candidate,
    owner: Agency | None,
    year: int | None,
    chosen: bool,
    reason: Rejection | None,
    outcome: Outcome,
    counter: dict[str, int],
) -> str:
    place = c.place
    basis = f"{c.scope}|{c.code}|{year}|{c.raw_value}|{place.page}|{place.box}|{place.line}|{owner and owner.agency_id}"
    digest = hashlib.sha256(basis.encode()).hexdigest()[:12]
    counter[digest] += 1
    mention_id = f"m{digest}{counter[digest]:02d}"
    rejected = c.rejected or reason
    raw_label, raw_value = c.printed or (c.raw_label, c.raw_value)
    if c.converted and rejected is None and not chosen:
        rejected = Rejection.WEIGHTED_POINTS
    outcome.mentions.append(
        Mention(
            mention_id, owner.agency_id if owner else None, year, c.scope, c.code, c.score, c.level, raw_label,
            raw_value, tuple(dict.fromkeys(c.repairs)), c.source, c.match.method if c.match else None,
            c.match.score if c.match else None, c.match.margin if c.match else None, c.ocr_confidence, place, chosen,
            None if chosen else rejected,
        )
    )  # fmt: skip
    return mention_id


def _score(settled: Settled, owner: Agency | None, year: int | None, ids: dict[int, str], outcome: Outcome) -> None:
    scope = settled.prints[0].scope
    rests_on = settled.agreeing[0] if settled.agreeing else None
    outcome.scores.append(
        Score(
            owner.agency_id if owner else None,
            year,
            scope,
            settled.code,
            instrument_of(settled.code) if settled.code != "ITA" else None,
            int(settled.code) if settled.code.isdigit() else None,
            canonical_name(scope, settled.code),
            settled.value,
            _status(settled, year, outcome),
            settled.rule,
            len(settled.prints),
            len(settled.agreeing),
            settled.confidence,
            ids.get(id(rests_on)) if rests_on is not None else None,
        )
    )


def _status(settled: Settled, year: int | None, outcome: Outcome) -> str:
    """Arithmetic proves figures, not their year: without one beyond doubt nothing is called verified."""
    doubted = year == outcome.doubted and not any(c.year_source in ("cell", "sentence") for c in settled.agreeing)
    if settled.status == "verified" and (year is None or doubted):
        return "agreed" if len(settled.agreeing) > 1 else "single"
    return settled.status


def _choose_level(
    year: int | None, prints: Sequence[Candidate], result: YearResult, outcome: Outcome
) -> tuple[str | None, Candidate | None]:
    """The printed level: the one print, or among several the one that the score earns, or the most frequent."""
    names = sorted({c.level for c in prints if c.level})
    if not names:
        return None, None
    level = names[0]
    if len(names) > 1:
        outcome.note("levels_disagree", "printed levels: " + ", ".join(names), fiscal_year_be=year, scope="overall")
        allowed = _earned(year, result.values())
        fitting = [name for name in names if name in allowed]
        counts = {name: sum(c.level == name for c in prints) for name in names}
        best = sorted(names, key=lambda name: (name not in fitting, -counts[name], name))
        level = best[0]
    return level, next(c for c in prints if c.level == level)


def _level(
    owner: Agency | None, year: int | None, level: str, mention_id: str, result: YearResult, outcome: Outcome
) -> None:
    found = judged(
        Level(owner.agency_id if owner else None, year, level, scale_of(level), None, None, None, mention_id),
        result.values(),
    )
    outcome.levels.append(found)
    if year is not None and scale_of_year(year) not in (None, scale_of(level)):
        outcome.note(
            "level_scale_of_other_year", f"level {level} is not of the scale of {year}", fiscal_year_be=year,
            scope="overall", score_code="ITA",
        )  # fmt: skip
    elif found.consistent is False:
        earned = " or ".join(_earned(year, result.values()))
        outcome.note(
            "level_not_earned", f"{found.score} earns {earned} in {year}, printed {level}", fiscal_year_be=year,
            scope="overall", score_code="ITA",
        )  # fmt: skip


def judged(level: Level, values: Mapping[str, Decimal]) -> Level:
    """A level with its scale, the total beside it, and what the year's rule says of the two.

    Args:
        level: the level as printed or put right.
        values: the scores of its agency and year that are known, by code.
    """
    allowed = _earned(level.fiscal_year_be, values)
    return replace(
        level, scale=scale_of(level.level), score=values.get("ITA"),
        expected_level=allowed[0] if len(allowed) == 1 else None,
        consistent=(level.level in allowed) if allowed else None,
    )  # fmt: skip


def _earned(year: int | None, values: Mapping[str, Decimal]) -> list[str]:
    """The levels that the scores of a year may earn; none where that cannot be told."""
    if year is None or "ITA" not in values:
        return []
    return allowed_levels(year, values["ITA"], instruments_from(values))
