"""Rules and expressions of which no other test asks: each with a plain sentence or table in which it alone decides."""

from __future__ import annotations

from datetime import date

import pytest
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.text.periods import UNREAD, Period, parse_period

from tests.normalize.understanding import codes, d, levels_of_bodies, understood, values

OWN = "กรมการข้าว\n\nผลการประเมิน ITA ปี 2566\n\n"
ALL = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\n\n"
RICE, FISH, HERD = "กรมการข้าว", "กรมประมง", "กรมปศุสัตว์"


def names(facts: DocumentFacts) -> dict[str | None, str]:
    return {agency.agency_id: agency.name_th for agency in facts.agencies}


def told(text: str) -> set[tuple[str, int | None, str, str]]:
    """Body, year, code and value of every published score."""
    facts = understood(text)
    return {
        (names(facts)[s.agency_id], s.fiscal_year_be, s.code, str(s.score)) for s in facts.scores if s.score is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IIT ของกรมการข้าวได้ 98.10 คะแนน แต่ของกรมประมงได้ 92.20 คะแนน", {(RICE, "IIT", "98.10"), (FISH, "IIT", "92.20")}),
        ("กรมการข้าวและกรมประมงได้คะแนนเท่ากัน 98.10 คะแนน", {(RICE, "ITA", "98.10"), (FISH, "ITA", "98.10")}),
    ],
)  # fmt: skip
def test_figures_of_two_bodies(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(ALL + text) == {(body, 2566, code, score) for body, code, score in expected}


def test_one_figure_of_two_years() -> None:
    body = "กรมการข้าวได้คะแนน OIT เต็ม 100 คะแนน สองปีซ้อน คือ ปี 2566 และปี 2567"
    assert told("กรมการข้าว\n\nผลการประเมิน ITA\n\n" + body) == {(RICE, y, "OIT", "100.00") for y in (2566, 2567)}


def test_years_in_english() -> None:
    body = "the department scored 89.31 points in 2023, up from 85.20 in 2022\n"
    assert told(OWN + body) == {(RICE, 2566, "ITA", "89.31"), (RICE, 2565, "ITA", "85.20")}


def test_years_that_open_their_lines() -> None:
    body = "2565: 89.31\n2566 - 91.20\n๒๕๖๗ – ๙๓.๑๐\n"
    facts = understood("กรมการข้าว\n\nคะแนน ITA ย้อนหลัง\n\n" + body)
    assert {(m.fiscal_year_be, m.year_from) for m in facts.mentions} == {(y, "clause") for y in (2565, 2566, 2567)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("คะแนนรวม 90.20 คะแนน (I = 84.10 E = 92.20 O = 93.30)", {"ITA": "90.20", "IIT": "84.10", "EIT": "92.20", "OIT": "93.30"}),
        ("IIT 90.10 EIT 90.20 OIT 90.30 รวม = 90.21", {"IIT": "90.10", "EIT": "90.20", "OIT": "90.30", "ITA": "90.21"}),
        ("เครื่องมือ IIT การปฏิบัติหน้าที่ 90.10 การใช้อำนาจ 92.10 คะแนนเฉลี่ยทั้งแบบวัด 91.10", {"1": "90.10", "3": "92.10", "IIT": "91.10"}),
        ('- การปฏิบัติหน้าที่ (IIT) 90.10\n- คุณภาพการดำเนินง"น (EIT) 89.59', {"1": "90.10", "6": "89.59"}),
        ("การสำรวจความพึงพอใจของผู้รับบริการ\n\nคะแนนรวม 92.40 คะแนน", {}),
        ("คะแนนที่เพิ่มขึ้นจากปีก่อน\n\nการปฏิบัติหน้าที่ 2.10 คะแนน\nการใช้อำนาจ 13.40 คะแนน", {}),
        ("ผู้ตอบแบบวัด ปี 2566 IIT 88.20 คะแนน", {}),
        ("การเปิดเผยข้อมูล ดำเนินการได้ร้อยละ 85 แล้ว", {}),
    ],
)  # fmt: skip
def test_what_a_sentence_gives(body: str, expected: dict[str, str]) -> None:
    assert values(understood(OWN + body + "\n")) == {code: d(score) for code, score in expected.items()}


def test_a_total_under_the_title_of_another_assessment() -> None:
    title = "รายงานผลการประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ พ.ศ. 2566\nกรมการข้าว\n\nตามแนวทางการประเมิน ITA\n\n"
    assert values(understood(title + "รายการ\tคะแนน\nด้านการอนุมัติ\t70.10\nคะแนนรวม\t74.20\n")) == {}


