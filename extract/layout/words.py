"""Characters of a page into words and lines, every character as the file gives it.

Characters keep the order in which they were drawn wherever they follow each other on the baseline, since
Thai vowels and tone marks have no width and stand at odd places. A space is printed where the file has a
space or where there is a real gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from prongsai.extract.layout.page_objects import Char, PageObjects
from prongsai.extract.records import BBox, Place, TextLine

GAP = 0.25  # em; a gap wider than this between two characters is a space
_CELL_GAP = 0.08  # em; between what two cells without a line between them hold
_DASHES = "-–—"
_DECIMAL = re.compile(r"\d{1,3}[.]\d{1,3}")
_BACK = 0.6  # em; a character may start this much left of where the last one ended (kerning, marks)
_SAME_LINE = 0.35  # em; baselines closer than this are one line (a footnote sign, a raised number)
_MARKS = frozenset(
    chr(code)
    for first, last in ((0x0E31, 0x0E31), (0x0E34, 0x0E3A), (0x0E47, 0x0E4E), (0xF700, 0xF71A), (0xF884, 0xF89E))
    for code in range(first, last + 1)
)


@dataclass(slots=True)
class Word:
    """Characters that touch each other on one baseline, without the spaces around them."""

    chars: list[Char]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    space_after: str = ""  # the space characters that the file has behind the word
    space_before: str = ""


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """The line with its spaces: those of the file, or one where there is a gap."""
        return join_words(self.words)

    @property
    def box(self) -> BBox:
        """The box around its words, points."""
        return (self.x0, self.top, self.x1, self.bottom)


def is_mark(text: str) -> bool:
    """True for a Thai vowel or tone mark that stands over or under a consonant (PUA forms too)."""
    return text[:1] in _MARKS


def build_words(chars: Iterable[Char]) -> list[Word]:
    """Words in the order in which they were drawn; characters must all be read in the same direction."""
    words: list[Word] = []
    run: list[Char] = []
    end = baseline = 0.0
    em = 1.0  # of the last letter
    pending = ""  # spaces met since the last word
    for char in chars:
        text = char.text
        if text.isspace():
            if run:
                words.append(word_of(run, pending))
                run, pending = [], ""
            if words and abs(words[-1].baseline - char.baseline) <= _SAME_LINE * max(char.size, 1.0):
                pending += text
                words[-1].space_after += text
            else:
                pending = text
            continue
        mark = is_mark(text)
        if run:
            step, rise = char.x0 - end, abs(char.baseline - baseline)
            near = -_BACK * em <= step <= GAP * em
            if near and rise <= _SAME_LINE * em and not _is_next_cell(run, char, step, em):
                pass
            elif mark and abs(step) <= em and rise <= em:
                run.append(char)  # a mark that was lifted or lowered belongs to the letter before it
                continue
            else:
                words.append(word_of(run, pending))
                run, pending = [], ""
        elif words and pending and abs(words[-1].baseline - char.baseline) > _SAME_LINE * max(char.size, 1.0):
            pending = ""
        end = max(end, char.x1) if run else char.x1
        if not mark or not run:
            baseline, em = char.baseline, max(char.size, 1.0)
        run.append(char)
    if run:
        words.append(word_of(run, pending))
    return words


def _is_next_cell(run: Sequence[Char], char: Char, step: float, em: float) -> bool:
    """Whether a digit right behind a Thai letter was drawn apart: a name so long that it reaches its figure.

    Or a letter behind a digit, a little apart from it: a number at the right of its cell beside a name at the left.
    Or, as near, what follows a whole decimal.
    """
    last = run[-1]
    if char.text_object == last.text_object:
        return False
    if char.text.isdigit() and last.text.isdigit():
        drawn = [g.text for g in run if g.text_object == last.text_object]
        return step > _CELL_GAP * em and _DECIMAL.fullmatch("".join(drawn)) is not None
    if char.text.isdigit():
        return "ก" <= last.text[-1:] <= "๎"
    return last.text.isdigit() and (char.text.isalpha() or char.text in _DASHES) and step > _CELL_GAP * em


def word_of(run: list[Char], before: str = "") -> Word:
    """A word of characters that touch each other, with the spaces that stand before it."""
    texts, x0, top, x1, bottom, baseline, size, *_ = zip(*run, strict=True)
    usual = size[0] if len(set(size[:9])) == 1 else median(size[:9])
    return Word(run, "".join(texts), min(x0), min(top), max(x1), max(bottom), baseline[0], usual, space_before=before)


def build_lines(words: Sequence[Word]) -> list[Line]:
    """Gather words on one baseline into lines, top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    baselines: list[float] = []
    for word in sorted(words, key=lambda w: (w.baseline, w.x0)):
        if lines:
            reach = _SAME_LINE * min(max(word.size, 1.0), max(w.size for w in lines[-1]))
            if abs(word.baseline - baselines[-1]) <= max(reach, 1.0):
                lines[-1].append(word)
                continue
        lines.append([word])
        baselines.append(word.baseline)
    return [make_line(members) for members in _rejoin_marks(lines)]


