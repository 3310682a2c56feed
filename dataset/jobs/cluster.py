"""The same work on a Dask cluster: its workers read and understand, this process keeps the results and publishes.

Workers need this program in the same version, with the same text engine, and the raw folder under the same path. A
worker that dies costs its batch a second try elsewhere; a document that kills its process costs itself a result, since
every batch runs behind the wall.
"""

from __future__ import annotations

import pickle
from collections.abc import Generator, Sequence

from prongsai.dataset.jobs.batch import Answer, payload_of, run_batch
from prongsai.dataset.jobs.document_job import Done, Job
from prongsai.extract.errors import UsageError
from prongsai.extract.sandbox.process_pool import JobFailure, Limits

_BATCH = 25  # documents; a process starts in half a second, and as many texts take as long
_TIMEOUT = 20  # seconds to reach the scheduler
_TRIES = 5


def run_on_cluster(
    address: str, jobs: Sequence[Job], limits: Limits, batch: int = _BATCH
) -> Generator[tuple[Job, Done | JobFailure], None, None]:
    """Yield (job, result) as results come; order is not kept.

    Args:
        address: of the scheduler, such as `tcp://10.0.0.5:8786`.
        jobs: with absolute paths.
        limits: of each document.
        batch: documents that one task takes.

    Raises:
        UsageError: Dask is not installed, the scheduler cannot be reached, or a worker runs another version.
    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise UsageError("--cluster needs Dask; install it: pip install 'prongsai[cluster]'") from error
    try:
        client = Client(address, timeout=_TIMEOUT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no scheduler answers at {address}: {error}; start one with `dask scheduler`") from error
    with client:
        parts = [jobs[n : n + batch] for n in range(0, len(jobs), batch)]
        futures = {
            client.submit(run_batch, payload_of(part, limits), pure=False, retries=_TRIES): part for part in parts
        }  # fmt: skip
        for future in as_completed(list(futures), loop=client.loop):  # type: ignore[no-untyped-call]
            part = {job.source.document_id: job for job in futures.pop(future)}
            stamp, results = _answer(future.result())
            for document_id, result in results:
                job = part[document_id]
                if (wrong := job.stamp.differs(stamp)) is not None:
                    raise UsageError(f"a worker of {address} differs in {wrong}: install the same version everywhere")
                yield job, result
            future.release()


def _answer(data: bytes) -> Answer:
    found: Answer = pickle.loads(data)  # noqa: S301 - from our own workers, over the cluster's own channel
    return found
