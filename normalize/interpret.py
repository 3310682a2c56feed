"""One document understood: from located raw text to the facts of the dataset.

The order of stages: repair, tables joined, paragraphs and years, agency, measures, candidates from tables and
sentences, years settled, reconciliation, levels, findings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.extract.records import RawDocument
from prongsai.extract.settings import Settings
from prongsai.normalize.agencies.directory import AgencyDirectory, agency_in_row
from prongsai.normalize.agencies.report_subject import document_agency
from prongsai.normalize.document.adjacent_tables import split_tables
from prongsai.normalize.document.cleaned import CleanCell, CleanDocument, CleanLine, CleanTable, clean_document
from prongsai.normalize.document.instrument_cells import merge_instruments
from prongsai.normalize.document.layout_tables import layout_tables_to_lines
from prongsai.normalize.document.measure_header import find_header
from prongsai.normalize.document.page_break_tables import join_tables_over_pages
from prongsai.normalize.document.paragraphs import Paragraph, is_page_number, paragraphs_of, with_answers, with_joined
from prongsai.normalize.document.wrapped_numbers import join_figures
from prongsai.normalize.measures.reader import find_measures
from prongsai.normalize.model.facts import Agency, DocumentFacts, Finding, Measure
from prongsai.normalize.model.findings import SEVERITY, FindingCode, findings_of_reading
from prongsai.normalize.reconcile.ocr_readings import PageReadings
from prongsai.normalize.reconcile.results import DocumentResults, reconcile
from prongsai.normalize.scores.candidates import Candidate, Gathered, without_full_marks
from prongsai.normalize.scores.foreign_results import without_others
from prongsai.normalize.scores.from_tables.cells import prose_cells, result_tables, stated_years, with_fact_lines
from prongsai.normalize.scores.from_tables.numbered_headings import has_legend
from prongsai.normalize.scores.from_tables.reader import TableReader
from prongsai.normalize.scores.from_tables.target_columns import goal_heading
from prongsai.normalize.scores.from_text.line_cards import Cards, read_cards
from prongsai.normalize.scores.from_text.sentences import names_a_score, read_paragraph
from prongsai.normalize.text.figures import HOLDS_DECIMAL, SCORE, WHOLE_SCORE, YEAR
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import parse_score
from prongsai.normalize.text.periods import find_years
from prongsai.normalize.vocabulary.assessments import assessment_of, reading
from prongsai.normalize.vocabulary.levels import asks_for_level, is_level, is_level_box
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of, match_label, names_in
from prongsai.normalize.years.report_year import Years

_NEAR_LINES = 3  # above a table: its headings
_BARE = 16  # characters of a paragraph that is a figure and its unit
_HEADING = 90  # characters
_NEAR = 10  # paragraphs from a heading to what is said of its indicator
_LITTLE = re.compile(r"(?:ตัวชี้วัด|ด้าน|ที่|คะแนน|เดิม|ได้|ปี(?:งบประมาณ)?|พ.ศ.|[\d|/.:=()\-–]|แบบวัด|[ieo]it)*")
# figures that explain the assessment: of nobody, or of an agency that is called "ก"
_EXAMPLE = re.compile(r"สมม(?:ติ|ุติ)|ตัวอย่าง(?:การ)?(?:คำนวณ|คิดคะแนน)")
_NOBODY = re.compile(r"หน่วยงาน\s*\(?[กขคA-C]\)?(?=\s|$)")
_NAME_AND_FIGURE = re.compile(r"(.*[ก-๎)])\s+(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*คะแนน)?", re.DOTALL)
_OPENS_WITH_SCORE = re.compile(rf"\s*[(]{SCORE}[^)]{{0,8}}[)]\s*\S")
_YEAR_AND_SCORE = re.compile(
    rf"[\s\-–•*(]*(?:ใน|เมื่อ)?\s*(?:ประจำ)?\s*{YEAR}\s*"
    rf"(?:ที่ผ่านมา|ได้รับ|ได้|มี|คะแนน|คือ|เท่ากับ|อยู่ที่|ร้อยละ|[:=\-–(\s])*{SCORE}\s*(?:คะแนน|%)?[)\s]*"
)
_MARGIN = 0.07  # share of the page's height
_MANY = 3  # agencies with figures of their own; indicators named
_CONTEXT = re.compile(
    r"ita(?![a-z])|itas|integrityandtransparency|คุณธรรมและความโปร่งใส|(?<![a-z])(?:iit|eit|oit)(?![a-z])"
)


@dataclass(slots=True)
class Interpretation:
    """Everything that the stages saw, for `prongsai show`; `facts` is what goes into the dataset."""

    document: CleanDocument
    paragraphs: list[Paragraph]
    years: Years
    gathered: Gathered
    facts: DocumentFacts


def interpret(raw: RawDocument, settings: Settings) -> DocumentFacts:
    """Understand one document; never raises for what a document says, only for bugs."""
    return interpret_in_full(raw, settings).facts


def interpret_in_full(raw: RawDocument, settings: Settings) -> Interpretation:
    """`interpret`, keeping what each stage saw."""
    tables = join_tables_over_pages(split_tables(join_figures(clean_document(raw))))
    document = layout_tables_to_lines(merge_instruments(tables))
    paragraphs = with_answers(with_joined(paragraphs_of(document), is_level_box), asks_for_level, is_level)
    years = Years(paragraphs, result_tables(document), stated_years(document))
    with reading(assessment_of(years.report_year)):
        return _understood(raw, document, paragraphs, years)


def _understood(raw: RawDocument, document: CleanDocument, paragraphs: list[Paragraph], years: Years) -> Interpretation:
    """What a document says, in the words of the assessment in force."""
    gathered = Gathered()
    if not _is_about_ita(document):
        agency, _ = document_agency(with_fact_lines(document))
        known = (agency,) if agency else ()
        name = agency.agency_id if agency else None
        facts = DocumentFacts("other", name, None, agencies=known, findings=tuple(findings_of_reading(raw)))
        return Interpretation(document, paragraphs, years, gathered, facts)
    agency, agency_findings = document_agency(with_fact_lines(document))
    outcome = DocumentResults(agency, list(agency_findings))
    if years.report_year is not None and not years.sure:
        outcome.doubted = years.report_year
        outcome.note("year_contradicts", f"{years.rivals()} may be the year of the results; {years.report_year} taken")
    found = find_measures(document, years.report_year, paragraphs)
    gathered = _gather(document, paragraphs, years, frozenset(found.tables), agency)
    gathered.candidates = without_others(gathered.candidates, paragraphs, document.blocks)
    agency = outcome.agency = _subject(agency, gathered, paragraphs, {p.number: p.height for p in raw.pages})
    read = PageReadings(raw)
    candidates = without_full_marks(gathered.candidates)
    candidates = [read.of(c) for c in candidates] if read else candidates
    candidates = _settle_years(candidates, years, outcome)
    agencies = reconcile(candidates, gathered.claims, outcome)
    measures = tuple(_owned(m, agency) for m in found.measures)
    outcome.findings += [
        Finding(FindingCode(code), SEVERITY[FindingCode(code)], message, evidence=evidence, place=place)
        for code, message, evidence, place in gathered.findings
    ]
    outcome.findings += [*found.findings, *findings_of_reading(raw)]
    if agency is not None:
        agencies.setdefault(agency.agency_id, agency)
    has_results = bool(outcome.scores or outcome.levels or measures)
    facts = DocumentFacts(
        kind=_kind(outcome, measures),
        agency_id=agency.agency_id if agency else None,
        fiscal_year_be=_report_year(years, outcome) if has_results else years.report_year,
        agencies=tuple(agencies[key] for key in sorted(agencies)),
        scores=tuple(outcome.scores),
        levels=tuple(outcome.levels),
        measures=measures,
        mentions=tuple(outcome.mentions),
        findings=tuple(outcome.findings),
    )
    return Interpretation(document, paragraphs, years, gathered, facts)


def _is_about_ita(document: CleanDocument) -> bool:
    """The assessment is named somewhere, or several of its indicators are."""
    texts: list[str] = []
    for block in document.blocks:
        texts += [block.text] if isinstance(block, CleanLine) else [c.text for row in block.grid for c in row]
    flat = to_key("\n".join(texts))  # a title may break inside a name
    if _CONTEXT.search(flat) or any(_CONTEXT.search(to_key(text)) for text in texts):
        return True
    return len({hit.code for text in texts for hit in names_in(text) if hit.scope == "indicator"}) >= _MANY


def _gather(
    document: CleanDocument,
    paragraphs: Sequence[Paragraph],
    years: Years,
    measure_tables: frozenset[int],
    agency: Agency | None,
) -> Gathered:
    gathered = Gathered()
    directory = AgencyDirectory.load()

    def agency_of(text: str, district: str | None, province: str | None) -> Agency | None:
        return agency_in_row(text, directory, district, province)

    cards = read_cards(document.blocks, years)
    legend = has_legend(paragraphs)
    listed = _lines_of_list(paragraphs)
    gathered.candidates += cards.candidates
    above: LabelMatch | None = None
    topic: tuple[LabelMatch, int] | None = None
    for number, paragraph in enumerate(paragraphs):
        own = match_label(paragraph.text) or _topic(paragraph.text)
        dated = _YEAR_AND_SCORE.fullmatch(paragraph.text) is not None
        if paragraph.index not in cards.used and not _is_example(paragraph.text):
            default = above if not names_a_score(paragraph.text) else None
            bare = parse_score(paragraph.text).kind == "decimal" and len(paragraph.text.strip()) <= _BARE
            about = _subject_above(paragraph, paragraphs, topic, cards) if dated else None
            if about is not None:
                default, bare = about, True  # "ปี 2565 ได้ 88.40" on the slide of an indicator
            known = len(gathered.candidates)
            only_strong = default is not None and not bare
            read_paragraph(paragraph, number, years, gathered, default, only_strong, number in listed)
            read = [c.match for c in gathered.candidates[known:] if c.score is not None and c.match is not None]
            if len(read) == 1 and not dated and len(paragraph.text) <= _HEADING:
                topic = (read[0], number)  # "คะแนนรวม 95.43", then "ปี 2566 : 88.64"
        heads = own is not None and not HOLDS_DECIMAL.search(paragraph.text)
        if heads and own is not None and topic and number == topic[1] + 1 and _is_its_instrument(own, topic[0]):
            own = topic[0]  # "เครื่องมือ : IIT" under the heading of an indicator
        above = own if own is not None and heads and own.scope != "overall" else None
        if own is not None and heads:
            topic = (own, number)
    for index, block in enumerate(document.blocks):
        if not isinstance(block, CleanTable):
            continue
        if index in measure_tables or find_header(block) is not None:
            _read_named_figures(block, index, years, gathered)
        if index in measure_tables:
            continue
        over = years.over_block(index)
        if find_header(block) is not None:
            over = (years.report_year, "measures")  # measures with a score column: their heading names their own year
        above_it = _lines_above(document, index)
        heading = above_it[0] if above_it else ""
        if _is_example(heading) or any(_is_example(cell.text) for cell in block.grid[0]) or goal_heading(above_it):
            continue
        reader = TableReader(block, index, over, gathered, agency_of, agency, heading, legend)
        reader.read()
        if find_header(block) is not None or reader.holds_means():
            continue
        for cell, label in prose_cells(block):
            _read_cell(cell, index, years, gathered, label)
    return gathered


def _is_example(text: str) -> bool:
    """Whether a text explains the assessment with made-up figures."""
    return _EXAMPLE.search(to_key(text)) is not None or _NOBODY.search(text) is not None


def _lines_of_list(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The paragraphs that are an indicator's name and a figure, where most of such figures have decimals."""
    found: dict[int, bool] = {}
    for number, paragraph in enumerate(paragraphs):
        m = _NAME_AND_FIGURE.fullmatch(paragraph.text.strip()) if len(paragraph.text) <= _HEADING else None
        label = match_label(m[1]) if m else None
        if m is not None and label is not None and label.scope == "indicator":
            found[number] = bool(HOLDS_DECIMAL.search(m[2]))
    return frozenset(found) if sum(found.values()) >= _MANY else frozenset()


