"""The characters that the line recogniser writes, and the label of a text: what of it a reader can tell from ink.

A label is NFC with Thai marks in one order, folded where print does not tell (dashes, quotes, ํา beside ำ, เเ beside
แ), without leading or doubled blanks. A dotted leader is one `…` and a line to write on one `_`, however long: nobody
counts their points.
"""

from __future__ import annotations

import re
import unicodedata

THAI = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))))
ASCII = "".join(map(chr, range(0x21, 0x7F)))
SIGNS = "…•·●○■□☐☑☒✓✗★→←↑↓°×÷±≤≥≠½¼²³§©®"
ALPHABET = " " + THAI + ASCII + SIGNS
INDEX = {char: at for at, char in enumerate(ALPHABET, 1)}  # 0 is CTC's blank
CLASSES = len(ALPHABET) + 1

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’‚‛`´", "'"), **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("✔√🗸", "✓"), **dict.fromkeys("✘✕✖", "✗"),
        **dict.fromkeys("⬜▢◻", "□"), **dict.fromkeys("◼▪", "■"),
        **dict.fromkeys("⚪◯", "○"), **dict.fromkeys("⚫", "●"), **dict.fromkeys("∙⋅‧", "·"), "☓": "✗",
        "\u00a0": " ", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u00ad": "",
    }
)  # fmt: skip
_ABOVE_OR_BELOW = "ัิีึืฺุู็ํ๎"
_TONES = "่้๊๋์"
_MARKS = re.compile(f"[{_ABOVE_OR_BELOW}{_TONES}]{{2,}}")
_LEADER = re.compile(r"[.…·](?:\s?[.…·]){3,}|…")
_WRITING_LINE = re.compile(r"_(?:\s?_)+")


def _ordered(match: re.Match[str]) -> str:
    """The marks of one letter: vowels first, each mark once, as a keyboard writes them."""
    marks = dict.fromkeys(match[0])
    return "".join(sorted(marks, key=lambda mark: (mark in _TONES, mark)))


def label_of(text: str) -> str:
    """What a reader must write for a line; characters beyond the alphabet are left out."""
    text = unicodedata.normalize("NFC", text).translate(_FOLDED).replace("เเ", "แ")
    text = _MARKS.sub(_ordered, text)
    text = re.sub(f"ํ([{_TONES}]?)า", r"\1ำ", text)
    text = _WRITING_LINE.sub("_", _LEADER.sub("…", text))
    return re.sub(r"\s+", " ", "".join(char for char in text if char in INDEX or char.isspace())).strip()


def encode(label: str) -> list[int]:
    """The classes of a label's characters."""
    return [INDEX[char] for char in label]


def alphabet_left_out(text: str) -> set[str]:
    """The characters of a text that no label can hold."""
    folded = unicodedata.normalize("NFC", text).translate(_FOLDED)
    return {char for char in folded if char not in INDEX and not char.isspace()}
