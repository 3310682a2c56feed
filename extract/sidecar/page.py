"""One scanned page beside the lines of a text that stand on it: which number is which, and what counts.

Where the text and the picture say the same number, the reading is surer; where they differ, the picture counts, with
the text's number as another reading. A number of the text that the picture does not show gets no reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from difflib import SequenceMatcher

from prongsai.extract.records import BBox, Cell, Page, Place, ReadNumber, Table, TextLine, around
from pythainlp import thai_above_vowels, thai_below_vowels, thai_tonemarks
from pythainlp.util import thai_digit_to_arabic_digit

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_DIGITS = re.compile(r"\d+")
# the engine loses marks, so they tell nothing
_MARKS = re.compile(f"[{thai_above_vowels}{thai_below_vowels}{thai_tonemarks}ฺ์๎\\W_]+")
_GRAM = 3
_SAME_WORDS = 0.4  # of a page's letter groups found in the text, and the other way round
_SAME_FIGURES = 0.6  # of the numbers with a point found in the text in their order
_SAME_NUMBERS = 0.7  # of all numbers of two digits and more
_TELLING = 3  # figures that differ on a page; fewer are misreadings where there are few
_MANY = 8  # figures that tell by themselves that a text is the document's
_LONG = 8  # letter groups of a printed line that no other row repeats by chance
_INSIDE = 0.6  # of the letter groups of a printed line found in a line of the text that may hold it
_WORDED = 4  # letter groups of a row that has words
_SAME_ROW = 0.4  # of the letter groups of two rows, the shorter one's
_ALIKE = 0.6  # of the signs of two numbers in the same place: a misreading; less is another number
_OVERRULES = 0.98  # confidence from which the picture's year, date or item number stands against the text's
_DISPUTED = 0.95  # the most that the picture's reading counts for where the text says something else
_OTHER = 0.30  # probability given to the text's number where the picture says something else


@dataclass(slots=True, eq=False)
class Unit:
    """A line of the text, or a row of one of its tables (its cells joined by line breaks)."""

    block: int
    row: int | None
    text: str
    page: int = 0  # index among the pages


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a picture and a text have in common: letter groups, numbers with a point, numbers of two digits and more."""

    in_picture: int = 0
    in_text: int = 0
    both: int = 0
    figures: int = 0
    same_figures: int = 0
    numbers: int = 0
    same_numbers: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        words = f"{self.both} of {self.in_picture} letter groups, {self.same_figures} of {self.figures} figures"
        return f"{words} and {self.same_numbers} of {self.numbers} numbers are the same"

    @property
    def of_page(self) -> bool:
        """Whether the text says what the page shows."""
        words = min(self.both / max(1, self.in_picture), self.both / max(1, self.in_text)) >= _SAME_WORDS
        return words and (self._figures or self.figures - self.same_figures < _TELLING)

    @property
    def of_document(self) -> bool:
        """Whether the text is the document's; forms filled in by two agencies differ in their numbers alone."""
        return self._figures and (self.figures >= _MANY or self.same_numbers >= _SAME_NUMBERS * self.numbers)

    @property
    def _figures(self) -> bool:
        return self.same_figures >= _SAME_FIGURES * self.figures


