from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.number_words import with_figures
from prongsai.normalize.text.numbers import VALUE_KINDS, find_numbers
from prongsai.normalize.text.score_cells import parse_score

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@given(st.text(max_size=50))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(to_arabic_digits(text)) == len(text)


@pytest.mark.parametrize(
    ("cell", "value", "repairs"),
    [
        ("๙๓.๕๗", "93.57", ()),
        ("93.57 %", "93.57", ()),
        ("ร้อยละ ๙๓.๕๗", "93.57", ()),
        ("93.57 คะแนน", "93.57", ()),
        ("๑๐๐", "100", ()),
        ("(93.57)*", "93.57", ()),
        ("<b>93.57</b>", "93.57", ()),
        ("97.65 (A)", "97.65", ()),
        ("93.57/100", "93.57", ()),
        ("1๐๐.๐๐", "100.00", ("mixed_digits",)),
        ("๙3.๕7", "93.57", ("mixed_digits",)),
        ("93,57", "93.57", ("decimal_comma",)),
        ("93·57", "93.57", ("decimal_point_lookalike",)),
        ("93..57", "93.57", ("double_point",)),
        ("๙๓ . ๕๗", "93.57", ("spaced_decimal",)),
        ("๙๓.\n๕๗", "93.57", ("spaced_decimal",)),
        ("9 3 . 5 7", "93.57", ("spaced_digits",)),
        ("9O.50", "90.50", ("digit_lookalike",)),
        ("8S.12", "85.12", ("digit_lookalike",)),
        ("9|.57", "91.57", ("digit_lookalike",)),
        ("1OO.OO", "100.00", ("digit_lookalike",)),
    ],
)
def test_score_cells(cell: str, value: str, repairs: tuple[str, ...]) -> None:
    read = parse_score(cell)
    assert read.value == Decimal(value)
    assert read.decimals == len(value.partition(".")[2])
    assert read.repairs == repairs


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", "empty"),
        (" - ", "empty"),
        ("ผ่านดี", "text"),
        ("๑.", "section"),
        ("(๔)", "section"),
        ("๒)", "section"),
        ("95.00 - 100", "range"),
        ("๙๓.๕๗ ๘๘.๑๒", "several"),
        ("93.5\n7", "several"),  # two figures or one that wraps: nobody can tell
        ("93,5", "several"),
        ("คะแนนเต็ม 100", "full_mark"),
        ("-2.15", "change"),
        ("l00.00", "word"),  # a look-alike in front of the first digit proves nothing
    ],
)
def test_cells_without_a_score(cell: str, kind: str) -> None:
    read = parse_score(cell)
    assert read.value is None
    assert read.kind == kind


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("1๒๙", "i29"), ("1๑", "i1"), ("1๓๐", "i30"), ("1๐๐", "i10"), ("I12", "i12"), ("I๑๒", "i12"), ("l12", "i12"),
        ("๐๔๒", "o42"), ("0๔๒", "o42"), ("O42", "o42"), ("๐๘", "o8"), ("ข้อ ๐๔๒", "o42"), ("ข้อ O42", "o42"),
        ("E๑๕", "e15"), ("E15", "e15"),
    ],
)  # fmt: skip
def test_codes_are_never_values(printed: str, code: str) -> None:
    [number] = find_numbers(printed)
    assert (number.kind, number.code, number.value) == ("code", code, None)
    assert parse_score(printed).value is None


@pytest.mark.parametrize("cell", ["9(cid:3).57", "93.(cid:4)7", "(cid:9)3.57", "93.5\ufffd", "93.5□", "9\ue0123.57"])
def test_a_figure_with_a_lost_character_has_no_value(cell: str) -> None:
    read = parse_score(cell)
    assert read.value is None
    assert read.unreadable


def test_a_lost_character_without_digits_is_no_number() -> None:
    assert find_numbers("ประจ(cid:12)าปี") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ตัวชี้วัดที่ ๗. ประสิทธิภาพ ได้คะแนน ๘๘.๔๐ คะแนน", ["ordinal", "decimal"]),
        ("๒.๑ ผลการประเมิน", ["section"]),
        ("๑.การปฏิบัติหน้าที่ ๙๓.๕๗", ["section", "decimal"]),
        ("โทร 0 3829 1234", ["phone"]),
        ("โทรศัพท์ 038-291234", ["phone"]),
        ("เมื่อวันที่ ๒๓ มกราคม ๒๕๖๑", ["date_part", "date_part"]),
        ("24/01/2565", ["date_part"]),
        ("ที่ ขร ๗๓๕๐๑/ ๕๘๓", ["document"]),
        ("คำสั่งที่ 12/2565", ["document"]),
        ("มาตรา ๔๑ (๓)", ["law", "section"]),
        ("๙๕.๐๐ - ๑๐๐ AA", ["range", "range"]),
        ("ตัวชี้วัดที่ ๑ – ๕ และ ๗", ["ordinal", "ordinal", "ordinal"]),
        ("ตัวชี้วัดที่ 10,11", ["ordinal", "ordinal"]),
        ("เวลา 08.30 น.", ["time"]),
        ("จำนวน ๓๐ ข้อ", ["count"]),
        ("ต่ำกว่า ร้อยละ ๘๕", ["threshold"]),
        ("เพิ่มขึ้น 2.15 คะแนน", ["change"]),
        ("ISO9001 COVID-19 4G", ["word", "word", "word"]),
        ("คะแนนอยู่ที่ ๙๕", ["integer"]),
        ("พ.ศ.๒๕๖๕ ได้ ๙๕.๒๕", ["year", "decimal"]),
        ('<td colspan="2">95.5</td>', ["decimal"]),
        ("งบ 1,250,000 บาท", ["money"]),
        ("ระดับ E 40 คะแนน", ["integer"]),
        ("ปี\t๙๕", ["integer"]),  # a tab is the border of a cell
        ("https://ita.example/2565/12 ได้ 90.25", ["decimal"]),
    ],
)
def test_what_a_number_is(text: str, kinds: list[str]) -> None:
    assert [number.kind for number in find_numbers(text)] == kinds


