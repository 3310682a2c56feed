"""What the words around a number say that it is: an ordinal, a date, a section mark, money.

The words are rows of `tables/number_contexts.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from prongsai.normalize.model.reference_tables import edge_words, table
from prongsai.normalize.text.characters import LEADING_VOWELS, LETTERS, is_latin
from prongsai.normalize.text.months import month_pattern
from prongsai.normalize.text.word_search import any_of, longest_of

_WINDOW = 40  # characters looked at on each side; the longest phrase of the table is shorter
_S = "[ \xa0]{0,3}"  # never over a tab or a line break: there stands another cell or line
_BETWEEN = rf"{_S}(?:[:(]{_S})?(?:ร้อยละ|คะแนน|ค่าคะแนน)?{_S}(?:เท่ากับ|คือ)?{_S}"
_BLANKS = " \xa0"
_VALUE_BEFORE = edge_words("before_result")
_VALUE_BEHIND, _FULL_MARKS = ("คะแนน", "%", "％"), "คะแนนเต็ม"
_NO_ORDINALS = edge_words("before_quantity")
_SIGNS, _DASHES = "-+−", "-–—"
_LAST_LEVEL = "F"  # of the letters for levels, which may stand right behind a score
_FIRST_LETTERS = frozenset(LETTERS + LEADING_VOWELS)
_MAX_SECTION = 20  # "๒.๑" of a section seldom goes higher; results are seldom this low
_MAX_MARK = 50  # "๕." of a list seldom goes higher
_MOST_DIGITS = 3  # of either


class Context(NamedTuple):
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
    sides = {side: [row["word"] for row in rows if row["side"] == side] for side in ("before", "after")}
    kinds = {(row["side"], row["word"]): (row["kind"], row["integers_only"] == "yes") for row in rows}
    before = re.compile(rf"({longest_of(sides['before'])}){_BETWEEN}\Z")
    return _Words(before, any_of(sides["after"]), kinds)


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = month_pattern()
    after_month = re.compile(rf"{month}\s*(?:พ\.?\s*ศ\.?|ค\.?\s*ศ\.?|ปี)?\s*\Z", re.IGNORECASE)
    return after_month, re.compile(rf"\s*(?:เดือน\s*)?{month}", re.IGNORECASE)


def classify(folded: str, start: int, end: int, decimals: int) -> Context:
    """The context of the number at `folded[start:end]`; digits of the text are folded to 0-9."""
    before, after = folded[max(0, start - _WINDOW) : start], folded[end : end + _WINDOW]
    value_before = before.rstrip(_BLANKS).endswith(_VALUE_BEFORE)
    is_value = value_before or _is_result_behind(after)
    number = folded[start:end]
    if is_latin(before[-1:]) or before.endswith(("_", "#")):
        return Context("word")
    if not decimals and before.endswith("-") and is_latin(before[-2:-1]):
        return Context("word")
    if not decimals and (kind := _whole_kind(before, after, number)):
        return Context(kind)
    named = _word_kind(before, after, decimals)
    if named not in ("ordinal", "item") and not value_before and _is_section(before, after, number, decimals):
        return Context("section")
    if named:
        return Context(named, is_value)
    if _ends_with_sign(before):
        return Context("change", is_value, negative=before[-1] != "+")
    return Context(None, is_value)


def _is_result_behind(after: str) -> bool:
    """Whether a unit of results stands behind a number."""
    unit = after.lstrip(_BLANKS)
    return unit.startswith(_VALUE_BEHIND) and not unit.startswith(_FULL_MARKS)


def _ends_with_sign(before: str) -> bool:
    """Whether the sign of a number stands before it; "-- -92.04" is a dash that a scan broke in pieces."""
    sign, lead = before[-1:], before[-2:-1]
    apart = not lead or ((lead.isspace() or lead in "(>") and before[-3:-2] not in [*_DASHES])
    return bool(sign) and sign in _SIGNS and apart


def _whole_kind(before: str, after: str, number: str) -> str | None:
    """Kinds that only integers have: parts of dates, years, members of Latin words."""
    after_month, month_follows = _dates()
    if len(number) in (2, 4) and after_month.search(before):
        return "date_part"
    if len(number) <= 2 and month_follows.match(after):
        return "date_part"
    if len(number) == 4 and "2400" <= number <= "2699":
        return "year"
    latin = is_latin(after[:1]) and (is_latin(after[1:2]) or after[0].upper() > _LAST_LEVEL)
    return "word" if latin else None


def _is_section(before: str, after: str, number: str, decimals: int) -> bool:
    """A mark of a section or list: `๑.`, `๑)`, `(๑)`, and `๒.๑` before text at the start of a line."""
    digits = "".join(takewhile(str.isdecimal, number)).lstrip("0")
    if len(digits) > _MOST_DIGITS or not 0 < int(digits or 0) <= (_MAX_SECTION if decimals else _MAX_MARK):
        return False
    above = before.rstrip(f"{_BLANKS}*#-–•")
    starts_line = not above or above.endswith(("\n", "\t", ">", "|"))
    if decimals:
        rest = after[1:] if after.startswith((".", ")")) else after
        letter = rest.lstrip(_BLANKS)[:1]
        marked = after.startswith(")") or (after.startswith(".") and letter in _FIRST_LETTERS)
        text_follows = letter in _FIRST_LETTERS or letter in ('"', "“", "(") or is_latin(letter)
        return decimals <= 2 and (
            (starts_line and not _is_result_behind(after) and text_follows)
            or (marked and decimals == 1 and before.rfind("(") <= before.rfind(")"))
        )
    if after.startswith(")"):
        return before.endswith("(") or before.rfind("(") <= before.rfind(")")
    goes_on = after[1:2] == "." or after[1:2].isdecimal()
    apart = before[-1:].isspace() or before.endswith(("(", ">")) or "\u0e00" <= before[-1:] <= "\u0e7f"
    return after.startswith(".") and not goes_on and (starts_line or apart)


def _word_kind(before: str, after: str, decimals: int) -> str | None:
    words = _words()
    if (hit := words.before.search(before)) and not before.rstrip(" \xa0:").endswith(_NO_ORDINALS):
        kind, integers_only = words.kinds["before", hit.group(1)]
        placed = kind in ("ordinal", "item")
        share = placed and before.rstrip(_BLANKS).endswith("ร้อยละ")  # "ตามหลังอยู่ที่ร้อยละ 75.3"
        if placed and decimals == 1 and not share:
            return "section"
        if not (integers_only and decimals) and not share:
            return kind
    if hit := words.after.match(after.lstrip(_BLANKS)):
        kind, integers_only = words.kinds["after", hit[0]]
        if not (integers_only and decimals):
            return kind
    return None
