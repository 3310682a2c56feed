"""Raised numbers of notes in characters of their own: in plain digits they would melt into the figure before them."""

from __future__ import annotations

_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_AS_RAISED = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
BETWEEN = frozenset(",;-–()[]* \u00a0")  # beside the numbers of several notes
_LONGEST = 2  # digits of a number among several


def is_digit(text: str) -> bool:
    """Whether a text is one digit, Arabic or Thai."""
    return len(text) == 1 and text in _DIGITS


def as_note(text: str) -> str:
    """A raised text with its digits raised where it is the number of a note or of several ("1,2"); else as it is."""
    if not all(is_digit(char) or char in BETWEEN for char in text):
        return text
    numbers = "".join(char if is_digit(char) else " " for char in text).split()
    several = len(numbers) > 1
    return text if several and any(len(one) > _LONGEST for one in numbers) else text.translate(_AS_RAISED)


class RaisedTexts:
    """The texts of one line, one after the other; raised digits behind a point are the rest of a figure."""

    def __init__(self) -> None:
        """Begin a line."""
        self._open = False  # a figure ends in its point, or in raised digits behind it

    def shown(self, text: str, raised: bool) -> str:
        """The next text of the line as it looks."""
        if raised and self._open and text and all(map(is_digit, text.strip())):
            return text
        self._open = text.endswith(".")
        return as_note(text) if raised else text
