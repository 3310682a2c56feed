"""What names the assessment, and what only looks like it."""

from __future__ import annotations

import pytest
from prongsai.normalize.vocabulary.assessment_names import names_assessment


@pytest.mark.parametrize(
    "text",
    ["ผล ITA ปี 2568", "the ITAs", "ita2568", "คุณธรรม และ\nความโปร่งใส", "Integrity and Transparency", "ITA Improvement"],
)
def test_names_it(text: str) -> None:
    assert names_assessment(text)


@pytest.mark.parametrize("text", ["give it a try", "digital", "คุณธรรม จริยธรรม", "", "OIT 95"])
def test_names_something_else(text: str) -> None:
    assert not names_assessment(text)


def test_an_instrument_counts_where_asked_for() -> None:
    assert names_assessment("OIT 95", or_instrument=True)
    assert not names_assessment("exploit", or_instrument=True)
