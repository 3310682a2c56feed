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
    body = data[: ends[-1]]
    packed = list(_packed(body))
    objects = b"".join(b"\n%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in packed)
    roots = [(number, 0) for number, content in packed if _CATALOG.search(content)]
    roots += [(int(o[1]), int(o[2])) for o in _OBJECT.finditer(body) if _CATALOG.search(_content(body, o.end()))]
    if not roots:
        return None
    return b"%s\n%strailer\n<< /Root %d %d R >>\n%%%%EOF\n" % (body, objects, *roots[-1])


def _content(body: bytes, start: int) -> bytes:
    """What an object holds, as far as its stream."""
    end = body.find(b"endobj", start)
    return body[start : end if end >= 0 else len(body)].split(b"stream", 1)[0]


def _packed(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of the objects in streams."""
    left = _MOST_BYTES
    for hit in _OF_OBJECTS.finditer(body):
        counts = {name: int(count) for name, count in _COUNTS.findall(hit[1])}
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(body[hit.end() :], left)
        except zlib.error:
            continue
        left -= len(content)
        numbers = [int(n) for n in content[: counts.get(b"First", 0)].split() if n.isdigit()]
        if left <= 0 or len(numbers) < 2 * counts.get(b"N", 0):
            return
        starts = [counts[b"First"] + at for at in numbers[1::2]]
        for number, start, end in zip(numbers[::2], starts, [*starts[1:], len(content)], strict=False):
            yield number, content[start:end]
