"""One document understood: from located raw text to the facts of the dataset.

The order of stages: repair, tables joined, paragraphs and years, agency, measures, candidates from tables and
sentences, years settled, reconciliation, levels, findings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.extract.garbage import collector_paused
from prongsai.extract.records import RawDocument
from prongsai.extract.settings import Settings
from prongsai.normalize.agencies.fact_sheets import stated_body, titled_body, with_fact_lines
from prongsai.normalize.agencies.legal_forms import with_legal_forms
from prongsai.normalize.agencies.listed_bodies import subject_beside_list
from prongsai.normalize.agencies.named.told_bodies import told_body
from prongsai.normalize.agencies.report_subject import document_agency
from prongsai.normalize.document.adjacent_tables import join_halves, split_tables
from prongsai.normalize.document.cleaned import CleanDocument, clean_document
from prongsai.normalize.document.instrument_cells import merge_instruments
from prongsai.normalize.document.layout_tables import layout_tables_to_lines
from prongsai.normalize.document.page_break_tables import join_tables_over_pages
from prongsai.normalize.document.paragraphs import Paragraph, paragraphs_of, with_answers, with_joined
from prongsai.normalize.document.side_by_side import part_tables
from prongsai.normalize.document.sideways_pages import join_pages_sideways
from prongsai.normalize.document.wrapped_numbers import join_figures
from prongsai.normalize.document_kind import kind_of, no_document
from prongsai.normalize.measures.reader import find_measures
from prongsai.normalize.model.facts import Agency, DocumentFacts, Finding, Measure
from prongsai.normalize.model.findings import SEVERITY, FindingCode, findings_of_reading
from prongsai.normalize.reconcile.ocr_readings import PageReadings
from prongsai.normalize.reconcile.pairings import pair_by_arithmetic
from prongsai.normalize.reconcile.results import DocumentResults, reconcile
from prongsai.normalize.reconcile.same_bodies import one_body_for_a_name
from prongsai.normalize.reconcile.tool_by_company import with_tools_by_company
from prongsai.normalize.reconcile.year_conflicts import assessed_year, settle_years
from prongsai.normalize.scores.candidates import Candidate, CollectedCandidates
from prongsai.normalize.scores.captions.governed import Reading, with_captions
from prongsai.normalize.scores.collector import Searched, collect_candidates
from prongsai.normalize.scores.foreign_results import with_owners_told_below, without_full_marks, without_others
from prongsai.normalize.scores.from_lines.spaced_columns import with_spaced_columns
from prongsai.normalize.scores.narrative.governor import Governor
from prongsai.normalize.scores.pictured_owners import PicturedOwners
from prongsai.normalize.scores.scope_rules import without_foreign
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.assessments import assessment_of, in_force, reading
from prongsai.normalize.vocabulary.levels import asks_for_level, is_level, is_level_box
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.years.cell_years import result_tables, stated_years, years_below
from prongsai.normalize.years.report_year import Years

_MANY = 3  # indicators and instruments named


@dataclass(slots=True)
class Interpretation:
    """Everything that the stages saw, for `prongsai show`; `facts` is what goes into the dataset."""

    document: CleanDocument
    paragraphs: list[Paragraph]
    years: Years
    collected: CollectedCandidates
    facts: DocumentFacts


def interpret(raw: RawDocument, settings: Settings) -> DocumentFacts:
    """Understand one document; never raises for what a document says, only for bugs."""
    return interpret_in_full(raw, settings).facts


def interpret_in_full(raw: RawDocument, settings: Settings) -> Interpretation:
    """`interpret`, keeping what each stage saw."""
    with collector_paused():
        return _interpreted(raw)


def _interpreted(raw: RawDocument) -> Interpretation:
    halves = join_halves(join_pages_sideways(join_figures(clean_document(raw))))
    tables = join_tables_over_pages(split_tables(halves))
    document = with_spaced_columns(layout_tables_to_lines(merge_instruments(part_tables(tables))))
    paragraphs = with_answers(with_joined(paragraphs_of(document), is_level_box), asks_for_level, is_level)
    years = Years(paragraphs, result_tables(document), stated_years(document), years_below(document))
    with reading(assessment_of(years.report_year)):
        return _understood(raw, document, paragraphs, years)


def _understood(raw: RawDocument, document: CleanDocument, paragraphs: list[Paragraph], years: Years) -> Interpretation:
    """What a document says, in the words of the assessment in force."""
    agency, agency_findings, stated = _body_of(document)
    if not _is_about_ita(document):
        reason = no_document(raw, document)
        findings = [*findings_of_reading(raw), *([_finding("no_document", reason)] if reason else [])]
        facts = DocumentFacts(
            "no_document" if reason else "other", agency.agency_id if agency else None, None,
            agencies=(agency,) if agency else (), findings=tuple(findings),
        )  # fmt: skip
        return Interpretation(document, paragraphs, years, CollectedCandidates(), facts)
    governor = Governor.of(paragraphs, agency, years.told_year, stated)
    if governor.of_several or (governor.own is not None and governor.own != agency):
        agency, agency_findings = governor.own, ()
    outcome = DocumentResults(agency, list(agency_findings))
    if years.report_year is not None and not years.sure:
        outcome.doubted = years.report_year
        outcome.note("year_contradicts", f"{years.rivals()} may be the year of the results; {years.report_year} taken")
    found = find_measures(document, years.report_year, paragraphs)
    collected = collect_candidates(Searched(document, paragraphs, years, frozenset(found.tables), agency, governor))
    pair_by_arithmetic(collected, in_force())
    collected.candidates = without_others(with_tools_by_company(collected.candidates), paragraphs, document.blocks)
    collected.candidates = without_foreign(collected.candidates, paragraphs, document.blocks, agency)
    around = Reading(governor.frame, document.blocks, years.counted_from)
    collected.candidates = with_captions(collected.candidates, paragraphs, around)
    if agency is None:
        collected.candidates = with_owners_told_below(collected.candidates)
    listed = {c.agency.agency_id: (c.agency, c.block) for c in reversed(collected.candidates) if c.agency is not None}
    outside = [p for p in paragraphs if p.index not in collected.of_bodies]
    main, agency = agency, subject_beside_list(agency, listed, outside, {p.number: p.height for p in raw.pages})
    if agency is None and main is not None:
        collected.candidates = [_named_result(c, main) for c in collected.candidates]
    outcome.agency = agency
    agencies = _reconcile(raw, collected, years, outcome)
    if agency is not None:
        agencies.setdefault(agency.agency_id, agency)
    agencies = with_legal_forms(agencies, document)
    measures = tuple(_owned(m, agency) for m in found.measures)
    outcome.findings += [*found.findings, *findings_of_reading(raw)]
    return Interpretation(document, paragraphs, years, collected, _facts(outcome, agencies, measures, years))


def _body_of(document: CleanDocument) -> tuple[Agency | None, tuple[Finding, ...], bool]:
    """The body that a document is about, with findings, and whether the document says so outright."""
    stated = stated_body(document) or titled_body(document)
    if stated is not None:
        return stated, (), True
    agency, findings = document_agency(with_fact_lines(document))
    told = told_body(document, agency)
    return (agency, findings, False) if told is None else (told.agency, told.findings, True)


def _named_result(candidate: Candidate, body: Agency) -> Candidate:
    """A print whose own words name a body that the document is not about after all."""
    told = candidate.agency is None and candidate.owner_from == "clause"
    return replace(candidate, agency=body) if told else candidate


def _reconcile(
    raw: RawDocument, collected: CollectedCandidates, years: Years, outcome: DocumentResults
) -> dict[str, Agency]:
    """Decide every score; the agencies that have some, by id."""
    read = PageReadings(raw)
    candidates = one_body_for_a_name(without_full_marks(collected.candidates), outcome.agency)
    if read:
        candidates = [read.of(c) for c in candidates]
        owners = PicturedOwners(raw, candidates)
        candidates = [owners.of(c) for c in candidates]
        outcome.findings += owners.findings
    agencies = reconcile(settle_years(candidates, years, outcome), collected.claims, outcome)
    outcome.findings += [
        Finding(FindingCode(code), SEVERITY[FindingCode(code)], message, evidence=evidence, place=place)
        for code, message, evidence, place in collected.findings
    ]
    return agencies


def _facts(
    outcome: DocumentResults, agencies: dict[str, Agency], measures: tuple[Measure, ...], years: Years
) -> DocumentFacts:
    has_results = bool(outcome.scores or outcome.levels or measures)
    return DocumentFacts(
        kind=kind_of(outcome, measures),
        agency_id=outcome.agency.agency_id if outcome.agency else None,
        fiscal_year_be=assessed_year(years, outcome) if has_results else years.report_year,
        agencies=tuple(agencies[key] for key in sorted(agencies)),
        scores=tuple(outcome.scores),
        levels=tuple(outcome.levels),
        measures=measures,
        mentions=tuple(outcome.mentions),
        findings=tuple(outcome.findings),
    )


def _is_about_ita(document: CleanDocument) -> bool:
    """The assessment is named somewhere, or several of its indicators and instruments."""
    texts = document.texts()
    if names_assessment("\n".join(texts), or_instrument=True):  # a title may break inside a name
        return True
    return len({hit.code for text in texts for hit in names_in(text)}) >= _MANY


def _owned(measure: Measure, agency: Agency | None) -> Measure:
    return replace(measure, agency_id=agency.agency_id) if agency is not None else measure


def _finding(code: str, message: str) -> Finding:
    return Finding(FindingCode(code), SEVERITY[FindingCode(code)], message)
