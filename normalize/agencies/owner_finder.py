"""Whoever stands in an owner's place in running text: listed or not, by name or by an abbreviation of the document.

A document binds an abbreviation by printing it in brackets behind the name, "NAME (ย่อ)", and uses it from then on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from prongsai.normalize.agencies.body_names import BodyName, body_names, has_result, leads_to_whole, may_open
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.english_names import bodies_of_provinces, english_names
from prongsai.normalize.agencies.name_finder import AgencyMention
from prongsai.normalize.agencies.owner_names import BY_PLACE, owner_cues, unlisted_agency
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.characters import is_letter
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.short_kinds import shorts_of_kinds

_SHORT_FORM = r"[ก-ฮ]{1,4}(?:\.[ก-ฮ]{1,4})*\.?|[A-Za-z][A-Za-z0-9&.\- ]{1,22}[A-Za-z.]"
_IN_BRACKETS = re.compile(
    rf"[\s\u200b]{{0,2}}\(\s*({_SHORT_FORM})\s*\)"
    r"(?:\s*หรือ\s+([A-Z][A-Za-z&.\- ]{2,22}[A-Za-z]))?"
)
_OR_CALLED = re.compile(rf"[\s\u200b]*หรือ\s*({_SHORT_FORM})(?=[\s,)]|$)")
_SAME_BODY = frozenset({"", "(", "หรือ", ")หรือ"})  # between a name and its abbreviation
_OFFICE, _OFFICE_FROM = "สำนักงานปลัด", "สำนักงาน"
_OFFICE_REACH = 16  # characters before a ministry that may hold the words of its office
_TOLD_APART = ("subdistrict_municipality", "town_municipality")
_CITY = "กรุงเทพมหานคร"  # the one body whose name is that of its place, without a word for a body
_NO_PROVINCE = ("province", "unresolved")  # "จังหวัดเอง", "จังหวัดภาคใต้": all provinces are listed
_SHORTEST_USUAL = 3  # characters of an abbreviation that counts without being bound
# the assessment and its instruments, other indices, and levels: in brackets, and nobody's abbreviation
_NOT_AN_OWNER = frozenset({"ITA", "ITAS", "IIT", "EIT", "OIT", "NACC", "CPI", "CG", "KPI", "ESG", "A", "AA", "B", "C"})

_Bound = tuple[Agency, bool]  # and whether it runs the assessment


@dataclass(frozen=True, slots=True)
class OwnerHit:
    """A body named at `text[start:end]`; `overseer` for those that run the assessment (ป.ป.ช.)."""

    start: int
    end: int
    agency: Agency
    overseer: bool = False


_Named = tuple[list[OwnerHit], list[tuple[BodyName, OwnerHit]]]  # bodies on lists, and names that no list holds


class OwnerFinder:
    """Finds bodies in the texts of one document; abbreviations bound anywhere in it count everywhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._directory = AgencyDirectory.load()
        self._known: dict[str, tuple[OwnerHit, ...]] = {}
        self._named: dict[str, _Named] = {}
        usual = _usual_short_forms()
        self._bound: dict[str, _Bound] = dict(usual)
        for text in texts:
            self._bind(text)
        own = [" ".join(form.split()) for form in islice(self._bound, len(usual), None)]  # those bound here stand last
        self._patterns = [_usual_pattern(), *([any_of(own, gaps=True)] if own else [])]

    def find(self, text: str) -> tuple[OwnerHit, ...]:
        """The bodies that a text names, in order; they never overlap."""
        known = self._known.get(text)
        if known is None:
            hits = self._whole_names(text) + self._short_forms(text)
            hits.sort(key=lambda hit: (hit.start, -hit.end))
            known = self._known[text] = tuple(self._with_office(text, hit) for hit in _joined(text, hits))
        return known

    def binds(self, form: str) -> bool:
        """Whether the document, or the table of central bodies, says whose abbreviation a form is."""
        return form in self._bound

    def _bind(self, text: str) -> None:
        for hit in sorted(self._whole_names(text), key=lambda hit: hit.start):
            for short, full in shorts_of_kinds():
                if hit.agency.name_th.startswith(full):
                    self._bound.setdefault(short + hit.agency.name_th.removeprefix(full), (hit.agency, False))
            bound = _IN_BRACKETS.match(text, hit.end) or _OR_CALLED.match(text, hit.end)
            for form in bound.groups() if bound else ():
                if form and form.strip().upper() not in _NOT_AN_OWNER:
                    self._bound[form.strip()] = (hit.agency, hit.overseer)

    def _whole_names(self, text: str) -> list[OwnerHit]:
        named = self._named.get(text)
        if named is None:
            named = self._named[text] = self._names(text)
        listed, others = named
        mine = [hit for hit in listed if self._bound.get(text[hit.start : hit.end], (hit.agency,))[0] == hit.agency]
        return mine + [hit for name, hit in others if text[name.start : name.end] not in self._bound]

    def _names(self, text: str) -> _Named:
        named = [_with_district(hit) for hit in self._directory.find_names(text) if _names_a_body(text, hit)]
        hits = [self._resolved(hit) for hit in named if hit.official or hit.listed or hit.agency_type in BY_PLACE]
        hits = [hit for hit in hits if (hit.agency.agency_type, hit.agency.resolution) != _NO_PROVINCE]
        loose = {hit.start: self._resolved(hit) for hit in named}
        taken = [(hit.start, hit.end) for hit in hits]
        names = [*body_names(text, taken, _provinces()), *english_names(text)]
        return hits, [(name, _nearest_to(name, loose)) for name in names]

    def _resolved(self, hit: AgencyMention) -> OwnerHit:
        address = hit.address
        place = (address.district, address.province, address.subdistrict) if address else (None, None, None)
        agency = self._directory.resolve(hit.agency_type, hit.name, *place)
        end = max(hit.end, address.end if address else 0)
        return OwnerHit(hit.start, end, agency, hit.role == "overseer")

    def _short_forms(self, text: str) -> list[OwnerHit]:
        hits = []
        for m in _leftmost(self._patterns, text):
            opens = may_open(text, m.start()) or (m[0].endswith(".") and leads_to_whole(text, m.start()))
            if opens and _may_close(text, m.end()):
                agency, overseer = self._bound.get(m[0]) or self._by_letters(m[0])
                is_place = agency.agency_type == "province" and not has_result(text, m.end())
                if is_place or (agency.name_th == _CITY and not _acts(text, m.start(), m.end())):
                    continue  # "in Phrae Province"
                hits.append(OwnerHit(m.start(), m.end(), agency, overseer))
        return hits

    def _by_letters(self, printed: str) -> _Bound:
        return next(value for form, value in self._bound.items() if spaceless(form) == spaceless(printed))

    def _with_office(self, text: str, hit: OwnerHit) -> OwnerHit:
        """The permanent secretary's office of a ministry, which is a body of its own: "สำนักงานปลัด วธ."."""
        if hit.agency.agency_type != "ministry":
            return hit
        before = text[max(0, hit.start - _OFFICE_REACH) : hit.start]
        if not spaceless(before).endswith(_OFFICE):
            return hit
        name = _OFFICE + hit.agency.name_th
        start = hit.start - len(before) + before.rfind(_OFFICE_FROM)
        return replace(hit, start=start, agency=self._directory.resolve("department", name), overseer=False)


