"""Rows of a ruled table that no lines part: names and figures stacked in cells, and what speaks for all of them."""

from __future__ import annotations

import pytest
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import Table
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf


def rows_with(mean_at: float, names: int = 3) -> list[list[str]]:
    """The rows of a table of one ruled row: a tool, names and figures below each other, and a mean at some height."""
    drawing = Drawing()
    drawing.grid([30, 80, 180, 260, 340], [200, 300])
    for n in range(names):
        y = 250 - 15 * (n - (names - 1) / 2) - 3
        drawing.text(90, y, f"name {'abc'[n]}")
        drawing.text(190, y, f"8{n}.25")
    drawing.text(35, 247, "IIT")
    drawing.text(270, mean_at, "81.25")
    (table,) = read_pdf(make_pdf(drawing), Settings(ocr=False)).pages[0].blocks
    assert isinstance(table, Table)
    return [[cell.text if cell is not None else "" for cell in row] for row in table.rows()]


def test_what_stands_at_the_middle_speaks_for_all_rows_of_a_stack() -> None:
    assert rows_with(247) == [["IIT", f"name {'abc'[n]}", f"8{n}.25", "81.25"] for n in range(3)]


@pytest.mark.parametrize("height, row", [(262, 0), (232, 2)])
def test_what_stands_beside_one_row_is_its_own(height: float, row: int) -> None:
    assert [cells[3] for cells in rows_with(height)] == ["81.25" if n == row else "" for n in range(3)]
