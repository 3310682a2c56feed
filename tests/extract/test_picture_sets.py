"""Several pictures of one report are the pages of one document."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from prongsai.dataset.assembly import Documents
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.picture_sets import sets_of
from prongsai.extract.intake.raw_folder import SourceFile, contents, find_sources
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.picture_set import as_one, is_set, pictures_in
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings


def picture(width: int, form: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("L", (width, 800), "white").save(made, form)
    return made.getvalue()


def written(folder: Path, names: list[str]) -> dict[str, SourceFile]:
    for n, name in enumerate(names):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(picture(500 + 10 * n))
    return {file.source: file for file in find_sources([folder], Settings())}


@pytest.mark.parametrize(
    ("names", "sets"),
    [
        (["x-10.jpg", *(f"x-{n}.jpg" for n in range(1, 10))], [[f"x-{n}.jpg" for n in range(1, 11)]]),
        (["ผล_01.png", "ผล_02.png"], [["ผล_01.png", "ผล_02.png"]]),
        (["หน้า1.jpg", "หน้า2.jpg"], [["หน้า1.jpg", "หน้า2.jpg"]]),
        (["x-๑.jpg", "x-๒.jpg"], [["x-๑.jpg", "x-๒.jpg"]]),
        (["x (1).jpg", "x (2).jpg"], [["x (1).jpg", "x (2).jpg"]]),
        (["x-0.jpg", "x-1.jpg", "x-3.jpg"], [["x-0.jpg", "x-1.jpg"]]),
        (["x.jpg", "x-1.jpg", "x-2.jpg"], []),  # copies under one name, as sites number them
        (["x-2565.jpg", "x-2566.jpg"], []),
        (["x-2.jpg", "x-3.jpg"], []),
        (["1.jpg", "2.jpg"], []),  # a name is missing: of which document?
        (["x-1.jpg", "x-01.jpg", "x-2.jpg"], []),
        (["x-1.jpg", "x-2.png"], []),
        (["a/x-1.jpg", "b/x-2.jpg"], []),
        (["x-1.pdf", "x-2.pdf"], []),
        ([f"x-{n}.jpg" for n in range(1, 150)], []),
    ],
)
def test_pictures_that_are_numbered_from_the_first_on_are_one_document(names: list[str], sets: list[list[str]]) -> None:
    assert sets_of(names, {}) == sets


def test_the_manifest_says_which_pictures_are_one_document() -> None:
    names = ["a.jpg", "b.jpg", "c.jpg", "f/10.jpg", "f/9.jpg", "f/text.txt", "x-1.jpg", "x-2.jpg"]
    told = {"b.jpg": "report", "a.jpg": "report", "f": "folder", "x-1.jpg": "alone"}
    assert sets_of(names, told) == [["b.jpg", "a.jpg"], ["f/9.jpg", "f/10.jpg"]]


def test_a_folder_of_pictures_has_a_row_for_each_document(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("path,part_of\nalbum,report\n", encoding="utf-8")
    found = written(tmp_path, ["x-1.jpg", "x-2.jpg", "album/a.jpg", "album/b.jpg", "other.jpg"])
    assert sorted(found) == ["album/a.jpg", "other.jpg", "x-1.jpg"]
    file = found["x-1.jpg"]
    each = [hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("x-1.jpg", "x-2.jpg")]
    assert file.document_id == hashlib.sha256("".join(f"{one}\n" for one in each).encode()).hexdigest()
    assert Documents(list(found.values()), {}).rows[file.document_id]["also_at"] == ["x-2.jpg"]
    data = contents(file, 10_000_000)
    with open_pdfium(data) as document:
        assert [round(document[n].get_width() * 96 / 72) for n in range(len(document))] == [500, 510]
    read = read_document(data, file.name, Settings(ocr=False))
    assert (read.page_count, [notice.code for notice in read.notices]) == (2, ["attached_pages"])
    (tmp_path / "x-2.jpg").write_bytes(picture(700))
    with pytest.raises(DocumentError, match="changed"):
        contents(file, 10_000_000)


def test_pictures_larger_than_one_file_may_be_are_not_read(tmp_path: Path) -> None:
    file = written(tmp_path, ["x-1.jpg", "x-2.jpg"])["x-1.jpg"]
    with pytest.raises(DocumentError) as caught:
        contents(file, (file.size_bytes or 0) - 1)
    assert caught.value.code is ErrorCode.TOO_LARGE


def test_a_picture_that_is_none_is_told_and_the_others_are_read() -> None:
    data = as_one([picture(500), b"<html>gone</html>", picture(520, "PNG")])
    assert is_set(data) and pictures_in(data)[1] == b"<html>gone</html>"
    read = read_document(data, "x-1.jpg", Settings(ocr=False))
    assert (read.page_count, read.notices[-1].message) == (2, "picture 2 of them was not read")
    assert read_document(as_one([b"a", b"b"]), "x-1.jpg", Settings()).error_code == "damaged_file"


def test_a_file_that_only_begins_like_a_set_is_none() -> None:
    data = as_one([picture(500), picture(510)])
    assert not is_set(data[:-1]) and not is_set(data.replace(b" ", b" x", 1)) and pictures_in(b"%PDF-") == []
