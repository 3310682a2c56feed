"""Rows of boxes set one below the other, box under box: names below the columns of a chart, figures above them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from prongsai.extract.markup.parser import Node, Text

PROPERTIES = frozenset(("display", "flex-direction"))  # what the styles must tell of an element
_LEAST = 4  # boxes of a row, so that two rows of as many are no chance
_ROWS = ("flex", "inline-flex")
_MARKS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙.,%- ")


def with_box_rows(children: Sequence[Node | Text], held: Callable[[Node], Mapping[str, str]]) -> list[Node | Text]:
    """The children of an element, a row of figures and the row of as many names beside it as one table of two rows.

    Args:
        children: what stands inside the element, in order.
        held: gives the declarations that hold on an element.
    """
    found: list[Node | Text] = []
    for child in children:
        at = next((n for n in range(len(found) - 1, -1, -1) if not _is_blank(found[n])), None)
        above = found[at] if at is not None else None
        if at is not None and isinstance(above, Node) and isinstance(child, Node):
            rows = [_boxes(node, held(node)) for node in (above, child)]
            if rows[0] and len(rows[0]) == len(rows[1]) and _are_figures(rows[0]) != _are_figures(rows[1]):
                names_first = sorted(rows, key=_are_figures)
                found[at:] = [Node("table", above.offset, {}, [_row(boxes) for boxes in names_first])]
                continue
        found.append(child)
    return found


def _boxes(node: Node, held: Mapping[str, str]) -> list[Node]:
    """The boxes of a row; nothing where an element sets none in a row, or not enough."""
    if held.get("display") not in _ROWS or "column" in held.get("flex-direction", ""):
        return []
    boxes = [child for child in node.children if isinstance(child, Node)]
    loose = any(isinstance(child, Text) and child.raw.strip() for child in node.children)
    return boxes if len(boxes) >= _LEAST and not loose and all(map(_text, boxes)) else []


def _are_figures(boxes: Sequence[Node]) -> bool:
    return all(_MARKS.issuperset(_text(box)) for box in boxes)


def _row(boxes: Sequence[Node]) -> Node:
    return Node("tr", boxes[0].offset, {}, [Node("td", box.offset, {}, box.children) for box in boxes])


def _text(node: Node) -> str:
    parts = (child.raw for below in (node, *node.walk()) for child in below.children if isinstance(child, Text))
    return "".join(parts).strip()


def _is_blank(child: Node | Text) -> bool:
    return isinstance(child, Text) and not child.raw.strip()
