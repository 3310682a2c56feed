"""A tree of markup as lines, tables and page breaks, in the order in which a browser would show them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from prongsai.extract.markup.flow import Flow, Line, Style
from prongsai.extract.markup.parser import Node, Text
from prongsai.extract.records import Block, Place, TextLine
from prongsai.extract.text.delimited_tables import is_number
from prongsai.extract.text.html_tables import LineOf, is_layout, opened_up, outside_text, read_table
from prongsai.extract.text.page_breaks import is_page_comment

_BREAK_BEFORE = re.compile(r"(?:page-break-before\s*:\s*always|break-before\s*:\s*page)", re.IGNORECASE)
_BREAK_AFTER = re.compile(r"(?:page-break-after\s*:\s*always|break-after\s*:\s*page)", re.IGNORECASE)
PICTURE = "#picture"  # the tag of an <img> that holds its picture
_READ_BY_OTHER = frozenset(("pre", "svg", PICTURE))
_SPECIAL = frozenset(("table", "#comment", "dl")) | _READ_BY_OTHER
_LEAST_FIGURES = 2  # beside the names of a list, to be a table


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page starts here."""


Item = Block | PageBreak
ReadOther = Callable[[Node], list[Block]]


def markup_blocks(root: Node, line_of: LineOf, newlines: bool, read_other: ReadOther | None = None) -> list[Item]:
    """Turn what is inside a node into lines and tables; tables that only arrange content are opened up.

    Args:
        root: its children are read.
        line_of: gives the line of the file for an offset.
        newlines: whether a newline of the source is a printed break (text files) or a space (HTML).
        read_other: reads a <pre>, an <svg> or a picture; without it a <pre> is read like a <div>, and the others not.
    """
    special = _SPECIAL if read_other else _SPECIAL - _READ_BY_OTHER
    flow = Flow(special, breaks=_breaks)
    flow.add_children(root, Style(newlines=newlines))
    flow.flush()
    items: list[Item] = []
    for part in flow.out:
        if isinstance(part, Line):
            items.append(TextLine(part.text, Place(line=line_of(part.offset)), None, part.bold, part.centred))
        elif part.tag == "#break" or (part.tag == "#comment" and is_page_comment(part.attrs["text"])):
            items.append(PageBreak())
        elif part.tag in _READ_BY_OTHER and read_other:
            items.extend(read_other(part))
        elif part.tag == "dl":
            items.extend(_listed_items(part, line_of, newlines, read_other))
        elif part.tag == "table":
            items.extend(_table_items(part, line_of, newlines, read_other))
    return items


def _listed_items(listed: Node, line_of: LineOf, newlines: bool, read_other: ReadOther | None) -> list[Item]:
    """A list of names, each with one value, of which some are figures, is a table of two columns; else its lines."""
    parts = [child for child in _listed_parts(listed) if child.tag in ("dt", "dd")]
    by_turns = all(part.tag == ("dd" if n % 2 else "dt") for n, part in enumerate(parts)) and len(parts) % 2 == 0
    if not by_turns or sum(_is_figure(part) for part in parts[1::2]) < _LEAST_FIGURES:
        return markup_blocks(Node("root", listed.offset, {}, list(listed.children)), line_of, newlines, read_other)
    rows: list[Node | Text] = [
        Node(
            "tr", name.offset, {}, [Node("td", name.offset, {}, name.children), Node("td", at.offset, {}, at.children)]
        )
        for name, at in zip(parts[::2], parts[1::2], strict=True)
    ]
    found = read_table(Node("table", listed.offset, {}, rows), line_of, newlines)
    return [found] if found else []


def _listed_parts(listed: Node) -> list[Node]:
    """The names and values of a list; a box may hold each pair."""
    found: list[Node] = []
    for child in listed.children:
        if isinstance(child, Node):
            found.extend(_listed_parts(child) if child.tag == "div" else [child])
    return found


def _is_figure(value: Node) -> bool:
    flow = Flow()
    flow.add_children(value, Style())
    return len(lines := flow.lines()) == 1 and is_number(lines[0].text)


def _table_items(table: Node, line_of: LineOf, newlines: bool, read_other: ReadOther | None) -> list[Item]:
    if is_layout(table):
        return markup_blocks(Node("root", table.offset, {}, opened_up(table)), line_of, newlines, read_other)
    items: list[Item] = []
    outside = outside_text(table)
    if outside:
        items.extend(markup_blocks(Node("root", table.offset, {}, outside), line_of, newlines, read_other))
    found = read_table(table, line_of, newlines)
    return [*items, found] if found else items


def _breaks(node: Node) -> tuple[bool, bool]:
    """Whether a new page starts before and after an element."""
    css = node.attrs.get("style", "")
    return bool(css and _BREAK_BEFORE.search(css)), bool(css and _BREAK_AFTER.search(css))
