"""PDFs in a PDF, as in a portfolio or behind a letter: their pages are read as further pages of the document."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

_DOCUMENTS = (".pdf", ".docx", ".doc", ".xlsx", ".xls", ".pptx", ".txt", ".csv", ".html", ".jpg", ".jpeg", ".png")
_PIN_NAMES = ("FileAttachment", "ObjStm")  # one stands in a PDF with pins: objects may be packed, streams may not
# letters of a name may be written by their numbers, "/File#41ttachment"
_PINS = re.compile("|".join("/" + "".join(f"(?:{c}|#(?i:{ord(c):02x}))" for c in name) for name in _PIN_NAMES).encode())
_MOST = 20  # documents of one PDF that are looked at
_MOST_BYTES = 256 << 20  # that they hold together


@dataclass(frozen=True, slots=True)
class Attached:
    """A document in a PDF: its name, and how many pages were read of it; None: it was not read."""

    name: str
    pages: int | None = None


def join_attached(document: pdfium.PdfDocument, source: bytes) -> tuple[Attached, ...]:
    """Put the pages of the PDFs in a document behind its own; PDFs in those are left alone.

    Args:
        document: the document, open; changed.
        source: the bytes that it was read from.

    Returns:
        The documents in it, in the order of their pages.
    """
    found: list[Attached] = []
    left = _MOST_BYTES
    known: set[tuple[str, int, bytes]] = set()
    for attachment in list(_attachments(document, source)):
        name, size = _name(attachment), _size(attachment)
        if not name.lower().endswith(_DOCUMENTS):
            continue
        data = _data(attachment) if 0 < size <= left else b""
        left -= size
        which = name, size, hashlib.sha256(data).digest()
        if which in known:
            continue  # a file may be listed and pinned to a page
        known.add(which)
        found.append(Attached(name, _pages_of(document, data) if data else None))
    return tuple(found)


def joined(document: pdfium.PdfDocument) -> bytes:
    """A document to which pages were joined, as a file that has them as its own."""
    for index in reversed(range(document.count_attachments())):
        document.del_attachment(index)
    for page, number, _ in _pins(document):
        pdfium_c.FPDFPage_RemoveAnnot(page.raw, number)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def is_empty_form(document: pdfium.PdfDocument) -> bool:
    """Whether the pages of a document only stand in for a form that a program draws from its data (XFA).

    Such a form has no fields on its pages, whatever it says of itself.
    """
    kind = int(pdfium_c.FPDF_GetFormType(document.raw))
    if kind == pdfium_c.FORMTYPE_XFA_FOREGROUND:
        return not any(_has_field(document, index) for index in range(min(len(document), _MOST)))
    return kind == int(pdfium_c.FORMTYPE_XFA_FULL)


def _has_field(document: pdfium.PdfDocument, index: int) -> bool:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return False
    with contextlib.closing(page):
        for number in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
            annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
            pdfium_c.FPDFPage_CloseAnnot(annotation)
            if kind == pdfium_c.FPDF_ANNOT_WIDGET:
                return True
    return False


def _attachments(document: pdfium.PdfDocument, source: bytes) -> Iterator[pdfium.PdfAttachment]:
    with contextlib.suppress(pdfium.PdfiumError):
        for index in range(min(document.count_attachments(), _MOST)):
            yield document.get_attachment(index)
    if not _PINS.search(source):
        return  # opening every page to look for pins costs a tenth of reading it
    for _, _, pinned in _pins(document):
        if pinned:
            yield pdfium.PdfAttachment(pinned, document)


def _pins(document: pdfium.PdfDocument) -> Iterator[tuple[pdfium.PdfPage, int, Any]]:
    """The files pinned to the first pages, the last of a page first: its page and number, the file if it is shown."""
    for index in range(min(len(document), _MOST)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            continue
        with contextlib.closing(page):
            for number in reversed(range(pdfium_c.FPDFPage_GetAnnotCount(page.raw))):
                annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
                kind, flags = pdfium_c.FPDFAnnot_GetSubtype(annotation), pdfium_c.FPDFAnnot_GetFlags(annotation)
                pinned = kind == pdfium_c.FPDF_ANNOT_FILEATTACHMENT
                shown = pinned and not flags & (pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW)
                attachment = pdfium_c.FPDFAnnot_GetFileAttachment(annotation) if shown else None
                pdfium_c.FPDFPage_CloseAnnot(annotation)
                if pinned:
                    yield page, number, attachment


def _name(attachment: pdfium.PdfAttachment) -> str:
    try:
        return str(attachment.get_name())
    except (pdfium.PdfiumError, UnicodeError):
        return ""


def _size(attachment: pdfium.PdfAttachment) -> int:
    """Its bytes, before any of them is unpacked into memory; 0 where it has none."""
    size = ctypes.c_ulong()
    told = pdfium_c.FPDFAttachment_GetFile(attachment.raw, None, 0, size)
    return int(size.value) if told else 0


def _data(attachment: pdfium.PdfAttachment) -> bytes:
    try:
        return bytes(attachment.get_data())
    except pdfium.PdfiumError:
        return b""


def _pages_of(document: pdfium.PdfDocument, data: bytes) -> int | None:
    """How many pages of a PDF were put behind those of a document; None where it cannot be opened."""
    try:
        inner = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return None
    with contextlib.closing(inner):
        try:
            document.import_pages(inner)
        except pdfium.PdfiumError:
            return None
        return len(inner)
