"""Of which assessment, whose, of which year and of what a figure in running text is."""

from __future__ import annotations

import pytest
from prongsai.normalize.agencies.owner_finder import OwnerFinder
from prongsai.normalize.scores.narrative.coordinates import read_coordinates
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import Coordinates, Frame
from prongsai.normalize.years.written import this_year

from tests.normalize.test_owners import TITLE, owned
from tests.normalize.understanding import d, reported, understood, values


def read(text: str) -> dict[str, Coordinates]:
    """The coordinates of a paragraph's figures by how they are printed, under no title."""
    return {found.figure.raw: found for found in read_coordinates(text, Frame(OwnerFinder([text])))}


def quantity(text: str, raw: str) -> Quantity:
    return read(text)[raw].quantity


def year(text: str, raw: str) -> int | None:
    return read(text)[raw].year


def owner(text: str, raw: str) -> str | None:
    agency = read(text)[raw].owner
    return agency.name_th if agency else None


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ITA ปี 2567 ได้ 91.20 คะแนน", "91.20", Quantity.SCORE),
        ("ผลคะแนน ITA เท่ากับ 91.20", "91.20", Quantity.SCORE),
        ("ภาพรวมระดับประเทศ ITA มีค่าเฉลี่ย 90.40 คะแนน", "90.40", Quantity.MEAN),
        ("หน่วยงาน 24 แห่ง มีคะแนน ITA เฉลี่ย 90.40 คะแนน", "90.40", Quantity.MEAN),
        ("คะแนน ITA เฉลี่ย 3 ปี เท่ากับ 90.40 คะแนน", "90.40", Quantity.MEAN),
        ("คะแนนรายจังหวัด จังหวัดน่านได้คะแนน 90.40 คะแนน", "90.40", Quantity.MEAN),
        ("ตั้งเป้าหมายคะแนน ITA 95.50 คะแนน", "95.50", Quantity.TARGET),
        ("คะแนน ITA 85 คะแนนขึ้นไป", "85", Quantity.TARGET),
        ("เกินเป้าหมาย โดยได้คะแนน 95.50 คะแนน", "95.50", Quantity.SCORE),
        ("คะแนน ITA เพิ่มขึ้น 22.30 คะแนน", "22.30", Quantity.DIFFERENCE),
        ("คะแนน ITA เพิ่มขึ้นเป็น 92.30 คะแนน", "92.30", Quantity.SCORE),
        ("ผ่านเกณฑ์ ITA คิดเป็นร้อยละ 82.50", "82.50", Quantity.SHARE),
        ("ผ่านการประเมิน ITA ร้อยละ 82.50 ของหน่วยงานทั้งสิ้น", "82.50", Quantity.SHARE),
        ("ดำเนินการ 7 จาก 8 มาตรการ (ร้อยละ 87.50)", "87.50", Quantity.SHARE),
        ("ข้อคำถาม ITA ลำดับที่ 24.50", "24.50", Quantity.RANK),
        ("ประเมิน ITA มีผู้ตอบ 45 คน", "45", Quantity.COUNT),
        ("ราคาทองคำขยับ 45.10", "45.10", Quantity.OTHER),
    ],
)
def test_what_a_figure_measures(text: str, raw: str, told: Quantity) -> None:
    assert quantity(text, raw) == told


