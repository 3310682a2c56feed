"""Tables of PDFs: with rules of all kinds, and without."""

from __future__ import annotations

import pytest
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import RawDocument, Table
from prongsai.extract.settings import Settings

from .pdf_maker import MARKS, Drawing, make_pdf
from .shapes import check_cover, grid, tables, texts

LABELS = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การเปิดเผยข้อมูล"]
SCORES = ["93.57", "84.05", "77.10", "100.00"]
XS = [40.0, 240.0, 300.0]
YS = [300.0, 280.0, 260.0, 240.0, 220.0]


def read(*drawings: Drawing) -> RawDocument:
    return read_pdf(make_pdf(*drawings), Settings())


def only(document: RawDocument) -> Table:
    found = tables(document)
    assert len(found) == 1
    check_cover(found[0])
    return found[0]


def written(page: Drawing, rows: int = 4) -> Drawing:
    """Labels and scores in the cells of XS and YS."""
    for i in range(rows):
        page.text(45, YS[i] - 14, LABELS[i])
        page.text(250, YS[i] - 14, SCORES[i])
    return page


EXPECTED = [list(row) for row in zip(LABELS, SCORES, strict=True)]


def test_a_grid_of_lines() -> None:
    page = Drawing()
    page.text(40, 320, "heading of it")
    page.grid(XS, YS)
    document = read(written(page))
    table = only(document)
    assert grid(table) == EXPECTED
    assert table.method == "ruled" and texts(document) == ["heading of it"]
    # In the order of the page: the heading first.
    assert document.pages[0].blocks[1] is table
    assert table.place.box == pytest.approx((40, 100, 300, 180), abs=0.01)
    assert table.cells[1].place.box == pytest.approx((240, 100, 300, 120), abs=0.01)


def test_a_grid_of_thin_boxes_drawn_cell_by_cell() -> None:
    page = Drawing()
    for i in range(4):
        for x0, x1 in ((40, 240), (240, 300)):
            page.box(x0, YS[i], x1 - x0, 0.75, "f")
            page.box(x0, YS[i + 1], x1 - x0, 0.75, "f")
            page.box(x0, YS[i + 1], 0.75, 20, "f")
            page.box(x1, YS[i + 1], 0.75, 20, "f")
    assert grid(only(read(written(page)))) == EXPECTED


def test_boxes_around_each_cell_with_a_space_between_them() -> None:
    page = Drawing()
    for i in range(4):
        page.box(40, YS[i + 1] + 1, 198.5, 18)
        page.box(241, YS[i + 1] + 1, 58, 18)
    page.box(38, 218, 264, 84)
    assert grid(only(read(written(page)))) == EXPECTED


def test_dotted_rules() -> None:
    page = Drawing()
    for y in YS:
        for i in range(int((XS[-1] - XS[0]) / 1.5) + 1):
            page.box(XS[0] + 1.5 * i, y, 0.75, 0.75, "f")
    for x in XS:
        for i in range(int((YS[0] - YS[-1]) / 1.5) + 1):
            page.box(x, YS[-1] + 1.5 * i, 0.75, 0.75, "f")
    assert grid(only(read(written(page)))) == EXPECTED


def test_backgrounds_that_tile_are_a_grid() -> None:
    page = Drawing()
    page.raw("0.9 g")
    for i in range(4):
        page.box(40, YS[i + 1], 200, 20, "f")
        page.box(240, YS[i + 1], 60, 20, "f")
    page.raw("0 g")
    assert grid(only(read(written(page)))) == EXPECTED


def test_marked_words_are_no_table() -> None:
    page = Drawing()
    page.raw("1 1 0 rg")
    page.box(100, 296, 120, 14, "f")
    page.box(40, 282, 90, 14, "f")
    page.raw("0 g")
    page.text(40, 300, "some words of which a few are marked")
    page.text(40, 286, "and more words on the next line of it")
    document = read(page)
    assert tables(document) == [] and len(texts(document)) == 2


def test_a_table_without_its_outer_rules() -> None:
    page = Drawing()
    page.line(240, 300, 240, 220)
    for y in YS:
        page.line(40, y, 300, y)
    assert grid(only(read(written(page)))) == EXPECTED


