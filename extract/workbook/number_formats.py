"""What a cell shows of the number or date that it stores, by its number format (ECMA-376, 18.8.31).

Only what changes a figure is followed: decimals, percent signs, words around, sections for negative numbers and zero,
and the era of a date. Signs for thousands are left out: the next stage reads numbers without them as well.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_GENERAL_PLACES = 9  # what Excel and LibreOffice show of a number without a format, at most
_PLACES = re.compile(r"[0#?](?:\.([0#?]+))?(?!.*[0#?])")
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?.,]+(?:[eE][+-]?0+)?|(?i:General))|(@)|(%)|(.)', re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)\]")
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
_BUDDHIST = re.compile(r"b{2,4}|\[\$-[0-9a-f]*07[0-9a-f]{4}\]", re.IGNORECASE)  # calendar 07 of the locale's code


def decimals_of(code: str) -> int | None:
    """How many decimals a number format prints; None where it leaves that open."""
    found = _PLACES.search(code.split(";")[0])
    return len(found[1] or "") if found is not None else None


def is_general(code: str) -> bool:
    """Whether a number format is "General", as which programs write any case of it."""
    return code.lower() == "general"


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
    sections = (code or "").split(";")
    if len(sections) > 3 and "@" not in sections[3]:
        return _filled(sections[3], Decimal(0), "")
    return _filled(sections[-1], Decimal(0), str(value)) if "@" in sections[-1] else str(value)


def section_of(value: float | Decimal, code: str) -> str:
    """The section of a number format that a number is shown in; those with a condition are tried first."""
    sections = code.split(";")[:3]
    stored = _stored(value)
    conditions = [_CONDITION.search(section) for section in sections]
    if not any(conditions):
        return sections[_place(value, len(sections))]
    for section, condition in zip(sections, conditions, strict=True):
        if condition is not None and _COMPARED[condition[1]](stored, Decimal(condition[2])):
            return section
    return sections[1] if len(sections) > 2 and conditions[1] is None and value < 0 else sections[-1]


def _place(value: float | Decimal, count: int) -> int:
    if value < 0 and count > 1:
        return 1
    return 2 if value == 0 and count > 2 else 0


def _stored(value: float | Decimal) -> Decimal:
    return Decimal(repr(value) if isinstance(value, float) else str(value))


def _shown_number(value: float | Decimal, code: str) -> str:
    section = section_of(value, code)
    several = ";" in code
    if several and not section.strip():
        return ""
    stored = abs(_stored(value)) if several and value < 0 and not _CONDITION.search(code) else _stored(value)
    plain = _CONDITION.sub("", section)
    if not plain.strip() or "@" in plain:
        return shown_number(str(stored), None)
    return _filled(plain, stored, "")


def _filled(section: str, value: Decimal, text: str) -> str:
    """A section with the number in the place of its digits, or a text in that of its sign; words around it stay."""
    if "%" in re.sub(r'"[^"]*"|\\.', "", section):
        value *= 100
    pieces: list[str] = []
    placed = False
    for quoted, escaped, digits, at, percent, other in _TOKEN.findall(section):
        if digits and not placed:
            pieces.append(_digits(value, digits))
            placed = True
        elif at:
            pieces.append(text)
        else:
            pieces.append(quoted or escaped or percent or (other if other in "()-+ /:" else ""))
    return "".join(pieces).strip()


def _digits(value: Decimal, pattern: str) -> str:
    """A number in the place of digits such as 0.0#; each comma at their end stands for a thousandth."""
    if is_general(pattern):
        return shown_number(str(value), None)
    thousands = len(pattern) - len(pattern.rstrip(","))
    told = shown_number(str(value.scaleb(-3 * thousands)), decimals_of(pattern.rstrip(",")) or 0)
    open_places = len(pattern.rstrip(",")) - len(pattern.rstrip(",").rstrip("#"))
    if "." in told and open_places and "." in pattern:
        least = len(told) - min(open_places, len(told) - told.index(".") - 1)
        told = told[:least] + told[least:].rstrip("0")
    return told.rstrip(".")


def _shown_date(value: date, code: str) -> str:
    """A date as day/month/year; the Buddhist year where the format says so."""
    year = value.year + 543 if _BUDDHIST.search(code) else value.year
    clock = f" {value:%H:%M}" if isinstance(value, datetime) and (value.hour or value.minute) else ""
    return f"{value.day}/{value.month}/{year}{clock}"
