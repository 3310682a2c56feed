"""What the fields of a form show: the value of an input, the chosen option of a list."""

from __future__ import annotations

from html import escape

from prongsai.extract.markup.parser import Node, Text

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
