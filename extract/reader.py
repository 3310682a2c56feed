"""Reads one document of any kind: what comes out is a `RawDocument`, also when it could not be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake import media_type as kinds
from prongsai.extract.intake.media_type import BINARY, DOCX, HTML, PDF, PICTURES, TEXT, Kind, Sniffed, SniffError, sniff
from prongsai.extract.office.ending_tables import with_last_paragraph
from prongsai.extract.office.libreoffice import converted
from prongsai.extract.office.open_text import without_unseen
from prongsai.extract.office.slides import read_slides
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.picture_file import as_pdf, pages_of
from prongsai.extract.records import Notice, NoticeCode, RawDocument
from prongsai.extract.scan.pictures_in_text import PicturesInText
from prongsai.extract.settings import Settings
from prongsai.extract.sidecar.document import with_words_of
from prongsai.extract.text.html_document import read_html
from prongsai.extract.text.text_document import read_text
from prongsai.extract.word.document import read_docx
from prongsai.extract.word.flat_package import is_flat_package, to_package
from prongsai.extract.workbook.document import document_of
from prongsai.extract.workbook.ods import read_ods
from prongsai.extract.workbook.sheets import Sheet
from prongsai.extract.workbook.xls import read_xls
from prongsai.extract.workbook.xlsx import read_xlsx

Reader = Callable[[bytes, Sniffed, Settings], RawDocument]  # may raise DocumentError


def _of_text(read: Callable[[str, Sniffed, Settings], RawDocument]) -> Reader:
    """A reader of decoded text as a reader of files: it refuses too long ones and tells what was cut off."""

    def read_decoded(data: bytes, sniffed: Sniffed, settings: Settings) -> RawDocument:
        decoded = sniffed.decoded
        assert decoded is not None
        if len(decoded.text) > settings.max_text_chars:
            message = f"{len(decoded.text)} characters; the limit is {settings.max_text_chars}"
            raise DocumentError(ErrorCode.TOO_LARGE, message)
        raw = read(decoded.text, sniffed, settings)
        if decoded.cut_bytes:
            notice = Notice(
                NoticeCode.TEXT_CUT_OFF, f"the last character is cut off: {decoded.cut_bytes} bytes left out"
            )
            raw = dataclasses.replace(raw, notices=(*raw.notices, notice))
        return raw

    return read_decoded


def _read_picture(data: bytes, sniffed: Sniffed, settings: Settings) -> RawDocument:
    """Read a picture file as the scan of a page, or of several."""
    return dataclasses.replace(read_pdf(as_pdf(data), settings), media_type=sniffed.media_type)


def _read_pictures(data: bytes, sniffed: Sniffed, settings: Settings) -> RawDocument:
    """Read several pictures of one document as its pages, and tell that they were put together."""
    whole, unread = pages_of(data)
    raw = dataclasses.replace(read_pdf(whole, settings), media_type=sniffed.media_type)
    told = [Notice(NoticeCode.ATTACHED_PAGES, "several pictures are read as the pages of one document")]
    told += [Notice(NoticeCode.EMBEDDED_PART_NOT_READ, f"picture {number} of them was not read") for number in unread]
    return dataclasses.replace(raw, notices=(*raw.notices, *told))


def _read_word(data: bytes, settings: Settings) -> RawDocument:
    """Read a Word file with the pictures in it."""
    return read_docx(data, settings, PicturesInText(settings).read)


def _of_sheets(read: Callable[[bytes], list[Sheet]]) -> Reader:
    """A reader of workbooks with the pictures on their sheets."""
    return lambda data, sniffed, settings: document_of(read(data), sniffed.media_type, PicturesInText(settings).read)


# what is done to a file before LibreOffice opens it
_PREPARED: dict[str, Callable[[bytes], bytes]] = {
    ".odt": without_unseen,
    ".fodt": without_unseen,
    ".doc": with_last_paragraph,
}


def _by_libreoffice(suffix: str, form: str) -> Reader:
    """A reader of office files that LibreOffice turns into Word files, workbooks or slides first."""

    def read(data: bytes, sniffed: Sniffed, settings: Settings) -> RawDocument:
        made = converted(_PREPARED.get(suffix, bytes)(data), suffix, form)
        if form == "pptx":
            return read_slides(made, sniffed.media_type, PicturesInText(settings).read)
        if form == "xlsx":
            return document_of(read_xlsx(made), sniffed.media_type, PicturesInText(settings).read)
        return dataclasses.replace(_read_word(made, settings), media_type=sniffed.media_type)

    return read


FLAT_DOCX = Kind(DOCX.media_type, lambda data, _: is_flat_package(data))
READERS: dict[Kind, Reader] = {  # another kind is one more line: what tells it, and what reads it
    PDF: lambda data, _, settings: read_pdf(data, settings),
    DOCX: lambda data, _, settings: _read_word(data, settings),
    FLAT_DOCX: lambda data, _, settings: _read_word(to_package(data), settings),
    kinds.XLSX: _of_sheets(read_xlsx),
    kinds.PPTX: lambda data, sniffed, settings: read_slides(data, sniffed.media_type, PicturesInText(settings).read),
    kinds.DOC: _by_libreoffice(".doc", "docx"),
    kinds.PPT: _by_libreoffice(".ppt", "pptx"),
    kinds.XLS: _of_sheets(read_xls),
    kinds.ODT: _by_libreoffice(".odt", "docx"),
    kinds.ODS: _of_sheets(read_ods),
    kinds.ODP: _by_libreoffice(".odp", "pptx"),
    kinds.EXCEL_XML: _by_libreoffice(".xml", "xlsx"),
    kinds.FLAT_ODT: _by_libreoffice(".fodt", "docx"),
    kinds.FLAT_ODS: _by_libreoffice(".fods", "xlsx"),
    kinds.FLAT_ODP: _by_libreoffice(".fodp", "pptx"),
    kinds.RTF: _by_libreoffice(".rtf", "docx"),
    kinds.PICTURE_SET: _read_pictures,
    **dict.fromkeys(PICTURES, _read_picture),
    HTML: _of_text(lambda text, _, settings: read_html(text, PicturesInText(settings).read)),
    TEXT: _of_text(lambda text, sniffed, _: read_text(text, sniffed.markdown)),
}


def recognise(data: bytes, name: str) -> Sniffed:
    """Tell which kind a file is of those that can be read; see `extract.intake.media_type.sniff`.

    Raises:
        SniffError: it is none of them.
    """
    return sniff(data, name, READERS)


@dataclasses.dataclass(frozen=True, slots=True)
class Beside:
    """A text that lies beside a PDF under the same name: its bytes and its name."""

    data: bytes
    name: str


def text_in(path: Path | None, settings: Settings) -> Beside | None:
    """The text beside a PDF; what cannot be read is as good as none, and has a row of its own that says so."""
    try:
        if path is None or path.stat().st_size > settings.max_file_bytes:
            return None
        return Beside(path.read_bytes(), path.name)
    except OSError:
        return None


def read_document(data: bytes, name: str, settings: Settings, beside: Beside | None = None) -> RawDocument:
    """Read a file whose type its content tells.

    Args:
        data: the whole file.
        name: its name or path, used only to tell Markdown or HTML fragments from plain text.
        settings: the limits of the run.
        beside: a text whose words are used for scanned pages, see `extract.sidecar.document`.

    Returns:
        The document; with `error_code` and `error` set where nothing (or only a part) could be read.
    """
    raw = _read_alone(data, name, settings)
    if beside is None or not any(page.origin == "ocr" for page in raw.pages):
        return raw
    if not _is_text(beside):
        return raw
    text = _read_alone(beside.data, beside.name, settings)
    return with_words_of(raw, text, beside.name) if text.text_origin == "text" else raw


def _is_text(beside: Beside) -> bool:
    """Whether the file beside a PDF is what its name says, and not another PDF to be read twice."""
    try:
        return recognise(beside.data, beside.name).decoded is not None
    except SniffError:
        return False


def _read_alone(data: bytes, name: str, settings: Settings) -> RawDocument:
    media_type = BINARY
    try:
        if len(data) > settings.max_file_bytes:
            raise DocumentError(ErrorCode.TOO_LARGE, f"{len(data)} bytes; the limit is {settings.max_file_bytes} bytes")
        sniffed = recognise(data, name)
        media_type = sniffed.media_type
        return READERS[sniffed.kind](data, sniffed, settings)
    except SniffError as error:
        return RawDocument(error.media_type, error_code=error.code.value, error=one_line(error))
    except DocumentError as error:
        return RawDocument(media_type, error_code=error.code.value, error=one_line(error))


def one_line(error: BaseException) -> str:
    """The message of an error on one line."""
    return " ".join(str(error).split()) or type(error).__name__
