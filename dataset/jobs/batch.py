"""A batch of documents in a process of its own: `python -m dataset.jobs.batch` on a machine of a cluster.

Jobs come in on stdin and what became of them goes out on stdout. Each is done behind the same wall as everywhere else,
so that no document can harm the worker that the batch was given to.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence

from prongsai.dataset.jobs.document_job import PRELOAD, Done, Job, worked
from prongsai.dataset.jobs.stamps import Stamp, present_stamp
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated

Answer = tuple[Stamp, list[tuple[str, Done | JobFailure]]]


def run_batch(payload: bytes) -> bytes:
    """Do a batch in a process of its own; both sides are pickles of records of this program.

    Raises:
        RuntimeError: the process ended without an answer.
    """
    command = [sys.executable, "-m", "prongsai.dataset.jobs.batch"]
    done = subprocess.run(command, input=payload, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"a batch ended with exit code {done.returncode}")
    return done.stdout


def payload_of(jobs: Sequence[Job], limits: Limits) -> bytes:
    """What `run_batch` takes."""
    return pickle.dumps((list(jobs), limits), protocol=pickle.HIGHEST_PROTOCOL)


def main() -> None:
    """Read a batch from stdin, write the answer to stdout."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    jobs, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the coordinator, over the cluster's own channel
    results = run_isolated(worked, jobs, 1, limits, PRELOAD)
    answer: Answer = present_stamp(jobs[0].settings), [(job.source.document_id, result) for job, result in results]
    with os.fdopen(answer_to, "wb") as stream:
        pickle.dump(answer, stream, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