def test_percent_and_full_mark() -> None:
    assert find_numbers("ร้อยละ ๓๐")[0].percent
    assert find_numbers("93.57%")[0].percent
    assert not find_numbers("93.57")[0].percent
    assert parse_score("๒๘.๑๕ / ๓๐").out_of == Decimal(30)


@given(st.integers(0, 10000), st.sampled_from(["{}", "ร้อยละ {}", "{} คะแนน", "({})", "ได้คะแนน {} อยู่ในระดับ A"]))
def test_every_printed_score_is_read_back(hundredths: int, frame: str) -> None:
    printed = f"{hundredths // 100}.{hundredths % 100:02}"
    for form in (printed, printed.translate(THAI)):
        found = [number for number in find_numbers(frame.format(form)) if number.kind in VALUE_KINDS]
        assert [number.value for number in found] == [Decimal(printed)]


@given(st.text(st.sampled_from("0123๔๕๖.,/ -()%OlIEกขที่ \n\ufffd·"), max_size=30))
def test_numbers_stand_in_order_where_they_say(text: str) -> None:
    at = 0
    for number in find_numbers(text):
        assert at <= number.start < number.end <= len(text)
        assert number.raw == text[number.start : number.end]
        assert not (number.unreadable and number.value is not None)
        assert (number.code is not None) == (number.kind == "code")
        at = number.end
    parse_score(text)


@pytest.mark.parametrize(
    "cell",
    [
        "?7.25", "‘7.25", "ช7.25", "87.2?", "87.q5", "8q.25", "๘ก.๒๕", ".25", "87.", "87.2ง", "!7.25", "7.25'", "??.25",
    ],
)  # fmt: skip
def test_a_figure_that_touches_a_lost_digit_is_unreadable(cell: str) -> None:
    read = parse_score(cell)
    assert (read.value, read.unreadable) == (None, True)


@pytest.mark.parametrize(
    "cell",
    [
        "87.25", "87.25%", "(87.25)", "[87.25]", "87.25*", "87.25†", "87.25¹", "“87.25”", "87.25 (A)", "ได้87.25", "87.25.",
        "87.25ผ่านดี", "**87.25**", "=87.25", "87.25 ?", "8 7 . 2 5", "87.25คะแนน", "ร้อยละ87.25", "87.25/100", "87.2S",
    ],
)  # fmt: skip
def test_what_may_touch_a_figure(cell: str) -> None:
    assert parse_score(cell).value is not None


def test_a_hundred_has_no_decimals_to_lose() -> None:
    assert parse_score("100.").value == 100
    assert parse_score("7.").kind == "section"


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("เจ็ดสิบสองจุดศูนย์แปด", "72.08"),
        ("คะแนนยี่สิบเอ็ดจุดห้า คะแนน", "คะแนน21.50 คะแนน"),
        ("แปดสิบถ้วน", "80.00"),
        ("สิบจุดตรวจ", None),
        ("หกสิบจุดบริการ", None),
        ("หกสิบจุดสองแห่ง", None),
        ("หนึ่งร้อยยี่สิบจุดห้า", None),
        ("๗๒.๐๘ (เจ็ดสิบสองจุดศูนย์แปด)", None),
    ],
)
def test_figures_in_words(words: str, figure: str | None) -> None:
    assert with_figures(words) == (figure or words)


@pytest.mark.parametrize("cell", ["97.01 จาก 100 คะแนน", "97.01 คะแนน จาก 100", "97.01 ใน 100", "97.01 / 100"])
def test_cell_with_a_figure_out_of_full_marks(cell: str) -> None:
    parsed = parse_score(cell)
    assert (parsed.value, parsed.kind, parsed.out_of, parsed.rest) == (Decimal("97.01"), "decimal", 100, "")
    assert parse_score("97.01 จาก 90.00").value is None
