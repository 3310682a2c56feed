"""Types of agencies that layouts are drawn with; a type that stands twice is drawn twice as often."""

from __future__ import annotations

SAO, SUB = "subdistrict_administrative_organization", "subdistrict_municipality"
TOWN, CITY, PAO = "town_municipality", "city_municipality", "provincial_administrative_organization"

SUBDISTRICT = (SAO, SUB)
SUBDISTRICT_AND_TOWN = (SAO, SAO, SUB, TOWN)
MOSTLY_SUBDISTRICT = (SAO, SAO, SAO, SUB, SUB, TOWN)
MUNICIPALITIES = (SUB, TOWN, CITY)
ALL_LOCAL = (SAO, SUB, TOWN, PAO)
CENTRAL = ("department", "university", "state_enterprise")
MOSTLY_DEPARTMENTS = ("department", *CENTRAL)
