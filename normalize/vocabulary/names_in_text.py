"""Names of indicators and instruments inside running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalize.text.characters import from_first_letter, is_latin, thai_to_arabic_digits
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import key_with_offsets, to_key
from prongsai.normalize.text.phrases import phrase
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.assessments import alias_rows, in_force, kept_by_wording, parted
from prongsai.normalize.vocabulary.name_patterns import patterns
from prongsai.normalize.vocabulary.score_names import (
    NO_NAME,
    SHORTEST,
    LabelMatch,
    Scope,
    aliases,
    instrument_of,
    with_part,
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name inside running text, `text[start:end]`."""

    start: int
    end: int
    scope: Scope
    code: str
    method: str = "alias"


@kept_by_wording()
def _running_pattern() -> re.Pattern[str]:
    too_plain = {to_key(row["alias"]) for row in alias_rows(in_force()) if row["whole_label_only"]}
    names = [a for a, key in aliases().items() if key[0] != "overall" and len(a) >= SHORTEST and a not in too_plain]
    return any_of(names)


_LETTER = phrase("#capital", "equals_sign", "&#decimal", spaced=True)
_NUMBERED = phrase("indicator_head", "#bracketed_number")
_BARE_PART = phrase("part_word", "#half", spaced=True)


_NAMES_A_PLAN = ("แผน", "แผนปฏิบัติ", "แผนปฏิบัติการ", "ศูนย์ปฏิบัติ")  # before a name: then it is a plan's or an office's

_INSIDE, _OUTSIDE = "ภายใน", "ภายนอก"
_LEADS_ON, _SIGNS = ("และ", "ส่วน", "กับ", "คะแนน", "%"), frozenset(",/;|)")
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


def names_part(text: str) -> bool:
    """Whether a text names an instrument or an indicator: a part of the assessment, and not the whole."""
    return any(hit.scope != "overall" for hit in _names_in(text))


@kept_by_wording(maxsize=16384)
def _names_in(text: str) -> tuple[NameHit, ...]:
    """Names of indicators and instruments inside running text, in order, longest match first.

    "ตัวชี้วัดที่ ๓" without a name counts as indicator 3 with method `position`; followed by a name it is
    part of that name.
    """
    if not text.strip(NO_NAME):
        return ()
    flat, at = key_with_offsets(text)
    hits: list[NameHit] = []
    taken: list[tuple[int, int]] = []
    for m in _running_pattern().finditer(flat):
        scope, code = aliases()[to_key(m.group())]
        start, end = m.start(), m.end()
        if flat.endswith(_NAMES_A_PLAN, 0, start):
            continue  # "แผนปฏิบัติการป้องกันการทุจริต"
        if scope == "instrument":
            code = with_part(code, _own_words(flat[start : end + 40]))
        hits.append(NameHit(at[start], at[end - 1] + 1, scope, code))
        taken.append((start, end))
    for m in _codes_in(flat, at):
        near = [
            h
            for h, (s, e) in zip(hits, taken, strict=True)
            if h.scope == "instrument" and 0 <= m.start() - e <= 75 and not HOLDS_DECIMAL.search(flat, e, m.start())
        ]
        code = m[0].upper()
        if near and instrument_of(near[-1].code) == code:
            continue  # "(... : IIT)" after the instrument's name
        code = with_part(code, _own_words(flat[m.start() : m.end() + 24]))
        hits.append(NameHit(at[m.start()], at[m.end() - 1] + 1, "instrument", code))
        taken.append((m.start(), m.end()))
    hits += _bare_parts(text, hits)
    hits += _counterpart(text, hits)
    hits += _letters(text)
    for m in _NUMBERED.finditer(flat):
        number = int(m["number"])
        followed = any(0 <= s - m.end() <= 8 for s, _ in taken)
        if number in in_force().numbers and not followed:
            hits.append(NameHit(at[m.start()], at[m.end() - 1] + 1, "indicator", str(number), "position"))
            taken.append((m.start(), m.end()))
    hits.sort(key=lambda h: (h.start, -h.end))
    return tuple(_without_overlaps(hits))


