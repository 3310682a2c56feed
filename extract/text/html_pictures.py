"""Pictures that an HTML page holds in itself, as `data:` addresses: tables that a program or a browser kept so."""

from __future__ import annotations

from prongsai.extract.markup.data_addresses import bytes_of, kind_of
from prongsai.extract.markup.parser import Node
from prongsai.extract.text.html_blocks import PICTURE

_LEAST = 4_000  # characters of the address; less is an icon


def mark_pictures(root: Node) -> None:
    """Give the elements that hold a picture of some size a tag of their own."""
    for node in root.walk():
        address = node.attrs.get("src") or ""
        if node.tag == "img" and len(address) >= _LEAST and kind_of(address).startswith("image/"):
            node.tag = PICTURE


def picture_of(node: Node) -> bytes:
    """The picture file that a marked element holds; nothing where its address is damaged."""
    return bytes_of(node.attrs["src"])
