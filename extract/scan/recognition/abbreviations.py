"""Latin names inside Thai lines: the instruments' abbreviations (IIT, EIT, OIT) and the letters of levels.

A text engine that reads Thai takes them for Thai letters or digits. Where one may stand, it is looked for again: by the
reader of names (`extract.scan.recognition.abbreviation_recognizer`), or by the engine with Latin letters alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import cv2
import numpy as np
from prongsai.extract.layout.words import is_mark
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.picture.ink import bounds
from prongsai.extract.scan.picture.page_crops import margin_of, overlap, padded_crop
from prongsai.extract.scan.picture.text_lines import InkLine, TextLineFinder
from prongsai.extract.scan.recognition.abbreviation_recognizer import NameReader
from prongsai.extract.scan.recognition.number_fusion import UNREAD, ScannedNumber
from prongsai.extract.scan.recognition.ocr_engine import OcrEngine
from prongsai.extract.scan.recognition.ocr_words import OcrLetter, OcrWord
from prongsai.extract.scan.recognition.scanned_line import ScannedLine, spelled

_SURE_NAME, _SURE_WORD = 0.95, 0.98  # confidence of the reader of names: of a line, of a word in a line
_SURE_NUMBER = 0.98  # confidence of a number that is no name misread
_LONGEST_WORD = 5.0  # times as wide as high
_SHORT_CELL = 0.9  # inches; a cell with so little in it may hold "IIT" or "AA" and nothing else
_SPACE = 0.25  # of a letter's height; white between words
_LATIN = re.compile(r"\(?(?:I?TAS?|[IEO]IT|A{1,2}|[BCDF])\)?")
_TOOL = re.compile(r"\(?(?:[IEO]IT|ITAS?)\)?")
_NAME_SIGNS = frozenset("()IEOTitoeกาณทธ")
_LONGEST_NAME = 5  # characters
_LEVEL = re.compile(r"A{1,2}|[BCDEF]")
_LEAST_VOTES = 4  # views that show an announced letter where the others show none
_OUTVOTED = 3  # views that show a letter for one that shows another
_LEVEL_CUE = re.compile(  # without marks
    r"(?:ะดบ\s*(?:ผล\s*)?(?:การ\s*)?(?:ประเมน)?|เกรด|rating|level|grade)[\s\"“‘'(:)]*$", re.IGNORECASE
)
_CUE = 32  # letters before a level in which the word for it stands
_LIKE_C = frozenset(("C", "c", "Cc", "cc", "©"))
_BESIDE = frozenset(" ()\"'“”,.:-–")
_VOTED = 0.8  # confidence of a level that several views show


class AbbreviationFinder:
    """Looks for Latin names on one page."""

    def __init__(self, grey: Grey, ink: Grey, dpi: float, engine: OcrEngine, names: NameReader | None) -> None:
        """Keep the page.

        Args:
            grey: its picture without rules.
            ink: 255 where ink is.
            dpi: the resolution of both.
            engine: reads words in Latin letters.
            names: knows the names; without it the engine alone reads them.
        """
        self._grey, self._ink, self._dpi = grey, ink, dpi
        self._engine, self._names = engine, names
        self._margin = margin_of(dpi)

    def names_of(self, lines: Sequence[tuple[InkLine, Grey, bool]]) -> list[OcrWord | Literal[False] | None]:
        """The instrument's abbreviation that a short line is, or the level that a cell holds.

        Args:
            lines: each with its cut-out and whether it is all that its cell holds.

        Returns:
            False for lines that are surely none of them, None where nobody knows.
        """
        result: list[OcrWord | Literal[False] | None] = [None] * len(lines)
        short = [i for i, (line, _, _) in enumerate(lines) if self._is_short_line(line)]
        if self._names is None or not short:
            return result
        for i, name in zip(short, self._names.read([lines[i][1] for i in short]), strict=True):
            _, cut, alone = lines[i]
            if not name.text and name.confidence >= _SURE_NAME:
                result[i] = False
            elif name.confidence >= _SURE_NAME and (_TOOL if not alone else _LATIN).fullmatch(name.text):
                height, width = cut.shape
                box = (self._margin, self._margin, width - self._margin, height - self._margin)
                result[i] = OcrWord(name.text, box, name.confidence, 0)
        return result

    def _is_short_line(self, line: InkLine) -> bool:
        return line.box[2] - line.box[0] <= _SHORT_CELL * self._dpi

    def latin_name(self, line: InkLine, cut: Grey) -> list[OcrWord]:
        """The word of a short line, where it is one of the assessment's Latin abbreviations or levels."""
        if not self._is_short_line(line):
            return []
        words = self._engine.read(cut, self._dpi, "latin")
        if len(words) != 1:
            return []
        if words[0].text in _LIKE_C:
            return [replace(words[0], text="C", letters=())]
        return words if _LATIN.fullmatch(words[0].text) else []

    def put_into(
        self, lines: Sequence[ScannedLine], numbers: Sequence[ScannedNumber], finder: TextLineFinder
    ) -> list[ScannedNumber]:
        """Put the instruments' abbreviations where the engine read something else: "เฉลี่ย IIT".

        Args:
            lines: whose letters are replaced.
            numbers: those of the page.
            finder: parts the lines into words.

        Returns:
            The numbers without those that were a name.
        """
        left = list(numbers)
        if self._names is None:
            return left
        found: list[tuple[ScannedLine, InkLine]] = []
        for line in lines:
            if line.ink is not None and not line.is_number:
                words = finder.words(line.ink, _SPACE)
                found += [(line, w) for w in words if len(words) > 1 and _is_short(w)]
        cuts = [finder.cut(word, self._margin) for _, word in found]
        for (line, word), name in zip(found, self._names.read(cuts), strict=True):
            if name.confidence < _SURE_WORD or not _TOOL.fullmatch(name.text):
                continue
            if any(overlap(word.box, n.box) and n.confidence >= _SURE_NUMBER for n in left):
                continue
            if _put(name.text, name.confidence, word, line):
                left = [n for n in left if not overlap(word.box, n.box)]
        return left

    def in_letters(self, letters: Sequence[OcrLetter]) -> list[OcrLetter]:
        """The letters of a line, with what only the engine took for digits read again: levels, then abbreviations."""
        return list(self._with_names(self._with_levels(letters)))

    def _with_levels(self, letters: Sequence[OcrLetter]) -> list[OcrLetter]:
        """The letters, with a lone one that only the engine took for a digit read again: a level such as "C"."""
        result = list(letters)
        for i, letter in enumerate(letters):
            alone = (i == 0 or letters[i - 1].text in _BESIDE) and (
                i + 1 == len(letters) or letters[i + 1].text in _BESIDE
            )
            if letter.text != UNREAD or not alone:
                continue
            before = "".join(x.text for x in letters[max(0, i - _CUE) : i] if not is_mark(x.text))
            level = self._level_at(letter, _LEVEL_CUE.search(before) is not None)
            if level:
                result[i] = OcrLetter(level, letter.box, _VOTED)
        return result

    def _level_at(self, letter: OcrLetter, announced: bool) -> str:
        """The level that the views of a piece of ink show; nothing where they differ.

        With the word for a level before it (`announced`) it is read among the levels' letters alone. Half of the views
        must show the letter, and hardly any (`announced`) or none another one; or, `announced`, a few and none another.
        """
        votes: list[str] = []
        for view in self._views_of(letter, announced):
            words = self._engine.read(view, self._dpi, "level" if announced else "latin")
            text = words[0].text if len(words) == 1 else ""
            votes.append("C" if text in _LIKE_C else text)
        levels = Counter(text for text in votes if _LEVEL.fullmatch(text))
        if not levels:
            return ""
        level, count = levels.most_common(1)[0]
        agreed_on = levels.total() - count <= (count // _OUTVOTED if announced else 0)
        enough = 2 * count >= len(votes) or (announced and count == levels.total() >= _LEAST_VOTES)
        return level if enough and agreed_on else ""

    def _views_of(self, letter: OcrLetter, announced: bool) -> Iterator[Grey]:
        """The ink around a letter, with more and with less paper, sharp and blurred; more if it is announced."""
        gap = max(3, round(0.02 * self._dpi))
        x0, top, x1, bottom = (round(v) for v in letter.box)
        columns = np.asarray((self._ink[top:bottom] > 0).any(axis=0)).reshape(-1)
        inked = np.flatnonzero(columns[max(0, x0 - 2) : x1 + 2]) + max(0, x0 - 2)
        if not inked.size:
            return
        left = right = int(inked[len(inked) // 2])
        while columns[max(0, left - gap) : left].any():
            left -= 1
        while columns[right + 1 : right + 1 + gap].any():
            right += 1
        around = bounds(self._ink, (left, max(0, top - gap), right + 1, bottom + gap))
        if around is None or right - left > 3 * (bottom - top):
            return
        cut = padded_crop(self._grey, around, 0, 0)
        paper = int(np.percentile(self._grey[top:bottom, max(0, left - 8 * gap) : right + 8 * gap], 85))
        for pad in (1.5, 2.5, 4.0) if announced else (1.5, 2.5):
            framed = np.pad(cut, round(pad * gap), constant_values=paper)
            for blur in (0.0, 1.2, 2.0) if announced else (0.0, 1.2):
                view = cv2.GaussianBlur(framed, (0, 0), blur) if blur else framed
                yield np.ascontiguousarray(view, dtype=np.uint8)

    def _with_names(self, letters: Sequence[OcrLetter]) -> Iterator[OcrLetter]:
        """The letters, with words of unread digits read again: "OIT" and its like, which look like "๐1"."""
        word: list[OcrLetter] = []
        for letter in letters:
            if letter.text != " ":
                word.append(letter)
                continue
            yield from self._name_in(word)
            word = []
            yield letter
        yield from self._name_in(word)

    def _name_in(self, word: list[OcrLetter]) -> list[OcrLetter]:
        unread = [i for i, x in enumerate(word) if x.text == UNREAD]
        if len(unread) < 2 or unread[-1] - unread[0] >= _LONGEST_NAME:
            return word
        first, last = unread[0], unread[-1]
        while first > 0 and word[first - 1].text in _NAME_SIGNS:
            first -= 1
        while last + 1 < len(word) and word[last + 1].text in _NAME_SIGNS:
            last += 1
        boxes = [x.box for x in word[first : last + 1]]
        box = (
            round(min(b[0] for b in boxes)), round(min(b[1] for b in boxes)),
            round(max(b[2] for b in boxes)), round(max(b[3] for b in boxes)),
        )  # fmt: skip
        words = self._engine.read(padded_crop(self._grey, box, self._margin // 2, self._margin), self._dpi, "latin")
        if len(words) != 1 or not _TOOL.fullmatch(words[0].text):
            return word
        return [*word[:first], *spelled(words[0].text, box, words[0].confidence), *word[last + 1 :]]


def _put(name: str, confidence: float, word: InkLine, line: ScannedLine) -> bool:
    """Put a name into a line in the place of a word; false where it stands there already."""
    inside = [word.box[0] <= (x.box[0] + x.box[2]) / 2 <= word.box[2] for x in line.letters]
    if name in "".join(x.text for x, is_in in zip(line.letters, inside, strict=True) if is_in):
        return False
    kept = [x for x, is_in in zip(line.letters, inside, strict=True) if not is_in or x.text in "()"]
    line.letters = sorted([*kept, *spelled(name, word.box, confidence)], key=lambda x: x.box[0])
    return True


def _is_short(word: InkLine) -> bool:
    """Whether a word may be an abbreviation of three or four letters with brackets."""
    x0, top, x1, bottom = word.box
    return word.height <= x1 - x0 <= _LONGEST_WORD * word.height and bottom - top <= 2 * word.height
