from __future__ import annotations

import base64

import pytest
from prongsai.extract.records import Block, NoticeCode, Place, TextLine
from prongsai.extract.text.html_document import read_html

from tests.extract.shapes import check_cover, grid, lines, tables, texts

PAGE = """<!DOCTYPE html>
<html><head><title> รายงาน
 ผล </title><style>p { color: red }</style></head>
<body>
<h1>หัวเรื่อง</h1>
<div align=center>คะแนน <b>รวม</b> ต่อ
บรรทัด</div><script>if (a < b) x()</script>
<p style="display: none">ซ่อน</p><p hidden>ซ่อนด้วย</p>
<ul><li>หนึ่ง<li>สอง<br>สาม</ul>
<table><tr><td><p>จัดหน้า</p>
<table><tr><td>ก<td>1<tr><td>ข<td>2</table>
</td></tr></table>
<!-- page 2 -->
<table><caption>ตาราง 1</caption>
<thead><tr><th>A<th>B</thead>
<tr><td rowspan=2>x<td>1
<tr><td>2
</table>
<pre>
ด้าน\t93.57
อีกด้าน\t84.05
</pre>
<p>จบ"""


def test_a_page_as_a_browser_shows_it() -> None:
    document = read_html(PAGE)
    assert document.title == "รายงาน ผล"
    assert document.media_type == "text/html"
    assert texts(document) == [
        "หัวเรื่อง",
        "คะแนน รวม ต่อ บรรทัด",
        "หนึ่ง",
        "สอง",
        "สาม",
        "จัดหน้า",
        "ตาราง 1",
        "จบ",
    ]
    assert [grid(table) for table in tables(document)] == [
        [["ก", "1"], ["ข", "2"]],
        [["A", "B"], ["x", "1"], ["x", "2"]],
        [["ด้าน", "93.57"], ["อีกด้าน", "84.05"]],
    ]
    for table in tables(document):
        check_cover(table)
    assert len(document.pages) == 2


def test_every_value_leads_back_to_a_line_of_the_source() -> None:
    document = read_html(PAGE)
    source = PAGE.split("\n")
    for line in lines(document):
        assert line.place.line is not None
        assert line.text.split(" ")[0] in source[line.place.line - 1]
    for table in tables(document):
        for cell in table.cells:
            assert cell.place.line is not None
            assert cell.text in source[cell.place.line - 1]


def test_headings_are_bold_and_centred_lines_are_told() -> None:
    heading, centred = lines(read_html(PAGE))[:2]
    assert heading.bold and not centred.bold
    assert centred.centred and not heading.centred


def test_page_breaks_of_style_sheets() -> None:
    text = '<p>ก</p><p style="page-break-before: always">ข</p><div style="break-after:page">ค</div><p>ง'
    assert [[b.text for b in page.blocks] for page in read_html(text).pages] == [["ก"], ["ข", "ค"], ["ง"]]  # type: ignore[union-attr]


def test_text_outside_of_cells_is_not_lost() -> None:
    document = read_html("<html><table>ลอย<tr>ในแถว<td>1</td></tr><tr><td>ก</td><td>2</td></tr></table>")
    assert texts(document) == ["ลอย"]
    assert grid(tables(document)[0]) == [["ในแถว", "1"], ["ก", "2"]]


def test_deep_nesting_does_not_break_the_reader() -> None:
    assert texts(read_html("<html>" + "<div>" * 5000 + "ลึก" + "</div>" * 5000)) == ["ลึก"]


def test_what_a_tab_says_stands_over_its_panel() -> None:
    opener = '<a href="#{0}" role="tab">ปี {0}</a>'
    panel = '<div id="{0}" class="tab-pane"><p>ผล {0}</p></div>'
    page = read_html(
        "<p>หัวเรื่อง</p>"
        + "".join(opener.format(y) for y in (2566, 2567))
        + "".join(panel.format(y) for y in (2566, 2567))
    )
    assert texts(page) == ["หัวเรื่อง", "ปี 2566", "ผล 2566", "ปี 2567", "ผล 2567"]
    links = '<ul><li><a href="#a">บทที่ 1</a><li><a href="#b">บทที่ 2</a></ul><div id="a">ก</div><div id="b">ข</div>'
    assert texts(read_html(links)) == ["บทที่ 1", "บทที่ 2", "ก", "ข"]


def test_elements_of_a_page_s_own_components() -> None:
    assert texts(read_html("<p>ระดับ <Badge>ผ่านดี</Badge> <Open></p>")) == ["ระดับ ผ่านดี <Open>"]


