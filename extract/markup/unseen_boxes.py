"""Ways in which declarations make a box that nobody sees: of no size, cut away, moved off the screen, clear, struck."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from prongsai.extract.markup.ink import is_clear
from prongsai.extract.markup.parser import INLINE, Node

PROPERTIES = frozenset(
    (
        "display", "visibility", "opacity", "position", "left", "right", "top", "bottom", "text-indent", "margin-left",
        "margin-top", "transform", "translate", "scale", "filter", "overflow", "overflow-x", "overflow-y", "contain",
        "height", "width", "max-height", "max-width", "padding", "padding-top", "padding-bottom", "clip", "clip-path",
        "font-size", "text-decoration", "text-decoration-line", "z-index", "content-visibility", "float",
    )
)  # fmt: skip
Declarations = Mapping[str, str]

_FAR = {"px": -500.0, "pt": -400.0, "em": -40.0, "rem": -40.0, "%": -100.0, "vw": -100.0, "vh": -100.0}
_BEYOND = 4.0  # times as far to the other side, where a page may be wide
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|r?em|%|v[wh])?")
_FUNCTION = re.compile(r"([a-z0-9-]+)\(([^()]*)\)")  # of a transform, a filter or a clip path
_NUMBER = re.compile(r"-?\d*\.?\d+")
_CUTTING = frozenset(("hidden", "clip", "auto", "scroll"))
_SIZES = ("height", "width", "max-height", "max-width")
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))  # as high and wide as what is in them
_LEAST_SIZE = 2.0  # pixels: no letter is read in less
_ROOM = 40.0  # pixels of padding in which letters are read


def _length(value: str | None) -> tuple[float, str] | None:
    bare = value.strip().removeprefix("calc(").removesuffix(")") if value else ""
    found = _LENGTH.fullmatch(bare)
    return (float(found[1]), found[2] or "px") if found else None


def is_nothing(value: str | None, least: float = 1.0) -> bool:
    """Whether a length is none, or less than `least` pixels."""
    length = _length(value)
    return length is not None and length[1] != "%" and abs(length[0]) <= (least if length[1] in ("px", "pt") else 0.0)


def _is_far(value: str | None, percent: bool = True) -> bool:
    """Whether a length leads off the screen; a share of the element itself or of a margin does not."""
    length = _length(value)
    return length is not None and length[0] <= _FAR[length[1]] and (percent or length[1] != "%")


def _is_beyond(value: str | None) -> bool:
    length = _length(value)
    return length is not None and length[0] >= -_FAR[length[1]] * (_BEYOND if length[1] in ("px", "pt") else 1.0)


def _is_off_screen(held: Declarations) -> bool:
    position = held.get("position")
    moved = [held.get(side) for side in ("left", "right", "top", "bottom")] if position else []
    shift = held.get("transform", "")
    shifted = [number + unit for number, unit in _LENGTH.findall(shift)] if shift.startswith("translate") else []
    shifted += held.get("translate", "").split()
    apart = [held.get("margin-left"), held.get("margin-top"), *shifted]
    away = [held.get(side) for side in ("right", "bottom")] if position in ("absolute", "fixed") else []
    away += [held.get(side) for side in ("left", "top")] if position == "fixed" else []  # nobody scrolls to it
    return (
        any(_is_far(at) for at in [*(moved if position != "static" else []), held.get("text-indent")])
        or any(_is_far(at, False) for at in apart)
        or any(_is_beyond(at) for at in away)
    )


def _is_cut(held: Declarations) -> bool:
    clip = [number for number, _ in _LENGTH.findall(held.get("clip", ""))]
    path = held.get("clip-path", "").replace(" ", "")
    drawn = _NUMBER.findall(path) if path.startswith("polygon(") else []
    return (
        (len(clip) == 4 and all(abs(float(number)) <= 1 for number in clip))
        or path.startswith(("inset(100%", "inset(50%", "circle(0"))
        or (bool(drawn) and not any(map(float, drawn)))
        or is_clear(held.get("mask", ""))
    )


def is_too_small(node: Node, held: Declarations) -> bool:
    """Whether an element is too small for a letter and cuts off what is larger.

    Tables and what stands in a line of text are as large as what is in them, and letters may stand in the padding.
    """
    in_line = node.tag in INLINE and not held.keys() & {"display", "position", "float"}
    cutting = any(held.get(name) in _CUTTING for name in ("overflow", "overflow-x", "overflow-y"))
    if node.tag == "iframe":
        return any(is_nothing(held.get(name), _LEAST_SIZE) for name in _SIZES)
    if in_line or not (cutting or held.get("contain") in ("paint", "strict", "content")):
        return False
    if node.tag in _TABLE_PARTS and held.get("position") not in ("absolute", "fixed") and "display" not in held:
        return node.tag in ("td", "th") and is_nothing(held.get("max-width"))
    paddings = [*held.get("padding", "").split()[:1], held.get("padding-top"), held.get("padding-bottom")]
    lengths = [length for length in map(_length, paddings) if length is not None]
    roomy = any(size > 0 and (unit not in ("px", "pt") or size >= _ROOM) for size, unit in lengths)
    sizes = [name for name in _SIZES if is_nothing(held.get(name), _LEAST_SIZE)]
    return any(name.endswith("width") or not roomy for name in sizes)


def _is_clear(held: Declarations) -> bool:
    given = [
        held.get("opacity"),
        *(said for name, said in _FUNCTION.findall(held.get("filter", "")) if name == "opacity"),
    ]
    opacities = [length for length in map(_length, given) if length is not None]
    return any(number <= (2 if unit == "%" else 0.02) for number, unit in opacities)


def _is_flat(held: Declarations) -> bool:
    """Whether an element is drawn to a point, a line or its edge."""
    scales = [held["scale"]] if "scale" in held else []
    for name, said in _FUNCTION.findall(held.get("transform", "")):
        if name in ("rotatex", "rotatey") and said.strip() in ("90deg", "-90deg"):
            return True
        if name in ("scale", "scalex", "scaley"):
            scales.append(said)
        elif name in ("scale3d", "matrix"):
            numbers = _NUMBER.findall(said)
            scales.append(
                " ".join(numbers[:2] if name == "scale3d" else numbers[:1] if not any(map(float, numbers[1:3])) else [])
            )
    return any(float(number) == 0 for said in scales for number in _NUMBER.findall(said))


# Rules: a name, and whether the declarations that hold on an element mean that nobody sees it.
UNSEEN: Mapping[str, Callable[[Declarations], bool]] = {
    "opacity": _is_clear,
    "off_screen": _is_off_screen,
    "cut": _is_cut,
    "flat": _is_flat,
    "skipped": lambda held: held.get("content-visibility") == "hidden",
    "struck": lambda held: "line-through" in held.get("text-decoration", "") + held.get("text-decoration-line", ""),
}


def is_unseen(node: Node, held: Declarations) -> bool:
    """Whether declarations that hold on an element mean that nobody sees what is in it."""
    return bool(held) and (any(rule(held) for rule in UNSEEN.values()) or is_too_small(node, held))