def _lines_above(document: CleanDocument, index: int) -> list[str]:
    """The lines of text right above a block, the nearest first."""
    found: list[str] = []
    for above in reversed(document.blocks[max(0, index - _NEAR_LINES) : index]):
        if not isinstance(above, CleanLine):
            break
        if above.text.strip() and not is_page_number(above.text):
            found.append(above.text)
    return found


def _read_cell(cell: CleanCell, block: int, years: Years, gathered: Gathered, label: LabelMatch | None) -> None:
    """Read the sentences of a cell; `label` is the name that its row gives."""
    inside = Paragraph(cell.text, (CleanLine(cell.text, cell.raw, cell.repairs, cell.place),), (0,), block)
    read_paragraph(inside, years.enter(inside), years, gathered, label, only_strong=True)


def _read_named_figures(table: CleanTable, index: int, years: Years, gathered: Gathered) -> None:
    """Cells of a table of measures that give an indicator's score beside its name: "3. การใช้อำนาจ (91.20)"."""
    seen: set[int] = set()
    for row in table.grid:
        for cell in row:
            text, known = cell.text, id(cell) in seen
            seen.add(id(cell))
            if known or len(text) > _HEADING or len(WHOLE_SCORE.findall(text)) != 1:
                continue
            label = _topic(WHOLE_SCORE.sub("", text)) or _instrument(WHOLE_SCORE.sub("", text))
            if label is None or _OPENS_WITH_SCORE.match(text):
                continue  # "(60.00)" over the next name: the figure of the row above
            known_before = len(gathered.candidates)
            _read_cell(cell, index, years, gathered, label)
            year = _year_over(table, cell)
            if year is not None:
                new = [replace(c, year=year, year_source="cell") for c in gathered.candidates[known_before:]]
                gathered.candidates[known_before:] = new


