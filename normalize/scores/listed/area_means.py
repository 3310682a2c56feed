"""Tables that give the means over the bodies of each province, district or ministry: no row is that area's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.agencies.owner_names import agency_type_of
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.scores.listed.bare_names import BY_AREA, kinds_in, names_many_kinds
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase

_AREAS = frozenset({"province", "district", "ministry"})
_IN_ITSELF = frozenset({*_AREAS, "department"})  # a title that names these may list results of their own
_MEAN = Phrase("mean")
_OVERVIEW = Phrase("overview", "area_of_means")


def without_area_means(candidates: Sequence[Candidate], titles: Sequence[str]) -> list[Candidate]:
    """The prints of a table, those of areas and ministries set aside as means where its title says so.

    Args:
        candidates: the prints of one table.
        titles: the lines over it and across its top.
    """
    rows = [c.agency for c in candidates if c.agency is not None and c.owner_from == "row"]
    kinds = {agency.agency_type for agency in rows}
    areas = bool(kinds) and kinds <= _AREAS
    if not any(_tells_means(to_key(line), _of_others(line, kinds), areas) for line in titles):
        return list(candidates)
    return [
        replace(c, rejected=Rejection.MEAN_OVER_AGENCIES)
        if c.rejected is None and c.agency is not None and c.agency.agency_type in _AREAS
        else c
        for c in candidates
    ]


def _tells_means(title: str, of_others: bool, areas: bool) -> bool:
    """Whether a title says that rows of areas hold means: by its words, or because it lists other bodies."""
    by_area = BY_AREA.stands_in(title)
    return _OVERVIEW.stands_in(title) or (by_area and (of_others or _MEAN.stands_in(title))) or (areas and of_others)


def _of_others(title: str, kinds: set[str]) -> bool:
    """Whether a title speaks of bodies of other kinds than the rows, and not of these."""
    named = {agency_type_of(kind) for kind in kinds_in(title)}
    return not named & _IN_ITSELF and (names_many_kinds(title) or bool(named - kinds - {None}))
