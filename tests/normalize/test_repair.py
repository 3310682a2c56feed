from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text import repair as repair_module
from prongsai.normalize.text.repair import Edit, maps_aa_to_am, repair, undo
from pythainlp.util import normalize

THAI = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0E01, max_codepoint=0x0E3A),
        st.characters(min_codepoint=0x0E40, max_codepoint=0x0E5B),
        st.characters(min_codepoint=0xF700, max_codepoint=0xF71A),
        st.sampled_from("  \t\nนมกาๅเ่้ีัำ12.\u200b\u00a0\ufffdA"),
    ),
    max_size=40,
)

# written out again, not read from the table: each glyph of the Windows and Macintosh fonts and the letter it shows
GLYPHS = {
    0xF700: 0x0E10, 0xF701: 0x0E34, 0xF702: 0x0E35, 0xF703: 0x0E36, 0xF704: 0x0E37,
    0xF705: 0x0E48, 0xF706: 0x0E49, 0xF707: 0x0E4A, 0xF708: 0x0E4B, 0xF709: 0x0E4C,
    0xF70A: 0x0E48, 0xF70B: 0x0E49, 0xF70C: 0x0E4A, 0xF70D: 0x0E4B, 0xF70E: 0x0E4C,
    0xF70F: 0x0E0D, 0xF710: 0x0E31, 0xF711: 0x0E4D, 0xF712: 0x0E47,
    0xF713: 0x0E48, 0xF714: 0x0E49, 0xF715: 0x0E4A, 0xF716: 0x0E4B, 0xF717: 0x0E4C,
    0xF718: 0x0E38, 0xF719: 0x0E39, 0xF71A: 0x0E3A,
    0xF884: 0x0E31, 0xF885: 0x0E34, 0xF886: 0x0E35, 0xF887: 0x0E36, 0xF888: 0x0E37, 0xF889: 0x0E47,
    0xF88A: 0x0E48, 0xF88B: 0x0E48, 0xF88C: 0x0E48, 0xF88D: 0x0E49, 0xF88E: 0x0E49, 0xF88F: 0x0E49,
    0xF890: 0x0E4A, 0xF891: 0x0E4A, 0xF892: 0x0E4A, 0xF893: 0x0E4B, 0xF894: 0x0E4B, 0xF895: 0x0E4B,
    0xF896: 0x0E4C, 0xF897: 0x0E4C, 0xF898: 0x0E4C, 0xF899: 0x0E4D, 0xF89A: 0x0E0D, 0xF89B: 0x0E38,
    0xF89C: 0x0E39, 0xF89E: 0x0E10,
}  # fmt: skip


def test_all_private_use_glyphs() -> None:
    assert sorted(GLYPHS) == [*range(0xF700, 0xF71B), *range(0xF884, 0xF89D), 0xF89E]
    assert {int(row["glyph"], 16): int(row["character"], 16) for row in table("thai_glyphs")} == GLYPHS
    for glyph, letter in GLYPHS.items():
        source = "ก" + chr(glyph) if chr(letter) not in "ฐญ" else chr(glyph)
        assert repair(source).text == source[:-1] + chr(letter)
        assert repair(source).rules == ("thai_glyph",)


