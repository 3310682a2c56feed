"""What a run came to, and a published dataset read back: lines for `prongsai run`, `status` and `findings`."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from prongsai.dataset.spreadsheet_cells import harmless
from prongsai.extract.errors import UsageError
from prongsai.normalize.model.rows import DocumentRow

_SEVERITIES = ("error", "warning", "info")
_SHOWN = 10  # failures named after a run
_BATCH = 5_000  # rows


@dataclass(slots=True)
class Tally:
    """What became of the documents of one run: how many ended how, and those that did not end well."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, str | None]] = field(default_factory=list)

    def add(self, row: DocumentRow) -> None:
        """Count one document; files that are none apart."""
        self.counts["no_document" if row.kind == "no_document" else row.status] += 1
        if row.error_code is not None:
            self.failures.append({"source": row.source, "error_code": row.error_code, "error": row.error})

    @classmethod
    def of(cls, run_record: dict[str, Any]) -> Tally:
        """That of the run whose record this is."""
        return cls(Counter(run_record["documents"]), list(run_record["failures"]))

    def record(self) -> dict[str, Any]:
        """For the run record and `--json`: the same for any order in which the documents came."""
        failures = sorted(self.failures, key=lambda failure: str(failure["source"]))
        return {"documents": dict(sorted(self.counts.items())), "failures": failures}

    def lines(self, out: str, seconds: float) -> Iterator[str]:
        """What to tell a person."""
        told = ", ".join(f"{n} {status}" for status, n in sorted(self.counts.items())) or "no documents"
        yield f"{out}: {told} in {seconds:.1f} s"
        failures = self.record()["failures"]
        for failure in failures[:_SHOWN]:
            yield f"  {failure['source']}: {failure['error_code']}: {failure['error']}"
        if len(failures) > _SHOWN:
            yield f"  and {len(failures) - _SHOWN} more: prongsai status --out {out}"


def read_rows(dataset: Path, name: str, columns: list[str] | None = None) -> list[dict[str, Any]]:
    """The rows of one table of a published dataset, with all columns or these.

    Raises:
        UsageError: there is no such dataset.
    """
    return list(each_row(dataset, name, columns))


def each_row(dataset: Path, name: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """The same one by one, for tables of which only a part is wanted.

    Raises:
        UsageError: there is no such dataset.
    """
    for batch in parquet_file(dataset, name).iter_batches(_BATCH, columns=columns):
        yield from batch.to_pylist()


def parquet_file(dataset: Path, name: str) -> pq.ParquetFile:
    """A table of a published dataset, opened.

    Raises:
        UsageError: there is no such dataset.
    """
    path = dataset / f"{name}.parquet"
    if not path.is_file():
        raise UsageError(f"{path} does not exist; run `prongsai run --out {dataset}` first")
    return pq.ParquetFile(path)


def status_lines(dataset: Path, as_json: bool) -> Iterator[str]:
    """How many documents ended how, then each one that did not end well."""
    documents = read_rows(dataset, "documents")
    counts = dict(sorted(Counter(row["status"] for row in documents).items()))
    if as_json:
        yield json.dumps(counts)
        return
    yield from (f"{name:12} {number}" for name, number in counts.items())
    for row in sorted(documents, key=lambda row: row["source"]):
        if row["error_code"] is not None:
            yield f"{row['source']}: {row['error_code']}: {row['error']}"


def finding_lines(dataset: Path, code: str | None, severity: str | None, form: str) -> Iterator[str]:
    """The findings, worst first, as `table`, `csv` or `json`."""
    sources = {row["document_id"]: row["source"] for row in read_rows(dataset, "documents")}
    rows = [{"source": sources[row["document_id"]], **row} for row in read_rows(dataset, "findings")]
    rows = [r for r in rows if code in (None, r["code"]) and severity in (None, r["severity"])]
    rows.sort(key=lambda r: (_SEVERITIES.index(r["severity"]), r["source"], r["code"]))
    if form == "json":
        yield json.dumps(rows, ensure_ascii=False)
    elif form == "csv":
        buffer = io.StringIO()
        columns = ["source", "severity", "code", "fiscal_year_be", "score_code", "page", "message", "evidence"]
        writer = csv.DictWriter(buffer, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows({name: harmless(v) if isinstance(v, str) else v for name, v in row.items()} for row in rows)
        yield buffer.getvalue().rstrip("\r\n")
    else:
        for row in rows:
            page = "" if row["page"] is None else f" page {row['page']}"
            yield f"{row['severity']:8} {row['source']}{page}: {row['code']}: {row['message']}"
