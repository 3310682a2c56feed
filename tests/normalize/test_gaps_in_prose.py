"""By how much parts of a result rose, fell or fall short, and the result that a change began with."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, values


@pytest.mark.parametrize(
    "told",
    [
        "OIT เพิ่มขึ้นมากที่สุด 11.20 คะแนน รองลงมา EIT 10.40 คะแนน",
        "ขาดคะแนนใน OIT 13.50 คะแนน และ EIT 12.20 คะแนน",
        "ข้อ O5 ไม่ได้คะแนน ทำให้การเปิดเผยข้อมูลหายไป 14.30 คะแนน",
        "ตัวชี้วัดการเปิดเผยข้อมูล ถูกหักคะแนนไป 14.30 คะแนน",
        "การปฏิบัติหน้าที่ ควรเพิ่มคะแนนอีก 12.10 คะแนน",
        "ด้านที่ดีขึ้น ได้แก่ OIT 12.50 คะแนน การใช้อำนาจ 11.30 คะแนน",
        "ผลต่างของ IIT กับ EIT เท่ากับ 12.30 คะแนน",
        "ส่วนที่ยังขาด: การเปิดเผยข้อมูล 14.30 คะแนน การป้องกันการทุจริต 20.00 คะแนน",
    ],
)
def test_a_gap_is_no_score(told: str) -> None:
    assert values(reported(told + "\n")) == {}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("ด้านที่ดีขึ้น ได้แก่ OIT 91.50 คะแนน และ EIT 90.30 คะแนน", {"OIT": d("91.50"), "EIT": d("90.30")}),
        ("OIT เพิ่มขึ้นเป็น 91.50 คะแนน", {"OIT": d("91.50")}),
        ("ตัวชี้วัดการเปิดเผยข้อมูล ได้ 21.50 คะแนน", {"9": d("21.50")}),
        ("คะแนนที่หายไปทำให้ OIT เหลือ 31.50 คะแนน", {"OIT": d("31.50")}),
    ],
)
def test_a_result_beside_words_of_change_is_a_score(told: str, found: dict[str, object]) -> None:
    assert values(reported(told + "\n")) == found


def test_what_a_result_rose_from_is_not_of_its_year() -> None:
    assert values(reported("คะแนน ITA ปี 2567 เพิ่มขึ้น 11.20 คะแนน จาก 68.40 คะแนน\n")) == {}
    told = "คะแนน ITA ปี 2567 ได้ 88.40 คะแนน เพิ่มขึ้น 2.10 คะแนน จากเดิม 86.30 คะแนน\n"
    assert values(reported(told)) == {"ITA": d("88.40")}
    told = "คะแนน ITA ปี 2567 เพิ่มขึ้น 2.10 คะแนน จากปี 2566 ที่ได้ 86.30 คะแนน\n"
    assert values(reported(told), 2566) == {"ITA": d("86.30")}
