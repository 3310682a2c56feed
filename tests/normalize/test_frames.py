"""Frames of a clause that order its figures: changes, rows, means of groups, full marks in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from prongsai.normalize.scores.narrative.frames.asides import RANKED

from tests.normalize.understanding import d, understood

Told = dict[tuple[str, int | None, str], Decimal | None]


def told(text: str) -> Told:
    """The scores of a text by body, year and code."""
    facts = understood(text)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {(names.get(s.agency_id or "", ""), s.fiscal_year_be, s.code): s.score for s in facts.scores}


NAME = "กรมประมง"
TITLE = "กรมประมง เผยผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\n\n"


def test_the_figure_that_a_result_rose_from_is_of_the_only_earlier_year_that_is_named() -> None:
    text = TITLE + "กรมประมงได้คะแนน ITA ปีงบประมาณ 2566 ขยับขึ้นจาก 84.12 มาเป็น 90.45 เมื่อเทียบกับปีงบประมาณ 2565"
    assert told(text) == {(NAME, 2566, "ITA"): d("90.45"), (NAME, 2565, "ITA"): d("84.12")}


def test_the_figure_that_a_result_rose_from_stays_open_where_no_year_is_named() -> None:
    found = told(TITLE + "กรมประมงได้คะแนน ITA ปีงบประมาณ 2566 ขยับขึ้นจาก 84.12 มาเป็น 90.45 คะแนน")
    assert found == {(NAME, 2566, "ITA"): d("90.45")}


def test_a_mean_of_a_group_is_nobodys_result() -> None:
    text = TITLE + "กรมประมงได้ 91.33 คะแนน สูงกว่าค่าเฉลี่ยของส่วนราชการระดับกรมที่ 90.04 ขณะที่กลุ่มรัฐวิสาหกิจเฉลี่ย 88.15"
    assert told(text) == {(NAME, 2566, "ITA"): d("91.33")}


def test_parts_of_a_mean_are_means() -> None:
    text = (
        "โฆษกรัฐบาลแถลงผล ITA\n\nการประเมิน ITA ของหน่วยงานภาครัฐในประเทศ ปีงบประมาณ 2566 มีคะแนนเฉลี่ย 90.19 "
        "โดย IIT เฉลี่ย 93.12 EIT เฉลี่ย 87.90 และ OIT เฉลี่ย 89.71\n\nที่มา : สำนักเลขาธิการนายกรัฐมนตรี"
    )
    assert told(text) == {}


def test_the_year_of_a_clause_by_the_way_holds_for_its_own_figure() -> None:
    text = TITLE + "ผล ITA ปีงบประมาณ 2566 กรมประมง ซึ่งปี 2565 รั้งท้ายอยู่ที่ 80.22 คะแนน กลับแซงขึ้นมาได้ 92.14 คะแนน"
    assert told(text) == {(NAME, 2566, "ITA"): d("92.14"), (NAME, 2565, "ITA"): d("80.22")}


def test_the_round_before_sets_the_year_that_is_told_now() -> None:
    text = (
        "สภากรมรับทราบผล ITA\n\nเมื่อปลายเดือนกันยายนมีการประกาศคะแนนการประเมิน ITA กรมประมงได้ 79.81 คะแนน "
        "ทั้งที่การประเมินครั้งก่อน (ปีงบประมาณ พ.ศ. 2562) เคยอยู่ที่ 88.62 คะแนน"
    )
    assert told(text) == {(NAME, 2563, "ITA"): d("79.81"), (NAME, 2562, "ITA"): d("88.62")}


def test_a_span_of_years_has_as_many_figures() -> None:
    text = TITLE + "กรมประมงมีคะแนน ITA ปีงบประมาณ พ.ศ. 2564 ถึง 2566 เท่ากับ 87.31 90.54 และ 93.70 ตามลำดับ"
    assert [told(text)[NAME, year, "ITA"] for year in (2564, 2565, 2566)] == [d("87.31"), d("90.54"), d("93.70")]


def test_two_bodies_have_the_two_figures_behind_them_in_their_order() -> None:
    text = "ผล ITA ปีงบประมาณ 2566\n\nกรมประมง และกรมปศุสัตว์ ได้ 96.48 และ 95.55 คะแนน"
    assert told(text) == {(NAME, 2566, "ITA"): d("96.48"), ("กรมปศุสัตว์", 2566, "ITA"): d("95.55")}


def test_full_marks_in_words_are_those_of_the_names_behind_them() -> None:
    text = TITLE + "กรมประมงทำได้เต็มร้อยสองตัว คือ การเปิดเผยข้อมูลกับการป้องกันการทุจริต"
    assert told(text) == {(NAME, 2566, "9"): d("100.00"), (NAME, 2566, "10"): d("100.00")}


def test_a_round_figure_that_a_result_passed_is_none() -> None:
    text = "กรมประมงกวาดคะแนน ITA ปี 2566 ทะลุ 92\n\nกรมประมงได้ 92.37 คะแนน ในการประเมิน ITA ปีงบประมาณ 2566"
    assert told(text) == {(NAME, 2566, "ITA"): d("92.37")}


def test_a_label_that_is_all_number_is_read_once() -> None:
    text = "แผนพัฒนากรมประมง\n\nตัวชี้วัดที่ 5.2.1 ผลคะแนน ITA\nตัวชี้วัดที่ 5.2.2 ข้อร้องเรียนที่ตอบภายใน 15 วัน"
    assert told(text) == {}


def test_a_score_told_as_a_share_counts_and_a_share_of_a_plan_does_not() -> None:
    text = (
        TITLE + "ผล ITA ปีงบประมาณ 2566 กรมประมง แบบวัด IIT คิดเป็นร้อยละ 93.38 คะแนน\n\nกรมประมงเบิกจ่ายเป็นร้อยละ 91.20 ของแผน"
    )
    assert told(text) == {(NAME, 2566, "IIT"): d("93.38")}


def test_an_effort_in_full_is_no_full_marks() -> None:
    text = TITLE + "กรมประมงได้คะแนน ITA 91.33 คะแนน และจะทุ่มเต็มร้อยเพื่อการเปิดเผยข้อมูล"
    assert told(text) == {(NAME, 2566, "ITA"): d("91.33")}


def test_an_instrument_of_a_body_is_no_total_of_it() -> None:
    text = TITLE + "แบบวัด IIT ของกรมประมง 97.15 แต่ของกรมปศุสัตว์ 92.20"
    assert told(text) == {(NAME, 2566, "IIT"): d("97.15"), ("กรมปศุสัตว์", 2566, "IIT"): d("92.20")}
    total = TITLE + "คะแนน ITA ของกรมประมง 97.15 แต่ของกรมปศุสัตว์ 92.20"
    assert told(total) == {(NAME, 2566, "ITA"): d("97.15"), ("กรมปศุสัตว์", 2566, "ITA"): d("92.20")}


@pytest.mark.parametrize(("last", "is_of_all"), [("95.40", True), ("84.40", False)])
def test_a_level_of_all_bodies_above_is_one_that_all_have_earned(last: str, is_of_all: bool) -> None:
    facts = understood(
        "ผล ITA ปีงบประมาณ 2565\n\nกรมประมง ได้คะแนน 96.20 คะแนน\n\n"
        f"กรมปศุสัตว์ ได้คะแนน {last} คะแนน\n\nทุกหน่วยงานข้างต้นอยู่ในระดับ AA"
    )
    assert [level.level for level in facts.levels] == ["AA", "AA"] * is_of_all


@pytest.mark.parametrize(
    "told_of, codes",
    [
        ("ทั้งสองตัวชี้วัดของ OIT (การเปิดเผยข้อมูล/การป้องกันการทุจริต)", {"9", "10"}),
        ("ในด้าน OIT ตัวชี้วัดการเปิดเผยข้อมูล", {"9"}),
        ("ใน OIT และการใช้อำนาจ", {"OIT", "3"}),
        ("ใน OIT, IIT", {"OIT", "IIT"}),
        ("ทั้งสองตัวชี้วัดของ OIT", set()),
    ],
)
def test_an_instrument_over_its_indicators_only_heads_them(told_of: str, codes: set[str]) -> None:
    found = told(f"{TITLE}กรมประมงได้คะแนนเต็ม 100 คะแนน {told_of}")
    assert found == {(NAME, 2566, code): d("100.00") for code in codes}


def test_a_long_row_of_digits_is_no_rank_and_is_read_once() -> None:
    assert not RANKED.closes("เลขที่" + "12" * 30)
    assert RANKED.closes("อันดับที่5ของประเทศ")


@pytest.mark.parametrize(
    "said",
    [
        "กรมป่าไม้และกรมชลประทานได้คะแนนเต็ม 100 ทั้งสองแห่ง",
        "กรมป่าไม้และกรมชลประทานต่างก็ได้ 100 คะแนนเต็ม",
        "กรมป่าไม้ กับกรมชลประทาน ได้คะแนน ITA เต็ม 100 คะแนนเท่ากัน",
    ],
)
def test_full_marks_that_bodies_got_are_their_totals(said: str) -> None:
    assert told(f"ผล ITA ปี 2567 กรมประมงได้ 92.15 คะแนน ขณะที่{said}") == {
        (NAME, 2567, "ITA"): d("92.15"), ("กรมป่าไม้", 2567, "ITA"): d("100.00"), ("กรมชลประทาน", 2567, "ITA"): d("100.00"),
    }  # fmt: skip


def test_full_marks_that_the_texts_own_body_got() -> None:
    assert told("ผล ITA ปี 2567 กรมประมงได้คะแนนเต็ม 100 คะแนน") == {(NAME, 2567, "ITA"): d("100.00")}


@pytest.mark.parametrize(
    "said",
    [
        "มีคะแนนเต็ม 100 คะแนน",
        "ตั้งเป้าได้คะแนน ITA เต็ม 100 คะแนน",
        "ได้คะแนนเต็ม 100 จำนวน 12 ข้อ",
        "ได้คะแนนเต็ม 100 คะแนน ใน 3 ตัวชี้วัด",
        "ได้คะแนนเต็ม 100 ในข้อ o1 ถึง o9",
    ],
)
def test_full_marks_of_a_scale_an_aim_or_a_part_are_no_total(said: str) -> None:
    assert told(f"ผล ITA ปี 2567 กรมประมง{said}") == {}
