"""Why a figure or a level of a table is no score of the report: the rules in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import plausible_score
from prongsai.normalize.scores.from_tables.axes import LEVEL_HEADS, Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.scores.from_tables.columns import Column
from prongsai.normalize.scores.from_tables.figure_names import Named
from prongsai.normalize.scores.from_tables.table_rules import WEIGHTS
from prongsai.normalize.scores.from_tables.totals import WEAK_TOTAL
from prongsai.normalize.scores.rules import Rule, ignore, reject

_SHARE_OF = re.compile(r"(?:ร้อยละ|จำนวน|อัตรา|สัดส่วน)(?:ของ)?(?!คะแนน|ที่ได้)[ก-ฮเ-ไ]{2}")  # "ร้อยละของพัสดุที่ตรวจนับแล้ว"
_ITEM_HEADER = re.compile(r"หัวข้อ|ข้อคำถาม|คำถาม|รายการ|ตัวชี้วัดย่อย|ประเด็นการประเมิน|ประเด็นย่อย|องค์ประกอบ|รายละเอียด")
_MANY_ALIKE = 4  # indicators that never have the same round result by chance
_ANNOUNCES_LEVEL = re.compile(r"ระดับ|ผล(?:การ)?ประเมิน")
_PARTS = WEIGHTS - {100}


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell with a number, where it begins, before its name is looked for."""

    axes: Axes
    r: int
    c: int

    @property
    def info(self) -> CellInfo:
        """What the cell says."""
        return self.axes.grid[self.r][self.c]

    def column_cells(self) -> list[CellInfo]:
        """The cells of its column below the header."""
        return [self.axes.grid[x][self.c] for x in range(self.axes.n_header, len(self.axes.grid))]


def bound(s: Slot) -> bool:
    """The cell gives a bound, "≥ 85": an aim."""
    return s.info.is_bound


def words_beside(s: Slot) -> bool:
    """The figure stands among words that name no score and are no unit."""
    return not s.info.is_figure


def year(s: Slot) -> bool:
    """The cell holds a year."""
    return bool(s.info.years) and s.info.score.kind != "decimal"


def lost_whole_number(s: Slot) -> bool:
    """A whole number that lost digits, in a column without decimals or a heading of scores."""
    if s.info.score.kind != "integer" or s.info.score.value is not None:
        return False
    decimals = any(i.is_figure and i.score.decimals for i in s.column_cells())
    return not (s.info.score.unreadable and (decimals or _headed_by_scores(s)))


def column_of_weights(s: Slot) -> bool:
    """A whole number in a column of 30, 40 and 100 alone: the instruments' weights."""
    if s.info.score.kind != "integer" or s.info.score.value is None:
        return False
    values = {i.score.value for i in s.column_cells() if i.is_figure}
    return values <= WEIGHTS and bool(values & _PARTS)


def whole_number(s: Slot) -> bool:
    """A whole number that is too small for its column, or has no heading of scores: a number of a row, a count."""
    value = s.info.score.value
    if s.info.score.kind != "integer" or value is None:
        return False
    if s.info.score.out_of == 100 or any(i.is_figure and i.score.decimals for i in s.column_cells()):
        return value < 10 and value != 0
    beside = any(i.is_figure and i.score.decimals for i in s.axes.grid[s.r])
    return not (_headed_by_scores(s) or beside) or value < 20 or len(s.info.flat) > 12


def _headed_by_scores(s: Slot) -> bool:
    head = "".join(s.axes.grid[h][s.c].flat for h in range(s.axes.n_header))
    return "คะแนน" in head or "ร้อยละ" in head


TEXT_RULES: tuple[Rule[Slot], ...] = (ignore(bound, "?"), ignore(words_beside, "?"))  # a decimal among other text
SLOT_RULES: tuple[Rule[Slot], ...] = (  # a cell that is a number
    ignore(year, "?"),
    ignore(lost_whole_number, "?"),
    ignore(column_of_weights, "?"),
    ignore(whole_number, "?"),
)


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure of a table, its name and what its row and column say."""

    axes: Axes
    r: int
    c: int
    info: CellInfo
    named: Named
    column: Column
    kind: str | None  # of its column or row, where that is no plain score
    agency: Agency | None  # another one than the document is about
    agencies: Mapping[int, Agency]  # by row

    @property
    def scope(self) -> str:
        """What its name names: `overall`, `instrument`, `indicator`, or nothing."""
        return self.named.label.scope if self.named.label is not None else ""

    @property
    def between(self) -> CellInfo | None:
        """A text between its own row's name and itself."""
        return self.named.between if self.named.row is self.named.chosen else None


