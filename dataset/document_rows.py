"""A published dataset read back document by document: its row with all rows of the other tables that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prongsai.dataset.summaries import each_row, parquet_file, read_rows

_OF_A_DOCUMENT = ("scores", "levels", "measures", "mentions", "findings")


@dataclass(slots=True)
class Case:
    """One document and what is published of it; rows are as in the tables, in the tables' order."""

    document: dict[str, Any]
    agencies: dict[str, dict[str, Any]] = field(default_factory=dict)  # those that its rows name, by `agency_id`
    scores: list[dict[str, Any]] = field(default_factory=list)
    levels: list[dict[str, Any]] = field(default_factory=list)
    measures: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def document_id(self) -> str:
        """The sha256 of the document's bytes."""
        return str(self.document["document_id"])

    @property
    def agency(self) -> dict[str, Any] | None:
        """The agency that the document is about."""
        return self.agencies.get(self.document["agency_id"] or "")


def cases(dataset: Path) -> Iterator[Case]:
    """Every document in the order of the ids; memory holds the agencies and one document.

    Raises:
        UsageError: there is no such dataset.
    """
    agencies = {row["agency_id"]: row for row in read_rows(dataset, "agencies")}
    tables = {name: _Ahead(each_row(dataset, name)) for name in _OF_A_DOCUMENT}
    for document in each_row(dataset, "documents"):
        case = Case(document)
        for name, ahead in tables.items():
            getattr(case, name).extend(ahead.of(document["document_id"]))
        rows = (document, *case.scores, *case.levels, *case.measures, *case.mentions)
        named = {row["agency_id"] for row in rows} - {None}
        case.agencies = {key: agencies[key] for key in sorted(named) if key in agencies}
        yield case


def count_rows(dataset: Path, name: str) -> int:
    """How many rows a table has.

    Raises:
        UsageError: there is no such dataset.
    """
    return int(parquet_file(dataset, name).metadata.num_rows)


class _Ahead:
    """The rows of a table that is sorted by document, taken document by document."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, document_id: str) -> Iterator[dict[str, Any]]:
        """The rows of a document; those of documents before it, which nobody asked for, are passed over."""
        while self._next is not None and self._next["document_id"] < document_id:
            self._next = next(self._rows, None)
        while self._next is not None and self._next["document_id"] == document_id:
            yield self._next
            self._next = next(self._rows, None)