@pytest.mark.parametrize(
    ("damaged", "clean", "rule"),
    [
        ("ดำ(cid:26)เนินงาน", "ดำเนินงาน", "unknown_code"),
        ("สํานัก", "สำนัก", "nikhahit_aa"),
        ("นํ้า", "น้ำ", "nikhahit_aa"),
        ("น้ํา", "น้ำ", "nikhahit_aa"),
        ("ส ํานัก", "สำนัก", "nikhahit_aa"),
        ("ค ำแปล", "คำแปล", "gap_sara_am"),
        ("น้ ำ", "น้ำ", "gap_sara_am"),
        ("น าความ", "นำความ", "lost_nikhahit"),
        ("ประจ าปี", "ประจำปี", "lost_nikhahit"),
        ("จ านวน", "จำนวน", "lost_nikhahit"),
        ("ส านักงาน", "สำนักงาน", "lost_nikhahit"),
        ("ซ้ า", "ซ้ำ", "lost_nikhahit"),
        ("ง าน", "งาน", "lost_nikhahit"),
        ("เข า", "เขา", "lost_nikhahit"),
        ("ค าน า", "คำนำ", "lost_nikhahit"),
        ("ต่ า", "ต่ำ", "lost_nikhahit"),
        ("หน้ าที่", "หน้าที่", "lost_nikhahit"),
        ("กำรใช้อ ำนำจ", "การใช้อำนาจ", "aa_as_am"),
        ("คุณภำพกำรด ำเนินงำน", "คุณภาพการดำเนินงาน", "aa_as_am"),
        ("เป้ ำประสงค์", "เป้าประสงค์", "sara_e_am"),
        ("ท ี่", "ที่", "gap_mark"),
        ("ที ่", "ที่", "gap_mark"),
        ("ไม ่ได้", "ไม่ได้", "gap_mark"),
        ("จ ะ", "จะ", "gap_sara_a"),
        ("เ ล่ม", "เล่ม", "gap_after_lead"),
        ("ไ่ม", "ไม่", "mark_after_lead"),
        ("หนา้", "หน้า", "vowel_order"),
        ("นำ้", "น้ำ", "vowel_order"),
        ("ข้ึน", "ขึ้น", "vowel_order"),
        ("สิทธ์ิ", "สิทธิ์", "vowel_order"),
        ("ประจำปีี", "ประจำปี", "doubled_mark"),
        ("สารบััญ", "สารบัญ", "doubled_mark"),
        ("ทัง้นี้", "ทั้งนี้", "tone_after_final"),
        ("เรือ่ง", "เรื่อง", "tone_after_final"),
        ("ขึน้ไป", "ขึ้นไป", "tone_after_final"),
        ("เลีย้ง", "เลี้ยง", "tone_after_final"),
        ("เปน็", "เป็น", "damaged_word"),
        ("สานักช่าง", "สำนักช่าง", "damaged_word"),
        ("EIT สูวนที่ 2", "EIT ส่วนที่ 2", "damaged_word"),
        ("การเปดเผยขอมูล", "การเปิดเผยข้อมูล", "damaged_word"),
        ("การแกไขปญหาการทุจริต", "การแก้ไขปัญหาการทุจริต", "damaged_word"),
        ("การใชอํานาจ", "การใช้อำนาจ", "damaged_word"),
        ("องคการบริหารสวนตําบล", "องคการบริหารส่วนตำบล", "damaged_word"),
        ("ประจ\ufffdาปี", "ประจำปี", "damaged_word"),
        ("่เลม ๑๔๐", "เล่ม ๑๔๐", "damaged_word"),
        ("แ่หง", "แห่ง", "mark_after_lead"),
        ("แ่หลง", "แหล่ง", "mark_after_lead"),
        ("ใ้หมาก", "ให้มาก", "mark_after_lead"),
        ("ใ่หม", "ใหม่", "mark_after_lead"),
        ("แ่ตละ", "แต่ละ", "mark_after_lead"),
        ("แ่หล้อม", "แห่ล้อม", "mark_after_lead"),  # the second letter has a tone of its own
        ("แ้กวัด", "แก้วัด", "mark_after_lead"),
        ("ไ่กรู้", "ไก่รู้", "mark_after_lead"),
        ("แ้ตว", "แต้ว", "mark_after_lead"),  # no onset
        ("ไ้หว เดิน", "ไหว้ เดิน", "mark_after_lead"),  # ไ takes no final
        ("เ่ปลียน", "เปลี่ยน", "mark_after_lead"),
        ("ริทึม่", "ริทึ่ม", "tone_after_final"),
        ("เเละ", "และ", "vowel_order"),
        ("เรๅ", "เรา", "vowel_order"),
        ("คะ\u200bแนน", "คะแนน", "zero_width"),
        ("คะ\u00adแนน", "คะแนน", "zero_width"),
        ("ร้อยละ\u00a085", "ร้อยละ 85", "odd_space"),
    ],
)
def test_damage_is_undone_by_its_rule(damaged: str, clean: str, rule: str) -> None:
    fixed = repair(damaged)
    assert fixed.text == clean
    assert rule in fixed.rules
    assert undo(fixed.text, fixed.edits) == damaged


@pytest.mark.parametrize(
    "clean",
    [
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\t๙๓.๕๗\nตัวชี้วัดที่ ๒",
        "มีน้อย มีน้ำ สีน้ำเงิน ดีขึ้น",  # a tone on the next word's first letter
        "บำเหน็จ เหน็บ ลูเกนิส เดนิม",  # marks that look moved and are not
        "สึนามิ เซบีย่า ก็บ่ฮู้",
        "ฤๅษี ศีรษะ สิทธิ์ ก๊าซ พฺราหฺมณ ฯลฯ ทุก ๆ",
        "ก  ข   ค",
        "ตัว า",  # the letter closes its syllable: nothing proves what is meant
        "กำรอคว่ำ บำรุง น้ำสเตนเลส กำราบ กำรวม",  # ำ that looks misread and is not
        "แ้กลง",  # แกล้ง or แก้ลง
        "เ่อยา",
        "อึบ่ ทึก้น",
        "้หนา",  # a mark with no provable host stays
        "ข\ufffdาง",  # a tone or a nikhahit was lost
        "I29 O42 93.57 % – “ก”",
        "",
    ],
)
def test_what_is_not_provably_damaged_stays(clean: str) -> None:
    assert repair(clean).text == clean
    assert repair(clean).edits == ()