def test_a_picture_that_a_page_holds_is_read_at_its_place() -> None:
    address = "data:image/png;base64," + base64.b64encode(b"p" * 4_000).decode()
    page = f'<p>ก <img src="data:image/gif;base64,R0lGOD">ข</p><img src="{address}"><img src="a.png">\n<p>ค</p>'
    seen: list[bytes] = []

    def read(data: bytes) -> list[Block]:
        seen.append(data)
        return [TextLine("ITA 93.69", Place(1, (1, 2, 3, 4)))]

    document = read_html(page, read)
    assert texts(document) == ["ก ข", "ITA 93.69", "ค"] and seen == [b"p" * 4_000]
    assert [(n, document.pages[0].blocks[n].place) for n in document.pages[0].from_picture] == [(1, Place(line=1))]
    assert texts(read_html(page)) == ["ก ข", "ค"]
    told = (
        read_html(page.replace("base64,cHBw", "base64,cHBw=x"), read).notices + read_html(page, lambda _: None).notices
    )
    assert {notice.code for notice in told} == {NoticeCode.PICTURE_NOT_READ}


def test_figures_over_as_many_names_in_rows_of_boxes_are_a_table() -> None:
    css = "<style>.r{display:flex}.x{display:none}</style>"
    values = "".join(f"<div><b>{n}1.50</b><i class=x>{n}</i></div>" for n in range(4, 8))
    names = "".join(f"<span>{name}</span>" for name in "กขคง")
    page = f"{css}<div class=r>{values}</div> <div class=r>{names}</div>"
    (table,) = tables(read_html(page))
    assert grid(table) == [["ก", "ข", "ค", "ง"], ["41.50", "51.50", "61.50", "71.50"]]
    assert tables(read_html(page.replace("<span>ง</span>", ""))) == []
    assert tables(read_html(page.replace("display:flex", "display:flex;flex-direction:column"))) == []


def test_rows_with_a_figure_beside_tables_in_cells_stay_rows() -> None:
    inner = "<table><tr><td>ก<td>81.10<tr><td>ข<td>82.20</table>"
    page = f"<table><tr><td>ชื่อ<td>{inner}</tr><tbody><tr><td>รวม<td>83.30 (ดี)</tr><tr><td>ย่อย<td>{inner}</tr></table>"
    pairs = [["ก", "81.10"], ["ข", "82.20"]]
    document = read_html(page)
    assert [grid(table) for table in tables(document)] == [pairs, [["รวม", "83.30 (ดี)"]], pairs]
    assert texts(document) == ["ชื่อ", "ย่อย"]


def test_the_number_of_a_note_is_none_of_the_figure_before_it() -> None:
    row = "<table><tr><td>ก<sup>2</sup></td><td>94.7<sup>1</sup></td></tr><tr><td>ข</td><td>94.<sup>71</sup></td></tr></table>"
    assert grid(tables(read_html(row))[0]) == [["ก²", "94.7¹"], ["ข", "94.71"]]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("94.7<sup>๑</sup>", "94.7¹"),
        ("๙๔.๗<sup>๑๒</sup>", "๙๔.๗¹²"),
        ("94.7<sup>1,2</sup>", "94.7¹,²"),
        ("94.7<sup>1, ๒</sup> points", "94.7¹, ² points"),
        ("94.7<sup>(3)</sup>", "94.7(³)"),
        ("94.7<sup>1&nbsp;</sup>", "94.7¹"),
        ("94.7<span style='color:#333;vertical-align:super'>2</span>", "94.7²"),
        ("<style>.n{vertical-align:super}</style>94.7<span class=n>2</span>", "94.7²"),
        ("<style>.n::after{content:'2';vertical-align:super}</style><b class=n>94.7</b>", "94.7²"),
        ("94.<sup>7</sup><sup>1</sup>", "94.71"),
        ("94.7<sup>1</sup><sup>2</sup>", "94.7¹²"),
        ("94.<span style='vertical-align:super'>7</span>", "94.7"),
        ("<sup>1,250</sup> persons", "1,250 persons"),
        ("<p style='vertical-align:super'>94", "94"),
        ("<table><tr><td>a<td style='vertical-align:super'>94</table>", "94"),
    ],
)
def test_raised_digits_of_every_writing_melt_into_no_figure(markup: str, shown: str) -> None:
    document = read_html(f"<p>{markup}</p>")
    assert shown in [*texts(document), *(cell.text for table in tables(document) for cell in table.cells)]
