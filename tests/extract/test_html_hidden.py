"""What a page's own styles do not show is not read."""

from __future__ import annotations

import pytest
from prongsai.extract.records import TextLine
from prongsai.extract.text.html_document import read_html


def shown(page: str) -> str:
    blocks = [block for part in read_html(page).pages for block in part.blocks]
    texts = [b.text if isinstance(b, TextLine) else " ".join(cell.text for cell in b.cells) for b in blocks]
    return " ".join(texts)


TABLE = "<table {0}><tr><td>ก</td><td>11.11</td></tr><tr><td>ข</td><td>22.22</td></tr></table>"


@pytest.mark.parametrize(
    "sheet",
    [
        ".old{display:none}",
        "@media print{.c{color:red}} table.old { display : none }",
        "/* .x */ .a, .old{visibility:hidden}",
        ".old{opacity:0}",
        ".old{position:absolute;left:-9999px}",
        ".old{position:absolute;clip:rect(0,0,0,0)}",
    ],
)
def test_a_rule_of_the_style_sheet_hides_what_it_selects(sheet: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body><p>หัว</p>{TABLE.format('class=old')}</body></html>"
    assert shown(page) == "หัว"


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.old{display:none}}",
        ".older{display:none}",
        ".menu .old{display:none}",
        ".old:hover{display:none}",
        ".old{opacity:0.9}",
        ".old{position:absolute;left:-5px}",
        "div.old{display:none}",
    ],
)
def test_any_other_rule_hides_nothing(sheet: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body>{TABLE.format('class=old')}</body></html>"
    assert shown(page) == "ก 11.11 ข 22.22"


def test_what_a_script_may_open_is_read() -> None:
    sheet = "<style>.panel{display:none}</style>"
    assert "11.11" in shown(f"{sheet}<button onclick='f()'>เปิด</button>{TABLE.format('class=panel')}")
    assert "11.11" in shown(f"{sheet}<script>open()</script>{TABLE.format('class=panel')}")


def test_the_style_of_a_table_of_a_row_and_of_a_cell_hides_it() -> None:
    assert shown("<p>หัว</p>" + TABLE.format('style="display:none"')) == "หัว"
    rows = "<tr style='display:none'><td>ก</td><td>1.11</td></tr><tr><td>ข</td><td>2.22</td></tr><tr><td>ค</td><td>3</td></tr>"
    assert shown(f"<table>{rows}</table>") == "ข 2.22 ค 3"
    cell = "<tr><td>ก<span style='visibility:hidden'>961</span></td><td>9.61</td></tr>"
    assert shown(f"<table>{cell}{cell}</table>") == "ก 9.61 ก 9.61"


def test_links_of_a_menu_are_no_content() -> None:
    assert shown("<nav><ul><li>ITA 2565</li></ul></nav><p>หัว</p>") == "หัว"
