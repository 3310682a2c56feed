"""Whose report a document is: the agency that covers, memo heads and titles name, held against running text.

Every print of a name is weighed by where it stands; the names of bodies that oversee the assessment count for
almost nothing, and a document that names many agencies alike is about none of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from normalize.agency_directory import AgencyDirectory, Resolved
from normalize.agency_names import Address, NameHit, line_of, line_starts
from normalize.facts import Agency, Finding
from normalize.findings import SEVERITY, FindingCode
from normalize.places import name_key, skeleton
from normalize.reading import CleanDocument, CleanLine, CleanTable

_MEMO = re.compile(r"^\W*ส่วนราชการ")
_LETTER_NUMBER = re.compile(r"^\W*ที่\s*([ก-ฮ]{2})\s*[๐-๙0-9]{3}")
_POSTCODE = re.compile(r"(?<![\d๐-๙.,/-])[1-9๑-๙][0-9๐-๙]{4}(?![\d๐-๙.,/-])")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_SOMEBODY = re.compile(r"^\W*(?:เรียน|สำเนาส่ง|สิ่งที่ส่งมาด้วย|อ้างถึง)")
_LOCAL = frozenset(
    "subdistrict_administrative_organization subdistrict_municipality town_municipality city_municipality "
    "provincial_administrative_organization special_local_government".split()
)
_MEMO_WEIGHT, _TITLE_WEIGHT, _COVER_WEIGHT, _CENTRED_WEIGHT = 8.0, 4.0, 4.0, 2.0
_PROSE_WEIGHT, _CELL_WEIGHT, _ADDRESS_WEIGHT = 1.0, 0.3, 2.0
_COVER_LINES, _SHORT_LINE, _REPEATS = 14, 130, 4
_PLACE_LIKE_SHARE, _BACKGROUND_SHARE, _NATIONAL_PROSE_SHARE = 0.4, 0.1, 0.3
_CROWD, _CROWD_LEAD = 3, 1.8
_MAX_TAIL = 10


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the document with what tells how weighty it is."""

    text: str
    source: CleanLine
    on_cover: bool
    repeat: int  # how many lines before had the same text


@dataclass(slots=True)
class _Candidate:
    """One agency that the document may be about: all prints of one type and name."""

    agency_type: str
    weight: float = 0.0
    title_weight: float = 0.0
    names: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    places: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    subdistricts: Counter[str] = field(default_factory=Counter)
    official: set[str] = field(default_factory=set)
    first: CleanLine | None = None

    def absorb(self, other: _Candidate) -> None:
        """Take over the prints of another candidate that is the same agency misread."""
        self.weight += other.weight
        self.title_weight += other.title_weight
        for name, weight in other.names.items():
            self.names[name] += weight
        self.places.update(other.places)
        self.subdistricts.update(other.subdistricts)
        self.official |= other.official


def document_agency(
    document: CleanDocument, directory: AgencyDirectory | None = None
) -> tuple[Agency | None, tuple[Finding, ...]]:
    """The agency that a document is about, with findings on how it is named.

    None, with a finding, where no name was found; None without one where many agencies are named and none stands
    out (a ministry's table, a press release).
    """
    directory = directory or AgencyDirectory.load()
    reading = _Reading(document, directory)
    winner = reading.winner()
    if winner is None:
        if reading.is_crowd():
            return None, ()
        code = FindingCode.AGENCY_UNRESOLVED
        return None, (Finding(code.value, SEVERITY[code], "no agency's name stands out in the document"),)
    resolved = reading.resolve(winner)
    findings = tuple(_placed(f, winner.first) for f in resolved.findings)
    return resolved.agency, findings


