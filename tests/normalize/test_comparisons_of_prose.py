"""What one sentence holds a result against: an earlier year, many bodies, full marks; and who shares full marks."""

from __future__ import annotations

import pytest

from tests.normalize.test_whose_and_what_in_prose import told

OWN = "ในปี 2567 กรมการข้าวได้คะแนน ITA 95.72 คะแนน"
NOW = ("กรมการข้าว", 2567, "ITA", "95.72")


@pytest.mark.parametrize(
    "then",
    [
        "จาก 91.20 เมื่อปี 2564",
        "จาก 91.20 คะแนนในปี 2564 เป็นอันดับที่ 3 จากหน่วยงาน 54 แห่ง",
        "สูงกว่าปี 2564 (91.20)",
        "สูงกว่าปี 2564 ซึ่งได้ 91.20 คะแนน",
        "ต่ำกว่าปีงบประมาณ พ.ศ. 2564 ที่ได้คะแนน 91.20",
    ],
)
def test_the_earlier_figure_has_the_earlier_year(then: str) -> None:
    assert told(f"{OWN} {then}") == {NOW, ("กรมการข้าว", 2564, "ITA", "91.20")}


@pytest.mark.parametrize("gap", ["สูงกว่าปี 2564 (4.52 คะแนน)", "สูงกว่าปี 2564 ถึง 4.52 คะแนน", "จาก 100 คะแนน"])
def test_a_difference_and_full_marks_are_no_result(gap: str) -> None:
    assert told(f"{OWN} {gap}") == {NOW}


@pytest.mark.parametrize(
    "many",
    [
        "โดยหน่วยงานในสังกัดมีคะแนนเฉลี่ย 90.27",
        "ส่วนมหาวิทยาลัยทั้งหมดได้คะแนนเฉลี่ย 90.27 คะแนน",
        "ขณะที่กรมต่าง ๆ ในสังกัดเฉลี่ย 90.27 คะแนน",
        "ทุกส่วนราชการมีค่าเฉลี่ยอยู่ที่ 90.27",
        "สูงกว่าเทศบาลตำบลอื่น ๆ ในอำเภอซึ่งอยู่ที่ 90.27",
    ],
)
def test_many_bodies_together_own_nothing(many: str) -> None:
    assert told(f"{OWN} {many}") == {NOW}


def test_kinds_of_bodies_told_in_turn_own_nothing() -> None:
    text = "ผลการประเมิน ITA ปี 2567 แยกเป็น (1) กองทุน มีคะแนนเฉลี่ย 93.12 คะแนน (2) จังหวัด มีคะแนนเฉลี่ย 92.33 คะแนน"
    assert told(text) == set()
    assert told("กองทุนพัฒนาไฟฟ้า ผลการประเมิน ITA ปี 2567 กองทุนมีคะแนนเฉลี่ย 93.12 คะแนน") != set()


@pytest.mark.parametrize(
    "said",
    [
        "โดยมีตัวชี้วัดที่ได้คะแนนเต็ม 100 จำนวน 2 ตัวชี้วัด ประกอบด้วย {} และ{}",
        "ทำคะแนนเต็ม 100 ใน 2 ตัวชี้วัด ได้แก่ {} และ{}",
        "โดย{}และ{} ได้คะแนนเท่ากันที่ 100 คะแนน",
    ],
)
def test_so_many_indicators_share_full_marks(said: str) -> None:
    named = said.format("การเปิดเผยข้อมูล", "การป้องกันการทุจริต")
    both = {("กรมการข้าว", 2567, code, "100.00") for code in ("9", "10")}
    assert told(f"{OWN} {named}") == {NOW, *both}


@pytest.mark.parametrize(
    "parts",
    [
        "โดย IIT คะแนนเต็ม 100 ได้ 91.00 EIT คะแนนเต็ม 100 ได้ 92.00 และ OIT คะแนนเต็ม 100 ได้ 93.00",
        "91.00 คะแนนจาก IIT 92.00 คะแนนจาก EIT และ 93.00 คะแนนจาก OIT",
        "จำแนกเป็น IIT (30 คะแนน) ได้ 27.30 คะแนน EIT (30 คะแนน) ได้ 27.60 คะแนน OIT (40 คะแนน) ได้ 37.20 คะแนน",
        "คิดเป็นคะแนน IIT ที่ถ่วงน้ำหนักแล้ว 27.30 EIT 27.60 และ OIT 37.20",
        "โดยผู้มีส่วนได้ส่วนเสียภายใน (IIT), ผู้มีส่วนได้ส่วนเสียภายนอก (EIT) และการเปิดเผยข้อมูลสาธารณะ (OIT) "
        "ได้คะแนน 91.00, 92.00 และ 93.00 ตามลำดับ",
    ],
)
def test_instruments_with_what_they_are_out_of(parts: str) -> None:
    text = f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 กรมการข้าวได้คะแนน 92.10 คะแนน {parts}"
    wanted = {"ITA": "92.10", "IIT": "91.00", "EIT": "92.00", "OIT": "93.00"}
    assert told(text) == {("กรมการข้าว", 2566, code, score) for code, score in wanted.items()}


@pytest.mark.parametrize(
    "said",
    [
        "มีคะแนนสูงสุด 96.67 คะแนน ในตัวชี้วัด การใช้อำนาจ และมีคะแนนต่ำสุด 75.36 คะแนน ในตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
        "ตัวชี้วัดที่ได้คะแนน 96.67 คะแนน ได้แก่ การใช้อำนาจ ตัวชี้วัดที่ได้คะแนน 75.36 คะแนน ได้แก่ การเปิดเผยข้อมูล",
        "โดยตัวชี้วัดที่ต้องได้รับการพัฒนา ได้แก่ การเปิดเผยข้อมูล (75.36) และการใช้อำนาจ (96.67)",
        "ตัวชี้วัดที่คะแนนเกินกว่า 70 คะแนน คือ การใช้อำนาจ 96.67 คะแนน และการเปิดเผยข้อมูล 75.36 คะแนน",
    ],
)
def test_indicators_told_by_their_place_have_their_own_figures(said: str) -> None:
    both = {("กรมการข้าว", 2567, "3", "96.67"), ("กรมการข้าว", 2567, "9", "75.36")}
    assert told(f"{OWN} {said}") == {NOW, *both}


def test_indicators_with_an_aim_have_no_result() -> None:
    assert told(f"{OWN} ตั้งเป้าให้ได้ไม่ต่ำกว่า 95 คะแนน คือ การใช้อำนาจ 96.67 คะแนน") == {NOW}