def _own_words(flat: str) -> str:
    """What stands before the figure of an instrument; a part behind it has its own: "EIT 91.64 (ส่วนที่ 1 = 94.02"."""
    found = HOLDS_DECIMAL.search(flat)
    words = flat[: found.start() + 1] if found is not None else flat
    if found is not None:  # in a key the number of a part runs into the figure: "ส่วนที่194.02"
        words = words[:-3] if words.endswith("100") else words[:-2]
    return words.split("คะแนน")[0]


def _letters(text: str) -> list[NameHit]:
    """Instruments by their first letters, each with its score: "I = 84.10", "O = 90.20"."""
    tools = in_force().weights
    return [NameHit(m.start(1), m.end(1), "instrument", code) for m in _LETTER.finditer(text)
            if (code := f"{m[1]}IT") in tools]  # fmt: skip


def _codes_in(flat: str, at: Sequence[int]) -> list[re.Match[str]]:
    """The codes of instruments in a squeezed text; `at` holds the offset in the text of every character of it.

    A blank parts words as well as a sign does: "ระดับ A IIT 90.00", "the EIT rose to 88.20".
    """
    found = {m.start(): m for m in patterns().bare_latin.finditer(flat)}
    for m in patterns().any_latin.finditer(flat):
        whole = at[m.end() - 1] - at[m.start()] == m.end() - 1 - m.start()
        before = _is_word_end(flat, at, m.start())
        if whole and before and _is_word_end(flat, at, m.end()):
            found.setdefault(m.start(), m)
    return [found[start] for start in sorted(found)]


def _is_word_end(flat: str, at: Sequence[int], place: int) -> bool:
    """Whether no Latin word goes on over a place of a squeezed text."""
    if place in (0, len(flat)) or at[place] - at[place - 1] > 1:
        return True
    return not (is_latin(flat[place - 1]) and is_latin(flat[place]))


def _bare_parts(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Find "ส่วนที่ ๑" soon after EIT is EIT's part one, as in "EIT 83.11 (ส่วนที่ ๑ 84.33 ส่วนที่ ๒ 81.89)"."""
    found: list[NameHit] = []
    for m in _BARE_PART.finditer(text):
        before = [h for h in [*hits, *found] if h.scope == "instrument" and 0 <= m.start() - h.end < 80]
        last = max(before, key=lambda h: h.end, default=None)
        owner = instrument_of(last.code) if last is not None else None
        if owner is None or owner not in parted():
            continue
        code = owner + thai_to_arabic_digits(m["number"])
        if not any(h.code == code and h.end <= m.start() and m.start() - h.end < 24 for h in hits):
            found.append(NameHit(m.start(), m.end(), "instrument", code))
    return found


def part_opening(text: str, above: str | None) -> LabelMatch | None:
    """The part that a line opens with, "- ส่วนที่ 1", below a line that names its instrument or a part of it."""
    owner = instrument_of(above) if above is not None else None
    found = _BARE_PART.match(from_first_letter(text)) if owner in parted() else None
    return LabelMatch("instrument", f"{owner}{thai_to_arabic_digits(found[1])}", "position") if found else None


def _counterpart(text: str, hits: Sequence[NameHit]) -> list[NameHit]:
    """Find "ภายนอก" and its figure behind IIT's name and figure: "...ผู้มีส่วนได้ส่วนเสียภายใน 88.43 และภายนอก 90.47"."""
    inside = next((h for h in hits if h.code == "IIT" and text[: h.end].endswith(_INSIDE)), None)
    if inside is None or any(instrument_of(h.code) == "EIT" and h.scope == "instrument" for h in hits):
        return []
    at = text.find(_OUTSIDE, inside.end)
    between = text[inside.end : at].strip() if at >= 0 else ""
    led = between.endswith(_LEADS_ON) or between[-1:].isdecimal() or between[-1:] in _SIGNS
    behind = text[at + len(_OUTSIDE) :].lstrip(" =:(-").removeprefix("ได้").lstrip()
    told = any(map(str.isdecimal, between)) and led and behind[:1].isdecimal()
    return [NameHit(at, at + len(_OUTSIDE), "instrument", "EIT", "position")] if told else []


def _without_overlaps(hits: list[NameHit]) -> list[NameHit]:
    kept: list[NameHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
