"""Whether every print stands where its row says: looked up by another reader than the one that found it.

Lines of text files are looked up in the decoded bytes, boxes on pages in what PDFium reads there; of scans only that
the box lies on the page. Nothing here uses the code that extracts, except for the bytes themselves.
"""

from __future__ import annotations

import codecs
import contextlib
import ctypes
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from prongsai.dataset.jobs.progress import Progress
from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.raw_folder import SourceFile, contents
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.records import is_written_in_lines
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated
from prongsai.extract.settings import Settings
from prongsai.normalize.model.schema import table_schema
from prongsai.normalize.model.table_schema import Row
from prongsai.verify.problem import printable
from prongsai.verify.table import UNREADABLE, TableFile
from pythainlp.util import thai_digit_to_arabic_digit

_PDF = "application/pdf"
_SHOWN = 60  # characters of what another reader sees, in a line
_LINES = 6  # that one print may run over
_MARGIN = 3.0  # points around a box: readers of one font differ in its heights by so much
_FINE = 100  # parts of a point: PDFium turns whole numbers only
_TAG = re.compile(r"<[^<>]{0,500}>")
_COLUMNS = ("mention_id", "raw_value", "ocr_confidence", "page", "x0", "top", "x1", "bottom", "line")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A print that another reader does not find in its place; `seen` is what it finds there."""

    source: str
    mention_id: str
    raw_value: str
    seen: str
    why: str

    def line(self) -> str:
        """For a person."""
        seen = self.seen if len(self.seen) <= _SHOWN else self.seen[:_SHOWN] + "…"
        return printable(f"mentions {self.source} {self.mention_id}: {self.raw_value!r} is {self.why}: {seen!r}")

    def record(self) -> dict[str, str]:
        """For `--json`."""
        return asdict(self)


@dataclass(slots=True)
class Places:
    """What came of looking: prints that were found, those that were not, and how many nothing could look up."""

    found: int = 0
    unchecked: int = 0
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def checked(self) -> int:
        """How many were looked up."""
        return self.found + len(self.doubts)

    def add(self, other: Places) -> None:
        """Take in what was found of another document."""
        self.found += other.found
        self.unchecked += other.unchecked
        self.doubts += other.doubts


@dataclass(frozen=True, slots=True)
class LookUp:
    """The prints of one document; rows hold `_COLUMNS`."""

    source: SourceFile
    media_type: str | None
    text_origin: str | None
    mentions: tuple[Row, ...]


def check_places(dataset: Path, files: Mapping[str, SourceFile], workers: int, progress: Progress) -> Places:
    """Look up every print of `mentions` in the files, each behind a wall; `files` are by the documents' ids.

    Tables that are not what the schema says are left alone; holding them against derived ones tells of them.
    """
    places = Places()
    settings = Settings()
    limits = Limits(settings.base_seconds, settings.max_memory_bytes, most_seconds=settings.max_seconds)
    try:
        with TableFile(dataset, table_schema("documents")) as documents, \
                TableFile(dataset, table_schema("mentions")) as mentions:  # fmt: skip
            if not all(t.arrow.equals(t.schema.arrow()) for t in (documents, mentions)):
                return places
            mentions.index()
            progress.begin(documents.rows)
            jobs = _jobs(documents, mentions, files)
            with contextlib.closing(run_isolated(look_up, jobs, workers, limits)) as results:
                for job, result in results:
                    places.add(Places(unchecked=len(job.mentions)) if isinstance(result, JobFailure) else result)
                    progress.step(job.source.source, "places")
    except UNREADABLE:
        return places
    places.doubts.sort(key=lambda doubt: (doubt.source, doubt.mention_id))
    return places


def _jobs(documents: TableFile, mentions: TableFile, files: Mapping[str, SourceFile]) -> Iterator[LookUp]:
    for batch in documents.batches():
        for row in batch.select(["document_id", "media_type", "text_origin"]).to_pylist():
            rows = mentions.of(row["document_id"], _COLUMNS).to_pylist()
            if rows and row["document_id"] in files:
                yield LookUp(files[row["document_id"]], row["media_type"], row["text_origin"], tuple(rows))


def look_up(job: LookUp) -> Places:
    """Look up the prints of one document, in a child process."""
    places = Places()
    try:
        data = contents(job.source, Settings().max_file_bytes)
    except DocumentError:
        return Places(unchecked=len(job.mentions))
    if is_written_in_lines(job.media_type):
        _in_text(job, _decoded(data), places)
    elif job.media_type == _PDF:
        try:
            document = open_pdfium(data)
        except DocumentError:
            return Places(unchecked=len(job.mentions))
        with contextlib.closing(document):
            _on_pages(job, document, places)
    else:
        places.unchecked = len(job.mentions)
    return places


# ---- text


def _decoded(data: bytes) -> list[str]:
    """The lines of a text file; Thai offices write UTF-8, UTF-16 and the old code page."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        text = data.decode("utf-32", "replace")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    elif b"\0" in data:
        high_first = data[0::2].count(0) + data[0::2].count(0x0E) > data[1::2].count(0) + data[1::2].count(0x0E)
        text = data.decode("utf-16-be" if high_first else "utf-16-le", "replace")
    else:
        whole = data[: len(data) - _cut_bytes(data)]
        try:
            text = whole.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp874", "replace")
    return re.split(r"\r\n|\r|\n", text)


