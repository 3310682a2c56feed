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
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from prongsai.dataset.assembly import Documents, Whole
from prongsai.dataset.changes import changes, summary
from prongsai.dataset.corrections import Corrections, digest, read_corrections
from prongsai.dataset.jobs.cluster import run_on_cluster
from prongsai.dataset.jobs.document_job import NO_FACTS, Done, Job, digest_of, keep, unread, work
from prongsai.dataset.jobs.progress import Progress
from prongsai.dataset.jobs.stamps import Stamp, present_stamp, publishing
from prongsai.dataset.jobs.state import State
from prongsai.dataset.jobs.store import Store, Understood
from prongsai.dataset.loss_check import refuse_loss
from prongsai.dataset.publish import digests, publish
from prongsai.dataset.summaries import Tally
from prongsai.dataset.swap import held
from prongsai.extract.errors import ErrorCode, UsageError
from prongsai.extract.intake.raw_folder import SourceFile, find_sources, read_manifest
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated
from prongsai.extract.settings import Settings

log = logging.getLogger("prongsai")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run."""

    roots: tuple[Path, ...]
    out: Path
    workers: int = 1
    only: str | None = None
    limit: int | None = None
    force: bool = False  # read every document again
    retry_failed: bool = False  # read those again that failed
    keep_missing: bool = False  # documents whose files are gone stay in the dataset
    accept_loss: bool = False
    corrections: Path | None = None
    keep: int = 1  # replaced datasets that stay
    cluster: str | None = None  # address of a Dask scheduler
    version: str = ""

    @property
    def chosen(self) -> bool:
        """Whether some documents were asked for; then the others are there, and not missed."""
        return self.only is not None or self.limit is not None


@dataclass(slots=True)
class Report:
    """What a run did."""

    tally: Tally = field(default_factory=Tally)
    rows: dict[str, int] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)  # documents by why they were done again
    unchanged: int = 0
    gone: tuple[str, ...] = ()  # documents of the last dataset whose files are gone
    kept: int = 0  # of these, those that stay
    published: bool = False
    applied: int = 0
    refused: list[str] = field(default_factory=list)
    changes: str = ""  # what became different since the last dataset
    seconds: float = 0.0

    def record(self) -> dict[str, Any]:
        """For the run record and `--json`."""
        return {
            **self.tally.record(), "read_again": dict(sorted(self.done.items())), "unchanged": self.unchanged,
            "gone": list(self.gone), "kept_missing": self.kept, "published": self.published,
            "corrections": {"applied": self.applied, "refused": self.refused}, "changes": self.changes,
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """What a person should know of it, beside the tally."""
        why = ", ".join(f"{count} {_WHY[reason]}" for reason, count in sorted(self.done.items()))
        yield f"{why or 'nothing to read'}; {self.unchanged} unchanged"
        if self.gone:
            what = "stay in the dataset" if self.kept else "left the dataset"
            yield f"{len(self.gone)} documents whose files are gone {what}, such as {self.gone[0]}"
        if self.applied or self.refused:
            yield f"{self.applied} corrections applied, {len(self.refused)} refused"
            yield from (f"  {line}" for line in self.refused)
        if self.changes:
            yield f"since the last dataset: {self.changes}"
        if not self.published:
            yield "nothing changed: the last dataset stands as it is"


_WHY = {
    "new": "new", "settings": "read for changed settings", "extract": "read by changed code",
    "normalize": "understood by changed code", "beside": "read with a changed text beside them",
    "asked": "read as asked", "failed": "tried again",
}  # fmt: skip


def run(request: Request, progress: Progress) -> Report:
    """Read what changed below the roots and publish the dataset.

    Raises:
        UsageError, LockHeldError, PublicationRefusedError: see `extract.errors`; the last dataset stands.
    """
    started = time.time()
    corrections = read_corrections(request.corrections) if request.corrections else ()
    with held(request.out) as out:
        state, store = State.load(out), Store(out)
        files = find_sources(request.roots, Settings(), request.only, skip=out, known=state.known)[: request.limit]
        if request.only and not files:
            raise UsageError(f"no file matches --only {request.only!r}; quote the pattern, as in --only '*.pdf'")
        state.remember(files)
        current = Documents(files, read_manifest(request.roots))
        report = Report()
        spare = _do_what_changed(request, out, store, current, report, progress)
        rows = {**current.rows, **_gone(request, state, files, report)}
        basis = {"corrections": digest(corrections), "version": request.version, "code": publishing()}
        if not report.done and not spare and state.stands(out, rows, basis):
            _take_over_last_run(out, report)
            state.save()
        else:
            applied = Corrections(corrections)
            whole = Whole(rows, store, spare, applied, report.tally, request.version)
            _publish(request, out, whole, applied, report, partial(_record, request, started, len(files), report))
            state.published(rows, basis, digests(out))
            if not request.chosen:
                store.forget(set(rows))
        report.seconds = time.time() - started
    return report


def _gone(request: Request, state: State, files: Sequence[SourceFile], report: Report) -> dict[str, dict[str, Any]]:
    """Documents of the last dataset whose files are gone: noted, and those returned that stay."""
    paths = {file.source for file in files}
    missing = {i: row for i, row in state.documents.items() if row["source"] not in paths and not request.chosen}
    report.gone = tuple(sorted(str(row["source"]) for row in missing.values()))
    kept = missing if request.keep_missing else {}
    report.kept = len(kept)
    return kept


def _take_over_last_run(out: Path, report: Report) -> None:
    """Nothing changed: what the last run counted still holds."""
    last_run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    report.tally, report.rows = Tally.of(last_run), last_run["rows"]
    report.applied, report.refused = last_run["corrections"]["applied"], last_run["corrections"]["refused"]


def _publish(
    request: Request,
    out: Path,
    whole: Whole,
    applied: Corrections,
    report: Report,
    run_record: Callable[[], dict[str, Any]],
) -> None:
    """Put the new dataset in the place of the last one, unless too much of that would be lost."""
    last = out.exists() and bool(digests(out))
    report.published = True

    def record() -> dict[str, Any]:
        applied.close()
        report.applied, report.refused = applied.applied, [one.line() for one in applied.refused]
        return run_record()

    def check(new: Path) -> None:
        if last and not request.accept_loss:
            refuse_loss(out, new)
        if last:
            report.changes = summary(changes(out, new))

    report.rows = publish(whole, out, record, check, request.keep, whole.instead).rows


def _do_what_changed(
    request: Request, out: Path, store: Store, current: Documents, report: Report, progress: Progress
) -> dict[str, Understood]:
    """Do again what changed; returns the results that the store does not hold."""
    settings = Settings()
    stamp = present_stamp(settings)
    jobs: list[Job] = []
    for document_id, source in current.firsts.items():
        if source.problem is not None:
            _note_unreadable(store, source, source.problem, stamp, report)
            continue
        beside = digest_of(source.beside)
        why = _why(request, store, document_id, stamp, beside)
        if why is None:
            report.unchanged += 1
            continue
        report.done[why] += 1
        jobs.append(Job(source, out, stamp, beside, anew=why in ("asked", "failed")))
    spare: dict[str, Understood] = {}
    progress.begin(len(jobs))
    limits = Limits(settings.base_seconds, settings.max_memory_bytes, most_seconds=settings.max_seconds)
    for job, result in _results(request, jobs, limits):
        status = "done"
        if isinstance(result, Done):
            result = keep(store, job, result)
        elif isinstance(result, JobFailure):
            log.info("%s", result.detail or result.reason)
            lost = Understood(unread(result.code, result.reason), NO_FACTS)
            result = None if store.keep(job.source.document_id, lost, stamp, job.beside) else lost
            status = f"failed: {lost.raw.error_code}"
        if result is not None:
            spare[job.source.document_id] = result
        progress.step(job.source.source, status)
    return spare


def _results(
    request: Request, jobs: list[Job], limits: Limits
) -> Iterator[tuple[Job, Understood | Done | JobFailure | None]]:
    """What becomes of the jobs, here or on a cluster."""
    if request.cluster is None:
        with contextlib.closing(run_isolated(work, jobs, request.workers, limits)) as results:
            yield from results
    elif jobs:
        with contextlib.closing(run_on_cluster(request.cluster, [_absolute(job) for job in jobs], limits)) as done:
            yield from done


def _absolute(job: Job) -> Job:
    source = job.source
    beside = source.beside.absolute() if source.beside is not None else None
    return replace(job, source=replace(source, path=source.path.absolute(), beside=beside), out=job.out.absolute())


def _note_unreadable(store: Store, source: SourceFile, problem: str, stamp: Stamp, report: Report) -> None:
    """A file whose bytes cannot be had is looked at in every run and costs no child."""
    record = Understood(unread(ErrorCode.UNREADABLE_FILE, problem), NO_FACTS)
    if store.understood(source.document_id) == record:
        report.unchanged += 1
        return
    store.keep(source.document_id, record, stamp, None)
    report.done["new"] += 1


def _why(request: Request, store: Store, document_id: str, stamp: Stamp, beside: str | None) -> str | None:
    """Why a document must be done again; None where what is kept of it is good."""
    if request.force:
        return "asked"
    kept = store.stamp("understood", document_id, beside)
    why = stamp.differs(kept)
    if why == "new" and store.has("understood", document_id):
        return "beside"
    if why is None and request.retry_failed:
        found = store.understood(document_id)
        if found is None or found.raw.error_code is not None:
            return "failed"
    return why


def _record(request: Request, started: float, files: int, report: Report) -> dict[str, Any]:
    """The run record: all that is volatile stands here and in no table."""
    return {
        "program": "prongsai", "version": request.version, "python": platform.python_version(), "process": os.getpid(),
        "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(started)),
        "seconds": round(time.time() - started, 3), "workers": request.workers, "only": request.only,
        "limit": request.limit, "settings": asdict(Settings()), "files": files, **report.record(),
    }  # fmt: skip
