"""Scores and levels in tables.

Every figure of a table takes its attributes from both axes: the texts of its row to the left of it, and the
header cells above it. A name of an indicator, instrument or total, a year, an agency, or a kind that is no
score (weight, target, rank, difference, another body's mean) may stand on either axis, so one reader serves
lists, rankings, wide tables, several years and many agencies alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from prongsai.normalize.agencies.owner_names import agency_type_of, is_group, is_kind, unlisted_agency
from prongsai.normalize.document.cleaned import CleanTable
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate, CollectedCandidates, plausible_score
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cell_lists import (
    list_of_figures,
    list_of_names,
    parts_of_eit,
    with_whole_names,
)
from prongsai.normalize.scores.from_tables.cells import (
    CellInfo,
    cell_info,
    holds_one_figure,
    holds_sentence,
    is_item_score,
    item_code,
    to_cents,
)
from prongsai.normalize.scores.from_tables.columns import Column, column_agencies, column_of, own_columns, year_of
from prongsai.normalize.scores.from_tables.figure_names import FigureNames
from prongsai.normalize.scores.from_tables.figure_rules import FIGURE_RULES, OUT_OF_RANGE, TableFigure
from prongsai.normalize.scores.from_tables.group_rules import named_by_arithmetic, settle_group
from prongsai.normalize.scores.from_tables.levels import (
    LIST_RULES,
    NAMES_AND_FIGURES_DIFFER,
    ListedFigures,
    TableLevels,
)  # fmt: skip
from prongsai.normalize.scores.from_tables.row_agencies import row_agencies, without_owner
from prongsai.normalize.scores.from_tables.slot_rules import SLOT_RULES, TEXT_RULES, Slot
from prongsai.normalize.scores.from_tables.table_rules import TABLE_RULES, TableSetting
from prongsai.normalize.scores.from_tables.totals import settle_subtotals
from prongsai.normalize.scores.from_tables.unread_rows import name_by_place, report_gaps, report_unread_table
from prongsai.normalize.scores.rules import Fate, PassedBlock, PassedOver, Rule, first
from prongsai.normalize.scores.weighted_points import Found, settle_told_points, settle_weighted
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.vocabulary.score_names import LabelMatch

_OF, _QUESTION = "ของ", "question"  # the kind of a column of their scores
_SHORTEST_NAME, _LONGEST_NAME = 4, 71  # characters of a body's name behind it


class TableReader:
    """Reads one table into candidates."""

    def __init__(self, source: CleanTable, setting: TableSetting, collected: CollectedCandidates) -> None:
        self.axes = Axes(
            without_owner(with_whole_names(source), setting.own), setting.over, setting.legend, setting.heading
        )
        self.grid = self.axes.grid
        self.setting = setting
        self.block = setting.block
        self.collected = collected
        self.found: list[Found] = []
        self.strangers: set[int] = set()  # rows with decimal figures that name nothing of the assessment
        self.agencies: Mapping[int, Agency] = {}  # by row
        self.owners_column = 0
        self.partners: Mapping[int, Agency] = {}  # by column

    def read(self) -> bool:
        """Read the table into `collected`; True when it held at least one score."""
        rule = first(TABLE_RULES, self.axes)
        if rule is not None:
            self.collected.passed_blocks.append(PassedBlock(rule, self.axes.table))
            return False
        self.names = FigureNames(self.axes, self.setting.heading, self.setting.agency_of, self.setting.lists_totals)
        self.agencies, self.owners_column = row_agencies(self.axes, self.setting.agency_of, self.setting.heading)
        if not self.agencies:
            self.partners = column_agencies(self.axes, self.setting.agency_of, self.setting.own)
        own = own_columns(self.axes, self.setting.agency_of, self.setting.own)
        self.axes.body, self.axes.partners = self.setting.own, {**self.partners, **own}
        self.levels = TableLevels(
            self.axes, self.block, self.agencies, self.partners, self.setting.agency_of, self.found,
            self.collected.passed,
        )  # fmt: skip
        for r in range(len(self.grid)):
            for c in range(len(self.grid[r])):
                if self.axes.own(r, c):
                    self._slot(r, c)
        self.levels.read_rest(self.setting.heading)
        settle_subtotals(self.found, {r: s.instrument for r, s in enumerate(self.axes.sections)})
        settle_weighted(self.found, [x.score for x in self.collected.candidates if x.scope == "overall"])
        settle_told_points(self.found)
        self.found += named_by_arithmetic(self.axes, self.found)
        settle_group(self.found, self.strangers, self.axes, self.setting.heading)
        if not self.found:
            report_unread_table(self.axes, self.collected)
            return False
        self.collected.candidates.extend(self._with_owner(item) for item in self.found)
        return any(candidate.rejected is None for _, _, candidate in self.found)

    def finish(self) -> None:
        """Once the whole document is read: name the one row whose name is unknown, and report what gave nothing."""
        if not self.found or self.agencies:
            return
        known = len(self.found)
        name_by_place(self.axes, self.found, self.collected.candidates, self.collected)
        self.collected.candidates.extend(self._with_owner(item) for item in self.found[known:])
        report_gaps(self.axes, self.found, self.collected)

    def _with_owner(self, item: Found) -> Candidate:
        """The print with the cell or the heading that says whose it is, on record."""
        r, c, candidate = item
        if candidate.agency is None:
            owner = self.setting.owner
            return candidate if owner is None else replace(
                candidate, agency=owner, owner_from="heading", owner_raw=self.setting.owner_line
            )  # fmt: skip
        if r in self.agencies:
            names = (self.grid[x][self.owners_column] for x in range(r, -1, -1))  # its own row's, or that over it
            raw = next((info.cell.raw for info in names if info.label is None), None)
            return replace(candidate, owner_from="row", owner_raw=raw)
        heads = [self.grid[h][c].cell.raw for h in range(self.axes.n_header) if self.grid[h][c].flat]
        return replace(candidate, owner_from="column", owner_raw=heads[0] if heads else None)

    def with_row_owner(self, candidate: Candidate, r: int) -> Candidate:
        """A print out of a sentence in the row `r`, with the row's or table's body unless its sentence names one."""
        told = candidate.agency is not None
        return candidate if told else self._with_owner((r, 0, replace(candidate, agency=self.agencies.get(r))))

    def holds_means(self) -> bool:
        """Whether all its columns of figures are means over agencies: then what its labels say is one too."""
        kinds = {
            column_of(self.axes, r, c).kind
            for r, row in enumerate(self.grid)
            for c, i in enumerate(row)
            if r >= self.axes.n_header and i.is_figure and i.score.decimals
        }
        return kinds == {"other_average"}

    def _pass_over(self, rule: Rule[Any], info: CellInfo) -> None:
        self.collected.passed.append(PassedOver(rule, info.cell.raw, info.cell.place))

    def _slot(self, r: int, c: int) -> None:
        info = self.grid[r][c]
        if info.level is not None and not info.label:
            self.levels.read(r, c, info)
            return
        if self._parts_of_eit(r, c, info):
            return
        if not info.is_figure:
            known = len(self.found)
            if self._several(r, c, info) or len(self.found) > known:
                return
            if HOLDS_DECIMAL.search(info.flat) and not holds_sentence(info.cell.text):
                rule = first(TEXT_RULES, Slot(self.axes, r, c))
                if rule is not None:
                    self._pass_over(rule, info)
            return
        rule = first(SLOT_RULES, Slot(self.axes, r, c))
        if rule is not None:
            self._pass_over(rule, info)
            return
        row, between = self.axes.row_label(r, c)
        column = column_of(self.axes, r, c)
        if self._item(r, c, column):
            return
        agency = self.agencies.get(r) or self.partners.get(c)
        by_agency = agency is not None or bool(self.partners) or self._is_own(between)
        named = self.names.of(r, c, row, between, column, by_agency)
        named_else = between is not None and "ดัชนี" not in between.flat and not is_group(between.flat)
        if named.chosen is None and named_else and info.score.decimals:
            self.strangers.add(r)
        kind = column.kind or self.axes.row_kind(r, c)
        agency = agency or self._owner_in_name(named.chosen)
        self._figure(TableFigure(self.axes, r, c, info, named, column, kind, agency, self.agencies))

    def _is_own(self, info: CellInfo | None) -> bool:
        """Whether a cell names the document's own body: the one row of a table that compares it with means or aims."""
        own = self.setting.own
        named = self.setting.agency_of(info.cell.text, None, None) if info is not None and own is not None else None
        return named is not None and own is not None and named.agency_id == own.agency_id

    def _owner_in_name(self, chosen: CellInfo | None) -> Agency | None:
        """The other body that the total's own name gives: "ผลการประเมิน ITA ของกรมตัวอย่าง"."""
        own = self.setting.own
        if self.agencies or chosen is None or chosen.label is None or chosen.label.scope != "overall":
            return None
        line = chosen.cell.text.replace("(", "\n").replace(")", "\n").rpartition("\n")[-1]
        name = line.partition(_OF)[-1].strip()
        kind = agency_type_of(name)
        if (
            kind is None
            or not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME
            or is_kind(name)
            or (own is not None and own.name_th in name)
        ):
            return None
        agency = self.setting.agency_of(name, None, None) or unlisted_agency(name, kind)
        return None if own is not None and agency.agency_id == own.agency_id else agency

    def _figure(self, figure: TableFigure) -> None:
        info = figure.info
        rule = first(FIGURE_RULES, figure)
        if rule is not None and rule.fate is Fate.IGNORE:
            self._pass_over(rule, info)
            if rule is OUT_OF_RANGE:
                message = f"{info.cell.text.strip()} stands where a score of 0-100 is due"
                self.collected.findings.append(
                    (FindingCode.SCORE_OUT_OF_RANGE, message, info.cell.text, info.cell.place)
                )
            return
        self._add_figure(figure, rule.reason if rule is not None else None)

    def _add_figure(self, f: TableFigure, rejected: Rejection | None) -> None:
        chosen, label = f.named.chosen, f.named.label
        assert chosen is not None and label is not None  # else a rule applies
        year, how = year_of(self.axes, f.r, f.c, f.named.row, f.column)
        score = f.info.score
        repairs = tuple(dict.fromkeys((*chosen.cell.repairs, *f.info.cell.repairs, *score.repairs)))
        candidate = Candidate(
            label.scope, label.code, to_cents(score), None, year, how, chosen.cell.raw, f.info.cell.raw, repairs,
            "table", label, f.info.cell.place, self.block, f.agency, rejected, converted=f.kind == "weighted",
            unreadable=score.unreadable, label=chosen.flat,
        )  # fmt: skip
        self.found.append((f.r, f.c, candidate))
        level = f.info.graded or (chosen.named_level if holds_one_figure(self.grid[f.r]) else None)
        if level is not None and label.scope == "overall":
            self.found.append((f.r, f.c, replace(candidate, score=None, level=level, converted=False)))

    def _item(self, r: int, c: int, column: Column) -> bool:
        """A figure beside the code of an item, "i12", or behind its wording is that item's, whatever heads its rows."""
        info = self.grid[r][c]
        head = self.axes.item_head(r, c)
        code = item_code(head.cell.text) if head is not None else None
        if head is None or code is None or column.kind not in (None, _QUESTION) or not is_item_score(info.score):
            return False
        if info.cell.row_span > head.cell.row_span:
            return False  # merged over the rows of several items: their indicator's
        year, how = year_of(self.axes, r, c, None, column)
        repairs = (*head.cell.repairs, *info.cell.repairs, *info.score.repairs)
        label = LabelMatch("item", code, "alias")
        candidate = Candidate("item", code, to_cents(info.score), None, year, how, head.cell.raw, info.cell.raw,
                              repairs, "table", label, info.cell.place, self.block)  # fmt: skip
        self.found.append((r, c, candidate))
        return True

    def _several(self, r: int, c: int, info: CellInfo) -> bool:
        """Cells that hold several lines: names in one, as many figures in another; True where there are names."""
        figures = list_of_figures(info.cell.text)
        beside = ((self.grid[r][x], list_of_names(self.grid[r][x].cell.text)) for x in range(c - 1, -1, -1))
        other, named = next(((o, n) for o, n in beside if n), (None, ())) if figures else (None, ())
        if other is None:
            return False
        column = column_of(self.axes, r, c)
        rule = first(LIST_RULES, ListedFigures(len(named), len(figures), column))
        if rule is not None:
            self._pass_over(rule, info)
            if rule is NAMES_AND_FIGURES_DIFFER:
                message = f"{len(named)} names stand beside {len(figures)} figures"
                self.collected.findings.append((FindingCode.UNREAD_ROW, message, info.cell.text, info.cell.place))
            return True
        year, how = year_of(self.axes, r, c, None, column)
        for label, figure in zip(named, figures, strict=True):
            if plausible_score(figure.value):
                candidate = Candidate(
                    label.scope, label.code, to_cents(figure), None, year, how, other.cell.raw, figure.raw,
                    (*other.cell.repairs, *figure.repairs), "table", label, info.cell.place, self.block,
                    converted=column.kind == "weighted",
                )  # fmt: skip
                self.found.append((r, c, candidate))
        return True

    def _parts_of_eit(self, r: int, c: int, info: CellInfo) -> bool:
        """A cell with one of the two parts of EIT, or with its mean and both, in the row of EIT."""
        parts = parts_of_eit(info.cell.text)
        row, _ = self.axes.row_label(r, c) if parts else (None, None)
        if not parts or row is None or row.label is None or row.label.code != "EIT":
            return False
        column = column_of(self.axes, r, c)
        for code, text in parts:
            part = cell_info(replace(info.cell, text=text))
            if part.is_figure:
                own = replace(row, label=LabelMatch("instrument", code, "alias"))
                agency = self.agencies.get(r) or self.partners.get(c)
                named = self.names.of(r, c, own, None, column, agency is not None)
                self._figure(TableFigure(self.axes, r, c, part, named, column, column.kind, agency, self.agencies))
        return True
