"""PDFs that hang on a page of another one as a pin are read with it."""

from __future__ import annotations

import ctypes
import io

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
import pytest
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings

from tests.extract.pdf_maker import Drawing, make_pdf


def page_of(text: str) -> bytes:
    drawing = Drawing()
    drawing.text(40, 370, text)
    return make_pdf(drawing)


def pinned(inner: bytes, name: str, flags: int = pdfium_c.FPDF_ANNOT_FLAG_PRINT, times: int = 1, *more: bytes) -> bytes:
    document = pdfium.PdfDocument(page_of("cover letter"))
    page = document[0]
    for data in (*[inner] * times, *more):
        annotation = pdfium_c.FPDFPage_CreateAnnot(page.raw, pdfium_c.FPDF_ANNOT_FILEATTACHMENT)
        wide = (name + "\0").encode("utf-16-le")
        wide_name = ctypes.cast(ctypes.create_string_buffer(wide), pdfium_c.FPDF_WIDESTRING)
        attachment = pdfium_c.FPDFAnnot_AddFileAttachment(annotation, wide_name)
        pdfium_c.FPDFAttachment_SetFile(attachment, document.raw, data, len(data))
        pdfium_c.FPDFAnnot_SetFlags(annotation, flags)
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize(
    "name, flags, times, told",
    [
        ("result.pdf", pdfium_c.FPDF_ANNOT_FLAG_PRINT, 1, ["cover letter", "total 93.69"]),
        ("result.pdf", pdfium_c.FPDF_ANNOT_FLAG_PRINT, 2, ["cover letter", "total 93.69"]),
        ("result.pdf", pdfium_c.FPDF_ANNOT_FLAG_HIDDEN, 1, ["cover letter"]),
        ("result.pdf", pdfium_c.FPDF_ANNOT_FLAG_NOVIEW, 1, ["cover letter"]),
        ("program.exe", pdfium_c.FPDF_ANNOT_FLAG_PRINT, 1, ["cover letter"]),
    ],
)
def test_a_pinned_pdf_is_read_once_where_its_pin_is_shown(name: str, flags: int, times: int, told: list[str]) -> None:
    data = pinned(page_of("total 93.69"), name, flags, times)
    document = read_document(data, "letter.pdf", Settings(ocr=False))
    assert [block.text for page in document.pages for block in page.blocks if hasattr(block, "text")] == told
    with open_pdfium(data) as opened:
        assert len(opened) == len(told)


def test_a_pin_whose_kind_is_written_by_numbers_of_letters_is_found() -> None:
    plain = pinned(page_of("total 93.69"), "result.pdf")
    assert plain.count(b"/FileAttachment") == 1
    data = plain.replace(b"/FileAttachment", b"/F#69le#41ttachment")
    document = read_document(data, "letter.pdf", Settings(ocr=False))
    told = [block.text for page in document.pages for block in page.blocks if hasattr(block, "text")]
    assert told == ["cover letter", "total 93.69"]


def test_pinned_files_of_one_name_and_size_are_told_by_what_is_in_them() -> None:
    files = [page_of(f"part {n} 93.6{n}") for n in (1, 2)]
    assert len(files[0]) == len(files[1])
    data = pinned(files[0], "result.pdf", pdfium_c.FPDF_ANNOT_FLAG_PRINT, 2, files[1], files[1])
    document = read_document(data, "letter.pdf", Settings(ocr=False))
    told = [block.text for page in document.pages for block in page.blocks if hasattr(block, "text")]
    assert sorted(told) == ["cover letter", "part 1 93.61", "part 2 93.62"]
