"""Levels told without "ระดับ", of several years at once, and level words that are nobody's result."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import levels, understood, values

COWS = "กรมปศุสัตว์"
GOOD, PASSED, POOR = "ผ่านดี", "ผ่าน", "ต้องปรับปรุง"


def of_cows(text: str) -> set[tuple[int | None, str | None]]:
    """Year and level of one department; nobody else may have one."""
    found = levels(text)
    assert {owner for owner, _, _ in found} <= {COWS}
    return {(year, level) for _, year, level in found}


@pytest.mark.parametrize(
    "told",
    [
        "88.17 คะแนน → ผ่าน",
        "88.17 คะแนน | ผ่าน",
        "ได้ 88.17 คะแนน *ผ่าน*",
        "ได้ 88.17 คะแนน ผล ผ่าน",
        "ได้ 88.17 คะแนน ผ่าน",
        "ได้ 88.17 คะแนน Rating Score: ผ่าน",
        "ได้ 88.17 คะแนน เมื่อเทียบกับเกณฑ์แล้วอยู่ในระดับผ่าน",
        "ได้ 88.17 จาก 100 คะแนน อยู่ในระดับผ่าน",
        "ได้ 88.17 คะแนน สูงกว่าค่าเฉลี่ยของจังหวัด 1.02 คะแนน อยู่ในระดับผ่าน",
    ],
)
def test_level_beside_its_figure_in_other_words(told: str) -> None:
    assert of_cows(f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 {COWS} {told}") == {(2567, PASSED)}


def test_bare_level_at_the_end_of_a_line_is_one_that_the_figure_earns() -> None:
    assert of_cows(f"ผล ITA ปี 2567\n- {COWS} 83.40 คะแนน {POOR}\n") == {(2567, POOR)}
    assert of_cows(f"ผล ITA ปี 2567\n- {COWS} 93.40 คะแนน {POOR}\n") == set()


@pytest.mark.parametrize(
    "told",
    [
        "ITA ปี 2566 = {p} / ปี 2567 = {g}",
        "ผล ITA ปี 2566 ({p}) ปี 2567 ({g})",
        "มีผล ITA จาก {p} ในปี 2566 เป็น {g} ในปี 2567",
        "คะแนน ITA จาก 86.10 คะแนน (ระดับ{p}) ในปี 2566 เป็น 91.33 คะแนน (ระดับ{g}) ในปี 2567",
    ],
)
def test_level_of_the_year_or_the_change_beside_it(told: str) -> None:
    assert of_cows(COWS + told.format(p=PASSED, g=GOOD)) == {(2566, PASSED), (2567, GOOD)}


def test_scores_of_a_change_have_their_years_behind_their_levels() -> None:
    facts = understood(f"คะแนน ITA ของ{COWS}เพิ่มจาก 76.20 คะแนน (ระดับ B) ในปี 2563 เป็น 90.20 คะแนน (ระดับ A) ในปี 2564")
    assert [str(values(facts, year)["ITA"]) for year in (2563, 2564)] == ["76.20", "90.20"]


@pytest.mark.parametrize(
    "told",
    [
        f"{COWS} ITA ปี 2568 ขยับจาก “{PASSED}” เป็น “{GOOD}”",
        f"ITA ปี 2568 {COWS}ได้ 92.18 คะแนน ระดับ{GOOD} จากที่เคยอยู่เพียงระดับ “{PASSED}”",
        f"{COWS}เลื่อนจากระดับ{PASSED} ขึ้นเป็น {GOOD} ในการประเมิน ITA ปี 2568",
        f"{COWS}คว้า{GOOD} ITA ปี 2568",
    ],
)
def test_level_that_was_left_is_not_this_years(told: str) -> None:
    assert of_cows(told) == {(2568, GOOD)}


@pytest.mark.parametrize(
    "told",
    [
        "รักษาระดับ A ในการประเมิน ITA ต่อเนื่องสองปี (2563 และ 2564)",
        "ได้ผล ITA ระดับ A ทั้งปี 2563 และปี 2564",
        "ได้ผล ITA ระดับ A สองปีติดต่อกัน คือปี 2563 และ 2564",
        "ทั้งปี 2563 และปี 2564 ล้วนได้ระดับ A ในการประเมิน ITA",
        "มีผล ITA ระดับ A ทั้งสองปี โดยปี 2563 ได้ 87.40 คะแนน และปี 2564 ได้ 90.51 คะแนน",
    ],
)
def test_level_of_each_of_several_years(told: str) -> None:
    assert of_cows(COWS + told) == {(2563, "A"), (2564, "A")}


@pytest.mark.parametrize(
    "told",
    [
        "ค่าเฉลี่ยระดับประเทศอยู่ในระดับผ่านดี",
        "มาตรการระดับ A ของกระทรวง",
        "และโรงอาหารได้ป้ายเกรด A",
        "หน่วยงานที่ผ่านดี ITA ปี 2567 มี 3,120 แห่ง",
        "ตั้งเป้าผ่านดีเยี่ยม ITA ปี 2568",
        "เป้าหมายปี 2568 = ผ่านดีเยี่ยม",
        "แบบวัด EIT 81.20 คะแนน ต้องปรับปรุง",
        "และเปลี่ยนแผนจาก B เป็น A",
        "ปี 2568 = ผ่าน (เป้าหมาย)",
        "ปีหน้าต้องผ่านเกณฑ์ระดับผ่านดีเยี่ยมให้ได้",
        "โดยปี 2568 จะต้องเปลี่ยนจากผ่านดีเยี่ยมเป็นผ่าน",
        "ปีหน้าต้องรักษาระดับผ่านดีเยี่ยมให้ได้",
        "ก้าวต่อไปคือผ่านดีเยี่ยม ITA",
        "หลังกลับมาสอบผ่านที่ 96.31 คะแนน",
        "คว้าผ่านดี ITA 3 ตัวชี้วัด",
    ],
)
def test_level_words_of_another_matter(told: str) -> None:
    assert of_cows(f"{COWS}ได้คะแนน ITA ปี 2567 96.31 คะแนน {told}") == set()


@pytest.mark.parametrize(
    "told",
    [
        "ปี 2567 (ผ่าน 3 ตัวชี้วัด)",
        "ปี 2567: ผ่าน 8 จาก 10 ตัวชี้วัด",
        "ปี 2567: ผ่าน 8/10 ตัวชี้วัด",
        "ปี 2567: ผ่านดี จำนวน 3 ด้าน",
        "ปี 2567 ผ่านดีเยี่ยม 7 ตัวชี้วัด ผ่านดี 3 ตัวชี้วัด",
        "ปี 2567: ผ่าน ทุกตัวชี้วัด",
        "ปี 2567: ต้องปรับปรุง ด้านการสื่อสาร",
        "ปี 2567: ผ่าน การประเมิน",
        "ปี 2567 ได้ 88.20 คะแนน | ผ่าน 3 ตัวชี้วัด",
        "ปี 2567 ได้ 93.20 คะแนน ผ่านดี 3 ตัวชี้วัด",
        "ปี 2567 ได้ 83.20 คะแนน (ต้องปรับปรุง 2 ด้าน)",
    ],
)
def test_level_word_with_a_count_or_an_object_is_no_level(told: str) -> None:
    assert of_cows(f"{COWS} ITA {told}") == set()


def test_name_of_the_next_result_is_no_object_of_a_level() -> None:
    assert of_cows(f"{COWS} ITA ปี 2566: ผ่าน การประเมิน ITA ปี 2567: ผ่านดี") == {(2566, PASSED), (2567, GOOD)}


def test_levels_in_a_row_for_a_row_of_years() -> None:
    told = f"{COWS}มีผล ITA ปี 2566 และ 2567 อยู่ในระดับ{PASSED} และ {GOOD} ตามลำดับ"
    assert of_cows(told) == {(2566, PASSED), (2567, GOOD)}


def test_year_of_a_contrast_is_not_the_levels() -> None:
    assert of_cows(f"ผล ITA ปี 2564\n\nเหตุใด ITA ของ{COWS}จึงอยู่ระดับ D ทั้งที่คะแนนปี 2563 เคยได้ถึง 68.25") == {(2564, "D")}


def test_level_of_the_first_of_several_bodies() -> None:
    told = "ผล ITA ปี 2567 กรมการข้าว กรมประมง และกรมปศุสัตว์ ได้ 97.54 96.18 และ 91.75 คะแนน ตามลำดับ "
    found = levels(told + "โดยสองหน่วยงานแรกอยู่ในระดับผ่านดีเยี่ยม")
    assert found == {("กรมการข้าว", 2567, "ผ่านดีเยี่ยม"), ("กรมประมง", 2567, "ผ่านดีเยี่ยม")}


def test_level_of_two_bodies_named_with_their_figures() -> None:
    found = levels("ผล ITA ปี 2567 ทั้งกรมการข้าว (92.54) และกรมประมง (93.18) ได้ระดับผ่านดี")
    assert found == {("กรมการข้าว", 2567, GOOD), ("กรมประมง", 2567, GOOD)}
