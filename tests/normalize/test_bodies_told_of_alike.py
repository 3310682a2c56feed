"""Bodies that a text means by their places, levels that several share, and what came out before a text was written."""

from __future__ import annotations

import pytest

from tests.normalize.test_nobodys_scores import rows
from tests.normalize.test_told_in_prose import levels

_TITLE = "ผลการประเมิน ITA ปีงบประมาณ 2564 "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("กรมชลประทานกับกรมปศุสัตว์ได้ระดับ B เท่ากัน โดยกรมแรกได้ 80.36 และกรมหลังได้ 78.98", {("กรมชลประทาน", "80.36"), ("กรมปศุสัตว์", "78.98")}),
        ("ของกรมชลประทานและกรมปศุสัตว์ แห่งแรกได้ 80.36 คะแนน แห่งที่สองได้ 78.98 คะแนน", {("กรมชลประทาน", "80.36"), ("กรมปศุสัตว์", "78.98")}),
        ("ของกรมชลประทาน กรมการข้าว และกรมปศุสัตว์ หน่วยงานที่สามได้ 78.98 คะแนน", {("กรมปศุสัตว์", "78.98")}),
        ("ของกรมการข้าวและกรมปศุสัตว์ ตัวแทนกรมปศุสัตว์บอกว่าได้ 78.98 คะแนน", {("กรมปศุสัตว์", "78.98")}),
    ],
)  # fmt: skip
def test_bodies_meant_by_their_places(text: str, told: set[tuple[str, str]]) -> None:
    assert {(owner, score) for owner, _, _, score in rows(_TITLE + text)} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("กรมการข้าว 94.20 คะแนน กรมหม่อนไหม 93.10 คะแนน ทุกแห่งอยู่ในระดับ A", {("กรมการข้าว", "A"), ("กรมหม่อนไหม", "A")}),
        ("กรมการข้าว 94.20 คะแนน กรมหม่อนไหม 73.10 คะแนน ทุกแห่งอยู่ในระดับ A", set()),
        ("กลุ่มระดับ A ซึ่งกรมการข้าวได้ 94.30 และกรมหม่อนไหมได้ 86.49", {("กรมการข้าว", "A"), ("กรมหม่อนไหม", "A")}),
        ("กรมประมงได้ 73.13 เพราะ OIT เหลือเพียง 57.60 ทำให้ร่วงลงมาอยู่ระดับ C", {("กรมประมง", "C")}),
    ],
)  # fmt: skip
def test_levels_of_several_and_of_the_whole(text: str, told: set[tuple[str, str]]) -> None:
    assert {(owner, level) for owner, _, level in levels(_TITLE + text)} == told


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("(20 กันยายน 2566) ผลการประเมิน ITA รอบล่าสุดที่ประกาศเมื่อเดือนสิงหาคมปีก่อน กรมการข้าวได้ 90.10 คะแนน", 2565),
        ("(5 กันยายน 2566) กรมการข้าวได้คะแนน ITA 90.10 คะแนน ส่วนผลปีนี้ยังไม่ประกาศ", 2565),
        ("(5 กันยายน 2566) กรมการข้าวได้คะแนน ITA 90.10 คะแนน ตามที่ประกาศเมื่อเดือนสิงหาคม", 2566),
    ],
)
def test_the_year_of_results_that_came_out_before(text: str, year: int) -> None:
    assert rows(text) == {("กรมการข้าว", year, "ITA", "90.10")}


def test_two_bodies_told_of_alike_are_both_others() -> None:
    text = (
        "สองเมืองกับธรรมาภิบาล\n\n(5 กันยายน 2566) ตัวแทนของเทศบาลเมืองแพร่และเทศบาลเมืองน่านเล่าถึงผลการประเมิน ITA ปีงบประมาณ 2566\n\n"
        "ตัวแทนเทศบาลเมืองแพร่บอกว่าได้ 90.10 คะแนน รายได้หดไปร้อยละ 38.20 แต่ EIT สูงถึง 91.20\n\n"
        "ฝั่งเทศบาลเมืองน่านได้ 82.30 คะแนน"
    )
    assert rows(text) == {
        ("เทศบาลเมืองแพร่", 2566, "ITA", "90.10"),
        ("เทศบาลเมืองแพร่", 2566, "EIT", "91.20"),
        ("เทศบาลเมืองน่าน", 2566, "ITA", "82.30"),
    }


def test_another_assessment_set_apart_denies_nothing() -> None:
    text = (
        "กรมการข้าวเผยผลการประเมิน ITA ปีงบประมาณ 2567\n\nกรมการข้าวได้ 94.20 คะแนน\n\n"
        "การประเมินดังกล่าวเป็นคนละส่วนกับการประเมินสำนักงานสีเขียวที่กรมการข้าวได้ 87.10 คะแนน"
    )
    assert rows(text) == {("กรมการข้าว", 2567, "ITA", "94.20")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("(12 พฤศจิกายน 2566) ปีงบประมาณที่ผ่านมา กรมการข้าวได้คะแนน ITA 91.10 คะแนน", {("2566", "91.10")}),
        ("(12 มกราคม 2567) ปีที่แล้ว กรมการข้าวได้คะแนน ITA 91.10 คะแนน", {("2566", "91.10")}),
        ("(12 กันยายน 2567) ปีที่แล้ว กรมการข้าวได้คะแนน ITA 91.10 คะแนน", {("2566", "91.10")}),
        (
            "(12 พฤศจิกายน 2566) กรมการข้าวได้คะแนน ITA 91.10 คะแนน เพิ่มขึ้นจากปีที่ผ่านมาที่ได้ 89.20 คะแนน",
            {("2566", "91.10"), ("2565", "89.20")},
        ),
    ],
)
def test_last_year_is_counted_from_the_texts_date_where_no_year_is_told(text: str, told: set[tuple[str, str]]) -> None:
    assert {(str(year), score) for _, year, _, score in rows(text)} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("จุดอ่อนคือตัวชี้วัดประสิทธิภาพการสื่อสารซึ่งได้เพียง 81.75 เพราะคนไม่รู้ช่องทาง", ("7", "81.75")),
        ("จุดที่ต้องออกแรงคือ EIT ที่หยุดอยู่ 88.30 ด้วยเหตุหลายประการ", ("EIT", "88.30")),
    ],
)
def test_a_part_that_got_only_so_much(text: str, told: tuple[str, str]) -> None:
    above = "กรมการข้าวได้คะแนน ITA ปีงบประมาณ 2567 91.10 คะแนน\n\n"
    assert {(code, score) for _, _, code, score in rows(above + text)} == {("ITA", "91.10"), told}


def test_under_goals_another_body_is_told_with_what_it_got() -> None:
    text = (
        "แผนยกระดับ ITA กรมการข้าว ปีงบประมาณ 2568\n\n1. ผลการประเมิน\n\n"
        "กรมการข้าวได้คะแนน ITA ปีงบประมาณ 2567 91.10 คะแนน\n\n2. กิจกรรมและค่าเป้าหมาย\n\n"
        "คณะทำงานศึกษากรมหม่อนไหมซึ่งมีคะแนน 93.37 ในปีงบประมาณ พ.ศ. 2567"
    )
    assert rows(text) == {("กรมการข้าว", 2567, "ITA", "91.10"), ("กรมหม่อนไหม", 2567, "ITA", "93.37")}
