"""The fiscal years that a running text prints, where they stand in its squeezed text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from prongsai.normalize.text.dates import YearHit, find_years
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, some, then
from prongsai.normalize.years.year_roles import leads_to_figure

FIRST_YEAR, LAST_YEAR = 2556, 2590  # fiscal years that the assessment may have
_OPENS_VALUE = (":", "=", "-", "–", "—")  # behind the year that labels a line
_COMMON_ERA = Phrase("era_word", "^12", "#year_ce", "!#digit")
_IN_ENGLISH = re.compile(r"(?<![A-Za-z])(?:in|from|for|since)\s(20[12]\d)(?!\d|[.,/]\d)", re.IGNORECASE)
_YEAR = Phrase("#year_be")
_YEARS_IN_ROW = Phrase("<!#digit", "#year_be", some(then("row_join?", "years?", "#year_be")), "!#digit")
_OF_ITA_IN_SHORT = Phrase("itas", "#year_in_short", "!points|of_100")  # "กางคะแนน ITA 66"
_YEAR_WORDS, _AFTER_LABEL = 26, 30  # characters before the bracket that gives a year, and behind a bare one
_CENTURY_BE = 2500
_BE = 543  # years from the Common to the Buddhist Era


class YearSpan(NamedTuple):
    """A fiscal year, Buddhist Era, at `flat[at:end]`."""

    at: int
    end: int
    year: int


class Squeezed(NamedTuple):
    """A text beside itself without spaces; what is found in one is led to its place in the other."""

    text: str
    flat: str
    origin: Sequence[int]  # the offset in `text` of every character of `flat`

    def at(self, offset: int) -> int:
        """The place in `flat` of an offset in `text`."""
        return bisect_left(self.origin, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in `flat` of `text[start:end]`."""
        return self.at(start), self.at(end)


def fiscal_years_of(squeezed: Squeezed) -> list[YearSpan]:
    """Every fiscal year that the assessment may have, once for each place."""
    found = [
        YearSpan(*squeezed.span(hit.start, hit.end), hit.year_be)
        for hit in find_years(squeezed.text)
        if (hit.kind in ("fiscal", "year") or (hit.kind == "bare" and _is_label(squeezed.text, hit)))
        and FIRST_YEAR <= hit.year_be <= LAST_YEAR
    ]
    starts = {year.at for year in found}
    flat = squeezed.flat
    for start, end in _YEARS_IN_ROW.spans(flat):  # "ปี 2565 2566 และ 2567"
        if starts & set(range(start, end)):
            row = ((start + at, start + to) for at, to in _YEAR.spans(flat[start:end]))
            found += [YearSpan(at, to, int(flat[at:to])) for at, to in row]
    found += [YearSpan(to - 4, to, int(flat[to - 4 : to]) + _BE) for _, to in _COMMON_ERA.spans(flat)]
    found += [YearSpan(to - 2, to, int(flat[to - 2 : to]) + _CENTURY_BE) for _, to in _OF_ITA_IN_SHORT.spans(flat)]
    found += [
        YearSpan(*squeezed.span(m.start(1), m.end(1)), int(m[1]) + _BE) for m in _IN_ENGLISH.finditer(squeezed.text)
    ]
    kept: dict[int, YearSpan] = {}
    for year in found:
        kept.setdefault(year.at, year)
    return list(kept.values())


def _is_label(text: str, hit: YearHit) -> bool:
    """Whether a bare year opens its line as a label, "2565: 89.31", or is the assessment's: "ITA 2568"."""
    if text[: hit.start].rstrip().upper().endswith("ITA"):
        return True
    before = text[: hit.start].rstrip()
    if before.endswith("(") and text[hit.end :].lstrip().startswith(")"):
        return "ปี" in before[-_YEAR_WORDS:]  # "ปีที่แล้ว (2566)"
    after = to_key(text[hit.end : hit.end + _AFTER_LABEL])
    if not after[:1].isdecimal() and leads_to_figure(after):
        return True  # "(2566: 91.00 คะแนน)"
    opens = not text[: hit.start].rpartition("\n")[2].strip(" -–•*")
    return opens and text[hit.end :].lstrip().startswith(_OPENS_VALUE)
