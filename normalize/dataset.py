"""Publishing: the facts of all documents written as Parquet tables, checked, and swapped in whole.

Facts wait in a spool file on disk, so memory does not grow with the number of documents; they are written in
the order of their ids, so the same input gives the same bytes whatever the number of workers. A new dataset is
built in a sibling folder and exchanged with the last one in a single step (`renameat2` on Linux).
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.errors import PublicationRefusedError
from extract.records import Place
from normalize.facts import Agency, DocumentFacts, Finding, Level, Measure, Mention, Score
from normalize.schema import DATASET_VERSION, TABLES, TableSchema

Row = dict[str, Any]

_ROW_GROUP = 50_000  # rows held in memory before they are written
_MAX_SHOWN = 5  # problems named when publication is refused
_RESOLUTIONS = ("exact", "unique_name", "fuzzy", "ambiguous", "unresolved")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The row of `documents`; field names are the columns' names."""

    document_id: str
    source: str
    also_at: tuple[str, ...]
    source_url: str | None
    retrieved_at: str | None
    media_type: str | None
    size_bytes: int | None
    page_count: int | None
    text_origin: str | None
    kind: str
    agency_id: str | None
    fiscal_year_be: int | None
    status: str
    error_code: str | None
    error: str | None
    pipeline_version: str


class Spool:
    """Documents' rows on disk until all are there; holds an offset for each in memory, no more."""

    def __init__(self, folder: Path) -> None:
        """Open a nameless file in `folder`; it is gone when the process ends, however it ends."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as the spool
        self._at: dict[str, tuple[int, int]] = {}

    def add(self, row: DocumentRow, facts: DocumentFacts) -> None:
        """Keep one document."""
        data = pickle.dumps((row, facts), protocol=pickle.HIGHEST_PROTOCOL)
        self._file.seek(0, os.SEEK_END)
        self._at[row.document_id] = (self._file.tell(), len(data))
        self._file.write(data)

    def __len__(self) -> int:
        """How many documents wait."""
        return len(self._at)

    def __iter__(self) -> Iterator[tuple[DocumentRow, DocumentFacts]]:
        """The documents in the order of their ids."""
        for document_id in sorted(self._at):
            offset, size = self._at[document_id]
            self._file.seek(offset)
            yield pickle.loads(self._file.read(size))  # noqa: S301 - our own bytes, of this very process

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: rows and sha256 of each table."""

    rows: dict[str, int]
    sha256: dict[str, str]


