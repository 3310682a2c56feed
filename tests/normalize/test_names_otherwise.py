"""Names of scores in wordings that no list of names has, and periods in spellings of their own."""

from __future__ import annotations

from datetime import date

import pytest
from prongsai.normalize.text.periods import parse_period
from prongsai.normalize.vocabulary.levels import level_of_cell
from prongsai.normalize.vocabulary.loose_names import loose_name, told_among
from prongsai.normalize.vocabulary.score_names import match_label

from tests.normalize.understanding import d, reported, understood, values


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("การใช้งบฯ", "2"),
        ("การแก้ไขปัญหาฯ", "5"),
        ("ผลคะแนนด้านการใช้อำนาจ", "3"),
        ("ค่าเฉลี่ยการเปิดเผยข้อมูล", "9"),
        ("การปฏิบัติหน้าที่ / Performance in Duty", "1"),
        ("Use of Power – การใช้อำนาจ", "3"),
        ("IIT (การใช้งบประมาณ)", "2"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก - คุณภาพการดำเนินงาน", "6"),
        ("มิติที่ 4 การใช้ทรัพย์สินของราชการ", "4"),
        ("KPI 3: การใช้อำนาจ", "3"),
        ("การป้องกันการทุจริตและประพฤติมิชอบ", "10"),
        ("แบบ EIT", "EIT"),
        ("5. Fixing graft / การแก้ไขปัญหาการทุจริต", "5"),
        ("2. Money spent การใช้งบประมาณ", "2"),
        ("Indicator 3: การใช้อำนาจ / Might", "3"),
        ("คะแนนรวม / Total", "ITA"),
        ("Public Data Disclosure (OIT)", "OIT"),
    ],
)
def test_names_that_are_written_otherwise(label: str, code: str) -> None:
    match = match_label(label)
    assert match is not None and match.code == code


def test_a_total_is_said_in_both_languages_or_in_neither() -> None:
    assert match_label("Target / คะแนนรวม") is None
    assert match_label("การใช้อำนาจ / Open Data") is None


@pytest.mark.parametrize(
    "label",
    [
        "การเปิดเผยฯ",  # of the indicator or of the instrument
        "การใช้งบประมาณ / Use of Power",
        "EIT (การใช้งบประมาณ)",
        "คุณภาพการให้บริการ",
        "ภายใน",
        "การสื่อสาร",
        "การเปิดเผยข้อมูลพื้นฐาน",  # a part of the ninth
    ],
)
def test_labels_that_may_mean_another_thing(label: str) -> None:
    assert match_label(label) is None


def test_loose_names_count_in_company_only() -> None:
    assert loose_name("ด้านการสื่อสาร") is not None
    assert told_among({"1", "2"}, ["7"]) == {"7"}
    assert told_among({"1"}, ["7"]) == set()
    assert told_among({"1", "2", "7"}, ["7"]) == set()
    assert told_among({"1", "2"}, ["7", "7"]) == set()
    assert told_among({"OIT"}, ["IIT", "EIT"]) == {"IIT", "EIT"}
    assert told_among({"ITA"}, ["IIT", "EIT"]) == set()


TOOLS = (("ภายใน", "91.20"), ("ภายนอก", "88.40"), ("การเปิดเผยข้อมูล", "95.60"), ("คะแนนรวม", "92.12"))
TRUTH = {"IIT": d("91.20"), "EIT": d("88.40"), "OIT": d("95.60"), "ITA": d("92.12")}


@pytest.mark.parametrize(
    "body",
    [
        "| แบบวัด | คะแนน |\n|---|---|\n" + "".join(f"| {name} | {figure} |\n" for name, figure in TOOLS),
        "".join(f"- {name} {figure} คะแนน\n" for name, figure in TOOLS),
        "".join(f"{name} : {figure}\n" for name, figure in TOOLS),
        "".join(f"{name}\n{figure}\n" for name, figure in TOOLS),
    ],
)
def test_the_third_instrument_by_its_company(body: str) -> None:
    facts = reported(body)
    assert values(facts) == TRUTH