def letter_trigrams(text: str) -> frozenset[str]:
    """Groups of letters and digits, without marks and spaces, within a line."""
    found: set[str] = set()
    for line in _folded(text).lower().split("\n"):
        bare = _MARKS.sub("", line)
        found.update(bare[i : i + _GRAM] for i in range(max(1, len(bare) - _GRAM + 1)) if bare)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line or a cell of the page as the picture showed it."""

    grams: frozenset[str]
    box: BBox | None


@dataclass(frozen=True, slots=True)
class _PictureNumber:
    """A number that the picture shows."""

    key: str
    number: ReadNumber
    beside: frozenset[str]  # letter groups of its printed row


class MergedPage:
    """One page, its picture's readings beside the text's lines."""

    def __init__(self, page: Page, units: Sequence[Unit]) -> None:
        self.page = page
        self.units = units
        self.pieces: list[_Piece] = []
        self.in_picture: list[_PictureNumber] = []
        for block in page.blocks:
            rows: dict[int, list[Cell | TextLine]] = defaultdict(list)
            for piece in block.cells if isinstance(block, Table) else (block,):
                rows[piece.row if isinstance(piece, Cell) else 0].append(piece)
            for row in rows.values():
                beside = _letters("\n".join(piece.text for piece in row))
                for piece in row:
                    self.pieces.append(_Piece(letter_trigrams(piece.text), piece.place.box))
                    self.in_picture += [_PictureNumber(_key(n.text), n, beside) for n in piece.numbers if _key(n.text)]
        self.in_text = [
            (u, found.start(), _key(found[0])) for u, unit in enumerate(units) for found in _NUMBER.finditer(unit.text)
        ]
        pairs = _paired([key for _, _, key in self.in_text], [one.key for one in self.in_picture])
        words = [_letters(unit.text) for unit in units]
        self.match = {
            i: k for i, k in pairs.items() if _in_one_row(words[self.in_text[i][0]], self.in_picture[k].beside)
        }
        self._bands: dict[int, tuple[float, float] | None] = {}
        self.at = {(u, start): self.match.get(i) for i, (u, start, _) in enumerate(self.in_text)}

    def agreement(self) -> Agreement:
        """How much of the page and of the text is the same."""
        in_picture = frozenset[str]().union(*(piece.grams for piece in self.pieces))
        in_text = frozenset[str]().union(*(letter_trigrams(unit.text) for unit in self.units))
        same = {k for i, k in self.match.items() if self.in_text[i][2] == self.in_picture[k].key}
        figures = {k for k, one in enumerate(self.in_picture) if "." in one.key}
        numbers = {k for k, one in enumerate(self.in_picture) if len(one.key) > 1}
        return Agreement(
            len(in_picture),
            len(in_text),
            len(in_picture & in_text),
            len(figures),
            len(figures & same),
            len(numbers),
            len(numbers & same),
        )

    def piece(self, unit: Unit, offset: int, text: str, place: Place) -> tuple[str, Place, tuple[ReadNumber, ...]]:
        """A line or cell, which begins at `offset` of its unit: text with the picture's numbers, place, readings."""
        new, numbers = self._text(text, self.units.index(unit), offset)
        return new, self._place(place, unit, text, numbers), numbers

    def _text(self, text: str, u: int, offset: int) -> tuple[str, tuple[ReadNumber, ...]]:
        """A line or cell with its numbers as the picture shows them; `offset` is where it begins in its unit."""
        parts: list[str] = []
        numbers: list[ReadNumber] = []
        done = 0
        for found in _NUMBER.finditer(text):
            k = self.at.get((u, offset + found.start()))
            if k is None:
                continue
            number = _settled(found[0], self.in_picture[k])
            parts += [text[done : found.start()], number.text]
            done = found.end()
            numbers.append(number)
        return "".join([*parts, text[done:]]), tuple(numbers)

    def _place(self, place: Place, unit: Unit, text: str, numbers: Sequence[ReadNumber]) -> Place:
        shown = around(n.box for n in numbers)
        if shown is None and text.strip():
            band = self._band(unit)
            boxes = self._boxes(letter_trigrams(text), text)
            shown = around(b for b in boxes if band is None or (b[1] < band[1] and b[3] > band[0]))
        return Place(self.page.number, None, place.line, shown)

    def _band(self, unit: Unit) -> tuple[float, float] | None:
        """Top and bottom of what the page shows of a unit's longest cell: words like "ทุกกอง" stand in many rows."""
        if id(unit) not in self._bands:
            longest = max(unit.text.split("\n"), key=len)
            place = around(self._boxes(letter_trigrams(longest), longest, _LONG))
            self._bands[id(unit)] = None if place is None else (place[1], place[3])
        return self._bands[id(unit)]

    def _boxes(self, grams: frozenset[str], text: str, least: int = 1) -> list[BBox]:
        """Printed lines that a piece of text holds, or the one that holds the piece."""
        inside = [(len(p.grams & grams), p) for p in self.pieces if p.box is not None and p.grams]
        boxes = [p.box for same, p in inside if p.box and same >= max(_INSIDE * len(p.grams), least)]
        if not boxes or len(boxes) > _lines_of(text):
            same, closest = max(inside, key=lambda pair: pair[0], default=(0, None))
            boxes = [closest.box] if closest and closest.box and same >= _INSIDE * len(grams) else []
        return boxes


def _letters(text: str) -> frozenset[str]:
    return letter_trigrams(_DIGITS.sub(" ", text))


def _in_one_row(in_text: frozenset[str], in_picture: frozenset[str]) -> bool:
    """Whether two rows are one by their words: a text that mixes up rows must not take the number of another."""
    fewer = min(len(in_text), len(in_picture))
    return fewer < _WORDED or len(in_text & in_picture) >= _SAME_ROW * fewer


def _lines_of(text: str) -> int:
    """The most printed lines that a line of the text can fill."""
    return text.count("\n") + 2 + len(text) // 30


def _folded(text: str) -> str:
    return thai_digit_to_arabic_digit(text).replace(",", ".")


def _key(text: str) -> str:
    found = _NUMBER.search(text)
    return _folded(found[0]) if found else ""


def _paired(in_text: Sequence[str], in_picture: Sequence[str]) -> dict[int, int]:
    """Numbers of the text with the picture's, both in reading order: the same ones, then those alike between them."""
    pairs: dict[int, int] = {}
    for kind, a, b, c, d in SequenceMatcher(None, in_text, in_picture, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs.update(zip(range(a, b), range(c, d), strict=True))
        elif kind == "replace":
            start = c
            for i in range(a, b):
                k = next((k for k in range(start, d) if _alike(in_text[i], in_picture[k])), None)
                if k is not None:
                    pairs[i] = k
                    start = k + 1
    return pairs


def _alike(in_text: str, in_picture: str) -> bool:
    """Whether two numbers may be one that was misread: a digit or two differ, or a sign was lost."""
    return len(in_picture) > 1 and SequenceMatcher(None, in_text, in_picture, autojunk=False).ratio() >= _ALIKE


def _settled(in_text: str, in_picture: _PictureNumber) -> ReadNumber:
    """What counts where the text says `in_text` and the picture shows `in_picture`."""
    number = in_picture.number
    if _folded(in_text) == in_picture.key:
        # The two err in ways of their own: that both took the same wrong digit is rarer than that one erred.
        return replace(number, text=in_text, confidence=round(1 - (1 - number.confidence) / 10, 4))
    if "." not in in_picture.key and number.confidence < _OVERRULES:
        return replace(number, text=in_text)
    return replace(
        number,
        confidence=min(number.confidence, _DISPUTED),
        alternatives=((in_text, _OTHER), *number.alternatives),
    )