def test_a_named_bodys_mean_is_its_score_unless_the_document_tells_of_many() -> None:
    text = "ผลการประเมิน ITA กรมประมงได้คะแนนเฉลี่ยอยู่ที่ 90.40 คะแนน"
    measured = [
        read_coordinates(text, Frame(OwnerFinder([text]), about_many=many))[0].quantity for many in (False, True)
    ]
    assert measured == [Quantity.SCORE, Quantity.MEAN]


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ปี 2567 ได้ 91.20 คะแนน ระดับผ่านดี ส่วนผลของปีก่อนได้ 88.10 คะแนน", "88.10", 2566),
        ("ปี 2567 ได้ 91.20 คะแนน ส่วน 88.10 คะแนน (ปี 2565)", "88.10", 2565),
        ("ปี 2567 ได้ 91.20 คะแนน สูงขึ้นจาก 88.10 คะแนน เมื่อปี 2566", "88.10", 2566),
        ("ปี 2567 ได้ 91.20 คะแนน สูงขึ้นจาก 88.10 คะแนน เมื่อปี 2566", "91.20", 2567),
        ("ปี 2567 ได้ 91.20 คะแนน เมื่อเทียบกับปี 2564 ที่ได้ 80.10 คะแนน", "80.10", 2564),
        ("ปี 2566 ได้ 88.10 ปี 2567 ได้ 91.20", "88.10", 2566),
        ("ปี 2567 เพิ่มขึ้น 22.30 คะแนน จากปีที่ผ่านมา และได้ 91.20 คะแนน", "91.20", 2567),
        ("ได้คะแนน 91.20 คะแนน ในการประเมิน ITA ปี 2567", "91.20", 2567),
        ("ITA 2024 ได้ 91.20 คะแนน", "91.20", 2567),
        ("ตั้งแต่ปี 2560 เป็นต้นมา ITA ได้ 91.20 คะแนน", "91.20", None),
    ],
)
def test_the_year_of_a_figure(text: str, raw: str, told: int | None) -> None:
    assert year(text, raw) == told


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("กรมธนารักษ์ได้ 91.20 คะแนน ส่วนกรมการข้าวได้ 90.10 คะแนน", "90.10", "กรมการข้าว"),
        ("กรมธนารักษ์ได้ 91.20 คะแนน ส่วนกรมการข้าวได้ 90.10 คะแนน", "91.20", "กรมธนารักษ์"),
        ("อธิบดีกรมธนารักษ์กล่าวถึงคะแนน 91.20 คะแนน", "91.20", None),
        ("หน่วยงานในสังกัดกระทรวงการคลังได้ 91.20 คะแนน", "91.20", None),
        ("คะแนนเฉลี่ยทั่วประเทศ 90.40 คะแนน", "90.40", None),
    ],
)
def test_the_owner_of_a_figure(text: str, raw: str, told: str | None) -> None:
    assert owner(text, raw) == told


def test_bodies_listed_behind_a_figure_all_have_it() -> None:
    found = read("หน่วยงานที่ได้ ITA 95.10 คะแนน ได้แก่ กรมธนารักษ์ กรมการข้าว และกรมศุลกากร")["95.10"]
    assert [hit.agency.name_th for hit in found.owners] == ["กรมธนารักษ์", "กรมการข้าว", "กรมศุลกากร"]
    next_one = read("ได้ 95.10 คะแนน ได้แก่ กรมธนารักษ์ได้ 91.20 คะแนน")["95.10"]
    assert next_one.owners == ()


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ITA ได้ 91.20 คะแนน", "91.20", "ITA"),
        ("ได้ 91.20 คะแนน จากการประเมิน ITA", "91.20", "ITA"),
        ("ดัชนีการรับรู้การทุจริตได้ 36.00 คะแนน", "36.00", "ดัชนีการรับรู้การทุจริต"),
        ("ITA ได้ 91.20 คะแนน ส่วนความพึงพอใจ 85.40 คะแนน", "85.40", "ความพึงพอใจ"),
        ("ITA ได้ 91.20 คะแนน ส่วน NPL ร้อยละ 12.30", "12.30", "npl"),
        ("ความพึงพอใจ 85.40 คะแนน ขณะที่ ITA ได้ 91.20 คะแนน", "91.20", "ITA"),
        ("ได้ 91.20 คะแนน", "91.20", None),
    ],
)
def test_the_assessment_of_a_figure(text: str, raw: str, told: str | None) -> None:
    assert read(text)[raw].assessment == told


def test_full_marks_said_of_named_indicators() -> None:
    found = read("กรมธนารักษ์ได้คะแนนเต็ม 100 คะแนน ในด้านการใช้อำนาจ และการใช้งบประมาณ")["100"]
    assert found.quantity == Quantity.SCORE and [name.code for name in found.codes] == ["3", "2"]


def test_a_subject_with_its_result_tells_of_the_total() -> None:
    text = "การใช้อำนาจ 90.10 คะแนน โดยกรมธนารักษ์ได้คะแนน 91.20 คะแนน"
    assert [name.code for name in read(text)["90.10"].codes] == ["3"]
    assert [name.code for name in read(text)["91.20"].ruling.names] == ["ITA"]


