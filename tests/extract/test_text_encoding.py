from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.text_encoding import decode_text, reads_as_thai

THAI = "ผลคะแนนรวมของหน่วยงาน ๙๒.๔๑ คะแนน ระดับ A\nการเปิดเผยข้อมูล\t๘๘.๐๐\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (THAI.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + THAI.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + THAI.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + THAI.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + THAI.encode("utf-32-le"), "utf-32-le"),
        (THAI.encode("utf-16-le"), "utf-16-le"),
        (THAI.encode("utf-16-be"), "utf-16-be"),
        (THAI.encode("cp874"), "cp874"),
        (THAI.encode("tis-620"), "cp874"),
        (b"plain ASCII 12.50", "utf-8"),
    ],
)
def test_the_encodings_of_thai_offices(data: bytes, encoding: str) -> None:
    decoded = decode_text(data)
    assert decoded.encoding == encoding
    assert decoded.text in (THAI, "plain ASCII 12.50")
    assert decoded.cut_bytes == 0


@pytest.mark.parametrize("declared", ["windows-874", "TIS-620", "iso-8859-11", "iso-8859-1", "nonsense-9", "zip"])
def test_thai_code_page_in_html_whatever_is_declared(declared: str) -> None:
    page = f'<html><meta charset="{declared}"><p>{THAI}</p></html>'
    assert decode_text(page.encode("cp874"), html=True).text == page


def test_a_declared_charset_that_decodes_is_honoured() -> None:
    page = '<html><meta charset="shift_jis"><p>日本語の文書です</p></html>'
    assert decode_text(page.encode("shift_jis"), html=True).text == page


def test_valid_utf8_wins_over_a_wrong_declaration() -> None:
    page = f'<meta charset="windows-874"><p>{THAI}</p>'
    assert decode_text(page.encode("utf-8"), html=True).text == page


def test_replacement_characters_of_the_file_stay() -> None:
    assert decode_text("คะแนน \ufffd ๙๐".encode()).text == "คะแนน \ufffd ๙๐"


def test_a_last_character_cut_off_is_counted_not_replaced() -> None:
    decoded = decode_text("คะแนน ๙๐".encode()[:-1])
    assert decoded.text == "คะแนน ๙"
    assert decoded.cut_bytes == 2


@pytest.mark.parametrize(
    "data",
    [
        "Café à Genève, déjà vu, Münchner Straße".encode("latin-1"),
        "คะแนน".encode() + b"\xff\xfe\xfd" + "รวม".encode(),
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8",
        codecs.BOM_UTF8 + b"abc\xff\xff\xff\xffdef",
    ],
)
def test_what_reads_as_nothing_is_reported(data: bytes) -> None:
    with pytest.raises(DocumentError) as error:
        decode_text(data)
    assert error.value.code is ErrorCode.UNDECODABLE_TEXT


def test_thai_is_told_by_its_order_of_signs() -> None:
    assert reads_as_thai("เทศบาลตำบลแห่งหนึ่ง")
    assert not reads_as_thai("่้๊๋ ะาิี ็์")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1))
@settings(max_examples=200)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode_text(codecs.BOM_UTF8 + text.encode()).text == text