def spans_several_names(f: TableFigure) -> bool:
    """The figure is merged over the rows of several names, and none of them spans it."""
    return f.named.spans_several


def without_name(f: TableFigure) -> bool:
    """Neither the row nor the column names an indicator, an instrument or the total."""
    return f.named.label is None


def row_of_another_thing(f: TableFigure) -> bool:
    """A text stands between the name of an instrument or the total and the figure: another row's name."""
    return f.between is not None and f.scope in ("instrument", "overall")


def share_of_something(f: TableFigure) -> bool:
    """A text between the name and the figure asks for a share: "ร้อยละของพัสดุที่ตรวจนับแล้ว"."""
    return f.between is not None and _SHARE_OF.match(f.between.flat) is not None


def item_of_indicator(f: TableFigure) -> bool:
    """The figure belongs to a question or a sub-heading between it and the name."""
    if f.between is None:
        return False
    head = "".join(
        f.axes.grid[h][x].flat for h in range(f.axes.n_header) for x in range(f.c) if f.axes.covers(f.r, x, f.between)
    )
    if _ITEM_HEADER.search(head):
        return True
    values = 0
    for x in range(f.r, len(f.axes.grid)):
        label, _ = f.axes.row_label(x, f.c)
        if x > f.r and label is not None and label is not f.named.row:
            break
        values += f.axes.grid[x][f.c].is_figure
    return values > 1


def weight_by_heading(f: TableFigure) -> bool:
    """The column or the row is headed as weights: "น้ำหนัก"."""
    return f.kind == "weight"


def target_by_heading(f: TableFigure) -> bool:
    """The column or the row is headed as targets: "เป้าหมาย", "เกณฑ์"."""
    return f.kind == "target"


def rank_by_heading(f: TableFigure) -> bool:
    """The column is headed as ranks: "อันดับ"."""
    return f.kind == "rank"


def difference_by_heading(f: TableFigure) -> bool:
    """The column or the row holds by how much something changed."""
    return f.kind == "difference"


def count_by_heading(f: TableFigure) -> bool:
    """The column is headed as a count or the progress of a measure."""
    return f.kind == "count"


def budget_by_heading(f: TableFigure) -> bool:
    """The column is headed as money."""
    return f.kind == "budget"


def full_mark_by_heading(f: TableFigure) -> bool:
    """The column or the row is headed as the full mark."""
    return f.kind == "full_mark"


def statistic_by_heading(f: TableFigure) -> bool:
    """The column or the row holds another statistic: a deviation, the points of a test."""
    return f.kind == "statistic"


def item_by_heading(f: TableFigure) -> bool:
    """The column is headed as questions."""
    return f.kind == "item"


def risk_by_heading(f: TableFigure) -> bool:
    """The column is headed as a risk: likelihood, impact."""
    return f.kind == "risk"


def plain_sum(f: TableFigure) -> bool:
    """More than 100 beside a plain "รวม": the sum of the indicators."""
    return _is_out_of_range(f) and f.named.chosen is not None and WEAK_TOTAL.match(f.named.chosen.flat) is not None


def out_of_range(f: TableFigure) -> bool:
    """A figure where a score is due that is not 0 to 100: a finding says so."""
    return _is_out_of_range(f)


def _is_out_of_range(f: TableFigure) -> bool:
    return f.info.score.value is not None and not plausible_score(f.info.score.value)


def superseded(f: TableFigure) -> bool:
    """The column is headed as results before an appeal."""
    return f.kind == "superseded"


def mean_over_agencies(f: TableFigure) -> bool:
    """The column or the row is headed as a mean over agencies."""
    return f.kind == "other_average"


def earlier_year(f: TableFigure) -> bool:
    """The column is headed as the year before, without the year's number."""
    return f.kind == "last_year" and f.column.year is None


