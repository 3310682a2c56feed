"""Characters that a page prints as their numbers, because its text was escaped twice: "&#3673;" for ๙."""

from __future__ import annotations

import re

from prongsai.normalize.text.characters import THAI_DIGITS, WORD

ESCAPED = r"&#(?:(?P<decimal>\d{2,5})|[xX](?P<hex>[0-9a-fA-F]{2,4}));"


def unescaped(match: re.Match[str]) -> str:
    """The letter or digit; anything else (mark-up, signs) stays as it is printed."""
    character = chr(int(match["decimal"] or match["hex"], 10 if match["decimal"] else 16))
    return (
        character if character in WORD + THAI_DIGITS or character.isalnum() and character.isascii() else match.group()
    )
