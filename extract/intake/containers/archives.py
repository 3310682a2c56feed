"""7z and RAR archives, unpacked by bsdtar (libarchive) where it is installed: no kept Python reader unpacks both.

It runs as a process of its own with limits and writes a tar, which is read as it comes; nothing is written to the disk
but an archive that lies in another container. A packed file has to be unpacked from the first member on.
"""

from __future__ import annotations

import contextlib
import resource
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO, BinaryIO

from prongsai.extract.errors import ErrorCode
from prongsai.extract.intake.containers.member import CHUNK, ContainerError, Member, check_totals, named

REMEDY = "7z and RAR archives need bsdtar: apt install libarchive-tools"
_KINDS = ((b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!\x1a\x07", "a RAR archive"))
_SECONDS, _A_SECOND = 20, 2 * 1024**2  # of the processor, to unpack all; one more for so many bytes
_MEMORY = 3 * 1024**3  # bytes of address space; what 7-Zip packs with its strongest setting needs a quarter
_DAMAGED = (tarfile.TarError, ValueError, OSError, EOFError)
_TO_TAR = ("-c", "-f", "-", "--format", "pax", "@-")
_LISTED = ("-t", "-f", "-")
_TOLD = 4096  # bytes that are read of a listing: a hostile archive makes it endless
_SURROUNDINGS = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}


@cache
def program() -> str:
    """The path of bsdtar, "" where it is not installed."""
    return shutil.which("bsdtar") or ""


class Archive:
    """An opened 7z or RAR archive."""

    def __init__(self, kind: str, packed: IO[bytes], size: int) -> None:
        """Keep the archive: what it is in words, its bytes in a file of the system, and how many they are."""
        self._kind, self._packed, self._size = kind, packed, size
        self._files: Iterator[tuple[int, tarfile.TarInfo, tarfile.TarFile]] = iter(())
        self._next = 0

    def members(self) -> Sequence[Member]:
        """See `Container`.

        Raises:
            ContainerError: it is damaged, has a password, or would unpack to too much.
        """
        found: list[Member] = []
        total = 0
        try:
            for n, info, _ in self._unpacked():
                total += info.size
                check_totals(n + 1, total, self._size)
                found.append(Member(n, info.name, info.size))
        except _DAMAGED as error:
            if isinstance(error, ContainerError):
                raise
            raise self._refusal() from error
        return named(found)

    def chunks(self, index: int) -> Iterator[bytes]:
        """See `Container`; members that are asked for in their order are unpacked once."""
        if index < self._next:
            self._files, self._next = iter(()), 0
        if self._next == 0:
            self._files = self._unpacked()
        try:
            for n, info, tar in self._files:
                self._next = n + 1
                if n == index:
                    stream = tar.extractfile(info)
                    while stream is not None and (chunk := stream.read(CHUNK)):
                        yield chunk
                    return
        except _DAMAGED as error:
            self._next = 0
            raise OSError(f"a damaged member of {self._kind}") from error
        raise OSError(f"{self._kind} that ends before this member")

    def _unpacked(self) -> Iterator[tuple[int, tarfile.TarInfo, tarfile.TarFile]]:
        """The plain files with their places, each to be read before the next; links and devices are none.

        Raises:
            OSError, ValueError, tarfile.TarError: it cannot be unpacked to its end.
        """
        with self._at_work(_TO_TAR) as process:
            assert process.stdout is not None
            with tarfile.open(fileobj=process.stdout, mode="r|") as tar:
                yield from ((n, info, tar) for n, info in enumerate(info for info in tar if info.isfile()))
            while process.stdout.read(CHUNK):
                pass
            if process.wait():
                raise OSError("it was not unpacked to its end")

    @contextlib.contextmanager
    def _at_work(self, how: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
        """The program at work on the archive, ended behind it whatever it does."""
        self._packed.seek(0)
        told = subprocess.DEVNULL if how is _TO_TAR else subprocess.STDOUT
        process = subprocess.Popen(  # noqa: S603 - the path of an installed program, and names of ours
            [program(), *how], env=_SURROUNDINGS, stdin=self._packed, stdout=subprocess.PIPE, stderr=told
        )
        try:
            if hasattr(resource, "prlimit"):  # Linux
                seconds = _SECONDS + self._size // _A_SECOND
                resource.prlimit(process.pid, resource.RLIMIT_CPU, (seconds, seconds))
                resource.prlimit(process.pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            yield process
        finally:
            process.kill()
            process.communicate()

    def _refusal(self) -> ContainerError:
        """Why it cannot be unpacked, as far as the program says it."""
        with self._at_work(_LISTED) as process:
            told = process.stdout.read(_TOLD) if process.stdout is not None else b""
        if b"ncrypt" in told:
            return ContainerError(f"{self._kind} with a password: unpack it first", ErrorCode.PASSWORD_PROTECTED)
        why = "it is damaged, has a password or is packed in a rare way: unpack it first"
        return ContainerError(f"{self._kind} that cannot be unpacked: {why}")


def open_archive(stream: BinaryIO, size: int) -> Archive | None:
    """Open a 7z or RAR archive; see `Opener`."""
    head = stream.read(8)
    kind = next((words for start, words in _KINDS if head.startswith(start)), None)
    if kind is None:
        return None
    if not program():
        raise ContainerError(REMEDY, ErrorCode.MISSING_PROGRAM)
    return Archive(kind, _as_file(stream), size)


def _as_file(stream: BinaryIO) -> IO[bytes]:
    """A file of the system that holds what the stream does; one of its own, for a process moves its place."""
    path = getattr(stream, "name", None)
    if isinstance(path, str | Path):
        return Path(path).open("rb", buffering=0)
    copy = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives as long as the archive
    stream.seek(0)
    shutil.copyfileobj(stream, copy)
    return copy
