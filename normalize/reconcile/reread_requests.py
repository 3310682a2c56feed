"""Which prints of a scanned document are worth another look: those over which the arithmetic stayed open."""

from __future__ import annotations

from collections import defaultdict

from prongsai.extract.records import BBox
from prongsai.normalize.model.facts import DocumentFacts


def boxes_to_reread(facts: DocumentFacts) -> dict[int, list[BBox]]:
    """Boxes by page of the prints, read from a picture, whose identities do not close."""
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
    return dict(places)
