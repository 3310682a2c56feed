"""From candidates to rows: mentions, reconciled scores and levels of each agency and fiscal year."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from prongsai.extract.records import Place
from prongsai.normalize.model.facts import Agency, Finding, Level, Mention, Score
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.reconcile.decisions import ScoreDecision, YearResult, settle_year
from prongsai.normalize.reconcile.identities import instruments_from
from prongsai.normalize.reconcile.notes import notes
from prongsai.normalize.reconcile.ocr_readings import settle_readings
from prongsai.normalize.reconcile.set_by import set_by
from prongsai.normalize.reconcile.status import confidence, is_read_alone, status_of
from prongsai.normalize.scores.candidates import Candidate, RankClaim
from prongsai.normalize.vocabulary.assessments import TOTAL, assessment_of
from prongsai.normalize.vocabulary.levels import allowed_levels, scale_of, scale_of_year
from prongsai.normalize.vocabulary.score_names import canonical_name


@dataclass(slots=True)
class DocumentResults:
    """What grows while a document is understood; `agency` is the one that the document is about."""

    agency: Agency | None
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    doubted: int | None = None  # the report's year, where another one has nearly as much to say for itself
    _alike: Counter[str] = field(default_factory=Counter)  # mentions that differ in nothing are numbered

    def note(
        self,
        code: str,
        message: str,
        *,
        scope: str | None = None,
        score_code: str | None = None,
        fiscal_year_be: int | None = None,
        shown_by: Candidate | None = None,
    ) -> None:
        """Add a finding; its severity is the code's, its evidence and place are those of the print that shows it."""
        finding = FindingCode(code)
        evidence, place = (_as_printed(shown_by), shown_by.place) if shown_by is not None else (None, Place())
        self.findings.append(
            Finding(finding, SEVERITY[finding], message, scope, score_code, fiscal_year_be, evidence, place)
        )


def reconcile(
    candidates: Sequence[Candidate], claims: Sequence[RankClaim], results: DocumentResults
) -> dict[str, Agency]:
    """Add the rows of every agency and year to `results`; the agencies met, by id."""
    agencies: dict[str, Agency] = {}
    groups: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    owners: dict[tuple[str, int], Agency | None] = {}
    for c in candidates:
        owner = c.agency or results.agency
        key = (owner.agency_id if owner else "", c.year or 0)
        groups[key].append(c)
        owners[key] = owner
        if owner is not None:
            agencies[owner.agency_id] = owner  # of a rejected print too: its mention names it
    for key in sorted(groups):
        _reconcile_year(owners[key], key[1] or None, groups[key], claims, results)
    return agencies


def _reconcile_year(
    owner: Agency | None,
    year: int | None,
    group: Sequence[Candidate],
    claims: Sequence[RankClaim],
    results: DocumentResults,
) -> None:
    assessment = assessment_of(year)
    group = settle_readings(group, assessment)
    live = [c for c in group if c.rejected is None]
    level_prints = [c for c in live if c.level is not None and _level_counts(c.level, year)]
    figures = [c for c in live if c.level is None]
    own_claims = [claim for claim in claims if claim.year in (year, None)]
    result = settle_year(year, figures, [c.level for c in level_prints if c.level], own_claims)
    if owner is None and TOTAL not in result.values():
        level_prints = []  # nobody's level: words of a manual or of a rule
    level, level_print = _choose_level(year, level_prints, result, results)
    reasons = _reasons(result, level_prints, level)
    ids: dict[int, str] = {}
    for c in group:
        if c.level is not None and c not in level_prints and c.rejected is None:
            continue
        chosen = id(c) in reasons and reasons[id(c)] is None
        ids[id(c)] = _mention(c, owner, year, chosen, reasons.get(id(c)), results)
    for settled in result.settled.values():
        _score(settled, owner, year, ids, results)
    if level is not None and level_print is not None:
        _level(owner, year, level, ids[id(level_print)], result, results)
    _note_doubts(owner, year, live, result, results)
    for note in notes(result, assessment):
        first = result.settled[note.code].prints[0] if note.code in result.settled else None
        results.note(
            note.finding, note.message, scope=first.scope if first else None, score_code=note.code, fiscal_year_be=year,
            shown_by=first,
        )  # fmt: skip


