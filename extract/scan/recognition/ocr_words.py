"""What a text engine gives of a picture: words with their letters, places and confidences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prongsai.extract.records import BBox

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
