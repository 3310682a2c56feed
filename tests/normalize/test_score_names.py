from __future__ import annotations

import pytest
from prongsai.normalize.text.keys import key_with_offsets, to_key
from prongsai.normalize.vocabulary.likest_names import nearest_names
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import aliases, instrument_of, match_label, members


@pytest.mark.parametrize(
    ("label", "scope", "code"),
    [
        ("๑. การปฏิบัติหน้าที่", "indicator", "1"),
        ("ตัวชี้วัดที่ ๑๐ การป้องกันการ ทุจริต", "indicator", "10"),
        ("3) การปรับปรุงระบบการทำงาน", "indicator", "8"),
        ("การเปิดเผยข้อมูล (Open Data)", "indicator", "9"),
        ("การใช้ทรัพย์สินของทางราชการ", "indicator", "4"),
        ("EIT ส่วนที่ ๑", "instrument", "EIT1"),
        ("แบบวัด EIT (ส่วนที่ 2)", "instrument", "EIT2"),
        ("EIT Survey", "instrument", "EIT2"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "instrument", "OIT"),
        ("IIT (30%)", "instrument", "IIT"),
        ("คะแนนเฉลี่ย", "overall", "ITA"),
        ("คะแนนรวม ITA", "overall", "ITA"),
    ],
)
def test_whole_labels(label: str, scope: str, code: str) -> None:
    match = match_label(label)
    assert match is not None
    assert (match.scope, match.code, match.method) == (scope, code, "alias")


@pytest.mark.parametrize("label", ["", "10", "ตัวชี้วัด", "ร้อยละ 30", "9.1 ข้อมูลพื้นฐาน", "ผู้รับผิดชอบ", "ดัชนีความโปร่งใส"])
def test_labels_that_name_nothing(label: str) -> None:
    assert match_label(label) is None


def test_the_number_before_a_name_means_nothing() -> None:
    match = match_label("๓. คุณภาพการดำเนินงาน")
    assert match is not None and match.code == "6"


def test_a_slip_of_one_character_is_guessed_with_its_margin() -> None:
    match = match_label("การใช้งบประมาน")
    assert match is not None
    assert (match.code, match.method) == ("2", "fuzzy")
    assert match.score < 100 and match.margin > 8


def test_no_alias_names_two_codes() -> None:
    assert aliases()[to_key("การใช้อำนาจ")] == ("indicator", "3")  # loading raises where two clash


def test_names_in_running_text_keep_their_place() -> None:
    text = "โดย การใช้ อำนาจ ได้คะแนน 90 ส่วนตัวชี้วัดที่ ๖ ได้ 80 และ ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ได้ 70"
    hits = names_in(text)
    assert [(h.code, h.method) for h in hits] == [("3", "alias"), ("6", "position"), ("7", "alias")]
    assert text[hits[0].start : hits[0].end] == "การใช้ อำนาจ"


def test_the_code_in_brackets_belongs_to_the_name_before_it() -> None:
    hits = names_in("แบบวัดการรับรู้ผู้มีส่วนได้เสียภายใน (Internal Integrity & Transparency Assessment : IIT) ได้ 90")
    assert [h.code for h in hits if h.scope == "instrument"][0] == "IIT"
    assert {h.code for h in hits} == {"IIT"}


def test_a_key_leads_back() -> None:
    text = "ก ข\t๑"
    flat, at = key_with_offsets(text)
    assert flat == "กข1"
    assert [text[i] for i in at] == ["ก", "ข", "๑"]


def test_members_and_instruments_agree() -> None:
    for instrument in ("IIT", "EIT", "OIT"):
        assert all(instrument_of(code) == instrument for code in members(instrument))
    assert sum(len(members(i)) for i in ("IIT", "EIT", "OIT")) == 10


def test_nearest_names_rank_the_likeliest_first() -> None:
    assert nearest_names("การใช้งบปรามาณ")[0].startswith("การใช้งบประมาณ")


@pytest.mark.parametrize("before", ["", "ผลคะแนน", "คะแนนเฉลี่ยของ", "รวม", "ที่ 3 ", "ผลจาก"])
@pytest.mark.parametrize("behind", ["", " ขององค์กร", " รวม", " O( IT)"])
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "IIT"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "EIT"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ", "OIT"),
    ],
)
def test_a_whole_name_of_one_instrument_is_it(before: str, name: str, behind: str, code: str) -> None:
    match = match_label(before + name + behind)
    assert match is not None
    assert (match.scope, match.code, match.method) == ("instrument", code, "alias")


@pytest.mark.parametrize(
    "label",
    [
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน และแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
        "จำนวนผู้มีส่วนได้ส่วนเสียภายใน",
        "ผู้ตอบแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
        "ข้อ I12 ในแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
    ],
)
def test_labels_that_speak_of_instruments(label: str) -> None:
    assert match_label(label) is None


@pytest.mark.parametrize("ending", ["ใน", "นอก", "ไน", "นอด", "", "น"])
def test_the_word_that_parts_two_instruments_is_never_guessed(ending: str) -> None:
    match = match_label(f"แบบวดการรบรูของผูมีสวนไดสวนเสีย ภาย{ending}")
    assert match is None or match.code == {"ใน": "IIT", "ไน": "IIT", "นอก": "EIT", "นอด": "EIT"}[ending]


def test_the_part_of_a_misspelt_instrument_is_read() -> None:
    match = match_label("แบบวัดการรับรู้ของผู้มีส่วนได้สวนเสียภายนอก ส่วนที่ 2")
    assert match is not None and match.code == "EIT2"


@pytest.mark.parametrize(
    ("label", "code"),
    [("คุณภาพการดำเนินงานของหน่วยงาน", "6"), ("7. ประสิทธิภาพการสื่อสารขององค์กร", "7"), ("การใช้อำนาจในหน่วยงาน", "3")],
)
def test_an_indicator_of_the_body(label: str, code: str) -> None:
    match = match_label(label)
    assert match is not None and (match.scope, match.code, match.method) == ("indicator", code, "alias")
