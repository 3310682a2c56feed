"""JSON, as web services and pages of scripts give it: its members as lines, lists of alike objects as tables.

A text that is itself JSON, packed into a string, is opened as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from prongsai.extract.records import Block, Place, TextLine
from prongsai.extract.text.cell_grid import MAX_COLS, GridCell, build_table

_LONGEST = 2_000_000  # characters that are parsed
_DEEPEST = 30
_NAMING = ("name", "label", "title", "code", "indicator", "instrument", "ชื่อ", "ตัวชี้วัด", "เครื่องมือ")
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
_LEAST = 2  # members with a number that make a table, objects that make a list


def json_blocks(text: str, first_line: int = 1) -> list[Block] | None:
    """The lines and tables of a JSON object or list; None for any other text."""
    value = _parsed(text)
    if value is None:
        return None
    reader = _Reader(text, first_line)
    reader.read("", value, 0)
    return reader.blocks


def _parsed(text: str) -> Mapping[str, object] | Sequence[object] | None:
    plain = text.strip()
    if plain[:1] not in ("{", "[") or plain[-1:] not in ("}", "]") or len(plain) > _LONGEST:
        return None
    try:
        value = json.loads(plain, parse_float=_Figure, parse_int=_Figure)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


class _Figure(str):
    """A number as it is written: 85.90 keeps its decimals."""


class _Reader:
    """Walks the members in order; the line of each is that of its value in the source."""

    def __init__(self, source: str, first_line: int) -> None:
        self.blocks: list[Block] = []
        self._source, self._first = source, first_line
        self._at = 0

    def read(self, name: str, value: object, depth: int) -> None:
        """Add what a member says."""
        inner = _parsed(value) if isinstance(value, str) and not isinstance(value, _Figure) else None
        value = inner if inner is not None else value
        if depth > _DEEPEST:
            return
        if isinstance(value, dict):
            self._read_object(value, depth)
        elif isinstance(value, list):
            self._read_list(name, value, depth)
        elif value not in (None, "") and not isinstance(value, bool):
            said = str(value)
            self._add_line(f"{name}: {said}" if name else said, self._line_of(said))

    def _read_object(self, value: Mapping[str, object], depth: int) -> None:
        waiting: list[tuple[str, str]] = []
        told = _name_and_figure(value)
        if told is not None:
            self._add_line(f"{value[told[0]]}: {value[told[1]]}", self._line_of(str(value[told[1]])))
            value = {name: member for name, member in value.items() if name not in told}
        for name, member in value.items():
            if isinstance(member, _Figure):
                waiting.append((name, str(member)))  # plain: what is kept holds plain values only
                continue
            self._add_pairs(waiting)
            waiting = []
            self.read(name, member, depth + 1)
        self._add_pairs(waiting)

    def _add_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Numbers one after the other: a table of names and figures, or a line."""
        if len(pairs) >= _LEAST:
            self._add_table([list(pair) for pair in pairs])
        for name, figure in pairs if len(pairs) < _LEAST else ():
            self._add_line(f"{name}: {figure}", self._line_of(figure))

    def _read_list(self, name: str, members: Sequence[object], depth: int) -> None:
        objects = [flat for member in members if (flat := _flat(member)) is not None]
        columns = list(dict.fromkeys(key for flat in objects for key in flat))
        alike = len(objects) == len(members) >= _LEAST and all(2 * len(flat) > len(columns) for flat in objects)
        if alike and len(columns) <= MAX_COLS:
            self._add_table([columns, *([flat.get(key, "") for key in columns] for flat in objects)])
            return
        for member in members:
            self.read(name, member, depth + 1)

    def _add_line(self, text: str, line: int) -> None:
        lines = _whole(text).split("\n")
        self.blocks += [TextLine(part.strip(), Place(line=line)) for part in lines if part.strip()]

    def _add_table(self, rows: Sequence[Sequence[str]]) -> None:
        lines = [self._line_of(row[0]) for row in rows]
        cells = [[GridCell(_whole(text), line) for text in row] for row, line in zip(rows, lines, strict=True)]
        self.blocks.append(build_table(cells, "tabs", list(lines)))

    def _line_of(self, said: str) -> int:
        """The line of a text in the source, looked for behind the one before; the same line where it is not found."""
        for form in (said, json.dumps(said)[1:-1]):
            at = self._source.find(form, self._at) if form else -1
            if at >= 0:
                self._at = at
                break
        return self._first + self._source.count("\n", 0, self._at)


def _name_and_figure(value: Mapping[str, object]) -> tuple[str, str] | None:
    """The members of an object that say what its only decimal is called, and the decimal; None where it holds no more.

    An object of nothing but such a pair is a row of a list, or a line for each member.
    """
    names = [key for key in _NAMING if isinstance(value.get(key), str)]
    figures = [key for key, member in value.items() if isinstance(member, str) and _DECIMAL.fullmatch(member)]
    holds_more = any(isinstance(member, dict | list) for member in value.values())
    return (names[0], figures[0]) if names and len(figures) == 1 and holds_more else None


def _whole(text: str) -> str:
    """A text without half signs (the first of two codes that make one), which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _flat(member: object) -> dict[str, str] | None:
    """The members of an object that holds no other, or of the one object that it wraps; None for any other value."""
    while isinstance(member, dict) and len(member) == 1 and isinstance(next(iter(member.values())), dict):
        member = next(iter(member.values()))
    if not isinstance(member, dict) or any(isinstance(value, dict | list) for value in member.values()):
        return None
    return {name: "" if value is None or isinstance(value, bool) else str(value) for name, value in member.items()}