def _year_over(table: CleanTable, cell: CleanCell) -> int | None:
    """The year that the heading of a cell's column prints: "ตัวชี้วัด (คะแนนปี 2564)"."""
    heads = {row[cell.col].text for row in table.grid[:2] if cell.col < len(row) and row[cell.col] is not cell}
    found = {hit.year_be for text in heads if "คะแนน" in text for hit in find_years(text)}
    return found.pop() if len(found) == 1 else None


def _subject_above(
    paragraph: Paragraph, paragraphs: Sequence[Paragraph], topic: tuple[LabelMatch, int] | None, cards: Cards
) -> LabelMatch | None:
    """What a year and its figure are about: the last heading that named a score, or the last card."""
    heading = paragraphs[topic[1]].index if topic else -1
    drawn = [c for c in cards.candidates if c.block < paragraph.index and c.score is not None]
    if drawn and drawn[-1].block > heading:
        last, label = drawn[-1].block, drawn[-1].match
    elif topic:
        last, label = heading, topic[0]
    else:
        return None
    return label if sum(last < p.index < paragraph.index for p in paragraphs) <= _NEAR else None


def _is_its_instrument(label: LabelMatch, indicator: LabelMatch) -> bool:
    return (
        label.scope == "instrument" and indicator.scope == "indicator" and instrument_of(indicator.code) == label.code
    )


