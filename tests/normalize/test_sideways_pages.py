"""Sheets too wide for their paper, printed over two pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.extract.records import Cell, Page, Place, RawDocument, Table, TextLine
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import DocumentFacts

from tests.normalize.understanding import HEAD, d, values

NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
MORE = ("คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต")
FIGURES = ("81.20", "82.30", "83.40", "84.50", "85.60")
LATER = ("71.20", "72.30", "73.40", "74.50", "75.60")
TOP = 120.0


def page(number: int, texts: Sequence[str], head: Sequence[str] = (), step: float = 16) -> Page:
    """Lines from the same height downwards, under the lines of a head."""
    tops = [TOP - 20 * (len(head) - n) for n in range(len(head))] + [TOP + step * n for n in range(len(texts))]
    blocks = tuple(
        TextLine(text, Place(page=number, box=(50, top, 300, top + 12)))
        for text, top in zip([*head, *texts], tops, strict=True)
    )
    return Page(number=number, blocks=blocks, width=595, height=842, origin="text_layer", state="read")


def facts(*pages: Page) -> DocumentFacts:
    raw = RawDocument("application/pdf", pages, len(pages), "text_layer")
    return interpret(raw, Settings())


def head() -> list[str]:
    return HEAD.format(year=2567).strip().split("\n")


def numbered(figures: Sequence[str], first: int = 1) -> dict[str, object]:
    return {str(n): d(figure) for n, figure in enumerate(figures, first)}


def test_figures_on_the_next_page_stand_beside_the_names_of_their_height() -> None:
    found = facts(page(1, ["ตัวชี้วัด", *NAMES], head()), page(2, ["คะแนน", *FIGURES]))
    assert values(found) == numbered(FIGURES)
    assert {mention.place.page for mention in found.mentions} == {2}


def test_pages_printed_down_and_then_over_go_together_in_their_order() -> None:
    found = facts(page(1, ["ตัวชี้วัด", *NAMES], head()), page(2, MORE), page(3, ["คะแนน", *FIGURES]), page(4, LATER))
    assert values(found) == numbered(FIGURES) | numbered(LATER, 6)


def test_two_columns_of_figures_keep_their_years() -> None:
    rows = [("ปี 2566", "ปี 2567"), *zip(LATER, FIGURES, strict=True)]
    cells = tuple(
        Cell(text, r, c, Place(page=2, box=(50 + 80 * c, TOP + 16 * r, 130 + 80 * c, TOP + 16 * r + 12)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    table = Table(cells, len(rows), 2, Place(page=2, box=(50, TOP, 210, TOP + 16 * len(rows))), "aligned")
    second = Page(number=2, blocks=(table,), width=595, height=842, origin="text_layer", state="read")
    found = facts(page(1, ["ตัวชี้วัด", *NAMES], head()), second)
    assert values(found, 2566) == numbered(LATER) and values(found, 2567) == numbered(FIGURES)


def test_figures_at_other_heights_stand_beside_nothing() -> None:
    assert values(facts(page(1, ["ตัวชี้วัด", *NAMES], head()), page(2, ["คะแนน", *FIGURES], step=19))) == {}


def test_a_page_of_figures_too_few_joins_nothing() -> None:
    pages = page(1, ["ตัวชี้วัด", *NAMES], head()), page(2, MORE), page(3, ["คะแนน", *FIGURES])
    assert values(facts(*pages)) == {}


def test_names_that_have_their_figures_take_none_from_the_next_page() -> None:
    rows = [f"{name} {figure}" for name, figure in zip(NAMES, FIGURES, strict=True)]
    found = facts(page(1, ["ตัวชี้วัด คะแนน", *rows], head()), page(2, ["น้ำหนัก", *LATER]))
    assert not set(values(found).values()) & set(map(d, LATER))


def ruled(number: int, rows: Sequence[Sequence[str]], top: float = TOP) -> Page:
    """A page of one ruled table."""
    cells = tuple(
        Cell(text, r, c, Place(page=number, box=(50 + 80 * c, top + 20 * r, 130 + 80 * c, top + 20 * r + 20)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    table = Table(
        cells, len(rows), len(rows[0]), Place(page=number, box=(50, top, 50 + 80 * len(rows[0]), top + 60)), "ruled"
    )
    return Page(number=number, blocks=(table,), width=842, height=595, origin="text_layer", state="read")


def test_a_table_of_years_goes_on_to_the_right_where_rows_are_level() -> None:
    left = [("ปีงบประมาณ", *NAMES), ("2566", *LATER), ("2567", *FIGURES)]
    right = [MORE, FIGURES, LATER]
    found = facts(page(1, [], head()), ruled(2, left), ruled(3, right))
    assert values(found, 2566) == numbered(LATER) | numbered(FIGURES, 6)
    assert values(found, 2567) == numbered(FIGURES) | numbered(LATER, 6)
    apart = facts(page(1, [], head()), ruled(2, left), ruled(3, right, top=TOP + 9))
    assert values(apart, 2566) == numbered(LATER)
    assert values(apart, 2567) == numbered(FIGURES)


def test_a_remark_that_is_the_same_in_every_row_makes_no_aims_of_figures() -> None:
    rows = [
        ("ตัวชี้วัด", "หมายเหตุ", "คะแนน"),
        *((name, "ตามเกณฑ์ที่กำหนด", figure) for name, figure in zip(NAMES, FIGURES, strict=True)),
    ]
    assert values(facts(page(1, [], head()), ruled(2, rows))) == numbered(FIGURES)


def test_words_that_explain_the_names_stand_before_the_figures() -> None:
    told = [f"ผู้ตอบเห็นว่า{name}ในปีที่ผ่านมาดี {figure}" for name, figure in zip(NAMES, FIGURES, strict=True)]
    assert values(facts(page(1, ["ตัวชี้วัด", *NAMES], head()), grid_page(2, told))) == numbered(FIGURES)
    other = [told[0].replace(NAMES[0], NAMES[3]), *told[1:]]
    assert values(facts(page(1, ["ตัวชี้วัด", *NAMES], head()), grid_page(2, other))) == {}


def grid_page(number: int, rows: Sequence[str]) -> Page:
    """A table of words and figures, under a head of its own."""
    told = [("คำอธิบาย", "คะแนนที่ได้"), *(tuple(row.rsplit(" ", 1)) for row in rows)]
    cells = tuple(
        Cell(text, r, c, Place(page=number, box=(50 + 200 * c, TOP + 16 * r, 240 + 200 * c, TOP + 16 * r + 12)))
        for r, row in enumerate(told)
        for c, text in enumerate(row)
    )
    place = Place(page=number, box=(50, TOP, 440, TOP + 16 * len(told)))
    table = Table(cells, len(told), 2, place, "aligned")
    return Page(number=number, blocks=(table,), width=595, height=842, origin="text_layer", state="read")


def test_a_list_of_bodies_goes_on_over_several_pages_with_its_levels_on_the_last() -> None:
    bodies = ("กรมอนามัย", "กรมการแพทย์", "กรมธนารักษ์")
    first = ruled(1, [("หน่วยงาน", "IIT"), *((body, f"9{n}.10") for n, body in enumerate(bodies))])
    second = ruled(2, [("EIT", "OIT"), *((f"8{n}.10", f"7{n}.10") for n in range(3))])
    third = ruled(3, [("รวม", "ระดับ"), *((f"8{n}.50", "ผ่าน") for n in range(3))])
    line = TextLine("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567", Place(page=1, box=(50, 40, 300, 52)))
    told = facts(replace(first, blocks=(line, *first.blocks)), second, third)
    names = {a.agency_id: a.name_th for a in told.agencies}
    found = {(names[s.agency_id], s.code): s.score for s in told.scores if s.agency_id}
    assert found == {
        (body, code): d(f"{tens}{n}.{part}")
        for n, body in enumerate(bodies)
        for code, tens, part in (("IIT", 9, "10"), ("EIT", 8, "10"), ("OIT", 7, "10"), ("ITA", 8, "50"))
    }
    assert {names[level.agency_id] for level in told.levels if level.agency_id} == set(bodies)


def test_a_title_that_runs_over_the_edge_of_the_page_is_one_line() -> None:
    start, rest = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 องค์การบริหารส่วนตำบลป่า", "แดง อำเภอเมืองแพร่ จังหวัดแพร่"
    left, right = page(1, ["ตัวชี้วัด", *NAMES], [start]), page(2, ["คะแนน", *FIGURES], [rest])
    wide = replace(left.blocks[0], place=Place(page=1, box=(50, TOP - 20, 540, TOP - 8)))
    told = facts(replace(left, blocks=(wide, *left.blocks[1:])), right)
    assert [a.name_th for a in told.agencies] == ["องค์การบริหารส่วนตำบลป่าแดง"]
    assert values(told) == numbered(FIGURES)
