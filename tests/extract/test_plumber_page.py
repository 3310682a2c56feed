"""pdfplumber's interface on our objects: the same words and tables as pdfplumber's own pages give."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pdfplumber
import prongsai
import pytest
from pdfplumber.utils.exceptions import PdfminerException
from prongsai.extract.layout.ruling_edges import SETTINGS, edges_of

from .pdf_maker import Drawing, make_pdf

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "data" / "raw").glob("*.chrome.pdf")) + sorted((ROOT / "data" / "raw").glob("*.office.pdf"))
SHARED = sorted((ROOT.parent / "shared" / "pdf").glob("*.office.pdf"))[:2]


def place(item: dict[str, Any]) -> tuple[object, ...]:
    """The text of a word or a character and where it stands."""
    return (item["text"], *(round(item[side], 1) for side in ("x0", "top", "x1", "bottom")))


def check_same(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Compare words and tables of every page with pdfplumber's own; how many of each there were."""
    # pdfplumber knows neither /ActualText nor the clip, which have tests of their own below.
    monkeypatch.setattr("prongsai.extract.pdf.glyphs.device.apply_actual_text", lambda *_: None)
    monkeypatch.setattr("prongsai.extract.pdf.glyphs.device.ObjectCollector.narrow", lambda *_: None)
    words = tables = 0
    with prongsai.open_pdf(data) as ours, pdfplumber.open(io.BytesIO(data)) as theirs:
        assert len(ours.pages) == len(theirs.pages)
        for mine, other in zip(ours.pages, theirs.pages, strict=True):
            for name in ("bbox", "page_number", "initial_doctop"):
                assert getattr(mine, name) == getattr(other, name)
            found = [place(word) for word in mine.extract_words()]
            assert found == [place(word) for word in other.extract_words()]
            assert mine.extract_tables() == other.extract_tables()
            words += len(found)
            tables += len(mine.find_tables())
    return words, tables


def ruled(rotate: int = 0, crop: tuple[float, float, float, float] | None = None) -> Drawing:
    page = Drawing(width=400, height=300, rotate=rotate, crop=crop)
    page.grid([40, 140, 240], [250, 230, 210])
    for x, y, text in ((45, 235, "ตัวชี้วัด"), (145, 235, "คะแนน"), (45, 215, "การปฏิบัติหน้าที่"), (145, 215, "๘๗.๕๐")):
        page.text(x, y, text)
    page.text(45, 150, "a line under the table")
    return page


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_a_generated_report_has_the_same_words_and_tables(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words, tables = check_same(path.read_bytes(), monkeypatch)
    assert words > 100 and tables >= 1


@pytest.mark.skipif(not SHARED, reason="the shared reports are not beside this checkout")
@pytest.mark.parametrize("path", SHARED, ids=lambda p: p.name)
def test_a_published_report_has_the_same_words_and_tables(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words, tables = check_same(path.read_bytes(), monkeypatch)
    assert words > 500 and tables >= 5


def test_drawn_pages_have_the_same_words_and_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_same(make_pdf(ruled(), ruled(rotate=180), ruled(crop=(20, 100, 380, 290))), monkeypatch)[1] == 3


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (20, 100, 380, 290)])
def test_objects_of_turned_and_cropped_pages_stand_where_pdfplumbers_do(
    rotate: int, crop: tuple[float, float, float, float] | None
) -> None:
    data = make_pdf(ruled(rotate, crop))
    with prongsai.open_pdf(data) as ours, pdfplumber.open(io.BytesIO(data)) as theirs:
        mine, other = ours.pages[0], theirs.pages[0]
        for kind in ("chars", "lines"):
            sides = ("x0", "top", "x1", "bottom", "doctop", "y0", "y1", "width", "height")
            assert len(getattr(mine, kind)) == len(getattr(other, kind)) > 0
            for a, b in zip(getattr(mine, kind), getattr(other, kind), strict=True):
                assert [a[s] for s in sides] == pytest.approx([b[s] for s in sides], abs=0.01), (kind, a, b)
        assert [c["upright"] for c in mine.chars] == [c["upright"] for c in other.chars]


def test_actual_text_is_read_where_pdfplumber_shows_glyphs() -> None:
    page = Drawing()
    page.raw(f"/Span <</ActualText <FEFF0E19>>> BDC BT /F1 10 Tf 50 300 Td <{page.codes('x')}> Tj ET EMC")
    data = make_pdf(page)
    with prongsai.open_pdf(data) as ours, pdfplumber.open(io.BytesIO(data)) as theirs:
        assert (ours.pages[0].extract_text(), theirs.pages[0].extract_text()) == ("น", "x")


