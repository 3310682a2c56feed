"""One PDF page into lines and tables in reading order; what a cell of a table without vertical lines holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from prongsai.extract.layout.char_order import (
    in_reading_order,
    main_rotation,
    slanted_lines,
    with_points_in_place,
    with_raised_notes,
)
from prongsai.extract.layout.charts.bars import (
    bars_of,
    lying_bars,
    slanted_chart,
    take_lying_bars,
)
from prongsai.extract.layout.charts.gridlines import without_bars
from prongsai.extract.layout.charts.grouped_bars import take_charts
from prongsai.extract.layout.charts.lines import take_lines
from prongsai.extract.layout.charts.lying_groups import lying_groups, take_lying_groups
from prongsai.extract.layout.gutters import SegmentedLine, runs_across
from prongsai.extract.layout.page_objects import PageObjects, rotate_box, rotated
from prongsai.extract.layout.panels import part_by_rules, take_captioned, take_cards
from prongsai.extract.layout.reading_order import reading_order, take_asides, with_aside
from prongsai.extract.layout.row_grouping import rows_of_lines
from prongsai.extract.layout.row_splitting import with_rows_between
from prongsai.extract.layout.ruled_grid import coloured_headers, find_grids
from prongsai.extract.layout.ruled_tables import FilledTable, fill_grids
from prongsai.extract.layout.ruling_edges import horizontal_edges_of
from prongsai.extract.layout.side_boxes import take_side_boxes
from prongsai.extract.layout.table_headers import TableRegion, columns_under, heads_of, spans_columns
from prongsai.extract.layout.table_regions import PageMarks, find_regions
from prongsai.extract.layout.unruled.lines_abreast import joined_abreast
from prongsai.extract.layout.words import (
    Line,
    Word,
    build_lines,
    build_words,
    join_words,
    rounded,
    to_text_lines,
)
from prongsai.extract.records import BBox, Block, Cell, Page, Place, Table, TextLine

_FOOT = 0.75  # of the page's height; a table that ends higher up has ended


def blocks_of_page(
    objects: PageObjects, number: int, edges_from_previous_page: Sequence[float] = ()
) -> tuple[Block, ...]:
    """The lines and tables of a page in reading order.

    Args:
        objects: the objects of the page; not changed.
        number: page number from 1.
        edges_from_previous_page: `edges_for_next_page` of the page before.
    """
    rotations = Counter(char.rotation for char in objects.chars if not char.text.isspace())
    if not rotations:
        return ()
    if any(rotation % 90 for rotation in rotations):
        chart, chars = slanted_chart(objects, number)
        straight = replace(objects, chars=[g for g in chars if not g.rotation % 90])
        blocks = blocks_of_page(straight, number, edges_from_previous_page)
        return (*_with_chart(blocks, chart), *slanted_lines(chars, number))
    main = main_rotation(objects.chars)
    if main == 0 and len(rotations) == 1:
        return tuple(_read_upright(objects, number, edges_from_previous_page))
    found: list[Block] = []
    # Text that runs in another direction is read on its own: into the table cell it stands in, or at the end.
    for rotation, _ in sorted(rotations.most_common(), key=lambda t: (t[0] != main, t[0])):
        part = replace(objects, chars=[g for g in objects.chars if g.rotation == rotation])
        if rotation != main:
            part = replace(part, ruling_lines=[], rects=[])
        for upright in _read_upright(rotated(part, rotation), number):
            block = _rotated_back(upright, rotation, objects.width, objects.height)
            if rotation == main or not _put_into_cell(found, block):
                found.append(block)
    return tuple(found)


def _with_chart(blocks: tuple[Block, ...], chart: Table | None) -> tuple[Block, ...]:
    """The blocks of a page with a chart before the first one that begins below it."""
    if chart is None or chart.place.box is None:
        return blocks
    top = chart.place.box[1]
    at = next((i for i, b in enumerate(blocks) if b.place.box is not None and b.place.box[1] > top), len(blocks))
    return (*blocks[:at], chart, *blocks[at:])


def edges_for_next_page(page: Page) -> tuple[float, ...]:
    """Where the columns part of a table without rules that ends at the foot of a page, if there is one.

    Its last rows may stand alone on the next page, too few to be known as a table by themselves.
    """
    tables = [block for block in page.blocks if isinstance(block, Table)]
    if not tables or tables[-1].method != "aligned" or page.height is None:
        return ()
    table = tables[-1]
    box = table.place.box
    if box is None or box[3] < _FOOT * page.height:
        return ()
    for r in range(table.n_rows):
        cells = [cell for cell in table.cells if cell.row == r]
        if len(cells) == table.n_cols:
            return tuple(cell.place.box[0] for cell in cells[1:] if cell.place.box is not None)
    return ()


def _put_into_cell(blocks: list[Block], block: Block) -> bool:
    """Add a turned line (a heading set upright in a narrow column) to the table cell around it."""
    box = block.place.box
    if not isinstance(block, TextLine) or box is None:
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for i, table in enumerate(blocks):
        if not isinstance(table, Table):
            continue
        for k, cell in enumerate(table.cells):
            around = cell.place.box
            if around is not None and around[0] <= x <= around[2] and around[1] <= y <= around[3]:
                text = f"{cell.text}\n{block.text}" if cell.text else block.text
                cells = (*table.cells[:k], replace(cell, text=text), *table.cells[k + 1 :])
                blocks[i] = replace(table, cells=cells)
                return True
    return False


def _read_upright(objects: PageObjects, number: int, edges_from_previous_page: Sequence[float] = ()) -> list[Block]:
    """The blocks of a page whose characters are all read from left to right."""
    objects = replace(objects, chars=with_raised_notes(with_points_in_place(in_reading_order(objects.chars))))
    words = build_words(objects.chars)
    bars = bars_of(objects.rects)
    groups = lying_groups(objects.rects, words)
    lying = lying_bars(objects.rects, words) if not groups else []
    ruling_lines, rects = without_bars(objects, bars, lying or [bar for group in groups for bar in group])
    edges = horizontal_edges_of(ruling_lines)
    grids = find_grids(ruling_lines, rects, objects.width, objects.height)
    grids = with_rows_between(grids, edges, words)
    tables, rest = fill_grids(objects.chars, grids, number)
    if rest != objects.chars:
        words = build_words(rest)
    frames = [*objects.frames, *(grid.box for grid in grids if len(grid.cells) == 1)]
    charts, words = take_charts(words, bars, objects.rects, objects.colours, number)
    lying_charts, words = take_lying_bars(words, lying, number)
    grouped_charts, words = take_lying_groups(words, groups, objects.rects, objects.colours, number)
    line_charts, words = take_lines(words, number)
    cards, words = take_cards(words, frames, (objects.width, objects.height), number)
    boxes, words = take_side_boxes(words, frames, (objects.width, objects.height))
    asides, words = take_asides(words, frames, ruling_lines, (objects.width, objects.height))
    asides += boxes
    words, ruled = part_by_rules(words, edges)
    free = [box for box in rects if not any(_within(box, table.box) for table in tables)]
    marks = PageMarks(edges, coloured_headers(free), edges_from_previous_page, bars)
    rings, words = take_captioned(words, number)
    unruled = [*tables, *charts, *lying_charts, *grouped_charts, *line_charts, *cards, *rings]
    lines: list[Line] = []
    for part in (words, *ruled):
        found, others = _take_unruled_tables(joined_abreast(build_lines(part)), marks, number)
        unruled, lines = [*unruled, *found], [*lines, *others]
    own = [[t for t in unruled if _within(t.box, box)] for box, _ in asides]
    unruled = [t for t in unruled if not any(t in tables for tables in own)]
    ordered = reading_order(sorted(lines, key=lambda line: line.baseline), unruled)
    for (box, inside), tables in zip(asides, own, strict=True):
        found, others = _take_unruled_tables(build_lines(inside), marks, number)
        ordered = with_aside(ordered, box, reading_order(others, [*tables, *found]))
    texts = iter(to_text_lines([item for item in ordered if isinstance(item, Line)], objects, number))
    return [item.table if isinstance(item, FilledTable) else next(texts) for item in ordered]


def _take_unruled_tables(lines: Sequence[Line], marks: PageMarks, number: int) -> tuple[list[FilledTable], list[Line]]:
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
        table = _unruled_table(rows[region.first : region.last + 1], region, number)
        if table is not None:
            tables.append(table)
            taken.update(range(region.first, region.last + 1))
    return tables, [line for i, line in enumerate(lines) if i not in taken]


def _unruled_table(rows: Sequence[SegmentedLine], region: TableRegion, number: int) -> FilledTable | None:
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
    if len(members) == 1 and r == 0 and spans_columns(members[0], edges[1:-1]):
        return _wide_heads(r, members[0], edges, span, number)
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


def _wide_heads(
    r: int, row: SegmentedLine, edges: Sequence[float], span: tuple[float, float], number: int
) -> list[Cell]:
    """The upper line of a header: heads over several columns are merged cells."""
    cells: list[Cell] = []
    at = 0
    for segment in heads_of(row, edges[1:-1]):
        columns = columns_under(segment.x0, segment.x1, edges[1:-1])
        for c in (*range(at, columns[0]), columns[0]):
            width = len(columns) if c == columns[0] else 1
            place = Place(page=number, box=rounded((edges[c], span[0], edges[c + width], span[1])))
            cells.append(Cell(segment.text if c == columns[0] else "", r, c, place, 1, width))
        at = columns[-1] + 1
    return cells + [
        Cell("", r, c, Place(page=number, box=rounded((edges[c], span[0], edges[c + 1], span[1]))))
        for c in range(at, len(edges) - 1)
    ]


def _column(x: float, edges: Sequence[float]) -> int:
    return sum(1 for edge in edges[1:-1] if x > edge)


def _within(box: BBox, around: BBox) -> bool:
    return around[0] - 2 <= box[0] and box[2] <= around[2] + 2 and around[1] - 2 <= box[1] and box[3] <= around[3] + 2


def _rotated_back(block: Block, rotation: int, width: float, height: float) -> Block:
    """A block with its boxes on the displayed page again."""
    if rotation == 0:
        return block
    back = {90: 270, 180: 180, 270: 90}[rotation]
    size = (height, width) if rotation in (90, 270) else (width, height)

    def place(box: BBox | None) -> BBox | None:
        return rounded(rotate_box(box, back, *size)) if box is not None else None

    moved = replace(block.place, box=place(block.place.box))
    if isinstance(block, Table):
        cells = tuple(replace(c, place=replace(c.place, box=place(c.place.box))) for c in block.cells)
        return replace(block, cells=cells, place=moved)
    return replace(block, place=moved)
