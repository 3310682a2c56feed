"""The text of a period's cell before and after it is read: its usual spelling, and the digits that nothing explains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.keys import figure_key
from prongsai.normalize.text.months import month_pattern
from prongsai.normalize.text.phrases import phrase

DASH = r"(?:[-–—−~]{1,3})"
_YEAR = r"(?:2[456]\d\d|20[123]\d)"
_MIDNIGHT = r"(?:[T ]?00:00(?::00(?:\.0+)?)?)?"
_NUMBERED = phrase("times", "#gap", "#item_number", "!#digit|#stroke")
_EXPLAINED = tuple(  # digits of a cell that are no part of its period
    re.compile(form)
    for form in (
        r"(?:เวลา)?\d{1,2}[.:]\d{2}(?:น\.?)?(?:(?:-|–|ถึง)\d{1,2}[.:]\d{2})?น\.?",  # a time of day
        r"(?:(?:ปี|เดือน|ไตรมาส|สัปดาห์|วัน)ละ|ทุกๆ?|อย่างน้อย|ไม่น้อยกว่า|จำนวน|ครั้ง|รุ่น|ระยะเวลา|รวม|รอบ)(?:ที่)?"  # how often
        r"\d{1,3}(?:[-,]\d{1,3})*(?!\d)(?:ครั้ง|เดือน|ไตรมาส|สัปดาห์|วัน|ปี|รุ่น|รอบ)?|(?<![\d.,/-])\d{1,2}ครั้ง",
        r"(?<!ภายใน)(?:\(\d{1,2}(?:เดือน|วัน)\)|(?<![\d.,/-])\d{1,2}(?:เดือน|วัน)(?:\Z|(?=\()))",  # how long
        r"(?:\A|(?<=[\s\0.)]))\(?\d{1,2}[.)]{1,2}(?!\d)",  # the mark of a list
    )
)
_YEARS = frozenset({"fiscal", "year", "bare", "range"})


def compact(text: str) -> str:
    """The cell on one line without gaps, except between digits; a narrow column breaks words anywhere.

    Dates of databases and spreadsheets (`2567-10-01`, `2024-10`, `Oct-24`, `3-6/2568`) are written as people do.
    """
    words = ("-" if word.lower() == "to" else word for word in text.split())
    flat: str = figure_key(_NUMBERED.sub(" ", " ".join(words)).replace("’", "'").replace("‘", "'"))
    for form, spelling in _usual_spellings():
        if form.search(flat) is not None:  # to make the spelling ready costs more than to look
            flat = form.sub(spelling, flat)
    return flat


@cache
def _usual_spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Dates and months of databases and spreadsheets, and how people write them."""
    month = month_pattern()
    forms = (
        (rf"(?<!\d)({_YEAR})([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9]){_MIDNIGHT}(?!\d)", r"\4/\3/\1"),
        (rf"(?<![\d/-])({_YEAR})-(0[1-9]|1[0-2])(?![\d-])", r"\2/\1"),
        (
            rf"(?:\A|(?<=เดือน)|(?<=เดือนที่)|(?<=[\s(,]))(1[0-2]|0?[1-9])({DASH}|ถึง)(1[0-2]|0?[1-9])/({_YEAR})(?![\d/])",
            r"\1/\4\2\3/\4",
        ),
        (rf"(?i:({month})(\d{{1,2}}),(20[123]\d))(?!\d)", r"\2\1\3"),  # "Oct 01, 2024"
        # a month tied to its year by a dash or stroke, which is no range: no month follows the figures
        (rf"(?i:({month}){DASH}?[/'-]?({_YEAR}|[1-7]\d)(?!\d|[./]\d|(?:เดือน)?{month}))", r"\1\2"),
    )
    return tuple((re.compile(form), spelling) for form, spelling in forms)


def has_unread_digits(cell: str, read: Sequence[tuple[int, int]]) -> bool:
    """True when a compact cell holds a digit beside the stretches `read` that is no year, number of times or mark."""
    chars = list(cell)
    years = [(hit.start, hit.end) for hit in find_years(cell) if hit.kind in _YEARS]
    for start, end in (*read, *years):
        chars[start:end] = "\0" * (end - start)
    rest = "".join(chars)
    for form in _EXPLAINED:
        rest = form.sub("\0", rest)
    return any(map(str.isdecimal, rest))
