"""What stands around a table, and why a whole table holds no scores of the report: the rules in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.normalize.agencies.owner_names import agency_type_of
from prongsai.normalize.document.cleaned import CleanTable
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.examples import is_example
from prongsai.normalize.scores.foreign_results import names_another, names_the_assessment
from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.levels import ticked_cells
from prongsai.normalize.scores.from_tables.row_agencies import AgencyOf
from prongsai.normalize.scores.from_tables.target_columns import goal_heading
from prongsai.normalize.scores.rules import Rule, ignore
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds, phrase, words_of
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.score_names import match_label

_BANDS = (
    phrase("#figure", "to", "#figure_from_ten"),
    phrase("below", "#figure_from_ten"),
    phrase("#digit", "score?", "upward"),
)
_HEADING = 120  # characters of a line that heads a table
_WHOLE_SCALE, _FEW_LEVELS = 4, 3  # of a scale
_MANY_LEVELS = 3  # at the heads of columns
_LEAST_BODIES = 2
_LEAST_AIMS = 2  # rows of aims, and years
_RESULT_ROWS = 3  # so many and a table holds results, whatever else stands in it
FULL = frozenset({Decimal(100)})


@dataclass(frozen=True, slots=True)
class TableSetting:
    """What stands around a table, and what the document says of all its tables."""

    block: int
    over: tuple[int | None, str]  # the year that stands over it, and how it is known
    agency_of: AgencyOf
    own: Agency | None = None  # the agency that the document is about
    heading: str = ""  # the line right above
    legend: bool = False  # the document explains the numbers of the indicators
    owner: Agency | None = None  # another body, whose name heads this table as others head the document's other tables
    owner_line: str = ""
    lists_totals: bool = False  # the nearest heading that speaks of results names the assessment or its total


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table before it is read, and what stands above it."""

    table: CleanTable
    above: Sequence[str]  # lines of text right above, the nearest first
    of_measures: bool


def table_of_measures(t: TablePlace) -> bool:
    """A table of measures: only figures beside an indicator's name in its cells are scores."""
    return t.of_measures


def made_up_example(t: TablePlace) -> bool:
    """The line above the table or its heading says that its figures are an example."""
    return is_example(t.above[0] if t.above else "") or any(is_example(cell.text) for cell in t.table.grid[0])


def under_goal_heading(t: TablePlace) -> bool:
    """The lines above the table head it as goals."""
    return goal_heading(t.above)


def under_heading_of_shares(t: TablePlace) -> bool:
    """The line above heads the table as shares of answers, progress, or points gained and lost, and as no results."""
    flat = to_key(t.above[0]) if t.above else ""
    found = next((word for word in words_of("heads_shares") if word in flat), None)
    return found is not None and len(flat) <= _HEADING and not holds(flat.replace(found, ""), "heads_results")


def under_another_index(t: TablePlace) -> bool:
    """The line above heads the table as another index or assessment, and no cell names this one or a score of it."""
    if not t.above or len(t.above[0]) > _HEADING or not names_another(t.above[0]):
        return False
    cells = [cell.text for row in t.table.grid for cell in row]
    return not any(names_the_assessment(text) or _names_part(text) for text in cells)


def _names_part(text: str) -> bool:
    label = match_label(text)
    return label is not None and label.scope != "overall"


PLACE_RULES: tuple[Rule[TablePlace], ...] = (
    ignore(table_of_measures, "every plan of measures: Krok Kaeo 2562"),
    ignore(made_up_example, "worked examples of manuals: layout `no-worked-example`, tests/normalize/test_forms.py"),
    ignore(under_goal_heading, "goals of a plan: tests/normalize/test_lists_in_tables.py"),
    ignore(under_heading_of_shares, "rates of answers, points lost: tests/normalize/test_heads.py"),
    ignore(under_another_index, "years of the Corruption Perceptions Index: tests/normalize/test_laid_out_tables.py"),
)


def bands_of_levels(axes: Axes) -> bool:
    """A table of the levels and their ranges."""
    levels = {i.level for row in axes.grid for i in row if i.level}
    if len(levels) < _FEW_LEVELS or _tells_of_bodies(axes):
        return False
    if len(levels) >= _WHOLE_SCALE and not any(i.is_figure and i.score.decimals for row in axes.grid for i in row):
        return True  # nearly the whole scale, and no score: the ranges may be misread
    ranges = sum(any(band.search(i.flat) for band in _BANDS) for row in axes.grid for i in row)
    return ranges >= _FEW_LEVELS and _result_rows(axes) < _RESULT_ROWS


