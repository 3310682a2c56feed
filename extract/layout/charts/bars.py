"""Charts of bars: a figure over each bar, its name below; or a name before each lying bar, a figure at its end.

A figure belongs to the name in the middle of whose column it stands. Where the middles do not agree, or two figures
stand over one name, the lines stay lines. Names at a slant end under their bars, and so they are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from prongsai.extract.layout.char_order import slanted_strings
from prongsai.extract.layout.gutters import SegmentedLine
from prongsai.extract.layout.lying_tables import SCORE
from prongsai.extract.layout.page_objects import Char, PageObjects
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.table_headers import TableRegion
from prongsai.extract.layout.words import Line, Word, build_lines, build_words, make_line, rounded, text_of
from prongsai.extract.records import BBox, Cell, Place, Table, around

_BARS = 3  # at least
_SAME = 1.0  # points; bars stand on one line and are of one width
_RISE = 2.0  # points; bars of nearly one height are the boxes of a table's row
_CENTRE = 0.7  # em; how far the middle of a name's line may be from its figure's
_STEP = 2.2  # em; between the lines of a name
_TICKS = 3  # figures below each other at the left: the axis
_OVER = 1.6  # em; from the top of a bar up to the baseline of its figure
_INSIDE = 2.0  # em; from the top of a bar down to the baseline of a figure in it
_INSIDE_END = 5.0  # em; from the end of a lying bar back to the figure in it
_UNDER = 40.0  # points; from the foot of a bar down to the end of its name
_LINE = 1.7  # em; between the lines of a bar's name
_BRACKETS = re.compile(r"[(][^()]{1,20}[)]")
_Named = tuple[str, BBox, int]


def bars_of(rects: Sequence[BBox]) -> list[BBox]:
    """Filled boxes that stand side by side on one line, of one width and of several heights."""
    standing: dict[tuple[int, int], list[BBox]] = {}
    for box in set(rects):
        standing.setdefault((round(box[3] / _SAME), round((box[2] - box[0]) / _SAME)), []).append(box)
    bars: list[BBox] = []
    for group in standing.values():
        if len(group) < _BARS:
            continue
        group.sort()
        tops = [box[1] for box in group]
        apart = all(a[2] <= b[0] + _SAME for a, b in zip(group, group[1:], strict=False))
        if apart and max(tops) - min(tops) > _RISE:
            bars += group
    return bars


def chart_regions(rows: Sequence[SegmentedLine], bars: Sequence[BBox] = ()) -> list[TableRegion]:
    """The charts among the lines of a page, each as a table of two rows: the figures, and their names below.

    Args:
        rows: lines outside of ruled tables, top to bottom.
        bars: what `bars_of` found; without any the figures must stand at two heights at least.
    """
    regions: list[TableRegion] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and all(looks_like_figure(word.text) for word in rows[end].words):
            end += 1
        if end < len(rows) and (end - at > 1 or end > at and bars):
            region = _chart(rows, at, end)
            if region is not None:
                regions.append(region)
                end = region.last
        at = end + 1
    return regions


def _chart(rows: Sequence[SegmentedLine], first: int, names: int) -> TableRegion | None:
    """The chart whose figures stand on the lines from `first` up to the first line of its names."""
    words = [word for row in rows[first:names] for word in row.words]
    figures = sorted(_without_axis(words), key=lambda word: word.x0)
    if len(figures) < _BARS or not all(SCORE.search(word.text) for word in figures):
        return None
    if any(a.x1 >= b.x0 for a, b in zip(figures, figures[1:], strict=False)):
        return None
    edges = _edges(figures)
    named: set[int] = set()
    last = names - 1
    for at in range(names, len(rows)):
        if at > names and rows[at].line.baseline - rows[at - 1].line.baseline > _STEP * max(rows[at].line.size, 1.0):
            break
        columns = _columns_in_the_middle(rows[at], figures, edges)
        if columns is None:
            break
        named |= columns
        last = at
    if len(named) < len(figures):
        return None
    count = names - first
    left = [edges[0]] if len(words) > len(figures) else []
    return TableRegion(first, last, [*left, *edges[1:-1]], groups=[(0, count - 1), (count, last - first)])


def _without_axis(words: Sequence[Word]) -> list[Word]:
    """The figures without the scale at the left edge: figures that stand below each other."""
    edge = min(word.x0 for word in words)
    scale = [word for word in words if word.x0 - edge <= 2 * max(word.size, 1.0)]
    return [word for word in words if word not in scale] if len(scale) >= _TICKS else list(words)


def _edges(figures: Sequence[Word]) -> list[float]:
    """Where the columns begin and end: between their figures, and as far beyond the outer ones."""
    at = [(word.x0 + word.x1) / 2 for word in figures]
    inner = [(a + b) / 2 for a, b in zip(at, at[1:], strict=False)]
    return [2 * at[0] - inner[0], *inner, 2 * at[-1] - inner[-1]]


def _columns_in_the_middle(row: SegmentedLine, figures: Sequence[Word], edges: Sequence[float]) -> set[int] | None:
    """The columns in which a line has words, each in the middle of its own; None where one is not."""
    columns: dict[int, list[Word]] = {}
    for word in row.words:
        middle = (word.x0 + word.x1) / 2
        if not edges[0] <= middle <= edges[-1]:
            return None
        columns.setdefault(sum(1 for edge in edges[1:-1] if middle > edge), []).append(word)
    for c, words in columns.items():
        off = abs(words[0].x0 + words[-1].x1 - figures[c].x0 - figures[c].x1) / 2
        if off > _CENTRE * max(row.line.size, 1.0):
            return None
    return set(columns)


def take_bars(words: Sequence[Word], bars: Sequence[BBox], number: int) -> tuple[list[FilledTable], list[Word]]:
    """The chart of a page's bars, a row for each: name, figure, and the brackets that end all names; the other words.

    Every bar must have one score on it, and under it words that reach into no neighbour's place; else there is no
    chart, and all words are left.
    """
    scores = [word for word in words if looks_like_figure(word.text) and SCORE.search(word.text)]
    rows: list[tuple[Word, list[Line]]] = []
    for bar, (left, right) in zip(sorted(bars), places_of(sorted(bars)), strict=True):
        over = [figure for figure in scores if stands_on(figure, bar)]
        names = names_under([w for w in words if w.x1 > left and w.x0 < right], bar)
        inside = all(left <= word.x0 and word.x1 <= right for line in names for word in line.words)
        if len(over) != 1 or not names or not inside:
            return [], list(words)
        rows.append((over[0], names))
    if len(rows) < _BARS:
        return [], list(words)
    taken = {id(word) for figure, names in rows for word in (figure, *(w for line in names for w in line.words))}
    graded = all(len(names) > 1 and _BRACKETS.fullmatch(names[-1].text.strip()) for _, names in rows)
    cells: list[Cell] = []
    for r, (figure, names) in enumerate(rows):
        parts = [names[:-1], [make_line([figure])], names[-1:]] if graded else [names, [make_line([figure])]]
        for c, lines in enumerate(parts):
            box = around(line.box for line in lines)
            assert box is not None  # a part holds a line
            cells.append(Cell(text_of(lines), r, c, Place(page=number, box=rounded(box))))
    whole = around(cell.place.box for cell in cells)
    assert whole is not None  # a chart holds a bar
    table = Table(tuple(cells), len(rows), 2 + graded, Place(page=number, box=whole), "aligned")
    return [FilledTable(table, whole)], [word for word in words if id(word) not in taken]


def places_of(bars: Sequence[BBox]) -> list[tuple[float, float]]:
    """Where the names of bars may stand: up to the middle between a bar and the next."""
    middles = [(a[2] + b[0]) / 2 for a, b in pairwise(bars)]
    if not middles:
        return [(bar[0], bar[2]) for bar in bars]
    first, last = 2 * bars[0][0] - middles[0], 2 * bars[-1][2] - middles[-1]
    wide = max(bar[2] - bar[0] for bar in bars)
    return list(pairwise([first - wide / 4, *middles, last + wide / 4]))


def names_under(words: Sequence[Word], bar: BBox) -> list[Line]:
    """The lines of a bar's name: the first right below its foot, the others at the step of lines."""
    names: list[Line] = []
    for line in build_lines([word for word in words if word.top >= bar[3] - 2]):
        step = line.baseline - names[-1].baseline if names else 0.0
        if line.top > bar[3] + _UNDER and not names or step > _LINE * max(line.size, 1.0):
            break
        names.append(line)
    return names


