"""Names of bodies in running text that the official lists do not give: of central bodies, companies, parts of a body.

A name opens with a word for a body. It ends with a listed name, a company's "จำกัด", a province, a branch, or where the
sentence goes on. A part of a body (คณะ, ศูนย์) is an owner only where a result stands right behind its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from prongsai.normalize.agencies.area_list import area_names
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.name_boundaries import AREA_NUMBER
from prongsai.normalize.agencies.owner_names import (
    name_in,
    one_of,
    owner_cues,
    owner_units,
    says_what_it_is,
    sign_behind,
    type_by_word,
    unlisted_agency,
    whole_name,
)
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import is_letter, is_thai
from prongsai.normalize.text.keys import place_key, toneless
from prongsai.normalize.text.phrases import phrase
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.short_kinds import full_name

_SHORTEST_RUN = 2  # letters of a name behind the word that opens it
_HEAD = 6  # characters by which names of central bodies are looked up
_COMPANY = re.compile(  # one, and no companies "of" or "in" something
    r"บริษัท(?!ใน|ของ|ทั้ง|อื่น|ที่)\s?[ก-๎A-Za-z0-9](?:(?!บริษัท|\d{2}\.\d)[ก-๎A-Za-z0-9.&\- ]){1,60}?\s?จำกัด(?:\s?\(มหาชน\))?"
)
_BRANCH = re.compile(rf"\s?สาขา[ก-๎]{{2,30}}|{AREA_NUMBER.pattern}")
_NUMBER = phrase("ordinal?", "#number", spaced=True)
_LONGEST_RUN = 70  # letters
_SHORTEST_PLACE = 3  # letters of a place's name behind a space
_LONGEST_WORD = 27  # letters of a province's name with its word
_AREA, _AREA_DIGITS = "เขต", 4  # the word for an area, and characters that hold its number
_OF_A_BRANCH = ("จังหวัด", "อำเภอ", "ภาค", "สาขา", "เขต")  # behind a listed name: that of one of its branches


class BodyName(NamedTuple):
    """A body's name at `text[start:end]`."""

    start: int
    end: int
    agency: Agency


def body_names(text: str, taken: Sequence[tuple[int, int]], provinces: Set[str]) -> list[BodyName]:
    """The names of bodies in a text, in order, outside the spans that are taken; they never overlap.

    Args:
        text: running text.
        taken: spans of names that are read already.
        provinces: names of provinces: a name that ends in one ends surely there.
    """
    return list(_names(text, taken, provinces))


def has_result(text: str, end: int) -> bool:
    """Whether a figure or a level stands right behind a name that ends at `end`, or behind words of getting alone."""
    return _result().match(text, end) is not None


def may_open(text: str, at: int) -> bool:
    """Whether a name may begin at `at`: at no letter's side but behind a word that leads to names."""
    leads = (*owner_cues("leads_in"), *owner_cues("rival"), *owner_cues("than"))
    return not at or not is_letter(text[at - 1]) or text.endswith(leads, 0, at)


def leads_to_whole(text: str, at: int) -> bool:
    """Whether a word stands right before `at` that a body's whole name may follow without a space."""
    return text.endswith(owner_cues("leads_to_whole"), 0, at)


def _names(text: str, taken: Sequence[tuple[int, int]], provinces: Set[str]) -> Iterator[BodyName]:
    at = 0
    while (m := _openers().search(text, at)) is not None:
        inside = next((end for start, end in taken if start <= m.start() < end), None)
        found = None if inside else _name_at(text, m, provinces)
        if found is not None:
            yield found
        at = inside or (found.end if found else m.end())


def _name_at(text: str, opener: re.Match[str], provinces: Set[str]) -> BodyName | None:
    start, word = opener.start(), opener[0]
    company = _COMPANY.match(text, start) if word == "บริษัท" else None
    if company is not None:
        return BodyName(start, company.end(), _company(company[0]))
    numbered = _numbered(text, start, opener.end()) if word in owner_cues("over_provinces") else None
    if numbered is not None:
        return numbered
    gap = _gap_of_short(text, word, opener.end())
    run = _letters(text, opener.end() + gap, _LONGEST_RUN)
    if len(run) < _SHORTEST_RUN or word in owner_cues("no_owner"):
        return _cut_name(text, start, opener.end(), word) if may_open(text, start) else None
    printed = word + run
    listed = _listed(printed)
    opens = may_open(text, start) or leads_to_whole(text, start)
    if listed is not None and opens:
        return BodyName(start, start + len(listed), _central()[listed])
    if opens and (cut := _cut_name(text, start, start + len(printed.removesuffix("ฯ")), word)) is not None:
        return cut
    name = name_in(printed, word, provinces)
    if name is None or not (opens or _ends_in_province(name, provinces)):
        return None
    if says_what_it_is(text[:start], name, word):
        return None
    end = start + len(name) + gap
    cut = _cut_name(text, start, end, word)
    if cut is not None:
        return cut
    branch = _BRANCH.match(text, end) if _ends_in_province(name, provinces) else None
    end = branch.end() if branch else _behind_number(text, name, end, provinces)
    if word in owner_cues("over_provinces"):
        end = _over_provinces(text, start, end, provinces)
    if word in owner_units() and not has_result(text, end):
        return None
    full = full_name(text[start:end])
    listed = _by_letters().get(_letters_alone(full))
    if listed is not None:
        return BodyName(start, end, _central()[listed])
    kind = type_by_word().get(word) or owner_units()[word]
    return BodyName(start, end, _central().get(full) or unlisted_agency(full, kind))