def test_merged_cells() -> None:
    page = Drawing()
    xs = [40.0, 140.0, 240.0, 300.0]
    for y in YS:
        page.line(140 if y in (280, 260) else 40, y, 300, y)
    for x in (40.0, 300.0):
        page.line(x, 220, x, 300)
    page.line(140, 240, 140, 300)
    page.line(240, 220, 240, 300)
    page.text(45, 270, "IIT")
    for i in range(3):
        page.text(145, YS[i] - 14, f"row {i}")
        page.text(250, YS[i] - 14, SCORES[i])
    page.text(100, 226, "all of it")
    page.text(250, 226, SCORES[3])
    table = only(read(page))
    assert (table.n_rows, table.n_cols) == (4, len(xs) - 1)
    assert {(c.text, c.row, c.col, c.row_span, c.col_span) for c in table.cells if c.text in ("IIT", "all of it")} == {
        ("IIT", 0, 0, 3, 1),
        ("all of it", 3, 0, 1, 2),
    }


def test_empty_cells_and_wrapped_cells() -> None:
    page = Drawing()
    page.grid([40, 240, 300], [300, 260, 220])
    page.text(45, 285, "first line")
    page.text(45, 270, "second line")
    page.text(250, 285, "77.10")
    table = only(read(page))
    assert grid(table) == [["first line\nsecond line", "77.10"], ["", ""]]


def test_a_frame_that_was_left_open_at_its_sides_is_closed() -> None:
    page = Drawing()
    for y in YS:
        page.line(XS[0], y, XS[-1], y)
    page.line(XS[1], YS[0], XS[1], YS[-1])
    table = only(read(written(page)))
    assert grid(table) == EXPECTED and table.method == "ruled"
    assert table.place.box == pytest.approx((40, 100, 300, 180), abs=0.01)


def test_a_frame_around_prose_is_no_table() -> None:
    page = Drawing()
    page.box(30, 280, 300, 60)
    page.text(40, 320, "words in a frame")
    page.text(40, 300, "and more of them")
    document = read(page)
    assert tables(document) == [] and texts(document) == ["words in a frame", "and more of them"]


def test_a_row_that_goes_on_from_the_page_before_is_a_table() -> None:
    page = Drawing()
    page.grid([40, 140, 240, 300], [380, 360])
    page.text(145, 366, "rest of it")
    assert grid(only(read(page))) == [["", "rest of it", ""]]


def test_figures_that_no_rule_parts_become_rows() -> None:
    page = Drawing()
    page.grid(XS, [300.0, 220.0])
    assert grid(only(read(written(page)))) == EXPECTED


def test_a_word_that_sticks_out_of_its_cell_stays_whole() -> None:
    page = Drawing()
    page.grid([40, 100, 160], [300, 280, 260])
    page.text(45, 286, "sticksoutbit")  # 60 points wide in a cell of 60, from 5 points inside
    page.text(110, 286, "93.57")
    page.text(45, 266, "b")
    page.text(110, 266, "84.05")
    assert grid(only(read(page))) == [["sticksoutbit", "93.57"], ["b", "84.05"]]


def test_numbers_that_touch_across_a_wall_lose_no_digit() -> None:
    page = Drawing()
    page.grid([40, 80, 160], [300, 280, 260])
    page.text(42, 286, "255,000.00")  # 50 points wide in a cell of 40
    page.text(92, 286, "254,181.00")
    page.text(45, 266, "1.50")
    page.text(110, 266, "84.05")
    assert grid(only(read(page))) == [["255,000.00", "254,181.00"], ["1.50", "84.05"]]


def test_words_and_a_figure_drawn_as_one_are_parted_at_the_wall() -> None:
    page = Drawing()
    page.grid([40, 100, 160], [300, 280, 260])
    page.text(75, 286, "label93.57")  # the wall stands behind the label
    page.text(45, 266, "b")
    page.text(110, 266, "84.05")
    assert grid(only(read(page)))[0] == ["label", "93.57"]


def test_figures_below_each_other_without_rules() -> None:
    page = Drawing()
    page.text(45, 310, "name")
    page.text(250, 310, "score")
    document = read(written(page))
    table = only(document)
    assert table.method == "aligned"
    assert grid(table) == [["name", "score"], *EXPECTED]
    assert texts(document) == []


