"""Tables in plain text: tabs, pipes, spaces and dots."""

from __future__ import annotations

import pytest
from prongsai.extract.text.text_document import read_text

from tests.extract.shapes import check_cover, grid, only_table, tables, texts


def test_tabbed_lines_are_a_table_with_the_line_of_each_row() -> None:
    table = only_table("หัวเรื่อง\n\nตัวชี้วัด\tคะแนน\nกลุ่ม (IIT)\t\n๑. ด้านหนึ่ง\t๘๗.๙๔\n\nท้าย")
    assert grid(table) == [["ตัวชี้วัด", "คะแนน"], ["กลุ่ม (IIT)", ""], ["๑. ด้านหนึ่ง", "๘๗.๙๔"]]
    assert [row[0].place.line for row in table.rows() if row[0]] == [3, 4, 5]
    assert table.method == "tabs"


def test_short_rows_are_filled_up() -> None:
    table = only_table("a\tb\tc\nx\n1.\t80.00\n\t\t\t7")
    assert grid(table) == [["a", "b", "c", ""], ["x", "", "", ""], ["1.", "80.00", "", ""], ["", "", "", "7"]]
    check_cover(table)


def test_a_blank_line_ends_a_table() -> None:
    assert [t.n_rows for t in tables(read_text("a\tb\nc\td\n\na\tb\ne\t5\n"))] == [2, 2]


def test_a_table_whose_every_row_is_followed_by_a_blank_line() -> None:
    assert grid(only_table("a\tb\n\nc\t1\n\nd\t2\n\ntext")) == [["a", "b"], ["c", "1"], ["d", "2"]]


def test_one_line_with_a_figure_is_a_table() -> None:
    assert grid(only_table("คะแนนสูงสุด\t93.57\tคะแนน")) == [["คะแนนสูงสุด", "93.57", "คะแนน"]]


@pytest.mark.parametrize(
    "text",
    [
        "\tย่อหน้าที่เยื้องเข้ามา\n\tอีกย่อหน้าหนึ่ง",
        "เรื่อง\tรายงานผลประจำปี",
        "1.\tข้อแรกของรายการ คะแนน 73.80\n2.\tข้อที่สอง",
        "-\tข้อแรก\n-\tข้อสอง",
    ],
)
def test_indents_letter_heads_and_lists_are_no_tables(text: str) -> None:
    document = read_text(text)
    assert tables(document) == []
    assert len(texts(document)) == len(text.split("\n"))


def test_numbered_rows_with_figures_are_a_table() -> None:
    assert only_table("1.\t73.80\n2.\t75.00").n_cols == 2


def test_a_heading_row_without_a_tab_stands_inside_its_table() -> None:
    table = only_table("ตัวชี้วัด\tคะแนน\nกลุ่ม (EIT)\nก\t90.00\nข\t91.00\nข้อความหลังตาราง")
    assert grid(table)[1] == ["กลุ่ม (EIT)", ""]
    assert table.n_rows == 4


def test_a_paragraph_between_two_tables_is_no_row() -> None:
    paragraph = "ข้อความยาว" * 20
    document = read_text(f"a\tb\nc\t1\n{paragraph}\nd\te\nf\t2")
    assert [t.n_rows for t in tables(document)] == [2, 2]
    assert texts(document) == [paragraph]


def test_a_cell_broken_over_lines_is_put_together_when_that_makes_the_row_whole() -> None:
    table = only_table("ที่\tมาตรการ\tผู้รับผิดชอบ\n1\tจัดอบรม\nเจ้าหน้าที่\tสำนักปลัด\n2\tเผยแพร่\tกองคลัง")
    assert grid(table)[1:] == [["1", "จัดอบรม\nเจ้าหน้าที่", "สำนักปลัด"], ["2", "เผยแพร่", "กองคลัง"]]


def test_figures_are_never_joined_with_the_next_row() -> None:
    table = only_table("ตัวชี้วัด\tคะแนน\tระดับ\nก\t90.00\nข\t91.00\nค\t92.00\tA")
    assert grid(table)[1:] == [["ก", "90.00", ""], ["ข", "91.00", ""], ["ค", "92.00", "A"]]


def test_html_in_a_tabbed_cell_becomes_lines() -> None:
    table = only_table("a\tb\n<p>x &lt; 85</p> <p>y</p>\t<ul> <li>- p</li> <li>- q<br/>r</li> </ul>\n<b>s</b>\t5 < 6")
    assert grid(table)[1:] == [["x < 85\ny", "- p\n- q\nr"], ["s", "5 < 6"]]


