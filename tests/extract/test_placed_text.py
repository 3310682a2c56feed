"""Text whose place on the page says what it belongs to: charts, cards, neighbouring tables, slanted marks."""

from __future__ import annotations

import random

from prongsai.extract.layout.charts.bars import lying_bars
from prongsai.extract.layout.words import Word
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import RawDocument, Table, TextLine
from prongsai.extract.settings import Settings

from .pdf_maker import MARKS, WIDTH, Drawing, make_pdf
from .shapes import grid, tables, texts

NAMES = ("duty", "budget", "power", "property-of/the-state", "remedy")
FIGURES = ("91.20", "62.35", "93.40", "87.10", "88.75")


def centred(page: Drawing, x: float, y: float, text: str, size: float = 10) -> None:
    page.text(x - WIDTH * size * len(text) / 2, y, text, size)


def chart(page: Drawing, figures: tuple[str, ...] = FIGURES, shift: float = 0, scale: bool = False) -> None:
    """Bars at the figures' heights with the names below them, `shift` points to the right."""
    for n, (name, figure) in enumerate(zip(NAMES, figures, strict=True)):
        x, height = 90 + 70 * n, 2 * float(figure)
        page.box(x - 20, 100, 40, height, "f")
        centred(page, x, 104 + height, figure)
        for line, part in enumerate(name.split("/")):
            centred(page, x + shift, 86 - 12 * line, part)
    if scale:
        for tick in (100, 80, 60, 40):
            page.text(20, 96 + 2 * tick, str(tick))


def make_word(text: str, x: float, baseline: float) -> Word:
    return Word([], text, x, baseline - 8, x + 25, baseline + 2, baseline, 10)


def read(*pages: Drawing) -> RawDocument:
    return read_pdf(make_pdf(*pages), Settings())


def pairs(document: RawDocument) -> dict[str, str]:
    """The names and figures of the only table."""
    (table,) = tables(document)
    return {name: figure for name, figure in grid(table)}


def test_a_chart_pairs_each_name_with_the_figure_in_its_column() -> None:
    page = Drawing(width=500)
    chart(page)
    wanted = {name.replace("/", "\n"): figure for name, figure in zip(NAMES, FIGURES, strict=True)}
    assert pairs(read(page)) == wanted


def test_the_scale_of_a_chart_is_no_figure_of_a_column() -> None:
    page = Drawing(width=500)
    chart(page, scale=True)
    found = pairs(read(page))
    assert [found[name.replace("/", "\n")] for name in NAMES] == list(FIGURES)


def test_bars_of_nearly_one_height_are_a_chart_too() -> None:
    page = Drawing(width=500)
    figures = ("91.20", "91.90", "91.40", "92.60", "91.70")
    chart(page, figures)
    assert list(pairs(read(page)).values()) == list(figures)


def test_names_beside_the_middle_of_the_bars_pair_with_nothing() -> None:
    page = Drawing(width=500)
    chart(page, shift=24)
    assert tables(read(page)) == []


def test_a_bar_without_its_figure_leaves_the_others_unpaired() -> None:
    page = Drawing(width=500)
    chart(page)
    page.parts = [part for part in page.parts if page.codes("93.40") not in part]
    assert tables(read(page)) == []


def lying_chart(page: Drawing, lengths: tuple[float, ...]) -> None:
    """Bars from one line to the right over the lines of a scale, names before them and figures at their ends."""
    for n, (name, figure, length) in enumerate(zip(NAMES, FIGURES, lengths, strict=True)):
        y = 300 - 26 * n
        page.box(160, y, length, 16, "f")
        page.text(150 - WIDTH * 10 * len(name), y + 5, name)
        page.text(164 + length, y + 4, figure)
    for x in (160, 210, 260, 310, 360):
        page.line(x, 180, x, 330)


def test_lying_bars_pair_their_names_with_the_figures_at_their_ends() -> None:
    page = Drawing(width=500)
    lying_chart(page, tuple(2 * float(figure) for figure in FIGURES))
    assert pairs(read(page)) == dict(zip(NAMES, FIGURES, strict=True))


def test_boxes_whose_lengths_contradict_their_figures_are_no_bars() -> None:
    words = [make_word(f"{n}0.00", 230, 20 * n) for n in range(1, 4)] + [
        make_word("name", 40, 20 * n) for n in range(1, 4)
    ]
    boxes = [(100.0, 20.0 * n - 10, 240.0 - n * 5, 20.0 * n + 4) for n in range(1, 4)]
    assert lying_bars(boxes, words) == []
    assert len(lying_bars([(a, b, 225 + 5.0 * n, d) for n, (a, b, _, d) in enumerate(boxes)], words)) == 3


