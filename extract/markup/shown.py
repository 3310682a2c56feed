"""The tree of a page as its styles show it: what nobody sees is taken out, boxes set in rows become tables."""

from __future__ import annotations

from prongsai.extract.markup import box_rows, drawn_text, hidden, styled_tables
from prongsai.extract.markup.cascade import Cascade
from prongsai.extract.markup.collapsed import mark_collapsed
from prongsai.extract.markup.media_queries import holds_on_a_screen
from prongsai.extract.markup.parser import Node

_RAISED = frozenset(("vertical-align",))
_INLINE = frozenset(("span", "font", "small", "a", "i", "em"))  # what else is raised keeps its place or its look


def as_styled(root: Node, source: str) -> None:
    """Change the tree under `root` in place to what its styles show; `source` is the whole file."""
    sheets = sheets_of(root, source)
    if not sheets and not any(hidden.MAY_HIDE & n.attrs.keys() or n.tag in hidden.HIDING_TAGS for n in root.walk()):
        return
    properties = hidden.PROPERTIES | box_rows.PROPERTIES | styled_tables.PROPERTIES | drawn_text.PROPERTIES | _RAISED
    cascade = Cascade(root, sheets, properties)
    drawn_text.with_drawn_text(root, cascade)
    hidden.without_hidden(root, source, sheets, cascade)
    mark_collapsed(root, cascade)
    _mark_raised(root, cascade)
    for node in [root, *root.walk()]:
        node.children = box_rows.with_placed_rows(box_rows.with_box_rows(node.children, cascade.of), cascade.of)
    styled_tables.with_styled_tables(root, cascade.of)


def _mark_raised(root: Node, cascade: Cascade) -> None:
    """Make raised texts what they look like, `<sup>`, in place."""
    for node in root.walk():
        if node.tag in _INLINE and cascade.of(node).get("vertical-align") == "super":
            node.tag = "sup"


def sheets_of(root: Node, source: str) -> list[str]:
    """The style sheets written in a page that hold on a screen."""
    return [
        source[slice(*node.source)] for node in root.walk() if node.tag == "style" and node.source and _on_screen(node)
    ]


def _on_screen(sheet: Node) -> bool:
    return holds_on_a_screen(sheet.attrs.get("media", "")) and sheet.attrs.get("type", "text/css") in ("", "text/css")
