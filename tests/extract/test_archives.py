"""7z and RAR archives are opened like zips where bsdtar is installed; where it is not, their row says so."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest
from prongsai.extract.errors import ErrorCode
from prongsai.extract.intake.containers import archives, member
from prongsai.extract.intake.raw_folder import SourceFile, contents, find_sources
from prongsai.extract.settings import Settings

WITH_BSDTAR = pytest.mark.skipif(not archives.program(), reason="bsdtar is not installed")


def sources(folder: Path) -> dict[str, SourceFile]:
    return {file.source: file for file in find_sources([folder], Settings())}


def number(value: int) -> bytes:
    """A number as RAR 5 writes it: seven bits a byte, the lowest first."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + number(value >> 7)


def block(kind: int, flags: int, body: bytes, data: bytes = b"") -> bytes:
    fields = number(kind) + number(flags | (2 if data else 0)) + (number(len(data)) if data else b"") + body
    sized = number(len(fields)) + fields
    return zlib.crc32(sized).to_bytes(4, "little") + sized + data


def rar(files: dict[str, bytes]) -> bytes:
    """A RAR 5 archive of files that are not packed."""
    made = b"Rar!\x1a\x07\x01\x00" + block(1, 0, number(0))
    for name, data in files.items():
        path = name.encode()
        fields = [number(4), number(len(data)), number(0o100644), zlib.crc32(data).to_bytes(4, "little"), number(0)]
        made += block(2, 0, b"".join([*fields, number(1), number(len(path)), path]), data)
    return made + block(5, 0, number(0))


def seven(folder: Path, files: dict[str, bytes]) -> bytes:
    packed = folder / "packed"
    for name, data in files.items():
        (packed / name).parent.mkdir(parents=True, exist_ok=True)
        (packed / name).write_bytes(data)
    made = folder / "made.7z"
    command = [archives.program(), "-c", "-f", str(made), "--format", "7zip", "-C", str(packed), *files]
    subprocess.run(command, check=True, timeout=60)
    return made.read_bytes()


@WITH_BSDTAR
def test_the_files_of_an_archive_are_documents(tmp_path: Path) -> None:
    raw, files = (
        tmp_path / "raw",
        {"หนึ่ง.txt": b"1" * 3000, "sub/two.txt": b"2", "sub/three.txt": hashlib.shake_128(b"3").digest(70_000)},
    )
    raw.mkdir()
    (raw / "a.rar").write_bytes(rar(files))
    (raw / "b.7z").write_bytes(seven(tmp_path, files))
    found = sources(raw)
    read = {name: contents(file, 10_000_000) for name, file in reversed(found.items())}
    assert read == {f"{archive}/{name}": data for archive in ("a.rar", "b.7z") for name, data in files.items()}


@WITH_BSDTAR
def test_an_archive_in_a_zip_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as outer:
        outer.writestr("b.rar", rar({"one.txt": b"1"}))
        outer.writestr("c.rar", rar({"two.txt": b"2" * 500})[:-100])
    found = sources(tmp_path)
    assert contents(found["a.zip/b.rar/one.txt"], 100) == b"1"
    assert "cannot be unpacked" in str(found["a.zip/c.rar"].problem)


@WITH_BSDTAR
def test_a_damaged_archive_and_a_bomb_are_one_row_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cut.rar").write_bytes(rar({"one.txt": b"1" * 5000})[:2000])
    (tmp_path / "flood.rar").write_bytes(rar({f"{n}.txt": b"1" for n in range(9)}))
    monkeypatch.setattr(member, "MAX_MEMBERS", 8)
    found = sources(tmp_path)
    assert set(found) == {"cut.rar", "flood.rar"}
    assert "cannot be unpacked" in str(found["cut.rar"].problem)
    assert found["flood.rar"].problem == "9 members; the limit is 8"


def test_without_the_program_the_row_names_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "program", lambda: "")
    (tmp_path / "a.rar").write_bytes(rar({"one.txt": b"1"}))
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as outer:
        outer.writestr("b.rar", rar({"two.txt": b"2"}))
    (tmp_path / "c.zip").write_bytes(inner.getvalue())
    found = sources(tmp_path)
    assert {name: file.code for name, file in found.items()} == {
        "a.rar": ErrorCode.MISSING_PROGRAM, "c.zip/b.rar": ErrorCode.MISSING_PROGRAM,
    }  # fmt: skip
    assert found["a.rar"].problem == archives.REMEDY
