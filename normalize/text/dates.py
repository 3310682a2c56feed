"""Years and dates as Thai administration writes them; periods are in `normalize.text.periods`.

Years are Buddhist (BE = CE + 543). Two digits are a year only after a month, `ปี` or `ปีงบประมาณ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import product

from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.figures import HOLDS_DIGIT
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.months import is_english, month_letters, month_number, month_pattern

BE_OFFSET = 543
_BE_YEARS = range(2400, 2700)
_CE_YEARS = range(2010, 2036)
_SHORT_YEARS = range(50, 80)  # two digits: 2550-2579


@dataclass(frozen=True, slots=True)
class YearHit:
    """A year at `text[start:end]` (digits only), in the Buddhist era.

    `kind`: `fiscal` (ปีงบประมาณ), `year` (พ.ศ., ปี, ประจำปี), `date` (part of a date), `range` (an end of
    ๒๕๖๑-๒๕๖๔), `document` (๑๒/๒๕๖๕), `bare` (nothing beside it says that it is a year).
    """

    start: int
    end: int
    year_be: int
    kind: str


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date at `text[start:end]`; `day` and `year_be` are None where not printed.

    `value` is the full date in the Common Era calendar, None unless all three parts are there and exist.
    """

    start: int
    end: int
    day: int | None
    month: int
    year_be: int | None
    value: date | None


ERA = r"(?:พ\s?\.?\s?ศ\s?\.?|ค\s?\.?\s?ศ\s?\.?)"
_FISCAL = (
    r"(?:(?:ปี\s?|รอบปี\s?)งบ\s?(?:ประมาณ|ฯ|ป\.?ม\.?|\.)?\s?(?:ประจำปี\s?)?(?:รายจ่าย\s?)?"
    r"|งบ\s?ประมาณ\s*(?=พ)"  # "ปี" is often left out before พ.ศ., never before a plain sum of money
    r"|(?<![A-Za-z])(?:FY|fiscal\s+year|fiscal(?=\s+20))\s?)"
)
_YEAR_DIGITS = r"(?<!\d)(?<!\d[.,])(?:2[4-6]\d\d|20[123]\d|[5-7]\d)(?!\d|[.,/]\d|\s?[%％])"
_COUNTED = "คน|ราย|ข้อ|บาท|ครั้ง|หน่วยงาน"  # what a number before them is no year of
_CUT = "['’‘`´]?"  # in the place of the century: "ปีงบ’67"
_SPACED_YEAR = r"(?<!\d)(?<!\d[.,])2\s?[456]\s?\d\s?\d(?!\d|[.,/]\d)"
_YEAR_FORMS = tuple(  # kind, whether two digits may be a year, form; what one explains is closed to the next
    (kind, short, re.compile(form))
    for kind, short, form in (
        ("fiscal", True, rf"(?i:{_FISCAL})(?:{ERA}\s*)?[(:]?\s*{_CUT}({_YEAR_DIGITS}|{_SPACED_YEAR})"),
        ("year", True, rf"{ERA}\s*{_CUT}({_YEAR_DIGITS}|{_SPACED_YEAR})"),
        (
            "year",
            True,
            rf"ปี\s*(?:การประเมิน\s*)?{_CUT}({_YEAR_DIGITS}|{_SPACED_YEAR})(?:(?<=\d{{4}})|(?!\s?(?:{_COUNTED}|ปี)))",
        ),
        ("year", True, r"(?i:(?<![a-z])ITAS?)\s?['’‘]\s?([5-7]\d)(?!\d|[.,]\d)"),  # "ITA'67"
        ("year", True, r"(?i:(?<![a-z])ITAS?)(2[56]\d\d)(?!\d|[.,]\d)"),  # "#ITA2566"
        ("year", True, r"(?<![\d.,/])(20[123]\d)(?=\s(?:Integrity|ITA)\b)"),
        ("document", False, r"\d\s?/\s?(2[4-6]\d\d)(?!\d|[.,]\d)"),
        (
            "bare",
            False,
            rf"(?<![\dA-Za-z])(?<!\d[.,])(2[4-6]\d\d)(?!\d|[.,]\d|\s?[%％]|\s?(?:{_COUNTED}|แห่ง|ชุด))",
        ),
    )
)
_TICKED, _UNTICKED = frozenset("☑☒✓✔"), re.compile(r"[☐□○◯◻]\s*(?:ปี|พ\.ศ\.|\s)*(?=\d)")  # choices of a form
ERAS = ("", "พศ", "พศ.", "พ.ศ", "พ.ศ.")
_RANGE_GAPS = frozenset(map("".join, product((*"-–—~", "ถึง", "จนถึง"), ("", "ปี"), ERAS)))
_LIST_GAPS = frozenset(map("".join, product((",", "และ", "กับ", "หรือ", "/"), ("", "ปี"), ("", "งบประมาณ"), ERAS)))
_SECOND_SHORT = re.compile(r"\s?[-–—]\s?([5-7]\d)(?!\d|[.,/]\d|\s?[%％])")
NUMERIC_DATE = re.compile(
    r"(?<![\d/.])(?P<d>\d{1,2})\s?([/.-])\s?(?P<m>\d{1,2})\s?\2\s?(?P<y>2[4-6]\d\d|20[123]\d|[5-7]\d)(?![\d/]|\.\d)"
)

