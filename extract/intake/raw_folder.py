"""The raw folder: every file in it, what its bytes hash to, and where it came from.

Nothing is trusted: links to nowhere, pipes, folders and files that cannot be read and odd names all become a
`SourceFile`, so that each can have its row in the dataset. Hidden files and the manifest `sources.csv` are no
documents; nor is the dataset itself, where it lies inside the raw folder.
"""

from __future__ import annotations

import csv
import hashlib
import logging
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from prongsai.extract.errors import DocumentError, ErrorCode, UsageError
from prongsai.extract.intake.containers.member import ContainerError
from prongsai.extract.intake.containers.nested import Inside, files_inside, read_inside
from prongsai.extract.settings import Settings
from prongsai.extract.sidecar.document import SUFFIXES

MANIFEST = "sources.csv"
_CHUNK = 1 << 20  # bytes read at a time while hashing
_DEEPEST = 200  # folders in each other; a path of more is longer than systems take

log = logging.getLogger("prongsai")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the raw folder.

    `source` is its path under the folder (POSIX), `document_id` the sha256 of its bytes; where the bytes cannot
    be had it is the sha256 of "unreadable:" and the path, and `problem` says why in one line. `beside` is the text
    that lies beside a PDF under the same name, see `extract.sidecar.document`; `mark` is size, time of change (ns) and
    inode, by which a later run sees that the file is the same. `member` is the place of a file in the
    container at `path`, see `extract.intake.containers.nested`.
    """

    source: str
    path: Path
    document_id: str
    size_bytes: int | None
    problem: str | None = None
    code: ErrorCode = ErrorCode.UNREADABLE_FILE  # of the problem
    beside: Path | None = None
    mark: tuple[int, int, int] | None = None
    member: tuple[int, ...] | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.source.rsplit("/", 1)[-1]

    @property
    def where(self) -> str:
        """What tells this file from every other, for as long as it lies there."""
        return str(self.path) if self.member is None else _where(self.path, self.member)


def _where(path: Path, member: tuple[int, ...]) -> str:
    return f"{path}!{'.'.join(map(str, member))}"


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of the manifest: where a file was fetched and when, and whose it is, as written there."""

    source_url: str | None
    retrieved_at: str | None
    agency: str | None = None


Known = Callable[[str, os.stat_result], tuple[str, int] | None]  # sha256 and size


def find_sources(
    roots: Sequence[Path],
    settings: Settings,
    only: str | None = None,
    skip: Path | None = None,
    known: Known | None = None,
) -> list[SourceFile]:
    """Every document below the roots, sorted by path.

    With several roots, each one's name leads its paths (its whole path where two share a name). Links are followed,
    never in a circle.

    Args:
        roots: folders, or single files.
        settings: how large a file inside an archive may be.
        only: a glob over the path or the file's name; other files are left out.
        skip: a folder that is passed over.
        known: gives digest and size of a file that need not be read.

    Raises:
        UsageError: a root does not exist.
    """
    found: list[SourceFile] = []
    skipped = None if skip is None else skip.resolve()
    for root, lead in _leads(roots).items():
        if not root.exists():
            raise UsageError(f"{root}: no such file or folder; name an existing raw folder")
        base = root if root.is_dir() else root.parent
        for path, problem in _walk(root, skipped):
            source = _printable(lead + path.relative_to(base).as_posix())
            if only is None or fnmatchcase(source, only) or fnmatchcase(source.rsplit("/", 1)[-1], only):
                found += _look(path, source, problem, known, settings.max_file_bytes)
    return sorted(found, key=lambda f: f.source)


def _leads(roots: Sequence[Path]) -> dict[Path, str]:
    """What leads the paths of each distinct root: nothing for one root, else what tells it from the others."""
    unique = list({root.resolve(): root for root in reversed(roots)}.values())[::-1]
    if len(unique) == 1:
        return {unique[0]: ""}
    names = Counter(root.resolve().name for root in unique)
    leads = {}
    for root in unique:
        alone = names[root.resolve().name] == 1
        if root.is_dir():
            leads[root] = f"{root.resolve().name if alone else root.as_posix()}/"
        else:
            leads[root] = "" if alone else f"{root.parent.as_posix()}/"
    return leads


def _walk(root: Path, skip: Path | None) -> Iterator[tuple[Path, str | None]]:
    """Every path below a root that is a document's, with what keeps it from being read, if that is known."""
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(root, frozenset())]  # each with the folders above it
    while waiting:
        path, above = waiting.pop()
        try:
            if not path.is_dir():
                yield path, None
                continue
            status = path.stat()
            here = (status.st_dev, status.st_ino)
            if skip is not None and path.resolve() == skip:
                continue
            names = [] if here in above else sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names alone
        except (OSError, ValueError) as error:
            yield path, f"folder cannot be listed: {getattr(error, 'strerror', None) or error}"
            continue
        if here in above:
            yield path, "link to a folder that holds it"
        if len(above) >= _DEEPEST and names:
            yield path, f"folders in it are not looked at: it lies {_DEEPEST} deep"
            continue
        waiting += [
            (path / name, above | {here})
            for name in names
            if not name.startswith(".") and not (path == root and name == MANIFEST)
        ]


