"""Opens a container of any form, also inside another, and gives the files in it one after the other.

A file inside is named by the places of its containers' lists, outermost first. Containers are opened from memory below
the first, so that nothing is written; how deep they may lie in each other is limited.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from prongsai.extract.errors import ErrorCode
from prongsai.extract.intake.containers.archives import open_archive
from prongsai.extract.intake.containers.mails import open_mail
from prongsai.extract.intake.containers.member import Container, ContainerError, Member, Opener
from prongsai.extract.intake.containers.outlook import open_outlook
from prongsai.extract.intake.containers.tars import open_tar
from prongsai.extract.intake.containers.zips import open_zip

OPENERS: tuple[Opener, ...] = (open_zip, open_tar, open_archive, open_outlook, open_mail)  # another is one more name
MAX_DEPTH = 3
_MOST_MEMBERS = 20_000  # of all containers in a file
_FILES_IN_ALL = 10  # of the largest size are read of one container, whatever it unpacks to

Place = tuple[int, ...]
Known = Callable[[Place], tuple[str, int] | None]  # sha256 and size of a file inside


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside a container: its path in it, the sha256 of its bytes, or why it cannot be read."""

    place: Place
    name: str
    size: int | None
    digest: str | None = None
    problem: str | None = None
    code: ErrorCode = ErrorCode.UNREADABLE_FILE  # of the problem


def open_container(stream: BinaryIO, size: int) -> Container | None:
    """The container that the bytes are; None for any other file.

    Raises:
        ContainerError: it is damaged, or would unpack to too much.
    """
    for opener in OPENERS:
        stream.seek(0)
        container = opener(stream, size)
        if container is not None:
            return container
    return None


def names_inside(path: Path) -> list[str]:
    """The names of the files in a container, none of them read; none where the file is no container.

    Raises:
        ContainerError: it cannot be opened.
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        container = open_container(stream, path.stat().st_size)
        return [member.name for member in container.members()] if container is not None else []


def files_inside(path: Path, most: int, known: Known) -> list[Inside] | None:
    """The files in a container and in those in it, each read once; None where the file is no container.

    Args:
        path: the file.
        most: bytes of one file inside that are read; its digest is that of so many and one more.
        known: gives digest and size of a file that need not be read.

    Raises:
        ContainerError: it cannot be opened.
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        container = open_container(stream, path.stat().st_size)
        if container is None:
            return None
        found: list[Inside] = []
        for inside in _walk(container, container.members(), (), "", _Limit(most, _FILES_IN_ALL * most), known):
            if len(found) == _MOST_MEMBERS:
                raise ContainerError(f"more than {_MOST_MEMBERS} files in containers inside it")
            found.append(inside)
        return found


@dataclass(slots=True)
class _Limit:
    """How many bytes are read of one file, and how many are left of those read of all."""

    most: int
    left: int


def _walk(
    container: Container, members: Sequence[Member], above: Place, lead: str, limit: _Limit, known: Known
) -> Iterator[Inside]:
    for member in members:
        place, name = (*above, member.index), lead + member.name
        told = known(place) if member.problem is None else None
        if told is not None and told[1] <= limit.most:  # of a larger one the digest is that of its beginning
            limit.left -= told[1]  # as if it were read: what an earlier run saw may not decide what this one sees
            yield Inside(place, name, told[1], told[0])
            continue
        if member.problem is not None:
            yield Inside(place, name, member.size, None, member.problem)
            continue
        try:
            if limit.left <= 0:
                raise OSError("not read: the files before it in its container are too large together")
            data = _read(container, member.index, limit.most)
            limit.left -= len(data)
            inner = open_container(io.BytesIO(data), len(data)) if len(data) <= limit.most else None
            if inner is not None and len(place) >= MAX_DEPTH:
                raise OSError(f"containers more than {MAX_DEPTH} deep in each other")
            listed = inner.members() if inner is not None else ()
        except (OSError, ContainerError) as error:
            code = error.code if isinstance(error, ContainerError) else ErrorCode.UNREADABLE_FILE
            yield Inside(place, name, None, None, str(error), code)
            continue
        if inner is None:
            size = len(data) if len(data) <= limit.most else member.size
            yield Inside(place, name, size, hashlib.sha256(data).hexdigest())
        else:
            yield from _walk(inner, listed, place, f"{name}/", limit, known)


def read_inside(path: Path, place: Place, most: int) -> bytes:
    """The bytes of one file, at most `most` and one more.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        opened: BinaryIO = stream
        size = path.stat().st_size
        data = b""
        for index in place:
            try:
                container = open_container(opened, size)
            except ContainerError as error:
                raise OSError(str(error)) from error
            if container is None:
                raise OSError("the container is no longer the one that was listed")
            data = _read(container, index, most)
            opened, size = io.BytesIO(data), len(data)
        return data


def _read(container: Container, index: int, most: int) -> bytes:
    pieces: list[bytes] = []
    left = most + 1
    for chunk in container.chunks(index):
        pieces.append(chunk[:left])
        left -= len(pieces[-1])
        if left <= 0:
            break
    return b"".join(pieces)
