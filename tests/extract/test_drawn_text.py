"""Text that a page draws: form fields, inline SVG, lists in scripts."""

from __future__ import annotations

import re

import pytest
from prongsai.extract.markup.script_tables import script_tables
from prongsai.extract.records import TextLine
from prongsai.extract.text.html_document import read_html
from prongsai.extract.text.svg_text import svg_blocks

from tests.extract.shapes import grid, lines, tables, texts


def test_values_of_shown_fields_are_text() -> None:
    page = """<table><tr><td>IIT<td><input type="text" value="96.31" readonly><tr><td>EIT<td><input value="&lt;90">
    <tr><td>OIT<td><select><option>1<option selected>95.70</select></table>
    <input type=hidden value=1><input type=password value=2><input style="display:none" value=3><input hidden value=4>
    <p>ก<input style="border:none" value="ข"></p>"""
    document = read_html(page)
    assert grid(tables(document)[0]) == [["IIT", "96.31"], ["EIT", "<90"], ["OIT", "95.70"]]
    assert texts(document) == ["กข"]


def test_pieces_of_a_drawing_on_one_height_are_a_row() -> None:
    drawing = """<svg><title>x</title><g transform="translate(10, 5)"><text x="0" y="20">ก &amp; ข</text>
    <text x="90" y="21">96.31</text></g><text x="10" y="60">ค</text><text x="100" y="60">94.28</text></svg>"""
    (table,) = svg_blocks(drawing, 7)
    assert grid(table) == [["ก & ข", "96.31"], ["ค", "94.28"]]  # type: ignore[arg-type]
    assert not tables(read_html(f"<div>{drawing.replace('<svg>', '<svg hidden>')}</div>"))
    assert [grid(t) for t in tables(read_html(f"<p>ก่อน</p>{drawing}"))] == [[["ก & ข", "96.31"], ["ค", "94.28"]]]


def test_figures_over_bars_stand_over_the_names_below() -> None:
    drawing = "".join(
        f'<text x="{x}" y="{y}">{value}</text><text x="{x}" y="200">{name}<tspan x="{x}" dy="10">ต่อ</tspan></text>'
        for x, y, value, name in ((10, 40, "96.31", "ก"), (60, 80, "84.28", "ข"), (110, 55, "95.47", "ค"))
    )
    (table,) = svg_blocks(f"<svg>{drawing}</svg>", 1)
    assert grid(table) == [["ก\nต่อ", "ข\nต่อ", "ค\nต่อ"], ["96.31", "84.28", "95.47"]]  # type: ignore[arg-type]


def test_labels_and_figures_of_a_script_are_a_table() -> None:
    chart = """new Chart(c, {labels: ["ก", 'ข', "\\u0e04"], datasets: [{label: "2566", data: [90.1, 80, 70.25]},
    {label: "2567", data: [91, 81.5, null]}]})"""
    (table,) = script_tables(chart)
    assert table.rows == [["", "2566", "2567"], ["ก", "90.1", "91"], ["ข", "80", "81.5"], ["ค", "70.25", ""]]
    pairs = 'draw([["ก", 90.1], ["ข", 80.2], ["ค", 70.3]]); var o = [{n:"ก",y:1.5},{n:"ข",y:2.5},{n:"ค",y:3.5}]'
    assert [t.rows for t in script_tables(pairs)] == [
        [["ก", "90.1"], ["ข", "80.2"], ["ค", "70.3"]],
        [["ก", "1.5"], ["ข", "2.5"], ["ค", "3.5"]],
    ]
    assert script_tables('var a = ["ก", "ข", "ค"]; var b = [1, 2]; if (x[3]) {y("ง")}') == []


def test_a_script_that_repeats_what_the_page_prints_gives_no_table() -> None:
    script = '<script>var l = ["กขค", "งจฉ", "ชซฌ"], v = [1.5, 2.5, 3.5]</script>'
    assert len(tables(read_html(f"<p>ผล</p>{script}"))) == 1
    document = read_html(f"<p>กขค</p>{script}")
    assert tables(document) == [] and [line.text for line in lines(document)] == ["กขค"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<g display='none'><text>71.10</text></g>",
        "<g style='visibility:hidden'><g><text>71.10</text></g></g>",
        "<defs><g><text>71.10</text></g></defs>",
        "<symbol id='a'><text>71.10</text></symbol>",
        "<text opacity='0'>71.10</text>",
        "<text>ก<tspan style='display:none'>71.10</tspan></text>",
        "<text font-size='0px'>71.10</text>",
    ],
)
def test_text_of_a_drawing_that_is_not_drawn_is_not_read(hidden: str) -> None:
    drawing = f"<svg>{hidden}<g visibility='hidden'><text visibility='visible' y='40'>82.20</text></g></svg>"
    told = [block.text for block in svg_blocks(drawing, 1) if isinstance(block, TextLine)]
    assert "82.20" in told and "71.10" not in told


