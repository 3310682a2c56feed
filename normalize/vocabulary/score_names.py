"""Names of indicators, instruments and the total, matched to the assessment's own codes.

An alias table decides; `near_names.py` guesses at what it does not know. Names are the key, never
row numbers: agencies renumber indicators inside their instruments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from prongsai.normalize.text.keys import Key, key_with_offsets, to_key, without
from prongsai.normalize.vocabulary.assessments import (
    TOTAL,
    alias_rows,
    assessment_of,
    assessments,
    in_force,
    kept_by_wording,
    parted,
)
from prongsai.normalize.vocabulary.name_patterns import (
    BEHIND_ITA,
    EDGE,
    LEAD,
    PAREN,
    SAYS_SCORE,
    TAIL,
    TOTAL_CORE,
    patterns,
    toneless_patterns,
    without_tones,
)
from prongsai.normalize.vocabulary.near_names import instrument_inside, nearest, without_body
from pythainlp.util import thai_digit_to_arabic_digit
from rapidfuzz import fuzz

Scope = Literal["overall", "instrument", "indicator", "item"]

_LABEL, _LONG_LABEL = 60, 110  # characters of a label that is put together of words for the total
_LEFT_OVER = 2  # characters of an instrument's label that no known word explains
_TONELESS = 90.0  # likeness of a label that only marks were left out of
_PART_WORDS = (("public", "1"), ("survey", "2"))


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label recognised: what it names, how it was recognised and how surely (0-100)."""

    scope: Scope
    code: str
    method: str  # alias, fuzzy, position
    score: float = 100.0
    margin: float = 100.0


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name inside running text, `text[start:end]`."""

    start: int
    end: int
    scope: Scope
    code: str
    method: str = "alias"


@kept_by_wording()
def aliases() -> dict[Key, tuple[Scope, str]]:
    """Key of an alias to (scope, code) in the assessment in force.

    A row without years has the code of the assessment that was used longest, and goes with that code's name: where
    another assessment gives the name another number, so it does the alias. A row with years wins over it.

    Raises:
        ValueError: an alias names two codes.
    """
    known: dict[Key, tuple[Scope, str]] = {}
    assessment = in_force()
    for row in alias_rows(assessment):
        key = to_key(row["alias"])
        code = row["code"] if row["year_from"] else assessment.code_like(row["code"], assessment_of(None))
        if code is None:
            continue
        value: tuple[Scope, str] = (row["scope"], code)  # type: ignore[assignment]
        if known.get(key, value) != value and not row["year_from"]:
            raise ValueError(f"label_aliases.csv: {row['alias']!r} names both {known[key]} and {value}")
        known[key] = value
    known |= {to_key(assessment.names[code]): ("indicator", code) for code in assessment.indicators}
    return known


def canonical_name(scope: str, code: str, year: int | None) -> str:
    """The canonical Thai name of a code in a fiscal year; an item has none but its code."""
    return code if scope == "item" else assessment_of(year).names.get(code) or _name_of_any_year(code)


def _name_of_any_year(code: str) -> str:
    return next((one.names[code] for one in reversed(assessments()) if code in one.names), code)


def instrument_of(code: str) -> str | None:
    """The instrument that an indicator, an item or a part belongs to in the assessment in force, or that it is."""
    return in_force().instrument_of(code)


def members(instrument: str) -> tuple[str, ...]:
    """The numbers of an instrument's indicators, as codes, in the assessment in force."""
    return in_force().members(instrument)


@kept_by_wording(maxsize=16384)
def match_label(text: str) -> LabelMatch | None:
    """The score that a whole label names, or None. Cached: labels repeat by the thousand."""
    flat = to_key(text)
    if not flat or len(flat) > 220 or patterns().subindicator.match(flat):
        return None
    if (both := patterns().both.match(flat)) is not None:
        own = match_label(both[2])  # "OIT ๙. การเปิดเผยข้อมูล (เฉลี่ย ๘๙.๔๐)": a cell of two columns
        if own is not None and own.scope == "indicator" and instrument_of(own.code) == both[1].upper():
            return own
    bare = _strip(flat)
    exact = aliases().get(bare)
    instrument = _instrument(flat, bare, exact)
    if instrument is not None:
        return instrument
    if exact is None:
        inner = _strip(without(flat, PAREN))
        exact = aliases().get(inner)
        bare = inner or bare
    if exact is None:
        exact = aliases().get(_strip(without_body(bare)))
        exact = exact if exact is not None and exact[0] == "indicator" else None
    if exact is None and patterns().total_words.fullmatch(bare) and TOTAL_CORE.search(bare) and _may_be_long(bare):
        exact = ("overall", TOTAL)
    if exact is not None:
        return LabelMatch(exact[0], exact[1], "alias")
    inside = instrument_inside(flat, aliases())
    if inside is not None:
        return LabelMatch("instrument", _with_part(inside, flat), "alias")
    behind = without(flat, BEHIND_ITA)
    return match_label(behind) if behind != flat else _fuzzy(flat, bare) or _toneless(flat, bare)


