"""One table of a dataset read by document in any order, without trusting that it is what it should be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from prongsai.normalize.model.table_schema import TableSchema

UNREADABLE = (OSError, ValueError, KeyError, NotImplementedError, OverflowError, pa.ArrowException)
_BATCH = 5_000  # rows


class TableFile:
    """The rows of one table by the document, or agency, that they belong to; memory holds its ids and a row group.

    Its methods raise one of `UNREADABLE` where the file is damaged or is no table.
    """

    def __init__(self, folder: Path, schema: TableSchema) -> None:
        """Open the table of a dataset; damage may show only where its rows are read."""
        self.schema = schema
        self._file = pq.ParquetFile(folder / f"{schema.name}.parquet")
        self.arrow: pa.Schema = self._file.schema_arrow
        self.rows = int(self._file.metadata.num_rows)
        self._starts: list[int] = [0]
        for number in range(self._file.num_row_groups):
            self._starts.append(self._starts[-1] + self._file.metadata.row_group(number).num_rows)
        self._group: tuple[int, Any] = (-1, None)
        self.ids: list[str] = []  # of each run of rows with one id, in the file's order
        self._runs: dict[str, list[tuple[int, int]]] = {}

    def __enter__(self) -> TableFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def index(self) -> None:
        """Find the rows of every id."""
        at = 0
        by = self.schema.order[0]
        for batch in self._file.iter_batches(_BATCH, columns=[by]):
            for name, run in groupby(batch.column(by).to_pylist()):
                length = sum(1 for _ in run)
                self._add(str(name), at, length)
                at += length

    def _add(self, name: str, start: int, length: int) -> None:
        runs = self._runs.setdefault(name, [])
        if runs and sum(runs[-1]) == start:  # one that goes on in the next batch
            runs[-1] = (runs[-1][0], runs[-1][1] + length)
            return
        runs.append((start, length))
        self.ids.append(name)

    def __contains__(self, name: object) -> bool:
        return name in self._runs

    def of(self, name: str, columns: Sequence[str] | None = None) -> Any:
        """The rows of an id as an Arrow table, in the file's order, with all columns or these."""
        wanted = self.arrow.names if columns is None else [c for c in columns if c in self.arrow.names]
        slices = [part for start, length in self._runs.get(name, ()) for part in self._slices(start, length, wanted)]
        return pa.concat_tables(slices) if slices else self.arrow.empty_table().select(wanted)

    def _slices(self, start: int, length: int, columns: Sequence[str]) -> Iterator[Any]:
        while length:
            number = bisect_right(self._starts, start) - 1
            if self._group[0] != number:
                self._group = (-1, None)  # let go of the last one before the next is read
                self._group = (number, self._file.read_row_group(number))
            part = self._group[1].select(columns).slice(start - self._starts[number], length)
            yield part
            start, length = start + part.num_rows, length - part.num_rows

    def batches(self) -> Iterator[Any]:
        """All rows in the file's order, in batches of one size."""
        return iter(self._file.iter_batches(_BATCH))


def same_rows(one: TableFile, other: TableFile) -> bool:
    """Whether two tables hold the same rows in the same order."""
    if one.rows != other.rows or one.arrow.names != other.arrow.names:
        return False
    return all(a.equals(b) for a, b in zip(_whole(one), _whole(other), strict=True))


def _whole(table: TableFile) -> Iterator[Any]:
    """Batches of exactly one size, wherever the file's row groups end."""
    waiting: list[Any] = []
    count = 0
    for batch in table.batches():
        waiting.append(pa.Table.from_batches([batch]))
        count += batch.num_rows
        while count >= _BATCH:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, _BATCH).combine_chunks()
            waiting, count = [whole.slice(_BATCH)], count - _BATCH
    if count:
        yield pa.concat_tables(waiting).combine_chunks()
