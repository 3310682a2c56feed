"""What the reading stage hands on: pages of text lines and tables, every piece with its place.

Nothing in these records was repaired, converted or interpreted: `text` holds the characters that the
file gave, and `place` says where they stand. Everything is frozen and picklable, so a document can be
read in one process and understood in another.

Units: boxes are PDF points from the top-left corner of the page as it is displayed (after /Rotate),
`(x0, top, x1, bottom)`; pages and lines count from 1; rows and columns of a table count from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

BBox = tuple[float, float, float, float]


def around(boxes: Iterable[BBox | None]) -> BBox | None:
    """The box that holds all of these; none for none."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    return min(b[0] for b in known), min(b[1] for b in known), max(b[2] for b in known), max(b[3] for b in known)


TextOrigin = Literal["text", "text_layer", "ocr", "mixed"]
TableMethod = Literal["ruled", "aligned", "tabs", "pipes", "html", "docx", "sheet"]
PAGE_HEADER = 0  # `Place.line` of what a Word file or a sheet prints at the head and at the foot of its pages
PageState = Literal["read", "skipped", "needs_ocr", "failed"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands.

    PDF: `page` and `box`; of a form that only a program draws, `line`, the row of the form, and the `page` that stands
    in for it. Text, Markdown and HTML: `line`, the line of the decoded file (HTML: the line of its source). Word:
    `line`, the ordinal of the paragraph in document order, 0 in the page header. Workbook: `line`, the row of the
    sheet, 0 for the name of its tab. Text that lies beside a scan: `page` and `line`, and `shown`, where the page shows
    it; its lines are the text's, so there is no `box`.
    """

    page: int | None = None
    box: BBox | None = None
    line: int | None = None
    shown: BBox | None = None


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number that was read from a picture.

    `text` is how it stands in the line or cell, `confidence` that of its weakest digit (0-1, calibrated),
    `alternatives` are other readings with their probabilities, `box` is its place on the page, points.
    """

    text: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()
    box: BBox | None = None


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line of running text (in a text file: one line of the file)."""

    text: str
    place: Place
    size: float | None = None  # font size in points, where the file tells it
    bold: bool = False
    centred: bool = False  # stands in the middle of the page: a title or a heading
    numbers: tuple[ReadNumber, ...] = ()  # scans only
    sure: float | None = None  # scans only: 0-1, the engine's confidence of the least sure Thai letter or mark


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell of a table. A break between printed lines, paragraphs or <br> is one '\n' in `text`."""

    text: str
    row: int
    col: int
    place: Place
    row_span: int = 1
    col_span: int = 1
    numbers: tuple[ReadNumber, ...] = ()  # scans only
    sure: float | None = None  # scans only, as of a line


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands on one page, before pages are put together.

    `cells` is row-major and covers the whole grid: an empty cell is there with text "", a merged cell
    once, at its top-left corner, with its spans. A text file's table has as many columns as its widest row.
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    place: Place
    method: TableMethod

    def rows(self) -> list[list[Cell | None]]:
        """The grid, `n_rows` lists of `n_cols`; a slot covered by a merged cell holds that cell again."""
        grid: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.row_span, self.n_rows)):
                for c in range(cell.col, min(cell.col + cell.col_span, self.n_cols)):
                    grid[r][c] = cell
        return grid


Block = TextLine | Table
ReadPicture = Callable[[bytes], Sequence[Block] | None]  # what a picture file shows; None: it was not read


def with_places(block: Block, changed: Callable[[Place], Place]) -> Block:
    """A block, its place and those of its cells changed."""
    if isinstance(block, TextLine):
        return replace(block, place=changed(block.place))
    cells = tuple(replace(cell, place=changed(cell.place)) for cell in block.cells)
    return replace(block, place=changed(block.place), cells=cells)


def has_pages(media_type: str | None) -> bool:
    """Whether the places of such a file are boxes on pages: a PDF, or pictures of pages."""
    return media_type is not None and media_type.startswith(("application/pdf", "image/"))


def is_written_in_lines(media_type: str | None) -> bool:
    """Whether the places of such a file are lines of its text, broken where its author or a program broke them."""
    return media_type in ("text/plain", "text/markdown")


class Unseen(StrEnum):
    """Why text of a page is not seen, in the order in which the reasons are looked for."""

    LAYER_OFF = "layer_off"
    CLIPPED = "clipped"
    NOT_PAINTED = "not_painted"
    COLOUR_OF_GROUND = "colour_of_ground"
    COVERED = "covered"
    TOO_SMALL = "too_small"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class UnseenText:
    """A line of text that a file holds and its page does not show; it is no part of the page's blocks."""

    text: str
    place: Place
    reason: Unseen


@dataclass(frozen=True, slots=True)
class Page:
    """One page in reading order. Text files have one page, or as many as they have page breaks."""

    number: int
    blocks: tuple[Block, ...] = ()
    width: float | None = None  # points
    height: float | None = None  # points
    origin: TextOrigin | None = None
    state: PageState = "read"
    reason: str = ""  # one line: why the page was skipped, needs OCR or failed
    turn: int = 0  # scans: degrees clockwise by which the displayed page was turned to be read
    from_picture: frozenset[int] = frozenset()  # of a page with text: which `blocks` were read from pictures on it
    unseen: tuple[UnseenText, ...] = ()  # PDF only: what was left out because nobody sees it


class NoticeCode(StrEnum):
    """What a reader can notice; each is a finding's code as well (`normalize.model.findings`)."""

    READ_BY_SECOND_READER = "read_by_second_reader"
    PAGE_COUNT_DIFFERS = "page_count_differs"
    PICTURE_NOT_READ = "picture_not_read"
    LAYER_DIFFERS = "layer_differs"
    TEXT_CUT_OFF = "text_cut_off"
    EMBEDDED_PART_NOT_READ = "embedded_part_not_read"
    ATTACHED_PAGES = "attached_pages"
    FORM_DATA_READ = "form_data_read"
    WORDS_FROM_TEXT = "words_from_text"
    TEXT_BESIDE_DIFFERS = "text_beside_differs"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader met that a person should know: a closed `code` and one English line."""

    code: NoticeCode
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A whole document as read, or the reason why it could not be.

    `error_code` (see `extract.errors.ErrorCode`) is set when nothing could be read, or, with pages
    present, when only a part could.
    """

    media_type: str
    pages: tuple[Page, ...] = ()
    page_count: int | None = None
    text_origin: TextOrigin | None = None
    title: str | None = None  # from the file's own metadata; a hint, never evidence
    error_code: str | None = None
    error: str | None = None
    notices: tuple[Notice, ...] = field(default_factory=tuple)
