"""Old Word files that end in a table, given the paragraph behind it that Word always writes.

Without it LibreOffice, which writes such files itself, reads the last table as one line of text ([MS-DOC], 2.4.3).
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import olefile

_WORD_97, _ENCRYPTED, _IN_FIRST_TABLE = 0xA5EC, 0x0100, 0x0200
_FLAGS, _TEXT_END, _LENGTHS, _PLACES = 0x0A, 0x1C, 76, 154  # where they stand in the head of the file
_PARTS = 8  # lengths of the text, and of its notes, heads and boxes
_OF_LETTERS, _OF_PARAGRAPHS, _PIECES = (
    12,
    13,
    33,
)  # places of runs of letters, of paragraphs, of the text's pieces
_PROPERTIES, _TABLE_OF_PIECES = 1, 2
_NARROW = 1 << 30  # of a piece whose characters have one byte
_CELL_END, _PARAGRAPH_END = b"\x07", b"\r"
_PAGE = 512  # bytes; runs are listed on pages of their own


@dataclass(slots=True)
class _Parts:
    """The stream of the text and that of the tables about it."""

    text: bytearray
    tables: bytearray

    def place(self, which: int) -> tuple[int, int]:
        """Where a table about the text begins, and its length."""
        first, length = struct.unpack_from("<II", self.text, _PLACES + 8 * which)
        return int(first), int(length)


def with_last_paragraph(data: bytes) -> bytes:
    """The file with a paragraph behind a table that ends it; the same file where that is not so, or cannot be.

    Args:
        data: a Word file of 97 to 2003.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data), write_mode=True) as file:
            text = bytearray(file.openstream("WordDocument").read())
            name = "1Table" if struct.unpack_from("<H", text, _FLAGS)[0] & _IN_FIRST_TABLE else "0Table"
            parts = _Parts(text, bytearray(file.openstream(name).read()))
            if not _ended(parts):
                return data
            file.write_stream("WordDocument", bytes(parts.text))
            file.write_stream(name, bytes(parts.tables))
            return bytes(file.fp.getvalue())
    except (OSError, ValueError, struct.error, IndexError):
        return data  # LibreOffice may know better


def _ended(parts: _Parts) -> bool:
    """Write the mark of a paragraph behind the last cell, and into the tables that say where the text ends."""
    kind, flags = struct.unpack_from("<H", parts.text)[0], struct.unpack_from("<H", parts.text, _FLAGS)[0]
    length, *others = struct.unpack_from(f"<{_PARTS}i", parts.text, _LENGTHS)
    at = _last_piece(parts, length)
    if kind != _WORD_97 or flags & _ENCRYPTED or any(others) or at is None:
        return False
    starts_at, ends_at, piece_at = at
    start = struct.unpack_from("<I", parts.tables, starts_at)[0]
    stored = struct.unpack_from("<I", parts.tables, piece_at + 2)[0]
    width = 1 if stored & _NARROW else 2
    begin = (stored & ~_NARROW) // (2 if width == 1 else 1)
    end = begin + (length - start) * width
    mark = _PARAGRAPH_END.ljust(width, b"\0")
    is_free = end % _PAGE and end % _PAGE + width <= _PAGE and parts.text[end : end + width] == bytes(width)
    if not is_free or parts.text[end - width : end] != _CELL_END.ljust(width, b"\0"):
        return False
    parts.text[end : end + width] = mark
    struct.pack_into("<i", parts.text, _LENGTHS, length + 1)
    struct.pack_into("<I", parts.tables, ends_at, length + 1)
    _move_end(parts.text, _TEXT_END, end, width)
    for which in (_OF_LETTERS, _OF_PARAGRAPHS):
        first, size = parts.place(which)
        _move_end(parts.tables, first + 4 * ((size - 4) // 8), end, width)
    return True


def _move_end(table: bytearray, at: int, end: int, width: int) -> None:
    if struct.unpack_from("<I", table, at)[0] == end:
        struct.pack_into("<I", table, at, end + width)


def _last_piece(parts: _Parts, length: int) -> tuple[int, int, int] | None:
    """Where it is told where the last piece of the text begins and ends, and what it is; None: no such piece."""
    at, size = parts.place(_PIECES)
    last = at + size
    while at < last and parts.tables[at] == _PROPERTIES:
        at += 3 + int(struct.unpack_from("<H", parts.tables, at + 1)[0])
    if at >= last or parts.tables[at] != _TABLE_OF_PIECES:
        return None
    count = (int(struct.unpack_from("<I", parts.tables, at + 1)[0]) - 4) // 12
    ends_at = at + 5 + 4 * count
    if count < 1 or struct.unpack_from("<I", parts.tables, ends_at)[0] != length:
        return None
    return ends_at - 4, ends_at, ends_at + 4 + 8 * (count - 1)
