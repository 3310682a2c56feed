"""A text beside its scan: words of the text, numbers of the picture, nothing from a text about something else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from prongsai.extract.intake.media_type import PDF
from prongsai.extract.reader import READERS, Beside, read_document
from prongsai.extract.records import Block, Cell, NoticeCode, Page, Place, RawDocument, ReadNumber, Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.extract.sidecar.document import with_words_of
from prongsai.extract.text.text_document import read_text

LABELS = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
          "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล",
          "การป้องกันการทุจริต")  # fmt: skip
VALUES = ("๘๗.๙๑", "๙๐.๐๒", "๘๕.๔๓", "๘๑.๗๔", "๘๘.๖๕", "๙๒.๓๖", "๘๙.๑๗", "๙๔.๕๘", "๗๙.๐๐", "๑๐๐.๐๐")
TITLE = "ผลการประเมินคุณธรรมและความโปร่งใส เทศบาลตำบลบ้านสวน"


def scan(values: Sequence[str], confidence: float = 0.999, number: int = 1, labels: Sequence[str] = LABELS) -> Page:
    """A scanned page as it was read: a title without its marks and a ruled table."""
    lost = str.maketrans("", "", "่้์็")
    cells: list[Cell] = []
    for r, (label, value) in enumerate(zip(labels, values, strict=True)):
        top = 100.0 + 20 * r
        box = (300.0, top, 340.0, top + 10)
        read = (ReadNumber(value, confidence, (), box),)
        cells.append(Cell(label.translate(lost), r, 0, Place(number, (50.0, top, 250.0, top + 10))))
        cells.append(Cell(value, r, 1, Place(number, box), numbers=read))
    table = Table(tuple(cells), len(values), 2, Place(number, (50.0, 100.0, 340.0, 300.0)), "ruled")
    title = TextLine(TITLE.translate(lost), Place(number, (60.0, 40.0, 500.0, 55.0)))
    return Page(number, (title, table), 595.0, 842.0, "ocr")


def document(*pages: Page) -> RawDocument:
    return RawDocument("application/pdf", pages, len(pages), "ocr")


def text(values: Sequence[str], labels: Sequence[str] = LABELS) -> RawDocument:
    rows = "\n".join(f"{label}\t{value}" for label, value in zip(labels, values, strict=True))
    return read_text(f"{TITLE}\n\nตัวชี้วัด\tคะแนน\n{rows}\n")


def cells_of(blocks: Sequence[Block]) -> dict[str, Cell]:
    """The cells with a value by their label."""
    found: dict[str, Cell] = {}
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows():
                if row[0] is not None and row[1] is not None:
                    found[row[0].text] = row[1]
    return found


def test_words_are_the_texts_and_places_the_pictures() -> None:
    raw = with_words_of(document(scan(VALUES)), text(VALUES), "a.txt")
    assert [n.code for n in raw.notices] == [NoticeCode.WORDS_FROM_TEXT]
    lines = [b for b in raw.pages[0].blocks if isinstance(b, TextLine)]
    assert lines[0].text == TITLE
    assert lines[0].place.shown == (60.0, 40.0, 500.0, 55.0)
    cells = cells_of(raw.pages[0].blocks)
    for r, (label, value) in enumerate(zip(LABELS, VALUES, strict=True)):
        assert cells[label].text == value
        assert cells[label].place.page == 1
        assert cells[label].place.shown == (300.0, 100.0 + 20 * r, 340.0, 110.0 + 20 * r)
        assert cells[label].place.box is None


def test_the_same_number_is_surer_than_the_picture_alone() -> None:
    raw = with_words_of(document(scan(VALUES, 0.8)), text(VALUES), "a.txt")
    assert [n.confidence for n in cells_of(raw.pages[0].blocks)[LABELS[3]].numbers] == [0.98]


def test_where_they_differ_the_picture_counts_and_is_in_doubt() -> None:
    told = list(VALUES)
    told[4] = "๘๘.๖๙"
    number = cells_of(with_words_of(document(scan(VALUES)), text(told), "a.txt").pages[0].blocks)[LABELS[4]]
    assert number.text == "๘๘.๖๕"
    assert number.numbers[0].confidence == 0.95
    assert number.numbers[0].alternatives[0][0] == "๘๘.๖๙"


def test_a_number_that_the_picture_does_not_show_has_no_reading() -> None:
    told = [*VALUES, "๙๙.๙๙"]
    labels = [*LABELS, "ธรรมาภิบาลในการบริหาร"]
    cell = cells_of(with_words_of(document(scan(VALUES)), text(told, labels), "a.txt").pages[0].blocks)[labels[-1]]
    assert cell.text == "๙๙.๙๙"
    assert cell.numbers == ()


def test_rows_that_changed_places_do_not_take_each_others_numbers() -> None:
    told = list(VALUES)
    told[1], told[2] = told[2], told[1]
    cells = cells_of(with_words_of(document(scan(VALUES)), text(told), "a.txt").pages[0].blocks)
    for row in (1, 2):
        sure = [n for n in cells[LABELS[row]].numbers if n.confidence >= 0.98]
        assert cells[LABELS[row]].text == VALUES[row] or not sure


def test_a_text_about_another_agency_is_not_used() -> None:
    other = ("๗๑.๑๓", "๗๒.๒๔", "๗๓.๓๕", "๗๔.๔๖", "๗๕.๕๗", "๗๖.๖๘", "๗๗.๗๙", "๗๘.๘๑", "๕๑.๐๐", "๖๒.๕๐")
    scanned = document(scan(VALUES))
    raw = with_words_of(scanned, text(other), "b.txt")
    assert raw.pages == scanned.pages
    assert [n.code for n in raw.notices] == [NoticeCode.TEXT_BESIDE_DIFFERS]


def test_a_table_over_two_pages_stays_whole_and_its_cells_know_their_page() -> None:
    first, second = scan(VALUES[:5], labels=LABELS[:5]), scan(VALUES[5:], number=2, labels=LABELS[5:])
    raw = with_words_of(document(first, second), text(VALUES), "a.txt")
    assert [len([b for b in page.blocks if isinstance(b, Table)]) for page in raw.pages] == [1, 0]
    cells = cells_of(raw.pages[0].blocks)
    assert [cells[label].place.page for label in LABELS] == [1] * 5 + [2] * 5
    assert all(len(cells[label].numbers) == 1 for label in LABELS)


def test_pages_with_a_text_layer_stay_as_they_are() -> None:
    layer = Page(1, (TextLine(TITLE, Place(1, (60.0, 40.0, 500.0, 55.0))),), 595.0, 842.0, "text_layer")
    raw = with_words_of(document(layer, scan(VALUES, number=2)), text(VALUES), "a.txt")
    assert raw.pages[0] == layer
    assert cells_of(raw.pages[1].blocks)[LABELS[0]].place.shown is not None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 no text", b"\x00\x01\x02\x03" * 50])
def test_what_is_no_text_is_not_used(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = document(scan(VALUES))
    monkeypatch.setitem(READERS, PDF, lambda data, sniffed, settings: scanned)
    raw = read_document(b"%PDF-1.4", "a.pdf", Settings(), Beside(data, "a.txt"))
    assert raw == scanned


def test_a_text_is_used_where_pages_are_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = document(scan(VALUES))
    monkeypatch.setitem(READERS, PDF, lambda data, sniffed, settings: scanned)
    rows = "\n".join(f"{label}\t{value}" for label, value in zip(LABELS, VALUES, strict=True))
    beside = Beside(f"{TITLE}\n\nตัวชี้วัด\tคะแนน\n{rows}\n".encode(), "a.txt")
    raw = read_document(b"%PDF-1.4", "a.pdf", Settings(), beside)
    assert [n.code for n in raw.notices] == [NoticeCode.WORDS_FROM_TEXT]
