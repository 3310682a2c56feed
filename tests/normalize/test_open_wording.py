"""Results in words that no table lists: a figure by its form, an assessment behind it, a year by the text's date."""

from __future__ import annotations

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.agencies.owner_finder import OwnerFinder
from prongsai.normalize.document.cleaned import clean_document
from prongsai.normalize.document.paragraphs import paragraphs_of
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import Frame
from prongsai.normalize.scores.narrative.text_subject import ResultsTold

from tests.normalize.test_owners import owned
from tests.normalize.test_told_in_prose import read
from tests.normalize.understanding import d, understood


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ผล ITA ปี 2567 กรมการข้าวหอบกลับบ้าน 97.31", Quantity.SCORE),
        ("ผล ITA ปี 2567 กรมการข้าวหอบกลับบ้าน 97.31%", Quantity.SHARE),
        ("ผล ITA ปี 2567 กรมการข้าวแจกข้าวครัวเรือนละ 97.31", Quantity.OTHER),
        ("ผล ITA ปี 2567 กรมการข้าวบอก เฉลี่ยทั้งบ้านแล้ว 97.31", Quantity.OTHER),
        ("ปีหน้าขอสัก 97.31 สำหรับผล ITA", Quantity.TARGET),
        ("กรมการข้าวหอบกลับบ้าน 97.31", Quantity.OTHER),
    ],
)
def test_a_figure_is_a_score_by_its_form_where_nothing_else_is_said_of_it(text: str, told: Quantity) -> None:
    assert read(text)["97.31"].quantity == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("กรมการข้าวทำได้ 97.30 คะแนน คือข่าวดี ITA ปี 2567", "ITA"),
        ("กรมการข้าว 97.30 กรมประมง 95.10 ที่เหลือรอผล ITA", "ITA"),
        ("กรมการข้าวได้ 97.30 คะแนน และ ITA ได้ 88.10 คะแนน", None),
        ("กรมการข้าวได้ 97.30 คะแนน ด้านหนี้สิน และ ITA รอผล", None),
    ],
)
def test_the_assessment_named_behind_a_figure_is_its_own_without_another_figure(text: str, found: str | None) -> None:
    assert read(text)["97.30"].assessment == found


def test_a_part_of_the_result_in_unknown_words_is_no_total() -> None:
    text = "ผล ITA ปี 2567 กรมการข้าวทำได้ 91.20 คะแนน แต่คนมาติดต่อภายนอกสำนักให้มาเพียง 83.26\n"
    assert owned(understood(text)) == {"กรมการข้าว": {"ITA": d("91.20")}}


@pytest.mark.parametrize(
    "text",
    [
        "ข่าวที่ว่ากรมการข้าวได้ ITA ปี 2567 ที่ 99.10 คะแนนนั้น ไม่เป็นความจริง\n",
        "คณะเกษตรศาสตร์ ได้ ITA ระดับคณะ ปี 2567 ที่ 94.40 คะแนน\n",
    ],
)
def test_what_is_taken_back_and_what_a_faculty_gives_itself_is_no_result(text: str) -> None:
    assert owned(understood(text)) == {}


def test_a_text_without_another_year_tells_that_of_its_date() -> None:
    facts = understood("ข่าวกรมการข้าว\n5 สิงหาคม 2567\n\nกรมการข้าวได้คะแนน ITA 91.20 คะแนน\n")
    assert [(s.fiscal_year_be, s.score) for s in facts.scores] == [(2567, d("91.20"))]
    early = understood("ข่าวกรมการข้าว\n5 มีนาคม 2567\n\nกรมการข้าวได้คะแนน ITA 91.20 คะแนน\n")
    # the results of a year are announced from July on: the newest ones in March are those of the year before
    assert [(s.fiscal_year_be, s.status) for s in early.scores] == [(2566, "single")]
    assert "year_contradicts" in {finding.code for finding in early.findings}


def test_a_figure_in_a_bracket_is_of_the_body_right_before_it() -> None:
    text = "ผล ITA ปี 2567 กรมการข้าวได้ 97.30 คะแนน แซงหน้ากรมประมง (95.10) ไปได้\n"
    assert owned(understood(text)) == {"กรมการข้าว": {"ITA": d("97.30")}, "กรมประมง": {"ITA": d("95.10")}}


def test_full_marks_in_a_bracket_are_no_second_total() -> None:
    text = "ผล ITA ปี 2567 กรมการข้าวได้ไป 97.30 คะแนน (เต็ม 100 คะแนน) ระดับผ่านดี\n"
    assert owned(understood(text)) == {"กรมการข้าว": {"ITA": d("97.30")}}


def test_a_test_told_in_the_next_sentence_is_nothing_of_the_instrument_before() -> None:
    text = "ติวผล ITA ปี 2567\n\nกรมการข้าวอธิบายแบบ IIT EIT และ OIT\nผู้เข้าติวทำแบบทดสอบได้ 61.40 คะแนน\n"
    assert owned(understood(text)) == {}


def test_a_small_figure_below_a_title_is_no_total() -> None:
    title = "ผลประเมิน ITA ปี 2567 กรมการข้าว\n\n"
    told = "งานสารบรรณสรุปว่าเอกสารที่ส่งขึ้นระบบครบถ้วนแล้วได้ {} คะแนน\n"
    assert owned(understood(title + told.format("90.25"))) == {"กรมการข้าว": {"ITA": d("90.25")}}
    assert owned(understood(title + told.format("20.25"))) == {}


@pytest.mark.parametrize(("verb", "of_one"), [("ได้คะแนน", True), ("แบกกลับ", False)])
def test_what_only_its_form_makes_a_score_says_of_no_text_whose_it_is(verb: str, of_one: bool) -> None:
    text = f"ผล ITA ปี 2567 กรมการข้าว{verb} 93.10\n\nผล ITA ปี 2566 กรมการข้าว{verb} 92.20\n"
    raw = read_document(text.encode(), "a.txt", Settings())
    told = ResultsTold.of(paragraphs_of(clean_document(raw)), Frame(OwnerFinder([text])))
    assert (told.owner is not None) is of_one


def test_the_mean_of_a_provinces_bodies_is_not_the_provinces() -> None:
    assert read("ค่าเฉลี่ย ITA อปท. ในจังหวัดแพร่ 91.07 คะแนน")["91.07"].quantity == Quantity.MEAN
    assert read("ITA สูงกว่าค่าเฉลี่ย กรมหม่อนไหมได้ 92.10 คะแนน")["92.10"].quantity == Quantity.SCORE
