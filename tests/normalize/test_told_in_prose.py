"""Figures and levels that running text tells in its writers' own ways: former years, rows, first letters, lists."""

from __future__ import annotations

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.agencies.owner_finder import OwnerFinder
from prongsai.normalize.interpret import interpret_in_full
from prongsai.normalize.scores.narrative.coordinates import read_coordinates
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import Coordinates, Frame
from prongsai.normalize.vocabulary.names_in_text import names_in

from tests.normalize.test_owners import TITLE, owned
from tests.normalize.understanding import d, levels, understood, values

_BODY = "กรมการข้าว\n\n"


def read(text: str, titled: bool = False) -> dict[str, Coordinates]:
    """The coordinates of a paragraph's figures by how they are printed."""
    return {found.figure.raw: found for found in read_coordinates(text, Frame(OwnerFinder([text]), titled))}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ระดับ A\nIIT เท่ากับ 90.10", ["IIT"]),
        ("the OIT rose to 88.20", ["OIT"]),
        ("I = 84.10\nE = 85.20\nO = 90.30", ["IIT", "EIT", "OIT"]),
        ("credit 90.10", []),
        ("UNIT = 90.10", []),
        ("x = 90.10 และ A = 91.00", []),
    ],
)
def test_codes_of_instruments_behind_latin_words_and_by_their_letters(text: str, codes: list[str]) -> None:
    assert [hit.code for hit in names_in(text)] == codes


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ITA ทำได้ 95.80 คะแนน ขยับจาก 93.70 เมื่อปี 2566 ในการประเมินปี 2567", "95.80", 2567),
        ("ITA ทำได้ 95.80 คะแนน ขยับจาก 93.70 เมื่อปี 2566 ในการประเมินปี 2567", "93.70", 2566),
        ("ITA ปี 2564 ได้ 80.10 คะแนน ปีถัดมาได้ 82.20 คะแนน", "82.20", 2565),
        ("ผล ITA ของกรม\n2565: 89.20\n2566: 93.10", "93.10", 2566),
        ("ITA of fiscal 2024 was 97.10 points, up from 96.20 in fiscal 2023, and we got 95.30 points", "95.30", 2567),
        ("ผล ITA กรมการข้าว ปี 2565 ได้ระดับ A (90.10) ปี 2566 ได้ระดับผ่านดี (91.20)", "90.10", 2565),
        ("ผล ITA กรมการข้าว ปี 2565 ได้ระดับ A (90.10) ปี 2566 ได้ระดับผ่านดี (91.20)", "91.20", 2566),
        ("ITA ปี 2565 ได้ 87.10 คะแนน ต่ำกว่าปี 2564 อยู่ 2.10 คะแนน ด้านที่ได้ 91.00 คือการใช้อำนาจ", "91.00", 2565),
        ("ITA ปี 2565 ได้ 87.10 คะแนน ต่ำกว่าปี 2564 อยู่ 2.10 คะแนน ที่ได้ 89.20 คะแนน", "89.20", 2564),
        ("ITA 3 ปีคือ (2565) 88.10 (2566) 89.20 (2567) 90.30", "88.10", 2565),
        ("ITA 3 ปีคือ (2565) 88.10 (2566) 89.20 (2567) 90.30", "90.30", 2567),
        ("ITA เรียงกันเป็น 81.10 (66) 88.20 (67) และ 93.30 คะแนน (68)", "81.10", 2566),
        ("ITA เรียงกันเป็น 81.10 (66) 88.20 (67) และ 93.30 คะแนน (68)", "93.30", 2568),
        ("ITA เรียงกันเป็น 81.10 (11) 88.20 (12) และ 93.30 คะแนน (13)", "93.30", None),
        ("ITA เรียงกันเป็น 81.10 (12) 88.20 (67) และ 93.30 คะแนน (68)", "81.10", None),
        ("ITA ปี 2564 ได้ 76.10 คะแนน ขยับเป็น 89.20 คะแนนได้ในปีถัดมา และเป็น 95.30 คะแนนในปี 2566", "89.20", 2565),
        ("ITA ปี 2567 ได้ 88.10 คะแนน ก่อนหน้านั้นหนึ่งปีคือ 91.20", "91.20", 2566),
        ("ผล ITA ปี 2567 กรมการข้าวซึ่งปีกลายได้ 83.10", "83.10", 2566),
        ("ผล ITA ปี 2567 นี้ปีกลายเป็นปีที่กรมการข้าวได้ 93.10", "93.10", 2567),
        ("ITA result reached 96.10 in fiscal 2024, up from 94.20 a year earlier", "94.20", 2566),
        ("ITA was 97.10 out of 100 in fiscal 2024, up from 95.20 a year earlier", "97.10", 2567),
    ],
)
def test_the_year_of_former_next_and_listed_results(text: str, raw: str, told: int) -> None:
    assert read(text)[raw].year == told


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("กรมการข้าว — 93.20 (ผ่านดี)", "93.20", Quantity.SCORE),
        ("กรมการข้าวปีนี้ 93.20 ครับ", "93.20", Quantity.SCORE),
        ("ปีที่แล้ว 89.50 ครับ", "89.50", Quantity.SCORE),
        ("external stakeholders (EIT) rated us 91.30", "91.30", Quantity.SCORE),
        ("ปีที่แล้วเก็บข้าวได้ครัวเรือนละ 89.50 ถัง", "89.50", Quantity.COUNT),
    ],
)
def test_a_figure_right_behind_a_body_a_year_or_an_instrument(text: str, raw: str, told: Quantity) -> None:
    assert read(text, titled=True)[raw].quantity == told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("we earned 98.10 on internal perception, 95.20 for EIT and 97.30 on the OIT", ["IIT", "EIT", "OIT"]),
        ("ITA 98.10 IIT 95.20 EIT 97.30 OIT", [None, "IIT", "EIT"]),
    ],
)
def test_figures_on_the_instruments_behind_them(text: str, codes: list[str | None]) -> None:
    found = read(text, titled=True)
    assert [next(iter(hit.code for hit in c.codes), None) for c in found.values()] == codes


