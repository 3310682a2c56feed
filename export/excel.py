"""One Excel workbook: a sheet that says what is what, and a sheet for each table (several where a table is long)."""

from __future__ import annotations

import importlib
import math
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from prongsai.export.cells import BATCH, Tables, is_text, texts
from prongsai.extract.errors import UsageError
from prongsai.normalize.model.schema import DATASET_VERSION, TABLES
from prongsai.normalize.model.table_schema import Column, TableSchema

NAMES = ("prongsai.xlsx",)
MAX_ROWS = 1_048_576  # of a sheet, the header among them
MAX_CHARACTERS = 32_767  # of a cell, in units of UTF-16
CUT = "…[cut]"
_FONT = "Tahoma"  # has Thai letters and comes with Windows, macOS and office programs
_CREATED = datetime(2000, 1, 1)  # fixed: the same dataset gives the same workbook
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year; days before that are written as text
_NARROWEST, _WIDEST = 8, 48  # characters of a column
_OF_HASHES = 14  # for columns that nobody reads to the end
_LINE = 15  # points, the height of a line
_MEASURED = 200  # rows that a column's width is taken from
_HEADER = ("table", "column", "type", "description", "unit", "rows", "cells cut")
_WIDTHS = (12, 18, 15, 90, 24, 10, 10)
_DESCRIPTION = _HEADER.index("description")
_ABOUT = (
    "Integrity and Transparency Assessment (ITA) of Thai public bodies, from their own reports. One sheet a table; "
    "this sheet says what each column means. The Parquet files are the reference.",
    "ผลการประเมินคุณธรรมและความโปร่งใส (ITA) จากรายงานของหน่วยงาน หนึ่งแผ่นงานต่อหนึ่งตาราง แผ่นนี้อธิบายทุกคอลัมน์ "
    "ข้อมูลอ้างอิงคือไฟล์ Parquet",
    "A text that a spreadsheet could take for a formula (it begins with = + - @) has an apostrophe in front, so that "
    "saving a sheet as CSV is harmless too. To have the text as it was, take one apostrophe away.",
    "ข้อความที่ขึ้นต้นด้วย = + - @ มีเครื่องหมาย ' นำหน้า เพื่อไม่ให้โปรแกรมตารางงานเข้าใจว่าเป็นสูตร "
    "หากต้องการข้อความเดิมให้ตัด ' ตัวแรกออกหนึ่งตัว",
    "An empty cell means not printed or not settled, never zero. A score whose status is contested is doubtful: "
    "leave it out of means.",
    "ช่องว่างหมายถึงไม่ได้พิมพ์ไว้หรือตัดสินไม่ได้ ไม่ใช่ศูนย์ คะแนนที่ status เป็น contested ยังไม่แน่นอน ไม่ควรนำไปเฉลี่ย",
)

Put = Callable[[Any, int, int, Any], None]  # sheet, row, column, a value that is no null


def need() -> None:
    """Raises UsageError where XlsxWriter is not installed."""
    try:
        importlib.import_module("xlsxwriter")
    except ImportError as error:
        raise UsageError("an Excel file needs XlsxWriter; install it: pip install 'prongsai[export]'") from error


