"""Names of indicators, instruments and the total, matched to the assessment's own codes.

An alias table decides; `near_names.py` guesses at what it does not know. Names are the key, never
row numbers: agencies renumber indicators inside their instruments.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from prongsai.normalize.text.keys import Key, behind_word, stripped, to_key, toneless, without
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
    ITA_WITH,
    JOINTS,
    OF_A_BODY,
    PAREN,
    SAYS_SCORE,
    SECTION,
    TOTAL_CORE,
    bare_label,
    codes_told,
    is_subindicator,
    patterns,
    toneless_patterns,
)
from prongsai.normalize.vocabulary.names_otherwise import named_otherwise
from prongsai.normalize.vocabulary.near_names import (
    NearNames,
    instrument_inside,
    is_of_other_subject,
    nearest,
    without_body,
)
from prongsai.normalize.vocabulary.two_languages import halves_of

Scope = Literal["overall", "instrument", "indicator", "item"]

_LABEL, _LONG_LABEL = 60, 110  # characters of a label that is put together of words for the total
_LEFT_OVER = 2  # characters of an instrument's label that no known word explains
_TONELESS = 90.0  # likeness of a label that only marks were left out of
SHORTEST = 6  # characters of a name that is looked for inside other text
NO_NAME = "0123456789.,:;/|()[]+-–—=%* \t\n\xa0"  # what a text of nothing else names no score with
_PART_WORDS = (("public", "1"), ("survey", "2"))


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label recognised: what it names, how it was recognised and how surely (0-100)."""

    scope: Scope
    code: str
    method: str  # alias, fuzzy, position
    score: float = 100.0
    margin: float = 100.0


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
        if row["whole_label_only"] in ("among", "beside"):
            continue  # see `loose_names.py`
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
    if "_" in text and text.isascii():  # "score_ita" and "score_iit", the names of fields
        return match_label(text.replace("_", "")) or match_label(text.replace("_", "-"))
    flat = to_key(text)
    if not flat.strip(NO_NAME) or len(flat) > 220:
        return None
    if is_subindicator(flat):
        return _of_section(flat)
    if (both := patterns().both.match(flat)) is not None:
        own = match_label(both[2])  # "OIT ๙. การเปิดเผยข้อมูล (เฉลี่ย ๘๙.๔๐)": a cell of two columns
        if own is not None and own.scope == "indicator" and instrument_of(own.code) == both[1].upper():
            return own
    bare = bare_label(flat)
    exact = aliases().get(bare)
    codes = codes_told(flat)
    instrument = _instrument(flat, exact, codes)
    if instrument is not None:
        return instrument
    if exact is None:
        exact, bare = _without_additions(flat, bare)
    if exact is None and _holds(bare, TOTAL_CORE):
        bare = without(bare, OF_A_BODY)  # whose total it is, is another question
    if exact is None and (unowned := without(bare, OF_A_BODY)) != bare:
        own = match_label(unowned)
        if own is not None and own.scope == "instrument" and own.method == "alias":
            return own
    if exact is None and patterns().total_words.fullmatch(bare) and _holds(bare, TOTAL_CORE) and _may_be_long(bare):
        exact = ("overall", TOTAL)
    if exact is not None:
        return LabelMatch(exact[0], exact[1], "alias")
    inside = instrument_inside(flat, _near_names(), codes)
    if inside is not None:
        return LabelMatch("instrument", with_part(inside, flat), "alias")
    if flat.startswith(ITA_WITH) and (behind := stripped(behind_word(flat, ("ita",)), JOINTS, "")):
        return match_label(behind)
    if (twice := _in_two_languages(text)) is not None:
        return twice
    told = next(iter(codes)) if len(codes) == 1 else None  # "แบบวัด ... ภายไน (IIT)" is misread, "IIT" is not
    return _fuzzy(flat, bare, told) or _toneless(flat, bare, told) or _code_first(flat)


def _in_two_languages(text: str) -> LabelMatch | None:
    """The score that the Thai half of a label names, where the English half says no other, and the total in both."""
    halves = halves_of(text)
    thai, english = map(match_label, halves) if halves[0] else (None, None)
    if thai is None or thai.method != "alias" or (english is not None and english.code != thai.code):
        return None
    return thai if english is not None or thai.scope != "overall" else None


def _of_section(flat: Key) -> LabelMatch | None:
    """The total or instrument that "1.4 คะแนนรวม" names: a part of an indicator is never called so."""
    behind = without(flat, SECTION, 1)
    own = match_label(behind) if behind != flat else None  # "5.2.1" may leave nothing but itself
    return own if own is not None and own.scope in ("overall", "instrument") and own.method == "alias" else None


