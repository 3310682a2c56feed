"""The order in which a document is searched for scores: cards of lines, then paragraphs, then tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from prongsai.normalize.agencies.directory import AgencyDirectory, agency_in_row
from prongsai.normalize.agencies.owner_names import is_own_body
from prongsai.normalize.document.cleaned import CleanDocument, CleanTable
from prongsai.normalize.document.measure_header import find_header
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import Candidate, CollectedCandidates, plausible_score
from prongsai.normalize.scores.cell_sentences import read_cell, read_named_figures
from prongsai.normalize.scores.examples import PARAGRAPH_RULES
from prongsai.normalize.scores.from_lines.body_cards import read_body_cards
from prongsai.normalize.scores.from_lines.figure_rows import read_figure_rows
from prongsai.normalize.scores.from_lines.graded_totals import closing_totals, graded_totals
from prongsai.normalize.scores.from_lines.label_runs import labelled_lines
from prongsai.normalize.scores.from_lines.line_cards import Cards, read_cards
from prongsai.normalize.scores.from_lines.unread_lists import unread_document, unread_lists
from prongsai.normalize.scores.from_tables.cell_lists import with_bodies_apart
from prongsai.normalize.scores.from_tables.cells import prose_cells
from prongsai.normalize.scores.from_tables.numbered_headings import has_legend
from prongsai.normalize.scores.from_tables.reader import TableReader
from prongsai.normalize.scores.from_tables.table_rules import (
    PLACE_RULES,
    PROSE_RULES,
    ReadTable,
    TablePlace,
    TableSetting,
)
from prongsai.normalize.scores.listed.area_means import without_area_means
from prongsai.normalize.scores.listed.bare_names import titles_of, with_whole_names
from prongsai.normalize.scores.narrative.governor import Governor
from prongsai.normalize.scores.narrative.prints import Prints
from prongsai.normalize.scores.narrative.rulings import ParagraphReading
from prongsai.normalize.scores.rules import PassedBlock, first
from prongsai.normalize.scores.score_headings import (
    HEADING,
    Topic,
    heads,
    is_dated,
    is_its_instrument,
    lines_of_list,
    subject_above,
    topic_of,
)  # fmt: skip
from prongsai.normalize.scores.table_headings import (
    lines_above,
    lists_totals,
    placed_in,
    sets_out_a_plan,
    table_owners,
    with_line_owners,
    with_page_owners,
    without_unnamed,
)
from prongsai.normalize.scores.weighted_points import settle_points_of_text
from prongsai.normalize.text.score_cells import parse_score
from prongsai.normalize.vocabulary.names_in_text import part_opening
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label
from prongsai.normalize.vocabulary.total_names import names_a_score, names_with_totals
from prongsai.normalize.years.report_year import Years

_BARE = 16  # characters of a paragraph that is a figure and its unit
_NAMES, _LONG_RUN = 2, 3  # names above each other, and figures, that are runs


@dataclass(frozen=True, slots=True)
class Searched:
    """A document as it is searched.

    `measure_tables` are the blocks that hold measures; `agency` is the one that the document is about.
    """

    document: CleanDocument
    paragraphs: Sequence[Paragraph]
    years: Years
    measure_tables: frozenset[int]
    agency: Agency | None
    governor: Governor


def collect_candidates(searched: Searched) -> CollectedCandidates:
    """Every print of a score or level, and the record of every figure that was not taken."""
    collected = CollectedCandidates()
    directory = AgencyDirectory.load()

    def agency_of(text: str, district: str | None, province: str | None) -> Agency | None:
        if is_own_body(text):
            return searched.agency
        return agency_in_row(text, directory, district, province) or searched.governor.body_of(text)

    bodies = read_body_cards(searched.document.blocks, searched.years, agency_of, searched.agency)
    rows = read_figure_rows(searched.document.blocks, searched.years, agency_of, searched.agency)
    collected.of_bodies = bodies.used | rows.used
    cards = read_cards(searched.document.blocks, searched.years, collected.of_bodies)
    collected.candidates += cards.candidates
    collected.apart += cards.apart
    _ParagraphSearch(searched, cards, collected).read()
    collected.candidates = settle_points_of_text(collected.candidates)
    collected.candidates += (*bodies.candidates, *rows.candidates)
    blocks = searched.document.blocks
    collected.candidates += graded_totals(blocks, searched.years, searched.agency, collected.candidates)
    collected.findings += unread_lists(searched.paragraphs)
    legend = has_legend(searched.paragraphs)
    owners = table_owners(searched.document, searched.agency, agency_of)
    readers: list[TableReader | None] = []
    for index, block in enumerate(searched.document.blocks):
        if isinstance(block, CleanTable):
            over = searched.years.over_block(index)
            owner, line = owners.get(index, (None, ""))
            setting = TableSetting(index, over, agency_of, searched.agency, "", legend, owner, line)
            readers.append(_read_table(block, searched, setting, collected))
    for reader in readers:
        if reader is not None:
            reader.finish()
    collected.candidates += closing_totals(blocks, searched.agency, collected.candidates)
    if not collected.candidates and not collected.findings and not searched.measure_tables:
        collected.findings += unread_document(blocks)
    collected.candidates = with_line_owners(collected.candidates, searched.document, agency_of)
    collected.candidates = with_page_owners(collected.candidates, searched.document, agency_of)
    collected.candidates = without_unnamed(collected.candidates)
    return collected


class _ParagraphSearch:
    """Reads the paragraphs one after the other; keeps what the headings said."""

    def __init__(self, searched: Searched, cards: Cards, collected: CollectedCandidates) -> None:
        self.paragraphs = searched.paragraphs
        self.years = searched.years
        self.cards = cards
        self.collected = collected
        self.tables = [i for i, block in enumerate(searched.document.blocks) if isinstance(block, CleanTable)]
        self.listed = lines_of_list(searched.paragraphs)
        self.labelled = labelled_lines(searched.paragraphs)
        self.governor = searched.governor
        self.above: LabelMatch | None = None  # what the paragraph right above names
        self.tool: str | None = None  # the instrument, or the part of one, that the paragraph above names alone
        self.topic: Topic | None = None

    def read(self) -> None:
        """Read all of them."""
        for number, paragraph in enumerate(self.paragraphs):
            rule = first(PARAGRAPH_RULES, paragraph.text)
            if paragraph.index in self.collected.of_bodies:
                continue
            if paragraph.index in self.cards.used:
                self._govern_cards(paragraph)
            elif rule is None:
                self._leave_table(number, paragraph)
                self._read(number, paragraph)
            else:
                self.collected.passed_blocks.append(PassedBlock(rule, paragraph))
            self._note_heading(number, paragraph)
            self._note_tool(paragraph)

    def _leave_table(self, number: int, paragraph: Paragraph) -> None:
        """Forget a heading whose table stands between: what is behind the table is under it no more."""
        above = self.paragraphs[number - 1].index if number else paragraph.index
        if any(above < table < paragraph.index for table in self.tables):
            self.above = self.tool = None

    def _read(self, number: int, paragraph: Paragraph) -> None:
        dated = is_dated(paragraph.text)
        default = self.above if not names_a_score(paragraph.text) else None
        bare = _is_figure(paragraph, ("decimal",))
        if bare and self._stands_apart(number):
            default = None  # names in one run, figures in another: which is whose, no order tells
        about = subject_above(paragraph, self.paragraphs, self.topic, self.cards) if dated else None
        if about is not None:
            default, bare = about, True  # "ปี 2565 ได้ 88.40" on the slide of an indicator
        part = part_opening(paragraph.text, self.tool) if not names_a_score(paragraph.text) else None
        part = part or self.labelled.get(number)
        if part is not None:
            default, bare = part, True  # "ส่วนที่ 1 — 94.72" below the instrument's own item
        strong = default is not None and not bare
        reading = ParagraphReading(default, strong, number in self.listed, self.years.several)
        new = self.governor.read(Prints(paragraph, number, self.years, self.collected), reading)
        new = self._without_drawn(new)
        read = [c.match for c in new if c.score is not None and c.match is not None]
        if len(read) == 1 and not dated and len(paragraph.text) <= HEADING:
            self.topic = (read[0], number)  # "คะแนนรวม 95.43", then "ปี 2566 : 88.64"

    def _without_drawn(self, new: Sequence[Candidate]) -> list[Candidate]:
        """The new prints but for figures of a card below their paragraph's own line, which are the card's."""
        drawn = {(c.place, c.raw_value) for c in self.cards.candidates}
        twice = [c for c in new if c.score is not None and (c.place, c.raw_value) in drawn]
        self.collected.candidates = [c for c in self.collected.candidates if not any(c is one for one in twice)]
        return [c for c in new if not any(c is one for one in twice)]

    def _stands_apart(self, number: int) -> bool:
        """Whether a figure on a line of its own begins a run of figures, behind a run of names or a long one."""
        figures = sum(1 for _ in takewhile(_is_figure, self.paragraphs[number : number + _LONG_RUN]))
        above = self.paragraphs[max(0, number - _NAMES) : number]
        names = len(above) == _NAMES and all(heads(p.text) and match_label(p.text) for p in above)
        return figures >= _LONG_RUN or (figures > 1 and names)

    def _govern_cards(self, paragraph: Paragraph) -> None:
        drawn = [c for c in self.collected.candidates if c.block == paragraph.index]
        kept = [c for c in self.collected.candidates if c.block != paragraph.index]
        self.collected.candidates = [*kept, *self.governor.govern_cards(paragraph, drawn)]

    def _note_tool(self, paragraph: Paragraph) -> None:
        tools = {hit.code for hit in names_with_totals(paragraph.text)}
        part = part_opening(paragraph.text, self.tool) if not tools else None
        self.tool = part.code if part is not None else tools.pop() if len(tools) == 1 else None

    def _note_heading(self, number: int, paragraph: Paragraph) -> None:
        own = (match_label(paragraph.text) or topic_of(paragraph.text)) if heads(paragraph.text) else None
        if own is None:
            self.above = None
            return
        if self.topic and number == self.topic[1] + 1 and is_its_instrument(own, self.topic[0]):
            own = self.topic[0]  # "เครื่องมือ : IIT" under the heading of an indicator
        self.above = own if own.scope != "overall" else None
        self.topic = (own, number)


def _is_figure(paragraph: Paragraph, kinds: Collection[str] = ("decimal", "integer")) -> bool:
    """Whether a paragraph is a figure that may be a score and its unit, and no more."""
    text = paragraph.text.strip()
    score = parse_score(text) if len(text) <= _BARE else None
    return score is not None and score.kind in kinds and plausible_score(score.value)


def _read_table(
    block: CleanTable, searched: Searched, setting: TableSetting, collected: CollectedCandidates
) -> TableReader | None:
    """Read one table; its reader, where it is a table to be read."""
    index = setting.block
    of_measures = index in searched.measure_tables
    with_measures = of_measures or find_header(block) is not None
    if with_measures:
        read_named_figures(block, index, searched.years, collected)
    above = lines_above(searched.document, index)
    unread = first(PLACE_RULES, TablePlace(block, above, of_measures))
    if unread is not None:
        collected.passed_blocks.append(PassedBlock(unread, block))
        return None
    over = setting.over
    if with_measures:
        over = (searched.years.report_year, "measures")  # their heading names their own year
    if searched.years.told_year is None and sets_out_a_plan(block):
        over = (None, "heading")  # the title's year is the plan's
    heading = above[0] if above else ""
    agency_of = placed_in(setting.agency_of, above)
    totals = lists_totals(searched.document, index)
    setting = replace(setting, over=over, heading=heading, lists_totals=totals, agency_of=agency_of)
    reader = TableReader(with_whole_names(with_bodies_apart(block), above), setting, collected)
    known = len(collected.candidates)
    reader.read()
    collected.candidates[known:] = without_area_means(collected.candidates[known:], titles_of(block, above))
    rule = first(PROSE_RULES, ReadTable(with_measures, reader.holds_means()))
    if rule is not None:
        collected.passed_blocks.append(PassedBlock(rule, block))
        return reader
    for cell, label in prose_cells(block):
        known = len(collected.candidates)
        read_cell(cell, index, searched.years, collected, label)
        collected.candidates[known:] = [reader.with_row_owner(x, cell.row) for x in collected.candidates[known:]]
    return reader
