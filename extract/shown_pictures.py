"""What the pictures in a text show, at the places where the text shows them."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.extract.records import Block, Place, ReadPicture, with_places


class ShownPictures:
    """Reads the pictures of one text; `unread` says whether one could not be read."""

    def __init__(self, read: ReadPicture | None) -> None:
        """Keep the reader; without one no picture is read."""
        self._read = read
        self._found: list[Block] = []
        self.unread = False

    def at(self, data: bytes, line: int) -> list[Block]:
        """What the picture shows that stands on a line."""
        blocks = self._read(data) if self._read is not None else None
        self.unread = self.unread or blocks is None
        found = [with_places(block, lambda _: Place(line=line)) for block in blocks or ()]
        self._found += found
        return found

    def among(self, blocks: Sequence[Block]) -> frozenset[int]:
        """Which of the blocks of a page were read of pictures."""
        return frozenset(n for n, block in enumerate(blocks) if any(block is found for found in self._found))
