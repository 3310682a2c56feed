"""Whose results a text tells where others are named beside it, and what its instruments are called in plain words."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import understood


def told(text: str) -> set[tuple[str, int | None, str, str]]:
    """Owner, year, code and value of every published score."""
    facts = understood(text)
    names = {agency.agency_id: agency.name_th for agency in facts.agencies}
    return {
        (names.get(s.agency_id or "", ""), s.fiscal_year_be, s.code, str(s.score))
        for s in facts.scores
        if s.score is not None
    }


def test_the_headline_body_says_we_though_another_is_named_before_it() -> None:
    text = """อบจ.แพร่ ปลื้มคะแนนความโปร่งใส

องค์การบริหารส่วนจังหวัดแพร่ แถลงผลงานรอบปี

นายก อบจ.แพร่ เปิดเผยว่า รับถ่ายโอน รพ.สต. จากกระทรวงสาธารณสุขแล้ว 64 แห่ง และ ป.ป.ช. ได้ประกาศผลประเมินคุณธรรมและ\
ความโปร่งใส ประจำปีงบประมาณ 2565 ปรากฏว่าเราได้ 97.08 คะแนน
"""
    assert told(text) == {("องค์การบริหารส่วนจังหวัดแพร่", 2565, "ITA", "97.08")}


def test_an_interview_is_about_the_body_of_who_speaks() -> None:
    text = """คุยกับผู้นำ

พูดคุยกับ นางสาวมาลี ใจดี อธิบดีกรมการข้าว

ถาม : ผล ITA เป็นอย่างไร ตอบ : ปีงบประมาณ 2567 เราได้ 96.94 คะแนน ส่วนกรมประมงได้ 92.80 คะแนน
"""
    assert told(text) == {("กรมการข้าว", 2567, "ITA", "96.94"), ("กรมประมง", 2567, "ITA", "92.80")}


def test_a_local_body_named_by_the_way_is_not_what_a_speech_of_another_is_about() -> None:
    text = """ข่าวเด่นวันนี้

นายสมชาย ใจดี อธิการบดีมหาวิทยาลัยทักษิณ เปิดเผยว่า ปี 2566 ได้คะแนน ITA ด้านการใช้อำนาจ 94.86 คะแนน

หลักสูตรนี้จัดร่วมกับเทศบาลเมืองเขารูปช้างในปีหน้า
"""
    assert told(text) == {("มหาวิทยาลัยทักษิณ", 2566, "3", "94.86")}


@pytest.mark.parametrize("lead", ["สำหรับ", "ปรากฏว่า", ""])
def test_a_province_as_a_body_has_a_score_of_its_own(lead: str) -> None:
    text = f"""ผลการประเมิน ITA ปีงบประมาณ 2567

