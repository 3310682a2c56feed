"""Tells what a file is by its content; its name only helps where content cannot."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.text_encoding import Decoded, decode_text, is_binary
from prongsai.extract.picture_file import is_heif, is_picture
from prongsai.extract.picture_set import is_set

BINARY = "application/octet-stream"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
_PDF_WINDOW = 1024  # where readers look for the header
_HEAD = 4096  # bytes in which an XML file names its form
_PDF_WORDS = re.compile(rb"\bendobj\b|startxref|\btrailer\b\s*<<|\d+ \d+ obj\b")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."  # the first, uncompressed member of such a file
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
    (b"RIFF", "image/webp"),
    (b"BM", "image/bmp"),
)
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"Rar!", "application/vnd.rar", "a RAR archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive: unpack it first"),
    (b"\x1f\x8b", "application/gzip", "a gzip archive: unpack it first"),
    (b"%!PS", "application/postscript", "a PostScript file: convert it to PDF"),
    (b"MIME-Version:", "multipart/related", "a web archive (MHTML): save it as HTML or PDF"),
)
_ZIP_KINDS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook", "application/vnd.ms-excel.sheet.binary.macroEnabled.12", "a binary Excel workbook"),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANY = re.compile(r"\s*<(?:table|div|p|h[1-6]|section|article|center|ul|ol|style|span|br|b|pre)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of files that can be read.

    `matches` takes the whole file and the suffix of its name in lower case, and tells whether the file is of this kind;
    None where only the decoded text tells it. It never raises.
    """

    media_type: str
    matches: Callable[[bytes, str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is. `decoded` holds the text of text files. `markdown`: its name says Markdown."""

    kind: Kind
    media_type: str
    decoded: Decoded | None = None
    markdown: bool = False


class SniffError(DocumentError):
    """A file that cannot be read, with the media type that its content shows."""

    def __init__(self, code: ErrorCode, message: str, media_type: str) -> None:
        super().__init__(code, message)
        self.media_type = media_type


def _is_pdf(data: bytes, suffix: str) -> bool:
    head = data[:_PDF_WINDOW].find(b"%PDF-")
    if head == 0:
        return True
    return (head > 0 or b"startxref" in data[-4096:]) and b"endobj" in data


def _names_in(data: bytes) -> list[str]:
    """The names in a ZIP archive; none where it is damaged, or none at all."""
    if not data.startswith(_ZIP):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except _BROKEN_ZIP:
        return []


def _is_docx(data: bytes, suffix: str) -> bool:
    names = _names_in(data)
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def _is_xlsx(data: bytes, suffix: str) -> bool:
    return "xl/workbook.xml" in _names_in(data)


def _is_pptx(data: bytes, suffix: str) -> bool:
    return "ppt/presentation.xml" in _names_in(data)


def _is_open_document(kind: bytes) -> Callable[[bytes, str], bool]:
    return lambda data, suffix: _OPEN_DOCUMENT + kind in data[:200] and "content.xml" in _names_in(data)


def _is_xml(*names: bytes) -> Callable[[bytes, str], bool]:
    """An office file of one XML file; all the names stand at its beginning."""
    return lambda data, suffix: (
        data[:_PDF_WINDOW].lstrip(codecs.BOM_UTF8 + b" \r\n\t").startswith(b"<")
        and all(n in data[:_HEAD] for n in names)
    )


def _is_flat(kind: bytes) -> Callable[[bytes, str], bool]:
    return _is_xml(b"<office:document", b'"application/vnd.oasis.opendocument.' + kind + b'"')


def _is_old(*streams: str) -> Callable[[bytes, str], bool]:
    return lambda data, suffix: _has_stream(data, *streams) and not _has_stream(data, "EncryptedPackage")


def _has_stream(data: bytes, *names: str) -> bool:
    """Whether an OLE container (an old Office file, or one with a password) has a stream of one of these names."""
    return data.startswith(_OLE) and any(name.encode("utf-16-le") in data for name in names)


PDF = Kind("application/pdf", _is_pdf)
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _is_docx)
XLSX = Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _is_xlsx)
PPTX = Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", _is_pptx)
DOC = Kind("application/msword", _is_old("WordDocument"))
PPT = Kind("application/vnd.ms-powerpoint", _is_old("PowerPoint Document"))
XLS = Kind("application/vnd.ms-excel", _is_old("Workbook", "Book"))  # behind Word: a document may hold a workbook
ODT = Kind("application/vnd.oasis.opendocument.text", _is_open_document(b"text"))
ODS = Kind("application/vnd.oasis.opendocument.spreadsheet", _is_open_document(b"spreadsheet"))
ODP = Kind("application/vnd.oasis.opendocument.presentation", _is_open_document(b"presentation"))
EXCEL_XML = Kind("application/vnd.ms-excel", _is_xml(b"<Workbook", b"urn:schemas-microsoft-com:office:spreadsheet"))
FLAT_ODT = Kind(ODT.media_type, _is_flat(b"text"))
FLAT_ODS = Kind(ODS.media_type, _is_flat(b"spreadsheet"))
FLAT_ODP = Kind(ODP.media_type, _is_flat(b"presentation"))
XML_KINDS = (EXCEL_XML, FLAT_ODT, FLAT_ODS, FLAT_ODP)
RTF = Kind("application/rtf", lambda data, suffix: data.startswith(b"{\\rtf"))
HTML = Kind("text/html")
TEXT = Kind("text/plain")


def _begins_with(start: bytes) -> Callable[[bytes, str], bool]:
    return lambda data, suffix: data.startswith(start) and is_picture(data)


PICTURE_SET = Kind("image/x-pages", lambda data, suffix: is_set(data))
PICTURES = (
    *(Kind(media_type, _begins_with(start)) for start, media_type in _PICTURES),
    Kind("image/heif", lambda data, suffix: is_heif(data)),
)
KINDS = (PDF, DOCX, XLSX, PPTX, DOC, PPT, XLS, ODT, ODS, ODP, *XML_KINDS, RTF, PICTURE_SET, *PICTURES, HTML, TEXT)


def sniff(data: bytes, name: str, kinds: Iterable[Kind] = KINDS) -> Sniffed:
    """Tell what a file is.

    Args:
        data: the whole file.
        name: its name or path; only the suffix counts, and only where content leaves it open.
        kinds: what can be read; the first that matches counts, before any file is refused.

    Raises:
        SniffError: `empty_file`, `unsupported_type`, `password_protected`,
            `damaged_file` or `undecodable_text`, each with one line that names the remedy.
    """
    if not data.strip():
        raise SniffError(ErrorCode.EMPTY_FILE, "the file has no content", BINARY if data else "application/x-empty")
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    for kind in kinds:
        if kind.matches is not None and kind.matches(data, suffix):
            return Sniffed(kind, kind.media_type)
    if data.startswith(_ZIP):
        raise _zip_error(data)
    if data.startswith(_OLE):
        raise _ole_error(data)
    _refuse_known(data)
    return Sniffed(PDF, PDF.media_type) if _is_broken_pdf(data, suffix) else _sniff_text(data, suffix)


def _is_broken_pdf(data: bytes, suffix: str) -> bool:
    """Whether a file without a PDF header is called a PDF and holds the words of one."""
    return suffix == ".pdf" and bool(_PDF_WORDS.search(data))


def _refuse_known(data: bytes) -> None:
    if data[4:12] == b"ftypavif":
        raise SniffError(ErrorCode.UNSUPPORTED_TYPE, "an AVIF picture: save it as JPEG or PNG", "image/avif")
    for start, media_type, message in _OTHERS:
        if data.startswith(start):
            raise SniffError(ErrorCode.UNSUPPORTED_TYPE, message, media_type)


def _zip_error(data: bytes) -> SniffError:
    """Why an archive that is no Word file cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names and _small(archive) else b""
    except _BROKEN_ZIP:
        is_word = b"word/" in data
        what = "a Word file" if is_word else "a ZIP archive"
        return SniffError(
            ErrorCode.DAMAGED_FILE,
            f"{what} that is cut off or damaged: fetch it again",
            DOCX.media_type if is_word else "application/zip",
        )
    for prefix, media_type, what in _ZIP_KINDS:
        if any(name.startswith(prefix) for name in names):
            return SniffError(ErrorCode.UNSUPPORTED_TYPE, f"{what}: save it as docx or PDF", media_type)
    if mimetype.startswith((b"application/vnd.oasis", b"application/epub")):
        kind = mimetype.decode("ascii", "backslashreplace").strip()
        return SniffError(ErrorCode.UNSUPPORTED_TYPE, f"a file of type {kind[:60]}: save it as docx or PDF", kind[:100])
    return SniffError(
        ErrorCode.UNSUPPORTED_TYPE, f"a ZIP archive of {len(names)} files: unpack it first", "application/zip"
    )


def _small(archive: zipfile.ZipFile) -> bool:
    return archive.getinfo("mimetype").file_size < 1000


def _ole_error(data: bytes) -> SniffError:
    """Old Office files, and new ones with a password, are OLE containers; their stream names tell which."""
    if _has_stream(data, "EncryptedPackage"):
        return SniffError(
            ErrorCode.PASSWORD_PROTECTED,
            "an Office file with a password: save it without one",
            "application/x-ole-storage",
        )
    return SniffError(
        ErrorCode.UNSUPPORTED_TYPE, "an old Office file: save it as docx or PDF", "application/x-ole-storage"
    )


def _sniff_text(data: bytes, suffix: str) -> Sniffed:
    html = bool(re.search(rb"<(?:!doctype\s+html|html|head|meta)\b", data[:4096], re.IGNORECASE))
    try:
        decoded = decode_text(data, html)
    except DocumentError as error:
        if _looks_binary(data):
            raise SniffError(ErrorCode.UNSUPPORTED_TYPE, "neither a document nor text", BINARY) from error
        raise SniffError(error.code, str(error), (HTML if html else TEXT).media_type) from error
    text = decoded.text
    if is_binary(text):
        raise SniffError(ErrorCode.UNSUPPORTED_TYPE, "neither a document nor text", BINARY)
    if not text.strip("\ufeff \t\r\n\f\u200b"):
        raise SniffError(ErrorCode.EMPTY_FILE, "the file has no content", TEXT.media_type)
    if _HTML_START.match(text) or (suffix in (".html", ".htm", ".xhtml", ".xht") and _HTML_ANY.match(text)):
        return Sniffed(HTML, HTML.media_type, decoded)
    if re.match(r"\s*<\?xml\b", text):
        raise SniffError(ErrorCode.UNSUPPORTED_TYPE, "an XML file: save it as docx or PDF", "application/xml")
    return Sniffed(TEXT, TEXT.media_type, decoded, suffix in (".md", ".markdown", ".mkd"))


def _looks_binary(data: bytes) -> bool:
    """Whether bytes that do not decode hold control codes that no text has."""
    sample = data[:8192]
    odd = sum(1 for byte in sample if byte < 9 or 14 <= byte < 27 or 28 <= byte < 32)
    return b"\0" in sample or odd * 50 > len(sample)
