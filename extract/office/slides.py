"""Slides of PowerPoint (.pptx), read by python-pptx: a page for each slide that is shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any

import pptx
from lxml import etree
from prongsai.extract.drawingml.colours import RGB, of_fill
from prongsai.extract.drawingml.texts import diagram_lines, lines_of, shown_text
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.office.covered_shapes import Placed, chosen, leaves, seen_shapes
from prongsai.extract.office.slide_looks import background, ground_of, palette_of_slide
from prongsai.extract.records import (
    Block,
    Notice,
    NoticeCode,
    Page,
    Place,
    RawDocument,
    ReadPicture,
    TextLine,
)
from prongsai.extract.shown_pictures import ShownPictures
from prongsai.extract.text.cell_grid import GridCell, build_table
from prongsai.extract.workbook.charts import shown_chart

_UNPACKED = 1_000_000_000  # bytes of all parts together; slides are heavy with pictures
_MOST_SHAPES = 5_000  # on one slide
_PICTURE = 13  # of MSO_SHAPE_TYPE
_LARGE = 0.2  # of a slide; a picture as large as that may hold a table
_CARD_ROWS, _CARDS = 2, 2  # at least, below and beside each other
_ROW = 200_000  # English Metric Units (0.56 cm): shapes whose tops differ by less stand in one row


def read_slides(data: bytes, media_type: str, read_picture: ReadPicture | None = None) -> RawDocument:
    """The slides as pages; a line is the ordinal of a paragraph or of a table's row on its slide.

    Args:
        data: the file.
        media_type: what it was before it was made a .pptx.
        read_picture: reads the large pictures on slides; they are told without it.

    Raises:
        DocumentError: `damaged_file` or `too_large`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
                raise DocumentError(ErrorCode.TOO_LARGE, "the slides unpack to more than any report needs")
        show = pptx.Presentation(io.BytesIO(data))
        size = (show.slide_width or 1, show.slide_height or 1)
        shown = [slide for slide in show.slides if slide._element.get("show") not in ("0", "false")]
        readers = [_Slide(slide, *size, read_picture) for slide in shown]
    except DocumentError:
        raise
    except Exception as error:  # python-pptx raises whatever a damaged part leads it to
        raise DocumentError(ErrorCode.DAMAGED_FILE, "the slides are damaged: open and save them again") from error
    pages = tuple(
        Page(n, tuple(reader.blocks), origin="text", from_picture=reader.pictures.among(reader.blocks))
        for n, reader in enumerate(readers, start=1)
    )
    notices = tuple(
        Notice(NoticeCode.PICTURE_NOT_READ, "a picture on this slide was not read", n)
        for n, reader in enumerate(readers, start=1)
        if reader.pictures.unread
    )
    return RawDocument(media_type, pages, len(pages) or None, "text", notices=notices)


class _Slide:
    """What one slide prints, in reading order."""

    def __init__(self, slide: Any, width: int, height: int, read_picture: ReadPicture | None) -> None:
        self.blocks: list[Block] = []
        self.pictures = ShownPictures(read_picture)
        self._line = 0
        self._area = width * height
        self._slide = slide
        self._palette = palette_of_slide(slide)
        colour = background(slide, self._palette)
        drawn = list(islice(_drawn(slide), _MOST_SHAPES))
        self._grounds: dict[Any, RGB | None] = {
            placed.shape._element: ground_of(placed, drawn[:n], self._palette, colour) for n, placed in enumerate(drawn)
        }
        for placed in _by_columns(sorted(seen_shapes(drawn, width, height), key=_place)):
            self._read(placed.shape)

    def _read(self, shape: Any) -> None:
        if getattr(shape, "has_table", False):
            rows = ([cell for cell in row.cells if not cell.is_spanned] for row in shape.table.rows)
            self._add_rows([[self._table_cell(cell) for cell in row] for row in rows])
        elif getattr(shape, "has_chart", False):
            chart = shown_chart(shape.chart._chartSpace)
            self._add_lines("\n".join(chart.title))
            self._add_rows([[GridCell(text, None) for text in row] for row in chart.rows])
        elif shape.has_text_frame:
            frame, ground = shape.text_frame._txBody, self._grounds.get(shape._element)
            default = frame.find("{*}lstStyle/{*}lvl1pPr/{*}defRPr")
            self._add_lines("\n".join(lines_of(frame.iterfind("{*}p"), ground, self._palette, default)))
        elif shape.shape_type == _PICTURE and (shape.width or 0) * (shape.height or 0) >= _LARGE * self._area:
            blocks = self.pictures.at(shape.image.blob, self._line + 1)
            self._line += bool(blocks)
            self.blocks += blocks
        else:
            self._add_lines("\n".join(_diagram(shape, self._slide.part)))

    def _table_cell(self, cell: Any) -> GridCell:
        fill = of_fill(cell._tc.tcPr, self._palette)
        ground = fill[0] if fill is not None and fill[1] >= 1 else None
        paragraphs = cell.text_frame._txBody.iterfind("{*}p")
        text = "\n".join(shown_text(paragraph, ground, self._palette) for paragraph in paragraphs)
        if cell.is_merge_origin:
            return GridCell(text.strip(), None, cell.span_height, cell.span_width)
        return GridCell(text, None)

    def _add_lines(self, text: str) -> None:
        for line in text.replace("\v", "\n").split("\n"):
            if line.strip():
                self._line += 1
                self.blocks.append(TextLine(line.strip(), Place(line=self._line)))

    def _add_rows(self, rows: list[list[GridCell]]) -> None:
        numbered = [
            [GridCell(cell.text, self._line + n, cell.row_span, cell.col_span) for cell in row]
            for n, row in enumerate(rows, start=1)
        ]
        if any(cell.text.strip() for row in rows for cell in row):
            self.blocks.append(build_table(numbered, "sheet", [self._line + n for n in range(1, len(rows) + 1)]))
            self._line += len(rows)