def _may_be_long(bare: Key) -> bool:
    """Whether words for the total are a label's: the whole title of the assessment is one where it speaks of scores."""
    return len(bare) <= _LABEL or (len(bare) <= _LONG_LABEL and SAYS_SCORE.search(bare) is not None)


def _toneless(flat: Key, bare: Key) -> LabelMatch | None:
    """The total or an instrument by its code, where tone marks of the words around are left out: "คะแนนเฉลีย IIT"."""
    total, words = toneless_patterns()
    plain = without_tones(bare)
    if len(plain) <= _LABEL and total.fullmatch(plain) and TOTAL_CORE.search(_with_tones(plain)):
        return LabelMatch("overall", TOTAL, "fuzzy", _TONELESS, _TONELESS)
    code = _told(flat)
    if code is None or len(words.sub("", without_tones(flat))) > _LEFT_OVER:
        return None
    return LabelMatch("instrument", _with_part(code, flat), "fuzzy", _TONELESS, _TONELESS)


def _with_tones(plain: Key) -> Key:
    return to_key(plain.replace("เฉลีย", "เฉลี่ย"))


def _told(flat: Key) -> str | None:
    """The one instrument whose Latin name stands in the label: "แบบวัด ... ภายไน (IIT)" is misread, "IIT" is not."""
    codes = {m.group(1).upper() for m in patterns().latin.finditer(flat)} - {TOTAL, "ITAS"}
    return codes.pop() if len(codes) == 1 else None


def _strip(flat: Key) -> Key:
    previous = None
    while previous != flat:
        previous = flat
        shorter = without(flat, LEAD, 1)
        if shorter and (not shorter[0].isdigit() or LEAD.match(shorter)):
            flat = shorter
        flat = without(flat, TAIL) or flat
    return without(flat, EDGE)


def _instrument(flat: Key, bare: Key, exact: tuple[Scope, str] | None) -> LabelMatch | None:
    if exact is not None and exact[0] == "indicator":
        return None
    inner = _strip(without(flat, PAREN))
    named = aliases().get(inner) or aliases().get(_strip(without(inner, patterns().part)))
    codes = {m.group(1) for m in patterns().latin.finditer(flat)} - {"ita", "itas"}
    in_english = inner.isascii() and not flat[0].isdigit() and codes  # "Open Data (OIT)"
    if named is not None and named[0] == "indicator" and not in_english:
        return None
    if exact is None and named is not None and named[0] == "instrument":
        exact = named
    if len(codes) > 1:
        return None
    if exact is not None and exact[0] == "instrument":
        code = exact[1]
    elif len(codes) == 1 and len(flat) <= 130 and _only_instrument_words(flat):
        code = codes.pop().upper()
    else:
        return None
    return LabelMatch("instrument", _with_part(code, flat), "alias")


def _only_instrument_words(flat: Key) -> bool:
    return len(patterns().instrument_words.sub("", flat)) <= _LEFT_OVER


def _with_part(code: str, flat: str) -> str:
    """The code of the part that a text names of an instrument, or the instrument's own."""
    found = patterns().part.search(flat)
    numbers = [found.group(1) or found.group(2)] if found else [n for word, n in _PART_WORDS if word in flat][:1]
    return f"{code}{numbers[0]}" if numbers and code in parted() else code


def _fuzzy(flat: Key, bare: Key) -> LabelMatch | None:
    told = _told(flat)
    allowed = None if told is None else {code for _, code in aliases().values() if instrument_of(code) == told}
    near = nearest(_strip(without(bare, patterns().part)), aliases(), allowed)
    if near is None:
        return None
    scope, code, score, margin = near
    if scope == "instrument":
        code = _with_part(code, flat)
    return LabelMatch(scope, code, "fuzzy", score, margin)  # type: ignore[arg-type]


def nearest_names(text: str, limit: int = 3) -> list[str]:
    """The known names most like a label that matched nothing, for the finding's message."""
    bare = _strip(to_key(text))
    ranked = sorted(((fuzz.ratio(bare, a), a) for a, k in aliases().items() if k[0] != "overall"), reverse=True)
    return [f"{alias} ({score:.0f})" for score, alias in ranked[:limit]]


