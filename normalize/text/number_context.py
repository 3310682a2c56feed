"""What the words around a number say that it is: an ordinal, a date, a section mark, money.

The words are rows of `tables/number_contexts.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.months import month_pattern
from prongsai.normalize.text.word_search import longest_of

_WINDOW = 40  # characters looked at on each side; the longest phrase of the table is shorter
_S = "[ \xa0]{0,3}"  # never over a tab or a line break: there stands another cell or line
_BETWEEN = rf"{_S}(?:[:(]{_S})?(?:ร้อยละ|คะแนน|ค่าคะแนน)?{_S}(?:เท่ากับ|คือ)?{_S}"
_VALUE_BEFORE = re.compile(rf"(?:ร้อยละ|เท่ากับ|คะแนน|เฉลี่ย|อยู่ที่|คือ|เป็น|รวม|[=:]){_S}\Z")
_VALUE_AFTER = re.compile(rf"{_S}(?:คะแนน(?!เต็ม)|[%％])")
_WORD_AFTER = re.compile(r"[A-Za-z]{2}|[G-Zg-z]")
_TEXT_AFTER = re.compile(r"[.)]?[ \xa0]*[ก-ฮเ-ไ\"“(A-Za-z]")
_LINE_START = re.compile(r"(?:^|[\n\t>|])[ \xa0*#\-–•]*\Z")
_MARK = re.compile(r"\.(?![\d.])|\)")
_NOT_ORDINAL = re.compile(r"(?:อยู่|เท่า|คะแนน|ได้|คง|ร้อยละ)ที่[ \xa0:]*\Z")
_PER_CENT = re.compile(r"ร้อยละ[ \xa0]*\Z")
_SIGN = re.compile(r"(?<![-–—])(?:^|[\s(>])([-+−])\Z")  # "-- -92.04" is a dash that a scan broke in pieces
_MAX_SECTION = 20  # "๒.๑" of a section seldom goes higher; results are seldom this low
_MAX_MARK = 50  # "๕." of a list seldom goes higher


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a number. `kind` is None where nothing speaks against a plain quantity."""

    kind: str | None = None
    is_value: bool = False  # words that lead to a result stand beside it
    negative: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    after: re.Pattern[str]
    kinds: dict[tuple[str, str], tuple[str, bool]]


@cache
def _words() -> _Words:
    rows = table("number_contexts")
    sides = {side: longest_of(row["word"] for row in rows if row["side"] == side) for side in ("before", "after")}
    kinds = {(row["side"], row["word"]): (row["kind"], row["integers_only"] == "yes") for row in rows}
    return _Words(re.compile(rf"({sides['before']}){_BETWEEN}\Z"), re.compile(rf"{_S}({sides['after']})"), kinds)


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = month_pattern()
    after_month = re.compile(rf"{month}\s*(?:พ\.?\s*ศ\.?|ค\.?\s*ศ\.?|ปี)?\s*\Z", re.IGNORECASE)
    return after_month, re.compile(rf"\s*(?:เดือน\s*)?{month}", re.IGNORECASE)


def classify(folded: str, start: int, end: int, decimals: int) -> Context:
    """The context of the number at `folded[start:end]`; digits of the text are folded to 0-9."""
    before, after = folded[max(0, start - _WINDOW) : start], folded[end : end + _WINDOW]
    value_before = bool(_VALUE_BEFORE.search(before))
    is_value = value_before or bool(_VALUE_AFTER.match(after))
    number = folded[start:end]
    if re.search(r"[A-Za-z_#]\Z", before):
        return Context("word")
    if not decimals and re.search(r"[A-Za-z]-\Z", before):
        return Context("word")
    if not decimals and (kind := _whole_kind(before, after, number)):
        return Context(kind)
    named = _word_kind(before, after, decimals)
    if named not in ("ordinal", "item") and not value_before and _is_section(before, after, number, decimals):
        return Context("section")
    if named:
        return Context(named, is_value)
    if sign := _SIGN.search(before):
        return Context("change", is_value, negative=sign.group(1) != "+")
    return Context(None, is_value)


def _whole_kind(before: str, after: str, number: str) -> str | None:
    """Kinds that only integers have: parts of dates, years, members of Latin words."""
    after_month, month_follows = _dates()
    if len(number) in (2, 4) and after_month.search(before):
        return "date_part"
    if len(number) <= 2 and month_follows.match(after):
        return "date_part"
    if len(number) == 4 and "2400" <= number <= "2699":
        return "year"
    return "word" if _WORD_AFTER.match(after) else None


def _is_section(before: str, after: str, number: str, decimals: int) -> bool:
    """A mark of a section or list: `๑.`, `๑)`, `(๑)`, and `๒.๑` before text at the start of a line."""
    whole = int(re.split(r"\D", number)[0])
    if not 0 < whole <= (_MAX_SECTION if decimals else _MAX_MARK):
        return False
    starts_line = bool(_LINE_START.search(before))
    if decimals:
        marked = bool(re.match(r"\)|\.(?=[ \xa0]*[ก-ฮเ-ไ])", after))
        return decimals <= 2 and (
            (starts_line and not _VALUE_AFTER.match(after) and bool(_TEXT_AFTER.match(after)))
            or (marked and decimals == 1 and before.rfind("(") <= before.rfind(")"))
        )
    if not _MARK.match(after):
        return False
    opened = before.rfind("(") > before.rfind(")")
    if after.startswith(")"):
        return before.endswith("(") or not opened
    return starts_line or bool(re.search(r"[\s(>\u0e00-\u0e7f]\Z", before))


def _word_kind(before: str, after: str, decimals: int) -> str | None:
    words = _words()
    if (hit := words.before.search(before)) and not _NOT_ORDINAL.search(before):
        kind, integers_only = words.kinds["before", hit.group(1)]
        placed = kind in ("ordinal", "item")
        share = placed and _PER_CENT.search(before) is not None  # "ตามหลังอยู่ที่ร้อยละ 75.3"
        if placed and decimals == 1 and not share:
            return "section"
        if not (integers_only and decimals) and not share:
            return kind
    if hit := words.after.match(after):
        kind, integers_only = words.kinds["after", hit.group(1)]
        if not (integers_only and decimals):
            return kind
    return None