def _names_a_body(text: str, hit: AgencyMention) -> bool:
    city = hit.name == _CITY and _acts(text, hit.start, hit.end)
    if hit.place_like and hit.agency_type != "province" and not city:
        return False
    if not (hit.official or hit.listed or hit.clean) or not any(map(is_letter, hit.raw)):
        return False
    # a space in what no list holds: a word that opens names, and the next word
    return hit.official or hit.listed or " " not in hit.raw.strip()


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a name that a place and a body share is the body's: it has something, or opens its line and goes on."""
    opens = not text[:start].rpartition("\n")[2].strip(" \t\"'“”‘’-–•*#") and is_letter(text[end:].lstrip(" ")[:1])
    return opens or text.endswith("ของ", 0, start) or has_result(text, end)


def _with_district(hit: AgencyMention) -> AgencyMention:
    """A municipality's name with the district that it is told apart by, printed in one word: "ปากน้ำหลังสวน"."""
    if hit.agency_type not in _TOLD_APART or hit.tail not in _districts():
        return hit
    whole = hit.name + hit.tail
    return replace(
        hit, name=whole, raw=hit.raw + hit.tail, end=hit.end + len(hit.tail), tail="", official=False, clean=True
    )


def _nearest_to(name: BodyName, loose: Mapping[int, OwnerHit]) -> OwnerHit:
    """A body that no list holds; with the place that is printed behind its name, where the print gives one."""
    placed = loose.get(name.start)
    if placed is None or name.agency.resolution != "unlisted":
        return OwnerHit(name.start, name.end, name.agency)
    agency = placed.agency
    if agency.name_th == name.agency.name_th and agency.resolution not in ("unresolved", "ambiguous"):
        return placed
    agency = unlisted_agency(name.agency.name_th, name.agency.agency_type, agency.district, agency.province)
    return OwnerHit(name.start, name.end, agency)


