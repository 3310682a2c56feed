"""When a text was written, and which year it means by "this year"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prongsai.normalize.text.dates import find_dates
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, one, then

_DATE_LINES = 8
_CLOSING_LINES, _SHORT = 3, 60  # lines at the end that may say when a text was posted, and their characters at most
_ANNOUNCED_FROM = 7  # July: the results of a fiscal year have never come earlier in it
_NEW_YEAR_FROM = 10  # October
# "ประกาศเมื่อเดือนสิงหาคมปีก่อน", "ผลรอบใหม่จะประกาศวันจันทร์หน้า": those of the text's own year are not out
_NOT_OUT = Phrase(
    one(
        then("announced_then", "^25", "former_year"),
        then("new_round", "^12", "to_be_announced"),
    )
)


def written_on(texts: Sequence[str]) -> date | None:
    """The last whole date of the first lines: no release or letter is older than what it tells there."""
    told = (hit.value for text in texts[:_DATE_LINES] for hit in find_dates(text))
    return max((value for value in told if value is not None), default=None)


def _month_of(texts: Sequence[str]) -> tuple[int, int] | None:
    """Buddhist year and month of a text's date: the last one of its first lines, and of the short ones that end it."""
    closing = [text for text in texts[_DATE_LINES:][-_CLOSING_LINES:] if len(text) <= _SHORT]
    told = [hit for text in (*texts[:_DATE_LINES], *closing) for hit in find_dates(text)]
    return max(((hit.year_be, hit.month) for hit in told if hit.year_be is not None), default=None)


def _is_not_out(texts: Sequence[str]) -> bool:
    """Whether a text says that its results came out the year before, or that the new ones are to come."""
    return any(_NOT_OUT.stands_in(to_key(text)) for text in texts)


def years_back(texts: Sequence[str], years: int, fiscal: bool) -> int | None:
    """The fiscal year so many `years` before a text was written; None without a date, and where it may be one of two.

    A fiscal year runs from October: in November 2567 the last `fiscal` one is 2567, and "last year" may be either.
    """
    month = _month_of(texts)
    if month is None:
        return None
    if month[1] < _NEW_YEAR_FROM:
        return month[0] - years
    return month[0] + 1 - years if fiscal else None


def newest_result(texts: Sequence[str]) -> int | None:
    """The fiscal year whose results were the newest when a text was written; None where it has no date."""
    month = _month_of(texts)
    if month is None:
        return None
    return month[0] if month[1] >= _ANNOUNCED_FROM and not _is_not_out(texts) else month[0] - 1


def this_year(texts: Sequence[str], report_year: int | None) -> int | None:
    """The year whose results "this year" means: that of the text's date, unless the text reports another."""
    month = _month_of(texts)
    if month is None or month[1] < _ANNOUNCED_FROM or _is_not_out(texts):
        return None
    # a result of a later year than the text's own cannot have been known
    return month[0] if report_year is None or report_year >= month[0] else None
