"""A first look at every page of a long PDF with PDFium: which pages can hold anything about the assessment.

PDFium gives a page's plain text some thirty times faster than a careful reading. Its text is used for
this question alone, never as evidence. The look errs on the side of reading: a page is left out only
where a long document has text on it and not one word of the assessment, nor on its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from prongsai.extract.attached_pages import Attached, is_empty_form, join_attached, joined
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.pdf.forms.blocks import blocks_of_form
from prongsai.extract.pdf.forms.packets import Form, form_of
from prongsai.extract.pdfium import open_alone
from prongsai.extract.records import Notice, NoticeCode, Page, Table
from pythainlp import thai_above_vowels, thai_below_vowels, thai_tonemarks

READ_ALL = 30  # pages; a report of ordinary length is read wholly
_ENDS = 3  # pages at either end of a book that are always read: cover, preface, contents, annex
_DRAWN = 8  # drawings on a page that may be the rules of a table running on
_THAI_SHARE = 0.2  # of the letters; with less Thai the words cannot be looked for

# Words that a page about the assessment holds. Compared without spaces, marks and vowels above or below,
# so that a damaged text layer is still recognized.
_WORDS = (
    "ตัวชี้วัด", "คุณธรรมและความโปร่งใส", "ประเมินคุณธรรม", "โปร่งใส", "มาตรการ", "ผู้รับผิดชอบ",
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "ทรัพย์สินของราชการ", "แก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "ปรับปรุงการทำงาน", "ปรับปรุงระบบการทำงาน",
    "การเปิดเผยข้อมูล", "ป้องกันการทุจริต", "ผู้มีส่วนได้ส่วนเสีย", "แบบวัด", "แบบตรวจ", "ผลการประเมิน",
    "คะแนน", "ค่าเฉลี่ย", "ระดับผ่าน", "ผ่านดี", "ต้องปรับปรุง", "สินบน", "ป.ป.ช",
)  # fmt: skip
_LATIN = re.compile(r"(?<![A-Z])(?:ITAS?|IIT|EIT|OIT|INTEGRITY|TRANSPARENCY)(?![A-Z])", re.IGNORECASE)
_DROPPED = re.compile(
    f"[\\s{thai_above_vowels}{thai_below_vowels}{thai_tonemarks}ฺ์๎\uf700-\uf71a\uf884-\uf89e\u200b\x00-\x1f\ufffe\ufffd�]+"
)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What PDFium says of a document: how many pages, which of them (from 1) need not be read, documents in it.

    `whole` is the file with the pages of the PDFs in it as its own, None where there are none.
    """

    page_count: int
    skipped: frozenset[int] = frozenset()
    attached: tuple[Attached, ...] = ()
    whole: bytes | None = None
    empty_form: bool = False
    form: Form | None = None  # of an empty form: what it is drawn from


def with_parts(
    look: FirstLook | None, pages: Sequence[Page], notices: Sequence[Notice]
) -> tuple[list[Page], list[Notice]]:
    """The pages, the first with what a form prints that stands on no page; and what became of what a PDF holds."""
    if look is None:
        return list(pages), list(notices)
    told = [*notices, *_documents_told(look)]
    if not look.empty_form:
        return list(pages), told
    blocks = blocks_of_form(look.form, 1) if look.form is not None and pages and _stand_in(pages) else ()
    if not blocks:
        told.append(Notice(NoticeCode.EMBEDDED_PART_NOT_READ, "the data of the form (XFA) were not read"))
        return list(pages), told
    first = replace(pages[0], blocks=(*pages[0].blocks, *blocks), origin=pages[0].origin or "text_layer", state="read")
    message = "the page only stands in for a form (XFA): what was read are the form's data, row by row"
    return [first, *pages[1:]], [*told, Notice(NoticeCode.FORM_DATA_READ, message, 1)]


def _stand_in(pages: Sequence[Page]) -> bool:
    """Whether pages say nothing of the assessment, so that no viewer shows a report on them."""
    blocks = [block for page in pages for block in page.blocks]
    texts = [cell.text for block in blocks for cell in (block.cells if isinstance(block, Table) else (block,))]
    return all(page.state != "skipped" for page in pages) and not any(_names_it(text) for text in texts)


