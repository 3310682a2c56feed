"""Which printed lines make up each row of a table without vertical lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from prongsai.extract.layout.gutters import SegmentedLine, columns_of, runs_across
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.table_headers import TableRegion, spans_columns

_STARTS = re.compile(r"\(?\d+[.)]|[-•–]|ตัวชี้วัด|แบบ|คะแนน|รวม")
_ITEM = re.compile(r"\(?\d{1,2}[.)]")
_HALF = 0.85  # em; lines nearer than this stand at half height beside each other: cells of several heights


def rows_of_lines(rows: Sequence[SegmentedLine], region: TableRegion) -> list[list[SegmentedLine]]:
    """Which printed lines make up each row: by lines, else by larger steps, else by what the words say."""
    if region.groups:
        return [list(rows[a : b + 1]) for a, b in region.groups]
    if len(region.row_edges) >= 4:
        by_rules = _by_rules(rows, region.row_edges)
        if by_rules is not None:
            return by_rules
    if len(rows) > 1 and spans_columns(rows[0], region.column_edges):
        return [[rows[0]], *_groups_below(rows[1:], region)]  # heads over several columns
    if region.head:
        return [list(rows[: region.head]), *_groups_below(rows[region.head :], region)]
    return _groups_below(rows, region)


def _groups_below(rows: Sequence[SegmentedLine], region: TableRegion) -> list[list[SegmentedLine]]:
    """As `rows_of_lines`, for rows without the known header and without lines between them."""
    units = _units(rows, region.column_edges)
    by_gaps = _by_gaps(rows, region)
    if region.figures:
        return _one_header(by_gaps or _by_words(units, region), region.column_edges)
    if by_gaps is not None and _agree(by_gaps, units, region):
        return by_gaps
    return _by_columns(units, region) or _by_first(units, region)


def _by_columns(units: Sequence[list[SegmentedLine]], region: TableRegion) -> list[list[SegmentedLine]] | None:
    """Rows whose cells all begin on one line: a column that has run out has words again in the next row only.

    None where lines do not show that: where later lines of a row fill columns that its first line left empty.
    """
    filled = [set().union(*(columns_of(row, region.column_edges) for row in unit)) for unit in units]
    numbered = [any(_is_item(row, region) for row in unit) for unit in units]
    items = sum(numbered) >= 2
    starts = [
        i == 0 or not columns <= filled[i - 1] or items and numbered[i] for i, columns in enumerate(filled)
    ]  # fmt: skip
    count = sum(starts)
    whole = sum(
        1 for columns, begins in zip(filled, starts, strict=True) if begins and len(columns) >= len(region.column_edges)
    )
    if count < 2 or count == len(units) or whole * 5 < count * 4:
        return None
    grouped: list[list[SegmentedLine]] = []
    for unit, begins in zip(units, starts, strict=True):
        if begins:
            grouped.append([])
        grouped[-1] += unit
    return grouped


def _one_header(groups: list[list[SegmentedLine]], column_edges: Sequence[float]) -> list[list[SegmentedLine]]:
    """Put the lines of a header together: those with words in several columns above the first figures."""
    count = 0
    while count < len(groups) and not _figure_lines(groups[count], column_edges):
        if any(runs_across(row, column_edges) for row in groups[count]):
            break
        count += 1
    if not 1 < count < len(groups) or max(len(columns_of(g[0], column_edges)) for g in groups[:count]) < 2:
        return groups
    if len(column_edges) == 1 and sum(len(columns_of(g[0], column_edges)) > 1 for g in groups[:count]) > 1:
        return groups  # names beside words: rows of a sheet of facts
    return [[row for group in groups[:count] for row in group], *groups[count:]]


def _agree(grouped: Sequence[list[SegmentedLine]], units: Sequence[list[SegmentedLine]], region: TableRegion) -> bool:
    """Whether every numbered item of the first column begins a group: else the gaps mean something else."""
    begins = {id(members[0]) for members in grouped}
    items = [unit for unit in units if any(_is_item(row, region) for row in unit)]
    inner = [unit for unit in items if not any(id(row) in begins for row in unit)]
    return len(items) < 2 or not inner


def _is_item(row: SegmentedLine, region: TableRegion) -> bool:
    return row.words[0].x0 < region.column_edges[0] and _ITEM.match(row.words[0].text) is not None


def _units(rows: Sequence[SegmentedLine], column_edges: Sequence[float]) -> list[list[SegmentedLine]]:
    """Lines that stand at half height beside each other, as cells of one and of two lines do in one row."""
    units: list[list[SegmentedLine]] = []
    for row in rows:
        if units:
            step = row.line.baseline - units[-1][-1].line.baseline
            near = step < _HALF * max(row.line.size, 1.0)
            if near and not (_has_figure(row, column_edges) and _figure_lines(units[-1], column_edges)):
                units[-1].append(row)
                continue
        units.append([row])
    return units


def _figure_lines(members: Sequence[SegmentedLine], column_edges: Sequence[float]) -> int:
    """How many lines of a group have a figure in a column other than the first."""
    return sum(1 for row in members if _has_figure(row, column_edges))


def _has_figure(row: SegmentedLine, column_edges: Sequence[float]) -> bool:
    return any(looks_like_figure(word.text) and word.x0 >= column_edges[0] for word in row.words)


def _by_rules(rows: Sequence[SegmentedLine], row_edges: Sequence[float]) -> list[list[SegmentedLine]] | None:
    """Rows by the horizontal lines between them; None where those do not part the lines that hold figures."""
    grouped: dict[int, list[SegmentedLine]] = {}
    for row in rows:
        middle = (row.line.top + row.line.bottom) / 2
        grouped.setdefault(sum(1 for y in row_edges if y < middle), []).append(row)
    if any(sum(1 for row in members if row.figures()) > 1 for members in grouped.values()):
        return None
    return [grouped[key] for key in sorted(grouped)]


def _by_gaps(rows: Sequence[SegmentedLine], region: TableRegion) -> list[list[SegmentedLine]] | None:
    """Rows by the white between them that is wider than between the lines of a cell.

    None where no white strip is, as in a table with one line a row, or where rows would hold two figures.
    """
    size = median([row.line.size for row in rows])
    usual = _usual_gap(rows, region.column_edges)
    if usual is None:
        return None
    grouped: list[list[SegmentedLine]] = [[rows[0]]]
    lower = rows[0].line.baseline + 0.2 * rows[0].line.size
    for row in rows[1:]:
        if row.line.baseline - 0.7 * row.line.size - lower > usual + 0.12 * size:
            grouped.append([])
        grouped[-1].append(row)
        lower = max(lower, row.line.baseline + 0.2 * row.line.size)
    if len(grouped) in (1, len(rows)):
        return None
    if _is_header_and_row(grouped[0]) and all(len(group) == 1 for group in grouped[1:]):
        return None  # the lines of a header stand nearer to the first row than the rows to each other
    if region.figures and any(_figure_lines(members, region.column_edges) > 1 for members in grouped):
        return None
    return grouped


def _is_header_and_row(group: Sequence[SegmentedLine]) -> bool:
    """Whether only the last of several lines has figures."""
    return len(group) > 1 and bool(group[-1].figures()) and not any(row.figures() for row in group[:-1])


def _usual_gap(rows: Sequence[SegmentedLine], column_edges: Sequence[float]) -> float | None:
    """The white between two lines of one cell: the smaller gaps between the words of a column."""
    gaps: list[float] = []
    last: dict[int, float] = {}
    for row in rows:
        for column in columns_of(row, column_edges):
            if column in last:
                gaps.append(row.line.baseline - 0.7 * row.line.size - last[column])
            last[column] = row.line.baseline + 0.2 * row.line.size
    if not gaps:
        return None
    gaps.sort()
    return gaps[len(gaps) // 10]


def _by_first(units: Sequence[list[SegmentedLine]], region: TableRegion) -> list[list[SegmentedLine]]:
    """Rows of a table of text: each begins where the first column has words, or an item's number."""
    starts = [any(row.words[0].x0 < region.column_edges[0] for row in unit) for unit in units]
    numbered = [any(_is_item(row, region) for row in unit) for unit in units]
    if sum(a and b for a, b in zip(starts, numbered, strict=True)) >= 2:
        first = numbered.index(True)
        starts = [s and (n or i < first) for i, (s, n) in enumerate(zip(starts, numbered, strict=True))]
    grouped: list[list[SegmentedLine]] = []
    for unit, begins in zip(units, starts, strict=True):
        if grouped and not begins:
            grouped[-1] += unit
        else:
            grouped.append(list(unit))
    return grouped


