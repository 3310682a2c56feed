"""Tables without vertical lines into records: which words make up a cell."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.extract.layout.gutters import SegmentedLine, runs_across
from prongsai.extract.layout.row_grouping import rows_of_lines
from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.table_headers import TableRegion
from prongsai.extract.layout.table_regions import PageMarks, find_regions
from prongsai.extract.layout.words import Line, Word, join_words, rounded
from prongsai.extract.records import BBox, Cell, Place, Table


def take_unruled_tables(lines: Sequence[Line], marks: PageMarks, number: int) -> tuple[list[FilledTable], list[Line]]:
    """Take the tables without vertical lines out of the lines of a page.

    Args:
        lines: lines outside of ruled tables, top to bottom.
        marks: what else stands there.
        number: page number from 1.

    Returns:
        The tables, and the lines that are in none.
    """
    rows, regions = find_regions(lines, marks)
    tables: list[FilledTable] = []
    taken: set[int] = set()
    for region in regions:
        table = _table(rows[region.first : region.last + 1], region, number)
        if table is not None:
            tables.append(table)
            taken.update(range(region.first, region.last + 1))
    return tables, [line for i, line in enumerate(lines) if i not in taken]


def _table(rows: Sequence[SegmentedLine], region: TableRegion, number: int) -> FilledTable | None:
    groups = rows_of_lines(rows, region)
    if len(groups) < 2 and not (region.from_previous_page or region.groups):
        return None
    x0, x1 = min(row.line.x0 for row in rows), max(row.line.x1 for row in rows)
    edges = [x0, *region.column_edges, x1]
    cells: list[Cell] = []
    top = min(row.line.top for row in rows)
    for r, members in enumerate(groups):
        bottom = max(row.line.bottom for row in members)
        if r + 1 < len(groups):
            bottom = max(top, (bottom + min(row.line.top for row in groups[r + 1])) / 2)
        cells += _cells(r, members, edges, (top, bottom), number)
        top = bottom
    box: BBox = (x0, min(row.line.top for row in rows), x1, max(row.line.bottom for row in rows))
    place = Place(page=number, box=rounded(box))
    return FilledTable(Table(tuple(cells), len(groups), len(edges) - 1, place, "aligned"), box)


def _cells(
    r: int, members: Sequence[SegmentedLine], edges: Sequence[float], span: tuple[float, float], number: int
) -> list[Cell]:
    top, bottom = span
    n_cols = len(edges) - 1
    if len(members) == 1 and len(members[0].segments) == 1 and runs_across(members[0], edges[1:-1]):
        place = Place(page=number, box=rounded((edges[0], top, edges[-1], bottom)))
        return [Cell(members[0].line.text, r, 0, place, 1, n_cols)]  # a heading across the table
    texts: list[list[str]] = [[] for _ in range(n_cols)]
    for row in members:
        columns: list[list[Word]] = [[] for _ in range(n_cols)]
        for word in row.words:
            columns[_column((word.x0 + word.x1) / 2, edges)].append(word)
        for c, words in enumerate(columns):
            if words:
                texts[c].append(join_words(words))
    return [
        Cell("\n".join(texts[c]), r, c, Place(page=number, box=rounded((edges[c], top, edges[c + 1], bottom))))
        for c in range(n_cols)
    ]


def _column(x: float, edges: Sequence[float]) -> int:
    return sum(1 for edge in edges[1:-1] if x > edge)
