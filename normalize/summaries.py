"""Reading a published dataset back: lines for `prongsai status` and `prongsai findings`."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from extract.errors import UsageError

_SEVERITIES = ("error", "warning", "info")


def read_rows(dataset: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one table of a published dataset.

    Raises:
        UsageError: there is no such dataset.
    """
    path = dataset / f"{name}.parquet"
    if not path.is_file():
        raise UsageError(f"{path} does not exist; run `prongsai run --out {dataset}` first")
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


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
        writer.writerows(rows)
        yield buffer.getvalue().rstrip("\r\n")
    else:
        for row in rows:
            page = "" if row["page"] is None else f" page {row['page']}"
            yield f"{row['severity']:8} {row['source']}{page}: {row['code']}: {row['message']}"
