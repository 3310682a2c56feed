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
_IN_ASCII = ("\x1f", "&#", "[(]cid:", rf"(?=\d){TWIN_FIGURE}")  # all that a text without a Thai letter can show
_SIGNS = (
    f"[\uf700-\uf71a\uf884-\uf89e{ZERO_WIDTH}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffdํ]",
    "ๅ(?<=[^ฤฦ]ๅ)",
    OLD_FONT,
    OTHER_DIGIT,
    RAISED_FIGURE,
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
    of_ascii, others = _patterns()
    return any(sign.search(text) for sign in of_ascii) or (
        not text.isascii() and any(sign.search(text) for sign in others)
    )


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The signs that any text can show, and those that Thai text can show beside them."""
    words = [row["damaged"] for row in table("damaged_words")]
    in_thai = (*_SIGNS, longest_of(word for word in words if not word.isascii()))
    in_ascii = [longest_of(plain)] if (plain := [word for word in words if word.isascii()]) else []
    return tuple(map(re.compile, (*_IN_ASCII, *in_ascii))), tuple(map(re.compile, in_thai))
