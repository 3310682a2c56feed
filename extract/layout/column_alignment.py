"""The geometry of columns: which figures of neighbouring lines stand below each other, and where their columns part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from prongsai.extract.layout.gutters import (
    SegmentedLine,
    columns_of,
    fits,
    gutters,
    holds_figures,
    meets,
    parted,
    reaches_figure,
    runs_across,
)
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruling_edges import HorizontalEdge
from prongsai.extract.layout.table_headers import TableRegion, pitch_of, with_header_and_wrapped_lines
from prongsai.extract.layout.words import Word

ROWS = 3  # rows with a figure that make a table
_LINES = 3  # of one length that make a table
_REACH = 5.2  # em; figures further below each other are not one table
_APART = 9.0  # points; white strips nearer to each other than this are one
_EVEN = 1.35  # times the narrowest gap of a line that its widest has where the line was set to both margins
_HEADING = 1.2  # times the size of a table's rows
_SHORT = 24  # characters of a heading over figures
_HEAD_LINES = 3  # of a header whose words wrap
_ORDINAL = re.compile(r"[(]?\d{1,2}[.)]")
_YEAR = re.compile(r"(?:25|๒๕)\d{2}")
_SCORE = re.compile(r"\d{1,3}[.]\d{1,3}%?")

Column = tuple[float, float]  # the left and the right edge of the figures of a column, points


def column_of_figures(rows: Sequence[SegmentedLine], start: int) -> tuple[list[int], Column]:
    """Rows from `start` on that share a column of figures, and where the column is."""
    column = _figure_place(rows[start], None)
    if column is None:
        return [], (0.0, 0.0)
    members = [start]
    pitch = pitch_of(rows[start : start + 8])
    for i in range(start + 1, len(rows)):
        size = max(rows[i].line.size, rows[members[-1]].line.size, 1.0)
        if rows[i].line.baseline - rows[members[-1]].line.baseline > max(_REACH * size, min(4.3 * pitch, 12 * size)):
            break
        place = _figure_place(rows[i], column)
        if place is not None:
            members.append(i)
            column = (min(column[0], place[0]), max(column[1], place[1]))
    return members, column


def _figure_place(row: SegmentedLine, near: Column | None) -> Column | None:
    """Where a row has a figure behind other text; with `near`, in that column."""
    for segment in row.figures():
        if near is None or segment.x0 <= near[1] and segment.x1 >= near[0]:
            return segment.x0, segment.x1
    # A score close behind a long label: its edge must stand exactly below that of the others.
    close = [word for word in (row.words[1:] if near else row.words[1:][-1:]) if _SCORE.fullmatch(word.text)]
    return next(((word.x0, word.x1) for word in close if near is None or _is_below(word, near)), None)


def _is_below(word: Word, column: Column) -> bool:
    middle = abs((word.x0 + word.x1) - (column[0] + column[1])) / 2
    return min(abs(word.x1 - column[1]), abs(word.x0 - column[0]), middle) <= 2.5


def up_to_header(rows: Sequence[SegmentedLine], members: Sequence[int], column: Column) -> list[int]:
    """The members before the header of a second table: a line with words over the column of figures."""
    for before, after in zip(members, members[1:], strict=False):
        for i in range(before + 1, after):
            over = [w for w in rows[i].words if w.x1 > column[0] - 8 and w.x0 < column[1] + 8]
            apart = len(rows[i].segments) > 1 and over and over[0] is not rows[i].words[0]
            if apart and rows[i].segments[-1].x0 > column[0] - 40:
                return [m for m in members if m <= before]
    return list(members)


def has_header(rows: Sequence[SegmentedLine], members: Sequence[int], column: Column) -> bool:
    """Whether a line of words, one of them right over the column of figures, stands above two rows."""
    first = members[0]
    if members[1] != first + 1:
        return False
    for at in range(first - 1, max(first - _HEAD_LINES, 0) - 1, -1):
        head, size = rows[at], max(rows[first].line.size, 1.0)
        far = rows[at + 1].line.baseline - head.line.baseline > 2.6 * size
        if (
            far
            or len(head.segments[-1].text) > _SHORT
            or any(looks_like_figure(segment.text) for segment in head.segments)
        ):
            return False
        for segment in head.segments[1:]:
            middle = abs((segment.x0 + segment.x1) - (column[0] + column[1])) / 2
            if middle <= 0.6 * size or abs(segment.x0 - column[0]) <= 2.0:
                return True
        if len(head.segments) > 1:
            return False
    return False


def edges_beside_figures(rows: Sequence[SegmentedLine], members: Sequence[int], column: Column) -> list[float]:
    """The gutters of a table of figures; none where other text stands in the column of figures."""
    chosen = [rows[m] for m in members]
    column_edges = gutters([row for row in chosen if not reaches_figure(row)] or chosen)
    before = [edge for edge in column_edges if edge < column[0]]
    if not before:
        ends = [w.x1 for row in chosen for w in row.words if w.x1 <= column[0] + 0.5]
        if not ends or column[0] - max(ends) < 1.5:
            return []
        column_edges = sorted([*column_edges, (max(ends) + column[0]) / 2])
        before = [edge for edge in column_edges if edge < column[0]]
    for i in range(members[0], members[-1] + 1):
        # Prose runs on through the column; a heading between rows may, once in a while.
        if i not in members and any(w.x1 > column[0] for w in rows[i].words) and not fits(rows[i].words, before):
            crossing = sum(1 for k in range(members[0], members[-1] + 1) if not fits(rows[k].words, before))
            if crossing * 3 > len(members):
                return []
    if len(column_edges) > 1 and _is_ordinal_gap(chosen, column_edges[0]):
        column_edges = column_edges[1:]
    return [
        edge for c, edge in enumerate(column_edges, 1)
        if meets(chosen, edge) * 2 >= len(chosen) or c > 1 and holds_figures(chosen, column_edges, c)
        or _holds_years(chosen, column_edges, c)
    ]  # fmt: skip


def _holds_years(rows: Sequence[SegmentedLine], column_edges: Sequence[float], column: int) -> bool:
    """Whether a column holds nothing but a year in every row: names stand beside the first year of each only."""
    right = column_edges[column] if column < len(column_edges) else float("inf")
    found = [[w.text for w in row.words if column_edges[column - 1] < (w.x0 + w.x1) / 2 < right] for row in rows]
    years = [texts for texts in found if len(texts) == 1 and _YEAR.fullmatch(texts[0])]
    return len(years) == len(found) and meets(rows, column_edges[column - 1]) > 0


def _is_ordinal_gap(rows: Sequence[SegmentedLine], edge: float) -> bool:
    """Whether a column edge only parts the running numbers "1." from the names that follow a space later."""
    for row in rows:
        left = [w for w in row.words if w.x1 <= edge + 1]
        right = [w for w in row.words if w.x0 >= edge - 1]
        if not left or not right:
            continue
        near = right[0].x0 - left[-1].x1 < max(row.line.size, 1.0)
        if len(left) > 1 or not near or not _ORDINAL.fullmatch(left[0].text):
            return False
    return True


def with_rare_columns(rows: Sequence[SegmentedLine], region: TableRegion, members: Sequence[int]) -> TableRegion:
    """Add the columns that the header names and hardly a row has figures in: the weights beside the means."""
    inside = rows[region.first : region.last + 1]
    shift = region.first
    column_edges = list(region.column_edges)
    for edge in gutters(inside):
        across = [shift + k for k, row in enumerate(inside) if meets([row], edge)]
        alone = all(abs(edge - other) > _APART for other in column_edges) and edge > column_edges[0]
        named = any(i < members[0] for i in across)
        figures = [i for i in across if i in members and len(rows[i].figures()) >= 2]
        split = any(any(p.x1 <= edge for p in rows[i].figures()) and any(p.x0 >= edge for p in rows[i].figures())
                    for i in figures)  # fmt: skip
        if alone and named and split:
            column_edges.append(edge)
    return replace(region, column_edges=sorted(column_edges))


def with_last_figures(rows: Sequence[SegmentedLine], region: TableRegion) -> TableRegion:
    """Add a last line of nothing but figures in several columns: what was too wide for the cells above."""
    at = region.last + 1
    if at >= len(rows):
        return region
    row, inside = rows[at], rows[region.first : at]
    step = max(b.line.baseline - a.line.baseline for a, b in zip(inside, inside[1:], strict=False))
    near = row.line.baseline - rows[region.last].line.baseline <= min(1.05 * step, 3.2 * max(row.line.size, 1.0))
    below = columns_of(row, region.column_edges)
    figures = all(looks_like_figure(word.text) for word in row.words)
    if near and figures and 0 not in below and len(below) > 1 and fits(row.words, region.column_edges):
        return replace(region, last=at)
    return region


def has_figures(rows: Sequence[SegmentedLine]) -> bool:
    """Whether figures stand in columns of their own in most rows."""
    return sum(1 for row in rows if row.figures()) >= max(ROWS, 0.4 * len(rows))


def is_justified(row: SegmentedLine) -> bool:
    """Whether the words of a line stand equally far apart: prose set to both margins, a figure at its end or not."""
    pairs = list(zip(row.words, row.words[1:], strict=False))
    gaps = [b.x0 - a.x1 for a, b in pairs]
    spoken = [a for a, b in pairs if not looks_like_figure(a.text) and not looks_like_figure(b.text)]
    return len(gaps) > 1 and bool(spoken) and max(gaps) <= _EVEN * max(min(gaps), 0.1)


def between_lines(rows: Sequence[SegmentedLine], horizontal_edges: Sequence[HorizontalEdge]) -> list[TableRegion]:
    """Tables between horizontal lines of one length whose rows leave white strips."""
    regions = []
    for group in (part for edges in below_each_other(horizontal_edges) for part in _parted_by_headings(rows, edges)):
        region = _between(rows, group)
        if len(group) > _LINES and region is not None and _opens_with_prose(rows, region, group):
            region = _between(rows, group[1:]) or region  # the first line is the page's own, or a title's
        if region is not None:
            regions.append(with_header_and_wrapped_lines(rows, _with_row_above(rows, region), 0))
    return regions


def _parted_by_headings(
    rows: Sequence[SegmentedLine], group: Sequence[HorizontalEdge]
) -> list[Sequence[HorizontalEdge]]:
    """The lines of each table, where a heading larger than their rows stands between tables of one width."""
    inside = [row for row in rows if group[0][0] < middle(row) < group[-1][0]]
    usual = median(row.line.size for row in inside) if inside else 0.0
    cuts = []
    for n, (above, below) in enumerate(pairwise(group), 1):
        between = [row for row in inside if above[0] < middle(row) < below[0]]
        headed = any(len(row.segments) == 1 and row.line.size >= _HEADING * usual for row in between)
        if headed and len(between) > 1:  # the heading, and the header of what follows
            cuts.append(n)
    parts = [group[a:b] for a, b in pairwise([0, *cuts, len(group)])]
    return [part for part in parts if len(part) >= _LINES] or [group]


def _between(rows: Sequence[SegmentedLine], group: Sequence[HorizontalEdge]) -> TableRegion | None:
    """The table between the lines of a group."""
    row_edges = [edge[0] for edge in group]
    x0, x1 = group[0][1] - 6, group[0][2] + 6
    inside = [
        i for i, row in enumerate(rows)
        if row_edges[0] - 2 <= middle(row) <= row_edges[-1] + 2 and x0 <= row.line.x0 and row.line.x1 <= x1
    ]  # fmt: skip
    if len(inside) < 2 or inside[-1] - inside[0] + 1 != len(inside):
        return None
    members = [rows[i] for i in inside]
    column_edges = gutters(members, allowed=len(members) // 6)
    if column_edges and sum(1 for row in members if len(columns_of(row, column_edges)) > 1) * 2 >= len(members) / 2:
        return TableRegion(inside[0], inside[-1], column_edges, row_edges)
    return None


def _opens_with_prose(rows: Sequence[SegmentedLine], region: TableRegion, group: Sequence[HorizontalEdge]) -> bool:
    """Whether between the first two lines of a group a title stands over the header, with no line between."""
    first = [row for row in rows[region.first : region.last + 1] if middle(row) < group[1][0]]
    across = [row for row in first if len(row.segments) == 1 and runs_across(row, region.column_edges)]
    return bool(across) and (len(across) > 1 or any(len(row.segments) > 1 for row in first))


def _with_row_above(rows: Sequence[SegmentedLine], region: TableRegion) -> TableRegion:
    """Add the row over the first line, in a table that has a line below each of its rows and none above the first."""
    at = region.first - 1
    steps = [b - a for a, b in pairwise(region.row_edges)]
    if at < 0 or rows[region.first].line.baseline - rows[at].line.baseline > 1.1 * max(steps):
        return region
    row = rows[at]
    whole = len(columns_of(row, region.column_edges)) == len(region.column_edges) + 1
    fitting = whole and fits(row.words, region.column_edges) and parted(row, region.column_edges)
    return replace(region, first=at) if fitting and row.figures() else region


def below_each_other(horizontal_edges: Sequence[HorizontalEdge]) -> list[list[HorizontalEdge]]:
    """Groups of three lines and more that begin and end below each other, each from top to bottom."""
    groups: list[list[HorizontalEdge]] = []
    for edge in sorted(horizontal_edges):
        if edge[2] - edge[1] < 100:
            continue
        for group in groups:
            if abs(group[0][1] - edge[1]) <= 6 and abs(group[0][2] - edge[2]) <= 6:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return [group for group in groups if len(group) >= _LINES]


def middle(row: SegmentedLine) -> float:
    """The middle of a line's height, points."""
    return (row.line.top + row.line.bottom) / 2