def agency_untold(f: TableFigure) -> bool:
    """A row in a list of agencies whose agency could not be told."""
    return len(f.agencies) >= _MANY_ALIKE and f.agency is None


def mean_under_agencies(f: TableFigure) -> bool:
    """The row of a total or mean in a list of agencies."""
    row = f.named.row
    alone = bool(f.agencies) and f.agency is None
    return alone and row is not None and row.label is not None and row.label.scope == "overall"


def only_eit_part_1(f: TableFigure) -> bool:
    """An indicator's figure for the first part of EIT alone."""
    return _part(f) == "EIT1"


def only_eit_part_2(f: TableFigure) -> bool:
    """An indicator's figure for the second part of EIT alone."""
    return _part(f) == "EIT2"


def _part(f: TableFigure) -> str | None:
    """The part of EIT that the column, or the row over this one, names."""
    if f.scope != "indicator":
        return None
    head = f.column.label.label if f.column.label is not None else None
    for other in (head, f.axes.sections[f.r].instrument):
        if other is not None and other.code in ("EIT1", "EIT2"):
            return other.code
    return None


OUT_OF_RANGE = ignore(out_of_range, "?")
FIGURE_RULES: tuple[Rule[TableFigure], ...] = (
    ignore(spans_several_names, "?"),
    ignore(without_name, "?"),
    ignore(row_of_another_thing, "?"),
    ignore(share_of_something, "?"),
    ignore(item_of_indicator, "?"),
    ignore(weight_by_heading, "?"),
    ignore(target_by_heading, "?"),
    ignore(rank_by_heading, "?"),
    ignore(difference_by_heading, "?"),
    ignore(count_by_heading, "?"),
    ignore(budget_by_heading, "?"),
    ignore(full_mark_by_heading, "?"),
    ignore(statistic_by_heading, "?"),
    ignore(item_by_heading, "?"),
    ignore(risk_by_heading, "?"),
    ignore(plain_sum, "?"),
    OUT_OF_RANGE,
    reject(Rejection.SUPERSEDED, superseded, "?"),
    reject(Rejection.MEAN_OVER_AGENCIES, mean_over_agencies, "?"),
    reject(Rejection.EARLIER_YEAR, earlier_year, "?"),
    reject(Rejection.AGENCY_UNTOLD, agency_untold, "?"),
    reject(Rejection.MEAN_UNDER_AGENCIES, mean_under_agencies, "?"),
    reject(Rejection.ONLY_EIT_PART_1, only_eit_part_1, "?"),
    reject(Rejection.ONLY_EIT_PART_2, only_eit_part_2, "?"),
)


@dataclass(frozen=True, slots=True)
class TableLevel:
    """A level in a cell of its own."""

    axes: Axes
    r: int
    c: int
    row: CellInfo | None  # the cell of its row that names a score
    column: Column
    by_agency: bool  # the row is an agency's


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
    if level.row is not None or level.by_agency or "ระดับ" in head or "ผลการประเมิน" in head or head in LEVEL_HEADS:
        return False
    if flat.startswith("ระดับ") or flat.endswith("ระดับ"):
        return False  # a card that says so itself
    if r + 1 < len(grid) and grid[r + 1][c].flat in LEVEL_HEADS:
        return False
    left = "".join(grid[r][x].flat for x in range(c) if not grid[r][x].is_figure)
    return _ANNOUNCES_LEVEL.search(left) is None


def level_of_something_else(level: TableLevel) -> bool:
    """The column is headed as a target, a mean over agencies, the year before or a result before an appeal."""
    return level.column.kind in ("target", "other_average", "last_year", "superseded")


LEVEL_RULES: tuple[Rule[TableLevel], ...] = (
    ignore(level_of_one_score, "?"),
    ignore(level_of_risk, "?"),
    ignore(level_unannounced, "?"),
    ignore(level_of_something_else, "?"),
)


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


NAMES_AND_FIGURES_DIFFER = ignore(names_and_figures_differ, "?")
LIST_RULES: tuple[Rule[ListedFigures], ...] = (NAMES_AND_FIGURES_DIFFER, ignore(list_of_another_kind, "?"))
