"""Numbers in Thai administrative text: digits of two scripts, OCR damage, and what a number is not.

A figure that cannot be read with certainty has no value. Codes that look like numbers (`1๒๙` is question
I29, `๐๔๒` is item O42) are codes, and so are never values. Positions are offsets into the text given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import THAI_DIGITS, to_arabic_digits
from prongsai.normalize.text.damaged_figures import lost_a_digit, runs_into_next
from prongsai.normalize.text.figures import HOLDS_DIGIT, LOST, POINTS, number_pattern
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.number_context import classify

# kinds whose value may be a result; every other kind says what the figure is instead
VALUE_KINDS = frozenset({"decimal", "integer", "fraction"})


class Number(NamedTuple):
    """A number at `text[start:end]`.

    Attributes:
        start: offset of the first character.
        end: offset after the last character.
        raw: the characters as they stand in the text.
        value: the number, or None for a code, a section mark, a whole date, or an unreadable figure.
        decimals: how many digits stand after the decimal point.
        percent: a percent sign follows or `ร้อยละ` leads.
        kind: decimal, integer, fraction (may be results); code, section, ordinal, item, law, page, year,
            date_part, time, phone, document, count, money, weight, threshold, full_mark, change, range,
            word (are none).
        code: `i29`, `e15`, `o42` where kind is code.
        repairs: names of the readings that changed a character.
        unreadable: characters of the figure are lost, so there is no value.
        out_of: the full mark that it is told with, `93.57/100`, `28.95 จาก 30 คะแนน`.
    """

    start: int
    end: int
    raw: str
    value: Decimal | None
    decimals: int = 0
    percent: bool = False
    kind: str = "integer"
    code: str | None = None
    repairs: tuple[str, ...] = ()
    unreadable: bool = False
    out_of: Decimal | None = None


_LOOKALIKE = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"}
MASKED = re.compile(
    r"(?:https?://|www\.)[^\s<>\u0e00-\u0e7f]++|(?<![\w.+-])[\w.+-]++@[\w.-]++|</?[A-Za-z][^<>]{0,300}>"
)
_OF_ADDRESS = ("@", "<", "http", "www.")  # one of which stands in all that is masked
_COUNTED = sorted((int(row["items"]), row["code"][0].lower()) for row in table("assessments") if row["items"])
_CODE_LIMIT = {letter: most for most, letter in _COUNTED}  # the highest number of an item, by its letter
_RANGE_SIGNS = frozenset({*"-–—~", "ถึง"})
_LIST_SIGNS = frozenset(map("".join, product((*_RANGE_SIGNS, ",", "และ", "กับ", "หรือ", "/"), ("", "ที่", "ข้อ"))))
_PERCENT = ("%", "％", "เปอร์เซ็น")
_UNIT = 12  # characters that hold a unit of percents behind a figure
_SCRIPTS = (frozenset("0123456789"), frozenset(THAI_DIGITS))
_LOST_RUN = re.compile(f"(?:{LOST})+")
_LOST_SIGNS = "\ufffd□"  # a figure may have lost all of its digits
_OTHER_POINTS = frozenset(POINTS)
_TO_POINT = str.maketrans(dict.fromkeys("," + POINTS, "."))


def may_hold_number(text: str) -> bool:
    """Whether a text holds a digit, or a sign that stands for lost ones: all others hold no number."""
    return HOLDS_DIGIT.search(text) is not None or any(sign in text for sign in _LOST_SIGNS)


def find_numbers(text: str) -> list[Number]:
    """Every number of a text in order, each with what it is; never two that overlap."""
    return list(_find_numbers(text))


@lru_cache(maxsize=4096)  # stage after stage asks about the paragraphs of one document
def _find_numbers(text: str) -> tuple[Number, ...]:
    if not may_hold_number(text):
        return ()
    folded = to_arabic_digits(without_addresses(text, _mask))
    found: list[Number] = []
    at = 0
    while hit := number_pattern().search(folded, at):
        number = _read(text, folded, hit)
        # a letter that turns out to be no code must not take its digits along: "ระดับ E 40"
        at = number.end if number else hit.start() + 1 if hit.lastgroup == "letter_code" else hit.end()
        if number:
            found.append(_after_slash(number, text, folded))
            at = found[-1].end
    return tuple(_link(found, folded))


def without_addresses(text: str, instead: str | Callable[[re.Match[str]], str]) -> str:
    """A text with something instead of each address of the web or of mail, and of each tag."""
    return MASKED.sub(instead, text) if any(sign in text for sign in _OF_ADDRESS) else text


def _mask(hit: re.Match[str]) -> str:
    """A tag as a border of cells, an address as a gap, both in their length."""
    return ("|" if hit.group().startswith("<") else " ") * len(hit.group())


def _read(text: str, folded: str, hit: re.Match[str]) -> Number | None:
    """The number of one hit of the scanner; None where the hit holds no digit."""
    form, start, end = str(hit.lastgroup), hit.start(), hit.end()
    if form == "lost":
        digits = _LOST_RUN.sub("", hit.group())
        kind = "decimal" if "." in digits else "integer"
        return Number(start, end, text[start:end], None, 0, kind=kind, unreadable=True) if digits else None
    if form in ("phone", "date", "time", "document", "sections"):
        kind = {"date": "date_part", "sections": "section"}.get(form, form)
        return Number(start, end, text[start:end], None, kind=kind)
    if form == "letter_code":
        return _letter_code(text, folded, start, end)
    if form == "comma" and _is_list_member(folded, hit):
        form, end = "integer", start + hit.group().index(",")
    value, decimals, repairs = value_of(folded[start:end], form)
    if value is None:
        return Number(start, end, text[start:end], None, kind="word")
    if lost := _lost_after(folded, end):
        return Number(start, lost, text[start:lost], None, unreadable=True)
    if form == "decimal" and (lost_a_digit(folded, start, end) or runs_into_next(folded, start, end)):
        return Number(start, end, text[start:end], None, kind="decimal", unreadable=True)
    kind, percent = "decimal" if decimals else "integer", _is_percent(folded, start, end)
    return _settle(Number(start, end, text[start:end], value, decimals, percent, kind, None, repairs), folded)


def _is_list_member(folded: str, hit: re.Match[str]) -> bool:
    """Whether `10,11` stands where ordinals are listed, and so is no decimal."""
    comma = hit.start() + hit.group().index(",")
    return classify(folded, hit.start(), comma, 0).kind in ("ordinal", "item")


def _lost_after(folded: str, end: int) -> int | None:
    hit = _LOST_RUN.match(folded, end + folded.startswith((".", ","), end))
    return hit.end() if hit else None


def value_of(digits: str, form: str) -> tuple[Decimal | None, int, tuple[str, ...]]:
    """Value, decimals and names of repairs of folded digits in one of the scanner's forms."""
    repairs: list[str] = []
    if form == "look" and any(char in _LOOKALIKE for char in digits):
        if sum(char.isdigit() for char in digits) < 2 and not digits.startswith("1"):
            return None, 0, ()
        digits = "".join(_LOOKALIKE.get(char, char) for char in digits)
        repairs.append("digit_lookalike")
    if form in ("spaced", "double"):
        repairs.append("spaced_decimal" if form == "spaced" else "double_point")
        digits = digits.replace(" ", "").replace("..", ".")
    if form == "thousands":
        digits = digits.replace(",", "")
    if "," in digits:
        repairs.append("decimal_comma")
    elif not _OTHER_POINTS.isdisjoint(digits):
        repairs.append("decimal_point_lookalike")
    digits = digits.translate(_TO_POINT)
    _, _, fraction = digits.partition(".")
    return Decimal(digits), len(fraction), tuple(repairs)


