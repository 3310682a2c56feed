"""Pages whose codes stand for other letters than they show: their text is no language, and is not believed."""

from __future__ import annotations

import random

import pytest
from prongsai.extract.layout.page_objects import Char
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.pdf.glyphs.actual_text import apply_actual_text
from prongsai.extract.pdf.glyphs.garbled_text import garbled
from prongsai.extract.records import Cell, Place, Table, TextLine
from prongsai.extract.settings import Settings

from .pdf_maker import ALPHABET, Drawing, make_pdf

PROSE = (
    "เทศบาลแจ้งว่าได้ประกาศคะแนนของหน่วยงานในปีนี้แล้ว",
    "และจะนำไปใช้ในการทำงานของทุกส่วนราชการต่อไป โดยเริ่มจากกองคลัง",
    "ประชาชนดูข้อมูลได้จากป้ายหน้าอำเภอทุกวัน",
)
LETTERS = [char for char in ALPHABET if "ก" <= char <= "๎"]


def lines(*texts: str) -> list[TextLine]:
    return [TextLine(text, Place(page=1)) for text in texts]


def shuffled(text: str) -> str:
    others = LETTERS[:]
    random.Random(4).shuffle(others)
    return text.translate(str.maketrans(dict(zip(LETTERS, others, strict=True))))


def as_ascii(text: str) -> str:
    return "".join(chr(33 + (ord(char) - 0xE00) % 90) if char >= "ก" else char for char in text)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text,
        lambda text: "".join(char for char in text if char not in "่้๊๋์ิีึืุูั็"),
        lambda text: text.replace("า", "ำ"),
        lambda text: text.replace("ำ", " า"),
        lambda text: " ".join(text),
        lambda text: text.replace("ำ", "(cid:26)า"),
    ],
)
def test_thai_is_language_however_damaged(damage) -> None:  # type: ignore[no-untyped-def]
    assert garbled(lines(*map(damage, PROSE))) == ""


@pytest.mark.parametrize(
    "damage",
    [
        shuffled,
        as_ascii,
        lambda text: "".join(chr(ord(char) + 1) if char >= "ก" else char for char in text),
        lambda text: "".join(char * 2 for char in text),
        lambda text: "๑ " + "".join(chr(ord(char) + 0x80) if char >= "ก" else char for char in text),
        lambda text: "๑ " + text.encode("cp874").decode("mac_roman"),
        lambda text: "".join("(cid:7)" if char in "่้๊๋์ิีึืุูั็" else char for char in text),
    ],
)
def test_codes_for_other_letters_are_no_language(damage) -> None:  # type: ignore[no-untyped-def]
    assert garbled(lines(*map(damage, PROSE)))


@pytest.mark.parametrize(
    "text",
    [
        "Opening hours of our reading rooms, e-mail: desk@library.example, https://library.example/hours?day=3",
        "ภาพที่ ๑",
        "81.07 92.46 70.35 " * 20,
        "\uf0b7 \uf0b7 \uf0a7 " * 12 + PROSE[0],
    ],
)
def test_other_languages_figures_and_bullets_are_left_alone(text: str) -> None:
    assert garbled(lines(text * 2)) == ""


ADDRESSES = (
    "https://www.bangpla.example/index.php?mod=info&id=7#top",
    "drive.example.com/file/d/1aBcDeFgHiJkLmN/view?usp=sharing",
    "www.bangpla.example/%E0%B8%81%E0%B8%B2%E0%B8%A3",
    "https://www.bangpla.example/news/2567/index.php\n?cat=3&page=12&sort=Up",
    "clerk+Desk1@bangpla.example",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_of_the_web_are_no_codes(address: str) -> None:
    assert garbled(lines(*[address] * 8)) == ""
    assert garbled(lines(*[address] * 8, *map(as_ascii, PROSE), *map(as_ascii, PROSE)))


def test_a_heading_without_meaning_is_told_beside_a_sound_table() -> None:
    table = Table(tuple(Cell(text, n, 0, Place(page=1)) for n, text in enumerate(PROSE)), 3, 1, Place(page=1), "ruled")
    assert garbled([*lines("(cid:3)(cid:4)(cid:5)(cid:6)" * 8), table])
    assert garbled([*lines("(cid:3)"), table]) == ""


def test_a_page_of_false_letters_waits_for_its_picture() -> None:
    page = Drawing(width=600)
    for row, text in enumerate(PROSE):
        page.text(30, 300 - 20 * row, text)
    others = dict(zip(LETTERS, LETTERS[7:] + LETTERS[:7], strict=True))
    pages = [read_pdf(make_pdf(page, spelled=spelled), Settings(ocr=False)).pages[0] for spelled in ({}, others)]
    assert [(p.state, bool(p.blocks)) for p in pages] == [("read", True), ("needs_ocr", False)]


@pytest.mark.parametrize(
    ("own", "actual", "read"),
    [
        ("ตำบล", "name of the place", "ตำบล"),
        ("IIT", "first part", "IIT"),
        ("ตำบล", "   ", "ตำบล"),
        ("ทนา", "ที่น่า", "ที่น่า"),
        ("#$%&ab", "ตำบล", "ตำบล"),
        ("Kab$cd", "ตำบล", "ตำบล"),
    ],
)
def test_a_note_on_a_span_is_not_what_it_prints(own: str, actual: str, read: str) -> None:
    chars = [Char(text, 10.0 * n, 0, 10.0 * n + 9, 10, 9, 10, 0, 0, False) for n, text in enumerate(own)]
    apply_actual_text(chars, 0, actual)
    assert "".join(char.text for char in chars) == read