class _Reading:
    """The names of one document, weighed."""

    def __init__(self, document: CleanDocument, directory: AgencyDirectory) -> None:
        self._directory = directory
        self._candidates: dict[tuple[str, str], _Candidate] = {}
        self._loose: Counter[tuple[str | None, str | None]] = Counter()
        self._in_cells: set[tuple[str, str]] = set()
        self._lines = _lines(document)
        self._read_lines()
        self._read_cells(_cells(document))
        self._merge_misreadings()

    def winner(self) -> _Candidate | None:
        """The weightiest candidate, None where none has weight enough or none stands out."""
        ranked = self._ranked()
        if not ranked:
            return None
        best = ranked[0]
        if best.title_weight == 0:
            if best.agency_type not in _LOCAL or best.weight < _PROSE_WEIGHT:
                return None
            rivals = [c for c in ranked[1:] if c.agency_type in _LOCAL]
            if rivals and (self.is_crowd() or best.weight < _CROWD_LEAD * rivals[0].weight):
                return None
        return best

    def is_crowd(self) -> bool:
        """Whether the document names several local bodies."""
        local = {key for key, c in self._candidates.items() if c.agency_type in _LOCAL}
        return len(local | self._in_cells) >= _CROWD

    def _ranked(self) -> list[_Candidate]:
        """Candidates by weight; a mere place gives way to a body that is named with weight."""
        bodies = [c for c in self._candidates.values() if c.weight > 0]
        ranked = sorted(bodies, key=lambda c: (-c.weight, c.agency_type, min(c.names)))
        return ranked

    def _read_lines(self) -> None:
        text = "\n".join(line.text for line in self._lines)
        starts = line_starts(text)
        scan = self._directory.scan(text)
        for hit in _lengthened(scan.hits):
            line = self._lines[line_of(starts, hit.start)]
            weight, is_title = _weight(hit, line)
            self._add(hit, weight, is_title, line.source)
        for address in scan.addresses:
            self._note_place(address, _PROSE_WEIGHT)

    def _read_cells(self, cells: Iterable[str]) -> None:
        for cell in cells:
            for hit in self._directory.find_names(cell):
                if hit.place_like or hit.agency_type not in _LOCAL or not hit.official:
                    continue
                key = (hit.agency_type, name_key(hit.name))
                self._in_cells.add(key)
                if key in self._candidates:
                    self._add(hit, _CELL_WEIGHT, False, None)

    def _add(self, hit: NameHit, weight: float, is_title: bool, line: CleanLine | None) -> None:
        candidate = self._candidates.setdefault((hit.agency_type, name_key(hit.name)), _Candidate(hit.agency_type))
        candidate.weight += weight
        candidate.title_weight += weight if is_title else 0.0
        candidate.names[hit.name] += weight
        if hit.official:
            candidate.official.add(hit.name)
        if candidate.first is None:
            candidate.first = line
        if hit.address:
            candidate.places[(hit.address.district, hit.address.province)] += 1
            if hit.address.subdistrict:
                candidate.subdistricts[hit.address.subdistrict] += 1
            self._note_place(hit.address, 2 * _PROSE_WEIGHT)

    def _note_place(self, address: Address, weight: float) -> None:
        if address.district or address.province:
            self._loose[(address.district, address.province)] += int(weight)

    def _merge_misreadings(self) -> None:
        """Fold a light candidate into a heavy one of its type whose name it nearly is."""
        ranked = sorted(self._candidates, key=lambda k: (-self._candidates[k].weight, k))
        for i, light in reversed(list(enumerate(ranked))):
            for heavy in ranked[:i]:
                if heavy[0] == light[0] and self._is_misreading(light, heavy):
                    self._candidates[heavy].absorb(self._candidates.pop(light))
                    break

    def _is_misreading(self, light: tuple[str, str], heavy: tuple[str, str]) -> bool:
        if self._candidates[light].weight > 0.7 * self._candidates[heavy].weight or light in self._in_cells:
            return False
        if skeleton(light[1]) == skeleton(heavy[1]):
            return True
        return not self._candidates[light].official and fuzz.ratio(light[1], heavy[1]) >= 80

    def resolve(self, winner: _Candidate) -> Resolved:
        """Place the winner: by the place printed beside it, else by other places and hints of the document."""
        attached = [place for place, _ in sorted(winner.places.items(), key=lambda p: (-p[1], _full(p[0]), str(p[0])))]
        attached.sort(key=lambda place: not (place[0] and place[1]))
        loose = [p for p, _ in sorted(self._loose.items(), key=lambda p: (-p[1], str(p[0]))) if p not in attached]
        names = [n for n, _ in sorted(winner.names.items(), key=lambda n: (-n[1], n[0] not in winner.official, n[0]))]
        tried = [(name, place, i < len(attached)) for i, place in enumerate([*attached, *loose]) for name in names]
        best: Resolved | None = None
        for name, place, is_attached in tried:
            found = self._try(winner, name, place)
            if found.agency.resolution == "exact" or (is_attached and found.agency.resolution == "fuzzy"):
                return self._with_contradiction(found, attached, place)
            if is_attached and best is None:
                best = found
        if best is not None and best.agency.resolution != "ambiguous":
            return best
        hinted = [self._try(winner, names[0], (None, province)) for province in self._hinted_provinces(loose)]
        settled = [r for r in hinted if r.agency.resolution == "unique_name"]
        alone = self._try(winner, names[0], (None, None))
        if alone.agency.resolution == "unique_name" and not (settled and not attached):
            return alone
        return (settled or [best or (hinted or [alone])[0]])[0]

    def _try(self, winner: _Candidate, name: str, place: tuple[str | None, str | None]) -> Resolved:
        subdistrict = winner.subdistricts.most_common(1)[0][0] if winner.subdistricts else None
        return self._directory.resolve_fully(winner.agency_type, name, place[0], place[1], subdistrict)

    def _with_contradiction(
        self, found: Resolved, attached: list[tuple[str | None, str | None]], place: tuple[str | None, str | None]
    ) -> Resolved:
        """Say that another place is printed beside the same name."""
        areas = self._directory.areas
        for district, province in attached:
            if (district, province) == place or not province:
                continue
            other = areas.match_province(province)
            if other and not other.fuzzy and other.code != found.agency.province_code:
                code = FindingCode.AGENCY_CONTRADICTS
                message = f"{found.agency.name_th} is also printed in province {areas.name(other.code)}"
                return replace(found, findings=(*found.findings, Finding(code.value, SEVERITY[code], message)))
        return found

    def _hinted_provinces(self, loose: list[tuple[str | None, str | None]]) -> list[str]:
        """Provinces that the document points to, surest first: letters of its number, addresses, postal codes."""
        areas = self._directory.areas
        hints: list[str] = []
        for line in self._lines[:60]:
            number = _LETTER_NUMBER.match(line.text)
            if number and number[1] in areas.province_letters:
                hints.append(areas.province_letters[number[1]])
        for _, province in loose:
            found = areas.match_province(province) if province else None
            if found:
                hints.append(found.code)
        for line in self._lines:
            for postcode in _POSTCODE.findall(line.text):
                of_code = {c[:2] for c in areas.postal_codes.get(postcode.translate(_THAI_DIGITS), ())}
                if len(of_code) == 1:
                    hints.extend(of_code)
        return [areas.areas[code].name for code in dict.fromkeys(hints)]


