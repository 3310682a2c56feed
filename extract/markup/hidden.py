"""What a page's own styles do not show is taken out of its tree.

Each way of not showing something is a named rule over the declarations that hold on an element. What a rule of a sheet
hides and a reader can open is read: a script, a handler, a link or a state such as ":checked" names its class or
identifier. What an element's own style hides is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from prongsai.extract.markup import ink, unseen_boxes
from prongsai.extract.markup.cascade import Cascade, declarations
from prongsai.extract.markup.flow import is_hidden_by_attributes
from prongsai.extract.markup.ink import Ink
from prongsai.extract.markup.parser import INLINE, Node, Text
from prongsai.extract.markup.stacked import covered, papered
from prongsai.extract.markup.unseen_boxes import is_nothing, is_unseen

STRUCK = frozenset(("del", "s", "strike"))
HIDING_TAGS = STRUCK | {"dialog"}
MAY_HIDE = frozenset(("style", "color", "bgcolor", "popover"))  # attributes
_STATE = re.compile(r":(?:checked|target|focus|hover|active|open)\b")
_NAME = re.compile(r"[.#]([\w-]+)")  # a class or an identifier of a selector
_DECIDING = re.compile(
    "display|visibility|opacity|height|width|overflow|position|transform|clip|indent|margin|font|decoration|scale|inset"
)
_WORD = re.compile(r"[\w-]+")
_PART = re.compile(r"[a-z]+")  # of a name: "tab", "pane"
_OPENING = (
    "href", "for", "aria-controls", "data-target", "data-bs-target", "popovertarget", "commandfor", "data-toggle",
    "data-tab", "data-id",
)  # fmt: skip
_OPENED = frozenset(  # parts of the names of what scripts open, in the frameworks and themes of public web sites
    (
        "accordion", "collapse", "collapsed", "collapsible", "dropdown", "modal", "more", "pane", "panel", "slide",
        "slider", "tab", "tabcontent", "tabpane", "tabpanel", "tabs", "toggle",
    )
)  # fmt: skip
_DRAWN = frozenset(("iframe", "object", "embed", "svg", "input", "select", "img"))  # print what is not in their tree
_FREE = frozenset(("absolute", "fixed"))
_BOXED = frozenset(("block", "inline-block", "flex", "grid", "table", "table-cell"))
_OWN_DISPLAY = re.compile(r"display\s*:\s*none")
Declarations = Mapping[str, str]


def _hides(node: Node, held: Declarations) -> bool:
    """Whether declarations alone hide what they hold on."""
    unseen = held.get("display") == "none" or is_nothing(held.get("font-size")) or is_unseen(node, held)
    return unseen or held.get("visibility") in ("hidden", "collapse")


PROPERTIES = unseen_boxes.PROPERTIES | ink.PROPERTIES
_ANY = Node("div", 0)


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element hands down to what is inside it."""

    visible: bool = True
    sized: bool = True  # letters have a size
    ink: Ink = Ink()

    @property
    def seen(self) -> bool:
        return self.visible and self.sized and not self.ink.melts()


def without_hidden(root: Node, source: str, sheets: list[str], cascade: Cascade) -> None:
    """Take what is not shown out of the tree under `root`, which is changed in place.

    Args:
        root: the tree.
        source: the whole file.
        sheets: the style sheets in it that hold on a screen.
        cascade: what these and the elements' own styles declare, of `PROPERTIES` at least.
    """
    linked = any(n.tag == "link" and "stylesheet" in n.attrs.get("rel", "").lower() for n in root.walk())
    _Taker(cascade, _opened(root, source, sheets)).take(root, _Look(ink=Ink(beneath=None if linked else ink.WHITE)))


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
        own = {*node.attrs.get("class", "").split(), node.attrs.get("id", "")} - {""}
        names = own if node.tag == "dialog" or "popover" in node.attrs else own & hiding
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
            elif _hides(_ANY, declarations(body, PROPERTIES)):
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
            boxes = [(child, self._cascade.of(child)) for child in node.children if isinstance(child, Node)]
            holds = {id(child): held for child, held in boxes}
            gone = covered(boxes) | papered(self._cascade.of(node), boxes)
            if id(node) in self._cascade.backed or any(_is_backdrop(child, held) for child, held in boxes):
                outer = replace(outer, ink=replace(outer.ink, beneath=None))
            for child in node.children:
                if isinstance(child, Text):
                    if outer.seen:
                        kept.append(child)
                    continue
                held = holds[id(child)]
                opened = self._is_opened(child) and not _hides(
                    child, declarations(child.attrs.get("style", ""), PROPERTIES)
                )
                if id(child) in gone or (not opened and _is_gone(child, held)):
                    continue
                _show(child, held)
                if (child.tag in STRUCK and "text-decoration" not in held) or (
                    not opened and (is_unseen(child, held) or self._is_invisible(child, held))
                ):
                    _empty(child)
                waiting.append((child, _inside(child, held, outer, opened)))
                boxed = child.tag in INLINE and (held.get("position") in _FREE or held.get("display") in _BOXED)
                gap = [Text(" ", child.offset)] if boxed else []  # a box of its own is no part of a word beside it
                kept += [*gap, child, *gap]
            node.children = kept

    def _is_invisible(self, node: Node, held: Declarations) -> bool:
        """Whether the element is invisible with all that is in it: an element inside may be visible again."""
        return held.get("visibility") in ("hidden", "collapse") and not any(
            self._cascade.of(below).get("visibility") in ("visible", "initial") for below in node.walk()
        )


def _is_backdrop(node: Node, held: Declarations) -> bool:
    """Whether a box without text lies where others are drawn over it."""
    drawn = node.tag == "img" or any(name in held for name in ("background", "background-color", "background-image"))
    if held.get("position") not in _FREE or not drawn:
        return False
    return not any(
        isinstance(child, Text) and child.raw.strip() for below in (node, *node.walk()) for child in below.children
    )


def _empty(node: Node) -> None:
    """Take out what an element prints; it keeps its place, so that the columns beside it stay where they are."""
    node.children = []
    if node.tag in _DRAWN:
        node.attrs = {"hidden": ""}


def _show(node: Node, held: Declarations) -> None:
    """Take off the own style of an element that a rule marked important shows all the same."""
    if held.get("display", "none") != "none" and is_hidden_by_attributes(node):
        node.attrs.pop("hidden", None)
        node.attrs["style"] = _OWN_DISPLAY.sub("", node.attrs.get("style", ""))


def _inside(node: Node, held: Declarations, outer: _Look, opened: bool) -> _Look:
    visibility = held.get("visibility", "inherit")
    visible = (
        outer.visible if visibility in ("inherit", "unset") else opened or visibility not in ("hidden", "collapse")
    )
    size = held.get("font-size", "inherit")
    relative = size.endswith(("%", "em")) and not size.endswith("rem")
    sized = outer.sized if size in ("inherit", "unset") or (relative and not outer.sized) else not is_nothing(size)
    return _Look(visible, sized, outer.ink.inside(node, held))


def _is_gone(node: Node, held: Declarations) -> bool:
    """Whether an element has no box: by a declaration, or as a window that is not open."""
    closed = (node.tag == "dialog" and "open" not in node.attrs) or "popover" in node.attrs
    return held.get("display", "none" if closed else "") == "none"
