"""Text that a page does not show, as lines: kept beside the page for whoever asks why a figure is missing."""

from __future__ import annotations

from prongsai.extract.layout.char_order import in_reading_order
from prongsai.extract.layout.page_objects import Char, PageObjects
from prongsai.extract.layout.words import Line, build_lines, build_words, rounded
from prongsai.extract.records import Place, Unseen, UnseenText


def unseen_lines(objects: PageObjects, number: int) -> tuple[UnseenText, ...]:
    """The lines of what was left out of page `number`, by the reason; each word of what is not upright by itself."""
    by_reason: dict[Unseen, list[Char]] = {}
    for char, reason in objects.unseen:
        by_reason.setdefault(reason, []).append(char)
    return tuple(
        UnseenText(line.text, Place(page=number, box=rounded(line.box)), reason)
        for reason in Unseen
        for line in _lines(by_reason.get(reason, []))
    )


def _lines(chars: list[Char]) -> list[Line]:
    upright = build_lines(build_words(in_reading_order([char for char in chars if char.rotation == 0])))
    words = build_words([char for char in chars if char.rotation != 0])
    return upright + [line for word in words for line in build_lines([word])]
