"""Damage that programs do to text: letters and figures given twice, codes or numbers for letters, raised digits.

Each is a pattern of a rule of `normalize.text.repair`, with what is put in its place.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from unicodedata import digit

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import (
    LEADING_VOWELS,
    LETTERS,
    MARKS,
    RAISED_DIGIT,
    THAI_DIGITS,
    TONES,
    VOWEL_MARKS,
    WORD,
    is_thai,
)
from pythainlp.corpus.common import thai_words

TWIN = rf"(?P<cluster>[{LETTERS}][{MARKS}]+)(?P=cluster)"  # a letter with its marks, twice
# all letters with marks stand twice; ที่ที่ alone is Thai
ALL_TWINS = re.compile(rf"\A(?!(?:[^{MARKS}]*ที่ที่)?[^{MARKS}]*\Z)(?:[^{MARKS}]*{TWIN})+[^{MARKS}]*\Z")
TWIN_FIGURE = r"(?<![\d.,])(?P<twin>\d{1,3}\.\d\d)(?P=twin)(?![\d.,])"
# raised digits behind a word or a figure mark notes, and so does a lone one
RAISED_FIGURE = rf"[{RAISED_DIGIT}](?<![\w{MARKS}].)[{RAISED_DIGIT}]{{0,2}}[.·][{RAISED_DIGIT}]{{1,2}}"
OLD_FONT = "[\u00a1-\u00fb]{4,}"  # letters of a font of the Thai code page, kept as Latin-1
_LEAST_LETTERS = 3  # different ones; a line of dots is no word
ESCAPED = r"&#(?:(?P<decimal>\d{2,5})|[xX](?P<hex>[0-9a-fA-F]{2,4}));"  # "&#3673;" for ๙
UNKNOWN_CODE = r"(?<=[ก-๎])(?:\(cid:\d+\)|\x1f)+(?=[ก-๎])"
# a letter with a tone alone ends no word: the tone is of the letter before it, and so is what a gap follows, "สว่ น"
_WITH_TONE = rf"(?:(?<![{LEADING_VOWELS}])[{LETTERS}][{VOWEL_MARKS}]?[{LETTERS}]|[{LETTERS}]า)[{TONES}]"
_LATE_TONE = rf"{_WITH_TONE} (?=[{LETTERS}{LEADING_VOWELS}])"
LATE_TONES = re.compile(rf"{_LATE_TONE}[^\n]*?{_LATE_TONE}")  # twice in a line; one may be anything
LATE_MARK = (
    rf"(?P<host>[{LETTERS}](?=า)|(?<![{LEADING_VOWELS}])[{LETTERS}](?:[{VOWEL_MARKS}](?=[{LETTERS}][{TONES}]))?"
    rf"|(?<=[แโ])(?:[{LETTERS}](?<!ห)(?![รล])|ห(?=ง)))(?P<next>[{LETTERS}า])"  # แคร่ is a word, แลว้ and แหง่ are none
    rf"(?:(?P<tone>[{TONES}ั])(?: (?=[{LETTERS}{LEADING_VOWELS}])| ?(?![ก-๎]))|(?P<mark>[{VOWEL_MARKS}์]) (?=[ะา]))"
)
_SHORTEST_PROOF, _LONGEST_PROOF = 4, 6  # letters of a word, and those looked at behind the gap


def to_its_letter(match: re.Match[str]) -> str:
    """A mark that stands behind the next letter, with a gap, on its own letter: "บรหิ าร" is บริหาร.

    It stays where that letter begins a word that a gap only breaks: "ผลด้ วย".
    """
    mark = match["tone"] or match["mark"]
    rest = match["next"] + mark + match.string[match.end() : match.end() + _LONGEST_PROOF]
    broken = any(rest[:end] in thai_words() for end in range(_SHORTEST_PROOF, len(rest) + 1))
    return match.group() if broken else match["host"] + mark + match["next"]


def lowered(match: re.Match[str]) -> str:
    """A figure of raised digits in plain ones."""
    return "".join(str(digit(sign, ".")) for sign in match.group())


def of_thai_page(match: re.Match[str]) -> str:
    """What a run of Latin-1 letters says in the Thai code page; the run where that is no Thai."""
    meant = match.group().encode("latin-1").decode("cp874", "replace")
    is_word = len(set(meant)) >= _LEAST_LETTERS and any(char not in LETTERS for char in meant)
    return meant if is_word and all(map(is_thai, meant)) and _is_in_order(meant) else match.group()


def _is_in_order(word: str) -> bool:
    """Whether every mark stands on a letter, and a letter behind every leading vowel."""
    pairs = pairwise(f"-{word}-")
    return all((b not in MARKS or a in LETTERS + MARKS) and (a not in LEADING_VOWELS or b in LETTERS) for a, b in pairs)


@cache
def _words_with_am() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("damaged_words") if "ำ" in row["word"] and "\ufffd" in row["damaged"])


def am_or_nothing(match: re.Match[str]) -> str:
    """What a code between letters stands for: ำ where it does so in a word of the same line, else nothing."""
    return "ำ" if any(word.replace("ำ", match.group()) in match.string for word in _words_with_am()) else ""


def unescaped(match: re.Match[str]) -> str:
    """The letter or digit; anything else (mark-up, signs) stays as it is printed."""
    character = chr(int(match["decimal"] or match["hex"], 10 if match["decimal"] else 16))
    return (
        character if character in WORD + THAI_DIGITS or character.isalnum() and character.isascii() else match.group()
    )
