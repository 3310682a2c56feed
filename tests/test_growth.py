"""Long runs of one thing in a text cost in proportion to their length, and spoil nothing beside them."""

from __future__ import annotations

import time

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import DocumentFacts

REPORT = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567 เทศบาลตำบลบางปลา\nคะแนนรวม 92.31 คะแนน\n"
RUNS = [" ", "\n", ".", "1", "๑", ",", "-", "่", "ก", "A", "( ", "| ", "ก\n", "1.\n", "90.12\n", "90.12 ", "IIT 90.00 "]
RUNS += ["ปี 2566 91.20 ", "ปี 2566 ", "โครงการปี 2566 "]  # years and figures that take turns; years of nothing, of else
BESIDE = "กรมประมง กรมศุลกากร "  # a row of bodies beside the subject
SPOILING = ("่", "| ")  # marks on nothing look like another coding; a table of thousands of columns is refused
SHORT, LONG = 1_000, 8_000  # characters of a run
MOST = 24  # times as long for eight times as much: what grows with the square takes sixty-four


def understood(run: str, length: int, lead: str = "") -> tuple[float, DocumentFacts]:
    text = f"{REPORT}\n{lead}{run * (length // len(run))}\n\n"
    started = time.process_time()
    facts = interpret(read_document(text.encode(), "a.txt", Settings()), Settings())
    return time.process_time() - started, facts


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_costs_in_proportion(run: str) -> None:
    understood(run, SHORT // 2)  # loads what it needs
    short = understood(run, SHORT)[0]  # not the same text twice: answers are kept
    took, facts = understood(run, LONG)
    assert took < MOST * max(short, 0.2)
    if run not in SPOILING:
        assert ("ITA", "92.31") in {(score.code, str(score.score)) for score in facts.scores}


def test_a_long_row_of_bodies_beside_the_subject_costs_in_proportion() -> None:
    understood(BESIDE, SHORT // 2, "ร่วมกับ ")
    short = understood(BESIDE, SHORT, "ร่วมกับ ")[0]
    assert understood(BESIDE, LONG, "ร่วมกับ ")[0] < MOST * max(short, 0.2)
