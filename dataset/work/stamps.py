"""What a result rests on: the settings, the code and libraries that read, the code that understood or publishes.

A kept result is good as long as its stamp is the present one; where they differ, the first part that does tells what
must be done again, and why.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from prongsai import dataset, extract, normalize
from prongsai.extract.scan.ocr_engine import missing
from prongsai.extract.settings import Settings

_READERS = (
    "pdfminer.six",
    "pypdfium2",
    "numpy",
    "opencv-python-headless",
    "onnxruntime",
    "tesserocr",
    "lxml",
    "pythainlp",
)
_UNDERSTANDING = ("rapidfuzz", "geothai", "pythainlp")
_PUBLISHING = ("pyarrow",)
_SUFFIXES = frozenset({".py", ".csv", ".onnx", ".json"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """Digests of what a result rests on, in the order in which a difference counts."""

    settings: str
    extract: str  # code and libraries that read
    normalize: str  # code and libraries that understand

    def differs(self, other: Stamp | None) -> str | None:
        """The first part that is not the other's; `new` where there is no other."""
        if other is None:
            return "new"
        return next((f.name for f in fields(self) if getattr(self, f.name) != getattr(other, f.name)), None)


@cache
def present_stamp(settings: Settings) -> Stamp:
    """The stamp of what this program would do now; a text engine that is missing is part of it."""
    program = missing()  # installing the engine makes every scan worth another look
    told = json.dumps({**asdict(settings), "without": program}, sort_keys=True)
    work = Path(__file__).with_name("document_job.py").read_bytes()  # says how the two go together
    understanding = _digest(_code(normalize.__file__, _UNDERSTANDING).encode() + work)
    return Stamp(_digest(told.encode()), _code(extract.__file__, _READERS), understanding)


@cache
def publishing() -> str:
    """Digest of the code and libraries that write the tables: where it differs, they are written anew."""
    return _code(dataset.__file__, _PUBLISHING)


def _code(package: str | None, libraries: tuple[str, ...]) -> str:
    assert package is not None
    folder = Path(package).parent
    parts = [f"{name} {_version(name)}".encode() for name in libraries]
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SUFFIXES and "__pycache__" not in path.parts:
            parts += [path.relative_to(folder).as_posix().encode(), path.read_bytes()]
    return _digest(b"\0".join(parts))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
