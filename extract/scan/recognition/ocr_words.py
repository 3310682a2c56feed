"""What a text engine gives of a picture: words with their letters, places and confidences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prongsai.extract.layout.words import is_mark
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


def n_letters(words: Sequence[OcrWord]) -> int:
    """How many letters some words have, marks left out."""
    return sum(not is_mark(char) for word in words for char in word.text)


def sureness(words: Sequence[OcrWord]) -> float:
    """Mean confidence of the letters of some words, digits and signs left out."""
    sure = [x.confidence for word in words for x in word.letters or () if x.text.isalpha() and not x.text.isdigit()]
    return sum(sure) / len(sure) if sure else 0.0