def lying_bars(rects: Sequence[BBox], words: Sequence[Word]) -> list[BBox]:
    """Filled boxes below each other that begin at one line, each with a name before it and a score at its end.

    Longer bars have higher scores; boxes that are cells of a table do not keep to that.
    """
    lying: dict[tuple[int, int], list[BBox]] = {}
    for box in set(rects):
        lying.setdefault((round(box[0] / _SAME), round((box[3] - box[1]) / _SAME)), []).append(box)
    found: list[BBox] = []
    for group in lying.values():
        group.sort(key=lambda box: box[1])
        told = [_beside(bar, words) for bar in group]
        scores = [float(SCORE.findall(figure.text)[0]) for names, figure in told if names and figure is not None]
        apart = all(a[3] <= b[1] + _SAME for a, b in pairwise(group))
        if len(group) < _BARS or len(scores) < len(group) or not apart or len(set(scores)) < _BARS:
            continue
        if grow_with_scores(list(zip(scores, group, strict=True))):
            found += group
    return found


def grow_with_scores(scored: Sequence[tuple[float, BBox]]) -> bool:
    """Whether of some lying bars the longer ones have the higher scores, and not all are of one length."""
    ends = [bar[2] for _, bar in sorted(scored)]
    return all(a <= b + _SAME for a, b in pairwise(ends)) and ends[-1] - ends[0] > _RISE


