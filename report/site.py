"""Building the site: a page for each document, each agency and each province, and the overview, written last.

Pages whose rows, file and templates are those of the last time are left as they are, and so is every picture.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from prongsai.dataset.document_rows import cases, count_rows
from prongsai.dataset.jobs.progress import Progress
from prongsai.extract.errors import UsageError
from prongsai.extract.intake.raw_folder import SourceFile, find_sources
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated
from prongsai.extract.settings import Settings
from prongsai.report.agencies import AgencyJob, AgencyRecord, MeasuresByAgency, write_agency
from prongsai.report.document_page import DocumentJob, write_document, write_without
from prongsai.report.evidence import PICTURES, Evidence
from prongsai.report.overview import Overview
from prongsai.report.pages import agency_file, document_file, province_file, write_text

_MARKER = "site.json"  # tells a site of ours from a folder with other things in it
_STATIC = ("style.css", "site.js")
_FOLDERS = ("agency", "document", "province", PICTURES)
_SECONDS = 120.0  # for one document's page with its pictures


@dataclass(slots=True)
class Built:
    """What was made: pages written and left, pictures there, documents of which the evidence cannot be shown."""

    written: int = 0
    unchanged: int = 0
    pictures: int = 0
    not_shown: list[str] = field(default_factory=list)  # sources


def build(
    dataset: Path, roots: Sequence[Path], site: Path, version: str, workers: int = 1, progress: Progress | None = None
) -> Built:
    """Make the site of a dataset, or bring it up to date.

    Args:
        dataset: the folder of the tables.
        roots: the raw folders or files; documents that are not below them get a page without pictures.
        site: the folder of the site; made where it is not there.
        version: of the program, for the foot of the pages.
        workers: child processes.
        progress: told how far the work is.

    Raises:
        UsageError: there is no such dataset, or the site's folder holds other things or cannot be written.
    """
    known = _opened(site)
    try:
        by_id = {
            file.document_id: file
            for file in reversed(find_sources([r for r in roots if r.exists()], Settings(), skip=site))
        }
        builder = _Builder(dataset, site, version, workers, known, progress)
        builder.documents(by_id)
        builder.agencies()
        builder.rest()
        return builder.built
    except OSError as error:
        raise UsageError(f"{site} cannot be written: {error}; choose another --site") from error


def _opened(site: Path) -> dict[str, str]:
    """The digests of the pages that are there.

    Raises:
        UsageError: the folder holds something that is no site of ours, or cannot be made.
    """
    marker = site / _MARKER
    try:
        if site.exists() and not marker.is_file() and (not site.is_dir() or any(site.iterdir())):
            raise UsageError(f"{site} holds other things than a site made by this program; choose another --site")
        site.mkdir(parents=True, exist_ok=True)
        if not marker.is_file():
            write_text(marker, "{}\n")
        found = json.loads(marker.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    except OSError as error:
        raise UsageError(f"{site} cannot be written: {error.strerror}; choose another --site") from error
    pages = found.get("pages") if isinstance(found, dict) else None
    return {str(k): str(v) for k, v in pages.items()} if isinstance(pages, dict) else {}


@cache
def _templates() -> str:
    """Digest of all that makes a page beside its rows."""
    digest = hashlib.sha256()
    for folder in (files("prongsai.report"), files("prongsai.report").joinpath("templates")):
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.endswith((".py", ".csv", ".html")):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(*what: object) -> str:
    return hashlib.sha256("\0".join(map(repr, what)).encode("utf-8", "replace")).hexdigest()


class _Builder:
    """One build: what is known of the last one, what is counted, what was done."""

    def __init__(
        self, dataset: Path, site: Path, version: str, workers: int, known: dict[str, str],
        progress: Progress | None,
    ) -> None:  # fmt: skip
        self._dataset, self._site, self._version, self._workers = dataset, site, version, workers
        self._known, self._progress = known, progress
        self._pages: dict[str, str] = {}
        self._overview = Overview()
        settings = Settings()
        self._limits = Limits(_SECONDS, settings.max_memory_bytes)
        self.built = Built()

    def documents(self, by_id: dict[str, SourceFile]) -> None:
        """The page of each document."""
        if self._progress is not None:
            self._progress.begin(sum(count_rows(self._dataset, name) for name in ("documents", "agencies")))
        for job, result in run_isolated(write_document, self._document_jobs(by_id), self._workers, self._limits):
            if isinstance(result, JobFailure):
                write_without(job, Evidence(), "not_shown")
                result = "not_shown"
            if result is not None:
                self.built.not_shown.append(str(job.case.document["source"]))
            if result == "not_shown":  # a reader that was killed or found the disk full may be luckier next time
                self._pages[document_file(job.case.document_id)] = ""
            self._done(document_file(job.case.document_id))

    def _document_jobs(self, by_id: dict[str, SourceFile]) -> Iterator[DocumentJob]:
        for case in cases(self._dataset):
            self._overview.take(case)
            file = by_id.get(case.document_id)
            if self._is_new(document_file(case.document_id), _digest(case, file is None, self._version)):
                yield DocumentJob(case, file, self._site, self._version)

    def agencies(self) -> None:
        """The page of each agency."""
        for job, result in run_isolated(write_agency, self._agency_jobs(), self._workers, self._limits):
            if isinstance(result, JobFailure):
                raise UsageError(f"the page of {job.record.agency['agency_id']} cannot be made: {result.reason}")
            self._done(agency_file(job.record.agency["agency_id"]))

    def _agency_jobs(self) -> Iterator[AgencyJob]:
        measures = MeasuresByAgency(self._dataset)
        for agency_id, record in self._overview.records.items():
            rows = measures.of(agency_id)
            if self._is_new(agency_file(agency_id), _digest(_plain(record), rows, self._version)):
                yield AgencyJob(record, rows, self._site, self._version)

    def rest(self) -> None:
        """Lists, provinces, overview; then what no page of this dataset uses any more is removed."""
        for name in _STATIC:
            with as_file(files("prongsai.report").joinpath("static", name)) as source:
                write_text(self._site / name, source.read_text(encoding="utf-8"))
        self._overview.write(self._site, self._version)
        self._forget()
        self.built.pictures = sum(1 for _ in (self._site / PICTURES).rglob("*.webp"))
        write_text(self._site / _MARKER, json.dumps({"pages": self._pages}, indent=0) + "\n")

    def _is_new(self, name: str, digest: str) -> bool:
        """Whether a page must be written; it is known from now on."""
        digest = _digest(digest, _templates())
        self._pages[name] = digest
        if self._known.get(name) == digest and (self._site / name).is_file():
            self.built.unchanged += 1
            self._step(name, "unchanged")
            return False
        return True

    def _done(self, name: str) -> None:
        self.built.written += 1
        self._step(name, "written")

    def _step(self, name: str, status: str) -> None:
        if self._progress is not None:
            self._progress.step(name, status)

    def _forget(self) -> None:
        """Remove pages and pictures of documents and agencies that left the dataset."""
        ids = {Path(name).stem for name in self._pages if name.startswith("document/")}
        provinces = {province_file(code) for code in self._overview.province_codes()}
        for folder in _FOLDERS:
            for path in (p for p in (self._site / folder).rglob("*") if p.is_file()):
                name = path.relative_to(self._site).as_posix()
                used = (
                    path.name.partition("-")[0] in ids
                    if folder == PICTURES
                    else name in self._pages or name in provinces
                )
                if not used:
                    path.unlink()
        lists = {f"documents-{n}.html" for n in range(1, self._overview.lists() + 1)}
        for path in self._site.glob("documents-*.html"):
            if path.name not in lists:
                path.unlink()


def _plain(record: AgencyRecord) -> Any:
    return (
        record.agency,
        sorted(record.cells.items(), key=repr),
        sorted(record.levels.items(), key=repr),
        record.documents,
    )
