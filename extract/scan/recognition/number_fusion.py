"""Numbers of scanned lines: the digit reader's, put into the words of the text engine.

Of every line the reader's runs of digits replace what the engine wrote in the same place. A Thai digit that the engine
alone saw becomes U+FFFD, "a character that could not be read": the engine writes look-alikes for the digits it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from prongsai.extract.layout.words import rounded
from prongsai.extract.records import BBox, Block, Place, ReadNumber, TextLine
from prongsai.extract.scan.picture.page_image import PageImage
from prongsai.extract.scan.recognition.digit_recognizer import TEXT_SIGN, ReadChar, Reading
from prongsai.extract.scan.recognition.ocr_words import OcrLetter
from pythainlp import thai_digits

UNREAD = "\ufffd"
THAI_DIGITS = frozenset(thai_digits)
_DIGITS = frozenset("0123456789") | THAI_DIGITS
_INNER = frozenset(".,-/:")  # signs that a number may hold between digits
_LIKE_DIGITS = frozenset("oOlI|iSsBbzZaegqtdfAEDQL&@%«»°'\"“”‘’*^~_=+<>[]{}()!?;:,.-–—/\\ๆฯ") | _DIGITS
_NUMBER_CELL = re.compile(r"[(]?[-+–]?\d[\d.,/:\-+ ]*[%)]?[.]?")
_TWO_DECIMALS = re.compile(r"[.,]\d{2}$")
_LEAST = 0.02  # probability of another reading that is worth keeping
_MOST_READINGS = 6
_EVERY = 0.97  # confidence of every view that outweighs the first reading's
_CERTAIN = 0.85  # confidence from which the reader's digits stand against the engine's letters
_WIDE = 1.6  # times the usual width of a digit: two neighbours as wide have a gap between them
_ENDED = 0.98  # confidence of a number that leaves no doubt about where it ends
_AT_END = 1.3  # times the usual width: what a digit at the end of its number can be wide
_FEW = 7  # digits; fewer are one number, or tell nothing of the usual width
_OVERLAP = 0.35  # of a letter's width inside a number's place; the number's reading replaces it
_ASIDE = 0.5  # of a number's height; the reader's point, a few pixels wide, stands that far beside the engine's


@dataclass(frozen=True, slots=True)
class ScannedNumber:
    """A number as the reader saw it: pixels of the page's picture, confidence of its weakest digit, and other readings.

    `chars` are its characters with a bracket before it and the sign right behind it, the point of "๑." or a bracket in
    "(๑๐๐)", which are no part of the number.
    """

    text: str
    box: BBox
    confidence: float
    alternatives: tuple[tuple[str, float], ...]
    chars: tuple[ReadChar, ...]


def numbers_in(reading: Reading, box: tuple[float, float, float, float]) -> list[ScannedNumber]:
    """The numbers of one line, left to right; `box` is the line's place on that picture."""
    runs: list[list[ReadChar]] = [[]]
    before: dict[int, ReadChar] = {}  # the opening bracket of a run
    usual = _usual_width(reading.chars)
    for char in reading.chars:
        if runs[-1] and min(char.x1 - char.x0, runs[-1][-1].x1 - runs[-1][-1].x0) > _WIDE * usual:
            runs.append([])  # the reader does not see gaps as wide as a table's, and gives half to each neighbour
        if char.text in _DIGITS or char.text in _INNER or char.text == "%":
            runs[-1].append(char)
            if char.text == "%":
                runs.append([])
            continue
        if char.text == ")" and runs[-1]:
            runs[-1].append(char)
        runs.append([])
        if char.text == "(":
            before[len(runs) - 1] = char
    found = [(before.get(i), *_trimmed(run)) for i, run in enumerate(runs)]
    return [_number(head, _tight(run, usual), tail, box) for head, run, tail in found if run]


def _tight(run: list[ReadChar], usual: float) -> list[ReadChar]:
    """A run whose ends do not reach into the gaps around it."""
    most = _AT_END * usual
    first, last = run[0], run[-1]
    if last.x1 - last.x0 > most:
        run = [*run[:-1], replace(last, x1=last.x0 + most)]
    if len(run) > 1 and first.x1 - first.x0 > most:
        run = [replace(first, x0=first.x1 - most), *run[1:]]
    return run