def take_lying_bars(words: Sequence[Word], bars: Sequence[BBox], number: int) -> tuple[list[FilledTable], list[Word]]:
    """The chart of a page's lying bars, a row for each: name and figure; and the other words."""
    told = [_beside(bar, words) for bar in sorted(bars, key=lambda bar: bar[1])]
    cells: list[Cell] = []
    taken: set[int] = set()
    for r, (names, figure) in enumerate(told):
        if not names or figure is None:
            return [], list(words)
        for c, part in enumerate((names, [figure])):
            box = around((w.x0, w.top, w.x1, w.bottom) for w in part)
            assert box is not None  # a part holds a word
            cells.append(Cell(text_of(build_lines(part)), r, c, Place(page=number, box=rounded(box))))
            taken |= {id(word) for word in part}
    whole = around(cell.place.box for cell in cells)
    if whole is None:
        return [], list(words)
    table = Table(tuple(cells), len(told), 2, Place(page=number, box=whole), "aligned")
    return [FilledTable(table, whole)], [word for word in words if id(word) not in taken]


def _beside(bar: BBox, words: Sequence[Word]) -> tuple[list[Word], Word | None]:
    """The name that stands before a lying bar, and the one score at its end."""
    about = (bar[3] - bar[1]) / 4
    level = [word for word in words if bar[1] - about <= (word.top + word.bottom) / 2 <= bar[3] + about]
    return [w for w in level if w.x1 <= bar[0] + _SAME], figure_at(bar, level, about)


def figure_at(bar: BBox, words: Sequence[Word], about: float = 0.0) -> Word | None:
    """The one score at the end of a lying bar, or in it there; `about`: points that it may stand above or below."""
    level = [word for word in words if bar[1] - about <= (word.top + word.bottom) / 2 <= bar[3] + about]
    at_end = [w for w in level if bar[2] - _INSIDE_END * w.size <= w.x0 <= bar[2] + _INSIDE * w.size]
    ends = [w for w in at_end if looks_like_figure(w.text) and SCORE.search(w.text)]
    return ends[0] if len(ends) == 1 else None


def slanted_chart(objects: PageObjects, number: int) -> tuple[Table | None, list[Char]]:
    """The chart of a page, a row for each bar: name and figure; and the characters of the page that are none of it.

    Every bar must have one figure and one name of its own, else there is no chart and all characters are left.
    """
    names = slanted_strings([char for char in objects.chars if char.rotation % 90])
    words = build_words([char for char in objects.chars if char.rotation == 0])
    figures = [word for word in words if looks_like_figure(word.text) and SCORE.search(word.text)]
    rows: list[tuple[_Named, Word]] = []
    for bar in sorted(bars_of(objects.rects)):
        over = [figure for figure in figures if stands_on(figure, bar)]
        under = [name for name in names if _ends_at(name, bar)]
        if len(over) != 1 or len(under) != 1:
            return None, objects.chars
        rows.append((under[0], over[0]))
    if not rows:
        return None, objects.chars
    cells: list[Cell] = []
    for r, ((text, box, _), figure) in enumerate(rows):
        place = rounded((figure.x0, figure.top, figure.x1, figure.bottom))
        cells.append(Cell(text, r, 0, Place(page=number, box=box)))
        cells.append(Cell(figure.text, r, 1, Place(page=number, box=place)))
    used = {id(char) for _, figure in rows for char in figure.chars}
    places = [box for (_, box, _), _ in rows]
    rest = [c for c in objects.chars if id(c) not in used and not (c.rotation % 90 and _in_one(c, places))]
    whole = around(cell.place.box for cell in cells)
    return Table(tuple(cells), len(rows), 2, Place(page=number, box=whole), "aligned"), rest


def stands_on(figure: Word, bar: BBox) -> bool:
    """Whether a figure stands right over the top of a bar, or in the bar right under it."""
    middle, size = (figure.x0 + figure.x1) / 2, max(figure.size, 1.0)
    return bar[0] <= middle <= bar[2] and bar[1] - _OVER * size <= figure.baseline <= bar[1] + _INSIDE * size


def _ends_at(name: _Named, bar: BBox) -> bool:
    """Whether the upper end of a name stands under a bar: its end where it rises, its beginning where it falls."""
    _, (x0, top, x1, _), angle = name
    end = x1 if angle % 180 < 90 else x0
    wide = bar[2] - bar[0]
    return bar[0] - wide / 4 <= end <= bar[2] + wide / 4 and bar[3] - 2 <= top <= bar[3] + _UNDER


def _in_one(char: Char, places: Sequence[BBox]) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in places)
