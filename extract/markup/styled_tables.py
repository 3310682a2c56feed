"""Tables that styles make of other elements: rows of boxes below each other, as many boxes in each.

CSS has three ways: "display: table-row", rows that are flexible boxes, and a grid of columns. Pages are arranged by the
same means; a table is only what has several rows of short boxes with figures below each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from prongsai.extract.markup.parser import Node, Text

PROPERTIES = frozenset(("display", "flex-direction", "grid-template-columns"))  # what the styles must tell
_GROUPS = frozenset(("table-row-group", "table-header-group", "table-footer-group"))
_FLEXIBLE = frozenset(("flex", "inline-flex"))
_TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr"))
_LEAST_ROWS = 3
_LEAST_BOXES = 3  # of a row that is not called one; a name with its figure is read as well line by line
_LONGEST = 150  # characters of a box
_FIGURE = re.compile(r"[\d๐-๙]{1,3}[.][\d๐-๙]{1,2}")
_REPEATED = re.compile(r"repeat\(\s*(\d{1,2})\s*,")
_TRACK = re.compile(r"[^\s(]+(?:\([^()]*\))?")

Held = Callable[[Node], Mapping[str, str]]


def with_styled_tables(root: Node, held: Held) -> None:
    """Put tables in the place of rows of boxes, in the tree under `root`, which is changed in place.

    Args:
        root: the tree.
        held: gives the declarations that hold on an element.
    """
    for parent in [Node("#top", root.offset, {}, [root]), root, *root.walk()]:
        above: Node | None = None
        for child in [child for child in parent.children if isinstance(child, Node)]:
            made = child.tag not in _TABLE_PARTS and _make_table(child, above, held)
            above = None if made else child


def _make_table(node: Node, above: Node | None, held: Held) -> bool:
    """Turn the rows inside an element into a table; a single row in the element right above is its head."""
    lines = _lines(node, held)
    rows = [boxes for _, boxes in lines if boxes]
    if len(rows) < _LEAST_ROWS or len({len(row) for row in rows}) != 1 or not _holds_figures(rows):
        return False
    before = list(takewhile(lambda line: not line[1], lines))
    behind = list(takewhile(lambda line: not line[1], reversed(lines)))[::-1]
    inside = lines[len(before) : len(lines) - len(behind)]
    if any(len(_text(box)) > _LONGEST for box, boxes in inside if not boxes):
        return False
    heads = [boxes for _, boxes in _lines(above, held)] if above is not None else []
    if above is not None and not before and len(heads) == 1 and len(heads[0]) == len(rows[0]):
        inside = [(above, list(heads[0])), *inside]
        above.children = []
    made = Node("table", node.offset, {}, [_row(box, boxes, len(rows[0])) for box, boxes in inside])
    node.children = [*(box for box, _ in before), made, *(box for box, _ in behind)]
    return True


def _lines(node: Node, held: Held) -> list[tuple[Node, list[Node]]]:
    """The boxes below each other in an element, each with those in it that make a row; none where text is between."""
    style = held(node)
    if any(isinstance(child, Text) and child.raw.strip() for child in node.children):
        return []
    children = [child for child in node.children if isinstance(child, Node) and not child.tag.startswith("#")]
    if "grid" in style.get("display", "") and (tracks := _tracks(style.get("grid-template-columns", ""))):
        rows = [children[at : at + tracks] for at in range(0, len(children), tracks)]
        return [(row[0], row) for row in rows] if rows and len(rows[-1]) == tracks else []
    found: list[tuple[Node, list[Node]]] = []
    for child in children:
        if held(child).get("display") in _GROUPS:
            found += _lines(child, held)
        else:
            found.append((child, _boxes(child, held(child))))
    return found


def _boxes(row: Node, style: Mapping[str, str]) -> list[Node]:
    """The boxes that stand beside each other in a row; none where an element is no row."""
    called = style.get("display") == "table-row"
    flexible = style.get("display") in _FLEXIBLE and "column" not in style.get("flex-direction", "")
    loose = any(isinstance(child, Text) and child.raw.strip() for child in row.children)
    boxes = [child for child in row.children if isinstance(child, Node)]
    return boxes if not loose and (called or flexible) and len(boxes) >= (2 if called else _LEAST_BOXES) else []


def _holds_figures(rows: Sequence[Sequence[Node]]) -> bool:
    """Whether all boxes are short, and figures stand below each other in one column at least."""
    texts = [[_text(box) for box in row] for row in rows]
    columns = zip(*texts, strict=True)
    figures = (sum(_FIGURE.fullmatch(text) is not None for text in column) for column in columns)
    return all(len(text) <= _LONGEST for row in texts for text in row) and 2 * max(figures) >= len(rows)


def _row(box: Node, boxes: Sequence[Node], width: int) -> Node:
    if not boxes:
        return Node("tr", box.offset, {}, [Node("td", box.offset, {"colspan": str(width)}, [box])])
    return Node("tr", box.offset, {}, [Node("td", one.offset, {}, [one]) for one in boxes])


def _tracks(template: str) -> int:
    """How many columns a grid has, 0 where its width decides or where there are too few."""
    repeated = _REPEATED.match(template)
    count = int(repeated[1]) if repeated else 0 if "repeat" in template else len(_TRACK.findall(template))
    return count if count >= _LEAST_BOXES else 0


def _text(node: Node) -> str:
    parts = (child.raw for below in (node, *node.walk()) for child in below.children if isinstance(child, Text))
    return " ".join("".join(parts).split())
