from __future__ import annotations

import io
import zipfile

import pytest
from prongsai.extract.errors import ErrorCode
from prongsai.extract.intake.media_type import DOCX, HTML, PDF, TEXT, Kind, SniffError, sniff


def make_zip(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")  # of no date, so that a test is called alike each time
    return buffer.getvalue()


A_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF"
WORD = make_zip("[Content_Types].xml", "word/document.xml")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "name", "kind", "media_type"),
    [
        (A_PDF, "report.pdf", PDF, "application/pdf"),
        (A_PDF, "report.txt", PDF, "application/pdf"),
        (b"junk\r\n" * 50 + A_PDF, "a.pdf", PDF, "application/pdf"),
        (A_PDF.replace(b"%PDF-1.7", b""), "a.pdf", PDF, "application/pdf"),
        (b"\xff broken\n4 0 obj << >>", "a.PDF", PDF, "application/pdf"),
        (b"4 0 obj is how a PDF begins an object.", "a.txt", TEXT, "text/plain"),
        (WORD, "a.pdf", DOCX, DOCX.media_type),
        (b"<!DOCTYPE html><p>x", "a.txt", HTML, "text/html"),
        (b"\xef\xbb\xbf <!-- saved -->\n<HTML><body>x", "a.doc", HTML, "text/html"),
        (b"<div>fragment</div>", "a.html", HTML, "text/html"),
        (b"<table><tr><td>1</td></tr></table>", "a.txt", TEXT, "text/plain"),
        (b"The header of a PDF is %PDF-1.7.", "a.txt", TEXT, "text/plain"),
        ("คะแนน".encode("cp874"), "a.md", TEXT, "text/plain"),
    ],
)
def test_content_decides(data: bytes, name: str, kind: Kind, media_type: str) -> None:
    sniffed = sniff(data, name)
    assert (sniffed.kind, sniffed.media_type) == (kind, media_type)


@pytest.mark.parametrize(
    ("data", "code", "media_type", "word"),
    [
        (b"", ErrorCode.EMPTY_FILE, "application/x-empty", "no content"),
        (b" \n\t ", ErrorCode.EMPTY_FILE, "application/octet-stream", "no content"),
        (b"\xef\xbb\xbf\r\n", ErrorCode.EMPTY_FILE, "text/plain", "no content"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            ErrorCode.PASSWORD_PROTECTED,
            "application/x-ole-storage",
            "password",
        ),
        (
            make_zip("[Content_Types].xml", "xl/workbook.bin"),
            ErrorCode.UNSUPPORTED_TYPE,
            "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
            "Excel",
        ),
        (
            make_zip("content.xml", mimetype="application/vnd.oasis.opendocument.graphics"),
            ErrorCode.UNSUPPORTED_TYPE,
            "application/vnd.oasis.opendocument.graphics",
            "opendocument",
        ),
        (make_zip("a.pdf", "b.pdf"), ErrorCode.UNSUPPORTED_TYPE, "application/zip", "2 files"),
        (WORD[:60], ErrorCode.DAMAGED_FILE, "application/zip", "damaged"),
        (WORD[:-30], ErrorCode.DAMAGED_FILE, DOCX.media_type, "Word"),
        (bytes(range(256)) * 20, ErrorCode.UNSUPPORTED_TYPE, "application/octet-stream", "neither"),
        (b"\x00\x01\x02abc" * 40, ErrorCode.UNSUPPORTED_TYPE, "application/octet-stream", "neither"),
        (b"<?xml version='1.0'?><data/>", ErrorCode.UNSUPPORTED_TYPE, "application/xml", "XML"),
        ("déjà vu à Genève".encode("latin-1"), ErrorCode.UNDECODABLE_TEXT, "text/plain", "UTF-8"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: ErrorCode, media_type: str, word: str) -> None:
    with pytest.raises(SniffError) as error:
        sniff(data, "report.pdf")
    assert (error.value.code, error.value.media_type) == (code, media_type)
    assert word in str(error.value)
