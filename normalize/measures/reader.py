"""Tables of measures: one `Measure` a row, as the report counts them.

A table counts when its header names what is to be done and who, when or with what outcome
(`normalize.document.measure_header`) and when it is about the assessment's result (`measures.assessment_link`).
Rows come from `normalize.measures.rows`; here each row's cells become fields, and what stands over the table says
which instrument, indicator and fiscal year it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.extract.records import Place
from prongsai.normalize.document.cleaned import CleanCell, CleanDocument, CleanTable
from prongsai.normalize.document.measure_header import Header, find_header, is_template
from prongsai.normalize.document.paragraphs import Paragraph, paragraphs_of
from prongsai.normalize.measures.assessment_link import Candidate, is_about_result
from prongsai.normalize.measures.context import (
    Subject,
    coded_instrument,
    fiscal_year_of,
    over_table,
    subject_of_row,
    wording_subject,
)
from prongsai.normalize.measures.lists import find_lists
from prongsai.normalize.measures.lying_tables import upright
from prongsai.normalize.measures.rows import Row, assemble
from prongsai.normalize.measures.spaced_rows import find_spaced
from prongsai.normalize.measures.status import read_status
from prongsai.normalize.measures.text import amount, flowing
from prongsai.normalize.model.facts import Finding, Measure
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.text.dates import BE_OFFSET
from prongsai.normalize.text.periods import Period, parse_period
from prongsai.normalize.vocabulary.departments import split_departments
from prongsai.normalize.vocabulary.score_names import instrument_of


@dataclass(frozen=True, slots=True)
class FoundMeasures:
    """What a document says about measures; `tables` are the block indices of tables that hold nothing else."""

    measures: tuple[Measure, ...] = ()
    findings: tuple[Finding, ...] = ()
    tables: tuple[int, ...] = ()
    fiscal_year_be: int | None = None


@dataclass(slots=True)
class _Source:
    index: int
    header: Header
    rows: list[Row]
    unread: list[CleanCell]
    over: Subject
    linked: bool
    from_list: bool = False


def find_measures(
    document: CleanDocument, report_year: int | None, paragraphs: Sequence[Paragraph] | None = None
) -> FoundMeasures:
    """All measures of a document whose tables are joined over pages; `report_year` is the assessed year.

    `paragraphs` are the document's, where the caller has them already.
    """
    paragraphs = paragraphs_of(document) if paragraphs is None else paragraphs
    sources = _sources(document, paragraphs)
    measures: list[Measure] = []
    findings: list[Finding] = []
    year: int | None = None
    own_tables = [source for source in sources if source.linked]
    elsewhere = [period for source in own_tables for period in _periods(source)]
    for number, source in enumerate(own_tables, start=1):
        own = fiscal_year_of(_periods(source), elsewhere, paragraphs, (source.index, source.header.keys), report_year)
        year = year or own
        measures += _measures(source, number, own, findings)
        for cell in source.unread:
            why = "a row of a table of measures could not be read"
            _note(findings, FindingCode.UNREAD_ROW, why, own, cell.text, cell.place)
    tables = tuple(s.index for s in sources if s.rows and not s.header.has_scores and not s.from_list)
    return FoundMeasures(tuple(measures), tuple(findings), tables, year)


def _sources(document: CleanDocument, paragraphs: Sequence[Paragraph]) -> list[_Source]:
    """The tables and lists of a document that have the form of measures, in reading order."""
    sources: list[_Source] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, CleanTable):
            continue
        table, header = block, find_header(block)
        if header is None and (turned := upright(block)) is not None:
            table, header = turned, find_header(turned)
        if header is None:
            continue
        found = assemble(table, header)
        if found.rows or found.unread:
            over = over_table(paragraphs, document, index)
            linked = is_about_result(Candidate(table, header, found.rows, index), document, paragraphs)
            sources.append(_Source(index, header, found.rows, found.unread, over, linked))
    for index, table, header in (*find_lists(document, paragraphs), *find_spaced(document)):
        found = assemble(table, header)
        over = over_table(paragraphs, document, index)
        linked = is_about_result(Candidate(table, header, found.rows, index, listed=True), document, paragraphs)
        sources.append(_Source(index, header, found.rows, [], over, linked, from_list=True))
    return sorted(sources, key=lambda source: source.index)


def _periods(source: _Source) -> list[Period]:
    """The periods of a table that print a year themselves."""
    return [parse_period(row.period, None) for row in source.rows if row.period.strip()]


def _measures(source: _Source, number: int, year: int | None, findings: list[Finding]) -> list[Measure]:
    out: list[Measure] = []
    expect_ticks = _expects_ticks(source)
    for row_no, row in enumerate(source.rows, start=1):
        period = parse_period(row.period, year) if not is_template(row.period) else Period(None, None)
        if year is not None and any(
            abs(day.year + BE_OFFSET - year) > _FAR_OFF for day in (period.start, period.end) if day
        ):
            period = Period(None, None, ("period_unread",))
        for code in period.problems:
            _note(findings, FindingCode(code), _PERIOD_MESSAGE[code], year, row.period, row.place)
        status, unclear = read_status(row, source.header)
        if unclear or (expect_ticks and status is None):
            why = unclear or "no column of this row is ticked"
            _note(findings, FindingCode.STATUS_UNCLEAR, why, year, row.first, row.place)
        subject = _subject(source, row)
        out.append(_measure(row, (number, row_no), year, _Told(period, status, subject)))
    return out


_FAR_OFF = 6  # years from that of the measures; what is further away was misread
_PERIOD_MESSAGE = {
    "period_ends_before_start": "a period ends before it starts",
    "period_unread": "a period could not be read",
}


def _expects_ticks(source: _Source) -> bool:
    columns = [c for c, f in enumerate(source.header.fields) if f and f.startswith("status:")]
    return bool(columns) and any(row.cells[c].strip() for row in source.rows for c in columns)


def _subject(source: _Source, row: Row) -> Subject:
    """The row's own indicator first, then its section, its wording, and what stands over the table.

    The code of an item names its instrument: an indicator of another one, however it is named, is none of its.
    """
    own = subject_of_row(row)
    coded = coded_instrument(row)
    if coded is not None:
        known = (own, wording_subject(row), source.over)
        return next((s for s in known if s.indicator is not None and s.instrument == coded), Subject(coded))
    if own.indicator is not None:
        return own
    worded = wording_subject(row)
    if worded.indicator is not None and own.instrument in (None, worded.instrument):
        return worded
    if own.instrument is not None:
        return own
    return source.over


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of a row were understood to say."""

    period: Period
    status: str | None
    subject: Subject


