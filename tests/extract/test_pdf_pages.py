"""Which pages are read and by which reader; pictures of pages; agreement with pdfplumber."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from prongsai.extract.errors import DocumentError
from prongsai.extract.garbage import collector_paused
from prongsai.extract.layout.page_layout import blocks_of_page
from prongsai.extract.layout.page_objects import Char, PageObjects, TooManyObjectsError
from prongsai.extract.pdf.content_stream import parse_content
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.pdf.interpreter import page_objects
from prongsai.extract.pdf.page_selection import fold, matters
from prongsai.extract.pdf.pdfium_page import objects_by_pdfium
from prongsai.extract.pdf.quiet import quiet
from prongsai.extract.pdf.text_layer_quality import assess, layer_facts
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.reader import read_document
from prongsai.extract.records import NoticeCode, Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.report.page_images import COLOURS, Marking, draw_boxes, page_markings, page_picture

from .pdf_maker import Drawing, make_pdf
from .shapes import check_cover, grid, lines, tables, texts

SHARED = Path(__file__).parents[2].parent / "shared"
FIXTURES = sorted((SHARED / "pdf").glob("*.chrome.pdf")) + sorted((SHARED / "pdf").glob("*.office.pdf"))
needs_shared = pytest.mark.skipif(not FIXTURES, reason="the shared reports are not beside this checkout")


def objects_of_pages(data: bytes) -> list[PageObjects]:
    with quiet():
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        manager = PDFResourceManager()
        return [page_objects(page, manager) for page in PDFPage.create_pages(document)]


# ---- the first look


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ ๑",
        "ต ัวช ี้ว ัด",  # a space before every mark
        "คุณธรรมและความโปร\uf70aงใส",
        "มาตรการ",
        "ผล ITA ปี 2565",
        "Integrity",
        "ÁÒµÃ¡ÒÃ",  # Thai in the letters of another encoding cannot be judged
    ],
)
def test_pages_that_matter(text: str) -> None:
    assert matters(text)


@pytest.mark.parametrize("text", ["การประชุมสภาครั้งที่ ๒", "โรงพยาบาล", "DIGITAL ไทย ไทย ไทย ไทย", "  12 34 "])
def test_pages_that_do_not_matter(text: str) -> None:
    assert not matters(text)


def test_folding_makes_damaged_text_alike() -> None:
    assert fold("น้ำ") == fold("น ้ํา") == "นา"


def book(length: int, hits: dict[int, str]) -> bytes:
    pages = []
    for number in range(1, length + 1):
        page = Drawing()
        page.text(50, 300, hits.get(number, "การประชุมสภาท้องถิ่น"))
        pages.append(page)
    return make_pdf(*pages)


def test_pages_of_a_book_without_a_word_of_the_assessment_are_left_out() -> None:
    document = read_pdf(book(40, {20: "ตัวชี้วัดที่ ๑ คะแนน ๙๓.๕๗"}), Settings())
    kept = [page.number for page in document.pages if page.state == "read"]
    assert kept == [1, 2, 3, 19, 20, 21, 38, 39, 40]
    assert all(page.reason and not page.blocks for page in document.pages if page.state == "skipped")
    assert document.page_count == 40


def test_a_report_of_ordinary_length_is_read_wholly() -> None:
    document = read_pdf(book(30, {}), Settings())
    assert {page.state for page in document.pages} == {"read"}


def test_a_table_that_runs_on_over_pages_is_followed() -> None:
    pages = []
    for number in range(1, 41):
        page = Drawing()
        page.text(50, 350, "ผู้รับผิดชอบ" if number == 10 else "การประชุมสภา")
        if 10 <= number <= 14:
            page.grid([40, 140, 240, 300], [300, 280, 260, 240, 220])
        pages.append(page)
    document = read_pdf(make_pdf(*pages), Settings())
    kept = [page.number for page in document.pages if page.state == "read"]
    assert kept == [1, 2, 3, 9, 10, 11, 12, 13, 14, 38, 39, 40]


# ---- characters and boxes are those of pdfplumber


def agree(data: bytes, monkeypatch: pytest.MonkeyPatch, pages: int) -> int:
    """Compare characters with pdfplumber's; how many there were."""
    # pdfplumber knows no /ActualText.
    monkeypatch.setattr("prongsai.extract.pdf.glyphs.device.apply_actual_text", lambda *_: None)
    count = 0
    found = objects_of_pages(data)
    with pdfplumber.open(io.BytesIO(data)) as document:
        for objects, page in list(zip(found, document.pages, strict=True))[:pages]:
            # What a clip cuts off pdfplumber still lists; it is the only difference.
            mine = {
                (c.text, round(c.x0, 1), round(c.top, 1), round(c.x1, 1), round(c.bottom, 1)) for c in objects.chars
            }
            theirs = [
                (c["text"], round(c["x0"], 1), round(c["top"], 1), round(c["x1"], 1), round(c["bottom"], 1))
                for c in page.chars
            ]
            assert mine <= set(theirs)
            assert len(theirs) - len(objects.chars) <= 5
            count += len(objects.chars)
            page.close()
    return count


