"""Charts whose bars stand in groups: a name under each group, a legend for the series."""

from __future__ import annotations

import pytest
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.pdf.path_shapes import upright_box
from prongsai.extract.records import Table
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf

YEARS = ("2566", "2567", "2568")
NAMES = ("IIT", "EIT", "OIT")


def chart(
    series: int, legend: str = "below", entries: int | None = None, bare: bool = False, turned: bool = False
) -> list[list[str]] | None:
    """The rows that are read of a chart of three groups; None where no table is."""
    drawing = Drawing()
    for s in range(series):
        drawing.raw(f"0.{3 + 2 * s} g")
        for g in range(3):
            high = 90 + 10 * g + 25 * s
            x = 60 + 100 * g + 24 * s
            drawing.box(x, 100, 24, high, "f")
            if not (bare and s == g == 1):
                drawing.text(x + 2, 104 + high, f"8{g}.{s}5", size=8)
    for g, name in enumerate(NAMES):
        drawing.text(60 + 100 * g + 12 * series - 8, 88, name)
    for n in range(series if entries is None else entries):
        x, y = (80 + 80 * n, 40.0) if legend == "below" else (345, 300 - 20.0 * n)
        drawing.raw(f"0.{3 + 2 * (series - 1 - n if turned else n)} g")
        drawing.box(x, y, 7, 7, "f")
        drawing.text(x + 11, y, YEARS[n])
    blocks = read_pdf(make_pdf(drawing), Settings(ocr=False)).pages[0].blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    return [[cell.text if cell is not None else "" for cell in row] for row in tables[0].rows()] if tables else None


@pytest.mark.parametrize("series, legend", [(2, "below"), (2, "right"), (3, "below"), (3, "right")])
def test_each_bar_of_a_group_is_of_its_entry_of_the_legend(series: int, legend: str) -> None:
    rows = [[name, *(f"8{g}.{s}5" for s in range(series))] for g, name in enumerate(NAMES)]
    assert chart(series, legend) == [["", *YEARS[:series]], *rows]


@pytest.mark.parametrize("entries, bare", [(0, False), (1, False), (3, False), (2, True)])
def test_bars_without_an_entry_or_a_figure_each_are_no_chart(entries: int, bare: bool) -> None:
    told = chart(2, entries=entries, bare=bare)
    assert told is None or told[0] != ["", *YEARS[:2]]


@pytest.mark.parametrize("legend", ["below", "right"])
def test_a_legend_in_another_order_than_its_bars_is_not_believed(legend: str) -> None:
    told = chart(2, legend, turned=True)
    assert told is None or told[0] != ["", *YEARS[:2]]


def lined(series: int, level: bool = False, named: bool = False) -> list[list[str]] | None:
    """The rows that are read of a chart of lines over years; `level` puts its figures in rows."""
    drawing = Drawing()
    for g, year in enumerate(YEARS):
        drawing.text(100 + 120 * g, 60, year)
        for s in range(series):
            drawing.text(100 + 120 * g, 200 + 80 * s - (0 if level else 15 * (g % 2) + 7 * g), f"8{g}.{s}5")
    for s in range(series if named else 0):
        drawing.text(30, 200 + 80 * s, NAMES[s])
    drawing.text(430, 196, "IIT")
    blocks = read_pdf(make_pdf(drawing), Settings(ocr=False)).pages[0].blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    return [[cell.text if cell is not None else "" for cell in row] for row in tables[0].rows()] if tables else None


def test_lines_over_years_keep_their_columns_and_several_have_no_name() -> None:
    assert lined(1) == [list(YEARS), ["80.05", "81.05", "82.05"]]
    assert lined(2) == [["", *YEARS], ["", "80.15", "81.15", "82.15"], ["", "80.05", "81.05", "82.05"]]
    assert lined(2, level=True) != lined(2) != lined(2, named=True)


@pytest.mark.parametrize("series", [1, 2])
def test_a_chart_of_lines_ends_at_the_years_of_the_one_over_it(series: int) -> None:
    drawing = Drawing(height=500)
    for foot in (60, 280):
        for g, year in enumerate(YEARS):
            drawing.text(100 + 120 * g, foot, year)
            for s in range(series):
                drawing.text(100 + 120 * g, foot + 30 + 80 * s + 15 * (g % 2) + 7 * g, f"8{g}.{s}{foot // 60}")
    blocks = read_pdf(make_pdf(drawing), Settings(ocr=False)).pages[0].blocks
    tables = [[cell.text for cell in block.cells if cell.text] for block in blocks if isinstance(block, Table)]
    assert tables == [
        [*YEARS, *(f"8{g}.{s}{end}" for s in reversed(range(series)) for g in range(3))] for end in (4, 1)
    ]


