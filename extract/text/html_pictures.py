"""Pictures that an HTML page holds in itself, as `data:` addresses: tables that a program or a browser kept so."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from prongsai.extract.markup.parser import Node
from prongsai.extract.records import Block, Notice, NoticeCode, Place, ReadPicture, with_places
from prongsai.extract.text.html_blocks import PICTURE

_SCHEME, _CODED = "data:image/", ";base64"
_LEAST = 4_000  # characters of the address; less is an icon


class HtmlPictures:
    """Reads the pictures of one page and keeps what they gave."""

    def __init__(self, read: ReadPicture | None) -> None:
        """Keep the reader; without one the pictures are passed over."""
        self._read = read
        self._found: list[Block] = []
        self.notices: list[Notice] = []

    def mark(self, root: Node) -> None:
        """Give the elements that hold a picture of some size a tag of their own."""
        if self._read is not None:
            for node in root.walk():
                if node.tag == "img" and len(node.attrs.get("src") or "") >= _LEAST and _is_data(node):
                    node.tag = PICTURE

    def read(self, node: Node, line: int) -> list[Block]:
        """What a picture shows, on the line of its element."""
        data = _content(node.attrs["src"])
        blocks = self._read(data) if self._read is not None and data is not None else None
        if blocks is None:
            self.notices = [Notice(NoticeCode.PICTURE_NOT_READ, "a picture in the page was not read")]
            return []
        found = [with_places(block, lambda _: Place(line=line)) for block in blocks]
        self._found += found
        return found

    def pictured(self, blocks: list[Block]) -> frozenset[int]:
        """Which of the blocks of a page were read of pictures."""
        return frozenset(n for n, block in enumerate(blocks) if any(block is found for found in self._found))


def _is_data(node: Node) -> bool:
    return node.attrs["src"].lstrip()[: len(_SCHEME)].lower() == _SCHEME


def _content(address: str) -> bytes | None:
    """The bytes that an address holds; None where they are damaged."""
    head, _, body = address.partition(",")
    try:
        return base64.b64decode(body) if head.rstrip().lower().endswith(_CODED) else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return None
