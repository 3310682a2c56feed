"""Labels that say one name in two languages, side by side: "1. Duties / การปฏิบัติหน้าที่"."""

from __future__ import annotations

from prongsai.normalize.text.characters import HOLDS_LATIN, is_thai
from prongsai.normalize.vocabulary.name_patterns import codes_told

_SIGNS = ":;,–—-&"  # around the half in English
_PARTS = str.maketrans(dict.fromkeys("()[]/|", " "))
_LONGEST = 45  # characters of that half


def halves_of(text: str) -> tuple[str, str]:
    """The Thai words of a label, with its number, and its English ones; both empty where it is not said in both.

    Figures inside the English half, or an instrument's code, say more than the name.
    """
    if text.isascii() or not HOLDS_LATIN.search(text):
        return "", ""  # all in one language
    words = text.translate(_PARTS).split()
    english = [word for word in words if any(char.isascii() and char.isalpha() for char in word)]
    thai = [word for word in words if word not in english and word.strip(_SIGNS)]
    half = " ".join(english)
    said_twice = english and any(is_thai(char) for word in thai for char in word)
    plain = not any(map(str.isdecimal, half)) and not any(is_thai(char) for char in half)
    if not said_twice or not plain or len(half) > _LONGEST or codes_told(half.lower()):
        return "", ""
    return " ".join(thai), half.strip(_SIGNS + " ")