def _documents_told(look: FirstLook) -> list[Notice]:
    """What became of the documents in one."""
    told: list[Notice] = []
    first = look.page_count - sum(inner.pages or 0 for inner in look.attached) + 1
    for inner in look.attached:
        if not inner.pages:
            told.append(Notice(NoticeCode.EMBEDDED_PART_NOT_READ, f"the file {inner.name!r} in this PDF was not read"))
            continue
        last = first + inner.pages - 1
        pages = f"pages {first} to {last} are" if last > first else f"page {first} is"
        told.append(Notice(NoticeCode.ATTACHED_PAGES, f"{pages} of the file {inner.name!r} in this PDF", first))
        first = last + 1
    return told


def fold(text: str) -> str:
    """Take away what damage touches first: spaces, marks above and below, the two forms of sara am."""
    return _DROPPED.sub("", text).replace("\u0e33", "\u0e32")


_FOLDED = re.compile("|".join(sorted((re.escape(fold(word)) for word in _WORDS), key=len, reverse=True)))


def matters(text: str) -> bool:
    """Whether the text of a page holds a word of the assessment, or cannot be judged.

    Args:
        text: a page's text in any state of repair.
    """
    if _names_it(text):
        return True
    letters = sum(1 for char in text if char.isalpha())
    thai = sum(1 for char in text if "\u0e00" <= char <= "\u0e7f" and char.isalpha())
    return letters > 0 and thai < _THAI_SHARE * letters


def _names_it(text: str) -> bool:
    return _LATIN.search(text) is not None or _FOLDED.search(fold(text)) is not None


def first_look(data: bytes, max_pages: int) -> FirstLook:
    """Look at every page.

    Args:
        data: the whole PDF.
        max_pages: documents with more pages are refused.

    Raises:
        DocumentError: password protected, damaged beyond reading, or too many pages.
    """
    document = open_alone(data)
    try:
        attached, empty_form = join_attached(document, data), is_empty_form(document)
        form = form_of(document) if empty_form else None
        count = len(document)
        if count > max_pages:
            raise DocumentError(ErrorCode.TOO_MANY_PAGES, f"{count} pages; the limit is {max_pages}")
        skipped: frozenset[int] = frozenset()
        if count > READ_ALL:
            texts = [_page_text(document, index) for index in range(count)]
            skipped = frozenset(range(1, count + 1)) - _wanted(document, texts)
        whole = joined(document) if any(inner.pages for inner in attached) else None
    finally:
        document.close()
    return FirstLook(count, skipped, attached, whole, empty_form, form)


def _page_text(document: pdfium.PdfDocument, index: int) -> str | None:
    """A page's text as PDFium has it; None where it has none or fails."""
    try:
        page = document[index]
        try:
            text_page = page.get_textpage()
            try:
                text = str(text_page.get_text_range(errors="replace"))
            finally:
                text_page.close()
        finally:
            page.close()
    except pdfium.PdfiumError:
        return None
    return text if text.strip() else None


def _wanted(document: pdfium.PdfDocument, texts: Sequence[str | None]) -> frozenset[int]:
    """Numbers of the pages to read: those that matter, their neighbours, tables that run on, both ends."""
    count = len(texts)
    wanted: set[int] = set(range(1, _ENDS + 1)) | set(range(count - _ENDS + 1, count + 1))
    for number, text in enumerate(texts, 1):
        if text is None:
            wanted.add(number)  # a picture or nothing: reading it is cheap, and the row must say so
        elif matters(text):
            wanted.update(n for n in (number - 1, number, number + 1) if 1 <= n <= count)
            follower = number + 2
            while follower <= count and follower not in wanted and _is_drawn(document, follower - 1):
                wanted.add(follower)
                follower += 1
    return frozenset(wanted)


def _is_drawn(document: pdfium.PdfDocument, index: int) -> bool:
    """Whether a page holds so many lines that a table may be on it."""
    try:
        page = document[index]
        try:
            paths = 0
            for item in page.get_objects(max_depth=2):
                if item.type == pdfium_c.FPDF_PAGEOBJ_PATH:
                    paths += 1
                    if paths >= _DRAWN:
                        return True
        finally:
            page.close()
    except pdfium.PdfiumError:
        return True
    return False
