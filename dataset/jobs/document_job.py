"""The work on one document in a child process: read it, or take what was read before; understand it; keep both."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path

from prongsai.dataset.jobs.kept_records import Outcome, Read, Understood
from prongsai.dataset.jobs.stamps import Stamp
from prongsai.dataset.jobs.store import Store
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.raw_folder import SourceFile, contents
from prongsai.extract.reader import read_document, text_in
from prongsai.extract.records import BBox, RawDocument
from prongsai.extract.scan.second_look import look_again
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import Interpretation, interpret_in_full
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.model.findings import findings_of_notices
from prongsai.normalize.reconcile.reread_requests import boxes_to_reread

NO_FACTS = DocumentFacts("other", None, None)
PRELOAD = ("prongsai.dataset.jobs.preloaded",)  # in the process from which children are forked
_TRANSIENT = frozenset({ErrorCode.UNREADABLE_FILE.value})  # of the moment, not of the bytes: never kept


@dataclass(frozen=True, slots=True)
class Job:
    """One document to work on; `beside` is the digest of the text beside it."""

    source: SourceFile
    out: Path
    stamp: Stamp
    beside: str | None = None
    anew: bool = False  # read again, whatever is kept
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job.

    `read` is None where what was read before is still good; `lasting` is false where a later run should look again.
    """

    read: Read | None
    understood: Understood
    lasting: bool = True


def work(job: Job) -> Understood | None:
    """Do a job; the result is kept in the store, and returned only where the store could not take it."""
    with contextlib.closing(Store(job.out)) as store:
        return keep(store, job, done_with(store, job))


def keep(store: Store, job: Job, done: Done) -> Understood | None:
    """Keep what became of a job; returns what the store does not hold."""
    document_id = job.source.document_id
    if not done.lasting:
        return done.understood
    if done.read is not None:
        store.keep(document_id, done.read, job.stamp, job.beside)
    return None if store.keep(document_id, done.understood, job.stamp, job.beside) else done.understood


def worked(job: Job) -> Done:
    """Do a job and hand the result over."""
    with contextlib.closing(Store(job.out)) as store:
        return done_with(store, job)


def done_with(store: Store, job: Job) -> Done:
    """Do a job with what a store, which is only read, keeps of it."""
    logging.disable(logging.CRITICAL)  # a PDF library's chatter about a broken file is no news to anybody
    warnings.simplefilter("ignore")
    settings = job.settings
    try:
        data = contents(job.source, settings.max_file_bytes)
    except DocumentError as error:
        return Done(None, unread(error.code, str(error)), lasting=False)
    kept = None if job.anew else _kept(store, job)
    raw, seen, read = understood(data, job.source.name, job.source.beside, kept, settings)
    if seen is not None and any(page.state == "read" for page in raw.pages):
        facts = seen.facts
    else:
        facts = replace(NO_FACTS, findings=tuple(findings_of_notices(raw)))
    rows = len(facts.mentions) + len(facts.measures) + len(facts.findings)
    if rows > settings.max_rows:
        return Done(read, unread(ErrorCode.TOO_LARGE, f"yields {rows} rows"))
    outcome = Outcome(raw.media_type, raw.page_count, raw.text_origin, raw.error_code, raw.error)
    return Done(read, Understood(outcome, facts), lasting=raw.error_code not in _TRANSIENT)


def understood(
    data: bytes, name: str, beside: Path | None, kept: Read | None = None, settings: Settings | None = None
) -> tuple[RawDocument, Interpretation | None, Read | None]:
    """Read and interpret; scanned numbers over which the arithmetic stays open are read again, once.

    Args:
        data: the whole file.
        name: its name.
        beside: the text that lies beside it.
        kept: what was read of it before.
        settings: the limits; as they are where nothing is said.

    Returns:
        The document, what was understood, and what was read, where it is not `kept`.
    """
    settings = settings or Settings()
    raw = kept.raw if kept is not None else read_document(data, name, settings, text_in(beside, settings))
    read = Read(raw) if kept is None else kept
    if raw.pages:
        seen = interpret_in_full(raw, settings)
        if places := boxes_to_reread(seen.facts):
            asked: tuple[tuple[int, tuple[BBox, ...]], ...] = tuple((n, tuple(places[n])) for n in sorted(places))
            if read.again is None or read.places != asked:
                read = replace(read, again=look_again(data, raw, places), places=asked)
            assert read.again is not None
            if read.again != raw:
                raw = read.again
                seen = interpret_in_full(raw, settings)
        return raw, seen, None if read is kept else read
    return raw, None, None if read is kept else read


def unread(code: ErrorCode, reason: str) -> Understood:
    """The record of a document of which nothing was read."""
    return Understood(Outcome("application/octet-stream", error_code=code, error=reason), NO_FACTS)


def digest_of(path: Path | None, most: int) -> str | None:
    """Tells whether the text beside a document changed; one that cannot be read or is too large is none."""
    try:
        with path.open("rb") if path is not None else contextlib.nullcontext() as stream:
            if stream is None or os.fstat(stream.fileno()).st_size > most:
                return None
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _kept(store: Store, job: Job) -> Read | None:
    document_id = job.source.document_id
    kept = store.kept("read", document_id)
    good = kept is not None and kept.beside == job.beside and kept.stamp.reads_as(job.stamp)
    return store.read(document_id) if good else None
