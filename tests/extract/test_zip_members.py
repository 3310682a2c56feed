"""Zips of reports are read in place; bombs, locked and damaged ones are told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.containers import member
from prongsai.extract.intake.raw_folder import SourceFile, contents, find_sources
from prongsai.extract.settings import Settings


def bundle(path: Path, files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def sources(folder: Path) -> dict[str, SourceFile]:
    return {file.source: file for file in find_sources([folder], Settings())}


def test_members_are_documents_of_their_own(tmp_path: Path) -> None:
    bundle(
        tmp_path / "a.dat", {"one.txt": b"first", "sub/two.txt": b"second", ".hidden": b"x", "__MACOSX/one.txt": b"y"}
    )
    (tmp_path / "three.txt").write_bytes(b"first")
    found = sources(tmp_path)
    assert sorted(found) == ["a.dat/one.txt", "a.dat/sub/two.txt", "three.txt"]
    assert contents(found["a.dat/sub/two.txt"], 100) == b"second"
    assert found["a.dat/one.txt"].document_id == found["three.txt"].document_id  # the bytes name the document
    assert (found["a.dat/one.txt"].name, found["a.dat/one.txt"].size_bytes) == ("one.txt", 5)


def test_the_settings_say_how_much_of_a_member_is_read(tmp_path: Path) -> None:
    bundle(tmp_path / "a.zip", {"one.txt": b"0123456789A-one", "two.txt": b"0123456789A-two"})

    def ids(settings: Settings) -> set[str]:
        return {file.document_id for file in find_sources([tmp_path], settings)}

    assert len(ids(Settings())) == 2
    assert len(ids(Settings(max_file_bytes=10))) == 1  # the same up to the limit and one byte more


def test_no_path_leads_out_of_the_folder(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    bundle(raw / "a.zip", {"../../out.txt": b"1", "/abs.txt": b"2", "..\\win.txt": b"3"})
    assert sorted(sources(raw)) == ["a.zip/abs.txt", "a.zip/out.txt", "a.zip/win.txt"]
    assert [p.name for p in tmp_path.iterdir()] == ["raw"]


def test_two_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, pytest.warns(UserWarning):
        archive.writestr("one.txt", "first")
        archive.writestr("one.txt", "second")
    found = sources(tmp_path)
    assert contents(found["a.zip/one.txt"], 100) == b"first"
    assert contents(found["a.zip/one.txt#2"], 100) == b"second"


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    bundle(tmp_path / "a.docx", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    (tmp_path / "b.txt").write_bytes(b"text")
    assert sorted(sources(tmp_path)) == ["a.docx", "b.txt"]


def test_a_bomb_is_refused_whole(tmp_path: Path) -> None:
    bundle(tmp_path / "bomb.zip", {"zeros.txt": b"\0" * 30_000_000})
    found = sources(tmp_path)["bomb.zip"]
    assert "unpack" in str(found.problem)


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert member.MAX_MEMBERS > 1000
    monkeypatch.setattr(member, "MAX_MEMBERS", 3)
    bundle(tmp_path / "a.zip", {f"{n}.txt": b"x" for n in range(4)})
    assert "4 members" in str(sources(tmp_path)["a.zip"].problem)


def test_a_member_larger_than_it_says_is_cut_and_known(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.zip", {"one.txt": b"x" * 500}, zipfile.ZIP_STORED)
    source = sources(tmp_path)["a.zip/one.txt"]
    with pytest.raises(DocumentError, match="limit"):
        contents(source, 100)
    assert path.is_file()


@pytest.mark.parametrize("harm", ["cut", "flipped", "packed"])
def test_damaged_and_unusual_members_have_their_row(tmp_path: Path, harm: str) -> None:
    packing = zipfile.ZIP_LZMA if harm == "packed" else zipfile.ZIP_DEFLATED
    data = bytearray(bundle(tmp_path / "a.zip", {"one.txt": bytes(range(256)) * 40}, packing).read_bytes())
    if harm == "cut":
        del data[len(data) // 2 :]
    elif harm == "flipped":
        data[60:80] = b"\xff" * 20
    (tmp_path / "a.zip").write_bytes(data)
    found = list(sources(tmp_path).values())
    assert len(found) == 1 and found[0].problem is not None


def test_a_locked_member_has_its_row(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("one.txt", "secret")
    data = bytearray(buffer.getvalue())
    data[6] |= 1  # the flag of encryption, in both headers
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert "encrypted" in str(sources(tmp_path)["a.zip/one.txt"].problem)
