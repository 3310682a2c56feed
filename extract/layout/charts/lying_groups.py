"""Charts of lying bars in groups: the bars of one name lie against each other, a legend names the series.

Each bar belongs to the entry of the legend that has its colour. Where colours do not tell, where a bar has no score of
its own at its end, or longer bars have not the higher scores, there is no chart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.extract.layout.charts.bars import figure_at, grow_with_scores
from prongsai.extract.layout.charts.grouped_bars import SERIES, alike, chart_of, legend_of
from prongsai.extract.layout.lying_tables import SCORE
from prongsai.extract.layout.page_objects import Colour, place_of
from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.words import Word, build_lines, make_line
from prongsai.extract.records import BBox

_AGAINST = 0.2  # of a bar's thickness; bars of a group lie no further apart, groups do
_GROUPS = 2  # at least
_SAME = 1.0  # points; bars begin at one line and are of one thickness


def lying_groups(rects: Sequence[BBox], words: Sequence[Word]) -> list[list[BBox]]:
    """The groups of bars of a page, top to bottom: equally many in each, a score at the end of every bar."""
    alike_bars: dict[tuple[int, int], list[BBox]] = {}
    for box in set(rects):
        alike_bars.setdefault((round(box[0] / _SAME), round((box[3] - box[1]) / _SAME)), []).append(box)
    for bars in alike_bars.values():
        groups = _groups(sorted(bars, key=lambda box: box[1]))
        sizes = {len(group) for group in groups}
        if len(groups) < _GROUPS or len(sizes) > 1 or not sizes <= set(SERIES):
            continue
        told = [(bar, figure_at(bar, words)) for group in groups for bar in group]
        scores = [(float(SCORE.findall(figure.text)[0]), bar) for bar, figure in told if figure is not None]
        figures = {id(figure) for _, figure in told if figure is not None}
        if len(figures) == len(told) == len(scores) and grow_with_scores(scores):
            return groups
    return []


def take_lying_groups(
    words: Sequence[Word],
    groups: Sequence[Sequence[BBox]],
    boxes: Sequence[BBox],
    colours: Mapping[BBox, Colour],
    number: int,
) -> tuple[list[FilledTable], list[Word]]:
    """The chart of what `lying_groups` found, a row for each name and a column for each series; and the other words.

    Args:
        words: outside of ruled tables.
        groups: the bars.
        boxes: all filled boxes of the page.
        colours: of boxes, as far as they are known; see `PageObjects.colours`.
        number: page number from 1.
    """
    bars = {bar for group in groups for bar in group}
    legend = legend_of(words, [box for box in boxes if box not in bars], len(groups[0])) if groups else []
    order = _order([colours.get(place_of(key)) for key, _ in legend], groups, colours) if legend else []
    if not order:
        return [], list(words)
    rows = []
    for group in groups:
        names = _names(words, group)
        figures = [figure_at(group[at], words) for at in order]
        found = [figure for figure in figures if figure is not None]
        if not names or len(found) < len(group):
            return [], list(words)
        rows.append((build_lines(names), found))
    lines = [[[], *([make_line(entry)] for _, entry in legend)]]
    lines += [[name, *([make_line([figure])] for figure in figures)] for name, figures in rows]
    return chart_of(lines, words, number)


def _groups(bars: Sequence[BBox]) -> list[list[BBox]]:
    """Bars from top to bottom, those against each other in one group."""
    groups: list[list[BBox]] = []
    for bar in bars:
        if groups and bar[1] - groups[-1][-1][3] <= _AGAINST * (bar[3] - bar[1]):
            groups[-1].append(bar)
        else:
            groups.append([bar])
    return groups


def _order(
    keys: Sequence[Colour | None], groups: Sequence[Sequence[BBox]], colours: Mapping[BBox, Colour]
) -> list[int]:
    """The bar of a group that has the colour of each entry of the legend, alike in all groups; none if not sure."""
    found: list[list[int]] = []
    for key in keys:
        same = [[alike(key, colours.get(place_of(bar))) for bar in group] for group in groups]
        places = {tuple(at for at, is_alike in enumerate(group) if is_alike) for group in same}
        if len(places) != 1:
            return []
        found.append(list(places.pop()))
    flat = [at for places in found for at in places]
    return flat if all(len(places) == 1 for places in found) and len(set(flat)) == len(flat) else []


def _names(words: Sequence[Word], group: Sequence[BBox]) -> list[Word]:
    """The words of a group's name: before its bars, at their height."""
    top, bottom = group[0][1], group[-1][3]
    return [w for w in words if w.x1 <= group[0][0] + _SAME and top <= (w.top + w.bottom) / 2 <= bottom]