def test_characters_and_boxes_agree_with_pdfplumber(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Drawing()
    page.text(50, 300, "คะแนน (ร้อยละ) ๙๓.๕๗")
    page.raw("BT /F1 12 Tf 2 Tc 5 Tw 90 Tz 14 TL 1 0 0.2 1 40 200 Tm (a b\\051\\\\) Tj T* [(ab) -250 (c)] TJ")
    page.raw("(next) ' 3 Ts (up) Tj ET q 0.5 0 0 0.5 10 10 cm BT /F1 8 Tf 20 20 Td (small) Tj ET Q")
    page.raw("BT /F1 8 Tf 0 1 -1 0 300 100 Tm (upwards) Tj ET")
    assert agree(make_pdf(page), monkeypatch, 1) > 40


@needs_shared
@pytest.mark.parametrize("path", [FIXTURES[0], FIXTURES[-1]] if FIXTURES else [], ids=lambda p: p.name)
def test_characters_of_a_report_agree_with_pdfplumber(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert agree(path.read_bytes(), monkeypatch, 3) > 2000


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1 -2.5 .5 +3 m", [(b"m", [1, -2.5, 0.5, 3])]),
        (b"[(a) -3 <6 2>]TJ", [(b"TJ", [[b"a", -3, b"b"]])]),
        (b"(a\\(b\\)\\\\\\101(c)) Tj % note\nT*", [(b"Tj", [b"a(b)\\A(c)"]), (b"T*", [])]),
        (b"<> Tj", [(b"Tj", [b""])]),
        (b"/Span <</ActualText <FEFF0E01> /X true>> BDC", None),
        (b"BI /W 1 ID x EI", None),
        (b"[1 2", None),
        (b"(open", None),
        (b"1.2.3 w", None),
        (b"1 1. 1 true w", [(b"w", [1, 1.0, 1, True])]),
        (b"<41> Tj <41> Tj <4", None),
        (b"/Two#20words gs", None),
    ],
)
def test_content_is_taken_apart(data: bytes, expected: list[tuple[bytes, list[object]]] | None) -> None:
    got = parse_content(data)
    if data.startswith(b"/Span"):
        assert got is not None and got[0][1][1] == {"ActualText": b"\xfe\xff\x0e\x01", "X": True}
    else:
        assert got == expected


def test_content_that_is_not_plain_is_read_by_pdfminer() -> None:
    page = Drawing()
    page.raw("BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI")
    page.text(50, 300, "behind an inline picture")
    assert texts(read_pdf(make_pdf(page), Settings())) == ["behind an inline picture"]


def test_garbage_is_collected_again_after_a_page_that_failed() -> None:
    with pytest.raises(ValueError, match="damaged"), collector_paused():
        assert not gc.isenabled()
        raise ValueError("damaged")
    assert gc.isenabled()


def test_a_form_that_draws_itself_ends() -> None:
    data = make_pdf(Drawing(parts=["/Im0 Do", "BT /F1 10 Tf 50 300 Td (end) Tj ET"]))
    looped = data.replace(b"/Subtype /Image /Width 1", b"/Subtype /Form  /Width 1")
    assert texts(read_pdf(looped, Settings())) == ["end"]


def test_a_page_with_too_much_on_it_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.extract.pdf.glyphs.device.MAX_OBJECTS", 50)
    monkeypatch.setattr("prongsai.extract.pdf.pdfium_page.MAX_OBJECTS", 50)
    good, bad = Drawing(), Drawing()
    good.text(50, 300, "few")
    for i in range(10):
        bad.text(50, 300 - 10 * i, "far too many")
    document = read_pdf(make_pdf(good, bad), Settings())
    assert [page.state for page in document.pages] == ["read", "failed"]
    assert document.error_code == "page_failed" and document.error is not None
    with pytest.raises(TooManyObjectsError):
        objects_of_pages(make_pdf(bad))


# ---- the second reader


