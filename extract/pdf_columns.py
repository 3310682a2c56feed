"""Tables without upright rules: columns found by the alignment of the words.

Careful rather than keen: a table must show figures below each other in a column of its own, in three
rows at least, so that numbered lists, signatures and prose in columns stay what they are. Between flat
rules of equal length two rows with columns in line are enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.pdf_tables import FilledTable
from extract.pdf_text import Line, Word, join_words, make_line, rounded
from extract.records import BBox, Cell, Place, Table

_GAP = 1.1  # em; words further apart may stand in different columns
_ROWS = 3  # rows with a figure that make a table
_REACH = 3.2  # lines; rows further apart are not one table
_LEADER = re.compile(r"[.…·_\-\u2024\u2025]{4,}")
_FIGURE = re.compile(
    r"(?:ร้อยละ)?[(\[]?[+-]?[\d๐-๙][\d๐-๙,]*(?:[.:][\d๐-๙]+)?\s*(?:[%)\]]|คะแนน|AA|[A-F])*|N/?A|AA|[A-F]|[-–—]"
)


@dataclass(slots=True)
class _Row:
    """One printed line cut into pieces by its wide gaps."""

    line: Line
    pieces: list[Line]
    figures: list[bool]


@dataclass(slots=True)
class _Band:
    """A run of lines that make up one table: `first` and `last` are indexes into the lines of the page."""

    first: int
    last: int
    walls: list[float]  # where columns part, points


def find_aligned(
    lines: Sequence[Line], flat_rules: Sequence[tuple[float, float, float]], number: int
) -> tuple[list[FilledTable], list[Line]]:
    """Take the tables out of the lines of a page.

    Args:
        lines: lines outside of ruled tables, top to bottom.
        flat_rules: flat rules outside of ruled tables, `(y, x0, x1)`.
        number: page number from 1.

    Returns:
        The tables, and the lines that are in none.
    """
    rows = [_cut(line) for line in lines]
    tables: list[FilledTable] = []
    taken: set[int] = set()
    for band in _bands(rows):
        table = _make_table(rows[band.first : band.last + 1], band.walls, flat_rules, number)
        if table is not None:
            tables.append(table)
            taken.update(range(band.first, band.last + 1))
    return tables, [line for i, line in enumerate(lines) if i not in taken]


def is_figure(text: str) -> bool:
    """Whether a piece of text is a number, a grade or the dash that stands for none."""
    return _FIGURE.fullmatch(text.strip()) is not None


def _cut(line: Line) -> _Row:
    """Cut a line where its words stand far apart or a leader runs between them."""
    pieces: list[list[Word]] = [[]]
    fresh = False
    for word in line.words:
        if _LEADER.fullmatch(word.text):
            fresh = True
            continue
        if pieces[-1] and (fresh or word.x0 - pieces[-1][-1].x1 > _GAP * max(line.size, 1.0)):
            pieces.append([])
        pieces[-1].append(word)
        fresh = False
    made = [make_line(piece) for piece in pieces if piece] or [line]
    return _Row(line, made, [is_figure(piece.text) for piece in made])


def _bands(rows: Sequence[_Row]) -> list[_Band]:
    """Runs of rows with figures below each other."""
    bands: list[_Band] = []
    i = 0
    while i < len(rows):
        members = _chain(rows, i)
        if len(members) >= _ROWS:
            walls = _walls([rows[m] for m in members])
            if walls:
                band = _widen(rows, _Band(members[0], members[-1], walls), bands[-1].last + 1 if bands else 0)
                bands.append(band)
                i = band.last + 1
                continue
        i += 1
    return bands


def _chain(rows: Sequence[_Row], start: int) -> list[int]:
    """Rows from `start` on that share a column of figures, with a few lines in between at most."""
    column = _figure_place(rows[start])
    if column is None:
        return []
    members = [start]
    for i in range(start + 1, len(rows)):
        pitch = max(rows[i].line.size, rows[members[-1]].line.size, 1.0) * 1.6
        if rows[i].line.base - rows[members[-1]].line.base > _REACH * pitch:
            break
        place = _figure_place(rows[i], column)
        if place is not None:
            members.append(i)
            column = (min(column[0], place[0]), max(column[1], place[1]))
    return members


def _figure_place(row: _Row, near: tuple[float, float] | None = None) -> tuple[float, float] | None:
    """Where a row has a figure that is not its first piece; with `near`, in that column."""
    for piece, figure in zip(row.pieces[1:], row.figures[1:], strict=True):
        if not figure:
            continue
        if near is None or piece.x0 <= near[1] and piece.x1 >= near[0]:
            return piece.x0, piece.x1
    return None


def _walls(rows: Sequence[_Row]) -> list[float]:
    """The middle of every gutter that runs down through all rows; none where a column is mostly empty."""
    spans = sorted((piece.x0, piece.x1) for row in rows for piece in row.pieces)
    merged: list[list[float]] = []
    for x0, x1 in spans:
        if merged and x0 - merged[-1][1] < 4.0:
            merged[-1][1] = max(merged[-1][1], x1)
        else:
            merged.append([x0, x1])
    if len(merged) < 2:
        return []
    kept: list[list[float]] = []
    for span in merged:
        filled = sum(1 for row in rows if any(p.x0 <= span[1] and p.x1 >= span[0] for p in row.pieces))
        if filled * 2 < len(rows) and kept:
            kept[-1][1] = span[1]  # a stray word is part of the column before it
        else:
            kept.append(span)
    return [(left[1] + right[0]) / 2 for left, right in zip(kept, kept[1:], strict=False)]


def _widen(rows: Sequence[_Row], band: _Band, lowest: int) -> _Band:
    """Add the header above, and the last row's own wrapped lines below."""
    size = max(median([row.line.size for row in rows[band.first : band.last + 1]]), 1.0)
    first = band.first
    while first > lowest:
        above = rows[first - 1]
        near = rows[first].line.base - above.line.base <= 2.4 * size
        if not near or len(above.pieces) < 2 or not _fits(above, band.walls):
            break
        first -= 1
    return _Band(first, band.last, band.walls)


