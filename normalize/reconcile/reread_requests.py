"""Which prints are worth another look.

Of a picture, those over which the arithmetic stayed open; of a text layer, those of pages of which it proved none, for
a false map of codes to letters changes them all.
"""

from __future__ import annotations

from collections import defaultdict

from prongsai.extract.records import BBox
from prongsai.normalize.model.facts import DocumentFacts

_UNPROVEN = 5  # prints of a text layer's page; one or two are not worth the time that a picture takes


def boxes_to_reread(facts: DocumentFacts) -> dict[int, list[BBox]]:
    """Boxes by page of the prints in pictures whose identities do not close, and on pages of text without any proof."""
    doubted = {
        (score.agency_id, score.fiscal_year_be, score.code)
        for score in facts.scores
        if score.rule is not None and score.rule.startswith("open_")
    }
    places: dict[int, list[BBox]] = defaultdict(list)
    for mention in facts.mentions:
        key = (mention.agency_id, mention.fiscal_year_be, mention.code)
        box = mention.place.box or mention.place.shown
        if key in doubted and mention.ocr_confidence is not None and mention.place.page is not None and box is not None:
            places[mention.place.page].append(box)
    return {**_unproven(facts), **places}


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
