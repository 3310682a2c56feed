"""Mails, tars, packed files and containers in each other: each file inside is a document of its own."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest
from prongsai.extract.intake.containers import nested, page_parts
from prongsai.extract.intake.raw_folder import SourceFile, contents, find_sources
from prongsai.extract.settings import Settings


def sources(folder: Path) -> dict[str, SourceFile]:
    return {file.source: file for file in find_sources([folder], Settings())}


def read(folder: Path) -> dict[str, bytes]:
    return {name: contents(file, 10_000_000) for name, file in sources(folder).items()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("passwd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return made.getvalue()


def mail(html: str = "", attached: Mapping[str, bytes] | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "ผล ITA"
    message.set_content("ข้อความ")
    if html:
        message.add_alternative(html, subtype="html", charset="utf-8")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def test_a_mail_is_its_text_and_what_is_attached(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("<p>ผล</p>", {"รายงาน.pdf": b"%PDF-"}).as_bytes())
    (tmp_path / "plain.eml").write_bytes(mail().as_bytes())
    found = read(tmp_path)
    assert found["a.eml/message.html"].decode().strip() == "<p>ผล</p>"
    assert found["a.eml/รายงาน.pdf"] == b"%PDF-"
    assert found["plain.eml/message.txt"].decode().strip() == "ข้อความ"
    assert len(found) == 3


def test_a_web_archive_is_its_page_without_pictures_and_style_sheets(tmp_path: Path) -> None:
    page = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: about:blank\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E0=B8=9C</p>\r\n"
        b"--b\r\nContent-Type: text/css\r\n\r\np{}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(page)
    assert {name: data.decode().strip() for name, data in read(tmp_path).items()} == {
        "a.mhtml/message.html": "<p>ผ</p>"
    }


def test_a_page_of_a_web_archive_has_its_style_sheets_and_frames_in_it(tmp_path: Path) -> None:
    head = b"Content-Location: https://a.go.th/x/"
    page = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\n" + head + b"a.html\r\n\r\n"
        b"<link rel=stylesheet href=../s.css><link rel=stylesheet href=cid:1><iframe src=cid:f></iframe>\r\n"
        b"--b\r\nContent-Type: text/html\r\nContent-ID: <f>\r\n\r\n<i>&amp;</i><iframe src=cid:f></iframe>\r\n"
        b"--b\r\nContent-Type: text/css\r\nContent-Location: https://a.go.th/s.css\r\n\r\np{}\r\n"
        b"--b\r\nContent-Type: text/css\r\nContent-ID: <1>\r\n\r\nb{}\r\n--b--\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(page)
    [made] = [data.decode() for data in read(tmp_path).values()]
    assert '<style media="all">p{}</style>' in made and '<style media="all">b{}</style>' in made
    assert '<iframe srcdoc="&lt;i&gt;&amp;amp;&lt;/i&gt;' in made


def test_a_picture_that_a_mail_shows_is_in_its_page_and_one_put_behind_it_apart(tmp_path: Path) -> None:
    message = mail("<p>ผล<img src='cid:p'></p>")
    page = message.get_payload(1)
    assert isinstance(page, EmailMessage)
    page.add_related(b"one", "image", "png", cid="<p>")
    message.add_attachment(b"two", "image", "png", filename="scan.png", disposition="inline")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    found = read(tmp_path)
    assert b'<img src="data:image/png;base64,b25l"' in found["a.eml/message.html"]
    assert found["a.eml/scan.png"] == b"two" and len(found) == 2


def test_the_pages_of_a_mail_grow_by_so_much_in_all_and_never_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "--b\r\nContent-Type: text/html\r\nContent-ID: <{}>\r\n\r\n<img src=cid:p><iframe src=cid:{}></iframe>\r\n"
    picture = "--b\r\nContent-Type: image/png\r\nContent-ID: <p>\r\n\r\n{}\r\n--b--\r\n"
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    whole = head + page.format(1, 1) + page.format(2, 2) + picture.format("x" * 600)
    (tmp_path / "a.eml").write_text(whole, newline="")
    grown = [b"data:image/png" in data for name, data in read(tmp_path).items() if name.startswith("a.eml/message")]
    assert grown == [True, True] and not any(b"srcdoc" in data for data in read(tmp_path).values())
    monkeypatch.setattr(page_parts, "_MOST_CHARACTERS", 1000)
    assert sorted(b"data:image/png" in data for data in read(tmp_path).values())[-2:] == [False, True]


def test_a_mail_of_parts_in_each_other_without_end_is_a_row(tmp_path: Path) -> None:
    layers = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(900))
    (tmp_path / "a.eml").write_text(f"MIME-Version: 1.0\r\n{layers}\r\nx\r\n", newline="")
    assert "deeper than can be followed" in str(sources(tmp_path)["a.eml"].problem)


def test_the_text_of_a_forwarded_mail_is_read_beside_that_around_it(tmp_path: Path) -> None:
    outer = mail()
    outer.add_attachment(mail("<p>ผล</p>", {"b.txt": b"2"}))
    outer.add_attachment("ท้าย", disposition="inline")
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    found = {name: data.decode().strip() for name, data in read(tmp_path).items()}
    assert sorted(found.values()) == ["2", "<p>ผล</p>", "ข้อความ", "ท้าย"]


def test_a_box_of_mails_has_a_folder_for_each(tmp_path: Path) -> None:
    one = b"From a Mon Jan  1 00:00:00 2024\n" + mail("<p>1</p>").as_bytes() + b"\n"
    two = b"From a Mon Jan  1 00:00:00 2024\n" + mail(attached={"b.txt": b"2"}).as_bytes() + b"\n"
    (tmp_path / "a.mbox").write_bytes(one + two)
    assert sorted(sources(tmp_path)) == ["a.mbox/1/message.html", "a.mbox/2/b.txt", "a.mbox/2/message.txt"]


def test_a_text_that_begins_with_a_name_and_a_colon_is_no_mail(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("From: Bangkok\nTo: Chiang Mai\nSubject: ITA\n\n93.69\n", encoding="utf-8")
    assert sorted(sources(tmp_path)) == ["a.txt"]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tars_hold_their_plain_files(tmp_path: Path, mode: str) -> None:
    (tmp_path / "a.tar").write_bytes(tarred({"../one.txt": b"1", "sub/two.txt": b"2"}, mode))
    assert read(tmp_path) == {"a.tar/one.txt": b"1", "a.tar/sub/two.txt": b"2"}


def test_a_packed_file_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"text"))
    assert read(tmp_path) == {"a.txt.gz/unpacked": b"text"}
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"\0" * 30_000_000))
    assert "too much" in str(sources(tmp_path)["a.txt.gz/unpacked"].problem)


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress])
def test_a_file_packed_otherwise_is_one_document_too(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    (tmp_path / "a").write_bytes(pack(b"text"))
    assert read(tmp_path) == {"a/unpacked": b"text"}
    (tmp_path / "a").write_bytes(pack(b"text" * 9)[:-20])
    assert sources(tmp_path)["a/unpacked"].problem == "a damaged packed file"


def test_containers_in_each_other_are_opened_to_a_depth(tmp_path: Path) -> None:
    inner = zipped({"one.txt": b"1"})
    (tmp_path / "a.eml").write_bytes(mail(attached={"b.zip": zipped({"c.tar": tarred({"one.txt": b"1"})})}).as_bytes())
    assert read(tmp_path)["a.eml/b.zip/c.tar/one.txt"] == b"1"
    for _ in range(nested.MAX_DEPTH + 1):
        inner = zipped({"in.zip": inner})
    (tmp_path / "a.eml").write_bytes(inner)
    assert [file.problem for file in sources(tmp_path).values()] == ["containers more than 3 deep in each other"]


def test_a_damaged_container_is_one_row(tmp_path: Path) -> None:
    data = bytearray(tarred({"one.txt": b"1" * 5000}, "w:gz"))
    data[40:60] = b"\xff" * 20
    (tmp_path / "a.tar.gz").write_bytes(data)
    (tmp_path / "b.zip").write_bytes(zipped({"c.zip": zipped({"one.txt": b"1" * 5000})[:-30]}))
    assert all(file.problem for file in sources(tmp_path).values()) and len(sources(tmp_path)) == 2


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"one.txt": b"1", "b.zip": zipped({"two.txt": b"2"})}))
    asked: list[str] = []

    def known(where: str, status: object) -> tuple[str, int] | None:
        asked.append(where.rpartition("/")[2])
        return ("told", 1) if where.endswith("!0") else None

    found = find_sources([tmp_path], Settings(), known=known)
    assert {file.source: file.document_id == "told" for file in found} == {
        "a.zip/b.zip/two.txt": False,
        "a.zip/one.txt": True,
    }
    assert asked == ["a.zip!0", "a.zip!1", "a.zip!1.0"]
