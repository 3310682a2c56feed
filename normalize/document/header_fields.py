"""The field that the words of a header name, in a table of measures.

A row of `tables/measure_headers.csv` decides (whole text, its beginning, or a part, in that order, the longest
first); `rapidfuzz.fuzz.ratio` on text without white space ranks only what the table does not know, and counts
only above a threshold and a margin ahead of the runner-up of another field.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.figures import ORDINAL
from prongsai.normalize.text.keys import Key, stripped, to_key, without
from prongsai.normalize.text.months import month_pattern
from rapidfuzz import fuzz, process

FUZZY_THRESHOLD = 82.0  # 0-100
FUZZY_MARGIN = 6.0  # points ahead of the nearest header of another field
FUZZY_MIN_CHARS = 6  # shorter strings resemble too much
MAX_HEADER_CHARS = 110  # longer cells are content
_AROUND = 28  # letters that may stand around a word that a header only contains
_SIGNS_BEFORE = "()[]{}.:-–—*_\\,|"
_SIGNS_BEHIND = _SIGNS_BEFORE + "/"
_LEAD_NUMBER = re.compile(rf"^{ORDINAL}\s*(?=[ก-ฮเ-ไ])")
_QUARTER_WORDS = ("ไตรมาสที่", "ไตรมาส", "q")
QUARTERS = ("1", "2", "3", "4")


@cache
def _month_cell() -> re.Pattern[str]:
    one = rf"{month_pattern()}\.?(?:(?:25)?\d\d)?"
    return re.compile(rf"^{one}(?:(?:-|–|—|ถึง){one})?$", re.IGNORECASE)


@cache
def _patterns() -> dict[str, dict[str, str]]:
    """The words of the table to their fields, by how they are looked for, the longest first."""
    found: dict[str, dict[str, str]] = {"exact": {}, "prefix": {}, "contains": {}}
    keyed = [(to_key(row["pattern"]), row) for row in table("measure_headers")]
    for key, row in sorted(keyed, key=lambda item: (-len(item[0]), item[0])):
        found[row["how"]].setdefault(key, row["field"])
    return found


@lru_cache(maxsize=16384)
def header_field(text: str) -> str | None:
    """The field that a header cell names, or None."""
    flat = header_key(text)
    if not flat or len(flat) > MAX_HEADER_CHARS:
        return None
    if _month_cell().match(flat) or _is_quarter(flat):
        return "month"
    exact, prefix, contains = (_patterns()[how] for how in ("exact", "prefix", "contains"))
    begins = (prefix[flat[:n]] for n in range(len(flat), 0, -1) if flat[:n] in prefix)
    holds = (field for alias, field in contains.items() if alias in flat and len(flat) <= len(alias) + _AROUND)
    if told := exact.get(flat) or next(begins, None) or next(holds, None):
        return told
    behind = flat.removeprefix("ลำดับ").removeprefix("ที่")
    return header_field(behind) if behind and behind != flat else _fuzzy(flat)


def header_key(text: str) -> Key:
    """The key of a header's cell, without its number in a list and the signs around its words."""
    return stripped(without(to_key(text), _LEAD_NUMBER), _SIGNS_BEFORE, _SIGNS_BEHIND)


def _is_quarter(flat: Key) -> bool:
    """Whether a key names a quarter of the year: "ไตรมาสที่1", "Q2(ม.ค.-มี.ค.)"."""
    word = next((word for word in _QUARTER_WORDS if flat.startswith(word)), None)
    number = "" if word is None else flat.removeprefix(word).removeprefix(".")
    return number[:1] in QUARTERS and not number[1:2].isdecimal()


def _fuzzy(flat: Key) -> str | None:
    if len(flat) < FUZZY_MIN_CHARS or len(flat) > 40:
        return None
    best: dict[str, float] = {}
    parts = [(flat[:length], words) for length, words in _by_length().items() if length < len(flat)]
    for part, (aliases, fields) in [(flat, _fuzzy_words()), *parts]:
        # what is further away than the margin is no rival of the least that counts
        for _, ratio, index in process.extract(
            part, aliases, scorer=fuzz.ratio, limit=None, score_cutoff=FUZZY_THRESHOLD - FUZZY_MARGIN
        ):
            best[fields[index]] = max(best.get(fields[index], 0.0), ratio)
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < FUZZY_THRESHOLD:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < FUZZY_MARGIN:
        return None
    return ranked[0][0]


@cache
def _by_length() -> dict[int, tuple[list[str], list[str]]]:
    """The words of the table by their length, with the field of each: a text as long as they are is compared to all."""
    found: dict[int, tuple[list[str], list[str]]] = {}
    for alias, field in zip(*_fuzzy_words(), strict=True):
        aliases, fields = found.setdefault(len(alias), ([], []))
        aliases.append(alias)
        fields.append(field)
    return found


@cache
def _fuzzy_words() -> tuple[list[str], list[str]]:
    """The words of the table that are long enough to be guessed at, and the field of each."""
    pairs = [pair for words in _patterns().values() for pair in words.items() if len(pair[0]) >= FUZZY_MIN_CHARS]
    return [alias for alias, _ in pairs], [field for _, field in pairs]
