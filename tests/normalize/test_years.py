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


def test_a_title_of_measures_that_a_scan_joins_to_what_stands_above() -> None:
    text = "รายงานผลการวิเคราะห์คะแนน ITA\n" + PLACE + "ผลคะแนนภาพรวมปี 2567 อยู่ที่ 85.00 คะแนน\n\n" + TABLE
    above = "ทุกกองประชุมกันแล้วหลายครั้งและเห็นตรงกันว่าควรทำต่อไปให้ดีขึ้นในทุกด้าน " * 3
    title = "มาตรการเพื่อปรับปรุงการดำเนินงานตามผลการประเมิน ITA\nประจำปีงบประมาณ 2568\n"
    assert year_of(text + above + "\n" + title) == 2567


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


def test_a_title_that_gives_results_and_measures_a_year_each() -> None:
    title = "ตารางวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 และมาตรการ ปีงบประมาณ พ.ศ. 2567\n"
    assert year_of(title + PLACE + TABLE) == 2566


def test_a_year_compared_with_is_never_the_reports() -> None:
    text = "รายงานผลการประเมิน ITA\n" + PLACE + "เมื่อเทียบกับปี 2562 ซึ่งได้ 88.18 คะแนน ดีขึ้นมาก\n\n" + TABLE
    assert understood(text).fiscal_year_be is None


def test_the_day_of_the_announcement_dates_a_result_that_nothing_else_dates() -> None:
    lead = "จากการประกาศผลของสำนักงาน ป.ป.ช. เมื่อวันที่ 30 กรกฎาคม 2567 หน่วยงานมีคะแนนดังนี้\n\n"
    assert year_of("รายงานผลการประเมิน ITA\n" + PLACE + lead + TABLE) == 2567


@pytest.mark.parametrize("caption", ["แผนภูมิที่ 1 คะแนน ITA รายตัวชี้วัด", "แผนภาพแสดงคะแนนรายตัวชี้วัด"])
def test_the_caption_of_a_chart_is_no_title_of_a_plan(caption: str) -> None:
    assert year_of(PLACE + caption + " ปีงบประมาณ พ.ศ. 2567\n\n" + TABLE) == 2567


def test_a_title_over_several_years_names_the_last_one() -> None:
    text = "แนวโน้มผลการประเมิน ITA\nปีงบประมาณ พ.ศ. 2562 - 2564\n" + PLACE + "ปีล่าสุด คะแนนรวมร้อยละ 84.83\n"
    assert values(understood(text), 2564) == {"ITA": d("84.83")}


