"""The columns of tables as cells of spreadsheets, and a dataset's tables opened as one snapshot."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from prongsai.dataset.spreadsheet_cells import harmless
from prongsai.extract.errors import UsageError
from prongsai.normalize.model.schema import TABLES

SEPARATOR = "; "  # between the parts of a list in one cell
BATCH = 5_000  # rows in memory at once
Tables = Mapping[str, pq.ParquetFile]


def is_text(kind: pa.DataType) -> bool:
    """Whether a column of this type holds a document's words: strings and lists of strings."""
    return bool(pa.types.is_string(kind) or pa.types.is_list(kind))


def texts(column: pa.Array) -> list[str | None]:
    """The harmless cells of a column of strings or of lists of strings; a null stays one."""
    if pa.types.is_list(column.type):
        return [None if parts is None else harmless(SEPARATOR.join(parts)) for parts in column.to_pylist()]
    coded = column.dictionary_encode()  # most columns repeat a few texts
    cells = [harmless(text) for text in coded.dictionary.to_pylist()]
    return [None if index is None else cells[index] for index in coded.indices.to_pylist()]


@contextlib.contextmanager
def opened(dataset: Path) -> Iterator[Tables]:
    """All tables of one published dataset by name; a run that publishes meanwhile changes nothing of them.

    Raises:
        UsageError: there is no such dataset, or it is one of another version.
    """
    remedy = f"run `prongsai run --out {dataset}`"
    with contextlib.ExitStack() as stack:
        try:
            folder = os.open(dataset, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            raise UsageError(f"{dataset} does not exist; {remedy} first") from error
        stack.callback(os.close, folder)
        tables = {}
        for schema in TABLES:
            path = dataset / f"{schema.name}.parquet"
            try:
                stream = stack.enter_context(os.fdopen(os.open(path.name, os.O_RDONLY, dir_fd=folder), "rb"))
                table = stack.enter_context(pq.ParquetFile(stream, pre_buffer=False))
            except FileNotFoundError:
                raise UsageError(f"{path} does not exist; {remedy} first") from None
            except (OSError, pa.ArrowException) as error:
                raise UsageError(f"{path} cannot be read: {error}; {remedy} again") from error
            if not table.schema_arrow.equals(schema.arrow(), check_metadata=False):
                raise UsageError(f"{path} has other columns than this version; {remedy} again")
            tables[schema.name] = table
        yield tables
