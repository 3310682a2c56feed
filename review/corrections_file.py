"""The file of corrections, edited a row at a time: what people wrote by hand in it stays as it is, byte for byte."""

from __future__ import annotations

import contextlib
import csv
import fcntl
import io
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prongsai.dataset.corrections import COLUMNS, read_corrections
from prongsai.dataset.spreadsheet_cells import guarded, unguarded
from prongsai.extract.errors import UsageError

_BOM = "\ufeff"
_MODE = 0o644  # of a new file


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its text with its line end, and its cells in the columns that count; none of an empty line."""

    raw: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The file's rows; `columns` are all that it has, in its order."""

    columns: tuple[str, ...]
    head: str  # the text before the first row: the header, with the byte-order mark where there is one
    rows: tuple[Row, ...]
    newline: str = "\r\n"

    def text(self) -> str:
        """The whole file."""
        return self.head + "".join(row.raw for row in self.rows)

    def put(self, at: int | None, cells: Mapping[str, str], before: int | None = None) -> Table:
        """With a row instead of the one at a place (its other cells stay), else before a place, else at the end."""
        old = _cells(self.rows[at].raw) if at is not None else []
        new = [guarded(cells.get(name, "")) if name in COLUMNS else _at(old, i) for i, name in enumerate(self.columns)]
        row = Row(_written([*new, *old[len(new) :]], self.newline), dict(cells))
        return self.restored(at, row, before)

    def without(self, at: int) -> Table:
        """Without one row."""
        return self._with([*self.rows[:at], *self.rows[at + 1 :]])

    def restored(self, at: int | None, row: Row, before: int | None = None) -> Table:
        """With a row as it stands instead of the one at a place, else before a place, else at the end."""
        rows = list(self.rows)
        if at is not None:
            rows[at] = row
            return self._with(rows)
        if rows:
            rows[-1] = Row(_ended(rows[-1].raw, self.newline), rows[-1].cells)
        rows.insert(len(rows) if before is None else before, Row(_ended(row.raw, self.newline), row.cells))
        return self._with(rows)

    def _with(self, rows: Sequence[Row]) -> Table:
        return Table(self.columns, _ended(self.head, self.newline), tuple(rows), self.newline)


def read_table(path: Path) -> Table:
    """The rows of the file; an empty table with the usual header where there is no file.

    Raises:
        UsageError: the file is none that a run would take, see `dataset.corrections.read_corrections`.
    """
    read_corrections(path)
    if not path.exists():
        return Table(COLUMNS, _BOM + _written(COLUMNS, "\r\n"), ())
    with path.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    bare = text.removeprefix(_BOM)
    (head, columns), *records = _records(bare)
    newline = "\r\n" if head.endswith("\r\n") or not head.endswith(("\n", "\r")) else head[-1]
    place = {name: i for i, name in enumerate(columns)}
    rows = [
        Row(raw, {name: unguarded(_at(cells, place[name]).strip()) for name in COLUMNS} if cells else {})
        for raw, cells in records
    ]
    return Table(tuple(columns), text[: len(text) - len(bare)] + head, tuple(rows), newline)


def edit(path: Path, change: Callable[[Table], Table]) -> None:
    """Change the file under a lock that other desks obey too; it is written aside and renamed.

    Raises:
        UsageError: the file is none that a run would take, or cannot be written.
    """
    path = path.resolve()  # a link stays a link; what it leads to is replaced
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.parent):
            old = read_table(path)
            new = change(old)
            if new.text() != old.text() or not path.exists():
                _replace(path, new.text())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}; choose another --corrections") from error


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder: the file itself is replaced, so a lock on it would hold nobody off."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _replace(path: Path, text: str) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else _MODE
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        aside.chmod(mode)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _records(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each record's own text and its cells; an empty line is a record without any."""
    lines: list[str] = []

    def taken() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            lines.append(line)
            yield line

    for cells in csv.reader(taken()):
        yield "".join(lines), cells
        lines.clear()


def _cells(raw: str) -> list[str]:
    return next(csv.reader(io.StringIO(raw, newline="")), [])


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _written(cells: Sequence[str], newline: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=newline).writerow(cells)
    return buffer.getvalue()


def _ended(text: str, newline: str) -> str:
    return text if text.endswith(("\n", "\r")) else text + newline