def _without_additions(flat: Key, bare: Key) -> tuple[tuple[Scope, str] | None, Key]:
    """The score of a name without what stands in brackets, without its body, or in other words; and what is left."""
    inner = bare_label(without(flat, PAREN))
    exact = aliases().get(inner)
    bare = inner or bare
    if exact is None:
        exact = aliases().get(bare_label(without_body(bare)))
        exact = exact if exact is not None and exact[0] == "indicator" else None
    if exact is None:
        exact = named_otherwise(flat, bare, aliases(), _tools())  # type: ignore[assignment]
    return exact, bare


def _code_first(flat: Key) -> LabelMatch | None:
    """An instrument by its code, with words beside it that name no other score and nothing that is counted."""
    found = patterns().code_first.fullmatch(flat)
    if found is None or is_of_other_subject(flat) or _names_indicator(flat):
        return None
    return LabelMatch("instrument", with_part((found[1] or found[2]).upper(), flat), "alias")


def _holds(label: str, words: tuple[str, ...]) -> bool:
    return any(word in label for word in words)


def _may_be_long(bare: Key) -> bool:
    """Whether words for the total are a label's: the whole title of the assessment is one where it speaks of scores."""
    return len(bare) <= _LABEL or (len(bare) <= _LONG_LABEL and _holds(bare, SAYS_SCORE))


def _toneless(flat: Key, bare: Key, told: str | None) -> LabelMatch | None:
    """The total or an instrument by its code, where tone marks of the words around are left out: "คะแนนเฉลีย IIT"."""
    total, words = toneless_patterns()
    plain = toneless(bare)
    if len(plain) <= _LABEL and total.fullmatch(plain) and _holds(_with_tones(plain), TOTAL_CORE):
        return LabelMatch("overall", TOTAL, "fuzzy", _TONELESS, _TONELESS)
    if told is None or len(words.sub("", toneless(flat))) > _LEFT_OVER:
        return None
    return LabelMatch("instrument", with_part(told, flat), "fuzzy", _TONELESS, _TONELESS)


def _names_indicator(flat: Key) -> bool:
    return any(
        scope == "indicator" and len(alias) >= SHORTEST and alias in flat for alias, (scope, _) in aliases().items()
    )


def _with_tones(plain: Key) -> Key:
    return to_key(plain.replace("เฉลีย", "เฉลี่ย"))


@kept_by_wording()
def _near_names() -> NearNames:
    return NearNames(aliases())


@kept_by_wording()
def _tools() -> dict[Key, str]:
    """The names and codes of the instruments, each with its code."""
    named = {alias: code for alias, (scope, code) in aliases().items() if scope == "instrument"}
    return {**named, **{to_key(code): code for code in in_force().weights}}


def _instrument(flat: Key, exact: tuple[Scope, str] | None, codes: Set[str]) -> LabelMatch | None:
    if exact is not None and exact[0] == "indicator":
        return None
    inner = bare_label(without(flat, PAREN))
    named = aliases().get(inner) or aliases().get(bare_label(without(inner, patterns().part)))
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
        code = next(iter(codes))
    else:
        return None
    return LabelMatch("instrument", with_part(code, flat), "alias")


def _only_instrument_words(flat: Key) -> bool:
    return len(patterns().instrument_words.sub("", flat)) <= _LEFT_OVER


_NAMES_INSTRUMENT = ("การรับรู้", "แบบวัด", "แบบตรวจ", "แบบสำรวจ", "การเปิดเผย")


def with_part(code: str, flat: str) -> str:
    """The code of the part that a text names of an instrument, or the instrument's own.

    A number that a label begins with counts the instruments: "ส่วนที่ 2 การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก".
    """
    found = patterns().part.search(flat)
    ahead = found.group(1) if found and found.start() == 0 else None
    if found and ahead and _counts_instruments(code, ahead, flat[found.end() :]):
        return code
    numbers = [found.group(1) or found.group(2)] if found else [n for word, n in _PART_WORDS if word in flat][:1]
    return f"{code}{numbers[0]}" if numbers and code in parted() else code


def _counts_instruments(code: str, number: str, behind: str) -> bool:
    """Whether a number ahead of a label is the instrument's among the instruments: its name follows, or its score's."""
    if behind.startswith(_NAMES_INSTRUMENT):
        return True
    place = [*in_force().points].index(code) + 1 if code in in_force().points else 0
    return number == str(place) and behind.startswith(SAYS_SCORE) and _holds(behind, _NAMES_INSTRUMENT)


def _fuzzy(flat: Key, bare: Key, told: str | None) -> LabelMatch | None:
    allowed = None if told is None else _codes_under(told)
    near = nearest(bare_label(without(bare, patterns().part)), _near_names(), allowed)
    if near is None:
        return None
    scope, code, score, margin = near
    if scope == "instrument":
        code = with_part(code, flat)
    return LabelMatch(scope, code, "fuzzy", score, margin)  # type: ignore[arg-type]


@kept_by_wording()
def _codes_under(instrument: str) -> set[str]:
    return {code for _, code in aliases().values() if instrument_of(code) == instrument}
