"""The lines around the figures of a table: its header above them, the wrapped words of its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from prongsai.extract.layout.gutters import Gutter, SegmentedLine, columns_of, fits, middles, parted
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.words import Line, make_line

_HEADS = 3  # segments of a line that is a header rather than prose
_WIDER = 1.5  # em; how far the head of the first column may stand out
_OVER_EDGE = 1.5  # points by which a head may stand over the edge of its column
_SPACE = 0.55  # em; a wider space at the edge of a column parts two heads
_SHORT = 40  # characters of a head over several columns


@dataclass(slots=True)
class TableRegion:
    """Lines that make up one table: indexes of the first and last line, where columns and rows part."""

    first: int
    last: int
    column_edges: list[float]  # points from the left
    row_edges: list[float] = field(default_factory=list)  # points from the top; horizontal lines between rows
    figures: bool = True  # whether figures in a column tell rows apart
    from_previous_page: bool = False  # goes on from the page before: one row is enough
    head: int = 0  # lines at its beginning that are known to be the header
    groups: list[tuple[int, int]] = field(default_factory=list)  # first and last line of each row, where known


def with_header_and_wrapped_lines(rows: Sequence[SegmentedLine], region: TableRegion, lowest: int) -> TableRegion:
    """Add the header above, wrapped label lines right above the first row and below the last one."""
    pitch = pitch_of(rows[region.first : region.last + 1])
    first, last = region.first, region.last
    while first > lowest and _is_wrap(rows[first - 1], rows[first], region.column_edges, pitch):
        first -= 1
    while last + 1 < len(rows) and _is_wrap(rows[last + 1], rows[last], region.column_edges, pitch):
        last += 1
    if (
        last == region.last
        and last + 1 < len(rows)
        and (
            _is_tail(rows[last + 1], rows[last], region.column_edges, pitch)
            or _wraps_as_others(rows[region.first : last + 2], region.column_edges)
        )
    ):
        last += 1
    gutters = _gutters_around(rows[first : last + 1], region.column_edges)
    head = _header(rows, gutters, first, lowest)
    for row in rows[head : last + 1]:
        if row is not rows[head] or not spans_columns(row, middles(gutters)):
            gutters = _narrowed(gutters, row) or gutters
    return replace(region, first=head, last=last, column_edges=middles(gutters))


def _gutters_around(rows: Sequence[SegmentedLine], column_edges: Sequence[float]) -> list[Gutter]:
    """The whole width of the white strip around each column edge, as the rows that it does not run through leave it."""
    gutters: list[Gutter] = []
    for edge in column_edges:
        words = [w for row in rows if fits(row.words, [edge]) for w in row.words]
        left = max((w.x1 for w in words if w.x0 < edge), default=edge)
        right = min((w.x0 for w in words if w.x0 >= edge), default=edge)
        gutters.append((left, right) if left < right else (edge - 0.1, edge + 0.1))
    return gutters


def _narrowed(gutters: list[Gutter], row: SegmentedLine) -> list[Gutter] | None:
    """What the words of another row leave of the white strips; None where they block one."""
    left_over: list[Gutter] = []
    for left, right in gutters:
        for word in row.words:
            if word.x1 <= left or word.x0 >= right:
                continue
            if word.x0 - left >= right - word.x1:
                right = word.x0
            else:
                left = word.x1
        if right - left < 0.2:
            return None
        left_over.append((left, right))
    return left_over


def _header(rows: Sequence[SegmentedLine], gutters: list[Gutter], first: int, lowest: int) -> int:
    """The first line of the header above the row `first`, or `first` where there is none.

    One heading across the table may stand between them. A line in one column alone counts where it belongs
    to a line that has more.
    """
    head = first
    across = 0
    left = min(row.line.x0 for row in rows[first : first + 8])
    right = max(row.line.x1 for row in rows[first : first + 8])
    for i in range(first - 1, max(lowest, first - 5) - 1, -1):
        above, below = rows[i], rows[i + 1]
        step = below.line.baseline - above.line.baseline
        size = max(above.line.size, below.line.size, 1.0)
        if step > 3.0 * size or any(len(word.text) > 40 for word in above.words):
            break  # far away, or prose
        margin = 4 if len(above.segments) < _HEADS else _WIDER * size  # a head is wider than the numbers below it
        if above.line.x0 < left - margin or above.line.x1 > right + 60:
            break  # set to other margins than the table
        if head < first and spans_columns(above, middles(gutters)):
            head = i
            continue
        narrowed = _narrowed(gutters, above)
        column_edges = middles(narrowed or gutters)
        if narrowed is None or not parted(above, column_edges):
            across += 1
            if across > 1 or len(above.segments) > 1 or head < first:
                break
            continue
        columns = columns_of(above, column_edges)
        if len(columns) >= 2:
            head, gutters = i, narrowed
        elif head == i + 1 and head < first and step < 1.3 * size and 0 not in columns:
            head, gutters = i, narrowed  # the first line of a cell that is higher than the rest of the header
    return head


def spans_columns(row: SegmentedLine, column_edges: Sequence[float]) -> bool:
    """Whether a line holds short heads of which each stands over a column or over the middle of several, one at least.

    That is the upper line of a header: the years, and below each of them its score and its level.
    """
    heads = heads_of(row, column_edges)
    over = [columns_under(head.x0, head.x1, column_edges) for head in heads]
    apart = all(a[-1] < b[0] for a, b in zip(over, over[1:], strict=False))
    if len(over) < 2 or not apart or max(map(len, over)) < 2 or any(len(head.text) > _SHORT for head in heads):
        return False
    return not any(looks_like_figure(head.text) for head in heads)


def heads_of(row: SegmentedLine, column_edges: Sequence[float]) -> list[Line]:
    """The segments of a line, parted again where a wide space stands at the edge of a column."""
    heads: list[Line] = []
    for segment in row.segments:
        parts = [[segment.words[0]]]
        for word, behind in pairwise(segment.words):
            at_edge = any(word.x1 - _OVER_EDGE <= edge <= behind.x0 + _OVER_EDGE for edge in column_edges)
            if at_edge and behind.x0 - word.x1 >= _SPACE * max(segment.size, 1.0):
                parts.append([])
            parts[-1].append(behind)
        heads += map(make_line, parts)
    return heads


def columns_under(x0: float, x1: float, column_edges: Sequence[float]) -> range:
    """The columns that words from x0 to x1 stand over."""
    return range(
        sum(edge < x0 + _OVER_EDGE for edge in column_edges), sum(edge < x1 - _OVER_EDGE for edge in column_edges) + 1
    )


def pitch_of(rows: Sequence[SegmentedLine]) -> float:
    """The smallest step between the lines of a table: that of wrapped lines, where there are any."""
    steps = [b.line.baseline - a.line.baseline for a, b in zip(rows, rows[1:], strict=False)]
    return min((step for step in steps if step > 2), default=0.0)


def _is_wrap(row: SegmentedLine, beside: SegmentedLine, column_edges: Sequence[float], pitch: float) -> bool:
    """Whether a line holds a label's wrapped words alone, as near to the next line as lines of a cell are."""
    step = abs(row.line.baseline - beside.line.baseline)
    same_cell = step <= pitch * 1.08 and step <= 1.9 * max(row.line.size, 1.0)
    near_middle = step < 0.85 * max(row.line.size, 1.0)
    inside = (
        row.line.x1 < column_edges[-1]
        and columns_of(row, column_edges) <= {0, 1}
        and len(columns_of(row, column_edges)) == 1
    )
    left = row.words[0].x0
    return (same_cell or near_middle) and inside and (near_middle or left >= beside.words[0].x0 - 3)