def _lengthened(hits: tuple[NameHit, ...]) -> list[NameHit]:
    """The hits, where a name goes on behind an official one if the document prints the longer name by itself.

    A municipality's name often begins with the name of a subdistrict; if every print of it goes on alike, that is
    its name even where no print ends it.
    """
    alone = {(h.agency_type, h.name) for h in hits if h.clean and not h.official}
    bare = {(h.agency_type, h.name) for h in hits if h.clean and h.official}
    joined = Counter((h.agency_type, h.name, h.tail) for h in hits if 0 < len(h.tail) <= _MAX_TAIL)
    result: list[NameHit] = []
    for hit in hits:
        longer = [n for t, n in alone if t == hit.agency_type and hit.tail and (hit.name + hit.tail).startswith(n)]
        longer = [n for n in longer if len(n) > len(hit.name)]
        if not longer and joined[(hit.agency_type, hit.name, hit.tail)] >= 2 and "municipality" in hit.agency_type:
            longer = [] if (hit.agency_type, hit.name) in bare else [hit.name + hit.tail]
        result.append(replace(hit, name=max(longer, key=len), official=False, clean=True) if longer else hit)
    return result


def _full(place: tuple[str | None, str | None]) -> int:
    """Fewest missing parts first."""
    return sum(part is None for part in place)


def _weight(hit: NameHit, line: _Line) -> tuple[float, bool]:
    """How much one print counts, and whether it stands where a document names its own agency."""
    text = line.text.strip()
    own = hit.address.end - hit.start if hit.address else hit.end - hit.start
    fills = own >= 0.6 * len(text)
    is_short = len(text) <= _SHORT_LINE
    title = 0.0
    if _MEMO.match(text):
        title = _MEMO_WEIGHT
    elif not _TO_SOMEBODY.match(text) and is_short:
        title += _COVER_WEIGHT if line.on_cover else 0.0
        title += _TITLE_WEIGHT if fills else 0.0
        title += _CENTRED_WEIGHT if line.source.centred and (fills or line.on_cover) else 0.0
    if hit.place_like and not (fills or _MEMO.match(text)):
        title = 0.0
    weight = title or _PROSE_WEIGHT
    if not title and (hit.agency_type not in _LOCAL or hit.place_like):
        weight *= _NATIONAL_PROSE_SHARE if hit.listed or hit.place_like else 0.0
    if hit.address and hit.agency_type in _LOCAL:
        weight += _ADDRESS_WEIGHT
    if hit.role == "background" and not _MEMO.match(text):
        weight, title = weight * _BACKGROUND_SHARE, 0.0
    if hit.place_like:
        weight *= _PLACE_LIKE_SHARE
    if not (hit.official or hit.clean):
        weight, title = weight * 0.5, 0.0
    if line.repeat >= _REPEATS:
        return 0.0, False
    return weight, title > 0


def _lines(document: CleanDocument) -> list[_Line]:
    """The document's lines; the cover is its first page if that holds little, and its first lines anyhow."""
    sources = [b for b in document.blocks if isinstance(b, CleanLine) and b.text.strip()]
    per_page: dict[int | None, int] = defaultdict(int)
    for source in sources:
        per_page[source.place.page] += len(source.text)
    first_page = sources[0].place.page if sources else None
    sparse = first_page is not None and len(per_page) > 1 and per_page[first_page] <= 1500
    seen: Counter[str] = Counter()
    lines: list[_Line] = []
    for index, source in enumerate(sources):
        text = source.text.replace("\n", " ")
        on_cover = index < _COVER_LINES or (sparse and source.place.page == first_page)
        lines.append(_Line(text, source, on_cover, seen[text.strip()]))
        seen[text.strip()] += 1
    return lines


def _cells(document: CleanDocument) -> Iterable[str]:
    """The texts of all cells, a merged cell once."""
    for block in document.blocks:
        if isinstance(block, CleanTable):
            seen: set[int] = set()
            for row in block.grid:
                for cell in row:
                    if id(cell) not in seen and cell.text:
                        seen.add(id(cell))
                        yield cell.text


def _placed(finding: Finding, line: CleanLine | None) -> Finding:
    """A finding with the place of the name's first print."""
    if line is None:
        return finding
    return replace(finding, place=line.place, evidence=finding.evidence or line.raw)