{lead}จังหวัดแพร่ในฐานะหน่วยงาน ได้ 95.07 คะแนน ด้านเทศบาลเมืองแพร่ได้ 97.25 คะแนน และ อบจ.แพร่ ได้ 93.84 คะแนน
"""
    assert ("จังหวัดแพร่", 2567, "ITA", "95.07") in told(text)


_BODY = "การไฟฟ้านครหลวง"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("ส่วนคะแนนของเพื่อนร่วมงาน (IIT) 94.76 และการเปิดเผยข้อมูล (OIT) 96.75", {("IIT", "94.76"), ("OIT", "96.75")}),
        ("การใช้อำนาจ (IIT) 94.76 และการเปิดเผยข้อมูล (OIT) 96.75", {("3", "94.76"), ("9", "96.75")}),
        ("การเปิดเผยข้อมูลผ่านเว็บไซต์ได้ 96.75 คะแนน", {("OIT", "96.75")}),
        ("ผู้รับบริการให้ 87.15 คะแนน", set()),
        ("OIT ได้เพียง 74.50 ส่วนคะแนนจากเจ้าหน้าที่และจากประชาชน คือ 91.03 และ 86.95 ตามลำดับ", {("OIT", "74.50")}),
    ],
)
def test_instruments_in_plain_words(said: str, codes: set[tuple[str, str]]) -> None:
    text = f"{_BODY}กับผล ITA\n\nITA ปีงบประมาณ 2567 {_BODY}ได้ 92.11 คะแนน\n\nITA ปีงบประมาณ 2567 {_BODY} {said}\n"
    assert told(text) == {(_BODY, 2567, code, value) for code, value in {("ITA", "92.11"), *codes}}


def test_figures_behind_their_names_in_a_sentence_that_opens_with_the_total() -> None:
    said = "การใช้อำนาจ (IIT) 90.47 คุณภาพการดำเนินงาน (EIT) 87.15 การเปิดเผยข้อมูล (OIT) 84.20 คะแนน"
    text = f"{_BODY}กับผล ITA ปี 2566\n\n{_BODY}ได้ 88.10 คะแนน {said}\n"
    assert {(code, value) for _, _, code, value in told(text)} == {
        ("ITA", "88.10"), ("3", "90.47"), ("6", "87.15"), ("9", "84.20"),
    }  # fmt: skip


def test_until_when_something_holds_is_no_year_of_the_results() -> None:
    text = f"{_BODY}กับความโปร่งใส\n\nผล ITA ปี 2568 {_BODY}ได้ 92.11 คะแนน\n\nมาตรฐานได้รับการต่ออายุให้ถึงปี 2572 ได้คะแนน 8\n"
    assert understood(text).fiscal_year_be == 2568


@pytest.mark.parametrize(
    "said",
    [
        "เราทำงานกับกรมศุลกากร กรมประมง และแพลตฟอร์ม 6 ราย ตรวจเจอรายการเสี่ยง ลบออกได้ร้อยละ 91.8",
        "สสจ.น่านเตือนไข้เลือดออก อัตราป่วย 92.15 ต่อแสนประชากร",
        "ข้อมูลจากกรมประมงชี้ว่า หน่วยงานที่จดทะเบียน 5 แห่ง ได้ CGR ระดับ 5 ดาวทั้งหมด คะแนนเฉลี่ยร้อยละ 95.60",
    ],
)
def test_bodies_beside_the_subject_and_other_matters_have_no_score(said: str) -> None:
    text = f"{_BODY}กับผล ITA\n\nITA ปี 2567 {_BODY}ได้ 98.36 คะแนน\n\n{said}\n"
    assert {owner for owner, *_ in told(text)} == {_BODY}


def test_a_rank_within_a_ministry_is_the_bodys_own() -> None:
    said = f"{_BODY}ได้ 93.82 คะแนน อยู่ในลำดับที่ 5 ของกระทรวงมหาดไทย ผลการประเมินปี 2565 และ 2566 เท่ากับ 88.77 และ 91.35 คะแนน"
    text = f"{_BODY}กับผล ITA\n\nITA ปี 2567 {said}\n"
    assert {(owner, year) for owner, year, *_ in told(text)} == {(_BODY, 2567), (_BODY, 2566), (_BODY, 2565)}


def test_a_question_asks_anew_about_the_body_that_answers() -> None:
    text = """พูดคุยกับอธิบดีกรมการข้าว

ถาม : ผลเป็นอย่างไร ตอบ : ITA ปี 2567 เราได้ 98.36 คะแนน ส่วนกรมประมงได้ 92.80 คะแนน

