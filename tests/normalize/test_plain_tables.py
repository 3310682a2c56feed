"""Plain tables that one expression alone reads: what stands beside a figure, and what heads it."""

from __future__ import annotations

import pytest
from prongsai.normalize.scores.from_tables.cell_lists import list_of_names

from tests.normalize.understanding import d, reported, understood, values

IIT = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
SCORES = ("81.25", "72.50", "93.75", "64.00", "85.10")
ALL = {str(n): d(score) for n, score in enumerate(SCORES, 1)}


def listed(head: str, *cells: str) -> str:
    """The names of IIT's indicators, each with these cells: {s} is its score, {i} its number."""
    rows = (
        "\t".join([name, *(cell.format(s=score, i=n) for cell in cells)])
        for n, (name, score) in enumerate(zip(IIT, SCORES, strict=True), 1)
    )
    return head + "\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize("count", ["388 คน", "1,024 คน", "9 ตัวชี้วัด", "388หน่วยงาน"])
def test_a_count_between_name_and_figure_names_nothing(count: str) -> None:
    assert values(reported(f"แบบวัด\tผู้ตอบ\tคะแนน\nIIT\t{count}\t89.40\n")) == {"IIT": d("89.40")}


def test_a_rank_between_name_and_figure_names_nothing() -> None:
    assert values(reported("แบบวัด\tลำดับ\tคะแนน\nIIT\tอันดับที่ 2\t89.40\n")) == {"IIT": d("89.40")}


@pytest.mark.parametrize("verdict", ["ผ่านเกณฑ์", "สูงกว่าเป้าหมาย", "เป็นไปตามเกณฑ์"])
def test_a_verdict_in_the_row_makes_no_target_of_its_figure(verdict: str) -> None:
    assert values(reported(listed("ตัวชี้วัด\tเทียบ\tคะแนน", verdict, "{s}"))) == ALL


@pytest.mark.parametrize("arrow", ["▲", "เพิ่มขึ้น", "(ลดลง)", "-"])
def test_small_figures_beside_arrows_are_changes(arrow: str) -> None:
    assert values(reported(listed("ตัวชี้วัด\tคะแนน\tเทียบ\tทิศทาง", "{s}", "{i}.20", arrow))) == ALL


def test_a_unit_below_a_name_at_the_head_of_a_column_says_nothing() -> None:
    found = values(reported("ที่\tIIT\tEIT\tOIT\n\tคะแนน\tร้อยละ\tคะแนนที่ได้\n1\t81.2\t82.3\t83.4\n"))
    assert found == {"IIT": d("81.20"), "EIT": d("82.30"), "OIT": d("83.40")}


def test_a_full_mark_in_brackets_is_no_heading_of_full_marks() -> None:
    assert values(reported(listed("ตัวชี้วัด\tคะแนน (เต็ม 100)", "{s}"))) == ALL
    assert values(reported(listed("ตัวชี้วัด\tเต็ม", "{s}"))) == {}


def test_a_column_of_scores_by_rank_is_no_column_of_ranks() -> None:
    assert values(reported(listed("ตัวชี้วัด\tคะแนน (เรียงลำดับ)", "{s}"))) == ALL


def test_a_column_for_the_indicator_beside_one_for_its_questions() -> None:
    assert values(reported(listed("ตัวชี้วัด\tข้อคำถาม\tคะแนนรายตัวชี้วัด", "ท่านเห็นว่าโปร่งใส", "{s}"))) == ALL


@pytest.mark.parametrize("share", ["อัตราเบิกจ่าย", "สัดส่วนผู้ร้องเรียน"])
def test_a_share_between_name_and_figure_is_what_the_figure_is(share: str) -> None:
    assert values(reported(listed("ตัวชี้วัด\tสิ่งที่วัด\tผล", share, "{s}"))) == {}


@pytest.mark.parametrize("row", ["ค่าเฉลี่ย", "สูงสุดในกลุ่ม", "โครงการระยะ 2.50 ปี"])
def test_a_row_of_nobody_among_bodies_is_no_body(row: str) -> None:
    facts = reported(f"หน่วยงาน\tคะแนน ITA\nกรมการปกครอง\t91.20\nกรมการข้าว\t90.20\n{row}\t90.70\n")
    assert {s.score for s in facts.scores} == {d("91.20"), d("90.20")}


def test_a_part_of_an_indicator_is_no_unknown_label() -> None:
    facts = reported(listed("ตัวชี้วัด\tคะแนน", "{s}") + "9.1 ข้อมูลพื้นฐาน\t88.10\nรายการแปลก\t88.20\n")
    unmatched = [f.evidence for f in facts.findings if f.code == "unmatched_label"]
    assert unmatched == ["รายการแปลก | 88.20"]


def test_names_in_one_line_are_a_list_where_nothing_but_numbers_parts_them() -> None:
    assert [label.code for label in list_of_names("1. การปฏิบัติหน้าที่ 2. การใช้งบประมาณ 3) การใช้อำนาจ")] == ["1", "2", "3"]
    assert list_of_names("การปฏิบัติหน้าที่ ดีกว่า การใช้งบประมาณ") == ()


def test_a_title_in_english_names_the_assessment() -> None:
    head = "ITA Improvement Plan 2567\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n"
    facts = understood(head + "\nแบบวัดภายใน ได้คะแนน 90.00 คะแนน ปีงบประมาณ พ.ศ. 2567\n")
    assert facts.agency_id is not None and facts.fiscal_year_be == 2567


def test_a_file_of_one_table_and_nothing_else() -> None:
    row = "เทศบาลตำบล{},2566,90.00,80.00,100.00,91.00\n"
    rows = "หน่วยงาน,ปีงบประมาณ,IIT,EIT,OIT,คะแนน ITA\n" + row.format("แม่สาย") + row.format("แม่จัน")
    facts = understood(rows, "list.csv")
    assert values(facts) == {"IIT": d("90.00"), "EIT": d("80.00"), "OIT": d("100.00"), "ITA": d("91.00")}
