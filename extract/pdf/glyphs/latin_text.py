"""Latin text that is what it says: addresses of the web and of mail, and words as languages spell them.

What a font without a sound map gives for Thai mixes capitals and signs, which addresses do by right.
"""

from __future__ import annotations

import re

_PATH = r"[\w\-.~:/?#\[\]@!$&'()*+,;=%]"
_ADDRESS = re.compile(
    rf"(?:\bhttps?:/?/?|\bwww\.)[^\s\u0e00-\u0e7f]+(?:\n{_PATH}+$)?"  # one that is broken goes on in the next line
    rf"|(?<!\S)\(?[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+\b"
    rf"|(?<!\S)\(?[a-z0-9-]{{2,}}(?:\.[a-z0-9-]+)*\.[a-z]{{2,6}}(?:/{_PATH}*(?:\n{_PATH}+$)?|(?=[\s,;)]|$))",
    re.ASCII | re.MULTILINE,
)
_WORD = re.compile("[A-Za-z]{4,}")
_SPELT = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]+)")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_HARD = re.compile("[^aeiouy]{6}", re.IGNORECASE)
_LONGEST = 20  # letters
_LEAST = 0.6  # share of the letters that words of four and more have


def without_addresses(text: str) -> str:
    """A text without its addresses of the web and of mail."""
    return _ADDRESS.sub(" ", text)


def is_spelt(text: str) -> bool:
    """Whether the Latin words of a text are spelt as in some language: capitals in front, vowels between the others.

    A text of addresses alone is spelt too.
    """
    left = without_addresses(text)
    spelt = sum(len(word) for word in _WORD.findall(left) if _is_word(word))
    return spelt >= _LEAST * sum(char.isascii() and char.isalpha() for char in left)


def _is_word(word: str) -> bool:
    shaped = len(word) <= _LONGEST and _SPELT.fullmatch(word) is not None
    return shaped and _VOWEL.search(word) is not None and _HARD.search(word) is None
