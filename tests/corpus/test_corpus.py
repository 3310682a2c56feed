"""The generator of reports: the same for a seed, true to its own text, and arithmetically sound."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from decimal import Decimal
from functools import cache

import docx
import pytest

from corpus.checks import faults_of
from corpus.facts import draw_assessment, draw_facts, level_of
from corpus.generate import Report, make_report, make_reports, text_of
from corpus.model import Cell, Document, Table, grid
from corpus.registry import all_layouts, choose
from corpus.render import damage
from corpus.render.docx import to_docx

NAMES = sorted(all_layouts())


@cache
def reports(name: str) -> tuple[Report, ...]:
    return tuple(make_report(all_layouts()[name], 11, k) for k in range(3))


def test_a_seed_gives_the_same_reports_in_every_text_format() -> None:
    first, again = (make_reports(choose("open"), 5, 40) for _ in range(2))
    assert [r.truth for r in first] == [r.truth for r in again]
    for form in ("txt", "md", "html"):
        assert [text_of(r, form) for r in first] == [text_of(r, form) for r in again]
    other = make_reports(choose("open"), 6, 40)
    assert [text_of(r, "txt") for r in first] != [text_of(r, "txt") for r in other]


def test_a_word_document_is_the_same_for_a_seed() -> None:
    report = reports("grouped")[0]
    data = [to_docx(report.document, random.Random(1)) for _ in range(2)]
    assert data[0] == data[1]


def test_a_word_document_holds_the_text_of_every_cell_however_its_runs_are_cut() -> None:
    table = Table(tuple((Cell(f"คำที่ {k}"), Cell(f"{80 + k}.25")) for k in range(9)), header_rows=0)
    for seed in range(12):
        data = to_docx(Document("x", "x", (table,)), random.Random(seed))
        rows = docx.Document(io.BytesIO(data)).tables[0].rows
        assert [[c.text for c in r.cells] for r in rows] == [[f"คำที่ {k}", f"{80 + k}.25"] for k in range(9)]


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_is_printed_and_closes_arithmetically(name: str) -> None:
    for report in reports(name):
        assert faults_of(report, points=name == "weighted") == []


def test_faults_of_a_truth_are_named() -> None:
    report = reports("grouped")[0]
    rows = report.truth["scores"]
    other = [{**r, "score": "0.77"} if r["code"] == "3" else r for r in rows]
    faults = faults_of(replace(report, truth={**report.truth, "scores": other}))
    year = report.truth["report_fiscal_year_be"]
    assert {f"score not printed: txt {year} 3 0.77", f"identity: {year} IIT"} <= set(faults)
    twice = faults_of(replace(report, truth={**report.truth, "scores": [*rows, rows[0]]}))
    assert twice == [f"two truths: {rows[0]['fiscal_year_be']} {rows[0]['code']}"]
    measure = {"text": "ไม่มีในรายงาน", "start": "2025-02", "end": "2025-01"}
    assert faults_of(replace(report, truth={**report.truth, "measures": [measure]})) == [
        "measure not printed: 0", "period ends before it starts: 0",
    ]  # fmt: skip


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith("no-")])
def test_papers_without_results_have_an_empty_truth(name: str) -> None:
    for report in reports(name):
        assert report.truth["scores"] == report.truth["levels"] == report.truth["rejected"] == []


def test_damage_leaves_the_figures_alone() -> None:
    hard = damage.Damage(spaces=1.0, nikhahit=1.0, private=0.5, codes=1.0, no_markdown=True)
    text = "## การใช้อำนาจ ได้ 87.64 คะแนน ข้อ I12 และ O42 ส่วนที่ ๙๓.๕๗ คะแนนรวม"
    out = damage.apply(text, hard, random.Random(3))
    assert "87.64" in out and "๙๓.๕๗" in out
    assert "I12" not in out and "1๑๒" in out
    assert "ำ" not in out and "#" not in out


def test_levels_follow_the_rule_of_the_year() -> None:
    d = Decimal
    assert level_of(2564, d("94.99"), (d(0), d(0), d(0))) == "A"
    assert level_of(2567, d("95.81"), (d("96"), d("94"), d("97"))) == "ผ่านดี"
    assert level_of(2568, d("94.64"), (d("96"), d("84.99"), d("99"))) == "ผ่าน"
    assert level_of(2566, d("69.99"), (d("96"), d("96"), d("96"))) == "ต้องปรับปรุงโดยด่วน"


def test_open_data_of_2564_lies_on_the_lattice() -> None:
    for k in range(50):
        assert draw_assessment(random.Random(k), 2564).indicator(10) % Decimal("6.25") == 0


def test_totals_of_a_reports_years_differ() -> None:
    for k in range(50):
        facts = draw_facts(random.Random(k))
        totals = [a.total for a in (facts.result, *facts.earlier)]
        assert len(set(totals)) == len(totals)


def test_spans_that_leave_holes_are_an_error() -> None:
    good = Table(((Cell("a", rowspan=2), Cell("b")), (Cell("c"),)))
    assert [[c.text if c else None for c in row] for row in grid(good)] == [["a", "b"], [None, "c"]]
    with pytest.raises(ValueError, match="holes"):
        grid(Table(((Cell("a"), Cell("b")), (Cell("c"),))))


def test_layouts_are_chosen_by_kind_and_name() -> None:
    open_names = {x.name for x in choose("open")}
    assert not open_names & {x.name for x in choose("held-out")}
    assert [x.name for x in choose("ranked,press")] == ["ranked", "press"]
    assert choose("held-memo") == choose("memo"), "the stem that file names begin with"
    assert {x.group for x in choose("letters")} == {"letters"}
    with pytest.raises(KeyError):
        choose("no such layout")
