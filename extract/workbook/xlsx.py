"""Sheets of an Excel workbook (.xlsx, .xlsm), read by openpyxl: stored values of formulas, formats, merged cells."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from typing import Any

import openpyxl
from lxml import etree
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.workbook.drawn_texts import Drawn, drawn_over
from prongsai.extract.workbook.looks import SheetLooks
from prongsai.extract.workbook.sheets import MOST_CELLS, Sheet

_UNPACKED = 200_000_000  # bytes of all parts together; the largest workbooks of a ministry have some 30 million
_LOW, _NARROW = 3.0, 0.6  # points and digits; a row so low or a column so narrow shows nothing
_CODE = re.compile(r"&(?:\[\w+\]|\"[^\"]*\"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z&])")  # ECMA-376, 18.3.1.39


def read_xlsx(data: bytes) -> list[Sheet]:
    """The sheets that are not hidden, in order; empty ones too.

    Raises:
        DocumentError: `damaged_file` or `too_large`.
    """
    return _read(data)[0]


def front_sheet(data: bytes) -> Sheet | None:
    """The sheet whose tab is in front: what an object embedded in another document shows.

    Raises:
        DocumentError: as `read_xlsx`.
    """
    sheets, front = _read(data)
    return next((sheet for sheet in sheets if sheet.name == front), sheets[0] if sheets else None)


def _read(data: bytes) -> tuple[list[Sheet], str]:
    """The sheets that are not hidden, and the name of the one in front."""
    with _opened(data) as archive:
        if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
            raise DocumentError(ErrorCode.TOO_LARGE, "the workbook unpacks to more than any report needs")
        drawn = _drawn(archive)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if sum(len(sheet._cells) for sheet in sheets) > MOST_CELLS:
            raise DocumentError(ErrorCode.TOO_LARGE, f"the workbook has more than {MOST_CELLS} cells")
        return [
            replace(_sheet(sheet), drawn=drawn.get(sheet.title, ())) for sheet in sheets
        ], book.active.title if book.active is not None else ""
    except DocumentError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads it to
        raise DocumentError(ErrorCode.DAMAGED_FILE, "the workbook is damaged: open and save it again") from error


def _drawn(archive: zipfile.ZipFile) -> dict[str, tuple[Drawn, ...]]:
    """The text boxes and pictures of each sheet; none where they cannot be read, as the cells can be."""
    try:
        return drawn_over(archive)
    except (KeyError, ValueError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError):
        return {}


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, "a damaged workbook") from error


def _sheet(sheet: Any) -> Sheet:
    looks = SheetLooks(sheet)
    cells = {
        (cell.row - 1, cell.column - 1): text
        for cell in sheet._cells.values()
        if cell.value is not None and (text := looks.text_of(cell))
    }
    merged = tuple(
        (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1) for area in sheet.merged_cells.ranges
    )
    rows = frozenset(
        n - 1 for n, row in sheet.row_dimensions.items() if row.hidden or (row.height is not None and row.height < _LOW)
    )
    printed = sheet.HeaderFooter
    first = bool(printed.differentFirst)
    head, foot = (printed.firstHeader, printed.firstFooter) if first else (printed.oddHeader, printed.oddFooter)
    return Sheet(
        sheet.title, cells, merged, rows, _hidden_columns(sheet), head=_margin_lines(head), foot=_margin_lines(foot)
    )


def _margin_lines(margin: Any) -> tuple[str, ...]:
    """What is printed in a margin of the pages, without the codes of numbers, dates, names and fonts."""
    parts = [_CODE.sub("", part.text or "") for part in (margin.left, margin.center, margin.right)]
    lines = [" ".join(line.split()) for part in parts for line in part.splitlines()]
    return tuple(line for line in lines if any(letter.isalpha() for letter in line))


def _hidden_columns(sheet: Any) -> frozenset[int]:
    found: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden or (column.width or 0) < _NARROW:
            found.update(range((column.min or 1) - 1, min(column.max or 0, (column.min or 1) + 1_000)))
    return frozenset(found)
