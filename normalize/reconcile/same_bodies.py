"""One body for one name: cover, table and sentence of one document may give the same name, one with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.text.keys import spaceless
from prongsai.normalize.vocabulary.short_kinds import full_name

_Name = tuple[str, str]


def one_body_for_a_name(candidates: Sequence[Candidate], own: Agency | None = None) -> list[Candidate]:
    """The prints, those of a name that no list settles with the one body of that name that has a place.

    Names with two places in one document are two bodies, and stay as they are.

    Args:
        candidates: the prints.
        own: the body that the document is about, which its cover may name with its place and no print does.
    """
    bodies: dict[_Name, dict[str, Agency]] = {}
    for agency in (own, *(c.agency for c in candidates)):
        if agency is None:
            continue
        bodies.setdefault(_name_of(agency), {}).setdefault(agency.agency_id, agency)
    chosen = {name: _placed(found) for name, found in bodies.items()}
    return [_of(c, chosen) for c in candidates]


def _name_of(agency: Agency) -> _Name:
    return agency.agency_type, spaceless(full_name(agency.name_th))


def _placed(found: Mapping[str, Agency]) -> Agency | None:
    """The body that prints of one name mean; None where they may mean several."""
    places = {(a.district, a.province) for a in found.values() if a.district or a.province}
    settled = [a for a in found.values() if a.is_settled]
    if len(settled) > 1 or len(places) > 1:
        return None
    return max(found.values(), key=lambda a: (a.is_settled, a.province is not None))


def _of(c: Candidate, chosen: Mapping[_Name, Agency | None]) -> Candidate:
    body = chosen.get(_name_of(c.agency)) if c.agency is not None else None
    if body is None or c.agency is None or c.agency.is_settled or body == c.agency:
        return c
    return replace(c, agency=body)