def test_markdown_pipes() -> None:
    table = only_table("| ตัวชี้วัด | คะแนน |\n|:--|--:|\n| **ก** \\| ข | 93.57 |\n| ค<br>ง | |\n")
    assert grid(table) == [["ตัวชี้วัด", "คะแนน"], ["ก | ข", "93.57"], ["ค\nง", ""]]
    assert [row[0].place.line for row in table.rows() if row[0]] == [1, 3, 4]
    assert table.method == "pipes"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a | b\n--- | ---\nc | 1", [["a", "b"], ["c", "1"]]),
        ("| a | b |\n|---|---|", [["a", "b"]]),
        ("| a | b |\n| c | 1 |", [["a", "b"], ["c", "1"]]),
        ("| | |\n|---|---|\n| c | 1 |", [["c", "1"]]),
        ("| a | b |\n\n|---|---|\n\n| c | 1 |\n\n| d | 2 |", [["a", "b"], ["c", "1"], ["d", "2"]]),
        ("| a | b |\n|---|---|\n| c\nmore | 1 |\n| d | 2 |", [["a", "b"], ["c\nmore", "1"], ["d", "2"]]),
        ("+---+---+\n| a | b |\n+===+===+\n| c | 1 |\n+---+---+", [["a", "b"], ["c", "1"]]),
        ("```markdown\n| a | b |\n|---|---|\n| c | 1 |\n```", [["a", "b"], ["c", "1"]]),
    ],
)
def test_styles_of_pipe_tables(text: str, wanted: list[list[str]]) -> None:
    assert grid(only_table(text)) == wanted


def test_a_new_header_starts_a_new_table() -> None:
    text = "| a | b |\n|---|---|\n| c | 1 |\n| a | b |\n|---|---|\n| d | 2 |"
    assert [grid(t)[1] for t in tables(read_text(text))] == [["c", "1"], ["d", "2"]]


def test_a_pipe_in_running_text_is_no_table() -> None:
    assert tables(read_text("ข้อ ก | ข้อ ข\nข้อความ | อื่น")) == []


def test_columns_kept_apart_by_spaces() -> None:
    table = only_table(
        "ตัวชี้วัด      2564   2565\nก           93.57  94.00\nข  ย่อย      84.05  85.00\nค           70.00  71.00"
    )
    assert grid(table) == [
        ["ตัวชี้วัด", "2564", "2565"],
        ["ก", "93.57", "94.00"],
        ["ข ย่อย", "84.05", "85.00"],
        ["ค", "70.00", "71.00"],
    ]
    assert table.method == "aligned"


def test_figures_kept_apart_by_spaces_before_their_names() -> None:
    rows = "93.57  94.00   ก\n84.05  85.00   ข้อที่ยาวกว่าข้ออื่นทั้งหมด\n70.00  71.00   ค"
    body = [["93.57", "94.00", "ก"], ["84.05", "85.00", "ข้อที่ยาวกว่าข้ออื่นทั้งหมด"], ["70.00", "71.00", "ค"]]
    assert grid(only_table("2564   2565   ตัวชี้วัด\n" + rows)) == [["2564", "2565", "ตัวชี้วัด"], *body]
    assert grid(only_table(rows)) == body
    assert tables(read_text("93.57  94.00   ก\n84.05  85.00   ข")) == []


def test_titles_that_do_not_fit_the_columns_are_not_put_over_them() -> None:
    document = read_text("ก  ข  ค  ง  จ\nx   1.00\ny   2.00\nz   3.00")
    assert grid(tables(document)[0]) == [["x", "1.00"], ["y", "2.00"], ["z", "3.00"]]
    assert texts(document) == ["ก  ข  ค  ง  จ"]


def test_two_aligned_lines_are_too_few() -> None:
    assert tables(read_text("ก     93.57\nข     84.05")) == []


def test_dotted_leaders() -> None:
    table = only_table("ด้านหนึ่ง ........ ๙๓.๕๗ คะแนน\nด้านสอง................84.05 คะแนน\nลงชื่อ..................")
    assert grid(table) == [["ด้านหนึ่ง", "๙๓.๕๗", "คะแนน"], ["ด้านสอง", "84.05", "คะแนน"]]


def test_a_page_number_behind_dots_alone_is_no_table() -> None:
    assert tables(read_text("บทนำ ............ ๑")) == []


