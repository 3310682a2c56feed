"""Zips of reports; documents that are zips inside (Word, Excel, OpenDocument) are none."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from prongsai.extract.intake.containers.member import CHUNK, ContainerError, Member, check_totals, named

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})  # a document that is a zip inside
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, IndexError, NotImplementedError)


class ZipOfFiles:
    """An opened zip."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Keep the archive, which stays open as long as this is used."""
        self._archive = archive
        self._infos = archive.infolist()

    def members(self) -> Sequence[Member]:
        """See `Container`; a file that is encrypted or packed in a rare way is named with its problem."""
        files = [(n, info) for n, info in enumerate(self._infos) if not info.is_dir()]
        return named([Member(n, info.filename, info.file_size, _problem(info)) for n, info in files])

    def chunks(self, index: int) -> Iterator[bytes]:
        """See `Container`."""
        try:
            with self._archive.open(self._infos[index]) as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except _DAMAGED as error:
            raise OSError("a damaged member of a zip") from error


def open_zip(stream: BinaryIO, size: int) -> ZipOfFiles | None:
    """Open a zip of files; see `Opener`."""
    if stream.read(4) not in _MAGIC:
        return None
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (*_DAMAGED, UnicodeDecodeError) as error:
        raise ContainerError("a zip that is cut off or damaged: fetch it again") from error
    infos = archive.infolist()
    if any(info.filename in _OFFICE for info in infos):
        return None
    files = [info for info in infos if not info.is_dir()]
    check_totals(len(files), sum(info.file_size for info in files), size)
    return ZipOfFiles(archive)


def _problem(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & _ENCRYPTED:
        return "an encrypted member of a zip"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "a member of a zip that is packed in an unusual way"
    return None
