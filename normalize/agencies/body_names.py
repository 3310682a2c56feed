"""Names of bodies in running text that the official lists do not give: of central bodies, companies, parts of a body.

A name opens with a word for a body. It ends with a listed name, a company's "จำกัด", a province, a branch, or where the
sentence goes on. A part of a body (คณะ, ศูนย์) is an owner only where a result stands right behind its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.owner_names import (
    name_in,
    one_of,
    owner_cues,
    owner_units,
    type_by_word,
    unlisted_agency,
)
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import place_key
from prongsai.normalize.text.word_search import longest_of

_HEAD = 6  # characters by which names of central bodies are looked up
_LETTER = re.compile(r"[ก-๎A-Za-z]")
_RUN = re.compile(r"[ก-๎]{2,70}")
_COMPANY = re.compile(r"บริษัท\s?[ก-๎A-Za-z0-9][ก-๎A-Za-z0-9.&\- ]{1,60}?\s?จำกัด(?:\s?\(มหาชน\))?")
_NO_COMPANY = re.compile(r"\d{2}\.\d|บริษัท.+บริษัท|บริษัท(?:ใน|ของ|ทั้ง|อื่น|ที่)")
_BRANCH = re.compile(r"\s?สาขา[ก-๎]{2,30}|\s?เขต\s?[\d๐-๙]{1,2}(?![\d๐-๙])")
_NEXT_WORD = re.compile(r"\s([ก-๎]{2,20})(?![ก-๎])")
_AREA = re.compile(r"\s?เขต\s?[\d๐-๙]{1,2}(?![\d๐-๙.])")
_DISTRICT_OF = re.compile(r"(?:จังหวัด|อำเภอ|ภาค|สาขา|เขต)")  # behind a listed name: that of one of its branches


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
    return not at or not _LETTER.match(text[at - 1]) or text.endswith(owner_cues("leads_in"), 0, at)


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
    if company is not None and not _NO_COMPANY.search(company[0]):
        return BodyName(start, company.end(), _company(company[0]))
    run = _RUN.match(text, opener.end())
    if run is None or word in owner_cues("no_owner"):
        return None
    printed = word + run[0]
    listed = _listed(printed)
    if listed is not None and may_open(text, start):
        return BodyName(start, start + len(listed), _central()[listed])
    name = name_in(printed, word, provinces)
    if name is None or not (may_open(text, start) or _ends_in_province(name, provinces)):
        return None
    end = start + len(name)
    branch = _BRANCH.match(text, end) if _ends_in_province(name, provinces) else None
    end = branch.end() if branch else end
    if word in owner_cues("over_provinces"):
        end = _over_provinces(text, start, end, provinces)
    if word in owner_units() and not has_result(text, end):
        return None
    return BodyName(start, end, unlisted_agency(text[start:end], type_by_word().get(word) or owner_units()[word]))


def _over_provinces(text: str, start: int, end: int, provinces: Set[str]) -> int:
    """Where an office of several provinces, or of a numbered area, ends: "สพม.พังงา ภูเก็ต ระนอง"."""
    if not text[start:end].endswith(tuple(provinces)):
        return end
    for m in _NEXT_WORD.finditer(text, end):
        if m.start() != end or m[1] not in provinces:
            break
        end = m.end()
    area = _AREA.match(text, end)
    return area.end() if area else end


def _ends_in_province(name: str, provinces: Set[str]) -> bool:
    head, word, province = name.rpartition("จังหวัด")
    return bool(head and word) and province in provinces


def _listed(run: str) -> str | None:
    """The central body whose name a run of letters begins with; None where it goes on with the name of a branch."""
    name = next((name for name in _by_head().get(run[:_HEAD], ()) if run.startswith(name)), None)
    return None if name is None or _DISTRICT_OF.match(run, len(name)) else name


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
def _by_head() -> dict[str, list[str]]:
    """Names of central bodies by their first letters, the longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_central(), key=len, reverse=True):
        heads[name[:_HEAD]].append(name)
    return heads


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(longest_of((*type_by_word(), *owner_units(), *owner_cues("no_owner"))))


@cache
def _result() -> re.Pattern[str]:
    return re.compile(rf"[\s\"”(,:–-]*(?:(?:{one_of('gets')})\s*)*(?:[\s(:]*[\d๐-๙]{{2,3}}[.][\d๐-๙]|(?:ใน)?\s?ระดับ)")