def _note_doubts(
    owner: Agency | None, year: int | None, live: Sequence[Candidate], result: YearResult, results: DocumentResults
) -> None:
    """Say which coordinate of a year's scores is lacking or unsure."""
    if year is None:
        _note_lacking(result, results, "year_unknown", "fiscal year")
    if owner is None:
        _note_lacking(result, results, "agency_unresolved", "agency")
    elif is_read_alone(owner, live):
        message = f"{owner.name_th} is on no list and was read from a picture: compare the name with the page"
        results.note("agency_unresolved", message, fiscal_year_be=year, shown_by=live[0])


def _note_lacking(result: YearResult, results: DocumentResults, code: str, what: str) -> None:
    """Tell of the scores of one owner and year that no fiscal year, or no agency, is said of."""
    bare = [settled for settled in result.settled.values() if settled.value is not None]
    if bare:
        told = ", ".join(f"{settled.code} {settled.value}" for settled in bare)
        results.note(code, f"no {what} is said of {told}", shown_by=bare[0].agreeing[0])


def _reasons(result: YearResult, level_prints: Sequence[Candidate], level: str | None) -> dict[int, Rejection | None]:
    """Why each print is not the value, by its identity; None for those that are."""
    found: dict[int, Rejection | None] = {}
    for settled in result.settled.values():
        for c in settled.prints:
            agrees = settled.value is not None and c.score == settled.value
            found[id(c)] = None if agrees else _why_rejected(settled)
    unfit = Rejection.OTHER_LEVEL_FITS if level is not None else Rejection.UNREADABLE
    for c in level_prints:
        found[id(c)] = None if c.level == level else unfit
    return found


def _level_counts(level: str, year: int | None) -> bool:
    """Words of the old scale are too plain outside its years; letters and words of the ITA always count."""
    return scale_of(level) != "legacy" or (year is not None and scale_of_year(year) == "legacy")


def _why_rejected(settled: ScoreDecision) -> Rejection:
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
    results: DocumentResults,
) -> str:
    place = c.place
    basis = f"{c.scope}|{c.code}|{year}|{c.raw_value}|{place.page}|{place.box}|{place.line}|{owner and owner.agency_id}"
    digest = hashlib.sha256(basis.encode()).hexdigest()[:12]
    results._alike[digest] += 1
    mention_id = f"m{digest}{results._alike[digest]:02d}"
    rejected = c.rejected or reason
    raw_label, raw_value = c.printed or (c.raw_label, c.raw_value)
    if c.converted and rejected is None and not chosen:
        rejected = Rejection.WEIGHTED_POINTS
    results.mentions.append(
        Mention(
            mention_id, owner.agency_id if owner else None, year, c.scope, c.code, c.score, c.level, raw_label,
            raw_value, tuple(dict.fromkeys(c.repairs)), c.source, c.match.method if c.match else None,
            c.match.score if c.match else None, c.match.margin if c.match else None, c.ocr_confidence, place, chosen,
            None if chosen else rejected, c.owner_raw, *set_by(c, owner is not None), _quantity(c),
        )
    )  # fmt: skip
    return mention_id


_QUANTITY_OF = {
    Rejection.MEAN_OVER_AGENCIES: "mean",
    Rejection.MEAN_UNDER_AGENCIES: "mean",
    Rejection.TARGET: "target",
    Rejection.ANOTHER_QUANTITY: "other",
}


