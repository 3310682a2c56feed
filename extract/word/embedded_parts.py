"""What a Word file shows out of parts of its own: charts, SmartArt, embedded Excel sheets, page headers.

A chart keeps its labels and figures beside the drawing, SmartArt its texts, an Excel object the sheet that its picture
shows. All of them are printed on the page, so they are read where the paragraph holds them.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree
from prongsai.extract.drawingml.texts import diagram_lines
from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.media_type import DOCX, HTML, SniffError, sniff
from prongsai.extract.records import Block, Place, RawDocument, with_places
from prongsai.extract.text.html_document import read_html
from prongsai.extract.text.text_document import read_text
from prongsai.extract.word.paragraphs import Element, attribute
from prongsai.extract.workbook.charts import shown_chart
from prongsai.extract.workbook.xlsx import front_sheet

Rows = list[list[str]]
ReadPart = Callable[[zipfile.ZipFile, str], bytes]  # may raise DocumentError

_CHART, _DIAGRAM, _PACKAGE = "/chart", "/diagramData", "/package"
_MARGINS = ("/header", "/footer")
_CHUNK, _PICTURE = "/afchunk", "/image"


@dataclass(frozen=True, slots=True)
class Shown:
    """What an embedded part prints: the rows of a table, or lines."""

    rows: Rows
    lines: tuple[str, ...] = ()


class EmbeddedParts:
    """The parts that the text of a Word file refers to, read on demand."""

    def __init__(
        self, archive: zipfile.ZipFile, main: str, read: ReadPart, read_word: Callable[[bytes], RawDocument]
    ) -> None:
        self._archive = archive
        self._read_word = read_word
        self._read = read
        self._names = frozenset(archive.namelist())
        self._folder = posixpath.dirname(main)
        self._relations = self._relations_of(main)

    def shown(self, relation: str) -> Shown | None:
        """What a drawing or object prints; None where it is of no kind that can be read."""
        kind, target = self._relations.get(relation, ("", ""))
        if target not in self._names:
            return None
        if kind.endswith(_CHART):
            chart = shown_chart(self._xml(target))
            return Shown(chart.rows, chart.title)
        if kind.endswith(_DIAGRAM):
            return Shown([], tuple(diagram_lines(self._xml(target))))
        if kind.endswith(_PACKAGE) and target.endswith((".xlsx", ".xlsm")):
            return self._workbook(target)
        return None

    def picture(self, relation: str) -> bytes | None:
        """The file of a picture; None where the relation is of another kind.

        Raises:
            DocumentError: it unpacks to too much.
        """
        kind, target = self._relations.get(relation, ("", ""))
        is_one = kind.endswith(_PICTURE) and target in self._names
        return self._read(self._archive, target) if is_one else None

    def text_of_its_own(self, relation: str, line: int) -> list[Block] | None:
        """What a page or a text prints that is kept as a file and shown as a part of the text; None for other files."""
        kind, target = self._relations.get(relation, ("", ""))
        if not kind.lower().endswith(_CHUNK) or target not in self._names:
            return None
        try:
            data = self._read(self._archive, target)
            sniffed = sniff(data, target)
            if sniffed.kind is not DOCX and sniffed.decoded is None:
                return None
            if sniffed.decoded is None:
                document = self._read_word(data)
            else:
                document = (read_html if sniffed.kind is HTML else read_text)(sniffed.decoded.text)
        except (DocumentError, SniffError):
            return None
        blocks = [block for page in document.pages for block in page.blocks]
        return [with_places(block, lambda _: Place(line=line)) for block in blocks]

    def margin(self, relation: str) -> Element | None:
        """The root of a page header or footer."""
        kind, target = self._relations.get(relation, ("", ""))
        return self._xml(target) if kind.endswith(_MARGINS) and target in self._names else None

    def of_kind(self, kind: str) -> Element | None:
        """The root of the part of a kind, such as "styles"; where no relation tells of it, of the one of that name.

        Raises:
            DocumentError, etree.XMLSyntaxError: it is too large or damaged.
        """
        beside = posixpath.join(self._folder, f"{kind}.xml")
        found = [target for told, target in self._relations.values() if told.endswith("/" + kind)]
        name = next((name for name in (*found, beside) if name in self._names), None)
        return self._xml(name) if name is not None else None

    def _workbook(self, target: str) -> Shown | None:
        try:
            sheet = front_sheet(self._read(self._archive, target))
        except DocumentError:
            return None
        return Shown([[cell.text for _, cell in row.cells] for row in sheet.rows() if row.texts] if sheet else [])

    def _xml(self, name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self._read(self._archive, name), parser)

    def _relations_of(self, main: str) -> Mapping[str, tuple[str, str]]:
        folder, name = posixpath.split(main)
        listed = posixpath.join(folder, "_rels", name + ".rels")
        if listed not in self._names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self._xml(listed):
            target = attribute(relation, "Target") or ""
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attribute(relation, "Id") or ""] = (attribute(relation, "Type") or "", place)
        return found
