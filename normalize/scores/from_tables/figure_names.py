"""The name that a figure of a table takes: from its row, its column, or both, or the total by its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.normalize.scores.foreign_results import names_the_assessment
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo, cell_info, kind_of
from prongsai.normalize.scores.from_tables.columns import Column, column_of
from prongsai.normalize.scores.from_tables.numbered_headings import by_number
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf
from prongsai.normalize.scores.from_tables.totals import is_weak_total
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds, phrase
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.assessments import in_force, part_of
from prongsai.normalize.vocabulary.names_in_text import names_part
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of, match_label, members

_PLAIN_SCORE = phrase("result_or_value?", "score", "obtained*", "full_scale?")
_AFTER_APPEAL = phrase("plain_head+", "after_appeal")
_RESULT_ROW = phrase("result_row+", "full_scale?")
_OF_INSTRUMENT = phrase("mean|score", "of_each?", "tool_named", "$")
_OF_INDICATOR = phrase("scored_by", "of_each|mean*", "indicator")
_ROUNDED = Decimal("0.02")  # how far a printed mean may be from that of rounded figures
_DATED = 40  # characters of the key of a cell that gives a row's year
_MANY_ALIKE = 4  # rows of figures beside which one alone is the total merged over them
_TOTAL = LabelMatch("overall", "ITA", "position")


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a figure."""

    chosen: CellInfo | None  # the cell that gives it
    label: LabelMatch | None
    row: CellInfo | None  # the cell of its row that names a score
    between: CellInfo | None  # a text between the name and the figure that may name something else


