"""Tables whose cells hold more than one thing, or whose names, years and headings stand elsewhere."""

from __future__ import annotations

import pytest
from prongsai.extract.records import Cell, Page, Place, RawDocument, Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret

from tests.normalize.understanding import HEAD, d, reported, understood, values

IIT = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
TOTAL = "ผลการประเมิน ITA คะแนนรวม 88.00 คะแนน ระดับ ผ่านดี\n\n"


def aligned(rows: list[list[str]], *lines: str) -> RawDocument:
    """A PDF page with a table without rules under lines of text."""
    blocks: list[TextLine | Table] = [
        TextLine(line, Place(page=1, box=(50, 60 + 20 * n, 500, 74 + 20 * n)))
        for n, line in enumerate([*HEAD.format(year=2567).strip().split("\n"), *lines])
    ]
    top = 60 + 20 * len(blocks)
    cells = tuple(
        Cell(text, r, c, Place(page=1, box=(50 + 100 * c, top + 15 * r, 150 + 100 * c, top + 15 * r + 15)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    box = (50, top, 50 + 100 * len(rows[0]), top + 15 * len(rows))
    blocks.append(Table(cells, len(rows), len(rows[0]), Place(page=1, box=box), "aligned"))
    page = Page(number=1, blocks=tuple(blocks), width=595, height=842, origin="text_layer", state="read")
    return RawDocument("application/pdf", (page,), 1, "text_layer")


def read(rows: list[list[str]], *lines: str) -> dict[str, object]:
    facts = interpret(aligned(rows, *lines), Settings())
    return {s.code: s.score for s in facts.scores}


def test_figures_that_a_narrow_column_broke_are_whole_again() -> None:
    rows = [["ตัวชี้วัด", "คะแนน"]]
    for name, head, tail in zip(IIT, "89798", ("1.20", "0.15", "5.40", "1.00", "2.05"), strict=True):
        rows += [[name, head], ["", tail]]
    assert read(rows) == {"1": d("81.20"), "2": d("90.15"), "3": d("75.40"), "4": d("91.00"), "5": d("82.05")}


def test_two_broken_figures_are_too_few_to_be_sure() -> None:
    rows = [["ตัวชี้วัด", "คะแนน"], [IIT[0], "8"], ["", "1.20"], [IIT[1], "9"], ["", "0.15"]]
    assert not {"1", "2"} & {code for code, score in read(rows).items() if score in (d("81.20"), d("90.15"))}


def test_one_broken_figure_among_whole_ones_of_one_form_is_whole_again() -> None:
    rows = [["ตัวชี้วัด", "คะแนน"], *([name, f"8{n}.10"] for n, name in enumerate(IIT[:4])), [IIT[4], "9\n2.05"]]
    assert read(rows)["5"] == d("92.05")


@pytest.mark.parametrize("broken", ["9\n2.05", "92.0\n5"])
def test_a_part_that_has_the_form_of_the_other_figures_is_no_part(broken: str) -> None:
    others = ["8.10", "9.20", "7.30", "6.40"]
    rows = [["ตัวชี้วัด", "คะแนน"], *map(list, zip(IIT, [*others, broken], strict=True))]
    assert read(rows).get("5") != d("92.05")


def test_a_row_for_each_year_takes_the_name_above_it() -> None:
    body = "ตัวชี้วัด\tปี พ.ศ.\tคะแนน\n" + "".join(f"{name}\t2566\t8{n}.10\n\t2567\t9{n}.20\n" for n, name in enumerate(IIT))
    facts = reported(body)
    assert values(facts, 2566) == {str(n + 1): d(f"8{n}.10") for n in range(5)}
    assert values(facts, 2567) == {str(n + 1): d(f"9{n}.20") for n in range(5)}


def test_a_name_in_the_middle_of_its_years_stands_for_all_of_them() -> None:
    rows = [["ตัวชี้วัด", "ปี พ.ศ.", "คะแนน"]]
    for n, name in enumerate(IIT[:3]):
        above, below = (name, "") if n == 1 else ("", name)
        rows += [[above, "2566", f"8{n}.10"], [below, "2567", f"9{n}.20"]]
    facts = interpret(aligned(rows), Settings())
    assert values(facts, 2566) == {"1": d("80.10"), "2": d("81.10"), "3": d("82.10")}
    assert values(facts, 2567) == {"1": d("90.20"), "2": d("91.20"), "3": d("92.20")}


def test_years_that_begin_in_the_middle_of_a_name_leave_it_open() -> None:
    body = "ตัวชี้วัด\tปี พ.ศ.\tคะแนน\n\t2567\t90.20\n" + f"{IIT[1]}\t2566\t81.10\n\t2567\t91.20\n{IIT[2]}\t2566\t82.10\n"
    assert values(reported(body), 2567) == {}


@pytest.mark.parametrize(
    "figures", ["81.10 82.20 83.30 84.40 85.50", "<br>".join(("81.10", "82.20", "83.30", "84.40", "85.50"))]
)
def test_as_many_figures_as_names_in_one_row(figures: str) -> None:
    names = " ".join(f"{n}. {name}" for n, name in enumerate(IIT, 1)) if "<br>" not in figures else "<br>".join(IIT)
    facts = reported(f"แบบวัด\tตัวชี้วัด\tคะแนน\tคะแนนเฉลี่ย\nIIT\t{names}\t{figures}\t83.30\n")
    assert values(facts) == {"1": d("81.10"), "2": d("82.20"), "3": d("83.30"), "4": d("84.40"), "5": d("85.50"), "IIT": d("83.30")}  # fmt: skip


def test_the_mean_of_eit_and_its_parts_in_one_cell() -> None:
    body = "แบบวัด\tคะแนน\tตัวชี้วัด\tคะแนนตัวชี้วัด\nEIT\t85.10<br>ส่วนที่ 1 : 88.00<br>ส่วนที่ 2 : 82.20\tคุณภาพการดำเนินงาน\t86.00\n"
    assert values(reported(body)) == {"EIT": d("85.10"), "EIT1": d("88.00"), "EIT2": d("82.20"), "6": d("86.00")}


def test_a_cell_that_opens_with_the_instruments_mean() -> None:
    body = (
        "<table><tr><td>แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)</td><td>คะแนนเฉลี่ย 88.30 คะแนน แยกเป็น<br>"
        "- การปฏิบัติหน้าที่ 90.10 คะแนน<br>- การใช้อำนาจ 86.50 คะแนน</td></tr></table>"
    )
    assert values(reported(body)) == {"IIT": d("88.30"), "1": d("90.10"), "3": d("86.50")}


def test_goals_under_their_heading_are_no_results() -> None:
    table = "ตัวชี้วัด\t2568\t2569\t2570\n" + "".join(f"{name}\t8{n}.00\t8{n}.50\t9{n}.00\n" for n, name in enumerate(IIT))
    assert values(reported("ค่าเป้าหมายรายตัวชี้วัด (คะแนน)\n\n" + table)) == {}
    assert values(reported("คะแนนรายตัวชี้วัดและเป้าหมาย\n\n" + table.replace("2568", "2567").replace("2569", "2566").replace("2570", "2565")), 2567)  # fmt: skip


def test_a_sentence_that_tells_the_goal_itself_heads_no_table_of_goals() -> None:
    table = "ตัวชี้วัด\tคะแนน\n" + "".join(f"{name}\t8{n}.00\n" for n, name in enumerate(IIT))
    assert values(reported("ค่าเป้าหมายปีหน้าอยู่ที่ร้อยละ 95 ทุกตัว\n\n" + table))
    assert values(reported("ค่าเป้าหมายปีหน้าของทุกตัว\n\n" + table)) == {}


def test_goals_that_a_sentence_leads_to_are_no_results() -> None:
    table = "ตัวชี้วัด\t2565\t2566\t2567\n" + "".join(f"{name}\t8{n}.00\t8{n}.50\t9{n}.00\n" for n, name in enumerate(IIT))
    aims = "ส่วนที่ 3 ทิศทาง\nแผนระดับชาติให้ผ่านร้อยละ 85 ทุกแห่ง สำนักจึงกำหนดค่าเป้าหมายแต่ละปีของแผน\nไว้ดังนี้\n\n"
    assert values(reported(aims + table)) == {}
    results = "ส่วนที่ 3 ผลการประเมินเทียบกับที่กำหนดเป้าหมายไว้ดังนี้\n\n"
    assert values(reported(results + table), 2567)


def test_goals_over_the_middle_one_of_their_years() -> None:
    rows = [["ตัวชี้วัด", "2568", "ค่าเป้าหมาย\n2569", "2570"]]
    rows += [[name, f"8{n}.00", f"8{n}.50", f"9{n}.00"] for n, name in enumerate(IIT)]
    assert read(rows) == {}


def test_numbers_that_a_legend_explains_are_names() -> None:
    legend = "หมายเหตุ " + ", ".join(
        f"{n} = {name}" for n, name in enumerate((*IIT, "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร",
        "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"), 1)
    )  # fmt: skip
    table = (
        "ปี\t" + "\t".join(str(n) for n in range(1, 11)) + "\n2567\t" + "\t".join(f"8{n}.25" for n in range(10)) + "\n"
    )
    assert values(reported(table + "\n" + legend + "\n")) == {str(n + 1): d(f"8{n}.25") for n in range(10)}
    assert values(reported(table)) == {}


def test_an_instrument_over_one_of_five_numbers_is_not_that_columns_name() -> None:
    heads = ["ปี", "1", "2", "IIT\n3", "4", "5", "6", "7", "8", "9", "10"]
    rows = [heads, ["2567", *(f"8{n}.25" for n in range(10))], ["2566", *(f"7{n}.25" for n in range(10))]]
    assert "IIT" not in read(rows)


def test_the_share_of_something_beside_an_indicators_name_is_no_score() -> None:
    body = "ตัวชี้วัดที่เกี่ยวข้อง\tข้อมูลพัสดุ\tร้อยละ\nการใช้งบประมาณ\tร้อยละของโครงการที่แล้วเสร็จ\t74.50\nการเปิดเผยข้อมูล\tร้อยละของประกาศที่ลงเว็บไซต์\t82.40\n"
    assert values(reported(body)) == {}


def test_a_table_of_means_over_agencies_says_nothing_of_this_one() -> None:
    body = "เครื่องมือ\tตัวชี้วัด\tค่าเฉลี่ยของจังหวัด\tค่าเฉลี่ยประเทศ\nIIT เฉลี่ย 82.96\tการปฏิบัติหน้าที่\t84.26\t81.92\n\tการใช้งบประมาณ\t83.31\t85.64\n"
    assert values(reported(body)) == {}


def test_the_total_of_another_assessment() -> None:
    text = (
        "รายงานผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA) ประจำปี 2567\n"
        "เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n\nคะแนนรวมทุกด้านคิดเป็นร้อยละ 91.50 อยู่ในระดับ ดีเด่น\n\n"
    )
    assert values(understood(text + "หน่วยงานเข้าร่วมการประเมิน ITA ตามกำหนด\n")) == {}
    assert values(understood(text + "ส่วนผลการประเมิน ITA คะแนนรวม 88.20 คะแนน\n")) == {"ITA": d("88.20")}


def test_levels_with_the_number_of_agencies_that_got_them() -> None:
    facts = reported("ระดับ ผ่านดี จำนวน 3 แห่ง ระดับ ผ่าน จำนวน 2 แห่ง\n")
    assert facts.levels == ()


def test_a_second_table_under_the_first() -> None:
    rows = [["เครื่องมือ", "น้ำหนัก", "คะแนน"], ["IIT", "30", "83.30"], ["EIT", "30", "84.40"], ["OIT", "40", "90.00"],
            ["ตัวชี้วัด", "ร้อยละ", ""]]  # fmt: skip
    rows += [[name, f"8{n}.10", ""] for n, name in enumerate(IIT)]
    found = read(rows)
    assert found == {"IIT": d("83.30"), "EIT": d("84.40"), "OIT": d("90.00"), **{str(n + 1): d(f"8{n}.10") for n in range(5)}}  # fmt: skip


def test_a_sheet_of_facts_under_the_indicators_own_line() -> None:
    sheet = "เครื่องมือ\tแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)\nผลคะแนน\t88.40\nค่าเป้าหมาย\t95.00\n"
    assert values(reported("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\n2\n" + sheet)) == {"6": d("88.40")}
    assert values(reported("ความเห็นของคณะทำงาน\n" + sheet)) == {}


def test_a_score_that_a_page_break_cut_is_not_shorter() -> None:
    facts = reported(f"ตัวชี้วัด\tคะแนน\n{IIT[0]}\t9<br>8.9\n{IIT[1]}\t91.20\n")
    assert values(facts) == {"2": d("91.20")}


@pytest.mark.parametrize("figure", ["75.3", "100"])
def test_a_share_behind_a_place_word_is_no_ordinal(figure: str) -> None:
    facts = reported(f"การใช้อำนาจ ตามหลังอยู่ที่ร้อยละ {figure} ขณะที่เรื่องอื่นได้มากกว่านี้\n")
    assert values(facts) == {"3": d(figure)}


def test_items_with_their_codes_over_their_figures_in_rows_of_a_few() -> None:
    rows = [["o1", "o2", "o3"], ["100.00", "0.00", "50.00"], ["o4", "o5", ""], ["100.00", "100.00", ""]]
    assert read(rows) == {"o1": d("100.00"), "o2": d("0.00"), "o3": d("50.00"), "o4": d("100.00"), "o5": d("100.00")}


def test_the_parts_of_eit_in_cells_of_their_own_in_its_row() -> None:
    rows = [["IIT", "91.20", "", ""], ["EIT", "88.40", "ส่วนที่ 1 : 90.50", "ส่วนที่ 2 : 86.30"], ["OIT", "95.00", "", ""]]
    assert read(rows) == {k: d(v) for k, v in (
        ("IIT", "91.20"), ("EIT", "88.40"), ("EIT1", "90.50"), ("EIT2", "86.30"), ("OIT", "95.00"))}  # fmt: skip


def test_goals_and_results_side_by_side_over_years_beside_rows_of_other_things() -> None:
    rows = [
        ["ตัวชี้วัด", "2565", "2565", "2566", "2566"],
        ["ตัวชี้วัด", "เป้า", "ผล", "เป้า", "ผล"],
        ["คะแนน ITA", "80.00", "84.20", "85.00", "86.10"],
        ["คะแนน OIT ของ อบต.บ้านแป้น", "85.00", "87.50", "90.00", "92.50"],
        *([f"ร้อยละของ{what}", "70.00", "71.25", "75.00", "77.30"] for what in ("คำร้อง", "ถนน", "เบี้ยยังชีพ")),
    ]
    facts = interpret(aligned(rows), Settings())
    assert values(facts, 2565) == {"ITA": d("84.20"), "OIT": d("87.50")}
    assert values(facts, 2566) == {"ITA": d("86.10"), "OIT": d("92.50")}


def test_a_total_under_the_short_name_of_the_documents_own_body() -> None:
    rows = [["ปี", "คะแนน ITA อบต.บ้านแป้น"], ["2565", "84.20"], ["2566", "86.10"], ["2567", "88.00"]]
    facts = interpret(aligned(rows), Settings())
    assert {s.fiscal_year_be: s.score for s in facts.scores} == {2565: d("84.20"), 2566: d("86.10"), 2567: d("88.00")}


def test_levels_beside_totals_of_bodies_stay_though_rows_of_means_stand_between() -> None:
    rows = "".join(f"{n}\tโรงเรียนทุ่ง{x}\t9{n}.10\tผ่านดี\n" for n, x in enumerate(("ข้าว", "แก้ว", "สน", "เอื้อง"), 1))
    means = "\tเฉลี่ยโซนเหนือ\t92.10\t\n\tเฉลี่ยโซนใต้\t93.15\t\n"
    title = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 ของโรงเรียนในเขต\n\n"
    facts = understood(title + "ที่\tโรงเรียน\tคะแนน ITA\tระดับ\n" + rows + means)
    assert sorted(x.level for x in facts.levels) == ["ผ่านดี"] * 4
