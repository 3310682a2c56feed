"""Pictures that an HTML page holds in itself, as `data:` addresses: tables that a program or a browser kept so."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from prongsai.extract.markup.parser import Node
from prongsai.extract.text.html_blocks import PICTURE

_SCHEME, _CODED = "data:image/", ";base64"
_LEAST = 4_000  # characters of the address; less is an icon


def mark_pictures(root: Node) -> None:
    """Give the elements that hold a picture of some size a tag of their own."""
    for node in root.walk():
        if node.tag == "img" and len(node.attrs.get("src") or "") >= _LEAST and _is_data(node):
            node.tag = PICTURE


def picture_of(node: Node) -> bytes:
    """The picture file that a marked element holds; nothing where its address is damaged."""
    head, _, body = node.attrs["src"].partition(",")
    try:
        return base64.b64decode(body) if head.rstrip().lower().endswith(_CODED) else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return b""


def _is_data(node: Node) -> bool:
    return node.attrs["src"].lstrip()[: len(_SCHEME)].lower() == _SCHEME
