"""What a cell shows of the number or date that it stores, by its number format (ECMA-376, 18.8.31).

Only what changes a figure is followed: decimals, percent signs, words around, sections for negative numbers and zero,
and the era of a date. Signs for thousands are left out: the next stage reads numbers without them as well.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_GENERAL_PLACES = 9  # what Excel and LibreOffice show of a number without a format, at most
_PLACES = re.compile(r"[0#?](?:\.([0?]+))?(?!.*[0#?])")
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?.,]+(?:[eE][+-]?0+)?)|(@)|(%)|(.)', re.DOTALL)
_BUDDHIST = re.compile(r"b{2,4}|\[\$-[0-9a-f]*07[0-9a-f]{4}\]", re.IGNORECASE)  # calendar 07 of the locale's code


def decimals_of(code: str) -> int | None:
    """How many decimals a number format prints; None where it leaves that open."""
    found = _PLACES.search(code.split(";")[0])
    return len(found[1] or "") if found is not None else None


def shown_number(raw: str, decimals: int | None) -> str:
    """A stored number with that many decimals; without a format as many as it needs, up to nine."""
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw.strip()
    if decimals is not None:
        return str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return format(round(value, _GENERAL_PLACES).normalize(), "f")


def shown(value: object, code: str | None) -> str:
    """A stored value as its cell shows it; a format with empty sections shows nothing.

    Args:
        value: text, a truth value, a number, a date or None, as the readers of workbooks give it.
        code: the cell's number format; None or "General" for none.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float | Decimal):
        return _shown_number(value, code or "General")
    if isinstance(value, date):
        return _shown_date(value, code or "")
    text = str(value)
    sections = (code or "").split(";")
    return "" if len(sections) > 3 and not sections[3].strip() else text


def _shown_number(value: float | Decimal, code: str) -> str:
    sections = code.split(";")
    negative, zero = value < 0, value == 0
    section = sections[0]
    if negative and len(sections) > 1:
        section = sections[1]
    elif zero and len(sections) > 2:
        section = sections[2]
    if len(sections) > 1 and not section.strip():
        return ""
    stored = Decimal(repr(value) if isinstance(value, float) else str(value))
    if not re.search(r"[0#?]", section):
        return shown_number(str(stored), None) if "general" in section.lower() or not section.strip() else section
    return _filled(section, abs(stored) if negative and len(sections) > 1 else stored)


def _filled(section: str, value: Decimal) -> str:
    """A section with the number in the place of its digits; quoted words around it stay."""
    if "%" in re.sub(r'"[^"]*"|\\.', "", section):
        value *= 100
    pieces: list[str] = []
    placed = False
    for quoted, escaped, digits, _, percent, other in _TOKEN.findall(section):
        if digits and not placed:
            pieces.append(shown_number(str(value), decimals_of(digits) or 0))
            placed = True
        else:
            pieces.append(quoted or escaped or percent or (other if other in "()-+ /:" else ""))
    return "".join(pieces).strip()


def _shown_date(value: date, code: str) -> str:
    """A date as day/month/year; the Buddhist year where the format says so."""
    year = value.year + 543 if _BUDDHIST.search(code) else value.year
    clock = f" {value:%H:%M}" if isinstance(value, datetime) and (value.hour or value.minute) else ""
    return f"{value.day}/{value.month}/{year}{clock}"
