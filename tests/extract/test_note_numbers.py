"""Small raised digits of a PDF: numbers of notes, not the end of the figure before them."""

from __future__ import annotations

import pytest
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.settings import Settings

from .pdf_maker import WIDTH, Drawing, make_pdf
from .shapes import texts


@pytest.mark.parametrize(
    ("figure", "behind", "size", "rise", "shown"),
    [
        ("92.31", "1", 7, 4, "92.31¹"),
        ("๙๒.๓๑", "๑", 7, 4, "๙๒.๓๑¹"),
        ("92.31", "1,2", 7, 4, "92.31¹,²"),
        ("92.31", "๑,๒", 7, 3, "92.31¹,²"),
        ("92.", "31", 7, 4, "92.31"),  # the rest of a figure
        ("92.3", "1", 7, 0, "92.31"),  # on its line
        ("92.3", "1", 12, 2, "92.31"),  # of its size
    ],
)
def test_raised_digits_are_no_part_of_a_figure(figure: str, behind: str, size: float, rise: float, shown: str) -> None:
    page = Drawing(width=500)
    page.text(40, 300, f"total {figure}", 12)
    page.text(40 + 12 * WIDTH * len(f"total {figure}"), 300 + rise, behind, size)
    assert texts(read_pdf(make_pdf(page), Settings(ocr=False))) == [f"total {shown}"]
