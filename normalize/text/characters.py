"""Characters of Thai script, defined once on PyThaiNLP's classes; each string can stand in the brackets of a pattern.

Python's digit class holds the digits of every script, so a pattern of printed figures needs no class of its own.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from string import digits

from pythainlp import (
    thai_above_vowels,
    thai_below_vowels,
    thai_consonants,
    thai_digits,
    thai_follow_vowels,
    thai_lead_vowels,
    thai_tonemarks,
)

LETTERS = thai_consonants + "ฤฦ"  # consonants, and the two vowels that stand in a line like them
LEADING_VOWELS = thai_lead_vowels  # written before the consonant that they follow in speech
FOLLOWING_VOWELS = thai_follow_vowels
TONES = thai_tonemarks
NIKHAHIT, PHINTHU, THANTHAKHAT, YAMAKKAN = "\u0e4d\u0e3a\u0e4c\u0e4e"
VOWEL_MARKS = (thai_above_vowels + thai_below_vowels + PHINTHU).replace(NIKHAHIT, "")  # above and below the line
MARKS = VOWEL_MARKS + TONES + THANTHAKHAT + NIKHAHIT + YAMAKKAN  # all that has no width of its own
WORD = LETTERS + LEADING_VOWELS + FOLLOWING_VOWELS + MARKS  # what words are written with
NO_START = frozenset(MARKS + FOLLOWING_VOWELS + "ฯๆ")  # what no word begins with
BLANKS = "-–—_.…"  # with white space, what stands in a cell that says nothing
# what shows nothing: joiners, soft hyphens, marks of byte order and of direction, choices of a glyph
ZERO_WIDTH = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0e\ufeff\u00ad"
THAI_DIGITS = thai_digits
OTHER_DIGIT = rf"\d(?<![0-9{THAI_DIGITS}\uff10-\uff19])"  # pattern of a digit of no script that Thai reports use

RAISED_DIGIT = "⁰¹²³⁴-⁹₀-₉⓪①-⑨"  # digits that print a whole figure at times, and else mark notes and lists
_FIRST_PICTOGRAPH = "\U0001f000"
_OTHER_PICTOGRAPHS = "\u2b50\u2728\ufe0f\u20e3"  # a star, sparkles, what makes a sign coloured or a key of it
_STATUS_LIGHTS = "\U0001f534\U0001f535\U0001f7e0-\U0001f7eb"  # coloured dots and squares say how far a thing is
_PICTOGRAPH = re.compile(rf"(?![{_STATUS_LIGHTS}])[{_FIRST_PICTOGRAPH}-\U0001faff{_OTHER_PICTOGRAPHS}]")

_WIDE_DIGITS = "".join(chr(0xFF10 + value) for value in range(10))  # as East Asian fonts have them
_THAI_TO_FOLD, _WIDE_TO_FOLD = re.compile(f"[{THAI_DIGITS}]"), re.compile(f"[{_WIDE_DIGITS}]")
_OF_THAI, _OF_WIDE = tuple(zip(THAI_DIGITS, digits, strict=True)), tuple(zip(_WIDE_DIGITS, digits, strict=True))
HOLDS_LATIN = re.compile("[A-Za-z]")


def is_thai(character: str) -> bool:
    """Whether a character is one that Thai words are written with."""
    return "ก" <= character <= YAMAKKAN


def is_latin(text: str) -> bool:
    """Whether a text is one or more Latin letters without accents, and nothing else."""
    return text.isascii() and text.isalpha()


def is_letter(character: str) -> bool:
    """Whether a character is one that Thai words are written with, or a Latin letter without an accent."""
    return is_thai(character) or is_latin(character)


def from_first_letter(text: str) -> str:
    """A text without the signs and white space before its first letter or digit."""
    return "".join(dropwhile(lambda character: not character.isalnum(), text))


def without_pictographs(text: str) -> str:
    """A text with a blank for each picture that stands among its words; ticks, crosses and coloured dots stay."""
    return _PICTOGRAPH.sub(" ", text)


def is_blank(text: str, signs: str = BLANKS) -> bool:
    """Whether a text holds nothing but white space and signs: a dash, a line of dots to be filled in."""
    return not "".join(text.split()).strip(signs)


def to_arabic_digits(text: str) -> str:
    """Thai and full-width digits as 0-9; the result has the length of `text`."""
    if text.isascii():
        return text
    folded = thai_to_arabic_digits(text)
    return _folded(folded, _OF_WIDE) if _WIDE_TO_FOLD.search(text) else folded


def thai_to_arabic_digits(text: str) -> str:
    """Thai digits as 0-9; the result has the length of `text`."""
    return _folded(text, _OF_THAI) if _THAI_TO_FOLD.search(text) else text


def _folded(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for digit, arabic in pairs:  # ten times faster than `str.translate`, which looks every letter up
        text = text.replace(digit, arabic)
    return text
