"""Tesseract as the text engine, in this process.

Its Thai model cannot write ๔ ๖ ๗ ๘ ๙ and writes look-alikes without a warning; numbers are therefore the digit
reader's (`extract.scan.recognition.digit_recognizer`), and a Thai digit that Tesseract alone wrote counts as unread.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, ClassVar

from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.recognition.ocr_words import Layout, OcrLetter, OcrWord

_LANGUAGES = ("tha", "eng")
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng && pip install 'prongsai[scans]'"
_LOOK_AHEAD = 4  # characters of the text that may stand between two letters with boxes
_MODES = {"page": 4, "block": 6, "line": 7, "latin": 8, "level": 10, "thai": 7}  # Tesseract's page segmentation modes


class Tesseract:
    """The engine; see `extract.scan.recognition.ocr_engine.OcrEngine`."""

    name: ClassVar[str] = "tesseract"
    languages: ClassVar[tuple[str, ...]] = _LANGUAGES
    install: ClassVar[str] = _INSTALL
    upright_confidence: ClassVar[float] = 0.975  # upright 0.985-0.995, on its head 0.93-0.96 (measured on 60 pages)

    def __init__(self) -> None:
        """Load the models of a Tesseract that is not `missing`."""
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # one core a worker; Tesseract's own threads only wait
        import tesserocr

        self._lib = tesserocr
        self._api = self._opened("+".join(_LANGUAGES), "page")
        # The Thai model takes "IIT" and a level's "C" for its own letters; English alone reads them.
        self._latin = self._opened("eng", "latin")
        self._level = self._opened("eng", "level")
        self._level.SetVariable("tessedit_char_whitelist", "ABCDEF")
        self._thai = self._opened("tha", "line")

    def _opened(self, languages: str, layout: Layout) -> Any:
        lib = self._lib
        return lib.PyTessBaseAPI(
            path=str(_language_folder()), lang=languages, psm=_MODES[layout], oem=lib.OEM.LSTM_ONLY
        )

    @classmethod
    def missing(cls) -> str:
        """Why Tesseract cannot be used here; empty where it can."""
        return _missing()

    @classmethod
    def version(cls) -> str:
        """Versions of the program and its binding, digests of the language data; "none" where it is missing."""
        return "none" if _missing() else _version()

    def orientation(self, page: Grey, dpi: float, sideways: bool) -> int:
        """The turn at which the words of a strip of the page read best."""
        from prongsai.extract.scan.recognition.orientation import (
            best_turn,  # needs OpenCV, which may be missing as well
        )

        return best_turn(page, dpi, self.read, self.upright_confidence, sideways)

    def read(self, crop: Grey, dpi: float, layout: Layout = "page") -> list[OcrWord]:
        """The words of a grey picture."""
        height, width = crop.shape
        if not width or not height:
            return []
        api = {"latin": self._latin, "level": self._level, "thai": self._thai}.get(layout, self._api)
        api.SetPageSegMode(_MODES[layout])
        api.SetImageBytes(crop.tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(dpi))
        with _quiet():
            done = api.Recognize()
        iterator = api.GetIterator() if done else None
        if iterator is None:
            return []
        words = self._words(iterator, api.GetUTF8Text())
        api.Clear()
        return words

    def _words(self, iterator: Any, printed: str) -> list[OcrWord]:
        """The letters of a result as words: what the iterator counts as words are single Thai letters.

        Args:
            iterator: over the result, from its beginning.
            printed: the same as text, whose spaces part the words.
        """
        level = self._lib.RIL
        words: list[OcrWord] = []
        letters: list[OcrLetter] = []
        line, at = -1, 0
        for item in self._lib.iterate_level(iterator, level.SYMBOL):
            if item.Empty(level.SYMBOL):
                continue
            begins = item.IsAtBeginningOf(level.TEXTLINE)
            text = item.GetUTF8Text(level.SYMBOL)
            spaced = at < len(printed) and printed[at].isspace()
            while at < len(printed) and printed[at].isspace():
                at += 1
            found = printed.find(text, at, at + len(text) + _LOOK_AHEAD)
            at = (found if found >= 0 else at) + len(text)
            if (begins or spaced) and letters:
                words.append(_word(letters, line))
                letters = []
            line += begins
            box = item.BoundingBox(level.SYMBOL)
            if box is None or not text.strip():
                continue
            place = (float(box[0]), float(box[1]), float(box[2]), float(box[3]))
            letters.append(OcrLetter(text, place, item.Confidence(level.SYMBOL) / 100))
        return [*words, _word(letters, line)] if letters else words


def _language_folder() -> Path | None:
    """The folder that holds the language data, or None: `TESSDATA_PREFIX` first, then where systems put it."""
    told = os.environ.get("TESSDATA_PREFIX")
    for folder in ([told, f"{told}/tessdata"] if told else []) + list(_FOLDERS):
        path = Path(folder)
        if all((path / f"{language}.traineddata").is_file() for language in _LANGUAGES):
            return path
    return None


@cache
def _missing() -> str:
    try:
        import tesserocr  # noqa: F401
    except ImportError as error:
        return f"{error.name or error} is not installed; to read scans: {_INSTALL}"
    if _language_folder() is None:
        return f"Tesseract's language data ({' and '.join(_LANGUAGES)}) is not installed; to read scans: {_INSTALL}"
    return ""


@cache
def _version() -> str:
    import tesserocr

    folder = _language_folder()
    assert folder is not None
    program = tesserocr.tesseract_version().split("\n")[0].removeprefix("tesseract").strip()
    try:
        binding = version("tesserocr")
    except PackageNotFoundError:  # built by hand
        binding = "unknown"
    data = [
        f"{language} {hashlib.sha256((folder / f'{language}.traineddata').read_bytes()).hexdigest()[:16]}"
        for language in _LANGUAGES
    ]
    return ", ".join([program, f"tesserocr {binding}", *data])


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep off the terminal what the picture library beneath Tesseract says of odd lines."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _word(letters: list[OcrLetter], line: int) -> OcrWord:
    boxes = [letter.box for letter in letters]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    confidence = sum(letter.confidence for letter in letters) / len(letters)
    return OcrWord("".join(letter.text for letter in letters), box, confidence, line, tuple(letters))