def _tells_of_bodies(axes: Axes) -> bool:
    """Whether rows name bodies beside a level, or one tick stands below the levels of a scale: results, no bands."""
    bodies = [r for r, row in enumerate(axes.grid) if any(agency_type_of(i.cell.text) and not i.level for i in row)]
    graded = sum(any(i.level for i in axes.grid[r]) for r in bodies)
    return graded >= _LEAST_BODIES or next(ticked_cells(axes), None) is not None


def tally_by_level(axes: Axes) -> bool:
    """A table that counts agencies by level: its levels are nobody's."""
    heads = [i.flat for row in axes.grid[: max(1, axes.n_header)] for i in row]
    if axes.graded:
        return False  # each year's score and level, beside how many bodies were assessed
    if not any("จำนวน" in flat and holds(flat, "many_bodies") for flat in heads):
        return False
    if len({i.level for row in axes.grid[: axes.n_header] for i in row if i.level}) >= _MANY_LEVELS:
        return True  # a column for each level
    for column in zip(*axes.grid, strict=True):
        levels = [i.level for i in column if i.level]
        if len(levels) >= 2 and len(set(levels)) == len(levels):
            return not _result_rows(axes)
    return False


def survey_of_five_points(axes: Axes) -> bool:
    """A table of a survey on a scale of five points."""
    head = "".join(i.flat for row in axes.grid[: max(1, axes.n_header)] for i in row)
    values = [i.score.value for row in axes.grid for i in row if i.is_figure and i.score.decimals]
    small = [v for v in values if v is not None and v <= 5]
    return any(word in head for word in words_of("five_point")) and len(small) * 2 >= max(1, len(values))


def frame_of_assessment(axes: Axes) -> bool:
    """Full marks and weights alone: the assessment's frame, not a result."""
    figures = [i.score for row in axes.grid for i in row if i.is_figure and i.score.decimals]
    values = {score.value for score in figures if score.value is not None}
    return bool(values & in_force().frame) and values <= in_force().frame | FULL


def rows_of_bounds(axes: Axes) -> bool:
    """Rows named by what is to be reached, "คะแนน IIT ไม่น้อยกว่า", beside columns of years: all its figures are aims."""
    bounds = words_of("bound_word")
    rows = [row for row in axes.grid[axes.n_header :] if any(i.flat.endswith(bounds) for i in row if not i.is_figure)]
    years = [i for i in axes.grid[0] if i.only_year is not None] if axes.grid else []
    return len(rows) >= _LEAST_AIMS and len(years) >= _LEAST_AIMS


def _result_rows(axes: Axes) -> int:
    """Rows that hold an indicator's name and a decimal figure."""
    return sum(
        any(i.label is not None and i.label.scope == "indicator" for i in row)
        and any(i.is_figure and i.score.decimals for i in row)
        for row in axes.grid
    )


TABLE_RULES: tuple[Rule[Axes], ...] = (
    ignore(bands_of_levels, "the bands that nearly every report prints: Nong Saeng 2565"),
    ignore(tally_by_level, "agencies counted by level: layout `ministry-table`, tests/normalize/test_lookalikes.py"),
    ignore(
        survey_of_five_points, "polls beside the assessment: layout `no-own-poll`, tests/normalize/test_interpret.py"
    ),
    ignore(rows_of_bounds, "aims of a plan by year: tests/normalize/test_lists_in_tables.py"),
    ignore(frame_of_assessment, "weights and full marks of the instruments: tests/normalize/test_forms.py"),
)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table whose figures are read: whether it holds measures, or means over agencies alone."""

    of_measures: bool
    of_means: bool


def sentences_of_measures(t: ReadTable) -> bool:
    """A sentence in a table of measures is about measures."""
    return t.of_measures


def sentences_on_means(t: ReadTable) -> bool:
    """A sentence in a table of means over agencies is about them."""
    return t.of_means


PROSE_RULES: tuple[Rule[ReadTable], ...] = (
    ignore(
        sentences_of_measures, "results told in a table of measures: layout `one-matrix`, tests/normalize/test_forms.py"
    ),
    ignore(sentences_on_means, "layout `ministry-brief`, tests/normalize/test_lists_in_tables.py"),
)
