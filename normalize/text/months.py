"""Month names as patterns: Thai in full and short, with lost dots and gaps, and English.

The forms are rows of `tables/thai_months.csv`; patterns are built on first use.
"""

from __future__ import annotations

from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import to_key

_THAI = "\u0e01-\u0e4e"  # letters and marks of Thai, without digits and the baht sign


@cache
def month_pattern() -> str:
    """One regular expression without named groups that matches a month; compile with IGNORECASE."""
    forms = sorted(table("thai_months"), key=lambda row: (-len(row["form"]), row["form"]))
    by_letter: dict[str, list[str]] = {}  # forms are tried only where a text has their first letter
    for row in forms:
        by_letter.setdefault(row["form"][0].lower(), []).append(_form_pattern(row["form"], row["kind"]))
    of_letters = [f"(?={letter})(?:{'|'.join(patterns)})" for letter, patterns in by_letter.items()]
    return f"(?=[{''.join(by_letter)}])(?:{'|'.join(of_letters)})"


@cache
def month_letters() -> str:
    """The letters that months begin with, to stand in the brackets of a pattern; compile with IGNORECASE."""
    return "".join(sorted({row["form"][0].lower() for row in table("thai_months")}))


def month_number(matched: str) -> int:
    """The month, 1-12, of what `month_pattern` matched.

    Raises:
        KeyError: the text is no form of a month.
    """
    return _numbers()[_key(matched)]


def is_english(matched: str) -> bool:
    """Whether a matched month is written in Latin letters."""
    return matched[0].isascii()


@cache
def _numbers() -> dict[str, int]:
    return {_key(row["form"]): int(row["month"]) for row in table("thai_months")}


def _key(form: str) -> str:
    return to_key(form).replace(".", "")


def _form_pattern(form: str, kind: str) -> str:
    if kind == "english":
        return rf"(?<![A-Za-z]){form}\.?(?![A-Za-z])"
    if kind == "short":
        first, second = form.rstrip(".").split(".")
        dotted = rf"{first}\s*\.\s*{second}\s*(?:\.|(?![{_THAI}]))"
        # without the first dot the letters also stand inside words (สมควร), so both sides must be free
        free = rf"(?:(?<![{_THAI}])|(?<=เดือน)|(?<=ถึง)|(?<=ตั้งแต่))"
        bare = rf"{free}{first}\s?{second}\s*(?:\.(?!\s*[{_THAI}]\s*\.)|(?![{_THAI}]))"
        return rf"(?:{dotted}|{bare})"
    letters = r"\s?".join(form) if kind == "full" else form
    # a spoken or misspelt form must end there: มีนา is no month in มีนายก
    return letters if kind == "full" else rf"{letters}(?![{_THAI}])"
