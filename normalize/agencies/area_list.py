"""Provinces, districts and subdistricts of the official area list, indexed by the names that reports print.

The list is that of the package `geothai` (codes of the Department of Provincial Administration). Reading it
takes some tens of milliseconds, so it is read at the first call of `AreaList.load`, never on import.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import Key, behind_word, place_key, skeleton
from pythainlp.util import Trie
from rapidfuzz import fuzz, process

AreaLevel = Literal["province", "district", "subdistrict"]

BANGKOK = "10"


@cache
def area_words() -> Mapping[str, AreaLevel]:
    """The words and abbreviations for the levels of areas, with the level; source: tables/area_words.csv."""
    return {row["word"]: row["level"] for row in table("area_words")}  # type: ignore[misc]


def part_asked(label: str) -> tuple[AreaLevel, str] | None:
    """The part of a place that a form's label asks for, and its word: "อำเภอ/เขต :" asks for a district, อำเภอ."""
    word, _, other = label.strip().rstrip(" :.").partition("/")
    level = area_words().get(word)
    if level is None or (other and area_words().get(other) != level):
        return None
    return level, word


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the official list; `name` is Thai, without the word for its level."""

    code: str
    name: str
    level: AreaLevel


@dataclass(frozen=True, slots=True)
class Match:
    """A printed name read as an official one; `fuzzy` when it took more than spelling rules."""

    code: str
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class AreaList:
    """The official list: `areas` by code, and for each level the codes of a key."""

    areas: Mapping[str, Area]
    provinces: Mapping[Key, str]
    districts: Mapping[Key, tuple[str, ...]]
    subdistricts: Mapping[Key, tuple[str, ...]]
    children: Mapping[str, tuple[str, ...]]
    by_skeleton: Mapping[Key, tuple[str, ...]]
    province_letters: Mapping[str, str]
    postal_codes: Mapping[str, frozenset[str]]
    keys: Mapping[str, Key] = field(repr=False)

    @staticmethod
    def load() -> AreaList:
        """The list, read once for the process."""
        return _load()

    def name(self, code: str | None) -> str | None:
        """The Thai name of a code, None for None."""
        return None if code is None else self.areas[code].name

    def match_province(self, printed: str) -> Match | None:
        """The province of a printed name: by key or alias, else the one clearly nearest."""
        key = _without_level(printed)
        if key in self.provinces:
            return Match(self.provinces[key])
        found = self.nearest(key, set(self.provinces.values()), at_least=78, margin=8)
        return Match(found, True) if found else None

    def match_districts(self, printed: str, province: str | None = None) -> list[Match]:
        """The districts that a printed name can mean, in the province where its code is given.

        `เมือง` alone is the capital district of the province.
        """
        key = _without_level(printed)
        if key == "เมือง":
            return [Match(province + "01")] if province and province != BANGKOK else []
        codes = [c for c in self.districts.get(key, ()) if province is None or c.startswith(province)]
        if codes:
            return [Match(c) for c in codes]
        if province is None:
            return []
        found = self.nearest(key, self.children[province], at_least=75, margin=8)
        return [Match(found, True)] if found else []

    def nearest(self, key: Key, codes: Iterable[str], at_least: float, margin: float) -> str | None:
        """The code whose name is nearest to `key`, if near enough (0-100) and clear of the runner-up."""
        choices = {code: self.keys[code] for code in codes}
        ranked = process.extract(key, choices, scorer=_likeness, limit=2)
        if not ranked or ranked[0][1] < at_least:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < margin:
            return None
        return str(ranked[0][2])

    def within(self, codes: Iterable[str], province: str | None, district: str | None = None) -> list[str]:
        """Those of `codes` that lie in the district, else in the province, where given."""
        inside = district or province or ""
        return [code for code in codes if code.startswith(inside)]


def _likeness(a: str, b: str, **_: object) -> float:
    """0-100: letters count in full, marks above and below the line for less."""
    plain = fuzz.ratio(a, b)
    return max(plain, 0.35 * plain + 0.65 * fuzz.ratio(skeleton(a), skeleton(b)))


def _without_level(printed: str) -> Key:
    return behind_word(place_key(printed), area_words())


class _Builder:
    """Takes the areas of the official list one by one and indexes them."""

    def __init__(self) -> None:
        self.areas: dict[str, Area] = {}
        self.keys: dict[str, Key] = {}
        self.provinces: dict[Key, str] = {}
        self.districts: dict[Key, list[str]] = defaultdict(list)
        self.subdistricts: dict[Key, list[str]] = defaultdict(list)
        self.children: dict[str, tuple[str, ...]] = {}
        self.postal: dict[str, set[str]] = defaultdict(set)

    def take_province(self, code: str, name: str, districts: Sequence[Any]) -> None:
        """A province and its districts, records of `geothai`; there Bangkok's names start with their level."""
        self.provinces[self._take(code, name, "province")] = code
        self.children[code] = tuple(d.code for d in districts)
        for district in districts:
            own = district.name_th.removeprefix("เขต") if code == BANGKOK else district.name_th
            self.districts[self._take(district.code, own, "district")].append(district.code)

    def take_subdistricts(self, district: str, subdistricts: Sequence[Any]) -> None:
        """The subdistricts of a district; a second name stands in brackets."""
        self.children[district] = tuple(s.code for s in subdistricts)
        for sub in subdistricts:
            name, _, other = sub.name_th.partition(" (")
            self.subdistricts[self._take(sub.code, name, "subdistrict")].append(sub.code)
            if other:
                self.subdistricts[place_key(other)].append(sub.code)
            for number in sub.postal_codes:
                self.postal[number].add(sub.code)

    def _take(self, code: str, name: str, level: AreaLevel) -> Key:
        self.areas[code] = Area(code, name, level)
        self.keys[code] = place_key(name)
        return self.keys[code]

    def built(self) -> AreaList:
        """The list, with the aliases and letters of provinces from our tables."""
        for row in table("agency_aliases"):
            if row["kind"] == "province":
                self.provinces.setdefault(place_key(row["alias"]), self.provinces[place_key(row["canonical"])])
        skeletons: dict[Key, list[str]] = defaultdict(list)
        for key, codes in self.subdistricts.items():
            skeletons[skeleton(key)].extend(codes)
        letters = {row["letters"]: self.provinces[place_key(row["province"])] for row in table("province_letters")}
        return AreaList(
            areas=self.areas,
            provinces=self.provinces,
            districts={k: tuple(v) for k, v in self.districts.items()},
            subdistricts={k: tuple(v) for k, v in self.subdistricts.items()},
            children=self.children,
            by_skeleton={k: tuple(v) for k, v in skeletons.items()},
            province_letters=letters,
            postal_codes={k: frozenset(v) for k, v in self.postal.items()},
            keys=self.keys,
        )


@cache
def area_names() -> Trie:
    """All names of areas and of municipalities, as keys, to be looked up by how a text begins."""
    areas = AreaList.load()
    towns = {place_key(row["name"]) for row in table("municipalities")}
    return Trie({*areas.provinces, *areas.districts, *areas.subdistricts, *towns, place_key("เมือง")})


@cache
def _load() -> AreaList:
    import geothai  # here, because importing it reads files

    builder = _Builder()
    for province in geothai.provinces():
        districts = geothai.districts(province.code)
        builder.take_province(province.code, province.name_th, districts)
        for district in districts:
            builder.take_subdistricts(district.code, geothai.subdistricts(district.code))
    return builder.built()
