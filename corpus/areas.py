"""Public bodies that made-up reports are about: drawn from the official area list and from plain lists."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import geothai

from corpus import wording

TEXT = wording.read("areas")

BANGKOK = "10"

TOWNS = TEXT.rows("towns")
CITIES = TEXT.rows("cities")
NATIONAL = TEXT.named_lists("national")
SHORT = TEXT.named("short")
FULL = TEXT.named("full")
# Local bodies are about nineteen of twenty in the real world; the others are drawn oftener here, to be seen at all.
MIX = (
    ("subdistrict_administrative_organization", 46),
    ("subdistrict_municipality", 24),
    ("town_municipality", 6),
    ("city_municipality", 4),
    ("provincial_administrative_organization", 7),
    ("department", 6),
    ("university", 4),
    ("state_enterprise", 2),
    ("province", 1),
)


@dataclass(frozen=True, slots=True)
class Body:
    """An agency: its type, full name, and the areas that its name and place give."""

    agency_type: str
    name: str
    bare: str
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None

    @property
    def short(self) -> str:
        return SHORT[self.agency_type] + self.bare if self.agency_type in SHORT else self.name

    @property
    def local(self) -> bool:
        return self.agency_type in FULL

    def truth(self, with_place: bool = True) -> dict[str, str | None]:
        """The gold file's block; areas that the report does not print are null, so they are not judged."""
        place = (self.subdistrict, self.district, self.province) if with_place else (None, None, None)
        return {"name_th": self.name, "agency_type": self.agency_type} | dict(
            zip(("subdistrict", "district", "province"), place, strict=True)
        )


@cache
def _subdistricts() -> tuple[tuple[str, str, str], ...]:
    found = []
    for province in geothai.provinces():
        if province.code == BANGKOK:
            continue
        for district in geothai.districts(province.code):
            found += [(s.name_th, district.name_th, province.name_th) for s in geothai.subdistricts(district.code)]
    return tuple(found)


@cache
def provinces() -> tuple[str, ...]:
    return tuple(p.name_th for p in geothai.provinces() if p.code != BANGKOK)


def local_body(kind: str, bare: str, district: str | None, province: str) -> Body:
    subdistrict = bare if kind.startswith("subdistrict") else None
    return Body(kind, FULL[kind] + bare, bare, subdistrict, district, province)


def draw_body(rng: random.Random, kind: str | None = None) -> Body:
    kind = kind or rng.choices([k for k, _ in MIX], [w for _, w in MIX])[0]
    if kind in NATIONAL:
        name = rng.choice(NATIONAL[kind])
        return Body(kind, name, name)
    if kind in ("provincial_administrative_organization", "province"):
        province = rng.choice(provinces())
        if kind == "province":
            return Body(kind, TEXT("draw_body.body") + province, province, province=province)
        return local_body(kind, province, None, province)
    if kind == "town_municipality":
        return local_body(kind, *rng.choice(TOWNS))
    if kind == "city_municipality":
        return local_body(kind, *rng.choice(CITIES))
    return local_body(kind, *rng.choice(_subdistricts()))


def neighbours(rng: random.Random, body: Body, count: int) -> list[Body]:
    """Other local bodies of the same district (or, where that has too few, province), all of different names."""
    pool = [s for s in _subdistricts() if s[1:] == (body.district, body.province)]
    if len(pool) < count + 1:
        pool = [s for s in _subdistricts() if s[2] == body.province]
    kinds = ("subdistrict_administrative_organization", "subdistrict_municipality")
    names = [s for s in pool if s[0] != body.bare]
    rng.shuffle(names)
    seen: set[str] = set()
    out: list[Body] = []
    for name, district, province in names:
        if name not in seen and len(out) < count:
            seen.add(name)
            out.append(local_body(rng.choices(kinds, (3, 1))[0], name, district, province))
    return out
