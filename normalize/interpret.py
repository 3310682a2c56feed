"""One document understood: from located raw text to the facts of the dataset.

The order of stages: repair and stitch, passages and years, agency, measures, candidates from tables and
sentences, years settled, reconciliation, levels, findings.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.records import Place, RawDocument
from extract.settings import Settings
from normalize.agencies import AgencyDirectory, agency_in_row, document_agency
from normalize.arithmetic import instruments_from
from normalize.candidates import Candidate, Claim, Gathered
from normalize.facts import Agency, DocumentFacts, Finding, Level, Measure, Mention, Score
from normalize.findings import SEVERITY, FindingCode
from normalize.indicators import canonical_name, instrument_of, squeeze
from normalize.levels import allowed_levels, scale_of, scale_of_year
from normalize.measures import find_measures
from normalize.passages import Passage, passages
from normalize.prose import read_passage
from normalize.reading import CleanDocument, CleanLine, CleanTable, clean_document
from normalize.reconcile import Settled, YearResult, settle_year
from normalize.score_tables import TableReader, prose_cells, result_tables
from normalize.stitch import stitch
from normalize.years import Years

_CONTEXT = re.compile(r"ita(?![a-z])|itas|integrityandtransparency|คุณธรรมและความโปร่งใส|(?<![a-z])(?:iit|eit|oit)(?![a-z])")


@dataclass(slots=True)
class Interpretation:
    """Everything that the stages saw, for `prongsai show`; `facts` is what goes into the dataset."""

    document: CleanDocument
    passages: list[Passage]
    years: Years
    gathered: Gathered
    facts: DocumentFacts


@dataclass(slots=True)
class _Work:
    """What grows while a document is understood."""

    agency: Agency | None
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)

    def note(self, code: str, message: str, **more: object) -> None:
        finding = FindingCode(code)
        self.findings.append(Finding(finding, SEVERITY[finding], message, **more))  # type: ignore[arg-type]


def interpret(raw: RawDocument, settings: Settings) -> DocumentFacts:
    """Understand one document; never raises for what a document says, only for bugs."""
    return interpret_in_full(raw, settings).facts


def interpret_in_full(raw: RawDocument, settings: Settings) -> Interpretation:
    """`interpret`, keeping what each stage saw."""
    document = stitch(clean_document(raw))
    paragraphs = passages(document.blocks)
    years = Years(paragraphs, result_tables(document))
    gathered = Gathered()
    if not _is_about_ita(document):
        facts = DocumentFacts("other", None, None, findings=tuple(_unread_pages(raw)))
        return Interpretation(document, paragraphs, years, gathered, facts)
    agency, agency_findings = document_agency(document)
    work = _Work(agency, list(agency_findings))
    found = find_measures(document, years.report_year)
    gathered = _gather(document, paragraphs, years, frozenset(found.tables))
    candidates = _settle_years(gathered.candidates, years, work)
    agencies = _reconcile(candidates, gathered.claims, work)
    measures = tuple(_owned(m, agency) for m in found.measures)
    work.findings += [
        Finding(FindingCode(code), SEVERITY[FindingCode(code)], message, evidence=evidence, place=place)
        for code, message, evidence, place in gathered.findings
    ]
    work.findings += [*found.findings, *_unread_pages(raw)]
    if agency is not None:
        agencies.setdefault(agency.agency_id, agency)
    has_results = bool(work.scores or work.levels or measures)
    facts = DocumentFacts(
        kind=_kind(work, measures),
        agency_id=agency.agency_id if agency else None,
        fiscal_year_be=_report_year(years, work) if has_results else years.report_year,
        agencies=tuple(agencies[key] for key in sorted(agencies)),
        scores=tuple(work.scores),
        levels=tuple(work.levels),
        measures=measures,
        mentions=tuple(work.mentions),
        findings=tuple(work.findings),
    )
    return Interpretation(document, paragraphs, years, gathered, facts)


def _is_about_ita(document: CleanDocument) -> bool:
    for block in document.blocks:
        texts = [block.text] if isinstance(block, CleanLine) else [c.text for row in block.grid for c in row]
        if any(_CONTEXT.search(squeeze(text)) for text in texts):
            return True
    return False


def _gather(
    document: CleanDocument, paragraphs: Sequence[Passage], years: Years, measure_tables: frozenset[int]
) -> Gathered:
    gathered = Gathered()
    directory = AgencyDirectory.load()

    def agency_of(text: str, district: str | None, province: str | None) -> Agency | None:
        return agency_in_row(text, directory, district, province)

    for number, passage in enumerate(paragraphs):
        read_passage(passage, number, years, gathered)
    for index, block in enumerate(document.blocks):
        if not isinstance(block, CleanTable) or index in measure_tables:
            continue
        over = years.over_block(index)
        TableReader(block, index, over, gathered, agency_of).read()
        for cell, label in prose_cells(block):
            line = CleanLine(cell.text, cell.raw, cell.repairs, cell.place)
            inside = Passage(cell.text, (line,), (0,), index)
            read_passage(inside, -1, years, gathered, label, only_strong=True)
    return gathered


def _settle_years(candidates: Sequence[Candidate], years: Years, work: _Work) -> list[Candidate]:
    """Figures under a heading with a wrong year go to the right year; the print stays on record, rejected."""
    main = years.report_year
    groups: dict[int | None, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.rejected is None and c.agency is None:
            groups[c.year].append(c)
    wrong: set[int] = set()
    for year, group in groups.items():
        if year is None or year == main or main is None or any(c.year_source == "cell" for c in group):
            continue
        other = {(c.code, c.score) for c in groups.get(main, []) if c.score is not None}
        known = {code for code, _ in other}
        shared = [c for c in group if c.score is not None and c.code in known]
        same = {c.code for c in shared if (c.code, c.score) in other}
        differ = {c.code for c in shared} - same
        if len(same) >= 2 * len(differ) and ("ITA" in same or len(same) >= 2):
            wrong.add(year)
    result: list[Candidate] = []
    for c in candidates:
        if c.year in wrong and c.rejected is None and c.agency is None:
            result.append(replace(c, rejected=f"a heading prints {c.year} over figures of {main}"))
            result.append(replace(c, year=main, year_source="report"))
        else:
            result.append(c)
    for year in sorted(wrong):
        work.note("year_contradicts", f"a heading prints {year} over figures of {main}", fiscal_year_be=year)
    return result


def _reconcile(candidates: Sequence[Candidate], claims: Sequence[Claim], work: _Work) -> dict[str, Agency]:
    agencies: dict[str, Agency] = {}
    groups: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    owners: dict[tuple[str, int], Agency | None] = {}
    for c in candidates:
        owner = c.agency or work.agency
        key = (owner.agency_id if owner else "", c.year or 0)
        groups[key].append(c)
        owners[key] = owner
        if owner is not None and c.rejected is None:
            agencies[owner.agency_id] = owner
    counter: dict[str, int] = defaultdict(int)
    for key in sorted(groups):
        _reconcile_year(owners[key], key[1] or None, groups[key], claims, work, counter)
    return agencies


def _reconcile_year(
    owner: Agency | None,
    year: int | None,
    group: Sequence[Candidate],
    claims: Sequence[Claim],
    work: _Work,
    counter: dict[str, int],
) -> None:
    live = [c for c in group if c.rejected is None]
    level_prints = [c for c in live if c.level is not None and _level_counts(c.level, year)]
    figures = [c for c in live if c.level is None]
    own_claims = [claim for claim in claims if claim.year in (year, None)]
    result = settle_year(year, figures, [c.level for c in level_prints if c.level], own_claims)
    ids: dict[int, str] = {}
    chosen: set[int] = set()
    reasons: dict[int, str] = {}
    for settled in result.settled.values():
        for c in settled.prints:
            if settled.value is not None and c.score == settled.value:
                chosen.add(id(c))
            else:
                reasons[id(c)] = _why_rejected(settled)
    level, level_print = _choose_level(year, level_prints, result, work)
    for c in level_prints:
        if c.level == level:
            chosen.add(id(c))
        else:
            reasons[id(c)] = "another level is printed that fits the score better"
    for c in group:
        if c.level is not None and c not in level_prints and c.rejected is None:
            continue
        ids[id(c)] = _mention(c, owner, year, id(c) in chosen, reasons.get(id(c)), work, counter)
    for settled in result.settled.values():
        _score(settled, owner, year, ids, work)
    if level is not None and level_print is not None:
        _level(owner, year, level, ids[id(level_print)], result, work)
    for code, message, score_code in result.notes:
        first = result.settled[score_code].prints[0] if score_code in result.settled else None
        work.note(
            code, message, scope=first.scope if first else None, score_code=score_code, fiscal_year_be=year,
            evidence=first.raw_value if first else None, place=first.place if first else Place(),
        )  # fmt: skip


def _level_counts(level: str, year: int | None) -> bool:
    """Words of the old scale are too plain outside its years; letters and words of the ITA always count."""
    return scale_of(level) != "legacy" or (year is not None and scale_of_year(year) == "legacy")


def _why_rejected(settled: Settled) -> str:
    if settled.value is None:
        return settled.rule.replace("_", " ")
    return f"{settled.value} chosen by {settled.rule}"


def _mention(
    c: Candidate,
    owner: Agency | None,
    year: int | None,
    chosen: bool,
    reason: str | None,
    work: _Work,
    counter: dict[str, int],
) -> str:
    place = c.place
    basis = f"{c.scope}|{c.code}|{year}|{c.raw_value}|{place.page}|{place.box}|{place.line}|{owner and owner.agency_id}"
    digest = hashlib.sha256(basis.encode()).hexdigest()[:12]
    counter[digest] += 1
    mention_id = f"m{digest}{counter[digest]:02d}"
    rejected = c.rejected or reason
    if c.converted and rejected is None and not chosen:
        rejected = "weighted points"
    work.mentions.append(
        Mention(
            mention_id, owner.agency_id if owner else None, year, c.scope, c.code, c.score, c.level, c.raw_label,
            c.raw_value, tuple(dict.fromkeys(c.repairs)), c.source, c.match.method if c.match else None,
            c.match.score if c.match else None, c.match.margin if c.match else None, None, place, chosen,
            None if chosen else rejected,
        )
    )  # fmt: skip
    return mention_id


def _score(settled: Settled, owner: Agency | None, year: int | None, ids: dict[int, str], work: _Work) -> None:
    scope = settled.prints[0].scope
    rests_on = settled.agreeing[0] if settled.agreeing else None
    work.scores.append(
        Score(
            owner.agency_id if owner else None,
            year,
            scope,
            settled.code,
            instrument_of(settled.code) if settled.code != "ITA" else None,
            int(settled.code) if settled.code.isdigit() else None,
            canonical_name(scope, settled.code),
            settled.value,
            settled.status,
            settled.rule,
            len(settled.prints),
            len(settled.agreeing),
            settled.confidence,
            ids.get(id(rests_on)) if rests_on is not None else None,
        )
    )


def _choose_level(
    year: int | None, prints: Sequence[Candidate], result: YearResult, work: _Work
) -> tuple[str | None, Candidate | None]:
    """The printed level: the one print, or among several the one that the score earns, or the most frequent."""
    names = sorted({c.level for c in prints if c.level})
    if not names:
        return None, None
    level = names[0]
    if len(names) > 1:
        work.note("levels_disagree", "printed levels: " + ", ".join(names), fiscal_year_be=year, scope="overall")
        total = result.values().get("ITA")
        allowed = allowed_levels(year, total, instruments_from(result.values())) if year and total is not None else []
        fitting = [name for name in names if name in allowed]
        counts = {name: sum(c.level == name for c in prints) for name in names}
        best = sorted(names, key=lambda name: (name not in fitting, -counts[name], name))
        level = best[0]
    return level, next(c for c in prints if c.level == level)


def _level(
    owner: Agency | None, year: int | None, level: str, mention_id: str, result: YearResult, work: _Work
) -> None:
    values = result.values()
    total = values.get("ITA")
    allowed: list[str] = []
    if year is not None and total is not None:
        allowed = allowed_levels(year, total, instruments_from(values))
    consistent = (level in allowed) if allowed else None
    work.levels.append(
        Level(
            owner.agency_id if owner else None, year, level, scale_of(level), total,
            allowed[0] if len(allowed) == 1 else None, consistent, mention_id,
        )
    )  # fmt: skip
    if year is not None and scale_of_year(year) not in (None, scale_of(level)):
        work.note(
            "level_scale_of_other_year", f"level {level} is not of the scale of {year}", fiscal_year_be=year,
            scope="overall", score_code="ITA",
        )  # fmt: skip
    elif consistent is False:
        work.note(
            "level_not_earned", f"{total} earns {' or '.join(allowed)} in {year}, printed {level}",
            fiscal_year_be=year, scope="overall", score_code="ITA",
        )  # fmt: skip


def _owned(measure: Measure, agency: Agency | None) -> Measure:
    return replace(measure, agency_id=agency.agency_id) if agency is not None else measure


def _kind(work: _Work, measures: Sequence[Measure]) -> str:
    if measures and any(m.status or m.result for m in measures) and not work.scores:
        return "progress"
    if work.scores or work.levels:
        return "analysis"
    return "measures" if measures else "other"


def _report_year(years: Years, work: _Work) -> int | None:
    """The assessed year: where the document's own votes and its scores differ, the scores' newest year rules."""
    own = work.agency.agency_id if work.agency else None
    counts: dict[int, int] = defaultdict(int)
    for score in work.scores:
        if score.fiscal_year_be is not None and score.agency_id == own and score.score is not None:
            counts[score.fiscal_year_be] += 1
    if years.report_year in counts or not counts:
        return years.report_year
    return max(counts, key=lambda year: (counts[year], year))


def _unread_pages(raw: RawDocument) -> list[Finding]:
    code = FindingCode.PAGE_NOT_READ
    return [
        Finding(code, SEVERITY[code], f"page {p.number}: {p.reason or p.state}", place=Place(page=p.number))
        for p in raw.pages
        if p.state in ("needs_ocr", "failed")
    ]


