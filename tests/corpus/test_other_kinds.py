"""A report of ours says the same in every kind of file that is read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from prongsai.extract.office import libreoffice
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret_in_full

from corpus.generate import FORMATS, Report, make_report, write
from corpus.registry import choose
from corpus.render import other_kinds

Rows = set[tuple[str | None, int | None, str, Decimal | None]]
LAYOUTS = ("cards", "ranked", "decorated")


def rows_of(data: bytes, name: str) -> Rows:
    raw = read_document(data, name, Settings(ocr=False))
    assert raw.error_code is None, raw.error
    return {(s.agency_id, s.fiscal_year_be, s.code, s.score) for s in interpret_in_full(raw, Settings()).facts.scores}


def report_of(layout: str) -> Report:
    return make_report(choose(layout)[0], 7, 0)


def drawn(report: Report, folder: Path) -> Path:
    """The report as a Word file and as a web page."""
    assert {"docx", "html"} <= set(FORMATS)
    write([report], folder / "raw", folder / "gold", ("docx", "html"), whole=True)
    return folder / "raw" / "docx" / f"{report.document.name}.docx"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_word_files_web_pages_workbooks_and_slides_give_the_same_rows(layout: str, tmp_path: Path) -> None:
    report = report_of(layout)
    word = drawn(report, tmp_path)
    want = rows_of(word.read_bytes(), word.name)
    assert {(year, code, str(score)) for _, year, code, score in want} >= {
        (s["fiscal_year_be"], s["code"], f"{Decimal(str(s['score'])):.2f}") for s in report.truth["scores"]
    }
    page = tmp_path / "raw" / "html" / f"{report.document.name}.html"
    assert rows_of(page.read_bytes(), page.name) == want
    for form, make in other_kinds.WRITERS.items():
        assert rows_of(make(report.document), f"a.{form}") == want, form


@pytest.mark.slow
@pytest.mark.skipif(not libreoffice.program(), reason="LibreOffice is not installed")
def test_what_libreoffice_makes_of_them_gives_the_same_rows(tmp_path: Path) -> None:
    report = report_of(LAYOUTS[0])
    sources = {"docx": drawn(report, tmp_path)}
    for form, make in other_kinds.WRITERS.items():
        sources[form] = tmp_path / f"{report.document.name}.{form}"
        sources[form].write_bytes(make(report.document))
    want = rows_of(sources["docx"].read_bytes(), "a.docx")
    of = {"docx": other_kinds.OF_WORD, "xlsx": other_kinds.OF_SHEETS, "pptx": other_kinds.OF_SLIDES}
    for source, forms in of.items():
        for form in ("pdf", *forms) if source == "docx" else forms:
            other_kinds.converted([sources[source]], form, tmp_path / form)
            made = tmp_path / form / f"{report.document.name}.{form}"
            assert rows_of(made.read_bytes(), made.name) == want, form
