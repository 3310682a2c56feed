"""Columns whose heading is lost or says nothing and that arithmetic tells: of differences, of scores on another scale.

Differences are told by arrows beside them too.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.text.phrases import words_of

_ROWS = 3  # fewer may agree by chance
_SHARE = 0.8  # of the rows; misprints and misreadings leave some out
_OFF = Decimal("0.011")  # each of the two was rounded
_SCALES = (10, 20, 25)  # what a hundred is to ten, five and four points
_SMALL = 30  # a whole column below that, beside a column of arrows, holds no scores


def difference_columns(grid: Sequence[Sequence[CellInfo]], n_header: int) -> frozenset[int]:
    """The columns that hold by how much the two columns of figures before them differ."""
    body = grid[n_header:]
    figures: list[int] = []
    found: set[int] = set()
    for c in range(len(grid[0]) if grid else 0):
        values = _values(body, c)
        if len(values) < _ROWS:
            continue
        if _differs(body, figures, values) or _beside_arrows(body, c, values):
            found.add(c)
        else:
            figures.append(c)
    return frozenset(found)


def scaled_columns(grid: Sequence[Sequence[CellInfo]], n_header: int) -> frozenset[int]:
    """The columns that hold another column's figures on a scale of few points: 4.68 beside 93.52."""
    body = grid[n_header:]
    columns = [_values(body, c) for c in range(len(grid[0]) if grid else 0)]
    return frozenset(
        c
        for c, values in enumerate(columns)
        if len(values) >= _ROWS and any(_is_scaled(values, other) for o, other in enumerate(columns) if o != c)
    )


def _is_scaled(values: dict[int, Decimal], other: dict[int, Decimal]) -> bool:
    rows = [r for r in values if r in other]
    closing = max(sum(other[r] > 0 and abs(other[r] / k - values[r]) <= _OFF for r in rows) for k in _SCALES)
    return len(rows) >= _ROWS and closing >= _SHARE * len(rows)


def _values(body: Sequence[Sequence[CellInfo]], c: int) -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    for r, row in enumerate(body):
        value = row[c].score.value
        if row[c].is_figure and row[c].score.decimals and value is not None:
            found[r] = value
    return found


def _differs(body: Sequence[Sequence[CellInfo]], figures: Sequence[int], values: dict[int, Decimal]) -> bool:
    if len(figures) < 2:
        return False
    first, second = (_values(body, c) for c in figures[-2:])
    rows = [r for r in values if r in first and r in second]
    closing = [r for r in rows if abs(abs(second[r] - first[r]) - abs(values[r])) <= _OFF]
    return len(rows) >= _ROWS and len(closing) >= _SHARE * len(rows)


def _beside_arrows(body: Sequence[Sequence[CellInfo]], c: int, values: dict[int, Decimal]) -> bool:
    if max(abs(value) for value in values.values()) >= _SMALL or c + 1 >= len(body[0]):
        return False
    beside = [row[c + 1].flat for r, row in enumerate(body) if r in values and row[c + 1].flat]
    return len(beside) >= _ROWS and all(text.strip("()") in words_of("direction_shown") for text in beside)
