"""Zips of reports, read in place: each member is a document of its own, and nothing is ever unpacked onto the disk.

An archive that would unpack to much more than it is, or holds too many members, is refused whole; a member that is
encrypted or packed in a way that asks for much memory is a document that cannot be read.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MAX_MEMBERS = 20_000
MAX_RATIO = 200  # deflated text is a tenth of itself, blank pages a hundredth; bombs are a thousandth
MAX_TOTAL = 8 * 1024**3  # bytes that all members unpack to
_CHUNK = 1 << 20
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})  # a document that is a zip inside
_ENCRYPTED = 0x1
_LEFT_OUT = frozenset({"__MACOSX"})


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its place in the list, a name that can stand in a path, what keeps it from being read."""

    index: int
    name: str
    size: int
    problem: str | None = None


class ArchiveError(ValueError):
    """An archive that is not opened, and why."""


def members(path: Path) -> list[Member] | None:
    """The members of an archive of files; None where the file is none.

    Raises:
        ArchiveError: it is damaged, or would unpack to too much.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        if stream.read(4) not in _MAGIC:
            return None
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise ArchiveError(f"a zip that cannot be opened: {error}") from error
    if any(info.filename in _OFFICE for info in infos):
        return None
    files = [(n, info) for n, info in enumerate(infos) if not info.is_dir()]
    if len(files) > MAX_MEMBERS:
        raise ArchiveError(f"{len(files)} members; the limit is {MAX_MEMBERS}")
    total = sum(info.file_size for _, info in files)
    if total > MAX_TOTAL or total > MAX_RATIO * max(path.stat().st_size, 1):
        raise ArchiveError(f"it would unpack to {total} bytes, which is too much")
    return list(_named(files))


def _named(files: list[tuple[int, zipfile.ZipInfo]]) -> Iterator[Member]:
    seen: Counter[str] = Counter()
    for index, info in files:
        parts = [part for part in PurePosixPath(info.filename.replace("\\", "/")).parts if part not in ("/", "..", ".")]
        if not parts or parts[-1].startswith(".") or parts[0] in _LEFT_OUT:
            continue
        name = "/".join(parts)
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}#{seen[name]}"
        problem = None
        if info.flag_bits & _ENCRYPTED:
            problem = "an encrypted member of a zip"
        elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            problem = "a member of a zip that is packed in an unusual way"
        yield Member(index, name, info.file_size, problem)


def read_member(path: Path, index: int, max_bytes: int) -> bytes:
    """The bytes of one member, at most `max_bytes` and one more.

    Raises:
        OSError: it cannot be read.
    """
    return b"".join(_chunks(path, index, max_bytes))


def digest_member(path: Path, index: int, max_bytes: int) -> str:
    """The sha256 of one member, of as much as `read_member` gives.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    for chunk in _chunks(path, index, max_bytes):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(path: Path, index: int, max_bytes: int) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(archive.infolist()[index]) as stream:
            left = max_bytes + 1
            while left > 0 and (chunk := stream.read(min(_CHUNK, left))):
                left -= len(chunk)
                yield chunk
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, IndexError) as error:
        raise OSError(f"a damaged member of a zip: {error}") from error
