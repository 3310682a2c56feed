"""Boxes of a page that lie on each other: what a later one covers, and the shadow of a text, are no prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prongsai.extract.markup.parser import Node, Text
from tinycss2.color3 import RGBA, parse_color

Declarations = Mapping[str, str]
_Place = tuple[str | None, ...]  # what a box says of its sides and sizes
_Layer = tuple[tuple[int, int], Node, Declarations]  # the order of painting, a box, what holds on it
_SIDES = ("left", "right", "top", "bottom")
_SIZES = ("width", "height")
_FREE = ("absolute", "fixed")
_SMALL = re.compile(r"-?\d{0,1}(?:\.\d+)?(?:px|pt)?|-?0?\.\d+r?em")  # as far as a shadow lies


def covered(boxes: Sequence[tuple[Node, Declarations]]) -> set[int]:
    """The identities of those of some siblings that another one covers or repeats, each with what holds on it."""
    places: dict[_Place, list[_Layer]] = {}
    found: set[int] = set()
    for n, (node, held) in enumerate(boxes):
        if held.get("position") in _FREE:
            if any(side in held for side in _SIDES):
                place = tuple(held.get(name) for name in (*_SIDES, *_SIZES))
                places.setdefault(place, []).append(((_height(held), n), node, held))
            if _is_moved_little(held) and _is_shadow(node, boxes[max(0, n - 1) : n], boxes[n + 1 : n + 2]):
                found.add(id(node))
    for layers in places.values():
        top = max((order for order, _, held in layers if _is_opaque(held)), default=None)
        found.update(id(node) for order, node, _ in layers if top is not None and order < top)
    return found


def papered(parent: Declarations, boxes: Sequence[tuple[Node, Declarations]]) -> set[int]:
    """The identities of those of some siblings that lie under an empty opaque box as large as the box around them."""
    if parent.get("position") not in ("relative", *_FREE):
        return set()
    papers = [
        (_height(held), n)
        for n, (node, held) in enumerate(boxes)
        if not node.children and held.get("position") == "absolute" and _fills(held) and _is_opaque(held)
    ]
    return {
        id(node) for n, (node, held) in enumerate(boxes) for high, at in papers if n < at and 0 <= high >= _height(held)
    }


def _fills(held: Declarations) -> bool:
    zero = {side for side in _SIDES if held.get(side) in ("0", "0px")}
    wide, tall = (held.get(size) == "100%" for size in _SIZES)
    return {"left", "top"} <= zero and ("right" in zero or wide) and ("bottom" in zero or tall)


def _height(held: Declarations) -> int:
    value = held.get("z-index", "0")
    return int(value) if value.removeprefix("-").isdecimal() else 0


def _is_opaque(held: Declarations) -> bool:
    colour = parse_color(held.get("background-color") or held.get("background") or "transparent")
    return isinstance(colour, RGBA) and colour.alpha == 1 and "opacity" not in held


def _is_moved_little(held: Declarations) -> bool:
    sides = [held[side] for side in _SIDES if side in held]
    return bool(sides) and all(map(_SMALL.fullmatch, sides))


def _is_shadow(
    node: Node, before: Sequence[tuple[Node, Declarations]], behind: Sequence[tuple[Node, Declarations]]
) -> bool:
    """Whether a box moved by less than a letter says what the one beside it says.

    That one stands in the flow of the text, or is painted later and moved as little: the same figure may stand twice.
    """
    text = _text(node)
    flowing = [other for other, held in (*before, *behind) if held.get("position") not in _FREE]
    later = [other for other, held in behind if held.get("position") in _FREE and _is_moved_little(held)]
    return bool(text) and any(_text(other) == text for other in (*flowing, *later))


def _text(node: Node) -> str:
    return "".join(
        "".join(child.raw for child in below.children if isinstance(child, Text)) for below in (node, *node.walk())
    ).strip()
