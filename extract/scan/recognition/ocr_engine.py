"""What the reader of scans asks of a text engine, and the engines there are.

Another engine is a class that offers what `OcrEngine` lists, and one entry of `ENGINES`.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Protocol

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.recognition.ocr_words import Layout, OcrWord
from prongsai.extract.scan.recognition.tesseract import Tesseract


class OcrEngine(Protocol):
    """A text engine; making one loads its models."""

    name: ClassVar[str]
    languages: ClassVar[tuple[str, ...]]  # whose data it needs
    install: ClassVar[str]  # the command that installs it
    upright_confidence: ClassVar[float]  # mean of the letters of a page; below it the page may stand on its head

    @classmethod
    def missing(cls) -> str:
        """Why it cannot be used here, program or language data, on one line; empty where it can."""
        ...

    @classmethod
    def version(cls) -> str:
        """Versions of the program and of its language data, without loading a model."""
        ...

    def orientation(self, page: Grey, dpi: float, sideways: bool) -> int:
        """By how many degrees clockwise (0, 90, 180, 270) a page must be turned to stand upright.

        Args:
            page: dark ink on light paper, uint8, rows by columns.
            dpi: its resolution.
            sideways: lines of writing run up the page.
        """
        ...

    def read(self, crop: Grey, dpi: float, layout: Layout = "page") -> list[OcrWord]:
        """Read a grey picture.

        Args:
            crop: dark ink on light paper, uint8, rows by columns.
            dpi: its resolution.
            layout: what it holds.

        Returns:
            The words in the order of reading, boxes in pixels of the picture.
        """
        ...


ENGINES: tuple[type[OcrEngine], ...] = (Tesseract,)  # the first one that is installed reads


def missing() -> str:
    """Why scans cannot be read here, on one line with the remedy; empty where they can."""
    return _missing(ENGINES)


def engine_version() -> str:
    """Name and versions of the engine that reads here, "none" where none is installed. Loads no model."""
    return _version(ENGINES)


def text_engine() -> OcrEngine:
    """The engine that reads here, its models loaded once for the process.

    Raises:
        DocumentError: `missing_program`, with the line that installs what is missing.
    """
    problem = missing()
    if problem:
        raise DocumentError(ErrorCode.MISSING_PROGRAM, problem)
    return _loaded(next(engine for engine in ENGINES if not engine.missing()))


@cache
def _loaded(engine: type[OcrEngine]) -> OcrEngine:
    return engine()


@cache
def _version(engines: tuple[type[OcrEngine], ...]) -> str:
    return next((f"{engine.name} {engine.version()}" for engine in engines if not engine.missing()), "none")


@cache
def _missing(engines: tuple[type[OcrEngine], ...]) -> str:
    if not engines:
        return "no text engine is registered"
    try:
        import cv2  # noqa: F401
        import onnxruntime  # noqa: F401
    except ImportError as error:
        return f"{error.name or error} is not installed; to read scans: {engines[0].install}"
    from prongsai.extract.scan.recognition import abbreviation_recognizer, digit_recognizer

    for model in (digit_recognizer.MODEL, abbreviation_recognizer.MODEL):
        if not model.is_file():
            return f"a model is missing from this installation ({model.name}); install prongsai again"
    problems = [engine.missing() for engine in engines]
    return "" if "" in problems else problems[0]
