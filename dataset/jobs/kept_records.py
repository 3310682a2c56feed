"""Kept results as bytes and back: plain data in MessagePack, each value held to its type when it is read.

Nothing in such bytes can name code, so a crafted file yields records or is refused (pickles are programs).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, fields, make_dataclass
from typing import Any, TypeVar, get_type_hints

import msgspec
from prongsai.extract.records import BBox, Block, Page, RawDocument, Table, TextLine
from prongsai.normalize.model.facts import DocumentFacts

_LEVEL = 1  # of compression: fast; what is kept is read far more often than the disk is full
_MOST = 1 << 30  # bytes that one result may have: more is no result of ours

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the reading of one document: what `documents` tells of it, without its text."""

    media_type: str
    page_count: int | None = None
    text_origin: str | None = None
    error_code: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What the tables need of one document: how it was read, and its facts."""

    outcome: Outcome
    facts: DocumentFacts


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one document, and again in the places over which the arithmetic stayed open."""

    raw: RawDocument
    again: RawDocument | None = None
    places: tuple[tuple[int, tuple[BBox, ...]], ...] = ()


def _like(record: type, **other: Any) -> type:
    """A class with the fields of a record, some of another type."""
    hints = get_type_hints(record) | other
    return make_dataclass(f"Kept{record.__name__}", [(f.name, hints[f.name]) for f in fields(record)], slots=True)


_KeptPage: Any = _like(Page, blocks=tuple[dict[str, Any], ...])  # lines and tables: no type tells them apart
_KeptRaw: Any = _like(RawDocument, pages=tuple[_KeptPage, ...])
_KeptRead: Any = _like(Read, raw=_KeptRaw, again=_KeptRaw | None)


def _plain(value: Any) -> Any:
    """Numbers of numpy as those of Python."""
    if hasattr(value, "item"):
        return value.item()
    raise NotImplementedError(type(value).__name__)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
_UNDERSTOOD = msgspec.msgpack.Decoder(Understood)
_READ = msgspec.msgpack.Decoder(_KeptRead)


def packed(record: Read | Understood) -> bytes:
    """A record as bytes."""
    return zlib.compress(_ENCODER.encode(record), _LEVEL)


def unpacked(data: bytes, kind: type[Record]) -> Record:
    """The record that bytes hold.

    Args:
        data: what `packed` gave.
        kind: `Read` or `Understood`.

    Raises:
        ValueError: they hold no such record.
    """
    try:
        opened = zlib.decompressobj()
        body = opened.decompress(data, _MOST)
        if not opened.eof:
            raise ValueError("cut off, or larger than any result")
        found = _UNDERSTOOD.decode(body) if kind is Understood else _read(_READ.decode(body))
    except (zlib.error, msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
    assert isinstance(found, kind)
    return found


def _read(kept: Any) -> Read:
    again = None if kept.again is None else _raw(kept.again)
    return Read(_raw(kept.raw), again, kept.places)


def _raw(kept: Any) -> RawDocument:
    pages = tuple(Page(**{**_fields(page), "blocks": tuple(map(_block, page.blocks))}) for page in kept.pages)
    return RawDocument(**{**_fields(kept), "pages": pages})


def _fields(kept: Any) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in kept.__slots__}


def _block(kept: dict[str, Any]) -> Block:
    return msgspec.convert(kept, Table) if "cells" in kept else msgspec.convert(kept, TextLine)