def _topic(text: str) -> LabelMatch | None:
    """The indicator that a heading is about: "IIT | ตัวชี้วัดที่ 3 การใช้อำนาจ" names its instrument too."""
    if len(text) > _HEADING or HOLDS_DECIMAL.search(text):
        return None
    hits = names_in(text)
    indicators = {hit.code for hit in hits if hit.scope == "indicator"}
    if len(indicators) != 1:
        return None
    code = next(iter(indicators))
    if any(hit.scope == "instrument" and hit.code[:3] != instrument_of(code) for hit in hits):
        return None
    rest: str = to_key(text)
    for hit in hits:
        rest = rest.replace(to_key(text[hit.start : hit.end]), "")
    method = "alias" if any(hit.method == "alias" for hit in hits if hit.scope == "indicator") else "position"
    return LabelMatch("indicator", code, method) if _LITTLE.fullmatch(rest) else None


def _instrument(text: str) -> LabelMatch | None:
    """The instrument that a row over its measures names: "แบบวัด EIT คะแนนเฉลี่ย"."""
    label = match_label(text)
    return label if label is not None and label.scope == "instrument" else None


def _in_margin(line: CleanLine, heights: Mapping[int | None, float | None]) -> bool:
    """A line at the very top or bottom of its page: a running header, printed whatever the page is about."""
    box, height = line.place.box, heights.get(line.place.page)
    return box is not None and bool(height) and not _MARGIN < box[1] / (height or 1.0) < 1 - _MARGIN


