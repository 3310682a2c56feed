"""Which body a whole text is about, by its title and by whose results it tells; none where it tells many alike."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalize.agencies.body_names import has_result
from prongsai.normalize.agencies.mention_weight import LOCAL_TYPES
from prongsai.normalize.agencies.owner_finder import OwnerFinder
from prongsai.normalize.agencies.subject_strength import main_owner
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.narrative.results_told import ResultsTold
from prongsai.normalize.scores.narrative.said import Frame
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import spaceless

TITLE_LINES = 3
_SEVERAL = 2


def subject_of(
    paragraphs: Sequence[Paragraph], own: Agency | None, frame: Frame, nation: bool
) -> tuple[Agency | None, bool]:
    """The body that a text is about, and whether a local one was left out as one of several.

    Args:
        paragraphs: the text.
        own: what covers and titles name, by the words around it.
        frame: a fresh one of the text.
        nation: the text tells of the country.
    """
    texts = [p.text for p in paragraphs if p.text.strip()]
    finder = frame.finder
    subject = main_owner(texts, finder)
    main = own
    if (own is None or own.agency_type not in LOCAL_TYPES) and (subject is not None or not nation):
        results = ResultsTold.of(paragraphs, frame)
        main = results.owner or subject or own
        titled = _titled(texts, finder)
        if own is not None and subject is None and own.name_th in titled:
            main = main if main is not None and main.name_th in titled else own
        if results.of_several and (main is None or main.name_th not in titled):
            main = None
    if main is not None and own is not None and _same_name(main, own):
        main = own  # with the place that the document gives it
    several = main is not None and main == own and _is_one_of_several(paragraphs, texts, main, frame)
    return (None, True) if several else (main, False)


def _is_one_of_several(paragraphs: Sequence[Paragraph], texts: Sequence[str], own: Agency, frame: Frame) -> bool:
    """Whether a local body is one of many whose results a text tells alike, none of them named in its title."""
    finder = frame.finder
    named = {
        hit.agency.agency_id for text in texts for hit in finder.find(text) if hit.agency.agency_type in LOCAL_TYPES
    }
    if own.agency_type not in LOCAL_TYPES or len(named) <= _SEVERAL or own.name_th in _titled(texts, finder):
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


def _same_name(one: Agency, other: Agency) -> bool:
    """Whether two names differ in nothing but blanks."""
    return spaceless(one.name_th) == spaceless(other.name_th)
