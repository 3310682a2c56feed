"""The manifest of a raw folder, `sources.csv`: where a file was fetched and when, whose it is, what it is part of."""

from __future__ import annotations

import csv
import logging
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prongsai.extract.errors import UsageError

MANIFEST = "sources.csv"

log = logging.getLogger("prongsai")


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of the manifest: where a file was fetched and when, whose it is and of what a part, as written there."""

    source_url: str | None
    retrieved_at: str | None
    agency: str | None = None
    part_of: str | None = None


def leads(roots: Sequence[Path]) -> dict[Path, str]:
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


def read_manifest(roots: Sequence[Path]) -> dict[str, Origin]:
    """The rows of each root's `sources.csv` by path: columns path, url (or source_url), retrieved_at, agency, part_of.

    Raises:
        UsageError: a manifest cannot be read, has no column `path`, or says two things of one file.
    """
    known: dict[str, Origin] = {}
    for root, lead in leads(roots).items():
        _take_in(root, lead, _rows(root / MANIFEST), known)
    return known


def read_parts(roots: Sequence[Path]) -> dict[str, str]:
    """What each root's `sources.csv` calls the document that a picture, or every picture of a folder, is a page of.

    Raises:
        UsageError: as `read_manifest`.
    """
    return {
        lead + _path(row): lead + part_of
        for root, lead in leads(roots).items()
        for row in _rows(root / MANIFEST)
        if (part_of := (row.get("part_of") or "").strip())
    }


def _rows(file: Path) -> list[dict[str, str | None]]:
    """The rows of a manifest; none where there is no such file."""
    if not file.is_file():
        return []
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows: list[dict[str, str | None]] = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{file} cannot be read as CSV in UTF-8: {error}") from error
    if rows and "path" not in rows[0]:
        raise UsageError(f"{file}: needs a column 'path' (and 'url', 'retrieved_at', 'agency', 'part_of')")
    return rows


def _path(row: dict[str, str | None]) -> str:
    return (row["path"] or "").strip().removeprefix("./").rstrip("/")


def _take_in(root: Path, lead: str, rows: Sequence[dict[str, str | None]], known: dict[str, Origin]) -> None:
    file = root / MANIFEST
    strays = []
    for number, row in enumerate(rows, start=2):
        path = _path(row)
        url = row.get("url") or row.get("source_url") or None
        origin = Origin(url, row.get("retrieved_at") or None, row.get("agency") or None, row.get("part_of") or None)
        if known.setdefault(lead + path, origin) != origin:
            raise UsageError(f"{file} row {number}: says of {path!r} something else than a row before")
        if not path or not os.path.lexists(root / path):
            strays.append(path)
    if strays:
        log.warning("%s: %d rows name no file, such as %r", file, len(strays), strays[0])
