"""Tables over page breaks: what is put together, what stays apart, and that no row is lost."""

from __future__ import annotations

from dataclasses import replace

from prongsai.extract.records import Cell, Page, Place, RawDocument, Table, TextLine
from prongsai.normalize.document.cleaned import CleanCell, CleanDocument, CleanTable, clean_document
from prongsai.normalize.document.page_break_rows import merge_rows
from prongsai.normalize.document.page_break_tables import join_tables_over_pages

HEAD = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
ROW_1 = ["ทำคู่มือการยืม", "ประชุมร่าง", "กองคลัง", "ไตรมาส ๑"]
ROW_2 = ["อบรมบุคลากร", "จัดวิทยากร", "สำนักปลัด", "ไตรมาส ๒"]


def table(rows: list[list[str]], page: int, top: float = 100.0, left: float = 70.0) -> Table:
    width = 450.0 / len(rows[0])
    cells = tuple(
        Cell(text, r, c, Place(page, (left + c * width, top + 30 * r, left + (c + 1) * width, top + 30 * r + 30)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    box = (left, top, left + 450.0, top + 30.0 * len(rows))
    return Table(cells, len(rows), len(rows[0]), Place(page, box), "ruled")


def line(text: str, page: int, top: float = 90.0) -> TextLine:
    return TextLine(text, Place(page, (70.0, top, 300.0, top + 14)))


def document(*pages: tuple[TextLine | Table, ...]) -> CleanDocument:
    made = tuple(Page(n, blocks, 595.0, 842.0) for n, blocks in enumerate(pages, start=1))
    return join_tables_over_pages(clean_document(RawDocument("application/pdf", made)))


def texts(source: CleanTable) -> list[list[str]]:
    return [[c.text for c in row] for row in source.grid]


def test_repeated_header_is_dropped() -> None:
    found = document((table([HEAD, ROW_1], 1),), (table([HEAD, ROW_2], 2),)).tables()
    assert [texts(t) for t in found] == [[HEAD, ROW_1, ROW_2]]


def test_rows_keep_their_own_pages() -> None:
    (found,) = document((table([HEAD, ROW_1], 1),), (table([HEAD, ROW_2], 2),)).tables()
    assert [row[0].place.page for row in found.grid] == [1, 1, 2]
    assert [row[0].row for row in found.grid] == [0, 1, 2]


def test_next_page_without_a_header_goes_on() -> None:
    found = document((table([HEAD, ROW_1], 1),), (table([ROW_2], 2),)).tables()
    assert [texts(t) for t in found] == [[HEAD, ROW_1, ROW_2]]


def test_page_numbers_and_running_heads_do_not_part_a_table() -> None:
    found = document(
        (table([HEAD, ROW_1], 1), line("- ๑ -", 1, 810.0)), (line("รายงานของหน่วยงาน", 2, 20.0), table([HEAD, ROW_2], 2))
    ).tables()
    assert len(found) == 1


def test_a_heading_parts_two_tables_with_one_header() -> None:
    found = document(
        (table([HEAD, ROW_1], 1),), (line("๒. ด้าน EIT ประสิทธิภาพการสื่อสาร", 2, 120.0), table([HEAD, ROW_2], 2, 150.0))
    ).tables()
    assert [texts(t) for t in found] == [[HEAD, ROW_1], [HEAD, ROW_2]]


def test_a_heading_in_the_margin_that_names_an_instrument_parts_too() -> None:
    found = document(
        (table([HEAD, ROW_1], 1),), (line("ด้าน EIT ประสิทธิภาพการสื่อสาร", 2, 30.0), table([HEAD, ROW_2], 2))
    ).tables()
    assert len(found) == 2


def test_other_columns_stay_apart() -> None:
    found = document((table([HEAD, ROW_1], 1),), (table([["ก", "ข"], ["ค", "ง"]], 2),)).tables()
    assert len(found) == 2


def test_other_place_on_the_page_stays_apart() -> None:
    found = document((table([HEAD, ROW_1], 1),), (table([ROW_2], 2, left=120.0),)).tables()
    assert len(found) == 2


def test_pages_that_do_not_follow_stay_apart() -> None:
    found = document((table([HEAD, ROW_1], 1),), (), (table([HEAD, ROW_2], 3),)).tables()
    assert len(found) == 2


def test_a_row_cut_by_the_break_is_one_row() -> None:
    cut = ["ทำคู่มือ\nการยืมพัสดุ\nให้ครบ", "ประชุม\nคณะทำงาน\nเพื่อร่าง", "กองคลัง", "ไตรมาส ๑"]
    rest = ["ทุกประเภท", "คู่มือ", "", ""]
    (found,) = document((table([HEAD, cut], 1),), (table([rest, ROW_2], 2),)).tables()
    assert texts(found)[1] == ["ทำคู่มือ\nการยืมพัสดุ\nให้ครบ\nทุกประเภท", "ประชุม\nคณะทำงาน\nเพื่อร่าง\nคู่มือ", "กองคลัง", "ไตรมาส ๑"]
    assert found.n_rows == 3
    assert found.grid[1][0].place.page == 1


def test_a_row_cut_by_the_break_under_a_repeated_header_is_one_row() -> None:
    cut = ["1. ทำคู่มือ\nการยืมพัสดุ", "ประชุม", "กองคลัง", "ไตรมาส ๑"]
    found = document((table([HEAD, cut], 1),), (table([HEAD, ["ทุกประเภท", "", "", ""], ROW_2], 2),)).tables()
    assert [t.n_rows for t in found] == [3]


def test_the_next_sub_row_of_a_merged_cell_is_a_row_of_its_own() -> None:
    head = ["ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]
    above = ["การใช้งบประมาณ", "เผยแพร่แผน\nใช้จ่ายเงิน\nทุกไตรมาส", "กองคลัง", "ไตรมาส ๑"]
    below = ["", "ชี้แจง\nในที่ประชุม", "กองคลัง", "ไตรมาส ๒"]
    (found,) = document((table([head, above], 1),), (table([below], 2),)).tables()
    assert found.n_rows == 3


def test_a_header_cut_by_the_break_is_one_header() -> None:
    above = [["มาตรการ", "วิธีการ", "ผู้รับผิด", "ระยะเวลา"]]
    below = [["", "ดำเนินการ", "ชอบ", ""], ROW_1]
    (found,) = document((table(above, 1),), (table(below, 2),)).tables()
    assert texts(found)[0] == ["มาตรการ", "วิธีการ\nดำเนินการ", "ผู้รับผิด\nชอบ", "ระยะเวลา"]


def test_score_rows_are_never_put_together() -> None:
    above = [["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ", "90.12"]]
    below = [["แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", ""], ["คุณภาพการดำเนินงาน", "88.00"]]
    (found,) = document((table(above, 1),), (table(below, 2),)).tables()
    assert texts(found) == [*above, *below]


def test_a_name_cut_behind_a_running_number_is_put_together_in_a_score_table() -> None:
    above = [["ที่", "หน่วยงาน", "คะแนน"], ["1", "องค์การบริหาร\nส่วน", "90.12"]]
    below = [["", "ตำบลแม่คำมี", ""], ["2", "เทศบาลตำบลทุ่งโฮ้ง", "88.00"]]
    (found,) = document((table(above, 1),), (table(below, 2),)).tables()
    assert [row[1] for row in texts(found)] == ["หน่วยงาน", "องค์การบริหาร\nส่วน\nตำบลแม่คำมี", "เทศบาลตำบลทุ่งโฮ้ง"]


SCORED = ["ตัวชี้วัด", "คะแนน", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"]


def test_two_measures_with_their_own_departments_and_periods_stay_two() -> None:
    head = ["ตัวชี้วัด", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"]
    above = ["ประสิทธิภาพ\nการสื่อสาร", "เปิดบัญชีไลน์", "กองคลัง\nกองช่าง", "ภายในเดือน\nเมษายน ๒๕๖๓"]
    below = ["", "จัดหมวดหมู่\nเว็บไซต์", "- กองช่าง", "ภายในเดือน\nมิถุนายน ๒๕๖๓"]
    (found,) = document((table([head, above], 1),), (table([head, below], 2),)).tables()
    assert texts(found) == [head, above, below]


def test_a_period_cut_in_two_is_no_period_of_its_own() -> None:
    above = ["1. เปิดบัญชีไลน์\nตอบคำถาม", "ประชุม", "กองคลัง\nกองช่าง", "๑ มกราคม ๒๕๖๓ ถึง"]
    below = ["ประชาชน", "", "กองการศึกษา", "๓๐ มิถุนายน ๒๕๖๓"]
    (found,) = document((table([HEAD, above], 1),), (table([below], 2),)).tables()
    assert texts(found)[1][2:] == ["กองคลัง\nกองช่าง\nกองการศึกษา", "๑ มกราคม ๒๕๖๓ ถึง\n๓๐ มิถุนายน ๒๕๖๓"]


def test_a_cut_measure_beside_a_score_is_one_row() -> None:
    above = ["การป้องกัน\nการทุจริต", "87.50", "งดรับของขวัญ\nทุกโอกาส\nโดยผู้", "กองคลัง\nกองการ\nศึกษา", "มีนาคม 2563"]
    below = ["", "", "บริหารเป็นผู้นำ", "ศาสนา\nและวัฒนธรรม", ""]
    (found,) = document((table([SCORED, above], 1),), (table([SCORED, below], 2),)).tables()
    assert texts(found)[1][1:4] == ["87.50", f"{above[2]}\n{below[2]}", f"{above[3]}\n{below[3]}"]


def test_the_place_of_a_cut_cell_is_that_of_its_figure() -> None:
    first = CleanCell("ตัวชี้วัดที่ ๗ ได้", "ตัวชี้วัดที่ ๗ ได้", (), Place(1, (1.0, 2.0, 3.0, 4.0)), 0, 0)
    second = replace(first, text="คะแนน ๘๘.๑๐", raw="คะแนน ๘๘.๑๐", place=Place(2, (5.0, 6.0, 7.0, 8.0)))
    (merged,) = merge_rows([first], [second])
    assert merged.text == "ตัวชี้วัดที่ ๗ ได้\nคะแนน ๘๘.๑๐" and merged.place == second.place
    (merged,) = merge_rows([second], [first])
    assert merged.place == second.place


def test_the_next_indicator_beside_its_score_is_never_put_to_the_last() -> None:
    above = ["การป้องกัน\nการทุจริต", "87.50", "งดรับของขวัญ\nทุกโอกาส", "กองคลัง", "มีนาคม 2563"]
    below = ["คุณภาพงาน", "", "ติดป้าย\nทุกจุด", "", ""]
    (found,) = document((table([SCORED, above], 1),), (table([SCORED, below], 2),)).tables()
    assert texts(found) == [SCORED, above, below]


def test_names_under_a_merged_header_on_the_next_page_stay_apart() -> None:
    edges = [70.0, 190.0, 310.0, 430.0, 520.0]

    def cell(text: str, row: int, col: int, page: int, span: int = 1) -> Cell:
        return Cell(text, row, col, Place(page, (edges[col], 100.0, edges[col + span], 130.0)), 1, span)

    edges.append(590.0)
    upper = ["ประเด็นปัญหา", "มาตรการ", "หน่วยงานที่รับผิด"]
    first = Table(
        tuple(Cell(t, 0, c, Place(1, (edges[c], 100.0, edges[c + 1], 130.0))) for c, t in enumerate(upper))
        + (Cell("ผลการดำเนินการ", 0, 3, Place(1, (edges[3], 100.0, edges[5], 130.0))),),
        1,
        4,
        Place(1, (70.0, 100.0, 590.0, 130.0)),
        "ruled",
    )
    lower = [["", "", "ชอบ", "ดำเนินการแล้ว", "ยังไม่ดำเนินการ"], ["ยืมพัสดุไม่ถูกต้อง", "แบบฟอร์มยืม", "กองช่าง", "✓", ""]]
    second = Table(
        tuple(cell(t, r, c, 2) for r, row in enumerate(lower) for c, t in enumerate(row)),
        2,
        5,
        Place(2, (70.0, 100.0, 590.0, 160.0)),
        "ruled",
    )
    (found,) = document((first,), (second,)).tables()
    assert texts(found)[0] == [*upper[:2], "หน่วยงานที่รับผิด\nชอบ", "ผลการดำเนินการ", "ผลการดำเนินการ"]
    assert texts(found)[1] == ["", "", "", "ดำเนินการแล้ว", "ยังไม่ดำเนินการ"]
    assert texts(found)[2] == lower[1]


def typed(*paragraphs: tuple[list[str], ...]) -> CleanDocument:
    blocks, number = [], 1
    for rows in paragraphs:
        cells = tuple(Cell(t, r, c, Place(line=number + r)) for r, row in enumerate(rows) for c, t in enumerate(row))
        blocks.append(Table(cells, len(rows), len(rows[0]), Place(line=number), "tabs"))
        number += len(rows) + 1
    return join_tables_over_pages(clean_document(RawDocument("text/plain", (Page(1, tuple(blocks)),))))


def test_a_measure_behind_a_blank_line_of_a_text_file_goes_on() -> None:
    head, row = [*HEAD, "หมายเหตุ"], [*ROW_1, "ทำแล้ว"]
    (found,) = typed((head, row, row), (ROW_2,)).tables()
    assert texts(found) == [head, row, row, [*ROW_2, ""]]


def test_another_table_behind_a_blank_line_of_a_text_file_stays_apart() -> None:
    assert (
        len(typed((HEAD, ROW_1, ROW_1), (["รายการ", "จำนวน", "หน่วย", "ราคา"], ["กระดาษ", "2", "รีม", "200"])).tables())
        == 2
    )


def test_a_merged_cell_goes_on_over_the_break() -> None:
    first = table([HEAD, ROW_1], 1)
    more = [
        ["ทำป้าย", "ออกแบบ", "", "ไตรมาส ๓"],
        ["ทำผัง", "เขียนผัง", "", "ไตรมาส ๔"],
        ["ทำสื่อ", "ถ่ายภาพ", "กองช่าง", "ไตรมาส ๔"],
    ]
    second = table([HEAD, *more], 2)
    cells = [
        replace(c, row_span=2) if (c.row, c.col) == (1, 2) else c for c in second.cells if (c.row, c.col) != (2, 2)
    ]
    (found,) = document((first,), (replace(second, cells=tuple(cells)),)).tables()
    assert [row[2].text for row in found.grid[1:]] == ["กองคลัง", "กองคลัง", "กองคลัง", "กองช่าง"]


def test_an_empty_cell_of_one_row_stays_empty_over_the_break() -> None:
    first, second = table([HEAD, ROW_1], 1), table([HEAD, ["๒. ทำป้าย", "ออกแบบ", "", "ไตรมาส ๓"]], 2)
    (found,) = document((first,), (second,)).tables()
    assert [row[2].text for row in found.grid[1:]] == ["กองคลัง", ""]
