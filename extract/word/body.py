"""The body of a Word file, block by block: paragraphs are numbered, and what they hold is collected page by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.markup.parser import has_tags
from prongsai.extract.records import PAGE_HEADER, Block, Notice, NoticeCode, ReadPicture, Table
from prongsai.extract.shown_pictures import ShownPictures
from prongsai.extract.text.cell_grid import MAX_COLS, GridCell, build_table
from prongsai.extract.text.delimited_tables import SourceLine
from prongsai.extract.text.markdown import cell_text
from prongsai.extract.text.text_document import read_lines
from prongsai.extract.word.embedded_parts import EmbeddedParts
from prongsai.extract.word.paragraphs import Element, Paragraph, attribute, child, local_name, number, read_paragraph
from prongsai.extract.word.tables import (
    TRANSPARENT,
    below_named,
    grid_span,
    inner_list,
    is_layout,
    names_figure,
    row_spans,
)


class Body:
    """Walks the body, numbers paragraphs and collects blocks page by page."""

    def __init__(self, max_chars: int, parts: EmbeddedParts, read_picture: ReadPicture | None) -> None:
        self._parts = parts
        self.pictures = ShownPictures(read_picture)
        self.notices: list[Notice] = []
        self._pages: list[list[Block]] = [[]]
        self._waiting: list[SourceLine] = []
        self._notes: dict[tuple[str, str], Element] = {}
        self._waiting_notes: list[tuple[str, str]] = []
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

    def read_margin(self, root: Element) -> None:
        """Read a page header or footer: lines that have no place in the text."""
        self._flush()
        again = {id(below) for other in root.iter() if local_name(other) == "Fallback" for below in other.iter()}
        for element in root.iter():
            if local_name(element) == "p" and id(element) not in again:
                lines = read_paragraph(element).text.split("\n")
                self._waiting += [SourceLine(line, PAGE_HEADER) for line in lines]
        self._flush()

    def notes_of(self, parts: Mapping[str, Element]) -> None:
        """Keep the footnotes and endnotes of a file, by kind."""
        self._notes = {(kind, attribute(note, "id") or ""): note for kind, part in parts.items() for note in part}

    def end_notes(self) -> None:
        """Read the notes that the last page and the end of the text show."""
        self._read_notes("footnote")
        self._read_notes("endnote")

    def _read_notes(self, kind: str) -> None:
        """Read the notes of a kind whose marks stand in the text read so far, behind it."""
        due = [note for note in self._waiting_notes if note[0] == kind]
        self._waiting_notes = [note for note in self._waiting_notes if note[0] != kind]
        for note in due:
            self._flush()
            self.read(self._notes.pop(note, ()))
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
        self._waiting_notes += paragraph.notes
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
        """Add what a chart, a diagram, an Excel object or a picture shows; what cannot be read is told."""
        picture = self._parts.picture(relation)
        if picture is not None:
            self._flush()
            self._pages[-1] += self.pictures.at(picture, ordinal)
            return
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
        self._read_notes("footnote")
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
            for named, run in groupby(rows, key=lambda row: names_figure(row[1])):
                self._add_opened(list(run), named)
            return
        inner = inner_list(rows)
        table = self._table(rows, inner)
        if table:
            self._pages[-1].append(table)
        if inner is not None:
            self._add_table(inner)

    def _add_opened(self, rows: list[tuple[Element, list[Element]]], named: bool) -> None:
        """Add rows of a table that only arranges content; those that name a figure stay rows."""
        table = self._table(rows, None) if named else None
        if table is not None:
            self._pages[-1].append(table)
            return
        for _, cells in rows:
            for cell in cells:
                self.read(cell)
                self._flush()

    def _table(self, rows: list[tuple[Element, list[Element]]], apart: Element | None) -> Table | None:
        grid_cells: list[list[GridCell]] = []
        lines: list[int | None] = []
        spans = row_spans(rows)
        for r, (row, cells) in enumerate(rows):
            lines.append(self._ordinal + 1)
            before = number(child(row, "trPr", "gridBefore")) or 0
            made = [GridCell("", self._ordinal + 1, col_span=min(before, MAX_COLS))] if before else []
            for c, cell in enumerate(cells):
                first = self._ordinal + 1
                text = self._cell_text(part for part in cell if part is not apart)
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