class FigureNames:
    """Finds the names of one table's figures.

    `heading` is the line right above it; `lists_totals` says that the nearest heading that speaks of results names the
    assessment or its total.
    """

    def __init__(self, axes: Axes, heading: str, agency_of: AgencyOf, lists_totals: bool = False) -> None:
        self.axes = axes
        self.grid = axes.grid
        self.heading = heading
        self.agency_of = agency_of
        self.lists_totals = lists_totals
        self._head_with_line()

    def of(
        self, r: int, c: int, row: CellInfo | None, between: CellInfo | None, column: Column, by_agency: bool
    ) -> Named:
        """The name of the figure at row `r` and column `c`.

        `row` is the cell of its row that names a score, `between` a text between that cell and the figure; `by_agency`
        says that the row or the column is another agency's.
        """
        mean = self._merged_mean(r, c, column)
        if mean is not None:
            return Named(mean, mean.label, row, None)
        if row is not None and self._lone_total(r, c, column.label):
            row = between = None
        chosen = self._combine(row, column.label, by_agency, between)
        if chosen is None and by_agency and between is not None:
            chosen = by_number(between)
            between = None if chosen is not None else between
        chosen = chosen or self._plain(r, c, column, between, by_agency)
        section = self.axes.sections[r]
        if section.indicator is not None and (chosen is None or chosen is row) and self._says_score(r, c):
            chosen, between = section.indicator, None  # "คะแนน" in the form of one indicator
        if chosen is None or chosen.label is None:
            return Named(None, None, row, between)
        if self.grid[r][c].cell.row_span > 1:
            chosen = self._spanning(r, c, chosen, column.label)
        label = chosen.label if chosen is not None else None
        if label is None:
            return Named(None, None, row, None)  # merged over several names, and none of them spans it
        own = instrument_of(label.code) if label.scope == "indicator" else None
        if own is not None and (_OF_INSTRUMENT.search(column.text) or self._is_mean_column(c, column)):
            return Named(chosen, LabelMatch("instrument", own, "position"), row, None)  # the mean over all its rows
        if label.scope == "indicator" and _OF_INDICATOR.search(column.text):
            between = None  # a column for the indicator beside one for its questions
        return Named(chosen, label, row, between)

    def _head_with_line(self) -> None:
        """The indicator that the line right above a sheet of facts names, where the sheet itself names none."""
        label = match_label(self.heading) if self.axes.table.n_cols == 2 and self.axes.n_header == 0 else None
        if label is None or label.scope != "indicator" or self._lists_indicators(least=1):
            return
        corner = self.grid[0][0].cell
        line = replace(corner, text=self.heading, raw=self.heading, repairs=())
        for section in self.axes.sections:
            section.indicator = section.indicator or replace(cell_info(line), label=label)

    def _combine(
        self, row: CellInfo | None, column: CellInfo | None, by_agency: bool, between: CellInfo | None
    ) -> CellInfo | None:
        """The name that a figure takes from its row, its column, or both."""
        if row is None or row.label is None:
            if column is None or column.label is None:
                return None
            if between is None or by_agency or _RESULT_ROW.fullmatch(between.flat):
                return column
            # a row headed by words that name nothing known: only a wide table's own columns are sure enough
            wide = {i.label.code for h in range(self.axes.n_header) for i in self.grid[h] if i.label}
            return column if len(wide) >= 3 else None
        if column is None or column.label is None:
            return row
        if row.label.scope == "overall" and column.label.scope != "overall":
            return column
        if row.label.code == part_of(column.label.code):
            return column  # the row of an instrument's means, under its parts
        return row

    def _says_score(self, r: int, c: int) -> bool:
        """Whether the row says "คะแนน" and nothing else beside the figure."""
        left = [i for i in self.grid[r][:c] if i.flat and i.cell is not self.grid[r][c].cell]
        return bool(left) and _PLAIN_SCORE.fullmatch(left[-1].flat) is not None and len({id(i) for i in left}) == 1

    def _says_result(self, r: int, c: int, between: CellInfo | None) -> bool:
        """Whether the row is named "ผลการประเมิน" or "คะแนนที่ได้", beside those of aims and means."""
        texts = [between] if between is not None else [i for i in self.grid[r][:c] if i.flat and not i.is_figure]
        return len(texts) == 1 and _RESULT_ROW.fullmatch(texts[0].flat) is not None

    def _is_mean_column(self, c: int, column: Column) -> bool:
        """A column "เฉลี่ย" with one figure for each instrument, merged over its rows, behind the indicators' own."""
        if not is_weak_total(column.text):
            return False
        body = range(self.axes.n_header, len(self.grid))
        own = [r for r in body if self.axes.own(r, c) and self.grid[r][c].is_figure and self.grid[r][c].score.decimals]
        before = [r for r in body if any(i.is_figure and i.score.decimals for i in self.grid[r][:c])]
        named = [i for r in own for i in self.grid[r][:c] if i.label and i.label.scope == "instrument"]
        return 0 < len(own) <= len(in_force().points) < len(before) and len(named) >= len(own)

    def _lone_total(self, r: int, c: int, head: CellInfo | None) -> bool:
        """The only figure of a column headed by the total's name: in a text table the cell was merged over the rows."""
        if head is None or head.label is None or head.label.scope != "overall" or c != self.axes.table.n_cols - 1:
            return False
        body = range(self.axes.n_header, len(self.grid))
        rows = [x for x in body if self.axes.own(x, c) and self.grid[x][c].is_figure]
        others = sum(any(i.is_figure and i.score.decimals for i in self.grid[x][:c]) for x in body)
        return rows == [r] and others >= _MANY_ALIKE

    def _spanning(self, r: int, c: int, chosen: CellInfo, head: CellInfo | None) -> CellInfo | None:
        """The name of a figure merged over several rows: the one that spans them too, if they name several."""
        rows = range(r, min(r + self.grid[r][c].cell.row_span, len(self.grid)))
        names = {row.label.code for x in rows if (row := self.axes.row_label(x, c)[0]) is not None and row.label}
        if len(names) <= 1:
            return chosen
        if head is not None and head.label is not None and head.label.scope == "overall":
            return head
        wide = [i for i in self.grid[r][:c] if i.label and i.cell.row_span == self.grid[r][c].cell.row_span]
        return wide[-1] if wide else None

    def _merged_mean(self, r: int, c: int, column: Column) -> CellInfo | None:
        """The cell that heads an instrument's mean, merged over the rows of all its indicators and of no other.

        Text tables lose the merging: there the slots below are empty, and arithmetic must say that it is the mean, as
        it must under the name of the total.
        """
        span = self.grid[r][c].cell.row_span
        first = self.axes.row_label(r, c)[0]
        instrument = instrument_of(first.label.code) if first is not None and first.label is not None else None
        if instrument is None or first is None or first.label is None or first.label.scope != "indicator":
            return None
        rows = range(r, min(r + (span if span > 1 else len(members(instrument))), len(self.grid)))
        names = [row.label.code for x in rows if (row := self.axes.row_label(x, c)[0]) is not None and row.label]
        if sorted(names) != sorted(members(instrument)) or len(names) != len(rows) or len(rows) == 1:
            return None
        by_name = column.label is None or column.label.label is None
        if span == 1 and any(self.grid[x][c].flat for x in rows[1:]):
            return None
        if (span == 1 or not by_name) and not self._is_their_mean(r, c, rows):
            return None
        wide = [i for i in self.grid[r][:c] if i.label and i.label.code == instrument and i.cell.row_span == span]
        head = wide[-1] if wide else self.grid[max(self.axes.n_header - 1, 0)][c]
        return replace(head, label=LabelMatch("instrument", instrument, "position"))

    def _is_their_mean(self, r: int, c: int, rows: range) -> bool:
        """Whether the figure is the mean of the figures that one column to its left prints in the rows."""
        value = self.grid[r][c].score.value
        for x in range(c):
            values = [self.grid[y][x].score.value for y in rows if self.grid[y][x].is_figure]
            known = [v for v in values if v is not None]
            if (
                value is not None
                and len(known) == len(rows)
                and abs(sum(known, Decimal(0)) / len(known) - value) <= _ROUNDED
            ):
                return True
        return False

    def _plain(self, r: int, c: int, column: Column, between: CellInfo | None, by_agency: bool) -> CellInfo | None:
        """A column headed just "คะแนน" in a row of a year or an agency holds the total, under no name of a part."""
        if names_part(self.heading):
            return None
        graded = id(self.grid[r][c]) in self.axes.graded or self._beside_level(column)
        if graded or self._totals_by_year() or self._beside_means(r, c):
            return replace(self.grid[0][c], label=_TOTAL)
        of_totals = self._year_of_totals(c) or self._beside_levels(c) or self._is_graded_result(r, c)
        if (by_agency and of_totals) or (self._year_of_totals(c) and self._says_result(r, c, between)):
            return replace(self.grid[0][c], label=_TOTAL)
        if (by_agency or self._is_of_year(r)) and self._lone_figures(r, c):
            return replace(self.grid[0][c], label=_TOTAL)
        dated = any(i.years and len(i.flat) < 40 for i in self.grid[r][:c]) or between is not None
        if (
            not (
                _PLAIN_SCORE.fullmatch(column.text)
                or _AFTER_APPEAL.fullmatch(column.text)
                or (column.year is not None and _PLAIN_SCORE.fullmatch(column.lowest))
            )
            or not dated
            or (between is not None and not by_agency and not self._names_agency(between))
            or self._lists_indicators()
        ):
            return None
        return replace(self.grid[0][c], label=_TOTAL)

    def _year_of_totals(self, c: int) -> bool:
        """A column that a year alone heads, under a line that names the scores of the assessment as what is listed."""
        heads = [i for h in range(self.axes.n_header) if (i := self.grid[h][c]).flat]
        said = to_key(self.heading)
        lists = (_names_ita(said) or self.lists_totals) and kind_of(said) != "target"
        return lists and bool(heads) and all(i.only_year is not None and i.kind is None for i in heads)

    def _is_graded_result(self, r: int, c: int) -> bool:
        """A figure with its level in one cell, "96.20 (AA)", below a line that names the assessment."""
        return self.grid[r][c].graded is not None and names_the_assessment(self.heading)

    def _is_of_year(self, r: int) -> bool:
        """Whether one cell of a row gives its year, and none of them a name."""
        dated = [i for i in self.grid[r] if len(set(i.years)) == 1 and len(i.flat) < _DATED]
        return len({id(i) for i in dated}) == 1 and not any(i.label for i in self.grid[r])

    def _lone_figures(self, r: int, c: int) -> bool:
        """The one column of scores beside bodies or years, without a heading, where such a list is announced."""
        if not self.lists_totals or any(self.grid[h][c].flat for h in range(self.axes.n_header)):
            return False
        return [x for x, i in enumerate(self.grid[r]) if i.is_figure and i.score.decimals] == [c]

    def _beside_means(self, r: int, c: int) -> bool:
        """The one column of scores beside columns of means, in rows of years under the name of the assessment.

        Its head is the body's short name; a head that names another body is not read so.
        """
        if not _names_ita(to_key(self.heading)) or self.grid[r][0].only_year is None:
            return False
        figures = {
            x for row in self.grid[self.axes.n_header :] for x, i in enumerate(row) if i.is_figure and i.score.decimals
        }
        kinds = {x: column_of(self.axes, r, x).kind for x in figures}
        head = self.grid[0][c]
        alone = [x for x, kind in kinds.items() if kind is None] == [c] and "other_average" in kinds.values()
        return alone and head.label is None and not self._names_agency(head)

    def _beside_levels(self, c: int) -> bool:
        """The one column of figures of a table without headings, whose rows have a level each: only totals have."""
        rows = [row for row in self.grid if any(i.is_figure and i.score.decimals for i in row)]
        figures = {x for row in rows for x, i in enumerate(row) if i.is_figure and i.score.decimals}
        graded = all(any(i.level for i in row) for row in rows)
        return self.axes.n_header == 0 and figures == {c} and len(rows) > 1 and graded

    def _beside_level(self, column: Column) -> bool:
        """The one figure of a table, "ผลคะแนน", beside its level."""
        body = [i for row in self.grid[self.axes.n_header :] for i in row if i.flat]
        levels = [i for i in body if i.level is not None]
        figures = [i for i in body if i.is_figure and i.score.decimals]
        return len(body) == 2 and len(levels) == len(figures) == 1 and _PLAIN_SCORE.fullmatch(column.text) is not None

    def _lists_indicators(self, least: int = 2) -> bool:
        """Whether rows are headed by indicators: then a row without a name is one whose name is lost."""
        body = self.grid[self.axes.n_header :]
        return len({i.label.code for row in body for i in row if i.label and i.label.scope == "indicator"}) >= least

    def _totals_by_year(self) -> bool:
        """Years side by side over one row of figures, under a heading that says they are scores."""
        if self.axes.n_header != 1 or len(self.grid) != 2 or not self.heading:
            return False
        years, figures = self.grid[0], self.grid[1]
        plain = all(i.only_year and not i.label for i in years) and all(i.is_figure for i in figures)
        return plain and len(years) > 1 and holds(to_key(self.heading), "of_scores")

    def _names_agency(self, info: CellInfo) -> bool:
        return self.agency_of(info.cell.text, None, None) is not None


def _names_ita(heading: str) -> bool:
    """Whether the key of a heading names the assessment, by its short name as one of scores."""
    return names_assessment(heading) and ("คะแนน" in heading or "คุณธรรม" in heading)
