"""CSV for any spreadsheet: one file a table, UTF-8 with a byte order mark, RFC 4180."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
from prongsai.export.cells import BATCH, Tables, is_text, texts
from prongsai.normalize.model.schema import TABLES

NAMES = tuple(f"{schema.name}.csv" for schema in TABLES)


def need() -> None:
    """Nothing: Python writes CSV by itself."""


def write(tables: Tables, folder: Path, advance: Callable[[int], None]) -> dict[str, int]:
    """Write `TABLE.csv` for every table into a folder.

    Args:
        tables: of one dataset; read batch by batch, so memory holds one batch.
        folder: where to.
        advance: told of rows when they are written.

    Returns:
        Rows by name of file, without the header.
    """
    written = {}
    for schema in TABLES:
        name = f"{schema.name}.csv"
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow(schema.names())
            for batch in tables[schema.name].iter_batches(BATCH):
                writer.writerows(zip(*map(_printed, batch.columns), strict=True))
                advance(batch.num_rows)
        written[name] = tables[schema.name].metadata.num_rows
    return written


def _printed(column: pa.Array) -> list[Any]:
    """A column as the writer prints it: nulls empty, decimals with their two places, dates as ISO has them."""
    if is_text(column.type):
        return texts(column)
    if pa.types.is_boolean(column.type):
        return [None if value is None else str(value).lower() for value in column.to_pylist()]
    found: list[Any] = column.to_pylist()
    return found
