r"""Printed figures as parts of patterns, in both scripts: `\d` holds the digits of every script.

Thai reports print a score with a point or, where it was typed or scanned badly, with a comma.
"""

from __future__ import annotations

import re
from functools import cache

SCORE = r"\d{1,3}[.,]\d{1,2}"
SCORE_FROM_TEN = r"\d{2,3}[.,]\d{1,2}"  # below ten it may as well be the number of a section
SCORE_HEAD = r"\d{1,3}[.,]\d"  # a score as far as its first decimal
DECIMAL = r"\d[.,]\d"  # what every printed decimal holds
NO_FIGURE_BEFORE, NO_FIGURE_BEHIND = r"(?<![\d.,])", r"(?![\d.,])"
ORDINAL = r"\(?\d{1,2}[.)]"  # "1." and "(1)" before the items of a list
HUNDRED = "(?:100|๑๐๐)"
CENTURY = "(?:25|๒๕)"  # the first half of a Buddhist year
YEAR = r"ปี(?:\s*งบ\s*ประมาณ)?\s*(?:พ\.?\s*ศ\.?)?\s*\d{4}"
YEAR_IN_KEY = r"ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?\d{4}"
# what a reader puts where it lost a character (private-use code points other than Thai glyphs included)
_LOST_CHARACTERS = r"\ufffd\u25a1\u25af\x00-\x08\x0e-\x1f\ue000-\uf6ff\uf71b-\uf8ff"
LOST = rf"\(cid:\d+\)|[{_LOST_CHARACTERS}]"
POINTS = "·•∙⋅․．٫‧・"

HOLDS_DIGIT, HOLDS_DECIMAL = re.compile(r"\d"), re.compile(DECIMAL)
LIST_NUMBER = re.compile(r"^\(?\d{1,2}(?:[.)]|\s)")  # a cell that begins with its number in a list
# a sign or a number before an item
LIST_MARK = re.compile(rf"\s*(?:[-–—•●▪◦*✓➢]+|\d{{1,2}}(?:\.\d{{1,2}})+[.)]?|{ORDINAL})\s*")
_FIGURE_SIGNS = frozenset(".,%-–—/()")


def digits_of_decimal(key: str) -> tuple[int, int] | None:
    """How many digits stand before and behind the point or comma of a key that is a decimal and nothing else."""
    whole, _, part = key.replace(",", ".").partition(".")
    return (len(whole), len(part)) if whole.isdecimal() and part.isdecimal() else None


def is_score(key: str) -> bool:
    """Whether a key is a score with both its decimals: "9.05", "84.10", "100,00"."""
    return digits_of_decimal(key) in ((1, 2), (2, 2)) or key.replace(",", ".") == "100.00"


def is_figures(key: str) -> bool:
    """Whether a key holds digits and the signs around figures, and nothing else."""
    return bool(key) and all(char.isdecimal() or char in _FIGURE_SIGNS for char in key)


@cache
def number_pattern() -> re.Pattern[str]:
    """A number of any form in a text with Arabic digits; the name of the group that matched is its form."""
    look = "OolISB"  # letters that are read for digits inside a decimal
    digit = rf"[0-9{look}]"
    return re.compile(
        rf"(?=[\dIEOieol({_LOST_CHARACTERS}])(?:"  # the forms are tried only where one of them can begin
        rf"(?P<lost>(?=[0-9.,]*(?:{LOST}))(?:{LOST}|[0-9])(?:[.,]?(?:{LOST}|[0-9]))*)"
        r"|(?P<phone>(?<![0-9.,])0[- ]?\d{1,4}[- ]\d{3,4}(?:[- ]\d{3,4})?(?!\d)|(?<![0-9.,])0\d{1,2}[- ]\d{6,7}(?!\d)"
        r"|(?<![0-9.,])0\d{8,9}(?!\d))"
        r"|(?P<date>(?<!\d)\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{4}|\d{2})(?!\d))"
        r"|(?P<time>\d{1,2}[.:]\d{2}(?=\s*(?:น\.|นาฬิกา|[-–—]\s*\d{1,2}[.:]\d{2}\s*(?:น\.|นาฬิกา))))"
        r"|(?P<document>\d+\s?/\s?ว\s?\d+|\d{1,5}\s?/\s?2[456]\d\d(?!\d)|\d{4,}/(?:\s?\d+)?)"
        r"|(?P<letter_code>(?<![A-Za-z0-9])(?:[IEOieo]-?|[IEO] |l)\d{1,3}(?![0-9A-Za-z]|[.,]\d))"
        rf"|(?P<look>(?<![A-Za-z0-9.,])(?=[\d.,]*[{look}])\d{digit}*[.,]{digit}{{2}}(?![0-9A-Za-z])(?<=[0-9{look}])"
        r"|(?<![A-Za-z0-9.,])\d+[Oo]+\d+(?![0-9A-Za-z.,]))"
        r"|(?P<sections>\d+(?:\.\d+){2,})"
        r"|(?P<thousands>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,]))"
        rf"|(?P<decimal>\d+[.{POINTS}]\d+)"
        r"|(?P<comma>\d{2,3},\d{2}(?![\d.,]))"
        r"|(?P<double>\d{2,3}\.\.\d{2}(?!\d))"
        r"|(?P<spaced>\d{2,3} \. ?\d{2}(?![\d.,]))"
        r"|(?P<integer>\d+))"
    )
