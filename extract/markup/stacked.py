"""Boxes of a page that lie on each other: what a later one covers, and the shadow of a text, are no prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prongsai.extract.markup.parser import Node, Text
from tinycss2.color3 import RGBA, parse_color

Declarations = Mapping[str, str]
_SIDES = ("left", "right", "top", "bottom")
_SIZES = ("width", "height")
_FREE = ("absolute", "fixed")
_SMALL = re.compile(r"-?\d{0,1}(?:\.\d+)?(?:px|pt)?|-?0?\.\d+r?em")  # as far as a shadow lies


def covered(boxes: Sequence[tuple[Node, Declarations]]) -> set[int]:
    """The identities of those of some siblings that another one covers or repeats, each with what holds on it."""
    free = [(n, node, held) for n, (node, held) in enumerate(boxes) if held.get("position") in _FREE]
    found: set[int] = set()
    for n, node, held in free:
        over = (other for m, other, held_over in free if m != n and _is_over((m, held_over), (n, held)))
        if next(over, None) is not None or _is_shadow(node, held, [other for other, _ in boxes if other is not node]):
            found.add(id(node))
    return found


def _is_over(upper: tuple[int, Declarations], lower: tuple[int, Declarations]) -> bool:
    """Whether a box lies in the same place as another, is painted later, and lets nothing through."""
    above, below = upper[1], lower[1]
    same = all(above.get(side) == below.get(side) for side in (*_SIDES, *_SIZES))
    placed = any(side in below for side in _SIDES)
    return same and placed and (_height(above), upper[0]) > (_height(below), lower[0]) and _is_opaque(above)


def _height(held: Declarations) -> int:
    value = held.get("z-index", "0")
    return int(value) if value.lstrip("-").isdecimal() else 0


def _is_opaque(held: Declarations) -> bool:
    colour = parse_color(held.get("background-color") or held.get("background") or "transparent")
    return isinstance(colour, RGBA) and colour.alpha == 1 and "opacity" not in held


def _is_shadow(node: Node, held: Declarations, others: Sequence[Node]) -> bool:
    """Whether a box moved by less than a letter says what the box beside it says."""
    sides = [held[side] for side in _SIDES if side in held]
    text = _text(node)
    return bool(text and sides) and all(map(_SMALL.fullmatch, sides)) and any(_text(other) == text for other in others)


def _text(node: Node) -> str:
    return "".join(
        "".join(child.raw for child in below.children if isinstance(child, Text)) for below in (node, *node.walk())
    ).strip()
