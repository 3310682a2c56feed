"""Where a named agency lies: the printed name and place against the official area list.

Printed names win over the list where the two contradict each other; the list fills in what a report leaves
open, and mends what OCR broke, but only where one reading is clearly the nearest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from prongsai.normalize.agencies.area_list import BANGKOK, AreaList, Match
from prongsai.normalize.agencies.name_boundaries import PrintedPlace
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import Key, place_key, skeleton

_NEAR_IN_DISTRICT, _NEAR_IN_PROVINCE, _MARGIN = 78.0, 86.0, 8.0
_PATTAYA_DISTRICT = "2004"
_MUNICIPAL = ("subdistrict_municipality", "town_municipality", "city_municipality")


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its place; `name` is the official core where one was found, else as printed.

    `resolution` is that of `agencies.resolution`; `contradiction` says where print and list disagree.
    """

    name: str
    resolution: str
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None
    subdistrict_code: str | None = None
    district_code: str | None = None
    province_code: str | None = None
    contradiction: str = ""
    n_candidates: int = 0
    listed: bool = False  # a national body that the table of names holds


# education areas and what is called a province's; a university's or a hospital's name says less
_AREA_OFFICE = re.compile(r"(?:สำนักงานเขตพื้นที่การศึกษา(?:ประถมศึกษา|มัธยมศึกษา)?|.{2,50}จังหวัด)(.{2,20}?)(?:\s*เขต\s*\d+)?")


@dataclass(frozen=True, slots=True)
class _Print:
    """The printed place, read as far as the list allows."""

    name: str
    key: Key
    printed: PrintedPlace
    province: Match | None
    districts: tuple[Match, ...]
    clash: str = ""

    @property
    def district(self) -> Match | None:
        return self.districts[0] if len(self.districts) == 1 else None

    @property
    def fuzzy(self) -> bool:
        return bool(self.province and self.province.fuzzy) or any(d.fuzzy for d in self.districts)


