"""What must hold of a dataset as it lies there: the run record fits the tables, keys are unique, references lead on."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from prongsai.dataset.changes import as_text
from prongsai.dataset.datapackage import data_package
from prongsai.dataset.publish import digests
from prongsai.dataset.summaries import Tally
from prongsai.extract.settings import Settings
from prongsai.normalize.model.schema import TABLES, table_schema
from prongsai.normalize.model.table_schema import TableSchema
from prongsai.verify.problem import Problem
from prongsai.verify.table import UNREADABLE, TableFile

RECORD, PACKAGE = "run.json", "datapackage.json"


@dataclass(frozen=True, slots=True)
class Record:
    """The run record, whatever stands in it: what is not of the type that it should be counts as not said."""

    content: Mapping[str, Any] = field(default_factory=dict)
    there: bool = True  # false where there is none, or it cannot be read

    def text(self, name: str) -> str | None:
        """A text of the record."""
        found = self.content.get(name)
        return found if isinstance(found, str) else None

    def number(self, name: str) -> int | None:
        """A whole number above 0."""
        found = self.content.get(name)
        return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else None

    def settings(self) -> Settings:
        """The limits that the run had; this program's own where it does not say."""
        try:
            return msgspec.convert(self.content.get("settings"), Settings)
        except msgspec.ValidationError:
            return Settings()


def read_record(dataset: Path) -> tuple[Record, list[Problem]]:
    """The run record of a dataset; an empty one, and why, where there is none or it cannot be read."""
    content, problem = _json(dataset, RECORD)
    if problem is None and not isinstance(content, dict):
        problem = _of_file(RECORD, "", None, None, "it holds no object")
    return (Record(content), []) if problem is None else (Record(there=False), [problem])


def _json(dataset: Path, name: str) -> tuple[Any, Problem | None]:
    try:
        return json.loads((dataset / name).read_text(encoding="utf-8")), None
    except (OSError, ValueError, RecursionError) as error:
        return None, _of_file(name, "", None, None, f"it cannot be read: {' '.join(str(error).split())}")


def _of_file(name: str, column: str, stands: Any, derived: Any, why: str) -> Problem:
    return Problem("", name, "", column, as_text(stands), as_text(derived), why)


def file_problems(dataset: Path, record: Record) -> Iterator[Problem]:
    """Where the run record and the data package do not fit the tables that lie beside them.

    A table that cannot be read is passed over: holding it against the derived one says so.
    """
    package, problem = _json(dataset, PACKAGE)
    if problem is not None:
        yield problem
    elif package != json.loads(json.dumps(data_package())):
        yield _of_file(PACKAGE, "", None, None, "it is not the descriptor of these tables")
    if not record.there:
        return
    actual: dict[str, Any] = {"rows": _counts(dataset)}
    with contextlib.suppress(*UNREADABLE):
        actual["sha256"] = digests(dataset)
        actual |= _tally(dataset)
    for name, value in actual.items():
        yield from _differences(name, record.content.get(name), value)


def _counts(dataset: Path) -> dict[str, int]:
    counts = {}
    for schema in TABLES:
        try:
            with TableFile(dataset, schema) as table:
                counts[schema.name] = table.rows
        except UNREADABLE:
            continue
    return counts


def _tally(dataset: Path) -> dict[str, Any]:
    """What the record says of the documents, made anew from their table."""
    columns = ["source", "status", "error_code", "error"]
    tally = Tally()
    with TableFile(dataset, table_schema("documents")) as table:
        for batch in table.batches():
            for row in batch.select(columns).to_pylist():
                tally.counts[row.pop("status")] += 1
                if row["error_code"] is not None:
                    tally.failures.append(row)
    return tally.record()


def _differences(name: str, stands: Any, actual: Any) -> Iterator[Problem]:
    if stands == actual:
        return
    if not isinstance(stands, dict) or not isinstance(actual, dict):
        yield _of_file(RECORD, name, stands, actual, "the tables say something else")
        return
    for key in sorted({*stands, *actual}):
        if stands.get(key) != actual.get(key):
            yield _of_file(RECORD, f"{name}.{key}", stands.get(key), actual.get(key), "the tables say something else")


def key_problems(dataset: Path) -> Iterator[Problem]:
    """Keys that stand twice, and references to rows that are not there; memory holds ids and one document.

    Tables that cannot be read are passed over, with all that refers to them.
    """
    tables: dict[str, TableFile] = {}
    with contextlib.ExitStack() as stack:
        for schema in TABLES:
            with contextlib.suppress(*UNREADABLE):
                table = stack.enter_context(TableFile(dataset, schema))
                table.index()
                tables[schema.name] = table
        for name, table in tables.items():
            try:
                yield from _keys(table, tables)
            except UNREADABLE as error:
                yield _of_file(name, "", None, None, f"its keys cannot be read: {' '.join(str(error).split())}")


def _keys(table: TableFile, tables: Mapping[str, TableFile]) -> Iterator[Problem]:
    schema = table.schema
    references = {c.name: c.refers_to.partition(".")[::2] for c in schema.columns if c.refers_to}
    columns = [*dict.fromkeys([schema.order[0], *schema.key, *references])]
    for name in sorted(set(table.ids)):
        rows = table.of(name, columns).to_pylist()
        keys = Counter(tuple(as_text(row.get(c)) for c in schema.key) for row in rows)
        for told, count in keys.items():
            if schema.key and count > 1:
                yield _of_row(schema, " ".join(part or "" for part in told), "", None, f"{count} rows have this key")
        for column, (other, key) in references.items():
            if other not in tables:
                continue
            known = _known(tables[other], key, name)
            for value in sorted({str(row[column]) for row in rows if row.get(column) is not None}):
                if not known(value):
                    yield _of_row(schema, name, column, value, f"no row of {other} has it")


def _known(other: TableFile, key: str, document_id: str) -> Callable[[str], bool]:
    """Whether a value is in a column of the other table: its leading one, or among the rows of one document."""
    if key == other.schema.order[0]:
        return other.__contains__
    return {str(value) for value in other.of(document_id, [key])[key].to_pylist()}.__contains__


def _of_row(schema: TableSchema, key: str, column: str, stands: str | None, why: str) -> Problem:
    return Problem("", schema.name, key, column, stands, None, why)
