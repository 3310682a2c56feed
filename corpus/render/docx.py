"""Reports as Word documents, which LibreOffice turns to PDF."""

from __future__ import annotations

import datetime
import io
import random
import unicodedata
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from corpus.model import Block, Chart, Document, Heading, Items, PageBreak, Para, Picture, Style, Table, grid

ALIGN = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
MARKS = "ะาำัิีึื็ๅๆ"  # never first in a run
EPOCH = datetime.datetime(2024, 1, 1)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _pieces(text: str, rng: random.Random) -> list[str]:
    """A text in up to four pieces, cut anywhere (also inside a figure, never before a mark), as editing leaves it."""
    places = [k for k in range(1, len(text)) if not unicodedata.combining(text[k]) and text[k] not in MARKS]
    cuts = sorted(rng.sample(places, min(3, len(places))))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _runs(paragraph: Any, text: str, rng: random.Random | None, bold: bool = False, size: float | None = None) -> None:
    """The text as one run, or as several where `rng` is given."""
    for piece in [text] if rng is None else _pieces(text, rng):
        _run(paragraph, piece, bold, size)


def _run(paragraph: Any, text: str, bold: bool = False, size: float | None = None) -> None:
    run = paragraph.add_run()
    for k, line in enumerate(text.split("\n")):
        if k:
            run.add_break()
        run.add_text(line)
    run.bold = bold or None
    properties = run._r.get_or_add_rPr()
    if bold:
        properties.append(_element("w:bCs"))
    if size:
        run.font.size = Pt(size)
        properties.append(_element("w:szCs", val=str(int(size * 2))))


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()._r
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run.append(instruction)


def _turn(out: Any) -> None:
    """A new section whose paper lies the other way."""
    section = out.add_section(WD_SECTION.NEW_PAGE)
    lying = section.orientation == WD_ORIENT.LANDSCAPE
    section.orientation = WD_ORIENT.PORTRAIT if lying else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _table(out: Any, table: Table, size: float, room: float, rng: random.Random, turned: bool = False) -> None:
    rectangle = grid(table)
    word = out.add_table(rows=len(rectangle), cols=table.columns)
    word.autofit = False
    if table.ruled:
        word.style = "Table Grid"
    widths = table.widths or (1 / table.columns,) * table.columns
    for column, share in zip(word.columns, widths, strict=True):
        column.width = Mm(room * share)
    paragraphs = rng.random() < 0.4
    cut = rng if rng.random() < 0.3 else None
    for r, row in enumerate(rectangle):
        for c, cell in enumerate(row):
            box = word.cell(r, c)
            box.width = Mm(room * widths[c])
            if cell is None:
                continue
            if cell.rowspan > 1 or cell.colspan > 1:
                box = box.merge(word.cell(r + cell.rowspan - 1, c + cell.colspan - 1))
            lines = cell.text.split("\n") if paragraphs else [cell.text]
            for k, line in enumerate(lines):
                p = box.paragraphs[0] if k == 0 else box.add_paragraph()
                p.paragraph_format.space_after = Pt(0)
                if cell.align in ALIGN:
                    p.alignment = ALIGN[cell.align]
                _runs(p, line, cut, cell.bold, size)
    if turned:
        for row in word.rows[: table.header_rows]:
            row.height = Mm(38)
            for box in row.cells:
                properties = box._tc.get_or_add_tcPr()
                if not properties.findall(qn("w:textDirection")):
                    properties.append(_element("w:textDirection", val="btLr"))
    if table.repeat_header:
        for row in word.rows[: table.header_rows]:
            row._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    if rng.random() < 0.3:
        for row in word.rows:
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    out.add_paragraph().paragraph_format.space_after = Pt(0)


def to_docx(doc: Document, rng: random.Random) -> bytes:
    """The bytes of a .docx, the same for the same document."""
    out, style = docx.Document(), doc.style
    _set_font(out, style, rng)
    _set_page(out.sections[0], style)
    _head_and_foot(out.sections[0], style)
    size = style.size - rng.choice((0, 1, 2))
    cut = rng if rng.random() < 0.3 else None
    for block in doc.blocks:
        if isinstance(block, Table):
            _placed_table(out, block, style, size, rng)
        else:
            _block(out, block, style, cut)
    out.core_properties.created = out.core_properties.modified = EPOCH
    out.core_properties.title = doc.title
    out.core_properties.author = ""
    buffer = io.BytesIO()
    out.save(buffer)
    return _still(buffer.getvalue())


def _set_font(out: Any, style: Style, rng: random.Random) -> None:
    normal = out.styles["Normal"]
    normal.font.name, normal.font.size = style.font, Pt(style.size)
    fonts = normal.element.rPr.rFonts
    for script in ("w:cs", "w:hAnsi", "w:ascii", "w:eastAsia"):
        fonts.set(qn(script), style.font)
    normal.element.rPr.append(_element("w:szCs", val=str(int(style.size * 2))))
    normal.paragraph_format.space_after = Pt(rng.choice((0, 4, 6)))


def _set_page(section: Any, style: Style) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    if style.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(28), Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)


def _head_and_foot(section: Any, style: Style) -> None:
    if style.running_head:
        p = section.header.paragraphs[0]
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(p, style.running_head, size=12)
    if style.page_numbers:
        part = section.header if style.page_numbers == "top" else section.footer
        p = part.paragraphs[0] if not part.paragraphs[0].text else part.add_paragraph()
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(p, "PAGE")


def _placed_table(out: Any, table: Table, style: Style, size: float, rng: random.Random) -> None:
    """The table as wide as the text, or on a landscape page of its own."""
    wide = style.turn_wide and not style.landscape and table.columns >= 5
    room = (297 if style.landscape or wide else 210) - 48
    if wide:
        _turn(out)
    _table(out, table, size, room, rng, style.turned_heads)
    if wide:
        _turn(out)


def _block(out: Any, block: Block, style: Style, cut: random.Random | None) -> None:
    """Every block but a table; `cut` parts the text of paragraphs into runs."""
    if isinstance(block, Heading):
        p = out.add_paragraph()
        _run(p, block.text, True, style.size + max(0, 3 - block.level) * 1.0)
        if block.center:
            p.alignment = ALIGN["center"]
    elif isinstance(block, Para):
        p = out.add_paragraph()
        _runs(p, block.text, cut, block.bold)
        if block.align in ALIGN:
            p.alignment = ALIGN[block.align]
        if block.indent:
            p.paragraph_format.first_line_indent = Mm(15)
    elif isinstance(block, Items):
        for line in block.lines:
            p = out.add_paragraph()
            p.paragraph_format.left_indent = Mm(10)
            _run(p, line)
    elif isinstance(block, PageBreak):
        out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif isinstance(block, Picture | Chart):
        out.add_paragraph().paragraph_format.space_after = Mm(block.height_mm)


def _still(data: bytes) -> bytes:
    """The same archive with fixed times inside."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
