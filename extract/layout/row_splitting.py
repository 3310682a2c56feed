"""Rows of a ruled table that no line parts: figures below each other in one cell, each beside its label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.extract.layout.words import Line
from prongsai.extract.records import BBox

_LEVEL = 0.4  # em; baselines closer than this stand on one line
_FIGURE = re.compile(r"(?:ร้อยละ)?[(\[]?[+-]?\d[\d,]*(?:[.:]\d+)?\s*(?:[%)\]]|คะแนน|AA|[A-F])*|N/?A|AA|[A-F]|[-–—]")
_YEAR = re.compile(r"(?:2[45]|๒[๔๕]|20|๒๐)\d{2}")
_SCORE = re.compile(r"\d{1,3}[.]\d{1,3}(?!\d)|(?<!\d)(?:100|๑๐๐)(?!\d)")
_COUNT = re.compile(r"\(?\d{1,2}[.)]?")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]")


@dataclass(slots=True)
class CellDraft:
    """A cell with its lines before it becomes a record."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: BBox
    lines: list[Line]


def looks_like_figure(text: str) -> bool:
    """Whether a piece of text is a number, a grade or the dash that stands for none; a year is a word."""
    plain = text.strip()
    return _FIGURE.fullmatch(plain) is not None and _YEAR.fullmatch(plain) is None


def split_rows(drafts: Sequence[CellDraft], n_rows: int) -> tuple[list[CellDraft], int]:
    """Part the rows that hold several printed rows.

    Args:
        drafts: all cells of a table.
        n_rows: its number of rows.

    Returns:
        The cells, numbered anew, and their number of rows.
    """
    out: list[CellDraft] = list(drafts)
    for row in range(n_rows - 1, -1, -1):  # from below, so that rows above keep their numbers
        members = [d for d in out if d.row == row and d.row_span == 1]
        baselines = _row_baselines(members)
        if baselines:
            out = _part(out, row, baselines)
            n_rows += len(baselines) - 1
    out.sort(key=lambda d: (d.row, d.col))
    return out, n_rows


def _row_baselines(members: Sequence[CellDraft]) -> list[float]:
    """The baselines of the printed rows in one ruled row; empty where it is one row."""
    labels = [d for d in members if d.lines and not all(looks_like_figure(line.text) for line in d.lines)]
    if not labels:
        return []
    for draft in members:
        figures = draft.lines
        if len(figures) < 2 or not _is_column(figures):
            continue
        label = min(labels, key=lambda d: (abs(d.col - draft.col), d.col))
        level = [_at(label.lines, line) for line in figures]
        if not all(level):
            continue
        if label.lines[0].baseline < figures[0].baseline - _LEVEL * figures[0].size:
            continue  # text above the first figure: the figures belong to something else
        if len(figures) == 2 and not (
            len(label.lines) == 2 and all(_NUMBERED.match(line.text) for line in label.lines)
        ):
            continue
        return [line.baseline for line in figures]
    return []


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether the lines of a cell are the figures of so many rows: scores, or running numbers."""
    texts = [line.text.strip() for line in lines]
    if not all(looks_like_figure(text) for text in texts):
        return False
    scores = sum(1 for text in texts if _SCORE.search(text))
    if scores * 5 >= len(texts) * 3:
        return True
    numbers = [int(text.strip("().")) for text in texts if _COUNT.fullmatch(text)]
    return len(numbers) == len(texts) and all(b == a + 1 for a, b in zip(numbers, numbers[1:], strict=False))


def _at(lines: Sequence[Line], other: Line) -> bool:
    return any(abs(line.baseline - other.baseline) <= _LEVEL * max(other.size, 1.0) for line in lines)


def _part(drafts: Sequence[CellDraft], row: int, baselines: Sequence[float]) -> list[CellDraft]:
    extra = len(baselines) - 1
    out: list[CellDraft] = []
    for draft in drafts:
        if draft.row > row:
            out.append(replace(draft, row=draft.row + extra))
        elif draft.row + draft.row_span - 1 >= row and (draft.row < row or draft.row_span > 1):
            out.append(replace(draft, row_span=draft.row_span + extra))
        elif draft.row == row:
            out += _part_cell(draft, baselines)
        else:
            out.append(draft)
    return out


def _part_cell(draft: CellDraft, baselines: Sequence[float]) -> list[CellDraft]:
    """The pieces of one cell: a line belongs to the last printed row that begins at it or above."""
    x0, top, x1, bottom = draft.box
    size = max((line.size for line in draft.lines), default=10.0)
    starts = [baseline - 1.1 * size for baseline in baselines]
    edges = [top, *starts[1:], bottom]
    segments = [
        CellDraft(draft.row + i, draft.col, 1, draft.col_span, (x0, edges[i], x1, edges[i + 1]), [])
        for i in range(len(baselines))
    ]
    for line in draft.lines:
        index = sum(1 for baseline in baselines[1:] if line.baseline >= baseline - _LEVEL * max(line.size, 1.0))
        segments[index].lines.append(line)
    return segments