_ISO_DATE = re.compile(r"(?<![\d/.-])(?P<y>2[4-6]\d\d|20[123]\d)-(?P<m>\d{2})-(?P<d>\d{2})(?!\d|[.,/-]\d)")
# the digits of all years above, in words or figures: most figures of a report are none
_MAY_BE_YEAR = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:2\s?[456]\s?\d\s?\d|20[123]\d|[1-7]\d)(?!\d|[.,]\d)|[.]\s?\d{1,2}\s?[.]\s?\d\d"
)


def find_years(text: str) -> list[YearHit]:
    """Every year of a text in order; one hit for each end of a range."""
    return list(_find_years(text))


@lru_cache(maxsize=4096)  # stage after stage asks about the paragraphs of one document
def _find_years(text: str) -> tuple[YearHit, ...]:
    folded = to_arabic_digits(text)
    if not _MAY_BE_YEAR.search(folded):
        return ()
    hits: dict[int, YearHit] = {}
    for match, told in _dates_in(text):
        if told.year_be:
            _add(hits, match.start("y"), match.end("y"), told.year_be, "date")
    unticked = {hit.end() for hit in _UNTICKED.finditer(folded)} if not _TICKED.isdisjoint(folded) else set()
    for kind, short, form in _YEAR_FORMS:
        for match in form.finditer(folded):
            if (year := read_year(match[1], short=short)) and match.start(1) not in unticked:
                _add(hits, match.start(1), match.end(1), year, kind)
    return tuple(_link_years(sorted(hits.values(), key=lambda hit: hit.start), folded))


def _add(hits: dict[int, YearHit], start: int, end: int, year: int, kind: str) -> None:
    if not any(hit.start < end and start < hit.end for hit in hits.values()):
        hits[start] = YearHit(start, end, year, kind)


def _link_years(hits: list[YearHit], folded: str) -> list[YearHit]:
    """Ranges (`๒๕๖๑-๒๕๖๔`, `๒๕๖๑-๖๔`) and lists (`ปีงบประมาณ ๒๕๖๔ และ ๒๕๖๕`)."""
    linked: list[YearHit] = []
    for hit in hits:
        last = linked[-1] if linked else None
        if last and "date" not in (last.kind, hit.kind):
            gap = spaceless(folded[last.end : hit.start])
            if gap in _RANGE_GAPS and last.year_be < hit.year_be:
                linked[-1] = YearHit(last.start, last.end, last.year_be, "range")
                hit = YearHit(hit.start, hit.end, hit.year_be, "range")
            elif hit.kind == "bare" and gap in _LIST_GAPS:
                hit = YearHit(hit.start, hit.end, hit.year_be, last.kind)
        linked.append(hit)
        short = _SECOND_SHORT.match(folded, hit.end) if hit.kind in ("fiscal", "year", "bare") else None
        if short and (year := read_year(short[1], short=True)) and year > hit.year_be:
            linked[-1] = YearHit(hit.start, hit.end, hit.year_be, "range")
            linked.append(YearHit(short.start(1), short.end(1), year, "range"))
    return linked


