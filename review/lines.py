"""The lines of a text, web page or Word file that hold the prints, read in a child process.

Of plain text and Markdown they are the lines of the file; of web pages and Word files what the reader found, a row of
a table on one line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.errors import DocumentError
from extract.reader import read_document
from extract.records import Cell, RawDocument, Table
from extract.settings import Settings
from extract.sniff import SniffError, sniff
from extract.sources import SourceFile, contents

MOST_ROWS = 1_500  # of a file that is shown whole
AROUND = 25  # rows before and after a print that are shown of a longer one
LONGEST = 1_200  # characters of a line or cell that are shown
_NEWLINES = re.compile(r"\r\n|\r|\n")
_PLAIN = ("text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class Print:
    """A print to find: `line`, `value` and `label` are those of its row of `mentions`."""

    mention_id: str
    line: int
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class LinesJob:
    """A file and its prints."""

    source: SourceFile
    prints: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and the line, or the paragraph of a Word file, at which it stands."""

    line: int
    text: str


Row = tuple[Piece, ...]  # one line: a single piece, or the cells of a row


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows to show by their place in the file, from 0, and the row and piece of each print."""

    rows: dict[int, Row] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    problem: str = ""


def lines(job: LinesJob) -> Lines:
    """The rows of a file that hold its prints, with all others or with their neighbours."""
    try:
        data = contents(job.source, Settings().max_file_bytes)
        every = _every(data, job.source.name)
    except (DocumentError, SniffError) as error:
        return Lines(problem=str(error))
    at: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(every):
        for line in dict.fromkeys(piece.line for piece in row):
            at[line].append(place)
    places: dict[str, tuple[int, int]] = {}
    needles: dict[int, list[str]] = defaultdict(list)
    for print_ in job.prints:
        if found := _place(print_, [(place, every[place]) for place in at[print_.line]]):
            places[print_.mention_id] = found
            needles[found[0]].append(print_.value)
    wanted = range(len(every)) if len(every) <= MOST_ROWS else _near(sorted(needles), len(every))
    rows = {n: tuple(Piece(p.line, excerpt(p.text, needles.get(n, ()))) for p in every[n]) for n in wanted}
    return Lines(rows, {key: place for key, place in places.items() if place[0] in rows})


def _place(print_: Print, rows: Sequence[tuple[int, Row]]) -> tuple[int, int] | None:
    """The row and the piece that hold a print best: its value beside its label, and at its own line."""
    value, label = _flat(print_.value), _flat(print_.label)
    best: tuple[tuple[bool, bool, bool], tuple[int, int]] | None = None
    for place, row in rows:
        labelled = bool(label) and any(label in _flat(piece.text) for piece in row)
        for n, piece in enumerate(row):
            rank = (value in _flat(piece.text), labelled, piece.line == print_.line)
            if best is None or rank > best[0]:
                best = rank, (place, n)
    return best[1] if best else None


def _near(places: Sequence[int], count: int) -> list[int]:
    near = {n for place in places for n in range(max(0, place - AROUND), min(count, place + AROUND + 1))}
    return sorted(near)[:MOST_ROWS]


def _every(data: bytes, name: str) -> list[Row]:
    sniffed = sniff(data, name)
    if sniffed.decoded is not None and sniffed.media_type in _PLAIN:
        return [(Piece(n, text),) for n, text in enumerate(_NEWLINES.split(sniffed.decoded.text), start=1)]
    return list(_read(read_document(data, name, Settings())))


def _read(raw: RawDocument) -> Iterator[Row]:
    for page in raw.pages:
        for block in page.blocks:
            if isinstance(block, Table):
                yield from _rows(block)
            elif block.place.line is not None and block.text.strip():
                yield (Piece(block.place.line, block.text),)


def _rows(table: Table) -> Iterator[Row]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        pieces = [Piece(c.place.line, _flat(c.text)) for c in cells if c.place.line is not None]
        if any(piece.text for piece in pieces):
            yield tuple(pieces)


def excerpt(text: str, needles: Sequence[str]) -> str:
    """A text, cut where it is too long: around the first of the needles that stands in it."""
    if len(text) <= LONGEST:
        return text
    places = [at for needle in needles if needle and (at := text.find(needle)) >= 0]
    start = max(0, min(places, default=0) - LONGEST // 2)
    end = start + LONGEST
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def _flat(text: str) -> str:
    return " ".join(text.split())
