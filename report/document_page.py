"""A document's page: every chosen value beside its print, the other prints, the findings, the pages with boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prongsai.dataset.document_rows import Case
from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.raw_folder import SourceFile, contents
from prongsai.extract.records import has_pages
from prongsai.extract.settings import Settings
from prongsai.normalize.vocabulary.assessments import TOTAL, every_code
from prongsai.report.cutouts import Box, box_of, print_of, where, whole_page
from prongsai.report.evidence import Evidence, lines_of, pictures_of
from prongsai.report.pages import agency_file, code_name, document_file, write_page

_GROUPS_IN_FULL = 12  # agencies and years that are shown value by value; a ministry's list of hundreds is a table
_WORD = "wordprocessingml"
_ROOT = "../../"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentJob:
    """What a child needs to write a document's page; `file` is None where its bytes are not below the raw folders."""

    case: Case
    file: SourceFile | None
    site: Path
    version: str


@dataclass(slots=True)
class _Print:
    """A mention with its place in words and its cut-out."""

    row: Row
    where: Any
    cut: Any


@dataclass(slots=True)
class _Value:
    """A score or level with the print that it rests on, and the others."""

    row: Row
    anchor: str
    chosen: list[_Print] = field(default_factory=list)
    others: list[_Print] = field(default_factory=list)
    consistent: str = ""


@dataclass(slots=True)
class _Group:
    """The values of one agency and fiscal year."""

    name: str
    year: int | None
    file: str
    levels: list[_Value] = field(default_factory=list)
    values: list[_Value] = field(default_factory=list)


def code_order(code: str) -> tuple[int, str, int]:
    """Where a code stands: the total, each instrument with its indicators, then the items."""
    codes = every_code()
    if code in codes:
        return codes.index(code), "", 0
    return len(codes), code[:1], int(code[1:]) if code[1:].isdecimal() else 0


def anchor_of(agency_id: str | None, year: int | None, code: str) -> str:
    """The id of a value on its document's page."""
    return f"v-{code_name(agency_id or 'none')}-{year or 'none'}-{code_name(code)}"


def write_document(job: DocumentJob) -> str | None:
    """Write a document's page, with all the evidence that can be shown; returns why there is none, if so.

    Raises:
        OSError: the site cannot be written.
    """
    evidence, missing = Evidence(), None
    try:
        if job.file is None:
            missing = "raw_missing" if _has_evidence(job.case) else None
        else:
            evidence = _evidence(job)
    except (DocumentError, ValueError):
        missing = "not_shown"
    write_without(job, evidence, missing)
    return missing


def write_without(job: DocumentJob, evidence: Evidence, missing: str | None) -> None:
    """Write a document's page with the evidence that there is.

    Raises:
        OSError: the site cannot be written.
    """
    case = job.case
    view = _View(case, evidence)
    groups = view.groups()
    write_page(
        job.site / document_file(case.document_id), "document.html", root=_ROOT, version=job.version,
        heading=case.agency["name_th"] if case.agency else case.document["source"], document=case.document,
        agency={**case.agency, "file": agency_file(case.agency["agency_id"])} if case.agency else None,
        missing=missing, groups=groups[:_GROUPS_IN_FULL], more=groups[_GROUPS_IN_FULL:],
        many=len({row["agency_id"] for row in (*case.scores, *case.levels)}) > 1,
        findings=[view.shown(row, str(row["evidence"] or "")) for row in case.findings],
        measures=view.measures(), pages=view.pages(), left_out=evidence.left_out,
    )  # fmt: skip


def _has_evidence(case: Case) -> bool:
    return bool(case.mentions or case.measures)


def _evidence(job: DocumentJob) -> Evidence:
    """What can be shown of the document.

    Raises:
        DocumentError: the file cannot be read, or is no longer the one that was read.
        ValueError: the dataset names a page that the file does not have.
    """
    assert job.file is not None
    case = job.case
    placed = [*case.mentions, *case.measures, *case.findings]
    pages = {row["page"] for row in placed if box_of(row) is not None}
    lines = {row["line"] for row in case.mentions if row["line"] is not None}
    if not pages and not lines:
        return Evidence()
    data = contents(job.file, Settings().max_file_bytes)
    if has_pages(case.document["media_type"]):
        return pictures_of(data, case.document_id, pages, job.site)
    return lines_of(data, job.file.name, lines)


