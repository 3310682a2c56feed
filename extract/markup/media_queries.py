"""Whether the condition of a style sheet or of its rules holds for one who reads a page on the screen of a desk."""

from __future__ import annotations

import re

import tinycss2

_SCREEN = {"width": 1280.0, "height": 800.0, "resolution": 1.0}  # CSS pixels, dots for one
_UNITS = {"": 1.0, "px": 1.0, "em": 16.0, "rem": 16.0, "dppx": 1.0, "x": 1.0, "dpi": 1 / 96}
_IS = {"orientation": "landscape", "prefers-color-scheme": "light", "hover": "hover", "pointer": "fine"}
_FEATURE = re.compile(r"\(\s*([a-z-]+)\s*(?:(:|[<>]=?)\s*([\w.%+-]+)\s*)?\)")
_NUMBER = re.compile(r"([+-]?\d*\.?\d+)([a-z]*)")


def holds_on_a_screen(query: str) -> bool:
    """Whether one of the media queries in a list, "screen and (min-width: 768px), print", holds; an empty list does."""
    return not query.strip() or any(_holds(one.strip().lower()) for one in query.split(","))


def is_supported(condition: str) -> bool:
    """Whether a browser of today knows what "@supports" asks for: all of it, but for names that nobody knows."""
    return not condition.strip().lower().startswith("not")


def style_condition(rule: tinycss2.ast.AtRule) -> bool:
    """Whether the rules in "@media", "@supports", "@container", "@scope" or "@layer" are rules of the page."""
    said = tinycss2.serialize(rule.prelude)
    if rule.lower_at_keyword == "supports":
        return is_supported(said)
    return rule.lower_at_keyword == "layer" or (rule.lower_at_keyword == "media" and holds_on_a_screen(said))


def _holds(query: str) -> bool:
    denied = query.startswith("not ")
    parts = re.split(r"\s+and\s+", query.removeprefix("not ").removeprefix("only ").strip())
    return all(_part_holds(part) for part in parts) != denied


def _part_holds(part: str) -> bool:
    feature = _FEATURE.fullmatch(part)
    if feature is None:
        return part in ("all", "screen")
    name, sign, value = feature[1], feature[2], feature[3]
    if name in _IS:
        return value in (None, _IS[name])
    side, _, measured = name.partition("-") if name.startswith(("min-", "max-")) else ("", "", name)
    number = _NUMBER.fullmatch(value or "")
    if measured not in _SCREEN or number is None or number[2] not in _UNITS:
        return False
    asked, here = float(number[1]) * _UNITS[number[2]], _SCREEN[measured]
    above = side == "min" or sign in (">", ">=")
    return here >= asked if above else here <= asked if side or sign in ("<", "<=") else here == asked
