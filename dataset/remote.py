"""Raw folders and datasets on object stores: `s3://bucket/raw`, and whatever else Arrow or fsspec knows.

A raw folder is mirrored into a work folder on this machine, new and changed files only. A dataset is built on this
machine and uploaded: first whole under `.versions/NAME`, then table by table under its own path, `run.json` last. An
object store cannot exchange a folder in one step; a reader who must never meet two datasets at once takes the version
that `run.json` names. The lock holds for one machine: two must not publish to one URL.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
from prongsai.dataset.swap import OURS
from prongsai.extract.errors import UsageError
from pyarrow import fs

WORK = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "prongsai"
_VERSIONS = ".versions"
_CHUNK = 1 << 20

log = logging.getLogger("prongsai")


def is_remote(place: str) -> bool:
    """Whether a place is a URL and not a path."""
    return "://" in place


def mirrored(url: str) -> Path:
    """A folder with the files of a remote one, as they are now.

    Raises:
        UsageError: the URL cannot be read.
    """
    store, path = _filesystem(url)
    folder = _place(url) / (PurePosixPath(path).name or "raw")
    try:
        found = {info.path[len(path) :].lstrip("/"): info for info in _files(store, path)}
    except OSError as error:
        raise UsageError(f"{url} cannot be listed: {error}") from error
    for name, info in found.items():
        if not _is_safe(name):
            log.warning("%s: %r is no name for a file here, left out", url, name)
            continue
        target = folder / name
        if not _is_same(target, info):
            _download(store, info, target)
    for path_here in [p for p in folder.rglob("*") if p.is_file()] if folder.exists() else []:
        if path_here.relative_to(folder).as_posix() not in found:
            path_here.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def local_dataset(url: str) -> Path:
    """The folder in which the dataset of a URL is built; what is published there is brought here if it is not.

    Raises:
        UsageError: the URL cannot be read.
    """
    store, path = _filesystem(url)
    out = _place(url) / (PurePosixPath(path).name or "parsed")
    try:
        record = _read(store, f"{path}/run.json")
    except OSError:
        return out  # nothing is published yet
    if (out / "run.json").is_file() and (out / "run.json").read_bytes() == record:
        return out
    version = json.loads(record).get("version_name")
    folder = f"{path}/{_VERSIONS}/{version}"
    aside = out.with_name(f".{out.name}.fetched")
    shutil.rmtree(aside, ignore_errors=True)
    for info in _files(store, folder):
        _download(store, info, aside / PurePosixPath(info.path).name)
    (aside / "run.json").write_bytes(record)
    shutil.rmtree(out, ignore_errors=True)
    aside.rename(out)
    return out


def is_uploaded(out: Path, url: str) -> bool:
    """Whether what is published at a URL is the dataset here; after an upload that broke off it is not."""
    store, path = _filesystem(url)
    try:
        return _read(store, f"{path}/run.json") == (out / "run.json").read_bytes()
    except OSError:
        return False


def upload(out: Path, url: str, keep: int = 1) -> None:
    """Put a dataset where its URL says; versions that are too many are removed.

    Raises:
        UsageError: the URL cannot be written.
    """
    store, path = _filesystem(url)
    record: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf-8"))
    name = hashlib.sha256(json.dumps(record["sha256"], sort_keys=True).encode()).hexdigest()[:16]
    record["version_name"] = name
    (out / "run.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    files = sorted((p for p in out.iterdir() if p.name in OURS), key=lambda p: (p.name == "run.json", p.name))
    try:
        for folder in (f"{path}/{_VERSIONS}/{name}", path):
            for file in files:
                with file.open("rb") as source, store.open_output_stream(f"{folder}/{file.name}") as target:
                    shutil.copyfileobj(source, target, _CHUNK)
        _forget(store, f"{path}/{_VERSIONS}", name, keep)
    except OSError as error:
        raise UsageError(f"{url} cannot be written: {error}") from error


def _forget(store: fs.FileSystem, folder: str, present: str, keep: int) -> None:
    """Remove all versions but the present one and the last `keep` before it."""
    newest: dict[str, int] = {}
    for info in _files(store, folder):
        name = info.path[len(folder) :].lstrip("/").split("/")[0]
        newest[name] = max(newest.get(name, 0), info.mtime_ns or 0)
    others = sorted((n for n in newest if n != present), key=lambda n: -newest[n])
    for name in others[keep:]:
        for info in _files(store, f"{folder}/{name}"):
            store.delete_file(info.path)


def _filesystem(url: str) -> tuple[fs.FileSystem, str]:
    try:
        store, path = fs.FileSystem.from_uri(url)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError, OSError) as error:
        try:
            from fsspec.core import url_to_fs

            store, path = url_to_fs(url)
            store = fs.PyFileSystem(fs.FSSpecHandler(store))
        except (ImportError, ValueError) as other:
            raise UsageError(f"{url}: no file system is known for that URL: {error}; {other}") from error
    return store, str(path).rstrip("/")


def _files(store: fs.FileSystem, path: str) -> Iterator[fs.FileInfo]:
    for info in store.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True)):
        if info.type == fs.FileType.File:
            yield info


def _read(store: fs.FileSystem, path: str) -> bytes:
    with store.open_input_stream(path) as stream:
        data: bytes = stream.read()
    return data


def _is_safe(name: str) -> bool:
    """Whether a key can be a path below a folder: no step up, no empty part, no part that a disk refuses."""
    parts = name.split("/")
    return all(part not in ("", ".", "..") and "\0" not in part and len(os.fsencode(part)) <= 255 for part in parts)


def _is_same(target: Path, info: fs.FileInfo) -> bool:
    try:
        status = target.stat()
    except OSError:
        return False
    return status.st_size == info.size and status.st_mtime_ns == (info.mtime_ns or 0)


def _download(store: fs.FileSystem, info: fs.FileInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".new-{hashlib.sha256(target.name.encode()).hexdigest()[:16]}")
    with store.open_input_stream(info.path) as source, aside.open("wb") as stream:
        shutil.copyfileobj(source, stream, _CHUNK)
    os.utime(aside, ns=(info.mtime_ns or 0, info.mtime_ns or 0))
    aside.replace(target)


def _place(url: str) -> Path:
    return WORK / hashlib.sha256(url.split("?")[0].encode()).hexdigest()[:16]
