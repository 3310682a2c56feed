"""Layouts in which bodies, years and figures stand in other places than in a table of one agency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from prongsai.normalize.model.facts import DocumentFacts

from tests.normalize.understanding import codes, d, reported, statuses, understood, values

ALL = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]  # fmt: skip


def totals(facts: DocumentFacts) -> dict[tuple[str, int | None], Decimal]:
    """Totals by the name of their body and their year."""
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {
        (names.get(s.agency_id or "", ""), s.fiscal_year_be): s.score
        for s in facts.scores
        if s.code == "ITA" and s.score is not None
    }


# --- pipes without a frame ---------------------------------------------------------------------------------


def test_pipes_between_cells_part_a_table_without_frame_and_rule() -> None:
    facts = reported("ปี | คะแนน | IIT | EIT\n2564 | 81.25 | 82.50 | 80.75\n2565 | 84.00 | 85.15 | 83.20\n")
    assert values(facts, 2564) == {"ITA": d("81.25"), "IIT": d("82.50"), "EIT": d("80.75")}
    assert values(facts, 2565) == {"ITA": d("84.00"), "IIT": d("85.15"), "EIT": d("83.20")}


def test_pipes_in_a_menu_part_no_table() -> None:
    facts = reported("หน้าแรก | ข่าว | ITA\nติดต่อ | แผนที่ | 90.25\n")
    assert values(facts) == {}


# --- years -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", ["year", "ปี", "ปีงบประมาณ", "FY", "ปี ค.ศ."])
def test_years_of_the_common_era_down_a_column(head: str) -> None:
    rows = "2021,กรมการข้าว,90.11\n2022,กรมการข้าว,92.22\n2021,กรมการปกครอง,88.33\n2022,กรมการปกครอง,89.44\n"
    found = totals(understood(f"คะแนน ITA\n\n{head},หน่วยงาน,คะแนน ITA\n{rows}"))
    assert found["กรมการข้าว", 2564] == d("90.11")
    assert found["กรมการปกครอง", 2565] == d("89.44")
    assert len(found) == 4


def test_numbers_under_another_head_are_no_years() -> None:
    rows = "2021,กรมการข้าว,90.11\n2022,กรมการปกครอง,92.22\n"
    found = totals(understood(f"คะแนน ITA ปี 2566\n\nรหัส,หน่วยงาน,คะแนน ITA\n{rows}"))
    assert {year for _, year in found} == {2566}


TWO_YEARS = (
    "{line}\n\nที่\tหน่วยงาน\tปี 2565\tระดับ\tปี 2566\tระดับ\n"
    "1\tกรมการข้าว\t88.30\tA\t90.38\tผ่านดี\n2\tกรมการปกครอง\t79.76\tB\t85.89\tผ่านดี\n"
)


def test_columns_of_years_under_a_line_that_names_the_scores() -> None:
    facts = understood(TWO_YEARS.format(line="ตารางเปรียบเทียบคะแนน ITA ของหน่วยงานในสังกัด"))
    assert totals(facts) == {
        ("กรมการข้าว", 2565): d("88.30"), ("กรมการข้าว", 2566): d("90.38"),
        ("กรมการปกครอง", 2565): d("79.76"), ("กรมการปกครอง", 2566): d("85.89"),
    }  # fmt: skip
    assert {(level.fiscal_year_be, level.level) for level in facts.levels} == {
        (2565, "A"), (2565, "B"), (2566, "ผ่านดี"),
    }  # fmt: skip


@pytest.mark.parametrize("line", ["ตารางอัตราการเบิกจ่ายของหน่วยงาน", "ค่าเป้าหมายคะแนน ITA ของหน่วยงาน"])
def test_columns_of_years_under_another_line_are_no_totals(line: str) -> None:
    assert totals(understood(TWO_YEARS.format(line=line))) == {}


# --- missing figures, ticked boxes, lists of names ---------------------------------------------------------


@pytest.mark.parametrize("missing", ["ไม่ได้ประเมิน", "อยู่ระหว่างประเมิน", "N/A", "ยังไม่ประกาศผล"])
def test_words_for_a_missing_figure_are_no_name(missing: str) -> None:
    facts = reported(f"รายการ\t2565\t2566\nคะแนน ITA\t{missing}\t90.28\nร้อยละเบิกจ่าย\t76.50\t91.12\n")
    assert totals(facts) == {("องค์การบริหารส่วนตำบลบ้านแป้น", 2566): d("90.28")}


def test_a_row_with_words_for_a_missing_figure_belongs_to_an_aligned_table() -> None:
    rows = (
        "ร้อยละการเบิกจ่าย            80.10     82.10    84.77\n"
        "ร้อยละการฝึกอบรม            81.10     88.45    89.01\n"
        "ร้อยละการจัดซื้อ             85.10     61.20    66.84\n"
        "คะแนน ITA ของหน่วยงาน      ไม่ได้ประเมิน   90.28    94.44\n"
    )
    facts = reported("ตัวชี้วัด                      2565     2566     2567\n" + rows)
    assert {year: score for (_, year), score in totals(facts).items()} == {2566: d("90.28"), 2567: d("94.44")}


def test_the_ticked_box_of_a_cell_is_its_level() -> None:
    facts = reported("คะแนนรวม\t87.06\nผลการประเมิน\t☐ ผ่านดีเยี่ยม ☐ ผ่านดี ☑ ผ่าน ☐ ต้องปรับปรุง\n")
    assert {level.level for level in facts.levels} == {"ผ่าน"}


def test_a_list_of_definitions_is_a_table_of_names_and_figures() -> None:
    pairs = "".join(f"<dt>{name}</dt><dd>{81 + n}.5{n % 10}</dd>" for n, name in enumerate(ALL))
    page = (
        "<html><body><nav><ul><li>ITA 2568</li><li>LPA</li></ul></nav><h2>ผลการประเมิน ITA</h2>"
        "<p>องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน ปีงบประมาณ พ.ศ. 2567</p>"
        f"<dl><dt>คะแนนรวม</dt><dd>87.62</dd>{pairs}</dl></body></html>"
    )
    found = values(understood(page, "page.html"), 2567)
    assert found["1"] == d("81.50") and found["10"] == d("90.59") and found["ITA"] == d("87.62")


def test_names_in_one_column_and_figures_in_the_next_are_paired_in_order() -> None:
    scores = ["88.70", "91.16", "90.56", "91.29", "85.86", "95.69", "90.99", "87.35", "92.07", "97.18", "92.11"]
    facts = reported("\n".join([*ALL, "คะแนนรวม", "", "คะแนน", *scores]) + "\n", 2565)
    assert values(facts) == dict(zip([*map(str, range(1, 11)), "ITA"], map(d, scores), strict=True))
    wrong = reported("\n".join([*ALL, "คะแนนรวม", "", "คะแนน", *scores[:-1], "83.20"]) + "\n", 2565)
    assert "ITA" not in values(wrong) and "unread_row" in codes(wrong) and not statuses(wrong)


# --- cards of bodies ---------------------------------------------------------------------------------------

HEAD = "ผลคะแนน ITA ปี 2566 ของมหาวิทยาลัย\n"
TWO = {("มหาวิทยาลัยบูรพา", 2566): d("92.05"), ("มหาวิทยาลัยแม่โจ้", 2566): d("89.77")}


def test_cards_with_the_name_first() -> None:
    assert totals(understood(HEAD + "- มหาวิทยาลัยบูรพา\n  - รวม 92.05\n- มหาวิทยาลัยแม่โจ้\n  - รวม 89.77\n")) == TWO


def test_cards_with_the_name_last_and_a_rank_behind_it() -> None:
    cards = "92.05\nผ่านดี\nมหาวิทยาลัยบูรพา\nอันดับที่ 4\n\n89.77\nผ่านดี\nมหาวิทยาลัยแม่โจ้\nอันดับที่ 9\n"
    facts = understood(HEAD + cards + "91.50\nค่าเฉลี่ยทั้งกลุ่ม\n")
    assert totals(facts) == TWO
    assert [level.level for level in facts.levels] == ["ผ่านดี", "ผ่านดี"]


@pytest.mark.parametrize(
    "body",
    [
        "มหาวิทยาลัยบูรพา\n92.05\nมหาวิทยาลัยแม่โจ้\n89.77\nมหาวิทยาลัยพะเยา\n",  # above or below?
        "มหาวิทยาลัยบูรพา\n92.05\n90.00\nมหาวิทยาลัยแม่โจ้\n89.77\n88.00\n",  # two figures each
        "คณะวิทยาศาสตร์\n92.05\nคณะวิศวกรรมศาสตร์\n89.77\n",  # parts of a body
    ],
)
def test_cards_whose_order_is_open_are_not_read(body: str) -> None:
    assert totals(understood(HEAD + body)) == {}


@pytest.mark.parametrize("head", ["ผลประเมิน LPA ปี 2566\n", "ค่าเป้าหมาย ITA ปี 2566\n", "ร้อยละการเบิกจ่าย ปี 2566\n"])
def test_cards_of_something_else_are_not_read(head: str) -> None:
    assert totals(understood(head + "มหาวิทยาลัยบูรพา\n92.05\nมหาวิทยาลัยแม่โจ้\n89.77\n")) == {}


# --- what stands over, and beside boxes --------------------------------------------------------------------


def test_a_line_that_leads_from_the_assessment_to_the_figure_below_it() -> None:
    lead = "แจ้งให้ทราบว่า ผลการประเมิน ITA ปี 2567 ที่ผ่านมา เราได้\n\n92.27 คะแนน\n"
    assert values(reported(lead)) == {"ITA": d("92.27")}
    assert values(reported(lead.replace("เราได้", "ด้านการใช้อำนาจได้"))).keys() <= {"3"}
    assert values(reported(lead.replace("ที่ผ่านมา", "เป้าหมาย"))) == {}


def test_the_choice_with_an_empty_box_is_not_named() -> None:
    facts = reported("คะแนนรวม\t87.06\nเครื่องมือที่ต่ำสุด\t☐ IIT ☑ EIT ☐ OIT (ระบุคะแนน 79.54)\n")
    assert values(facts) == {"ITA": d("87.06"), "EIT": d("79.54")}


def test_a_short_year_of_the_budget_is_no_score() -> None:
    assert values(reported("ผลคะแนน ITA ปีงบ 67\n")) == {}


def test_a_check_of_ones_own_is_no_result() -> None:
    table = "หมวด\tร้อยละ\nการเปิดเผยข้อมูล (ตัวชี้วัดที่ 9)\t90.00\nการป้องกันการทุจริต (ตัวชี้วัดที่ 10)\t87.50\n"
    assert values(reported(table)) == {"9": d("90.00"), "10": d("87.50")}
    assert values(reported(table + "\nเป็นการตรวจเองเท่านั้น มิใช่ผลจากสำนักงาน ป.ป.ช.\n")) == {}
