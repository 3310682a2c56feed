"""Years that take turns with figures, former years that hold no longer, and rows of instruments before their figures."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, understood, values


def told(text: str) -> set[tuple[int | None, str, str]]:
    """Year, code and value of every published score."""
    return {(s.fiscal_year_be, s.code, str(s.score)) for s in understood(text).scores if s.score is not None}


@pytest.mark.parametrize(
    "text",
    [
        "กรมประมงกับผล ITA\n\nกรมประมง ปี 2566 ได้ 91.12 คะแนน ปี 2567 กรมประมงเพิ่มเป็น 93.12 คะแนน ปี 2568 ขยับเป็น 95.03 คะแนน\n",
        "กรมประมงกับผล ITA\n\nกรมประมงได้ 91.12 คะแนน ปี 2566 และได้ 93.12 คะแนน ปี 2567 และ 95.03 คะแนน ปี 2568\n",
        "กรมประมงกับผล ITA\n\nกรมประมงได้ 91.12 คะแนนในปี 2566 และ 93.12 คะแนนในปี 2567 และ 95.03 คะแนนในปี 2568\n",
    ],
)
def test_years_before_their_figures_and_years_behind_them(text: str) -> None:
    assert told(text) == {(2566, "ITA", "91.12"), (2567, "ITA", "93.12"), (2568, "ITA", "95.03")}


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_former_years_clause_dates_nothing_behind_it(gap: str) -> None:
    text = f"""อบต.บ้านกลาง แจ้งผลการประเมิน ITA ประจำปีงบประมาณ 2565

อบต.บ้านกลาง ได้ 83.19 คะแนน ระดับ B แม้จะเพิ่มจากปี 2564{gap}ซึ่งได้ 71.42 คะแนน จุดที่ฉุดคือ EIT ได้เพียง 74.50 คะแนน
"""
    assert told(text) == {(2565, "ITA", "83.19"), (2564, "ITA", "71.42"), (2565, "EIT", "74.50")}


def test_instruments_in_a_row_have_the_figures_in_a_row() -> None:
    text = (
        "การไฟฟ้านครหลวงกับ ITA ปีงบประมาณ 2567\n\nการไฟฟ้านครหลวงได้ 98.50 คะแนน ส่วน IIT และ EIT ได้ 93.60 และ 96.63 คะแนน\n"
    )
    assert told(text) == {(2567, "ITA", "98.50"), (2567, "IIT", "93.60"), (2567, "EIT", "96.63")}
    assert all(s.n_mentions == 1 for s in understood(text).scores)


def test_years_in_turn_with_their_points_go_on_with_what_stands_above() -> None:
    text = """กรมประมงกับผล ITA

กรมประมงได้รับผลการประเมินคุณธรรมและความโปร่งใส ปี 2563 จำนวน 62.77 คะแนน