def read_year(digits: str, *, short: bool, ce_short: bool = False) -> int | None:
    """The Buddhist year of two or four digits, None where they are no year."""
    year = int(spaceless(digits))
    if year in _BE_YEARS:
        return year
    if year in _CE_YEARS:
        return year + BE_OFFSET
    if ce_short and year in range(10, 36):
        return 2000 + year + BE_OFFSET
    return 2500 + year if short and year in _SHORT_YEARS else None


@cache
def _date_pattern() -> re.Pattern[str]:
    """Day, month and year in words; the month must be there."""
    return re.compile(
        rf"(?=[\d{month_letters()}])(?:(?<![\d.,/])(?P<d>\d{{1,2}})\s?(?:เดือน\s?)?)?(?P<m>{month_pattern()})"
        rf"(?:\s*(?:{ERA}|ปี(?:\s?{ERA})?)?\s*'?(?P<y>2\s?[456]\s?\d\s?\d(?!\d|[.,]\d)"
        r"|20[123]\d(?!\d)|[1-7]\d(?!\d|[.,/)]\d|,\s?20\d|\s?[%％])))?",
        re.IGNORECASE,
    )


@cache
def _in_english() -> re.Pattern[str]:
    """Month, day and year: "Aug 20, 2025"."""
    return re.compile(rf"(?P<m>{month_pattern()})\s?(?P<d>\d{{1,2}}),\s?(?P<y>20[123]\d)(?!\d)", re.IGNORECASE)


def date_matches(folded: str) -> Iterator[re.Match[str]]:
    """Matches with groups `d`, `m` and `y` in text with folded digits; not in order."""
    yield from _date_pattern().finditer(folded)
    yield from NUMERIC_DATE.finditer(folded)
    yield from _ISO_DATE.finditer(folded)
    yield from _in_english().finditer(folded)


def find_dates(text: str) -> list[DateHit]:
    """Every date of a text in order: a month with a day or a year, or a date in figures."""
    return sorted((hit for _, hit in _dates_in(text)), key=lambda hit: hit.start)


@lru_cache(maxsize=4096)  # who asks for the years of a paragraph and who asks for its dates
def _dates_in(text: str) -> tuple[tuple[re.Match[str], DateHit], ...]:
    """The dates of a text, each with its match; not in order."""
    folded = to_arabic_digits(text)
    if not HOLDS_DIGIT.search(folded):
        return ()  # no day, and no year
    return tuple((match, hit) for match in date_matches(folded) if (hit := date_hit(match)) is not None)


def date_hit(match: re.Match[str]) -> DateHit | None:
    """The date of a match, None where it has neither day nor year or names no month."""
    words = not match["m"].isdigit()
    month = month_number(match["m"]) if words else int(match["m"])
    ce_short = words and is_english(match["m"])
    year = read_year(match["y"], short=True, ce_short=ce_short) if match["y"] else None
    day = int(match["d"]) if match["d"] else None
    if not 1 <= month <= 12 or (day is None and year is None) or day == 0 or (day or 0) > 31:
        return None
    end = match.end() if year or not match["y"] else match.end("m")
    return DateHit(match.start(), end, day, month, year, make_date(year, month, day))


def make_date(year_be: int | None, month: int, day: int | None) -> date | None:
    """The date of a Buddhist year, or None where a part is missing or the day does not exist."""
    if year_be is None or day is None:
        return None
    try:
        return date(year_be - BE_OFFSET, month, day)
    except ValueError:
        return None
