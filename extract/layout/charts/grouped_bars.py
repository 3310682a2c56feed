"""Charts of bars in groups: the bars of one name stand against each other, a legend names the series.

The first bar of each group belongs to the first entry of the legend, as programs draw both; where the number of bars of
a group is not that of the entries, or a bar is not of its entry's colour, there is no chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from prongsai.extract.layout.charts.bars import names_under, places_of, stands_on, take_bars
from prongsai.extract.layout.lying_tables import SCORE
from prongsai.extract.layout.page_objects import Colour, place_of
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.words import Line, Word, build_lines, make_line, rounded, text_of
from prongsai.extract.records import BBox, Cell, Place, Table, around

_AGAINST = 0.5  # of a bar's width; bars of a group stand no further apart, groups do
SERIES = range(2, 6)
_GROUPS = 2  # at least
_KEY = (2.0, 16.0)  # points; sides of the box beside an entry of a legend
_BESIDE = 1.2  # em; from that box to its entry
_WITHIN = 0.8  # em; between the words of an entry
_ALIKE = 0.06  # of 1 for each of red, green and blue


def take_charts(
    words: Sequence[Word], bars: Sequence[BBox], boxes: Sequence[BBox], colours: Mapping[BBox, Colour], number: int
) -> tuple[list[FilledTable], list[Word]]:
    """The chart of a page's bars as a table, and the other words.

    Args:
        words: outside of ruled tables.
        bars: what `bars_of` found.
        boxes: all filled boxes of the page.
        colours: of boxes, as far as they are known; see `PageObjects.colours`.
        number: page number from 1.
    """
    charts, rest = take_bars(words, bars, number)
    if charts or not bars:
        return charts, rest
    groups = _groups(sorted(bars))
    legend = legend_of(words, [box for box in boxes if box not in set(bars)], len(groups[0]))
    rows = _rows(words, groups) if legend and _of_one_colour([key for key, _ in legend], groups, colours) else []
    if not rows:
        return [], list(words)
    lines: list[list[list[Line]]] = [[[], *([make_line(entry)] for _, entry in legend)]]
    lines += [[names, *([make_line([figure])] for figure in figures)] for names, figures in rows]
    return chart_of(lines, words, number)


def chart_of(
    lines: Sequence[Sequence[Sequence[Line]]], words: Sequence[Word], number: int
) -> tuple[list[FilledTable], list[Word]]:
    """A chart as a table of its pieces, row by row, each of so many lines; and the words that are none of it."""
    cells = [
        Cell(text_of(piece), r, c, Place(page=number, box=_box(piece)))
        for r, pieces in enumerate(lines)
        for c, piece in enumerate(pieces)
    ]
    whole = around(cell.place.box for cell in cells if cell.place.box is not None)
    assert whole is not None  # a chart holds figures
    table = Table(tuple(cells), len(lines), len(lines[0]), Place(page=number, box=whole), "aligned")
    taken = {id(word) for pieces in lines for piece in pieces for line in piece for word in line.words}
    return [FilledTable(table, whole)], [word for word in words if id(word) not in taken]


def _box(lines: Sequence[Line]) -> BBox | None:
    box = around(line.box for line in lines)
    return rounded(box) if box is not None else None


def _groups(bars: Sequence[BBox]) -> list[list[BBox]]:
    """The bars from left to right, those against each other in one group."""
    groups = [[bars[0]]]
    for last, bar in pairwise(bars):
        if bar[0] - last[2] <= _AGAINST * (bar[2] - bar[0]):
            groups[-1].append(bar)
        else:
            groups.append([bar])
    return groups


def _rows(words: Sequence[Word], groups: Sequence[Sequence[BBox]]) -> list[tuple[list[Line], list[Word]]]:
    """The name under each group and the figures on its bars; none where one lacks them or has more."""
    if len(groups) < _GROUPS or len({len(group) for group in groups}) > 1 or len(groups[0]) not in SERIES:
        return []
    scores = [word for word in words if looks_like_figure(word.text) and SCORE.search(word.text)]
    feet = [(group[0][0], min(bar[1] for bar in group), group[-1][2], group[0][3]) for group in groups]
    rows = []
    for group, foot, (left, right) in zip(groups, feet, places_of(feet), strict=True):
        over = [[figure for figure in scores if stands_on(figure, bar)] for bar in group]
        names = names_under([w for w in words if w.x1 > left and w.x0 < right], foot)
        inside = all(left <= word.x0 and word.x1 <= right for line in names for word in line.words)
        if not names or not inside or any(len(figures) != 1 for figures in over):
            return []
        rows.append((names, [figures[0] for figures in over]))
    return rows


def _of_one_colour(keys: Sequence[BBox], groups: Sequence[Sequence[BBox]], colours: Mapping[BBox, Colour]) -> bool:
    """Whether the bars of each series are of the colour beside its entry, wherever colours are known."""
    for series in zip(keys, *groups, strict=False):
        known = [colour for box in series if (colour := colours.get(place_of(box))) is not None]
        if any(max(part) - min(part) > _ALIKE for part in zip(*known, strict=True)):
            return False
    return True


def alike(one: Colour | None, other: Colour | None) -> bool:
    """Whether two colours are known, and one."""
    return one is not None and other is not None and all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def legend_of(words: Sequence[Word], boxes: Sequence[BBox], count: int) -> list[tuple[BBox, list[Word]]]:
    """A legend of so many entries: words right behind small boxes of one size, on one line or at one edge."""
    keys = [box for box in boxes if all(_KEY[0] <= side <= _KEY[1] for side in (box[2] - box[0], box[3] - box[1]))]
    entries = [(key, entry) for key in keys if (entry := _entry(words, key))]
    sizes = {(round(key[2] - key[0]), round(key[3] - key[1])) for key, _ in entries}
    edges = {round(key[0]) for key, _ in entries}, {round(key[1]) for key, _ in entries}
    if len(entries) != count or len(sizes) != 1 or min(map(len, edges)) != 1:
        return []
    return sorted(entries, key=lambda found: (found[0][1], found[0][0]))


def _entry(words: Sequence[Word], key: BBox) -> list[Word]:
    """The words behind a box, as far as they follow each other."""
    top, bottom = (3 * key[1] + key[3]) / 4, (key[1] + 3 * key[3]) / 4
    found: list[Word] = []
    end = key[2]
    for line in build_lines([w for w in words if w.top <= bottom and w.bottom >= top and w.x0 >= key[2] - 1]):
        for word in line.words:
            reach = (_WITHIN if found else _BESIDE) * max(word.size, 1.0)
            if word.x0 - end > reach:
                break
            found.append(word)
            end = word.x1
    return found
