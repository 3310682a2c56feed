from __future__ import annotations

import io
import struct

import docx
import olefile
import pytest
from prongsai.extract.office import libreoffice
from prongsai.extract.office.ending_tables import with_last_paragraph
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings

from tests.extract.ole_maker import ole
from tests.extract.shapes import grid, tables

_AT = 2048  # bytes before the text


def old_word(text: str, narrow: bool = False, heads: int = 0, flags: int = 0x0200, before: bytes = b"") -> bytes:
    """An old Word file of one piece of text: as much of it as says where the text is."""
    raw = text.encode("latin-1" if narrow else "utf-16-le")
    main = bytearray(_AT) + raw + bytes(4096 - len(raw))
    struct.pack_into("<H", main, 0, 0xA5EC)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into("<I", main, 0x1C, _AT + len(raw))
    struct.pack_into("<3i", main, 76, len(text), 0, heads)
    runs = struct.pack("<3I", _AT, _AT + len(raw), 9)
    start = 2 * _AT | 1 << 30 if narrow else _AT
    pieces = before + b"\x02" + struct.pack("<3IHIH", 16, 0, len(text), 0, start, 0)
    for which, place, size in ((12, 0, 12), (13, 12, 12), (33, 24, len(pieces))):
        struct.pack_into("<II", main, 154 + 8 * which, place, size)
    return ole({"WordDocument": bytes(main), "1Table": (runs + runs + pieces).ljust(5000, b"\0")})


def said(data: bytes) -> tuple[bytes, tuple[int, ...]]:
    """The text of such a file and what follows it, and all that says where it ends."""
    file = olefile.OleFileIO(io.BytesIO(data))
    main, tables = file.openstream("WordDocument").read(), file.openstream("1Table").read()
    at, size = struct.unpack_from("<II", main, 154 + 8 * 33)
    ends = struct.unpack_from("<I", main, 0x1C) + struct.unpack_from("<i", main, 76)
    ends += struct.unpack_from("<I", tables, 4) + struct.unpack_from("<I", tables, 16)
    return main[_AT : _AT + 40].rstrip(b"\0"), ends + struct.unpack_from("<I", tables, at + size - 12)


@pytest.mark.parametrize("before", [b"", b"\x01\x02\x00xy"])
def test_a_table_that_ends_an_old_word_file_gets_a_paragraph_behind_it(before: bytes) -> None:
    text, ends = said(with_last_paragraph(old_word("ก\rข\x07ค\x07\x07", before=before)))
    assert text == "ก\rข\x07ค\x07\x07\r".encode("utf-16-le").rstrip(b"\0")
    assert ends == (_AT + 16, 8, _AT + 16, _AT + 16, 8)
    text, ends = said(with_last_paragraph(old_word("a\x07\x07", narrow=True, before=before)))
    assert (text, ends) == (b"a\x07\x07\r", (_AT + 4, 4, _AT + 4, _AT + 4, 4))


@pytest.mark.parametrize(
    "data",
    [
        old_word("ก\x07\x07\r"),  # ends in a paragraph
        old_word("ก\x07\x07", heads=4),  # the heads of its pages follow
        old_word("ก\x07\x07", flags=0x0300),  # encrypted
        old_word("ก" * 254 + "\x07\x07"),  # what follows is a page of its own
        old_word("ก\x07\x07", flags=0),  # its tables are elsewhere
        ole({"WordDocument": b"short", "1Table": b""}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_other_files_stay_as_they_are(data: bytes) -> None:
    assert with_last_paragraph(data) == data


@pytest.mark.slow
@pytest.mark.skipif(not libreoffice.program(), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_table_that_ends_its_own_old_word_file() -> None:
    word, made = docx.Document(), io.BytesIO()
    word.add_paragraph("ITA ปี 2567")
    rows = [["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ", "81.25"]]
    table = word.add_table(2, 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.save(made)
    old = libreoffice.converted(made.getvalue(), ".docx", "doc")
    assert [grid(found) for found in tables(read_document(old, "a.doc", Settings()))] == [rows]