def test_items_of_a_list_under_a_lead_in_about_many_are_means() -> None:
    frame = Frame(OwnerFinder([]))
    read_coordinates("คะแนน ITA ทั่วประเทศ ดังนี้", frame)
    assert frame.many
    assert [c.quantity for c in read_coordinates("- การใช้อำนาจ 88.10 คะแนน", frame)] == [Quantity.MEAN]


def test_a_year_holds_for_the_paragraphs_below() -> None:
    frame = Frame(OwnerFinder([]))
    read_coordinates("ผลการประเมิน ITA ปี 2566", frame)
    below = read_coordinates("ผลการประเมินได้ 91.20 คะแนน", frame)[0]
    assert (below.year, below.assessment, below.assessment_from) == (2566, "ITA", "heading")


def test_another_bodys_figure_is_that_bodys() -> None:
    facts = reported("คะแนนรวม ITA ปี 2567 เท่ากับ 91.20 คะแนน ส่วนกรมธนารักษ์ได้ 95.10 คะแนน\n")
    found = owned(facts)
    assert found["องค์การบริหารส่วนตำบลบ้านแป้น"] == {"ITA": d("91.20")} and found["กรมธนารักษ์"] == {"ITA": d("95.10")}


@pytest.mark.parametrize(
    "body",
    [
        "คะแนน ITA ภาพรวมระดับประเทศ ปี 2567 เท่ากับ 90.40 คะแนน",
        "คะแนน ITA ปี 2567 เพิ่มขึ้น 22.30 คะแนน",
        "หน่วยงานที่ผ่าน ITA ปี 2567 คิดเป็นร้อยละ 82.50",
        "ตั้งเป้าหมาย ITA ปี 2567 ไม่น้อยกว่า 95.50 คะแนน",
        "คะแนนดัชนีการรับรู้การทุจริต ปี 2567 ได้ 36.00 คะแนน ต่างจาก ITA",
        "หนี้ที่ไม่ก่อให้เกิดรายได้ (NPL) ร้อยละ 12.30 และร่วมการประเมิน ITA",
    ],
)
def test_what_is_no_score(body: str) -> None:
    assert values(reported(body + "\n")) == {}


def test_last_years_figure_is_last_years() -> None:
    facts = reported("คะแนนรวม ITA ปี 2567 ได้ 91.20 คะแนน ระดับผ่านดี ส่วนผลของปีก่อนได้ 88.10 คะแนน\n")
    assert values(facts, 2567) == {"ITA": d("91.20")} and values(facts, 2566) == {"ITA": d("88.10")}


def test_levels_beside_figures_of_other_bodies() -> None:
    body = "กรมธนารักษ์ได้ ITA ปี 2567 เท่ากับ 95.10 คะแนน ระดับผ่านดีเยี่ยม ส่วนกรมการข้าวได้ 86.20 คะแนน ระดับผ่าน\n"
    facts = understood(TITLE + body)
    called = {agency.agency_id: agency.name_th for agency in facts.agencies}
    levels = {called[level.agency_id or ""]: level.level for level in facts.levels}
    assert levels == {"กรมธนารักษ์": "ผ่านดีเยี่ยม", "กรมการข้าว": "ผ่าน"}


