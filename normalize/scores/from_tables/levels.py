"""Levels in tables: the rows that one is said of, and why one is not the report's.

A level stands in a cell of its row, in a cell merged over several rows, in a row of its own over those below it, at the
head of a column that is ticked, or in the line above the table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from prongsai.normalize.agencies.owner_names import agency_type_of, is_group, is_kind, unlisted_agency
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.from_tables.axes import LEVEL_HEADS, Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.scores.from_tables.columns import Column, column_of, year_of
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf, is_part
from prongsai.normalize.scores.rules import PassedOver, Rule, first, ignore
from prongsai.normalize.scores.weighted_points import Found
from prongsai.normalize.text.figures import ROW_NUMBER
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds, opens
from prongsai.normalize.vocabulary.levels import TICKS, levels_in
from prongsai.normalize.vocabulary.score_names import LabelMatch

_TOTAL = LabelMatch("overall", "ITA", "alias")
_RESULT_HEADS = frozenset({"ผล", "result", "results", "สรุปผล", "ผลลัพธ์"})
_LEAST_HEADS = 2
_OF_SOMETHING_ELSE = frozenset({"target", "other_average", "superseded", "simulated", "difference", "of_many"})
_BETWEEN = ("และ", ",", ";")  # the bodies of a cell
_LIST = 4  # bodies, below which a row without one may be the document's own
_LEAST_BOXES = 3  # levels side by side at the heads of columns


@dataclass(frozen=True, slots=True)
class TableLevel:
    """A level in a cell of its own."""

    axes: Axes
    r: int
    c: int
    row: CellInfo | None  # the cell of its row that names a score
    column: Column
    told: bool  # the row is an agency's, or boxes or a heading say whose it is
    among: bool = False  # other rows are agencies', this one is none's
    agency: Agency | None = None  # the row's
    agencies: Mapping[int, Agency] = field(default_factory=dict)  # by row


def level_of_one_score(level: TableLevel) -> bool:
    """The level of one indicator or instrument is not the agency's."""
    return level.row is not None and level.row.label is not None and level.row.label.scope != "overall"


def level_of_risk(level: TableLevel) -> bool:
    """The column is headed as a risk."""
    return level.column.kind == "risk"


def level_unannounced(level: TableLevel) -> bool:
    """Neither the row, the column nor the cell itself says that it is the level of a result."""
    r, c, grid = level.r, level.c, level.axes.grid
    flat, head = grid[r][c].flat, level.column.text
    if (
        level.row is not None
        or level.told
        or "ระดับ" in head
        or "ผลการประเมิน" in head
        or head in LEVEL_HEADS | _RESULT_HEADS
    ):
        return False
    if flat.startswith(("ระดับ", "ผ่านการประเมิน")) or flat.endswith("ระดับ"):
        return False  # a card that says so itself
    if r + 1 < len(grid) and grid[r + 1][c].flat in LEVEL_HEADS:
        return False
    left = "".join(i.flat for i in grid[r][:c] if not i.is_figure and i.level is None)
    return not holds(left, "announces_level") and left not in LEVEL_HEADS | _RESULT_HEADS


def level_of_mean(level: TableLevel) -> bool:
    """The row of a mean or a total among the rows of agencies."""
    left = [i.flat for i in level.axes.grid[level.r][: level.c] if not i.is_figure]
    return level.among and any(opens(flat, "of_nobody") or is_group(flat) for flat in left)


def level_of_part(level: TableLevel) -> bool:
    """The row is a part of a body, which the assessment gives no result of its own."""
    return level.agency is not None and is_part(level.agency, level.agencies)


def level_of_kind(level: TableLevel) -> bool:
    """The row is a kind of bodies, over which a mean is taken."""
    return level.agency is not None and level.agency.resolution == "unlisted" and is_kind(level.agency.name_th)


def level_untold(level: TableLevel) -> bool:
    """A row in a list of agencies whose agency could not be told."""
    return level.among and len(level.agencies) >= _LIST


def level_of_something_else(level: TableLevel) -> bool:
    """The column is headed as a target, a mean over agencies, the year before, a trend or a result before an appeal."""
    if level.column.kind == "last_year":
        return level.column.year is None  # as with figures: no year is printed
    if level.column.kind == "unknown":
        return not _in_remarks(level)
    return level.column.kind in _OF_SOMETHING_ELSE