class Resolver:
    """Places names by the official list."""

    def __init__(self, areas: AreaList) -> None:
        self._areas = areas
        self._known = {
            (row["agency_type"], place_key(row["name"])): (row["name"], row["district"], row["province"])
            for row in table("municipalities")
        }
        self._bodies = frozenset(row["name_th"] for row in table("central_bodies"))

    def place(self, agency_type: str, name: str, printed: PrintedPlace) -> Placed:
        """Place a name of a type by the place printed with it."""
        if agency_type == "subdistrict_administrative_organization":
            return self._subdistrict_body(self._read(name, printed))
        if agency_type in _MUNICIPAL:
            known = self._with_known(agency_type, name, printed)
            placed = self._municipality(agency_type, self._read(name, known))
            return placed if known is printed else replace(placed, resolution="unique_name")
        if agency_type in ("province", "provincial_administrative_organization"):
            return self._province(name)
        if agency_type == "district":
            return self._district(self._read(name, printed._replace(district=name)))
        if agency_type == "special_local_government":
            return self._special(name)
        return self._elsewhere(self._read(name, printed))

    def _read(self, name: str, printed: PrintedPlace) -> _Print:
        province = self._areas.match_province(printed.province) if printed.province else None
        code = province.code if province else None
        districts = self._areas.match_districts(printed.district, code) if printed.district else []
        clash = ""
        if printed.district and province:
            elsewhere = self._areas.match_districts(printed.district)
            if elsewhere and (not districts or districts[0].fuzzy):
                districts = []
                clash = f"no district {printed.district} in province {self._areas.name(code)}"
        return _Print(name, place_key(name), printed, province, tuple(districts), clash)

    def _subdistrict_body(self, p: _Print) -> Placed:
        codes = self._areas.subdistricts.get(p.key, ())
        if p.clash:
            return self._as_printed(p, p.clash, subdistrict=p.name)
        if p.districts:
            return self._in_district(p, codes)
        inside = self._areas.within(codes, p.province.code if p.province else None)
        if len(inside) == 1:
            return self._at(inside[0], "unique_name")
        if inside:
            return replace(self._as_printed(p, subdistrict=p.name), resolution="ambiguous", n_candidates=len(inside))
        near = self._near_without_district(p)
        if near:
            return self._at(near, "fuzzy")
        if codes and p.province:
            clash = f"no subdistrict {p.name} in province {self._areas.name(p.province.code)}"
            return self._as_printed(p, clash, subdistrict=p.name)
        return self._as_printed(p, subdistrict=p.name)

    def _in_district(self, p: _Print, codes: tuple[str, ...]) -> Placed:
        inside = [c for d in p.districts for c in codes if c.startswith(d.code)]
        if len(inside) == 1:
            return self._at(inside[0], "fuzzy" if p.fuzzy else "exact")
        if len(inside) > 1:
            return replace(self._as_printed(p, subdistrict=p.name), resolution="ambiguous", n_candidates=len(inside))
        children = [c for d in p.districts for c in self._areas.children[d.code]]
        near = self._areas.nearest(p.key, children, _NEAR_IN_DISTRICT, _MARGIN)
        if near:
            return self._at(near, "fuzzy")
        if codes:
            clash = f"no subdistrict {p.name} in district {p.printed.district}"
            return self._as_printed(p, clash, subdistrict=p.name)
        return self._as_printed(p, subdistrict=p.name)

    def _near_without_district(self, p: _Print) -> str | None:
        """The one subdistrict that the name misses by little: in the province, else in the country."""
        if alike := self._alike(p):
            return alike
        if not p.province:
            return None
        inside = [c for d in self._areas.children[p.province.code] for c in self._areas.children[d]]
        return self._areas.nearest(p.key, inside, _NEAR_IN_PROVINCE, _MARGIN)

    def _alike(self, p: _Print) -> str | None:
        """The one subdistrict whose name differs in nothing but marks: "ถ้าลอด" is "ถ้ำลอด"."""
        province = p.province.code if p.province else None
        alike = self._areas.within(self._areas.by_skeleton.get(skeleton(p.key), ()), province)
        return alike[0] if len(alike) == 1 and len(skeleton(p.key)) >= 3 else None

    def _municipality(self, agency_type: str, p: _Print) -> Placed:
        if p.clash:
            return self._as_printed(p, p.clash)
        if p.district:
            return self._municipality_in(p, p.district)
        province = p.province.code if p.province else None
        subdistricts = self._areas.within(self._areas.subdistricts.get(p.key, ()), province)
        districts = self._areas.within(self._areas.districts.get(p.key, ()), province)
        if agency_type != "subdistrict_municipality" and p.key in self._areas.provinces:
            capital = self._areas.provinces[p.key] + "01"
            if province in (None, capital[:2]):
                return self._in_known_district(p, capital, "unique_name")
        within = [s for s in subdistricts if s[:4] in districts]
        if len(districts) == 1 and len(within) == len(subdistricts):
            return self._in_known_district(p, districts[0], "unique_name")
        if len(subdistricts) == 1 and not districts:
            return replace(self._at(subdistricts[0], "unique_name"))
        if subdistricts or districts:
            n = len(subdistricts) + len(districts)
            return replace(self._as_printed(p), resolution="ambiguous", n_candidates=n)
        alike = self._alike(p)
        return self._at(alike, "fuzzy") if alike else self._as_printed(p)

    def _municipality_in(self, p: _Print, district: Match) -> Placed:
        """In a known district: the subdistrict of its name, of nearly its name, or that of its address."""
        children = self._areas.children[district.code]
        own = next((c for c in children if self._areas.keys[c] == p.key), None)
        if own:
            return self._at(own, "fuzzy" if p.fuzzy else "exact")
        alike = [c for c in children if skeleton(self._areas.keys[c]) == skeleton(p.key)]
        if len(alike) == 1 and p.key not in self._areas.districts:
            return self._at(alike[0], "fuzzy")
        placed = self._in_known_district(p, district.code, "fuzzy" if p.fuzzy else "exact")
        key = place_key(p.printed.subdistrict or "")
        seat = next((c for c in children if self._areas.keys[c] == key), None)
        if seat is None:
            return placed
        return replace(placed, subdistrict=self._areas.name(seat), subdistrict_code=seat)

    def _in_known_district(self, p: _Print, district: str, resolution: str) -> Placed:
        own = next((c for c in self._areas.children[district] if self._areas.keys[c] == p.key), None)
        if own:
            return self._at(own, resolution)
        return replace(self._at(district, resolution), name=self._spelled(p.name))

    def _province(self, name: str) -> Placed:
        found = self._areas.match_province(name)
        if found is None:
            return Placed(name, "unresolved")
        return self._at(found.code, "fuzzy" if found.fuzzy else "exact")

    def _district(self, p: _Print) -> Placed:
        if p.district and not p.clash:
            exact = "exact" if p.province else "unique_name"
            return self._at(p.district.code, "fuzzy" if p.fuzzy else exact)
        if len(p.districts) > 1:
            placed = replace(self._as_printed(p), district=p.name, resolution="ambiguous")
            return replace(placed, n_candidates=len(p.districts))
        return replace(self._as_printed(p, p.clash), district=p.name)

    def _special(self, name: str) -> Placed:
        code = BANGKOK if place_key(name) == self._areas.keys[BANGKOK] else _PATTAYA_DISTRICT
        return replace(self._at(code, "exact"), name=name)

    def _elsewhere(self, p: _Print) -> Placed:
        """A body without an area of its own: its place is null unless it is printed with its name."""
        listed = p.name in self._bodies
        resolution = "exact" if listed else "unresolved"
        code = p.district or p.province or self._named_area(p.name)
        if p.clash or code is None:
            return Placed(p.name, resolution, listed=listed)
        return replace(self._at(code.code, resolution), name=p.name, listed=listed)

    def _named_area(self, name: str) -> Match | None:
        """The province that an office of a part of the country is named after."""
        area = _AREA_OFFICE.fullmatch(name)
        code = self._areas.provinces.get(place_key(area[1])) if area else None
        return Match(code) if code else None

    def _with_known(self, agency_type: str, name: str, printed: PrintedPlace) -> PrintedPlace:
        """The place of a city or town municipality that the table knows, where none is printed."""
        known = self._known.get((agency_type, place_key(name)))
        if known is None or printed.district:
            return printed
        if printed.province and place_key(printed.province) != place_key(known[2]):
            return printed
        return printed._replace(district=known[1], province=known[2])

    def _spelled(self, name: str) -> str:
        """A name in the spelling of the official list, where the list has it."""
        key = place_key(name)
        for index in (self._areas.subdistricts, self._areas.districts):
            if key in index:
                return self._areas.areas[index[key][0]].name
        if key in self._areas.provinces:
            return self._areas.areas[self._areas.provinces[key]].name
        return next((known for known, _, _ in self._known.values() if place_key(known) == key), name)

    def _at(self, code: str, resolution: str) -> Placed:
        """An official area and all that it lies in."""
        subdistrict = code if len(code) == 6 else None
        district = code[:4] if len(code) >= 4 else None
        return Placed(
            self._areas.areas[code].name,
            resolution,
            self._areas.name(subdistrict),
            self._areas.name(district),
            self._areas.name(code[:2]),
            subdistrict,
            district,
            code[:2],
        )

    def _as_printed(self, p: _Print, contradiction: str = "", subdistrict: str | None = None) -> Placed:
        """The printed place; codes only where print and list do not contradict each other."""
        district = p.district.code if p.district and not contradiction else None
        province = p.province.code if p.province and not contradiction else None
        printed_district = p.printed.district
        if printed_district == "เมือง" and p.province and p.province.code != BANGKOK:
            printed_district = self._areas.name(p.province.code + "01")
        return Placed(
            self._spelled(p.name),
            "unresolved",
            subdistrict and self._spelled(subdistrict),
            self._areas.name(p.district.code) if p.district else printed_district,
            self._areas.name(p.province.code) if p.province else p.printed.province,
            None,
            district,
            province or (district[:2] if district else None),
            contradiction,
        )
