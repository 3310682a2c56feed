"""Pages, drawings, charts and Word files of many elements: the steps that are taken grow as they do, and no faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from lxml import etree
from prongsai.extract.text.html_document import read_html
from prongsai.extract.text.svg_text import svg_blocks
from prongsai.extract.word.looks import Looks
from prongsai.extract.word.styles import read_styles
from prongsai.extract.word.unseen_runs import without_unseen
from prongsai.extract.workbook.charts import shown_chart

from .shapes import grid, tables
from .wordfile import NAMESPACES, p, tbl, tc

FEW, MANY = 50, 400
MOST = 10  # times as many steps for eight times as much


def steps(work: Callable[[], Any]) -> int:
    """Operations of Python that run in a piece of work."""
    count = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def text(x: float, y: float, words: str, fill: str = "") -> str:
    return f'<text x="{x}" y="{y}" fill="{fill}">{words}</text>'


def bars(count: int) -> str:
    return "".join(text(10 * n, 40 + n % 7, f"9{n % 10}.31") + text(10 * n, 200, "name") for n in range(count))


def series(count: int) -> str:
    levels = [("red", 40), ("blue", 80)]
    figures = "".join(text(10 * n, y, f"9{n % 10}.31", fill) for n in range(count) for fill, y in levels)
    names = "".join(text(10 * n, 200, "name") + text(3, 300 + 9 * n, "words") for n in range(count))
    return figures + names


def on_boxes(count: int) -> str:
    boxes = "".join(f'<rect x="{n}" y="30" width="4" height="90" fill="red"/>' for n in range(5 * count))
    return boxes + series(count)


@pytest.mark.parametrize("drawn", [bars, series, on_boxes])
def test_a_chart_of_many_pieces_takes_steps_in_proportion(drawn: Callable[[int], str]) -> None:
    few, many = (steps(lambda n=n: svg_blocks(f"<svg>{drawn(n)}</svg>", 1)) for n in (FEW, MANY))
    assert many < MOST * few


def test_boxes_put_down_by_coordinates_take_steps_in_proportion() -> None:
    def page(count: int) -> str:
        box = '<div style="position:absolute;left:{}px;top:{}px">{}</div>'
        rows = (box.format(0, 20 * n, "name") + box.format(99, 20 * n, "91.25") + "<i></i>" for n in range(count))
        return "".join(rows)

    few, many = (steps(lambda n=n: read_html(page(n))) for n in (FEW, MANY))
    assert many < MOST * few
    assert grid(tables(read_html(page(3)))[0]) == [["name", "91.25"]] * 3


@pytest.mark.parametrize("tag", ["<text {}>92.31</text>", "<{}"])
@pytest.mark.parametrize("name", ["a:b-", "a", "1", "x "])
def test_long_names_in_a_drawing_do_not_hold_it_up(tag: str, name: str) -> None:
    run = tag.format(name * 60_000)  # minutes, if each letter began a name of its own
    (line,) = svg_blocks(f"<svg><text>ITA</text>{run}</svg>", 1)[:1]
    assert "ITA" in (line.text if hasattr(line, "text") else line.cells[0].text)


@pytest.mark.parametrize("way", ["translate(1-2)", "translate(1.2.3)", f"translate({'9' * 400})", "translate(-.5)"])
def test_bad_coordinates_do_not_stop_a_drawing(way: str) -> None:
    drawing = "".join(f'<text transform="{way}" y="{"9" * 400}{n}">9{n}.25</text>' for n in range(4))
    assert svg_blocks(f"<svg>{drawing}</svg>", 1)


def labelled(count: int) -> etree._Element:
    """A chart of one series whose labels have a number format, and every second one its own."""

    def one(place: int) -> str:
        own = f'<idx val="{place}"/><numFmt formatCode="0&quot; {place}&quot;" sourceLinked="0"/><showVal val="1"/>'
        return f"<dLbl>{own}</dLbl>"

    own = "".join(map(one, range(0, count, 2)))
    labels = f'<dLbls>{own}<numFmt formatCode="0.0" sourceLinked="0"/><showVal val="1"/></dLbls>'
    names = "".join(f'<pt idx="{n}"><v>k{n}</v></pt>' for n in range(count))
    points = "".join(f'<pt idx="{n}"><v>{n % 9}1.149</v></pt>' for n in range(count))
    series = f"<ser>{labels}<cat><strCache>{names}</strCache></cat><val><numCache>{points}</numCache></val></ser>"
    plot = f"<chart><plotArea><barChart>{series}</barChart></plotArea></chart>"
    return etree.fromstring(f'<chartSpace xmlns="c">{plot}</chartSpace>')


def test_a_point_of_a_chart_is_written_once_in_the_format_of_its_label() -> None:
    few, many = (steps(lambda n=n: shown_chart(labelled(n))) for n in (FEW, MANY))
    assert many < MOST * few
    assert shown_chart(labelled(3)).rows == [["k0", "1 0"], ["k1", "11.1"], ["k2", "21 2"]]


def without(body: str, styles: str = "") -> etree._Element:
    """The body of a Word file without what is not seen."""
    root, part = (etree.fromstring(f"<w:body {NAMESPACES}>{inside}</w:body>") for inside in (body, styles))
    without_unseen(root, Looks(read_styles(part)))
    return root


def test_paragraphs_over_deleted_ends_are_joined_once() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'

    def body(count: int) -> str:
        return "".join(p(f"{n} ", gone) for n in range(count)) + p("end") + p("next")

    few, many = (steps(lambda n=n: without(body(n))) for n in (FEW, MANY))
    assert many < MOST * few
    assert ["".join(one.itertext()) for one in without(body(3))] == ["0 1 2 end", "next"]


def test_the_cells_of_a_row_are_numbered_once() -> None:
    last = '<w:tblStylePr w:type="lastCol"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>'
    styles = f'<w:style w:type="table" w:styleId="T">{last}</w:style>'

    def body(count: int) -> str:
        named = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:lastColumn="1"/></w:tblPr>'
        return tbl("".join(tc(f"{n} ") for n in range(count))).replace("<w:tbl>", f"<w:tbl>{named}")

    few, many = (steps(lambda n=n: without(body(n), styles)) for n in (FEW, MANY))
    assert many < MOST * few
    assert "".join(without(body(4), styles).itertext()) == "0 1 2 "


def test_the_properties_of_a_paragraph_are_looked_for_once() -> None:
    def body(count: int) -> str:
        return "<w:p>" + "<w:r><w:t>words </w:t></w:r>" * count + "</w:p>"

    few, many = (steps(lambda n=n: without(body(n))) for n in (FEW, MANY))
    assert many < MOST * few
