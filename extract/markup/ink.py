"""The colour of letters and of what lies beneath them: letters of the same colour as their ground are not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import tinycss2
from prongsai.extract.markup.parser import Node
from tinycss2 import color4

PROPERTIES = frozenset(
    (
        "color", "background", "background-color", "background-image", "-webkit-text-fill-color", "text-shadow",
        "-webkit-text-stroke", "-webkit-text-stroke-width", "background-clip", "-webkit-background-clip",
        "mix-blend-mode", "box-shadow", "mask",
    )
)  # fmt: skip
_OUTER = frozenset(("inherit", "unset", "revert", "revert-layer", "currentcolor"))
_NAMED = {"canvas": "#fff", "canvastext": "#000", "initial": "#000", "window": "#fff", "windowtext": "#000"}
_OTHER_MEANS = ("text-shadow", "-webkit-text-stroke", "-webkit-text-stroke-width", "mix-blend-mode")
_SAME_COLOUR = 0.06  # of 1 for each of red, green and blue: what an eye does not tell apart on paper
_CLEAR = 0.02  # of 1: what lets everything through

Colour = tuple[float, float, float, float]  # red, green, blue, alpha, each of 0 to 1
WHITE: Colour = (1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Ink:
    """What an element hands down to the letters in it; a colour of None is not known."""

    letters: Colour | None = None
    beneath: Colour | None = WHITE
    filled: bool = False  # with a colour of their own, that "color" does not change

    def melts(self) -> bool:
        """Whether letters have the colour of what lies beneath them, or none."""
        if self.letters is None:
            return False
        if self.letters[3] <= _CLEAR:
            return True
        return self.beneath is not None and all(
            abs(a - b) <= _SAME_COLOUR for a, b in zip(self.letters[:3], self.beneath[:3], strict=True)
        )

    def inside(self, node: Node, held: Mapping[str, str]) -> Ink:
        """The ink inside an element, by the declarations that hold on it."""
        letters, filled = self.letters, self.filled
        fill = held.get("-webkit-text-fill-color", "")
        given = fill or (
            "" if filled else held.get("color") or (node.attrs.get("color", "") if node.tag == "font" else "")
        )
        if given and given not in _OUTER:
            letters, filled = colour_of(given), filled or bool(fill)
        clipped = "text" in (held.get("background-clip"), held.get("-webkit-background-clip"))
        if clipped or any(held.get(name, "none") not in ("none", "normal", "0") for name in _OTHER_MEANS):
            letters, filled = None, True
        return Ink(letters, self._ground(node, held), filled)

    def _ground(self, node: Node, held: Mapping[str, str]) -> Colour | None:
        if "inset" in held.get("box-shadow", ""):
            return None
        beneath = self.beneath
        plain = held.get("background-color") or held.get("background") or node.attrs.get("bgcolor", "")
        for value in (plain, held.get("background-image", "")):
            beneath = _over(beneath, value)
        return beneath


def colour_of(value: str) -> Colour | None:
    """A colour as written, in any way that has numbers or a name; None for what is none or not known."""
    try:
        colour = color4.parse_color(_NAMED.get(value.strip(), value))
        if colour is None or isinstance(colour, str):
            return None
        red, green, blue = colour.to("srgb").coordinates
    except NotImplementedError:  # a space of colours that tinycss2 does not reckon in
        return None
    return (red, green, blue, colour.alpha)


def is_clear(picture: str) -> bool:
    """Whether a mask or a picture made of colours lets everything through."""
    colours = _colours(picture)
    return bool(colours) and all(colour is not None and colour[3] <= _CLEAR for colour in colours)


def _over(beneath: Colour | None, value: str) -> Colour | None:
    """The ground when a background, as written, lies on it; None where a picture or several colours do."""
    colours = _colours(value)
    if not colours:
        return beneath
    first = colours[0]
    if first is None or any(colour != first for colour in colours) or (beneath is None and first[3] < 1):
        return None
    under, share = beneath or first, first[3]
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(first[:3], under[:3], strict=True))
    return (red, green, blue, 1.0)


def _colours(value: str) -> list[Colour | None]:
    """The colours named in a background; None among them for a picture and for what is not understood."""
    found: list[Colour | None] = []
    for part in tinycss2.parse_component_value_list(value):
        said = part.serialize()
        if part.type == "url" and part.value:
            found.append(None)
        elif part.type == "function" and "gradient" in part.lower_name:
            found += _colours(tinycss2.serialize(part.arguments))
        elif part.type == "function" and part.lower_name in ("url", "image-set", "var", "calc"):
            found += [None] if part.lower_name != "calc" and said != "url()" else []
        elif part.type in ("ident", "hash", "function") and (part.type == "function" or colour_of(said) is not None):
            found.append(colour_of(said))
    return found