def write(tables: Tables, folder: Path, advance: Callable[[int], None]) -> dict[str, int]:
    """Write `prongsai.xlsx` into a folder; see `export.csv_files.write`.

    Raises:
        OSError: the disk does not take it.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    options = {
        "constant_memory": True, "tmpdir": str(folder), "use_zip64": True,
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_format_properties": {"font_name": _FONT, "font_size": 10},
    }  # fmt: skip
    workbook = Workbook(str(folder / NAMES[0]), options)
    workbook.set_properties({"title": "Prongsai", "author": "Prongsai", "created": _CREATED})
    about = workbook.add_worksheet("about")
    written = [_Table(workbook, schema).write(tables, advance) for schema in TABLES]
    _write_about(workbook, about, written)
    try:
        workbook.close()
    except XlsxFileError as error:
        raise OSError(str(error)) from error
    return {NAMES[0]: sum(table.rows for table in written)}


class _Table:
    """One table on as many sheets as it needs."""

    def __init__(self, workbook: Any, schema: TableSchema) -> None:
        self.schema = schema
        self.rows = 0
        self.cut: Counter[str] = Counter()  # cells of which only the beginning fits, by column
        self._workbook = workbook
        self._bold = workbook.add_format({"bold": True, "bottom": 1})
        self._puts = [self._put(column) for column in schema.columns]

    def write(self, tables: Tables, advance: Callable[[int], None]) -> _Table:
        """Write all rows; a table without rows has its header."""
        sheet, filled, number = self._sheet(1), 0, 1
        widths: list[int] = []
        for batch in tables[self.schema.name].iter_batches(BATCH):
            columns = [texts(one) if is_text(one.type) else one.to_pylist() for one in batch.columns]
            widths = widths or list(map(_width, self.schema.names(), columns))
            for row in zip(*columns, strict=True):
                if filled == MAX_ROWS - 1:
                    self._close(sheet, filled, widths)
                    number += 1
                    sheet, filled = self._sheet(number), 0
                filled += 1
                for column, (put, value) in enumerate(zip(self._puts, row, strict=True)):
                    if value is not None:
                        put(sheet, filled, column, value)
            self.rows += batch.num_rows
            advance(batch.num_rows)
        self._close(sheet, filled, widths or [_width(name, []) for name in self.schema.names()])
        return self

    def _sheet(self, number: int) -> Any:
        name = self.schema.name
        sheet = self._workbook.add_worksheet(name if number == 1 else f"{name}_{number}")
        for place, column in enumerate(self.schema.names()):
            sheet.write_string(0, place, column, self._bold)
        return sheet

    def _close(self, sheet: Any, filled: int, widths: list[int]) -> None:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, filled, len(widths) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def _put(self, column: Column) -> Put:
        """What writes the values of a column."""
        kind = column.type
        if is_text(kind):
            return lambda sheet, row, place, text: self._put_text(sheet, row, place, text, column.name)
        if pa.types.is_boolean(kind):
            return lambda sheet, row, place, value: sheet.write_boolean(row, place, value)
        if pa.types.is_date(kind):
            days = self._workbook.add_format({"num_format": "yyyy-mm-dd"})
            return lambda sheet, row, place, day: _put_day(sheet, row, place, day, days)
        form = self._workbook.add_format({"num_format": "0.00"}) if pa.types.is_decimal(kind) else None
        return lambda sheet, row, place, number: _put_number(sheet, row, place, number, form)

    def _put_text(self, sheet: Any, row: int, place: int, text: str, column: str) -> None:
        if len(text) > MAX_CHARACTERS // 2 and len(units := text.encode("utf-16-le")) > 2 * MAX_CHARACTERS:
            kept = units[: 2 * (MAX_CHARACTERS - len(CUT))].decode("utf-16-le", errors="ignore")  # no half of a pair
            text = kept + CUT
            self.cut[column] += 1
        sheet.write_string(row, place, text)


def _put_day(sheet: Any, row: int, place: int, day: date, form: Any) -> None:
    if day < _FIRST_DAY:
        sheet.write_string(row, place, day.isoformat())
    else:
        sheet.write_datetime(row, place, day, form)


def _put_number(sheet: Any, row: int, place: int, number: Any, form: Any) -> None:
    if math.isfinite(number):
        sheet.write_number(row, place, number, form)
    else:
        sheet.write_string(row, place, str(number))


def _width(name: str, cells: list[Any]) -> int:
    """A width at which the name and most cells can be read, in characters."""
    longest = max((_columns(str(cell)[: 2 * _WIDEST]) for cell in cells[:_MEASURED] if cell is not None), default=0)
    widest = _OF_HASHES if name in ("document_id", "mention_id") else _WIDEST
    return max(min(longest, widest), len(name) + 3, _NARROWEST)  # three for the filter's button


def _columns(text: str) -> int:
    """Places that the first line takes; Thai vowels and tone marks above and below take none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text.partition("\n")[0])


def _write_about(workbook: Any, sheet: Any, written: list[_Table]) -> None:
    """The data dictionary, the rows of each table, and how many cells did not fit whole."""
    bold = workbook.add_format({"bold": True, "bottom": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    lines: list[tuple[Any, ...]] = [("", "", "", text, "", None, None) for text in _ABOUT]
    lines.append(("", "", "", f"Version of the tables: {DATASET_VERSION}", "", None, None))
    if any(table.cut for table in written):
        told = f"Texts of more than {MAX_CHARACTERS} characters do not fit into a cell: cut, with {CUT} at their end."
        lines.append(("", "", "", told, "", None, None))
    for table in written:
        schema = table.schema
        lines.append((schema.name, "", "", schema.description, "", table.rows, sum(table.cut.values()) or None))
        for column in schema.columns:
            lines.append((schema.name, column.name, _kind(column.type), _meaning(column), column.unit, None,
                          table.cut[column.name] or None))  # fmt: skip
    for place, (name, width) in enumerate(zip(_HEADER, _WIDTHS, strict=True)):
        sheet.write_string(0, place, name, bold)
        sheet.set_column(place, place, width)
    for row, line in enumerate(lines, start=1):
        height = math.ceil(_columns(line[_DESCRIPTION]) / _WIDTHS[_DESCRIPTION])
        sheet.set_row(row, _LINE * height)  # not every program finds it
        for place, value in enumerate(line):
            if isinstance(value, int):
                sheet.write_number(row, place, value, wrapped)
            elif value:
                sheet.write_string(row, place, value, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(lines), len(_HEADER) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _kind(kind: pa.DataType) -> str:
    """The type in plain words."""
    if pa.types.is_list(kind):
        return "texts"
    if pa.types.is_integer(kind):
        return "whole number"
    if pa.types.is_boolean(kind):
        return "true or false"
    return "text" if is_text(kind) else "date" if pa.types.is_date(kind) else "number"


def _meaning(column: Column) -> str:
    told = f". One of: {', '.join(column.allowed)}" if column.allowed else ""
    return column.description + told
