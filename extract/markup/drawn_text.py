"""Text that a page shows and that stands between no tags: the values of fields, and what style sheets draw.

Style sheets write before and after what is in an element: CSS Generated Content, the property "content" of "::before"
and "::after". Counters, quotes and pictures print no text that stands in the page; an icon is a character without a
digit or Thai letter, or the name of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import tinycss2
from prongsai.extract.markup.cascade import Cascade
from prongsai.extract.markup.css_values import is_icon
from prongsai.extract.markup.parser import Node, Text

PROPERTIES = frozenset(("content",))
_MOST, _MOST_OF_PAGE = 1_000, 1_000_000  # characters; a rule may draw on every element
_EMPTY = frozenset(("area", "br", "col", "embed", "hr", "iframe", "img", "input", "object", "select", "textarea"))
_WITHOUT_TEXT = frozenset(
    ("hidden", "checkbox", "radio", "submit", "button", "reset", "image", "file", "password", "range", "color")
)


def shown_value(node: Node) -> str:
    """The text that a browser shows in a field, as markup; empty for any other element and for fields without one."""
    if node.tag == "input" and node.attrs.get("type", "text").lower() not in _WITHOUT_TEXT:
        return escape(node.attrs.get("value", ""), quote=False)
    if node.tag == "select":
        options = [below for below in node.walk() if below.tag == "option"]
        chosen = next((option for option in options if "selected" in option.attrs), None)
        return "".join(text.raw for text in chosen.children if isinstance(text, Text)) if chosen is not None else ""
    return ""


def with_drawn_text(root: Node, cascade: Cascade) -> None:
    """Put what rules draw into the tree under `root`, in place: elements with the style that the rule gives them."""
    left = _MOST_OF_PAGE
    for node in root.walk():
        if node.tag in _EMPTY:
            continue
        for side, held in cascade.drawn_at(node):
            text = _text_of(held.get("content", ""), node.attrs)
            left -= len(text)
            if not text or left < 0:
                continue
            style = ";".join(f"{name}:{value}" for name, value in held.items() if name != "content")
            drawn = Node("span", node.offset, {"style": style}, [Text(text, node.offset)])
            node.children = [drawn, *node.children] if side == "before" else [*node.children, drawn]


def _text_of(content: str, attrs: Mapping[str, str]) -> str:
    """The text that a value of "content" stands for; none where a part of it is not known or is an icon's, or too long.

    Half of a text may end in half of a figure.
    """
    if len(content) > 2 * _MOST:  # quotes and escapes counted
        return ""
    written = tinycss2.parse_component_value_list(content)
    parts: list[str] = []
    told = not is_icon(written)
    for part in written:
        if part.type == "string":
            parts.append(part.value)
        elif part.type == "function" and part.lower_name == "attr":
            named = next((one.lower_value for one in part.arguments if one.type == "ident"), "")
            parts.append(attrs.get(named, ""))
            told = told and any(map(str.isalnum, parts[-1]))
        elif part.type != "whitespace":
            return ""
    return "".join(parts) if told and sum(map(len, parts)) <= _MOST else ""
