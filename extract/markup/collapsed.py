"""Columns of a table that its styles fold away: "visibility: collapse" on a column, or on the group that it is in."""

from __future__ import annotations

from prongsai.extract.markup.cascade import Cascade
from prongsai.extract.markup.parser import Node

_MARK = "#collapsed"  # an attribute that no source can write
_MOST_COLUMNS = 1_000


def mark_collapsed(root: Node, cascade: Cascade) -> None:
    """Note on each table under `root` which of its columns are folded away."""
    for table in root.walk():
        if table.tag == "table" and (gone := _gone(table, cascade)):
            table.attrs[_MARK] = " ".join(map(str, gone))


def collapsed_columns(table: Node) -> frozenset[int]:
    """The columns of a table that are folded away, counted from 0."""
    return frozenset(map(int, table.attrs.get(_MARK, "").split()))


def _gone(table: Node, cascade: Cascade) -> list[int]:
    gone: list[int] = []
    at = 0
    for column, folded in _columns(table, cascade):
        wide = column.attrs.get("span", "1").strip()
        span = min(int(wide), _MOST_COLUMNS) if wide.isascii() and wide.isdigit() and len(wide) < 6 else 1
        gone += range(at, at + span) if folded else ()
        at += span
        if at > _MOST_COLUMNS:
            break
    return gone


def _columns(table: Node, cascade: Cascade) -> list[tuple[Node, bool]]:
    """The columns as the table names them, each with whether it is folded; a group without any is one itself."""
    found: list[tuple[Node, bool]] = []
    for child in table.children:
        if not isinstance(child, Node) or child.tag not in ("col", "colgroup"):
            continue
        folded = cascade.of(child).get("visibility") == "collapse"
        inner = [below for below in child.children if isinstance(below, Node) and below.tag == "col"]
        if child.tag == "col" or not inner:
            found.append((child, folded))
        else:
            found += [
                (col, cascade.of(col).get("visibility", "collapse" if folded else "") == "collapse") for col in inner
            ]
    return found
