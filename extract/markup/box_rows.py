"""Rows of boxes that the source does not tell: names below the columns of a chart, boxes put down by coordinates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from prongsai.extract.markup.parser import Node, Text

PROPERTIES = frozenset(
    ("display", "flex-direction", "position", "left", "top")
)  # what the styles must tell of an element
_LEAST = 4  # boxes of a row, so that two rows of as many are no chance
_PLACED = 3  # rows of a name and figures put down by coordinates
_LEVEL, _BELOW = 3.0, 40.0  # px; between the tops of a row's boxes, between the left sides of a column's
_ROWS = ("flex", "inline-flex")
_Placed = tuple[float, float, Node]  # its top and its left side, and the box
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
            over = _boxes(above, held(above))
            under = _boxes(child, held(child)) if over else []
            if over and len(over) == len(under) and _are_figures(over) != _are_figures(under):
                names_first = sorted((over, under), key=_are_figures)
                found[at:] = [Node("table", above.offset, {}, [_row(boxes) for boxes in names_first])]
                continue
        found.append(child)
    return found


def with_placed_rows(children: Sequence[Node | Text], held: Callable[[Node], Mapping[str, str]]) -> list[Node | Text]:
    """The children of an element, boxes that it puts down by coordinates in the order and the rows of the page.

    Only where names stand in rows with their figures, and nearly all rows are such: columns of text keep their order.
    """
    told = [child for child in children if not _is_blank(child)]
    boxes = [
        (*place, node) for node in told if isinstance(node, Node) and (place := _place(held(node))) and _text(node)
    ]
    if not boxes:
        return list(children)
    placed = {id(node) for _, _, node in boxes}
    others = [child for child in told if id(child) not in placed]
    if any(isinstance(child, Text) or _text(child) for child in others):
        return list(children)
    rows: list[list[_Placed]] = []
    for box in sorted(boxes, key=lambda box: box[:2]):
        if rows and box[0] - rows[-1][0][0] <= _LEVEL:
            rows[-1].append(box)
        else:
            rows.append([box])
    rows = [sorted(row, key=lambda box: box[1]) for row in rows]
    named = sum(
        _are_figures([node for _, _, node in row[1:]]) and not _are_figures([row[0][2]]) for row in rows if len(row) > 1
    )
    if named < _PLACED or named < sum(len(row) > 1 for row in rows) - 1:
        return list(children)
    found: list[Node | Text] = list(others)
    for above, row in zip([[], *rows], rows, strict=False):
        cells = _row([node for _, _, node in row])
        if _stands_below(row, above):
            assert isinstance(found[-1], Node)  # the table of the row above
            found[-1].children.append(cells)
        else:
            found.append(Node("table", cells.offset, {}, [cells]) if len(row) > 1 else row[0][2])
    return found


def _stands_below(row: Sequence[_Placed], above: Sequence[_Placed]) -> bool:
    """Whether each box of a row stands below one of the row above, and none of those has nothing below it."""
    lefts = zip((left for _, left, _ in row), (left for _, left, _ in above), strict=False)
    return len(row) == len(above) > 1 and all(abs(a - b) <= _BELOW for a, b in lefts)


def _place(held: Mapping[str, str]) -> tuple[float, float] | None:
    """How far down and to the right a box is put; None where the flow of the page decides."""
    if held.get("position") != "absolute":
        return None
    sides = [held.get(side, "").removesuffix("px").removesuffix("pt") for side in ("top", "left")]
    if not all(side.removeprefix("-").replace(".", "", 1).isdecimal() for side in sides):
        return None
    return float(sides[0]), float(sides[1])


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