@pytest.mark.parametrize("path", sorted(Path(repair_module.__file__).parents[1].rglob("*.py")), ids=lambda p: p.stem)
def test_evidence_is_never_normalized_by_the_library(path: Path) -> None:
    """PyThaiNLP's `normalize` changes clean text: it folds the spaces and drops marks whose letter is lost."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pythainlp"):
            assert "normalize" not in {alias.name for alias in node.names}
    assert normalize("ก  ข") != "ก  ข" and normalize("้หนา") != "้หนา"


def test_gap_damage_inside_one_word_is_mended_together() -> None:
    assert repair("ก าก ับ").text == "กำกับ"


@given(THAI)
def test_repairing_twice_is_repairing_once_and_can_be_undone(text: str) -> None:
    once = repair(text)
    assert repair(once.text).text == once.text
    assert undo(once.text, once.edits) == text
    assert [c for c in once.text if c in "\t\n"] == [c for c in text if c in "\t\n"]


_OLD_FONTS = "".join(map(chr, range(0xA0, 0xFC)))  # runs of these may be Thai of an old font


@given(st.text(st.characters(max_codepoint=0x0DFF, exclude_characters=_OLD_FONTS, exclude_categories=["Nd"])))
def test_other_scripts_are_left_alone(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize("zero", ["\u0ed0", "\u17e0", "\u0660", "\u0966", "\U0001d7ce", "\U0001d7f6"])
def test_digits_of_any_script_are_folded(zero: str) -> None:
    printed = "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in "75.08")
    fixed = repair(f"ได้ {printed} คะแนน")
    assert fixed.text == "ได้ 75.08 คะแนน" and fixed.rules == ("digit_of_other_script",)
    assert undo(fixed.text, fixed.edits) == f"ได้ {printed} คะแนน"


def test_characters_printed_as_their_numbers_are_read() -> None:
    assert repair("&#3671;๕.๐๘ &#x0e57;").text == "๗๕.๐๘ ๗"
    assert repair("&#60;b&#62; &#99999;").text == "&#60;b&#62; &#99999;"


def test_undo_refuses_edits_of_another_text() -> None:
    with pytest.raises(ValueError, match="thai_glyph"):
        undo("กข", (Edit("thai_glyph", 0, "\uf701", "ิ"),))


@pytest.mark.parametrize(
    ("damaged", "word"),
    [("ตาบลป่าซาง", "ตำบลป่าซาง"), ("อาเภอลี้", "อำเภอลี้"), ("สานักปลัด", "สำนักปลัด"), ("ตามประสานักศึกษา", "ตามประสานักศึกษา")],
)
def test_words_that_lost_their_nikhahit(damaged: str, word: str) -> None:
    assert repair(damaged).text == word


def test_a_font_that_maps_aa_to_am_is_known_by_the_whole_document() -> None:
    lines = ["ข่ำวสำร", "อบต.ป่ำซำง", "กำรจัดงำน", "อำเภอสำมง่ำม", "ท่ำเรือ อำคำร"]
    assert maps_aa_to_am("\n".join(["ประกาศ", *lines]))
    assert not maps_aa_to_am("\n".join(["อาคาร การประกาศ", *lines]))
    fixed = repair("อบต.ป่ำซำง", one_aa=True)
    assert fixed.text == "อบต.ป่าซาง" and undo(fixed.text, fixed.edits) == "อบต.ป่ำซำง"
    assert repair("อบต.ป่ำซำง").text == "อบต.ป่ำซำง"
    assert repair("อำเภอลำพูนและปาซาง", one_aa=True).text == "อำเภอลำพูนและปาซาง"


@pytest.mark.parametrize("damaged", ["การกากับดูแล", "ให้กากับติดตามงาน", "มีคาสั่งแต่งตั้ง", "ไม่ต่ากว่าเดิม", "ค่าน้าหนัก"])
def test_words_that_would_be_two_sound_ones_are_read_with_their_neighbours(damaged: str) -> None:
    assert "ำ" in repair(damaged).text


@pytest.mark.parametrize(
    "clean", ["ลำลูกกากับบางพูน", "ราคาสั่งซื้อ", "หลังคาสั่งทำ", "เต่ากว่าร้อยตัว", "เดินหน้าหนัก", "กระโปรงใส่เสื้อ", "ตาบล็อก"]
)
def test_sound_words_in_a_row_are_no_damaged_word(clean: str) -> None:
    assert repair(clean).text == clean


def test_an_equals_sign_read_as_a_letter_goes_from_the_name_of_an_instrument() -> None:
    assert repair("แบบวัดEITT 90.25, OITT 91").text == "แบบวัดEIT 90.25, OIT 91"
    assert repair("EITTER").text == "EITTER"
