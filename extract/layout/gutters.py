"""Printed lines in segments, and the white strips (gutters) that run down between the segments of several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.words import Line, Word, make_line, word_of

_GAP = 1.1  # em; words further apart may stand in different columns
_GUTTER = 5.0  # points; a white strip narrower than this is no gutter
_CENTRE = 0.6  # em; how far a name's middle may be from its figure's
_SAME_EDGE = 2.0  # points; the same for their edges
_LEADER = re.compile(r"[.…·_\u2024\u2025]{4,}")
_COUNT = re.compile(r"\d{1,2}[.)]?")

Gutter = tuple[float, float]  # a white strip between two columns: its left and its right edge, points


@dataclass(slots=True)
class SegmentedLine:
    """One printed line: its words without leaders, and its segments between wide gaps."""

    line: Line
    words: list[Word]
    segments: list[Line]

    def figures(self) -> list[Line]:
        """Segments behind the first one that hold a figure."""
        return [segment for segment in self.segments[1:] if looks_like_figure(segment.text)]

    def is_figures_alone(self) -> bool:
        """Whether the line is figures side by side and nothing else."""
        return len(self.segments) > 1 and all(looks_like_figure(segment.text) for segment in self.segments)


def cut_line(line: Line) -> SegmentedLine:
    """Cut a line where its words stand far apart or a leader runs between them."""
    words: list[Word] = []
    fresh: set[int] = set()  # words that a leader comes before
    for word in line.words:
        parts = _without_leader(word)
        if parts is None:
            words.append(word)
            continue
        for i, part in enumerate(parts):
            if part is not None:
                if i:
                    fresh.add(len(words))
                words.append(part)
            else:
                fresh.add(len(words))
    if not words:
        return SegmentedLine(line, list(line.words), [line])
    segments: list[list[Word]] = [[words[0]]]
    for i, word in enumerate(words[1:], 1):
        if i in fresh or word.x0 - segments[-1][-1].x1 > _GAP * max(line.size, 1.0):
            segments.append([])
        segments[-1].append(word)
    return SegmentedLine(line, words, [make_line(segment) for segment in segments])


def _without_leader(word: Word) -> list[Word | None] | None:
    """The parts of a word before and behind its leaders (None for an empty part); None without leaders."""
    if not _LEADER.search(word.text):
        return None
    parts: list[Word | None] = []
    position = start = 0
    starts = []
    for char in word.chars:
        starts.append(position)
        position += len(char.text)
    for match in [*_LEADER.finditer(word.text), None]:
        end = match.start() if match else position
        chars = [g for g, at in zip(word.chars, starts, strict=True) if start <= at < end]
        parts.append(word_of(chars) if chars else None)
        start = match.end() if match else end
    return parts


def fits(words: Sequence[Word], column_edges: Sequence[float]) -> bool:
    """Whether no word runs across a column edge."""
    return all(not (word.x0 < edge - 1.5 and word.x1 > edge + 1.5) for word in words for edge in column_edges)


def fits_but_for_name(row: SegmentedLine, column_edges: Sequence[float]) -> bool:
    """Whether the words of a row fit, or only a name runs across one edge, up to the figure of the next column."""
    for word, behind in zip(row.words, [*row.words[1:], None], strict=True):
        crossed = [edge for edge in column_edges if word.x0 < edge - 1.5 and word.x1 > edge + 1.5]
        if not crossed:
            continue
        reaches = behind is not None and looks_like_figure(behind.text) and _touches(word, behind)
        if len(crossed) > 1 or not reaches or (word.x0 + word.x1) / 2 > crossed[0] or looks_like_figure(word.text):
            return False
    return True


def reaches_figure(row: SegmentedLine) -> bool:
    """Whether a name of a row stands so close to its figure that no white strip parts them."""
    return any(
        looks_like_figure(b.text) and not looks_like_figure(a.text) and _touches(a, b)
        for a, b in zip(row.words, row.words[1:], strict=False)
    )


def _touches(word: Word, behind: Word) -> bool:
    return -1.0 <= (behind.x0 - word.x1) / max(word.size, 1.0) < 0.1


def columns_of(row: SegmentedLine, column_edges: Sequence[float]) -> set[int]:
    """The columns in which a row has words."""
    return {sum(1 for edge in column_edges if (word.x0 + word.x1) / 2 > edge) for word in row.words}


def parted(row: SegmentedLine, column_edges: Sequence[float]) -> bool:
    """Whether the words of a line stand apart wherever a column edge runs between them."""
    for edge in column_edges:
        left = [w.x1 for w in row.words if w.x1 <= edge + 1.5]
        right = [w.x0 for w in row.words if w.x0 >= edge - 1.5]
        if left and right and min(right) - max(left) < 0.55 * max(row.line.size, 1.0):
            return False
    return True


def runs_across(row: SegmentedLine, column_edges: Sequence[float]) -> bool:
    """Whether one phrase runs across a column edge, be it with a space over it."""
    return (
        not fits(row.words, column_edges)
        or not parted(row, column_edges)
        and not any(looks_like_figure(w.text) for w in row.words)
    )


def gutters(rows: Sequence[SegmentedLine], allowed: int = 0, least: float = _GUTTER) -> list[float]:
    """The middles of the white strips that run down through all rows but `allowed`, left to right.

    A space inside a phrase is not white; there must be words on either side in two rows at least.
    """
    if not rows:
        return []
    left = min(row.line.x0 for row in rows)
    right = max(row.line.x1 for row in rows)
    width = int(right - left) + 2
    steps = [0] * (width + 1)
    for row in rows:
        for x0, x1 in word_spans(row):
            steps[max(0, int(x0 - left))] += 1
            steps[min(width, int(x1 - left) + 1)] -= 1
    column_edges: list[float] = []
    depth = 0
    begin: int | None = None
    for x in range(width):
        depth += steps[x]
        if depth <= allowed:
            begin = x if begin is None else begin
        elif begin is not None:
            if begin > 0 and x - begin >= least:
                column_edges.append(left + (begin + x) / 2)
            begin = None
    return _without_sparse(rows, [edge for edge in column_edges if meets(rows, edge) >= 2])


def _without_sparse(rows: Sequence[SegmentedLine], column_edges: list[float]) -> list[float]:
    """Join a column that hardly a row has words in (a header beside its figures) to the nearer one."""
    while len(column_edges) > 1:
        filled = Counter(column for row in rows for column in columns_of(row, column_edges))
        sparse = [
            c
            for c in range(len(column_edges) + 1)
            if filled[c] * 5 < len(rows) and not holds_figures(rows, column_edges, c)
        ]
        if not sparse:
            break
        column = sparse[0]
        words = [
            w for row in rows for w in row.words if sum(1 for x in column_edges if (w.x0 + w.x1) / 2 > x) == column
        ]
        room = {}
        if column > 0:
            before = [w.x1 for row in rows for w in row.words if w.x1 <= column_edges[column - 1]]
            room[column - 1] = min((w.x0 for w in words), default=0.0) - max(before, default=-1e9)
        if column < len(column_edges):
            behind = [w.x0 for row in rows for w in row.words if w.x0 >= column_edges[column]]
            room[column] = min(behind, default=1e9) - max((w.x1 for w in words), default=0.0)
        column_edges = [edge for i, edge in enumerate(column_edges) if i != min(room, key=lambda i: (room[i], i))]
    return column_edges


def holds_figures(rows: Sequence[SegmentedLine], column_edges: Sequence[float], column: int) -> bool:
    """Whether a column holds figures or running numbers, one for each row of several lines."""
    numbers = 0
    for row in rows:
        for word in row.words:
            inside = sum(1 for edge in column_edges if (word.x0 + word.x1) / 2 > edge) == column
            if inside and (_COUNT.fullmatch(word.text) or looks_like_figure(word.text)):
                numbers += 1
    return numbers >= 2


def word_spans(row: SegmentedLine) -> list[tuple[float, float]]:
    """Where a row has words with no more than a space between them, `(x0, x1)` each."""
    spans: list[tuple[float, float]] = []
    for word in row.words:
        if spans and word.x0 - spans[-1][1] < 0.45 * max(row.line.size, 1.0):
            spans[-1] = (spans[-1][0], max(spans[-1][1], word.x1))
        else:
            spans.append((word.x0, word.x1))
    return spans


def meets(rows: Sequence[SegmentedLine], edge: float) -> int:
    """How many rows have words on both sides of a column edge."""
    return sum(1 for row in rows if row.words[0].x0 < edge < row.words[-1].x1)


def middles(gutters: Sequence[Gutter]) -> list[float]:
    """Where columns part: the middles of the white strips between them."""
    return [(left + right) / 2 for left, right in gutters]


def shares_middle_or_edge(x0: float, x1: float, figure: Line, size: float) -> bool:
    """Whether words from x0 to x1 share their middle or an edge with a figure."""
    middle = abs((x0 + x1) - (figure.x0 + figure.x1)) / 2
    return middle <= _CENTRE * size or abs(x0 - figure.x0) <= _SAME_EDGE or abs(x1 - figure.x1) <= _SAME_EDGE


def narrowed_gutters(gutters: Sequence[Gutter], words: Sequence[Word], least: float) -> list[Gutter] | None:
    """What the gaps of a line leave of the white strips; None where its words run through one."""
    out: list[Gutter] = []
    for left, right in gutters:
        gaps = []
        edges = [(float("-inf"), float("-inf")), *((w.x0, w.x1) for w in words), (float("inf"), float("inf"))]
        for (_, end), (start, _) in zip(edges, edges[1:], strict=False):
            a, b = max(left, end), min(right, start)
            if b - a >= least:
                gaps.append((b - a, a, b))
        if not gaps:
            return None
        _, a, b = max(gaps)
        out.append((a, b))
    return out


def words_by_column(words: Sequence[Word], gutters: Sequence[Gutter]) -> list[list[Word]]:
    """The words of a line between white strips."""
    columns: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        columns[sum(1 for a, b in gutters if middle > (a + b) / 2)].append(word)
    return columns