def test_what_a_clip_cuts_off_is_left_out() -> None:
    page = Drawing()
    page.raw(f"q 0 100 400 300 re W n BT /F1 10 Tf 50 50 Td <{page.codes('hidden')}> Tj ET Q")
    page.text(50, 300, "shown")
    data = make_pdf(page)
    with prongsai.open_pdf(data) as ours, pdfplumber.open(io.BytesIO(data)) as theirs:
        assert (ours.pages[0].extract_text(), theirs.pages[0].extract_text()) == ("shown", "shown\nhidden")


def test_a_document_is_opened_from_a_path_bytes_or_a_stream(tmp_path: Path) -> None:
    data = make_pdf(ruled())
    path = tmp_path / "one.pdf"
    path.write_bytes(data)
    for source in (path, str(path), data, io.BytesIO(data)):
        with prongsai.open_pdf(source) as document:
            page = document.pages[0]
            assert isinstance(document, pdfplumber.PDF) and isinstance(page, pdfplumber.page.Page)
            assert page.crop((0, 40, 400, 100)).extract_table()[0] == ["ตัวชี้วัด", "คะแนน"]
            assert page.to_image().original.size == (400, 300)
            assert page.within_bbox((0, 140, 400, 160)).extract_text() == "a line under the table"


@pytest.mark.parametrize("data", [b"", b"no PDF at all", make_pdf(ruled())[:80]])
def test_what_is_no_pdf_is_refused_as_pdfplumber_refuses_it(data: bytes) -> None:
    with pytest.raises(PdfminerException):
        prongsai.open_pdf(data).pages[0].chars  # noqa: B018


def test_a_page_with_too_much_on_it_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.extract.pdf.glyphs.device.MAX_OBJECTS", 20)
    small = Drawing()
    small.text(50, 300, "few")
    with prongsai.open_pdf(make_pdf(ruled(), small)) as document:
        with pytest.raises(PdfminerException, match="more than 20"):
            document.pages[0].extract_text()
        assert document.pages[1].extract_text() == "few"


def test_importing_the_package_imports_nothing_else() -> None:
    code = (
        "import sys, prongsai\n"
        "heavy = {'pdfplumber', 'pdfminer', 'numpy', 'pyarrow', 'prongsai.extract'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "prongsai.open_pdf\n"
        "assert 'pdfplumber' in sys.modules"
    )
    place = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=place, timeout=60)
    assert done.returncode == 0, done.stderr


def test_an_unknown_name_of_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        prongsai.nothing  # noqa: B018


# ---- edges


def test_dots_of_a_border_become_one_edge_where_the_line_stands() -> None:
    dots = [(40 + 4.0 * i, 100.0, 41.0 + 4 * i, 100.4) for i in range(50)]  # 3 points apart
    long = [(40.0, 103.0, 240.0, 103.0)]  # 3 points lower: the same line, and by far the longest
    horizontal, vertical = edges_of([*dots, *long], [], 400, 400)
    assert [(e.start, e.end) for e in horizontal] == [(40.0, 240.0)] and vertical == []
    assert horizontal[0].at == pytest.approx((50 * 1.01 * 100.2 + 200.01 * 103) / (50 * 1.01 + 200.01), abs=0.01)


@pytest.mark.parametrize(("gap", "count"), [(SETTINGS.join_x_tolerance - 0.1, 1), (SETTINGS.join_x_tolerance + 0.1, 2)])
def test_pieces_are_joined_over_small_gaps_only(gap: float, count: int) -> None:
    pieces = [(40.0, 100.0, 100.0, 100.0), (100.0 + gap, 100.0, 160.0, 100.0)]
    assert len(edges_of(pieces, [], 400, 400)[0]) == count
    upright = [(100.0, 40.0, 100.0, 100.0), (100.0, 100.0 + gap, 100.0, 160.0)]
    assert len(edges_of(upright, [], 400, 400)[1]) == count


def test_what_stays_short_is_no_edge_and_the_page_is_no_cell() -> None:
    assert edges_of([(10.0, 10.0, 15.0, 10.0)], [(0.0, 0.0, 400.0, 400.0), (5.0, 5.0, 9.0, 9.0)], 400, 400) == ([], [])
