"""Instruments that a scan lost the name of, told by the indicators that stand by them."""

from __future__ import annotations

import pytest
from prongsai.normalize.document.ocr_instruments import names_by_members, whole_names

TEN = ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
       "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]  # fmt: skip


def beside(first: str, second: str, third: str) -> list[list[str]]:
    """Merged cells in front of the ten indicators."""
    front = [first] * 5 + [second] * 3 + [third] * 2
    return [["เครื่องมือ", "ตัวชี้วัด"], *([a, b] for a, b in zip(front, TEN, strict=True))]


def above(first: str, second: str, third: str) -> list[list[str]]:
    """Rows of the instruments, each over the rows of its indicators."""
    names = [first, *TEN[:5], second, *TEN[5:8], third, *TEN[8:]]
    return [["ตัวชี้วัด", "คะแนน"], *([name, "90.00"] for name in names)]


@pytest.mark.parametrize(
    ("given", "rows", "code"),
    [
        (("แา .\nค่าเฉลี่ย๖๘.๑๙", "EIT", "การเปิดเผยข้อมูลสาธารณะ (OIT)"), range(1, 6), "IIT"),
        (("IIT", "ธรธ", "OIT"), range(6, 9), "EIT"),
        (("IIT", "EIT", "อท"), range(9, 11), "OIT"),
    ],
)
def test_the_third_instrument_is_told_by_the_rows_beside_it(
    given: tuple[str, str, str], rows: range, code: str
) -> None:
    assert names_by_members(beside(*given)) == {(r, 0): code for r in rows}


def test_the_third_instrument_is_told_by_the_rows_below_it() -> None:
    assert names_by_members(above("เร", "EIT", "OIT")) == {(1, 0): "IIT"}
    assert names_by_members(above("IIT", "EIT", "ฏฬ")) == {(11, 0): "OIT"}


@pytest.mark.parametrize(
    "given",
    [("แา", "ธร", "OIT"), ("IIT", "EIT", "OIT"), ("การใช้อำนาจ", "EIT", "OIT"), ("", "EIT", "OIT")],
)
def test_two_instruments_must_be_named_and_the_third_be_unread(given: tuple[str, str, str]) -> None:
    assert names_by_members(above(*given)) == {}
    assert names_by_members(beside(*given)) == {}


def test_other_indicators_tell_nothing() -> None:
    texts = above("เร", "EIT", "OIT")
    del texts[3]  # one of the five is not there
    assert names_by_members(texts) == {}
    assert names_by_members([]) == {}


@pytest.mark.parametrize(
    ("card", "whole"),
    [
        ("๘๐.๗๓\nการแก้ไขปัญหาการ", "๘๐.๗๓\nการแก้ไขปัญหาการทุจริต"),
        ("ประสิทธิภาพการ\n81.36", "ประสิทธิภาพการสื่อสาร\n81.36"),
        ("๘๐.๗๓\nการใช้", "๘๐.๗๓\nการใช้"),  # three names begin so
        ("๘๐.๗๓\nการใช้อำนาจ", "๘๐.๗๓\nการใช้อำนาจ"),
        ("การแก้ไขปัญหาการ", "การแก้ไขปัญหาการ"),
        ("๘๐.๗๓\nการแก้ไขปัญหาการ\nดำเนินงาน", "๘๐.๗๓\nการแก้ไขปัญหาการ\nดำเนินงาน"),
    ],
)
def test_a_cards_name_that_lost_its_end_is_made_whole_where_one_begins_so(card: str, whole: str) -> None:
    assert whole_names(card) == whole