def _by_words(units: Sequence[list[SegmentedLine]], region: TableRegion) -> list[list[SegmentedLine]]:
    grouped: list[list[SegmentedLine]] = []
    edge = region.column_edges[0]
    widest = max((w.x1 for unit in units for row in unit for w in row.words if w.x1 <= edge + 1), default=edge)
    reach = 1.08 * min(
        (b[0].line.baseline - a[-1].line.baseline for a, b in zip(units, units[1:], strict=False)), default=0
    )
    for unit in units:
        if grouped and len(unit) == 1 and _goes_on(grouped[-1], unit[0], region.column_edges, widest, reach):
            grouped[-1] += unit
        else:
            grouped.append(list(unit))
    return grouped


def _goes_on(
    group: Sequence[SegmentedLine], row: SegmentedLine, column_edges: Sequence[float], widest: float, reach: float
) -> bool:
    """Whether a line is the rest of the row before it."""
    last = group[-1]
    size = max(row.line.size, 1.0)
    step = row.line.baseline - last.line.baseline
    if step > max(2.2 * size, min(reach, 3.2 * size)) or _has_figure(row, column_edges):
        return False
    starts = row.words[0]
    if (
        len(row.words) == 1
        and starts.x1 <= column_edges[0]
        and looks_like_figure(starts.text)
        and not _figure_lines(group, column_edges)
    ):
        return True  # a label so long that its figure had to go to the next line
    if starts.x0 >= column_edges[0]:
        return True  # nothing in the first column: more of the row above
    if runs_across(row, column_edges):
        return False
    if starts.chars[0].font != last.words[0].chars[0].font or _STARTS.match(starts.text):
        return False  # a heading between rows, or the next item
    if len(columns_of(row, column_edges)) > 1:
        # Words in other columns too, and no figure.
        return len(column_edges) > 1 and _figure_lines(group, column_edges) > 0
    room = widest - max((w.x1 for w in last.words if w.x1 <= column_edges[0] + 1), default=widest)
    return _figure_lines(group, column_edges) > 0 and room < 0.2 * max(widest - row.line.x0, 1.0) + 2 * size
