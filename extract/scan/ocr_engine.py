"""What the reader of scans asks of a text engine: a picture and its resolution in, words with places out.

Another engine takes Tesseract's place by offering `recognise`; `extract.scan.tesseract` is the one that comes along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from prongsai.extract.records import BBox
from prongsai.extract.scan.image_types import Grey

# what a picture holds: a page of any layout, lines of one column, one line, one word of Latin letters, one letter of
# those that levels are written with (A to F), one line in Thai without a Latin letter
Layout = Literal["page", "block", "line", "latin", "level", "thai"]


@dataclass(frozen=True, slots=True)
class OcrLetter:
    """One character as the engine read it, with its box in pixels of the picture."""

    text: str
    box: BBox
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A run of characters without a space: `box` in pixels, `confidence` 0-1, `line` counts the picture's lines.

    `letters` is empty where the engine gives no boxes for single characters.
    """

    text: str
    box: BBox
    confidence: float
    line: int
    letters: tuple[OcrLetter, ...] = ()


class OcrEngine(Protocol):
    """A text engine."""

    def recognise(self, image: Grey, dpi: float, layout: Layout = "page") -> list[OcrWord]:
        """Read a grey picture.

        Args:
            image: dark ink on light paper, uint8, rows by columns.
            dpi: its resolution.
            layout: what it holds.

        Returns:
            The words in the order of reading.
        """
        ...