def _printable(source: str) -> str:
    """A path that can stand in a table: undecodable bytes shown, line breaks and controls escaped."""
    text = source.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(ch if ch.isprintable() else ch.encode("unicode_escape").decode() for ch in text)


def _look(path: Path, source: str, problem: str | None, known: Known | None, most: int) -> list[SourceFile]:
    """The document that a file is, or those that it holds, each of at most so many bytes."""
    try:
        status = path.stat() if problem is None else None
        if status is not None and stat.S_ISREG(status.st_mode):
            mark = (status.st_size, status.st_mtime_ns, status.st_ino)
            seen = known or (lambda where, status: None)
            inside = files_inside(path, most, lambda member: seen(_where(path, member), status))
            if inside:
                return [_member(path, source, file, mark) for file in inside]
            if status.st_size > most:
                large = f"{status.st_size} bytes are more than the limit of {most}"
                return [SourceFile(source, path, _unread_id(source), status.st_size, large, ErrorCode.TOO_LARGE)]
            told = seen(str(path), status)
            if told is not None:
                return [SourceFile(source, path, *told, beside=text_beside(path), mark=mark)]
            digest = hashlib.sha256()
            size = 0
            with path.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
            return [SourceFile(source, path, digest.hexdigest(), size, beside=text_beside(path), mark=mark)]
        problem = problem or "not a regular file"
    except ContainerError as error:
        problem = str(error)
    except OSError as error:
        problem = error.strerror or type(error).__name__
    return [SourceFile(source, path, _unread_id(source), None, problem)]


def _member(path: Path, source: str, file: Inside, mark: tuple[int, int, int]) -> SourceFile:
    name = f"{source}/{_printable(file.name)}"
    if file.digest is None:
        return SourceFile(name, path, _unread_id(name), None, file.problem, member=file.place)
    return SourceFile(name, path, file.digest, file.size, mark=mark, member=file.place)


def _unread_id(source: str) -> str:
    return hashlib.sha256(f"unreadable:{source}".encode()).hexdigest()


def contents(source: SourceFile, max_bytes: int) -> bytes:
    """The bytes of a file, the very ones that its id was made of.

    Raises:
        DocumentError: `unreadable_file`, also where the file changed since; `too_large`.
    """
    if source.problem is not None:
        raise DocumentError(source.code, source.problem)
    if source.size_bytes is not None and source.size_bytes > max_bytes:  # a file in a container
        message = f"{source.size_bytes} bytes are more than the limit of {max_bytes}"
        raise DocumentError(ErrorCode.TOO_LARGE, message)
    try:
        inside = source.member is not None
        data = read_inside(source.path, source.member or (), max_bytes) if inside else source.path.read_bytes()
    except OSError as error:
        raise DocumentError(ErrorCode.UNREADABLE_FILE, error.strerror or str(error) or type(error).__name__) from error
    if hashlib.sha256(data).hexdigest() != source.document_id:
        raise DocumentError(ErrorCode.UNREADABLE_FILE, "the file changed while it was read; run again")
    return data


def text_beside(path: Path) -> Path | None:
    """The text under the same name in the same folder, where `path` is a PDF by its name."""
    if path.suffix.lower() != ".pdf":
        return None
    return next((text for suffix in SUFFIXES if (text := path.with_suffix(suffix)).is_file()), None)


def read_manifest(roots: Sequence[Path]) -> dict[str, Origin]:
    """The rows of each root's `sources.csv` by path: columns path, url (or source_url), retrieved_at, agency.

    Raises:
        UsageError: a manifest cannot be read, has no column `path`, or says two things of one file.
    """
    known: dict[str, Origin] = {}
    for root, lead in _leads(roots).items():
        file = root / MANIFEST
        if not root.is_dir() or not file.is_file():
            continue
        try:
            with file.open(encoding="utf-8-sig", newline="") as stream:
                rows = list(csv.DictReader(stream))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise UsageError(f"{file} cannot be read as CSV in UTF-8: {error}") from error
        if rows and "path" not in rows[0]:
            raise UsageError(f"{file}: needs a column 'path' (and 'url', 'retrieved_at', 'agency')")
        _take_in(file, root, lead, rows, known)
    return known


def _take_in(
    file: Path, root: Path, lead: str, rows: Sequence[dict[str, str | None]], known: dict[str, Origin]
) -> None:
    strays = []
    for number, row in enumerate(rows, start=2):
        path = (row["path"] or "").strip().removeprefix("./")
        url = row.get("url") or row.get("source_url") or None
        origin = Origin(url, row.get("retrieved_at") or None, row.get("agency") or None)
        if known.setdefault(lead + path, origin) != origin:
            raise UsageError(f"{file} row {number}: says of {path!r} something else than a row before")
        if not path or not os.path.lexists(root / path):
            strays.append(path)
    if strays:
        log.warning("%s: %d rows name no file, such as %r", file, len(strays), strays[0])
