"""A mail of Outlook is its text and what is attached to it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from prongsai.extract.intake.raw_folder import SourceFile, contents, find_sources
from prongsai.extract.settings import Settings

from tests.extract.ole_maker import ole

BODY, HTML, CODEPAGE, DATA, NAME, SHOWN, METHOD = 0x1000, 0x1013, 0x3FDE, 0x3701, 0x3707, 0x3712, 0x3705
TEXT, TEXT8, BINARY, INTEGER = 0x1F, 0x1E, 0x102, 3
Values = Mapping[tuple[int, int], bytes | int]


def properties(head: int, values: Values, lead: str = "") -> dict[str, bytes]:
    """The streams of properties: numbers stand in the list of all, the others in streams of their own."""
    listed = bytes(head)
    streams: dict[str, bytes] = {}
    for (tag, kind), value in values.items():
        told = struct.pack("<I", value if isinstance(value, int) else len(value))
        listed += struct.pack("<HHI", kind, tag, 6) + told.ljust(8, b"\0")
        if isinstance(value, bytes):
            streams[f"{lead}__substg1.0_{tag:04X}{kind:04X}"] = value
    return {f"{lead}__properties_version1.0": listed, **streams}


def msg(values: Values, *attached: Values) -> bytes:
    streams = properties(32, values)
    for number, one in enumerate(attached):
        streams |= properties(8, {(METHOD, INTEGER): 1, **one}, f"__attach_version1.0_#{number:08X}/")
    return ole(streams)


def named(name: str, **more: bytes) -> Values:
    shown = {(SHOWN, TEXT): more["shown"].decode().encode("utf-16-le")} if "shown" in more else {}
    data = {(DATA, BINARY): more["data"]} if "data" in more else {}
    return {(NAME, TEXT): name.encode("utf-16-le"), **data, **shown}


def sources(folder: Path) -> dict[str, SourceFile]:
    return {file.source: file for file in find_sources([folder], Settings())}


def read(folder: Path) -> dict[str, bytes]:
    return {name: contents(file, 10_000_000) for name, file in sources(folder).items() if file.problem is None}


def test_a_mail_is_its_text_and_what_is_attached(tmp_path: Path) -> None:
    mail = msg(
        {(BODY, TEXT8): "ผล ITA".encode("cp874"), (CODEPAGE, INTEGER): 874}, named("รายงาน.pdf", data=b"%PDF-" * 2000)
    )
    (tmp_path / "a.msg").write_bytes(mail)
    assert read(tmp_path) == {"a.msg/message.txt": "ผล ITA".encode(), "a.msg/รายงาน.pdf": b"%PDF-" * 2000}


@pytest.mark.parametrize("codepage", [874, 65001])
def test_a_text_of_a_page_is_preferred_and_its_pictures_are_no_files(tmp_path: Path, codepage: int) -> None:
    html = "<p>ผล</p><img src='cid:logo'>"
    data = html.encode("cp874" if codepage == 874 else "utf-8")
    text: Values = {(CODEPAGE, INTEGER): codepage, (HTML, BINARY): data, (BODY, TEXT): "ผล".encode("utf-16-le")}
    mail = msg(text, named("logo.png", data=b"p", shown=b"logo"), named("b.png", data=b"b", shown=b"other"))
    (tmp_path / "a.msg").write_bytes(mail)
    assert read(tmp_path) == {"a.msg/message.html": html.encode(), "a.msg/b.png": b"b"}


def test_a_mail_in_a_mail_and_a_damaged_one_say_so(tmp_path: Path) -> None:
    mail = msg({(BODY, TEXT): "ก".encode("utf-16-le")}, named("ข"))
    (tmp_path / "a.msg").write_bytes(mail)
    (tmp_path / "b.msg").write_bytes(mail[:-512])
    found = sources(tmp_path)
    assert "save it as a file" in str(found["a.msg/ข"].problem)
    assert str(found["b.msg"].problem).startswith("a damaged mail")
