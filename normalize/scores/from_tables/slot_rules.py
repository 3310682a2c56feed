"""Why a number in a cell is no score, whatever its row and column are called: the rules in their order."""

from __future__ import annotations

from typing import NamedTuple

from prongsai.normalize.scores.from_tables.axes import Axes
from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.scores.from_tables.table_rules import FULL
from prongsai.normalize.scores.rules import Rule, ignore
from prongsai.normalize.vocabulary.assessments import in_force

_COUNTED = 2  # numbers before one that count up to it


class Slot(NamedTuple):
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


def form_of_another_kind(s: Slot) -> bool:
    """The number's own form says what it is: a range, a change with its sign, a threshold."""
    return s.info.score.kind != "decimal"


def words_beside(s: Slot) -> bool:
    """The figure stands among words that name no score and are no unit."""
    return not s.info.is_figure


def column_of_weights(s: Slot) -> bool:
    """A whole number in a column of 30, 40 and 100 alone: the instruments' weights."""
    if s.info.score.kind != "integer" or s.info.score.value is None:
        return False
    values = {i.score.value for i in s.column_cells() if i.is_figure}
    frame = in_force().frame
    return values <= frame | FULL and bool(values & frame)


def whole_number(s: Slot) -> bool:
    """A whole number that is too small for its column, or has no heading of scores: a number of a row, a count."""
    value = s.info.score.value
    if s.info.score.kind != "integer" or value is None:
        return False
    if _counts(s):
        return True
    if s.info.score.out_of == 100 or any(i.is_figure and i.score.decimals for i in s.column_cells()):
        return value < 10 and value != 0
    beside = any(i.is_figure and i.score.decimals for i in s.axes.grid[s.r])
    return not (_headed_by_scores(s) or beside) or value < 20 or len(s.info.flat) > 12


def _counts(s: Slot) -> bool:
    """Whether the cells of its row before it count up to it: "8", "9", "10"."""
    before = [i.flat for i in s.axes.grid[s.r][max(0, s.c - _COUNTED) : s.c]]
    return before == [str(int(s.info.flat) - n) for n in range(_COUNTED, 0, -1)] if s.info.flat.isdecimal() else False


def _headed_by_scores(s: Slot) -> bool:
    head = "".join(s.axes.grid[h][s.c].flat for h in range(s.axes.n_header))
    return "คะแนน" in head or "ร้อยละ" in head


TEXT_RULES: tuple[Rule[Slot], ...] = (
    ignore(bound, '"≥ 85.00" beside a score: tests/normalize/test_rejections.py'),
    ignore(form_of_another_kind, "ranges and signed changes in cells: layouts `graded` and `crowded`"),
    ignore(words_beside, "figures of other subjects in cells: Nong Saeng 2565"),
)  # a decimal among other text
SLOT_RULES: tuple[Rule[Slot], ...] = (  # a cell that is a number
    ignore(column_of_weights, "a column of 30, 30 and 40: layout `advice-without-scores`"),
    ignore(whole_number, "numbers of rows and ranks: Krok Kaeo 2562, Lat Ya 2564"),
)
