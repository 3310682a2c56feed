"""Which prints are worth another look.

Of a picture, those over which the arithmetic stayed open; of a text layer, those of pages of which it proved none, or
left many open, for a false map of codes to letters changes all that are in one font.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from prongsai.extract.records import BBox
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.model.findings import FindingCode

_LOST = frozenset((FindingCode.UNREAD_ROW, FindingCode.UNREADABLE_NUMBER, FindingCode.SCORE_OUT_OF_RANGE))
_UNPROVEN = 5  # prints of a text layer's page; one or two are not worth the time that a picture takes
_CONTRADICTED = 2  # prints that the proven scores of their page rule out


def boxes_to_reread(facts: DocumentFacts) -> dict[int, list[BBox]]:
    """Boxes by page of the prints in pictures whose identities do not close, and of those on pages of text.

    Of text they are all figures of a page without any proof, or the open ones of a page that has many: its totals may
    be in another font than its rows.
    """
    doubted = {
        (score.agency_id, score.fiscal_year_be, score.code)
        for score in facts.scores
        if score.rule is not None and score.rule.startswith(("open_", "contradicted_by_"))
    }
    places: dict[int, list[BBox]] = defaultdict(list)
    open_in_text: dict[int, list[BBox]] = defaultdict(list)
    for mention in facts.mentions:
        key = (mention.agency_id, mention.fiscal_year_be, mention.code)
        read = mention.ocr_confidence is not None
        box = (mention.place.box or mention.place.shown) if read else mention.place.box
        if (
            key in doubted
            and mention.place.page is not None
            and box is not None
            and (read or mention.score is not None)
        ):
            (places if read else open_in_text)[mention.place.page].append(box)
    least = _CONTRADICTED if any((s.rule or "").startswith("contradicted_by_") for s in facts.scores) else _UNPROVEN
    several = {page: boxes for page, boxes in open_in_text.items() if len(boxes) >= least}
    return _together(places, _unread(facts), _unproven(facts), _at_odds(facts), several)


def _together(*asked: Mapping[int, Sequence[BBox]]) -> dict[int, list[BBox]]:
    """The boxes of each page for whatever reason they are asked, each once."""
    pages = {page: None for boxes in asked for page in boxes}
    return {page: list(dict.fromkeys(box for boxes in asked for box in boxes.get(page, ()))) for page in pages}


def _at_odds(facts: DocumentFacts) -> dict[int, list[BBox]]:
    """Totals that do not earn the level which is printed for them."""
    odd = {(level.agency_id, level.fiscal_year_be) for level in facts.levels if level.consistent is False}
    places: dict[int, list[BBox]] = defaultdict(list)
    for mention in facts.mentions:
        page, box = mention.place.page, mention.place.box
        if page is None or box is None or mention.score is None or mention.ocr_confidence is not None:
            continue
        if mention.scope == "overall" and (mention.agency_id, mention.fiscal_year_be) in odd:
            places[page].append(box)
    return places


def _unread(facts: DocumentFacts) -> dict[int, list[BBox]]:
    """Places without a figure that is due: it may be in outlines, be a picture, or have lost its point or a digit."""
    places: dict[int, list[BBox]] = defaultdict(list)
    for finding in facts.findings:
        page, box = finding.place.page if finding.place else None, finding.place.box if finding.place else None
        if finding.code in _LOST and page is not None and box is not None:
            places[page].append(box)
    return places


def _unproven(facts: DocumentFacts) -> dict[int, list[BBox]]:
    proven = {(s.agency_id, s.fiscal_year_be, s.code) for s in facts.scores if s.status == "verified"}
    places: dict[int, list[BBox]] = defaultdict(list)
    sound = set()
    for mention in facts.mentions:
        page, box = mention.place.page, mention.place.box
        if page is None or box is None or mention.score is None or mention.ocr_confidence is not None:
            continue
        if (mention.agency_id, mention.fiscal_year_be, mention.code) in proven:
            sound.add(page)
        places[page].append(box)
    return {page: boxes for page, boxes in places.items() if page not in sound and len(boxes) >= _UNPROVEN}
