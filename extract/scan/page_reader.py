"""A scanned page into lines and tables: its picture becomes the same marks as a page with a text layer.

Rules are found and painted out; cells that hold a number alone are the digit reader's; the text engine reads the other
cells one by one and what stands outside of tables as a page; numbers in its lines are read again by the digit reader.
The marks then go through the same layout as any page (`extract.layout.page_layout`), and every box is led back to the
page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from prongsai.extract.layout.page_layout import blocks_of_page
from prongsai.extract.layout.page_objects import PageObjects
from prongsai.extract.layout.ruled_grid import Grid, find_grids
from prongsai.extract.records import Block
from prongsai.extract.scan.picture.column_separation import side_by_side
from prongsai.extract.scan.picture.image_types import Grey, PixelBox
from prongsai.extract.scan.picture.ink import alone, blobs, clean_ink, tick_of, without_leaders
from prongsai.extract.scan.picture.page_crops import (
    crop_with_paper,
    margin_of,
    number_crop,
    overlap,
    padded_crop,
    pixels_of,
)
from prongsai.extract.scan.picture.page_image import PageImage
from prongsai.extract.scan.picture.ruling_lines import find_rules, without_rules
from prongsai.extract.scan.picture.table_separation import parted
from prongsai.extract.scan.picture.text_lines import InkLine, TextLineFinder
from prongsai.extract.scan.recognition.abbreviation_recognizer import NameReader
from prongsai.extract.scan.recognition.abbreviations import AbbreviationFinder
from prongsai.extract.scan.recognition.digit_recognizer import DigitReader, Reading
from prongsai.extract.scan.recognition.line_image import views_of
from prongsai.extract.scan.recognition.number_fusion import (
    ScannedNumber,
    agreed,
    is_number,
    numbers_in,
    with_numbers,
    with_readings,
    worth_reading,
)
from prongsai.extract.scan.recognition.ocr_engine import OcrEngine
from prongsai.extract.scan.recognition.ocr_words import OcrLetter, OcrWord, n_letters, sureness
from prongsai.extract.scan.recognition.scanned_line import (
    ScannedLine,
    chars_of,
    joined_letters,
    unsure_letters,
    usual_body,
)

_INSET = 0.015  # inches from a cell's rules in which their remains may stand
_CLOSED = 3.6  # times as high as its letters: lines that touch, which the engine must part
_SURE_LINE = 0.9  # confidence of figures that are a line of a cell, where a word may look like figures
_ANY_LATIN = re.compile(r"[A-Za-z]")
# what is truly written in Latin letters: abbreviations, levels and words; the rest may be Thai, misread
_TRUE_LATIN = re.compile(
    r"[A-Z]{3,}|[A-Za-z]{5,}|(?:^|[^A-Za-z.])(?:AA?|B|C|D|F|E|O|I|QR|Q&A|Line|LINE|App|No|Gift|IT|HR|PR)(?:$|[^A-Za-z.])"
)
_THAI_LEAD = 0.03  # of confidence by which the reading with Latin letters must be the surer one
_ENOUGH, _OVERLOOKS = 5, 0.6  # letters of a line; share of them that must be read before it is tried another way
_WRITTEN = 0.004  # square inches of ink; less is dirt
_LOW = 0.55  # of the usual height of a line's body; lower ones are marks
_NUMBER_LOW, _OVERLOOKED, _MOST_OVERLOOKED = 0.7, 0.7, 60  # of a line's body; confidence; a page has no more
_SURE_ALONE, _MOST_ALONE = 0.97, 150  # confidence of a score that stands alone; a page has no more of them
_SCORE_ALONE = re.compile(r"\d{2,3}\.\d{2}")
_DOUBTFUL = 0.98  # confidence below which a figure is looked at in other views
_WITH_POINT = re.compile(r"\d[.,]\d")
_SPACE = 0.25  # of a letter's height; white between words
_TICKED = 0.8  # confidence of a mark that is known by its shape


class Recognizers(NamedTuple):
    """What reads: words, numbers, and the names and levels in Latin letters (without it, the engine reads them)."""

    engine: OcrEngine
    digits: DigitReader
    names: NameReader | None = None


@dataclass(slots=True)
class ScanFindings:
    """What was seen of a page on the way to its blocks."""

    numbers: list[ScannedNumber] = field(default_factory=list)  # places in pixels of the page's picture
    confidence: float = 0.0  # mean of the engine's letters
    written: bool = False  # there is ink enough for writing


def read_page_image(
    image: PageImage, recognizers: Recognizers, number: int, edges_from_previous_page: Sequence[float] = ()
) -> tuple[tuple[Block, ...], ScanFindings]:
    """Read one page.

    Args:
        image: its picture, upright and straight.
        recognizers: what reads it.
        number: page number from 1.
        edges_from_previous_page: see `extract.layout.page_layout.blocks_of_page`.

    Returns:
        The blocks of the page in reading order, and what was seen on the way.
    """
    return _PageReader(image, recognizers, number).read(edges_from_previous_page)


class _PageReader:
    def __init__(self, image: PageImage, recognizers: Recognizers, number: int) -> None:
        self.image = image
        self.engine, self.digits = recognizers.engine, recognizers.digits
        self.number = number
        self.lines: list[ScannedLine] = []
        self.numbers: list[ScannedNumber] = []
        self.margin = margin_of(image.dpi)
        self.rules = find_rules(image)
        self.grey = without_leaders(without_rules(image, self.rules), image.dpi)
        self.ink = clean_ink(self.grey, image.dpi)
        self.finder = TextLineFinder(self.grey, self.ink, image.dpi)
        self.abbreviations = AbbreviationFinder(self.grey, self.ink, image.dpi, self.engine, recognizers.names)

    def read(self, edges_from_previous_page: Sequence[float]) -> tuple[tuple[Block, ...], ScanFindings]:
        width, height = self.image.size
        lines = parted(self.rules.rules, width, height)
        grids = [g for g in find_grids(lines, [], width, height) if len(g.cells) > 1]
        self._read_cells(grids)
        self._read_outside(grids)
        sure = [x.confidence for line in self.lines for x in line.letters if x.text.isalpha()]
        self._drop_strays()
        self._read_numbers_in_lines()
        self.numbers = self.abbreviations.put_into(self.lines, self.numbers, self.finder)
        self._read_overlooked()
        self._look_again()
        blocks = blocks_of_page(
            PageObjects(width, height, chars_of(self.lines, self.image), lines), self.number, edges_from_previous_page
        )
        written = bool(np.count_nonzero(self.ink) > _WRITTEN * self.image.dpi**2)
        findings = ScanFindings(self.numbers, sum(sure) / len(sure) if sure else 0.0, written)
        unsure = unsure_letters(self.lines)
        told = (with_readings(block, self.numbers, unsure, self.image) for block in blocks)
        return tuple(map(self.image.placed, told)), findings

    # ---- lines

    def _read_cells(self, grids: Sequence[Grid]) -> None:
        inset = round(_INSET * self.image.dpi)
        boxes = [pixels_of(cell.box, self.image, inset) for grid in grids for cell in grid.cells]
        self._read_regions(boxes, in_cells=True)
        for grid in grids:
            self.finder.take(pixels_of(grid.box, self.image, -inset))

    def _read_outside(self, grids: Sequence[Grid]) -> None:
        """Read what stands outside of tables."""
        self._read_alone()
        found = side_by_side(self.finder.ink(), self.image.dpi)
        self._read_regions(found)
        for box in found:
            self.finder.take(box)
        height, width = self.ink.shape
        tables = [pixels_of(grid.box, self.image, 0) for grid in grids]
        edges = sorted({0, height, *(t[1] for t in tables), *(t[3] for t in tables)})
        self._read_regions([(0, a, width, b) for a, b in zip(edges, edges[1:], strict=False)])

    def _read_alone(self) -> None:
        """Read the scores that stand alone, with white around them.

        The text engine takes figures that stand over names, side by side, for parts of the lines around them.
        """
        found = alone(self.finder.ink(), self.image.dpi)[:_MOST_ALONE]
        for box, reading in zip(found, self._read_boxes(found), strict=True):
            if reading.confidence >= _SURE_ALONE and _SCORE_ALONE.fullmatch(reading.text):
                self._take_numbers(reading, box)
                self.finder.take(box)

    def _read_regions(self, boxes: Iterable[PixelBox], in_cells: bool = False) -> None:
        """Read parts of the page line by line: figures alone, ticks, names in Latin letters, text."""
        regions = [lines for box in boxes if (lines := self.finder.lines(box))]
        each = [(line, len(lines) == 1) for lines in regions for line in lines]
        cuts = [self.finder.cut(line, self.margin) for line, _ in each]
        named = self.abbreviations.names_of(
            [(line, cut, only and in_cells) for (line, only), cut in zip(each, cuts, strict=True)]
        )
        for (line, only), cut, reading, name in zip(each, cuts, self.digits.read(cuts), named, strict=True):
            if name:
                self._take([name], line, Reading())
                continue
            if is_number(reading) and (only or reading.confidence >= _SURE_LINE):
                self._take_numbers(reading, line.box)
                continue
            tick = tick_of(self.ink, line.box, self.image.dpi) if only else ""
            if tick:
                place = (float(line.box[0]), float(line.box[1]), float(line.box[2]), float(line.box[3]))
                self.lines.append(ScannedLine([OcrLetter(tick, place, _TICKED)], is_number=True))
                continue
            words = (self.abbreviations.latin_name(line, cut) if name is None else []) or self._words(line, cut)
            if in_cells or any(char.isalnum() for word in words for char in word.text):  # else it is dirt
                self._take(words, line, reading)

    def _words(self, line: InkLine, cut: Grey) -> list[OcrWord]:
        closed = line.box[3] - line.box[1] > _CLOSED * line.height
        words = self.engine.read(cut, self.image.dpi, "block" if closed else "line")
        if not closed and line.letters >= _ENOUGH and n_letters(words) < _OVERLOOKS * line.letters:
            words = max(words, self.engine.read(cut, self.image.dpi, "block"), key=n_letters)
        latin = [word for word in words if _ANY_LATIN.search(word.text)]
        if latin and not closed and not any(_TRUE_LATIN.search(word.text) for word in latin):
            # "ต.ค." looks like "A.A.", "มาตรการ" like "aes" to an engine that reads both scripts
            thai = self.engine.read(cut, self.image.dpi, "thai")
            if sureness(thai) > sureness(words) - _THAI_LEAD:
                words = thai
        return words

    def _take(self, words: Sequence[OcrWord], line: InkLine, figures: Reading) -> None:
        """Take the words of a line; whether white stands in it is the ink's to say: engines' boxes are beside it."""
        x0, top, x1, bottom = line.box
        letters = joined_letters(
            words, x0 - self.margin, top - self.margin, lambda a, b: self.finder.gap(line, a, b) >= _SPACE
        )
        found = [ScannedLine(each) for each in letters]
        if len(found) == 1:
            found[0].figures = figures, (x0 - self.margin, top, x1 + self.margin, bottom)
            found[0].ink = line
        self.lines += found

    def _drop_strays(self) -> None:
        """Leave out lines made of the marks over another line, which the engine takes for a line of their own."""
        usual = usual_body(self.lines)
        if usual is None:
            return
        sized = [(line, body[1] - body[0]) for line in self.lines if (body := line.body()) is not None]
        low = {id(line) for line, height in sized if height < _LOW * usual}
        self.lines = [line for line in self.lines if id(line) not in low or line.is_number]

    # ---- numbers

    def _read_boxes(self, boxes: Sequence[PixelBox]) -> list[Reading]:
        return self.digits.read([crop_with_paper(self.grey, box, self.margin) for box in boxes])

    def _read_numbers_in_lines(self) -> None:
        wanted = [line for line in self.lines if not line.is_number and worth_reading(line.letters)]
        unread = [line for line in wanted if line.figures is None]
        boxes = [line.box(self.image) for line in unread]
        readings = self.digits.read([padded_crop(self.grey, box, 0, 0) for box in boxes])
        for line, box, reading in zip(unread, boxes, readings, strict=True):
            line.figures = reading, box
        for line in wanted:
            assert line.figures is not None
            reading, box = line.figures
            top, bottom = line.body() or (float(box[1]), float(box[3]))
            found = [replace(n, box=(n.box[0], top, n.box[2], bottom)) for n in numbers_in(reading, box)]
            self.numbers += found
            line.letters = self.abbreviations.in_letters(with_numbers(line.letters, found))

    def _read_overlooked(self) -> None:
        """Read the numbers that the engine's layout left out: ink of a line's height that no letter covers."""
        usual = usual_body(self.lines)
        if usual is None:
            return
        left = self.ink.copy()
        for line in self.lines:
            for letter in line.letters:
                if letter.text != " ":
                    x0, top, x1, bottom = (round(v) for v in letter.box)
                    left[max(0, top - 4) : bottom + 4, max(0, x0 - 2) : x1 + 2] = 0
        found = [
            box for box in blobs(left, round(0.6 * usual)) if _NUMBER_LOW * usual <= box[3] - box[1] <= 2.2 * usual
        ]
        found = [box for box in found if box[2] - box[0] >= 1.2 * usual][:_MOST_OVERLOOKED]
        for box, reading in zip(found, self._read_boxes(found), strict=True):
            if not is_number(reading) or reading.confidence < _OVERLOOKED or len(reading.chars) < 3:
                continue
            if any(overlap(box, number.box) for number in self.numbers):
                continue  # a bracket and what stands out of digits that were read
            self._take_numbers(reading, box)

    def _take_numbers(self, reading: Reading, tight: PixelBox) -> None:
        """Take a line of figures and nothing else; they are as high as its ink, not as what was cut for the reader."""
        numbers = [replace(n, box=(n.box[0], tight[1], n.box[2], tight[3])) for n in
                   numbers_in(reading, (tight[0] - self.margin, tight[1], tight[2], tight[3]))]  # fmt: skip
        self.numbers += numbers
        self.lines.append(ScannedLine([x for n in numbers for x in with_numbers((), [n])], is_number=True))

    def _look_again(self) -> None:
        """Read the numbers with decimals that are not sure in other views, for their confidence and other readings."""
        doubtful = [i for i, n in enumerate(self.numbers) if n.confidence < _DOUBTFUL and _WITH_POINT.search(n.text)]
        views = [view for i in doubtful for view in views_of(number_crop(self.grey, self.numbers[i].box))]
        readings = self.digits.read(views)
        per = len(views) // max(1, len(doubtful))
        for k, i in enumerate(doubtful):
            self.numbers[i] = agreed(self.numbers[i], readings[k * per : (k + 1) * per])
