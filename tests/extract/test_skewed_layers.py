"""Lines of text that run uphill or downhill over a sheet laid askew are lines still."""

from __future__ import annotations

import math

import pytest
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf
from .shapes import grid, tables

ROWS = [("first row", "81.25"), ("second row", "72.50"), ("third row", "93.75"), ("fourth row", "64.00")]


@pytest.mark.parametrize("degrees", [0.0, 1.6, -1.6, 4.0])
def test_a_figure_stays_on_the_line_of_its_name(degrees: float) -> None:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    drawing = Drawing()
    for row, pieces in enumerate(ROWS):
        for x, text in zip((60, 300), pieces, strict=True):
            across, up = x - 200, 300 - 14 * row - 200
            at = f"{200 + across * cos - up * sin:.3f} {200 + across * sin + up * cos:.3f}"
            drawing.raw(f"BT /F1 10 Tf {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {at} Tm <{drawing.codes(text)}> Tj ET")
    (table,) = tables(read_pdf(make_pdf(drawing), Settings(ocr=False)))
    assert grid(table) == [list(pieces) for pieces in ROWS]
    for row in range(len(ROWS)):  # each figure is told where it is printed
        x, up = 300 - 200, 300 - 14 * row - 200
        x0, top, x1, bottom = (
            next(cell.place.box for cell in table.cells if (cell.row, cell.col) == (row, 1)) or (0,) * 4
        )
        assert top - 1 <= 400 - (200 + x * sin + up * cos) <= bottom + 1
