"""Whether a figure in a cell of its own has lost a digit to a character beside it: "?6.31", "96.3?", "9g.31", ".31"."""

from __future__ import annotations

from string import ascii_letters

from prongsai.normalize.text.characters import WORD
from prongsai.normalize.text.figures import POINTS, digits_of_decimal

_LONGEST = 24  # characters of a cell; more of them are a sentence
_LOST_SECTION = 50  # "45." numbers a section; "96." lost its decimals
_FULL = 100  # "100." has no decimals to lose
_JUNK = frozenset("?!&@#$^~≈\\{}`\"'‘’“”«»‹›¿¡´¨¸˜;")  # no unit, bracket, sign, footnote mark or mark-up
_HOLES = frozenset("?|¦~^_\\¤¢£¬§¶¸ฯๆ๚๛■▢◻")  # in the place of a digit; beside a figure that has all of them, dirt
_GAPS = _HOLES | {"…"}  # in a cell of its own: leaders stand before every figure of a list
_WHOLE = frozenset(((2, 2), (3, 2)))  # digits of a figure that has all of them
_PAIRS = {"'": "'", '"': '"', "`": "`", "‘": "’", "“": "”", "«": "»", "‹": "›"}
_LETTERS = ascii_letters + WORD
_GLUE = frozenset({*_LETTERS, ")"})
_DECIMALS = 2  # of a score
_UNITS = ("คะแนน", "ร้อยละ", "เปอร์เซ็น")
_LEVELS = frozenset({"AA", *"ABCDEF"})
_SHORTEST_WORD = 3  # letters; fewer are no word that is printed against a figure
_POINTS = frozenset(".," + POINTS)


def is_damaged(cell: str, start: int, end: int) -> bool:
    """Whether the figure at `cell[start:end]` touches what was a digit, or has a point without digits on one side.

    Units, brackets, signs, footnote marks and mark-up may touch it, a word, and quotation marks on both sides.
    """
    if len(cell.strip()) > _LONGEST:
        return False
    before, behind = cell[:start], cell[end:]
    if _ends_in_point(before) or _lost_decimals(cell[start:end], behind):
        return True
    first, last = before[-1:], behind[:1]
    if _PAIRS.get(first) == last and last:
        return False
    if first in _JUNK or (last in _JUNK and last != ";"):
        return True
    digits = digits_of_decimal(cell[start:end])
    if (first in _GAPS or last in _GAPS) and digits not in _WHOLE:
        return True
    if digits is not None and digits[0] == 1 and before.endswith(".."):
        return True  # leaders, or what is left of a figure
    return _is_stray(before[len(before.rstrip(_LETTERS)) :]) or _is_stray(_word_behind(behind))


def lost_a_digit(text: str, start: int, end: int) -> bool:
    """Whether a decimal anywhere in a text has a sign for its first or its last digit: "?6.31", "96.3~"."""
    whole, _, decimals = text[start:end].partition(".")
    first = len(whole) == 1 and _is_hole(text, start - 1)
    return first or (len(decimals) == 1 and _is_hole(text, end))


def _is_hole(text: str, at: int) -> bool:
    """Whether a sign stands for a digit; a bar that is not alone in its text parts cells, or stands for mark-up."""
    sign = text[at : at + 1] if at >= 0 else ""
    return sign in _HOLES and (sign != "|" or text.count("|") == 1)


def runs_into_next(text: str, start: int, end: int) -> bool:
    """Whether a decimal between letters ends in what may be digits of the number behind it: "IIT94.506คุณภาพ".

    Cells whose borders were lost stand so; scores have two decimals, and a unit may follow a figure without a space.
    """
    _, _, decimals = text[start:end].partition(".")
    glued = text[max(0, start - 1) : start] in _GLUE and text[end : end + 1] in _GLUE
    return len(decimals) > _DECIMALS and glued and not text.startswith(_UNITS, end)


def _ends_in_point(before: str) -> bool:
    """A point without a digit or another point before it."""
    other = before[-2:-1]
    return before[-1:] in _POINTS and not (other.isdecimal() or other in _POINTS)


def _word_behind(behind: str) -> str:
    """The letters that a text begins with, unless they are an abbreviation."""
    rest = behind.lstrip(_LETTERS)
    return "" if rest.startswith(".") else behind.removesuffix(rest)


def _lost_decimals(figure: str, behind: str) -> bool:
    """A point behind a whole number, with no digit behind it."""
    if not behind.startswith((".", ",")) or not figure.isdecimal() or behind[1:2].isdecimal():
        return False
    if len(_word_behind(behind.lstrip(".,"))) >= _SHORTEST_WORD:
        return False  # "2..การใช้งบประมาณ", as scans give it: the number of a name
    closed = not behind[1:] or behind[1].isspace() or behind[1] in ")]*"
    return not closed or _LOST_SECTION < int(figure) < _FULL


def _is_stray(letters: str) -> bool:
    """Letters that are too few to be a word and no level."""
    return 0 < len(letters) < _SHORTEST_WORD and letters not in _LEVELS