@kept_by_wording()
def _running_pattern() -> re.Pattern[str]:
    too_plain = {to_key(row["alias"]) for row in alias_rows(in_force()) if row["whole_label_only"]}
    names = [a for a, key in aliases().items() if key[0] != "overall" and len(a) >= 6 and a not in too_plain]
    names.sort(key=lambda a: (-len(a), a))
    return re.compile("|".join(map(re.escape, names)))


_NUMBERED = re.compile(r"ตัวชี้วัด(?:ที่|ด้านที่)?\(?(\d{1,2})\)?(?![\d.])")
_BARE_PART = re.compile(r"(?:(?:ส่วน|ตอน)\s*ที่|part)\s*\(?([12๑๒])(?![\d.])", re.IGNORECASE)


_NAMES_A_PLAN = ("แผน", "แผนปฏิบัติ", "แผนปฏิบัติการ", "ศูนย์ปฏิบัติ")  # before a name: then it is a plan's or an office's

_PREFIX = 8  # characters of the key of an instrument's name that are no chance


def is_instrument_start(text: str) -> bool:
    """Whether a line is the beginning of an instrument's name, or the whole of it."""
    flat = to_key(text)
    return patterns().bare_latin.match(flat) is not None or any(
        flat.startswith(alias) or (len(flat) >= _PREFIX and alias.startswith(flat))
        for alias, key in aliases().items()
        if key[0] == "instrument"
    )


def names_in(text: str) -> list[NameHit]:
    """Names of indicators and instruments inside running text; see `_names_in`."""
    return list(_names_in(text))


@kept_by_wording(maxsize=4096)
def _names_in(text: str) -> tuple[NameHit, ...]:
    """Names of indicators and instruments inside running text, in order, longest match first.

    "ตัวชี้วัดที่ ๓" without a name counts as indicator 3 with method `position`; followed by a name it is
    part of that name.
    """
    flat, at = key_with_offsets(text)
    hits: list[NameHit] = []
    taken: list[tuple[int, int]] = []
    for m in _running_pattern().finditer(flat):
        scope, code = aliases()[to_key(m.group())]
        start, end = m.start(), m.end()
        if flat.endswith(_NAMES_A_PLAN, 0, start):
            continue  # "แผนปฏิบัติการป้องกันการทุจริต"
        if scope == "instrument":
            code = _with_part(code, flat[start : end + 40].split("คะแนน")[0])
        hits.append(NameHit(at[start], at[end - 1] + 1, scope, code))
        taken.append((start, end))
    for m in patterns().bare_latin.finditer(flat):
        near = [
            h for h, (s, e) in zip(hits, taken, strict=True) if h.scope == "instrument" and 0 <= m.start() - e <= 75
        ]
        code = m.group(1).upper()
        if near and instrument_of(near[-1].code) == code:
            continue  # "(... : IIT)" after the instrument's name
        code = _with_part(code, flat[m.start() : m.end() + 24].split("คะแนน")[0])
        hits.append(NameHit(at[m.start()], at[m.end() - 1] + 1, "instrument", code))
        taken.append((m.start(), m.end()))
    hits += _bare_parts(text, hits)
    for m in _NUMBERED.finditer(flat):
        number = int(m.group(1))
        followed = any(0 <= s - m.end() <= 8 for s, _ in taken)
        if number in in_force().numbers and not followed:
            hits.append(NameHit(at[m.start()], at[m.end() - 1] + 1, "indicator", str(number), "position"))
            taken.append((m.start(), m.end()))
    hits.sort(key=lambda h: (h.start, -h.end))
    return tuple(_without_overlaps(hits))


def _bare_parts(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Find "ส่วนที่ ๑" soon after EIT is EIT's part one, as in "EIT 83.11 (ส่วนที่ ๑ 84.33 ส่วนที่ ๒ 81.89)"."""
    found: list[NameHit] = []
    for m in _BARE_PART.finditer(text):
        before = [h for h in [*hits, *found] if h.scope == "instrument" and 0 <= m.start() - h.end < 80]
        last = max(before, key=lambda h: h.end, default=None)
        owner = instrument_of(last.code) if last is not None else None
        if owner is None or owner not in parted():
            continue
        code = owner + thai_digit_to_arabic_digit(m.group(1))
        if not any(h.code == code and h.end <= m.start() and m.start() - h.end < 24 for h in hits):
            found.append(NameHit(m.start(), m.end(), "instrument", code))
    return found


def _without_overlaps(hits: list[NameHit]) -> list[NameHit]:
    kept: list[NameHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
