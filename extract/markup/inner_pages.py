"""Pages that a page holds in itself: what an inner frame shows whose source is written in its own tag."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.extract.markup.data_addresses import bytes_of, kind_of
from prongsai.extract.markup.parser import Node, Text, parse
from prongsai.extract.markup.shown import as_styled
from prongsai.extract.markup.unseen_boxes import is_nothing

_NO_TEXT = frozenset(("script", "style", "svg"))  # kept by their place in a source, which is another's here
_ADDRESS = {"iframe": "src", "object": "data", "embed": "src"}
_DEEPEST = 3  # frames in each other


def open_inner_pages(root: Node, decode: Callable[[bytes], str], depth: int = 1) -> None:
    """Put what each inner frame shows in its place, at the line of its tag; the tree is changed in place.

    Args:
        root: the tree.
        decode: turns a page of bytes into text.
        depth: how many frames lie around.
    """
    for node in [below for below in root.walk() if below.tag in _ADDRESS]:
        source = _source_of(node, decode)
        if not source or any(is_nothing(node.attrs.get(side)) for side in ("width", "height")):
            continue
        inner = parse(source)
        as_styled(inner, source)
        if depth < _DEEPEST:
            open_inner_pages(inner, decode, depth + 1)
        for below in [inner, *inner.walk()]:
            below.children = [child for child in below.children if isinstance(child, Text) or child.tag not in _NO_TEXT]
            for child in below.children:
                child.offset = node.offset
        node.tag, node.children = "div", inner.children


def _source_of(node: Node, decode: Callable[[bytes], str]) -> str:
    if node.tag == "iframe" and node.attrs.get("srcdoc"):
        return node.attrs["srcdoc"]
    address = node.attrs.get(_ADDRESS[node.tag], "")
    return decode(bytes_of(address)) if kind_of(address) in ("text/html", "application/xhtml+xml") else ""
