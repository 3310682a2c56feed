"""A report in kinds of files that it is not drawn for: made of its Word file, its tables, or the pages of its PDF."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pptx.util import Emu, Pt

from corpus.model import Block, Document, Heading, Items, Para, Table, grid
from corpus.render.pdf import RenderError, program_named

OF_WORD = ("doc", "odt", "rtf", "fodt")  # LibreOffice makes them of the .docx
OF_SHEETS = ("xls", "ods", "fods")  # of the .xlsx
OF_SLIDES = ("ppt", "odp", "fodp")  # of the .pptx
PICTURES = ("png", "jpg", "tiff", "webp", "bmp")  # of the PDF; a file for each page but of .tiff
CONTAINERS = ("zip", "tar.gz", "eml", "7z")  # with the PDF in it
_DPI = 200
_ON_SLIDE = 12  # lines


def converted(sources: Sequence[Path], form: str, out: Path) -> None:
    """Files of an office suite in another form, all in one run of LibreOffice; raises RenderError."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            program_named("soffice", "libreoffice"),
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
        ]
        command += ["--convert-to", form, "--outdir", str(out), *map(str, sources)]
        done = subprocess.run(command, capture_output=True, timeout=1200)
    if missing := [source.name for source in sources if not (out / f"{source.stem}.{form}").exists()]:
        raise RenderError(f"{missing[0]}: {done.stderr.decode(errors='replace')[-300:]}")


def to_xlsx(document: Document) -> bytes:
    """A workbook of one sheet: a line in a row of its own, a table in as many columns as it has."""
    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for block in document.blocks:
        if isinstance(block, Table):
            row += 1
            for r, cells in enumerate(grid(block)):
                for c, cell in enumerate(cells, start=1):
                    if cell is not None:
                        sheet.cell(row + r, c, cell.text)
                        if cell.rowspan > 1 or cell.colspan > 1:
                            sheet.merge_cells(
                                start_row=row + r, start_column=c,
                                end_row=row + r + cell.rowspan - 1, end_column=c + cell.colspan - 1,
                            )  # fmt: skip
            row += len(block.rows) + 1
        for line in _lines(block):
            sheet.cell(row, 1, line)
            row += 1
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def to_pptx(document: Document) -> bytes:
    """Slides: texts below each other, a slide of its own for each table."""
    show = pptx.Presentation()
    lines: list[str] = []
    for block in document.blocks:
        lines += _lines(block)
        if isinstance(block, Table):
            _text_slides(show, lines)
            lines = []
            _table_slide(show, block)
    _text_slides(show, lines)
    made = io.BytesIO()
    show.save(made)
    return made.getvalue()


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading | Para):
        return [block.text]
    return list(block.lines) if isinstance(block, Items) else []


def _text_slides(show: Any, lines: Sequence[str]) -> None:
    for start in range(0, len(lines), _ON_SLIDE):
        slide = show.slides.add_slide(show.slide_layouts[6])
        box = slide.shapes.add_textbox(Emu(0), Emu(0), show.slide_width, show.slide_height)
        box.text_frame.text = "\n".join(lines[start : start + _ON_SLIDE])


def _table_slide(show: Any, table: Table) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    size = len(table.rows), table.columns
    made = slide.shapes.add_table(*size, Emu(0), Emu(0), show.slide_width, show.slide_height).table
    for r, cells in enumerate(grid(table)):
        for c, cell in enumerate(cells):
            if cell is not None:
                made.cell(r, c).text = cell.text
                made.cell(r, c).text_frame.paragraphs[0].font.size = Pt(10)
                if cell.rowspan > 1 or cell.colspan > 1:
                    made.cell(r, c).merge(made.cell(r + cell.rowspan - 1, c + cell.colspan - 1))


def write_pictures(pdf: Path, form: str, out: Path) -> None:
    """The pages of a PDF as pictures: one file of all where the form has pages, else numbered files."""
    out.mkdir(parents=True, exist_ok=True)
    document = pdfium.PdfDocument(pdf.read_bytes())
    pages = [page.render(scale=_DPI / 72).to_pil().convert("L") for page in document]
    stem = pdf.name.removesuffix(".office.pdf")
    if form == "tiff":
        pages[0].save(out / f"{stem}.tiff", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    elif len(pages) == 1:
        pages[0].save(out / f"{stem}.{form}")
    else:
        for number, page in enumerate(pages, start=1):
            page.save(out / f"{stem}.page-{number}.{form}")
    document.close()


def write_container(pdf: Path, form: str, out: Path) -> None:
    """A container of the form with the PDF in it; none of a form for which there is no program."""
    out.mkdir(parents=True, exist_ok=True)
    stem = pdf.name.removesuffix(".office.pdf")
    for data in _packed(pdf, f"{stem}.pdf", form):
        (out / f"{stem}.{form}").write_bytes(data)


def _packed(pdf: Path, name: str, form: str) -> Iterator[bytes]:
    made = io.BytesIO()
    if form == "zip":
        with zipfile.ZipFile(made, "w") as archive:
            archive.write(pdf, name)
    elif form == "tar.gz":
        with tarfile.open(fileobj=made, mode="w:gz") as tar:
            tar.add(pdf, name)
    elif form == "eml":
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "a@example.org", "ITA"
        mail.set_content("-")
        mail.add_attachment(pdf.read_bytes(), maintype="application", subtype="pdf", filename=name)
        made.write(mail.as_bytes())
    elif program := shutil.which("bsdtar"):
        with tempfile.TemporaryDirectory() as scratch:
            shutil.copy(pdf, Path(scratch, name))
            command = [program, "-c", "-f", "-", "--format", "7zip", "-C", scratch, name]
            made.write(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    if made.getvalue():
        yield made.getvalue()


WRITERS: dict[str, Callable[[Document], bytes]] = {"xlsx": to_xlsx, "pptx": to_pptx}