def test_both_parts_of_an_instrument_have_their_figures() -> None:
    text = "ITA ปี 2567 ส่วนผู้มีส่วนได้ส่วนเสียภายนอกตอนที่ 1 และตอนที่ 2 จำนวน 91.40 และ 87.30 ตามลำดับ"
    found = read(text, titled=True)
    assert {raw: [hit.code for hit in c.codes] for raw, c in found.items()} == {"91.40": ["EIT1"], "87.30": ["EIT2"]}


def test_what_the_words_behind_a_full_mark_name_is_no_total() -> None:
    text = "กรมการข้าวมีคะแนน ITA ปี 2565 เท่ากับ 87.10 คะแนน ด้านที่ได้ 100 คะแนน คือ การป้องกันการทุจริต"
    assert values(understood(_BODY + text), 2565) == {"ITA": d("87.10"), "10": d("100")}


def test_the_year_of_an_aim_is_that_of_no_result_beside_it() -> None:
    facts = understood(
        "กรมการข้าว\nผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\n\nกรมการข้าวได้ 90.10 คะแนน\n\n"
        "IIT ได้ 88.20 และ EIT ได้ 91.20 คะแนน เราตั้งเป้าปี 2567 ไว้ที่ 93 คะแนน"
    )
    assert values(facts, 2566) == {"ITA": d("90.10"), "IIT": d("88.20"), "EIT": d("91.20")}


def test_no_level_makes_a_score_of_a_figure_of_another_assessment() -> None:
    assert read("ความพึงพอใจ — 93.20 (ผ่านดี)", titled=True)["93.20"].quantity != Quantity.SCORE


def test_they_are_the_bodies_of_the_sentence() -> None:
    found = read(
        "ITA: กรมประมง got 96.10 and กรมการข้าว 95.20, up from 2024, when they posted 93.10 and 94.30 respectively"
    )
    assert [found[raw].owner and found[raw].owner.name_th for raw in ("93.10", "94.30")] == ["กรมประมง", "กรมการข้าว"]


