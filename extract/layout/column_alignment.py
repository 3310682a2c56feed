"""Where tables without upright rules stand: columns found by the alignment of the words.

Careful rather than keen. Four signs make a table: a header of coloured cells side by side; flat rules of one
length with columns between them; figures below each other in a column of their own in three rows at least;
three columns of text side by side over five lines. Numbered lists, signatures and prose in two columns show
none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from prongsai.extract.layout.gutters import (
    SegmentedLine,
    columns_of,
    cut_line,
    fits,
    gutters,
    holds_figures,
    meets,
    parted,
    word_spans,
)
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruled_grid import Header
from prongsai.extract.layout.score_cards import card_regions
from prongsai.extract.layout.table_headers import TableRegion, pitch_of, with_header_and_wrapped_lines
from prongsai.extract.layout.words import Line

_ROWS = 3  # rows with a figure that make a table
_REACH = 5.2  # em; figures further below each other are not one table
_TEXT_LINES = 5  # lines of a table that has no figures
_APART = 9.0  # points; white strips nearer to each other than this are one
_EVEN = 1.35  # times the narrowest gap of a line that its widest has where the line was set to both margins
_SHORT = 24  # characters of a heading over figures
_HEAD_LINES = 3  # of a header whose words wrap
_ORDINAL = re.compile(r"[(]?[\d๐-๙]{1,2}[.)]")
_PAGE_NUMBER = re.compile(r"[-–—(]?\s*[\d๐-๙]{1,3}\s*[-–—)]?")
_YEAR = re.compile(r"(?:25|๒๕)[\d๐-๙]{2}")
_SCORE = re.compile(r"[\d๐-๙]{1,3}[.][\d๐-๙]{1,3}%?")
HorizontalEdge = tuple[float, float, float]


def find_regions(
    lines: Sequence[Line],
    horizontal_edges: Sequence[HorizontalEdge],
    headers: Sequence[Header] = (),
    edges_from_previous_page: Sequence[float] = (),
) -> tuple[list[SegmentedLine], list[TableRegion]]:
    """Find the tables among the lines of a page.

    Args:
        lines: lines outside of ruled tables, top to bottom.
        horizontal_edges: flat rules, `(y, x0, x1)`.
        headers: coloured boxes outside of ruled tables.
        edges_from_previous_page: where the columns part of an aligned table at the foot of the page before.

    Returns:
        The rows (one for each line) and the bands of rows that are tables, which do not overlap.
    """
    rows = [cut_line(line) for line in lines]
    regions: list[TableRegion] = []
    finders: tuple[Callable[[Sequence[SegmentedLine]], list[TableRegion]], ...] = (
        lambda free: _carried_bands(free, edges_from_previous_page) if free and free[0] is rows[0] else [],
        lambda free: _coloured_bands(free, headers),
        lambda free: _ruled_bands(free, horizontal_edges),
        card_regions,
        _figure_bands,
        _text_bands,
    )
    for finder in finders:
        for start, end in _free(len(rows), regions):
            for found in finder(rows[start:end]):
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


def _carried_bands(rows: Sequence[SegmentedLine], column_edges: Sequence[float]) -> list[TableRegion]:
    """The last rows of a table that began on the page before, under the running head at the most."""
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
        return [
            TableRegion(
                start,
                last,
                list(column_edges),
                figures=_has_figures(rows[start : last + 1]),
                from_previous_page=True,
            )
        ]
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
    if len(columns_of(row, column_edges)) < 2 or not fits(row.words, column_edges) or not parted(row, column_edges):
        return False
    return len(column_edges) > 1 or any(
        looks_like_figure(word.text) and word.x0 > column_edges[0] for word in row.words
    )


def _coloured_bands(rows: Sequence[SegmentedLine], headers: Sequence[Header]) -> list[TableRegion]:
    """Tables under coloured boxes side by side, as far down as no word runs across the boxes' edges."""
    regions: list[TableRegion] = []
    for header in headers:
        column_edges = header.column_edges
        x0, top, x1, bottom = header.box
        inside = [i for i, row in enumerate(rows) if top - 1 <= _middle(row) <= bottom + 1]
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
            head = len(inside)
            regions.append(TableRegion(inside[0], last, list(column_edges), figures=_has_figures(body), head=head))
    return regions


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


def _has_figures(rows: Sequence[SegmentedLine]) -> bool:
    """Whether figures stand in columns of their own in most rows."""
    return sum(1 for row in rows if row.figures()) >= max(_ROWS, 0.4 * len(rows))


