"""What a page's own styles do not show is taken out of its tree.

Each way of not showing something is a named rule over the declarations that hold on an element. What a rule of a sheet
hides and a reader can open is read: a script, a handler, a link or a state such as ":checked" names its class or
identifier. What an element's own style hides is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from prongsai.extract.markup.cascade import Cascade, declarations
from prongsai.extract.markup.flow import is_hidden_by_attributes
from prongsai.extract.markup.parser import INLINE, Node, Text
from prongsai.extract.markup.stacked import covered
from tinycss2.color3 import RGBA, parse_color

_FAR = {"px": -500.0, "pt": -400.0, "em": -40.0, "rem": -40.0, "%": -100.0, "vw": -100.0, "vh": -100.0}
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|r?em|%|v[wh])?")
STRUCK = frozenset(("del", "s", "strike"))
_STATE = re.compile(r":(?:checked|target|focus|hover|active|open)\b")
_NAME = re.compile(r"[.#]([\w-]+)")  # a class or an identifier of a selector
_DECIDING = re.compile(
    "display|visibility|opacity|height|width|overflow|position|transform|clip|indent|margin|font-size|decoration"
)
_WORD = re.compile(r"[\w-]+")
_PART = re.compile(r"[a-z]+")  # of a name: "tab", "pane"
_OPENING = ("href", "for", "aria-controls", "data-target", "data-bs-target", "data-toggle", "data-tab", "data-id")
_OPENED = frozenset(  # parts of the names of what scripts open, in the frameworks and themes of public web sites
    (
        "accordion", "collapse", "collapsed", "collapsible", "dropdown", "modal", "more", "pane", "panel", "slide",
        "slider", "tab", "tabcontent", "tabpane", "tabpanel", "tabs", "toggle",
    )
)  # fmt: skip
_FREE = frozenset(("absolute", "fixed"))
_BOXED = frozenset(("block", "inline-block", "flex", "grid", "table", "table-cell"))
_OWN_DISPLAY = re.compile(r"display\s*:\s*none")
_WHITE = RGBA(1.0, 1.0, 1.0, 1.0)
_SAME_COLOUR = 0.06  # of 1 for each of red, green and blue: what an eye does not tell apart on paper

Declarations = Mapping[str, str]


def _length(value: str | None) -> tuple[float, str] | None:
    found = _LENGTH.fullmatch(value.strip()) if value else None
    return (float(found[1]), found[2] or "px") if found else None


def _is_nothing(value: str | None) -> bool:
    length = _length(value)
    return length is not None and abs(length[0]) <= (1.0 if length[1] in ("px", "pt") else 0.0)


def _is_far(value: str | None, percent: bool = True) -> bool:
    """Whether a length leads off the screen; a share of the element itself or of a margin does not."""
    length = _length(value)
    return length is not None and length[0] <= _FAR[length[1]] and (percent or length[1] != "%")


def _is_off_screen(held: Declarations) -> bool:
    placed = held.get("position") in ("absolute", "fixed", "relative")
    moved = [held.get(side) for side in ("left", "right", "top", "bottom")] if placed else []
    shift = held.get("transform", "")
    shifted = [number + unit for number, unit in _LENGTH.findall(shift)] if shift.startswith("translate") else []
    apart = [held.get("margin-left"), held.get("margin-top"), *shifted]
    return any(_is_far(at) for at in [*moved, held.get("text-indent")]) or any(_is_far(at, False) for at in apart)


def _is_clipped(held: Declarations) -> bool:
    sides = ("height", "width", "max-height", "max-width")
    cut = held.get("overflow", "") in ("hidden", "clip") and any(_is_nothing(held.get(side)) for side in sides)
    clip = [number for number, _ in _LENGTH.findall(held.get("clip", ""))]
    path = held.get("clip-path", "").replace(" ", "")
    return (
        cut
        or (len(clip) == 4 and all(abs(float(number)) <= 1 for number in clip))
        or path.startswith(("inset(100%", "inset(50%", "circle(0"))
    )


def _is_clear(held: Declarations) -> bool:
    opacity = _length(held.get("opacity"))
    return opacity is not None and opacity[0] <= 0.02


# Rules in order: a name, and whether the declarations that hold on an element mean that nobody sees it.
_GONE: Mapping[str, Callable[[Declarations], bool]] = {"display": lambda held: held.get("display") == "none"}
_UNSEEN: Mapping[str, Callable[[Declarations], bool]] = {
    "opacity": _is_clear,
    "off_screen": _is_off_screen,
    "clipped": _is_clipped,
    "no_size": lambda held: _is_nothing(held.get("font-size")) or held.get("transform", "").startswith("scale(0)"),
    "struck": lambda held: "line-through" in held.get("text-decoration", "") + held.get("text-decoration-line", ""),
}


def _hides(held: Declarations) -> bool:
    """Whether declarations alone hide what they hold on."""
    unseen = any(rule(held) for rule in (*_GONE.values(), *_UNSEEN.values()))
    return unseen or held.get("visibility") in ("hidden", "collapse")


PROPERTIES = frozenset(
    (
        "display", "visibility", "opacity", "position", "left", "right", "top", "bottom", "text-indent", "margin-left",
        "margin-top", "transform", "overflow", "height", "width", "max-height", "max-width", "clip", "clip-path",
        "font-size", "text-decoration", "text-decoration-line", "color", "background", "background-color",
        "background-image", "z-index",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element hands down to what is inside it; a background of None is not known."""

    seen: bool = True
    colour: RGBA | None = None
    beneath: RGBA | None = _WHITE