def test_a_list_with_dashes_is_of_its_bodies() -> None:
    found = owned(understood(TITLE + "1) กรมประมง — 93.80 (ผ่านดี)\n\n2) กรมการข้าว — 96.10 (ผ่านดีเยี่ยม)\n"))
    assert found == {"กรมประมง": {"ITA": d("93.80")}, "กรมการข้าว": {"ITA": d("96.10")}}


def test_the_result_behind_an_aim_counts_and_the_aim_does_not() -> None:
    facts = understood(TITLE + _BODY + "เป้าหมายปี 2568 คะแนนรวมไม่ต่ำกว่า 95.00 คะแนน ผลปี 2566 ได้ 89.10 คะแนน")
    assert values(facts, 2566) == {"ITA": d("89.10")} and not values(facts, 2568)


def test_an_aim_without_a_result_is_none() -> None:
    facts = understood(TITLE + _BODY + "เป้าหมายปี 2568 คะแนนรวมไม่ต่ำกว่า 95.00 คะแนน และผลักดันให้ได้ 96.00 คะแนน")
    assert not facts.scores


def test_a_line_of_all_instruments_ends_with_total_and_level() -> None:
    line = "IIT = 90.10 EIT = 92.20 OIT = 91.70 รวม = 91.40 ระดับ = ผ่านดี"
    facts = understood(TITLE + _BODY + line)
    assert values(facts)["ITA"] == d("91.40") and [x.level for x in facts.levels] == ["ผ่านดี"]


def test_a_sum_behind_fewer_than_all_instruments_is_no_total() -> None:
    assert "ITA" not in values(understood(TITLE + _BODY + "IIT = 90.10 EIT = 92.20 รวม = 91.40"))


def test_a_level_of_both_years() -> None:
    text = "กรมการข้าว\n\nปี 2565 ได้คะแนน ITA 91.60 คะแนน ลดลงจากปี 2564 ซึ่งได้ 93.20 คะแนน ทั้งสองปีอยู่ในระดับ A"
    assert {(year, level) for _, year, level in levels(text)} == {(2564, "A"), (2565, "A")}


def test_a_level_of_as_many_bodies_as_are_counted() -> None:
    head = TITLE + "กระทรวงเกษตรและสหกรณ์\n\nหน่วยงานต้นแบบระดับผ่านดีเยี่ยม ด้านความโปร่งใส จำนวน {} หน่วยงาน ดังนี้ "
    text = head + "กรมประมง ได้ 96.90 คะแนน กรมการข้าว ได้ 96.10 คะแนน"
    listed = {("กรมประมง", 2567, "ผ่านดีเยี่ยม"), ("กรมการข้าว", 2567, "ผ่านดีเยี่ยม")}
    assert levels(text.format(2)) == listed
    assert not levels(text.format(3)) & listed


def test_the_level_behind_a_row_of_all_instruments_is_the_totals() -> None:
    rows = "ได้คะแนนรวม 94.70 คะแนน แยกเป็น IIT 93.70 คะแนน EIT 92.10 คะแนน และ OIT 97.50 คะแนน อยู่ในระดับผ่านดี"
    assert {level for _, _, level in levels(TITLE + _BODY + rows)} == {"ผ่านดี"}
    tools = "ได้คะแนน IIT 93.70 คะแนน EIT 92.10 คะแนน และ OIT 97.50 คะแนน อยู่ในระดับผ่านดี"
    assert not levels(TITLE + _BODY + tools)


def test_a_level_behind_a_former_result_is_the_told_ones() -> None:
    text = TITLE + "กรมการข้าวได้ 88.10 คะแนน หล่นจากปี 2566 ซึ่งเคยได้ 91.50 คะแนน และเหลือเพียงระดับ “ผ่าน”"
    assert {(year, level) for _, year, level in levels(text)} == {(2567, "ผ่าน")}


@pytest.mark.parametrize(
    "text",
    [
        "ที่ลงว่ากรมการข้าวได้คะแนน ITA 78.20 คะแนนนั้น คลาดเคลื่อน ที่ถูกต้องคือ 87.20 คะแนน",
        "ขอแก้ไขคะแนน ITA จาก 78.20 คะแนน เป็น 87.20 คะแนน",
    ],
)
def test_a_figure_that_is_taken_back_is_none(text: str) -> None:
    found = read(text)
    assert (found["78.20"].quantity, found["87.20"].quantity) == (Quantity.WITHDRAWN, Quantity.SCORE)
    assert values(understood(TITLE + _BODY + text)) == {"ITA": d("87.20")}