def _may_close(text: str, at: int) -> bool:
    """Whether an abbreviation may end at `at`: with its dot, before no letter, or before a word that goes on."""
    return text[at - 1] == "." or at == len(text) or not is_letter(text[at]) or _goes_on().match(text, at) is not None


@cache
def _goes_on() -> re.Pattern[str]:
    return any_of(owner_cues("goes_on"))


def _leftmost(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Matches that do not overlap: the first that begins, of those at one place the longest."""
    at = 0
    while found := [m for pattern in patterns if (m := pattern.search(text, at))]:
        first = min(found, key=lambda m: (m.start(), -m.end()))
        yield first
        at = first.end()


@cache
def _provinces() -> frozenset[str]:
    areas = AgencyDirectory.load().areas.areas
    return frozenset(area.name for code, area in areas.items() if len(code) == 2)


@cache
def _districts() -> frozenset[str]:
    areas = AgencyDirectory.load().areas.areas
    return frozenset(area.name for code, area in areas.items() if len(code) == 4)  # noqa: PLR2004


@cache
def _usual_pattern() -> re.Pattern[str]:
    return any_of((" ".join(form.split()) for form in _usual_short_forms()), gaps=True)


def _joined(text: str, hits: Sequence[OwnerHit]) -> list[OwnerHit]:
    """Hits without overlaps; a name and its abbreviation in brackets are one."""
    kept: list[OwnerHit] = []
    for hit in hits:
        last = kept[-1] if kept else None
        if last is not None and hit.start < last.end:
            continue
        same = last is not None and last.agency.agency_id == hit.agency.agency_id
        if last is not None and same and spaceless(text[last.end : hit.start]) in _SAME_BODY:
            kept[-1] = replace(last, end=hit.end)
        else:
            kept.append(hit)
    return kept


@cache
def _usual_short_forms() -> dict[str, _Bound]:
    """Abbreviations and English names that stand for one body; source: tables/central_bodies.csv."""
    found: dict[str, _Bound] = {form: (agency, False) for form, agency in bodies_of_provinces().items()}
    directory = AgencyDirectory.load()
    for row in table("central_bodies"):
        agency = directory.resolve(row["agency_type"], row["name_th"])
        for form in [*row["shorts"].split("|"), *row["name_en"].split("|")]:
            if len(form.strip()) >= _SHORTEST_USUAL and form.strip().upper() not in _NOT_AN_OWNER:
                found.setdefault(form.strip(), (agency, row["role"] == "overseer"))
                if " " in form.strip() and form.isascii():
                    found.setdefault(form.strip().upper(), (agency, row["role"] == "overseer"))  # as covers print it
    return found