def test_one_figure_of_several_bodies_is_published_of_each() -> None:
    body = "ปี 2567 มีหน่วยงานที่ได้ 95.10 คะแนน ได้แก่ กรมธนารักษ์ กรมการข้าว และกรมศุลกากร\n"
    found = owned(understood(TITLE + body))
    assert found == {name: {"ITA": d("95.10")} for name in ("กรมธนารักษ์", "กรมการข้าว", "กรมศุลกากร")}


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ITA คะแนนเฉลี่ยของหน่วยงานระดับกรม 5 แห่ง เท่ากับ 92.40 คะแนน", "92.40", Quantity.MEAN),
        ("ITA ไม่ต่ำกว่า IIT 95.10 และ OIT 96.20 คะแนน", "96.20", Quantity.TARGET),
        ("ITA เพิ่มขึ้นติดต่อกัน 3 ปี รวม 18.70 คะแนน", "18.70", Quantity.DIFFERENCE),
        ("ITA มีผู้ตอบ IIT แล้ว ร้อยละ 88.30", "88.30", Quantity.RESPONDENTS),
        ("ITA กรมหม่อนไหม 95.70 กรมการข้าว 94.90", "95.70", Quantity.SCORE),
        ("ITA ปีก่อนที่ได้เพียง 79.50 คะแนน", "79.50", Quantity.SCORE),
        ("In fiscal year 2024 the ITA score was 96.10 out of 100", "96.10", Quantity.SCORE),
        ("ITA 83.50 per cent of agencies", "83.50", Quantity.COUNT),
        ("ITA จังหวัดน่านได้ 98.10 คะแนน เป็นลำดับที่ 4 ของประเทศ จากเดิมได้ 89.70 คะแนน", "89.70", Quantity.SCORE),
    ],
)
def test_what_a_figure_measures_by_its_clause(text: str, raw: str, told: Quantity) -> None:
    assert quantity(text, raw) == told


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ITA ปี 2565 2566 และ 2567 เท่ากับ 88.10 90.50 และ 94.70 คะแนน ตามลำดับ", "90.50", 2566),
        ("ปี 2568 ได้ 98.10 คะแนน เมื่อสองปีก่อนได้ 89.70 คะแนน", "89.70", 2566),
        ("ได้ 93.40 คะแนน ดีกว่าปีงบประมาณ พ.ศ. 2563", "93.40", None),
        ("ปี 2567 ได้ 92.70 คะแนน (ปี 2566 ได้ 88.60) และ IIT ได้ 91.20 คะแนน", "91.20", 2567),
    ],
)
def test_the_year_of_a_row_a_bracket_and_of_years_ago(text: str, raw: str, told: int | None) -> None:
    assert year(text, raw) == told


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ITA กรมประมงกับกรมการข้าว ได้ 93.20 และ 92.60 ตามลำดับ", "93.20", "กรมประมง"),
        ("ITA กรมประมงกับกรมการข้าว ได้ 93.20 และ 92.60 ตามลำดับ", "92.60", "กรมการข้าว"),
        ("1. คะแนน 99.70 กรมประมง", "99.70", "กรมประมง"),
        ("ITA บริษัท มีดี มีงาม จำกัด ได้ 91.00 คะแนน", "91.00", "บริษัท มีดี มีงาม จำกัด"),
        ("ITA คณะพยาบาลศาสตร์ 98.60 คะแนน", "98.60", "คณะพยาบาลศาสตร์"),
        ("ITA กระทรวงมีส่วนราชการ 22 แห่ง ได้ 93.40 คะแนน", "93.40", None),
        ("ขอขอบคุณกรมประมง ซึ่งได้คะแนน ITA 96.60 คะแนน", "96.60", "กรมประมง"),
    ],
)
def test_the_owner_of_a_figure_in_a_row_an_item_and_behind_words(text: str, raw: str, told: str | None) -> None:
    assert owner(text, raw) == told


def test_a_simulated_result_is_of_no_assessment() -> None:
    assert read("แบบจำลอง ITA จำลอง ได้ 87.00 คะแนน")["87.00"].assessment == "จำลอง"


def test_a_paragraph_that_goes_on_with_the_sentence_keeps_its_subject() -> None:
    above, below = "ผล ITA ปี 2564 กรมการข้าวอยู่ในอันดับที่ 8", "มีผลคะแนนเฉลี่ย 93.40 คะแนน"
    frame = Frame(OwnerFinder([above, below]))
    read_coordinates(above, frame)
    found = read_coordinates(below, frame)[0]
    assert found.owner is not None and (found.owner.name_th, found.year) == ("กรมการข้าว", 2564)


def test_a_level_belongs_to_the_body_whose_total_stands_beside_it() -> None:
    facts = understood(
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568\n\n1. กรมประมง 93.80 คะแนน (ผ่านดี)\n\n2. กรมการข้าว 90.00 คะแนน (ผ่าน)\n"
    )
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert {(names[x.agency_id or ""], x.level) for x in facts.levels} == {("กรมประมง", "ผ่านดี"), ("กรมการข้าว", "ผ่าน")}


def test_a_level_without_a_figure_belongs_to_the_body_before_it() -> None:
    facts = understood(
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565\n\n- กรมประมง ระดับ AA\n\n- กรมการข้าว ระดับ B\n\n- กรมปศุสัตว์ ระดับ A\n"
    )
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert ("กรมการข้าว", "B") in {(names.get(x.agency_id or ""), x.level) for x in facts.levels}


