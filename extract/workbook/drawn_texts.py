"""Text boxes, shapes and pictures over the cells of an Excel sheet: a dashboard keeps its figures in them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_ANCHORS = ("{*}twoCellAnchor", "{*}oneCellAnchor", "{*}absoluteAnchor")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EMBEDDED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_Parts = Mapping[str, tuple[str, str]]  # the kind and the name of a part by the identifier of its relation


@dataclass(frozen=True, slots=True)
class DrawnText:
    """The lines of a box, and the row and column of its upper left corner, counted from 0."""

    row: int
    column: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture file, and the row and column of its upper left corner, counted from 0."""

    row: int
    column: int
    data: bytes


Drawn = DrawnText | DrawnPicture


def drawn_over(archive: zipfile.ZipFile) -> dict[str, tuple[Drawn, ...]]:
    """The boxes and pictures of each sheet by its name, in the order of reading; sheets without one are left out.

    Raises:
        KeyError, etree.XMLSyntaxError: a part is missing or damaged.
    """
    book = next((name for name in archive.namelist() if name.endswith("xl/workbook.xml")), None)
    if book is None:
        return {}
    sheets = _relations(archive, book)
    found: dict[str, tuple[Drawn, ...]] = {}
    for sheet in _parsed(archive, book).iter("{*}sheet"):
        _, part = sheets.get(sheet.get(_RELATION, ""), ("", ""))
        drawings = [name for kind, name in _relations(archive, part).values() if kind.endswith("/drawing")]
        drawn = [one for name in drawings for one in _drawn(archive, name)]
        if drawn:
            found[sheet.get("name", "")] = tuple(sorted(drawn, key=lambda one: (one.row, one.column)))
    return found


def _drawn(archive: zipfile.ZipFile, part: str) -> Iterator[Drawn]:
    parts, names = _relations(archive, part), frozenset(archive.namelist())
    for anchor in _parsed(archive, part).iter(*_ANCHORS):
        corner = anchor.find("{*}from")
        at = [int(corner.findtext(f"{{*}}{name}") or 0) for name in ("row", "col")] if corner is not None else [0, 0]
        for shape in anchor.iter("{*}sp"):
            looks = shape.find("{*}nvSpPr/{*}cNvPr")
            lines = _lines(shape.iterfind("{*}txBody/{*}p"))
            if lines and not _is_hidden(looks):
                yield DrawnText(at[0], at[1], lines)
        for picture in anchor.iter("{*}pic"):
            blip = picture.find("{*}blipFill/{*}blip")
            _, name = parts.get(blip.get(_EMBEDDED, "") if blip is not None else "", ("", ""))
            if name in names and not _is_hidden(picture.find("{*}nvPicPr/{*}cNvPr")):
                yield DrawnPicture(at[0], at[1], archive.read(name))


def _is_hidden(looks: etree._Element | None) -> bool:
    return looks is not None and looks.get("hidden") in ("1", "true")


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
