"""Figures that look like results and are none: differences, tallies, full marks, means of many, what was before."""

from __future__ import annotations

from datetime import date

import pytest
from prongsai.normalize.document.ocr_repair import repair_scanned
from prongsai.normalize.text.periods import parse_period

from tests.normalize.understanding import d, reported, understood, values

NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ")


def test_a_column_of_differences_without_a_heading_is_told_by_arithmetic() -> None:
    rows = zip(NAMES, ("80.10", "81.20", "82.30", "83.40"), ("85.15", "80.10", "90.00", "83.50"), strict=True)
    body = "ตัวชี้วัด\tปี 2566\tปี 2567\t\n" + "\n".join(f"{name}\t{a}\t{b}\t{abs(d(a) - d(b))}" for name, a, b in rows)
    facts = reported(body)
    assert values(facts, 2566) == {"1": d("80.10"), "2": d("81.20"), "3": d("82.30"), "4": d("83.40")}
    assert values(facts, 2567) == {"1": d("85.15"), "2": d("80.10"), "3": d("90.00"), "4": d("83.50")}


def test_the_levels_of_a_tally_are_nobodys() -> None:
    body = "ระดับ\tจำนวน (หน่วยงาน)\tร้อยละ\nผ่านดี\t3\t37.50\nผ่าน\t2\t25.00\nต้องปรับปรุง\t3\t37.50\n"
    facts = reported("ผลการประเมิน ITA ของหน่วยงานในจังหวัด\n\n" + body)
    assert facts.levels == ()
    assert values(facts) == {}


def test_hundreds_alone_with_a_total_of_a_hundred_are_full_marks() -> None:
    facts = reported("1. การปฏิบัติหน้าที่ 100.00\n2. การใช้งบประมาณ 100.00\n\nคะแนนรวม 100.00\n")
    assert values(facts) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "การใช้อำนาจ ลดลงจาก 91.20 คะแนน เป็น 88.75 คะแนน",
        "การใช้อำนาจ จาก 91.20 เป็น 88.75 คะแนน",
        "การใช้อำนาจ 91.20 → 88.75",
    ],
)
def test_the_figure_before_a_change_is_not_this_years(sentence: str) -> None:
    assert values(reported(sentence)) == {"3": d("88.75")}


def test_two_figures_in_a_row_and_two_years_decide_nothing() -> None:
    facts = understood(
        "เปรียบเทียบผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 กับ พ.ศ. 2567\nเทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n\n"
        "การใช้อำนาจ  91.20  88.75\n\nการใช้งบประมาณ  81.20  82.75\n"
    )
    assert values(facts) == {}
    assert {m.rejected_because for m in facts.mentions} == {"figures_in_row"}


def test_the_year_of_an_aim_is_not_the_results() -> None:
    facts = understood(
        "สรุปผลคะแนน ITA\nเทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\nปีงบประมาณ พ.ศ. 2566\n\n"
        "คะแนนรวม 88.20 คะแนน\n\nเทศบาลตั้งเป้าหมายให้มีคะแนนไม่ต่ำกว่า 95 คะแนน ในปีงบประมาณ พ.ศ. 2567\n"
    )
    assert facts.fiscal_year_be == 2566


def test_the_mean_under_a_list_of_agencies_is_nobodys() -> None:
    rows = "กรมการปกครอง\t90.10\nกรมที่ดิน\t91.20\nกรมการพัฒนาชุมชน\t92.30\nกรมโยธาธิการและผังเมือง\t93.40\n"
    facts = understood(
        f"ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2567\n\nหน่วยงาน\tคะแนนรวม ITA\n{rows}\n\nค่าเฉลี่ยรวม\tคะแนน ITA\nเฉลี่ยรวม\t91.75\n"
    )
    assert d("91.75") not in {s.score for s in facts.scores}
    assert {s.score for s in facts.scores} == {d("90.10"), d("91.20"), d("92.30"), d("93.40")}


