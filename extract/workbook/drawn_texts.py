"""Text boxes and shapes drawn over the cells of an Excel sheet: a dashboard keeps its figures in them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_ANCHORS = ("{*}twoCellAnchor", "{*}oneCellAnchor", "{*}absoluteAnchor")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_Parts = Mapping[str, tuple[str, str]]  # the kind and the name of a part by the identifier of its relation


@dataclass(frozen=True, slots=True)
class DrawnText:
    """The lines of a box, and the row and column of its upper left corner, counted from 0."""

    row: int
    column: int
    lines: tuple[str, ...]


def drawn_texts(archive: zipfile.ZipFile) -> dict[str, tuple[DrawnText, ...]]:
    """The boxes of each sheet by its name, in the order of reading; sheets without one are left out.

    Raises:
        KeyError, etree.XMLSyntaxError: a part is missing or damaged.
    """
    book = next((name for name in archive.namelist() if name.endswith("xl/workbook.xml")), None)
    if book is None:
        return {}
    sheets = _relations(archive, book)
    found: dict[str, tuple[DrawnText, ...]] = {}
    for sheet in _parsed(archive, book).iter("{*}sheet"):
        _, part = sheets.get(sheet.get(_RELATION, ""), ("", ""))
        drawings = [name for kind, name in _relations(archive, part).values() if kind.endswith("/drawing")]
        boxes = [box for name in drawings for box in _boxes(_parsed(archive, name))]
        if boxes:
            found[sheet.get("name", "")] = tuple(sorted(boxes, key=lambda box: (box.row, box.column)))
    return found


def _boxes(drawing: etree._Element) -> Iterator[DrawnText]:
    for anchor in drawing.iter(*_ANCHORS):
        corner = anchor.find("{*}from")
        at = [int(corner.findtext(f"{{*}}{name}") or 0) for name in ("row", "col")] if corner is not None else [0, 0]
        for shape in anchor.iter("{*}sp"):
            looks = shape.find("{*}nvSpPr/{*}cNvPr")
            lines = _lines(shape.iterfind("{*}txBody/{*}p"))
            if lines and (looks is None or looks.get("hidden") not in ("1", "true")):
                yield DrawnText(at[0], at[1], lines)


def _lines(paragraphs: Iterator[etree._Element]) -> tuple[str, ...]:
    """The text of each paragraph; what is struck out is left out."""
    told: list[str] = []
    for paragraph in paragraphs:
        parts = [run for run in paragraph.iter("{*}r", "{*}fld") if not _is_struck(run.find("{*}rPr"))]
        told.append("".join(run.findtext("{*}t") or "" for run in parts).strip())
    return tuple(filter(None, told))


def _is_struck(look: etree._Element | None) -> bool:
    return look is not None and look.get("strike", "noStrike") != "noStrike"


def _relations(archive: zipfile.ZipFile, part: str) -> _Parts:
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive.namelist():
        return {}
    return {
        relation.get("Id", ""): (relation.get("Type", ""), _resolved(folder, relation.get("Target", "")))
        for relation in _parsed(archive, listed).iter("{*}Relationship")
    }


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)
