"""Word files (.docx): paragraphs, tables and text boxes in document order.

Read from the XML itself: content controls, text boxes and tracked changes have to be told apart, and a
hostile archive is cut off by size before it is unpacked whole. The page header of the first section stands before the
text, on line 0; footers, footnotes and deleted text are not read.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable

from lxml import etree
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.media_type import DOCX
from prongsai.extract.markup.parser import has_tags
from prongsai.extract.records import PAGE_HEADER, Block, Notice, NoticeCode, Page, RawDocument, Table
from prongsai.extract.settings import Settings
from prongsai.extract.text.cell_grid import MAX_COLS, GridCell, build_table
from prongsai.extract.text.delimited_tables import SourceLine
from prongsai.extract.text.markdown import cell_text
from prongsai.extract.text.text_document import read_lines
from prongsai.extract.word.embedded_parts import EmbeddedParts
from prongsai.extract.word.paragraphs import Element, Paragraph, attribute, child, local_name, number, read_paragraph
from prongsai.extract.word.tables import TRANSPARENT, below_named, grid_span, is_layout, row_spans
from prongsai.extract.word.unseen_runs import Styles, read_styles, without_unseen_runs

_XML_BYTES_PER_CHAR = 5  # Word's markup around a character of text; sets the cap for one XML part


def read_docx(data: bytes, settings: Settings) -> RawDocument:
    """Read a Word file; `Place.line` is the ordinal of the paragraph, tables and text boxes included.

    Raises:
        DocumentError: `damaged_file` when the archive or its XML is broken, `too_large` when it
            unpacks to more than `settings.max_text_chars` allows.
    """
    limit = settings.max_text_chars * _XML_BYTES_PER_CHAR
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main_part(archive, limit)
            root = _parse(_read_part(archive, main, limit))
            styles = _styles(archive, main, limit)
            without_unseen_runs(root, styles)
            title = _title(archive, limit)
            parts = EmbeddedParts(archive, main, lambda opened, name: _read_part(opened, name, limit))
            pages, notices = _read_body(root, parts, styles, settings)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        etree.XMLSyntaxError,
    ) as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, f"a damaged Word file: {_line(error)}") from error
    return RawDocument(
        media_type=DOCX.media_type,
        pages=tuple(Page(n, tuple(blocks), origin="text") for n, blocks in enumerate(pages, start=1)),
        text_origin="text",
        title=title,
        notices=tuple(notices),
    )


def _read_body(
    root: Element, parts: EmbeddedParts, styles: Styles, settings: Settings
) -> tuple[list[list[Block]], list[Notice]]:
    body = child(root, "body")
    if body is None:
        raise DocumentError(ErrorCode.DAMAGED_FILE, "a damaged Word file: it has no body")
    reader = _Body(settings.max_text_chars, parts)
    for header in _headers(body, parts):
        without_unseen_runs(header, styles)
        reader.read_header(header)
    reader.read(body)
    return reader.finish(), reader.notices


def _headers(body: Element, parts: EmbeddedParts) -> list[Element]:
    """The page headers of the first section that say something."""
    section = next((below for below in body.iter() if local_name(below) == "sectPr"), None)
    found: list[Element] = []
    for below in section if section is not None else ():
        if local_name(below) == "headerReference" and attribute(below, "type") in (None, "default", "first"):
            root = parts.header(attribute(below, "id") or "")
            if root is not None and any(letter.isalpha() for letter in _text_of(root)):
                found.append(root)
    return found


def _text_of(element: Element) -> str:
    return "".join(below.text or "" for below in element.iter() if local_name(below) == "t")


def _read_part(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as part:
        content = part.read(limit + 1)
    if len(content) > limit:
        raise DocumentError(ErrorCode.TOO_LARGE, f"{name} unpacks to more than {limit} bytes")
    return content


def _parse(content: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, f"a damaged Word file: {_line(error)}") from error


def _main_part(archive: zipfile.ZipFile, limit: int) -> str:
    """The part that holds the text: the package says which; word/document.xml where it does not."""
    names = set(archive.namelist())
    if "_rels/.rels" in names:
        for relation in _parse(_read_part(archive, "_rels/.rels", limit)):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = posixpath.normpath((attribute(relation, "Target") or "").lstrip("/"))
                if target in names:
                    return target
    return "word/document.xml"


def _styles(archive: zipfile.ZipFile, main: str, limit: int) -> Styles:
    """The styles of the part beside the main one; none where it cannot be read."""
    name = main.rpartition("/")[0] + "/styles.xml"
    try:
        return read_styles(_parse(_read_part(archive, name, limit)))
    except (KeyError, DocumentError, etree.XMLSyntaxError):
        return {}


def _title(archive: zipfile.ZipFile, limit: int) -> str | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    try:
        title = child(_parse(_read_part(archive, "docProps/core.xml", limit)), "title")
    except DocumentError:  # a hint only; the text itself is there
        return None
    return (" ".join((title.text or "").split()) or None) if title is not None else None


class _Body:
    """Walks the body, numbers paragraphs and collects blocks page by page."""

    def __init__(self, max_chars: int, parts: EmbeddedParts) -> None:
        self._parts = parts
        self.notices: list[Notice] = []
        self._pages: list[list[Block]] = [[]]
        self._waiting: list[SourceLine] = []
        self._ordinal = 0
        self._chars = 0
        self._max_chars = max_chars

    def read(self, container: Iterable[Element]) -> None:
        """Read the block elements of a container, in order."""
        for element in container:
            name = local_name(element)
            if name == "p":
                self._add_paragraph(self._paragraph(element))
            elif name == "tbl":
                self._add_table(element)
            elif name == "AlternateContent":
                self.read(list(element)[:1])
            elif name == "altChunk":
                self._add_text_of_its_own(attribute(element, "id") or "")
            elif name in TRANSPARENT:
                self.read(element)

    def _add_text_of_its_own(self, relation: str) -> None:
        """Add the text of a file that stands in the text's place; what cannot be read is told."""
        self._ordinal += 1
        blocks = self._parts.text_of_its_own(relation, self._ordinal)
        if blocks is None:
            self.notices.append(Notice(NoticeCode.EMBEDDED_PART_NOT_READ, "text in a file of its own was not read"))
        self._flush()
        self._pages[-1].extend(blocks or ())

    def read_header(self, root: Element) -> None:
        """Read a page header: lines that have no place in the text."""
        for element in root.iter():
            if local_name(element) == "p":
                lines = read_paragraph(element).text.split("\n")
                self._waiting += [SourceLine(line, PAGE_HEADER) for line in lines]
        self._flush()

    def finish(self) -> list[list[Block]]:
        """The blocks of each page; pages without any at the end are dropped."""
        self._flush()
        while len(self._pages) > 1 and not self._pages[-1]:
            self._pages.pop()
        return self._pages

    def _paragraph(self, element: Element) -> Paragraph:
        self._ordinal += 1
        paragraph = read_paragraph(element)
        self._chars += sum(len(part) for part in paragraph.parts)
        if self._chars > self._max_chars:
            raise DocumentError(ErrorCode.TOO_LARGE, f"more than {self._max_chars} characters")
        return paragraph

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        ordinal = self._ordinal
        if paragraph.break_before:
            self._new_page()
        for i, part in enumerate(paragraph.parts):
            if i:
                self._new_page()
            for line in part.split("\n"):
                self._waiting.append(SourceLine(line, ordinal, paragraph.bold, paragraph.centred, paragraph.size))
        for box in paragraph.boxes:
            self._flush()
            self.read(box)
            self._flush()
        for relation in paragraph.embedded:
            self._add_embedded(relation, ordinal)
        if paragraph.break_after:
            self._new_page()

    def _add_embedded(self, relation: str, ordinal: int) -> None:
        """Add what a chart, a diagram or an Excel object shows; what cannot be read is told."""
        shown = self._parts.shown(relation)
        if shown is None:
            told = "an embedded object was not read"
            self.notices.append(Notice(NoticeCode.EMBEDDED_PART_NOT_READ, told))
            return
        self._flush()
        self._waiting += [SourceLine(line, ordinal) for line in shown.lines]
        self._flush()
        cells = [[GridCell(text, ordinal) for text in row] for row in shown.rows]
        if any(cells):
            self._pages[-1].append(build_table(cells, "docx", [ordinal] * len(cells)))

    def _new_page(self) -> None:
        self._flush()
        if self._pages[-1]:
            self._pages.append([])

    def _flush(self) -> None:
        """Turn the paragraphs that wait into lines, or into the tables that tabs or pipes in them make."""
        if self._waiting:
            self._pages[-1].extend(read_lines(self._waiting))
            self._waiting = []

    def _add_table(self, element: Element) -> None:
        self._flush()
        rows = [(row, [cell for cell in below_named(row, "tc")]) for row in below_named(element, "tr")]
        if is_layout(rows):
            for _, cells in rows:
                for cell in cells:
                    self.read(cell)
                    self._flush()
            return
        table = self._table(rows)
        if table:
            self._pages[-1].append(table)

    def _table(self, rows: list[tuple[Element, list[Element]]]) -> Table | None:
        grid_cells: list[list[GridCell]] = []
        lines: list[int | None] = []
        spans = row_spans(rows)
        for r, (row, cells) in enumerate(rows):
            lines.append(self._ordinal + 1)
            before = number(child(row, "trPr", "gridBefore")) or 0
            made = [GridCell("", self._ordinal + 1, col_span=min(before, MAX_COLS))] if before else []
            for c, cell in enumerate(cells):
                first = self._ordinal + 1
                text = self._cell_text(cell)
                if spans[r][c]:
                    made.append(GridCell(text, first, spans[r][c], grid_span(cell)))
            grid_cells.append(made)
        return build_table(grid_cells, "docx", lines) if any(grid_cells) else None

    def _cell_text(self, cell: Iterable[Element]) -> str:
        """The paragraphs of a cell, one a line; a table or text box inside adds its paragraphs."""
        lines: list[str] = []
        for element in cell:
            name = local_name(element)
            if name == "p":
                paragraph = self._paragraph(element)
                lines.append(cell_text(paragraph.text) if has_tags(paragraph.text) else paragraph.text.strip())
                lines.extend(self._cell_text(box) for box in paragraph.boxes)
            elif name == "tbl":
                for row in below_named(element, "tr"):
                    lines.append(" ".join(filter(None, (self._cell_text(inner) for inner in below_named(row, "tc")))))
            elif name == "AlternateContent":
                lines.append(self._cell_text(list(element)[:1]))
            elif name in TRANSPARENT:
                lines.append(self._cell_text(element))
        return "\n".join(line for line in lines if line.strip())


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
