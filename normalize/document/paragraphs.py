"""Running text as paragraphs: the printed lines of each put together again, each line with its place.

A PDF breaks a paragraph at every line's end, an OCR text sometimes does. A sentence that carries a score
must be seen whole, and the score must still lead back to its line: `Paragraph.line_at` does that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from prongsai.extract.records import has_pages, is_written_in_lines
from prongsai.normalize.document.cleaned import CleanBlock, CleanDocument, CleanLine, CleanTable
from prongsai.normalize.document.running_lines import furniture_key, is_page_number, running_lines
from prongsai.normalize.document.text_lines import (
    FULL_LINE,
    LEVEL_NEXT,
    LIST_MARK,
    LONGEST_WORD,
    OPEN_ENDS,
    continues_in_text,
    is_answer,
    is_aside,
    is_wrapped,
    wrap_width,
)
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import Phrase, phrase
from prongsai.normalize.text.word_search import any_of
from prongsai.normalize.vocabulary.levels import level_of_cell
from rapidfuzz.distance import Levenshtein

_YEAR_ALONE = Phrase("dated_year", "be?", "#year", "$")  # the last line of a title
_SCORE_FIRST = phrase("told_as", "^20", "#score_head")  # "ได้ 68.39 คะแนน"
_NAMES_TOOL = any_of(("IIT", "EIT", "OIT", "ตัวชี้วัด"))
_SURELY_FULL = 0.88  # share of the text width that no last line of a paragraph reaches by chance
_MAX_GAP = 1.1  # of a line's height: a wider gap above a line starts a paragraph
_ONE_SIZE = 1.8  # times; centred lines of one paragraph
_WIDE_GAP = 2.0  # reports set at one and a half or double spacing
_TITLE_FULL = 0.75  # share of the text width that a title's first line fills
_TITLE_GAP = 1.5  # of a line's height
_UNIT = "คะแนน"
_SENTENCE = 25  # characters; a shorter line that ends in a figure is an item of a list
_INDENT = 12.0  # points: less is no indent


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `starts[i]` is where `lines[i]` begins in `text`; `index` counts blocks of the document."""

    text: str
    lines: tuple[CleanLine, ...]
    starts: tuple[int, ...]
    index: int

    def line_at(self, offset: int) -> CleanLine:
        """The printed line that holds the character at `offset` of `text`."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    def printed(self, start: int, end: int) -> str:
        """What the file has for a stretch of `text`, before any repair."""
        pieces = []
        for line, at in zip(self.lines, self.starts, strict=True):
            low, high = max(start - at, 0), min(end - at, len(line.text))
            if low < high:
                pieces.append(_unrepaired(line, low, high))
        return "\n".join(pieces)

    @property
    def is_heading(self) -> bool:
        """Short, bold or centred: words that stand over something."""
        return len(self.text) < 260 and (
            all(line.bold for line in self.lines) or all(line.centred for line in self.lines)
        )


def _unrepaired(line: CleanLine, low: int, high: int) -> str:
    """The characters of a line's raw text that became `text[low:high]`; what changed at an edge is taken whole."""
    if line.text == line.raw:
        return line.raw[low:high]
    begin, end = 0, len(line.raw)
    done = done_raw = 0  # where what is the same last ended, in the text and in the raw one
    for at, at_raw, size in Levenshtein.editops(line.text, line.raw).as_matching_blocks():
        if done <= low < at:
            begin = done_raw
        if done < high <= at:
            end = at_raw
        if at <= low < at + size:
            begin = at_raw + low - at
        if at < high <= at + size:
            end = at_raw + high - at
        done, done_raw = at + size, at_raw + size
    return line.raw[begin:end]


def paragraphs_of(document: CleanDocument) -> list[Paragraph]:
    """The paragraphs of a document in reading order; tables end a paragraph.

    HTML and Word give whole paragraphs; the lines of a PDF or a text file are put together here.
    """
    blocks = document.blocks
    media_type = document.raw.media_type
    whole = not has_pages(media_type) and not is_written_in_lines(media_type)
    widths = _right_edges(blocks)
    wrap = wrap_width(blocks)
    furniture = running_lines(blocks)
    result: list[Paragraph] = []
    current: list[CleanLine] = []
    at = 0
    seen: Counter[str] = Counter()
    for index, block in enumerate(blocks):
        if isinstance(block, CleanTable):
            _flush(result, current, at, wrap)
            current = []
            continue
        if not block.text.strip():
            if block.place.box is None:
                _flush(result, current, at, wrap)
                current = []
            continue
        if is_page_number(block.text):
            continue
        key = furniture_key(block.text, block.place.page)
        if key in furniture:
            seen[key] += 1
            if seen[key] > 1:
                continue  # once is enough: the header of page 1 counts, its repeats do not
        answered = bool(current) and is_answer(current, block)
        if current and not answered and (whole or not _continues(current[-1], block, widths, wrap)):
            _flush(result, current, at, wrap)
            current = []
        if not current:
            at = index
        current.append(block)
    _flush(result, current, at, wrap)
    return result


def _flush(result: list[Paragraph], lines: list[CleanLine], index: int, wrap: int | None = None) -> None:
    if not lines:
        return
    starts: list[int] = []
    text = ""
    for number, line in enumerate(lines):
        if text:
            joined = is_wrapped(lines[number - 1], line, wrap) or is_answer(lines[:number], line)
            text += " " if joined else "\n"
        starts.append(len(text))
        text += line.text
    result.append(Paragraph(text, tuple(lines), tuple(starts), index))


