"""Text boxes, shapes and pictures over the cells of an Excel sheet: a dashboard keeps its figures in them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from prongsai.extract.drawingml.colours import Palette, of_fill, palette_of
from prongsai.extract.drawingml.texts import lines_of
from prongsai.extract.workbook.charts import shown_chart

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
    theme = next((name for kind, name in sheets.values() if kind.endswith("/theme") and name in archive.namelist()), "")
    palette = palette_of(_parsed(archive, theme) if theme else None)
    found: dict[str, tuple[Drawn, ...]] = {}
    for sheet in _parsed(archive, book).iter("{*}sheet"):
        _, part = sheets.get(sheet.get(_RELATION, ""), ("", ""))
        drawings = [name for kind, name in _relations(archive, part).values() if kind.endswith("/drawing")]
        drawn = [one for name in drawings for one in _drawn(archive, name, palette)]
        if drawn:
            found[sheet.get("name", "")] = tuple(sorted(drawn, key=lambda one: (one.row, one.column)))
    return found


def _drawn(archive: zipfile.ZipFile, part: str, palette: Palette) -> Iterator[Drawn]:
    parts, names = _relations(archive, part), frozenset(archive.namelist())
    for anchor in _parsed(archive, part).iter(*_ANCHORS):
        corner = anchor.find("{*}from")
        at = [int(corner.findtext(f"{{*}}{name}") or 0) for name in ("row", "col")] if corner is not None else [0, 0]
        for shape in anchor.iter("{*}sp"):
            looks = shape.find("{*}nvSpPr/{*}cNvPr")
            fill = of_fill(shape.find("{*}spPr"), palette)
            ground = fill[0] if fill is not None and fill[1] >= 1 else None
            lines = tuple(lines_of(shape.iterfind("{*}txBody/{*}p"), ground, palette))
            if lines and not _is_hidden(looks) and not _in_hidden_group(shape):
                yield DrawnText(at[0], at[1], lines)
        for chart in anchor.iter("{*}chart"):
            _, name = parts.get(chart.get(_RELATION, ""), ("", ""))
            if name in names and not _is_hidden(anchor.find("{*}graphicFrame/{*}nvGraphicFramePr/{*}cNvPr")):
                yield from _charted(_parsed(archive, name), at)
        for picture in anchor.iter("{*}pic"):
            blip = picture.find("{*}blipFill/{*}blip")
            _, name = parts.get(blip.get(_EMBEDDED, "") if blip is not None else "", ("", ""))
            if name in names and not _is_hidden(picture.find("{*}nvPicPr/{*}cNvPr")):
                yield DrawnPicture(at[0], at[1], archive.read(name))


def _charted(root: etree._Element, at: Sequence[int]) -> Iterator[DrawnText]:
    """The title of a chart and its printed figures, each behind the name of its category and of its series."""
    chart = shown_chart(root)
    with_head = bool(chart.rows) and not chart.rows[0][0]
    rows = chart.rows[with_head:]
    head = chart.rows[0] if with_head else [""] * len(rows[0] if rows else ())
    named = [(row[0], name, text) for row in rows for name, text in zip(head[1:], row[1:], strict=True) if text]
    lines = (*chart.title, *(" ".join(filter(None, parts)) for parts in named))
    if lines:
        yield DrawnText(at[0], at[1], lines)


def _is_hidden(looks: etree._Element | None) -> bool:
    return looks is not None and looks.get("hidden") in ("1", "true")


def _in_hidden_group(shape: etree._Element) -> bool:
    return any(_is_hidden(group.find("{*}nvGrpSpPr/{*}cNvPr")) for group in shape.iterancestors("{*}grpSp"))


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
