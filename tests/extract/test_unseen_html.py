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
        "@media screen{.old{display:none}}",
        "body .old{display:none}",
        "table[class=old]{display:none}",
        "p ~ table{display:none}",
        "table:nth-of-type(1){visibility:collapse}",
        ".old{display:none!important} table{display:table}",
        ".old{text-indent:-9999px}",
        ".old{transform:translateX(-200vw);position:absolute}",
        ".old{display:block;height:0;overflow:hidden}",
        ".old{clip-path:inset(100%)}",
        ".old{font-size:0}",
        ".old td{color:#fff} td{background:transparent}",
        ".old{color:rgba(0,0,0,0)}",
        ".old td{color:#333;background-color:#323232}",
        ".old{text-decoration:line-through}",
    ],
)
def test_a_rule_of_the_style_sheet_hides_what_it_selects(sheet: str) -> None:
    page = f"<html><head><style>{sheet}</style></head><body><p>หัว</p>{TABLE.format('class=old')}</body></html>"
    assert shown(page).strip() == "หัว"


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
        ".old{display:none} table.old{display:table}",
        ".old{visibility:hidden} .old td{visibility:visible}",
        ".old{color:#fff;background:#003366}",
        "tr{background:navy} td{color:white}",
        ".old{color:white;background:url(dark.png)}",
        ".old{position:absolute;left:40px}",
        ".old{height:0}",
        ".old{position:absolute;transform:translate(-50%,-100%)}",
        ".old{margin-left:-100%;width:100%}",
        ".old{font-size:9px}",
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


@pytest.mark.parametrize("tag", ["del", "s", "strike", "span style='text-decoration: line-through red'"])
def test_a_struck_figure_is_no_print_and_the_new_one_beside_it_is(tag: str) -> None:
    cell = f"<tr><td>ก</td><td><{tag}>8.61</{tag.split()[0]}> 9.61</td></tr>"
    assert shown(f"<table>{cell}{cell}</table>") == "ก 9.61 ก 9.61"


def test_what_a_state_or_a_control_opens_is_read() -> None:
    table = TABLE.format("class=more id=t1")
    assert "11.11" in shown(
        f"<style>.x{{display:none}} #c:checked~.x{{display:block}}</style><div class=x>{table}</div>"
    )
    assert "11.11" in shown(f"<style>#t1{{display:none}}</style><a href='#t1'>เปิด</a>{table}")
    assert "11.11" not in shown(f"<style>#t1{{display:none}}</style><script>count(1)</script>{TABLE.format('id=t1')}")


@pytest.mark.parametrize(
    "head",
    [
        "<style>.old{display:none}</style><script src=a.js></script>",
        "<style>.old{display:none} .table{width:100%}</style><script>$('.table').sort()</script>",
        "<style>.old{display:none} .table tr:hover{background:red}</style>",
        "<style>.old{display:none} .table:hover{color:red}</style><button onclick='f()'>x</button>",
    ],
)
def test_a_script_or_a_state_opens_only_what_it_names(head: str) -> None:
    table = TABLE.format("class='table old'")
    assert shown(f"{head}<p>หัว</p>{table}") in ("หัว", "x หัว")


def test_the_own_style_of_an_element_hides_it_on_any_page() -> None:
    table = TABLE.format("class='tab-pane' style='display:none'")
    assert shown(f"<script>open('tab-pane')</script><p>หัว</p>{table}") == "หัว"


def test_white_letters_on_a_background_of_a_linked_sheet_are_read() -> None:
    head = "<link rel=stylesheet href=a.css><style>td{color:#fff}</style>"
    assert shown(head + TABLE.format("")) == "ก 11.11 ข 22.22"
    assert shown("<font color='#ffffff'>8.61</font><font color=navy>9.61</font>") == "9.61"


def test_a_box_that_lies_over_another_covers_it() -> None:
    css = "<style>.a,.b{position:absolute;left:9px;top:0}.b{background:#fff;z-index:1}.c{position:absolute;left:1px}</style>"
    assert shown(f"{css}<div>IIT<span class=b>81.20</span><span class=a>71.20</span></div>") == "IIT 81.20"
    assert shown(f"{css}<div>IIT<span class=a>81.20</span><span class=c>71.20</span></div>") == "IIT 81.20 71.20"


def test_the_shadow_of_a_text_is_no_second_one() -> None:
    css = "<style>.s{position:absolute;left:2px;top:1px}</style>"
    assert shown(f"{css}<p><b class=s>81.20</b><b>81.20</b></p>") == "81.20"
    assert shown(f"{css}<p><b class=s>81.20</b><b>81.21</b></p>") == "81.20 81.21"


def test_a_figure_that_stands_twice_is_no_shadow() -> None:
    css = "<style>.s,.t{position:absolute;left:0;top:0}.t{left:90px}.u{position:absolute;left:1px}</style>"
    assert shown(f"{css}<p><b class=s>81.20</b><b class=t>81.20</b></p>") == "81.20 81.20"
    assert shown(f"{css}<p><b class=s>81.20</b><b>x</b><b>81.20</b></p>") == "81.20 x81.20"
    assert shown(f"{css}<p><b class=s>81.20</b><b class=u>81.20</b></p>") == "81.20"


def test_an_important_rule_shows_what_its_own_style_hides() -> None:
    css = "<style>.f{display:block !important}</style>"
    assert shown(f"{css}<p>ก</p><div class=f style='display:none'>ข</div>") == "ก ข"


def test_the_page_of_an_inner_frame_is_read_at_its_tag() -> None:
    inner = "&lt;style&gt;.x{display:none}&lt;/style&gt;&lt;p&gt;ข&lt;/p&gt;&lt;p class=x&gt;ค&lt;/p&gt;"
    assert shown(f'<p>ก</p><iframe srcdoc="{inner}"></iframe>') == "ก ข"


def test_rows_cells_and_bodies_with_the_attribute_hidden_are_not_read() -> None:
    page = "<table><tr><td>ก<td hidden>9<td>1<tr hidden><td>ก<td>8<tbody hidden><tr><td>ก<td>7</tbody></table>"
    assert shown(page) == "ก 1"


@pytest.mark.parametrize(
    "columns", ["<col><col class=c>", "<colgroup><col></colgroup><colgroup span=1 class=c></colgroup>"]
)
def test_a_folded_column_is_not_read_and_the_head_over_it_and_another_stays(columns: str) -> None:
    sheet = "<style>.c{visibility:collapse}</style>"
    page = f"{sheet}<table>{columns}<tr><th>ชื่อ<th colspan=2>ผล<tr><td>ก<td>9<td>1</table>"
    assert shown(page) == "ชื่อ ผล ก 1"
    assert shown(page.replace("collapse", "hidden")) == "ชื่อ ผล ก 9 1"


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe src='data:text/html;base64,PGI+4LiCPC9iPg=='></iframe>",
        "<iframe src='data:text/html;charset=utf-8,%3Cb%3E%E0%B8%82%3C/b%3E'></iframe>",
        "<object data='data:text/html,%3Cb%3E%A2%C2%C2%3C/b%3E%3Ci hidden%3Ex%3C/i%3E'></object>",
    ],
)
def test_the_page_in_the_address_of_a_frame_is_read(frame: str) -> None:
    assert shown(f"<p>ก</p>{frame}") == ("ก ขยย" if "object" in frame else "ก ข")
    assert shown(f"<p>ก</p><div style='display:none'>{frame}</div>").strip() == "ก"
