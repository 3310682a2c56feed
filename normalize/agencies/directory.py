"""Which public body a name means: type, place and official area codes, and an id that never changes.

`AgencyDirectory.load()` holds the official area list and the tables of agency names. `find_names` finds
names in a text, `resolve` turns type, name and printed place into an `Agency`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache

from prongsai.normalize.agencies.area_list import AreaList
from prongsai.normalize.agencies.name_boundaries import PrintedPlace
from prongsai.normalize.agencies.name_finder import AgencyMention, NameFinder, Scan
from prongsai.normalize.agencies.place_resolution import Placed, Resolver
from prongsai.normalize.model.facts import Agency, Finding
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.keys import place_key

_CODED = {
    "subdistrict_administrative_organization",
    "subdistrict_municipality",
    "town_municipality",
    "city_municipality",
}
_BANGKOK_NAME, _PATTAYA_NAME = "กรุงเทพมหานคร", "เมืองพัทยา"


@dataclass(frozen=True, slots=True)
class Resolved:
    """An agency and what a careful reader would note about how it was named."""

    agency: Agency
    findings: tuple[Finding, ...] = ()


class AgencyDirectory:
    """Names and official places of public bodies."""

    def __init__(self, areas: AreaList) -> None:
        self.areas = areas
        self._scan = lru_cache(maxsize=4096)(NameFinder(areas).scan)  # several stages ask about one paragraph
        self._resolver = Resolver(areas)
        self._forms = {row["agency_type"]: row for row in table("agency_forms")}
        self._shorts = {row["name_th"]: row["shorts"].partition("|")[0] for row in table("central_bodies")}

    @staticmethod
    def load() -> AgencyDirectory:
        """The directory, built once for the process."""
        return _load()

    def find_names(self, text: str) -> list[AgencyMention]:
        """All agency names of a text in order, full and abbreviated; they never overlap."""
        return list(self._scan(text).hits)

    def scan(self, text: str) -> Scan:
        """The names of a text, and the addresses that belong to no name."""
        return self._scan(text)

    def resolve(
        self,
        agency_type: str,
        name: str,
        district: str | None = None,
        province: str | None = None,
        subdistrict: str | None = None,
    ) -> Agency:
        """The agency of a type, a core name and the place printed with it; see `resolve_fully`."""
        return self.resolve_fully(agency_type, name, district, province, subdistrict).agency

    def resolve_fully(
        self,
        agency_type: str,
        name: str,
        district: str | None = None,
        province: str | None = None,
        subdistrict: str | None = None,
    ) -> Resolved:
        """As `resolve`, with findings.

        Args:
            agency_type: a value of `agencies.agency_type`.
            name: the core (ป่าตึง), or the whole name of a body without an area.
            district: as printed, without its level word; `เมือง` is the capital district.
            province: as printed.
            subdistrict: as printed in the address, for municipalities.

        Raises:
            KeyError: the agency type is none of the closed list.
        """
        form = self._forms[agency_type]
        placed = self._resolver.place(agency_type, name, PrintedPlace(0, 0, subdistrict, district, province))
        agency = Agency(
            agency_id=self._agency_id(agency_type, placed),
            name_th=self._full_name(form["full_prefix"], placed),
            name_short=self._short_name(form["short_prefix"], placed),
            agency_type=agency_type,
            subdistrict=placed.subdistrict,
            district=placed.district,
            province=placed.province,
            subdistrict_code=placed.subdistrict_code,
            district_code=placed.district_code,
            province_code=placed.province_code,
            resolution=placed.resolution,
        )
        return Resolved(agency, _findings(agency, placed))

    def _full_name(self, prefix: str, placed: Placed) -> str:
        if prefix == "อำเภอ" and placed.province_code == "10":
            return f"สำนักงานเขต{placed.name}"
        return prefix + placed.name

    def _short_name(self, prefix: str, placed: Placed) -> str | None:
        if placed.name == _BANGKOK_NAME:
            return "กทม."
        if prefix == "อ." and placed.province_code == "10":
            return f"เขต{placed.name}"
        return prefix + placed.name if prefix else self._shorts.get(placed.name) or None

    def _agency_id(self, agency_type: str, placed: Placed) -> str:
        """Type and official code; a hash of the name where no code names the body alone."""
        prefix = self._forms[agency_type]["id_prefix"]
        key = place_key(placed.name)
        if placed.resolution in ("ambiguous", "unresolved"):
            if agency_type in _CODED or self._forms[agency_type]["full_prefix"]:
                place = "|".join(place_key(part or "") for part in (placed.name, placed.district, placed.province))
                return f"unresolved-{prefix}-{_digest(place)}"
        elif agency_type in _CODED:
            own = placed.subdistrict_code is not None and self.areas.keys[placed.subdistrict_code] == key
            if own:
                return f"{prefix}-{placed.subdistrict_code}"
            return f"{prefix}-{placed.district_code or placed.province_code}-{_digest(key)}"
        elif agency_type == "district" or placed.name == _PATTAYA_NAME:
            return f"{prefix}-{placed.district_code}"
        elif placed.name == _BANGKOK_NAME or self._forms[agency_type]["full_prefix"]:
            return f"{prefix}-{placed.province_code}"
        if placed.listed:
            return f"{prefix}-{_digest(key)}"
        return f"{prefix}-{_digest('|'.join((key, placed.district_code or '', placed.province_code or '')))}"


def agency_in_row(
    text: str, directory: AgencyDirectory, district: str | None = None, province: str | None = None
) -> Agency | None:
    """The agency that a cell of a table of many agencies names, None where it names none.

    `district` and `province` are those of the row's other cells or of the table's heading.
    """
    hits = [hit for hit in directory.find_names(text) if hit.official or hit.clean]
    if not hits:
        return None
    hit = next((h for h in hits if not h.place_like), hits[0])
    address = hit.address or PrintedPlace(0, 0)
    if hit.listed:
        district = province = None
    return directory.resolve(
        hit.agency_type,
        hit.name,
        address.district or district,
        address.province or province,
        address.subdistrict,
    )


def _findings(agency: Agency, placed: Placed) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if placed.contradiction:
        found.append(_finding(FindingCode.AGENCY_CONTRADICTS, placed.contradiction, agency.name_th))
    if agency.resolution == "ambiguous":
        message = f"{agency.name_th}: {placed.n_candidates} places have this name and nothing printed decides"
        found.append(_finding(FindingCode.AGENCY_AMBIGUOUS, message, agency.name_th))
    if agency.resolution == "unresolved" and not placed.contradiction:
        message = f"{agency.name_th}: not on the official area list"
        found.append(_finding(FindingCode.AGENCY_UNRESOLVED, message, agency.name_th))
    return tuple(found)


def _finding(code: FindingCode, message: str, evidence: str) -> Finding:
    return Finding(code.value, SEVERITY[code], message, evidence=evidence)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


@cache
def _load() -> AgencyDirectory:
    return AgencyDirectory(AreaList.load())