def _is_tail(row: SegmentedLine, above: SegmentedLine, column_edges: Sequence[float], pitch: float) -> bool:
    """Whether a line holds the second lines of several cells of the row above it and nothing else."""
    step = row.line.baseline - above.line.baseline
    if not 0 < step <= min(pitch * 1.08, 1.9 * max(row.line.size, 1.0)) or not fits(row.words, column_edges):
        return False
    columns = columns_of(row, column_edges)
    if len(columns) < 2 or 0 in columns or any(word.text[:1].isdigit() for word in row.words):
        return False
    return columns <= columns_of(above, column_edges) and all(_below(row, above, column_edges, c) for c in columns)


def _wraps_as_others(rows: Sequence[SegmentedLine], column_edges: Sequence[float]) -> bool:
    """Whether the last of these lines goes on with the names of the row above it as lines below other rows do."""
    *_, above, row = rows
    told = [bool(line.figures()) for line in rows]
    wraps = [(a, b) for a, b in pairwise(range(len(rows) - 1)) if told[a] and not told[b]]
    if len(wraps) * 2 < sum(told) or told[-1] or not told[-2] or not fits(row.words, column_edges):
        return False
    steps = [rows[b].line.baseline - rows[a].line.baseline for a, b in wraps]
    step = row.line.baseline - above.line.baseline
    flush = {round(word.x0) for a, b in wraps for word in rows[b].words}
    return min(steps) - 1 <= step <= max(steps) + 1 and all(round(part.x0) in flush for part in row.segments)


def _below(row: SegmentedLine, above: SegmentedLine, column_edges: Sequence[float], column: int) -> bool:
    """Whether the words of a column stand under those above: at one edge or about one middle."""
    spans = []
    for line in (row, above):
        words = [w for w in line.words if sum(1 for edge in column_edges if (w.x0 + w.x1) / 2 > edge) == column]
        spans.append((words[0].x0, words[-1].x1))
    (a0, a1), (b0, b1) = spans
    return abs(a0 - b0) <= 2 or abs(a1 - b1) <= 2 or abs(a0 + a1 - b0 - b1) <= 4
