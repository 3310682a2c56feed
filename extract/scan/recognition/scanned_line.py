"""One printed line of a scanned page: its letters, in pixels of the page's picture, as they were read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from prongsai.extract.layout.page_objects import Char
from prongsai.extract.layout.words import is_mark
from prongsai.extract.records import BBox
from prongsai.extract.scan.picture.image_types import PixelBox
from prongsai.extract.scan.picture.page_image import PageImage
from prongsai.extract.scan.picture.text_lines import InkLine
from prongsai.extract.scan.recognition.digit_recognizer import Reading
from prongsai.extract.scan.recognition.ocr_words import OcrLetter, OcrWord

_EM = 0.5  # of a font's size is the height of a consonant; between that of Sarabun and of Garuda
_LEAST_SIZE, _MOST_SIZE = 5.0, 60.0  # points; a letter outside of these was measured wrongly
_USUAL_BODY = 0.1  # inches; of a page without letters
_AROUND = 0.0075  # inches of paper above and below a line's letters; four times as much beside them
_QUITE_SURE = 0.985  # confidence of most letters of a clean page
_TALL = "ปฝฟฬฎฏฐญ"  # letters with a stroke over or under the body


@dataclass(slots=True)
class ScannedLine:
    """The letters of one line; `ink` is what it was cut out by, where it was read alone."""

    letters: list[OcrLetter]
    is_number: bool = False  # read by the digit reader alone
    figures: tuple[Reading, PixelBox] | None = None  # what the digit reader saw in the picture of the line, its box
    ink: InkLine | None = None

    def box(self, image: PageImage) -> PixelBox:
        """The box around it with a little paper, within the page."""
        pad = round(_AROUND * image.dpi)
        height, width = image.grey.shape
        boxes = [letter.box for letter in self.letters]
        return (
            max(0, int(min(b[0] for b in boxes)) - 4 * pad),
            max(0, int(min(b[1] for b in boxes)) - pad),
            min(width, int(max(b[2] for b in boxes)) + 4 * pad),
            min(height, int(max(b[3] for b in boxes)) + pad),
        )

    def body(self) -> tuple[float, float] | None:
        """Top and bottom of its consonants, without marks and strokes over and under them."""
        plain = [x for x in self.letters if "ก" <= x.text[:1] <= "ฮ" and x.text not in _TALL and len(x.text) == 1]
        if len(plain) < 2:
            plain = [x for x in self.letters if x.text.isalnum() and not is_mark(x.text)]
        if not plain:
            return None
        tops, bottoms = [x.box[1] for x in plain], [x.box[3] for x in plain]
        heights = sorted(b - a for a, b in zip(tops, bottoms, strict=True))
        usual = heights[len(heights) // 3]  # boxes drawn too high, over marks, are many
        fit = [(a, b) for a, b in zip(tops, bottoms, strict=True) if b - a <= 1.2 * usual] or list(
            zip(tops, bottoms, strict=True)
        )
        return median([a for a, _ in fit]), median([b for _, b in fit])


def usual_body(lines: Sequence[ScannedLine]) -> float | None:
    """The usual height of the lines' consonants, pixels; None where no line has letters."""
    heights = [body[1] - body[0] for line in lines if (body := line.body()) is not None]
    return median(heights) if heights else None


def unsure_letters(lines: Sequence[ScannedLine]) -> list[OcrLetter]:
    """The Thai letters and marks that the engine was not quite sure of; digits have a reader of their own."""
    read = (letter for line in lines if not line.is_number for letter in line.letters)
    return [x for x in read if x.confidence < _QUITE_SURE and "ก" <= x.text[:1] <= "๎"]


