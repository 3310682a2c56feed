"""Results kept from run to run in a hidden folder beside the dataset, so that only what changed is done again.

One file for what was read of a document and one for what was understood: a new rule of `normalize` never repeats the
reading. Files are written aside and renamed, so a process killed at any moment leaves whole files or none; a digest
tells a file that the disk cut. They hold plain records of this program, and nothing else can be loaded from them.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import pickle
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from prongsai.dataset.jobs.stamps import Stamp
from prongsai.extract.records import BBox, RawDocument
from prongsai.normalize.model.facts import DocumentFacts

Kind = Literal["read", "understood"]
_KINDS: tuple[Kind, Kind] = ("read", "understood")
_FORMAT = 1
_NEW = ".new-"  # what a file is called until it is whole
_LEVEL = 1  # of compression: fast; the files are read far more often than the disk is full
_PLAIN = {("decimal", "Decimal"), ("datetime", "date"), ("datetime", "datetime"), ("builtins", "frozenset")}
_RECORDS = frozenset(
    {
        "prongsai.extract.records",
        "prongsai.extract.errors",
        "prongsai.normalize.model.facts",
        "prongsai.normalize.model.findings",
        "prongsai.normalize.model.rejections",
        "prongsai.dataset.jobs.store",
    }
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What the tables need of one document: the raw document without its pages' text, and its facts."""

    raw: RawDocument
    facts: DocumentFacts


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one document, and again in the places over which the arithmetic stayed open."""

    raw: RawDocument
    again: RawDocument | None = None
    places: tuple[tuple[int, tuple[BBox, ...]], ...] = ()


class Store:
    """The kept results of one output folder."""

    def __init__(self, out: Path) -> None:
        """`out` is the dataset's folder; the results lie beside it."""
        self.folder = out.with_name(f".{out.name}.kept")

    def stamp(self, kind: Kind, document_id: str, beside: str | None) -> Stamp | None:
        """What a kept result rests on; None where there is none, or it was made with another text beside it."""
        try:
            with self._path(kind, document_id).open("rb") as stream:
                head = json.loads(stream.readline())
            return Stamp(**head["stamp"]) if head["format"] == _FORMAT and head["beside"] == beside else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def has(self, kind: Kind, document_id: str) -> bool:
        """Whether a result is kept, good or not."""
        return self._path(kind, document_id).is_file()

    def understood(self, document_id: str) -> Understood | None:
        """What was understood of a document; None where it is lost or damaged."""
        found = self._load("understood", document_id)
        return found if isinstance(found, Understood) else None

    def read(self, document_id: str) -> Read | None:
        """What was read of a document; None where it is lost or damaged."""
        found = self._load("read", document_id)
        return found if isinstance(found, Read) else None

    def keep(self, document_id: str, record: Read | Understood, stamp: Stamp, beside: str | None) -> bool:
        """Keep a result; false where the disk does not take it, which costs the next run its time and nothing else."""
        kind: Kind = "read" if isinstance(record, Read) else "understood"
        body = zlib.compress(pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL), _LEVEL)
        head = {
            "format": _FORMAT, "stamp": asdict(stamp), "beside": beside, "sha256": hashlib.sha256(body).hexdigest(),
        }  # fmt: skip
        path = self._path(kind, document_id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_NEW)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(json.dumps(head).encode() + b"\n" + body)
            Path(name).replace(path)
        except OSError:
            return False  # what was begun is removed by the next run
        return True

    def forget(self, wanted: set[str]) -> int:
        """Remove the results of all other documents, and what a killed process left; returns how many documents."""
        gone: set[str] = set()
        for path in self._files():
            if path.name.startswith(_NEW) or path.stem not in wanted:
                with contextlib.suppress(OSError):
                    path.unlink()
                gone |= set() if path.name.startswith(_NEW) else {path.stem}
        return len(gone)

    def drop(self, document_id: str) -> None:
        """Remove what is kept of one document."""
        for kind in _KINDS:
            with contextlib.suppress(OSError):
                self._path(kind, document_id).unlink()

    def _files(self) -> Iterator[Path]:
        for kind in _KINDS:
            yield from self.folder.glob(f"{kind}/*/*")

    def _path(self, kind: Kind, document_id: str) -> Path:
        return self.folder / kind / document_id[:2] / f"{document_id}.bin"

    def _load(self, kind: Kind, document_id: str) -> Any:
        try:
            with self._path(kind, document_id).open("rb") as stream:
                head = json.loads(stream.readline())
                body = stream.read()
            if hashlib.sha256(body).hexdigest() != head["sha256"]:
                return None
            return _Records(io.BytesIO(zlib.decompress(body))).load()
        except (OSError, ValueError, KeyError, TypeError, zlib.error, pickle.UnpicklingError, EOFError, AttributeError):
            return None


class _Records(pickle.Unpickler):
    """Loads the records of this program and a few plain types; anything else in a file is refused."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _RECORDS or (module, name) in _PLAIN else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found