@pytest.mark.parametrize(
    "rule, told",
    [
        (".a::after{content:attr(data-n)}", "OIT 92.50"),
        (".a:after{content:'ได้ ' attr(data-n)}", "OIT ได้ 92.50"),
        ('.a::before{content:attr(DATA-N) " "}', "92.50 OIT"),
        (".a::after{content:'๘๐.๒๕'} .w .a::after{content:attr(data-n)}", "OIT 92.50"),
        (".a{font-size:0} .a::after{content:attr(data-n);font-size:14px}", "92.50"),
        (".a::after{content:attr(data-n);display:none}", "OIT"),
        (".a::after{content:attr(data-n);opacity:0}", "OIT"),
        (".a:hover::after{content:attr(data-n)}", "OIT"),
        ("@media print{.a::after{content:attr(data-n)}}", "OIT"),
        ("@media (max-width:600px){.a::after{content:attr(data-n)}}", "OIT"),
        (".a::after{content:counter(row) '.' attr(data-n)}", "OIT"),
        (".a::before{content:'arrow_drop_down'} .a::after{content:'\\f101'}", "OIT"),
        (".a::after{content:attr(data-none)}", "OIT"),
    ],
)
def test_what_a_style_sheet_writes_beside_an_element_is_text(rule: str, told: str) -> None:
    page = f'<style>{rule}</style><div class=w><p class=a data-n="92.50">OIT </p></div>'
    assert texts(read_html(page)) == [told]


SERIES = (("IIT", "#c00", ("81.10", "82.20", "83.30")), ("EIT", "#00c", ("91.40", "72.50", "93.60")))


def charted(series: str) -> list[list[str]]:
    """A drawing of figures over three years as its rows."""
    years = "".join(f'<text x="{100 + 200 * k}" y="300">{2566 + k}</text>' for k in range(3))
    (table,) = (block for block in svg_blocks(f"<svg>{series}{years}</svg>", 1) if not isinstance(block, TextLine))
    return grid(table)  # type: ignore[arg-type]


def test_figures_of_one_colour_are_those_of_the_name_in_it() -> None:
    drawn = "".join(
        "".join(
            f'<text x="{100 + 200 * k}" y="{300 - 2 * float(v)}" fill="{colour}">{v}</text>'
            for k, v in enumerate(figures)
        )
        + f'<text x="560" y="{304 - 2 * float(figures[-1])}" fill="{colour}">{name}</text>'
        for name, colour, figures in SERIES
    )
    rows = [["EIT", *SERIES[1][2]], ["IIT", *SERIES[0][2]]]
    assert charted(drawn) == [["", "2566", "2567", "2568"], *rows]
    black = drawn.replace('fill="#c00"', "").replace('fill="#00c"', "")
    assert [row[0] for row in charted(black)] == ["", "", ""]  # which line ends at which name, nobody can say


def test_bars_in_groups_are_of_the_series_whose_box_has_their_colour() -> None:
    drawn = "".join(
        f'<rect x="{60 + 200 * k + 40 * s}" y="{300 - float(v)}" width="36" height="{v}" fill="{colour}"/>'
        f'<text x="{78 + 200 * k + 40 * s}" y="{297 - float(v)}">{v}</text>'
        for s, (_, colour, figures) in enumerate(SERIES)
        for k, v in enumerate(figures)
    )
    keys = "".join(
        f'<rect x="{100 + 90 * s}" y="350" width="10" height="10" fill="{colour}"/>'
        f'<text x="{115 + 90 * s}" y="360">{name}</text>'
        for s, (name, colour, _) in enumerate(SERIES)
    )
    assert charted(drawn + keys)[1:] == [["IIT", *SERIES[0][2]], ["EIT", *SERIES[1][2]]]
    assert charted(drawn + keys.replace("#00c", "#0c0"))[1][0] == ""
    moved = re.sub(r'<rect x="([\d.]+)" y="([\d.]+)"', r'<rect transform="translate(\1, \2)"', drawn + keys)
    assert charted(moved) == charted(drawn + keys)


def test_a_dial_has_one_figure_between_the_ends_of_its_scale() -> None:
    dial = '<svg><text x="60" y="50">81.10</text><text x="5" y="70">0</text>{}<text x="60" y="74">IIT</text></svg>'
    (table,) = svg_blocks(dial.format('<text x="110" y="70">100</text>'), 1)
    assert grid(table) == [["IIT", "81.10"]]  # type: ignore[arg-type]
    other = svg_blocks(dial.format('<text x="110" y="70">5</text>'), 1)
    assert ["IIT", "81.10"] not in [grid(b) for b in other if not isinstance(b, TextLine)]


@pytest.mark.parametrize(
    ("content", "attribute", "length"),
    [
        ("'{}'", "", 1_000),
        ("'{}'", "", 1_001),
        ("attr(data-x)", "{}", 1_000),
        ("attr(data-x)", "{}", 1_001),
        ("attr(data-x) attr(data-x)", "{}", 501),
    ],
)
def test_text_that_a_sheet_draws_is_short(content: str, attribute: str, length: int) -> None:
    text = "92.31".ljust(length, "9")
    page = f"<style>b::after{{content:{content.format(text)}}}</style><b data-x='{attribute.format(text)}'>IIT </b>"
    assert texts(read_html(page)) == (["IIT " + text] if length == 1_000 else ["IIT"])


def test_what_a_sheet_draws_on_every_element_ends() -> None:
    page = f"<style>b::after{{content:'{'9' * 1_000}'}}</style>" + "<b>x</b> " * 3_000
    assert len("".join(texts(read_html(page)))) < 1_100_000