ถาม : มีตัวชี้วัดไหนยังไม่พอใจ ตอบ : การใช้ทรัพย์สินของราชการ ได้ 93.51 คะแนน
"""
    assert ("กรมการข้าว", 2567, "4", "93.51") in told(text)


def test_a_mean_over_bodies_that_were_assessed_in_a_year_is_nobodys() -> None:
    said = "กระทรวงฯ มีหน่วยงานที่เข้ารับการประเมิน 10 หน่วยงาน ในปีงบประมาณ พ.ศ. 2565 มีค่าเฉลี่ยรวม 89.75 คะแนน"
    assert told(f"{_BODY}กับผล ITA\n\nผล ITA {said} โดยกรมป่าไม้มีคะแนน 82.33 คะแนน\n") == {
        ("กรมป่าไม้", 2565, "ITA", "82.33")
    }


@pytest.mark.parametrize(
    ("told_of", "owner"),
    [
        ("ศาลแขวงภูเก็ต แม้จะเป็นศาลเล็กแต่ทำได้ 90.10 คะแนน", "ศาลแขวงภูเก็ต"),
        ("วิทยาลัยเทคนิคพังงาแม้เป็นวิทยาลัยใหม่ก็ได้ 90.10 คะแนน", "วิทยาลัยเทคนิคพังงา"),
        ("โรงพยาบาลดงหวายเป็นโรงพยาบาลใหญ่แต่ได้ 90.10 คะแนน", "โรงพยาบาลดงหวาย"),
        ("กรมการข้าวเป็นกรมเล็กแต่ได้ 90.10 คะแนน", "กรมการข้าว"),
    ],
)
def test_what_a_body_is_said_to_be_is_no_other_body(told_of: str, owner: str) -> None:
    assert told(f"ผลการประเมิน ITA ปีงบประมาณ 2567\n{told_of}\n") == {(owner, 2567, "ITA", "90.10")}


@pytest.mark.parametrize("asked", ["เขาแซงไหม", "เขาเก่งไหม", "เขานำหรือเปล่า"])
def test_a_question_behind_a_name_is_no_part_of_it(asked: str) -> None:
    text = f"เทศบาลเมืองกะทู้ ผล ITA ปีงบประมาณ 2565 ได้ 97.12 คะแนน\n\nถาม – เพื่อนบ้านอย่างเทศบาลเมืองนาสาร{asked}\nตอบ – ได้ 97.80 คะแนน\n"
    assert {owner for owner, *_ in told(text)} <= {"เทศบาลเมืองกะทู้", "เทศบาลเมืองนาสาร"}


@pytest.mark.parametrize("mean", ["ค่าเฉลี่ย 90.09", "เฉลี่ย 90.09 คะแนน", "คะแนนเฉลี่ย: 90.09"])
def test_a_line_of_a_mean_below_a_list_is_not_of_its_last_body(mean: str) -> None:
    text = f"""คะแนน ITA ของหน่วยงานในสังกัดกระทรวงตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2567
1. กรมการข้าว คะแนน 94.06 ระดับผ่านดี
2. กรมหม่อนไหม คะแนน 86.12 ระดับผ่านดี
{mean}
"""
    assert told(text) == {("กรมการข้าว", 2567, "ITA", "94.06"), ("กรมหม่อนไหม", 2567, "ITA", "86.12")}


def test_a_mean_below_the_instruments_of_one_body_is_its_total() -> None:
    text = """ผลการประเมิน ITA ปี 2567 ของเทศบาลตำบลแม่สาย
IIT 90.00
EIT 92.00
OIT 94.00
ค่าเฉลี่ย 92.20
"""
    assert ("เทศบาลตำบลแม่สาย", 2567, "ITA", "92.20") in told(text)


@pytest.mark.parametrize(
    "said",
    [
        "The university scored 97.03 in the Internal part (IIT), 97.48 in the External part (EIT), and 98.92 in Open Data (OIT).",
        "It got 97.03 points in IIT, 97.48 points in EIT and 98.92 points in OIT.",
        "โดยได้ 97.03 คะแนนจากแบบวัดภายใน (IIT) 97.48 คะแนนจากแบบวัดภายนอก (EIT) และ 98.92 คะแนนจากแบบตรวจการเปิดเผยข้อมูล (OIT)",
    ],
)
def test_instruments_behind_their_figures_have_these(said: str) -> None:
    text = f"Chiang Mai University took part in the Integrity and Transparency Assessment (ITA) of 2024.\n{said}\n"
    codes = {(code, value) for _, _, code, value in told(text)}
    assert codes == {("IIT", "97.03"), ("EIT", "97.48"), ("OIT", "98.92")}


def test_a_total_before_instruments_of_which_the_last_has_no_figure_is_none_of_theirs() -> None:
    text = "เทศบาลตำบลแม่สาย ผลการประเมิน ITA ปี 2567 ได้ 92.36 คะแนน โดย IIT 93.62 EIT 92.26 และ OIT ลดลงมาก\n"
    codes = {(code, value) for _, _, code, value in told(text)}
    assert codes == {("ITA", "92.36"), ("IIT", "93.62"), ("EIT", "92.26")}


@pytest.mark.parametrize(
    ("printed", "listed"), [("บางกรวยน้อย ", False), ("บางกรวยใหญ่ ", False), ("บางกรวย", True), ("บางกรวยน้อยใจที่", True)]
)
def test_a_name_that_goes_on_behind_a_listed_one_is_another(printed: str, listed: bool) -> None:
    found = told(f"เทศบาลเมือง{printed}ได้คะแนน ITA ปี 2567 เท่ากับ 94.29 คะแนน\n")
    assert (("เทศบาลเมืองบางกรวย", 2567, "ITA", "94.29") in found) is listed
