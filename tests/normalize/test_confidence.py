"""The confidence of a score is looked up by what it stands on."""

from __future__ import annotations

import pytest
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.reconcile.confidence import Standing, confidence_of, standing, widened
from prongsai.normalize.reconcile.set_by import SetBy

from tests.normalize.understanding import reported, understood

IN_A_ROW = SetBy("row", "heading", "title", "row")


def test_sources_are_put_into_classes() -> None:
    assert standing("single", IN_A_ROW) == Standing("single", "near", "above", "name")
    assert standing("agreed", SetBy("document", "date", "row", "position")) == (
        "agreed", "document", "document", "position",
    )  # fmt: skip
    assert standing("single", SetBy("default", None, "document", "default")) == (
        "single", "default", "default", "default",
    )  # fmt: skip


@pytest.mark.parametrize("status", ["verified", "agreed", "single", "contested"])
def test_every_status_has_a_row_for_all_of_it(status: str) -> None:
    assert 0 <= confidence_of(Standing(status, "", "", "")) < 1


def test_what_was_never_counted_has_the_confidence_of_its_wider_class() -> None:
    rare = Standing("agreed", "default", "default", "default")
    assert confidence_of(rare) == confidence_of(widened(rare)[-1])


def test_an_unknown_status_is_an_error() -> None:
    with pytest.raises(KeyError, match="proved"):
        confidence_of(Standing("proved", "near", "near", "name"))


def test_rows_say_what_they_were_counted_from() -> None:
    for row in table("score_confidence"):
        right, published = int(row["right"]), int(row["published"])
        assert right <= published
        assert float(row["confidence"]) == int(100 * (right + 1) / (published + 2)) / 100


def test_a_published_score_carries_the_confidence_of_its_print() -> None:
    facts = reported("คะแนน IIT เท่ากับ 90.00 คะแนน\n")
    (score,) = facts.scores
    (print_,) = facts.mentions
    at = standing("single", SetBy(print_.owner_from, print_.year_from, print_.assessment_from, print_.code_from))
    assert score.confidence == confidence_of(at)


def test_a_value_that_nothing_settles_has_none() -> None:
    facts = understood("| ตัวชี้วัด | คะแนน |\n|---|---|\n| IIT | 90.00 |\n| EIT | 8?.00 |\n| OIT | 100.00 |\n", "r.md")
    assert {s.code: s.confidence for s in facts.scores if s.score is None}.get("EIT", 0.0) == 0.0
