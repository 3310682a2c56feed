"""Colours of Office files: by number, or by their place in the theme of the file, lighter or darker."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from lxml import etree
from prongsai.extract.drawingml.attributes import attribute

Element = etree._Element
RGB = tuple[float, float, float]  # red, green, blue, each of 0 to 1
Palette = Mapping[str, RGB]  # the colours of a theme by their names there
WHITE: RGB = (1.0, 1.0, 1.0)
BLACK: RGB = (0.0, 0.0, 0.0)
THEME_NAMES = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_OTHER_NAMES = {
    "bg1": "lt1", "background1": "lt1", "light1": "lt1", "tx1": "dk1", "text1": "dk1", "dark1": "dk1",
    "bg2": "lt2", "background2": "lt2", "light2": "lt2", "tx2": "dk2", "text2": "dk2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_NAMED = {
    "white": WHITE, "black": BLACK, "red": (1.0, 0.0, 0.0), "lime": (0.0, 1.0, 0.0), "green": (0.0, 0.5, 0.0),
    "blue": (0.0, 0.0, 1.0), "yellow": (1.0, 1.0, 0.0), "cyan": (0.0, 1.0, 1.0), "aqua": (0.0, 1.0, 1.0),
    "magenta": (1.0, 0.0, 1.0), "fuchsia": (1.0, 0.0, 1.0), "gray": (0.5, 0.5, 0.5), "silver": (0.75, 0.75, 0.75),
    "navy": (0.0, 0.0, 0.5), "darkBlue": (0.0, 0.0, 0.5), "darkCyan": (0.0, 0.5, 0.5), "darkGreen": (0.0, 0.5, 0.0),
    "darkMagenta": (0.5, 0.0, 0.5), "darkRed": (0.5, 0.0, 0.0), "darkYellow": (0.5, 0.5, 0.0),
    "darkGray": (0.5, 0.5, 0.5), "lightGray": (0.75, 0.75, 0.75), "maroon": (0.5, 0.0, 0.0), "teal": (0.0, 0.5, 0.5),
}  # fmt: skip
_SAME_COLOUR = 0.06  # of 1 for each of red, green and blue: what an eye does not tell apart on paper
_CLEAR = 0.02  # of 1: what lets everything through
_OF_WORD = "/office/word/"  # Word's own namespaces give how much shines through instead
_WHOLE = 100_000  # the units of a share in DrawingML


def palette_of(theme: Element | None) -> Palette:
    """The colours of a theme; black and white where it has none."""
    found: dict[str, RGB] = {"lt1": WHITE, "dk1": BLACK}
    scheme = next(theme.iter("{*}clrScheme"), None) if theme is not None else None
    for named in scheme if scheme is not None else ():
        if len(named) and isinstance(named.tag, str):
            colour = of_hex(named[0].get("lastClr") or named[0].get("val") or "")
            if colour is not None:
                found[named.tag.rpartition("}")[2]] = colour
    return found


def of_hex(text: str) -> RGB | None:
    """A colour written as six digits, eight with its opacity before them, or as a name; None for another writing."""
    digits = text.removeprefix("#").split(" ")[0]
    if digits in _NAMED:
        return _NAMED[digits]
    if len(digits) == 3 and text.startswith("#"):
        digits = "".join(2 * digit for digit in digits)
    try:
        parts = bytes.fromhex(digits)[-3:]
    except ValueError:
        return None
    return (parts[0] / 255, parts[1] / 255, parts[2] / 255) if len(parts) == 3 else None


def of_theme(palette: Palette, name: str) -> RGB | None:
    """The colour that a theme has under a name, or under another name of the same place."""
    return palette.get(name) or palette.get(_OTHER_NAMES.get(name, name))


def mapped(palette: Palette, names: Mapping[str, str]) -> Palette:
    """The colours of a theme under the names by which the slides of a master call them."""
    return {**palette, **{name: palette[other] for name, other in names.items() if other in palette}}


def relit(colour: RGB, factor: float, step: float = 0.0) -> RGB:
    """A colour with another light: a share of its own and a step, between 0 for black and 1 for white."""
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue, min(max(light * factor + step, 0.0), 1.0), saturation)


def mixed(upper: RGB, lower: RGB, share: float) -> RGB:
    """The colour of dots over a ground of which they cover a share."""
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(upper, lower, strict=True))
    return red, green, blue


def alike(letters: RGB, ground: RGB) -> bool:
    """Whether letters of one colour are not seen on a ground of the other."""
    return all(abs(a - b) <= _SAME_COLOUR for a, b in zip(letters, ground, strict=True))


def of_fill(properties: Element | None, palette: Palette) -> tuple[RGB | None, float] | None:
    """Colour and opacity of the plain fill among the properties of a shape or of letters; opacity 0 for no fill.

    Returns:
        None where the properties say nothing of a fill; a colour of None for one that is not plain.
    """
    for below in properties if properties is not None else ():
        name = below.tag.rpartition("}")[2] if isinstance(below.tag, str) else ""
        if name == "noFill":
            return None, 0.0
        if name in ("gradFill", "blipFill", "pattFill", "grpFill"):
            return None, 1.0
        if name == "solidFill" and len(below):
            return _of_choice(below[0], palette)
    return None


def is_clear(fill: tuple[RGB | None, float] | None) -> bool:
    """Whether a fill lets everything through."""
    return fill is not None and fill[1] <= _CLEAR


def _of_choice(element: Element, palette: Palette) -> tuple[RGB | None, float]:
    """A colour element of DrawingML, with what changes it."""
    given = attribute(element, "val")
    kind = element.tag.rpartition("}")[2]
    colour = of_theme(palette, given) if kind == "schemeClr" else of_hex(attribute(element, "lastClr") or given)
    opacity, factor, step = 1.0, 1.0, 0.0
    for change in element:
        name, value = str(change.tag).rpartition("}")[2], _share(attribute(change, "val"))
        if name == "alpha":
            opacity = 1 - value if _OF_WORD in str(change.tag) else value
        elif name in ("lumMod", "shade"):
            factor, step = factor * value, step * value
        elif name == "lumOff":
            step += value
        elif name == "tint":
            factor, step = factor * value, step * value + 1 - value
    return (relit(colour, factor, step) if colour is not None else None), opacity


def _share(text: str) -> float:
    try:
        return float(text.removesuffix("%")) / (100 if text.endswith("%") else _WHOLE)
    except ValueError:
        return 1.0
