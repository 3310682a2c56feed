"""A parsed dataset and its truth, document by document, for the judges of this folder."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

Row = dict[str, Any]
_BY_DOCUMENT = ("scores", "levels", "measures", "findings")


@dataclass(slots=True)
class Document:
    """One document's rows and truth; `source` is its file's name, `row` None where the dataset lacks it."""

    source: str
    truth: Row
    row: Row | None
    agencies: dict[str, Row]
    rows: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def agency_id(self) -> str | None:
        """The agency whose report this is."""
        return self.row["agency_id"] if self.row else None

    @property
    def agency(self) -> Row:
        """That agency's row; empty where none was found."""
        return self.agencies.get(self.agency_id or "", {})


def documents(dataset: Path, gold: Path, also: Sequence[str] = ()) -> Iterator[Document]:
    """Every truth file of `gold` with its documents (in several formats perhaps), or with none; `also`: more tables.

    A document belongs to NAME.json when its file is called NAME, or NAME and suffixes behind dots.
    """
    tables = {n: _read(dataset, n) for n in ("documents", "agencies", *_BY_DOCUMENT, *also)}
    agencies = {row["agency_id"]: row for row in tables["agencies"]}
    rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for name in (*_BY_DOCUMENT, *also):
        for row in tables[name]:
            rows[row["document_id"]][name].append(row)
    truths = {p.stem: p for p in sorted(gold.glob("*.json"))}
    by_stem: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for row in tables["documents"]:
        for source in (row["source"], *row["also_at"]):
            name = Path(source).name
            if stem := _stem(name, truths):
                by_stem[stem].append((name, row))
    for stem, path in truths.items():
        truth = json.loads(path.read_text(encoding="utf-8"))
        for score in truth.get("scores", []):
            score.setdefault("scope", scope_of(score["code"]))
        for name, row in by_stem[stem]:
            yield Document(name, truth, row, agencies, rows[row["document_id"]])
        if not by_stem[stem]:
            yield Document(stem, truth, None, agencies, {})


def scope_of(code: str) -> str:
    """What a code of a truth file stands for, as the tables call it."""
    if code == "ITA":
        return "overall"
    return "instrument" if code[:3] in ("IIT", "EIT", "OIT") else "indicator" if code.isdigit() else "item"


def _stem(name: str, truths: dict[str, Path]) -> str | None:
    while name not in truths:
        name, dot, _ = name.rpartition(".")
        if not dot:
            return None
    return name


def _read(dataset: Path, name: str) -> list[Row]:
    one = dataset / f"{name}.parquet"
    found: list[Row] = pq.read_table(one if one.exists() else dataset / name).to_pylist()
    return found
