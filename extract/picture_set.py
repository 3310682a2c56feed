"""Several pictures of one document as the bytes of one: a line that says how long each is, then one after the other."""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = b"%prongsai-pictures "
_LONGEST = 4096  # bytes of the first line


def as_one(pictures: Sequence[bytes]) -> bytes:
    """The pictures of a document, in the order of its pages, as one file."""
    lengths = " ".join(str(len(picture)) for picture in pictures)
    return b"".join([_HEAD, lengths.encode("ascii"), b"\n", *pictures])


def is_set(data: bytes) -> bool:
    """Whether the bytes are those that `as_one` made."""
    return bool(_lengths(data))


def pictures_in(data: bytes) -> list[bytes]:
    """The pictures that `as_one` put together; none of any other file."""
    found, at = [], data.find(b"\n") + 1
    for length in _lengths(data):
        found.append(data[at : at + length])
        at += length
    return found


def _lengths(data: bytes) -> list[int]:
    if not data.startswith(_HEAD):
        return []
    line = data[:_LONGEST].partition(b"\n")[0]
    told = line.removeprefix(_HEAD).split()
    lengths = [int(length) for length in told if length.isdigit() and len(length) < 12]
    whole = len(lengths) == len(told) and len(line) + 1 + sum(lengths) == len(data)
    return lengths if whole else []
