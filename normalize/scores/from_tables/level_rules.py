"""Why a level in a cell, or a list in one, is not the report's: the rules in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.normalize.scores.from_tables.axes import LEVEL_HEADS, Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.scores.from_tables.columns import Column
from prongsai.normalize.scores.rules import Rule, ignore

_ANNOUNCES_LEVEL = re.compile(r"ระดับ|ผล(?:การ)?ประเมิน")


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
    return level.column.kind in ("target", "other_average", "last_year", "superseded", "simulated")


LEVEL_RULES: tuple[Rule[TableLevel], ...] = (
    ignore(level_of_one_score, "a level beside each indicator: layouts `graded` and `chapters`"),
    ignore(level_of_risk, "tables of risks: tests/normalize/test_rejections.py"),
    ignore(level_unannounced, "words of levels in other tables: layout `health-office`"),
    ignore(level_of_something_else, "levels before an appeal: layout `appeal`"),
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


NAMES_AND_FIGURES_DIFFER = ignore(names_and_figures_differ, "lists in cells: tests/normalize/test_rejections.py")
LIST_RULES: tuple[Rule[ListedFigures], ...] = (
    NAMES_AND_FIGURES_DIFFER,
    ignore(list_of_another_kind, "lists of aims in cells: tests/normalize/test_rejections.py"),
)
