"""The same run on a Dask cluster of real processes: the same tables, also where a worker is killed half-way."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from prongsai.dataset.jobs.store import Store
from prongsai.dataset.publish import digests
from prongsai.extract.errors import ExitCode
from prongsai.pipeline import main

from tests.test_runs import write

ROOT = Path(__file__).parents[1]
needs_dask = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="Dask is not installed")


@contextlib.contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and workers as processes of their own on loopback."""
    told = folder / "scheduler.json"
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "8"}
    common = ["--scheduler-file", str(told)]
    started: list[subprocess.Popen[bytes]] = []

    def start(*what: str) -> None:
        command = [sys.executable, "-m", "distributed.cli." + what[0], *what[1:], *common]
        log = (folder / f"{what[0]}{len(started)}.log").open("wb")
        started.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log))

    try:
        start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        for _ in range(workers):
            start("dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        deadline = time.monotonic() + 60
        while not told.exists():
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.1)
        yield json.loads(told.read_text(encoding="utf-8"))["address"], started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def anything_kept(out: Path) -> bool:
    """Whether a result is on record beside a dataset."""
    path = Store(out).path
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db,
    ):
        return bool(db.execute("SELECT count(*) FROM results").fetchone()[0])
    return False


def make(raw: Path) -> dict[str, str]:
    """A folder of reports, one hostile file among them, and the tables of a local run."""
    for number in range(60):
        write(raw, number, total=f"9{number % 10}.{number:02}")
    (raw / "bad.pdf").write_bytes(b"%PDF-1.4 nothing behind it")
    out = raw.with_name("local")
    assert main(["run", str(raw), "--out", str(out), "--quiet", "--workers", "2"]) == 1
    return digests(out)


@needs_dask
@pytest.mark.slow
def test_a_cluster_gives_the_tables_of_a_local_run_and_survives_its_workers(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    wanted = make(raw)
    with cluster(tmp_path) as (address, _):
        assert main(["run", str(raw), "--out", str(tmp_path / "far"), "--cluster", address, "--quiet"]) == 1
        assert digests(tmp_path / "far") == wanted
        assert main(["run", str(raw), "--out", str(tmp_path / "far"), "--cluster", address, "--quiet"]) == 1
        assert digests(tmp_path / "far") == wanted  # with nothing new, nothing is sent
    (tmp_path / "again").mkdir()
    with cluster(tmp_path / "again") as (address, workers):
        command = [sys.executable, str(ROOT / "pipeline.py"), "run", str(raw), "--out", str(tmp_path / "hurt")]
        process = subprocess.Popen([*command, "--cluster", address, "--quiet"])
        deadline = time.monotonic() + 60
        while not anything_kept(tmp_path / "hurt"):
            assert time.monotonic() < deadline and process.poll() is None, "no document was kept before the end"
            time.sleep(0.01)
        assert process.poll() is None
        workers[0].send_signal(signal.SIGKILL)
        assert process.wait(timeout=120) == 1
        assert digests(tmp_path / "hurt") == wanted


@needs_dask
def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.dataset.jobs.cluster._TIMEOUT", 1)
    write(tmp_path / "raw", 1)
    command = ["run", str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--cluster", "tcp://127.0.0.1:9"]
    assert main(command) == ExitCode.USAGE
    assert "no scheduler answers" in capsys.readouterr().err