def _fits(row: _Row, walls: Sequence[float]) -> bool:
    """Whether no piece of a row runs across a wall."""
    return all(not (piece.x0 < wall - 1 and piece.x1 > wall + 1) for piece in row.pieces for wall in walls)


# ---- rows of a table


def _make_table(
    rows: Sequence[_Row], walls: Sequence[float], flat_rules: Sequence[tuple[float, float, float]], number: int
) -> FilledTable | None:
    grouped = _group(rows, walls, flat_rules)
    if len(grouped) < 2:
        return None
    x0 = min(row.line.x0 for row in rows)
    x1 = max(row.line.x1 for row in rows)
    edges = [x0, *walls, x1]
    cells: list[Cell] = []
    top = min(row.line.top for row in rows)
    for r, members in enumerate(grouped):
        bottom = max(row.line.bottom for row in members)
        if r + 1 < len(grouped):
            below = min(row.line.top for row in grouped[r + 1])
            bottom = (bottom + below) / 2
        cells += _row_cells(r, members, edges, top, bottom, number)
        top = bottom
    box: BBox = (x0, min(row.line.top for row in rows), x1, max(row.line.bottom for row in rows))
    place = Place(page=number, box=rounded(box))
    return FilledTable(Table(tuple(cells), len(grouped), len(edges) - 1, place, "aligned"), box)


