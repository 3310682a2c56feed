"""Text made comparable. A `Key` is compared and never published, and is made in this module alone.

`to_key` is for labels and sentences, `key_with_offsets` for the same with the way back; `place_key` is for names of
places and agencies, `KeyedText` for running text that holds them; `skeleton` is what is left where marks cannot be
trusted; `spaceless` and `figure_key` keep the signs that `to_key` drops. `without`,
`stripped`, `pieces`, `behind_match` and `behind_word` take something off a key.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NewType

from prongsai.normalize.text.characters import (
    MARKS,
    NIKHAHIT,
    THANTHAKHAT,
    TONES,
    thai_to_arabic_digits,
    to_arabic_digits,
)

Key = NewType("Key", str)

_INVISIBLE = "\u200b-\u200d\ufeff\u00ad"
_SIGNS_DROPPED = rf"{_INVISIBLE}*_#\"'“”‘’«»`"  # marks of emphasis and quotes go too
_DROPPED = rf"\s{_SIGNS_DROPPED}"
_RUN, _SIGNS = re.compile(f"[{_DROPPED}]+"), re.compile(f"[{_SIGNS_DROPPED}]+")
_SHORT = 200  # characters of a text whose key is kept
_TAG, _GAP_BESIDE_WORDS = re.compile(r"</?[A-Za-z][^<>]*>"), re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_NO_PLACE_SIGNS = str.maketrans("", "", ".-–()ฯ\u200b\u200c\u200d\ufeff")
_SARA_AM_APART = rf"{NIKHAHIT}([{TONES}]?)า|([{TONES}]){NIKHAHIT}า"
_NO_MARKS, _NO_TONES = str.maketrans("ำ", "า", MARKS), str.maketrans("", "", TONES + THANTHAKHAT)
# Hyphens and dots of the few official names that hold them are dropped, so that the name is one word.
_EDIT = re.compile(
    rf"(?=[\s{_INVISIBLE}{NIKHAHIT}{TONES}เ\-–.ฯ])(?:[\s{_INVISIBLE}]+|{_SARA_AM_APART}|เเ|(?<=โก)[-–](?=ลก)|(?<=แป)[-–](?=ระ)|(?<=โนนสูง)[-–](?=น้ำคำ)|"
    r"(?<=จ)\.(?=ป\.ร)|(?<=จ\.ป)\.(?=ร)|(?<=จ\.ป\.ร)\.|(?<=[ก-๎])ฯ(?=[ก-๎]))"
)


def to_key(text: str) -> Key:
    """A label's or sentence's key: no white space, quotes or emphasis marks, Arabic digits, lower case."""
    return _short_key(text) if len(text) <= _SHORT else _key(text)


def _key(text: str) -> Key:
    folded = thai_to_arabic_digits(text).replace(f"{NIKHAHIT}า", "ำ")
    return Key(_SIGNS.sub("", spaceless(folded)).lower())  # few texts hold signs, and all hold gaps


_short_key = lru_cache(maxsize=16384)(_key)  # stage after stage asks about the same cells and labels


def key_with_offsets(text: str) -> tuple[Key, list[int]]:
    """The key of a text and, for each of its characters, the offset in `text` that it came from."""
    folded = thai_to_arabic_digits(text)
    lower = folded.lower()
    if len(lower) == len(text):  # else a letter's lower case is longer
        folded = lower
    at: list[int] = []
    pieces: list[str] = []
    last = 0
    for dropped in _RUN.finditer(folded):
        at += range(last, dropped.start())
        pieces.append(folded[last : dropped.start()])
        last = dropped.end()
    at += range(last, len(folded))
    return Key("".join([*pieces, folded[last:]])), at


@lru_cache(maxsize=16384)
def place_key(text: str) -> Key:
    """A name's key: no spaces, hyphens, dots; one spelling of ำ and แ."""
    joined = "".join(text.split()).translate(_NO_PLACE_SIGNS)
    if NIKHAHIT in joined:
        for tone in ("", *TONES):
            joined = joined.replace(f"{NIKHAHIT}{tone}า", f"{tone}ำ").replace(f"{tone}{NIKHAHIT}า", f"{tone}ำ")
    return Key(joined.replace("เเ", "แ"))