def _measure(row: Row, numbers: tuple[int, int], year: int | None, told: _Told) -> Measure:
    """The record of a row; `numbers` are those of its table and of the row in it."""
    wrapped = row.place.box is not None

    def text(name: str) -> str | None:
        return flowing(row.field(name), wrapped=wrapped)

    budget: Decimal | None = amount(row.field("budget") or "")
    subject = told.subject
    return Measure(
        agency_id=None,
        fiscal_year_be=year,
        table_no=numbers[0],
        row_no=numbers[1],
        place=row.place,
        instrument=subject.instrument or (instrument_of(str(subject.indicator)) if subject.indicator else None),
        indicator=subject.indicator,
        issue=text("issue"),
        guideline=text("guideline"),
        measure=text("measure"),
        activity=text("activity"),
        method=text("method"),
        responsible=tuple(dict.fromkeys(name for cell in row.texts("responsible") for name in split_departments(cell))),
        period_raw=flowing(row.period, wrapped=wrapped),
        start=told.period.start,
        end=told.period.end,
        monitoring=text("monitoring"),
        status=told.status,
        result=text("result"),
        budget_baht=budget,
    )


def _note(
    findings: list[Finding], code: FindingCode, message: str, year: int | None, evidence: str, place: Place
) -> None:
    findings.append(
        Finding(code, SEVERITY[code], message, scope=None, fiscal_year_be=year, evidence=evidence or None, place=place)
    )