def test_columns_of_scores_in_a_table_of_measures_keep_their_years() -> None:
    rows = "".join(f"{n}. {name}\t9{n}.25\t8{n}.75\tจัดทำคู่มือ\tสำนักปลัด\n" for n, name in enumerate(
        ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"], 1))  # fmt: skip
    facts = understood(
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n" + PLACE
        + "ตัวชี้วัด\tคะแนนปี 2566\tคะแนนปี 2567\tมาตรการ\tผู้รับผิดชอบ\n" + rows
    )  # fmt: skip
    assert values(facts, 2566)["1"] == d("91.25") and values(facts, 2567)["3"] == d("83.75")


@pytest.mark.parametrize("title", ["สรุปคะแนน ITA ประจำปีงบ’67", "คะแนน ITA ปี '67 ของเรา", "ITA FY‘67"])
def test_a_year_whose_century_is_cut_off_by_an_apostrophe(title: str) -> None:
    assert year_of(title + "\n" + PLACE + TABLE) == 2567


@pytest.mark.parametrize("sign", [" = ", ": ", " ร้อยละ "])
def test_a_year_between_two_figures_is_of_the_one_that_a_sign_ties_to_it(sign: str) -> None:
    facts = reported(f"คะแนนรวม ปี 2566{sign}91.37   ปี 2567{sign}88.62 คะแนน\n")
    assert (values(facts, 2566), values(facts, 2567)) == ({"ITA": d("91.37")}, {"ITA": d("88.62")})


def test_a_line_below_a_title_of_results_and_measures_tells_its_two_years_apart() -> None:
    title = "การนำผลการประเมิน ITA ไปใช้พัฒนางาน\n\n"
    field = "ปีที่ประเมิน : ปีงบประมาณ พ.ศ. 2566  |  ใช้พัฒนาในปีงบประมาณ พ.ศ. 2567\n\n"
    assert year_of(title + field + TABLE) == 2566


@pytest.mark.parametrize(
    "told",
    [
        "ปี 2566 จำนวน 91.20 คะแนน ปี 2567 จำนวน 94.60 คะแนน",
        "พ.ศ. 2566 ได้ร้อยละ 91.20 พ.ศ. 2567 ได้ร้อยละ 94.60",
        "ปี 2566 (91.20) ปี 2567 (94.60)",
        "91.20 เมื่อปี 2566 94.60 เมื่อปี 2567",
        "91.20 คะแนนในปีงบประมาณ พ.ศ. 2566 94.60 คะแนนในปีงบประมาณ พ.ศ. 2567",
    ],
)
def test_years_and_figures_that_take_turns(told: str) -> None:
    facts = understood(f"กรมการข้าวมีผลการประเมิน ITA {told}")
    assert {(s.fiscal_year_be, s.score) for s in facts.scores} == {(2566, d("91.20")), (2567, d("94.60"))}


LETTER = "ตามที่ได้มีการแจ้งผลคะแนน ITA ประจำปีงบประมาณ 2566 ให้ทุกหน่วยงานทราบโดยทั่วกันแล้วนั้น " + "จึงขอเรียนให้ทราบ " * 9


@pytest.mark.parametrize(
    "below",
    [
        "ขอให้ทุกกองช่วยกันให้ถึงเป้าหมาย 90 คะแนนครบทุกด้านในปี 2567\n\n",
        "กองคลังรายงานคะแนน และใช้งบปี 2567 รวม 180,500 บาท\n\n",
    ],
)
def test_a_goal_and_a_sum_of_money_give_no_year_to_the_results_below(below: str) -> None:
    assert year_of(PLACE + LETTER + "\n\n" + below + TABLE) == 2566


def test_the_number_of_a_section_is_no_figure_of_its_title() -> None:
    title = "4.2 ผลคะแนน ITA ประจำปี พ.ศ. 2567\n\n"
    told = "ที่ประชุมรับทราบว่าได้ 84.00 คะแนน (ปี 2566 ได้ 81.25 คะแนน) ซึ่งดีขึ้นมากกว่าเดิม\n\n"
    assert year_of("บันทึกการประชุม\n\n" + PLACE + title + told + TABLE) == 2567


def test_a_year_that_a_sentence_gives_its_figure_leaves_the_year_of_a_heading_in_doubt() -> None:
    told = "ปีงบประมาณ พ.ศ. 2566 ผลการประเมิน ITA ขององค์การบริหารส่วนตำบลบ้านแป้น ได้ IIT 84.00 คะแนน และตัวชี้วัดที่ 1 ได้ 90.00 คะแนน\n\n"
    facts = understood("ผลการประเมิน ITA ประจำปี 2567\n" + PLACE + told + TABLE)
    assert facts.scores and not any(score.status == "verified" for score in facts.scores)


@pytest.mark.parametrize(
    "told",
    ["กางคะแนน ITA 66 กรมการข้าวได้", "กรมการข้าวได้คะแนน ITA ปีที่แล้ว (2566) ที่", "ปีงบประมาณที่แล้ว (2566) กรมการข้าวได้คะแนน ITA"],
)
def test_short_years_of_the_assessment_and_years_in_brackets(told: str) -> None:
    facts = understood(f"{told} 91.20 คะแนน")
    assert [(s.fiscal_year_be, s.score) for s in facts.scores] == [(2566, d("91.20"))]


def test_a_score_of_two_digits_behind_the_assessment_is_no_year() -> None:
    facts = understood("กรมการข้าวได้คะแนน ITA 66 คะแนน ในปี 2567")
    assert [(s.fiscal_year_be, s.score) for s in facts.scores] == [(2567, d("66.00"))]


def test_sentences_whose_year_only_the_document_tells_are_not_verified() -> None:
    told = "กรมการข้าวได้คะแนน ITA รวม 94.37 คะแนน โดย IIT 93.10 EIT 92.55 OIT 96.69"
    year = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 ประกาศแล้ว"
    beside = understood(f"ข่าวกรมการข้าว\n\nในปีงบประมาณ พ.ศ. 2567 {told}\n").scores
    assert {s.status for s in beside} == {"verified"}
    afar = understood(f"ข่าวกรมการข้าว\n\n{told}\n\n{year}\n").scores
    assert {s.fiscal_year_be for s in afar} == {2567} and "verified" not in {s.status for s in afar}


@pytest.mark.parametrize("span", ["2561 - 2580", "2566 - 2570"])
def test_the_years_of_a_plan_below_the_title_are_not_the_reports(span: str) -> None:
    text = f"วิเคราะห์ผลการประเมินคุณธรรม (ITA)\nประจำปี พ.ศ. 2567\n{PLACE}แผนของจังหวัด พ.ศ. {span} เน้นเรื่องผลการประเมิน ITA มาก\n\n"
    assert understood(text + TABLE).fiscal_year_be == 2567


@pytest.mark.parametrize(
    "title",
    [
        "ITA results, fiscal years 2566 (2023) and 2567 (2024)",
        "ITA results, FY 2566 and FY 2567",
        "ผล ITA ปีงบประมาณ 2566 (2023) และ 2567 (2024)",
        "ผล ITA ปี 2566 เทียบ 2567",
        "ITA 2566 → 2567",
    ],
)
def test_a_title_over_two_years_is_of_the_later_one(title: str) -> None:
    facts = understood(title + "\n\nกรมการข้าวได้คะแนน ITA เพิ่มขึ้นเป็น 91.90 คะแนน\n")
    assert (facts.fiscal_year_be, values(facts)) == (2567, {"ITA": d("91.90")})


def test_a_row_of_levels_under_an_english_head() -> None:
    rows = "|Name|2566|2567|Change|\n|--|--|--|--|\n|Total|83.10|91.20|+8.10|\n|Level|ต้องปรับปรุง|ผ่านดี||\n"
    facts = understood("ITA results, fiscal years 2566 and 2567\nกรมการข้าว\n\n" + rows, "report.md")
    assert {(level.fiscal_year_be, level.level) for level in facts.levels} == {(2566, "ต้องปรับปรุง"), (2567, "ผ่านดี")}


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Δ จากปี 2566", ("+1.08", "-0.46")),
        ("เพิ่ม/ลดจากปี 2566", ("+1.08", "-0.46")),
        ("เทียบกับปี 2566", ("+1.08", "-0.46")),
        ("อันดับปี 2566", ("1", "2")),
        ("ระดับปี 2566", ("A", "B")),
    ],
)
def test_the_year_over_another_column_dates_no_score(head: str, cells: tuple[str, str]) -> None:
    title = "## ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
    rows = f"|กรมการข้าว|94.40|{cells[0]}|\n|กรมประมง|87.90|{cells[1]}|\n"
    facts = understood(f"{title}|หน่วยงาน|คะแนน|{head}|\n|--|--|--|\n{rows}", "report.md")
    assert {(s.fiscal_year_be, s.score) for s in facts.scores} == {(2567, d("94.40")), (2567, d("87.90"))}