def test_a_place_before_a_person_is_no_subject() -> None:
    found = read("ณ สำนักงานกลาง จังหวัดนนทบุรี นายกล้า ใจดี รับรางวัล ITA ด้วยคะแนน 96.40 คะแนน")["96.40"]
    assert found.owner is None


def test_an_assessment_named_behind_in_english_is_the_figures() -> None:
    found = read("กรมประมง scored 96.10 and กรมการข้าว 97.80 in the 2025 Integrity and Transparency Assessment")["97.80"]
    assert (found.quantity, found.assessment, found.year) == (Quantity.SCORE, "ITA", 2568)


def test_the_years_of_a_plan_are_aims() -> None:
    assert not understood("แผนของกรมการข้าว\n\nเป้าหมายคะแนน ITA รายปี\nปี 2567: 91.50\nปี 2568: 93.00\n").scores


def test_the_level_behind_an_aside_that_names_all_instruments_is_the_totals() -> None:
    text = "คะแนนรวม 83.30\nI = 84.70\nE = 84.40\nO = 81.40\n(ย่อจาก IIT EIT OIT) ระดับ ต้องปรับปรุง"
    assert [level for _, _, level in levels(TITLE + _BODY + text)] == ["ต้องปรับปรุง"]


def codes_read(text: str, raw: str) -> list[str]:
    """The codes of a figure's names, as they are read under no title."""
    return [name.code for name in read(text)[raw].ruling.names]


def test_a_name_is_the_next_figures_until_a_clause_begins_with_its_own_subject() -> None:
    text = "คะแนน ITA ของกรมธนารักษ์ ตัวชี้วัดสูงสุดของ IIT คือ การใช้อำนาจ ได้ 95.10 คะแนน โดยกรมธนารักษ์ได้คะแนน 91.20 คะแนน"
    assert codes_read(text, "95.10") == ["3"]
    assert codes_read(text, "91.20") == ["ITA"]


def test_names_without_words_between_share_full_marks() -> None:
    text = "ผลประเมิน ITA การใช้งบประมาณ  การใช้อำนาจ และการแก้ไขปัญหาการทุจริต ได้คะแนนเต็ม 100 คะแนน"
    assert [name.code for name in read(text)["100"].codes] == ["2", "3", "5"]


def test_a_small_figure_is_no_total_and_takes_no_former_year() -> None:
    found = read("กรมธนารักษ์ ได้คะแนน ITA ปี 2567 92.10 คะแนน สูงกว่าปี 2566 ถึง 2.30 คะแนน ซึ่งได้ 89.80 คะแนน")
    assert found["2.30"].quantity != Quantity.SCORE
    assert found["89.80"].year == 2566


def test_a_figure_that_its_sentence_calls_a_score_is_not_passed_over_as_well() -> None:
    text = TITLE + "กรมธนารักษ์ 95.73 คะแนน ในการประเมิน ITA ปี 2567"
    seen = interpret_in_full(read_document(text.encode(), "news.txt", Settings()), Settings()).collected
    assert [c.raw_value for c in seen.candidates] == ["95.73"]
    assert not [passed for passed in seen.passed if passed.raw == "95.73"]


def test_years_that_a_sign_joins_to_their_figures_go_with_those_behind_them() -> None:
    facts = understood(TITLE + "กรมการข้าว\nคะแนน ITA ปีงบประมาณ 2567\nระดับ ผ่านดี\nปี 2566 : 92.85   ปี 2565 : 93.40\n")
    assert values(facts, 2566)["ITA"] == d("92.85") and values(facts, 2565)["ITA"] == d("93.40")


def test_the_year_of_measures_behind_figures_is_not_theirs() -> None:
    text = TITLE + "IIT ได้ 84.77 และ EIT ได้ 84.62 จึงเห็นควรกำหนดมาตรการประจำปีงบประมาณ พ.ศ. 2568\n"
    assert not values(understood(text), 2568)


