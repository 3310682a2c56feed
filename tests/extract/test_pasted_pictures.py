"""Tables pasted as pictures on pages of text are read at their places; photographs are left alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pypdfium2 as pdfium
import pytest
from prongsai.extract.layout.page_objects import Char, PageObjects
from prongsai.extract.pdf.text_layer_quality import assess, layer_facts
from prongsai.extract.records import Notice, NoticeCode, Page, Place, RawDocument, ReadNumber, TextLine
from prongsai.extract.scan import page_reader, page_selection, pasted_pictures, scanned_pages
from prongsai.extract.scan.page_reader import ScanFindings
from prongsai.extract.scan.picture.page_image import only
from prongsai.extract.settings import Settings
from prongsai.normalize.reconcile.ocr_readings import PageReadings
from prongsai.normalize.scores.candidates import Candidate

PICTURE = (100.0, 300.0, 500.0, 600.0)
ABOVE, BELOW = (TextLine(text, Place(1, (100, top, 300, top + 12))) for text, top in (("บน", 100), ("ล่าง", 700)))
READ = TextLine("คะแนน 93.69", Place(1, (120, 400, 300, 412)), numbers=(ReadNumber("93.69", 0.7),))
PAGE = Page(1, (ABOVE, BELOW), 595.0, 842.0, "text_layer")
TOLD = Notice(NoticeCode.PICTURE_NOT_READ, "a picture", 1)


def char(text: str, x0: float, top: float) -> Char:
    return Char(text, x0, top, x0 + 5, top + 12, top + 10, 12.0, 0, 0, False)


def blank_page() -> pdfium.PdfDocument:
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842).gen_content()
    return document


def with_pictures(shows: bool, monkeypatch: pytest.MonkeyPatch) -> tuple[Page, list[Notice]]:
    monkeypatch.setattr(page_selection, "shows_results", lambda image, digits: shows)
    monkeypatch.setattr(scanned_pages, "networks", lambda: (None, None))
    monkeypatch.setattr(scanned_pages, "recognizers", lambda: None)
    monkeypatch.setattr(page_reader, "read_page_image", lambda *args: ((READ,), ScanFindings()))
    pages, notices = pasted_pictures.with_pasted_pictures(blank_page(), [PAGE], [TOLD], {1: [PICTURE]}, Settings())
    return pages[0], notices


def test_what_a_picture_shows_stands_between_the_lines_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    page, notices = with_pictures(True, monkeypatch)
    assert page.blocks == (ABOVE, READ, BELOW) and page.from_picture == {1} and page.origin == "text_layer"
    assert notices == []


def test_a_photograph_is_left_alone_and_stays_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_pictures(False, monkeypatch) == (PAGE, [TOLD])


def test_only_the_pictures_of_a_page_are_seen() -> None:
    grey = np.zeros((842, 595), np.uint8)
    seen = only(grey, 1.0, [PICTURE])
    assert (seen[300:600, 100:500] == 0).all() and seen[299, 100] == seen[300, 99] == seen[600, 499] == 255


@pytest.mark.parametrize(
    ("box", "lettered", "found"),
    [(PICTURE, False, True), (PICTURE, True, False), ((10.0, 10.0, 60.0, 60.0), False, False)],
)
def test_a_bare_picture_that_may_hold_a_table_is_looked_at(
    box: tuple[float, float, float, float], lettered: bool, found: bool
) -> None:
    inside = [char("ก", 110 + n * 5, 350) for n in range(40)] if lettered else []
    text = [char("ข", 100 + n % 60 * 6, 50 + n // 60 * 20) for n in range(240)]
    objects = PageObjects(width=595, height=842, chars=[*text, *inside], fonts=["Arial"], images=[box])
    assert bool(assess(objects, layer_facts(objects)).pictures) is found


def test_figures_of_a_picture_are_as_sure_as_their_reader_was() -> None:
    raw = RawDocument("application/pdf", (replace(PAGE, blocks=(ABOVE, READ, BELOW), from_picture=frozenset({1})),))
    figure = Candidate(
        "overall", "ITA", Decimal("93.69"), None, 2567, "title", None, "93.69", (), "sentence", None, READ.place, 0
    )
    assert PageReadings(raw).of(figure).ocr_confidence == pytest.approx(0.7)
    assert PageReadings(raw).of(replace(figure, place=BELOW.place)).ocr_confidence is None
