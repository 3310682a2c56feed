"""A dataset derived anew from the raw files alone: every document is read and understood again, and nothing is kept.

The tables are written to a scratch folder by the code that publishes them, so that they can be held against the
published ones cell by cell.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from prongsai.dataset.assembly import Documents, Whole
from prongsai.dataset.corrections import Corrections, read_corrections
from prongsai.dataset.jobs.document_job import PRELOAD, Job, digest_of, done_with, keep, unread
from prongsai.dataset.jobs.kept_records import Understood
from prongsai.dataset.jobs.progress import Progress
from prongsai.dataset.jobs.stamps import Stamp
from prongsai.dataset.jobs.store import Store
from prongsai.dataset.publish import publish
from prongsai.dataset.summaries import Tally
from prongsai.extract.errors import ErrorCode
from prongsai.extract.intake.manifest import read_manifest
from prongsai.extract.intake.raw_folder import SourceFile, find_sources
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated
from prongsai.extract.settings import Settings

_NO_STAMP = Stamp("", "", "")  # nothing that is kept here is ever asked for its age


@dataclass(frozen=True, slots=True)
class Basis:
    """What a dataset is to be derived from, as the run was that made it.

    `dataset` is passed over where it lies inside a raw folder; `only` and `limit` are those of the run; `version` is
    what the rows name as the program that read them.
    """

    roots: tuple[Path, ...]
    dataset: Path
    corrections: Path | None = None
    only: str | None = None
    limit: int | None = None
    version: str = ""
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Derived:
    """Tables made anew in `folder`; `files` and `lost` are by the documents' ids, `lost` says what ended a reading."""

    folder: Path
    files: Mapping[str, SourceFile]
    lost: Mapping[str, JobFailure]
    applied: int  # corrections
    refused: tuple[str, ...]


def derive(basis: Basis, scratch: Path, workers: int, progress: Progress) -> Derived:
    """Read and understand every document below the roots, each behind a wall, and write the tables.

    Args:
        basis: the raw folders and how the run chose among their files.
        scratch: an empty folder for the new tables; nothing else is written.
        workers: number of processes.
        progress: told of every document.

    Raises:
        UsageError: a root, a manifest or the corrections cannot be read.
        PublicationRefusedError: the scratch folder cannot be written.
    """
    files = find_sources(basis.roots, basis.settings, basis.only, skip=basis.dataset)[: basis.limit]
    current = Documents(files, read_manifest(basis.roots))
    corrections = Corrections(read_corrections(basis.corrections) if basis.corrections else ())
    out = scratch / "anew"
    with contextlib.closing(Store(out)) as store:
        store.begin()
        spare, lost = _understood(current.firsts, basis.settings, out, workers, progress)
        whole = Whole(current.rows, store, spare, corrections, Tally(), basis.version)
        publish(whole, out, dict, instead=whole.instead)
    corrections.close()
    return Derived(out, current.firsts, lost, corrections.applied, tuple(one.line() for one in corrections.refused))


def _understood(
    firsts: Mapping[str, SourceFile], settings: Settings, out: Path, workers: int, progress: Progress
) -> tuple[dict[str, Understood], dict[str, JobFailure]]:
    """Do every document; returns what the store could not take, and those that gave no result."""
    jobs = [
        Job(f, out, _NO_STAMP, digest_of(f.beside, settings.max_file_bytes), True, settings)
        for f in firsts.values()
        if f.problem is None
    ]
    limits = Limits(settings.base_seconds, settings.max_memory_bytes, most_seconds=settings.max_seconds)
    spare = {file.document_id: unread(file.code, file.problem) for file in firsts.values() if file.problem is not None}
    lost: dict[str, JobFailure] = {}
    progress.begin(len(jobs))
    with contextlib.closing(run_isolated(work_anew, jobs, workers, limits, PRELOAD)) as results:
        for job, result in results:
            document_id = job.source.document_id
            if isinstance(result, JobFailure):
                lost[document_id] = result
                spare[document_id] = unread(result.code, result.reason)
            elif result is not None:
                spare[document_id] = result
                if result.outcome.error_code == ErrorCode.UNREADABLE_FILE:  # it was there a moment ago
                    lost[document_id] = JobFailure(ErrorCode.UNREADABLE_FILE, result.outcome.error or "")
            progress.step(job.source.source, "lost" if document_id in lost else "derived")
    return spare, lost


def work_anew(job: Job) -> Understood | None:
    """Do one document in a child, from its bytes; what was read is not kept, for nothing asks for it again."""
    with contextlib.closing(Store(job.out)) as store:
        return keep(store, job, replace(done_with(store, job), read=None))
