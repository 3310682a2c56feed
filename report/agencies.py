"""What the site knows of each agency over all documents: years side by side, measures, documents; and its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from prongsai.dataset.document_rows import Case
from prongsai.normalize.model.schema import INSTRUMENTS, table_schema
from prongsai.normalize.vocabulary.assessments import TOTAL, assessment_of
from prongsai.report.charts import bars
from prongsai.report.document_page import anchor_of, code_order
from prongsai.report.pages import agency_file, document_file, province_file, write_page

_STATUSES = ("corrected", "verified", "agreed", "single", "contested")  # which of two documents is believed
_NO_PROVINCE = "none"

Row = dict[str, Any]


@dataclass(slots=True)
class Cell:
    """The value of one year and code, from the document that says it best."""

    score: Decimal | None
    status: str
    name: str  # canonical in that year
    rank: tuple[Any, ...]
    document_id: str
    differs: bool = False  # another document prints another value


@dataclass(slots=True)
class AgencyRecord:
    """One agency over all documents."""

    agency: Row
    cells: dict[tuple[int | None, str], Cell] = field(default_factory=dict)
    levels: dict[int | None, tuple[tuple[Any, ...], str, str]] = field(default_factory=dict)  # rank, level, document
    documents: list[Row] = field(default_factory=list)

    def take(self, case: Case, rows: Sequence[Row], levels: Sequence[Row]) -> None:
        """Take in what a document says of this agency."""
        own = case.document["agency_id"] == self.agency["agency_id"]
        if own:
            self.documents.append(document_line(case))
        for row in rows:
            self._take_score(row, own, case)
        for row in levels:
            rank = (not own, row["fiscal_year_be"] != case.document["fiscal_year_be"], case.document_id)
            if row["fiscal_year_be"] not in self.levels or rank < self.levels[row["fiscal_year_be"]][0]:
                self.levels[row["fiscal_year_be"]] = rank, row["level"], case.document_id

    def _take_score(self, row: Row, own: bool, case: Case) -> None:
        if row["scope"] == "item":
            return
        key = row["fiscal_year_be"], row["code"]
        of_year = row["fiscal_year_be"] == case.document["fiscal_year_be"]
        rank = (row["score"] is None, _STATUSES.index(row["status"]), not own, not of_year, case.document_id)
        new, old = Cell(row["score"], row["status"], row["name_th"], rank, case.document_id), self.cells.get(key)
        if old is None:
            self.cells[key] = new
            return
        best, rest = (new, old) if rank < old.rank else (old, new)
        best.differs = new.differs or old.differs or (rest.score is not None and rest.score != best.score)
        self.cells[key] = best

    def settled(self, year: int | None, code: str) -> Decimal | None:
        """A value that may be counted: printed and not contested."""
        cell = self.cells.get((year, code))
        return None if cell is None or cell.status == "contested" else cell.score


@dataclass(frozen=True, slots=True)
class AgencyJob:
    """What a child needs to write an agency's page."""

    record: AgencyRecord
    measures: list[Row]
    site: Path
    version: str


def document_line(case: Case) -> Row:
    """A document as one line of a list."""
    document = case.document
    return {
        "file": document_file(case.document_id), "source": document["source"], "status": document["status"],
        "year": document["fiscal_year_be"], "agency": case.agency["name_th"] if case.agency else None,
        "error_code": document["error_code"], "scores": len(case.scores),
        "unsettled": sum(row["score"] is None or row["status"] == "contested" for row in case.scores),
    }  # fmt: skip


def province_key(agency: Mapping[str, Any]) -> str:
    """The province that an agency is listed under."""
    return str(agency["province_code"] or _NO_PROVINCE)


def write_agency(job: AgencyJob) -> None:
    """Write an agency's page.

    Raises:
        OSError: the site cannot be written.
    """
    record, agency = job.record, job.record.agency
    years = sorted({year for year, _ in record.cells} | set(record.levels), key=lambda year: -(year or 0))
    sums = {TOTAL, *INSTRUMENTS}
    # a number that is another indicator in another year has a line of its own for each
    named = sorted({(code, cell.name) for (_, code), cell in record.cells.items()}, key=lambda n: (code_order(n[0]), n))
    lines = [
        {
            "code": code,
            "name": name,
            "sum": code in sums,
            "cells": [_linked(record, year, code, name) for year in years],
        }
        for code, name in named
    ]
    documents = {row["file"]: row for row in record.documents}
    measures: dict[int | None, list[Row]] = {}
    for row in job.measures:
        file = document_file(row["document_id"])
        place = f"{file}#m-{row['table_no']}-{row['row_no']}"
        source = documents[file]["source"] if file in documents else row["document_id"][:16]
        measures.setdefault(row["fiscal_year_be"], []).append(
            {**row, "page_file": place, "source": source, "anchor": "", "where": ""}
        )
    write_page(
        job.site / agency_file(agency["agency_id"]), "agency.html", root="../", version=job.version,
        heading=agency["name_th"], agency=agency, province=province_file(province_key(agency)), years=years,
        lines=lines, levels=[_level(record, year) for year in years], profile=_profile(record, years),
        measures=sorted(measures.items(), key=lambda pair: -(pair[0] or 0)), documents=record.documents,
    )  # fmt: skip


def _linked(record: AgencyRecord, year: int | None, code: str, name: str) -> Row | None:
    cell = record.cells.get((year, code))
    if cell is None or cell.name != name:
        return None
    anchor = anchor_of(record.agency["agency_id"], year, code)
    href = f"{document_file(cell.document_id)}#{anchor}"
    return {"score": cell.score, "status": cell.status, "differs": cell.differs, "href": href}


def _level(record: AgencyRecord, year: int | None) -> Row | None:
    if year not in record.levels:
        return None
    _, level, document_id = record.levels[year]
    return {
        "level": level,
        "href": f"{document_file(document_id)}#{anchor_of(record.agency['agency_id'], year, 'level')}",
    }


def _profile(record: AgencyRecord, years: Sequence[int | None]) -> Any:
    """The indicators of the newest year that has any, a line where each stood the year before."""
    for year in years:
        rows = []
        for code in map(str, assessment_of(year).numbers):
            value, last = record.settled(year, code), year - 1 if year else None
            if value is not None:
                name = record.cells[year, code].name
                same = (last, code) in record.cells and record.cells[last, code].name == name
                before = record.settled(last, code) if year and same else None
                rows.append((f"{code}. {name}", float(value), None if before is None else float(before)))
        if rows:
            return bars(rows)
    return None


class MeasuresByAgency:
    """The measures table kept as columns, of which each agency's rows are taken when its page is made."""

    def __init__(self, dataset: Path) -> None:
        names = table_schema("measures").names()
        self._table: pa.Table = pq.read_table(dataset / "measures.parquet", columns=names)
        self._rows: dict[str, list[int]] = {}
        for index, agency_id in enumerate(self._table["agency_id"].to_pylist()):
            if agency_id is not None:
                self._rows.setdefault(agency_id, []).append(index)

    def of(self, agency_id: str) -> list[Row]:
        """The rows of an agency in the table's order."""
        rows: list[Row] = self._table.take(pa.array(self._rows.get(agency_id, []), pa.int64())).to_pylist()
        return rows