def test_another_part_of_a_lying_table_names_columns_of_its_own() -> None:
    facts = reported(
        "ปี\t1. การปฏิบัติหน้าที่\t2. การใช้งบประมาณ\nปี 2567\t81.10\t82.20\n\n"
        "ปี\t6. คุณภาพการดำเนินงาน\t7. ประสิทธิภาพการสื่อสาร\nปี 2567\t86.10\t87.20\n"
    )
    assert values(facts) == {"1": d("81.10"), "2": d("82.20"), "6": d("86.10"), "7": d("87.20")}


def test_an_instrument_in_brackets_behind_a_misread_indicator_takes_no_figure() -> None:
    assert values(reported('คุณภาพการดำเนินง"น (EIT) ได้ 89.59 คะแนน')) == {"6": d("89.59")}


def test_an_education_areas_province_is_in_its_name() -> None:
    facts = understood(
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาเชียงราย เขต 2\n\nคะแนนรวม 88.20 คะแนน\n"
    )
    assert [a.province for a in facts.agencies] == ["เชียงราย"]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("ะดับ C", "ระดับ C"),
        ("ผู้มีส่วนได้เสียภายใน (IT)", "ผู้มีส่วนได้เสียภายใน (IIT)"),
        ("เฉลีย IT", "เฉลี่ย IIT"),
        ("\\aae EIT", "EIT"),
        ("กองสาธารณสุขและสิงแวดล้อม", "กองสาธารณสุขและสิ่งแวดล้อม"),
    ],
)
def test_words_that_scans_spoil(read: str, text: str) -> None:
    assert repair_scanned(read).text == text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. การปฏิบัติหน้าที่ 2. การใช้งบประมาณ 3. การใช้อำนาจ\n95.96 คะแนน 96.07 คะแนน 93.85 คะแนน\n",
            {"1": d("95.96"), "2": d("96.07"), "3": d("93.85")},
        ),
        ("การปฏิบัติหน้าที่ การใช้งบประมาณ การใช้อำนาจ การใช้ทรัพย์\n95.96 คะแนน 96.07 คะแนน 93.85 คะแนน\n", {}),
    ],
)
def test_names_in_a_row_before_figures_in_a_row(body: str, expected: dict[str, object]) -> None:
    assert values(reported(body)) == expected


def test_a_dash_in_pieces_is_no_sign() -> None:
    assert values(reported("การใช้อำนาจ -- -92.04 คะแนน")) == {"3": d("92.04")}


@pytest.mark.parametrize("text", ["มยุ - ก.ย. 2564", "AWN, - ก.ย. 2564", "เดือนกันวา 2563 - กันยายน 2564"])
def test_a_start_that_cannot_be_read_is_none(text: str) -> None:
    period = parse_period(text, 2564)
    assert (period.start, period.end, period.problems) == (None, date(2021, 9, 30), ("period_unread",))


def test_a_partner_named_as_such_is_not_the_subject() -> None:
    facts = understood(
        "รายงานเทียบเคียงผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2563\nเทศบาลตำบลทุ่งแก อำเภอเจริญศิลป์ จังหวัดสกลนคร\n"
        "คู่เทียบ : องค์การบริหารส่วนตำบลโคกศิลา อำเภอเจริญศิลป์ จังหวัดสกลนคร\n\nคะแนนรวม 92.21 คะแนน\n"
    )
    assert [a.name_th for a in facts.agencies if a.agency_id == facts.agency_id] == ["เทศบาลตำบลทุ่งแก"]


def test_years_with_their_total_and_level_on_lines_of_their_own() -> None:
    facts = reported("ภาพรวม\n\nปีงบประมาณ คะแนนรวม ระดับ\nพ.ศ. ๒๕๖๓ ๘๐.๗๐ B\n๒๕๖๔ ๗๙.๔๕ B\n", 2564)
    assert {(s.fiscal_year_be, s.code): s.score for s in facts.scores} == {
        (2563, "ITA"): d("80.70"),
        (2564, "ITA"): d("79.45"),
    }
    assert {(x.fiscal_year_be, x.level) for x in facts.levels} == {(2563, "B"), (2564, "B")}