def _in_remarks(level: TableLevel) -> bool:
    """Whether other cells of the column hold words: "ระดับ A" below who is responsible, in the row of the total."""
    cells = (row[level.c] for row in level.axes.grid[level.axes.n_header :])
    return any(i.flat and i.level is None and not i.is_figure for i in cells)


def one_of_several_heads(level: TableLevel) -> bool:
    """The level stands beside others at the head of a table: each heads what stands below it."""
    heads = [i.level for i in level.axes.grid[level.r] if i.level is not None]
    alike = len(set(heads)) == len(heads) >= _LEAST_HEADS and level.column.year is None
    return level.r < level.axes.n_header and alike and not level.told


LEVEL_RULES: tuple[Rule[TableLevel], ...] = (
    ignore(level_of_one_score, "a level beside each indicator: layouts `graded` and `chapters`"),
    ignore(level_of_risk, "tables of risks: tests/normalize/test_rejections.py"),
    ignore(level_unannounced, "words of levels in other tables: layout `health-office`"),
    ignore(one_of_several_heads, "boxes to tick and lists by level: tests/normalize/test_levels_told.py"),
    ignore(level_of_mean, "the last row of a list of agencies: tests/normalize/test_questions_and_cards.py"),
    ignore(level_of_part, "results of a university by faculty: tests/normalize/test_owners.py"),
    ignore(level_of_kind, "means by kind of bodies: tests/normalize/test_bodies_in_tables.py"),
    ignore(level_untold, "a row without a name: tests/normalize/test_bodies_in_tables.py"),
    ignore(level_of_something_else, "levels before an appeal: layout `appeal`"),
)


def _rows_of_level(axes: Axes, r: int, c: int, agencies: Collection[int]) -> list[int]:
    """The rows that a cell's level is said of: its own, or those of bodies that it is merged over or stands over."""
    if axes.is_row_of_one(r):
        below = range(r + 1, len(axes.grid))
        end = next((x for x in below if axes.is_row_of_one(x)), len(axes.grid))
        return [x for x in range(r + 1, end) if x in agencies and not _is_graded(axes, x)] or [r]
    spanned = range(r, min(r + axes.grid[r][c].cell.row_span, len(axes.grid)))
    return [x for x in spanned if x in agencies] or [r]


def ticked_cells(axes: Axes) -> Iterator[tuple[int, int, CellInfo]]:
    """Row, column and level of every row with one tick under the levels that stand side by side over it."""
    for h, row in enumerate(axes.grid):
        boxes = {c: i for c, i in enumerate(row) if i.level is not None}
        if len({i.level for i in boxes.values()}) < max(_LEAST_BOXES, len(boxes)):
            continue
        for r in range(h + 1, len(axes.grid)):
            ticked = [c for c in boxes if axes.grid[r][c].cell.text.strip() in TICKS]
            marked = [c for c in boxes if axes.grid[r][c].flat]
            if len(ticked) == len(marked) == 1:
                yield r, ticked[0], replace(axes.grid[r][ticked[0]], level=boxes[ticked[0]].level)
        return


def _cells_under_levels(axes: Axes) -> Iterator[tuple[int, int, CellInfo]]:
    """The cells below levels that stand side by side at the head of a table without figures, each with its level."""
    heads = {c: i for c, i in enumerate(axes.grid[0]) if i.level is not None} if axes.grid else {}
    body = axes.grid[1:]
    if len({i.level for i in heads.values()}) < max(_LEAST_HEADS, len(heads)) or any(
        i.is_figure and i.score.decimals for row in body for i in row
    ):
        return
    for r, row in enumerate(body, 1):
        yield from ((r, c, replace(row[c], level=info.level)) for c, info in heads.items() if row[c].flat)


def _level_over_table(axes: Axes, heading: str, agencies: Mapping[int, object]) -> str | None:
    """The one level that the line above a table of bodies says of all of them, where no cell holds a level."""
    levels = {hit.level for hit in levels_in(heading)}
    graded = any(_is_graded(axes, r) for r in range(len(axes.grid)))
    return next(iter(levels)) if len(levels) == 1 and agencies and not graded else None


def _is_graded(axes: Axes, r: int) -> bool:
    return any(i.level is not None or i.graded is not None for i in axes.grid[r])