@pytest.mark.parametrize(
    ("text", "raw", "told"),
    [
        ("ITA กรมประมง — 93.20 (ผ่านดี)", "93.20", "กรมประมง"),
        ("ITA ด้านกรมประมงปีนี้ 93.20 ครับ", "93.20", "กรมประมง"),
        ("The Port Authority of Thailand scored 93.42 in the 2024 Integrity and Transparency Assessment.", "93.42",
         "การท่าเรือแห่งประเทศไทย"),
    ],
)  # fmt: skip
def test_the_owner_of_a_figure_behind_a_dash_or_small_words(text: str, raw: str, told: str) -> None:
    found = read(text)[raw]
    assert (owner(text, raw), found.quantity, found.assessment) == (told, Quantity.SCORE, "ITA")


def test_the_year_of_another_figure_is_not_that_of_the_figure_before() -> None:
    text = "กรมประมงได้คะแนน 96.20 ขยับขึ้นจาก 94.10 เมื่อปี 2564 ในการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2565"
    assert (year(text, "96.20"), year(text, "94.10")) == (2565, 2564)


def test_two_digits_of_a_year_are_no_score() -> None:
    assert read("ผลคะแนน ITA กรมประมง ปีงบ 66") == {}


@pytest.mark.parametrize(("date", "told"), [("9 สิงหาคม 2567", 2567), ("ฉบับกันยายน 2567", 2567), ("9 มีนาคม 2567", None)])
def test_this_year_is_that_of_the_text_once_its_results_can_be_known(date: str, told: int | None) -> None:
    texts = [f"ข่าวรอบรั้ว {date}", "ผลการประเมิน ITA กรมประมงปีนี้ได้ 93.20 คะแนน"]
    assert this_year(texts, None) == told
    frame = Frame(OwnerFinder(texts), this_year=told)
    assert [found.year for found in read_coordinates(texts[1], frame)] == [told]


def test_a_text_that_reports_another_year_leaves_this_year_open() -> None:
    assert this_year(["9 สิงหาคม 2567"], 2566) is None


@pytest.mark.parametrize("words", ["ปีถัดมา", "ปีต่อมา"])
def test_the_year_after_is_one_more_than_the_last(words: str) -> None:
    text = f"ปี 2562 กรมประมงได้คะแนน ITA 78.20 คะแนน\n{words}ได้ 82.10 คะแนน"
    assert (year(text, "78.20"), year(text, "82.10")) == (2562, 2563)


def test_an_answer_goes_on_with_its_question() -> None:
    question, answer = "ถาม: ปี 2567 กรมประมงได้ ITA เท่าไร", "ตอบ: 96.20 ครับ ปีที่แล้ว 89.10"
    frame = Frame(OwnerFinder([question, answer]))
    read_coordinates(question, frame)
    found = read_coordinates(answer, frame)
    assert [(f.owner and f.owner.name_th, f.year, f.quantity) for f in found] == [
        ("กรมประมง", 2567, Quantity.SCORE),
        ("กรมประมง", 2566, Quantity.SCORE),
    ]


def test_a_figure_goes_on_with_the_line_that_leads_to_it() -> None:
    head, lead = "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน", "ผลการประเมิน ITA ปี 2566 เราได้"
    assert values(understood(f"{head}\n\n{lead}\n\n92.20 คะแนน\n"))["ITA"] == d("92.20")


@pytest.mark.parametrize("label", ["FY2024 (B.E. 2567)", "2567", "ปี 2567"])
def test_a_line_of_a_year_and_its_figure_is_a_result_below_words_for_the_assessment(label: str) -> None:
    facts = understood(
        f"กรมประมง\n\nกรมประมงรับการประเมิน Integrity & Transparency Assessment (ITA) ทุกปี\n\n{label}: 95.20\n"
    )
    assert [(s.fiscal_year_be, s.score) for s in facts.scores] == [(2567, d("95.20"))]


def test_a_dated_line_below_something_else_is_no_result() -> None:
    facts = understood("กรมประมง\n\nกรมประมงรับการประเมิน ITA ทุกปี\n\nผลสำรวจความพึงพอใจ\n\n2567: 95.20\n")
    assert not [s for s in facts.scores if s.score is not None]


