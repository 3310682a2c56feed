"""PDFs with a text layer into pages of lines and tables.

pdfminer reads the pages (see `extract.pdf.interpreter`); PDFium takes the first look, opens what pdfminer cannot, and
tells which pages of a long book can be left out. Pages are read one at a time and let go of at once.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from prongsai.extract.errors import DocumentError, ErrorCode, of_page
from prongsai.extract.garbage import collector_paused
from prongsai.extract.layout.page_layout import blocks_of_page, edges_for_next_page
from prongsai.extract.layout.page_objects import PageObjects
from prongsai.extract.pdf.glyphs.garbled_text import garbled
from prongsai.extract.pdf.glyphs.legacy_codes import LEAST, decode_legacy_fonts
from prongsai.extract.pdf.glyphs.overprinting import whole_strings
from prongsai.extract.pdf.glyphs.skewed_layers import as_printed
from prongsai.extract.pdf.ink_check import leave_out_inkless
from prongsai.extract.pdf.interpreter import page_objects, title_of
from prongsai.extract.pdf.page_selection import FirstLook, first_look, with_parts
from prongsai.extract.pdf.pdfium_page import objects_by_pdfium
from prongsai.extract.pdf.pictures import leave_holes
from prongsai.extract.pdf.quiet import quiet
from prongsai.extract.pdf.text_layer_quality import LayerTotals, TextLayerQuality, assess, layer_facts, without_layer
from prongsai.extract.pdf.unseen_text import unseen_lines
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.records import BBox, Notice, NoticeCode, Page, RawDocument, TextOrigin
from prongsai.extract.sandbox.page_timeout import page_timeout
from prongsai.extract.sandbox.process_pool import request_more_time
from prongsai.extract.scan.doubted_layers import Doubt, waiting_in_doubt
from prongsai.extract.scan.pasted_pictures import with_pasted_pictures
from prongsai.extract.scan.recognition.ocr_engine import missing
from prongsai.extract.scan.scanned_pages import BLANK_PAGE, read_waiting
from prongsai.extract.settings import Settings

MEDIA_TYPE = "application/pdf"
_DAMAGED = "no PDF reader can read it: it is damaged or cut off; fetch it again"
_ORIGIN: TextOrigin = "text_layer"


def read_pdf(data: bytes, settings: Settings) -> RawDocument:
    """Read a PDF.

    Args:
        data: the whole file.
        settings: the limits of the run.

    Returns:
        The document. `error_code` is `needs_ocr` where no page has a usable text layer, `page_failed` where
        some pages could not be read.

    Raises:
        DocumentError: empty, damaged, password protected, too many pages; nothing else escapes.
    """
    if not data.strip(b"\x00\t\n\x0c\r "):
        raise DocumentError(ErrorCode.EMPTY_FILE, "the file is empty")
    with quiet():
        try:
            return PdfDocumentReader(data, settings).read()
        except DocumentError:
            raise
        except MemoryError as error:
            raise DocumentError(ErrorCode.OUT_OF_MEMORY, "the document needs more memory than there is") from error
        except Exception as error:  # whatever two PDF libraries raise on damaged bytes is one thing to us
            raise DocumentError(ErrorCode.DAMAGED_FILE, _DAMAGED) from error


class PdfDocumentReader:
    """One PDF being read: its text layer page by page, then the pictures of the pages that have none."""

    def __init__(self, data: bytes, settings: Settings) -> None:
        self.data = data
        self.settings = settings
        self.notices: list[Notice] = []
        self.totals = LayerTotals()
        self.pages: list[Page] = []
        self.pasted: dict[int, tuple[BBox, ...]] = {}  # pictures on pages of text, by page
        self.doubts: dict[int, Doubt] = {}  # by page: what its picture is asked before its text is believed
        self.title: str | None = None
        self._pdfium: pdfium.PdfDocument | None = None
        self.missing = ""  # why pictures cannot be read here

    def read(self) -> RawDocument:
        """The document; see `read_pdf`."""
        try:
            look = self._first_look()
            sources = self._open(look)
            request_more_time(self.settings.seconds_for(len(sources)) - self.settings.base_seconds)
            for number in range(1, len(sources) + 1):
                if look is not None and number in look.skipped:
                    reason = "no word of the assessment on this page or beside it"
                    self.pages.append(Page(number, state="skipped", reason=reason))
                else:
                    self.pages.append(self._page(number, sources[number - 1]))
                sources[number - 1] = None  # let go of what the page held
            self._judge_layer()
            self._read_pictures()
            self.pages, self.notices = with_parts(look, self.pages, self.notices)
        finally:
            if self._pdfium is not None:
                self._pdfium.close()
        return self._document()

    # ---- opening

    def _first_look(self) -> FirstLook | None:
        """PDFium's view; None where it cannot open what pdfminer perhaps can."""
        try:
            look = first_look(self.data, self.settings.max_pages)
            self.data = look.whole or self.data
            return look
        except DocumentError as error:
            if error.code is ErrorCode.TOO_MANY_PAGES:
                raise
            self._refusal = error
            return None

    def _open(self, look: FirstLook | None) -> list[PDFPage | None]:
        """The pages of pdfminer; as many None as PDFium has pages where pdfminer finds none.

        Raises:
            DocumentError: neither can open the document, or it asks for a password.
        """
        pages: list[PDFPage | None] = []
        problem: Exception | None = None
        try:
            document = PDFDocument(PDFParser(io.BytesIO(self.data)))
            self.manager = PDFResourceManager()
            self.title = title_of(document)
            for page in PDFPage.create_pages(document):
                pages.append(page)
                if len(pages) > self.settings.max_pages:
                    message = f"more than {self.settings.max_pages} pages"
                    raise DocumentError(ErrorCode.TOO_MANY_PAGES, message)
        except DocumentError:
            raise
        except (PDFPasswordIncorrect, PDFEncryptionError) as error:
            if look is None:
                message = "the document asks for a password"
                raise DocumentError(ErrorCode.PASSWORD_PROTECTED, message) from error
            problem = error
        except Exception as error:
            problem = error
        if look is None:
            if pages and problem is None:
                return pages
            raise self._refusal
        if problem is not None or len(pages) < look.page_count:
            # Page numbers must be those of the file: what pdfminer found of it cannot be trusted for that.
            self._notice(NoticeCode.READ_BY_SECOND_READER, "PDFium read the pages that pdfminer could not find")
            return [None] * look.page_count
        if len(pages) > look.page_count:
            self._notice(NoticeCode.PAGE_COUNT_DIFFERS, f"two readers count {len(pages)} and {look.page_count} pages")
        return pages

    def _pdfium_document(self) -> pdfium.PdfDocument:
        """The document open in PDFium, which only pages without a usable text layer need."""
        if self._pdfium is None:
            self._pdfium = open_pdfium(self.data)
        return self._pdfium

    # ---- one page

    def _page(self, number: int, source: PDFPage | None) -> Page:
        try:
            with page_timeout(self.settings.one_page_seconds), collector_paused():
                return self._read_page(number, source)
        except MemoryError:
            raise
        except Exception as error:
            return Page(number, state="failed", reason=of_page(error))

    def _read_page(self, number: int, source: PDFPage | None) -> Page:
        objects = self._objects(number, source)
        objects.chars = whole_strings(objects.chars, objects.veils)
        leave_holes(objects)
        facts = layer_facts(objects)
        if facts.legacy >= LEAST and decode_legacy_fonts(objects):
            facts = layer_facts(objects)
        quality = assess(objects, facts)
        edges = edges_for_next_page(self.pages[-1]) if self.pages else ()
        blocks = as_printed(blocks_of_page(objects, number, edges), objects) if quality.keep else ()
        if quality.state == "read" and (reason := garbled(blocks)):
            quality, blocks = TextLayerQuality("needs_ocr", reason, keep=False), ()
        self.totals.add(objects, facts)
        if quality.pictures:
            self.pasted[number] = quality.pictures
        if quality.doubt:
            self.doubts[number] = quality.doubt
        if quality.notice:
            self._notice(NoticeCode.PICTURE_NOT_READ, quality.notice, number)
        return Page(
            number=number,
            blocks=blocks,
            width=round(objects.width, 2),
            height=round(objects.height, 2),
            origin=_ORIGIN if blocks else None,
            state="needs_ocr" if quality.state == "needs_ocr" else "read",
            reason=quality.reason,
            unseen=unseen_lines(objects, number),
        )

    def _objects(self, number: int, source: PDFPage | None) -> PageObjects:
        problem: Exception | None = None
        if source is not None:
            try:
                objects = page_objects(source, self.manager)
                if objects.doubts:
                    self._look_for_ink(objects, number)
                return objects
            except MemoryError:
                raise
            except Exception as error:
                problem = error
        document = self._pdfium_document()
        try:
            objects = objects_by_pdfium(document, number - 1)
        except Exception as error:
            raise problem or error from error
        if problem is not None:
            message = "PDFium read the page that pdfminer could not"
            self._notice(NoticeCode.READ_BY_SECOND_READER, message, number)
        return objects

    def _look_for_ink(self, objects: PageObjects, number: int) -> None:
        with suppress(DocumentError, pdfium.PdfiumError):  # a page that it cannot paint stays as its content says
            leave_out_inkless(objects, self._pdfium_document(), number - 1)

    # ---- the document

    def _judge_layer(self) -> None:
        """Throw away a text layer whose engine cannot write half of the Thai digits."""
        if not self.totals.made_by_tesseract:
            return
        self.notices = [n for n in self.notices if n.code is not NoticeCode.PICTURE_NOT_READ]  # the pictures will be
        self.pages = [without_layer(page) for page in self.pages]

    def _read_pictures(self) -> None:
        """Read the pages whose text layer cannot be used from their pictures."""
        wanted = self.doubts or self.pasted or any(page.state == "needs_ocr" for page in self.pages)
        if not self.settings.ocr or not wanted:
            return
        self.missing = missing()
        if not self.missing:
            document = self._pdfium_document()
            self.pages, self.notices = waiting_in_doubt(document, self.pages, self.doubts, self.notices)
            self.pages = read_waiting(document, self.pages, self.settings)
            self.pages, self.notices = with_pasted_pictures(
                document, self.pages, self.notices, self.pasted, self.settings
            )

    def _document(self) -> RawDocument:
        states = [page.state for page in self.pages]
        usable = any(page.state == "read" and page.blocks for page in self.pages)
        waiting = [page for page in self.pages if page.state == "needs_ocr"]
        failed = [page for page in self.pages if page.state == "failed"]
        if not waiting and not usable:
            waiting = [page for page in self.pages if page.reason == BLANK_PAGE]  # pictures, and nothing on them
        code: ErrorCode | None = None
        error: str | None = None
        if failed and len(failed) == len(states):
            raise DocumentError(ErrorCode.DAMAGED_FILE, failed[0].reason)
        if waiting and not usable:
            code = ErrorCode.MISSING_PROGRAM if self.missing else ErrorCode.NEEDS_OCR
            why = self.missing or waiting[0].reason
            error = f"no usable text layer on any of {len(states)} pages: {why}"
        elif failed:
            code = ErrorCode.PAGE_FAILED
            error = f"{len(failed)} of {len(states)} pages could not be read, first page {failed[0].number}"
        return RawDocument(
            media_type=MEDIA_TYPE,
            pages=tuple(self.pages),
            page_count=len(self.pages),
            text_origin=_origin(self.pages),
            title=self.title,
            error_code=code.value if code is not None else None,
            error=error,
            notices=tuple(self.notices),
        )

    def _notice(self, code: NoticeCode, message: str, page: int | None = None) -> None:
        self.notices.append(Notice(code, message, page))


def _origin(pages: Sequence[Page]) -> TextOrigin | None:
    origins = {page.origin for page in pages if page.blocks}
    if any(page.from_picture for page in pages):
        return "mixed"
    if not origins:
        return None
    return next(iter(origins)) if len(origins) == 1 else "mixed"
