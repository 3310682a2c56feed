"""Text engines are entries of a list: the first one that is installed reads, and says which version did."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image, ImageDraw
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.records import TextLine
from prongsai.extract.scan.recognition import ocr_engine
from prongsai.extract.scan.recognition.ocr_words import OcrWord
from prongsai.extract.scan.recognition.tesseract import Tesseract
from prongsai.extract.settings import Settings

pytest.importorskip("cv2", reason="scans need OpenCV")
pytest.importorskip("onnxruntime", reason="scans need onnxruntime")


class Made:
    """A made-up engine: it reads "ผลการประเมิน" in every line."""

    name = "made-up"
    languages = ("tha",)
    install = "make it"
    upright_confidence = 0.9
    asked: list[str] = []
    confidence = 0.99
    turn = 0

    @classmethod
    def missing(cls) -> str:
        return ""

    @classmethod
    def version(cls) -> str:
        return "7.1, tha 2026"

    def orientation(self, page: np.ndarray, dpi: float, sideways: bool) -> int:
        self.asked.append("sideways" if sideways else "upright")
        return self.turn

    def read(self, crop: np.ndarray, dpi: float, layout: str = "page") -> list[OcrWord]:
        height, width = crop.shape
        return [OcrWord("ผลการประเมิน", (9.0, 9.0, width - 9.0, height - 9.0), self.confidence, 0)]


class Absent(Made):
    name = "absent"

    @classmethod
    def missing(cls) -> str:
        return "absent is not installed; make it"


class Unsure(Made):
    name = "unsure"
    turn = 180


@pytest.fixture(autouse=True)
def _asked() -> Iterator[None]:
    Made.asked.clear()
    yield


def scan_of_one_line() -> bytes:
    page = Image.new("L", (1240, 1754), 245)
    pen = ImageDraw.Draw(page)
    for x in range(200, 700, 26):  # pieces of ink as high as letters, in no shape of a digit
        pen.polygon([(x, 300), (x + 18, 300), (x + 9, 315), (x + 18, 330), (x, 330), (x + 5, 315)], fill=20)
    data = io.BytesIO()
    page.save(data, format="PDF", resolution=150)
    return data.getvalue()


def test_a_registered_engine_reads_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "ENGINES", (Absent, Made))
    document = read_pdf(scan_of_one_line(), Settings())
    assert document.text_origin == "ocr"
    lines = [block for page in document.pages for block in page.blocks]
    assert [line.text for line in lines if isinstance(line, TextLine)] == ["ผลการประเมิน"]
    assert Made.asked == []


def test_an_engine_that_reads_badly_is_asked_for_the_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "ENGINES", (Unsure,))
    monkeypatch.setattr(Made, "confidence", 0.8)
    (page,) = read_pdf(scan_of_one_line(), Settings()).pages
    assert Made.asked == ["upright"]
    assert page.turn == 180


def test_the_version_is_that_of_the_engine_that_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "ENGINES", (Absent, Made))
    assert ocr_engine.engine_version() == "made-up 7.1, tha 2026"
    assert ocr_engine.missing() == ""
    assert isinstance(ocr_engine.text_engine(), Made)


def test_without_an_engine_scans_wait_and_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "ENGINES", (Absent,))
    assert ocr_engine.engine_version() == "none"
    document = read_pdf(scan_of_one_line(), Settings())
    assert document.error_code == "missing_program"
    assert document.error is not None and "absent is not installed; make it" in document.error


@pytest.mark.skipif(bool(Tesseract.missing()), reason=Tesseract.missing() or "Tesseract is here")
def test_tesseract_names_its_program_and_the_data_of_both_languages() -> None:
    parts = Tesseract.version().split(", ")
    assert parts[0][0].isdigit()
    assert [part.split()[0] for part in parts[1:]] == ["tesserocr", *Tesseract.languages]
    assert all(len(part.split()[1]) == 16 for part in parts[2:])
    assert ocr_engine.engine_version() == f"tesseract {Tesseract.version()}"
