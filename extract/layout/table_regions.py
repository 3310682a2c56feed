"""Where tables without vertical lines stand among the lines of a page: the finders in their order.

Careful rather than keen. A table shows one of these signs: it goes on from the page before; a chart's figures over
their names; a header of coloured boxes side by side; horizontal lines of one length with columns between them; strips
narrower than a space through a sheet and its header; figures over or under their names; figures below each other in a
column of their own in three rows at least; three columns of text side by side over five lines. Numbered lists,
signatures and prose in two columns show none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from prongsai.extract.layout.charts.bars import chart_regions
from prongsai.extract.layout.column_alignment import (
    ROWS,
    between_lines,
    column_of_figures,
    edges_beside_figures,
    has_figures,
    has_header,
    is_justified,
    middle,
    up_to_header,
    with_last_figures,
    with_rare_columns,
)
from prongsai.extract.layout.gutters import (
    SegmentedLine,
    columns_of,
    cut_line,
    fits,
    fits_but_for_name,
    gutters,
    parted,
    reaches_figure,
    word_spans,
)
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruled_grid import Header
from prongsai.extract.layout.ruling_edges import HorizontalEdge
from prongsai.extract.layout.score_cards import card_regions
from prongsai.extract.layout.table_headers import TableRegion, with_header_and_wrapped_lines
from prongsai.extract.layout.unruled.sheet_columns import sheet_regions
from prongsai.extract.layout.words import Line
from prongsai.extract.records import BBox

_TEXT_LINES = 5  # lines of a table that has no figures
_FIGURES = 2  # decimals in the boxes of a row: then they are no header
_ABOVE = 3.0  # em
_PAGE_NUMBER = re.compile(r"[-–—(]?\s*\d{1,3}\s*[-–—)]?")


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What stands on a page beside its words, outside of ruled tables, and what the page before says."""

    horizontal_edges: Sequence[HorizontalEdge] = ()
    headers: Sequence[Header] = ()  # coloured boxes
    edges_from_previous_page: Sequence[float] = ()  # columns of a table without rules at the foot of the page before
    bars: Sequence[BBox] = ()  # of a chart


def find_regions(lines: Sequence[Line], marks: PageMarks) -> tuple[list[SegmentedLine], list[TableRegion]]:
    """Find the tables among the lines of a page.

    Args:
        lines: lines outside of ruled tables, top to bottom.
        marks: what else stands there.

    Returns:
        The rows (one for each line) and the regions that are tables, which do not overlap.
    """
    rows = [cut_line(line) for line in lines]
    regions: list[TableRegion] = []
    for finder in FINDERS:
        for start, end in _free(len(rows), regions):
            if finder.at_top_only and start > 0:
                continue
            for found in finder.find(rows[start:end], marks):
                region = _trimmed(rows, replace(found, first=found.first + start, last=found.last + start))
                if all(region.last < other.first or region.first > other.last for other in regions):
                    regions.append(region)
    return rows, sorted(regions, key=lambda region: region.first)


def _free(count: int, regions: Sequence[TableRegion]) -> list[tuple[int, int]]:
    """The runs of rows between the tables that were found, each from its first row up to and without its last."""
    free: list[tuple[int, int]] = []
    start = 0
    for region in sorted(regions, key=lambda b: b.first):
        free.append((start, region.first))
        start = region.last + 1
    free.append((start, count))
    return [(first, last) for first, last in free if first < last]


def _trimmed(rows: Sequence[SegmentedLine], region: TableRegion) -> TableRegion:
    """Leave out the page number at the foot of the page."""
    last = region.last
    while last > region.first + 1 and _PAGE_NUMBER.fullmatch(rows[last].line.text.strip()):
        last -= 1
    return replace(region, last=last)


