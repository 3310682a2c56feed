"""A run: find the documents, do again what changed, publish what holds its shape, tell what was done.

The kept results (`dataset.jobs.store`) make a run that was killed go on where it was: finished work is never repeated,
and a run with nothing new reads nothing and publishes nothing.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import platform
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from prongsai.dataset.assembly import Documents, Whole
from prongsai.dataset.changes import changes, summary
from prongsai.dataset.corrections import Corrections, digest, read_corrections
from prongsai.dataset.jobs.cluster import run_on_cluster
from prongsai.dataset.jobs.document_job import PRELOAD, Done, Job, digest_of, keep, unread, work
from prongsai.dataset.jobs.kept_records import Understood
from prongsai.dataset.jobs.progress import Progress
from prongsai.dataset.jobs.request import Report, Request
from prongsai.dataset.jobs.stamps import present_stamp, publishing
from prongsai.dataset.jobs.state import State
from prongsai.dataset.jobs.store import BAD_LUCK, MOST_TRIES, KeptResultLostError, Store
from prongsai.dataset.loss_check import refuse_loss
from prongsai.dataset.publish import digests, publish
from prongsai.dataset.summaries import Tally
from prongsai.dataset.swap import held
from prongsai.extract.errors import ErrorCode, PublicationRefusedError, UsageError, brief
from prongsai.extract.intake.manifest import read_manifest
from prongsai.extract.intake.raw_folder import SourceFile, find_sources
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated

log = logging.getLogger("prongsai")


def run(request: Request, progress: Progress) -> Report:
    """Read what changed below the roots and publish the dataset.

    Raises:
        UsageError, LockHeldError, PublicationRefusedError: see `extract.errors`; the last dataset stands.
    """
    with held(request.out) as out, contextlib.closing(Store(out)) as store:
        store.begin()
        return _Run(request, out, store, progress).done()


class _Run:
    """One run over an output folder that it holds."""

    def __init__(self, request: Request, out: Path, store: Store, progress: Progress) -> None:
        self.request, self.out, self.store, self.progress = request, out, store, progress
        self.started = time.time()
        self.report = Report()
        self._lost: frozenset[str] = frozenset()  # documents of which what was kept turned out damaged
        self.state = State.load(out)
        self.stamp = present_stamp(request.settings)
        self.corrections = read_corrections(request.corrections) if request.corrections else ()

    def done(self) -> Report:
        """Do it."""
        files = self._files()
        current = Documents(files, read_manifest(self.request.roots))
        rows = {**current.rows, **self._gone(files)}
        spare = self._do_what_changed(current)
        if not spare and self.state.stands(self.out, rows, self._basis()):
            self._take_over_last_run()
            self.state.save()
        else:
            try:
                self._publish(rows, spare, len(files))
            except KeptResultLostError as error:
                log.warning("%s", error)
                self._lost = frozenset(self.store.lost(rows.keys() - spare.keys()))
                self.store.drop(self._lost)
                self.report.unchanged = 0
                self._publish(rows, {**spare, **self._do_what_changed(current)}, len(files))
            if not self.request.chosen:
                self.store.forget(set(rows))
            self.state.published(rows, self._basis(), digests(self.out))
        self.report.seconds = time.time() - self.started
        return self.report

    def _basis(self) -> dict[str, str]:
        """What the tables rest on beside the rows of files; a refused or killed run leaves results that differ."""
        return {
            "corrections": digest(self.corrections), "version": self.request.version, "code": publishing(),
            "results": self.store.digest(),
        }  # fmt: skip

    def _files(self) -> list[SourceFile]:
        request = self.request
        known = None if request.force else self.state.known
        found = find_sources(request.roots, request.settings, request.only, skip=self.out, known=known)
        if request.only and not found:
            raise UsageError(f"no file matches --only {request.only!r}; quote the pattern, as in --only '*.pdf'")
        files = found[: request.limit]
        self.state.remember(files)
        return files

    def _gone(self, files: Iterable[SourceFile]) -> dict[str, dict[str, Any]]:
        """Documents of the last dataset whose files are gone: noted, and those returned that stay."""
        paths = {file.source for file in files}
        known = {} if self.request.chosen else self.state.documents
        missing = {i: row for i, row in known.items() if row["source"] not in paths}
        self.report.gone = tuple(sorted(str(row["source"]) for row in missing.values()))
        kept = missing if self.request.keep_missing else {}
        self.report.kept = len(kept)
        return kept

    def _take_over_last_run(self) -> None:
        """Nothing changed: what the last run counted still holds."""
        last_run = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        report = self.report
        report.tally, report.rows = Tally.of(last_run), last_run["rows"]
        report.applied, report.refused = last_run["corrections"]["applied"], last_run["corrections"]["refused"]

    def _publish(self, rows: Mapping[str, Mapping[str, Any]], spare: Mapping[str, Understood], files: int) -> None:
        """Put the new dataset in the place of the last one, unless too much of that would be lost."""
        report, out = self.report, self.out
        applied, report.tally = Corrections(self.corrections), Tally()
        whole = Whole(rows, self.store, spare, applied, report.tally, self.request.version)
        last, damaged = bool(digests(out)), self.state.damaged(out)

        def record() -> dict[str, Any]:
            applied.close()
            report.applied, report.refused = applied.applied, [one.line() for one in applied.refused]
            return self._record(files)

        def check(new: Path) -> None:
            if not last:
                return
            report.damaged = damaged
            try:
                if not self.request.accept_loss:
                    refuse_loss(out, new)
                report.changes = summary(changes(out, new))
            except (pa.ArrowException, OSError) as error:
                if not damaged:
                    raise PublicationRefusedError(f"{out} cannot be read: {brief(error)}") from error
                report.changes = "not known, for the last dataset is damaged"

        report.published = True
        report.rows = publish(whole, out, record, check, self.request.keep, whole.instead).rows

    def _do_what_changed(self, current: Documents) -> dict[str, Understood]:
        """Do again what changed; returns the results that the store does not hold."""
        jobs = list(self._due(current))
        spare: dict[str, Understood] = {}
        self.progress.begin(len(jobs))
        for job, result in self._results(jobs):
            document_id, status = job.source.document_id, "done"
            if isinstance(result, Done):
                result = keep(self.store, job, result)
            elif isinstance(result, JobFailure):
                log.info("%s", result.detail or result.reason)
                lost = unread(result.code, result.reason)
                result = None if self.store.keep(document_id, lost, self.stamp, job.beside) else lost
                status = f"failed: {lost.outcome.error_code}"
            if result is not None:
                spare[document_id] = result
                if result.outcome.error_code == ErrorCode.UNREADABLE_FILE:
                    self.state.forget(job.source)
            self.progress.step(job.source.source, status)
        return spare

    def _due(self, current: Documents) -> Iterator[Job]:
        """The documents that must be done again; counts why, and notes those whose bytes cannot be had."""
        settings, report = self.request.settings, self.report
        for document_id, source in current.firsts.items():
            if source.problem is not None:
                self._note_unreadable(source, source.problem)
                continue
            beside = digest_of(source.beside, settings.max_file_bytes)
            why = self._why(document_id, beside)
            if why is None:
                report.unchanged += 1
            else:
                report.done[why] += 1
                yield Job(source, self.out, self.stamp, beside, why in ("asked", "failed"), settings)

    def _why(self, document_id: str, beside: str | None) -> str | None:
        """Why a document must be done again; None where what is kept of it is good."""
        if self.request.force:
            return "asked"
        kept = self.store.kept("understood", document_id)
        if kept is not None and kept.beside != beside:
            return "beside"
        if kept is None:
            return "lost" if document_id in self._lost else "new"
        if (why := self.stamp.differs(kept.stamp)) is not None:
            return why
        if kept.error_code is not None and self.request.retry_failed:
            return "failed"
        if kept.error_code in BAD_LUCK:
            if kept.tries < MOST_TRIES:
                return "failed"
            self.report.given_up += 1
        return None

    def _note_unreadable(self, source: SourceFile, problem: str) -> None:
        """A file whose bytes cannot be had is looked at in every run and costs no child."""
        record = unread(source.code, problem)
        if self.store.understood(source.document_id) == record:
            self.report.unchanged += 1
            return
        self.store.keep(source.document_id, record, self.stamp, None)
        self.report.done["new"] += 1

    def _results(self, jobs: list[Job]) -> Iterator[tuple[Job, Understood | Done | JobFailure | None]]:
        """What becomes of the jobs, here or on a cluster."""
        settings, address = self.request.settings, self.request.cluster
        limits = Limits(settings.base_seconds, settings.max_memory_bytes, most_seconds=settings.max_seconds)
        if address is None:
            with contextlib.closing(run_isolated(work, jobs, self.request.workers, limits, PRELOAD)) as results:
                yield from results
        elif jobs:
            with contextlib.closing(run_on_cluster(address, [_absolute(job) for job in jobs], limits)) as done:
                yield from done

    def _record(self, files: int) -> dict[str, Any]:
        """The run record: all that is volatile stands here and in no table."""
        request = self.request
        return {
            "program": "prongsai", "version": request.version, "python": platform.python_version(),
            "process": os.getpid(), "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.started)),
            "seconds": round(time.time() - self.started, 3), "workers": request.workers, "only": request.only,
            "limit": request.limit, "settings": asdict(request.settings), "files": files, **self.report.record(),
        }  # fmt: skip


def _absolute(job: Job) -> Job:
    source = job.source
    beside = source.beside.absolute() if source.beside is not None else None
    parts = tuple(replace(part, path=part.path.absolute()) for part in source.parts)
    whole = replace(source, path=source.path.absolute(), beside=beside, parts=parts)
    return replace(job, source=whole, out=job.out.absolute())