def test_a_dated_line_is_the_texts_own_after_another_bodys_figure() -> None:
    text = "คะแนน ITA ของกรมประมงเอง ปี 2564 ได้ 87.90 ส่วนกรมการข้าวได้ 88.00\n2565: 89.30"
    frame = Frame(OwnerFinder([text]), owner=next(hit.agency for hit in OwnerFinder([text]).find(text)))
    names = [found.owner.name_th for found in read_coordinates(text, frame) if found.owner]
    assert names == ["กรมประมง", "กรมการข้าว", "กรมประมง"]


def test_an_item_that_is_a_body_owns_the_items_below_it() -> None:
    facts = understood(
        "ผล ITA ปีงบ 2566 ดังนี้\n\n- กรมประมง\n\n- รวม 97.10\n\n- กรมการข้าว\n\n- รวม 88.70\n\nปีหน้าขอ 95.00 ทุกแห่ง\n"
    )
    assert owned(facts) == {"กรมประมง": {"ITA": d("97.10")}, "กรมการข้าว": {"ITA": d("88.70")}}


def test_the_body_of_the_title_keeps_the_text_where_one_sentence_tells_of_another() -> None:
    facts = understood(
        "ที่ระลึกเกษียณ อธิบดีกรมประมง\n\nบทที่ 7 บ้านเดิม\n\nผมไม่ใช่คนชอบตัวเลข\n\n"
        "ปี 2564 คะแนน ITA ของเราได้ 87.90 คะแนน ส่วนกรมการข้าว ปีนั้นได้ 88.00 คะแนน\n"
    )
    assert owned(facts) == {"กรมประมง": {"ITA": d("87.90")}, "กรมการข้าว": {"ITA": d("88.00")}}


def test_figures_in_order_are_of_the_bodies_of_the_sentence() -> None:
    text = (
        "The Port Authority of Thailand scored 96.40 and the Metropolitan Waterworks Authority 97.80 in the 2025 "
        "Integrity and Transparency Assessment, up from 2024, when they posted 93.10 and 95.00 respectively."
    )
    port, water = "การท่าเรือแห่งประเทศไทย", "การประปานครหลวง"
    found = read(text)
    told = {raw: (c.owner.name_th, c.year) for raw, c in found.items() if c.owner and c.quantity == Quantity.SCORE}
    frame = Frame(OwnerFinder([text]), titled=True)
    read_coordinates(text, frame)
    (below,) = read_coordinates("Kalasin University managed 79.30.", frame)
    assert below.year == 2568
    assert told == {"96.40": (port, 2568), "97.80": (water, 2568), "93.10": (port, 2567), "95.00": (water, 2567)}


def test_this_year_follows_a_line_about_another_year() -> None:
    texts = ["ประชุม 9 สิงหาคม 2566", "ตั้งงบประจำปี 2567\nผล ITA กรมประมงปีนี้ได้ 84.20 คะแนน ปีที่แล้วได้ 90.80 คะแนน"]
    frame = Frame(OwnerFinder(texts), this_year=this_year(texts, 2567))
    assert [found.year for found in read_coordinates(texts[1], frame)] == [2566, 2565]


def test_years_of_compared_results_in_english_leave_the_reports_year() -> None:
    facts = understood(
        "Port Authority of Thailand\n\n"
        "In fiscal year 2024 the Port Authority of Thailand obtained an overall ITA score of 96.10 out of 100, compared "
        "with 94.80 in fiscal year 2023 and 92.30 in fiscal year 2022.\n\nBy instrument, the results were as follows:\n"
        "- Internal (IIT): 93.40\n- External (EIT): 95.30\n"
    )
    told = {(s.code, s.fiscal_year_be): s.score for s in facts.scores if s.score is not None}
    assert told == {
        ("ITA", 2567): d("96.10"), ("ITA", 2566): d("94.80"), ("ITA", 2565): d("92.30"),
        ("IIT", 2567): d("93.40"), ("EIT", 2567): d("95.30"),
    }  # fmt: skip


def test_the_year_behind_a_compared_figure_in_english_is_that_figures() -> None:
    text = (
        "ITA for fiscal 2024: the Port Authority of Thailand took 97.30 points, up from 96.40 in fiscal 2023, and the "
        "Metropolitan Waterworks Authority got 96.10 points."
    )
    assert {raw: found.year for raw, found in read(text).items()} == {"97.30": 2567, "96.40": 2566, "96.10": 2567}
