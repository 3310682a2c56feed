"""What rules no table: the bars of a chart with their borders, and the lines behind them, scale, axes and frame."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.extract.layout.page_objects import PageObjects, RulingLine
from prongsai.extract.records import BBox, around

_TOUCH = 1.0  # points; the border of a bar is no further off
_SAME = 2.0  # points
_TICK = 10.0  # points; marks of a scale stand out from its plot
_LEAST = 2  # lines across all the bars


def without_bars(
    objects: PageObjects, standing: Sequence[BBox], lying: Sequence[BBox]
) -> tuple[list[RulingLine], list[BBox]]:
    """The ruling lines and filled boxes of a page that are no bars of a chart, no borders of bars and no scale."""
    bars = {*standing, *lying}
    if not bars:
        return objects.ruling_lines, objects.rects
    lines = [line for line in objects.ruling_lines if not any(_inside(line, bar) for bar in bars)]
    return _without_gridlines(lines, lying), [box for box in objects.rects if box not in bars]


def _inside(line: BBox, bar: BBox) -> bool:
    return (
        bar[0] - _TOUCH <= line[0]
        and line[2] <= bar[2] + _TOUCH
        and bar[1] - _TOUCH <= line[1]
        and line[3] <= bar[3] + _TOUCH
    )


def _without_gridlines(lines: list[RulingLine], bars: Sequence[BBox]) -> list[RulingLine]:
    """The ruling lines without those that stand behind all lying bars, and without what those frame."""
    plot = around(bars)
    across = [line for line in lines if plot is not None and _crosses(line, plot)]
    whole = around(across)
    return lines if whole is None or len(across) < _LEAST else [line for line in lines if not _lies_in(line, whole)]


def _crosses(line: RulingLine, plot: BBox) -> bool:
    upright = line[3] - line[1] > line[2] - line[0]
    return upright and line[1] <= plot[1] + _SAME and line[3] >= plot[3] - _SAME and line[0] >= plot[0] - _SAME


def _lies_in(line: RulingLine, whole: BBox) -> bool:
    inside = whole[0] - _TICK <= line[0] and line[2] <= whole[2] + _TICK
    return inside and whole[1] - _TICK <= line[1] and line[3] <= whole[3] + _TICK
