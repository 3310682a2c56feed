"""Opening a document with PDFium, in one place: what it refuses becomes an error of ours."""

from __future__ import annotations

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from prongsai.extract.attached_pages import join_attached
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.picture_file import as_pdf, is_picture
from prongsai.extract.rebuilt_pdf import rebuilt

_DAMAGED = "no PDF reader can open it: it is damaged or cut off; fetch it again"


def open_pdfium(data: bytes) -> pdfium.PdfDocument:
    """Open a document with PDFium; a picture file as the PDF of its pages, PDFs in a PDF as further pages of it.

    Raises:
        DocumentError: password protected or damaged.
    """
    document = open_alone(data)
    join_attached(document, data)
    return document


def open_alone(data: bytes) -> pdfium.PdfDocument:
    """Open a document as `open_pdfium` does, with its own pages alone.

    Raises:
        DocumentError: password protected or damaged.
    """
    data = as_pdf(data) if is_picture(data) else data
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _error_code(data) in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise DocumentError(ErrorCode.PASSWORD_PROTECTED, "the document asks for a password") from error
        whole = rebuilt(data)
        if whole is not None:
            return _opened(whole, error)
        raise DocumentError(ErrorCode.DAMAGED_FILE, _DAMAGED) from error


def _opened(whole: bytes, problem: pdfium.PdfiumError) -> pdfium.PdfDocument:
    """A file that was given a new end, open."""
    try:
        return pdfium.PdfDocument(whole)
    except pdfium.PdfiumError:
        raise DocumentError(ErrorCode.DAMAGED_FILE, _DAMAGED) from problem


def _error_code(data: bytes) -> int | None:
    """Why a document cannot be opened.

    PDFium does not always say so, and then what it said of the document before still stands: something that it calls
    no PDF comes in between, so that the answer rests on these bytes alone.
    """
    code = None
    for content in (b"no PDF", data):
        try:
            pdfium.PdfDocument(content).close()
        except pdfium.PdfiumError as error:
            code = getattr(error, "err_code", None)
    return code