def _place(placed: Placed) -> tuple[float, float]:
    return placed.box[1] // _ROW, placed.box[0]


def _by_columns(shapes: Sequence[Placed]) -> list[Placed]:
    """Shapes in reading order, those of cards beside each other card by card.

    Cards are columns of boxes: row for row each has a box of the same width that holds as many lines, a figure where
    the others do, and words in the first.
    """
    rows = [list(row) for _, row in groupby(shapes, key=lambda placed: placed.box[1] // _ROW)]
    found: list[Placed] = []
    for _, alike in groupby(rows, key=_columns):
        cards = list(alike)
        forms = [{_form(placed.shape) for placed in row} for row in cards]
        several = len(cards) >= _CARD_ROWS and len(cards[0]) >= _CARDS
        if several and forms[0] == {(1, False)} and all(len(form) == 1 for form in forms):
            cards = [list(card) for card in zip(*cards, strict=True)]
        found += [placed for card in cards for placed in card]
    return found


def _columns(row: Sequence[Placed]) -> list[tuple[int, int]]:
    """Where the boxes of a row begin and end."""
    return [(round(placed.box[0] / _ROW), round(placed.box[2] / _ROW)) for placed in row]


def _form(shape: Any) -> tuple[int, bool] | None:
    """How many lines a box holds, and whether it is a decimal; None for what is no box of text."""
    if getattr(shape, "has_table", False) or getattr(shape, "has_chart", False) or not shape.has_text_frame:
        return None
    text = shape.text_frame.text.strip()
    whole, point, part = text.removesuffix("%").strip().partition(".")
    return len(text.splitlines()), bool(point) and (whole + part).isdecimal()


def _drawn(slide: Any) -> Iterator[Placed]:
    """What a slide shows in the order of drawing: texts of its master and of its layout, then its own shapes."""
    layout = slide.slide_layout
    if slide._element.get("showMasterSp") not in ("0", "false"):
        if layout._element.get("showMasterSp") not in ("0", "false"):
            yield from _texts_of(layout.slide_master)
        yield from _texts_of(layout)
    chosen(slide._element)
    yield from leaves(slide.shapes)


def _texts_of(layout: Any) -> Iterator[Placed]:
    """The boxes of a layout that each of its slides shows; its placeholders stand for what the slides hold."""
    chosen(layout._element)
    for placed in leaves(shape for shape in layout.shapes if not shape.is_placeholder):
        if placed.shape.has_text_frame:
            yield placed


def _diagram(shape: Any, part: Any) -> list[str]:
    """What a SmartArt diagram says."""
    for one in shape._element.iter("{*}relIds"):
        name = next((str(value) for key, value in one.attrib.items() if str(key).endswith("}dm")), "")
        if name in part.rels:
            return diagram_lines(etree.fromstring(part.related_part(name).blob))
    return []
