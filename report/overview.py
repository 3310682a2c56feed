"""What is counted over all documents while their pages are made, and the pages that show it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from prongsai.dataset.document_rows import Case
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.model.schema import LEVELS
from prongsai.normalize.vocabulary.assessments import TOTAL
from prongsai.report.agencies import AgencyRecord, document_line, province_key
from prongsai.report.charts import histogram, shares, spark, spread_of, spreads
from prongsai.report.pages import agency_file, province_file, write_page, write_text
from prongsai.report.thai_order import thai_ranks

_OUTCOMES = ("extracted", "no_results", "partial", "failed")
_SEVERITIES = ("error", "warning", "info")
_WORST = 50  # documents named on the overview
_ON_A_PAGE = 500  # documents of the full list

Row = dict[str, Any]


class Overview:
    """The figures of the whole dataset; memory holds a line for each document and the cells of each agency."""

    def __init__(self) -> None:
        self.records: dict[str, AgencyRecord] = {}
        self.documents: list[Row] = []
        self._counts: Counter[str] = Counter()
        self._outcomes: Counter[str] = Counter()
        self._findings: Counter[str] = Counter()

    def take(self, case: Case) -> None:
        """Count one document."""
        line = document_line(case)
        self.documents.append(line)
        self._outcomes[case.document["status"]] += 1
        self._findings.update(row["code"] for row in case.findings)
        self._counts.update(scores=len(case.scores), measures=len(case.measures), unsettled=line["unsettled"])
        scores: dict[str, list[Row]] = {}
        levels: dict[str, list[Row]] = {}
        for rows, found in ((case.scores, scores), (case.levels, levels)):
            for row in rows:
                found.setdefault(row["agency_id"] or "", []).append(row)
        for agency_id, agency in case.agencies.items():
            if agency_id not in self.records:
                self.records[agency_id] = AgencyRecord(agency)
            self.records[agency_id].take(case, scores.get(agency_id, []), levels.get(agency_id, []))

    def province_codes(self) -> set[str]:
        """The provinces that have a page."""
        return {province_key(record.agency) for record in self.records.values()}

    def lists(self) -> int:
        """How many pages the list of documents takes."""
        return max(1, -(-len(self.documents) // _ON_A_PAGE))

    def write(self, site: Path, version: str) -> None:
        """Write the lists, the provinces, the search and, last, the overview.

        Raises:
            OSError: the site cannot be written.
        """
        years = sorted({year for r in self.records.values() for year, _ in r.cells if year})
        provinces = self._provinces(years)
        for province in provinces:
            self._write_province(site, province, version)
        self._write_documents(site, version)
        self._write_search(site)
        worst = sorted((d for d in self.documents if d["unsettled"]), key=lambda d: (-d["unsettled"], d["source"]))
        found = [(c, SEVERITY[FindingCode(c)], n) for c, n in self._findings.items()]
        write_page(
            site / "index.html", "index.html", root="", version=version, heading="ITA", years=years,
            counts={"documents": len(self.documents), "agencies": len(self.records),
                    **{name: self._counts[name] for name in ("scores", "measures", "unsettled")}},
            outcomes=[(name, self._outcomes[name]) for name in _OUTCOMES if self._outcomes[name]],
            findings=sorted(found, key=lambda row: (_SEVERITIES.index(row[1]), -row[2], row[0])),
            totals=self._totals(years), indicators=self._indicators(), levels=self._levels(),
            provinces=provinces, worst=worst[:_WORST],
        )  # fmt: skip

    def _totals(self, years: list[int]) -> list[tuple[int, Any, int, int]]:
        found = []
        for year in years:
            cells = [r.cells[year, TOTAL] for r in self.records.values() if (year, TOTAL) in r.cells]
            values = [float(c.score) for c in cells if c.score is not None and c.status != "contested"]
            if cells:
                found.append((year, histogram(values), len(values), len(cells) - len(values)))
        return found

    def _indicators(self) -> Any:
        found: dict[tuple[int, str], list[float]] = {}
        for record in self.records.values():
            for (year, code), cell in record.cells.items():
                if code.isdigit() and (value := record.settled(year, code)) is not None:
                    found.setdefault((int(code), cell.name), []).append(float(value))
        rows = []
        for (number, name), values in sorted(found.items()):
            spread = spread_of(f"{number}. {name}", values)
            if spread is not None:
                rows.append(spread)
        return spreads(rows) if rows else None

    def _levels(self) -> Any:
        found: dict[int, Counter[str]] = {}
        for record in self.records.values():
            for year, (_, level, _) in record.levels.items():
                if year is not None:
                    found.setdefault(year, Counter())[level] += 1
        return shares([(str(year), found[year]) for year in sorted(found)], LEVELS) if found else None

    def _provinces(self, years: list[int]) -> list[Row]:
        """The provinces by name, those without one last: coverage and medians by year."""
        groups: dict[str, list[AgencyRecord]] = {}
        for record in self.records.values():
            groups.setdefault(province_key(record.agency), []).append(record)
        found = []
        for code, records in groups.items():
            totals = {y: [v for r in records if (v := r.settled(y, TOTAL)) is not None] for y in years}
            points = [(y, float(median(values))) for y, values in totals.items() if values]
            coverage = [sum(any(year == y for year, _ in r.cells) for r in records) for y in years]
            found.append({
                "code": code, "name": records[0].agency["province"], "file": province_file(code), "records": records,
                "agencies": len(records), "spark": spark(points), "coverage": coverage, "years": years,
                "last": (points[-1][0], f"{points[-1][1]:.2f}") if points else None,
            })  # fmt: skip
        most = max((n for p in found for n in p["coverage"]), default=1) or 1
        for province in found:
            province["shades"] = [min(4, -(-4 * n // most)) for n in province["coverage"]]
        ranks = thai_ranks(p["name"] for p in found if p["name"])
        return sorted(found, key=lambda p: (p["name"] is None, ranks.get(p["name"], 0), p["code"]))

    def _write_province(self, site: Path, province: Mapping[str, Any], version: str) -> None:
        rows = []
        for record in _by_name(province["records"]):
            cells = [self._total(record, year) for year in province["years"]]
            rows.append(
                {"file": agency_file(record.agency["agency_id"]), "name": record.agency["name_th"], "cells": cells}
            )
        write_page(
            site / province["file"], "province.html", root="../", version=version,
            heading=province["name"] or "-", name=province["name"], years=province["years"], rows=rows,
        )  # fmt: skip

    @staticmethod
    def _total(record: AgencyRecord, year: int) -> tuple[Any, str] | None:
        cell, level = record.cells.get((year, TOTAL)), record.levels.get(year)
        if cell is None:
            return None
        return (None if cell.status == "contested" else cell.score), level[1] if level else ""

    def _write_documents(self, site: Path, version: str) -> None:
        rows = sorted(self.documents, key=lambda d: d["source"])
        count = self.lists()
        for n in range(count):
            write_page(
                site / f"documents-{n + 1}.html", "documents.html", root="", version=version, heading="documents",
                rows=rows[n * _ON_A_PAGE : (n + 1) * _ON_A_PAGE], at=n + 1, count=count,
            )  # fmt: skip

    def _write_search(self, site: Path) -> None:
        rows = []
        for agency in (record.agency for record in _by_name(self.records.values())):
            more = filter(None, (agency["name_short"], agency["district"], agency["province"]))
            rows.append([agency_file(agency["agency_id"]), agency["name_th"], " · ".join(more)])
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        write_text(site / "search.js", f"window.prongsaiAgencies={text};\n")


def _by_name(records: Collection[AgencyRecord]) -> list[AgencyRecord]:
    ranks = thai_ranks(record.agency["name_th"] for record in records)
    return sorted(records, key=lambda record: (ranks[record.agency["name_th"]], record.agency["agency_id"]))