def test_the_second_reader_gives_the_same_lines_and_tables() -> None:
    page = Drawing()
    page.text(45, 330, "คะแนน of it")
    page.grid([40, 240, 300], [300, 280, 260])
    for i, word in enumerate(("one", "two")):
        page.text(45, 286 - 20 * i, word)
        page.text(250, 286 - 20 * i, "93.57")
    data = make_pdf(page)
    document = pypdfium2.PdfDocument(data)
    second = blocks_of_page(objects_by_pdfium(document, 0), 1)
    document.close()
    first = blocks_of_page(objects_of_pages(data)[0], 1)
    assert [type(block) for block in second] == [TextLine, Table]
    assert isinstance(second[0], TextLine) and second[0].text == "คะแนน of it"
    assert isinstance(second[1], Table) and isinstance(first[1], Table)
    assert [cell.text for cell in second[1].cells] == [cell.text for cell in first[1].cells]
    assert second[1].place.box == pytest.approx(first[1].place.box, abs=1)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_second_reader_gives_boxes_of_the_displayed_page(rotate: int) -> None:
    page = Drawing(width=300, height=400, rotate=rotate)
    page.text(50, 300, "turned")
    data = make_pdf(page)
    document = pypdfium2.PdfDocument(data)
    second = blocks_of_page(objects_by_pdfium(document, 0), 1)[0]
    document.close()
    first = blocks_of_page(objects_of_pages(data)[0], 1)[0]
    assert isinstance(second, TextLine) and second.text == "turned"
    assert second.place.box == pytest.approx(first.place.box, abs=6)


# ---- judging a text layer


def objects_of(text: list[str], **options: object) -> PageObjects:
    chars = [Char(t, 10.0 + 5 * i, 10.0, 15.0 + 5 * i, 20.0, 18.0, 10.0, 0, 0, False) for i, t in enumerate(text)]
    return PageObjects(400.0, 400.0, chars=chars, fonts=["THSarabun"], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (["(cid:3)"] * 40 + ["ก"] * 40, "needs_ocr"),
        (["\ufffd"] * 40, "needs_ocr"),
        (["\ue012"] * 40 + ["ก"] * 20, "needs_ocr"),
        (["\uf70a"] * 40 + ["ก"] * 20, "read"),  # old Thai marks, which the repair knows
        (["(cid:3)"] * 5 + ["ก"] * 80, "read"),
        (list("qwrtpsdfghjklzxcvb") * 20, "needs_ocr"),
        (list("the result of an assessment ") * 20, "read"),
    ],
)
def test_a_text_layer_is_judged(text: list[str], state: str) -> None:
    objects = objects_of(text)
    assert assess(objects, layer_facts(objects)).state == state


def test_a_page_of_outlines_waits_for_ocr() -> None:
    assert assess(PageObjects(400, 400, drawn=900), layer_facts(PageObjects(400, 400))).state == "needs_ocr"


# ---- pictures


def test_a_picture_of_a_page_has_its_displayed_size_and_marks() -> None:
    page = Drawing(width=200, height=100, rotate=90)
    page.text(50, 50, "words")
    data = make_pdf(page)
    document = read_pdf(data, Settings())
    picture = page_picture(data, 1, 2)
    assert picture.size == (200, 400)
    box = lines(document)[0].place.box
    assert box is not None
    marked = draw_boxes(picture, [*page_markings(document.pages[0]), Marking(box, "value")], 2)
    corner = marked.getpixel((round(box[0] * 2), round(box[1] * 2)))
    assert corner == tuple(int(COLOURS["value"][i : i + 2], 16) for i in (1, 3, 5))
    assert marked.tobytes() != picture.tobytes()


def test_a_picture_of_no_page_is_refused() -> None:
    data = make_pdf(Drawing())
    with pytest.raises(ValueError, match="page 2 of 1"):
        page_picture(data, 2, 1)
    with pytest.raises(ValueError, match="scale"):
        page_picture(data, 1, 0)
    with pytest.raises(DocumentError):
        page_picture(b"%PDF-1.5 nothing", 1, 1)


# ---- the shared reports


@needs_shared
@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.name)
def test_every_true_score_of_a_report_is_printed_somewhere(path: Path) -> None:
    truth = json.loads((SHARED / "gold" / f"{path.name.split('.')[0]}.json").read_text(encoding="utf-8"))
    document = read_pdf(path.read_bytes(), Settings())
    assert document.error_code is None and document.notices == ()
    assert {page.state for page in document.pages} == {"read"}
    printed = "\n".join(texts(document) + [cell.text for table in tables(document) for cell in table.cells])
    printed = printed.translate({ord(thai): str(value) for value, thai in enumerate("๐๑๒๓๔๕๖๗๘๙")})
    numbers = {Decimal(number) for number in re.findall(r"\d+\.\d+|\d+", printed)}
    assert {score["score"] for score in truth["scores"] if Decimal(score["score"]) not in numbers} == set()


