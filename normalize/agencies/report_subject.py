"""Whose report a document is: the agency that covers, memo heads and titles name, held against running text.

Every print of a name is weighed by where it stands; the names of bodies that oversee the assessment count for
almost nothing, and a document that names many agencies alike is about none of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from prongsai.normalize.agencies.directory import AgencyDirectory, Resolved
from prongsai.normalize.agencies.mention_weight import (
    CELL_WEIGHT,
    FIRST_WEIGHT,
    LOCAL_TYPES,
    MINISTRY,
    PROSE_WEIGHT,
    lengthened,
    line_of,
    line_starts,
    parents_in_lines,
    up_to_parent,
    weigh,
    weighed_lines,
)
from prongsai.normalize.agencies.name_boundaries import PrintedPlace
from prongsai.normalize.agencies.name_finder import AgencyMention
from prongsai.normalize.agencies.place_hints import hinted_provinces, places_in_forms
from prongsai.normalize.document.cleaned import CleanDocument, CleanLine, CleanTable
from prongsai.normalize.model.facts import Agency, Finding
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.text.keys import Key, place_key, skeleton, spaceless
from prongsai.normalize.text.phrases import holds
from rapidfuzz import fuzz

# what every form of a local body's name holds, abbreviated or damaged; most cells hold none of it
_LOCAL_HINTS = ("บริหาร", "อบต", "อบจ", "เทศ", "ทต", "ทม", "ทน", "กทม", "กรุงเทพ", "พัทยา")
_CROWD, _LEAD_OF_MANY, _LEAD_OF_TWO = 3, 1.8, 1.1
_OFTEN = 3  # prints in prose that make a national body the subject where nothing is titled
_MOST_MERGED = 80  # a list of so many agencies holds names that are alike and yet different
_MISREADING = 80.0  # likeness (0-100) from which an unlisted name is a misprint of a weightier one


@dataclass(slots=True)
class _Candidate:
    """One agency that the document may be about: all prints of one type and name."""

    agency_type: str
    weight: float = 0.0
    title_weight: float = 0.0
    mentions: int = 0
    names: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    places: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    subdistricts: Counter[str] = field(default_factory=Counter)
    official: set[str] = field(default_factory=set)
    first: CleanLine | None = None

    def spellings(self) -> list[str]:
        """The prints of the name, likeliest first: an official one of the same letters, then the weightiest.

        Of equal prints the longer, because readers lose marks and do not make them up.
        """
        ranked = sorted(self.names, key=lambda n: (-self.names[n], -len(n), n))
        letters = skeleton(place_key(ranked[0]))
        return sorted(ranked, key=lambda n: not (n in self.official and skeleton(place_key(n)) == letters))

    def absorb(self, other: _Candidate) -> None:
        """Take over the prints of another candidate that is the same agency misread."""
        self.weight += other.weight
        self.title_weight += other.title_weight
        self.mentions += other.mentions
        for name, weight in other.names.items():
            self.names[name] += weight
        self.places.update(other.places)
        self.subdistricts.update(other.subdistricts)
        self.official |= other.official


def document_agency(
    document: CleanDocument, directory: AgencyDirectory | None = None
) -> tuple[Agency | None, tuple[Finding, ...]]:
    """The agency that a document is about, with findings on how it is named.

    None, with a finding, where no name was found; None without one where many agencies are named and none
    stands out (a ministry's table, a press release).
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
        self._candidates: dict[tuple[str, Key], _Candidate] = {}
        self._loose: Counter[tuple[str | None, str | None]] = Counter()
        self._in_cells: set[tuple[str, Key]] = set()
        self._lines = weighed_lines(document)
        self._read_lines()
        self._read_cells(_cells(document))
        for form in places_in_forms(document):
            if form.district or form.province:
                self._note_place(form, 2 * PROSE_WEIGHT)
        self._merge_misreadings()

    def winner(self) -> _Candidate | None:
        """The weightiest candidate, None where none has weight enough or none stands out."""
        ranked = self._ranked()
        if not ranked:
            return None
        best = ranked[0]
        rival = max((c.weight for c in ranked[1:] if c.agency_type in LOCAL_TYPES), default=0.0)
        if best.title_weight == 0:
            return self._from_prose(best, ranked, rival)
        lead = _LEAD_OF_MANY if self.is_crowd() else _LEAD_OF_TWO
        return best if best.weight >= lead * rival or best.agency_type not in LOCAL_TYPES else None

    def _from_prose(self, best: _Candidate, ranked: list[_Candidate], rival: float) -> _Candidate | None:
        """The subject of a document that titles nothing: named again and again, with nobody beside it."""
        often = [c for c in ranked if c.agency_type not in LOCAL_TYPES and c.mentions >= _OFTEN]
        often = [c for c in often if all(o is c or o.mentions * 2 <= c.mentions for o in ranked)]
        if often:
            return often[0]
        if best.agency_type not in LOCAL_TYPES or best.weight < PROSE_WEIGHT:
            return None
        return best if not rival or (best.weight >= _LEAD_OF_MANY * rival and not self.is_crowd()) else None

    def is_crowd(self) -> bool:
        """Whether the document names several local bodies."""
        local = {key for key, c in self._candidates.items() if c.agency_type in LOCAL_TYPES}
        return len(local | self._in_cells) >= _CROWD

    def _ranked(self) -> list[_Candidate]:
        """Candidates by weight; a mere place gives way to a body that is named with weight."""
        bodies = [c for c in self._candidates.values() if c.weight > 0]
        return sorted(bodies, key=lambda c: (-c.weight, c.agency_type, min(c.names)))

    def _read_lines(self) -> None:
        text = "\n".join(line.text for line in self._lines)
        starts = line_starts(text)
        scan = self._directory.scan(text)
        is_first = True
        away = {at for at, line in enumerate(self._lines) if holds(spaceless(line.text), "elsewhere")}
        found = ((hit, line_of(starts, hit.start)) for hit in lengthened(scan.hits))
        placed = [(hit, at) for hit, at in found if not hit.place_like or at not in away]
        parents = parents_in_lines(placed, starts, [line.text for line in self._lines])
        weighed = [(hit, at, *weigh(hit, up_to_parent(self._lines[at], parents.get(at), hit.start - starts[at])))
                   for hit, at in placed]  # fmt: skip
        titled = {at for hit, at, _, is_title in weighed if is_title and hit.agency_type != MINISTRY}
        for hit, at, weight, is_title in weighed:
            line = self._lines[at]
            over = at not in titled and at + 1 in titled
            if hit.agency_type == MINISTRY and is_title and (over or parents.get(at) == hit.start - starts[at]):
                weight, is_title = PROSE_WEIGHT, False  # right over the title of a body of its own, or behind it
            if is_title and is_first and not hit.role:
                weight, is_first = weight + FIRST_WEIGHT, False
            self._add(hit, weight, is_title, line.source)
        for address in (one for one in scan.addresses if line_of(starts, one.start) not in away):
            self._note_place(address, PROSE_WEIGHT)

    def _read_cells(self, cells: Iterable[str]) -> None:
        """Names in cells only strengthen a name of the text; alone they count if all name one agency."""
        keyed = ((cell, place_key(cell)) for cell in cells)
        naming = [cell for cell, key in keyed if any(hint in key for hint in _LOCAL_HINTS)]
        hits = [h for cell in naming for h in self._directory.find_names(cell)]
        hits = [h for h in hits if h.agency_type in LOCAL_TYPES and not h.place_like]
        alone = len({(hit.agency_type, place_key(hit.name)) for hit in hits}) == 1  # those on no list count, too
        hits = [h for h in hits if h.official]
        keys = [(hit.agency_type, place_key(hit.name)) for hit in hits]
        is_layout = not any(c.agency_type in LOCAL_TYPES for c in self._candidates.values()) and alone
        self._in_cells.update(keys)
        for key, hit in zip(keys, hits, strict=True):
            if key in self._candidates or is_layout:
                self._add(hit, PROSE_WEIGHT if is_layout else CELL_WEIGHT, False, None)

    def _add(self, hit: AgencyMention, weight: float, is_title: bool, line: CleanLine | None) -> None:
        candidate = self._candidates.setdefault((hit.agency_type, place_key(hit.name)), _Candidate(hit.agency_type))
        candidate.weight += weight
        candidate.title_weight += weight if is_title else 0.0
        candidate.names[hit.name] += weight
        if weight > 0 and not hit.role and not hit.place_like:
            candidate.mentions += 1
        if hit.official:
            candidate.official.add(hit.name)
        if candidate.first is None:
            candidate.first = line
        if hit.address:
            candidate.places[(hit.address.district, hit.address.province)] += 1
            if hit.address.subdistrict:
                candidate.subdistricts[hit.address.subdistrict] += 1
            self._note_place(hit.address, 2 * PROSE_WEIGHT)

    def _note_place(self, address: PrintedPlace, weight: float) -> None:
        if address.district or address.province:
            self._loose[(address.district, address.province)] += int(weight)

    def _merge_misreadings(self) -> None:
        """Fold a light candidate into a heavy one of its type whose name it nearly is."""
        ranked = sorted(self._candidates, key=lambda k: (-self._candidates[k].weight, k))
        if len(ranked) > _MOST_MERGED:
            return
        for i, light in reversed(list(enumerate(ranked))):
            for heavy in ranked[:i]:
                if heavy[0] == light[0] and self._is_misreading(light, heavy):
                    self._candidates[heavy].absorb(self._candidates.pop(light))
                    break

    def _is_misreading(self, light: tuple[str, Key], heavy: tuple[str, Key]) -> bool:
        if light in self._in_cells:
            return False
        if skeleton(light[1]) == skeleton(heavy[1]):
            return True
        if light[1] in heavy[1] or heavy[1] in light[1] or self._candidates[light].official:
            return False
        return fuzz.ratio(light[1], heavy[1]) >= _MISREADING

    def resolve(self, winner: _Candidate) -> Resolved:
        """Place the winner by the place printed beside it, else by other places and hints."""
        attached = [place for place, _ in sorted(winner.places.items(), key=lambda p: (-p[1], _full(p[0]), str(p[0])))]
        attached.sort(key=lambda place: not (place[0] and place[1]))
        loose = [p for p, _ in sorted(self._loose.items(), key=lambda p: (-p[1], str(p[0]))) if p not in attached]
        names = winner.spellings()
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
        hinted = [
            self._try(winner, names[0], (None, province))
            for province in hinted_provinces(self._lines, loose, self._directory.areas)
        ]
        settled = [r for r in hinted if r.agency.resolution == "unique_name"]
        alone = self._try(winner, names[0], (None, None))
        if alone.agency.resolution == "unique_name" and not (settled and not attached):
            return alone
        return (settled or [best or (hinted or [alone])[0]])[0]

    def _try(self, winner: _Candidate, name: str, place: tuple[str | None, str | None]) -> Resolved:
        subdistrict = winner.subdistricts.most_common(1)[0][0] if winner.subdistricts else None
        return self._directory.resolve_fully(winner.agency_type, name, place[0], place[1], subdistrict)

    def _with_contradiction(
        self,
        found: Resolved,
        attached: list[tuple[str | None, str | None]],
        place: tuple[str | None, str | None],
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


def _full(place: tuple[str | None, str | None]) -> int:
    """Fewest missing parts first."""
    return sum(part is None for part in place)


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
