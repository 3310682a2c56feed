"""Slides of PowerPoint (.pptx), read by python-pptx: a page for each slide that is shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, islice
from typing import Any

import pptx
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.office.covered_shapes import Placed, leaves, seen_shapes
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
from prongsai.extract.workbook.number_formats import decimals_of, shown_number

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
        drawn = [placed for placed in islice(leaves(slide.shapes), _MOST_SHAPES) if not _is_hidden(placed.shape)]
        for placed in _by_columns(sorted(seen_shapes(drawn, width, height), key=_place)):
            self._read(placed.shape)

    def _read(self, shape: Any) -> None:
        if getattr(shape, "has_table", False):
            rows = ([cell for cell in row.cells if not cell.is_spanned] for row in shape.table.rows)
            self._add_rows([[_table_cell(cell) for cell in row] for row in rows])
        elif getattr(shape, "has_chart", False):
            self._add_rows([[GridCell(text, None) for text in row] for row in _chart_rows(shape.chart)])
        elif shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                self._add_lines(_text(paragraph))
        elif shape.shape_type == _PICTURE and (shape.width or 0) * (shape.height or 0) >= _LARGE * self._area:
            blocks = self.pictures.at(shape.image.blob, self._line + 1)
            self._line += bool(blocks)
            self.blocks += blocks

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


def _is_hidden(shape: Any) -> bool:
    named = shape._element.xpath(".//*[local-name()='cNvPr']")
    return bool(named) and named[0].get("hidden") in ("1", "true")


def _text(paragraph: Any) -> str:
    """The text of a paragraph without what is struck out."""
    struck = [run._r.rPr is not None and run._r.rPr.get("strike") not in (None, "noStrike") for run in paragraph.runs]
    return "".join(run.text for run, gone in zip(paragraph.runs, struck, strict=True) if not gone)


def _table_cell(cell: Any) -> GridCell:
    text = "\n".join(_text(paragraph) for paragraph in cell.text_frame.paragraphs)
    if cell.is_merge_origin:
        return GridCell(text.strip(), None, cell.span_height, cell.span_width)
    return GridCell(text, None)


def _chart_rows(chart: Any) -> list[list[str]]:
    """A row for each category, a column for each series, their names over them; figures in the chart's own format."""
    plot = chart.plots[0]
    series = list(plot.series)
    rows = [["", *(str(one.name) for one in series)]]
    for n, label in enumerate(plot.categories):
        rows.append([str(label), *(_figure(one, n) for one in series)])
    return rows


def _figure(series: Any, n: int) -> str:
    value = series.values[n] if n < len(series.values) else None
    return shown_number(str(Decimal(repr(value))), _decimals(series)) if value is not None else ""


def _decimals(series: Any) -> int | None:
    found = series._element.xpath(".//*[local-name()='val']//*[local-name()='formatCode']")
    return decimals_of(found[0].text or "") if found else None
