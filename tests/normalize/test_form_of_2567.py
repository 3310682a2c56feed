"""The form of measures since 2567: two levels of headings, thin parts, pages, subjects, items."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.text.keys import to_key

from tests.extract.pdf_maker import make_pdf
from tests.extract.wordfile import word_file
from tests.normalize.form_of_2567 import BELOW, EDGES, FIRST, HEADING, ROWS, TITLE, YEAR, Printed, Sheet, docx, html

STARTS, ENDS = EDGES[:-1], EDGES[1:]


def facts_of(data: bytes, name: str) -> DocumentFacts:
    return interpret(read_document(data, name, Settings()), Settings())


def is_whole(facts: DocumentFacts, rows: Sequence[Printed] = ROWS) -> None:
    """Every field of every row as printed."""
    assert len(facts.measures) == len(rows)
    for found, row in zip(facts.measures, rows, strict=True):
        issue, _, finding, way, steps, department, period, monitoring = row.cells
        got = (found.issue, found.guideline, found.method, found.period_raw, found.monitoring)
        want = (f"{issue}{finding}", way, steps, period, monitoring)
        assert [to_key(text or "") for text in got] == [to_key(text) for text in want]
        assert found.responsible == (department,)
        assert (found.start, found.end, found.instrument) == (row.start, row.end, row.instrument)
        assert found.fiscal_year_be == 2568


def shifted(by: float) -> list[float]:
    return [EDGES[0], *(x + by for x in EDGES[1:-1]), EDGES[-1]]


def test_two_levels_of_headings_in_a_web_page() -> None:
    is_whole(facts_of(html().encode(), "a.html"))


@pytest.mark.parametrize("shift", [1, -1])
def test_headings_drawn_a_thin_part_beside_their_data(shift: int) -> None:
    is_whole(facts_of(html(shift=shift).encode(), "a.html"))


def test_merged_headings_of_a_word_file() -> None:
    is_whole(facts_of(word_file(docx()), "a.docx"))


def test_a_row_over_each_subject_is_no_heading_of_columns() -> None:
    subjects = ("1) กระบวนการปฏิบัติงานที่โปร่งใส", "2) กระบวนการใช้จ่ายเงิน", "3) ช่องทางเผยแพร่ข้อมูล")
    is_whole(facts_of(word_file(docx(subjects=subjects)), "a.docx"))


@pytest.mark.parametrize("by", [0.0, 4.0, -6.0, 20.0])
def test_rules_of_headings_beside_those_of_the_data(by: float) -> None:
    sheet = Sheet()
    xs = shifted(by)
    sheet.heading(xs[:-1], xs[1:])
    sheet.rows(ROWS, STARTS, ENDS)
    is_whole(facts_of(make_pdf(sheet.drawing), "a.pdf"))


@pytest.mark.parametrize("by", [0.0, 6.0, -8.0])
def test_a_page_without_headings_goes_on_below_those_of_the_page_before(by: float) -> None:
    first, second = Sheet(), Sheet(titled=False)
    xs = shifted(by)
    first.heading(xs[:-1], xs[1:])
    first.rows(ROWS[:1], STARTS, ENDS)
    second.rows(ROWS[1:], STARTS, ENDS)
    is_whole(facts_of(make_pdf(first.drawing, second.drawing), "a.pdf"))


def test_a_page_for_each_subject_with_its_own_parts() -> None:
    sheets = []
    for row, by in zip(ROWS, (0.0, 7.0, -5.0), strict=True):
        sheet = Sheet(titled=not sheets)
        xs = shifted(by)
        sheet.heading(xs[:-1], xs[1:])
        sheet.rows([row], STARTS, ENDS)
        sheets.append(sheet.drawing)
    is_whole(facts_of(make_pdf(*sheets), "a.pdf"))


def test_headings_that_a_rule_cuts_in_two() -> None:
    sheet = Sheet()
    sheet.heading(STARTS, ENDS, cut=True)
    sheet.rows(ROWS, STARTS, ENDS)
    is_whole(facts_of(make_pdf(sheet.drawing), "a.pdf"))


def test_data_that_stand_in_the_part_left_of_their_heading() -> None:
    sheet = Sheet()
    middles = [a + 0.55 * (b - a) for a, b in zip(STARTS, ENDS, strict=True)]
    top = sheet.top
    sheet.heading(middles, ENDS)
    sheet.drawing.line(EDGES[0], top, EDGES[0], top - HEADING)
    sheet.rows(ROWS, STARTS, middles)
    sheet.rules(ENDS, top - HEADING, sheet.top)
    for y in (top, top - HEADING, sheet.top):
        sheet.drawing.line(EDGES[0], y, EDGES[-1], y)
    is_whole(facts_of(make_pdf(sheet.drawing), "a.pdf"))


def test_the_code_of_an_item_is_no_number_of_an_indicator() -> None:
    facts = facts_of(html(title="4) การใช้ทรัพย์สินของราชการ").encode(), "a.html")
    assert [(m.instrument, m.indicator) for m in facts.measures] == [("EIT", None), ("IIT", 4), ("OIT", None)]


def lying(rows: Sequence[Printed]) -> str:
    """A table for each measure in which a name and its value stand beside each other."""
    tables = ""
    for n, row in enumerate(rows, 1):
        lines = (
            f"<tr><td>{name}</td><td>{text}</td></tr>" for name, text in zip((*FIRST, *BELOW), row.cells, strict=True)
        )
        tables += f"<h3>เรื่องที่ {n}</h3><table>{''.join(lines)}</table>"
    return f"<html><body><h1>{'<br>'.join(TITLE)}</h1><p>{YEAR}</p>{tables}</body></html>"


def test_a_measure_that_lies_on_its_side() -> None:
    is_whole(facts_of(lying(ROWS).encode(), "a.html"))


def test_measures_that_lie_below_each_other_in_one_table() -> None:
    body = lying(ROWS)
    for n in range(2, len(ROWS) + 1):
        body = body.replace(f"</table><h3>เรื่องที่ {n}</h3><table>", "")
    is_whole(facts_of(body.encode(), "a.html"))


def test_names_and_values_of_something_else_are_no_measure() -> None:
    names = ("ชื่อหน่วยงาน", "ที่อยู่", "โทรศัพท์", "ผู้รับผิดชอบ", "ประเด็น")
    lines = "".join(f"<tr><td>{name}</td><td>อบต.บ้านแป้น</td></tr>" for name in names)
    page = f"<html><body><h1>{'<br>'.join(TITLE)}</h1><table>{lines}</table></body></html>"
    assert facts_of(page.encode(), "a.html").measures == ()
