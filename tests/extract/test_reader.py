"""Whatever the bytes, `read_document` answers with a document: nothing but that comes out of it."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.media_type import Kind, Sniffed
from prongsai.extract.reader import READERS, read_document, recognise
from prongsai.extract.records import Page, Place, RawDocument, Table, TextLine
from prongsai.extract.settings import Settings

from tests.extract.shapes import check_cover, tables, texts
from tests.extract.wordfile import p, tbl, tc, word_file

SETTINGS = Settings()
REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a", ""])
WORD = word_file(p("ก") + tbl(tc("ก") + tc("1"), tc("ข") + tc("2")))
TOKENS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=0>", "<th colspan=3>", "|", "|---|---|", "\t", "\n"]
    + ["\n\n", "**", "# ", "ก", "๙๓.๕๗", "<", ">", "<!--", "-->", "<br>", "\\|", "&amp;", "....", "   ", "12", "<p>"]
    + ["</p>", "<li>", "\f", "[หน้า 3]", "```", "<pre>", "</pre>", "+--+", "<A>", '"', "$", "\\(", "`", "![](x)"]
)


def check(document: RawDocument) -> None:
    assert document.media_type
    if document.error_code:
        assert document.error_code in set(ErrorCode)
        assert document.error and "\n" not in document.error
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    for page in document.pages:
        for block in page.blocks:
            assert block.place.line is not None and block.place.line >= 1
            if isinstance(block, Table):
                check_cover(block)
            else:
                assert isinstance(block, TextLine)
                assert block.text == block.text.strip() != ""
                assert "\n" not in block.text


@given(st.binary(max_size=400), NAMES)
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    if b"%PDF" not in data:
        check(read_document(data, name, SETTINGS))


@given(st.text(max_size=300), NAMES)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str, name: str) -> None:
    check(read_document(text.encode("utf-8", "surrogatepass"), name, SETTINGS))


@given(st.lists(TOKENS, max_size=60), NAMES)
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_marks(tokens: list[str], name: str) -> None:
    check(read_document("".join(tokens).encode(), name, SETTINGS))


@given(st.integers(0, len(WORD)), st.binary(min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_word_file_cut_off_or_hit_anywhere(place: int, noise: bytes) -> None:
    check(read_document(WORD[:place], "a.docx", SETTINGS))
    check(read_document(WORD[:place] + noise + WORD[place + len(noise) :], "a.docx", SETTINGS))


def test_each_kind_goes_to_its_reader() -> None:
    assert len(tables(read_document(WORD, "wrong-name.pdf", SETTINGS))) == 1
    assert texts(read_document(b"<html><p>x", "a.txt", SETTINGS)) == ["x"]
    assert texts(read_document("คะแนน".encode("cp874"), "a.txt", SETTINGS)) == ["คะแนน"]
    assert read_document(b"x", "a.MD", SETTINGS).media_type == "text/markdown"


def _read_cards(data: bytes, sniffed: Sniffed, settings: Settings) -> RawDocument:
    """A made-up kind of file: a sign, then one printed line a record."""
    lines = data.removeprefix(b"CARD\0").decode().split("\0")
    blocks = tuple(TextLine(text, Place(line=n)) for n, text in enumerate(lines, start=1))
    return RawDocument(sniffed.media_type, (Page(1, blocks, origin="text"),), text_origin="text")


def test_another_kind_of_file_is_one_more_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "CARD\0ผลการประเมิน\0๘๕.๔๒".encode()
    assert read_document(data, "a.card", SETTINGS).error_code == "unsupported_type"
    cards = Kind("application/x-cards", lambda data, suffix: data.startswith(b"CARD\0"))
    monkeypatch.setitem(READERS, cards, _read_cards)
    document = read_document(data, "a.card", SETTINGS)
    assert (document.media_type, document.error_code) == ("application/x-cards", None)
    assert texts(document) == ["ผลการประเมิน", "๘๕.๔๒"]
    assert recognise(b"%PDF-1.7", "a.card").media_type == "application/pdf"


def test_a_kind_may_be_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    named = Kind("text/x-cards", lambda data, suffix: suffix == ".cards")
    monkeypatch.setitem(READERS, named, _read_cards)
    assert texts(read_document("คะแนน\0๙๐".encode(), "a.CARDS", SETTINGS)) == ["คะแนน", "๙๐"]


def test_what_another_kind_cannot_read_is_a_row_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, sniffed: Sniffed, settings: Settings) -> RawDocument:
        raise DocumentError(ErrorCode.DAMAGED_FILE, "half\nof it is missing")

    monkeypatch.setitem(READERS, Kind("application/x-cards", lambda data, suffix: data[:4] == b"CARD"), refuse)
    document = read_document(b"CARD", "a", SETTINGS)
    assert (document.media_type, document.error_code) == ("application/x-cards", "damaged_file")
    assert document.error == "half of it is missing"


def test_limits() -> None:
    tiny = dataclasses.replace(SETTINGS, max_file_bytes=10, max_text_chars=5)
    assert read_document(b"x" * 11, "a.txt", tiny).error_code == "too_large"
    assert read_document(b"x" * 6, "a.txt", tiny).error_code == "too_large"
    assert read_document(b"x" * 5, "a.txt", tiny).error_code is None


def test_a_character_cut_off_at_the_end_is_noticed() -> None:
    document = read_document("คะแนน ๙๐".encode()[:-1], "a.txt", SETTINGS)
    assert texts(document) == ["คะแนน ๙"]
    assert [notice.code for notice in document.notices] == ["text_cut_off"]


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the five real reports are not beside the project")
@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("chai-so-2568", [(5, 2), (14, 2), (3, 2), (6, 2), (4, 2), (6, 6), (2, 6)]),
        ("krok-kaeo-2562", [(10, 2), (3, 6), (2, 6), (3, 6)]),
        (
            "lat-ya-2564",
            [(12, 3), (2, 3), (10, 5), (7, 5), (7, 4), (5, 5), (10, 4), (5, 4), (4, 4), (3, 5), (3, 5)],
        ),
        ("nong-saeng-2565", [(5, 2), (11, 3), (8, 2), (14, 2), (11, 3), (7, 5), (4, 5)]),
        ("pa-tueng-2562", [(7, 2), (3, 6), (3, 6), (4, 6)]),
    ],
)
def test_the_tables_of_real_reports(name: str, shapes: list[tuple[int, int]]) -> None:
    data = (REPORTS / f"{name}.txt").read_bytes()
    document = read_document(data, f"{name}.txt", SETTINGS)
    assert [(table.n_rows, table.n_cols) for table in tables(document)] == shapes
    source = data.decode().split("\n")
    for table in tables(document):
        for cell in table.cells:
            assert cell.place.line is not None
            assert cell.text.split("\n")[0].strip() in source[cell.place.line - 1]


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the five real reports are not beside the project")
def test_no_printed_character_of_real_reports_is_lost_or_changed() -> None:
    for path in sorted(REPORTS.glob("*.txt")):
        source = re.sub(r"</?(?:p|ul|li|b|br)\b[^>]*>|\*\*|^## ", "", path.read_text("utf-8"), flags=re.MULTILINE)
        printed: list[str] = []
        for block in (
            block for page in read_document(path.read_bytes(), path.name, SETTINGS).pages for block in page.blocks
        ):
            printed.extend([cell.text for cell in block.cells] if isinstance(block, Table) else [block.text])
        assert "".join("".join(printed).split()) == "".join(source.split())
