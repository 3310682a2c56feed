"""A PDF whose end is lost, with a new one: its objects are there, and one of them is the catalog."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_MOST_BYTES = 256 << 20  # that objects in streams unpack to, all together
_END = re.compile(rb"endobj|endstream")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+(\d{1,5})\s+obj\b")
_OF_OBJECTS = re.compile(rb"obj\s*(<<(?:(?!endobj|stream).)*?/ObjStm\b(?:(?!endobj|stream).)*?>>)\s*stream\r?\n", re.S)
_COUNTS = re.compile(rb"/(N|First)\s+(\d+)")


def rebuilt(data: bytes) -> bytes | None:
    """The file up to its last whole object, with a trailer that names its catalog; None where none is found.

    Objects that lie packed in streams are written out, since the table that tells of them is lost.
    """
    ends = [end.end() for end in _END.finditer(data)]
    if not ends:
        return None
    body = _unpacked(data[: ends[-1]])
    roots = [(int(o[1]), int(o[2])) for o in _OBJECT.finditer(body) if _CATALOG.search(_content(body, o.end()))]
    if not roots:
        return None
    return b"%s\ntrailer\n<< /Root %d %d R >>\n%%%%EOF\n" % (body, *roots[-1])


def _content(body: bytes, start: int) -> bytes:
    """What an object holds, as far as its stream."""
    end = body.find(b"endobj", start)
    return body[start : end if end >= 0 else len(body)].split(b"stream", 1)[0]


def _unpacked(body: bytes) -> bytes:
    """The file with the objects of each stream behind it: of an object that was changed the last one counts."""
    pieces: list[bytes] = []
    left, written = _MOST_BYTES, 0
    for hit in _OF_OBJECTS.finditer(body):
        close = body.find(b"endstream", hit.end())
        end = close if close >= 0 else len(body)
        try:
            content = zlib.decompressobj().decompress(body[hit.end() : end], left)
        except zlib.error:
            continue
        left -= len(content)
        if left <= 0:
            break
        behind = body.find(b"endobj", end)
        behind = behind + len(b"endobj") if behind >= 0 else len(body)
        pieces += [body[written:behind], *_objects(content, hit[1])]
        written = behind
    return b"".join([*pieces, body[written:]])


def _objects(content: bytes, head: bytes) -> Iterator[bytes]:
    """The objects that a stream holds, each written as one that stands by itself."""
    counts = {name: int(count) for name, count in _COUNTS.findall(head)}
    first = counts.get(b"First", 0)
    numbers = [int(n) for n in content[:first].split() if n.isdigit()]
    if len(numbers) < 2 * counts.get(b"N", 0):
        return
    starts = [first + at for at in numbers[1::2]]
    for number, start, end in zip(numbers[::2], starts, [*starts[1:], len(content)], strict=False):
        yield b"\n%d 0 obj\n%s\nendobj\n" % (number, content[start:end])