def _settle(number: Number, folded: str) -> Number:
    """Give a number its kind; kinds that are no quantity lose the value."""
    mixed = not number.raw.isascii() and all(not script.isdisjoint(number.raw) for script in _SCRIPTS)
    context = classify(folded, number.start, number.end, number.decimals)
    # nobody writes a year or a count with a leading zero or in two scripts, so these two do not decide
    open_kinds = (None, "item", "year", "count")
    may_be_code = context.kind in open_kinds and not (number.percent or context.is_value)
    if may_be_code and (code := _digit_code(number.raw)):
        return number._replace(value=None, kind="code", code=code[0], repairs=(code[1],))
    if mixed:
        number = number._replace(repairs=(*number.repairs, "mixed_digits"))
    if context.kind is None:
        return number
    value = -number.value if context.negative and number.value is not None else number.value
    return number._replace(kind=context.kind, value=None if context.kind in ("section", "word") else value)


def _digit_code(raw: str) -> tuple[str, str] | None:
    """A code read as digits: capital I as an Arabic 1 before Thai digits, capital O as a leading zero."""
    tail = to_arabic_digits(raw[1:])
    if not (1 <= len(tail) <= 2 and tail.isdecimal()):
        return None
    if raw[0] == "1" and not raw[1:].strip(THAI_DIGITS):
        # three characters 1๐๐ are I10 as OCR prints it: no question is numbered 0 or 00
        number = 10 if tail == "00" else int(tail)
        fits = tail == "00" or not tail.startswith("0")
        return (f"i{number}", "code_i_as_1") if fits and 1 <= number <= _CODE_LIMIT["i"] else None
    zero = raw[0] in ("0", THAI_DIGITS[0])
    return (f"o{int(tail)}", "code_o_as_0") if zero and 1 <= int(tail) <= _CODE_LIMIT["o"] else None


