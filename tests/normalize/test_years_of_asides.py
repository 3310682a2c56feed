"""Another year's figure in brackets behind every score says nothing of the report's year."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, understood, values

NAMES = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต", "IIT"]
NEW = ["87.18", "97.58", "89.86", "88.87", "90.16", "90.73"]
OLD = ["96.67", "93.88", "93.01", "87.02", "85.42", "91.20"]


@pytest.mark.parametrize("sign", [" : ", " = ", " ", " ได้ "])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_the_year_before_in_brackets_behind_every_figure(sign: str, blank: str) -> None:
    rows = [f"- {n} : {a} (ปี 2566{sign}{b})" for n, a, b in zip(NAMES, NEW, OLD, strict=True)]
    facts = reported(blank.join(rows) + "\n")
    codes = ["1", "2", "3", "4", "5", "IIT"]
    assert facts.fiscal_year_be == 2567
    assert values(facts, 2567) == {code: d(a) for code, a in zip(codes, NEW, strict=True)}
    assert values(facts, 2566) == {code: d(b) for code, b in zip(codes, OLD, strict=True)}


def by_year(text: str) -> dict[tuple[int | None, str], object]:
    """Scores by year and code, of a report of fiscal year 2565."""
    facts = understood("รายงานประจำปี 2565 กรมการข้าว\n5.3 การประเมินคุณธรรมและความโปร่งใส (ITA)\n" + text + "\n")
    assert facts.fiscal_year_be == 2565
    return {(s.fiscal_year_be, s.code): s.score for s in facts.scores}


@pytest.mark.parametrize(
    "aside",
    [
        "ซึ่งต่ำกว่าผลเมื่อปีงบประมาณ 2564 (93.05 คะแนน) อยู่เล็กน้อย",
        "สูงกว่าคะแนนของปี 2564 (93.05 คะแนน) อยู่มาก",
        "เพิ่มขึ้นจากผลเมื่อปี 2564 (93.05 คะแนน)",
        "แม้จะต่ำกว่าคะแนนเมื่อปี 2564 (93.05)",
        "ใกล้เคียงกับปี 2564 (93.05 คะแนน)",
        "น้อยกว่าปีก่อน (93.05 คะแนน)",
    ],
)
def test_the_year_of_a_result_that_is_held_against_is_its_own_alone(aside: str) -> None:
    text = f"กรมการข้าวได้รวม 92.73 คะแนน {aside} มุมมองของพนักงาน (IIT) อยู่ที่ 92.08 มุมมองของคู่ค้า (EIT) อยู่ที่ 85.36"
    assert by_year(text) == {
        (2565, "ITA"): d("92.73"), (2564, "ITA"): d("93.05"), (2565, "IIT"): d("92.08"), (2565, "EIT"): d("85.36"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "aside", ["ต่ำกว่าเกณฑ์ (95.00 คะแนน)", "สูงกว่าเป้าหมายปี 2565 (90.00 คะแนน)", "สูงกว่าค่าเฉลี่ยประเทศปี 2565 (90.00)"]
)
def test_a_mark_that_a_result_is_held_against_is_none(aside: str) -> None:
    assert by_year(f"กรมการข้าวได้รวม 92.73 คะแนน {aside}") == {(2565, "ITA"): d("92.73")}


def test_last_year_behind_a_figure_is_no_count_of_years() -> None:
    text = "คะแนน ITA ปี 2565 ของกรมการข้าวอยู่ที่ 90.63 ปีที่แล้วได้ 84.02 และสองปีก่อนหน้านั้นได้ 79.85"
    assert by_year(text) == {(2565, "ITA"): d("90.63"), (2564, "ITA"): d("84.02"), (2563, "ITA"): d("79.85")}


def test_the_year_behind_one_that_is_looked_back_to() -> None:
    text = "ITA ปี 2565 เราได้ 90.63 เพราะเมื่อสองปีก่อนเราได้ 79.85 ปีถัดมาได้ 84.02\n\nเรื่องการใช้อำนาจ ได้ 78.36 คะแนน"
    assert by_year(text) == {
        (2565, "ITA"): d("90.63"), (2563, "ITA"): d("79.85"), (2564, "ITA"): d("84.02"), (2565, "3"): d("78.36"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("ปีที่ผ่านมา อบต. ได้คะแนน ITA 87.65 คะแนน ปีนี้ (2568) ขอให้ทุกกองช่วยกัน", 2567),
        ("ปีก่อนได้คะแนน ITA 87.65 คะแนน ในปีงบประมาณ พ.ศ. 2568 นี้ขอความร่วมมือทุกกอง", 2567),
        ("สองปีก่อน อบต. ได้คะแนน ITA 87.65 คะแนน ปีนี้ (2568) ขอให้ทุกกองช่วยกัน", 2566),
        ("คะแนน ITA ปี 2567 ได้ 87.65 คะแนน ปีนี้ (2568) ขอให้ทุกกองช่วยกัน", 2567),
        ("อบต. ได้คะแนน ITA 87.65 คะแนนในปีนี้ (2568)", 2568),
        ("ในปีนี้ (2568) อบต. ได้คะแนน ITA 87.65 คะแนน", 2568),
    ],
)
def test_this_year_behind_a_figure_of_last_year_opens_a_clause_of_its_own(said: str, year: int) -> None:
    facts = understood(f"รายงานการประชุม\n\nองค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n{said}\n")
    assert [(s.fiscal_year_be, s.score) for s in facts.scores] == [(year, d("87.65"))]


BODY = "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน"
PLAN = "|ประเด็น|คะแนนเดิม|คะแนนเป้าหมาย|\n|--|--|--|\n|การปฏิบัติหน้าที่|70.00|90.00|\n|การใช้งบประมาณ|71.00|90.00|\n"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร ประจำปีงบประมาณ พ.ศ. 2569", None),
        ("การนำผลการประเมิน ITA ปี 2568 ไปสู่การพัฒนา ประจำปี 2569", 2568),
        ("รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568", 2568),
    ],
)
def test_scores_from_which_a_plan_sets_out_are_not_of_its_year(title: str, year: int | None) -> None:
    facts = understood(f"{title}\n\n{BODY}\n\n{PLAN}", "report.md")
    assert {(s.code, s.fiscal_year_be) for s in facts.scores} == {("1", year), ("2", year)}


def test_the_address_below_a_printed_page_tells_its_year_and_the_day_of_printing_does_not() -> None:
    page = f"12/8/2568 10:22 ITAS\n\n{BODY}\n\nคะแนนภาพรวม 91.99 คะแนน\n\n"
    assert {s.fiscal_year_be for s in understood(page + "https://itas.nacc.go.th/report/x?year=2024 1/1\n").scores} == {
        2567
    }
