"""Sheets of an old Excel workbook (.xls), read by xlrd: the one kept reader that gives formats and hidden rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import xlrd
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.picture_file import is_small
from prongsai.extract.workbook.number_formats import shown
from prongsai.extract.workbook.sheets import MOST_CELLS, Sheet
from xlrd.xldate import xldate_as_datetime

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1")
_HEAD, _MOST_PICTURES = 65_536, 200  # bytes in which a picture tells its size
_AUTOMATIC, _WHITE = 0x7FFF, (255, 255, 255)


def read_xls(data: bytes) -> list[Sheet]:
    """The sheets that are not hidden, in order; empty ones too.

    Raises:
        DocumentError: `damaged_file`, `too_large` or `password_protected`.
    """
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except Exception as error:  # xlrd raises whatever a damaged record leads it to
        if "encrypted" in str(error).lower():
            raise DocumentError(
                ErrorCode.PASSWORD_PROTECTED, "the workbook has a password: save it without one"
            ) from error
        raise DocumentError(ErrorCode.DAMAGED_FILE, "the workbook is damaged: open and save it again") from error
    sheets = [sheet for sheet in book.sheets() if sheet.visibility == 0]
    if sum(sheet.nrows * sheet.ncols for sheet in sheets) > MOST_CELLS * 4:
        raise DocumentError(ErrorCode.TOO_LARGE, f"the workbook has more than {MOST_CELLS} cells")
    found = [_sheet(book, sheet) for sheet in sheets]
    return [replace(found[0], unread=_has_pictures(data)), *found[1:]] if found else []


def _has_pictures(data: bytes) -> bool:
    """Whether the file holds a picture that may show a table; no kept reader tells which sheet shows it."""
    places = (at for start in _PICTURES for at in _places(data, start))
    return any(not is_small(data[at : at + _HEAD]) for at in islice(places, _MOST_PICTURES))


def _places(data: bytes, start: bytes) -> Iterator[int]:
    at = data.find(start)
    while at >= 0:
        yield at
        at = data.find(start, at + 1)


def _sheet(book: Any, sheet: Any) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    for r in range(sheet.nrows):
        for c in range(sheet.row_len(r)):
            cell = sheet.cell(r, c)
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and _is_seen(book, cell):
                cells[r, c] = _text(book, cell)
    merged = tuple((r0, c0, r1 - 1, c1 - 1) for r0, r1, c0, c1 in sheet.merged_cells)
    rows = frozenset(r for r, info in sheet.rowinfo_map.items() if info.hidden)
    columns = frozenset(c for c, info in sheet.colinfo_map.items() if info.hidden)
    return Sheet(sheet.name, cells, merged, rows, columns)


def _text(book: Any, cell: Any) -> str:
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value), code)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return shown(xldate_as_datetime(cell.value, book.datemode), code)
        except (ValueError, OverflowError):
            return shown(cell.value, None)
    return shown(cell.value, code)


def _is_seen(book: Any, cell: Any) -> bool:
    """Whether the letters of a cell are neither struck out nor white on the white of the sheet."""
    look = book.xf_list[cell.xf_index]
    font = book.font_list[look.font_index]
    white = font.colour_index != _AUTOMATIC and book.colour_map.get(font.colour_index) == _WHITE
    return not font.struck_out and not (white and look.background.fill_pattern == 0)
