"""What damaged Thai text shows: a sign for everything that a rule of `normalize.text.repair` could want.

Clean text is the usual case. Each sign is looked for by itself, from the letters that it begins with, where an
alternation would try all of them at every place.
"""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import (
    LEADING_VOWELS,
    LETTERS,
    MARKS,
    OTHER_DIGIT,
    TONES,
    VOWEL_MARKS,
    ZERO_WIDTH,
)
from prongsai.normalize.text.program_damage import OLD_FONT, RAISED_FIGURE, TWIN, TWIN_FIGURE
from prongsai.normalize.text.word_search import longest_of

GAP_IN_WORD = rf" [{MARKS}ะาำ]"
TONE_TOO_LATE = rf"[ัึื][{LETTERS}][{TONES}]|ีย[{TONES}]"
_SIGNS = (
    f"[\x1f\uf700-\uf71a\uf884-\uf89e{ZERO_WIDTH}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffdํ]",
    "ๅ(?<=[^ฤฦ]ๅ)",
    "&#",
    OLD_FONT,
    "[(]cid:",
    OTHER_DIGIT,
    RAISED_FIGURE,
    rf"(?=\d){TWIN_FIGURE}",
    TWIN,
    GAP_IN_WORD,
    rf"[{TONES}์าะำ][{MARKS}]",
    rf"[{VOWEL_MARKS}][{VOWEL_MARKS}]",
    rf"[{LEADING_VOWELS}][{MARKS} ]",
    rf"[{LETTERS}][{TONES}] [{LETTERS}{LEADING_VOWELS}]",
    "เเ",
    "ำำ",
    TONE_TOO_LATE,
    "(?:ควำ|กำร|งำน|ภำพ|หน้ำ|ว่ำ|ผ่ำ|ด้ำ|มำณ)",
    rf"[{MARKS}](?<![ก-๎].)",
    rf"เ[{LETTERS}][{TONES}]?ำ",
    rf"เ[{LETTERS}][{LETTERS}][็ิ]",
)


def is_suspicious(text: str) -> bool:
    """Whether a text shows a sign of damage; clean text may show one, and damaged text shows one always."""
    return any(sign.search(text) for sign in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, (*_SIGNS, longest_of(row["damaged"] for row in table("damaged_words")))))
