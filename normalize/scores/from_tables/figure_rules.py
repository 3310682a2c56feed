"""Why a figure of a table is no score of the report: the rules in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from prongsai.normalize.agencies.owner_names import kind_opening, owner_cues
from prongsai.normalize.document.header_fields import header_field
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import plausible_score
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo, names_several
from prongsai.normalize.scores.from_tables.columns import Column
from prongsai.normalize.scores.from_tables.figure_names import Named
from prongsai.normalize.scores.from_tables.row_agencies import is_part
from prongsai.normalize.scores.from_tables.totals import is_weak_total
from prongsai.normalize.scores.rules import Rule, ignore, reject
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.phrases import holds, opens, phrase, words_of
from prongsai.normalize.vocabulary.assessments import part_of
from prongsai.normalize.vocabulary.column_heads import names_of, speaks_of_many, words_left

_SHARE_OF = phrase("share_or_number", "of?", "!score_not_thing", "#noun")  # "ร้อยละของพัสดุที่ตรวจนับแล้ว"
_COUNT, _MEAN = "จำนวน", "เฉลี่ย"
_ASIDE = frozenset({"responsible", "period", "monitoring", "remark"})  # columns of a table of measures
_FACULTIES = 2  # rows of a list of faculties, at least
_MANY_ALIKE = 4  # indicators that never have the same round result by chance


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
        """A text between its own row's name and itself, but for what tells who takes care of it, and when."""
        between = self.named.between if self.named.row is self.named.chosen else None
        return None if between is None or self._is_aside(between) else between

    def _is_aside(self, between: CellInfo) -> bool:
        """Whether a cell stands in a column headed by who is responsible, a period, a remark; not in one of bodies."""
        heads = (
            self.axes.grid[h][x]
            for x in range(self.c)
            if self.axes.grid[self.r][x] is between
            for h in range(self.axes.n_header)
        )
        return any(header_field(i.cell.text) in _ASIDE and not opens(i.flat, "body_head") for i in heads if i.flat)


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
    if holds(head, "item_head"):
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
    """The column or the row is headed as the full mark; beside "27.30/30" the heading says what the two figures are."""
    return f.kind == "full_mark" and f.info.score.out_of is None


def statistic_by_heading(f: TableFigure) -> bool:
    """The column or the row holds another statistic: a deviation, the points of a test, the score of one question."""
    return f.kind in ("statistic", "question")


def risk_by_heading(f: TableFigure) -> bool:
    """The column is headed as a risk: likelihood, impact."""
    return f.kind == "risk"


def simulated_by_heading(f: TableFigure) -> bool:
    """The column or the row is headed as a simulation or an assessment by the body itself."""
    return f.kind == "simulated"


def plain_sum(f: TableFigure) -> bool:
    """More than 100 beside a plain "รวม": the sum of the indicators."""
    return _is_out_of_range(f) and f.named.chosen is not None and is_weak_total(f.named.chosen.flat)


def out_of_range(f: TableFigure) -> bool:
    """A figure where a score is due that is not 0 to 100: a finding says so."""
    return _is_out_of_range(f)


def _is_out_of_range(f: TableFigure) -> bool:
    return f.info.score.value is not None and not plausible_score(f.info.score.value)


def superseded(f: TableFigure) -> bool:
    """The column is headed as results before an appeal."""
    return f.kind == "superseded"


def mean_over_agencies(f: TableFigure) -> bool:
    """The column or the row is headed as a mean over agencies, or by a type of them alone: "เทศบาลเมือง"."""
    return f.kind == "other_average" or (f.agency is not None and _is_type(f.agency)) or _counts_its_bodies(f)


def _counts_its_bodies(f: TableFigure) -> bool:
    """Whether a column of means stands beside one that counts the bodies of every row: "จำนวน อปท. | คะแนนเฉลี่ย"."""
    heads = [[cell.flat for cell in row] for row in f.axes.grid[: f.axes.n_header]]
    counts = any(
        flat.startswith(_COUNT) and flat.removeprefix(_COUNT).startswith(words_of("counted_in_column"))
        for row in heads
        for flat in row
    )
    return counts and any(_MEAN in row[f.c] for row in heads)


def head_of_many(f: TableFigure) -> bool:
    """The head of its column or row speaks of many bodies: "อปท. ในอำเภอ", "ทั้งจังหวัด"."""
    return f.kind == "of_many" or speaks_of_many(_row_words(f))


def head_not_understood(f: TableFigure) -> bool:
    """The head of its column or row says something that no table knows: a goal, a trial, another body."""
    halves = names_several(f.axes.grid[f.r])  # under "สูงสุด" and "ต่ำสุด", each with its indicator
    return not halves if f.kind == "unknown" else bool(_row_words(f))


def _row_words(f: TableFigure) -> str:
    """What the row's own words say that are no name, where the column names the score and nothing names the body."""
    if f.agency is not None or f.named.between is None or f.named.row is f.named.chosen:
        return ""
    text = f.named.between.cell.text
    return text if words_left(text, names_of(f.axes.body)) else ""