def _continued(rows: Sequence[SegmentedLine], marks: PageMarks) -> list[TableRegion]:
    """The last rows of a table that began on the page before, under the running head at the most."""
    column_edges = marks.edges_from_previous_page
    if not column_edges:
        return []
    for start, row in enumerate(rows[:4]):
        if not _goes_on_from(row, column_edges):
            continue
        last = start
        for i in range(start + 1, len(rows)):
            if rows[i].line.baseline - rows[i - 1].line.baseline > 3.2 * max(rows[i].line.size, 1.0):
                break
            if _goes_on_from(rows[i], column_edges):
                last = i
            elif not fits(rows[i].words, column_edges) or not (_hangs(rows, i, last) or _near(rows, i, column_edges)):
                break
        figures = has_figures(rows[start : last + 1])
        return [TableRegion(start, last, list(column_edges), figures=figures, from_previous_page=True)]
    return []


def _near(rows: Sequence[SegmentedLine], at: int, column_edges: Sequence[float]) -> bool:
    """Whether the table goes on in one of the next lines, at the step of lines in a cell."""
    for i in range(at + 1, min(at + 4, len(rows))):
        if rows[i].line.baseline - rows[i - 1].line.baseline > 1.9 * max(rows[i].line.size, 1.0):
            return False
        if _goes_on_from(rows[i], column_edges):
            return True
    return False


def _goes_on_from(row: SegmentedLine, column_edges: Sequence[float]) -> bool:
    """Whether a row stands in the columns of a table: with a figure where they are two only."""
    if len(columns_of(row, column_edges)) < 2 or not fits_but_for_name(row, column_edges):
        return False
    if not parted(row, column_edges) and not reaches_figure(row):
        return False
    return len(column_edges) > 1 or any(
        looks_like_figure(word.text) and word.x0 > column_edges[0] for word in row.words
    )


def _under_coloured_boxes(rows: Sequence[SegmentedLine], marks: PageMarks) -> list[TableRegion]:
    """Tables under coloured boxes side by side, as far down as no word runs across the boxes' edges."""
    regions: list[TableRegion] = []
    for header in marks.headers:
        column_edges = header.column_edges
        x0, top, x1, bottom = header.box
        inside = [i for i, row in enumerate(rows) if top - 1 <= middle(row) <= bottom + 1]
        if not inside or len({c for i in inside for c in columns_of(rows[i], column_edges)}) < 2:
            continue
        last = inside[-1]
        for i in range(last + 1, len(rows)):
            size = max(rows[i].line.size, 1.0)
            if rows[i].line.baseline - rows[i - 1].line.baseline > 4.5 * size:
                break
            if rows[i].line.x0 < x0 - 4 or rows[i].line.x1 > x1 + 4:
                break
            if fits(rows[i].words, column_edges):
                if len(columns_of(rows[i], column_edges)) > 1 or _stays(rows, i, column_edges) or _hangs(rows, i, last):
                    last = i
            elif len(rows[i].segments) > 1 or not _stays(rows, i, column_edges):
                break
        body = rows[inside[-1] + 1 : last + 1]
        if body:
            first, head = _with_heads_above(rows, inside, column_edges)
            regions.append(TableRegion(first, last, list(column_edges), figures=has_figures(body), head=head))
    return regions


def _with_heads_above(
    rows: Sequence[SegmentedLine], inside: Sequence[int], column_edges: Sequence[float]
) -> tuple[int, int]:
    """The first line and the lines of the header; of boxes of a row of figures, the white line of heads above it."""
    first = inside[0]
    figures = [word for i in inside for word in rows[i].words if "." in word.text and looks_like_figure(word.text)]
    if first == 0 or len(figures) < _FIGURES:
        return first, len(inside)
    above, size = rows[first - 1], max(rows[first].line.size, 1.0)
    near = rows[first].line.baseline - above.line.baseline <= _ABOVE * size
    whole = len(columns_of(above, column_edges)) > len(column_edges) and fits(above.words, column_edges)
    heads = near and whole and not any("." in word.text and looks_like_figure(word.text) for word in above.words)
    return (first - 1, 1) if heads else (first, len(inside))


def _hangs(rows: Sequence[SegmentedLine], at: int, last: int) -> bool:
    """Whether a line is the rest of a cell right above it: at the same left edge, with no more than a line's step."""
    row, above = rows[at], rows[max(last - 2, 0) : last + 1]
    if last != at - 1 or row.line.baseline - rows[last].line.baseline > 1.9 * max(row.line.size, 1.0):
        return False
    return any(abs(word.x0 - row.words[0].x0) <= 2.0 for other in above for word in other.words)


