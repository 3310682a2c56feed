"""Characters, words and lines of PDFs, and whether their text layer is believed."""

from __future__ import annotations

import pytest
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import NoticeCode, RawDocument
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf
from .shapes import lines, tables, texts

SETTINGS = Settings(ocr=False)  # what is read from pictures has tests of its own


def read(*drawings: Drawing, **options: bool) -> RawDocument:
    return read_pdf(make_pdf(*drawings, **options), SETTINGS)


def test_lines_come_from_top_to_bottom_with_their_places() -> None:
    page = Drawing()
    page.text(50, 300, "below")
    page.text(50, 350, "above", size=20)
    first, second = lines(read(page))
    assert (first.text, second.text) == ("above", "below")
    assert first.size == 20 and second.size == 10
    assert second.place.page == 1
    # Five letters of half an em from x 50; the baseline is 100 points under the top edge.
    assert second.place.box == pytest.approx((50, 92, 75, 102), abs=0.01)


def test_marks_keep_the_order_in_which_they_were_drawn() -> None:
    page = Drawing()
    page.text(50, 300, "ที่ ผู้รับผิดชอบ กำลัง")
    assert texts(read(page)) == ["ที่ ผู้รับผิดชอบ กำลัง"]


def test_damage_goes_out_as_it_stands() -> None:
    page = Drawing()
    page.text(50, 300, "ผล ค ําคะแนน \uf70a\uf70b น้ํา")
    assert texts(read(page)) == ["ผล ค ําคะแนน \uf70a\uf70b น้ํา"]


def test_marks_drawn_apart_from_their_letters_stay_in_the_line() -> None:
    page = Drawing()
    page.text(50, 300, "ก")
    page.text(55, 303, "่")  # lifted, as some writers place tone marks
    page.text(55, 300, "อน")
    assert texts(read(page)) == ["ก่อน"]


def test_a_space_is_printed_for_a_gap_and_never_within_a_word() -> None:
    page = Drawing()
    page.text(50, 300, "Score")
    page.text(75.5, 300, "d")  # touches
    page.text(84, 300, "93.57")
    assert texts(read(page)) == ["Scored 93.57"]


def test_words_drawn_in_any_order_are_read_from_left_to_right() -> None:
    page = Drawing()
    page.text(200, 300, "second")
    page.text(50, 300, "first")
    assert texts(read(page)) == ["first second"]


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    page = Drawing()
    for shift in (0, 0.3):
        page.text(50 + shift, 300, "93.57 100.00")
    assert texts(read(page)) == ["93.57 100.00"]


def test_a_number_with_twice_the_same_digit_is_left_alone() -> None:
    page = Drawing()
    page.text(50, 300, "99.99 88.88 77.77")
    assert texts(read(page)) == ["99.99 88.88 77.77"]


def test_bold_and_centred_lines_are_told() -> None:
    page = Drawing()
    page.text(150, 350, "Title of it in bold", font="F2")
    page.text(40, 300, "x" * 64)
    heading, body = lines(read(page))
    assert (heading.bold, heading.centred) == (True, True)
    assert (body.bold, body.centred) == (False, False)


def test_actual_text_says_which_letters_a_cluster_stands_for() -> None:
    page = Drawing()
    page.raw("BT /F1 10 Tf 50 300 Td")
    page.raw(f"/Span << /ActualText <FEFF0E190E49> >> BDC <{page.codes('น')}> Tj <{page.codes(chr(0xF70B))}> Tj EMC")
    page.raw(f"<{page.codes('า')}> Tj ET")
    assert texts(read(page)) == ["น้า"]


def test_actual_text_may_not_change_a_figure() -> None:
    page = Drawing()
    page.raw(f"BT /F1 10 Tf 50 300 Td /Span << /ActualText (19.99) >> BDC <{page.codes('93.57')}> Tj EMC ET")
    assert texts(read(page)) == ["93.57"]


def test_what_a_clip_cuts_off_is_not_read() -> None:
    page = Drawing()
    page.raw("q 0 200 400 200 re W n")
    page.text(50, 300, "shown")
    page.text(50, 100, "cut off")
    page.raw("Q")
    page.text(50, 50, "after")
    assert texts(read(page)) == ["shown", "after"]


def test_text_outside_of_the_crop_box_is_not_read_and_boxes_count_from_it() -> None:
    page = Drawing(crop=(100, 100, 400, 400))
    page.text(50, 300, "away")
    page.text(150, 300, "here")
    document = read(page)
    assert texts(document) == ["here"]
    assert (document.pages[0].width, document.pages[0].height) == (300, 300)
    box = lines(document)[0].place.box
    assert box is not None and box[:2] == pytest.approx((50, 92), abs=0.01)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_boxes_are_those_of_the_page_as_displayed(rotate: int) -> None:
    page = Drawing(width=300, height=400, rotate=rotate)
    page.text(50, 300, "turned")
    document = read(page)
    assert texts(document) == ["turned"]
    sheet = document.pages[0]
    assert (sheet.width, sheet.height) == ((400, 300) if rotate in (90, 270) else (300, 400))
    # 30 points wide, from (50, 298) to (80, 308) on the sheet before it was turned.
    expected = {90: (298, 50, 308, 80), 180: (220, 298, 250, 308), 270: (92, 220, 102, 250)}[rotate]
    assert lines(document)[0].place.box == pytest.approx(expected, abs=0.01)


