"""Figures beside a result, or in a text about the assessment, that measure something else."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, understood, values


@pytest.mark.parametrize(
    "tail",
    [
        "มีผลการใช้จ่ายงบประมาณภาพรวม 97.31%",
        "และคะแนนประเมินผลผู้บริหาร 96.50 คะแนน",
        "และได้คะแนนความพร้อมรัฐบาลดิจิทัล 88.41 คะแนน",
        "และคะแนนการประเมินองค์กรคุณธรรม 95.00 คะแนน",
        "ผ่านการรับรอง HA ด้วยคะแนน 85.60",
        "พร้อมรับคะแนน CGR 98 คะแนน",
        "ขาดอีก 10.63 คะแนนจะเต็มร้อย",
        "ห่างจากอันดับหนึ่ง 12.40 คะแนน",
        "มีพัฒนาการ 12.31 คะแนน",
        "ขณะที่หน่วยงานอันดับหนึ่งได้ 99.12 คะแนน",
        "ขณะที่ค่าเฉลี่ยของจังหวัดอยู่ที่ 93.41 คะแนน",
        "(ค่าเฉลี่ยกระทรวง 93.41 คะแนน)",
        "เมื่อเทียบกับภาพรวมทั้งประเทศ 93.05 คะแนน",
    ],
)
def test_other_quantities_beside_a_result_leave_it_alone(tail: str) -> None:
    facts = understood(f"กรมการข้าวได้คะแนน ITA ปี 2567 เท่ากับ 92.10 คะแนน {tail}")
    assert {(s.fiscal_year_be, s.code, s.score) for s in facts.scores} == {(2567, "ITA", d("92.10"))}


@pytest.mark.parametrize(
    "clause",
    [
        "จัดเก็บภาษีที่ดินได้ร้อยละ 97.80",
        "ถนนลูกรังได้มาตรฐานร้อยละ 78.90",
        "แก้ไขเรื่องร้องเรียนแล้วร้อยละ 98.70",
        "ทำตามแผนป้องกันการทุจริตแล้วเสร็จ 95.24%",
    ],
)
@pytest.mark.parametrize("head", ["กรมการข้าวเตรียมรับการประเมิน ITA ปี 2567", "กรมการข้าวรับทราบผล ITA ปี 2567 โดย"])
def test_a_percentage_of_what_its_clause_names_is_no_total(head: str, clause: str) -> None:
    assert not understood(f"{head}{clause}").scores


@pytest.mark.parametrize("lead", ["ได้ร้อยละ", "คิดเป็นร้อยละ", "ซึ่งผลปรากฏว่าอยู่ที่ร้อยละ", "กรมการข้าวได้ร้อยละ", "ในภาพรวมร้อยละ"])
def test_a_percentage_that_is_the_result(lead: str) -> None:
    found = understood(f"กรมการข้าวมีผลการประเมิน ITA ประจำปี 2567 {lead} 93.18").scores
    assert [(s.code, s.score) for s in found] == [("ITA", d("93.18"))]


def test_what_so_many_per_cent_of_the_asked_say_is_no_total() -> None:
    text = "กรมการข้าวเผยผลสำรวจปี 2567 พบว่า ร้อยละ 51.60 ไม่รู้จักการประเมิน ITA ร้อยละ 61.53 เคยได้ยินมาบ้าง"
    assert not understood(text).scores


@pytest.mark.parametrize(
    ("survey", "code"),
    [
        ("ผลสำรวจการรับรู้ IIT ได้", "IIT"),
        ("ผลสำรวจความคิดเห็นของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ได้", "EIT"),
        ("แบบสำรวจ IIT มีค่าเฉลี่ย", "IIT"),
    ],
)
def test_the_survey_of_an_instrument_is_no_other_survey(survey: str, code: str) -> None:
    facts = understood(f"กรมการข้าว\n\nผลการประเมิน ITA ปี 2567\n\n{survey} 91.20 คะแนน")
    assert {c: str(v) for c, v in values(facts).items()} == {code: "91.20"}


def test_a_survey_of_its_own_is_no_result() -> None:
    facts = understood("กรมการข้าว\n\nผลการประเมิน ITA ปี 2567\n\nผลสำรวจความคิดเห็นของประชาชน ได้ 91.20 คะแนน")
    assert values(facts) == {}


@pytest.mark.parametrize(
    "marks", ["(เต็ม 30 คะแนน) ได้ 27.19/40 คะแนน", "ได้ 27.19/30 คะแนน (เต็ม 40)", "(เต็ม 40 คะแนน) 27.10 (เต็ม 30)"]
)
def test_full_marks_that_differ_round_a_figure_give_no_score(marks: str) -> None:
    assert values(understood(f"กรมการข้าว\n\nผลการประเมิน ITA ปี 2567 IIT {marks}")) == {}


def test_full_marks_of_other_instruments_do_not_differ() -> None:
    told = "IIT 27.19 คะแนน (เต็ม 30) EIT (เต็ม 30) ได้ 27.10 OIT 38.10/40"
    found = values(understood(f"กรมการข้าว\n\nผลการประเมิน ITA ปี 2567 {told}"))
    assert {code: str(value) for code, value in found.items()} == {"IIT": "90.63", "EIT": "90.33", "OIT": "95.25"}
