"""The order in which the lines and tables of a page are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prongsai.extract.layout.panels import holds
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.words import Line, Word, build_lines, make_line
from prongsai.extract.records import BBox

Item = Line | FilledTable

_GUTTER = 9.0  # points; newspaper columns stand at least this far apart
_COLUMN_LINES = 5  # lines on either side; fewer are signatures or a letter head
_BESIDE = 0.9  # em
_FLUSH_LINES = 8  # lines of a column whose lines are of all lengths
_FLUSH = 3.0  # points; lines begin below each other
_DENSE = 0.62  # how full of words the lines of a column of prose are, as a share of its width
_SHARE = 0.22  # of the width that a column takes at least
_LEVEL = 8.0  # points; tables side by side begin at one height
_OVER = 8.0  # points by which a heading may stick out at the side of its table
_FAR = 2.6  # em; from a heading down to its table, or to the next line of it
_APART = 1.1  # em; nearer to each other two words are one phrase

_LEAST_INSIDE = 3  # lines of a box beside the text of a page; fewer are a card or a heading
_LARGEST = 0.5  # share of the page; a larger box is its border or its background
_CHANCE = 0.6  # of the lines on one side may stand at the height of one beside them by chance
_LEVEL_LINES = 0.2  # em; baselines of one line

_Placed = tuple[float, float, Item]  # the height at which it is read, and its turn among its neighbours


def reading_order(lines: Sequence[Line], tables: Sequence[FilledTable]) -> list[Item]:
    """Lines and tables from top to bottom, prose in two columns one column after the other.

    Tables side by side come one after the other, each behind the lines that stand over it alone.

    Args:
        lines: lines outside of tables, top to bottom.
        tables: the tables of the page.
    """
    lines, beside = _with_headings(lines, tables)
    ordered: list[tuple[float, float, Item]] = list(beside)
    tops = sorted(table.box[1] for table in tables)
    run: list[Line] = []
    for line in lines:
        # A table between two lines parts the runs in which columns are looked for.
        if run and any(run[-1].baseline < top < line.baseline for top in tops):
            ordered += _placed(run)
            run = []
        run.append(line)
    ordered += _placed(run)
    done = {id(item) for _, _, item in beside}
    ordered += [(table.box[1], table.box[0], table) for table in tables if id(table) not in done]
    ordered.sort(key=lambda item: item[:2])
    return [item[2] for item in ordered]


def take_asides(
    words: Sequence[Word], frames: Iterable[BBox], lines: Iterable[BBox], size: tuple[float, float]
) -> tuple[list[tuple[BBox, list[Word]]], list[Word]]:
    """What a page sets apart beside its text in a box or as a column behind a line: its places and the other words."""
    upright = [line for line in lines if line[3] - line[1] > line[2] - line[0]]
    level = [line for line in lines if line[3] - line[1] <= line[2] - line[0]]
    found = [box for box in frames if (box[2] - box[0]) * (box[3] - box[1]) <= _LARGEST * size[0] * size[1]]
    boxes = [box for box in found if not any(_are_level(box, other) for other in found)]
    columns = [(line[2], line[1], size[0], line[3]) for line in upright if not any(_meet(line, o) for o in level)]
    asides: list[tuple[BBox, list[Word]]] = []
    rest = list(words)
    for least, places in ((_LEAST_INSIDE, boxes), (_COLUMN_LINES, columns)):
        for place in sorted(set(places), key=lambda b: (b[1], b[0])):
            inside = [word for word in rest if holds(place, word)]
            if _is_apart(place, inside, rest, least):
                asides.append((place, inside))
                rest = [word for word in rest if not holds(place, word)]
    return asides, rest


def with_aside(items: Sequence[Item], box: BBox, inside: Sequence[Item]) -> list[Item]:
    """Items of a page in reading order with those of a place set apart behind all that stands beside or above it."""
    above = [n for n, item in enumerate(items) if item.box[1] < box[3]]
    at = above[-1] + 1 if above else 0
    while 0 < at < len(items) and _goes_on(items[at - 1], items[at]):
        at += 1
    return [*items[:at], *inside, *items[at:]]


def _goes_on(item: Item, below: Item) -> bool:
    """Whether a line stands flush under another, as the lines of one text do."""
    if isinstance(item, FilledTable) or isinstance(below, FilledTable):
        return False
    return abs(item.x0 - below.x0) <= _FLUSH and 0 < below.baseline - item.baseline <= _FAR * item.size


def _are_level(a: BBox, b: BBox) -> bool:
    """Whether two boxes stand beside each other: cards, none of which is an aside."""
    return (a[2] <= b[0] or b[2] <= a[0]) and a[1] < b[3] and b[1] < a[3]


def _meet(a: BBox, b: BBox) -> bool:
    return all(a[i] - _FLUSH <= b[i + 2] and b[i] - _FLUSH <= a[i + 2] for i in (0, 1))


def _is_apart(box: BBox, inside: Sequence[Word], words: Sequence[Word], least: int) -> bool:
    """Whether lines of text stand in a place and others beside it, mostly at other heights: no row runs over both."""
    beside = [word for word in words if box[1] <= word.baseline <= box[3] and not holds(box, word)]
    if any(word.x0 < x < word.x1 for word in (*inside, *beside) for x in (box[0], box[2])):
        return False
    sides = [[line for line in build_lines(side) if not looks_like_figure(line.text)] for side in (inside, beside)]
    shared = sum(any(abs(a.baseline - b.baseline) <= _LEVEL_LINES * a.size for b in sides[1]) for a in sides[0])
    return min(map(len, sides)) >= least and shared <= _CHANCE * min(map(len, sides))


def _with_headings(lines: Sequence[Line], tables: Sequence[FilledTable]) -> tuple[list[Line], list[_Placed]]:
    """Tables side by side, each after the lines over it alone.

    Args:
        lines: lines outside of tables, top to bottom.
        tables: the tables of the page.

    Returns:
        The other lines, and the tables and headings with the places at which they are read; none where no table has a
        heading of its own.
    """
    rest = list(lines)
    placed: list[_Placed] = []
    for row in _side_by_side(tables):
        above = _lines_above(rest, row)
        if not above:
            continue
        rest = [line for line in rest if all(line is not taken for taken, _ in above)]
        height = (above[0][0].top + above[0][0].bottom) / 2
        for n, table in enumerate(row):
            own: list[Item] = [make_line(parts[n]) for _, parts in above if parts[n]]
            placed += [(height, n + k / (len(own) + 1), item) for k, item in enumerate([*own, table])]
    return rest, placed


def _side_by_side(tables: Sequence[FilledTable]) -> list[list[FilledTable]]:
    """Rows of two tables and more, each from left to right."""
    rows: list[list[FilledTable]] = []
    for table in sorted(tables, key=lambda t: (t.box[1], t.box[0])):
        if rows and abs(table.box[1] - rows[-1][0].box[1]) <= _LEVEL:
            rows[-1].append(table)
        else:
            rows.append([table])
    rows = [sorted(row, key=lambda t: t.box[0]) for row in rows if len(row) > 1]
    return [row for row in rows if all(a.box[2] <= b.box[0] for a, b in zip(row, row[1:], strict=False))]


def _lines_above(lines: Sequence[Line], row: Sequence[FilledTable]) -> list[tuple[Line, list[list[Word]]]]:
    """The lines right above a row of tables, top to bottom, each with its words over every table."""
    found: list[tuple[Line, list[list[Word]]]] = []
    below = min(table.box[1] for table in row)
    for line in sorted((line for line in lines if line.baseline < below), key=lambda line: -line.baseline):
        parts = _over_each(line, row)
        if below - line.baseline > _FAR * max(line.size, 1.0) or parts is None:
            break
        found.insert(0, (line, parts))
        below = line.baseline
    return found


def _over_each(line: Line, row: Sequence[FilledTable]) -> list[list[Word]] | None:
    """The words of a line over each table; None where a phrase runs from one to the next."""
    parts: list[list[Word]] = [[] for _ in row]
    for word in line.words:
        over = [n for n, t in enumerate(row) if t.box[0] - _OVER <= word.x0 and word.x1 <= t.box[2] + _OVER]
        if len(over) != 1:
            return None
        parts[over[0]].append(word)
    filled = [part for part in parts if part]
    near = any(b[0].x0 - a[-1].x1 < _APART * max(line.size, 1.0) for a, b in zip(filled, filled[1:], strict=False))
    return None if near else parts


def _placed(run: Sequence[Line]) -> list[tuple[float, float, Item]]:
    """Lines with the height at which they are read; lines of a second column come after those of the first."""
    placed: list[tuple[float, float, Item]] = []
    i = 0
    while i < len(run):
        end, column_edge = _columns(run, i)
        if column_edge is None:
            line = run[i]
            placed.append(((line.top + line.bottom) / 2, line.x0, line))
            i += 1
            continue
        left, right = _sides(run[i:end], column_edge)
        top, bottom = run[i].top, max(line.bottom for line in run[i:end])
        parts = [*left, *right]
        step = max(bottom - top, 1.0) / (len(parts) + 1)
        placed += [(top + step * (k + 1), part.x0, part) for k, part in enumerate(parts)]
        i = end
    return placed


def _columns(run: Sequence[Line], start: int) -> tuple[int, float | None]:
    """The end of the columns of prose that begin at a line, and where they part; None where none do."""
    gap = _widest_gap(run[start]) or _gap_beside(run, start)
    if gap is None:
        return start + 1, None
    end = start + 1
    while end < len(run):
        if run[end].baseline - run[end - 1].baseline > 4 * max(run[end].size, 1.0):
            break
        narrowed = _narrowed(gap, run[end])
        if narrowed is None:
            break
        gap = narrowed
        end += 1
    column_edge = (gap[0] + gap[1]) / 2
    left, right = _sides(run[start:end], column_edge)
    if not (_is_prose(left) and _is_prose(right)) and not _are_flush(left, right):
        return start + 1, None
    width = max(line.x1 for line in right) - min(line.x0 for line in left)
    for side in (left, right):
        if max(line.x1 for line in side) - min(line.x0 for line in side) < _SHARE * width:
            return start + 1, None
    return end, column_edge


def _widest_gap(line: Line) -> tuple[float, float] | None:
    gaps = [(b.x0 - a.x1, a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)]
    if not gaps or max(gaps)[0] < _GUTTER:
        return None
    _, left, right = max(gaps)
    return left, right


def _gap_beside(run: Sequence[Line], at: int) -> tuple[float, float] | None:
    """The white strip between a line and the next one, where that stands to its right, lower by less than a line."""
    if at + 1 >= len(run):
        return None
    line, other = run[at], run[at + 1]
    near = other.baseline - line.baseline < _BESIDE * max(line.size, 1.0)
    if near and other.x0 - line.x1 >= _GUTTER:
        return line.x1, other.x0
    if near and line.x0 - other.x1 >= _GUTTER:
        return other.x1, line.x0
    return None


def _narrowed(gap: tuple[float, float], line: Line) -> tuple[float, float] | None:
    """What a line leaves of a white strip; None where that is too narrow."""
    left, right = gap
    for word in line.words:
        if word.x1 <= left or word.x0 >= right:
            continue
        if word.x0 - left >= right - word.x1:
            right = min(right, word.x0)
        else:
            left = max(left, word.x1)
        if right - left < _GUTTER:
            return None
    return left, right


def _sides(run: Sequence[Line], column_edge: float) -> tuple[list[Line], list[Line]]:
    left: list[Line] = []
    right: list[Line] = []
    for line in run:
        for side, words in (
            (left, [w for w in line.words if w.x0 < column_edge]),
            (right, [w for w in line.words if w.x0 >= column_edge]),
        ):
            if words:
                side.append(make_line(words))
    return left, right


def _is_prose(side: Sequence[Line]) -> bool:
    """Enough lines, most of them as long as the column is wide."""
    if len(side) < _COLUMN_LINES:
        return False
    width = max(line.x1 for line in side) - min(line.x0 for line in side)
    full = sum(1 for line in side if line.x1 - line.x0 >= _DENSE * width)
    return full * 3 >= len(side) * 2


def _are_flush(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether both sides keep their edges over many lines."""
    return (
        max(len(left), len(right)) >= _FLUSH_LINES
        and _is_flush(left)
        and _is_flush(right, words=len(left) >= len(right))
    )


def _is_flush(side: Sequence[Line], words: bool = False) -> bool:
    """Many lines that begin at one edge: the text of a cell without rules; `words` for the most part if it must."""
    if len(side) < _COLUMN_LINES:
        return False
    edge = min(line.x0 for line in side)
    flush = sum(1 for line in side if line.x0 - edge <= _FLUSH)
    figures = sum(1 for line in side if looks_like_figure(line.text))
    return flush * 5 >= len(side) * 4 and (not words or figures * 5 < len(side))