def test_an_indicator_beside_two_instruments_stays_one_where_the_total_says_so() -> None:
    facts = reported(
        "| ด้าน | คะแนน |\n|---|---|\n| IIT | 91.20 |\n| EIT | 88.40 |\n| การเปิดเผยข้อมูล | 75.00 |\n| คะแนนรวม | 92.12 |\n"
    )
    assert "OIT" not in values(facts)


def test_plain_words_in_a_table_of_other_matters_name_nothing() -> None:
    facts = reported("| กลุ่ม | ร้อยละ |\n|---|---|\n| ภายใน | 81.20 |\n| ภายนอก | 78.40 |\n| รวม | 79.80 |\n")
    assert not {"IIT", "EIT"} & values(facts).keys()


def test_english_labels_with_their_figures() -> None:
    rows = (
        ("Performance of Duties", "91.20"),
        ("Use of Budget", "87.30"),
        ("Communication", "88.40"),
        ("Open Data", "95.60"),
    )
    facts = reported("".join(f"{name}: {figure}\n" for name, figure in rows))
    assert values(facts) == {"1": d("91.20"), "2": d("87.30"), "7": d("88.40"), "9": d("95.60")}


def test_figures_behind_their_names_are_not_those_of_the_names_behind_them() -> None:
    facts = reported(
        "พบว่า การใช้อำนาจ ได้ 91.20 คะแนน ความสวย ได้ 80.30 คะแนน การใช้งบประมาณ ได้ 87.30 คะแนน ความดี ได้ 70.40 คะแนน ประสิทธิภาพการสื่อสาร ได้ 88.40 คะแนน"
    )
    assert values(facts) == {"3": d("91.20"), "2": d("87.30"), "7": d("88.40")}


def test_a_hundred_in_brackets_before_the_figure_is_its_scale() -> None:
    assert values(reported("การใช้งบประมาณ (100 คะแนน) ร้อยละ 91.50\n")) == {"2": d("91.50")}


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("ตค. 67 ถึง กย. 68", date(2024, 10, 1), date(2025, 9, 30)),
        ("ระหว่างเดือนมค. พ.ศ. 2568 ถึง มีค. พ.ศ. 2568", date(2025, 1, 1), date(2025, 3, 31)),
        ("Quarter 2/2568", date(2025, 1, 1), date(2025, 3, 31)),
        ("Oct 01, 2024 - Sep 30, 2025", date(2024, 10, 1), date(2025, 9, 30)),
        ("12 เดือน (ต.ค. 67 - ก.ย. 68)", date(2024, 10, 1), date(2025, 9, 30)),
        ("ภายในไตรมาสที่ 3", None, date(2025, 6, 30)),
        ("By 30 June 2025", None, date(2025, 6, 30)),
        ("สิ้นสุด 30 มิถุนายน 2568", None, date(2025, 6, 30)),
        ("กำหนดเสร็จ มิ.ย. 68", None, date(2025, 6, 30)),
    ],
)
def test_periods_in_other_spellings(cell: str, start: date | None, end: date | None) -> None:
    period = parse_period(cell, 2568)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("Grade A", "A"),
        ("Very Good (A)", "A"),
        ("ระดับดีมาก (A)", "A"),
        ("ผ่านดี ✓", "ผ่านดี"),
        ("Good (ผ่านดี)", "ผ่านดี"),
        ("ไม่ผ่าน", None),
        ("ผ่านเกณฑ์ร้อยละ 85", None),
        ("Very Good", None),
        ("เกณฑ์ ผ่าน", None),  # may be what is asked for
    ],
)
def test_cells_that_say_their_level_with_words_before_it(cell: str, level: str | None) -> None:
    assert level_of_cell(cell) == level


@pytest.mark.parametrize("heads", ["| การปฏิบัติหน้าที่ | EIT | OIT |", "| IIT | คุณภาพการดำเนินงาน | OIT |"])
def test_an_indicator_whose_name_is_not_in_its_instruments_is_none(heads: str) -> None:
    table = f"{heads}\n|---|---|---|\n| 91.10 | 90.20 | 95.30 |\n"
    facts = understood(f"# ผลการประเมิน ITA กรมการข้าว ปี 2567\n\n{table}", "report.md")
    assert len([s for s in facts.scores if s.scope == "instrument"]) == 2
