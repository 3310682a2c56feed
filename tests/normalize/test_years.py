"""Which fiscal year the results are of: each test is one way in which reports lead astray."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import codes, d, reported, understood, values

PLACE = "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน\n\n"
TABLE = (
    "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t90.00\nการใช้งบประมาณ\t80.00\nการใช้อำนาจ\t85.00\n"
    "การใช้ทรัพย์สินของราชการ\t82.00\nการแก้ไขปัญหาการทุจริต\t83.00\nคะแนน IIT\t84.00\n\n"
)


def year_of(text: str) -> int | None:
    facts = understood(text)
    years = {score.fiscal_year_be for score in facts.scores if score.code == "1"}
    assert len(years) == 1
    return years.pop()


@pytest.mark.parametrize(
    "body",
    [
        "หน่วยงานเข้ารับการประเมินต่อเนื่องมาตั้งแต่ปีงบประมาณ พ.ศ. 2561\n\n" + TABLE,
        "จากปี 2566 ที่เราได้ 90.64 คะแนน ทีมงานช่วยกันอย่างเต็มที่\n\nคะแนนแต่ละตัวชี้วัด\n\n" + TABLE,
        "ย้อนไปเมื่อปี 2566 คะแนนรวมอยู่ที่ 90.89 จึงเท่ากับว่าขยับขึ้น 3.40 คะแนน\n\n" + TABLE,
        "คะแนนรวมร้อยละ 92.72 (ปีก่อนหน้า ปีงบประมาณ 2566 ได้ 88.64)\n\n" + TABLE,
        TABLE + "5. มาตรการเพื่อยกระดับคะแนน ประจำปีงบประมาณ พ.ศ. 2568\n",
        TABLE + "ความคาดหวังปี 2568 ทุกตัวชี้วัดไม่ต่ำกว่า 85 คะแนน\n",
    ],
)
def test_the_title_outweighs_what_sentences_compare_with(body: str) -> None:
    assert year_of("รายงานผลการประเมิน ITA\nประจำปีงบประมาณ พ.ศ. 2567\n" + PLACE + body) == 2567


@pytest.mark.parametrize(
    "title",
    [
        "สรุปสาระสำคัญผลการประเมิน ITA และมาตรการ ประจำปีงบประมาณ 2567",
        "เจาะลึกคะแนน ITA และแนวทางพัฒนา\nประจำปี พ.ศ. 2567",
        "รายงานวิเคราะห์ระดับคุณธรรมและความโปร่งใส\nปีงบประมาณ 2567 (2024)",
    ],
)
def test_a_title_of_results_and_measures(title: str) -> None:
    assert year_of(title + "\n" + PLACE + TABLE + "มาตรการ ประจำปี 2568\n") == 2567


@pytest.mark.parametrize(
    "title",
    ["รายงานผลการดำเนินการตามมาตรการ ITA\nประจำปีงบประมาณ พ.ศ. 2568 รอบ 6 เดือน", "มาตรการยกระดับคะแนน ITA\nประจำปี 2568"],
)
def test_a_title_of_measures_names_the_year_after(title: str) -> None:
    assert year_of(title + "\n" + PLACE + "ผลการประเมิน ITA ประจำปี พ.ศ. 2567 มีดังนี้\n\n" + TABLE) == 2567


def test_the_year_in_a_bracket_belongs_to_the_bracket() -> None:
    facts = reported("มีผล ITA ในภาพรวมร้อยละ 92.72 (ปีก่อนหน้า ปีงบประมาณ 2566 ได้ 88.64) จัดเป็นหน่วยงานระดับ “ผ่านดี”\n")
    assert values(facts, 2567) == {"ITA": d("92.72")} and values(facts, 2566) == {"ITA": d("88.64")}
    assert [(x.fiscal_year_be, x.level) for x in facts.levels] == [(2567, "ผ่านดี")]


def test_a_year_between_name_and_figure() -> None:
    facts = reported("๓. การใช้อำนาจ : ปี ๒๕๖๖ ๙๔.๒๓ ปี ๒๕๖๗ ๑๐๐.๐๐ (+๕.๗๗) เนื่องจากผู้บังคับบัญชาอธิบายเหตุผลได้\n")
    assert values(facts, 2566) == {"3": d("94.23")} and values(facts, 2567) == {"3": d("100.00")}


def test_two_years_that_may_be_meant_are_told_and_nothing_is_verified() -> None:
    text = "ผล ITA ปี 2566\n" + PLACE + "ผล ITA ปี 2567\n\nคะแนนรายตัวชี้วัด\n\n" + TABLE
    facts = understood(text)
    assert facts.scores and "year_contradicts" in codes(facts)
    assert not any(score.status == "verified" for score in facts.scores)