def test_rules_part_the_rows_of_a_drawn_table() -> None:
    rule = "+----+----+"
    lines = (rule, "| a  | b  |", "+====+====+", "| c  | 1  |", "|    |    |", "| d  |    |", rule, "| e  | 2  |", rule)
    assert grid(only_table("\n".join(lines))) == [["a", "b"], ["c\nd", "1"], ["e", "2"]]


def test_rules_that_part_groups_of_whole_rows() -> None:
    rule = "+----+----+"
    lines = (rule, "| a  | b  |", rule, "| c  | 1  |", "| d  | 3  |", rule, "| e  | 2  |", rule)
    assert grid(only_table("\n".join(lines))) == [["a", "b"], ["c", "1"], ["d", "3"], ["e", "2"]]


def test_items_of_one_list_stay_in_their_cell() -> None:
    text = "a\tb\tc\n1. d\t- e\n- f\tg\n2. h\t- i\tj"
    assert grid(only_table(text)) == [["a", "b", "c"], ["1. d", "- e\n- f", "g"], ["2. h", "- i", "j"]]


def test_a_quoted_value_holds_line_breaks_and_marks_and_a_comma_is_a_point_between_semicolons() -> None:
    text = 'ที่;"ชื่อ\nเต็ม";ค่า\n1;"ก\nข";"84,56"\n"2";"ค; ง";"85,10"\nท้าย'
    table = only_table(text)
    assert grid(table) == [["ที่", "ชื่อ\nเต็ม", "ค่า"], ["1", "ก\nข", "84,56"], ["2", "ค; ง", "85,10"]]
    assert [row[0].place.line for row in table.rows() if row[0]] == [1, 3, 5]
    assert texts(read_text(text)) == ["ท้าย"]


def test_a_value_longer_than_any_ends_a_table_and_not_the_document() -> None:
    long = f"x,{'ก' * 140_000},1"
    assert [grid(table) for table in tables(read_text(f"ก,a,1\nข,b,2\nค,c,3\n{long}"))] == [
        [["ก", "a", "1"], ["ข", "b", "2"], ["ค", "c", "3"]]
    ]
    assert tables(read_text(long)) == []


def test_a_quote_that_nothing_closes_takes_no_lines() -> None:
    rows = "".join(f"{n},ก,8{n}.10\n" for n in range(5))
    assert grid(only_table(f'{rows}9,"ข,89.10\n{"x" * 9}\n'))[-1] == ["4", "ก", "84.10"]


@pytest.mark.parametrize("first", [True, False])
def test_names_go_on_in_lines_set_in_below_them(first: bool) -> None:
    def row(name: str, rest: str, score: str) -> str:
        return f"{name:22}{score}\n   {rest}\n" if first else f"{name}\n   {rest:19}{score}\n"

    text = f"ด้าน                  คะแนน\n{row('กกกกกกกกกก', 'ขข', '81.10')}คคคคค                 82.20\n"
    text += f"{row('งงงงงงงงง', 'IIT จ', '83.30')}{row('ฉฉฉฉฉฉฉฉฉ', 'ช', '84.40')}รวม                   82.75\n"
    (table,) = tables(read_text(text))
    assert grid(table) == [
        ["ด้าน", "คะแนน"], ["กกกกกกกกกกขข", "81.10"], ["คคคคค", "82.20"],
        ["งงงงงงงงง IIT จ", "83.30"], ["ฉฉฉฉฉฉฉฉฉช", "84.40"], ["รวม", "82.75"],
    ]  # fmt: skip
    headed = "IIT\n   กกกกกกกกกกกก     81.10\nEIT\n   ขขขขขขขขขขขข     82.20\nOIT\n   คคคคคคคคคคคค     83.30\n"
    assert not any(cell.text.startswith("IIT") for t in tables(read_text(headed)) for cell in t.cells)


def test_heads_merged_over_columns_stand_over_the_heads_of_a_table_between_commas() -> None:
    heads, rows = ",ปี ก,,ปี ข,", "ชื่อ,a,b,a,b\nค,81.10,82.20,83.30,84.40\nง,85.10,86.20,87.30,88.40"
    assert grid(only_table(f"{heads}\n{rows}"))[:2] == [["", "ปี ก", "", "ปี ข", ""], ["ชื่อ", "a", "b", "a", "b"]]
    assert texts(read_text(f"หัวเรื่อง,,,,\n{rows}")) == ["หัวเรื่อง,,,,"]
