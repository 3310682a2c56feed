"""Whether a figure in a cell of its own has lost a digit to a character beside it: "?6.31", "96.3?", "9g.31", ".31"."""

from __future__ import annotations

import re

from prongsai.normalize.text.characters import WORD
from prongsai.normalize.text.figures import POINTS

_LONGEST = 24  # characters of a cell; more of them are a sentence
_LOST_SECTION = 50  # "45." numbers a section; "96." lost its decimals
_FULL = 100  # "100." has no decimals to lose
_JUNK = frozenset("?!&@`\"'‘’“”«»‹›¿¡´¨¸˜;")  # no unit, bracket, sign, footnote mark or mark-up
_PAIRS = {"'": "'", '"': '"', "`": "`", "‘": "’", "“": "”", "«": "»", "‹": "›"}
_RUN_BEFORE = re.compile(rf"[A-Za-z{WORD}]+\Z")
_RUN_BEHIND = re.compile(rf"[A-Za-z{WORD}]+(?![.A-Za-z{WORD}])")
_LEVEL = re.compile(r"AA|[A-F]")
_SHORTEST_WORD = 3  # letters; fewer are no word that is printed against a figure
_POINT = re.compile(rf"(?<![\d{POINTS}.,])[.,{POINTS}]\Z")


def is_damaged(cell: str, start: int, end: int) -> bool:
    """Whether the figure at `cell[start:end]` touches what was a digit, or has a point without digits on one side.

    Units, brackets, signs, footnote marks and mark-up may touch it, a word, and quotation marks on both sides.
    """
    if len(cell.strip()) > _LONGEST:
        return False
    before, behind = cell[:start], cell[end:]
    if _POINT.search(before) or _lost_decimals(cell[start:end], behind):
        return True
    first, last = before[-1:], behind[:1]
    if _PAIRS.get(first) == last and last:
        return False
    if first in _JUNK or (last in _JUNK and last != ";"):
        return True
    return _stray(_RUN_BEFORE.search(before)) or _stray(_RUN_BEHIND.match(behind))


def lost_a_digit(text: str, start: int, end: int) -> bool:
    """Whether a decimal anywhere in a text has a question mark for its first or its last digit: "?6.31", "96.3?"."""
    whole, _, decimals = text[start:end].partition(".")
    first = len(whole) == 1 and text[max(0, start - 1) : start] == "?"
    return first or (len(decimals) == 1 and text[end : end + 1] == "?")


def _lost_decimals(figure: str, behind: str) -> bool:
    """A point behind a whole number, with no digit behind it."""
    if not behind.startswith((".", ",")) or not figure.isdecimal() or behind[1:2].isdecimal():
        return False
    words = _RUN_BEHIND.match(behind.lstrip(".,"))
    if words is not None and len(words.group()) >= _SHORTEST_WORD:
        return False  # "2..การใช้งบประมาณ", as scans give it: the number of a name
    closed = not behind[1:] or behind[1].isspace() or behind[1] in ")]*"
    return not closed or _LOST_SECTION < int(figure) < _FULL


def _stray(letters: re.Match[str] | None) -> bool:
    """Letters that are too few to be a word and no level."""
    return letters is not None and len(letters.group()) < _SHORTEST_WORD and not _LEVEL.fullmatch(letters.group())