@lru_cache(maxsize=16384)
def skeleton(text: str) -> Key:
    """A text without the marks above and below the line, which OCR loses and swaps first."""
    return Key(text.translate(_NO_MARKS))


def toneless(text: str) -> Key:
    """A key or a pattern without tone marks and silencing marks, the letters that are left out most often."""
    return Key(text.translate(_NO_TONES))


def spaceless(text: str) -> Key:
    """A text without white space and otherwise as printed."""
    return Key("".join(text.split()))


def figure_key(text: str) -> Key:
    """A cell on one line without tags and gaps, except gaps between digits; a narrow column breaks words anywhere."""
    plain = to_arabic_digits(_TAG.sub(" ", text))
    return Key(_GAP_BESIDE_WORDS.sub("", " ".join(plain.split())))


def without(key: Key, pattern: re.Pattern[str], count: int = 0) -> Key:
    """What is left of a key without what a pattern finds; `count` is the most that is taken, 0 for all."""
    return Key(pattern.sub("", key, count=count))


def behind_match(key: Key, pattern: re.Pattern[str]) -> Key:
    """What stands in a key behind what a pattern finds at its beginning; the key where it finds nothing there."""
    found = pattern.match(key)
    return Key(key[found.end() :]) if found is not None else key


def behind_word(key: Key, words: Iterable[str]) -> Key:
    """What stands in a key behind the one of some words that it begins with; the key where nothing stands there."""
    return Key(next((rest for word in words if key.startswith(word) and (rest := key.removeprefix(word))), key))


def pieces(key: Key, *spans: tuple[int, int]) -> Key:
    """Some stretches of a key, joined."""
    return Key("".join(key[start:end] for start, end in spans))


def stripped(key: Key, before: str, behind: str) -> Key:
    """A key without the signs `before` at its beginning and the signs `behind` at its end."""
    return Key(key.lstrip(before).rstrip(behind))


@dataclass(frozen=True, slots=True)
class KeyedText:
    """A text and its key without white space and in one spelling of ำ and แ, for names that spaces and lines break.

    `gaps` maps an index of `key` to what stood before it: a line feed if a line broke there, else a space.
    `_ends` and `_shift` lead an index back to the text.
    """

    raw: str
    key: Key
    gaps: dict[int, str]
    _ends: tuple[int, ...]
    _shift: tuple[int, ...]
    _respelt: dict[int, int]  # ends of respelt characters, in `key` and in `raw`

    @staticmethod
    def of(raw: str) -> KeyedText:
        """A text with its key."""
        parts: list[str] = []
        gaps: dict[int, str] = {}
        ends: list[int] = [0]
        shift: list[int] = [0]
        respelt: dict[int, int] = {}
        last = length = 0
        for edit in _EDIT.finditer(raw):
            parts.append(raw[last : edit.start()])
            length += edit.start() - last
            piece = _respelling(edit)
            if not piece and (edit[0].isspace() or "\n" in edit[0] or " " in edit[0]):
                gaps[length] = "\n" if "\n" in edit[0] or "\r" in edit[0] else " "
            parts.append(piece)
            length += len(piece)
            last = edit.end()
            if piece:
                respelt[length] = last
            ends.append(length)
            shift.append(last - length)
        parts.append(raw[last:])
        return KeyedText(raw, Key("".join(parts)), gaps, tuple(ends), tuple(shift), respelt)

    def origin(self, index: int) -> int:
        """Where the character at `index` of the key stands in the text."""
        return index + self._shift[bisect_right(self._ends, index) - 1]

    def origin_end(self, end: int) -> int:
        """Where a piece that ends before `end` of the key ends in the text."""
        if end == 0:
            return 0
        return self._respelt[end] if end in self._respelt else self.origin(end - 1) + 1


def _respelling(edit: re.Match[str]) -> str:
    """What stands in the key for a found piece of the text; nothing for one that is dropped."""
    if edit[0] == "เเ":
        return "แ"
    return (edit[1] or edit[2] or "") + "ำ" if edit[0][0] in NIKHAHIT + TONES else ""