def _ruled_bands(rows: Sequence[SegmentedLine], horizontal_edges: Sequence[HorizontalEdge]) -> list[TableRegion]:
    regions = []
    for group in _alike(horizontal_edges):
        row_edges = [edge[0] for edge in group]
        x0, x1 = group[0][1] - 6, group[0][2] + 6
        inside = [
            i for i, row in enumerate(rows)
            if row_edges[0] - 2 <= _middle(row) <= row_edges[-1] + 2 and x0 <= row.line.x0 and row.line.x1 <= x1
        ]  # fmt: skip
        if len(inside) < 2 or inside[-1] - inside[0] + 1 != len(inside):
            continue
        members = [rows[i] for i in inside]
        column_edges = gutters(members, allowed=len(members) // 6)
        if column_edges and sum(1 for row in members if len(columns_of(row, column_edges)) > 1) * 2 >= len(members) / 2:
            region = TableRegion(inside[0], inside[-1], column_edges, row_edges)
            regions.append(with_header_and_wrapped_lines(rows, region, 0))
    return regions


def _alike(horizontal_edges: Sequence[HorizontalEdge]) -> list[list[HorizontalEdge]]:
    """Groups of three rules and more that begin and end below each other, each from top to bottom."""
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
    return [group for group in groups if len(group) >= 3]


def _middle(row: SegmentedLine) -> float:
    return (row.line.top + row.line.bottom) / 2


def _figure_bands(rows: Sequence[SegmentedLine]) -> list[TableRegion]:
    regions: list[TableRegion] = []
    i = 0
    while i < len(rows):
        members, column = _chain(rows, i)
        members = _up_to_header(rows, members, column)
        prose = sum(_is_justified(rows[m]) for m in members) * 2 > len(members)
        if not prose and (len(members) >= _ROWS or len(members) == 2 and _has_header(rows, members, column)):
            column_edges = _column_edges(rows, members, column)
            if column_edges:
                low = regions[-1].last + 1 if regions else 0
                region = _with_rare_columns(
                    rows,
                    with_header_and_wrapped_lines(rows, TableRegion(members[0], members[-1], column_edges), low),
                    members,
                )
                region = _with_rest(rows, region)
                regions.append(region)
                i = region.last + 1
                continue
        i += 1
    return regions


def _is_justified(row: SegmentedLine) -> bool:
    """Whether the words of a line stand equally far apart: prose set to both margins, a figure at its end or not."""
    pairs = list(zip(row.words, row.words[1:], strict=False))
    gaps = [b.x0 - a.x1 for a, b in pairs]
    spoken = [a for a, b in pairs if not looks_like_figure(a.text) and not looks_like_figure(b.text)]
    return len(gaps) > 1 and bool(spoken) and max(gaps) <= _EVEN * max(min(gaps), 0.1)


def _has_header(rows: Sequence[SegmentedLine], members: Sequence[int], column: tuple[float, float]) -> bool:
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


def _with_rare_columns(rows: Sequence[SegmentedLine], region: TableRegion, members: Sequence[int]) -> TableRegion:
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


def _with_rest(rows: Sequence[SegmentedLine], region: TableRegion) -> TableRegion:
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


def _chain(rows: Sequence[SegmentedLine], start: int) -> tuple[list[int], tuple[float, float]]:
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


def _up_to_header(rows: Sequence[SegmentedLine], members: Sequence[int], column: tuple[float, float]) -> list[int]:
    """The members before the header of a second table: a line with words over the column of figures."""
    for before, after in zip(members, members[1:], strict=False):
        for i in range(before + 1, after):
            over = [w for w in rows[i].words if w.x1 > column[0] - 8 and w.x0 < column[1] + 8]
            apart = len(rows[i].segments) > 1 and over and over[0] is not rows[i].words[0]
            if apart and rows[i].segments[-1].x0 > column[0] - 40:
                return [m for m in members if m <= before]
    return list(members)


def _figure_place(row: SegmentedLine, near: tuple[float, float] | None) -> tuple[float, float] | None:
    """Where a row has a figure behind other text; with `near`, in that column."""
    for segment in row.figures():
        if near is None or segment.x0 <= near[1] and segment.x1 >= near[0]:
            return segment.x0, segment.x1
    # A score close behind a long label: its edge must stand exactly below that of the others.
    last = row.words[-1]
    if len(row.words) > 1 and _SCORE.fullmatch(last.text):
        if near is None:
            return last.x0, last.x1
        middle = abs((last.x0 + last.x1) - (near[0] + near[1])) / 2
        if min(abs(last.x1 - near[1]), abs(last.x0 - near[0]), middle) <= 2.5:
            return last.x0, last.x1
    return None


def _column_edges(rows: Sequence[SegmentedLine], members: Sequence[int], column: tuple[float, float]) -> list[float]:
    """The gutters of a table of figures; none where other text stands in the column of figures."""
    chosen = [rows[m] for m in members]
    column_edges = gutters(chosen)
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
    """Whether a wall only parts the running numbers "1." from the names that follow a space later."""
    for row in rows:
        left = [w for w in row.words if w.x1 <= edge + 1]
        right = [w for w in row.words if w.x0 >= edge - 1]
        if not left or not right:
            continue
        near = right[0].x0 - left[-1].x1 < max(row.line.size, 1.0)
        if len(left) > 1 or not near or not _ORDINAL.fullmatch(left[0].text):
            return False
    return True


def _text_bands(rows: Sequence[SegmentedLine]) -> list[TableRegion]:
    regions: list[TableRegion] = []
    i = 0
    while i < len(rows):
        region = _text_band(rows, i)
        if region is None:
            i += 1
        else:
            regions.append(region)
            i = region.last + 1
    return regions


def _text_band(rows: Sequence[SegmentedLine], start: int) -> TableRegion | None:
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