def _subject(
    agency: Agency | None,
    gathered: Gathered,
    paragraphs: Sequence[Paragraph],
    heights: Mapping[int | None, float | None],
) -> Agency | None:
    """A list of many agencies is about none of them, unless its words outside the tables name one."""
    listed = {c.agency.agency_id for c in gathered.candidates if c.agency is not None}
    if agency is None or len(listed) < _MANY or agency.agency_id not in listed:
        return agency
    names = [to_key(name) for name in (agency.name_th, agency.name_short) if name]
    lines = [line for p in paragraphs for line in p.lines if not _in_margin(line, heights)]
    told = any(name in to_key(line.text) for line in lines for name in names)
    return agency if told else None


def _settle_years(candidates: Sequence[Candidate], years: Years, outcome: DocumentResults) -> list[Candidate]:
    """Figures under a heading with a wrong year go to the right year; the print stays on record, rejected."""
    main = years.report_year
    groups: dict[int | None, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.rejected is None and c.agency is None:
            groups[c.year].append(c)
    candidates = _with_only_year(candidates, groups) if main is None else candidates
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
        outcome.note("year_contradicts", f"a heading prints {year} over figures of {main}", fiscal_year_be=year)
    return result


def _with_only_year(
    candidates: Sequence[Candidate], groups: Mapping[int | None, Sequence[Candidate]]
) -> list[Candidate]:
    """Figures without a year take the one that all others have, unless a code would get two figures."""
    dated = [year for year in groups if year is not None]
    told = {c.code: c.score for year in dated for c in groups[year] if c.score is not None}
    loose = [c for c in groups.get(None, ()) if c.score is not None]
    if len(dated) != 1 or any(told.get(c.code, c.score) != c.score for c in loose):
        return list(candidates)
    return [replace(c, year=dated[0]) if c.year is None and c.agency is None else c for c in candidates]


def _owned(measure: Measure, agency: Agency | None) -> Measure:
    return replace(measure, agency_id=agency.agency_id) if agency is not None else measure


def _kind(outcome: DocumentResults, measures: Sequence[Measure]) -> str:
    if measures and any(m.status or m.result for m in measures) and not outcome.scores:
        return "progress"
    if outcome.scores or outcome.levels:
        return "analysis"
    return "measures" if measures else "other"


def _report_year(years: Years, outcome: DocumentResults) -> int | None:
    """The assessed year: where the document's own votes and its scores differ, the scores' newest year rules."""
    own = outcome.agency.agency_id if outcome.agency else None
    counts: dict[int, int] = defaultdict(int)
    for score in outcome.scores:
        if score.fiscal_year_be is None or score.score is None or score.fiscal_year_be in years.only_compared:
            continue
        if score.agency_id == own:
            counts[score.fiscal_year_be] += 1
    if years.report_year in counts or not counts:
        return years.report_year
    return max(counts, key=lambda year: (counts[year], year))
