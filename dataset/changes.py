"""What became different between two datasets: by table and key, old and new value, and why.

Rows are matched by their document's path and not by its content's digest, so a report that was replaced shows what the
new file says differently.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from prongsai.dataset.summaries import each_row
from prongsai.extract.errors import UsageError
from prongsai.normalize.model.schema import TABLES, table_schema

COMPARED = ("documents", "scores", "levels", "measures")
_VOLATILE = frozenset(
    {"document_id", "mention_id", "pipeline_version", "x0", "top", "x1", "bottom", "page", "retrieved_at"}
)
_KEPT = re.compile(r"previous(?:-\d+)?")
_Rows = dict[tuple[str, ...], dict[str, Any]]
_Document = tuple[str, _Rows]
_SHOWN = 60  # characters of a value in a line


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `what` is added, removed or changed; `old` and `new` are values of `column` as text."""

    table: str
    what: str
    source: str
    key: str
    column: str
    old: str | None
    new: str | None
    why: str

    def line(self) -> str:
        """For a person."""
        head = f"{self.table} {self.what}: {self.source} {self.key}".rstrip()
        if self.what == "changed":
            return f"{head} {self.column}: {_cut(self.old)} -> {_cut(self.new)} ({self.why})"
        return f"{head} ({self.why})"


def changes(old: Path, new: Path) -> Iterator[Change]:
    """The differences from one dataset to another, table by table.

    Both are read side by side in the order of their documents, so that memory does not grow with them; only documents
    that one of them lacks wait until the other's under the same path is found.

    Raises:
        UsageError: one of them is no dataset.
    """
    before, after = _Side(old), _Side(new)
    for name in COMPARED:
        waiting: dict[str, tuple[_Rows, _Rows]] = {}
        for olds, news in _side_by_side(before.documents(name), after.documents(name)):
            if olds and news:
                yield from _between(name, olds, news, before, after)
                continue
            for key, row in {**olds, **news}.items():
                pair = waiting.setdefault(key[0], ({}, {}))
                pair[0 if olds else 1][key] = row
        for source in sorted(waiting):
            yield from _between(name, *waiting[source], before, after)


def _side_by_side(first: Iterator[_Document], second: Iterator[_Document]) -> Iterator[tuple[_Rows, _Rows]]:
    """The documents of two tables in the order of their ids, those of one id together."""
    nothing: _Document = ("", {})
    one, other = next(first, nothing), next(second, nothing)
    while one[0] or other[0]:
        if one[0] == other[0]:
            yield one[1], other[1]
            one, other = next(first, nothing), next(second, nothing)
        elif one[0] and (one[0] < other[0] or not other[0]):
            yield one[1], {}
            one = next(first, nothing)
        else:
            yield {}, other[1]
            other = next(second, nothing)


def _between(name: str, olds: _Rows, news: _Rows, before: _Side, after: _Side) -> Iterator[Change]:
    for key in sorted({*olds, *news}):
        if olds.get(key) != news.get(key):
            yield from _differences(name, key, olds.get(key), news.get(key), before, after)


def change_lines(old: Path, new: Path, as_json: bool) -> Iterator[str]:
    """The differences for `prongsai diff`, and how many of each kind."""
    found = list(changes(old, new))
    if as_json:
        yield json.dumps([asdict(change) for change in found], ensure_ascii=False)
        return
    yield from (change.line() for change in found)
    yield summary(found)


def summary(found: Iterable[Change]) -> str:
    """How many differences of each kind, on one line."""
    counts = sorted(Counter((c.table, c.what, c.why) for c in found).items())
    return "; ".join(f"{n} {table} {what} ({why})" for (table, what, why), n in counts) or "no difference"


def dataset_folder(name: str, out: Path) -> Path:
    """The folder that a name means: a path, or `previous`, `previous-2` ... beside the dataset.

    Raises:
        UsageError: there is no such dataset.
    """
    folders = [Path(name)]
    if _KEPT.fullmatch(name):
        folders.append(out.resolve().with_name(f".{out.resolve().name}.{name}"))
    for folder in folders:
        if (folder / f"{TABLES[0].name}.parquet").is_file():
            return folder
    if _KEPT.fullmatch(name):
        raise UsageError(f"{out} has replaced no dataset that was kept as {name!r}; name the folder of another one")
    raise UsageError(f"{name}: no dataset there; name a folder, or 'previous' for the one that {out} replaced")


class _Side:
    """One of the two datasets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        documents = each_row(folder, "documents", ["document_id", "source"])
        self.sources = {row["document_id"]: row["source"] for row in documents}
        self.ids = {source: document_id for document_id, source in self.sources.items()}
        findings = each_row(folder, "findings", ["document_id", "code", "score_code"])
        self.corrected = {
            (self.sources[f["document_id"]], f["score_code"]) for f in findings if f["code"] == "corrected"
        }  # fmt: skip

    def documents(self, name: str) -> Iterator[_Document]:
        """The rows of each document of a table by path and the rest of the key, in the order of the documents' ids."""
        keys = [column for column in table_schema(name).key if column != "document_id"]
        document_id = ""
        rows: _Rows = {}
        for row in each_row(self.folder, name):
            if row["document_id"] != document_id:
                if rows:
                    yield document_id, rows
                document_id, rows = row["document_id"], {}
            rows[(self.sources[document_id], *(as_text(row[k]) or "" for k in keys))] = row
        if rows:
            yield document_id, rows


def _differences(
    name: str, key: Sequence[str], old: dict[str, Any] | None, new: dict[str, Any] | None, before: _Side, after: _Side
) -> Iterator[Change]:  # fmt: skip
    source, rest = key[0], " ".join(part for part in key[1:] if part)
    why = _why(source, (new or old or {}).get("code"), before, after)
    if old is None or new is None:
        what = "added" if old is None else "removed"
        yield Change(name, what, source, rest, "", None, None, why)
        return
    for column in new:
        if column not in _VOLATILE and old.get(column) != new[column]:
            yield Change(name, "changed", source, rest, column, as_text(old.get(column)), as_text(new[column]), why)


def _why(source: str, code: str | None, before: _Side, after: _Side) -> str:
    if source not in before.ids:
        return "new document"
    if source not in after.ids:
        return "document gone"
    if before.ids[source] != after.ids[source]:
        return "source changed"
    if (source, code) in before.corrected ^ after.corrected:
        return "correction"
    return "program changed"


def as_text(value: Any) -> str | None:
    """A cell's value as text, null as None."""
    if value is None:
        return None
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cut(value: str | None) -> str:
    if value is None:
        return "null"
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
