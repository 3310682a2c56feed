"""What every container says of the files in it, and what keeps one from being opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from prongsai.extract.errors import ErrorCode

MAX_MEMBERS = 20_000
MAX_RATIO = 200  # deflated text is a tenth of itself, blank pages a hundredth; bombs are a thousandth
MAX_TOTAL = 8 * 1024**3  # bytes that all members unpack to
CHUNK = 1 << 20
_LEFT_OUT = frozenset({"__MACOSX"})


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its place in the list, a name that can stand in a path, what keeps it from being read.

    `size` is what the container says of its bytes, None where it does not say.
    """

    index: int
    name: str
    size: int | None
    problem: str | None = None


class ContainerError(ValueError):
    """A container that is not opened, and why: one line, and the code of its row."""

    def __init__(self, message: str, code: ErrorCode = ErrorCode.UNREADABLE_FILE) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code


class Container(Protocol):
    """An opened container."""

    def members(self) -> Sequence[Member]:
        """The files in it; folders, hidden files and what a desktop leaves behind are left out.

        Raises:
            ContainerError: where only the listing shows that it is damaged, or would unpack to too much.
        """

    def chunks(self, index: int) -> Iterator[bytes]:
        """The bytes of one file, piece by piece.

        Raises:
            OSError: it is damaged.
        """


class Opener(Protocol):
    """Opens one form of containers."""

    def __call__(self, stream: BinaryIO, size: int) -> Container | None:
        """The container that a file of `size` bytes is; None where it is none of this form.

        Raises:
            ContainerError: it is damaged, or would unpack to too much.
        """


def check_totals(count: int, total: int, size: int) -> None:
    """Refuse a container with too many files, or one that unpacks to much more than it is.

    Raises:
        ContainerError: with the limit that is passed.
    """
    if count > MAX_MEMBERS:
        raise ContainerError(f"{count} members; the limit is {MAX_MEMBERS}")
    if total > MAX_TOTAL or total > MAX_RATIO * max(size, 1):
        raise ContainerError(f"it would unpack to {total} bytes, which is too much")


def named(files: Sequence[Member]) -> list[Member]:
    """The files with names that can stand in a path: none leads out of it, and no two are alike."""
    seen: Counter[str] = Counter()
    found: list[Member] = []
    for file in files:
        parts = [part for part in PurePosixPath(file.name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
        if not parts or parts[-1].startswith(".") or parts[0] in _LEFT_OUT:
            continue
        name = "/".join(parts)
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}#{seen[name]}"
        found.append(Member(file.index, name, file.size, file.problem))
    return found