def _cut_bytes(data: bytes) -> int:
    """Bytes of a last character that the end of the file cuts off."""
    for back in range(1, min(4, len(data)) + 1):
        lead = data[-back]
        if lead >= 0xC0:
            length = 4 if lead >= 0xF0 else 3 if lead >= 0xE0 else 2
            return back if length > back else 0
        if lead < 0x80:
            return 0
    return 0


def _in_text(job: LookUp, lines: Sequence[str], places: Places) -> None:
    for row in job.mentions:
        line = row["line"]
        if line is None:
            places.unchecked += 1
            continue
        start = max(0, line - 1)
        near = "\n".join(lines[start : start + _LINES])
        if _plain(row["raw_value"]) in _plain(near):
            places.found += 1
        else:
            places.doubts.append(_doubt(job, row, near, f"not on line {line} nor the next ones"))


def _plain(text: str) -> str:
    """A text without white space, tags and signs of emphasis."""
    return "".join(html.unescape(_TAG.sub("", text)).replace("*", "").split())


# ---- pages


def _on_pages(job: LookUp, document: Any, places: Places) -> None:
    page: _PdfPage | None = None
    for row in job.mentions:
        if row["page"] is None or None in _box(row):
            places.unchecked += 1
            continue
        try:
            if page is None or page.number != row["page"]:
                page = _PdfPage(document, row["page"])
        except IndexError:
            places.doubts.append(_doubt(job, row, "", f"on page {row['page']}, which is not there"))
        except pdfium.PdfiumError:
            places.unchecked += 1
        else:
            _on_page(job, row, page, places)


def _on_page(job: LookUp, row: Row, page: _PdfPage, places: Places) -> None:
    figure = _digits(row["raw_value"])
    pictured = job.text_origin == "ocr" or row["ocr_confidence"] is not None
    if not page.holds(_box(row)):
        places.doubts.append(_doubt(job, row, "", f"in a box off page {page.number}"))
    elif pictured or (job.text_origin != "text_layer" and not figure):
        places.unchecked += 1  # a picture has no second reader here
    else:
        near = page.text_in(_box(row))
        if figure in _digits(near) if figure else _runs_through(_first_line(row["raw_value"]), _letters(near)):
            places.found += 1
        else:
            places.doubts.append(_doubt(job, row, near, f"not in the box on page {page.number}"))


def _box(row: Row) -> list[float]:
    return [row[side] for side in ("x0", "top", "x1", "bottom")]


class _PdfPage:
    """One page as PDFium reads it."""

    def __init__(self, document: Any, number: int) -> None:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        self.number = number
        self._page = document[number - 1]
        self._text = self._page.get_textpage()
        self._size: tuple[float, float] = self._page.get_size()  # as displayed

    def holds(self, box: Sequence[float]) -> bool:
        """Whether a box lies on the page, but for the margin."""
        x0, top, x1, bottom = box
        width, height = self._size
        across = -_MARGIN <= x0 <= x1 <= width + _MARGIN
        return across and -_MARGIN <= top <= bottom <= height + _MARGIN

    def text_in(self, box: Sequence[float]) -> str:
        """The text in a box, which is in points from the top-left corner of the page as displayed."""
        x0, top, x1, bottom = box
        one = self._point(x0 - _MARGIN, top - _MARGIN)
        other = self._point(x1 + _MARGIN, bottom + _MARGIN)
        xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return str(self._text.get_text_bounded(left=xs[0], bottom=ys[0], right=xs[1], top=ys[1]))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """A place on the displayed page in the page's own axes, whatever its rotation and crop box."""
        width, height = (round(side * _FINE) for side in self._size)
        found = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDF_DeviceToPage(
            self._page, 0, 0, width, height, 0, round(x * _FINE), round(y * _FINE), *map(ctypes.byref, found)
        )
        return found[0].value, found[1].value


def _digits(text: str) -> str:
    return "".join(ch for ch in thai_digit_to_arabic_digit(text) if "0" <= ch <= "9")


def _letters(text: str) -> str:
    """Consonants and Latin letters: where a font puts marks and vowels is not what is asked."""
    return "".join(re.findall("[ก-ฮA-Za-z]", text))


def _first_line(raw_value: str) -> str:
    """Those of a print's first line, which is what its box surely holds."""
    return _letters(raw_value.strip().split("\n")[0])


def _runs_through(word: str, text: str) -> bool:
    """Whether the letters stand in a text in their order; browsers' fonts give some of them twice."""
    rest = iter(text)
    return all(letter in rest for letter in word)


def _doubt(job: LookUp, row: Row, seen: str, why: str) -> Doubt:
    return Doubt(job.source.source, row["mention_id"], row["raw_value"], " ".join(seen.split()), why)