def earlier_year(f: TableFigure) -> bool:
    """The column is headed as the year before, without the year's number."""
    return f.kind == "last_year" and f.column.year is None


def agency_untold(f: TableFigure) -> bool:
    """A row in a list of agencies whose agency could not be told."""
    return len(f.agencies) >= _MANY_ALIKE and f.agency is None


def part_of_body(f: TableFigure) -> bool:
    """The row is a division of a body, or an office inside it that no list of faculties names among them."""
    if f.agency is None or not is_part(f.agency, f.agencies):
        return False
    kinds = [kind_opening(spaceless(agency.name_th)) for agency in f.agencies.values()]
    faculties = sum(kind in owner_cues("faculty") for kind in kinds) >= _FACULTIES
    whole = faculties and not any(kind in owner_cues("division") for kind in kinds)
    own = kind_opening(spaceless(f.agency.name_th))
    return own in owner_cues("division") or (
        not whole and own in owner_cues("faculty") + owner_cues("beside_faculties")
    )


def mean_under_agencies(f: TableFigure) -> bool:
    """The row of a total or mean in a list of agencies."""
    row = f.named.row
    alone = bool(f.agencies) and f.agency is None
    return alone and row is not None and row.label is not None and row.label.scope == "overall"


def only_one_part(f: TableFigure) -> bool:
    """An indicator's figure for one part of an instrument alone."""
    if f.scope != "indicator":
        return False
    head = f.column.label.label if f.column.label is not None else None
    return any(
        other is not None and part_of(other.code) is not None for other in (head, f.axes.sections[f.r].instrument)
    )


@cache
def _types() -> frozenset[str]:
    """Names that begin a body's name, and whole where they stand for all bodies so named."""
    return frozenset(row["prefix"] for row in table("agency_types")) | {row["word"] for row in table("owner_words")}


def _is_type(agency: Agency) -> bool:
    named = agency.name_th in owner_cues("names_itself")
    return agency.resolution == "unlisted" and agency.name_th in _types() and not named


OUT_OF_RANGE = ignore(out_of_range, "misread figures: photographed and shuffled pages among the hard cases")
FIGURE_RULES: tuple[Rule[TableFigure], ...] = (
    ignore(without_name, "other rows of a table of results: Lat Ya 2564"),
    ignore(row_of_another_thing, "a subject of its own under an instrument: tests/normalize/test_rejections.py"),
    ignore(
        share_of_something,
        "shares of goods or measures: layout `no-procurement-analysis`, tests/normalize/test_lists_in_tables.py",
    ),
    ignore(item_of_indicator, "questions under their indicator: Nong Saeng 2565"),
    ignore(weight_by_heading, "columns of weights: layouts `register` and `station-report`"),
    ignore(target_by_heading, "columns of aims: tests/normalize/test_forms.py and test_interpret.py"),
    ignore(rank_by_heading, "columns of ranks: layout `province-table`"),
    ignore(difference_by_heading, "columns of changes: layout `up-down`, tests/normalize/test_lookalikes.py"),
    ignore(count_by_heading, "progress of measures: layout `no-selfcheck`, tests/normalize/test_forms.py"),
    ignore(budget_by_heading, "columns of baht: tests/normalize/test_rejections.py"),
    ignore(full_mark_by_heading, "columns of full marks: layouts `crowded` and `three-heads`"),
    ignore(
        statistic_by_heading, "deviations and points of a test: layout `three-years`, tests/normalize/test_forms.py"
    ),
    ignore(risk_by_heading, "tables of risks: tests/normalize/test_rejections.py"),
    ignore(plain_sum, "sums of indicators: layout `no-procurement-analysis`"),
    OUT_OF_RANGE,
    reject(Rejection.SIMULATION, simulated_by_heading, "a trial run beside the result: tests/normalize/test_scopes.py"),
    reject(
        Rejection.SUPERSEDED, superseded, "results before an appeal: layout `appeal`, tests/normalize/test_forms.py"
    ),
    reject(
        Rejection.MEAN_OVER_AGENCIES,
        mean_over_agencies,
        "columns of means: tests/normalize/test_forms.py and test_interpret.py",
    ),
    reject(Rejection.MEAN_OVER_AGENCIES, head_of_many, "heads of areas and groups: tests/normalize/test_heads.py"),
    reject(Rejection.HEAD_NOT_UNDERSTOOD, head_not_understood, "unknown words: tests/normalize/test_heads.py"),
    reject(Rejection.EARLIER_YEAR, earlier_year, '"ปีที่ผ่านมา" over a column: tests/normalize/test_rejections.py'),
    reject(Rejection.AGENCY_UNTOLD, agency_untold, "lists of agencies: layouts `ministry-table` and `district-ten`"),
    reject(
        Rejection.MEAN_UNDER_AGENCIES, mean_under_agencies, "the last row of a list: tests/normalize/test_interpret.py"
    ),
    reject(Rejection.PART_OF_BODY, part_of_body, "results by division: tests/normalize/test_owners.py"),
    reject(Rejection.ONLY_ONE_PART, only_one_part, "parts of EIT: layout `eit-halves`, tests/normalize/test_forms.py"),
)
