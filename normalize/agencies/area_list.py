"""Provinces, districts and subdistricts of the official area list, indexed by the names that reports print.

The list is that of the package `geothai` (codes of the Department of Provincial Administration). Reading it
takes some tens of milliseconds, so it is read at the first call of `AreaList.load`, never on import.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from prongsai.normalize.model.reference_tables import table
from rapidfuzz import fuzz, process

AreaLevel = Literal["province", "district", "subdistrict"]

BANGKOK = "10"
_DROPPED = re.compile(r"[\s.\-–()ฯ\u200b-\u200d\ufeff]+")
_SARA_AM = re.compile(r"ํ([่-๋]?)า|([่-๋])ํา")
_MARKS = re.compile(r"[ัิ-ฺ็-๎]")
_LEVEL_WORD = re.compile(r"^(?:จังหวัด|จงหวัด|จังหวด|กิ่งอำเภอ|อำเภอ|เขต|ตำบล|แขวง)(?=.)")


_PART_ASKED = re.compile(  # what a form asks for
    r"(?:(?P<subdistrict>(?:ตำบล|แขวง)(?:/แขวง)?)|(?P<district>(?:อำเภอ|เขต)(?:/เขต)?)|(?P<province>จังหวัด))\s*[:.]?"
)


def part_asked(label: str) -> tuple[AreaLevel, str] | None:
    """The part of a place that a form's label asks for, and its word: "อำเภอ/เขต :" asks for a district, อำเภอ."""
    asked = _PART_ASKED.fullmatch(label.strip())
    if asked is None:
        return None
    level: AreaLevel = "subdistrict" if asked["subdistrict"] else "district" if asked["district"] else "province"
    return level, asked[level].partition("/")[0]


def name_key(text: str) -> str:
    """The form in which names are compared: no spaces, hyphens, dots; one spelling of ำ and แ."""
    text = _SARA_AM.sub(lambda m: (m[1] or m[2] or "") + "ำ", _DROPPED.sub("", text))
    return text.replace("เเ", "แ")


def skeleton(key: str) -> str:
    """A key without the marks above and below the line, which OCR loses and swaps first."""
    return _MARKS.sub("", key).replace("ำ", "า")


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
    provinces: Mapping[str, str]
    districts: Mapping[str, tuple[str, ...]]
    subdistricts: Mapping[str, tuple[str, ...]]
    children: Mapping[str, tuple[str, ...]]
    by_skeleton: Mapping[str, tuple[str, ...]]
    province_letters: Mapping[str, str]
    postal_codes: Mapping[str, frozenset[str]]
    keys: Mapping[str, str] = field(repr=False)

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

    def nearest(self, key: str, codes: Iterable[str], at_least: float, margin: float) -> str | None:
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


def _without_level(printed: str) -> str:
    key = name_key(printed)
    return _LEVEL_WORD.sub("", key)


@cache
def _load() -> AreaList:
    import geothai  # here, because importing it reads files

    areas: dict[str, Area] = {}
    districts: dict[str, list[str]] = defaultdict(list)
    subdistricts: dict[str, list[str]] = defaultdict(list)
    children: dict[str, tuple[str, ...]] = {}
    postal: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}

    def take(code: str, name: str, level: AreaLevel) -> str:
        areas[code] = Area(code, name, level)
        keys[code] = name_key(name)
        return keys[code]

    provinces: dict[str, str] = {}
    for province in geothai.provinces():
        provinces[take(province.code, province.name_th, "province")] = province.code
        of_province = geothai.districts(province.code)
        children[province.code] = tuple(d.code for d in of_province)
        for district in of_province:
            name = district.name_th.removeprefix("เขต") if province.code == BANGKOK else district.name_th
            districts[take(district.code, name, "district")].append(district.code)
            of_district = geothai.subdistricts(district.code)
            children[district.code] = tuple(s.code for s in of_district)
            for sub in of_district:
                name, _, other = sub.name_th.partition(" (")
                subdistricts[take(sub.code, name, "subdistrict")].append(sub.code)
                if other:
                    subdistricts[name_key(other)].append(sub.code)
                for number in sub.postal_codes:
                    postal[number].add(sub.code)
    for row in table("agency_aliases"):
        if row["kind"] == "province":
            provinces.setdefault(name_key(row["alias"]), provinces[name_key(row["canonical"])])
    skeletons: dict[str, list[str]] = defaultdict(list)
    for key, codes in subdistricts.items():
        skeletons[skeleton(key)].extend(codes)
    return AreaList(
        areas=areas,
        provinces=provinces,
        districts={k: tuple(v) for k, v in districts.items()},
        subdistricts={k: tuple(v) for k, v in subdistricts.items()},
        children=children,
        by_skeleton={k: tuple(v) for k, v in skeletons.items()},
        province_letters={r["letters"]: provinces[name_key(r["province"])] for r in table("province_letters")},
        postal_codes={k: frozenset(v) for k, v in postal.items()},
        keys=keys,
    )