เปิดบ้านให้ประชาชนดู ปี 2564 ขยับเป็น 78.45 คะแนน ปี 2565 ข้ามเส้น 85 เป็นครั้งแรก ได้ 86.20
"""
    assert {(2564, "ITA", "78.45"), (2565, "ITA", "86.20")} <= told(text)


@pytest.mark.parametrize(
    "aside",
    ["(ปี 2566 : 85.90 คะแนน)", "(ปีงบประมาณ 2566: 85.90)", "[ปี 66: 85.90]", "(2566 = 85.90)", "(2566 ได้ 85.90 คะแนน)"],
)
def test_year_of_a_bracket_is_that_of_its_own_figure(aside: str) -> None:
    head = "บันทึกการประชุมกรมหม่อนไหม ครั้งที่ 3/2567\n\nวาระที่ 3.2 ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
    facts = understood(head + f"กรมหม่อนไหมได้ 88.19 คะแนน {aside} IIT 86.43 คะแนน EIT 78.66 คะแนน OIT 96.65 คะแนน")
    assert facts.fiscal_year_be == 2567
    assert values(facts, 2566) == {"ITA": d("85.90")}
    assert values(facts, 2567) == {"ITA": d("88.19"), "IIT": d("86.43"), "EIT": d("78.66"), "OIT": d("96.65")}


def test_every_figure_of_a_bracket_is_of_its_year() -> None:
    body = "ผลการประเมิน ITA ปี 2567\n\nกรมประมงได้ 91.00 คะแนน (ปี 2566 : IIT 88.00 EIT 86.00 OIT 87.50)"
    assert values(understood(body), 2566) == {"IIT": d("88.00"), "EIT": d("86.00"), "OIT": d("87.50")}
    head = "ผลการประเมิน ITA ปี 2567 กรมประมง\n\n"
    row = f"{head}IIT 90.00 (ปี 2566: 88.00) EIT 89.00 (ปี 2566: 86.00) OIT 93.25 (ปี 2566: 87.00)"
    assert values(understood(row), 2566) == {"IIT": d("88.00"), "EIT": d("86.00"), "OIT": d("87.00")}


@pytest.mark.parametrize(
    "lines",
    [
        "- รวม 92.58 → ผ่านดี\n- IIT 90.71 / EIT 89.04 / OIT 96.64",
        "- IIT 90.71\n- EIT 89.04\n- OIT 96.64\n- รวม 92.58 (ผ่านดี)",
        "คะแนน: รวม 92.58 / IIT 90.71 / EIT 89.04 / OIT 96.64",
    ],
)
def test_the_sum_beside_its_level_or_all_instruments_is_the_total(lines: str) -> None:
    told_here = told(f"ผลการประเมิน ITA ปี 2566 กรมประมง\n{lines}\nงบลงทุน รวม 45.20 ล้านบาท")
    assert told_here == {
        (2566, c, v) for c, v in zip(("ITA", "IIT", "EIT", "OIT"), ("92.58", "90.71", "89.04", "96.64"), strict=True)
    }


def test_an_aim_with_its_figure_is_no_heading() -> None:
    text = "ผลการประเมิน ITA ปี 2566 กรมประมง 92.58 คะแนน\n- ตั้งค่าเป้าหมายปี 67 = 94\n\nกรมป่าไม้ 93.37 (ผ่านดี)"
    assert told(text) == {(2566, "ITA", "92.58"), (2566, "ITA", "93.37")}


@pytest.mark.parametrize(
    "aim", ["ตั้งเป้าหมายปี 2568 ให้ ITA ได้ 95.00 คะแนน", "เป้าหมายปี 2568 คือ ITA ได้ 95.00 คะแนน EIT ได้ 93.00 คะแนน"]
)
def test_an_aim_with_its_verb_is_no_result(aim: str) -> None:
    assert told(f"กรมประมง ITA ปี 2567 ได้ 88.19 คะแนน\n\n{aim}") == {(2567, "ITA", "88.19")}


def test_what_misses_a_mark_has_its_own_figure() -> None:
    text = "กรมประมง ITA ปี 2567 ได้ 88.19 คะแนน\n\nตัวชี้วัดที่ไม่ถึง 85 คะแนน คือ การใช้งบประมาณ 78.66 คะแนน และการใช้อำนาจ 80.10 คะแนน"
    assert told(text) == {(2567, "ITA", "88.19"), (2567, "2", "78.66"), (2567, "3", "80.10")}


@pytest.mark.parametrize(
    "aim",
    [
        "เป้าหมายของหน่วยงานในปีงบประมาณ 2568 สำหรับตัวชี้วัดต่าง ๆ ที่สำคัญทั้งหมดสูงกว่า",
        "ตั้งเป้าของตัวชี้วัดสำคัญในแผนงานด้านความโปร่งใสของหน่วยงานไว้มากกว่า",
    ],
)
def test_a_list_beyond_an_aim_told_far_before_is_one_of_aims(aim: str) -> None:
    text = (
        f"กรมประมง ITA ปี 2567 ได้ 88.19 คะแนน\n\n{aim} 90 คะแนน ได้แก่ การใช้งบประมาณ 92.80 คะแนน และการใช้อำนาจ 93.10 คะแนน"
    )
    assert told(text) == {(2567, "ITA", "88.19")}


@pytest.mark.parametrize(
    ("beyond", "figure"), [("ตัวชี้วัดที่ได้มากกว่า 90", "92.80"), ("ตั้งเป้าไว้สูงทุกด้าน แต่ตัวชี้วัดที่ได้ต่ำกว่า 85", "74.80")]
)
def test_a_list_beyond_a_bound_is_one_of_results(beyond: str, figure: str) -> None:
    text = f"กรมประมง ITA ปี 2567 ได้ 88.19 คะแนน\n\n{beyond} คะแนน คือ การใช้งบประมาณ {figure} คะแนน"
    assert told(text) == {(2567, "ITA", "88.19"), (2567, "2", figure)}


@pytest.mark.parametrize("since", ["สูงที่สุดตั้งแต่เข้าร่วม คือ", "สูงสุดนับตั้งแต่เข้ารับการประเมิน", "ดีที่สุดตั้งแต่ปี 2562 ที่"])
def test_a_record_since_then_is_no_least_score(since: str) -> None:
    assert told(f"ผลการประเมิน ITA ปี 2568 กรมประมงได้คะแนน{since} 93.39 คะแนน") == {(2568, "ITA", "93.39")}


@pytest.mark.parametrize("body", ["มหาวิทยาลัย ก.", "โรงเรียน ข", "อบต. ค.", "หน่วยงาน ก."])
def test_a_body_named_by_a_letter_has_no_result(body: str) -> None:
    assert told(f"ผลการประเมิน ITA ปี 2568 กรมประมง\n\n{body} ได้ IIT 90.00 EIT 80.00 OIT 95.00") == set()
    assert told("ผลการประเมิน ITA ปี 2568 สำนักงาน ก.พ. ได้ 95.20 คะแนน") == {(2568, "ITA", "95.20")}


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("ได้ 87.34 คะแนน ส่วนปี 2564 ได้ 76.81 คะแนน", 2565),
        ("ได้ 87.34 คะแนน ส่วนปี 2564 ได้ 76.81 คะแนน ดังนี้", 2564),
        ("ปี 2564 ได้ 76.81 คะแนน", 2564),
    ],
)
def test_a_former_year_told_behind_the_result_ends_with_its_line(line: str, year: int) -> None:
    head = "รายงานผลการประเมิน ITA ของเทศบาลตำบลนาแก จังหวัดนครพนม ประจำปีงบประมาณ พ.ศ. 2565\n\n"
    facts = understood(
        head + f"เทศบาล{line}\nจุดแข็ง คือ การป้องกันการทุจริต ได้คะแนน 100.00 จุดอ่อน คือ การใช้งบประมาณ ได้คะแนน 79.02\n"
    )
    assert {s.fiscal_year_be for s in facts.scores if s.code == "10"} == {year}


@pytest.mark.parametrize(
    "rest",
    [
        "ตอนปี 2563 ได้ 68.77 คะแนน ปีนี้การใช้อำนาจได้ 93.20 คะแนน",
        "เคยต่ำสุดเมื่อปี 2563 ได้ 68.77 คะแนน\nปีนี้การใช้อำนาจได้ 93.20 คะแนน",
        "\n\nเมื่อปี 2563 ได้ 68.77 คะแนน ปีนี้การใช้อำนาจได้ 93.20 คะแนน",
    ],
)
def test_this_year_is_no_older_year_than_the_newest_told(rest: str) -> None:
    """Of a text without a date, which cannot say which year it was written in."""
    text = f"กรมประมง ผล ITA ปีงบประมาณ 2565 ได้ 97.12 คะแนน {rest}\n"
    assert told(text) == {(2565, "ITA", "97.12"), (2563, "ITA", "68.77"), (2565, "3", "93.20")}


def test_this_year_of_another_body_is_no_older_year_of_the_one_before() -> None:
    text = "ผล ITA\n\nกรมประมง ปีงบประมาณ 2565 ได้ 97.12 คะแนน ตอนปี 2563 ได้ 68.77 คะแนน\nปีนี้กรมการข้าวได้ 97.80 คะแนน\n"
    assert told(text) == {(2565, "ITA", "97.12"), (2563, "ITA", "68.77"), (2565, "ITA", "97.80")}
