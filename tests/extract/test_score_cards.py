"""Figures under or over their names in PDFs without rules."""

from __future__ import annotations

from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import RawDocument
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf
from .shapes import grid, tables, texts

XS = (40, 200, 340)


def read(*lines: tuple[float, tuple[str, ...]]) -> RawDocument:
    page = Drawing(width=500)
    for y, words in lines:
        for x, word in zip(XS, words, strict=False):
            if word:
                page.text(x, y, word)
    return read_pdf(make_pdf(page), Settings())


def only(document: RawDocument) -> list[list[str]]:
    found = tables(document)
    assert len(found) == 1 and found[0].method == "aligned"
    return grid(found[0])


def test_names_over_their_figures_are_a_lying_table() -> None:
    document = read((300, ("IIT", "EIT", "OIT")), (280, ("97.28", "96.61", "100")))
    assert only(document) == [["IIT", "EIT", "OIT"], ["97.28", "96.61", "100"]]


def test_the_words_of_a_name_on_two_lines_keep_together() -> None:
    document = read(
        (300, ("duty", "property-of", "power")), (284, ("", "the-state", "")), (268, ("91.20", "92.30", "93.40"))
    )
    assert only(document) == [["duty", "property-of\nthe-state", "power"], ["91.20", "92.30", "93.40"]]


def test_cards_in_rows_names_first() -> None:
    document = read(
        (300, ("duty", "budget")), (280, ("91.20", "92.30")), (260, ("power", "property")), (240, ("93.40", "94.50"))
    )
    assert only(document) == [["duty\n91.20", "budget\n92.30"], ["power\n93.40", "property\n94.50"]]


def test_cards_in_rows_figures_first() -> None:
    document = read(
        (300, ("91.20", "92.30")), (280, ("duty", "budget")), (260, ("93.40", "94.50")), (240, ("power", "property"))
    )
    assert only(document) == [["91.20\nduty", "92.30\nbudget"], ["93.40\npower", "94.50\nproperty"]]


def test_a_line_further_off_belongs_to_no_card() -> None:
    document = read(
        (300, ("91.20", "92.30")),
        (280, ("duty", "budget")),
        (260, ("93.40", "94.50")),
        (240, ("power", "property")),
        (205, ("source :", "announced")),
    )
    assert only(document)[-1] == ["93.40\npower", "94.50\nproperty"]
    assert texts(document) == ["source : announced"]


def test_a_name_of_two_lines_puts_its_figure_on_the_third() -> None:
    document = read(
        (300, ("duty", "property-of", "power")), (280, ("91.20", "the-state", "93.40")), (260, ("", "92.30", ""))
    )
    assert only(document) == [["duty\n91.20", "property-of\nthe-state\n92.30", "power\n93.40"]]


def test_cards_set_in_the_middle_of_their_height() -> None:
    document = read(
        (300, ("", "property-of", "")),
        (295, ("duty", "", "power")),
        (290, ("", "the-state", "")),
        (285, ("91.20", "", "93.40")),
        (280, ("", "92.30", "")),
    )
    assert only(document) == [["duty\n91.20", "property-of\nthe-state\n92.30", "power\n93.40"]]


def test_figures_whose_order_nothing_tells_are_no_cards() -> None:
    # A name above and a name below every line of figures, all at one distance: two readings, so none.
    document = read(
        (300, ("duty", "budget")),
        (280, ("91.20", "92.30")),
        (260, ("power", "property")),
        (240, ("93.40", "94.50")),
        (220, ("quality", "speed")),
    )
    assert not any(
        "91.20" in cell and "\n" in cell for table in tables(document) for row in grid(table) for cell in row
    )


def test_figures_that_stand_under_no_name() -> None:
    page = Drawing(width=500)
    page.text(40, 300, "a line of words that runs on over the page and on")
    page.text(120, 280, "91.20")
    page.text(300, 280, "92.30")
    assert tables(read_pdf(make_pdf(page), Settings())) == []


def test_scores_of_another_year_under_a_figure_are_not_its_name() -> None:
    past = ("2565 : 81.20", "2565 : 82.30", "2565 : 83.40")
    document = read((300, ("IIT", "EIT", "OIT")), (280, ("91.20", "92.30", "93.40")), (262, past))
    assert only(document) == [["IIT", "EIT", "OIT"], ["91.20", "92.30", "93.40"], list(past)]


def test_names_on_two_lines_far_over_their_figures() -> None:
    names = (("duty", "property-of", "power"), ("", "the-state", ""))
    more = (("budget", "quality-of", "speech"), ("", "services", ""))
    document = read(
        (340, names[0]), (326, names[1]), (299, ("91.20", "92.30", "93.40")),
        (260, more[0]), (246, more[1]), (219, ("94.50", "95.60", "96.70")),
    )  # fmt: skip
    assert only(document) == [
        ["duty\n91.20", "property-of\nthe-state\n92.30", "power\n93.40"],
        ["budget\n94.50", "quality-of\nservices\n95.60", "speech\n96.70"],
    ]


def test_names_under_large_figures_go_on_in_a_second_line() -> None:
    page = Drawing(width=500)
    for x, score, name, more in ((40, "91.20", "duty", "of-all"), (240, "92.30", "property", "")):
        page.text(x, 300, score, size=24)
        page.text(x, 284, name)
        if more:
            page.text(x, 270, more)
    assert only(read_pdf(make_pdf(page), Settings())) == [["91.20\nduty\nof-all", "92.30\nproperty"]]


def test_a_title_over_cards_does_not_part_them_from_the_scores_of_another_year() -> None:
    page = Drawing(width=500)
    page.text(40, 330, "a-title-over-all of-these-cards")
    for x, name, score, past in zip(XS, ("IIT", "EIT", "OIT"), ("91.20", "92.30", "93.40"), "123", strict=True):
        page.text(x, 300, name)
        page.text(x, 272, score, size=20)
        page.text(x, 258, f"2565 : 8{past}.20", size=8)
    assert only(read_pdf(make_pdf(page), Settings())) == [
        ["IIT", "EIT", "OIT"],
        ["91.20", "92.30", "93.40"],
        ["2565 : 81.20", "2565 : 82.20", "2565 : 83.20"],
    ]
