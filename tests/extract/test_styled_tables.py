"""Rows of boxes that styles set like a table are one."""

from __future__ import annotations

import pytest
from prongsai.extract.text.html_document import read_html

from tests.extract.shapes import grid, tables, texts

ROWS = [["ด้าน", "2566", "2567"], ["ก", "81.10", "82.20"], ["ข", "83.30", "84.40"]]


def boxes(rows: list[list[str]]) -> str:
    return "".join(f"<div class=r>{''.join(f'<span>{text}</span>' for text in row)}</div>" for row in rows)


@pytest.mark.parametrize(
    "css",
    [
        ".r{display:table-row}.r span{display:table-cell}",
        ".r{display:flex}",
        "section > div{display:inline-flex;flex-direction:row}",
    ],
)
def test_rows_of_as_many_boxes_are_a_table(css: str) -> None:
    document = read_html(f"<style>{css}</style><p>หัว</p><section>{boxes(ROWS)}</section>")
    assert [grid(table) for table in tables(document)] == [ROWS] and texts(document) == ["หัว"]


@pytest.mark.parametrize("columns", ["repeat(3, 1fr)", "40px minmax(1px, 2fr) auto"])
def test_a_grid_of_columns_is_a_table(columns: str) -> None:
    inner = "".join(f"<div>{text}</div>" for row in ROWS for text in row)
    document = read_html(f"<style>.g{{display:grid;grid-template-columns:{columns}}}</style><div class=g>{inner}</div>")
    assert [grid(table) for table in tables(document)] == [ROWS]
    odd = read_html(
        f"<style>.g{{display:grid;grid-template-columns:{columns}}}</style><div class=g>{inner}<i>x</i></div>"
    )
    assert tables(odd) == []


def test_the_head_above_and_the_names_of_groups_belong_to_the_table() -> None:
    css = "<style>.r{display:table-row}.h{display:table-header-group}</style>"
    group = "<div>กลุ่ม</div>"
    document = read_html(
        f"{css}<div>{boxes(ROWS[:1])}</div> <div>{group}{boxes(ROWS[1:])}{group}{boxes(ROWS[1:])}</div>"
    )
    assert [row[0] for row in grid(tables(document)[0])] == ["ก", "ข", "กลุ่ม", "ก", "ข"]
    headed = read_html(f"{css}<div>{boxes(ROWS[:1])}</div> <div>{boxes(ROWS[1:])}{group}{boxes(ROWS[1:])}</div>")
    assert [row[0] for row in grid(tables(headed)[0])] == ["ด้าน", "ก", "ข", "กลุ่ม", "ก", "ข"]


@pytest.mark.parametrize(
    "rows",
    [
        [["ก", "ข", "ค"]] * 4,
        [["ก", "81.10"], ["ข", "82.20"], ["ค", "83.30"]],
        [["ก", "81.10", "x" * 200]] * 4,
        [["ก", "81.10", "1"], ["ข", "82.20"], ["ค", "83.30", "2"]],
    ],
)
def test_boxes_that_arrange_a_page_are_no_table(rows: list[list[str]]) -> None:
    assert tables(read_html(f"<style>.r{{display:flex}}</style><section>{boxes(rows)}</section>")) == []


def placed(*boxes: tuple[int, int, str]) -> str:
    put = "".join(f'<p style="position:absolute;top:{top}px;left:{left}px">{text}</p>' for top, left, text in boxes)
    return f'<div style="position:relative">{put}</div>'


def test_boxes_put_down_by_coordinates_stand_where_the_page_shows_them() -> None:
    names = [(30 * k, 10, name) for k, name in enumerate("กขคง")]
    figures = [(30 * k + 1, 200 + 3 * k, f"8{k}.10") for k in range(4)]
    rows = [[name, figure] for (_, _, name), (_, _, figure) in zip(names, figures, strict=True)]
    for boxes in ([*names, *figures], [*reversed(figures), *names]):
        assert [grid(t) for t in tables(read_html(placed(*boxes)))] == [rows]
    prose = [(top, left + 200, "ความ") for top, left, _ in names]
    page = read_html(placed(*names, *prose))  # two columns of text
    assert texts(page) == [*"กขคง", *["ความ"] * 4] and not tables(page)
