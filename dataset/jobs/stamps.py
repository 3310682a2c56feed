"""What a result rests on: the settings, what reads, what understands, and what publishes.

A kept result is good as long as its stamp is the present one; where they differ, the first part that does tells what
must be done again, and why. Counted is what decides a value and nothing else: the code without its docstrings and
comments, the tables and networks beside it, the libraries that it imports, the text engine and its language data.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from prongsai import dataset
from prongsai.dataset.jobs.source_code import libraries_in, without_remarks
from prongsai.extract.office import libreoffice
from prongsai.extract.scan.recognition.ocr_engine import engine_version, missing
from prongsai.extract.settings import Settings
from prongsai.normalize.model.reference_tables import tables_digest

_ROOT = Path(str(dataset.__file__)).parents[1]
_SUFFIXES = frozenset({".py", ".csv", ".onnx", ".json"})
_DISTRIBUTIONS = {  # libraries of another name than what is imported
    "PIL": "pillow", "cv2": "opencv-python-headless", "pdfminer": "pdfminer.six", "pptx": "python-pptx",
    "oxmsg": "python-oxmsg",
}  # fmt: skip
_HOW = ("dataset/jobs/document_job.py",)  # how reading and understanding go together
_SHAPE = ("normalize/model/rows.py", "normalize/model/schema.py", "normalize/model/table_schema.py")  # of the tables
_SHOWN = ("normalize/model/meanings.py", "dataset/handbook.py")  # help texts


@dataclass(frozen=True, slots=True)
class Stamp:
    """Digests of what a result rests on, in the order in which a difference counts."""

    settings: str
    extract: str  # what reads: code, libraries, text engine
    normalize: str  # what understands: code, libraries

    def differs(self, other: Stamp | None) -> str | None:
        """The first part that is not the other's; `new` where there is no other."""
        if other is None:
            return "new"
        return next((f.name for f in fields(self) if getattr(self, f.name) != getattr(other, f.name)), None)

    def reads_as(self, other: Stamp) -> bool:
        """Whether what was read under it is what would be read under the other."""
        return self.differs(other) in (None, "normalize")


@cache
def present_stamp(settings: Settings) -> Stamp:
    """The stamp of what this program would do now; a text engine that is missing is part of it."""
    program = missing()  # installing the engine makes every scan worth another look
    told = json.dumps({**asdict(settings), "without": program}, sort_keys=True)
    return Stamp(_digest([told.encode()]), reading(), understanding())


def reading(root: Path = _ROOT) -> str:
    """Digest of what reads a document: the code below a root that holds the packages, its libraries, the engine."""
    programs = (engine_version().encode(), libreoffice.version().encode())
    return _digest([*programs, *_counted(root, _files(root, "extract"))])


def understanding(root: Path = _ROOT) -> str:
    """Digest of what understands a document once it is read."""
    counted = _counted(root, [*_files(root, "normalize"), *(root / name for name in _HOW)])
    return _digest([*counted, tables_digest()])


def publishing(root: Path = _ROOT) -> str:
    """Digest of what writes the tables: where it differs, they are written anew."""
    return _digest(_counted(root, [*_files(root, "dataset"), *(root / name for name in _SHAPE)]))


def _files(root: Path, package: str) -> list[Path]:
    left_out = {root / name for name in (*_SHAPE, *_SHOWN)}
    found = sorted((root / package).rglob("*"))
    return [p for p in found if p.suffix in _SUFFIXES and "__pycache__" not in p.parts and p not in left_out]


def _counted(root: Path, files: Iterable[Path]) -> Iterator[bytes]:
    """Names and contents of the files, then the versions of Python and of what they import."""
    imported: set[str] = set()
    for path in files:
        content = path.read_bytes()
        if path.suffix == ".py":
            source = without_remarks(content.decode())
            imported |= libraries_in(source)
            content = source.encode()
        yield path.relative_to(root).as_posix().encode()
        yield content
    yield f"python {sys.version_info.major}.{sys.version_info.minor}".encode()
    yield from sorted(_version(_DISTRIBUTIONS.get(name, name)).encode() for name in imported)


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return f"{distribution} none"


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