def _quantity(c: Candidate) -> str:
    """What the figure is: points that were turned to 0-100, a mean, a target, a score; a level is a band."""
    if c.level is not None:
        return "band"
    if c.converted:
        return "points"
    return _QUANTITY_OF.get(c.rejected, "score") if c.rejected is not None else "score"


def _score(
    settled: ScoreDecision, owner: Agency | None, year: int | None, ids: dict[int, str], results: DocumentResults
) -> None:
    scope = settled.prints[0].scope
    rests_on = settled.agreeing[0] if settled.agreeing else None
    status = status_of(settled, owner, year, results.doubted)
    results.scores.append(
        Score(
            owner.agency_id if owner else None,
            year,
            scope,
            settled.code,
            assessment_of(year).instrument_of(settled.code),
            int(settled.code) if settled.code.isdigit() else None,
            canonical_name(scope, settled.code, year),
            settled.value,
            status,
            settled.rule,
            len(settled.prints),
            len(settled.agreeing),
            confidence(settled, status, owner is not None),
            ids.get(id(rests_on)) if rests_on is not None else None,
        )
    )


def _choose_level(
    year: int | None, prints: Sequence[Candidate], result: YearResult, results: DocumentResults
) -> tuple[str | None, Candidate | None]:
    """The printed level: the one print, or among several the one that the score earns, or the most frequent."""
    names = sorted({c.level for c in prints if c.level})
    scale = scale_of_year(year) if year is not None else None
    of_year = [name for name in names if scale in (None, scale_of(name))]
    if not of_year and all(c.pictured for c in prints):  # letters in a picture: an arrow, a tick, part of a word
        for name in names:
            _note_scale(name, year, results)
        return None, None
    if not names:
        return None, None
    level = names[0]
    if len(names) > 1:
        results.note("levels_disagree", "printed levels: " + ", ".join(names), fiscal_year_be=year, scope="overall")
        allowed = _earned(year, result.values())
        fitting = [name for name in names if name in allowed]
        counts = {name: sum(c.level == name for c in prints) for name in names}
        best = sorted(names, key=lambda name: (name not in fitting, name not in of_year, -counts[name], name))
        level = best[0]
    return level, next(c for c in prints if c.level == level)


def _level(
    owner: Agency | None, year: int | None, level: str, mention_id: str, result: YearResult, results: DocumentResults
) -> None:
    found = judged(
        Level(owner.agency_id if owner else None, year, level, scale_of(level), None, None, None, mention_id),
        result.values(),
    )
    results.levels.append(found)
    if year is not None and scale_of_year(year) not in (None, scale_of(level)):
        _note_scale(level, year, results)
    elif found.consistent is False:
        earned = " or ".join(_earned(year, result.values()))
        results.note(
            "level_not_earned", f"{found.score} earns {earned} in {year}, printed {level}", fiscal_year_be=year,
            scope="overall", score_code=TOTAL,
        )  # fmt: skip


def _note_scale(level: str, year: int | None, results: DocumentResults) -> None:
    message = f"level {level} is not of the scale of {year}"
    results.note("level_scale_of_other_year", message, fiscal_year_be=year, scope="overall", score_code=TOTAL)


def judged(level: Level, values: Mapping[str, Decimal]) -> Level:
    """A level with its scale, the total beside it, and what the year's rule says of the two.

    Args:
        level: the level as printed or put right.
        values: the scores of its agency and year that are known, by code.
    """
    allowed = _earned(level.fiscal_year_be, values)
    return replace(
        level, scale=scale_of(level.level), score=values.get(TOTAL),
        expected_level=allowed[0] if len(allowed) == 1 else None,
        consistent=(level.level in allowed) if allowed else None,
    )  # fmt: skip


def _earned(year: int | None, values: Mapping[str, Decimal]) -> list[str]:
    """The levels that the scores of a year may earn; none where that cannot be told."""
    if year is None or TOTAL not in values:
        return []
    return allowed_levels(year, values[TOTAL], instruments_from(values, assessment_of(year)))
