"""The names of tabs put over their panels, where a reader sees them who opens one after the other.

A tab names its panel by the panel's identifier: `href="#y2567"`, `data-bs-target`, `aria-controls`, a handler.
"""

from __future__ import annotations

import re

from prongsai.extract.markup.parser import Node, Text

_OPENING = ("href", "aria-controls", "data-target", "data-bs-target", "data-tab", "data-id")
_PANELS = frozenset(  # parts of the classes and roles of what a tab opens, in the frameworks of public web sites
    ("collapse", "pane", "panel", "tab", "tabcontent", "tabpane", "tabpanel")
)
_WORD, _PART = re.compile(r"[\w-]+"), re.compile(r"[a-z]+")
_LONGEST = 80  # characters of a tab's name
_LEAST = 2  # tabs; a link to one place is none


def with_tab_names(root: Node) -> None:
    """Move what a tab says to the top of its panel, in the tree under `root`, which is changed in place.

    A name that stands right over its panel, as an accordion's does, stays.
    """
    panels = {node.attrs["id"]: node for node in root.walk() if node.attrs.get("id") and _is_panel(node)}
    if len(panels) < _LEAST:
        return
    tabs: dict[str, Node] = {}
    for node in root.walk():
        opened = _opened_by(node) & panels.keys()
        if len(opened) == 1 and 0 < len(_text_of(node)) <= _LONGEST:
            tabs.setdefault(opened.pop(), node)
    printed = sorted(text.offset for node in (root, *root.walk()) for text in _texts(node))
    for name, tab in tabs.items() if len(tabs) >= _LEAST else ():
        panel = panels[name]
        last = max(text.offset for node in (tab, *tab.walk()) for text in _texts(node))
        if any(last < at < panel.offset for at in printed):
            panel.children.insert(0, Node("h6", tab.offset, {}, tab.children))
            tab.children = []


def _is_panel(node: Node) -> bool:
    said = f"{node.attrs.get('class', '')} {node.attrs.get('role', '')}".lower()
    return not _PANELS.isdisjoint(_PART.findall(said)) and node.tag not in ("a", "button", "li", "ul", "ol")


def _opened_by(node: Node) -> set[str]:
    said = [value for name, value in node.attrs.items() if name in _OPENING or name == "onclick"]
    return {word for value in said for word in _WORD.findall(value)}


def _texts(node: Node) -> list[Text]:
    return [child for child in node.children if isinstance(child, Text) and child.raw.strip()]


def _text_of(node: Node) -> str:
    return "".join(text.raw.strip() for below in (node, *node.walk()) for text in _texts(below))
