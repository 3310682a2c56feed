"""When a text was written, and which year it means by "this year"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prongsai.normalize.text.dates import find_dates

_DATE_LINES = 8
_CLOSING_LINES, _SHORT = 3, 60  # lines at the end that may say when a text was posted, and their characters at most
_ANNOUNCED_FROM = 7  # July: the results of a fiscal year have never come earlier in it
_FISCAL_FROM = 10  # October: the first month of the next fiscal year


def written_on(texts: Sequence[str]) -> date | None:
    """The last whole date of the first lines: no release or letter is older than what it tells there."""
    told = (hit.value for text in texts[:_DATE_LINES] for hit in find_dates(text))
    return max((value for value in told if value is not None), default=None)


def _month_of(texts: Sequence[str]) -> tuple[int, int] | None:
    """Buddhist year and month of a text's date: the last one of its first lines, and of the short ones that end it."""
    closing = [text for text in texts[_DATE_LINES:][-_CLOSING_LINES:] if len(text) <= _SHORT]
    told = [hit for text in (*texts[:_DATE_LINES], *closing) for hit in find_dates(text)]
    return max(((hit.year_be, hit.month) for hit in told if hit.year_be is not None), default=None)


def newest_result(texts: Sequence[str]) -> int | None:
    """The fiscal year whose results were the newest when a text was written; None where it has no date."""
    month = _month_of(texts)
    return None if month is None else month[0] if month[1] >= _ANNOUNCED_FROM else month[0] - 1


def years_before(texts: Sequence[str]) -> tuple[int, int] | None:
    """The last fiscal and the last calendar year when a text was written; None where it has no date."""
    month = _month_of(texts)
    return None if month is None else (month[0] - (month[1] < _FISCAL_FROM), month[0] - 1)


def this_year(texts: Sequence[str], report_year: int | None) -> int | None:
    """The year whose results "this year" means: that of the text's date, unless the text reports another."""
    month = _month_of(texts)
    if month is None or month[1] < _ANNOUNCED_FROM:
        return None
    # a result of a later year than the text's own cannot have been known
    return month[0] if report_year is None or report_year >= month[0] else None
