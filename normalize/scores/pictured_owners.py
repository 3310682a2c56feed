"""Owners on no list whose names were read from pictures: put right, or not trusted, by how sure the engine was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from prongsai.extract.records import RawDocument, Table
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.owner_names import BY_PLACE, unlisted_agency
from prongsai.normalize.agencies.pictured_names import ReadName, read_name
from prongsai.normalize.model.facts import Agency, Finding
from prongsai.normalize.model.findings import SEVERITY, FindingCode
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.text.keys import spaceless

_MUCH_LONGER = 2  # times as long as a name: a line that says more than the name


class PicturedOwners:
    """The owners of a document's prints; `findings` tells of each name that is not as it was read."""

    def __init__(self, raw: RawDocument, candidates: Sequence[Candidate]) -> None:
        self.findings: list[Finding] = []
        self._sure: dict[int, list[tuple[str, float]]] = defaultdict(list)
        for page in raw.pages:
            for block in page.blocks:
                for piece in block.cells if isinstance(block, Table) else (block,):
                    if piece.sure is not None:
                        self._sure[page.number].append((spaceless(piece.text), piece.sure))
        self._names = {c.agency.name_th for c in candidates if c.agency is not None}
        self._read: dict[tuple[str, float | None], ReadName] = {}

    def of(self, candidate: Candidate) -> Candidate:
        """The candidate with its owner as understood; set aside where a name on no list is not surely read."""
        owner = candidate.agency
        if owner is None or not candidate.pictured or not owner.on_no_list:
            return candidate
        sure = self._sure_of(candidate.owner_raw or owner.name_th, candidate.place.page)
        read = self._read.get((owner.name_th, sure))
        if read is None:
            read = self._read[owner.name_th, sure] = read_name(owner.name_th, sure, self._names)
            self._tell(candidate, owner, read)
        if not read.trusted:
            return replace(candidate, rejected=candidate.rejected or Rejection.AGENCY_UNTOLD)
        if read.name == owner.name_th or owner.agency_type in BY_PLACE:
            return candidate
        return replace(candidate, agency=_named(owner, read.name))

    def _sure_of(self, printed: str, page: int | None) -> float | None:
        """How sure the engine was of the least sure letter of a name, where it stands alone or nearly so."""
        flat = spaceless(printed)
        pieces = [x for x in self._sure.get(page or 0, ()) if flat in x[0] and len(x[0]) <= _MUCH_LONGER * len(flat)]
        return max((sure for _, sure in pieces), default=None)

    def _tell(self, candidate: Candidate, owner: Agency, read: ReadName) -> None:
        if read.trusted and read.name == owner.name_th:
            return
        code = FindingCode.AGENCY_UNRESOLVED
        how = f"taken for {read.name}" if read.trusted else "its letters are not sure, so nothing is published for it"
        message = f"{owner.name_th} was read from a picture and is on no list: {how}"
        self.findings.append(
            Finding(code, SEVERITY[code], message, evidence=candidate.owner_raw, place=candidate.place)
        )


def _named(owner: Agency, name: str) -> Agency:
    """The body by its name put right, with the id that it has where it is read rightly."""
    if owner.resolution != "unlisted":
        return AgencyDirectory.load().resolve(owner.agency_type, name, owner.district, owner.province)
    return replace(unlisted_agency(name, owner.agency_type, owner.district, owner.province), resolution="fuzzy")
