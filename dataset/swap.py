"""The output folder: held by one run at a time, and replaced whole.

A new dataset is built in a hidden sibling and exchanged with the last one in a single step: `renameat2` with
RENAME_EXCHANGE on Linux, so a path such as `OUT/scores.parquet` exists at every moment and each opening of it gives
a whole file. Where a system has no exchange, two renames follow each other; a run that dies between them is mended
by the next.

What no renaming can give: a reader that opens one path twice (pyarrow and DuckDB do) may meet two datasets if the
exchange falls between. A reader that enters the folder first stays with one dataset; for its sake the replaced one
is kept, as `.OUT.previous`, until the next publication.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from prongsai.extract.errors import LockHeldError, UsageError
from prongsai.normalize.model.schema import TABLES

OURS = frozenset({f"{schema.name}.parquet" for schema in TABLES} | {"datapackage.json", "run.json"})
_HARMLESS = frozenset({".gitkeep", ".DS_Store"})
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_AT_FDCWD = -100


@contextlib.contextmanager
def held(out: Path) -> Iterator[Path]:
    """Hold the output folder and yield its real path; the kernel lets go when the process ends, however it ends.

    Raises:
        UsageError: the folder cannot be made, or holds something that is no dataset and would be lost.
        LockHeldError: another run holds it.
    """
    out = out.resolve()  # a link stays a link; what it leads to is replaced
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        stream = _sibling(out, "lock").open("w")
    except OSError as error:
        raise UsageError(f"{out.parent} cannot be written: {error.strerror}; choose another --out") from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockHeldError(f"another run is writing to {out}; wait for it, or choose another --out") from None
        _mend(out)
        refuse_strangers(out)
        yield out


def refuse_strangers(out: Path) -> None:
    """Publishing replaces the whole folder, so nothing but a dataset may stand there.

    Raises:
        UsageError: `out` is a file, or a folder with files that this tool did not write.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise UsageError(f"{out} is a file; name a folder as --out")
    strangers = sorted({p.name for p in out.iterdir()} - OURS - _HARMLESS)
    if strangers:
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        named = ", ".join(strangers[:3]) + more
        raise UsageError(f"{out} holds files that are no dataset and would be lost ({named}); choose another --out")


@contextlib.contextmanager
def staging_beside(out: Path) -> Iterator[Path]:
    """A new hidden folder beside `out`; whatever stands there in the end is removed."""
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    try:
        staging.chmod(0o755)
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def swap(staging: Path, out: Path, keep: int = 1) -> None:
    """Make `staging` last on disk and put it at `out`; what stood there is kept as `.OUT.previous`.

    `keep` is how many replaced datasets stay: the one before is then `.OUT.previous-2`, and so on.
    """
    for path in [*sorted(staging.iterdir()), staging]:
        _sync(path)
    _make_room(out, keep)
    if not out.exists():
        staging.rename(out)
    elif _exchange(staging, out):
        staging.rename(_sibling(out, "previous"))
    else:
        out.rename(_sibling(out, "last"))
        staging.rename(out)
        _sibling(out, "last").rename(_sibling(out, "previous"))
    _sync(out.parent)


def _make_room(out: Path, keep: int) -> None:
    """Move each kept dataset one place back, and remove those that are too many."""
    kept = sorted((p for p in out.parent.glob(f".{out.name}.previous-*")), key=lambda p: int(p.name.rsplit("-", 1)[1]))
    for path in reversed(kept):
        number = int(path.name.rsplit("-", 1)[1])
        if number >= keep:
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.rename(_sibling(out, f"previous-{number + 1}"))
    last = _sibling(out, "previous")
    if keep > 1 and last.exists() and out.exists():
        last.rename(_sibling(out, "previous-2"))
    shutil.rmtree(last, ignore_errors=True)


def _sibling(out: Path, name: str) -> Path:
    return out.with_name(f".{out.name}.{name}")


def _mend(out: Path) -> None:
    """Undo what a killed run left behind: bring a dataset back that was moved aside, remove unfinished ones."""
    last = _sibling(out, "last")
    if last.exists():
        if out.exists():
            shutil.rmtree(last, ignore_errors=True)
        else:
            last.rename(out)
    lead = f".{out.name}.new-"
    for left in [path for path in out.parent.iterdir() if path.name.startswith(lead)]:
        shutil.rmtree(left, ignore_errors=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(one: Path, other: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
