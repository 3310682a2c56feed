"""Names of bodies in English: "Faculty of Dentistry", "Nakhonsawan Campus".

Such a name is an owner, as printed, where a result stands right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from prongsai.normalize.agencies.body_names import BodyName
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.owner_names import one_of, unlisted_agency
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import edge_words, table
from pythainlp.corpus.common import provinces

_OFFICE_OF, _THE, _OFFICE = "Office of ", "the ", "สำนักงาน"
_OF_PROVINCE = {
    "Province": "province",
    "Provincial Administrative Organization": "provincial_administrative_organization",
    "Provincial Administrative Organisation": "provincial_administrative_organization",
    "PAO": "provincial_administrative_organization",
}
_CAPITAL = "กรุงเทพมหานคร"  # a body of its own kind
_WORD = r"[A-Z][A-Za-z'’&.\-]*[A-Za-z]"
_JOINED = rf"(?:\s(?:of|for|and|in|&)(?:\sthe)?\s{_WORD}|\s{_WORD})"


def english_names(text: str) -> Iterator[BodyName]:
    """The names of bodies in English that have a result right behind them, in order."""
    if not any(word in text for word in _types()):
        return
    for m in _names().finditer(text):
        first, _, rest = m[0].partition(" ")
        name = rest if first.lower() in edge_words("points_at_body") else m[0]
        if name.split()[-1].lower() in edge_words("ends_no_body"):
            continue  # "Safe Hospital Award"
        if name in _types():
            continue  # "The Institute": the body that the document is about
        kind = next(kind for word, kind in _types().items() if word in name.split())
        yield BodyName(m.end() - len(name), m.end(), _listed_office(name) or unlisted_agency(name, kind))


def _listed_office(name: str) -> Agency | None:
    """The body on the list that "Office of the XYZ" names by its abbreviation in English, or "XYZ" by its name."""
    row = _offices().get(name.removeprefix(_OFFICE_OF).removeprefix(_THE))
    return AgencyDirectory.load().resolve(row["agency_type"], row["name_th"]) if row is not None else None


@cache
def bodies_of_provinces() -> dict[str, Agency]:
    """Provinces and their local bodies by their names in English, from PyThaiNLP and tables/province_names_en.csv."""
    resolve = AgencyDirectory.load().resolve
    official = cast("list[dict[str, str]]", provinces(details=True))
    names = [(row["name_th"], row["name_en"]) for row in official if row["name_th"] != _CAPITAL]
    names += [(row["province"], row["name_en"]) for row in table("province_names_en")]
    return {
        f"{name} {kind}": resolve(agency_type, province, None, province)
        for province, name in names
        for kind, agency_type in _OF_PROVINCE.items()
    }


@cache
def _offices() -> dict[str, dict[str, str]]:
    """Bodies that are offices, by their names and abbreviations in English; source: tables/central_bodies.csv."""
    rows = [row for row in table("central_bodies") if row["name_en"] and row["name_th"].startswith(_OFFICE)]
    return {form.removeprefix(_OFFICE_OF).removeprefix(_THE): row for row in rows for form in row["name_en"].split("|")}


@cache
def _types() -> dict[str, str]:
    """Words for a body with its type; source: tables/english_owner_words.csv."""
    return {row["word"]: row["agency_type"] for row in table("english_owner_words")}


@cache
def _names() -> re.Pattern[str]:
    words = "|".join(_types())
    result = rf"[\s,:(–-]*(?:(?:{one_of('gets_in_english')})[\s,]+)*\d{{2,3}}\.\d"
    return re.compile(
        rf"(?<![A-Za-z])(?:(?:{_WORD}\s)+?(?:{words})(?![A-Za-z]){_JOINED}*|(?:{words})\s(?:of|for){_JOINED}*?"
        rf"(?:\sthe)?\s{_WORD}{_JOINED}*)(?={result})"
    )