def test_the_last_row_of_cards_may_hold_fewer() -> None:
    page = Drawing(width=500)
    cards = [("91.20", "duty"), ("92.30", "budget"), ("93.40", "power"), ("94.50", "remedy"), ("95.60", "service")]
    for n, (figure, name) in enumerate(cards):
        x, y = 120 + 200 * (n % 2), 340 - 60 * (n // 2)
        centred(page, x, y, figure, 12)
        centred(page, x, y - 18, name)
    document = read(page)
    assert grid(tables(document)[0]) == [
        ["91.20\nduty", "92.30\nbudget"],
        ["93.40\npower", "94.50\nremedy"],
        ["95.60\nservice", ""],
    ]


def test_what_stands_under_a_row_of_cards_is_no_card() -> None:
    page = Drawing(width=500)
    for n, (figure, name) in enumerate(
        [("91.20", "duty"), ("92.30", "budget"), ("93.40", "power"), ("94.50", "remedy")]
    ):
        x, y = 120 + 200 * (n % 2), 340 - 60 * (n // 2)
        centred(page, x, y, figure, 12)
        centred(page, x, y - 18, name)
    page.text(40, 220, "95.60 in the year before")
    assert "95.60 in the year before" in texts(read(page))


def two_tables(page: Drawing) -> None:
    for left in (40, 260):
        page.grid([left, left + 100, left + 180], [200, 220, 240])
        for y, name, figure in ((226, "duty", "91.20"), (206, "budget", "82.30")):
            page.text(left + 4, y, name)
            page.text(left + 110, y, figure)


def in_order(document: RawDocument) -> list[str]:
    blocks = [block for page in document.pages for block in page.blocks]
    return [
        block.text if isinstance(block, TextLine) else "table"
        for block in blocks
        if isinstance(block, TextLine | Table)
    ]


def test_each_of_two_tables_side_by_side_is_read_behind_its_own_heading() -> None:
    page = Drawing(width=500)
    page.text(150, 300, "a title over both of the tables")
    for left, year in ((40, "2567"), (260, "2566")):
        page.text(left, 264, "results")
        page.text(left, 248, f"year {year}")
    two_tables(page)
    assert in_order(read(page)) == [
        "a title over both of the tables", "results", "year 2567", "table", "results", "year 2566", "table",
    ]  # fmt: skip


def test_a_line_over_both_tables_stays_over_both() -> None:
    page = Drawing(width=500)
    page.text(120, 250, "the results of the years 2566 and 2567")
    two_tables(page)
    assert in_order(read(page)) == ["the results of the years 2566 and 2567", "table", "table"]


def test_a_mark_across_a_table_is_in_none_of_its_cells() -> None:
    page = Drawing(width=500)
    two_tables(page)
    page.parts.append(f"BT /F1 40 Tf .7 .7 -.7 .7 60 190 Tm <{page.codes('COPY 25')}> Tj ET")
    document = read(page)
    assert [grid(table) for table in tables(document)] == [[["duty", "91.20"], ["budget", "82.30"]]] * 2
    assert texts(document) == []


def test_text_at_a_slant_beside_the_text_of_a_page_is_a_line() -> None:
    page = Drawing(width=500)
    two_tables(page)
    page.parts.append(f"BT /F1 12 Tf .7 .7 -.7 .7 60 60 Tm <{page.codes('a label')}> Tj ET")
    assert texts(read(page)) == ["a label"]


def test_a_page_that_lies_a_little_crooked_is_read_as_upright() -> None:
    page = Drawing(width=500)
    page.parts.append(f"BT /F1 12 Tf .998 .06 -.06 .998 60 60 Tm <{page.codes('crooked')}> Tj ET")
    assert texts(read(page)) == ["crooked"]


def test_letters_drawn_in_the_order_of_the_alphabet_are_read_by_their_place() -> None:
    lines = ["การปฏิบัติหน้าที่ 96.31", "การใช้งบประมาณ 94.28", "ที่ดินและน้ำในพื้นที่ 87.50"]
    ordered, shuffled = Drawing(), Drawing()
    drawn: list[tuple[str, float, float]] = []
    for row, line in enumerate(lines):
        y = 300 - 20 * row
        ordered.text(40, y, line)
        for n, char in enumerate(line):
            x = 40 + 5 * sum(1 for c in line[:n] if c not in MARKS)
            drawn.append((char, x, y))
    random.Random(7).shuffle(drawn)
    for char, x, y in sorted(drawn, key=lambda item: item[0]):
        shuffled.text(x, y, char)
    assert texts(read(ordered)) == lines
    assert texts(read(shuffled)) == lines


def test_a_cluster_that_each_of_its_glyphs_says_is_said_once() -> None:
    page = Drawing()
    page.text(40, 300, "รู")
    page.text(40, 280, "\u0e14\u0e4d\u0e32\u0e14\u0e4d\u0e32")
    says = {"ร": "รู้", "ู": "รู้", "ด": "ดำ", "\u0e4d": "ดำ", "า": "ดำ"}
    assert texts(read_pdf(make_pdf(page, spelled=says), Settings())) == ["รู้", "ดำดำ"]


def test_a_letter_with_a_width_says_its_cluster_again() -> None:
    page = Drawing()
    page.text(40, 300, "กก")
    assert texts(read_pdf(make_pdf(page, spelled={"ก": "กก"}), Settings())) == ["กกกก"]