def _usual_width(chars: Sequence[ReadChar]) -> float:
    """The width of a digit between others, pixels; endless where there are too few to tell."""
    widths = sorted(char.x1 - char.x0 for char in chars if char.text in _DIGITS and char.text != "1")
    return widths[len(widths) // 3] if len(widths) >= _FEW else float("inf")


def _trimmed(run: list[ReadChar]) -> tuple[list[ReadChar], list[ReadChar]]:
    """A run from its first digit to its last, and the sign behind it."""
    places = [i for i, char in enumerate(run) if char.text in _DIGITS]
    if not places:
        return [], []
    last = places[-1]
    if last + 1 < len(run) and run[last + 1].text == "%":
        last += 1
    return run[places[0] : last + 1], run[last + 1 : last + 2]


def _number(
    head: ReadChar | None, run: Sequence[ReadChar], tail: Sequence[ReadChar], box: tuple[float, float, float, float]
) -> ScannedNumber:
    place = (box[0] + run[0].x0, box[1], box[0] + run[-1].x1, box[3])
    return ScannedNumber(
        "".join(char.text for char in run),
        place,
        min(char.confidence for char in run),
        _alternatives(run),
        (*((head,) if head else ()), *run, *tail),
    )


def _alternatives(run: Sequence[ReadChar]) -> tuple[tuple[str, float], ...]:
    """Other readings of a number and their probabilities, likeliest first."""
    choices = [
        [(char.text, char.confidence), *((t, p) for t, p in char.alternatives if p >= _LEAST and t != TEXT_SIGN)]
        for char in run
    ]
    doubtful = sum(len(choice) > 1 for choice in choices)
    if not 0 < doubtful <= 4:
        return ()
    told = "".join(char.text for char in run)
    readings: dict[str, float] = {}
    for combination in product(*choices):
        share = 1.0
        for _, p in combination:
            share *= p
        text = "".join(t for t, _ in combination)
        readings[text] = max(readings.get(text, 0.0), share)
    readings.pop(told, None)
    ranked = sorted(readings.items(), key=lambda item: (-item[1], item[0]))
    return tuple((text, round(p, 4)) for text, p in ranked[:_MOST_READINGS] if p >= _LEAST / 2)


def is_number(reading: Reading) -> bool:
    """Whether a cell holds a number and nothing else, so that the text engine need not see it."""
    return TEXT_SIGN not in reading.text and _NUMBER_CELL.fullmatch(reading.text.strip()) is not None


def worth_reading(letters: Sequence[OcrLetter]) -> bool:
    """Whether a line may hold a number: a digit, a sign or a letter that digits are taken for, or a doubtful one."""
    return any(x.text in _LIKE_DIGITS or x.confidence < 0.8 for x in letters)


def with_numbers(letters: Sequence[OcrLetter], numbers: Sequence[ScannedNumber]) -> list[OcrLetter]:
    """The letters of a line with the reader's numbers in place of what the engine wrote there."""
    numbers = [n for n in numbers if _believed(n, letters)]
    kept: list[OcrLetter] = []
    for letter in letters:
        if any(_covers(number, letter) for number in numbers):
            continue
        if letter.text in "()." and any(_is_bracket_of(number, letter) for number in numbers):
            continue
        if letter.text in _DIGITS:
            letter = OcrLetter(UNREAD, letter.box, 0.0)
            if any(number.confidence >= _ENDED and _touches(number, letter) for number in numbers):
                continue  # the reader saw the number end there: a stroke of the next word
        kept.append(letter)
    for number in numbers:
        top, bottom = number.box[1], number.box[3]
        left = _left(number)
        kept += [
            OcrLetter(char.text, (left + char.x0, top, left + char.x1, bottom), char.confidence)
            for char in number.chars
        ]
    return sorted(kept, key=lambda letter: letter.box[0])


def _believed(number: ScannedNumber, letters: Sequence[OcrLetter]) -> bool:
    """Whether a number is one: what the reader half believes and the engine reads as letters is a word."""
    if number.confidence >= _CERTAIN:
        return True
    under = [letter for letter in letters if letter.text != " " and _shared(number, letter) >= 0.5]
    return not under or any(letter.text in _DIGITS for letter in under)


def _covers(number: ScannedNumber, letter: OcrLetter) -> bool:
    if letter.text == " ":
        return number.box[0] < (letter.box[0] + letter.box[2]) / 2 < number.box[2]
    return _shared(number, letter) >= (_OVERLAP if letter.text in _LIKE_DIGITS else 0.6)


def _touches(number: ScannedNumber, letter: OcrLetter) -> bool:
    """Whether a letter stands right behind a number with two decimals, or before it: with one, a digit is missing."""
    if not _TWO_DECIMALS.search(number.text):
        return False
    wide = letter.box[2] - letter.box[0]
    behind, before = letter.box[0] - number.box[2], number.box[0] - letter.box[2]
    return any(-0.5 * wide <= gap <= wide for gap in (behind, before))


def _shared(number: ScannedNumber, letter: OcrLetter) -> float:
    """The share of a letter's width that lies in a number's place."""
    x0, x1 = letter.box[0], letter.box[2]
    start, end = (_left(number) + x for x in (number.chars[0].x0, number.chars[-1].x1))
    return (min(x1, end) - max(x0, start)) / max(x1 - x0, 1.0)


def _left(number: ScannedNumber) -> float:
    """Where the picture that a number was read in begins, pixels of the page's picture."""
    return number.box[0] - next(char.x0 for char in number.chars if char.text in _DIGITS)


def _is_bracket_of(number: ScannedNumber, letter: OcrLetter) -> bool:
    """Whether a bracket or point of the engine is one that the reader saw, a little aside."""
    middle, left = (letter.box[0] + letter.box[2]) / 2, _left(number)
    aside = _ASIDE * (number.box[3] - number.box[1])
    return any(
        char.text == letter.text
        and abs(left + (char.x0 + char.x1) / 2 - middle) < max(1.5 * (char.x1 - char.x0), aside)
        for char in (number.chars[0], number.chars[-1])
    )


def with_readings(
    block: Block, numbers: Sequence[ScannedNumber], unsure: Sequence[OcrLetter], image: PageImage
) -> Block:
    """A block, its boxes points on the upright page, with the readings of its numbers and how sure its letters are.

    `unsure` are the page's letters that the engine was not quite sure of, see `scanned_line.unsure_letters`.
    """

    def surely(place: Place, text: str) -> float | None:
        box = place.box
        if box is None or not text:
            return None
        here = [x.confidence for x in unsure if _is_in(x.box, box, image)]
        return round(min(here, default=1.0), 4)

    def inside(place: Place, text: str) -> tuple[ReadNumber, ...]:
        box = place.box
        if box is None or not text:
            return ()
        found: list[ReadNumber] = []
        for n in numbers:
            if _is_in(n.box, box, image) and n.text in text:
                x0, top, x1, bottom = (v / image.scale for v in n.box)
                shown = rounded(image.to_page((x0, top, x1, bottom)))
                found.append(ReadNumber(n.text, round(n.confidence, 4), n.alternatives, shown))
        return tuple(found)

    if isinstance(block, TextLine):
        return replace(block, numbers=inside(block.place, block.text), sure=surely(block.place, block.text))
    return replace(
        block,
        cells=tuple(
            replace(cell, numbers=inside(cell.place, cell.text), sure=surely(cell.place, cell.text))
            for cell in block.cells
        ),
    )


def _is_in(pixels: BBox, box: BBox, image: PageImage) -> bool:
    """Whether the middle of what stands at a place of the page's picture is in a box of points."""
    x, y = (pixels[0] + pixels[2]) / 2 / image.scale, (pixels[1] + pixels[3]) / 2 / image.scale
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def agreed(number: ScannedNumber, others: Sequence[Reading]) -> ScannedNumber:
    """The number after other views of it were read: less sure where they differ, and with their readings.

    It is surer than before only where every view of the number alone is sure: what stood beside it was the doubt.
    Views of one picture share its faults, so their agreement in doubt says nothing.
    """
    votes: dict[str, list[float]] = {number.text: [number.confidence]}
    for reading in others:
        found = numbers_in(reading, (0.0, 0.0, 0.0, 0.0))
        if len(found) == 1:
            votes.setdefault(found[0].text, []).append(found[0].confidence)
    count = 1 + len(others)
    shares = {text: sum(sure) / count for text, sure in votes.items()}
    if len(votes[number.text]) == count:
        least = min(votes[number.text][1:], default=0.0)
        return replace(number, confidence=least) if least >= max(_EVERY, number.confidence) else number
    share = shares[number.text]
    rest = sorted(
        ((text, round(s, 4)) for text, s in shares.items() if text != number.text), key=lambda x: (-x[1], x[0])
    )
    known = dict(number.alternatives)
    for text, s in rest:
        known[text] = max(known.get(text, 0.0), s)
    ranked = tuple(sorted(known.items(), key=lambda item: (-item[1], item[0]))[:_MOST_READINGS])
    return replace(number, confidence=min(number.confidence, share), alternatives=ranked)
