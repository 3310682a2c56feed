"""Sheets of an OpenDocument spreadsheet (.ods): the file holds the text that each cell shows."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree
from prongsai.extract.drawingml.attributes import attribute
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.workbook.drawn_texts import Drawn, DrawnPicture, DrawnText
from prongsai.extract.workbook.ods_looks import OdsLooks, Settings
from prongsai.extract.workbook.sheets import MOST_CELLS, Area, Sheet

_UNPACKED = 200_000_000  # bytes of content.xml
_MOST_REPEATED = 2_000  # a repeated row or cell with a value; empty ones to the edge of the sheet are not laid out
_HIDDEN = frozenset(("collapse", "filter"))
Element = etree._Element


def read_ods(data: bytes) -> list[Sheet]:
    """The sheets that are not hidden, in order; empty ones too.

    Raises:
        DocumentError: `damaged_file`, `too_large` or `password_protected`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("content.xml").file_size > _UNPACKED:
                raise DocumentError(ErrorCode.TOO_LARGE, "the workbook unpacks to more than any report needs")
            if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
                raise DocumentError(ErrorCode.PASSWORD_PROTECTED, "the workbook has a password: save it without one")
            root = _parsed(archive.read("content.xml"))
            hidden = _hidden_styles(root)
            named = [_parsed(archive.read("styles.xml"))] if "styles.xml" in archive.namelist() else []
            looks = OdsLooks([*named, root])
            tables = [table for book in root.iter("{*}spreadsheet") for table in book.iterchildren("{*}table")]
            shown = [table for table in tables if attribute(table, "style-name") not in hidden]
            drawn = [tuple(_drawn(archive, table, looks)) for table in shown]
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValueError, etree.XMLSyntaxError) as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, "the workbook is damaged: open and save it again") from error
    return [replace(_sheet(table, looks), drawn=pictures) for table, pictures in zip(shown, drawn, strict=True)]


def _drawn(archive: zipfile.ZipFile, table: Element, looks: OdsLooks) -> Iterator[Drawn]:
    """What lies over a sheet with the rows that it is bound to; what is bound to the sheet alone has the first."""
    sizes = {part.filename: part.file_size for part in archive.infolist()}
    r, left = 0, _UNPACKED
    for part in table.iterchildren("{*}table-row", "{*}shapes"):
        for frame in part.iter("{*}frame"):
            around = looks.of_box(frame)
            said = [_paragraph(p, around, "", looks).strip() for p in frame.iterfind("{*}text-box/{*}p")]
            if any(said):
                yield DrawnText(r, 0, tuple(filter(None, said)))
            names = [attribute(image, "href").removeprefix("./") for image in frame.iterchildren("{*}image")]
            name = next((name for name in names if name in sizes), "")
            left -= sizes.get(name, 0)
            if name and left >= 0 and frame.find("{*}object") is None:  # of a chart only a likeness is kept so
                yield DrawnPicture(r, 0, archive.read(name))
        if part.tag.endswith("}table-row"):
            r += _count(part, "number-rows-repeated")


def _parsed(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _count(element: Element, name: str) -> int:
    raw = attribute(element, name)
    return max(1, int(raw)) if raw.isdigit() and len(raw) < 8 else 1


def _hidden_styles(root: Element) -> frozenset[str]:
    """The styles of tables that are not displayed."""
    return frozenset(
        attribute(style, "name")
        for style in root.iter("{*}style")
        if any(attribute(p, "display") == "false" for p in style.iter("{*}table-properties"))
    )


def _sheet(table: Element, looks: OdsLooks) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: list[Area] = []
    hidden_rows: set[int] = set()
    r = 0
    of_columns = _styles_of_columns(table)
    for row in table.iter("{*}table-row"):
        repeated = _count(row, "number-rows-repeated")
        printed = list(_cells(row, of_columns, looks))
        for n in range(min(repeated, _MOST_REPEATED) if printed else 0):
            for c, text, height, width in printed:
                cells[r + n, c] = text
                if height > 1 or width > 1:
                    merged.append((r + n, c, r + n + height - 1, c + width - 1))
        if len(cells) > MOST_CELLS:
            raise DocumentError(ErrorCode.TOO_LARGE, f"the workbook has more than {MOST_CELLS} cells")
        if attribute(row, "visibility") in _HIDDEN or looks.is_low(attribute(row, "style-name")):
            hidden_rows.update(range(r, r + min(repeated, _MOST_REPEATED)))
        r += repeated
    return Sheet(attribute(table, "name"), cells, tuple(merged), frozenset(hidden_rows), _hidden_columns(table))


def _cells(row: Element, of_columns: Mapping[int, str], looks: OdsLooks) -> Iterator[tuple[int, str, int, int]]:
    """Column, text, height and width of the cells of a row that show something."""
    c = 0
    for cell in row:
        if not isinstance(cell.tag, str) or not cell.tag.endswith(("}table-cell", "}covered-table-cell")):
            continue
        repeated = _count(cell, "number-columns-repeated")
        style = attribute(cell, "style-name") or attribute(row, "default-cell-style-name") or of_columns.get(c, "")
        around = looks.of("table-cell", style)
        text = "\n".join(_paragraph(p, around, "", looks) for p in cell.iterchildren("{*}p"))
        if text.strip() and cell.tag.endswith("}table-cell"):
            for n in range(min(repeated, _MOST_REPEATED)):
                yield c + n, text, _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        c += repeated


_BREAKS: Mapping[str, str] = {"line-break": "\n", "tab": "\t", "s": " "}


def _paragraph(element: Element, around: Settings, span: str, looks: OdsLooks) -> str:
    """The text of a paragraph that is seen; a note of the sheet's margin is no part of it.

    Args:
        element: the paragraph, or a part of it.
        around: the settings of the cell or the box that it stands in.
        span: the style of the span that the part stands in.
        looks: of the file.
    """
    held = looks.in_paragraph(around, attribute(element, "style-name")) if element.tag.endswith("}p") else around
    seen = looks.shows(held, span)
    pieces = [element.text or "" if seen else ""]
    for below in element:
        name = below.tag.rpartition("}")[2] if isinstance(below.tag, str) else ""
        if name not in ("annotation", "note"):
            own = attribute(below, "style-name") if name == "span" else ""
            pieces.append(_BREAKS.get(name, "") or _paragraph(below, held, own or span, looks))
        pieces.append(below.tail or "" if seen else "")
    return "".join(pieces)


def _styles_of_columns(table: Element) -> dict[int, str]:
    """The style that cells of a column have where they give none."""
    found: dict[int, str] = {}
    c = 0
    for column in table.iter("{*}table-column"):
        repeated = _count(column, "number-columns-repeated")
        style = attribute(column, "default-cell-style-name")
        found.update(dict.fromkeys(range(c, c + min(repeated, _MOST_REPEATED)), style))
        c += repeated
    return found


def _hidden_columns(table: Element) -> frozenset[int]:
    found: set[int] = set()
    c = 0
    for column in table.iter("{*}table-column"):
        repeated = _count(column, "number-columns-repeated")
        if attribute(column, "visibility") in _HIDDEN:
            found.update(range(c, c + min(repeated, _MOST_REPEATED)))
        c += repeated
    return frozenset(found)
