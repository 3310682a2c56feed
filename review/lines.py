"""The lines of a text, web page or Word file that hold the prints, read in a child process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.media_type import SniffError
from prongsai.extract.intake.raw_folder import SourceFile, contents
from prongsai.extract.settings import Settings
from prongsai.report.source_lines import Piece, Row, located_rows

MOST_ROWS = 1_500  # of a file that is shown whole
AROUND = 25  # rows before and after a print that are shown of a longer one
LONGEST = 1_200  # characters of a line or cell that are shown


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
class Lines:
    """The rows to show by their place in the file, from 0, and the row and piece of each print."""

    rows: dict[int, Row] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    problem: str = ""


def lines(job: LinesJob) -> Lines:
    """The rows of a file that hold its prints, with all others or with their neighbours."""
    try:
        data = contents(job.source, Settings().max_file_bytes)
        every = located_rows(data, job.source.name)
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
