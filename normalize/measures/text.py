"""Readable text of a cell, and amounts of money."""

from __future__ import annotations

import re
from decimal import Decimal

from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.figures import NO_FIGURE_BEFORE
from prongsai.normalize.text.phrases import phrase

_WRAP = re.compile(r"(?<=[\u0e01-\u0e4e])[ \t]*\n[ \t]*(?=[\u0e01-\u0e4e])")
_NO_PLAIN_SUM = phrase("magnitude|#year_be")
_AMOUNT = re.compile(rf"{NO_FIGURE_BEFORE}(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d{{1,2}})?(?![\d.])")
_NO_MONEY = ("ไม่ใช้", "ไม่มี", "ไม่ได้ใช้", "-", "–", "—")


def flowing(text: str | None, *, wrapped: bool) -> str | None:
    """A cell on one line, every gap one blank; None if empty.

    Args:
        text: the cell with its line breaks.
        wrapped: the breaks are those of printed lines, so one between two Thai letters is no gap.
    """
    if text is None:
        return None
    joined = _WRAP.sub("", text.strip()) if wrapped else text
    return " ".join(joined.split()) or None


def amount(text: str) -> Decimal | None:
    """The one amount in baht that a cell prints, or None."""
    flat = to_arabic_digits(text).strip()
    if flat.startswith(_NO_MONEY):
        return None
    found = _AMOUNT.findall(flat)
    if len(found) != 1 or _NO_PLAIN_SUM.search(flat):
        return None
    whole, cents = found[0]
    return Decimal(whole.replace(",", "") + cents)
