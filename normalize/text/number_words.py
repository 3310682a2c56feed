"""Figures written in words: "เก้าสิบสามจุดหกเก้า" is 93.69, "เก้าสิบห้าถ้วน" 95.00.

Only a number from twenty to ninety-nine with a decimal part, or with the word that there is none, is read: shorter
words are parts of other words and of amounts. Words that say again what figures beside them say stay words.
"""

from __future__ import annotations

import re
from functools import cache

from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.text.characters import to_arabic_digits
from pythainlp.util import thaiword_to_num

_POINT, _WHOLE, _TEN = "จุด", "ถ้วน", "สิบ"
_SHOWN = 2  # decimals


def with_figures(text: str) -> str:
    """The text with each such number as a figure of two decimals or more."""
    if _TEN not in text:
        return text
    printed = to_arabic_digits(text)

    def shown(found: re.Match[str]) -> str:
        figure = _figure(found)
        return found[0] if figure.rstrip("0").rstrip(".") in printed else figure

    return _pattern().sub(shown, text)


@cache
def _pattern() -> re.Pattern[str]:
    digit = "|".join(edge_words("digit_word"))
    return re.compile(
        r"(?<!ร้อย)(?<!พัน)(?<!หมื่น)(?<!แสน)(?<!ล้าน)"
        rf"(?P<whole>(?:ยี่|{digit}){_TEN}(?:เอ็ด|{digit})?)(?:{_POINT}(?P<part>(?:{digit}){{1,3}})(?!\w)|{_WHOLE})"
    )


def _figure(found: re.Match[str]) -> str:
    digits = re.findall("|".join(edge_words("digit_word")), found["part"] or "")
    part = "".join(str(thaiword_to_num(digit)) for digit in digits)
    return f"{thaiword_to_num(found['whole'])}.{part.ljust(_SHOWN, '0')}"
