"""Results of several bodies told in one sentence: whose each figure is, of which year, and of which instrument."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.normalize.understanding import understood

Told = set[tuple[str | None, int | None, str, str]]


def _told(text: str) -> Told:
    """Body, year, code and value of everything published."""
    facts = understood(text)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    scores = [s for s in facts.scores if s.score is not None]
    return {(names.get(s.agency_id), s.fiscal_year_be, str(s.code), f"{Decimal(s.score or 0):.2f}") for s in scores}


A, B = "โรงพยาบาลเถิน", "โรงพยาบาลงาว"
ITA66 = "ผลการประเมิน ITA ปี 2566 "


def _both(year: int, a: str, b: str, code: str = "ITA") -> Told:
    return {(A, year, code, a), (B, year, code, b)}


@pytest.mark.parametrize("moves", ["ลดลงจาก 82.75 เหลือ 80.74", "ขยับจาก 82.75 เป็น 80.74"])
def test_a_change_told_like_the_one_before_is_of_its_years(moves: str) -> None:
    text = f"{A}มีคะแนน ITA เพิ่มจาก 79.18 ในปี 2565 เป็น 96.04 ในปี 2566 ขณะที่{B}{moves}"
    assert _told(text) == _both(2565, "79.18", "82.75") | _both(2566, "96.04", "80.74")


def test_changes_over_a_span_have_its_first_and_last_year() -> None:
    text = f"ระหว่างปี 2564 ถึง 2565 คะแนน ITA ของ{A}ขยับจาก 81.59 เป็น 97.67 และของ{B}ขยับจาก 84.88 เป็น 93.38"
    assert _told(text) == _both(2564, "81.59", "84.88") | _both(2565, "97.67", "93.38")


def test_rows_of_figures_take_the_years_over_the_bodies() -> None:
    wanted = _both(2565, "79.17", "80.17") | _both(2566, "96.77", "81.77")
    assert _told(f"คะแนน ITA ปี 2565 และปี 2566 ของ{A} คือ 79.17 และ 96.77 ของ{B} คือ 80.17 และ 81.77") == wanted
    text = f"ผลการประเมิน ITA ปี 2565 และ 2566 {A}ได้ 79.17 และ 96.77 คะแนน {B}ได้ 80.17 และ 81.77 คะแนน ตามลำดับ"
    assert _told(text) == wanted


def test_a_row_of_other_bodies_lends_its_bodies_to_nobody() -> None:
    text = ITA66 + f"{A}และ{B}ได้ 91.10 และ 92.20 คะแนน โรงพยาบาลลำปางได้ 93.30 คะแนน"
    assert _told(text) == _both(2566, "91.10", "92.20") | {("โรงพยาบาลลำปาง", 2566, "ITA", "93.30")}


@pytest.mark.parametrize("link", ["เท่ากับ", "เท่ากันกับ", "เสมอกับ"])
def test_a_body_that_has_the_same(link: str) -> None:
    assert _told(ITA66 + f"{A}ได้ 91.10 คะแนน {link}{B}") == _both(2566, "91.10", "91.10")


@pytest.mark.parametrize(
    "same", [f"เท่ากับ{B}ในปี 2564", f"เท่ากับ{B} (ปี 2564)", f"เสมอกับ{B}เมื่อปี 2564", f"และ{B}ได้เท่ากันในปี 2564"]
)
def test_a_body_that_had_the_same_in_another_year(same: str) -> None:
    wanted = {(A, 2566, "ITA", "91.10"), (B, 2564, "ITA", "91.10")}
    assert _told(ITA66 + f"{A}ได้ 91.10 คะแนน {same}") == wanted
    assert _told(ITA66 + f"\n\n{A}ได้ 91.10 คะแนน {same}") == wanted


def test_a_body_that_had_the_same_in_an_unnamed_year() -> None:
    assert _told(ITA66 + f"{A}ได้ 91.10 คะแนน เท่ากับ{B}ปีก่อน") == {(A, 2566, "ITA", "91.10")}


def test_a_year_of_the_next_result_is_not_that_of_the_body_before_it() -> None:
    told = _told(ITA66 + f"{A}ได้ 91.10 คะแนน เท่ากับ{B} ปี 2565 {A}ได้ 90.10 คะแนน")
    assert told == _both(2566, "91.10", "91.10") | {(A, 2565, "ITA", "90.10")}


def test_a_body_said_to_have_its_own_has_no_other() -> None:
    told = _told(ITA66 + f"{A}ได้ 91.10 คะแนน เท่ากับ{B}ที่ได้ 91.10 คะแนน โรงพยาบาลลำปางได้ 90.10 คะแนน")
    assert ("โรงพยาบาลลำปาง", 2566, "ITA", "90.10") in told
    assert {value for name, _, _, value in told if name in (A, B)} == {"91.10"}


@pytest.mark.parametrize("said", ["ต่างได้ 91.10 คะแนน", "ครองอันดับหนึ่งร่วมกันที่ 91.10 คะแนน"])
def test_each_of_them_has_it(said: str) -> None:
    assert _told(ITA66 + f"ทั้ง{A}และ{B}{said}") == _both(2566, "91.10", "91.10")


@pytest.mark.parametrize(
    "rival",
    [
        "เบียด{}ที่ตามมาด้วยคะแนน 90.20",
        "เฉือน{}ที่ได้ 90.20 คะแนน",
        "มากกว่า{} (90.20 คะแนน)",
        "สูงกว่า{} (90.20)",
        "สูงกว่าของ{}ซึ่งได้ 90.20 คะแนน",
    ],
)
def test_the_rival_has_its_own_figure(rival: str) -> None:
    assert _told(ITA66 + f"{A}ได้ 91.10 คะแนน {rival.format(B)}") == _both(2566, "91.10", "90.20")


def test_more_than_a_mark_stays_a_mark() -> None:
    assert _told(ITA66 + f"{A}ได้ 91.10 คะแนน มากกว่าเกณฑ์ (85.00 คะแนน)") == {(A, 2566, "ITA", "91.10")}


def test_the_mean_behind_several_bodies_is_the_last_ones_score_no_more() -> None:
    text = ITA66 + f"{A}ได้ 91.10 คะแนน {B}ได้ 90.20 คะแนน "
    assert _told(text + "คะแนนเฉลี่ยรวม 88.88 คะแนน") == _both(2566, "91.10", "90.20")
    assert _told(text + "ขณะที่ทั้งอำเภอเฉลี่ย 88.88 คะแนน") == _both(2566, "91.10", "90.20")


def test_an_instrument_over_bodies_is_what_each_figure_is_of() -> None:
    text = f"คะแนน IIT {A}ได้ 91.10 คะแนน {B}ได้ 81.10 คะแนน คะแนน EIT {A}ได้ 92.20 คะแนน {B}ได้ 82.20 คะแนน"
    assert _told(ITA66 + text) == _both(2566, "91.10", "81.10", "IIT") | _both(2566, "92.20", "82.20", "EIT")


def test_several_instruments_before_a_body_leave_it_its_total() -> None:
    text = f"โดยใช้เครื่องมือ IIT EIT และ OIT {A}ได้ 91.10 คะแนน {B}ได้ 90.20 คะแนน"
    assert _told(ITA66 + text) == _both(2566, "91.10", "90.20")


def test_a_word_before_a_name_without_a_space() -> None:
    assert _told(ITA66 + f"มีเพียง{A}ที่ได้ 91.10 คะแนน ส่วน{B}ได้ 90.20 คะแนน") == _both(2566, "91.10", "90.20")


def test_a_name_ends_before_what_its_body_does() -> None:
    text = ITA66 + "สถานีตำรวจนครบาลบางรักใช้งบประมาณ 12.50 ล้านบาท และได้ 91.10 คะแนน"
    assert _told(text) == {("สถานีตำรวจนครบาลบางรัก", 2566, "ITA", "91.10")}


@pytest.mark.parametrize("said", ["ไม่ผ่านเกณฑ์ โดยได้ 81.10 คะแนน", "ผ่านเกณฑ์ด้วยคะแนน 91.10 คะแนน"])
def test_behind_a_mark_that_was_met_or_missed_stands_the_result(said: str) -> None:
    assert {value for *_, value in _told(ITA66 + A + said)} == {"81.10" if "โดย" in said else "91.10"}


def test_cards_whose_figures_have_their_unit() -> None:
    text = f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\n\n{A}\n91.10 คะแนน\n{B}\n90.20 คะแนน\n"
    assert _told(text) == _both(2566, "91.10", "90.20")


@pytest.mark.parametrize("name", ["ด้านการเปิดเผยข้อมูล", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"])
def test_an_indicator_over_bodies_is_what_each_figure_is_of(name: str) -> None:
    text = f"การประเมิน ITA ปี 2566 {name} {A}ได้ 91.10 คะแนน {B}ได้ 81.10 คะแนน"
    assert _told(text) == _both(2566, "91.10", "81.10", "9")


def test_what_a_body_does_is_no_indicator_of_anothers_figure() -> None:
    text = f"กรมประมงเน้นการป้องกันการทุจริต {A}ได้ 91.10 คะแนน ในการประเมิน ITA ปี 2566"
    assert _told(text) == {(A, 2566, "ITA", "91.10")}
    several = f"การประเมิน ITA ปี 2566 มีด้านการใช้อำนาจ และด้านการเปิดเผยข้อมูล {A}ได้ 91.10 คะแนน"
    assert _told(several) == {(A, 2566, "ITA", "91.10")}


@pytest.mark.parametrize("verb", ["หยุดที่", "จบที่", "สอบได้", "น้อยสุด", "คือ", "ร้อยละ"])
def test_a_name_that_no_list_holds_ends_before_its_verb(verb: str) -> None:
    text = ITA66 + f"{A}ได้ 91.10 คะแนน ฝั่งสถานีตำรวจนครบาลบางรัก{verb} 81.10 คะแนน"
    assert _told(text) == {(A, 2566, "ITA", "91.10"), ("สถานีตำรวจนครบาลบางรัก", 2566, "ITA", "81.10")}


def test_by_how_much_a_rival_is_ahead_is_nobodys_result() -> None:
    text = ITA66 + f"{A}ได้ 92.00 คะแนน ต่ำกว่า{B} 0.40 คะแนน ซึ่งได้ 92.40 คะแนน"
    assert _told(text) == _both(2566, "92.00", "92.40")


@pytest.mark.parametrize("unit", ["ตารางกิโลเมตร", "ตร.กม.", "ตารางเมตร", "เมกะวัตต์"])
def test_a_size_between_results_is_no_score(unit: str) -> None:
    text = ITA66 + f"{A}ได้ 91.10 คะแนน มีพื้นที่ 75.25 {unit} {B}ได้ 90.20 คะแนน มีพื้นที่ 62.17 {unit}"
    assert _told(text) == _both(2566, "91.10", "90.20")


def test_the_mean_of_a_provinces_bodies_is_not_its_own_score() -> None:
    text = f"จังหวัดลำปางมีคะแนนเฉลี่ย ITA ปี 2566 อยู่ที่ 89.20 คะแนน โดย{A}ได้ 91.10 คะแนน และ{B}ได้ 90.20 คะแนน"
    assert _told(text) == _both(2566, "91.10", "90.20")