class _View:
    """The rows of a case made ready for the template."""

    def __init__(self, case: Case, evidence: Evidence) -> None:
        self._case, self._evidence = case, evidence
        self._word = _WORD in (case.document["media_type"] or "")
        self._anchors: dict[str, str] = {}  # of the value that a mention belongs to

    def shown(self, row: Row, marked: str) -> _Print:
        """A row with its place and its cut-out."""
        return _Print(row, where(row, self._word), print_of(row, self._evidence, _ROOT, marked))

    def groups(self) -> list[_Group]:
        """The values by agency and year: the document's own agency first, the newest year first."""
        case = self._case
        own = case.document["agency_id"]
        found: dict[tuple[str | None, int | None], _Group] = {}
        by_key: dict[tuple[Any, ...], list[Row]] = {}
        for mention in case.mentions:
            by_key.setdefault(self._key(mention, mention["level"] is not None), []).append(mention)
        for row in case.levels:
            value = self._value(row, "level", by_key.get(self._key({**row, "code": TOTAL}, True), []))
            value.consistent = {True: "true", False: "false", None: "none"}[row["consistent"]]
            self._group(found, row).levels.append(value)
        for row in sorted(case.scores, key=lambda r: code_order(r["code"])):
            value = self._value(row, row["code"], by_key.get(self._key(row, False), []))
            self._group(found, row).values.append(value)
        keys = sorted(found, key=lambda key: (key[0] != own, key[0] or "", -(key[1] or 0)))
        return [found[key] for key in keys]

    @staticmethod
    def _key(row: Mapping[str, Any], level: bool) -> tuple[Any, ...]:
        return row["agency_id"], row["fiscal_year_be"], row["code"], level

    def _group(self, found: dict[tuple[str | None, int | None], _Group], row: Row) -> _Group:
        key = row["agency_id"], row["fiscal_year_be"]
        if key not in found:
            agency = self._case.agencies.get(row["agency_id"] or "")
            name = agency["name_th"] if agency else "?"
            found[key] = _Group(name, row["fiscal_year_be"], agency_file(row["agency_id"]) if agency else "index.html")
        return found[key]

    def _value(self, row: Row, code: str, mentions: Iterable[Row]) -> _Value:
        value = _Value(row, anchor_of(row["agency_id"], row["fiscal_year_be"], code))
        for mention in mentions:
            self._anchors[mention["mention_id"]] = value.anchor
            one = self.shown(mention, mention["raw_value"])
            (value.chosen if mention["mention_id"] == row["mention_id"] else value.others).append(one)
        return value

    def measures(self) -> list[Row]:
        """The rows of measures, each with its place and an id."""
        return [{**row, "where": where(row), "anchor": f"m-{row['table_no']}-{row['row_no']}"}
                for row in self._case.measures]  # fmt: skip

    def pages(self) -> list[Row]:
        """The pages with evidence, everything that was found on them marked; to be asked for after `groups`."""
        chosen = {row["mention_id"] for row in (*self._case.scores, *self._case.levels)}
        boxes: dict[int, list[tuple[Box, str, str]]] = {}

        def mark(row: Row, name: str, target: str) -> None:
            if (box := box_of(row)) is not None:
                boxes.setdefault(row["page"], []).append((box, name, target))

        for row in self._case.measures:
            mark(row, "measure", f"m-{row['table_no']}-{row['row_no']}")
        for row in self._case.findings:
            mark(row, "note", "findings")
        for row in self._case.mentions:
            name = "box" if row["mention_id"] in chosen else "other"
            mark(row, name, self._anchors.get(row["mention_id"], ""))
        return [{"number": n, "drawn": whole_page(shown, boxes.get(n, ()), _ROOT)}
                for n, shown in sorted(self._evidence.pages.items())]  # fmt: skip
