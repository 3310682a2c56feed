"""The raw folder: every file in it, what its bytes hash to, and where it came from.

Nothing is trusted: links to nowhere, pipes, folders and files that cannot be read and odd names all become a
`SourceFile`, so that each can have its row in the dataset. Hidden files and the manifest `sources.csv` are no
documents; nor is the dataset itself, where it lies inside the raw folder.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from prongsai.extract.errors import DocumentError, ErrorCode, UsageError
from prongsai.extract.intake.containers.member import ContainerError
from prongsai.extract.intake.containers.nested import Inside, files_inside, read_inside
from prongsai.extract.intake.manifest import MANIFEST, leads, read_parts
from prongsai.extract.intake.picture_sets import sets_of
from prongsai.extract.picture_set import as_one
from prongsai.extract.settings import Settings
from prongsai.extract.sidecar.document import SUFFIXES

_CHUNK = 1 << 20  # bytes read at a time while hashing
_DEEPEST = 200  # folders in each other; a path of more is longer than systems take


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the raw folder.

    `source` is its path under the folder (POSIX), `document_id` the sha256 of its bytes; where the bytes cannot
    be had it is the sha256 of "unreadable:" and the path, and `problem` says why in one line. `beside` is the text
    that lies beside a PDF under the same name, see `extract.sidecar.document`; `mark` is size, time of change (ns) and
    inode, by which a later run sees that the file is the same. `member` is the place of a file in the
    container at `path`, see `extract.intake.containers.nested`. `parts` are the files of a document of several
    pictures in the order of their pages, the first of them too; its id is the sha256 of theirs, a line each.
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
    parts: tuple[SourceFile, ...] = ()

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


Known = Callable[[str, os.stat_result], tuple[str, int] | None]  # sha256 and size


def find_sources(
    roots: Sequence[Path],
    settings: Settings,
    only: str | None = None,
    skip: Path | None = None,
    known: Known | None = None,
) -> list[SourceFile]:
    """Every document below the roots, sorted by path; pictures that are pages of one are one document.

    With several roots, each one's name leads its paths (its whole path where two share a name). Links are followed,
    never in a circle.

    Args:
        roots: folders, or single files.
        settings: how large a file inside an archive may be.
        only: a glob over the path or the file's name; other files are left out.
        skip: a folder that is passed over.
        known: gives digest and size of a file that need not be read.

    Raises:
        UsageError: a root does not exist, or its manifest cannot be read.
    """
    found: list[SourceFile] = []
    skipped = None if skip is None else skip.resolve()
    for root, lead in leads(roots).items():
        if not root.exists():
            raise UsageError(f"{root}: no such file or folder; name an existing raw folder")
        base = root if root.is_dir() else root.parent
        for path, problem in _walk(root, skipped):
            source = _printable(lead + path.relative_to(base).as_posix())
            if only is None or fnmatchcase(source, only) or fnmatchcase(source.rsplit("/", 1)[-1], only):
                found += _look(path, source, problem, known, settings.max_file_bytes)
    return sorted(_bound(found, read_parts(roots)), key=lambda f: f.source)


def _bound(files: Sequence[SourceFile], part_of: Mapping[str, str]) -> Iterator[SourceFile]:
    """The files, those that are pictures of one document as one."""
    known = {file.source: file for file in files if file.problem is None}
    taken: set[str] = set()
    for pictures in sets_of(list(known), part_of):
        parts = tuple(known[source] for source in pictures)
        digest = hashlib.sha256("".join(f"{part.document_id}\n" for part in parts).encode()).hexdigest()
        yield SourceFile(parts[0].source, parts[0].path, digest, sum(p.size_bytes or 0 for p in parts), parts=parts)
        taken.update(pictures)
    yield from (file for file in files if file.source not in taken)


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
        return [SourceFile(source, path, _unread_id(source), None, str(error), error.code)]
    except OSError as error:
        problem = error.strerror or type(error).__name__
    return [SourceFile(source, path, _unread_id(source), None, problem)]


def _member(path: Path, source: str, file: Inside, mark: tuple[int, int, int]) -> SourceFile:
    name = f"{source}/{_printable(file.name)}"
    if file.digest is None:
        return SourceFile(name, path, _unread_id(name), None, file.problem, file.code, member=file.place)
    return SourceFile(name, path, file.digest, file.size, mark=mark, member=file.place)


def _unread_id(source: str) -> str:
    return hashlib.sha256(f"unreadable:{source}".encode()).hexdigest()


def contents(source: SourceFile, max_bytes: int) -> bytes:
    """The bytes of a file, the very ones that its id was made of; of several pictures those of all of them.

    Raises:
        DocumentError: `unreadable_file`, also where the file changed since; `too_large`.
    """
    if source.problem is not None:
        raise DocumentError(source.code, source.problem)
    if source.size_bytes is not None and source.size_bytes > max_bytes:  # a file in a container, or several
        message = f"{source.size_bytes} bytes are more than the limit of {max_bytes}"
        raise DocumentError(ErrorCode.TOO_LARGE, message)
    if source.parts:
        return as_one([contents(part, max_bytes) for part in source.parts])
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
