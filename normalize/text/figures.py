r"""Printed figures as parts of patterns, in both scripts: `\d` holds the digits of every script.

Thai reports print a score with a point or, where it was typed or scanned badly, with a comma.
"""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.text.characters import is_letter

SCORE = r"\d{1,3}[.,]\d{1,2}"
SCORE_FROM_TEN = r"\d{2,3}[.,]\d{1,2}"  # below ten it may as well be the number of a section
SCORE_HEAD = r"\d{1,3}[.,]\d"  # a score as far as its first decimal
DECIMAL = r"\d[.,]\d"  # what every printed decimal holds
NO_FIGURE_BEFORE, NO_FIGURE_BEHIND = r"(?<![\d.,])", r"(?![\d.,])"
ORDINAL = r"\(?\d{1,2}[.)]"  # "1." and "(1)" before the items of a list
CENTURY = "(?:25|๒๕)"  # the first half of a Buddhist year
YEAR = r"ปี(?:\s*งบ\s*ประมาณ)?\s*(?:พ\.?\s*ศ\.?)?\s*\d{4}"
YEAR_IN_KEY = r"ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?\d{4}"
# what a reader puts where it lost a character (private-use code points other than Thai glyphs included)
_LOST_CHARACTERS = r"\ufffd\u25a1\u25af\x00-\x08\x0e-\x1f\ue000-\uf6ff\uf71b-\uf8ff"
LOST = rf"\(cid:\d+\)|[{_LOST_CHARACTERS}]"
POINTS = "·•∙⋅․．٫‧・"

SHAPES = {  # what a phrase may hold beside words: see `normalize.text.phrases`
    "digit": r"\d",
    "no_digit": r"\D",
    "number": r"\d+",
    "count": r"\d[\d,]*",
    "count_no_year": r"(?<![\d,])(?!25[5-9]\d(?!\d))\d[\d,]*",  # "12 กันยายน 2567 กระทรวง..." counts no ministries
    "item_number": r"\d{1,2}",
    "year": r"\d{4}",
    "year_be": r"25[5-9]\d",
    "year_ce": r"20\d\d",
    "year_in_short": r"(?:6[2-9]|7\d)(?![\d.,%])",  # of the assessment, whose first year is 2562
    "year_or_its_end": r"\d{2,4}",
    "score": SCORE,
    "score_from_ten": SCORE_FROM_TEN,
    "decimal": r"\d{2,3}\.\d",  # a score of ten at least, as far as its first decimal
    "figure": r"\d{1,3}(?:\.\d+)?",
    "figure_from_ten": r"\d{2,3}(?:\.\d+)?",
    "full_mark": r"\d{2,3}(?:\.0+)?",  # "out of 100", of 30.00; "up from 87.24" is none
    "high_figure": r"(?:100|[4-9]\d)",
    "aside": r"\([^()]{1,90}\)",
    "aside_with_figure": r"\([^()]*\d[^()]*\)",
    "latin": "[a-z]",
    "letter": "[a-zก-ฮ]",
    "level": "[a-f]{1,2}",
    "consonant": "[ก-ฮ]",
    "thai_word": "[ก-๎]{1,20}",
    "leaders": "[.…_·]{2,}",  # dots that lead over a gap
    "inside": "[^)]",
    "ink": r"\S",
    "blank": r"\s",
    "any": ".",
    "anything": ".{0,40}",
    "one_score": f"({SCORE})",  # to be read out
    "score_head": SCORE_HEAD,
    "place": r"\d{1,4}",
    "bounded": r"\d[\d.]*",
    "section": r"[\d.):]",
    "scale": r"[\d.()%/]",
    "listed_number": r"(?<![\d.])[(]?(?P<number>\d{1,2})[)]?",
    "noun": "[ก-ฮเ-ไ][ก-๎]",
    "decimal_point": DECIMAL,
    "capital": "(?<![A-Za-z])(?-i:([A-Z]))",
    "bracketed_number": r"\(?(?P<number>\d{1,2})\)?(?![\d.])",
    "half": r"\(?(?P<number>[12๑๒])(?![\d.])",
    "item": r"[ieo]?\d",
    "item_code": r"(?<![a-z])[ieo]\d",
    "loose_number": r"(?:\(?\d{1,2}\)?)?[.:)]?",
    "number_ahead": r"(?=[\d(])\d{0,2}[.:)]?",
    "number_of_list": r"\(?\d{1,2}(?:\.\d{1,2})?[.):]\)?|\(\d{1,2}\)|\d{1,2}(?=[ก-ฮเ-ไ])",
    "letter_of_list": "[ก-ฮ][.)](?=[ก-ฮเ-ไ])",
    "list_signs": "[-–—•●▪◦·*✓✔✅➤►▶»★■□◆]+",
    "pictures": "[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]+",
    "end_sign": "[:=\\-–—.…()]",
    "name_in_thai": "[ก-๎.]{2,60}",
    "line_start": r"(?:^|(?<=\n))",
    "year_of_century": rf"{CENTURY}\d{{2}}",
    "points_of_score": r"\d{2,3}[.,]\d{2}",
    "points_of_decimal": r"\d{2,3}[.,]",
    "opening_sign": "[(:=]",
    "colon_or_equals": "[:=]",
    "written_year": YEAR,
    "year_to": r"[-–]\s*(?:พ\.?\s*ศ\.?)?\s*\d{4}",
    "year_of_ce": r"\((?:ค\.?ศ\.?)?20\d{2}\)",
    "mean_figure": r"\d{2,3}\.\d{1,2}",
    "plain_decimal": r"\d{1,3}\.\d+",
    "one_count": r"(?P<number>\d+)",
    "small_number": "[2-9๒-๙]",
    "number_to": r"[-–]\d+",
    "item_in_key": r"[ieo]\d{1,2}(?!\d|[a-z])",
    "further_item": r"(?:,|และ|/|-|–|ถึง)+[ieo]\d{1,2}",
    "list_lead": r"[ก-ฮ|]?[\d.()]+|[ก-ฮ]\.",
    "section_open": r"[\d.)(]",
    "mark_before_item": r"[-•\d.)(]",
    "bullet_or_bracket": "[-–—•*(]",
    "quote": '[”")]',
    "in_brackets": r"\([^)\n]*\)",
    "gap_sign": r"[\s:=()–-]",
    "text_start": "^",
    "gap": r"\s*",
    "stroke": "/",
}
BACKWARDS = {  # how a shape reads from its end, where that is otherwise
    "count": r"[\d,]*\d",
    "score": r"\d{1,2}[.,]\d{1,3}",
    "score_from_ten": r"\d{1,2}[.,]\d{2,3}",
    "decimal": r"\d\.\d{2,3}",
    "figure": r"(?:\d+\.)?\d{1,3}",
    "figure_from_ten": r"(?:\d+\.)?\d{2,3}",
    "high_figure": r"(?:001|\d[4-9])",
    "year_be": r"\d[5-9]52",
    "year_ce": r"\d\d02",
    "aside": r"\)[^()]{1,90}\(",
    "aside_with_figure": r"\)[^()]*\d[^()]*\(",
}

