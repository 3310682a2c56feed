"""The sheet that an embedded Excel workbook shows, as rows of printed texts."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lxml import etree
from prongsai.extract.word.paragraphs import Element, attribute, child, local_name

_MOST_CELLS = 50_000
_FORMATS = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}  # built in: ECMA-376, 18.8.30
_PLACES = re.compile(r"[0#?](?:\.([0?]+))?(?!.*[0#?])")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")

ReadPart = Callable[[str], bytes]


def read_sheet(workbook: zipfile.ZipFile, read: ReadPart) -> list[list[str]]:
    """The cells of the sheet that stands in front, hidden rows and columns left out.

    Raises:
        KeyError, ValueError, XMLSyntaxError: the workbook is damaged.
    """
    names = frozenset(workbook.namelist())
    sheet = _xml(read(_front_sheet(read)))
    strings = _strings(_xml(read("xl/sharedStrings.xml"))) if "xl/sharedStrings.xml" in names else []
    formats = _formats(_xml(read("xl/styles.xml"))) if "xl/styles.xml" in names else []
    hidden = _hidden_columns(sheet)
    rows: list[list[str]] = []
    cells = 0
    for row in (below for below in sheet.iter() if local_name(below) == "row"):
        if attribute(row, "hidden") in ("1", "true"):
            continue
        printed: dict[int, str] = {}
        for cell in (below for below in row if local_name(below) == "c"):
            cells += 1
            column = _column_of(attribute(cell, "r") or "", default=len(printed))
            if column not in hidden and cells <= _MOST_CELLS:
                printed[column] = _text(cell, strings, formats)
        rows.append([printed.get(c, "") for c in range(max(printed, default=-1) + 1) if c not in hidden])
    return [row for row in rows if any(text.strip() for text in row)]


def decimals_of(code: str) -> int | None:
    """How many decimals a number format prints; None where it leaves that open."""
    found = _PLACES.search(code.split(";")[0])
    return len(found[1] or "") if found is not None else None


def shown_number(raw: str, decimals: int | None) -> str:
    """A stored number as its format shows it; without a format at most ten significant decimals, as Excel does."""
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw.strip()
    if decimals is not None:
        return str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return format(round(value, 9).normalize(), "f")


def _below(root: Element, name: str) -> list[Element]:
    found = child(root, name)
    return list(found) if found is not None else []


def _xml(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _front_sheet(read: ReadPart) -> str:
    """The part of the sheet whose tab is the active one."""
    book = _xml(read("xl/workbook.xml"))
    view = child(book, "bookViews", "workbookView")
    sheets = child(book, "sheets")
    if sheets is None or not len(sheets):
        raise KeyError("the workbook has no sheet")
    active = int(attribute(view, "activeTab") or 0)
    relation = next(v for k, v in sheets[min(active, len(sheets) - 1)].attrib.items() if str(k).endswith("}id"))
    targets = {attribute(r, "Id"): attribute(r, "Target") or "" for r in _xml(read("xl/_rels/workbook.xml.rels"))}
    target = targets[str(relation)]
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _strings(root: Element) -> list[str]:
    return ["".join(t.text or "" for t in item.iter() if local_name(t) == "t") for item in root]


def _formats(root: Element) -> list[int | None]:
    """The decimals of each cell style."""
    own = {attribute(f, "numFmtId"): attribute(f, "formatCode") or "" for f in _below(root, "numFmts")}
    codes: Mapping[str | None, str] = {**{str(n): code for n, code in _FORMATS.items()}, **own}
    return [decimals_of(codes.get(attribute(style, "numFmtId"), "")) for style in _below(root, "cellXfs")]


def _hidden_columns(sheet: Element) -> frozenset[int]:
    found: set[int] = set()
    for column in _below(sheet, "cols"):
        if attribute(column, "hidden") in ("1", "true"):
            first, last = int(attribute(column, "min") or 1), int(attribute(column, "max") or 1)
            found.update(range(first - 1, min(last, first + 1_000)))
    return frozenset(found)


def _column_of(reference: str, default: int) -> int:
    found = _REFERENCE.match(reference)
    if found is None:
        return default
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _text(cell: Element, strings: Sequence[str], formats: Sequence[int | None]) -> str:
    kind, value = attribute(cell, "t") or "n", child(cell, "v")
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter() if local_name(t) == "t")
    raw = (value.text or "") if value is not None else ""
    if kind == "s":
        return strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else ""
    style = attribute(cell, "s") or ""
    decimals = formats[int(style)] if style.isdigit() and int(style) < len(formats) else None
    return shown_number(raw, decimals) if kind == "n" and raw else raw
