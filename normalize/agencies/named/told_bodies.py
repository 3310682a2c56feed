"""The body whose results a letter or a report tells of by its own words, where a larger body's name heads it.

A letter of a province gives the results of a body below it, "ผลการประเมินของ...", or those of whom it is written to,
"หน่วยงานของท่าน"; a police station's report has the Royal Thai Police over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.mention_weight import LOCAL_TYPES
from prongsai.normalize.agencies.name_finder import AgencyMention
from prongsai.normalize.agencies.owner_names import (
    BY_PLACE,
    agency_type_of,
    is_kind,
    is_unit,
    kind_opening,
    unlisted_agency,
)
from prongsai.normalize.document.cleaned import CleanDocument, CleanLine, CleanTable
from prongsai.normalize.model.facts import Agency, Finding
from prongsai.normalize.text.keys import spaceless, to_key
from prongsai.normalize.text.phrases import Phrase, holds, opens, words_of
from prongsai.normalize.vocabulary.assessment_names import names_assessment

_FRONT, _COVER = 25, 4  # lines that may tell it, and that may be a cover
_LONGEST_TITLE = 160  # characters
_TO, _ITS = "เรียน", "ของ"
_RESULTS_OF = Phrase("result_of_body", "^30", "of")  # "ผลการประเมิน ITA ของ"
_YOURS = Phrase("own_kind|organisation", "of", "reader_of_letter")
_BELOW = LOCAL_TYPES | {"district", "other", "court"}  # bodies whose results others send out
_ASSESSED = Phrase("assessment_end", "closing?", "of?")  # "ITA) ของ"


@dataclass(frozen=True, slots=True)
class Told:
    """Whose results a document tells, with findings; `agency` is None where it tells those of a body that it hides."""

    agency: Agency | None
    findings: tuple[Finding, ...] = ()


def told_body(document: CleanDocument, heading: Agency | None) -> Told | None:
    """Whose results a document tells by its own words; None where it does not say so, or those of `heading` itself.

    Args:
        document: a document.
        heading: the body that its names speak for, each by where it stands.
    """
    if heading is not None and heading.agency_type in LOCAL_TYPES:
        return None
    lines = _front(document)
    told = _of_letter(lines) or _of_part(lines, heading)
    same = told is not None and told.agency is not None and heading is not None and _same(told.agency, heading)
    return None if same else told


def _same(one: Agency, other: Agency) -> bool:
    return to_key(one.name_th) == to_key(other.name_th)


def _front(document: CleanDocument) -> list[str]:
    before = takewhile(lambda block: not isinstance(block, CleanTable), document.blocks)
    lines = [part for block in before if isinstance(block, CleanLine) for part in block.text.split("\n")]
    return [line.strip() for line in lines if line.strip()][:_FRONT]


def _of_letter(lines: Sequence[str]) -> Told | None:
    """Whose results a letter gives: the body that it names as theirs, else the one that it is written to."""
    at = next((n for n, line in enumerate(lines) if line.startswith((f"{_TO} ", f"{_TO}:"))), None)
    if at is None:
        return None
    find = AgencyDirectory.load().find_names
    named = [
        hit
        for line in lines[at + 1 :]
        for hit in find(line)
        if hit.agency_type in _BELOW
        if (hit.official or _part(line[hit.start :]) is not None) and _RESULTS_OF.closes(to_key(line[: hit.start]))
    ]
    if named:
        return _placed(named[0], lines) if len({(hit.agency_type, hit.name) for hit in named}) == 1 else None
    if not any(_YOURS.stands_in(to_key(line)) for line in lines[at + 1 :]):
        return None
    written_to = [hit for hit in find(lines[at]) if hit.official or hit.clean]
    return _placed(written_to[0], lines) if len(written_to) == 1 else Told(None)


def _of_part(lines: Sequence[str], heading: Agency | None) -> Told | None:
    """The body that a title or the first line names, where `heading` is what it belongs to."""
    if heading is None:
        return None
    cover = [line for line in lines[:_COVER] if len(line) <= _LONGEST_TITLE]
    for n, line in enumerate(cover):
        at = _behind_assessment(line) if names_assessment(line) else 0 if n == 0 else None
        name = _part(line[at:]) if at is not None else None
        if name is None or to_key(name) == to_key(heading.name_th):
            continue
        rest = line[line.index(name) + len(name) :]
        if at == 0 and not (_parents(rest, heading) and _is_whole(name, heading, cover)):
            continue
        return _agency(name, lines)
    return None


def _behind_assessment(line: str) -> int | None:
    """Where the name of a body begins right behind that of the assessment: "ผลการประเมิน ITA ของ|สถานี..."."""
    for word in dict.fromkeys(line.split()[1:]):
        at = line.index(f" {word}") + 1
        at += len(_ITS) if word.startswith(_ITS) else 0
        if _part(line[at:]) is not None:
            return at if _ASSESSED.closes(to_key(line[:at])) else None
    return None


def _part(text: str) -> str | None:
    """The name of a body that others stand over, with which a text begins; it ends at a gap."""
    name = next(iter(text.split()), "")
    kinds = words_of("kind_of_list", "kind_of_part")
    kind = max((kind for kind in kinds if name.startswith(kind)), key=len, default="")
    whole = not kind or agency_type_of(name) in BY_PLACE or is_kind(name)
    return None if whole or name.startswith(words_of("behind_kind"), len(kind)) else name


def _parents(rest: str, heading: Agency) -> bool:
    """Whether nothing but what a body belongs to, and where it is, stands behind it."""
    words = rest.split()
    alike = all(agency_type_of(w) is not None or opens(w, "place_of_body") or w.isdecimal() for w in words)
    return alike and to_key(heading.name_th) in to_key(rest)


def _is_whole(name: str, heading: Agency, cover: Sequence[str]) -> bool:
    """Whether a body was assessed by itself: no division, and no part of a university unless a title says so."""
    if not is_unit(name) and heading.agency_type != "university":
        return True
    kind = kind_opening(spaceless(name))
    return any(names_assessment(line) and _ITS + kind in spaceless(line) for line in cover)


def _agency(name: str, lines: Sequence[str]) -> Told:
    hit = next((h for h in AgencyDirectory.load().find_names(name) if h.start == 0 and h.end >= len(name)), None)
    return _placed(hit, lines) if hit is not None else Told(unlisted_agency(name, agency_type_of(name) or "other"))


def _placed(hit: AgencyMention, lines: Sequence[str]) -> Told:
    """The agency of a mention, at the place printed with it, else at the one that the lines name."""
    directory = AgencyDirectory.load()
    places = [(hit.address.district, hit.address.province)] if hit.address is not None else []
    scans = [directory.scan(line) for line in lines if not holds(line, "elsewhere")]
    provinces = {h.name for scan in scans for h in scan.hits if h.agency_type == "province" and h.official}
    addresses = [*(a for scan in scans for a in scan.addresses), *(h.address for scan in scans for h in scan.hits)]
    provinces |= {a.province for a in addresses if a is not None and a.province}
    districts = {a.district for a in addresses if a is not None and a.district}
    districts |= {h.name for scan in scans for h in scan.hits if h.agency_type == "district"}
    province = provinces.pop() if len(provinces) == 1 else None
    places += [(district, province) for district in sorted(districts)] if len(districts) == 1 else []
    tried = [directory.resolve_fully(hit.agency_type, hit.name, *place) for place in (*places, (None, province))]
    found = next((one for one in tried if one.agency.is_settled), tried[0])
    return Told(found.agency, found.findings)