SCORES = (("81.15", "87.45"), ("84.25", "90.05"), ("86.95", "93.35"))


def lying(
    entries: int = 2, turned: bool = False, close: float = 9.0, gridlines: bool = False, bare: bool = False
) -> list[list[str]]:
    """The cells that are read of three groups of lying bars, top to bottom; without a chart, the lines."""
    drawing = Drawing()
    for n in range(6 if gridlines else 0):
        drawing.line(100 + 50 * n, 60, 100 + 50 * n, 260)
    for g, figures in enumerate(SCORES):
        for s, figure in enumerate(figures):
            y, length = 220 - (24 + close) * g - 12 * s, 10 * (float(figure) - 75)
            drawing.raw(f"0.{3 + 2 * s} g")
            drawing.box(100, y, length, 12, "f")
            if not (bare and s == g == 1):
                drawing.text(104 + length, y + 3, figure, size=8)
        drawing.text(60, 217 - (24 + close) * g, NAMES[g], size=8)
    for n in range(entries):
        drawing.raw(f"0.{3 + 2 * (1 - n if turned else n)} g")
        drawing.box(100 + 80 * n, 30, 7, 7, "f")
        drawing.text(111 + 80 * n, 29, YEARS[n])
    blocks = read_pdf(make_pdf(drawing), Settings(ocr=False)).pages[0].blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    return [[cell.text if cell is not None else "" for cell in row] for table in tables for row in table.rows()]


@pytest.mark.parametrize("close", [4.0, 9.0, 24.0])
@pytest.mark.parametrize("gridlines", [False, True])
def test_each_lying_bar_of_a_group_is_of_the_entry_of_its_colour(close: float, gridlines: bool) -> None:
    rows = [[name, *figures] for name, figures in zip(NAMES, SCORES, strict=True)]
    assert lying(close=close, gridlines=gridlines) == [["", *YEARS[:2]], *rows]
    back = [[name, *reversed(figures)] for name, figures in zip(NAMES, SCORES, strict=True)]
    assert lying(close=close, gridlines=gridlines, turned=True) == [["", *YEARS[:2]], *back]


@pytest.mark.parametrize("entries, bare", [(0, False), (1, False), (3, False), (2, True)])
def test_lying_bars_without_an_entry_or_a_figure_each_are_no_chart(entries: int, bare: bool) -> None:
    assert ["", *YEARS[:2]] not in lying(entries=entries, bare=bare)


def test_the_scale_behind_lying_bars_is_no_table() -> None:
    drawing = Drawing()
    for n in range(6):
        drawing.line(100 + 50 * n, 60, 100 + 50 * n, 260)
    for g, (_, figure) in enumerate(SCORES):
        length = 10 * (float(figure) - 75)
        drawing.box(100, 220 - 40 * g, length, 12, "f")
        drawing.text(104 + length, 223 - 40 * g, figure, size=8)
        drawing.text(60, 223 - 40 * g, NAMES[g], size=8)
    blocks = read_pdf(make_pdf(drawing), Settings(ocr=False)).pages[0].blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = [[cell.text for cell in row if cell is not None] for table in tables for row in table.rows()]
    assert rows == [[name, figure] for name, (_, figure) in zip(NAMES, SCORES, strict=True)]


@pytest.mark.parametrize("closed", [True, False])
def test_a_box_that_is_drawn_from_the_middle_of_a_side_is_a_box(closed: bool) -> None:
    corners = [("l", 10.0, 20.0), ("l", 10.0, 40.0), ("l", 50.0, 40.0), ("l", 50.0, 20.0)]
    path = [("m", 30.0, 20.0), *corners, ("l", 30.0, 20.0), *([("h",)] if closed else [])]
    assert upright_box(path, (1, 0, 0, 1, 0, 0), 100.0) == (10.0, 60.0, 50.0, 80.0)
    bent = [("m", 30.0, 25.0), *corners, ("l", 30.0, 25.0), ("h",)]
    assert upright_box(bent, (1, 0, 0, 1, 0, 0), 100.0) is None