def joined_letters(
    words: Sequence[OcrWord], left: int, top: int, apart: Callable[[float, float], bool]
) -> list[list[OcrLetter]]:
    """The words of a cut-out as lines of letters on the page, with a space where white shows one.

    Args:
        words: as the engine gave them; it also gives spaces where no white is.
        left: where the cut-out begins on the page, pixels.
        top: likewise.
        apart: whether white stands between two places, given from the left of one letter to the right of the next.
    """
    by_line: dict[int, list[OcrLetter]] = {}
    for word in words:
        letters = [
            OcrLetter(x.text, (x.box[0] + left, x.box[1] + top, x.box[2] + left, x.box[3] + top), x.confidence)
            for x in word.letters or _spread(word)
        ]
        taken = by_line.setdefault(word.line, [])
        for i, letter in enumerate(letters):
            if taken and apart(taken[-1].box[0], letter.box[2]):
                if i == 0:
                    taken.append(_space(taken[-1], letter))
            elif taken:
                taken[-1] = _reaching(taken[-1], letter)
            taken.append(letter)
    return [letters for letters in by_line.values() if letters]


def spelled(text: str, box: BBox, confidence: float) -> list[OcrLetter]:
    """The letters of a word side by side in its box, all of one width."""
    x0, top, x1, bottom = box
    step = (x1 - x0) / len(text)
    return [
        OcrLetter(char, (x0 + k * step, top, x0 + (k + 1) * step, bottom), confidence) for k, char in enumerate(text)
    ]


def chars_of(lines: Sequence[ScannedLine], image: PageImage) -> list[Char]:
    """The letters of all lines as a page with a text layer has them, points on the upright page."""
    scale = image.scale
    usual = usual_body(lines)
    if usual is None:
        usual = _USUAL_BODY * image.dpi
    chars: list[Char] = []
    for line in lines:
        body = line.body()
        tall = body[1] - body[0] if body and not line.is_number else usual
        size = min(max(tall / scale / _EM, _LEAST_SIZE), _MOST_SIZE)
        base = (body[1] if body else max(x.box[3] for x in line.letters)) / scale
        top = base - size * 0.75
        for text, x0, x1 in _clusters(line.letters):
            chars.append(Char(text, x0 / scale, top, x1 / scale, base + 0.2 * size, base, size, 0, 0, False))
    return chars


def _space(last: OcrLetter, following: OcrLetter) -> OcrLetter:
    """The space between two words."""
    start, end = last.box[2], max(following.box[0], last.box[2])
    return OcrLetter(" ", (start, following.box[1], end, following.box[3]), 1.0)


def _reaching(letter: OcrLetter, following: OcrLetter) -> OcrLetter:
    """A letter up to the next one, so that nobody takes what is between their boxes for a space."""
    x0, top, x1, bottom = letter.box
    return replace(letter, box=(x0, top, max(x1, following.box[0]), bottom))


def _spread(word: OcrWord) -> tuple[OcrLetter, ...]:
    """Letters of a word whose engine gives none: side by side, marks over their letters."""
    wide = sum(not is_mark(char) for char in word.text) or 1
    x0, top, x1, bottom = word.box
    step = (x1 - x0) / wide
    letters: list[OcrLetter] = []
    at = x0
    for char in word.text:
        if is_mark(char) and letters:
            letters.append(OcrLetter(char, letters[-1].box, word.confidence))
        else:
            letters.append(OcrLetter(char, (at, top, at + step, bottom), word.confidence))
            at += step
    return tuple(letters)


def _clusters(letters: Sequence[OcrLetter]) -> list[tuple[str, float, float]]:
    """Letters with the marks over and under them, as one piece each: text, left and right."""
    pieces: list[tuple[str, float, float]] = []
    for letter in letters:
        x0, x1 = letter.box[0], letter.box[2]
        if pieces:
            text, start, end = pieces[-1]
            if is_mark(letter.text) and text != " ":
                pieces[-1] = (text + letter.text, start, max(end, x1))
                continue
            if x0 < end:  # engines draw boxes over their neighbours
                pieces[-1] = (text, start, max(x0, start + 1.0))
                x0 = max(x0, start + 1.0)
        pieces.append((letter.text, x0, max(x1, x0 + 1.0)))
    return pieces