def test_a_mean_of_a_province() -> None:
    title = "องค์การบริหารส่วนตำบลในจังหวัดลำปาง\n\n"
    assert told(title + "ผลการประเมิน ITA ปี 2566 จังหวัดลำปางได้คะแนนเฉลี่ย 84.20 คะแนน\n") == set()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("ตัวชี้วัด\tคะแนน\tคะแนนของเครื่องมือ\nการปฏิบัติหน้าที่\t90.10\t91.10\nการใช้อำนาจ\t92.10\t91.10", {"1": "90.10", "3": "92.10", "IIT": "91.10"}),
        ("ตัวชี้วัด\tคะแนน\tอันดับ\nการปฏิบัติหน้าที่\t90.10\t22\nการใช้อำนาจ\t88.10\t33", {"1": "90.10", "3": "88.10"}),
        ("ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t190.10\nการใช้อำนาจ\t92.10", {"3": "92.10"}),
        ("รายการ\tค่าเฉลี่ย (คะแนนเต็ม 5)\tร้อยละ\nการปฏิบัติหน้าที่\t4.10\t82.00\nการใช้อำนาจ\t4.30\t86.00", {}),
        ("หัวข้อ\tสรุป\n93.10 IIT และ 88.20 EIT\t-", {}),
    ],
)  # fmt: skip
def test_what_a_table_gives(rows: str, expected: dict[str, str]) -> None:
    facts = understood(OWN + rows + "\n")
    assert {s.code: s.score for s in facts.scores} == {code: d(score) for code, score in expected.items()}


def test_a_plain_sum_is_no_misread_score() -> None:
    facts = understood(OWN + "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t90.10\nการใช้อำนาจ\t88.10\nรวม\t178.20\n")
    assert "score_out_of_range" not in codes(facts)


def test_totals_by_year_under_the_short_name_alone() -> None:
    text = "กรมการข้าว\n\nข้อมูล ITA ย้อนหลัง 3 ปี\n\n2564\t2565\t2566\n80.10\t85.20\t90.30\n"
    assert told(text) == {(RICE, 2564, "ITA", "80.10"), (RICE, 2565, "ITA", "85.20"), (RICE, 2566, "ITA", "90.30")}


def test_cards_under_another_assessment_and_under_an_instrument() -> None:
    cards = "กรมการข้าว\n\n90.10\n\nกรมประมง\n\n91.20\n"
    assert told("ผลการประเมิน ITA ปี 2566\n\nคะแนนการประเมิน LPA\n\n" + cards) == set()
    assert told("กรมการข้าว\n\nผลการประเมิน ITA แบบ IIT เราได้\n\n90.10\n") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{ALL}กรมการข้าว กรมประมง และกรมปศุสัตว์ผ่านการประเมิน โดยสองหน่วยงานหลังอยู่ในระดับผ่านดีเยี่ยม", {(FISH, "ผ่านดีเยี่ยม"), (HERD, "ผ่านดีเยี่ยม")}),
        (f"{OWN}คะแนนรวม 84.20 คะแนน\n\nทำไมหน่วยงานไม่ได้ระดับ A", set()),
        (f"{OWN}ตัวชี้วัด\tระดับเป้าหมาย\tคะแนน\nITA\tA\t90.10", set()),
        ("ผลการประเมิน ITA กระทรวงเกษตรและสหกรณ์ ปี 2566\n\nระดับ AA\tระดับ A\tระดับ B\n3\t8\t2", set()),
    ],
)  # fmt: skip
def test_whose_a_level_is(text: str, expected: set[tuple[str, str]]) -> None:
    assert levels_of_bodies(text + "\n") == expected


def test_a_month_that_cannot_be_read_opens_no_period() -> None:
    assert parse_period("มยุ - ก.ย. 2564", None) == Period(None, date(2021, 9, 30), (UNREAD,))


TOWN = "เทศบาลตำบลบ้านกลาง จังหวัดปทุมธานี "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a year that the sentence sets against the result
        (TOWN + "อยู่ระดับ D ด้วยคะแนน 61.20 ทั้งที่คะแนน ITA ปี 2563 เคยได้ถึง 68.25", {("ITA", 2563, "68.25")}),
        # a province as one body among those assessed
        ("จังหวัดแพร่ในฐานะหน่วยรับการประเมิน ได้คะแนน ITA ปี 2566 เฉลี่ย 85.20 คะแนน", {("ITA", 2566, "85.20")}),
        # the number of a section is no figure of its heading
        (
            f"รายงานของ{TOWN}ประจำปี 2567\n\nข้อ 3.12 ผลการประเมิน ITA ปี 2565\n\nเทศบาลได้คะแนนรวม 91.22 คะแนน\n",
            {("ITA", 2565, "91.22")},
        ),
        # the day on which a result was announced tells its round
        (
            f"ข่าว 3 ตุลาคม 2567\n\n{TOWN}ได้คะแนน ITA 91.22 คะแนน ป.ป.ช. ประกาศผลการประเมินเมื่อวันที่ 12 สิงหาคม 2566\n",
            {("ITA", 2566, "91.22")},
        ),
        # the year of a law
        (f"ตามประกาศ ป.ป.ช. พ.ศ. 2561 {TOWN}ได้คะแนน ITA 91.22 คะแนน", {("ITA", None, "91.22")}),
        # a mark that was missed, and the score that missed it
        (
            TOWN + "ผลการประเมิน ITA ปี 2566 ตั้งเป้าหมาย 85.00 คะแนน ยังไม่ถึงเป้า 85 คะแนน คือ 82.10 คะแนน",
            {("ITA", 2566, "82.10")},
        ),
    ],
)
def test_what_few_texts_ask_for(text: str, expected: set[tuple[str, int | None, str]]) -> None:
    assert {(s.code, s.fiscal_year_be, str(s.score)) for s in understood(text).scores} == expected