def _gap_of_short(text: str, word: str, end: int) -> int:
    """The space between an abbreviation that ends at `end` and the place that its body is named by: "รพ. ปัว"."""
    named = word.endswith(".") and text[end : end + 1] == " "
    places = area_names().prefixes(_letters(text, end + 1, _LONGEST_RUN), 0) if named else []
    return int(any(len(place) >= _SHORTEST_PLACE for place in places))


def _cut_name(text: str, start: int, end: int, word: str) -> BodyName | None:
    """The listed body that a cut name at `text[start:end]` stands for: "กระทรวงเกษตรฯ"."""
    signed = sign_behind(text, end)
    names = () if text[start:end] in _central() else _opened_by(word)
    whole = whole_name(text[start:end], word, names, signed is not None)
    return None if whole is None else BodyName(start, signed or end, _central()[whole])


def _numbered(text: str, start: int, end: int) -> BodyName | None:
    """The office of a numbered area without a province, named from `start` by the word that ends at `end`: "สพม.12"."""
    said = AREA_NUMBER.match(text, end)
    bare = None if said else AREA_NUMBER.match(_AREA + text[end : end + _AREA_DIGITS])
    area = said or bare
    if area is None or not may_open(text, start):
        return None
    last = end + len(area[0]) - (0 if said else len(_AREA))
    number = area[0].replace(_AREA, "").strip()
    full = f"{full_name(text[start:end])} {_AREA} {number}"
    return BodyName(start, last, unlisted_agency(full, type_by_word()[text[start:end]]))


def _behind_number(text: str, name: str, end: int, provinces: Set[str]) -> int:
    """Where the name of an office of a kind that is numbered ends: "สำนักงานเขตสุขภาพ|ที่ 8 อุดรธานี"."""
    numbered = _NUMBER.match(text, end) if name.endswith(owner_cues("numbered")) else None
    if numbered is None:
        return end
    gap = text[numbered.end() : numbered.end() + 1] == " "
    seat = _letters(text, numbered.end() + gap, _LONGEST_WORD)
    return numbered.end() + gap + len(seat) if seat.removeprefix("จังหวัด") in provinces else numbered.end()


@cache
def _by_letters() -> dict[str, str]:
    """Central bodies by their names without tones and with า for ำ, as a PDF without codes for these prints them."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in _central():
        found[_letters_alone(name)].append(name)
    return {letters: names[0] for letters, names in found.items() if len(names) == 1}


def _letters_alone(name: str) -> str:
    return toneless(place_key(name)).replace("ำ", "า")


def _over_provinces(text: str, start: int, end: int, provinces: Set[str]) -> int:
    """Where an office of several provinces, or of a numbered area, ends: "สพม.พังงา ภูเก็ต ระนอง"."""
    if not text[start:end].endswith(tuple(provinces)):
        return end
    while text[end : end + 1].isspace() and (word := _letters(text, end + 1, _LONGEST_WORD)) in provinces:
        end += 1 + len(word)
    area = AREA_NUMBER.match(text, end)
    return area.end() if area else end


def _letters(text: str, at: int, most: int) -> str:
    """The Thai letters that stand at a place, no more than `most`."""
    return "".join(takewhile(is_thai, text[at : at + most]))


def _ends_in_province(name: str, provinces: Set[str]) -> bool:
    head, word, province = name.rpartition("จังหวัด")
    return bool(head and word) and province in provinces


def _listed(run: str) -> str | None:
    """The central body whose name a run of letters begins with; None where it goes on with the name of a branch."""
    name = next((name for name in _by_head().get(run[:_HEAD], ()) if run.startswith(name)), None)
    return None if name is None or run.startswith(_OF_A_BRANCH, len(name)) else name


def _company(printed: str) -> Agency:
    key = place_key(printed.removesuffix("(มหาชน)").strip())
    listed = next((name for name in _by_head().get(key[:_HEAD], ()) if place_key(name) == key), None)
    return _central()[listed] if listed else unlisted_agency(printed, "other")


@cache
def _central() -> dict[str, Agency]:
    """Central bodies by name; source: tables/central_bodies.csv."""
    directory = AgencyDirectory.load()
    return {row["name_th"]: directory.resolve(row["agency_type"], row["name_th"]) for row in table("central_bodies")}


@cache
def _opened_by(word: str) -> tuple[str, ...]:
    return tuple(name for name in _central() if name.startswith(word))


@cache
def _by_head() -> dict[str, list[str]]:
    """Names of central bodies by their first letters, the longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_central(), key=len, reverse=True):
        heads[name[:_HEAD]].append(name)
    return heads


@cache
def _openers() -> re.Pattern[str]:
    return any_of((*type_by_word(), *owner_units(), *owner_cues("no_owner")))


@cache
def _result() -> re.Pattern[str]:
    return re.compile(rf"[\s\"”(,:–-]*(?:(?:{one_of('gets')})\s*)*(?:[\s(:]*[\d๐-๙]{{2,3}}[.][\d๐-๙]|(?:ใน)?\s?ระดับ)")