HOLDS_DIGIT, HOLDS_DECIMAL = re.compile(r"\d"), re.compile(DECIMAL)
HOLDS_SCORE = re.compile(rf"{SCORE}(?!\d)")
ROW_NUMBER = re.compile(r"^\s*\d{1,3}[.)]?\s+|^\s*\d{1,3}[.)]\s*")  # of a row, before what it names
LIST_NUMBER = re.compile(r"^\(?\d{1,2}(?:[.)]|\s)")  # a cell that begins with its number in a list
# a sign or a number before an item
LIST_MARK = re.compile(rf"\s*(?:[-–—•●▪◦*✓➢]+|\d{{1,2}}(?:\.\d{{1,2}})+[.)]?|{ORDINAL})\s*")
_DIGITS = "0123456789"
_LONGEST_ORDINAL = 3  # digits
_FIGURE_SIGNS = frozenset(".,%-–—/()")


def digits_of_decimal(key: str) -> tuple[int, int] | None:
    """How many digits stand before and behind the point or comma of a key that is a decimal and nothing else."""
    whole, _, part = key.replace(",", ".").partition(".")
    return (len(whole), len(part)) if whole.isdecimal() and part.isdecimal() else None


def may_be_score(key: str) -> bool:
    """Whether a key is a decimal that a score may be printed as, and nothing else: "9.5", "84.10", "100,00"."""
    whole, decimals = digits_of_decimal(key) or (0, 0)
    return whole in (1, 2, 3) and decimals in (1, 2)


def is_ordinal(key: str) -> bool:
    """Whether a key is the number of an item and nothing else: "3", "12.", "(4)"."""
    bare = key.removeprefix("(").removesuffix(")").removesuffix(".").removesuffix(")")
    return bare.isdecimal() and len(bare) <= _LONGEST_ORDINAL


def behind_section(text: str) -> str:
    """A text without the number of a section before its first word, "9.1 "; no score is below ten."""
    number, *rest = text.split(maxsplit=1) or [""]
    of_section = digits_of_decimal(number.removesuffix(")").removesuffix(".")) in ((1, 1), (1, 2))
    return rest[0] if rest and "," not in number and of_section and is_letter(rest[0][0]) else text


def is_section(key: str) -> bool:
    """Whether a key begins with the number of a part of a section, "9.1" or "(12.3"."""
    whole, _, part = key.removeprefix("(").partition(".")
    return whole.isdecimal() and len(whole) <= 2 and part[:1].isdecimal()


def is_numbered(key: str) -> bool:
    """Whether a key begins with the number or the letter of an item: "3.", "12)", "(ก)"."""
    bare = key.removeprefix("(")
    rest = key.lstrip(_DIGITS)
    number = len(key) - len(rest)
    return (0 < number <= 2 and rest[:1] in (".", ")")) or ("ก" <= bare[:1] <= "ฮ" and bare[1:2] == ")")


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
