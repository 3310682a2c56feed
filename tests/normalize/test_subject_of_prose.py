"""Which body a short text is about: the one that speaks, the one alone, the one of the headline; and names that act."""

from __future__ import annotations

import pytest

from tests.normalize.test_owners import names, owned
from tests.normalize.understanding import d, understood

_CITY = "กรุงเทพมหานคร"


def about(text: str) -> str | None:
    """The name of the body that a text is about."""
    facts = understood(text)
    return next((a.name_th for a in facts.agencies if a.agency_id == facts.agency_id), None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("คะแนน ITA ของกรุงเทพมหานคร", [_CITY]),
        ("กรุงเทพมหานคร 91.20 คะแนน", [_CITY]),
        ("กรุงเทพมหานครแถลงผล", [_CITY]),
        ("ถนนมิตรไมตรี กรุงเทพมหานคร 10400", []),
        ("จัดอบรมที่ กทม. เมื่อวาน", []),
        ("กรุงเทพมหานคร 10400", []),
    ],
)
def test_the_city_is_a_body_where_it_acts(text: str, found: list[str]) -> None:
    assert names([text]) == [found]


def test_the_citys_letters_are_its_own_where_it_is_named_in_full() -> None:
    assert names(["กทม. แถลงผล", "กรุงเทพมหานครยินดี"]) == [[_CITY], [_CITY]]


def test_a_text_of_the_city_is_its_own_though_a_rival_is_named() -> None:
    text = "กทม. ผ่านเกณฑ์ความโปร่งใส\n\nคะแนน ITA ปี 2567 ของกรุงเทพมหานคร อยู่ที่ 90.12 คะแนน ส่วน เมืองพัทยา ได้ 93.45 คะแนน\n"
    assert about(text) == _CITY
    assert owned(understood(text)) == {_CITY: {"ITA": d("90.12")}, "เมืองพัทยา": {"ITA": d("93.45")}}


def test_a_body_that_only_audits_is_an_owner_like_others() -> None:
    text = "ผล ITA ปีงบประมาณ 2567 ของ สตง. เท่ากับ 91.36 คะแนน"
    assert owned(understood(text)) == {"สำนักงานการตรวจเงินแผ่นดิน": {"ITA": d("91.36")}}


def test_who_runs_the_assessment_owns_no_result_of_it() -> None:
    assert owned(understood("กรมการข้าว\n\nผล ITA ปีงบประมาณ 2567 ของ ป.ป.ช. เท่ากับ 91.36 คะแนน")).keys() <= {"กรมการข้าว"}


def test_the_one_body_of_a_text_is_its_own() -> None:
    assert about("ข่าวดี\n\nผล ITA ปี 2566 กรมการข้าวได้ 92.31 คะแนน ขอบคุณทุกท่าน") == "กรมการข้าว"


def test_a_text_is_about_the_body_whose_officer_speaks() -> None:
    text = (
        "อธิการบดีมหาวิทยาลัยมหิดล กล่าวถึงผล ITA ปีงบประมาณ 2565 ว่า มหาวิทยาลัยมหิดล ได้ 92.14 คะแนน "
        "รองลงมา มหาวิทยาลัยพะเยา คะแนน 91.53 และมหาวิทยาลัยบูรพา คะแนน 90.77"
    )
    assert about(text) == "มหาวิทยาลัยมหิดล"


@pytest.mark.parametrize("text", ["อบต.เล็ก ๆ ทำได้", "อบต.ข้าง ๆ ทำได้"])
def test_words_that_describe_open_no_name(text: str) -> None:
    assert names([text]) == [[]]


def test_a_name_ends_before_the_end_of_its_sentence() -> None:
    assert names(["รวมเทศบาลเมืองตากด้วย"]) == [["เทศบาลเมืองตาก"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nan Province (91.20 points)", ["จังหวัดน่าน"]),
        ("a seminar in Nan Province on Monday", []),
        ("Lopburi PAO welcomed the result", ["องค์การบริหารส่วนจังหวัดลพบุรี"]),
        ("The Trat Provincial Administrative Organisation got 90.10", ["องค์การบริหารส่วนจังหวัดตราด"]),
        ("The Administrative Court was at 90.10", ["สำนักงานศาลปกครอง"]),
    ],
)
def test_bodies_on_lists_are_known_by_their_english_names(text: str, found: list[str]) -> None:
    assert names([text]) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("สพม.12 ได้ 91.20 คะแนน", ["สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา เขต 12"]),
        ("สพม. เขต 3 ประชุม", ["สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา เขต 3"]),
        ("สพม. 91.20 คะแนน", []),
        ("สำนักงานเขตสุขภาพที่ 3 น่าน ประชุม", ["สำนักงานเขตสุขภาพที่ 3 น่าน"]),
        ("สำนักงานเขตสุขภาพที่ 3 จังหวัดน่าน ได้ 91.20 คะแนน", ["สำนักงานเขตสุขภาพที่ 3 จังหวัดน่าน"]),
    ],
)
def test_an_office_of_a_numbered_area_is_a_body(text: str, found: list[str]) -> None:
    assert names([text]) == [found]


def test_a_remark_on_one_of_many_bodies_does_not_take_the_text_from_the_body_that_heads_it() -> None:
    facts = understood(
        "ตำรวจภูธรจังหวัดน่าน\nสรุปการประชุม\n\nผล ITA สถานีตำรวจ ปีงบประมาณ พ.ศ. 2568 ออกแล้ว\n\n"
        "สภ.ปัว ได้ 95.10 คะแนน สภ.เวียงสา ได้ 92.20 คะแนน สภ.นาน้อย ได้ 80.30 คะแนน\n\n"
        "ประธานตั้งข้อสังเกตว่า สภ.นาน้อย เคยได้ 88.51 คะแนน เมื่อปี 2567\n"
    )
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert names.get(facts.agency_id or "") == "ตำรวจภูธรจังหวัดน่าน"
    assert ("สถานีตำรวจภูธรนาน้อย", 2567) in {(names.get(s.agency_id or ""), s.fiscal_year_be) for s in facts.scores}


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("สำนักงานวัฒนธรรมจังหวัดน่าน ได้คะแนน ITA ปี 2567 ที่ 91.20 คะแนน", "น่าน"),
        ("ข่าวโรงพยาบาลปัว\n\nณ ห้องประชุม โรงพยาบาลปัว จังหวัดน่าน\n\nผล ITA ปี 2567 โรงพยาบาลปัวได้ 91.20 คะแนน", "น่าน"),
        ("ตำรวจภูธรจังหวัดน่าน ได้คะแนน ITA ปี 2567 ที่ 91.20 คะแนน", "น่าน"),
        ("ข่าวโรงพยาบาลปัว\n\nผล ITA ปี 2567 โรงพยาบาลปัวได้ 91.20 คะแนน", None),
    ],
)
def test_a_body_lies_where_its_name_or_the_text_says(text: str, province: str | None) -> None:
    facts = understood(text)
    assert {a.province for a in facts.agencies if a.agency_id == facts.agency_id} == {province}
