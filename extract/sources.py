"""The raw folder: every file in it, what its bytes hash to, and where it came from.

Nothing is trusted: links to nowhere, pipes, unreadable files and odd names all become a `SourceFile`, so that
each can have its row in the dataset. Hidden files and the manifest `sources.csv` are not documents.
"""

from __future__ import annotations

import csv
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from extract.errors import UsageError

MANIFEST = "sources.csv"
_CHUNK = 1 << 20  # bytes read at a time while hashing


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the raw folder.

    `source` is its path under the folder (POSIX), `document_id` the sha256 of its bytes; where the bytes cannot
    be had it is the sha256 of "unreadable:" and the path, and `problem` says why in one line.
    """

    source: str
    path: Path
    document_id: str
    size_bytes: int | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of the manifest: where a file was fetched and when, as written there."""

    source_url: str | None
    retrieved_at: str | None


def find_sources(roots: Sequence[Path], only: str | None = None) -> list[SourceFile]:
    """Every document below the roots, sorted by path; `only` is a glob over the path or the file's name.

    With several roots, each one's name leads its paths.

    Raises:
        UsageError: a root does not exist.
    """
    found: list[SourceFile] = []
    for root in roots:
        if not root.exists():
            raise UsageError(f"{root}: no such file or folder; name an existing raw folder")
        base = root if root.is_dir() else root.parent
        for path in _walk(root):
            source = path.relative_to(base).as_posix()
            if len(roots) > 1 and root.is_dir():
                source = f"{root.name}/{source}"
            name = source.rsplit("/", 1)[-1]
            if only is None or fnmatchcase(source, only) or fnmatchcase(name, only):
                found.append(_look(path, _printable(source)))
    return sorted(found, key=lambda f: f.source)


def _walk(root: Path) -> Iterator[Path]:
    if not root.is_dir():
        yield root
        return
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not (name == MANIFEST and Path(folder) == root):
                yield Path(folder) / name


def _printable(source: str) -> str:
    """A path that can stand in a table: undecodable bytes shown, line breaks and controls escaped."""
    text = source.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(ch if ch.isprintable() else ch.encode("unicode_escape").decode() for ch in text)


def _look(path: Path, source: str) -> SourceFile:
    problem: str | None = None
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            digest = hashlib.sha256()
            size = 0
            with path.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
            return SourceFile(source, path, digest.hexdigest(), size)
        problem = "not a regular file"
    except OSError as error:
        problem = error.strerror or type(error).__name__
    fallback = hashlib.sha256(f"unreadable:{source}".encode()).hexdigest()
    return SourceFile(source, path, fallback, None, problem)


def read_manifest(roots: Sequence[Path]) -> dict[str, Origin]:
    """The rows of each root's `sources.csv` by path: columns path, url (or source_url), retrieved_at.

    Raises:
        UsageError: a manifest has no column `path`.
    """
    known: dict[str, Origin] = {}
    for root in roots:
        file = root / MANIFEST
        if not root.is_dir() or not file.is_file():
            continue
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if "path" not in (reader.fieldnames or ()):
                raise UsageError(f"{file}: needs a column 'path' (and 'url', 'retrieved_at')")
            for row in reader:
                lead = f"{root.name}/" if len(roots) > 1 else ""
                url = row.get("url") or row.get("source_url") or None
                known[lead + row["path"]] = Origin(url, row.get("retrieved_at") or None)
    return known
