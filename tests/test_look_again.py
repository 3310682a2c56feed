"""Scanned numbers over which the arithmetic stays open are read again; what the page shows then decides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.records import RawDocument, ReadNumber, Table
from prongsai.extract.scan.recognition.ocr_engine import missing
from prongsai.extract.scan.second_look import look_again
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.reconcile.ocr_readings import CHOSEN
from prongsai.normalize.reconcile.reread_requests import boxes_to_reread

SAMPLE = Path(__file__).parents[1] / "data" / "raw" / "ranked.scan.pdf"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing() or "scans can be read")]


@pytest.fixture(scope="module")
def sample() -> RawDocument:
    return read_document(SAMPLE.read_bytes(), SAMPLE.name, Settings())


def misread(raw: RawDocument, right: str, wrong: str) -> RawDocument:
    """The document as a reader would have read it that is sure of a wrong digit."""

    def number(n: ReadNumber) -> ReadNumber:
        return replace(n, text=wrong, confidence=0.999, alternatives=()) if n.text == right else n

    pages = []
    for page in raw.pages:
        blocks = []
        for block in page.blocks:
            if isinstance(block, Table):
                cells = tuple(
                    replace(c, text=c.text.replace(right, wrong), numbers=tuple(map(number, c.numbers)))
                    for c in block.cells
                )
                blocks.append(replace(block, cells=cells))
            else:
                numbers = tuple(map(number, block.numbers))
                blocks.append(replace(block, text=block.text.replace(right, wrong), numbers=numbers))
        pages.append(replace(page, blocks=tuple(blocks)))
    return replace(raw, pages=tuple(pages))


def printed(raw: RawDocument, code: str) -> str:
    """How the sample prints a score."""
    facts = interpret(raw, Settings())
    return next(m.raw_value for m in facts.mentions if m.code == code and m.chosen and m.score is not None)


def test_closed_arithmetic_asks_for_nothing(sample: RawDocument) -> None:
    assert boxes_to_reread(interpret(sample, Settings())) == {}


def test_a_sure_misreading_is_found_and_mended_by_another_look(sample: RawDocument) -> None:
    right = printed(sample, "7")
    digits = "๐๑๒๓๔๕๖๗๘๙" if right[0] in "๐๑๒๓๔๕๖๗๘๙" else "0123456789"
    wrong = digits[(digits.index(right[0]) + 5) % 10] + right[1:]
    spoiled = misread(sample, right, wrong)
    before = interpret(spoiled, Settings())
    places = boxes_to_reread(before)
    assert places
    after = interpret(look_again(SAMPLE.read_bytes(), spoiled, places), Settings())
    truth = next(s.score for s in interpret(sample, Settings()).scores if s.code == "7")
    mended = next(s for s in after.scores if s.code == "7")
    assert mended.score == truth
    assert any(CHOSEN in m.repairs for m in after.mentions if m.code == "7")


def test_what_every_view_shows_is_not_changed(sample: RawDocument) -> None:
    facts = interpret(sample, Settings())
    places = {m.place.page: [m.place.box] for m in facts.mentions if m.code == "7" and m.place.page and m.place.box}
    again = look_again(SAMPLE.read_bytes(), sample, places)  # type: ignore[arg-type]
    assert [(s.code, s.score) for s in interpret(again, Settings()).scores] == [(s.code, s.score) for s in facts.scores]
