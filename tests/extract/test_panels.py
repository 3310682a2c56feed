"""Names and figures that a page brings together by what it draws: boxes, rules at one side, slanting names under bars."""

from __future__ import annotations

import math

from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import RawDocument
from prongsai.extract.settings import Settings

from .pdf_maker import WIDTH, Drawing, make_pdf
from .shapes import grid, tables, texts


def read(page: Drawing) -> RawDocument:
    return read_pdf(make_pdf(page), Settings())


def card(page: Drawing, x: float, y: float, *lines: tuple[float, float, str, float], height: float = 60) -> None:
    """A box with its lower left corner at `(x, y)`; each line is its place in it, its words, its size."""
    page.box(x, y, 120, height)
    for dx, dy, words, size in lines:
        page.text(x + dx, y + dy, words, size)


def test_each_box_is_a_row_though_the_figures_of_one_row_stand_by_the_names_of_the_next() -> None:
    page = Drawing(width=400, height=400)
    for n, (name, figure) in enumerate(
        [("duty", "91.20"), ("budget", "92.30"), ("power", "93.40"), ("goods", "94.50")]
    ):
        card(page, 40 + 140 * (n % 2), 300 - 80 * (n // 2), (8, 44, name, 9), (80, 8, figure, 14))
    (table,) = tables(read(page))
    assert grid(table) == [["duty", "91.20"], ["budget", "92.30"], ["power", "93.40"], ["goods", "94.50"]]


def test_a_badge_a_figure_and_a_name_on_two_lines() -> None:
    page = Drawing(width=400, height=400)
    card(page, 40, 300, (6, 48, "4", 6), (30, 30, "97.29", 16), (20, 16, "property-of", 8), (30, 6, "the-state", 8))
    card(page, 180, 300, (6, 48, "5", 6), (30, 30, "94.93", 16), (20, 16, "mending", 8))
    (table,) = tables(read(page))
    assert grid(table) == [["4", "97.29", "property-of\nthe-state"], ["5", "94.93", "mending"]]


def test_what_stands_behind_the_figure_of_a_body_keeps_to_its_card() -> None:
    page = Drawing(width=420, height=400)
    for x, name, figure, level, parts in (
        (40, "north", "91.20", "good", "IIT 90.10"),
        (180, "south", "86.40", "ok", "IIT 85.00"),
    ):
        card(page, x, 300, (6, 46, name, 9), (6, 20, figure, 20), (70, 22, level, 9), (6, 6, parts, 8))
    (table,) = tables(read(page))
    assert grid(table) == [["north", "91.20", "good", "IIT 90.10"], ["south", "86.40", "ok", "IIT 85.00"]]


def test_a_heading_between_rows_of_cards_parts_them() -> None:
    page = Drawing(width=400, height=400)
    page.text(40, 380, "first year")
    card(page, 40, 300, (8, 44, "duty", 9), (8, 8, "91.20", 14))
    card(page, 180, 300, (8, 44, "budget", 9), (8, 8, "92.30", 14))
    page.text(40, 280, "second year")
    card(page, 40, 200, (8, 44, "duty", 9), (8, 8, "81.20", 14))
    card(page, 180, 200, (8, 44, "budget", 9), (8, 8, "82.30", 14))
    document = read(page)
    assert [grid(table) for table in tables(document)] == [
        [["duty", "91.20"], ["budget", "92.30"]],
        [["duty", "81.20"], ["budget", "82.30"]],
    ]
    assert texts(document) == ["first year", "second year"]


def test_a_box_with_two_scores_or_none_of_its_like_is_no_card() -> None:
    page = Drawing(width=400, height=400)
    card(page, 40, 300, (8, 44, "duty", 9), (8, 8, "91.20", 14))
    card(page, 180, 100, (8, 44, "budget", 9), (60, 44, "92.30", 9), (8, 8, "93.30", 14), height=90)
    assert tables(read(page)) == []


def test_rows_between_rules_at_one_side_are_parted_from_the_figure_beside_them() -> None:
    page = Drawing(width=500, height=400)
    for n, (name, figure) in enumerate(
        [("duty", "91.20"), ("budget", "92.30"), ("power", "93.40"), ("goods", "94.50")]
    ):
        y = 340 - 30 * n
        page.text(260, y, name)
        page.text(430, y, figure)
        page.line(255, y - 8, 470, y - 8)
    page.text(60, 322, "total")
    page.text(40, 288, "92.41", 40)
    page.text(60, 262, "good")
    document = read(page)
    assert [grid(table) for table in tables(document)] == [
        [["duty", "91.20"], ["budget", "92.30"], ["power", "93.40"], ["goods", "94.50"]]
    ]
    assert texts(document) == ["total", "92.41", "good"]


def test_rows_whose_names_stand_outside_of_their_rules_stay_whole() -> None:
    page = Drawing(width=500, height=400)
    for n, (name, one, two) in enumerate(
        [("duty", "91.20", "81.20"), ("budget", "92.30", "82.30"), ("power", "93.40", "83.40")]
    ):
        y = 340 - 30 * n
        page.text(60, y, name)
        page.text(260, y, one)
        page.text(430, y, two)
        page.line(255, y - 8, 470, y - 8)
    (table,) = tables(read(page))
    assert grid(table)[0] == ["duty", "91.20", "81.20"]


BARS = (("duty", "91.20", 60), ("budget", "82.30", 40), ("power", "97.40", 90), ("goods", "84.50", 50))


def slanted(page: Drawing, x: float, y: float, words: str, degrees: float) -> None:
    """Words whose last letter (first, where they fall) stands at `(x, y)`."""
    turn = math.radians(degrees)
    a, b = math.cos(turn), math.sin(turn)
    long = 0.0 if degrees < 0 else 5.0 * len(words)
    place = f"{a:.4f} {b:.4f} {-b:.4f} {a:.4f} {x - a * long:.2f} {y - b * long:.2f}"
    page.raw(f"BT /F1 10 Tf {place} Tm <{page.codes(words)}> Tj ET")


def chart(degrees: float, bars: tuple[tuple[str, str, float], ...] = BARS) -> RawDocument:
    page = Drawing(width=420, height=400)
    for n, (name, figure, height) in enumerate(bars):
        x = 60 + 90 * n
        page.box(x, 150, 40, height, "f")
        page.text(x + 8, 154 + height, figure)
        if name:
            slanted(page, x + 20, 138, name, degrees)
    return read(page)


def test_names_that_rise_to_their_bars() -> None:
    (table,) = tables(chart(40))
    assert grid(table) == [["duty", "91.20"], ["budget", "82.30"], ["power", "97.40"], ["goods", "84.50"]]


def test_names_that_fall_from_their_bars() -> None:
    (table,) = tables(chart(-50))
    assert grid(table) == [["duty", "91.20"], ["budget", "82.30"], ["power", "97.40"], ["goods", "84.50"]]


def test_a_bar_without_a_name_makes_no_chart() -> None:
    document = chart(40, (*BARS[:3], ("", "84.50", 50)))
    assert tables(document) == []
    assert {"duty", "budget", "power"} <= set(texts(document))


def bars(page: Drawing, heights: list[float], names: list[list[str]], figures: list[str]) -> None:
    """Bars on one line at 100, a figure over each and the lines of its name under it, all in its middle."""
    for n, (height, lines, figure) in enumerate(zip(heights, names, figures, strict=True)):
        x = 60 + 70 * n
        page.box(x, 100, 40, height, "f")
        page.text(x + 20 - 3 * len(figure), 104 + height, figure)
        for k, name in enumerate(lines):
            page.text(x + 20 - 3 * len(name), 86 - 11 * k, name)


def test_the_names_of_bars_wrap_and_an_axis_stands_beside_the_figures() -> None:
    page = Drawing(width=400, height=400)
    bars(page, [120, 90, 150], [["duty"], ["use", "of-funds"], ["power"]], ["83.46", "79.92", "85.05"])
    page.text(30, 190, "80")
    document = read(page)
    assert [grid(table) for table in tables(document)] == [
        [["duty", "83.46"], ["use\nof-funds", "79.92"], ["power", "85.05"]]
    ]
    assert texts(document) == ["80"]


def test_what_ends_each_bar_name_in_brackets_is_a_column() -> None:
    page = Drawing(width=400, height=400)
    bars(page, [60, 90, 120], [["2562", "(B)"], ["2563", "(B)"], ["2564", "(A)"]], ["78.93", "84.26", "90.18"])
    (table,) = tables(read(page))
    assert grid(table) == [["2562", "78.93", "(B)"], ["2563", "84.26", "(B)"], ["2564", "90.18", "(A)"]]


def test_a_bar_without_a_figure_makes_no_chart_of_bars() -> None:
    page = Drawing(width=400, height=400)
    bars(page, [60, 90, 120], [["one"], ["two"], ["three"]], ["78.93", "x", "90.18"])
    assert all("78.93" not in row for table in tables(read(page)) for row in grid(table))


def test_a_large_figure_far_over_its_name_keeps_apart_from_what_stands_beside_it() -> None:
    page = Drawing(width=500, height=400)
    page.text(40, 302, "last-year", 10)
    page.text(200, 300, "96.03", 30)
    page.text(219, 240, "total", 15)
    document = read(page)
    assert [grid(table) for table in tables(document)] == [[["96.03", "total"]]]
    assert texts(document) == ["last-year"]


def test_a_large_figure_with_a_name_as_near_above_is_left() -> None:
    page = Drawing(width=500, height=400)
    page.text(219, 350, "above", 15)
    page.text(200, 300, "96.03", 30)
    page.text(219, 240, "under", 15)
    assert tables(read(page)) == []


def _column(page: Drawing, x: float, y: float, *lines: str, step: float, size: float = 10) -> None:
    for n, words in enumerate(lines):
        page.text(x, y - n * step, words, size)


NEWS = ("the north office of the town", "tells that in the year 2568", "it got 91.20 as its total, and", "that the", "work goes on as it", "did in the year before")  # fmt: skip
ASIDE = ("duty", "budget", "power", "property", "mending", "quality")


def test_a_line_down_the_page_parts_a_column_of_text_from_the_table_beside_it() -> None:
    page = Drawing(width=420, height=400)
    page.line(250, 200, 250, 380)
    _column(page, 40, 370, *NEWS, step=21, size=11)
    _column(page, 265, 366, *ASIDE, step=17)
    _column(page, 370, 366, "91.10", "92.20", "93.30", "94.40", "95.50", "96.60", step=17)
    document = read(page)
    (table,) = tables(document)
    assert grid(table) == [[name, f"9{n}.{n}0"] for n, name in enumerate(ASIDE, 1)]
    assert texts(document) == list(NEWS)


def test_a_box_at_the_side_is_read_behind_the_text_beside_it() -> None:
    page = Drawing(width=420, height=400)
    page.box(250, 290, 150, 95)
    _column(page, 40, 370, *NEWS, step=21, size=11)
    _column(page, 260, 366, "more news", "rain to come", "a road was mended", "fair on friday", step=17)
    assert texts(read(page)) == [*NEWS, "more news", "rain to come", "a road was mended", "fair on friday"]


def test_a_line_of_prose_that_ends_over_a_column_of_figures_is_no_row_of_it() -> None:
    page = Drawing(width=420, height=400)
    told = "staff gave us 95.10 and EIT 95.09"
    page.text(40, 370, told)
    right = 40 + 10 * WIDTH * (len(told) - 5)
    page.text(40, 345, "ten parts")
    _column(page, 40, 325, *ASIDE[:3], step=15)
    _column(page, right, 325, "91.10", "92.20", "93.30", step=15)
    (table,) = tables(read(page))
    assert grid(table) == [["duty", "91.10"], ["budget", "92.20"], ["power", "93.30"]]