def _rejoin_marks(lines: list[list[Word]]) -> list[list[Word]]:
    """Put lines that hold nothing but marks (drawn apart from their letters) into the line they stand in."""
    kept: list[list[Word]] = []
    loose: list[Word] = []
    for members in lines:
        if all(is_mark(g.text) for word in members for g in word.chars):
            loose.extend(members)
        else:
            kept.append(members)
    for word in loose:
        near = [m for m in kept if abs(m[0].baseline - word.baseline) <= max(m[0].size, word.size)]
        if near:
            min(near, key=lambda m: abs(m[0].baseline - word.baseline)).append(word)
        else:
            kept.append([word])
    return kept


def make_line(words: Sequence[Word]) -> Line:
    """One line of words that stand on one baseline."""
    ordered = sorted(words, key=lambda w: w.x0)
    return Line(
        words=ordered,
        x0=ordered[0].x0,
        top=min(w.top for w in ordered),
        x1=max(w.x1 for w in ordered),
        bottom=max(w.bottom for w in ordered),
        baseline=median([w.baseline for w in ordered]),
        size=max(ordered, key=lambda w: w.x1 - w.x0).size,
    )


def join_words(words: Sequence[Word]) -> str:
    """The words of a line with the file's own spaces, or one space where there is only a gap."""
    parts: list[str] = []
    for i, word in enumerate(words):
        if i:
            last = words[i - 1]
            space = last.space_after or word.space_before
            if space:
                parts.append(space)
            elif word.x0 - last.x1 > GAP * max(min(word.size, last.size), 1.0):
                parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def text_of(lines: Sequence[Line]) -> str:
    """The text of a cell: its lines joined by line breaks."""
    return "\n".join(line.text for line in lines)


def to_text_lines(lines: Sequence[Line], objects: PageObjects, number: int) -> list[TextLine]:
    """Make records of lines that are no part of a table.

    Args:
        lines: in reading order.
        objects: the page, for its fonts and its width.
        number: page number from 1.
    """
    if not lines:
        return []
    # The margins of the text, without what stands outside of them: page numbers, the addresses of a browser.
    few = len(lines) // 8
    left = sorted(line.x0 for line in lines)[few]
    right = sorted(line.x1 for line in lines)[-1 - few]
    bold_fonts = {i for i, name in enumerate(objects.fonts) if is_bold(name)}
    out: list[TextLine] = []
    for line in lines:
        count = sum(len(word.chars) for word in line.words)
        bold = sum(1 for word in line.words for g in word.chars if g.font in bold_fonts)
        out.append(
            TextLine(
                text=line.text,
                place=Place(page=number, box=rounded(line.box)),
                size=round(line.size, 2),
                bold=bold * 2 > count,
                centred=_is_centred(line, left, right, objects.width),
            )
        )
    return out


def is_bold(font_name: str) -> bool:
    """Whether a font's name says that it is bold."""
    name = font_name.lower()
    return "bold" in name or "heavy" in name or "black" in name


def rounded(box: BBox) -> BBox:
    """A box to the hundredth of a point, so that records do not depend on the last bit of a float."""
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


def _is_centred(line: Line, left: float, right: float, width: float) -> bool:
    """Stands in the middle of the text or of the page, with room on both sides."""
    middle = (line.x0 + line.x1) / 2
    span = max(right - left, 1.0)
    if line.x1 - line.x0 > 0.9 * span and span > 0.4 * width:
        return False
    off = min(abs(middle - (left + right) / 2), abs(middle - width / 2))
    indent = min(line.x0 - min(left, width * 0.2), max(right, width * 0.8) - line.x1)
    return off <= 0.03 * width and indent >= 0.03 * width