def test_text_turned_by_its_matrix_is_read_in_its_own_direction() -> None:
    page = Drawing()
    for i, word in enumerate(("first line", "second line", "third line")):
        page.raw(f"BT /F1 10 Tf 0 1 -1 0 {100 + 20 * i} 50 Tm <{page.codes(word)}> Tj ET")
    document = read(page)
    assert texts(document) == ["first line", "second line", "third line"]
    assert lines(document)[0].place.box == pytest.approx((92, 300, 102, 350), abs=0.01)


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    page = Drawing()
    for i in range(6):
        page.text(30, 350 - 15 * i, f"left column line {i} full of words"[:32], size=9)
        page.text(215, 350 - 15 * i, f"right column line {i} full of words"[:32], size=9)
    got = texts(read(page))
    assert [line[:4] for line in got] == ["left"] * 6 + ["righ"] * 6


def test_a_scan_waits_for_ocr() -> None:
    page = Drawing()
    page.picture(0, 0, 400, 400)
    document = read(page, page)
    assert document.error_code == ErrorCode.NEEDS_OCR
    assert [p.state for p in document.pages] == ["needs_ocr", "needs_ocr"]
    assert document.page_count == 2


def test_a_scanned_page_in_a_text_document_is_noted() -> None:
    scan, text = Drawing(), Drawing()
    scan.picture(0, 0, 400, 400)
    text.text(50, 300, "words")
    document = read(text, scan)
    assert document.error_code is None
    assert [p.state for p in document.pages] == ["read", "needs_ocr"]
    assert document.notices == ()  # the page says it itself


def test_a_page_read_beside_a_large_picture_is_noted() -> None:
    page = Drawing()
    page.picture(0, 0, 300, 300)
    page.text(20, 350, "ผลการประเมิน " * 4)
    document = read(page)
    assert [p.state for p in document.pages] == ["read"]
    assert [(n.code, n.page) for n in document.notices] == [(NoticeCode.PICTURE_NOT_READ, 1)]


def test_a_text_layer_without_meaning_is_not_used() -> None:
    page = Drawing()
    for i in range(4):
        page.text(20, 350 - 20 * i, "ตัวชี้วัดที่ การปฏิบัติหน้าที่ คะแนน")
    names = "ตัวชี้วัดที่ การปฏิบัติหน้าที่ คะแนน"
    assert texts(read(page, unmapped=True)) == [names] * 4  # Latin letters in place of Thai ones, code for code
    shifted = {chr(code): chr(0xA1 + (code - 0xE01 + 31) % 90) for code in range(0xE01, 0xE5C)}
    document = read_pdf(make_pdf(page, spelled=shifted), SETTINGS)  # Latin letters in an order of their own
    assert document.error_code == ErrorCode.NEEDS_OCR
    assert texts(document) == []


THAI = "ผลการประเมินประจำปี "


def test_a_text_layer_by_an_engine_that_lacks_digits_is_not_used() -> None:
    page = Drawing()
    page.picture(0, 0, 400, 400)
    for i in range(5):
        page.text(20, 350 - 20 * i, THAI + "๕๓.๒๕ ๑๐๐.๐๐", mode=3)
    document = read(page)
    assert document.error_code == ErrorCode.NEEDS_OCR
    assert texts(document) == []


def test_a_text_layer_with_all_digits_is_used() -> None:
    page = Drawing()
    page.picture(0, 0, 400, 400)
    for i in range(5):
        page.text(20, 350 - 20 * i, THAI + "๙๓.๕๗ ๑๐๐.๐๐" + "ก" * i, mode=3)
    document = read(page)
    assert document.error_code is None
    assert [line.count("๙๓.๕๗ ๑๐๐.๐๐") for line in texts(document)] == [1] * 5


def test_a_blank_page_is_read() -> None:
    document = read(Drawing())
    assert document.error_code is None
    assert document.pages[0].state == "read" and document.pages[0].blocks == ()


def test_a_line_of_prose_makes_no_table() -> None:
    page = Drawing()
    for i in range(8):
        page.text(30, 350 - 15 * i, f"{i}. plain words and a figure of {90 + i}.50 among them")
    document = read(page)
    assert tables(document) == [] and len(texts(document)) == 8


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00" * 100])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_pdf(data, SETTINGS)
    assert caught.value.code is ErrorCode.EMPTY_FILE


@pytest.mark.parametrize("keep", [20, 300, 900])
def test_a_cut_off_file_is_refused_or_read(keep: int) -> None:
    page = Drawing()
    page.text(50, 300, "words")
    with pytest.raises(DocumentError) as caught:
        read_pdf(make_pdf(page)[:keep], SETTINGS)
    assert caught.value.code is ErrorCode.DAMAGED_FILE


def test_a_file_whose_index_is_not_found_is_still_read() -> None:
    page = Drawing()
    page.text(50, 300, "words")
    data = make_pdf(page)
    damaged = data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF"
    assert texts(read_pdf(damaged, SETTINGS)) == ["words"]


def test_too_many_pages_are_refused() -> None:
    pages = [Drawing() for _ in range(4)]
    with pytest.raises(DocumentError) as caught:
        read_pdf(make_pdf(*pages), Settings(max_pages=3))
    assert caught.value.code is ErrorCode.TOO_MANY_PAGES


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    page = Drawing()
    page.raw("1 2 sc /Nothing gs (words) Tj 5 Tr")
    page.text(50, 300, "words")
    assert texts(read(page)) == ["words"]
    assert capfd.readouterr() == ("", "")
