"""Results kept from run to run in a hidden database beside the dataset, so that only what changed is done again.

A row for what was read of a document and one for what was understood: a new rule of `normalize` never repeats the
reading. SQLite in its write-ahead mode: a process killed at any moment leaves whole rows or none, and several write at
once. A digest tells a row that the disk spoilt; a database that is none any more is begun anew. Either costs the next
reading its time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import shutil
import sqlite3
from collections.abc import Iterable, Sequence, Set
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from prongsai.dataset.jobs.kept_records import Read, Understood, packed, unpacked
from prongsai.dataset.jobs.stamps import Stamp
from prongsai.extract.errors import ErrorCode

log = logging.getLogger("prongsai")

_Record = TypeVar("_Record", Read, Understood)
Kind = Literal["read", "understood"]
MOST_TRIES = 3  # of what failed by bad luck; then it waits for `--retry-failed`
_FORMAT = 2  # of the database; another one is begun anew
_PATIENCE = 120  # seconds to wait while others write
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_OLD = ("read", "understood")  # folders in which older versions kept one file for each result
BAD_LUCK = frozenset({ErrorCode.TIMEOUT, ErrorCode.OUT_OF_MEMORY, ErrorCode.WORKER_DIED, ErrorCode.MISSING_PROGRAM})
_TABLE = """
CREATE TABLE IF NOT EXISTS results (
    kind TEXT NOT NULL, document_id TEXT NOT NULL, settings TEXT NOT NULL, extract TEXT NOT NULL,
    normalize TEXT NOT NULL, beside TEXT, error_code TEXT, tries INTEGER NOT NULL, sha256 BLOB NOT NULL,
    body BLOB NOT NULL, PRIMARY KEY (kind, document_id)
)
"""
_KEEP = """
INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, document_id) DO UPDATE SET
    settings = excluded.settings, extract = excluded.extract, normalize = excluded.normalize,
    beside = excluded.beside, error_code = excluded.error_code, sha256 = excluded.sha256, body = excluded.body,
    tries = CASE WHEN (results.settings, results.extract, results.normalize, results.beside) IS
        (excluded.settings, excluded.extract, excluded.normalize, excluded.beside)
        THEN results.tries * (excluded.tries > 0) + excluded.tries ELSE excluded.tries END
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a kept result without opening it."""

    stamp: Stamp
    beside: str | None  # digest of the text beside the document
    error_code: str | None
    tries: int  # how often it failed by bad luck, one time after the other


class KeptResultLostError(Exception):
    """What was kept of a document is damaged; the document must be done again."""


class Store:
    """The kept results of one output folder; each process has a connection of its own."""

    def __init__(self, out: Path) -> None:
        """`out` is the dataset's folder; the results lie beside it."""
        self.folder = out.with_name(f".{out.name}.kept")
        self.path = self.folder / "results.sqlite"
        self._connection: sqlite3.Connection | None = None
        self._mends = False

    def begin(self) -> None:
        """Begin a run, as the one that may replace a database that is damaged or of another version."""
        self._mends = True
        for (found,) in self._rows("PRAGMA user_version"):
            if found != _FORMAT:
                self._remove()
        self.drop(())

    def close(self) -> None:
        """Let go of the database."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def kept(self, kind: Kind, document_id: str) -> Kept | None:
        """What is known of a kept result; None where there is none."""
        rows = self._rows(
            "SELECT settings, extract, normalize, beside, error_code, tries FROM results "
            "WHERE kind = ? AND document_id = ?", kind, document_id,
        )  # fmt: skip
        for settings, extract, normalize, beside, error_code, tries in rows:
            return Kept(Stamp(settings, extract, normalize), beside, error_code, tries)
        return None

    def understood(self, document_id: str) -> Understood | None:
        """What was understood of a document; None where it is lost or damaged."""
        return self._record("understood", document_id, Understood)

    def read(self, document_id: str) -> Read | None:
        """What was read of a document; None where it is lost or damaged."""
        return self._record("read", document_id, Read)

    def keep(self, document_id: str, record: Read | Understood, stamp: Stamp, beside: str | None) -> bool:
        """Keep a result; false where the disk does not take it, which costs the next run its time and nothing else."""
        kind, error = ("read", None) if isinstance(record, Read) else ("understood", record.outcome.error_code)
        body = packed(record)
        digest = hashlib.sha256(body).digest()
        row = (kind, document_id, *astuple(stamp), beside, error, int(error in BAD_LUCK), digest, body)
        return self._change(_KEEP, [row])

    def digest(self) -> str:
        """Tells whether anything that was understood changed."""
        rows = self._rows("SELECT document_id, sha256 FROM results WHERE kind = 'understood' ORDER BY document_id")
        return hashlib.sha256(b"".join(document_id.encode() + digest for document_id, digest in rows)).hexdigest()

    def lost(self, wanted: Iterable[str]) -> list[str]:
        """Which of these documents have no result that can be opened."""
        return [document_id for document_id in wanted if self.understood(document_id) is None]

    def forget(self, wanted: Set[str]) -> int:
        """Remove the results of all other documents, and what older versions kept; returns how many documents."""
        for name in _OLD:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        gone = {str(row[0]) for row in self._rows("SELECT DISTINCT document_id FROM results")} - wanted
        if gone:
            self.drop(gone)
            self._rows("PRAGMA incremental_vacuum")
        return len(gone)

    def drop(self, documents: Iterable[str]) -> None:
        """Remove what is kept of these documents."""
        self._change("DELETE FROM results WHERE document_id = ?", [(one,) for one in documents])

    def _record(self, kind: Kind, document_id: str, record: type[_Record]) -> _Record | None:
        rows = self._rows("SELECT sha256, body FROM results WHERE kind = ? AND document_id = ?", kind, document_id)
        for digest, body in rows:
            with contextlib.suppress(ValueError):
                return unpacked(body, record) if hashlib.sha256(body).digest() == digest else None
        return None

    def _rows(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        """The answer to a question; nothing where the database cannot give it."""
        try:
            return self._open().execute(question, values).fetchall() if self.path.is_file() else []
        except (sqlite3.Error, OSError) as error:
            self._mend(error)
            return []

    def _change(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> bool:
        """Change rows, all or none; false where the database does not take it."""
        for _ in range(2):
            try:
                with self._open() as connection:
                    connection.executemany(statement, rows)
                    return True
            except (sqlite3.Error, OSError) as error:
                if not self._mend(error):
                    return False
        return False

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            new = not self.path.exists()
            self.folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=_PATIENCE)
            if new:
                self._connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
                self._connection.execute(f"PRAGMA user_version = {_FORMAT}")
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(_TABLE)
        return self._connection

    def _mend(self, error: Exception) -> bool:
        """Begin a damaged database anew, where this process may; true where it is worth another try."""
        if not self._mends or getattr(error, "sqlite_errorcode", None) not in _DAMAGED:
            return False
        log.warning("%s is damaged; every document is read anew", self.path)
        self._remove()
        return True

    def _remove(self) -> None:
        self.close()
        for end in ("", "-wal", "-shm"):
            Path(f"{self.path}{end}").unlink(missing_ok=True)
