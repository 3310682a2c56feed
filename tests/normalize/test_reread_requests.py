"""Which places of a document's text are held against the picture of their page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from prongsai.extract.records import BBox, Place
from prongsai.normalize.model.facts import DocumentFacts, Finding, Level, Mention
from prongsai.normalize.reconcile.reread_requests import boxes_to_reread

BOX = (10.0, 20.0, 30.0, 32.0)


def facts(code: str) -> DocumentFacts:
    """A document of which nothing is known but one finding at a place."""
    finding = Finding(code, "warning", "made up", place=Place(page=3, box=BOX))
    return DocumentFacts("analysis", None, None, findings=(finding,))


@pytest.mark.parametrize("code", ["unread_row", "unreadable_number", "score_out_of_range"])
def test_a_figure_that_text_lost_is_asked_of_the_picture(code: str) -> None:
    assert boxes_to_reread(facts(code)) == {3: [BOX]}


@pytest.mark.parametrize("code", ["unmatched_label", "period_unread"])
def test_other_findings_ask_for_nothing(code: str) -> None:
    assert boxes_to_reread(facts(code)) == {}


@pytest.mark.parametrize(("consistent", "asked"), [(False, {2: [BOX]}), (True, {}), (None, {})])
def test_a_total_that_does_not_earn_its_level_is_asked_of_the_picture(
    consistent: bool | None, asked: dict[int, list[BBox]]
) -> None:
    level = Level("a", 2566, "ผ่าน", "word", Decimal("41.20"), None, consistent, None)
    total = Mention(
        "m", "a", 2566, "overall", "ITA", Decimal("41.20"), None, None, "41.20", (), "list", None, None, None, None,
        Place(page=2, box=BOX),
    )  # fmt: skip
    mentions = (total, replace(total, fiscal_year_be=2565), replace(total, scope="instrument", code="IIT"))
    assert boxes_to_reread(DocumentFacts("analysis", "a", 2566, levels=(level,), mentions=mentions)) == asked


def test_all_doubted_places_of_a_page_are_asked() -> None:
    other = (40.0, 50.0, 60.0, 62.0)
    level = Level("a", 2566, "ผ่าน", "word", Decimal("41.20"), None, False, None)
    total = Mention(
        "m", "a", 2566, "overall", "ITA", Decimal("41.20"), None, None, "41.20", (), "list", None, None, None, None,
        Place(page=3, box=other),
    )  # fmt: skip
    told = replace(facts("unread_row"), levels=(level,), mentions=(total,))
    assert {page: sorted(boxes) for page, boxes in boxes_to_reread(told).items()} == {3: [BOX, other]}
