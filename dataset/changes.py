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

from dataset.summaries import read_rows
from extract.errors import UsageError
from normalize.schema import TABLES, table_schema

COMPARED = ("documents", "scores", "levels", "measures")
_VOLATILE = frozenset(
    {"document_id", "mention_id", "pipeline_version", "x0", "top", "x1", "bottom", "page", "retrieved_at"}
)
_KEPT = re.compile(r"previous(?:-\d+)?")
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
    """The differences from one dataset to another, in the order of tables, documents and keys.

    Raises:
        UsageError: one of them is no dataset.
    """
    before, after = _Side(old), _Side(new)
    for name in COMPARED:
        first, second = before.table(name), after.table(name)
        for key in sorted({*first, *second}):
            yield from _differences(name, key, first.get(key), second.get(key), before, after)


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
    raise UsageError(f"{name}: no dataset there; name a folder, or 'previous' for the one that {out} replaced")


class _Side:
    """One of the two datasets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        documents = read_rows(folder, "documents")
        self.sources = {row["document_id"]: row["source"] for row in documents}
        self.ids = {row["source"]: row["document_id"] for row in documents}
        findings = read_rows(folder, "findings")
        self.corrected = {
            (self.sources[f["document_id"]], f["score_code"]) for f in findings if f["code"] == "corrected"
        }  # fmt: skip

    def table(self, name: str) -> dict[tuple[str, ...], dict[str, Any]]:
        """The rows of a table by path and the rest of the key."""
        keys = [column for column in table_schema(name).key if column != "document_id"]
        found: dict[tuple[str, ...], dict[str, Any]] = {}
        for row in read_rows(self.folder, name):
            found[(self.sources[row["document_id"]], *(_text(row[k]) or "" for k in keys))] = row
        return found


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
            yield Change(name, "changed", source, rest, column, _text(old.get(column)), _text(new[column]), why)


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


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cut(value: str | None) -> str:
    if value is None:
        return "null"
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
