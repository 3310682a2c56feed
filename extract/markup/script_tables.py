"""Figures that a page's script draws: labels and values that stand as lists in its source.

Only what a chart or a table of a script needs is read: a list of labels and lists of as many numbers beside it, pairs
of a label and a number, or objects that hold one of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STRING = r"(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
_NUMBER = r"-?\d+(?:\.\d+)?"
_ITEM = rf"(?:{_STRING}|{_NUMBER}|null)"
_LIST = re.compile(rf"\[\s*({_ITEM}(?:\s*,\s*{_ITEM})*)\s*,?\s*\]")
_MEMBER = rf"(?:[\w$]+|{_STRING})\s*:\s*{_ITEM}"
_OBJECT = re.compile(rf"\{{\s*{_MEMBER}(?:\s*,\s*{_MEMBER})*\s*,?\s*\}}")
_VALUE = re.compile(rf":\s*({_ITEM})")
_ITEMS = re.compile(_ITEM)
_NAME_OF_SERIES = re.compile(rf"(?:label|name|title)[\"']?\s*:\s*({_STRING})[^\[\]]*$")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)")
_BEFORE = 160  # characters before a list in which the name of its series may stand
_LEAST = 3  # labels


@dataclass(frozen=True, slots=True)
class ScriptTable:
    """The rows that a script draws, and where in the source they begin."""

    rows: list[list[str]]
    offset: int


def script_tables(source: str) -> list[ScriptTable]:
    """The tables in the source of a script; none where it holds no labels with as many figures."""
    lists = [(m.start(), [_text(i) for i in _ITEMS.findall(m[1])]) for m in _LIST.finditer(source)]
    objects = [(m.start(), [_text(i) for i in _VALUE.findall(m[0])]) for m in _OBJECT.finditer(source)]
    return [*_columns(source, lists), *_pairs(lists), *_pairs(objects)]


def _columns(source: str, lists: Sequence[tuple[int, list[str]]]) -> list[ScriptTable]:
    """A list of labels and the lists of as many numbers behind it."""
    found: list[ScriptTable] = []
    labels: tuple[int, list[str]] | None = None
    columns: list[tuple[str, list[str]]] = []
    for offset, items in [*lists, (len(source), ["end", "end", "end"])]:
        if labels is not None and len(items) == len(labels[1]) and all(map(_is_number, items)):
            name = _NAME_OF_SERIES.search(source[max(labels[0], offset - _BEFORE) : offset])
            columns.append((_text(name[1]) if name else "", items))
        elif len(items) >= _LEAST and not any(map(_is_number, items)):
            if labels is not None and columns:
                head = [["", *(name for name, _ in columns)]] if any(name for name, _ in columns) else []
                body = [[label, *(c[n] for _, c in columns)] for n, label in enumerate(labels[1])]
                found.append(ScriptTable([*head, *body], labels[0]))
            labels, columns = (offset, items), []
    return found


def _pairs(lists: Sequence[tuple[int, list[str]]]) -> list[ScriptTable]:
    """Lists or objects one after the other that each hold one label and the same number of figures."""
    rows: list[list[str]] = []
    first = 0
    found: list[ScriptTable] = []
    for offset, items in [*lists, (0, [])]:
        words = [i for i in items if not _is_number(i)]
        figures = [i for i in items if _is_number(i)]
        if len(words) == 1 and figures and (not rows or len(rows[-1]) == 1 + len(figures)):
            first = first if rows else offset
            rows.append([words[0], *figures])
            continue
        if len(rows) >= _LEAST:
            found.append(ScriptTable(rows, first))
        rows = []
    return found


def _is_number(text: str) -> bool:
    return re.fullmatch(_NUMBER, text) is not None or text in ("null", "")


def _text(item: str) -> str:
    """What a literal prints."""
    if item[:1] not in "\"'":
        return "" if item == "null" else item
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], item[1:-1]).strip()