@needs_shared
@pytest.mark.parametrize("kind", ["chrome", "office"])
def test_the_score_tables_of_a_report_are_cells(kind: str) -> None:
    document = read_pdf((SHARED / "pdf" / f"nong-saeng-2565.{kind}.pdf").read_bytes(), Settings())
    rows = [row for table in tables(document) for row in grid(table) if len(row) == 2]
    scores = [row[1] for row in rows if re.fullmatch(r"[๐-๙]{2,3}\.[๐-๙]{2}", row[1])]
    assert scores == [
        "๑๐๐.๐๐",
        "๙๙.๖๑",
        "๑๐๐.๐๐",
        "๙๘.๘๔",
        "๙๘.๔๕",
        "๙๙.๗๒",
        "๙๙.๕๗",
        "๙๙.๗๙",
        "๑๐๐.๐๐",
        "๙๓.๗๕",
        "๙๘.๔๗",
    ]
    for table in tables(document):
        check_cover(table)


@needs_shared
def test_a_scanned_report_waits_for_ocr() -> None:
    document = read_pdf((SHARED / "pdf" / "pa-tueng-2562.scan150.pdf").read_bytes(), Settings(ocr=False))
    assert document.error_code == "needs_ocr" and texts(document) == []
    assert {page.state for page in document.pages} == {"needs_ocr"}


FAULTS = sorted((SHARED / "faults").glob("*.pdf"))


@pytest.mark.skipif(not FAULTS, reason="the shared broken files are not beside this checkout")
def test_broken_files_end_in_a_document_or_a_refusal(capfd: pytest.CaptureFixture[str]) -> None:
    for path in FAULTS[::12]:
        try:
            document = read_pdf(path.read_bytes(), Settings())
        except DocumentError as error:
            assert "\n" not in str(error)
        else:
            assert document.page_count == len(document.pages)
            for table in tables(document):
                check_cover(table)
    assert capfd.readouterr() == ("", "")


def small_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them the catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, len(out))
    )


def test_why_a_file_cannot_be_opened_rests_on_its_own_bytes() -> None:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    no_pages = small_pdf(catalog, b"<< /Type /Pages /Kids [] /Count 0 >>")
    secret = b"<" + b"5a" * 32 + b">"
    locked = small_pdf(
        catalog, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O " + secret + b" /U " + secret + b" >>",
        trailer=b"/Encrypt 4 0 R /ID [<00><00>]",
    )  # fmt: skip
    found = [read_document(data, "a.pdf", Settings()).error_code for data in (no_pages, locked, no_pages)]
    assert found == ["damaged_file", "password_protected", "damaged_file"]


def test_documents_in_a_portfolio_are_told() -> None:
    document, made = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(300, 300).gen_content()
    for name in ("รายงาน.PDF", "press.joboptions"):
        document.new_attachment(name).set_data(b"%PDF-")
    document.save(made)
    notices = read_document(made.getvalue(), "a.pdf", Settings(ocr=False)).notices
    assert [(n.code, "รายงาน.PDF" in n.message) for n in notices] == [(NoticeCode.EMBEDDED_PART_NOT_READ, True)]


def test_pages_of_a_report_in_a_portfolio_are_counted_on() -> None:
    drawings = [Drawing(), Drawing()]
    for number, drawing in enumerate(drawings):
        drawing.text(20, 200, f"total 8{number}.25")
    report, outer = make_pdf(*drawings), pypdfium2.PdfDocument.new()
    outer.new_page(300, 300).gen_content()
    for name, content in (("letter.pdf", b"%PDF-"), ("report.pdf", report)):
        outer.new_attachment(name).set_data(content)
    made = io.BytesIO()
    outer.save(made)
    found = read_document(made.getvalue(), "a.pdf", Settings(ocr=False))
    assert [line.text for page in found.pages[1:] for line in page.blocks if isinstance(line, TextLine)] == [
        "total 80.25", "total 81.25"
    ]  # fmt: skip
    assert [(notice.code, notice.page) for notice in found.notices] == [
        (NoticeCode.EMBEDDED_PART_NOT_READ, None), (NoticeCode.ATTACHED_PAGES, 2)
    ]  # fmt: skip
    with contextlib.closing(open_pdfium(made.getvalue())) as document:  # what draws its pages counts them so, too
        assert len(document) == found.page_count == 3


def test_a_form_that_only_a_program_draws_is_told() -> None:
    catalog = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 4 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    data = small_pdf(
        catalog, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, b"<< /Length 4 >>\nstream\n<a/>\nendstream"
    )
    codes = [
        (notice.code, "XFA" in notice.message) for notice in read_document(data, "a.pdf", Settings(ocr=False)).notices
    ]
    assert codes == [(NoticeCode.EMBEDDED_PART_NOT_READ, True)]
