"""Figures whose font says letters for its digits, having no map to characters: "ABCBD" for 87.85."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from prongsai.extract.layout.page_objects import PageObjects
from prongsai.extract.layout.words import build_words

_SIGNS = 3, 13  # different ones in such a font: ten digits, a point, a sign of percent, a dash
_LENGTHS = range(4, 7)  # characters of "9.05" to "100.00"
_POINT = -3  # where the point of a score stands
_FONT_AND_TEXT = attrgetter("font", "text")
_MOSTLY = 0.6  # of a font's words


def figures_in_letters(objects: PageObjects) -> int:
    """How many figures stand in fonts without a digit whose words all have one sign in the place of the point."""
    signs: dict[int, set[str]] = {}
    if len(objects.fonts) < 2:  # noqa: PLR2004 - names and figures in one font would not be told apart
        return 0
    for font, text in set(map(_FONT_AND_TEXT, objects.chars)):
        if not text.isspace():
            signs.setdefault(font, set()).add(text)
    fonts = [f for f, s in signs.items() if _SIGNS[0] <= len(s) <= _SIGNS[1] and not any(map(str.isdecimal, s))]
    return sum(_figures(objects, font) for font in fonts)


def _figures(objects: PageObjects, font: int) -> int:
    """How many words of a font are such figures, where most of them are."""
    words = [[c.text for c in w.chars] for w in build_words([c for c in objects.chars if c.font == font])]
    points = Counter(word[_POINT] for word in words if len(word) in _LENGTHS)
    if not points:
        return 0
    point = points.most_common(1)[0][0]
    holding = [word for word in words if point in word]
    right = [w for w in holding if len(w) in _LENGTHS and w[_POINT] == point and w.count(point) == 1]
    varied = len({tuple(word) for word in right}) > len(right) / 2
    return len(right) if len(right) == len(holding) and len(right) >= _MOSTLY * len(words) and varied else 0