def without_hidden(root: Node, source: str, sheets: list[str], cascade: Cascade) -> None:
    """Take what is not shown out of the tree under `root`, which is changed in place.

    Args:
        root: the tree.
        source: the whole file.
        sheets: the style sheets in it that hold on a screen.
        cascade: what these and the elements' own styles declare, of `PROPERTIES` at least.
    """
    linked = any(n.tag == "link" and "stylesheet" in n.attrs.get("rel", "").lower() for n in root.walk())
    _Taker(cascade, _opened(root, source, sheets)).take(root, _Look(beneath=None if linked else _WHITE))


def _opened(root: Node, source: str, sheets: list[str]) -> Callable[[Node], bool]:
    """Tells whether something on the page can open an element that a rule of a sheet hides.

    Only the names by which rules hide count: a table that a script sorts by the class "table" is not opened by that.
    """
    hiding, named = _names_of_rules(sheets)
    scripted = False
    for node in root.walk():
        if node.tag == "script":
            scripted = True
            named |= _words(source[slice(*node.source)] if node.source else "")
        handlers = [value for name, value in node.attrs.items() if name.startswith("on")]
        scripted = scripted or bool(handlers)
        for value in handlers + [node.attrs.get(name, "") for name in _OPENING]:
            named |= _words(value)

    def opens(node: Node) -> bool:
        names = hiding.intersection([*node.attrs.get("class", "").split(), node.attrs.get("id", "")])
        parts = {part for name in names for part in _PART.findall(name.lower())} if scripted else set()
        return bool(names & named or parts & _OPENED)

    return opens


def _names_of_rules(sheets: list[str]) -> tuple[set[str], set[str]]:
    """The classes and identifiers of rules that hide, and those of rules that a state brings back."""
    hiding: set[str] = set()
    states: set[str] = set()
    for sheet in sheets:
        pieces = re.split(r"[{}]", sheet)
        for selector, body in pairwise(pieces):
            if not _DECIDING.search(body):
                continue
            if _STATE.search(selector):
                states.update(_NAME.findall(selector))
            elif _hides(declarations(body, PROPERTIES)):
                hiding.update(_NAME.findall(selector))
    return hiding, states


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


class _Taker:
    """Walks the tree from the outside in and takes out what is not seen."""

    def __init__(self, cascade: Cascade, is_opened: Callable[[Node], bool]) -> None:
        self._cascade = cascade
        self._is_opened = is_opened

    def take(self, root: Node, look: _Look) -> None:
        waiting = [(root, look)]
        while waiting:
            node, outer = waiting.pop()
            kept: list[Node | Text] = []
            gone = covered([(child, self._cascade.of(child)) for child in node.children if isinstance(child, Node)])
            for child in node.children:
                if isinstance(child, Text):
                    if outer.seen and not _melts(outer):
                        kept.append(child)
                    continue
                held = self._cascade.of(child)
                opened = self._is_opened(child) and not _hides(declarations(child.attrs.get("style", ""), PROPERTIES))
                if id(child) in gone or (not opened and any(rule(held) for rule in _GONE.values())):
                    continue
                _show(child, held)
                if (child.tag in STRUCK and "text-decoration" not in held) or (
                    not opened and (any(rule(held) for rule in _UNSEEN.values()) or self._is_invisible(child, held))
                ):
                    child.children = []  # it keeps its place: the columns beside it stay where they are
                waiting.append((child, _inside(child, held, outer, opened)))
                boxed = child.tag in INLINE and (held.get("position") in _FREE or held.get("display") in _BOXED)
                gap = [Text(" ", child.offset)] if boxed else []  # a box of its own is no part of a word beside it
                kept += [*gap, child, *gap]
            node.children = kept

    def _is_invisible(self, node: Node, held: Declarations) -> bool:
        """Whether the element is invisible with all that is in it: an element inside may be visible again."""
        return held.get("visibility") in ("hidden", "collapse") and not any(
            self._cascade.of(below).get("visibility") == "visible" for below in node.walk()
        )


def _show(node: Node, held: Declarations) -> None:
    """Take off the own style of an element that a rule marked important shows all the same."""
    if held.get("display", "none") != "none" and is_hidden_by_attributes(node):
        node.attrs.pop("hidden", None)
        node.attrs["style"] = _OWN_DISPLAY.sub("", node.attrs.get("style", ""))


def _inside(node: Node, held: Declarations, outer: _Look, opened: bool) -> _Look:
    visibility = held.get("visibility")
    seen = outer.seen if visibility is None else opened or visibility not in ("hidden", "collapse")
    colour = outer.colour
    if "color" in held or (node.tag == "font" and "color" in node.attrs):
        given = parse_color(held.get("color") or node.attrs["color"])
        colour = given if isinstance(given, RGBA) else None
    return _Look(seen, colour, _beneath(node, held, outer.beneath))


def _beneath(node: Node, held: Declarations, outer: RGBA | None) -> RGBA | None:
    """The colour under the letters of an element; None where a picture or something unknown lies there."""
    given = held.get("background-color") or held.get("background") or node.attrs.get("bgcolor")
    if held.get("background-image", "none") != "none":
        return None
    if not given or given in ("none", "transparent", "inherit", "initial", "unset"):
        return outer
    colour = parse_color(given)
    return colour if isinstance(colour, RGBA) and colour.alpha == 1 else None


def _melts(look: _Look) -> bool:
    """Whether letters have the colour of what lies beneath them, or none."""
    if look.colour is None:
        return False
    if look.colour.alpha <= 0.02:
        return True
    return look.beneath is not None and all(
        abs(a - b) <= _SAME_COLOUR for a, b in zip(look.colour[:3], look.beneath[:3], strict=True)
    )