def _right_edges(blocks: tuple[CleanBlock, ...]) -> dict[int, tuple[float, float]]:
    edges: dict[int, tuple[float, float]] = {}
    for block in blocks:
        if isinstance(block, CleanLine) and block.place.page is not None and block.place.box is not None:
            x0, _, x1, _ = block.place.box
            low, high = edges.get(block.place.page, (x0, x1))
            edges[block.place.page] = (min(low, x0), max(high, x1))
    return edges


def with_answers(
    paragraphs: list[Paragraph], asks: Callable[[str], bool], answers: Callable[[str], bool]
) -> list[Paragraph]:
    """The paragraphs with "ผลการประเมินระดับ" and the level on the next line as one."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        if result and asks(result[-1].text) and answers(paragraph.text):
            lines = [*result[-1].lines, *paragraph.lines]
            at = result.pop().index
            _flush(result, lines, at)
        else:
            result.append(paragraph)
    return result


def with_joined(paragraphs: list[Paragraph], belongs: Callable[[str], bool]) -> list[Paragraph]:
    """The paragraphs with runs of those that belong together as one: the boxes of a list to choose from."""
    result: list[Paragraph] = []
    run: list[CleanLine] = []
    at = 0
    for paragraph in paragraphs:
        if belongs(paragraph.text):
            at = at if run else paragraph.index
            run += paragraph.lines
            continue
        _flush(result, run, at)
        run = []
        result.append(paragraph)
    _flush(result, run, at)
    return result


def _continues(above: CleanLine, below: CleanLine, widths: dict[int, tuple[float, float]], wrap: int | None) -> bool:
    end = above.text.rstrip()
    if end.endswith(LEVEL_NEXT) and is_aside(below.text):
        return True  # "ระดับผลการประเมิน" above "(Rating) : B"
    if LIST_MARK.match(below.text):
        return False
    if above.place.box is None or below.place.box is None or above.place.page is None:
        return continues_in_text(above, below, wrap)
    if above.centred and below.centred and above.place.page == below.place.page:
        alone = level_of_cell(end) is not None and HOLDS_DECIMAL.search(below.text)  # the level of a figure above
        return _gap(above, below) <= _MAX_GAP and _of_one_size(above, below) and not alone
    if above.bold != below.bold:
        return False
    if (
        _SCORE_FIRST.match(below.text.lstrip())
        and _NAMES_TOOL.search(above.text)
        and not HOLDS_DECIMAL.search(above.text)
    ):
        return True
    same_page = above.place.page == below.place.page
    if same_page and _bracket_over(end, below.text) and _gap(above, below) <= _WIDE_GAP:
        return True
    if same_page and _unit_over(above, below) and _gap(above, below) <= _WIDE_GAP:
        return True
    left, right = widths.get(above.place.page, (0.0, 1.0))
    (x0, _, x1, _), start = above.place.box, below.place.box[0]
    width = right - left
    reaches = _reaches(above, x1 - left, width, min(_first_word(below), LONGEST_WORD * width))
    indented = start > x0 + _INDENT and start > left + _INDENT
    open_end = end.endswith(OPEN_ENDS) and not (indented and end.endswith("คะแนน"))
    if same_page and open_end and _gap(above, below) <= _WIDE_GAP:
        return True
    if not same_page:
        return reaches and not (above.centred or below.centred)
    if above.bold and same_page and x1 - x0 >= _TITLE_FULL * width and _gap(above, below) <= _TITLE_GAP:
        return True  # a title over two lines, the second one centred
    if indented:
        return False  # the first line of a paragraph of its own
    full = x1 >= left + _SURELY_FULL * width and start <= left + _INDENT
    return reaches and _gap(above, below) <= (_WIDE_GAP if full else _MAX_GAP)


def _reaches(above: CleanLine, length: float, width: float, word: float) -> bool:
    """Whether a line is full, or would be with the next first word; a title that ends with its year ends there."""
    full = FULL_LINE * width
    return length >= full or (length + word >= full and not _YEAR_ALONE.fills(to_key(above.text)))


def _of_one_size(above: CleanLine, below: CleanLine) -> bool:
    """Whether two lines are printed alike; the large figure of a slide is a line of its own."""
    sizes = sorted(line.size or 0.0 for line in (above, below))
    return sizes[1] <= _ONE_SIZE * sizes[0] or not sizes[0]


def _unit_over(above: CleanLine, below: CleanLine) -> bool:
    """Whether a sentence ends in a figure, and the next line of its column begins with the figure's unit."""
    end, start = above.text.rstrip(), below.text.lstrip()
    apart = start.removeprefix(_UNIT)[:1] in ("", " ")
    told = len(end) >= _SENTENCE and end[-1].isdecimal() and HOLDS_DECIMAL.search(end[-6:]) is not None
    assert above.place.box is not None and below.place.box is not None
    return start.startswith(_UNIT) and apart and told and below.place.box[0] <= above.place.box[0] + _INDENT


def _bracket_over(above: str, below: str) -> bool:
    """Whether a bracket opens in one line and closes in the next."""
    head, closed, _ = below.partition(")")
    return above.rfind("(") > above.rfind(")") and bool(closed) and "(" not in head


def _first_word(line: CleanLine) -> float:
    """Width of the line's first word in points: it stands on this line because it did not fit above."""
    assert line.place.box is not None
    text = line.text.strip()
    return (line.place.box[2] - line.place.box[0]) * len(text.split(" ", 1)[0]) / max(len(text), 1)


def _gap(above: CleanLine, below: CleanLine) -> float:
    assert above.place.box is not None and below.place.box is not None
    height = max(above.place.box[3] - above.place.box[1], 1.0)
    return (below.place.box[1] - above.place.box[3]) / height
