"""Tesseract as the text engine, in this process.

Its Thai model cannot write ๔ ๖ ๗ ๘ ๙ and writes look-alikes without a warning; numbers are therefore the digit
reader's (`extract.scan.digit_recognizer`), and a Thai digit that Tesseract alone wrote counts as unread.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.scan.image_types import Grey
from prongsai.extract.scan.ocr_engine import Layout, OcrLetter, OcrWord

INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-tha tesseract-ocr-eng && pip install 'prongsai[scans]'"
_LANGUAGES = ("tha", "eng")
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_LOOK_AHEAD = 4  # characters of the text that may stand between two letters with boxes
_MODES = {"page": 4, "block": 6, "line": 7, "latin": 8, "level": 10, "thai": 7}  # Tesseract's page segmentation modes


def language_folder() -> Path | None:
    """The folder that holds the language data, or None: `TESSDATA_PREFIX` first, then where systems put it."""
    told = os.environ.get("TESSDATA_PREFIX")
    for folder in ([told, f"{told}/tessdata"] if told else []) + list(_FOLDERS):
        path = Path(folder)
        if all((path / f"{language}.traineddata").is_file() for language in _LANGUAGES):
            return path
    return None


@cache
def missing() -> str:
    """Why scans cannot be read here, on one line with the remedy; empty where they can."""
    try:
        import cv2  # noqa: F401
        import onnxruntime  # noqa: F401
        import tesserocr  # noqa: F401
    except ImportError as error:
        return f"{error.name or error} is not installed; to read scans: {INSTALL}"
    from prongsai.extract.scan import abbreviation_recognizer, digit_recognizer

    for model in (digit_recognizer.MODEL, abbreviation_recognizer.MODEL):
        if not model.is_file():
            return f"a model is missing from this installation ({model.name}); install prongsai again"
    if language_folder() is None:
        return f"Tesseract's language data ({' and '.join(_LANGUAGES)}) is not installed; to read scans: {INSTALL}"
    return ""


class Tesseract:
    """The engine; loads the models once."""

    def __init__(self) -> None:
        """Load the models.

        Raises:
            DocumentError: `missing_program`, with the line that installs what is missing.
        """
        problem = missing()
        if problem:
            raise DocumentError(ErrorCode.MISSING_PROGRAM, problem)
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # one core a worker; Tesseract's own threads only wait
        import tesserocr

        self._lib = tesserocr
        self._api = tesserocr.PyTessBaseAPI(
            path=str(language_folder()), lang="+".join(_LANGUAGES), psm=_MODES["page"], oem=tesserocr.OEM.LSTM_ONLY
        )
        # The Thai model takes "IIT" and a level's "C" for its own letters; English alone reads them.
        self._latin = tesserocr.PyTessBaseAPI(
            path=str(language_folder()), lang="eng", psm=_MODES["latin"], oem=tesserocr.OEM.LSTM_ONLY
        )

        self._level = tesserocr.PyTessBaseAPI(
            path=str(language_folder()), lang="eng", psm=_MODES["level"], oem=tesserocr.OEM.LSTM_ONLY
        )
        self._level.SetVariable("tessedit_char_whitelist", "ABCDEF")
        self._thai = tesserocr.PyTessBaseAPI(
            path=str(language_folder()), lang="tha", psm=_MODES["line"], oem=tesserocr.OEM.LSTM_ONLY
        )

    def recognise(self, image: Grey, dpi: float, layout: Layout = "page") -> list[OcrWord]:
        """Read a grey picture; see `extract.scan.ocr_engine.OcrEngine`."""
        height, width = image.shape
        if not width or not height:
            return []
        api = {"latin": self._latin, "level": self._level, "thai": self._thai}.get(layout, self._api)
        api.SetPageSegMode(_MODES[layout])
        api.SetImageBytes(image.tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(dpi))
        with _quiet():
            done = api.Recognize()
        if not done:
            return []
        level = self._lib.RIL
        words: list[OcrWord] = []
        letters: list[OcrLetter] = []
        line = -1
        told, at = api.GetUTF8Text(), 0  # the words that the iterator counts are single Thai letters
        iterator = api.GetIterator()
        if iterator is None:
            return []
        for item in self._lib.iterate_level(iterator, level.SYMBOL):
            if item.Empty(level.SYMBOL):
                continue
            begins = item.IsAtBeginningOf(level.TEXTLINE)
            text = item.GetUTF8Text(level.SYMBOL)
            spaced = at < len(told) and told[at].isspace()
            while at < len(told) and told[at].isspace():
                at += 1
            found = told.find(text, at, at + len(text) + _LOOK_AHEAD)
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
        if letters:
            words.append(_word(letters, line))
        api.Clear()
        return words


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
