"""Boxes side by side with a list of figures in each: read one after the other."""

from __future__ import annotations

import pytest
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import TextLine
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf

LISTS = (
    ["duty", "91.10", "budget", "82.42", "power", "88.05", "mean 87.19"],
    ["quality", "79.40", "answers", "83.15", "mending", "81.77", "mean 81.44"],
    ["openness", "78.20", "prevention", "62.50", "mean 70.35"],
)


def drawn(gap: float) -> Drawing:
    page = Drawing(width=500, height=400)
    page.text(40, 380, "results of the year")
    for n, lines in enumerate(LISTS):
        x = 40 + (120 + gap) * n
        page.box(x, 200, 120, 140)
        for k, words in enumerate(lines):
            page.text(x + 8, 325 - 15 * k, words, 9)
    page.text(40, 170, "below them")
    return page


def test_lists_in_boxes_side_by_side_are_read_box_by_box() -> None:
    blocks = [block for page in read_pdf(make_pdf(drawn(20)), Settings()).pages for block in page.blocks]
    told = [block.text for block in blocks if isinstance(block, TextLine)]
    assert told == ["results of the year", *(words for lines in LISTS for words in lines), "below them"]


def test_boxes_that_touch_are_the_columns_of_a_table() -> None:
    blocks = [block for page in read_pdf(make_pdf(drawn(0)), Settings()).pages for block in page.blocks]
    told = [block.text for block in blocks if isinstance(block, TextLine)]
    assert told == ["results of the year", "below them"]


@pytest.mark.parametrize("unit", ["", " points"])
def test_boxes_of_figures_whose_names_stand_beside_them_are_columns(unit: str) -> None:
    page = Drawing(width=500, height=400)
    for k, name in enumerate(("duty", "budget", "power", "mending")):
        page.text(40, 300 - 20 * k, name, 9)
    for n in range(3):
        page.box(140 + 110 * n, 210, 90, 130)
        page.text(150 + 110 * n, 322, f"year 256{n + 5}", 9)
        for k in range(4):
            page.text(165 + 110 * n, 300 - 20 * k, f"8{k}.{n}1{unit}", 9)
    blocks = read_pdf(make_pdf(page), Settings()).pages[0].blocks
    assert not [block for block in blocks if isinstance(block, TextLine) and block.text.startswith("80.")]


def test_a_year_its_total_and_its_parts_in_a_box_are_no_row_of_cards() -> None:
    page = Drawing(width=500, height=400)
    boxes = [[f"year {n}", f"9{n}.48", f"IIT 8{n}.98", f"EIT 8{n}.58", f"OIT 9{n}.52"] for n in (1, 2)]
    for n, lines in enumerate(boxes):
        page.box(40 + 140 * n, 200, 120, 140)
        for k, words in enumerate(lines):
            page.text(70 + 140 * n, 320 - 20 * k, words, 16 if k == 1 else 9)
    blocks = [block for page in read_pdf(make_pdf(page), Settings()).pages for block in page.blocks]
    told = [[block.text] if isinstance(block, TextLine) else [cell.text for cell in block.cells] for block in blocks]
    assert " ".join(words for block in told for words in block) == " ".join([*boxes[0], *boxes[1]])