def _row_cells(
    r: int, members: Sequence[_Row], edges: Sequence[float], top: float, bottom: float, number: int
) -> list[Cell]:
    n_cols = len(edges) - 1
    if len(members) == 1 and not _fits(members[0], edges[1:-1]) and len(members[0].pieces) == 1:
        box: BBox = (edges[0], top, edges[-1], bottom)
        return [Cell(members[0].line.text, r, 0, Place(page=number, box=rounded(box)), 1, n_cols)]
    texts: list[list[str]] = [[] for _ in range(n_cols)]
    for row in members:
        columns: list[list[Word]] = [[] for _ in range(n_cols)]
        for word in row.line.words:
            if _LEADER.fullmatch(word.text):
                continue
            columns[_column((word.x0 + word.x1) / 2, edges)].append(word)
        for c, words in enumerate(columns):
            if words:
                texts[c].append(join_words(words))
    return [
        Cell("\n".join(texts[c]), r, c, Place(page=number, box=rounded((edges[c], top, edges[c + 1], bottom))))
        for c in range(n_cols)
    ]


def _column(x: float, edges: Sequence[float]) -> int:
    for i in range(1, len(edges) - 1):
        if x < edges[i]:
            return i - 1
    return len(edges) - 2


def _group(
    rows: Sequence[_Row], walls: Sequence[float], flat_rules: Sequence[tuple[float, float, float]]
) -> list[list[_Row]]:
    """Which printed lines make up each row of the table.

    Between flat rules each gap is a row. Otherwise a line with a figure begins a row, and a line without
    one goes on with the row before it where that row's words had no more room, else stands for itself.
    """
    ruled = _by_rules(rows, flat_rules)
    if ruled is not None:
        return ruled
    grouped: list[list[_Row]] = []
    first_wall = walls[0]
    widest = max((p.x1 for row in rows for p in row.pieces if p.x1 <= first_wall + 1), default=first_wall)
    for row in rows:
        if grouped and _goes_on(grouped[-1], row, first_wall, widest):
            grouped[-1].append(row)
        else:
            grouped.append([row])
    return grouped


def _goes_on(group: list[_Row], row: _Row, wall: float, widest: float) -> bool:
    """Whether a line is the rest of the row before it."""
    last = group[-1]
    size = max(row.line.size, 1.0)
    step = row.line.base - last.line.base
    if step > 2.2 * size:
        return False
    has_figure = any(row.figures[i] for i in range(len(row.pieces)) if i > 0 or row.pieces[i].x0 >= wall)
    group_has = any(
        r.figures[i] for r in group for i in range(len(r.pieces)) if i > 0 or r.pieces[i].x0 >= wall
    )
    if step < 0.8 * size and (not has_figure or not group_has):
        return True  # a figure that stands at half height beside two lines
    if has_figure or len(row.pieces) > 1:
        return False
    piece = row.pieces[0]
    if piece.x1 > wall or piece.x0 >= wall:
        return False
    words = row.line.words[0].text
    room = widest - last.pieces[0].x1
    starts_anew = re.match(r"[\d๐-๙]+[.)]|[-•–]|ตัวชี้วัด|แบบ|คะแนน|รวม", words) is not None
    return group_has and room < 0.2 * max(widest - row.line.x0, 1.0) + 2 * size and not starts_anew


def _by_rules(
    rows: Sequence[_Row], flat_rules: Sequence[tuple[float, float, float]]
) -> list[list[_Row]] | None:
    """Rows by the flat rules between them; None where rules do not part (nearly) every row."""
    x0 = min(row.line.x0 for row in rows)
    x1 = max(row.line.x1 for row in rows)
    cuts = sorted(
        y for y, left, right in flat_rules if left <= x0 + 12 and right >= x1 - 12
        and rows[0].line.top - 6 <= y <= rows[-1].line.bottom + 6
    )  # fmt: skip
    if len(cuts) < 4:
        return None
    grouped: dict[int, list[_Row]] = {}
    for row in rows:
        middle = (row.line.top + row.line.bottom) / 2
        grouped.setdefault(sum(1 for y in cuts if y < middle), []).append(row)
    figures = [sum(1 for row in members if any(row.figures[1:])) for members in grouped.values()]
    if max(figures) > 1:
        return None
    return [grouped[key] for key in sorted(grouped)]
