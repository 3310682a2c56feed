"""A scanned page into lines and tables: its picture becomes the same marks as a page with a text layer.

Rules are found and painted out; cells that hold a number alone are the digit reader's; the text engine reads the other
cells one by one and what stands outside of tables as a page; numbers in its lines are read again by the digit reader.
The marks then go through the same layout as any page (`extract.layout.page_layout`), and every box is led back to the
page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Literal

import cv2
import numpy as np
from prongsai.extract.layout.page_layout import read_blocks
from prongsai.extract.layout.page_objects import Glyph, PageInk
from prongsai.extract.layout.ruled_grid import Grid, find_grids
from prongsai.extract.layout.words import is_mark, rounded
from prongsai.extract.records import BBox, Block, Cell, Place, ReadNumber, Table, TextLine
from prongsai.extract.scan.abbreviation_recognizer import NameReader
from prongsai.extract.scan.column_separation import side_by_side
from prongsai.extract.scan.digit_recognizer import DigitReader, Reading
from prongsai.extract.scan.image_types import Grey, PixelBox
from prongsai.extract.scan.ink import alone, blobs, bounds, clean_ink, tick_of, without_leaders
from prongsai.extract.scan.number_fusion import (
    UNREAD,
    ScannedNumber,
    agreed,
    is_number,
    numbers_in,
    views_of,
    with_numbers,
    worth_reading,
)
from prongsai.extract.scan.ocr_engine import OcrEngine, OcrLetter, OcrWord
from prongsai.extract.scan.page_image import PageImage
from prongsai.extract.scan.ruling_lines import find_rules, without_rules
from prongsai.extract.scan.table_separation import parted
from prongsai.extract.scan.text_lines import InkLine, TextLineFinder

_EM = 0.5  # of a font's size is the height of a consonant; between that of Sarabun and of Garuda
_MARGIN = 0.03  # inches of paper around a cut-out; engines need some
_INSET = 0.015  # inches from a cell's rules in which their remains may stand
_LEAST_SIZE, _MOST_SIZE = 5.0, 60.0  # points; a letter outside of these was measured wrongly
_SURE_NAME, _SURE_WORD = 0.95, 0.98  # confidence of the reader of names: of a line, of a word in a line
_LONGEST_WORD = 5.0  # times as wide as high
_CLOSED = 3.6  # times as high as its letters: lines that touch, which the engine must part
_SURE_LINE = 0.9  # confidence of figures that are a line of a cell, where a word may look like figures
_SHORT_CELL = 0.9  # inches; a cell with so little in it may hold "IIT" or "AA" and nothing else
_LATIN = re.compile(r"\(?(?:I?TAS?|[IEO]IT|A{1,2}|[BCDF])\)?")
_ANY_LATIN = re.compile(r"[A-Za-z]")
# what is truly written in Latin letters: abbreviations, levels and words; the rest may be Thai, misread
_TRUE_LATIN = re.compile(
    r"[A-Z]{3,}|[A-Za-z]{5,}|(?:^|[^A-Za-z.])(?:AA?|B|C|D|F|E|O|I|QR|Q&A|Line|LINE|App|No|Gift|IT|HR|PR)(?:$|[^A-Za-z.])"
)
_THAI_LEAD = 0.03  # of confidence by which the reading with Latin letters must be the surer one
_TOOL = re.compile(r"\(?(?:[IEO]IT|ITAS?)\)?")
_NAME_SIGNS = frozenset("()IEOTitoeกาณทธ")
_LONGEST_NAME = 5  # characters
_LEVEL = re.compile(r"A{1,2}|[BCDEF]")
_LEAST_VOTES = 4  # views that show an announced letter where the others show none
_OUTVOTED = 3  # views that show a letter for one that shows another
_ENOUGH, _OVERLOOKS = 5, 0.6  # letters of a line; share of them that must be read before it is tried another way
_LEVEL_CUE = re.compile(  # without marks
    r"(?:ะดบ\s*(?:ผล\s*)?(?:การ\s*)?(?:ประเมน)?|เกรด|rating|level|grade)[\s\"“‘'(:)]*$", re.IGNORECASE
)
_CUE = 32  # letters before a level in which the word for it stands
_LIKE_C = frozenset(("C", "c", "Cc", "cc", "©"))
_BESIDE = frozenset(" ()\"'“”,.:-–")
_WRITTEN = 0.004  # square inches of ink; less is dirt
_LOW = 0.55  # of the usual height of a line's body; lower ones are marks
_NUMBER_LOW, _OVERLOOKED, _MOST_OVERLOOKED = 0.7, 0.7, 60  # of a line's body; confidence; a page has no more
_SURE_ALONE, _MOST_ALONE = 0.97, 150  # confidence of a score that stands alone; a page has no more of them
_SCORE_ALONE = re.compile(r"[0-9๐-๙]{2,3}\.[0-9๐-๙]{2}")
_DOUBTFUL = 0.98  # confidence below which a figure is looked at in other views
_WITH_POINT = re.compile(r"[\d๐-๙][.,][\d๐-๙]")
_SPACE = 0.25  # of a letter's height; white between words
_TICKED = 0.8  # confidence of a mark that is known by its shape
_TALL = "ปฝฟฬฎฏฐญ"  # letters with a stroke over or under the body


@dataclass(slots=True)
class ScanView:
    """What the reader saw of one page, for people: pixels of the sheet."""

    sheet: PageImage
    grids: list[Grid] = field(default_factory=list)
    lines: list[tuple[PixelBox, str]] = field(default_factory=list)
    numbers: list[ScannedNumber] = field(default_factory=list)
    confidence: float = 0.0  # mean of the engine's letters
    written: bool = False  # there is ink enough for writing


@dataclass(slots=True)
class _Line:
    """One printed line: its letters in pixels of the sheet."""

    letters: list[OcrLetter]
    is_number: bool = False  # read by the digit reader alone
    figures: tuple[Reading, PixelBox] | None = None  # what the digit reader saw in the picture of the line, its box
    written: InkLine | None = None

    def box(self, sheet: PageImage) -> PixelBox:
        """The box around it with a little paper, within the sheet."""
        pad = round(0.25 * _MARGIN * sheet.dpi)
        height, width = sheet.grey.shape
        boxes = [letter.box for letter in self.letters]
        return (
            max(0, int(min(b[0] for b in boxes)) - 4 * pad),
            max(0, int(min(b[1] for b in boxes)) - pad),
            min(width, int(max(b[2] for b in boxes)) + 4 * pad),
            min(height, int(max(b[3] for b in boxes)) + pad),
        )


def read_sheet(
    sheet: PageImage,
    engine: OcrEngine,
    digits: DigitReader,
    number: int,
    carried: Sequence[float] = (),
    names: NameReader | None = None,
) -> tuple[tuple[Block, ...], ScanView]:
    """Read one page.

    Args:
        sheet: its picture, upright and straight.
        engine: reads words.
        digits: reads numbers.
        number: page number from 1.
        carried: see `extract.layout.page_layout.read_blocks`.
        names: knows the instruments' abbreviations and the levels; without it the engine reads them.

    Returns:
        The blocks of the page in reading order, and what was seen on the way.
    """
    return _SheetReader(sheet, engine, digits, number, names).read(carried)


class _SheetReader:
    def __init__(
        self, sheet: PageImage, engine: OcrEngine, digits: DigitReader, number: int, names: NameReader | None
    ) -> None:
        self.sheet = sheet
        self.names = names
        self.engine = engine
        self.digits = digits
        self.number = number
        self.view = ScanView(sheet)
        self.lines: list[_Line] = []
        self.numbers: list[ScannedNumber] = []
        self.margin = round(_MARGIN * sheet.dpi)

    def read(self, carried: Sequence[float]) -> tuple[tuple[Block, ...], ScanView]:
        sheet = self.sheet
        rules = find_rules(sheet)
        self.grey = without_leaders(without_rules(sheet, rules), sheet.dpi)
        self.ink = clean_ink(self.grey, sheet.dpi)
        self.writing = TextLineFinder(self.grey, self.ink, sheet.dpi)
        width, height = sheet.size
        lines = parted(rules.rules, width, height)
        grids = [g for g in find_grids(lines, [], width, height) if len(g.cells) > 1]
        self.view.grids = grids
        self._read_cells(grids)
        self._read_outside(grids)
        sure = [x.confidence for line in self.lines for x in line.letters if x.text.isalpha()]
        self.view.confidence = sum(sure) / len(sure) if sure else 0.0
        self.view.written = bool(np.count_nonzero(self.ink) > _WRITTEN * self.sheet.dpi**2)
        self._drop_strays()
        self._read_numbers_in_lines()
        self._read_names_in_lines()
        self._read_overlooked()
        self._look_again()
        ink = PageInk(width, height, self._glyphs(), lines)
        blocks = read_blocks(ink, self.number, carried)
        self.view.numbers = self.numbers
        return tuple(self._placed(self._with_numbers(block)) for block in blocks), self.view

    # ---- cells

    def _read_cells(self, grids: Sequence[Grid]) -> None:
        inset = round(_INSET * self.sheet.dpi)
        self._read_regions([self._pixels(cell.box, inset) for grid in grids for cell in grid.cells], in_cells=True)
        for grid in grids:
            self.writing.take(self._pixels(grid.box, -inset))

    def _read_regions(self, boxes: Iterable[PixelBox], in_cells: bool = False) -> None:
        """Read parts of the page line by line: figures alone, ticks, names in Latin letters, text."""
        regions = [lines for box in boxes if (lines := self.writing.lines(box))]
        each = [(line, len(lines) == 1) for lines in regions for line in lines]
        cuts = [self.writing.cut(line, self.margin) for line, _ in each]
        named = self._names_of([(line, cut, only and in_cells) for (line, only), cut in zip(each, cuts, strict=True)])
        for (line, only), cut, reading, name in zip(each, cuts, self.digits.read(cuts), named, strict=True):
            if name:
                self._take([name], line, Reading())
                continue
            if is_number(reading) and (only or reading.confidence >= _SURE_LINE):
                self._take_numbers(reading, line.box)
                self.view.lines.append((line.box, reading.text))
                continue
            tick = tick_of(self.ink, line.box, self.sheet.dpi) if only else ""
            if tick:
                place = (float(line.box[0]), float(line.box[1]), float(line.box[2]), float(line.box[3]))
                self.lines.append(_Line([OcrLetter(tick, place, _TICKED)], is_number=True))
                continue
            words = (self._latin_name(line, cut) if name is None else []) or self._words(line, cut)
            if in_cells or any(char.isalnum() for word in words for char in word.text):  # else it is dirt
                self._take(words, line, reading)

    def _names_of(self, lines: Sequence[tuple[InkLine, Grey, bool]]) -> list[OcrWord | Literal[False] | None]:
        """The instrument's abbreviation that a short line is, or the level that a cell holds.

        False for lines that are surely none of them, None where nobody knows.
        """
        result: list[OcrWord | Literal[False] | None] = [None] * len(lines)
        short = [i for i, (x, _, _) in enumerate(lines) if x.box[2] - x.box[0] <= _SHORT_CELL * self.sheet.dpi]
        if self.names is None or not short:
            return result
        for i, name in zip(short, self.names.read([lines[i][1] for i in short]), strict=True):
            line, cut, alone = lines[i]
            if not name.text and name.confidence >= _SURE_NAME:
                result[i] = False
            elif name.confidence >= _SURE_NAME and (_TOOL if not alone else _LATIN).fullmatch(name.text):
                height, width = cut.shape
                result[i] = OcrWord(name.text, (self.margin, self.margin, width - self.margin, height - self.margin),
                                    name.confidence, 0)  # fmt: skip
        return result

    def _latin_name(self, line: InkLine, cut: Grey) -> list[OcrWord]:
        """The word of a short line, where it is one of the assessment's Latin abbreviations or levels."""
        if line.box[2] - line.box[0] > _SHORT_CELL * self.sheet.dpi:
            return []
        words = self.engine.recognise(cut, self.sheet.dpi, "latin")
        if len(words) != 1:
            return []
        if words[0].text in _LIKE_C:
            return [replace(words[0], text="C", letters=())]
        return words if _LATIN.fullmatch(words[0].text) else []

    def _words(self, line: InkLine, cut: Grey) -> list[OcrWord]:
        closed = line.box[3] - line.box[1] > _CLOSED * line.height
        words = self.engine.recognise(cut, self.sheet.dpi, "block" if closed else "line")
        if not closed and line.letters >= _ENOUGH and _length(words) < _OVERLOOKS * line.letters:
            words = max(words, self.engine.recognise(cut, self.sheet.dpi, "block"), key=_length)
        latin = [word for word in words if _ANY_LATIN.search(word.text)]
        if latin and not closed and not any(_TRUE_LATIN.search(word.text) for word in latin):
            # "ต.ค." looks like "A.A.", "มาตรการ" like "aes" to an engine that reads both scripts
            thai = self.engine.recognise(cut, self.sheet.dpi, "thai")
            if _sureness(thai) > _sureness(words) - _THAI_LEAD:
                words = thai
        return words

    def _take(self, words: Sequence[OcrWord], line: InkLine, figures: Reading) -> None:
        """Take the words of a line, with a space where white shows it; the engine also gives some where none does."""
        left, top = line.box[0] - self.margin, line.box[1] - self.margin
        by_line: dict[int, list[OcrLetter]] = {}
        for word in words:
            letters = [
                OcrLetter(x.text, (x.box[0] + left, x.box[1] + top, x.box[2] + left, x.box[3] + top), x.confidence)
                for x in word.letters or _spread(word)
            ]
            taken = by_line.setdefault(word.line, [])
            for i, letter in enumerate(letters):
                if taken and self._are_apart(line, taken[-1], letter):
                    if i == 0:
                        taken.append(_space(taken[-1], letter))
                elif taken:
                    taken[-1] = _reaching(taken[-1], letter)
                taken.append(letter)
        found = [_Line(letters) for letters in by_line.values() if letters]
        if len(found) == 1:
            x0, top, x1, bottom = line.box
            found[0].figures = figures, (x0 - self.margin, top, x1 + self.margin, bottom)
            found[0].written = line
        self.lines += found

    def _are_apart(self, line: InkLine, one: OcrLetter, other: OcrLetter) -> bool:
        """Whether white stands between two letters; the engine's boxes are often beside the ink."""
        return self.writing.gap(line, one.box[0], other.box[2]) >= _SPACE

    def _drop_strays(self) -> None:
        """Leave out lines made of the marks over another line, which the engine takes for a line of their own."""
        sized = [(line, body[1] - body[0]) for line in self.lines if (body := _body_of(line.letters)) is not None]
        if not sized:
            return
        usual = median([height for _, height in sized])
        low = {id(line) for line, height in sized if height < _LOW * usual}
        self.lines = [line for line in self.lines if id(line) not in low or line.is_number]

    # ---- outside of tables

    def _read_outside(self, grids: Sequence[Grid]) -> None:
        self._read_alone()
        found = side_by_side(self.writing.ink(), self.sheet.dpi)
        self._read_regions(found)
        for box in found:
            self.writing.take(box)
        height, width = self.ink.shape
        tables = [self._pixels(grid.box, 0) for grid in grids]
        edges = sorted({0, height, *(t[1] for t in tables), *(t[3] for t in tables)})
        self._read_regions([(0, a, width, b) for a, b in zip(edges, edges[1:], strict=False)])

    def _read_alone(self) -> None:
        """Read the scores that stand alone, with white around them.

        The text engine takes figures that stand over names, side by side, for parts of the lines around them.
        """
        found = alone(self.writing.ink(), self.sheet.dpi)[:_MOST_ALONE]
        for box, reading in zip(found, self.digits.read([self._cut(box) for box in found]), strict=True):
            if reading.confidence >= _SURE_ALONE and _SCORE_ALONE.fullmatch(reading.text):
                self._take_numbers(reading, box)
                self.writing.take(box)

    # ---- numbers

    def _read_numbers_in_lines(self) -> None:
        wanted = [line for line in self.lines if not line.is_number and worth_reading(line.letters)]
        unread = [line for line in wanted if line.figures is None]
        boxes = [line.box(self.sheet) for line in unread]
        readings = self.digits.read([np.ascontiguousarray(self.grey[b[1] : b[3], b[0] : b[2]]) for b in boxes])
        for line, box, reading in zip(unread, boxes, readings, strict=True):
            line.figures = reading, box
        for line in wanted:
            assert line.figures is not None
            reading, box = line.figures
            found = numbers_in(reading, box)
            body = _body_of(line.letters) or (float(box[1]), float(box[3]))
            found = [replace(n, box=(n.box[0], body[0], n.box[2], body[1])) for n in found]
            self.numbers += found
            line.letters = self._with_names(self._with_latin(with_numbers(line.letters, found)))
        for line in self.lines:
            self.view.lines.append((line.box(self.sheet), "".join(x.text for x in line.letters)))

    def _read_names_in_lines(self) -> None:
        """Put the instruments' abbreviations where the engine read something else: "เฉลี่ย IIT"."""
        if self.names is None:
            return
        found: list[tuple[_Line, InkLine]] = []
        for line in self.lines:
            if line.written is not None and not line.is_number:
                words = self.writing.words(line.written, _SPACE)
                found += [(line, w) for w in words if len(words) > 1 and _is_short(w)]
        cuts = [self.writing.cut(word, self.margin) for _, word in found]
        for (line, word), name in zip(found, self.names.read(cuts), strict=True):
            if name.confidence < _SURE_WORD or not _TOOL.fullmatch(name.text):
                continue
            x0, top, x1, bottom = word.box
            inside = [x0 <= (x.box[0] + x.box[2]) / 2 <= x1 for x in line.letters]
            if name.text in "".join(x.text for x, is_in in zip(line.letters, inside, strict=True) if is_in):
                continue
            if any(_overlap(word.box, n.box) and n.confidence >= _DOUBTFUL for n in self.numbers):
                continue
            step = (x1 - x0) / len(name.text)
            named = [
                OcrLetter(char, (x0 + k * step, top, x0 + (k + 1) * step, bottom), name.confidence)
                for k, char in enumerate(name.text)
            ]
            kept = [x for x, is_in in zip(line.letters, inside, strict=True) if not is_in or x.text in "()"]
            line.letters = sorted([*kept, *named], key=lambda x: x.box[0])
            self.numbers = [n for n in self.numbers if not _overlap(word.box, n.box)]

    def _read_overlooked(self) -> None:
        """Read the numbers that the engine's layout left out: ink of a line's height that no letter covers."""
        bodies = [body[1] - body[0] for line in self.lines if (body := _body_of(line.letters)) is not None]
        if not bodies:
            return
        usual = median(bodies)
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
        for box, reading in zip(found, self.digits.read([self._cut(box) for box in found]), strict=True):
            if not is_number(reading) or reading.confidence < _OVERLOOKED or len(reading.chars) < 3:
                continue
            if any(_overlap(box, number.box) for number in self.numbers):
                continue  # a bracket and what stands out of digits that were read
            self._take_numbers(reading, box)

    def _take_numbers(self, reading: Reading, tight: PixelBox) -> None:
        """Take a line of figures and nothing else; they are as high as its ink, not as what was cut for the reader."""
        numbers = [replace(n, box=(n.box[0], tight[1], n.box[2], tight[3])) for n in
                   numbers_in(reading, (tight[0] - self.margin, tight[1], tight[2], tight[3]))]  # fmt: skip
        self.numbers += numbers
        self.lines.append(_Line([x for n in numbers for x in with_numbers((), [n])], is_number=True))

    def _look_again(self) -> None:
        """Read the numbers with decimals that are not sure in other views, for their confidence and other readings."""
        doubtful = [i for i, n in enumerate(self.numbers) if n.confidence < _DOUBTFUL and _WITH_POINT.search(n.text)]
        height, width = self.grey.shape
        views: list[Grey] = []
        for i in doubtful:
            x0, top, x1, bottom = (round(v) for v in self.numbers[i].box)
            tall = bottom - top
            cut = self.grey[
                max(0, top - tall // 3) : min(height, bottom + tall // 3),
                max(0, x0 - tall // 2) : min(width, x1 + tall // 2),
            ]
            views += views_of(np.ascontiguousarray(cut))
        readings = self.digits.read(views)
        per = len(views) // max(1, len(doubtful))
        for k, i in enumerate(doubtful):
            self.numbers[i] = agreed(self.numbers[i], readings[k * per : (k + 1) * per])

    def _with_latin(self, letters: list[OcrLetter]) -> list[OcrLetter]:
        """The letters, with a lone one that only the engine took for a digit read again: a level such as "C"."""
        result = list(letters)
        for i, letter in enumerate(letters):
            alone = (i == 0 or letters[i - 1].text in _BESIDE) and (
                i + 1 == len(letters) or letters[i + 1].text in _BESIDE
            )
            if letter.text != UNREAD or not alone:
                continue
            after = "".join(x.text for x in letters[max(0, i - _CUE) : i] if not is_mark(x.text))
            level = self._level_at(letter, _LEVEL_CUE.search(after) is not None)
            if level:
                result[i] = OcrLetter(level, letter.box, _TICKED)
        return result

    def _level_at(self, letter: OcrLetter, announced: bool) -> str:
        """The level that the views of a piece of ink show; nothing where they differ.

        With the word for a level before it (`announced`) it is read among the levels' letters alone. Half of the views
        must show the letter, and hardly any (`announced`) or none another one; or, `announced`, a few and none another.
        """
        gap = max(3, round(0.02 * self.sheet.dpi))
        x0, top, x1, bottom = (round(v) for v in letter.box)
        columns = np.asarray((self.ink[top:bottom] > 0).any(axis=0)).reshape(-1)
        inked = np.flatnonzero(columns[max(0, x0 - 2) : x1 + 2]) + max(0, x0 - 2)
        if not inked.size:
            return ""
        left = right = int(inked[len(inked) // 2])
        while columns[max(0, left - gap) : left].any():
            left -= 1
        while columns[right + 1 : right + 1 + gap].any():
            right += 1
        around = bounds(self.ink, (left, max(0, top - gap), right + 1, bottom + gap))
        if around is None or right - left > 3 * (bottom - top):
            return ""
        cut = self.grey[around[1] : around[3], around[0] : around[2]]
        paper = int(np.percentile(self.grey[top:bottom, max(0, left - 8 * gap) : right + 8 * gap], 85))
        votes: list[str] = []
        for pad in (1.5, 2.5, 4.0) if announced else (1.5, 2.5):
            framed = np.pad(cut, round(pad * gap), constant_values=paper)
            for blur in (0.0, 1.2, 2.0) if announced else (0.0, 1.2):
                view = cv2.GaussianBlur(framed, (0, 0), blur) if blur else framed
                image = np.ascontiguousarray(view, dtype=np.uint8)
                words = self.engine.recognise(image, self.sheet.dpi, "level" if announced else "latin")
                text = words[0].text if len(words) == 1 else ""
                votes.append("C" if text in _LIKE_C else text)
        levels = Counter(text for text in votes if _LEVEL.fullmatch(text))
        if not levels:
            return ""
        level, count = levels.most_common(1)[0]
        agreed_on = levels.total() - count <= (count // _OUTVOTED if announced else 0)
        enough = 2 * count >= len(votes) or (announced and count == levels.total() >= _LEAST_VOTES)
        return level if enough and agreed_on else ""

    def _with_names(self, letters: list[OcrLetter]) -> list[OcrLetter]:
        """The letters, with words of unread digits read again: "OIT" and its like, which look like "๐1"."""
        result: list[OcrLetter] = []
        word: list[OcrLetter] = []
        for letter in [*letters, None]:
            if letter is not None and letter.text != " ":
                word.append(letter)
                continue
            result += self._name_in(word)
            word = []
            if letter is not None:
                result.append(letter)
        return result

    def _name_in(self, word: list[OcrLetter]) -> list[OcrLetter]:
        unread = [i for i, x in enumerate(word) if x.text == UNREAD]
        if len(unread) < 2 or unread[-1] - unread[0] >= _LONGEST_NAME:
            return word
        first, last = unread[0], unread[-1]
        while first > 0 and word[first - 1].text in _NAME_SIGNS:
            first -= 1
        while last + 1 < len(word) and word[last + 1].text in _NAME_SIGNS:
            last += 1
        part = word[first : last + 1]
        pad = round(_MARGIN * self.sheet.dpi)
        boxes = [x.box for x in part]
        x0, x1 = round(min(b[0] for b in boxes)), round(max(b[2] for b in boxes))
        top, bottom = round(min(b[1] for b in boxes)), round(max(b[3] for b in boxes))
        cut = self.grey[max(0, top - pad) : bottom + pad, max(0, x0 - pad // 2) : x1 + pad // 2]
        words = self.engine.recognise(np.ascontiguousarray(cut), self.sheet.dpi, "latin")
        if len(words) != 1 or not _TOOL.fullmatch(words[0].text):
            return word
        step = (x1 - x0) / len(words[0].text)
        named = [
            OcrLetter(char, (x0 + k * step, top, x0 + (k + 1) * step, bottom), words[0].confidence)
            for k, char in enumerate(words[0].text)
        ]
        return [*word[:first], *named, *word[last + 1 :]]

    # ---- marks

    def _glyphs(self) -> list[Glyph]:
        scale = self.sheet.scale
        measured = [body for line in self.lines if (body := _body_of(line.letters)) is not None]
        usual = median([b - a for a, b in measured]) if measured else 0.1 * self.sheet.dpi
        glyphs: list[Glyph] = []
        for line in self.lines:
            body = _body_of(line.letters)
            tall = body[1] - body[0] if body and not line.is_number else usual
            size = min(max(tall / scale / _EM, _LEAST_SIZE), _MOST_SIZE)
            base = (body[1] if body else max(x.box[3] for x in line.letters)) / scale
            top = base - size * 0.75
            for text, x0, x1 in _clusters(line.letters):
                glyphs.append(Glyph(text, x0 / scale, top, x1 / scale, base + 0.2 * size, base, size, 0, 0, False))
        return glyphs

    # ---- records

    def _with_numbers(self, block: Block) -> Block:
        """The block with the readings of the numbers that stand in it."""
        scale = self.sheet.scale
        if isinstance(block, TextLine):
            return replace(block, numbers=self._inside(block.place.box, block.text, scale))
        cells = tuple(replace(c, numbers=self._inside(c.place.box, c.text, scale)) for c in block.cells)
        return replace(block, cells=cells)

    def _inside(self, box: BBox | None, text: str, scale: float) -> tuple[ReadNumber, ...]:
        if box is None or not text:
            return ()
        found: list[ReadNumber] = []
        for n in self.numbers:
            x, y = (n.box[0] + n.box[2]) / 2 / scale, (n.box[1] + n.box[3]) / 2 / scale
            if box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1 and n.text in text:
                x0, top, x1, bottom = (v / scale for v in n.box)
                place = rounded(self.sheet.to_page((x0, top, x1, bottom)))
                found.append(ReadNumber(n.text, round(n.confidence, 4), n.alternatives, place))
        return tuple(found)

    def _placed(self, block: Block) -> Block:
        """The block with its boxes on the displayed page."""

        def moved(place: Place) -> Place:
            return place if place.box is None else replace(place, box=rounded(self.sheet.to_page(place.box)))

        if isinstance(block, TextLine):
            return replace(block, place=moved(block.place))
        cells: tuple[Cell, ...] = tuple(replace(cell, place=moved(cell.place)) for cell in block.cells)
        return Table(cells, block.n_rows, block.n_cols, moved(block.place), block.method)

    # ---- pixels

    def _pixels(self, box: BBox, inset: int) -> PixelBox:
        scale = self.sheet.scale
        height, width = self.sheet.grey.shape
        return (
            max(0, round(box[0] * scale) + inset),
            max(0, round(box[1] * scale) + inset),
            min(width, round(box[2] * scale) - inset),
            min(height, round(box[3] * scale) - inset),
        )

    def _cut(self, box: PixelBox) -> Grey:
        """What stands in a box and a little around it; paper beyond the sheet."""
        (x0, top, x1, bottom), pad = box, self.margin
        part = self.grey[max(0, top - pad) : bottom + pad, max(0, x0 - pad) : x1 + pad]
        if part.shape == (bottom - top + 2 * pad, x1 - x0 + 2 * pad):
            return np.ascontiguousarray(part)
        cut = np.full((bottom - top + 2 * pad, x1 - x0 + 2 * pad), np.median(part), np.uint8)
        y, x = max(0, pad - top), max(0, pad - x0)
        cut[y : y + part.shape[0], x : x + part.shape[1]] = part
        return cut


def _space(last: OcrLetter, following: OcrLetter) -> OcrLetter:
    """The space between two words."""
    start, end = last.box[2], max(following.box[0], last.box[2])
    return OcrLetter(" ", (start, following.box[1], end, following.box[3]), 1.0)


def _reaching(letter: OcrLetter, following: OcrLetter) -> OcrLetter:
    """A letter up to the next one, so that nobody takes what is between their boxes for a space."""
    x0, top, x1, bottom = letter.box
    return replace(letter, box=(x0, top, max(x1, following.box[0]), bottom))


def _is_short(word: InkLine) -> bool:
    """Whether a word may be an abbreviation of three or four letters with brackets."""
    x0, top, x1, bottom = word.box
    return word.height <= x1 - x0 <= _LONGEST_WORD * word.height and bottom - top <= 2 * word.height


def _overlap(one: PixelBox, other: BBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _length(words: Sequence[OcrWord]) -> int:
    """How many letters some words have, marks left out."""
    return sum(not is_mark(char) for word in words for char in word.text)


def _sureness(words: Sequence[OcrWord]) -> float:
    """Mean confidence of the letters of some words, digits and signs left out."""
    sure = [x.confidence for word in words for x in word.letters or () if x.text.isalpha() and not x.text.isdigit()]
    return sum(sure) / len(sure) if sure else 0.0


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


def _body_of(letters: Sequence[OcrLetter]) -> tuple[float, float] | None:
    """Top and bottom of the consonants of a line, without marks and strokes over and under them."""
    plain = [x for x in letters if "ก" <= x.text[:1] <= "ฮ" and x.text not in _TALL and len(x.text) == 1]
    if len(plain) < 2:
        plain = [x for x in letters if x.text.isalnum() and not is_mark(x.text)]
    if not plain:
        return None
    tops, bottoms = [x.box[1] for x in plain], [x.box[3] for x in plain]
    heights = sorted(b - a for a, b in zip(tops, bottoms, strict=True))
    usual = heights[len(heights) // 3]  # boxes drawn too high, over marks, are many
    fit = [(a, b) for a, b in zip(tops, bottoms, strict=True) if b - a <= 1.2 * usual] or list(
        zip(tops, bottoms, strict=True)
    )
    return median([a for a, _ in fit]), median([b for _, b in fit])


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