def _letter_code(text: str, folded: str, start: int, end: int) -> Number | None:
    raw = folded[start:end]
    letter = "i" if raw[0] == "l" else raw[0].lower()
    number = int(raw.lstrip("IEOieol- \t\n\xa0"))
    if not 1 <= number <= _CODE_LIMIT[letter]:
        return None
    repairs = ("code_l_as_i",) if raw[0] == "l" else ()
    return Number(start, end, text[start:end], None, kind="code", code=f"{letter}{number}", repairs=repairs)


def _is_percent(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 12) : start].rstrip()
    return before.endswith("ร้อยละ") or folded[end : end + _UNIT].lstrip().startswith(_PERCENT)


_OUT_OF = re.compile(r"\s?/\s?(\d{1,3}(?:\.\d+)?)(?![\d/.,])")
_OUT_OF_TENS = re.compile(r"\s?(?:คะแนน)?\s?จาก\s?([1-9]0)(?=\s?คะแนน(?!เป็น|มา))")  # "28.95 คะแนนจาก 30 คะแนน"


def _after_slash(number: Number, text: str, folded: str) -> Number:
    """Take the full mark that a number is told with into it: 93.57/100, 28.95 จาก 30 คะแนน."""
    hit = _OUT_OF.match(folded, number.end) if number.kind in ("decimal", "integer") else None
    if number.kind == "decimal" and hit is None:
        hit = _OUT_OF_TENS.match(folded, number.end)
    if hit is None or number.value is None:
        return number
    raw, out_of = text[number.start : hit.end()], Decimal(hit.group(1))
    if out_of % 1 and number.decimals:
        return number  # "93.10/92.55": figures in a row
    kind = "decimal" if number.decimals else "fraction"
    return number._replace(end=hit.end(), raw=raw, kind=kind, out_of=out_of)


def _link(numbers: list[Number], folded: str) -> list[Number]:
    """Ends of ranges, and members of a list of ordinals, by what stands between two numbers."""
    for i in range(1, len(numbers)):
        left, right = numbers[i - 1], numbers[i]
        gap = spaceless(folded[left.end : right.start])
        plain = right.kind == "integer" and not right.unreadable and len(right.raw) <= 2
        if left.kind in ("ordinal", "item", "page", "law") and plain and gap in _LIST_SIGNS:
            numbers[i] = right._replace(kind=left.kind)
        elif {left.kind, right.kind} <= {"decimal", "integer", "range"} and gap in _RANGE_SIGNS:
            numbers[i - 1], numbers[i] = left._replace(kind="range"), right._replace(kind="range")
    return numbers
