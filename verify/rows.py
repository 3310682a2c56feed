"""A published dataset held against one derived anew, cell by cell: every difference is one problem.

Tables that are equal are told by Arrow in one look. In the others the rows of each document are matched by content,
by key and by likeness, so that a changed cell is named as such, and not as one row too many and one too few.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prongsai.dataset.changes import as_text
from prongsai.extract.errors import ErrorCode
from prongsai.normalize.model.schema import TABLES, table_schema
from prongsai.normalize.model.table_schema import Row, TableSchema
from prongsai.verify.problem import Problem
from prongsai.verify.rederivation import Derived
from prongsai.verify.table import UNREADABLE, TableFile, same_rows

_MOST_LIKENED = 250_000  # pairs of rows of one document that are compared for likeness; beyond, they go by their order
_BY_CHANCE = frozenset({ErrorCode.TIMEOUT, ErrorCode.WORKER_DIED})  # the line that tells of these is of the moment

_MISSING, _TOO_MANY = "the row is missing", "no such row is derived"
_Pair = tuple[Row | None, Row | None]  # a row as it stands, and as it was derived


@dataclass(slots=True)
class Comparison:
    """What holding one dataset against another found; `cells` are those that stand, `same` those that were derived."""

    cells: int = 0
    same: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Documents:
    """The documents of both sides by id: where each lies, and those whose rows are not to be compared."""

    sources: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    untold: set[str] = field(default_factory=set)  # one side has nothing that could be held against the other's
    unknown: set[str] = field(default_factory=set)  # derived, and no row of `documents`
    by_chance: set[str] = field(default_factory=set)  # ended by a limit, then as now

    def tell(self, source: str, column: str, stands: str | None, derived: str | None, why: str) -> None:
        """Note a problem of a document as a whole."""
        self.problems.append(Problem(source, "documents", "", column, stands, derived, why))


def compare(dataset: Path, derived: Derived) -> Comparison:
    """Hold every table of `dataset` against the derived one; both may be asked for again."""
    found = Comparison()
    documents = _documents(dataset, derived)
    found.problems += documents.problems
    for schema in TABLES:
        try:
            with TableFile(dataset, schema) as stands, TableFile(derived.folder, schema) as fresh:
                if not stands.arrow.equals(fresh.arrow, check_metadata=True):
                    why = f"columns, types or descriptions are not those of the schema: {_difference(stands, fresh)}"
                    found.problems.append(Problem("", schema.name, "", "", None, None, why))
                _Table(schema, stands, fresh, documents).compare(found)
        except UNREADABLE as error:
            why = f"{schema.name}.parquet cannot be read: {' '.join(str(error).split()) or type(error).__name__}"
            found.problems.append(Problem("", schema.name, "", "", None, None, why))
    return found


def _difference(stands: TableFile, fresh: TableFile) -> str:
    names = set(stands.arrow.names), set(fresh.arrow.names)
    if names[0] != names[1]:
        return ", ".join(sorted(names[0] ^ names[1]))
    told = [name for name in fresh.arrow.names if not stands.arrow.field(name).equals(fresh.arrow.field(name), True)]
    return ", ".join(told) or "order or metadata of the table"


def _documents(dataset: Path, derived: Derived) -> _Documents:
    """Match the documents by their bytes; what is there on one side only is told once, and not for each of its rows."""
    found = _Documents({document_id: file.source for document_id, file in derived.files.items()})
    by_source = {source: document_id for document_id, source in found.sources.items()}
    changed: set[str] = set()
    try:
        with TableFile(dataset, table_schema("documents")) as table:
            for batch in table.batches():
                for row in batch.select(["document_id", "source", "error_code"]).to_pylist():
                    document_id, source = str(row["document_id"]), str(row["source"])
                    found.unknown.add(document_id)
                    if document_id not in derived.files:
                        now = by_source.get(source)
                        changed |= {now} if now is not None else set()
                        _without_file(found, document_id, source, now)
                    elif document_id in derived.lost:
                        _lost(found, derived, document_id, row["error_code"])
    except UNREADABLE:
        return _Documents(found.sources)  # its comparison says why
    found.unknown = derived.files.keys() - found.unknown
    for document_id in sorted(found.unknown - changed):
        source = found.sources[document_id]
        found.tell(source, "document_id", None, document_id, "the document is not in the dataset")
    return found


def _without_file(found: _Documents, document_id: str, source: str, now: str | None) -> None:
    why = "the file there has other bytes" if now else "no file with these bytes lies below the raw folder"
    found.tell(source, "document_id", document_id, now, why)
    found.untold.add(document_id)
    found.sources[document_id] = source


def _lost(found: _Documents, derived: Derived, document_id: str, error_code: Any) -> None:
    """A document whose reading ended early: fine where the run met the same."""
    lost = derived.lost[document_id]
    if error_code != lost.code:
        why = f"reading it anew ended early: {lost.reason}"
        found.tell(found.sources[document_id], "error_code", as_text(error_code), lost.code.value, why)
        found.untold.add(document_id)
    elif lost.code in _BY_CHANCE:
        found.by_chance.add(document_id)


class _Table:
    """One table of both sides."""

    def __init__(self, schema: TableSchema, stands: TableFile, fresh: TableFile, documents: _Documents) -> None:
        self._schema, self._stands, self._fresh, self._documents = schema, stands, fresh, documents
        self._by = schema.order[0]
        self._key = [column for column in schema.key if column != self._by]
        self._found = Comparison()
        self._strays: tuple[list[Row], list[Row]] = ([], [])  # rows that match none of their document's

    def compare(self, found: Comparison) -> None:
        """Add what this table holds and what does not hold of it."""
        width = len(self._stands.arrow.names)
        found.cells += self._stands.rows * width
        if same_rows(self._stands, self._fresh):
            found.same += self._stands.rows * width
            return
        self._stands.index()
        self._fresh.index()
        ids = self._stands.ids
        if any(a >= b for a, b in zip(ids, ids[1:], strict=False)):
            self._tell({}, "", None, None, f"rows do not stand in the order of {self._by}")
        for name in sorted({*ids, *self._fresh.ids}):
            self._group(name)
        self._match_strays()
        found.same += self._found.same
        found.problems += self._found.problems

    def _group(self, name: str) -> None:
        """The rows of one document, or one agency."""
        if name in self._documents.untold or (name in self._documents.unknown and name not in self._stands):
            return
        stands, fresh = self._stands.of(name), self._fresh.of(name)
        if stands.equals(fresh):
            self._found.same += stands.num_rows * stands.num_columns
            return
        for one, other in self._pairs(stands.to_pylist(), fresh.to_pylist()):
            if one is not None and other is not None:
                self._cells(one, other)
            elif one is not None:
                self._strays[0].append(one)
            elif other is not None:
                self._strays[1].append(other)

    def _pairs(self, stands: list[Row], fresh: list[Row]) -> Iterator[_Pair]:
        """Each row with its counterpart, or None."""
        waiting: dict[str, deque[int]] = defaultdict(deque)
        for number, row in enumerate(fresh):
            waiting[_content(row)].append(number)
        rest: list[Row] = []
        places: list[int] = []
        for row in stands:
            if same := waiting.get(_content(row)):
                places.append(same.popleft())
                yield row, row
            else:
                rest.append(row)
        if places != sorted(places):
            self._tell(stands[0], "", None, None, "rows of this document do not stand in the table's order")
        left = [fresh[number] for number in sorted(n for numbers in waiting.values() for n in numbers)]
        yield from self._by_key(rest, left)

    def _by_key(self, stands: list[Row], fresh: list[Row]) -> Iterator[_Pair]:
        """Rows of one document that differ, by their key and then by likeness."""
        keyed = {tuple(as_text(row[c]) for c in self._key): row for row in fresh} if self._schema.key else {}
        rest = []
        taken: set[int] = set()
        for row in stands:
            other = keyed.pop(tuple(as_text(row.get(c)) for c in self._key), None)
            if other is None:
                rest.append(row)
                continue
            taken.add(id(other))
            yield row, other
        left = [row for row in fresh if id(row) not in taken]
        liken = len(rest) * len(left) <= _MOST_LIKENED
        for number, row in enumerate(rest):
            other = _likest(row, left if liken else left[number : number + 1])
            if other is not None and liken:
                left.remove(other)
            yield row, other
        yield from ((None, row) for row in (left if liken else left[len(rest) :]))

    def _match_strays(self) -> None:
        """Rows that stand under another document than they should, and those that have no counterpart anywhere."""
        elsewhere: dict[str, deque[Row]] = defaultdict(deque)
        for row in self._strays[1]:
            elsewhere[_content({**row, self._by: None})].append(row)
        for row in self._strays[0]:
            if alike := elsewhere.get(_content({**row, self._by: None})):
                self._cells(row, alike.popleft())
            else:
                self._tell(row, "", None, None, _TOO_MANY)
        for row in (row for rows in elsewhere.values() for row in rows):
            self._tell(row, "", None, None, _MISSING)

    def _cells(self, stands: Row, fresh: Row) -> None:
        by_chance = self._schema.name == "documents" and stands.get("document_id") in self._documents.by_chance
        for column, value in fresh.items():
            if column not in stands:
                continue  # the schema's problem
            if _same(stands[column], value) or (by_chance and column == "error"):
                self._found.same += 1
            else:
                self._tell(stands, column, as_text(stands[column]), as_text(value), "it is not what is derived")

    def _tell(self, row: Row, column: str, stands: str | None, derived: str | None, why: str) -> None:
        source = self._documents.sources.get(str(row.get("document_id")), "")
        key = " ".join(told for c in self._key or ["code"] if (told := as_text(row.get(c))))
        if not source and self._by in row:
            key = f"{row[self._by]} {key}".rstrip()
        self._found.problems.append(Problem(source, self._schema.name, key, column, stands, derived, why))


def _likest(row: Row, others: Sequence[Row]) -> Row | None:
    """The row that shares most values with this one, and at least half of them."""
    best = max(others, key=lambda other: _shared(row, other), default=None)
    return best if best is not None and 2 * _shared(row, best) >= len(best) else None


def _shared(one: Row, other: Row) -> int:
    return sum(column in one and _same(one[column], value) for column, value in other.items())


def _content(row: Row) -> str:
    return repr(list(row.values()))


def _same(one: Any, other: Any) -> bool:
    return bool(one == other or (one != one and other != other))  # NaN is like NaN here
