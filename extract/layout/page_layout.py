"""One PDF page into lines and tables in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from prongsai.extract.layout.page_objects import PageInk, Rule
from prongsai.extract.layout.reading_order import reading_order
from prongsai.extract.layout.ruled_grid import find_grids, header_fills, open_rules
from prongsai.extract.layout.ruled_tables import FilledTable, fill_grids
from prongsai.extract.layout.unruled_tables import take_aligned
from prongsai.extract.layout.words import Line, build_lines, build_words, dedupe, looks_doubled, rounded, to_text_lines
from prongsai.extract.records import BBox, Block, Page, Table, TextLine

_FOOT = 0.75  # of the page's height; a table that ends higher up has ended


def read_blocks(ink: PageInk, number: int, carried: Sequence[float] = ()) -> tuple[Block, ...]:
    """The lines and tables of a page in reading order.

    Args:
        ink: the marks of the page; not changed.
        number: page number from 1.
        carried: `running_on` of the page before.
    """
    if looks_doubled(ink.glyphs):
        ink = replace(ink, glyphs=dedupe(ink.glyphs))
    turns = Counter(glyph.turn for glyph in ink.glyphs if not glyph.text.isspace())
    if not turns:
        return ()
    main = turns.most_common(1)[0][0]
    if main == 0 and len(turns) == 1:
        return _read_upright(ink, number, carried)
    blocks: list[Block] = []
    # Text that runs in another direction is read on its own: into the table cell it stands in, or at the end.
    for turn, _ in sorted(turns.most_common(), key=lambda t: (t[0] != main, t[0])):
        part = replace(ink, glyphs=[g for g in ink.glyphs if g.turn == turn])
        if turn != main:
            part = replace(part, rules=[], fills=[])
        for upright in _read_upright(_turned(part, turn), number):
            block = _turned_back(upright, turn, ink.width, ink.height)
            if turn == main or not _put_into_cell(blocks, block):
                blocks.append(block)
    return tuple(blocks)


def running_on(page: Page) -> tuple[float, ...]:
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


def _read_upright(ink: PageInk, number: int, carried: Sequence[float] = ()) -> tuple[Block, ...]:
    grids = find_grids(ink.rules, ink.fills, ink.width, ink.height) if ink.rules or ink.fills else []
    tables, rest = fill_grids(ink.glyphs, grids, number)
    lines = build_lines(build_words(rest))
    free = [box for box in ink.fills if not any(_within(box, table.box) for table in tables)]
    aligned, lines = take_aligned(lines, open_rules(ink.rules), header_fills(free), number, carried)
    ordered = reading_order(lines, [*tables, *aligned])
    blocks: list[Block] = []
    texts = iter(to_text_lines([item for item in ordered if isinstance(item, Line)], ink, number))
    for item in ordered:
        blocks.append(item.table if isinstance(item, FilledTable) else next(texts))
    return tuple(blocks)


def _within(box: BBox, around: BBox) -> bool:
    return around[0] - 2 <= box[0] and box[2] <= around[2] + 2 and around[1] - 2 <= box[1] and box[3] <= around[3] + 2


def _turn_box(box: BBox, turn: int, width: float, height: float) -> BBox:
    """A box of the displayed page (`width` x `height`) in the frame in which text of `turn` is upright."""
    x0, top, x1, bottom = box
    if turn == 90:
        return (height - bottom, x0, height - top, x1)
    if turn == 180:
        return (width - x1, height - bottom, width - x0, height - top)
    if turn == 270:
        return (top, width - x1, bottom, width - x0)
    return box


def _turned(ink: PageInk, turn: int) -> PageInk:
    """The same marks in the frame in which text of `turn` is upright."""
    if turn == 0:
        return ink
    width, height = ink.width, ink.height
    glyphs = []
    for g in ink.glyphs:
        x0, top, x1, bottom = _turn_box((g.x0, g.top, g.x1, g.bottom), turn, width, height)
        base = {90: g.base, 180: height - g.base, 270: width - g.base}[turn]
        glyphs.append(g._replace(x0=x0, top=top, x1=x1, bottom=bottom, base=base, turn=0))
    return PageInk(
        width=height if turn in (90, 270) else width,
        height=width if turn in (90, 270) else height,
        glyphs=glyphs,
        rules=[Rule(*_turn_box(rule, turn, width, height)) for rule in ink.rules],
        fills=[_turn_box(box, turn, width, height) for box in ink.fills],
        pictures=ink.pictures,
        fonts=ink.fonts,
    )


def _turned_back(block: Block, turn: int, width: float, height: float) -> Block:
    """A block with its boxes on the displayed page again."""
    if turn == 0:
        return block
    back = {90: 270, 180: 180, 270: 90}[turn]
    size = (height, width) if turn in (90, 270) else (width, height)

    def place(box: BBox | None) -> BBox | None:
        return rounded(_turn_box(box, back, *size)) if box is not None else None

    moved = replace(block.place, box=place(block.place.box))
    if isinstance(block, Table):
        cells = tuple(replace(c, place=replace(c.place, box=place(c.place.box))) for c in block.cells)
        return replace(block, cells=cells, place=moved)
    return replace(block, place=moved)
