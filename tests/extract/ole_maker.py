"""Makes OLE compound files ([MS-CFB]), the form of Outlook's mails, of named streams."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096


@dataclass
class _Entry:
    name: str
    kind: int  # 1 a folder, 2 a stream, 5 the root
    data: bytes = b""
    children: list[int] = field(default_factory=list)


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A file of streams by their paths, such as "folder/name"."""
    entries = [_Entry("Root Entry", 5)]
    folders = {"": 0}
    for path, data in streams.items():
        above, _, name = path.rpartition("/")
        if above not in folders:
            folders[above] = _added(entries, 0, _Entry(above, 1))
        _added(entries, folders[above], _Entry(name, 2, data))
    return _laid_out(entries)


def _added(entries: list[_Entry], above: int, entry: _Entry) -> int:
    entries.append(entry)
    entries[above].children.append(len(entries) - 1)
    return len(entries) - 1


def _laid_out(entries: list[_Entry]) -> bytes:
    sectors: list[bytes] = []
    fat: list[int] = []
    small, small_fat = b"", list[int]()

    def put(data: bytes) -> int:
        first, count = len(sectors), -(-len(data) // _SECTOR)
        sectors.extend(data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0") for n in range(count))
        fat.extend([*range(first + 1, first + count), _END] if count else [])
        return first if count else _END

    starts = [_END] * len(entries)
    for n, entry in enumerate(entries):
        if entry.kind == 2 and 0 < len(entry.data) < _CUTOFF:
            starts[n], count = len(small_fat), -(-len(entry.data) // _SMALL)
            small_fat.extend([*range(starts[n] + 1, starts[n] + count), _END])
            small += entry.data.ljust(count * _SMALL, b"\0")
        elif entry.kind == 2 and entry.data:
            starts[n] = put(entry.data)
    starts[0], entries[0].data = put(small), small
    small_fat_at = put(b"".join(struct.pack("<I", one) for one in small_fat).ljust(_SECTOR, b"\xff"))
    folder_at = put(_directory(entries, starts))
    fat_at = len(sectors)
    fat.append(_FAT)
    assert len(fat) <= _SECTOR // 4
    sectors.append(b"".join(struct.pack("<I", one) for one in fat).ljust(_SECTOR, b"\xff"))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, folder_at, 0, _CUTOFF, small_fat_at, 1, _END, 0)
    head += struct.pack("<I", fat_at)
    return b"".join([head.ljust(_SECTOR, b"\xff"), *sectors])


def _directory(entries: list[_Entry], starts: list[int]) -> bytes:
    beside = {a: b for entry in entries for a, b in zip(entry.children, entry.children[1:], strict=False)}
    found = b""
    for n, entry in enumerate(entries):
        name = entry.name.encode("utf-16-le")
        child = entry.children[0] if entry.children else _FREE
        found += name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, entry.kind, 1)
        found += struct.pack("<III", _FREE, beside.get(n, _FREE), child) + bytes(36)
        found += struct.pack("<IQ", starts[n] if entry.kind != 1 else 0, len(entry.data))
    return found
