"""The raw folder: each path has a row, nothing is read twice round a circle, the manifest is checked."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

import pytest
from prongsai.extract.errors import UsageError
from prongsai.extract.intake.manifest import Origin, read_manifest
from prongsai.extract.intake.raw_folder import find_sources
from prongsai.extract.settings import Settings


def write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*roots: Path, skip: Path | None = None) -> list[str]:
    return [file.source for file in find_sources(roots, Settings(), skip=skip)]


def test_every_visible_file_is_a_document_whatever_its_suffix(tmp_path: Path) -> None:
    for name in (
        "b.pdf",
        "a/c",
        "truth.json",
        ".hidden",
        ".folder/x.txt",
        "sources.csv",
        "a/sources.csv",
        "รายงาน ๑.txt",
    ):
        write(tmp_path / name, name)
    assert names(tmp_path) == ["a/c", "a/sources.csv", "b.pdf", "truth.json", "รายงาน ๑.txt"]
    found = {file.source: file for file in find_sources([tmp_path], Settings())}
    assert found["b.pdf"].document_id == hashlib.sha256(b"b.pdf").hexdigest()
    assert found["b.pdf"].size_bytes == 5


def test_the_text_beside_a_pdf_is_found(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.md", "a.txt", "b.PDF", "b.txt", "c.pdf", "c.docx", "d.txt", "e.pdf", "e.txt/f"):
        write(tmp_path / name)
    beside = {f.source: f.beside and f.beside.name for f in find_sources([tmp_path], Settings())}
    assert beside == {
        "a.md": None, "a.pdf": "a.md", "a.txt": None, "b.PDF": "b.txt", "b.txt": None, "c.docx": None, "c.pdf": None,
        "d.txt": None, "e.pdf": None, "e.txt/f": None,
    }  # fmt: skip


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = {file.source: file for file in find_sources([tmp_path], Settings())}
    assert found["gone"].problem == "No such file or directory"
    assert found["pipe"].problem == "not a regular file"
    assert found["pipe"].document_id == hashlib.sha256(b"unreadable:pipe").hexdigest()


def test_a_folder_that_cannot_be_listed_has_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed" / "a.txt")
    write(tmp_path / "open.txt")
    real = os.listdir

    def listdir(path: Path) -> list[str]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    found = {file.source: file.problem for file in find_sources([tmp_path], Settings())}
    assert found == {"closed": "folder cannot be listed: Permission denied", "open.txt": None}


def test_links_to_folders_are_followed_but_not_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "raw" / "circle").symlink_to(tmp_path / "raw")
    found = {file.source: file.problem for file in find_sources([tmp_path / "raw"], Settings())}
    assert found == {"link/a.txt": None, "circle": "link to a folder that holds it"}


def test_the_dataset_inside_the_raw_folder_is_no_input(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "parsed" / "scores.parquet")
    assert names(tmp_path, skip=tmp_path / "parsed") == ["a.txt"]


def test_roots_are_told_apart(tmp_path: Path) -> None:
    for root in ("x/raw", "y/raw", "z"):
        write(tmp_path / root / "a.txt", root)
    assert names(tmp_path / "x/raw", tmp_path / "z") == ["raw/a.txt", "z/a.txt"]
    assert len(set(names(tmp_path / "x/raw", tmp_path / "y/raw"))) == 2
    assert names(tmp_path / "z", tmp_path / "x/raw") == names(tmp_path / "x/raw", tmp_path / "z")
    assert names(tmp_path / "z", tmp_path / "x" / ".." / "z") == ["a.txt"]


def test_a_missing_root_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        find_sources([tmp_path / "nowhere"], Settings())


def test_the_manifest_is_joined_by_path(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path / "a b.pdf")
    write(tmp_path / "sources.csv", "\ufeffpath,url,retrieved_at\na b.pdf,u:1,2026-01-02\n./gone.pdf,,\n")
    with caplog.at_level(logging.WARNING, "prongsai"):
        assert read_manifest([tmp_path])["a b.pdf"] == Origin("u:1", "2026-01-02")
    assert "1 rows name no file, such as 'gone.pdf'" in caplog.text


@pytest.mark.parametrize(
    ("text", "told"),
    [(b"file,url\na,b\n", "column 'path'"), (b"path\n\xff\n", "UTF-8"), (b"path,url\na,1\na,2\n", "row 3")],
)
def test_a_manifest_that_cannot_be_trusted_stops_the_run(tmp_path: Path, text: bytes, told: str) -> None:
    (tmp_path / "sources.csv").write_bytes(text)
    with pytest.raises(UsageError, match=told):
        read_manifest([tmp_path])
