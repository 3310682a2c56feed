"""Publishing: the facts of all documents written as Parquet tables, checked, and swapped in whole.

Rows are written in the order of their documents' ids and in row groups of one size, so the same input gives the
same bytes whatever the number of workers; nothing volatile is in a table.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from prongsai.dataset.datapackage import data_package
from prongsai.dataset.swap import refuse_strangers, staging_beside, swap
from prongsai.extract.errors import PublicationRefusedError
from prongsai.normalize.model.facts import Agency, DocumentFacts
from prongsai.normalize.model.rows import DocumentRow, better_agency, plain, problems_of, rows_of
from prongsai.normalize.model.schema import TABLES
from prongsai.normalize.model.table_schema import Row, TableSchema

_ROW_GROUP = 5_000  # rows held in memory before they are written; the same in every file


Instead = Callable[[DocumentRow, str], tuple[DocumentRow, DocumentFacts]]


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: rows and sha256 of each table."""

    rows: dict[str, int]
    sha256: dict[str, str]


def publish(
    documents: Iterable[tuple[DocumentRow, DocumentFacts]],
    out: Path,
    run_record: Callable[[], dict[str, Any]],
    check: Callable[[Path], None] | None = None,
    keep: int = 1,
    instead: Instead | None = None,
) -> Published:
    """Write all tables beside `out`, check them, and put them in its place in one step.

    Args:
        documents: rows and facts in the order of the documents' ids; taken one by one.
        out: the dataset's folder.
        run_record: asked for when all documents are written.
        check: looks at the folder of the new tables and raises what keeps them from being published.
        keep: how many replaced datasets stay, see `dataset.swap`.
        instead: gives what to publish of a document whose rows break the schema; without it none may.

    Raises:
        PublicationRefusedError: a row breaks the schema, two rows share a key, or the disk does not take the
            tables; `out` stays as it was.
        UsageError: `out` holds files that are no dataset.
    """
    refuse_strangers(out)
    try:
        with staging_beside(out) as staging:
            published = _write_tables(documents, staging, instead)
            if check is not None:
                check(staging)
            _write_json(staging / "datapackage.json", data_package())
            _write_json(staging / "run.json", {**run_record(), "rows": published.rows, "sha256": published.sha256})
            swap(staging, out, keep)
    except OSError as error:
        raise PublicationRefusedError(f"{out} cannot be written: {error}; the last dataset stands") from error
    return published


def _write_tables(
    documents: Iterable[tuple[DocumentRow, DocumentFacts]], folder: Path, instead: Instead | None
) -> Published:
    writers = {schema.name: _Writer(schema, folder / f"{schema.name}.parquet") for schema in TABLES}
    agencies: dict[str, Agency] = {}
    try:
        for row, facts in documents:
            if (problem := problems_of(row, facts)) is not None:
                if instead is None:
                    raise PublicationRefusedError(f"{row.source}: {problem}")
                row, facts = instead(row, problem)
            for agency in facts.agencies:
                agencies[agency.agency_id] = better_agency(agencies.get(agency.agency_id), agency)
            for name, rows in rows_of(row, facts).items():
                writers[name].add(rows)
        writers["agencies"].add([plain(agencies[key]) for key in sorted(agencies)])
    finally:
        for writer in writers.values():
            writer.close()
    return Published(
        {name: writer.count for name, writer in writers.items()},
        {name: _digest(folder / f"{name}.parquet") for name in writers},
    )


class _Writer:
    """Writes checked rows of one table in row groups of one size."""

    def __init__(self, schema: TableSchema, path: Path) -> None:
        self.count = 0
        self._arrow = schema.arrow()
        self._rows: list[Row] = []
        self._writer = pq.ParquetWriter(path, self._arrow, compression="zstd", version="2.6")

    def add(self, rows: list[Row]) -> None:
        """Keep rows that are already in order."""
        self._rows += rows
        self.count += len(rows)
        while len(self._rows) >= _ROW_GROUP:
            self._write(self._rows[:_ROW_GROUP])
            del self._rows[:_ROW_GROUP]

    def _write(self, rows: list[Row]) -> None:
        self._writer.write_table(pa.Table.from_pylist(rows, schema=self._arrow), row_group_size=_ROW_GROUP)

    def close(self) -> None:
        """Write what is left; an empty table still has its schema."""
        if self._rows:
            self._write(self._rows)
        self._rows = []
        self._writer.close()


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """The sha256 of each table of a published dataset; empty where one is not there."""
    paths = {schema.name: folder / f"{schema.name}.parquet" for schema in TABLES}
    return {name: _digest(path) for name, path in paths.items()} if all(p.is_file() for p in paths.values()) else {}


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