def test_a_mean_in_a_district_s_own_document_is_over_its_bodies() -> None:
    facts = understood("ที่ว่าการอำเภอลี้\nผลการประเมิน ITA ปีงบประมาณ 2565\nอำเภอลี้มีค่าเฉลี่ยร้อยละ 87.06\n")
    assert not facts.scores


def test_what_is_striven_for_is_no_score() -> None:
    assert not values(understood(TITLE + "ปีนี้คะแนน EIT เราตั้งใจไปให้ถึง 95.00 คะแนน\n"))


@pytest.mark.parametrize(("lone", "expected"), [("94.36", True), ("94.40", False)])
def test_the_figure_alone_on_its_line_that_the_instruments_make_up_is_the_total(lone: str, expected: bool) -> None:
    body = f"กรมการข้าว\n{lone}\nIIT   95.11\nEIT   89.48\nOIT   97.46\nITA ปีงบประมาณ 2567\n"
    found = values(understood(TITLE + body))
    assert found["IIT"] == d("95.11") and (found.get("ITA") == d("94.36")) is expected


def test_a_level_that_all_shall_have_or_better_is_an_aim() -> None:
    assert levels(TITLE + "กรมการข้าว\nปี 2568 ทุกแห่งได้ระดับ “ผ่านดี” ขึ้นไป\n") == set()


@pytest.mark.parametrize(
    "tail",
    [
        "และมุ่งสู่ 97.00 คะแนนในปี 2568",
        "คาดว่าปี 2568 จะได้ 96.50 คะแนน",
        "หวังขยับขึ้นเป็น 96.50 คะแนนในปีหน้า",
    ],
)
def test_what_is_hoped_for_is_no_score(tail: str) -> None:
    facts = understood(f"กรมการข้าวได้คะแนน ITA ปี 2567 เท่ากับ 92.10 คะแนน {tail}")
    assert {(s.fiscal_year_be, s.score) for s in facts.scores} == {(2567, d("92.10"))}


@pytest.mark.parametrize(
    "said",
    [
        "ได้คะแนนจากบุคลากร 95.30 จากผู้มีส่วนได้ส่วนเสียภายนอก 95.12 และจากการเปิดเผยข้อมูลสาธารณะ 96.46",
        "พนักงานให้ 95.30 ลูกค้าและคู่สัญญาให้ 95.12 และการเปิดเผยข้อมูลสาธารณะได้ 96.46",
    ],
)
def test_instruments_by_who_answers_them_beside_one_by_its_name(said: str) -> None:
    facts = understood(f"ITA {_BODY}ปี 2567 กรมการข้าวได้ ITA 95.71 คะแนน โดย{said}\n")
    assert values(facts) == {"ITA": d("95.71"), "IIT": d("95.30"), "EIT": d("95.12"), "OIT": d("96.46")}


@pytest.mark.parametrize(
    "said",
    [
        "โดยได้คะแนนจากบุคลากร 95.30 จากผู้รับบริการ 95.12",
        "ส่วนคะแนนจากพนักงานอยู่ที่ 95.30 จากลูกค้าและคู่สัญญาอยู่ที่ 95.12",
        "มุมมองของผู้รับบริการ 95.12 มุมมองด้านข้อมูลบนเว็บไซต์ 96.46",
        "แต่ประชาชนให้คะแนนเพียง 88.20",
    ],
)
def test_what_one_group_gives_is_no_total(said: str) -> None:
    assert values(understood(f"ITA {_BODY}ปี 2567 กรมการข้าวได้ ITA 95.71 คะแนน {said}\n")) == {"ITA": d("95.71")}


def test_a_mean_of_so_many_stations_is_nobodys() -> None:
    told = "สถานีตำรวจภูธรแม่อาย ได้ 96.40 คะแนน และสถานีตำรวจภูธรแม่ริม ได้ 95.00 คะแนน"
    facts = understood(f"ผลการประเมิน ITA ปี 2567 โดย{told} ส่วนค่าเฉลี่ยทั้ง 1,484 สถานีอยู่ที่ 87.80 คะแนน\n")
    assert sorted(str(s.score) for s in facts.scores if s.score is not None) == ["95.00", "96.40"]
