"""Damage that programs do to text: letters and figures given twice, codes in the place of letters, raised digits.

Each is a pattern of a rule of `normalize.text.repair`, with what is put in its place.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import digit

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import LETTERS, MARKS, RAISED_DIGIT

TWIN = rf"(?P<cluster>[{LETTERS}][{MARKS}]+)(?P=cluster)"  # a letter with its marks, twice
# all letters with marks stand twice; ที่ที่ alone is Thai
ALL_TWINS = re.compile(rf"\A(?!(?:[^{MARKS}]*ที่ที่)?[^{MARKS}]*\Z)(?:[^{MARKS}]*{TWIN})+[^{MARKS}]*\Z")
TWIN_FIGURE = r"(?<![\d.,])(?P<twin>\d{1,3}\.\d\d)(?P=twin)(?![\d.,])"
RAISED_FIGURE = f"[{RAISED_DIGIT}]{{1,3}}[.·][{RAISED_DIGIT}]{{1,2}}"  # a lone raised digit marks a note
UNKNOWN_CODE = r"(?<=[ก-๎])(?:\(cid:\d+\)|\x1f)+(?=[ก-๎])"


def lowered(match: re.Match[str]) -> str:
    """A figure of raised digits in plain ones."""
    return "".join(str(digit(sign, ".")) for sign in match.group())


@cache
def _words_with_am() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("damaged_words") if "ำ" in row["word"] and "\ufffd" in row["damaged"])


def am_or_nothing(match: re.Match[str]) -> str:
    """What a code between letters stands for: ำ where it does so in a word of the same line, else nothing."""
    return "ำ" if any(word.replace("ำ", match.group()) in match.string for word in _words_with_am()) else ""
