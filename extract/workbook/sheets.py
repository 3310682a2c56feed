"""One sheet of a workbook as it is shown: the texts of its cells, without hidden rows and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.text.cell_grid import MAX_COLS, GridCell
from prongsai.extract.workbook.drawn_texts import Drawn

MOST_CELLS = 200_000  # cells with a value in a workbook; a list of all bodies of a year has some 120,000
Area = tuple[int, int, int, int]  # first row, first column, last row, last column; counted from 0


@dataclass(frozen=True, slots=True)
class Row:
    """A shown row: its number in the sheet, from 1, and the column and the cell of each slot that no other covers."""

    number: int
    cells: tuple[tuple[int, GridCell], ...]

    @property
    def texts(self) -> list[str]:
        """What its cells say."""
        return [text for _, cell in self.cells if (text := cell.text.strip())]

    def reaches_in(self, width: int) -> bool:
        """Whether a cell merged over rows reaches into this one, in a sheet of `width` columns."""
        return sum(cell.col_span for _, cell in self.cells) < width


@dataclass(frozen=True, slots=True)
class Sheet:
    """`cells` holds what is shown by row and column, counted from 0; `merged` the areas that are one cell.

    `drawn` are the text boxes and pictures over them, `unread` tells that the file has others; `head` and `foot` are
    the lines printed at the head and the foot of its pages.
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    drawn: tuple[Drawn, ...] = ()
    unread: bool = False
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()

    def rows(self) -> list[Row]:
        """The shown rows from the first to the last that says something.

        Raises:
            DocumentError: `too_large` for a sheet with more columns than any report's.
        """
        filled = [place for place, text in self.cells.items() if text.strip() and self._is_shown(*place)]
        filled += [(r, c) for r, c, _, _ in self.merged if self.cells.get((r, c), "").strip()]
        if not filled:
            return []
        columns = [c for c in range(max(c for _, c in filled) + 1) if c not in self.hidden_columns]
        if len(columns) > MAX_COLS:
            raise DocumentError(ErrorCode.TOO_LARGE, f"a sheet of {len(columns)} columns is no report's")
        first, last = min(r for r, _ in filled), max(r for r, _ in filled)
        covered = self._covered()
        return [
            Row(r + 1, tuple((c, cell) for c in columns if (cell := self._cell(r, c, covered)) is not None))
            for r in range(first, last + 1)
            if r not in self.hidden_rows
        ]

    def _is_shown(self, row: int, column: int) -> bool:
        return row not in self.hidden_rows and column not in self.hidden_columns

    def _covered(self) -> dict[tuple[int, int], Area]:
        """The slots that a merged cell covers, with its area; areas of whole rows end with the filled columns."""
        edge_r = max((r for r, _ in self.cells), default=0)
        edge_c = max((c for _, c in self.cells), default=0)
        return {
            (r, c): area
            for area in self.merged
            for r in range(area[0], min(area[2], edge_r) + 1)
            for c in range(area[1], min(area[3], edge_c) + 1)
        }

    def _cell(self, row: int, column: int, covered: Mapping[tuple[int, int], Area]) -> GridCell | None:
        """The cell that starts in a slot; None in a slot that a merged cell covers."""
        area = covered.get((row, column))
        if area is None:
            return GridCell(self.cells.get((row, column), ""), row + 1)
        rows = [r for r in range(area[0], area[2] + 1) if (r, area[1]) in covered and r not in self.hidden_rows]
        columns = [c for c in range(area[1], area[3] + 1) if (area[0], c) in covered and c not in self.hidden_columns]
        if (row, column) != (rows[0], columns[0]):
            return None
        return GridCell(self.cells.get((area[0], area[1]), ""), row + 1, len(rows), len(columns))
