"""A published dataset for people without Parquet: CSV files, an Excel workbook and a DuckDB file in one folder.

Everything is written into a hidden folder inside the target and then renamed, so each file is the old one or the
new one, whole. All forms come from one snapshot of the dataset, whatever a run publishes meanwhile.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Protocol

import pyarrow as pa
from prongsai.export import csv_files, duckdb_file, excel
from prongsai.export.cells import opened
from prongsai.extract.errors import LockHeldError, UsageError
from prongsai.normalize.model.schema import DATASET_VERSION, TABLES

_WRITERS: Mapping[str, ModuleType] = {"csv": csv_files, "excel": excel, "duckdb": duckdb_file}
FORMS = tuple(_WRITERS)
README = "README.txt"
_NAMES = tuple(name for module in _WRITERS.values() for name in module.NAMES)
_STAGING = ".prongsai-export-"
_THAI = {
    "documents": "เอกสาร", "agencies": "หน่วยงาน", "scores": "คะแนน", "levels": "ระดับผลการประเมิน", "measures": "มาตรการ",
    "mentions": "ทุกตำแหน่งที่พิมพ์คะแนนหรือระดับไว้", "findings": "ข้อสังเกต",
}  # fmt: skip
_WORKBOOK = 'ทุกตาราง ตารางละหนึ่งแผ่นงาน / all tables, one sheet each; the sheet "about" explains the columns'
_DATABASE = "ทุกตารางพร้อมมุมมอง / all tables with their types, and views that answer the usual questions"
_EARLIER = "จากการส่งออกครั้งก่อน / of an earlier export; its data may be older"


class Progress(Protocol):
    """A progress bar that counts rows; one of tqdm's is one."""

    def reset(self, total: float | None = None) -> None:
        """So many rows are to be written."""

    def update(self, n: float | None = 1) -> object:
        """So many more rows are written."""


def export(
    dataset: Path, to: Path, forms: Sequence[str] = FORMS, progress: Progress | None = None
) -> list[tuple[Path, int]]:
    """Write a dataset in other forms.

    Args:
        dataset: the folder of the Parquet tables.
        to: the folder for the files; made where there is none. Other files in it are left alone.
        forms: which of `FORMS`.
        progress: told of each row once for each form.

    Returns:
        Each file with its rows, in the order of `forms`; beside them stands a README.txt.

    Raises:
        UsageError: there is no such dataset or form, a library is missing, or `to` cannot hold the files.
        LockHeldError: another export writes there.
    """
    chosen = _checked(forms)
    _refuse_inside(dataset, to)
    with opened(dataset) as tables, _held(to) as folder:
        _refuse_strangers(folder)
        if progress is not None:
            progress.reset(total=len(chosen) * sum(table.metadata.num_rows for table in tables.values()))
        try:
            with _staging_in(folder) as staging:
                written: dict[str, int] = {}
                for form in chosen:
                    written |= _WRITERS[form].write(tables, staging, progress.update if progress else _nothing)
                (staging / README).write_text(_readme(folder, written), encoding="utf-8-sig", newline="\r\n")
                for name in (README, *written):  # first what says that the others are ours
                    (staging / name).replace(folder / name)
        except pa.ArrowException as error:
            raise UsageError(f"{dataset} cannot be read: {error}; run `prongsai run --out {dataset}` again") from error
        except OSError as error:
            raise UsageError(f"{to} cannot be written: {error}; make room there, or name another --to") from error
    return [(to / name, rows) for name, rows in written.items()]


def _nothing(rows: float | None) -> None:
    """Tells nobody."""


def _checked(forms: Sequence[str]) -> tuple[str, ...]:
    """The forms, each once, with their libraries installed."""
    chosen = tuple(dict.fromkeys(forms))
    if not chosen or not set(chosen) <= set(FORMS):
        odd = ", ".join(sorted(set(chosen) - set(FORMS))) or "none"
        raise UsageError(f"forms of an export are {', '.join(FORMS)}, not {odd}")
    for form in chosen:
        _WRITERS[form].need()
    return chosen


def _refuse_inside(dataset: Path, to: Path) -> None:
    """Publishing replaces the dataset's folder and those kept beside it: whatever else stands there is lost."""
    here, there = dataset.resolve(), to.resolve()
    beside = there.relative_to(here.parent).parts if there.is_relative_to(here.parent) else ()
    if there.is_relative_to(here) or (beside and beside[0].startswith(f".{here.name}.")):
        raise UsageError(f"{to} belongs to the dataset, which a run replaces whole; name another --to")


@contextlib.contextmanager
def _held(to: Path) -> Iterator[Path]:
    """The real folder, made where there is none, and held against other exports until this one ends."""
    try:
        to.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(to, os.O_RDONLY | os.O_DIRECTORY)
    except (FileExistsError, NotADirectoryError):
        raise UsageError(f"{to} is no folder; name another --to") from None
    except OSError as error:
        raise UsageError(f"{to} cannot be written: {error.strerror}; name another --to") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockHeldError(f"another export is writing to {to}; wait for it, or name another --to") from None
        yield to.resolve()
    finally:
        os.close(descriptor)


def _refuse_strangers(folder: Path) -> None:
    """Files that bear our names are replaced only where an export wrote them: its README.txt says so."""
    ours = _is_ours(folder / README)
    strangers = [name for name in (README, *_NAMES) if (folder / name).exists() and not ours]
    strangers += [name for name in (README, *_NAMES) if (folder / name).is_dir()]
    if strangers:
        raise UsageError(f"{folder} holds {strangers[0]}, which no export wrote; move it away, or name another --to")
    for name in duckdb_file.NAMES:
        if (folder / f"{name}.wal").exists():
            raise UsageError(f"{folder / name} is open in another program, or was left open; close it there first")


def _is_ours(path: Path) -> bool:
    first = _template().partition("\n")[0].encode()
    try:
        with path.open("rb") as stream:
            return stream.read(3 + len(first)).removeprefix(b"\xef\xbb\xbf").startswith(first)
    except OSError:
        return False


@contextlib.contextmanager
def _staging_in(folder: Path) -> Iterator[Path]:
    """A hidden folder in the target; also removes those of exports that were killed."""
    for left in folder.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _readme(folder: Path, written: Mapping[str, int]) -> str:
    """What each file is; files of an earlier export that this one leaves as they are say so."""
    about = {f"{schema.name}.csv": f"{_THAI[schema.name]} / {schema.description}" for schema in TABLES}
    about |= dict.fromkeys(excel.NAMES, _WORKBOOK) | dict.fromkeys(duckdb_file.NAMES, _DATABASE)
    lines = []
    for name in _NAMES:
        if name in written:
            lines.append(f"- {name} ({written[name]:,} rows): {about[name]}")
        elif (folder / name).exists():
            lines.append(f"- {name}: {_EARLIER}")
    views = ""
    if set(duckdb_file.NAMES) & set(written):
        told = "\n".join(f"- {name}: {question}" for name, question in duckdb_file.views().items())
        views = f"\n\nมุมมอง (view) ในไฟล์ DuckDB / Views of the DuckDB file, as in: FROM totals_by_year;\n{told}\n"
    return _template().format(version=DATASET_VERSION, files="\n".join(lines), views=views)


def _template() -> str:
    return files("prongsai.export").joinpath("readme.txt").read_text(encoding="utf-8")
