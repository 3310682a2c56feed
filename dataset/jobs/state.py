"""What the last run left: which files it saw, and what the published dataset rests on."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from prongsai.dataset.publish import digests
from prongsai.extract.intake.raw_folder import SourceFile

_FORMAT = 3
_SETTLED = 2_000_000_000  # nanoseconds; a file that changed so shortly before it was seen may change unseen again


class State:
    """Read once at the start of a run and written at its end; lost or damaged, it costs time and nothing else."""

    def __init__(self, path: Path, content: Mapping[str, Any]) -> None:
        """`content` is what the file holds; anything that is not understood counts as nothing."""
        self.path = path
        self.files: dict[str, list[Any]] = dict(content.get("files", {}))
        self.seen_at: int = content.get("seen_at", 0)
        self.documents: dict[str, dict[str, Any]] = dict(content.get("documents", {}))
        self._basis: dict[str, str] = dict(content.get("basis", {}))
        self._sha256: dict[str, str] = dict(content.get("sha256", {}))

    @classmethod
    def load(cls, out: Path) -> State:
        """The state beside a dataset; an empty one where there is none."""
        path = out.with_name(f".{out.name}.kept") / "state.json"
        try:
            digest, body = path.read_bytes().split(b"\n", 1)
            whole = hashlib.sha256(body).hexdigest() == digest.decode("ascii")
            content = json.loads(body) if whole else {}
            return cls(path, content if content.get("format") == _FORMAT else {})
        except (OSError, ValueError, KeyError, TypeError):
            return cls(path, {})

    def known(self, where: str, status: os.stat_result) -> tuple[str, int] | None:
        """Digest and size of a file that has not changed since it was seen, without reading it."""
        found = self.files.get(where)
        settled = status.st_mtime_ns + _SETTLED < self.seen_at and status.st_ctime_ns + _SETTLED < self.seen_at
        if found is None or not settled or found[:3] != [status.st_size, status.st_mtime_ns, status.st_ino]:
            return None
        return str(found[3]), int(found[4])

    def forget(self, file: SourceFile) -> None:
        """Look at a file again next time: its bytes were not those that were remembered, or could not be had."""
        for one in file.parts or (file,):
            self.files.pop(one.where, None)

    def remember(self, files: Sequence[SourceFile]) -> None:
        """Take down the files of this run."""
        self.seen_at = time.time_ns()
        self.files = {
            f.where: [*f.mark, f.document_id, f.size_bytes]
            for file in files
            for f in file.parts or (file,)
            if f.mark is not None and f.size_bytes is not None
        }

    def damaged(self, out: Path) -> list[str]:
        """The tables at `out` that are not to the byte what was published; none where that is not known."""
        found = digests(out)
        return sorted(name for name, digest in self._sha256.items() if name in found and found[name] != digest)

    def stands(self, out: Path, rows: Mapping[str, Any], basis: Mapping[str, str]) -> bool:
        """Whether the published dataset is what these documents and this basis would give again."""
        same = self.documents == dict(rows) and self._basis == dict(basis) and bool(self._sha256)
        return same and (out / "run.json").is_file() and digests(out) == self._sha256

    def published(self, rows: Mapping[str, Any], basis: Mapping[str, str], sha256: Mapping[str, str]) -> None:
        """Take down what was published, and write everything."""
        self.documents, self._basis, self._sha256 = dict(rows), dict(basis), dict(sha256)
        self.save()

    def save(self) -> None:
        """Write the state aside and rename it; a full disk loses it and nothing else."""
        content = {
            "format": _FORMAT, "seen_at": self.seen_at, "files": self.files, "documents": self.documents,
            "basis": self._basis, "sha256": self._sha256,
        }  # fmt: skip
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            aside = self.path.with_suffix(".new")
            body = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogateescape")
            aside.write_bytes(hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body)
            aside.replace(self.path)
        except OSError:
            return