def test_a_list_with_leaders() -> None:
    page = Drawing()
    for i in range(4):
        dots = "." * ((250 - 45 - 5 * len(LABELS[i])) // 5)
        page.text(45, 286 - 20 * i, LABELS[i] + dots)
        page.text(255, 286 - 20 * i, SCORES[i])
    assert grid(only(read(page))) == EXPECTED


def test_a_label_on_two_lines_beside_its_figure() -> None:
    page = Drawing()
    for i in range(4):
        page.text(45, 350 - 40 * i, f"label {i} that takes up two lines")
        page.text(45, 338 - 40 * i, "of its column here")
        page.text(250, 350 - 40 * i, SCORES[i])
    assert grid(only(read(page))) == [
        [f"label {i} that takes up two lines\nof its column here", SCORES[i]] for i in range(4)
    ]


def test_flat_rules_alone_part_rows() -> None:
    page = Drawing()
    for y in (320.0, *YS):
        page.line(40, y, 300, y)
    page.text(45, 306, "name")
    page.text(250, 306, "score")
    assert grid(only(read(written(page)))) == [["name", "score"], *EXPECTED]


def test_three_columns_of_text() -> None:
    page = Drawing(width=600)
    for i in range(3):
        y = 340 - 40 * i
        for x, word in ((40, "measure"), (220, "method"), (420, "office")):
            page.text(x, y, f"{word} {i} begins here")
            page.text(x, y - 12, "and goes on")
    table = only(read(page))
    assert grid(table) == [
        [f"{word} {i} begins here\nand goes on" for word in ("measure", "method", "office")] for i in range(3)
    ]


def test_signatures_side_by_side_are_no_table() -> None:
    page = Drawing()
    for i, (left, right) in enumerate((("signed", "signed"), ("one name", "two names"), ("clerk", "mayor"))):
        page.text(60, 300 - 15 * i, left)
        page.text(250, 300 - 15 * i, right)
    assert tables(read(page)) == []


def test_a_numbered_list_is_no_table() -> None:
    page = Drawing()
    for i in range(6):
        page.text(40, 340 - 15 * i, f"{i + 1}.")
        page.text(70, 340 - 15 * i, f"item number {i} of the list in words")
    document = read(page)
    assert tables(document) == [] and len(texts(document)) == 6


def test_a_heading_set_upright_in_a_narrow_column() -> None:
    page = Drawing()
    page.grid(XS, YS)
    page.raw(f"BT /F1 6 Tf 0 1 -1 0 255 282 Tm <{page.codes('turn')}> Tj ET")
    for i in range(4):
        page.text(45, YS[i] - 14, LABELS[i])
        if i:
            page.text(250, YS[i] - 14, SCORES[i])
    assert grid(only(read(page)))[0] == [LABELS[0], "turn"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_table_on_a_turned_page(rotate: int) -> None:
    page = Drawing(width=400, height=400, rotate=rotate)
    # Text written so that it is upright once the page is turned.
    matrix = {90: "0 1 -1 0 400 0", 180: "-1 0 0 -1 400 400", 270: "0 -1 1 0 0 400"}[rotate]
    page.raw(f"{matrix} cm")
    page.grid(XS, YS)
    document = read(written(page))
    table = only(document)
    assert grid(table) == EXPECTED
    assert table.place.box == pytest.approx((40, 100, 300, 180), abs=0.01)


def test_a_table_turned_by_its_matrix() -> None:
    page = Drawing()
    page.raw("q 0 1 -1 0 400 0 cm")
    page.grid(XS, YS)
    written(page)
    page.raw("Q")
    table = only(read(page))
    assert grid(table) == EXPECTED
    assert table.place.box == pytest.approx((100, 100, 180, 360), abs=0.01)


def test_a_number_broken_by_a_narrow_column_is_one_number() -> None:
    page = Drawing()
    page.grid([40, 240, 268], [300, 260, 220])
    for top, pieces in ((300, ("๙", "๘.๒๖")), (260, ("๑๐", "๐.๐๐"))):
        page.text(45, top - 14, "label")
        for i, piece in enumerate(pieces):
            page.text(244, top - 14 - 14 * i, piece)
    assert grid(only(read(page))) == [["label", "๙๘.๒๖"], ["label", "๑๐๐.๐๐"]]


def test_numbers_that_have_room_are_not_put_together() -> None:
    page = Drawing()
    page.grid([40, 240, 360], [300, 260])
    page.text(45, 286, "label")
    page.text(244, 286, "๙")
    page.text(244, 272, "๘.๒๖")
    assert grid(only(read(page))) == [["label", "๙\n๘.๒๖"]]


def test_a_coloured_header_says_where_the_columns_are() -> None:
    page = Drawing(width=500)
    page.raw("0.8 g")
    for x0, x1 in ((40, 160), (160, 300), (300, 420)):
        page.box(x0, 300, x1 - x0, 20, "f")
    page.raw("0 g")
    for x, word in ((50, "tool"), (170, "strong"), (310, "weak")):
        page.text(x, 306, word)
    for i, tool in enumerate(("IIT", "EIT")):
        for k in range(2):  # two lines in each cell of prose, four points of white between the cells
            page.text(162, 286 - 34 * i - 13 * k, f"strong {i} line {k} of the row"[:27])
            page.text(302, 286 - 34 * i - 13 * k, f"weak {i} line {k}")
        page.text(42, 286 - 34 * i, tool)
    table = only(read(page))
    assert table.method == "aligned"
    assert [[text.count("\n") for text in row] for row in grid(table)] == [[0, 0, 0], [0, 1, 1], [0, 1, 1]]
    assert [row[0] for row in grid(table)] == ["tool", "IIT", "EIT"]


def test_the_last_row_of_an_aligned_table_on_the_next_page() -> None:
    first, second = Drawing(), Drawing()
    first.text(45, 170, "name")
    first.text(250, 170, "score")
    for i in range(3):
        first.text(45, 100 - 30 * i, LABELS[i])
        first.text(250, 100 - 30 * i, SCORES[i])
    second.text(150, 390, "running head")
    second.text(45, 360, LABELS[3])
    second.text(250, 360, SCORES[3])
    second.text(45, 300, "and some words after the table of it")
    document = read(first, second)
    assert [grid(table)[-1] for table in tables(document)] == [[LABELS[2], SCORES[2]], [LABELS[3], SCORES[3]]]
    assert texts(document)[-1] == "and some words after the table of it"


def test_a_header_on_two_lines_is_one_row() -> None:
    page = Drawing()
    page.text(45, 330, "name")
    page.text(250, 330, "score of")
    page.text(250, 314, "2567")
    assert grid(only(read(written(page))))[0] == ["name", "score of\n2567"]


def test_a_title_above_is_no_header() -> None:
    page = Drawing()
    page.text(30, 320, "a title above the table that runs on and on over all of it")
    assert grid(only(read(written(page)))) == EXPECTED


def test_a_heading_between_rows_runs_across() -> None:
    page = Drawing()
    written(page)
    page.text(45, 206, "a heading that runs across all columns of it")
    for i in range(3):
        page.text(45, 186 - 20 * i, LABELS[i])
        page.text(250, 186 - 20 * i, SCORES[i])
    table = only(read(page))
    heading = [cell for cell in table.cells if cell.col_span == 2]
    assert [(cell.row, cell.text) for cell in heading] == [(4, "a heading that runs across all columns of it")]


def test_prose_set_to_both_margins_is_no_table_though_figures_end_its_lines() -> None:
    lines = [
        ["2563", "ขององค์การบริหารส่วนตำบล", "ปรากฏค่าคะแนน", "ITA", "96.57"],
        ["จำแนกเป็น", "IIT", "97.21", "คะแนน", "EIT", "98.08", "คะแนน", "94.96"],
        ["ส่วนค่าเฉลี่ยขององค์กรปกครอง", "ในจังหวัด", "เท่ากับ", "91.82"],
    ]
    page = Drawing()
    for i, words in enumerate(lines):
        widths = [5.0 * sum(char not in MARKS for char in word) for word in words]
        step = (300 - sum(widths)) / (len(words) - 1)
        x = 40.0
        for word, width in zip(words, widths, strict=True):
            page.text(x, 300 - 20 * i, word)
            x += width + step
    assert tables(read(page)) == []


def coloured(page: Drawing, y: float, xs: list[float], words: list[str]) -> None:
    """A row of coloured boxes from `xs` to `xs`, with its words, and a line below it."""
    for x0, x1, word in zip(xs, xs[1:], words, strict=False):
        page.raw("0.8 g")
        page.box(x0, y, x1 - x0, 20, "f")
        page.raw("0 g")
        page.text(x0 + 6, y + 6, word)
    page.line(xs[0], y, xs[-1], y)


def plain_row(page: Drawing, y: float, xs: list[float], words: list[str]) -> None:
    for x0, word in zip(xs, words, strict=False):
        if word:
            page.text(x0 + 6, y + 6, word)
    page.line(xs[0], y, xs[-1], y)


COLUMNS: list[float] = [40, 160, 230, 300]


def test_rows_between_coloured_ones_are_of_one_table() -> None:
    page = Drawing(width=400, height=400)
    page.line(40, 340, 300, 340)
    coloured(page, 320, COLUMNS, ["name", "2565", "2566"])
    plain_row(page, 300, COLUMNS, ["duty", "91.20", "92.20"])
    plain_row(page, 280, COLUMNS, ["power", "81.20", "82.20"])
    coloured(page, 260, COLUMNS, ["IIT", "86.20", "87.20"])
    plain_row(page, 240, COLUMNS, ["level", "A", ""])
    (table,) = tables(read_pdf(make_pdf(page), Settings()))
    assert grid(table) == [
        ["name", "2565", "2566"],
        ["duty", "91.20", "92.20"],
        ["power", "81.20", "82.20"],
        ["IIT", "86.20", "87.20"],
        ["level", "A", ""],
    ]


def test_rows_and_heads_over_coloured_rows_are_of_one_table() -> None:
    page = Drawing(width=400, height=400)
    page.text(40, 380, "a-title-that-runs-across-the-columns")
    page.text(46, 350, "name")
    page.text(166, 356, "score")
    page.text(166, 344, "2565")
    page.text(236, 350, "2566")
    page.line(40, 340, 300, 340)
    plain_row(page, 320, COLUMNS, ["duty", "91.20", "92.20"])
    coloured(page, 300, COLUMNS, ["power", "81.20", "82.20"])
    plain_row(page, 280, COLUMNS, ["budget", "71.20", "72.20"])
    coloured(page, 260, COLUMNS, ["remedy", "61.20", "62.20"])
    document = read_pdf(make_pdf(page), Settings())
    (table,) = tables(document)
    assert [row[0] for row in grid(table)] == ["name", "duty", "power", "budget", "remedy"]
    assert grid(table)[:2] == [["name", "score\n2565", "2566"], ["duty", "91.20", "92.20"]]
    assert texts(document) == ["a-title-that-runs-across-the-columns"]


def test_words_of_one_text_over_a_table_are_no_heads() -> None:
    page = Drawing(width=400, height=400)
    page.text(48, 346, "results of bodies that were assessed in all")
    for y, words in ((320, ["duty", "91.20", "92.20"]), (300, ["power", "81.20", "82.20"])):
        coloured(page, y, COLUMNS, words)
    page.line(40, 340, 300, 340)
    (table,) = tables(read_pdf(make_pdf(page), Settings()))
    assert grid(table)[0] == ["duty", "91.20", "92.20"]


def test_text_across_the_columns_ends_a_coloured_table() -> None:
    page = Drawing(width=400, height=400)
    page.line(40, 340, 300, 340)
    coloured(page, 320, COLUMNS, ["name", "2565", "2566"])
    plain_row(page, 300, COLUMNS, ["duty", "91.20", "92.20"])
    page.text(46, 286, "a-sentence-that-runs-across-the-columns")
    page.line(40, 280, 300, 280)
    table = tables(read_pdf(make_pdf(page), Settings()))[0]
    assert grid(table) == [["name", "2565", "2566"], ["duty", "91.20", "92.20"]]


def test_heads_over_several_columns_are_merged_cells() -> None:
    page = Drawing(width=500, height=400)
    for x, y, word in [(206, 348, "year-2566"), (326, 348, "year-2567"), (46, 334, "body"),
                       (190, 334, "score"), (250, 334, "level"), (310, 334, "score"), (370, 334, "level")]:  # fmt: skip
        page.text(x, y, word)
    for n, words in enumerate(
        [
            ("one", "91.20", "A", "92.20", "A"),
            ("two", "81.20", "B", "82.20", "B"),
            ("three", "71.20", "C", "72.20", "C"),
        ]
    ):
        for x, word in zip((46, 190, 256, 310, 376), words, strict=True):
            page.text(x, 308 - 28 * n, word)
    (table,) = tables(read_pdf(make_pdf(page), Settings()))
    assert grid(table)[:3] == [
        ["", "year-2566", "year-2566", "year-2567", "year-2567"],
        ["body", "score", "level", "score", "level"],
        ["one", "91.20", "A", "92.20", "A"],
    ]


def test_a_title_over_the_header_is_no_row_though_a_rule_stands_over_it() -> None:
    page = Drawing(width=400, height=400)
    page.line(40, 390, 300, 390)  # the page's own
    page.text(46, 372, "a-title-that-runs-across-the-columns-of-it")
    plain_row(page, 350, COLUMNS, ["name", "2565", "2566"])
    for n, words in enumerate((["duty", "91.20", "92.20"], ["power", "81.20", "82.20"], ["goods", "71.20", "72.20"])):
        plain_row(page, 330 - 20 * n, COLUMNS, words)
    document = read_pdf(make_pdf(page), Settings())
    (table,) = tables(document)
    assert grid(table)[0] == ["name", "2565", "2566"] and grid(table)[-1] == ["goods", "71.20", "72.20"]
    assert texts(document) == ["a-title-that-runs-across-the-columns-of-it"]


def test_the_row_over_the_first_line_is_of_the_table() -> None:
    page = Drawing(width=400, height=400)
    for n, words in enumerate((["one", "98.12", "best"], ["two", "96.44", "good"], ["three", "94.87", "good"], ["four", "94.30", "good"])):  # fmt: skip
        plain_row(page, 330 - 34 * n, COLUMNS, words)
    (table,) = tables(read_pdf(make_pdf(page), Settings()))
    assert [row[0] for row in grid(table)] == ["one", "two", "three", "four"]


def test_a_name_that_reaches_its_figure_stays_in_its_column() -> None:
    page = Drawing(width=400, height=400)
    for n, (name, figure) in enumerate([("ก", "91.20"), ("กก", "81.20"), ("ก" * 18, "71.20"), ("กก", "61.20")]):
        page.text(40, 330 - 20 * n, name)
        page.text(148, 330 - 20 * n, figure)
        page.text(230, 330 - 20 * n, "+1.20")
    (table,) = tables(read_pdf(make_pdf(page), Settings()))
    assert [row[1:] for row in grid(table)] == [
        ["91.20", "+1.20"], ["81.20", "+1.20"], ["71.20", "+1.20"], ["61.20", "+1.20"],
    ]  # fmt: skip


def test_a_larger_heading_between_tables_of_one_width_parts_them() -> None:
    page = Drawing(width=400, height=420)
    for n, words in enumerate((["tool", "part", "points"], ["inner", "30%", "91.20"], ["outer", "30%", "92.20"])):
        plain_row(page, 390 - 20 * n, COLUMNS, words)
    page.text(46, 312, "by name", 16)
    for n, (number, name) in enumerate([("no", "name"), ("1", "duty"), ("2", "budget"), ("3", "power")]):
        for x, word in ((46, number), (80, name), (236, f"8{number}.20" if n else "points")):
            page.text(x, 276 - 20 * n, word)
        page.line(40, 270 - 20 * n, 300, 270 - 20 * n)
    document = read_pdf(make_pdf(page), Settings())
    upper, lower = tables(document)
    assert grid(upper)[0] == ["tool", "part", "points"] and grid(upper)[-1] == ["outer", "30%", "92.20"]
    assert grid(lower)[0] == ["no", "name", "points"] and grid(lower)[-1] == ["3", "power", "83.20"]
    assert texts(document) == ["by name"]


def test_two_heads_with_a_wide_space_at_the_edge_of_their_columns_are_two() -> None:
    page = Drawing(width=400, height=400)
    for x, word in ((46, "tool"), (186, "weight"), (224, "points")):
        page.text(x, 350, word)
    for n, (name, weight, score) in enumerate((("inner", "30%", "91.20"), ("outer", "30%", "92.20"), ("open", "40%", "93.20"))):  # fmt: skip
        for x, word in ((46, name), (186, weight), (229, score)):
            page.text(x, 330 - 20 * n, word)
    (table,) = tables(read_pdf(make_pdf(page), Settings()))
    assert grid(table)[0] == ["tool", "weight", "points"]


def test_a_number_at_the_wall_beside_a_name_is_in_its_own_cell() -> None:
    page = Drawing()
    page.grid([40, 60, 240, 300], YS)
    for i in range(4):
        page.text(54, YS[i] - 14, str(i + 1))  # its digit ends at the wall
        page.text(60.5, YS[i] - 14, LABELS[i])
        page.text(250, YS[i] - 14, SCORES[i])
    assert grid(only(read(page))) == [[str(i + 1), LABELS[i], SCORES[i]] for i in range(4)]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_sheet_without_lines_whose_cells_touch(numbered: bool) -> None:
    page = Drawing(width=700)
    for x, head in zip((42, 61.5, 302, 342), ("no", "name", "2566", "2567"), strict=True):
        if numbered or head != "no":
            page.text(x, 310, head)
    for i in range(4):
        y = YS[i] - 14
        page.text(54, y, str(i + 1))
        page.text(61.5, y, LABELS[i])
        for right, figure in ((340, SCORES[i]), (380, SCORES[3 - i])):
            page.text(right - 5 * len(figure), y, figure)
    rows = [[str(i + 1), LABELS[i], SCORES[i], SCORES[3 - i]] for i in range(4)]
    assert grid(only(read(page))) == [["no" if numbered else "", "name", "2566", "2567"], *rows]


def test_names_and_larger_figures_of_a_slide_in_two_columns() -> None:
    page = Drawing(width=700)
    for i in range(4):
        for x, k in ((40, i), (360, 3 - i)):
            page.text(x, 360 - 60 * i, LABELS[k])
            page.text(x + 200, 352 - 60 * i, SCORES[k], size=18)  # its upper edge is that of the name
    rows = [[LABELS[i], SCORES[i], LABELS[3 - i], SCORES[3 - i]] for i in range(4)]
    assert grid(only(read(page))) == rows


def test_the_second_line_of_the_last_row_is_of_its_names_as_in_the_rows_above() -> None:
    page = Drawing()
    for i in range(4):
        page.text(40, 340 - 40 * i, LABELS[i])
        page.text(40, 326 - 40 * i, f"b{i}")
        page.text(250, 340 - 40 * i, SCORES[i])
    assert grid(only(read(page))) == [[f"{LABELS[i]}\nb{i}", SCORES[i]] for i in range(4)]


def test_a_white_line_of_heads_over_coloured_rows_is_their_header() -> None:
    page = Drawing()
    for x, head in ((45, "name"), (250, "score"), (310, "more")):
        page.text(x, 308, head)
    for i in range(4):
        if i % 2 == 0:
            page.raw("0.9 g")
            for x0, x1 in ((40, 240), (240, 300), (300, 360)):
                page.box(x0, YS[i + 1], x1 - x0, 20, "f")
            page.raw("0 g")
        page.text(45, YS[i] - 14, LABELS[i])
        page.text(250, YS[i] - 14, SCORES[i])
        page.text(310, YS[i] - 14, SCORES[3 - i])
    rows = [[LABELS[i], SCORES[i], SCORES[3 - i]] for i in range(4)]
    assert grid(only(read(page))) == [["name", "score", "more"], *rows]


def test_figures_of_two_cells_that_nearly_touch_are_two() -> None:
    page = Drawing()
    for x, head in ((45, "name"), (222, "2566"), (248, "2567")):
        page.text(x, 310, head)
    for i in range(4):
        page.text(45, YS[i] - 14, LABELS[i])
        page.text(220, YS[i] - 14, f"9{i}.10")
        page.text(246.5, YS[i] - 14, f"8{i}.20")
    rows = [[LABELS[i], f"9{i}.10", f"8{i}.20"] for i in range(4)]
    assert grid(only(read(page))) == [["name", "2566", "2567"], *rows]
