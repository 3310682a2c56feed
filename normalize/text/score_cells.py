"""A whole cell read as one score: its figure, and what else stands beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.text.characters import BLANKS, is_blank, to_arabic_digits
from prongsai.normalize.text.damaged_figures import is_damaged
from prongsai.normalize.text.figures import HOLDS_DECIMAL, POINTS, may_be_score
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import (
    VALUE_KINDS,
    Number,
    find_numbers,
    may_hold_number,
    value_of,
    without_addresses,
)
from prongsai.normalize.text.phrases import Phrase
from prongsai.normalize.text.word_search import any_of

_UNIT_WORDS = any_of(edge_words("beside_score"))
# a figure that only a cell of its own can be trusted with: a stroke for a one, gaps around the point or between digits
_LOOSE = re.compile(
    r"(?P<look>(?=[^|]*\|)\d[\dOolI|SB]{0,2}[.,][\dOolI|SB]{2})"
    rf"|(?P<whole>\d{{1,3}})\s*[.,{POINTS}]\s*(?P<part>\d{{1,2}})|\d(?: \d){{0,2}} ?\. ?\d(?: \d)?"
)
_POINTS = frozenset(".,")
_FULL, _OUT_OF = Decimal(100), Phrase("score?", "out_of")
_WHOLE = 4  # characters at the end of a figure that hold its point and its decimals


class ScoreParse(NamedTuple):
    """A whole cell read as one score.

    `value` is None unless exactly one figure that may be a result stands in the cell. `kind` is a kind of
    `Number`, or `empty` (nothing, a dash), `text` (no figure) or `several`. `rest` is what is left of the
    cell without the figure and its unit words, whitespace folded.
    """

    raw: str
    value: Decimal | None
    kind: str
    decimals: int = 0
    code: str | None = None
    repairs: tuple[str, ...] = ()
    unreadable: bool = False
    out_of: Decimal | None = None
    rest: str = ""


@lru_cache(maxsize=16384)
def parse_score(text: str) -> ScoreParse:
    """Read a whole cell as one score; see `ScoreParse`. Cached: stage after stage asks about the same cells."""
    if text.isascii() and "," not in text and may_be_score(text):  # most cells that are asked about
        return ScoreParse(text, Decimal(text), "decimal", len(text.partition(".")[2]))
    plain = without_addresses(text, " ").replace("\xa0", " ")
    if is_blank(plain, BLANKS + "*"):
        return ScoreParse(text, None, "empty")
    if not may_hold_number(plain):
        return ScoreParse(text, None, "text", rest=_without_units(plain))
    if any(_is_inside_figure(plain, *unit.span()) for unit in _UNIT_WORDS.finditer(plain)):
        return ScoreParse(text, None, "decimal", unreadable=True)
    core = to_arabic_digits(_without_units(plain))
    if loose := _loose(core):
        value, decimals, repair = loose
        if decimals == 1 and "\n" in plain.strip():
            return ScoreParse(text, None, "decimal", decimals, unreadable=True)  # broken over lines, and not all there
        return ScoreParse(text, value, "decimal", decimals, repairs=(repair,))
    numbers = find_numbers(plain)
    if not numbers:
        return ScoreParse(text, None, "text", rest=_without_units(plain))
    lost = next((number for number in numbers if number.unreadable), None)
    usable = [number for number in numbers if number.kind in VALUE_KINDS]
    if len(usable) > 1 and _is_out_of_full(plain, *usable[:2]):
        usable = [usable[0]._replace(end=usable[1].end, out_of=_FULL), *usable[2:]]
    if any(is_damaged(plain, number.start, number.end) for number in usable):
        return ScoreParse(text, None, "decimal", unreadable=True)
    if not lost and len(usable) > 1:
        return ScoreParse(text, None, "several")
    number = lost or (usable[0] if usable else numbers[0])
    rest = _UNIT_WORDS.sub(" ", plain[: number.start] + " " + plain[number.end :])
    whole = number.kind in VALUE_KINDS and number.out_of in (None, 100)  # "26.40/30" is points of a part
    usable_value = number.value if whole else None
    return ScoreParse(
        text, usable_value, number.kind, number.decimals, number.code, number.repairs,
        number.unreadable, number.out_of, " ".join(rest.split()),
    )  # fmt: skip


def _without_units(text: str) -> str:
    return " ".join(_UNIT_WORDS.sub(" ", text).split())


def _is_inside_figure(text: str, start: int, end: int) -> bool:
    """Whether a sign stands between the digits and the point of one figure, in the place of a digit: "7*.52"."""
    if HOLDS_DECIMAL.search(text, max(0, start - _WHOLE), start):
        return False  # "84.10%, A"
    before, behind = text[:start][-1:], text[end : end + 1]
    return before.isdecimal() and behind in _POINTS or before in _POINTS and behind.isdecimal()


def _is_out_of_full(text: str, figure: Number, full: Number) -> bool:
    """Whether two numbers of a cell are a figure and the full mark behind it: "97.01 จาก 100 คะแนน"."""
    return full.value == _FULL and bool(figure.decimals) and _OUT_OF.fills(to_key(text[figure.end : full.start]))


def _loose(core: str) -> tuple[Decimal, int, str] | None:
    """A figure that only a cell of its own can be trusted with: gaps, one-digit parts, look-alikes."""
    hit = _LOOSE.fullmatch(core)
    if hit is None:
        return None
    if hit["look"]:
        seen, decimals, _ = value_of(core, "look")
        return (seen, decimals, "digit_lookalike") if seen is not None else None
    if hit["whole"]:
        if len(hit["part"]) == 1 and "," in core:
            return None  # 93,5 may be two list members
        if " " not in core and "," not in core:
            return None  # nothing loose about it
        repair = "spaced_decimal" if " " in core else "decimal_comma"
        return Decimal(f"{hit['whole']}.{hit['part']}"), len(hit["part"]), repair
    joined = core.replace(" ", "")
    return Decimal(joined), len(joined.partition(".")[2]), "spaced_digits"
