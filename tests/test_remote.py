"""Raw folder and dataset on an object store: a real S3 server on loopback, and a file system of fsspec's."""

from __future__ import annotations

import importlib.util
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from prongsai.dataset.publish import digests
from prongsai.dataset.remote import _is_safe, mirrored
from prongsai.extract.errors import ExitCode
from prongsai.pipeline import main
from pyarrow import fs

from tests.test_runs import write

needs_server = pytest.mark.skipif(importlib.util.find_spec("moto") is None, reason="moto is not installed")
needs_fsspec = pytest.mark.skipif(importlib.util.find_spec("fsspec") is None, reason="fsspec is not installed")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("prongsai.dataset.remote.WORK", tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[fs.FileSystem, str]]:
    """A server with an empty bucket, and what stands behind a URL's path."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "y",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert time.monotonic() < deadline and server.poll() is None, "the server did not start"
                time.sleep(0.1)
        store = fs.S3FileSystem(
            endpoint_override=f"127.0.0.1:{port}", scheme="http", region="us-east-1", allow_bucket_creation=True
        )
        store.create_dir("bucket")
        yield store, f"?endpoint_override=127.0.0.1:{port}&scheme=http&region=us-east-1"
    finally:
        server.kill()
        server.wait()


def put(store: fs.FileSystem, path: str, data: bytes) -> None:
    with store.open_output_stream(path) as stream:
        stream.write(data)


def got(store: fs.FileSystem, path: str) -> bytes:
    with store.open_input_stream(path) as stream:
        data: bytes = stream.read()
    return data


@needs_server
@pytest.mark.slow
def test_a_run_from_s3_to_s3_gives_the_tables_of_a_local_run(
    tmp_path: Path, work: Path, s3: tuple[fs.FileSystem, str], capsys: pytest.CaptureFixture[str]
) -> None:
    store, more = s3
    for number in range(5):
        write(tmp_path / "raw", number)
    for path in (tmp_path / "raw").iterdir():
        put(store, f"bucket/raw/sub/{path.name}", path.read_bytes())
    (tmp_path / "raw").rename(tmp_path / "sub")
    (tmp_path / "raw").mkdir()
    (tmp_path / "sub").rename(tmp_path / "raw" / "sub")
    assert main(["run", str(tmp_path / "raw"), "--out", str(tmp_path / "local"), "--quiet"]) == 0
    far = ["run", f"s3://bucket/raw{more}", "--out", f"s3://bucket/parsed{more}"]
    assert main([*far, "--quiet"]) == 0
    record = json.loads(got(store, "bucket/parsed/run.json"))
    assert record["sha256"] == digests(tmp_path / "local")
    table = pq.read_table("bucket/parsed/scores.parquet", filesystem=store)
    assert table.equals(pq.read_table(tmp_path / "local" / "scores.parquet"))
    version = f"bucket/parsed/.versions/{record['version_name']}"
    assert pq.read_table(f"{version}/scores.parquet", filesystem=store).equals(table)
    capsys.readouterr()
    assert main([*far, "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["read_again"], again["unchanged"], again["published"]) == ({}, 5, False)
    # an upload that failed half-way is made good by the next run, though nothing changed
    store.delete_file("bucket/parsed/run.json")
    assert main([*far, "--quiet"]) == 0
    assert json.loads(got(store, "bucket/parsed/run.json"))["sha256"] == record["sha256"]
    # a machine that was never here: the dataset is fetched, what changed is published
    shutil.rmtree(work)
    put(store, "bucket/raw/sub/009.txt", (tmp_path / "raw" / "sub" / "001.txt").read_bytes() + b"\n9\n")
    store.delete_file("bucket/raw/sub/000.txt")
    assert main([*far, "--json"]) == 0
    capsys.readouterr()
    assert main(["status", "--out", f"s3://bucket/parsed{more}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"extracted": 5}
    sources = pq.read_table("bucket/parsed/documents.parquet", filesystem=store)["source"].to_pylist()
    assert sorted(sources) == [f"sub/00{n}.txt" for n in (1, 2, 3, 4, 9)]


@needs_fsspec
def test_other_schemes_go_through_fsspec(tmp_path: Path, work: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/there/raw/a.txt", write(tmp_path / "raw", 1).read_bytes())
    folder = mirrored("memory://there/raw")
    assert [p.name for p in folder.rglob("*.txt")] == ["a.txt"]
    memory.rm("/there/raw/a.txt")
    memory.pipe("/there/raw/b.txt", b"b")
    assert [p.name for p in mirrored("memory://there/raw").rglob("*.txt")] == ["b.txt"]


def test_a_url_that_nobody_knows_is_told(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "nowhere://bucket/raw"]) == ExitCode.USAGE
    assert "no file system is known" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../out.txt", "a//b.txt", "a/../../b", "x" * 300, "", "a/\0b"])
def test_keys_that_lead_out_of_the_folder_are_left_out(name: str) -> None:
    assert not _is_safe(name) and _is_safe("a/b.txt")