def publish(spool: Spool, out: Path, run_record: dict[str, Any]) -> Published:
    """Write all tables beside `out`, check them, and put them in its place in one step.

    Raises:
        PublicationRefusedError: a row breaks the schema or two rows share a key; `out` stays as it was.
    """
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    try:
        staging.chmod(0o755)
        published = _write_tables(spool, staging)
        _write_json(staging / "datapackage.json", data_package())
        record = {**run_record, "rows": published.rows, "sha256": published.sha256}
        _write_json(staging / "run.json", record)
        _sync(staging)
        _swap(staging, out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return published


def _write_tables(spool: Spool, folder: Path) -> Published:
    writers = {schema.name: _Writer(schema, folder / f"{schema.name}.parquet") for schema in TABLES}
    agencies: dict[str, Agency] = {}
    try:
        for row, facts in spool:
            for agency in facts.agencies:
                agencies[agency.agency_id] = _better(agencies.get(agency.agency_id), agency)
            for name, rows in rows_of(row, facts).items():
                writers[name].add(rows)
        ordered = [agencies[key] for key in sorted(agencies)]
        writers["agencies"].add([_plain(agency) for agency in ordered])
    finally:
        for writer in writers.values():
            writer.close()
    return Published(
        {name: writer.count for name, writer in writers.items()},
        {name: _digest(folder / f"{name}.parquet") for name in writers},
    )


def _better(known: Agency | None, other: Agency) -> Agency:
    """Of two rows for one agency the surer, then the fuller one; ties by content, so order never matters."""
    if known is None:
        return other

    def rank(agency: Agency) -> tuple[int, int, tuple[str, ...]]:
        values = tuple(str(value) for value in _plain(agency).values())
        return (_RESOLUTIONS.index(agency.resolution), sum(v == "None" for v in values), values)

    return min(known, other, key=rank)


class _Writer:
    """Writes one table in row groups, checking rows and keys on the way."""

    def __init__(self, schema: TableSchema, path: Path) -> None:
        self.schema = schema
        self.arrow = schema.arrow()
        self.count = 0
        self._rows: list[Row] = []
        self._last_keys: set[tuple[Any, ...]] = set()
        self._document: Any = None
        self._writer = pq.ParquetWriter(path, self.arrow, compression="zstd", version="2.6")

    def add(self, rows: list[Row]) -> None:
        """Check and keep the rows of one document (or all agencies), already in order."""
        problems = self.schema.problems(rows)
        keys = [tuple(row[name] for name in self.schema.key) for row in rows]
        if self.schema.key and len(set(keys)) != len(keys):
            double = next(key for key in keys if keys.count(key) > 1)
            problems.append(f"{self.schema.name}: two rows with the key {double}")
        if problems:
            raise PublicationRefusedError("; ".join(problems[:_MAX_SHOWN]))
        self._rows.extend(rows)
        self.count += len(rows)
        if len(self._rows) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        try:
            table = pa.Table.from_pylist(self._rows, schema=self.arrow)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise PublicationRefusedError(f"{self.schema.name}: {error}") from error
        self._writer.write_table(table, row_group_size=_ROW_GROUP)
        self._rows = []

    def close(self) -> None:
        """Write what is left; an empty table still has its schema."""
        if self._rows:
            self._flush()
        self._writer.close()


def rows_of(row: DocumentRow, facts: DocumentFacts) -> dict[str, list[Row]]:
    """The rows of one document for every table but `agencies`, in the tables' order."""
    document = _plain(row)
    mentions = [_mention(row.document_id, m) for m in facts.mentions]
    return {
        "documents": [document],
        "scores": _in_order("scores", [_score(row.document_id, s) for s in facts.scores]),
        "levels": _in_order("levels", [_level(row.document_id, x) for x in facts.levels]),
        "measures": _in_order("measures", [_measure(row.document_id, m) for m in facts.measures]),
        "mentions": _in_order("mentions", mentions),
        "findings": _in_order("findings", [_finding(row.document_id, f) for f in facts.findings]),
    }


def _in_order(name: str, rows: list[Row]) -> list[Row]:
    columns = next(schema.order for schema in TABLES if schema.name == name)
    return sorted(rows, key=lambda row: tuple(_sortable(row[column]) for column in columns))


def _sortable(value: Any) -> tuple[int, float, str]:
    """Nulls first, then numbers, then text: one order for columns of any type."""
    if value is None:
        return (0, 0.0, "")
    if isinstance(value, int | float):
        return (1, float(value), "")
    return (2, 0.0, str(value))


def _plain(record: Any) -> Row:
    return {name: _listed(getattr(record, name)) for name in record.__dataclass_fields__}


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _unique(document_id: str, mention_id: str | None) -> str | None:
    """Mention ids are counted inside a document; its id makes them unique over the dataset."""
    return None if mention_id is None else f"{document_id[:16]}-{mention_id}"


def _place(place: Place) -> Row:
    box = place.box or (None, None, None, None)
    sides = [None if side is None else round(float(side), 2) for side in box]
    return {"page": place.page, **dict(zip(("x0", "top", "x1", "bottom"), sides, strict=True))}


def _score(document_id: str, score: Score) -> Row:
    row = {"document_id": document_id, **_plain(score)}
    row["mention_id"] = _unique(document_id, score.mention_id)
    return row


def _level(document_id: str, level: Level) -> Row:
    row = {"document_id": document_id, **_plain(level)}
    row["mention_id"] = _unique(document_id, level.mention_id)
    return row


def _measure(document_id: str, measure: Measure) -> Row:
    row = {"document_id": document_id, **_plain(measure)}
    del row["place"]
    return {**{name: row[name] for name in _names("measures") if name in row}, **_place(measure.place)}


def _mention(document_id: str, mention: Mention) -> Row:
    row = {**_plain(mention), "document_id": document_id, **_place(mention.place), "line": mention.place.line}
    row["mention_id"] = _unique(document_id, mention.mention_id)
    return {name: row[name] for name in _names("mentions")}


def _finding(document_id: str, finding: Finding) -> Row:
    row = {**_plain(finding), "document_id": document_id, **_place(finding.place)}
    row["code"] = str(finding.code)
    return {name: row[name] for name in _names("findings")}


def _names(table: str) -> list[str]:
    return [c.name for schema in TABLES if schema.name == table for c in schema.columns]


def data_package() -> dict[str, Any]:
    """The Frictionless data package of the dataset: every table's schema."""
    kinds = {"int8": "integer", "int16": "integer", "int32": "integer", "int64": "integer", "double": "number",
             "string": "string", "bool": "boolean", "date32[day]": "date"}  # fmt: skip
    resources = []
    for schema in TABLES:
        fields = []
        for column in schema.columns:
            name = str(column.type)
            kind = "number" if name.startswith("decimal") else "array" if name.startswith("list") else kinds[name]
            field: Row = {"name": column.name, "type": kind, "description": column.description}
            if column.unit:
                field["unit"] = column.unit
            constraints: Row = {}
            if column.required:
                constraints["required"] = True
            if column.allowed:
                constraints["enum"] = [str(value) for value in column.allowed]
            if constraints:
                field["constraints"] = constraints
            fields.append(field)
        table: Row = {"fields": fields}
        if schema.key:
            table["primaryKey"] = list(schema.key)
        resources.append(
            {
                "name": schema.name,
                "path": f"{schema.name}.parquet",
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "description": schema.description,
                "schema": table,
            }
        )
    return {
        "name": "prongsai",
        "title": "Integrity and Transparency Assessment of Thai public bodies, from their own reports",
        "version": DATASET_VERSION,
        "resources": resources,
    }


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync(folder: Path) -> None:
    for path in [*sorted(folder.iterdir()), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


def _swap(staging: Path, out: Path) -> None:
    """Put `staging` at `out`; what stood there moves to `staging`, where the caller removes it."""
    if not out.exists():
        staging.rename(out)
        return
    if _exchange(staging, out):
        return
    aside = staging.with_name(staging.name + ".old")  # no exchange on this system: two renames
    out.rename(aside)
    staging.rename(out)
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
