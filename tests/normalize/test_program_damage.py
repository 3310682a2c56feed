from __future__ import annotations

import pytest
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.repair import repair, undo
from prongsai.normalize.text.score_cells import parse_score

from tests.normalize.understanding import d, understood, values


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("บ้านน้น้ำใสส่ส่อง", "บ้านน้น้ำใสส่ส่อง"),  # one syllable is not doubled
        ("หน้น้าที่ที่", "หน้าที่"),
        ("ทุทุจริริต", "ทุจริต"),
        ("สถานที่ที่จัดงาน", "สถานที่ที่จัดงาน"),
        ("ดีดีกว่าเดิม", "ดีดีกว่าเดิม"),
    ],
)
def test_letters_given_twice_are_one_where_all_are(damaged: str, meant: str) -> None:
    assert repair(damaged).text == meant


def test_a_figure_printed_twice_is_one() -> None:
    assert repair("รวม 81.4581.45 คะแนน").text == "รวม 81.45 คะแนน"
    assert repair("81.4581.46").text == "81.4581.46"


@pytest.mark.parametrize(("raised", "plain"), [("⁷⁴·⁰⁹", "74.09"), ("ได้ ①④.⓪②", "ได้ 14.02")])
def test_a_figure_of_raised_digits_is_read(raised: str, plain: str) -> None:
    assert repair(raised).text == plain


@pytest.mark.parametrize("noted", ["94.09²", "94.09¹·²", "คะแนน¹·²", "ITA¹·²"])
def test_raised_digits_behind_a_word_or_a_figure_are_notes(noted: str) -> None:
    assert repair(noted).text == noted


def test_a_code_is_am_where_a_word_of_the_line_shows_it() -> None:
    assert repair("ต(cid:7)บลล(cid:7)ปาง").text == "ตำบลลำปาง"
    assert repair("ที(cid:7)ดิน").text == "ทีดิน"


def test_letters_of_an_old_font_are_thai_again_and_others_stay() -> None:
    shown = "ความโปร่งใส".encode("cp874").decode("latin-1")
    assert repair(f"{shown} (IIT)").text == "ความโปร่งใส (IIT)"
    for text in ("·········· 84.10", "déjà vu été", "°°°°°"):
        assert repair(text).text == text


@pytest.mark.parametrize("cell", ["8*.40", "#4.10", "84.1#", "~4.10"])
def test_a_sign_in_the_place_of_a_digit_leaves_no_value(cell: str) -> None:
    assert parse_score(cell).value is None


def test_a_mark_behind_a_whole_figure_is_a_note() -> None:
    assert str(parse_score("84.10*").value) == "84.10"


@pytest.mark.parametrize("cell", ["84.10%, A", "84.10คะแนน.", "84.10*, A"])
def test_a_point_or_comma_behind_the_unit_of_a_whole_figure_is_no_point_of_it(cell: str) -> None:
    assert str(parse_score(cell).value) == "84.10"


@pytest.mark.parametrize("text", ["FY’64 : กรมของเรา", "ปีงบ'64", "พ.ศ. ’64"])
def test_two_digits_behind_an_apostrophe_are_a_year(text: str) -> None:
    assert [hit.year_be for hit in find_years(text)] == [2564]


def test_points_out_of_another_mark_are_no_score() -> None:
    assert parse_score("21.40/30").value is None
    assert str(parse_score("81.40/100").value) == "81.40"


def through_windows_1252(text: str) -> str:
    """A text whose UTF-8 was read as Windows-1252, which has no sign for some of its bytes."""
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in text.encode())


LOST_HEAD = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\n{}\n\nการปฏิบัติหน้าที่\t88.12\nการแก้ไขปัญหาการทุจริต\t77.31\nคะแนนรวม ITA\t87.40\n"


@pytest.mark.parametrize("body", ["เทศบาลเมืองแพร่ จังหวัดแพร่", "สำนักงานปลัดกระทรวงแรงงาน", "องค์การบริหารส่วนจังหวัดขอนแก่น"])
def test_words_that_lost_letters_to_a_wrong_codec_are_known_by_the_rest(body: str) -> None:
    facts = understood(through_windows_1252(LOST_HEAD.format(body)))
    assert [agency.name_th for agency in facts.agencies] == [body.split()[0]]
    assert values(facts) == {"1": d("88.12"), "5": d("77.31"), "ITA": d("87.40")}


@pytest.mark.parametrize(
    "body",
    [
        "องค์การบริหารส่วนตำบลบ้านกลาง อำเภอเมืองลำพูน จังหวัดลำพูน",
        "เทศบาลเมืองกะทู้ จังหวัดภูเก็ต",
        "เทศบาลตำบลเกาะคา อำเภอเกาะคา จังหวัดลำปาง",
        "โรงพยาบาลเกาะสมุย จังหวัดสุราษฎร์ธานี",
    ],
)
def test_a_body_whose_name_lost_letters_is_neither_its_beginning_nor_its_province(body: str) -> None:
    facts = understood(through_windows_1252(LOST_HEAD.format(body)))
    assert (facts.agencies, {score.agency_id for score in facts.scores}) == ((), {None})


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("องคก์ ารบรหิ ารสว่ นตําบลทา่ ขา้ ม และหนว่ ยงาน ขอ้ ความ", "องค์การบริหารส่วนตำบลท่าข้าม และหน่วยงาน ข้อความ"),
        ("สว่ นราชการ  บา้ นหว้ ยแกว้", "ส่วนราชการ  บ้านห้วยแก้ว"),
        ("ขอ้ มูล แหง่ ชาติ สว่ น ในจงั หวดั", "ข้อมูล แห่งชาติ ส่วน ในจังหวัด"),
        ("ผลด้ วยการส่ วนงานข้ อมูล", "ผลด้ วยการส่ วนงานข้ อมูล"),  # words that a gap breaks
        ("สว่ น ราชการ ผ่านดี", "สว่ น ราชการ ผ่านดี"),  # once in a line, it may be anything
        ("แคร่ ไม้ใหม่ ใหญ่ กว่า แม่ ลูก ไหล่ ทาง แปล้ น้ำ", "แคร่ ไม้ใหม่ ใหญ่ กว่า แม่ ลูก ไหล่ ทาง แปล้ น้ำ"),
    ],
)
def test_marks_behind_the_next_letter_with_a_gap(damaged: str, sound: str) -> None:
    found = repair(damaged)
    assert found.text == sound
    assert undo(found.text, found.edits) == damaged


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("ระดบ A", "ระดับ A"),
        ("ตัวชี้วดการปฏิบติงาน", "ตัวชี้วัดการปฏิบัติงาน"),
        ("ประสิทธภาพของงาน", "ประสิทธิภาพของงาน"),
        ("ดาวเคราะห์ กบ ระดม ปฏิบท", "ดาวเคราะห์ กบ ระดม ปฏิบท"),
    ],
)
def test_words_that_lost_one_mark(damaged: str, sound: str) -> None:
    assert repair(damaged).text == sound