@dataclass(slots=True)
class TableLevels:
    """Reads the levels of one table into `found`; `agencies` are those of rows, `partners` those of columns."""

    axes: Axes
    block: int
    agencies: Mapping[int, Agency]
    partners: Mapping[int, Agency]
    agency_of: AgencyOf
    found: list[Found]
    passed: list[PassedOver]

    def read(self, r: int, c: int, info: CellInfo, told: bool = False) -> None:
        """Add the level of a cell, of each row that it is said of; `told` where more than the cell says whose it is."""
        if self._of_listed(r, c, info):
            return
        row, _ = self.axes.row_label(r, c)
        column = column_of(self.axes, r, c)
        rows = _rows_of_level(self.axes, r, c, self.agencies)
        told = told or id(info) in self.axes.graded or rows[0] in self.agencies or c in self.partners
        among = bool(self.agencies) and rows[0] not in self.agencies
        body = self.agencies.get(rows[0])
        rule = first(LEVEL_RULES, TableLevel(self.axes, r, c, row, column, told, among, body, self.agencies))
        if rule is not None:
            self.passed.append(PassedOver(rule, info.cell.raw, info.cell.place))
            return
        for x in rows:
            self._add(x, c, info, self.agencies.get(x) or self.partners.get(c), row)

    def _add(self, r: int, c: int, info: CellInfo, agency: Agency | None, row: CellInfo | None = None) -> None:
        year, how = year_of(self.axes, r, c, row, column_of(self.axes, r, c))
        candidate = Candidate(
            "overall", "ITA", None, info.level, year, how, row.cell.raw if row else None, info.cell.raw,
            info.cell.repairs, "table", _TOTAL, info.cell.place, self.block, agency,
        )  # fmt: skip
        self.found.append((r, c, candidate))

    def _of_listed(self, r: int, c: int, info: CellInfo) -> bool:
        """A level beside a cell that lists several bodies is that of each: True where there is one."""
        lists = [self._bodies(i.cell.text) for i in self.axes.grid[r] if i is not info and not i.is_figure]
        several = next((bodies for bodies in lists if len(bodies) > 1), [])
        for body in several:
            self._add(r, c, info, body)
        return bool(several)

    def _bodies(self, text: str) -> list[Agency]:
        """The bodies of a cell that holds nothing else; a listed one may have "and" in its name."""
        whole = self.agency_of(text, None, None)
        if whole is not None and not whole.on_no_list and to_key(text).partition("(")[0] in to_key(whole.name_th):
            return [whole]
        for word in _BETWEEN:
            text = text.replace(word, "\n")
        names = [name for line in text.split("\n") if (name := ROW_NUMBER.sub("", line).strip(" -–•"))]
        kinds = [agency_type_of(name) for name in names]
        if not all(kinds) or any(map(is_kind, names)):
            return []
        return [
            self.agency_of(name, None, None) or unlisted_agency(name, kind or "other")
            for name, kind in zip(names, kinds, strict=True)
        ]

    def read_rest(self, heading: str) -> None:
        """Add the levels that stand in no cell of their row: over a ticked column, in the line above the table."""
        for r, c, info in ticked_cells(self.axes):
            self.read(r, c, info, told=True)
        for r, c, info in _cells_under_levels(self.axes):
            for body in self._bodies(self.axes.grid[r][c].cell.text):
                self._add(r, c, info, body)
        over = _level_over_table(self.axes, heading, self.agencies)
        for r in self.agencies if over is not None else ():
            self.read(r, 0, replace(self.axes.grid[r][0], level=over), told=True)


@dataclass(frozen=True, slots=True)
class ListedFigures:
    """A cell of several figures beside a cell of several names."""

    names: int
    figures: int
    column: Column


def names_and_figures_differ(cell: ListedFigures) -> bool:
    """A cell holds more names than the one beside it figures, or fewer: a finding says so."""
    return cell.names != cell.figures


def list_of_another_kind(cell: ListedFigures) -> bool:
    """The column of a list of figures is headed as no plain score."""
    return cell.column.kind is not None and cell.column.kind != "weighted"


NAMES_AND_FIGURES_DIFFER = ignore(names_and_figures_differ, "lists in cells: tests/normalize/test_rejections.py")
LIST_RULES: tuple[Rule[ListedFigures], ...] = (
    NAMES_AND_FIGURES_DIFFER,
    ignore(list_of_another_kind, "lists of aims in cells: tests/normalize/test_rejections.py"),
)
