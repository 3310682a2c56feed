"""Whose results a text tells: those of one body, of several alike, or of none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.narrative.coordinates import read_coordinates
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import Coordinates, Frame

_FEW = 2  # bodies whose results are told alike; of more, none is the text's own unless the title names it
_OFTEN = 2  # that are told of the body that a text is about
_NAMED_OFTEN = 3  # times that a text names it, where one paragraph alone tells its results


class ResultsTold(NamedTuple):
    """Whose results a text tells: those of one body, of several alike, or of none."""

    owner: Agency | None
    of_several: bool

    @staticmethod
    def of(paragraphs: Sequence[Paragraph], frame: Frame) -> ResultsTold:
        """The one body whose results the paragraphs tell, if it is one."""
        owners: dict[str, Agency] = {}
        counts: Counter[str] = Counter()  # of paragraphs
        figures: Counter[str] = Counter()
        for paragraph in paragraphs:
            wrapped = paragraph.lines[0].place.box is not None
            here = [
                found.owner
                for found in read_coordinates(paragraph.text, frame, wrapped)
                if _is_own_result(found) and found.owner is not None
            ]
            owners |= {owner.agency_id: owner for owner in here}
            figures.update(owner.agency_id for owner in here)
            counts.update({owner.agency_id for owner in here})
        named = Counter(hit.agency.agency_id for p in paragraphs for hit in frame.finder.find(p.text))
        ranked = sorted(counts, key=lambda key: (-counts[key], -named[key], key))
        if not ranked or (len(ranked) > 1 and not _is_ahead(ranked[0], ranked[1], counts, named)):
            return ResultsTold(None, len(ranked) > _FEW)
        key = ranked[0]
        often = figures[key] >= _OFTEN or named[key] >= _NAMED_OFTEN
        return ResultsTold(owners[key] if often else None, False)


def _is_own_result(found: Coordinates) -> bool:
    return found.assessment == "ITA" and found.quantity == Quantity.SCORE and found.owner_from == "clause"


def _is_ahead(first: str, second: str, counts: Counter[str], named: Counter[str]) -> bool:
    """Whether results are told of the first twice as often, or as often while it is named twice as often."""
    return counts[second] * 2 <= counts[first] or (
        counts[second] <= counts[first] and named[second] * 2 <= named[first]
    )
