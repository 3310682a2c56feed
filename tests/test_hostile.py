"""A folder of anything: each file has its row, the good ones what they would have alone, and the run ends well."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import tarfile
import threading
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from prongsai.extract.intake.containers.nested import files_inside
from prongsai.extract.intake.raw_folder import find_sources
from prongsai.extract.settings import Settings
from prongsai.pipeline import main

from tests.extract.pdf_maker import Drawing, make_pdf
from tests.test_runs import write

CLOSED = {
    "empty_file", "unsupported_type", "undecodable_text", "damaged_file", "password_protected", "needs_ocr", "too_large",
    "too_many_pages", "timeout", "out_of_memory", "unreadable_file", "page_failed", "missing_program", "worker_died",
}  # fmt: skip


def flate_bomb() -> bytes:
    """A page whose content unpacks to 2 GB of nothing."""
    packed = zlib.compressobj(9)
    body = b"".join(packed.compress(b" " * 10_000_000) for _ in range(200)) + packed.flush()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(body) + body + b"\nendstream",
    ]  # fmt: skip
    return pdf_of(parts)


def tree_loop() -> bytes:
    """A page tree that is its own child."""
    return pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (n + 3) for n in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"
    return pdf_of(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)]
        + [page] * count
    )


def pdf_of(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.5\n", []
    chunks = [data]
    at = len(data)
    for n, body in enumerate(objects, 1):
        offsets.append(at)
        chunk = b"%d 0 obj\n" % n + body + b"\nendobj\n"
        chunks.append(chunk)
        at += len(chunk)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)
    return b"".join([*chunks, table])


def hostile(raw: Path) -> None:
    (raw / "bomb.pdf").write_bytes(flate_bomb())
    (raw / "loop.pdf").write_bytes(tree_loop())
    (raw / "many.pdf").write_bytes(many_pages(5000))
    (raw / "cut.pdf").write_bytes(make_pdf(Drawing())[:300])
    (raw / "zero.pdf").write_bytes(b"")
    (raw / "nulls.pdf").write_bytes(b"\0" * 5000)
    (raw / ("n" * 251 + ".txt")).write_bytes(b"\xff\xfe\xff")
    (raw / "two\nlines.txt").write_text("ITA", encoding="utf-8")
    (raw / "link.txt").symlink_to(raw / "nowhere.txt")
    (raw / "circle").symlink_to(raw)
    os.mkfifo(raw / "pipe.txt")
    with zipfile.ZipFile(raw / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"\0" * 50_000_000)
    (raw / "half.zip").write_bytes((raw / "bomb.zip").read_bytes()[:200])
    deep = "<div>" * 60_000 + "ITA" + "</div>" * 60_000
    (raw / "deep.html").write_text(deep, encoding="utf-8")


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return found


@pytest.mark.slow
def test_hostile_files_cost_nobody_but_themselves(tmp_path: Path) -> None:
    raw, alone = tmp_path / "raw", tmp_path / "alone"
    for number in range(4):
        write(raw, number)
        write(alone, number)
    hostile(raw)
    options = ["--workers", "2", "--quiet"]
    assert main(["run", str(alone), "--out", str(tmp_path / "good"), *options]) == 0
    assert main(["run", str(raw), "--out", str(tmp_path / "all"), *options]) == 1
    documents = {row["source"]: row for row in rows(tmp_path / "all", "documents")}
    assert {f"{n:03}.txt" for n in range(4)} <= set(documents)
    for name in ("bomb.pdf", "loop.pdf", "many.pdf", "cut.pdf", "zero.pdf", "nulls.pdf", "link.txt", "pipe.txt", "circle",
                 "bomb.zip", "half.zip", "deep.html", "two\\nlines.txt", "n" * 251 + ".txt"):  # fmt: skip
        assert name in documents, name
    assert {row["error_code"] for row in documents.values() if row["error_code"]} <= CLOSED
    assert documents["many.pdf"]["error_code"] == "too_many_pages"
    good = {row["document_id"] for row in rows(tmp_path / "good", "documents")}
    for table in ("scores", "levels", "mentions", "findings"):
        beside = [row for row in rows(tmp_path / "all", table) if row["document_id"] in good]
        assert beside == rows(tmp_path / "good", table)


def test_a_folder_that_changes_while_it_is_read(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    for number in range(40):
        write(raw, number)
    stop = threading.Event()

    def meddle() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            write(raw, number % 40, total=f"9{number % 10}.10")
            (raw / f"{(number * 7) % 40:03}.txt").unlink(missing_ok=True)

    meddler = threading.Thread(target=meddle)
    meddler.start()
    try:
        assert main(["run", str(raw), "--out", str(tmp_path / "out"), "--workers", "2", "--quiet"]) in (0, 1)
    finally:
        stop.set()
        meddler.join()
    found = rows(tmp_path / "out", "documents")
    assert found and {row["error_code"] for row in found} <= {None, "unreadable_file"}
    write(raw, 1)
    assert main(["run", str(raw), "--out", str(tmp_path / "out"), "--quiet", "--accept-loss"]) == 0
    assert {row["status"] for row in rows(tmp_path / "out", "documents")} == {"extracted"}


def test_what_lies_too_deep_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    deep = raw
    deep.mkdir()
    (raw / "a.txt").write_text("รายงาน", encoding="utf-8")
    at = os.open(raw, os.O_RDONLY)
    for _ in range(1_500):  # deeper than a path can name, and than Python calls itself
        os.mkdir("d", dir_fd=at)
        below = os.open("d", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    found = find_sources([raw], Settings())
    assert [file.source for file in found if file.problem is None] == ["a.txt"]
    assert [file.problem for file in found if file.problem] == ["folders in it are not looked at: it lies 200 deep"]
    subprocess.run(["rm", "-rf", str(raw / "d")], check=True)  # Python itself gives up on it


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    with (raw / "huge.pdf").open("wb") as stream:
        stream.truncate(1 << 42)  # 4 TiB of nothing
    (raw / "scan.pdf").write_bytes(b"%PDF-1.4")
    with (raw / "scan.txt").open("wb") as stream:
        stream.truncate(1 << 42)
    assert main(["run", str(raw), "--out", str(tmp_path / "out"), "--quiet", "--max-bytes", "1M"]) == 1
    codes = {row["source"]: row["error_code"] for row in rows(tmp_path / "out", "documents")}
    assert codes == {"huge.pdf": "too_large", "scan.pdf": "damaged_file", "scan.txt": "too_large"}


def test_an_archive_is_read_up_to_a_sum_of_bytes(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(40):
            archive.writestr(f"{number:02}.bin", os.urandom(600_000))
    found = files_inside(path, 500_000, lambda member: None)
    assert found is not None
    told = [inside.problem for inside in found if inside.problem]
    assert len(told) == 30 and set(told) == {"not read: the files before it in its container are too large together"}


def test_what_is_known_of_an_archive_does_not_change_what_is_read_of_it(tmp_path: Path) -> None:
    path = tmp_path / "many.tar"
    with tarfile.open(path, "w") as archive:
        for number in range(14):
            data = gzip.compress(os.urandom(90_000))
            entry = tarfile.TarInfo(f"{number:02}.txt.gz")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    first = files_inside(path, 100_000, lambda place: None)
    assert first is not None and sum(inside.problem is not None for inside in first) == 8
    seen = {inside.place: (inside.digest, inside.size) for inside in first if inside.digest and inside.size}
    assert files_inside(path, 100_000, lambda place: seen.get(place)) == first  # type: ignore[arg-type, return-value]
