"""Pages that a page holds in itself: what an inner frame shows whose source is written in its own tag."""

from __future__ import annotations

from prongsai.extract.markup.parser import Node, Text, parse
from prongsai.extract.markup.shown import as_styled

_NO_TEXT = frozenset(("script", "style", "svg"))  # kept by their place in a source, which is another's here


def open_inner_pages(root: Node) -> None:
    """Put what each inner frame shows in its place, at the line of its tag; the tree is changed in place."""
    for node in [below for below in root.walk() if below.tag == "iframe" and below.attrs.get("srcdoc")]:
        source = node.attrs["srcdoc"]
        inner = parse(source)
        as_styled(inner, source)
        for below in inner.walk():
            below.children = [child for child in below.children if isinstance(child, Text) or child.tag not in _NO_TEXT]
            for child in below.children:
                child.offset = node.offset
        node.tag, node.children = "div", inner.children