def _stays(rows: Sequence[SegmentedLine], at: int, column_edges: Sequence[float]) -> bool:
    """Whether rows with words in several columns go on soon after a line."""
    behind = rows[at + 1 : at + 4]
    return any(fits(row.words, column_edges) and len(columns_of(row, column_edges)) > 1 for row in behind)


def _columns_of_figures(rows: Sequence[SegmentedLine], _: PageMarks) -> list[TableRegion]:
    """Tables known by a column of figures."""
    regions: list[TableRegion] = []
    i = 0
    while i < len(rows):
        region = _region_of_figures(rows, i, lowest=regions[-1].last + 1 if regions else 0)
        if region is None:
            i += 1
        else:
            regions.append(region)
            i = region.last + 1
    return regions


def _region_of_figures(rows: Sequence[SegmentedLine], start: int, lowest: int) -> TableRegion | None:
    """The table whose first figure stands on the line `start`; its header begins at the line `lowest` or below."""
    members, column = column_of_figures(rows, start)
    members = up_to_header(rows, members, column)
    while members and is_justified(rows[members[0]]) and not rows[members[0]].figures():
        members = members[1:]  # a line of prose that ends over the figures by chance
    prose = sum(is_justified(rows[m]) for m in members) * 2 > len(members)
    enough = len(members) >= ROWS or len(members) == 2 and has_header(rows, members, column)
    column_edges = edges_beside_figures(rows, members, column) if enough and not prose else []
    if not column_edges:
        return None
    region = with_header_and_wrapped_lines(rows, TableRegion(members[0], members[-1], column_edges), lowest)
    return with_last_figures(rows, with_rare_columns(rows, region, members))


def _columns_of_text(rows: Sequence[SegmentedLine], _: PageMarks) -> list[TableRegion]:
    """Tables of text known by their white strips."""
    regions: list[TableRegion] = []
    i = 0
    while i < len(rows):
        region = _longest_run_of_text(rows, i)
        if region is None:
            i += 1
        else:
            regions.append(region)
            i = region.last + 1
    return regions


def _longest_run_of_text(rows: Sequence[SegmentedLine], start: int) -> TableRegion | None:
    """The longest run of lines from `start` on that two white strips at least run through."""
    if len(word_spans(rows[start])) < 3:
        return None
    best: TableRegion | None = None
    for end in range(start + 1, len(rows)):
        size = max(rows[end].line.size, rows[end - 1].line.size, 1.0)
        if rows[end].line.baseline - rows[end - 1].line.baseline > 3.5 * size:
            break
        members = rows[start : end + 1]
        column_edges = gutters(members)
        if len(column_edges) < 2:
            break
        busy = sum(1 for row in members if len(columns_of(row, column_edges)) >= 3)
        if len(members) >= _TEXT_LINES and busy * 2 >= len(members):
            best = TableRegion(start, end, column_edges, figures=False)
    return with_header_and_wrapped_lines(rows, best, 0) if best is not None else None


class Finder(NamedTuple):
    """A sign of a table: what it is called, and how it is found among rows that belong to no table yet."""

    name: str
    find: Callable[[Sequence[SegmentedLine], PageMarks], list[TableRegion]]
    at_top_only: bool = False


FINDERS = (  # the surer sign comes first and takes its lines
    Finder("goes on from the page before", _continued, at_top_only=True),
    Finder("figures over the columns of a chart", lambda rows, marks: chart_regions(rows, marks.bars)),
    Finder("coloured boxes side by side", _under_coloured_boxes),
    Finder("horizontal lines of one length", lambda rows, marks: between_lines(rows, marks.horizontal_edges)),
    Finder("a sheet without lines", lambda rows, _: sheet_regions(rows)),
    Finder("score cards and lying tables", lambda rows, _: card_regions(rows)),
    Finder("figures below each other", _columns_of_figures),
    Finder("columns of text", _columns_of_text),
)
