"""Tars, packed by gzip, bzip2 or xz or not at all, and single files packed by one of them."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from prongsai.extract.intake.containers.member import (
    CHUNK,
    MAX_RATIO,
    MAX_TOTAL,
    ContainerError,
    Member,
    check_totals,
    named,
)

_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_USTAR, _USTAR_AT = b"ustar", 257
_DAMAGED = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, IndexError)


class Tar:
    """An opened tar."""

    def __init__(self, archive: tarfile.TarFile, files: Sequence[tarfile.TarInfo]) -> None:
        """Keep the archive, which stays open as long as this is used, and its plain files."""
        self._archive, self._files = archive, files

    def members(self) -> Sequence[Member]:
        """See `Container`."""
        return named([Member(n, info.name, info.size) for n, info in enumerate(self._files)])

    def chunks(self, index: int) -> Iterator[bytes]:
        """See `Container`."""
        try:
            stream = self._archive.extractfile(self._files[index])
            while stream is not None and (chunk := stream.read(CHUNK)):
                yield chunk
        except _DAMAGED as error:
            raise OSError("a damaged member of a tar") from error


class PackedFile:
    """A single file packed by gzip, bzip2 or xz."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        """Keep the packed file."""
        self._stream, self._most = stream, min(MAX_TOTAL, MAX_RATIO * max(size, 1))

    def members(self) -> Sequence[Member]:
        """See `Container`; packing keeps no sure name and no sure size."""
        return [Member(0, "unpacked", None)]

    def chunks(self, index: int) -> Iterator[bytes]:
        """See `Container`."""
        self._stream.seek(0)
        left = self._most
        try:
            with _unpacking(self._stream) as file:
                while chunk := file.read(CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise OSError(f"it unpacks to more than {self._most} bytes, which is too much")
                    yield chunk
        except (zlib.error, lzma.LZMAError, EOFError) as error:
            raise OSError("a damaged packed file") from error


def _unpacking(stream: BinaryIO) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    """The bytes of a single packed file."""
    start = stream.read(6)
    stream.seek(0)
    if start.startswith(_PACKED[0]):
        return gzip.GzipFile(fileobj=stream)
    return bz2.BZ2File(stream) if start.startswith(_PACKED[1]) else lzma.LZMAFile(stream)


def open_tar(stream: BinaryIO, size: int) -> Tar | PackedFile | None:
    """Open a tar, or a single packed file; see `Opener`."""
    head = stream.read(_USTAR_AT + len(_USTAR))
    stream.seek(0)
    packed = head.startswith(_PACKED)
    if not packed and head[_USTAR_AT:] != _USTAR:
        return None
    try:
        archive = tarfile.open(fileobj=stream, mode="r:*")  # noqa: SIM115 - stays open with the container
        files = list(_files(archive, size))
    except _DAMAGED as error:
        stream.seek(0)
        if packed and _is_no_tar(stream):
            return PackedFile(stream, size)
        raise ContainerError("a tar that is cut off or damaged: fetch it again") from error
    if not files and packed:  # zeros alone are an empty tar, too
        return PackedFile(stream, size)
    return Tar(archive, files)


def _is_no_tar(stream: BinaryIO) -> bool:
    """Whether what begins a packed file is no head of a tar."""
    try:
        return _unpacking(stream).read(_USTAR_AT + len(_USTAR))[_USTAR_AT:] != _USTAR
    except _DAMAGED:
        return True
    finally:
        stream.seek(0)


def _files(archive: tarfile.TarFile, size: int) -> Iterator[tarfile.TarInfo]:
    """The plain files; links and devices are none. Stops at the first that passes a limit."""
    count = total = 0
    for info in archive:
        if info.isfile():
            count, total = count + 1, total + info.size
            check_totals(count, total, size)
            yield info
