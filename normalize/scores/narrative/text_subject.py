"""Which body a whole text is about, by its title and by whose results it tells; none where it tells many alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from prongsai.normalize.agencies.body_names import has_result
from prongsai.normalize.agencies.mention_weight import LOCAL_TYPES
from prongsai.normalize.agencies.owner_finder import OwnerFinder
from prongsai.normalize.agencies.subject_strength import main_owner, speaker, speaks
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.narrative.coordinates import read_coordinates
from prongsai.normalize.scores.narrative.quantities import Quantity
from prongsai.normalize.scores.narrative.said import Coordinates, Frame
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import spaceless

TITLE_LINES = 3
_FEW = 2  # bodies whose results are told alike; of more, none is the text's own unless the title names it
_OFTEN = 2  # that are told of the body that a text is about
_FAR_MORE = 3  # times that a text names the one of several bodies that it is about, to once that it names the others
_NAMED_OFTEN = 3  # times that a text names it, where one paragraph alone tells its results


def subject_of(
    paragraphs: Sequence[Paragraph], own: Agency | None, finder: OwnerFinder, frame: Frame, nation: bool
) -> tuple[Agency | None, bool]:
    """The body that a text is about, and whether a local one was left out as one of several.

    Args:
        paragraphs: the text.
        own: what covers and titles name, by the words around it.
        finder: finds the bodies of the text.
        frame: a fresh one of the text, with that finder.
        nation: the text tells of the country.
    """
    texts = [p.text for p in paragraphs if p.text.strip()]
    subject = main_owner(texts, finder)
    main = own
    if (own is None or own.agency_type not in LOCAL_TYPES) and (subject is not None or not nation):
        bodies = {hit.agency.agency_id for text in texts for hit in frame.bodies(text)}
        alone = subject is not None and bodies == {subject.agency_id}  # whoever's results are told, they are its
        results = ResultsTold(None, False, {}) if alone else ResultsTold.of(paragraphs, frame)
        main = results.owner or subject or own
        titled = _titled(texts, finder)
        if main is not None and main.name_th not in titled and _is_named_once(main, texts, finder):
            main = subject if subject is not None and subject.name_th in titled else speaker(texts, finder) or main
        of_many = len(results.told) > _FEW  # a remark on one of them does not make it the subject
        alike = subject is None or of_many or (own is not None and _same_name(subject, own))
        if own is not None and alike and own.name_th in titled:
            main = main if main is not None and main.name_th in titled else own
        if results.of_several and (main is None or main.name_th not in titled):
            main = None
        if own is None and results.owner is None and _are_both_titled(results, titled):
            return None, False
        if main is None and own is None:
            main = results.of_speaker(texts[:TITLE_LINES], finder)
    elif own is not None and subject is None and _is_named_once(own, texts, finder):
        main = (not ResultsTold.of(paragraphs, frame).told and speaker(texts, finder, announces=True)) or own
    elif own is not None and subject is not None and subject != own:
        titled = _titled(texts, finder)
        if subject.name_th in titled and own.name_th not in titled:
            main = subject  # a rival with a name that is no place's
    if main is not None and own is not None and _same_name(main, own):
        main = own  # with the place that the document gives it
    main = _with_place(main, texts, finder) if main is not None and main.province is None else main
    several = main is not None and main == own and _is_one_of_several(paragraphs, main, finder, frame)
    return (None, True) if several else (main, False)


def _is_one_of_several(paragraphs: Sequence[Paragraph], own: Agency, finder: OwnerFinder, frame: Frame) -> bool:
    """Whether a local body is one of many whose results a text tells alike, none of them named in its title."""
    texts = [p.text for p in paragraphs if p.text.strip()]
    named = {
        hit.agency.agency_id for text in texts for hit in finder.find(text) if hit.agency.agency_type in LOCAL_TYPES
    }
    if own.agency_type not in LOCAL_TYPES or len(named) <= _FEW or own.name_th in _titled(texts, finder):
        return False
    return ResultsTold.of(paragraphs, frame).of_several


def _titled(texts: Sequence[str], finder: OwnerFinder) -> set[str]:
    """The names of the bodies in the first lines of a text that tell no result yet, or open with what a body does."""
    return {
        hit.agency.name_th
        for text in texts[:TITLE_LINES]
        for hit in finder.find(text)
        if not HOLDS_DECIMAL.search(text) or not (text[: hit.start].strip() or has_result(text, hit.end))
    }


def _are_both_titled(results: ResultsTold, titled: set[str]) -> bool:
    """Whether a text tells the results of two bodies alike, and names both before: "A และ B ต่างยกผลของตน"."""
    return len(results.told) == _FEW and all(body.name_th in titled for body in results.told.values())


def _is_named_once(body: Agency, texts: Sequence[str], finder: OwnerFinder) -> bool:
    return sum(hit.agency.agency_id == body.agency_id for text in texts for hit in finder.find(text)) == 1


def _same_name(one: Agency, other: Agency) -> bool:
    """Whether two names differ in nothing but blanks."""
    return spaceless(one.name_th) == spaceless(other.name_th)


def _with_place(body: Agency, texts: Sequence[str], finder: OwnerFinder) -> Agency:
    """The body with the one place that the text prints behind its name: "โรงพยาบาลปัว จังหวัดน่าน"."""
    named = [hit.agency for text in texts for hit in finder.find(text) if _same_name(hit.agency, body)]
    placed = {agency.province: agency for agency in named if agency.province is not None}
    return next(iter(placed.values())) if len(placed) == 1 else body


class ResultsTold(NamedTuple):
    """Whose results a text tells: those of one body, of several alike, or of none."""

    owner: Agency | None
    of_several: bool
    told: Mapping[str, Agency]  # all whose results are told, by id

    def of_speaker(self, opening: Sequence[str], finder: OwnerFinder) -> Agency | None:
        """The body that speaks first in a text, or whose officer does, where its own result is told."""
        hits = [(text, hit) for text in opening for hit in finder.find(text) if not hit.overseer]
        return self.told.get(hits[0][1].agency.agency_id) if hits and speaks(*hits[0]) else None

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
        bodies = [hit for p in paragraphs for hit in frame.bodies(p.text)]
        named = Counter(hit.agency.agency_id for hit in bodies)
        ranked = sorted(counts, key=lambda key: (-counts[key], -named[key], key))
        alike = len(ranked) > _FEW and counts[ranked[1]] * 2 > counts[ranked[0]]
        alike = alike and named[ranked[0]] <= _FAR_MORE * named[ranked[1]]
        if not ranked or alike or (len(ranked) > 1 and not _is_ahead(ranked[0], ranked[1], counts, named)):
            return ResultsTold(None, len(ranked) > _FEW, owners)
        key = ranked[0]
        alone = all(hit.overseer or hit.agency.agency_id == key for hit in bodies)
        often = alone or figures[key] >= _OFTEN or named[key] >= _NAMED_OFTEN
        return ResultsTold(owners[key] if often else None, False, owners)


def _is_own_result(found: Coordinates) -> bool:
    """Whether a body's own clause tells a score of it; what only its form makes a score says of no text whose it is."""
    told = found.assessment == "ITA" and found.quantity == Quantity.SCORE and not found.by_form
    return told and found.owner_from == "clause"


def _is_ahead(first: str, second: str, counts: Counter[str], named: Counter[str]) -> bool:
    """Whether results are told of the first twice as often, or as often while it is named twice as often."""
    return counts[second] * 2 <= counts[first] or (
        counts[second] <= counts[first] and named[second] * 2 <= named[first]
    )
