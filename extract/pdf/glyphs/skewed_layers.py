"""Text that runs a little uphill or downhill, as a layer over a scan laid askew: its lines are set level.

Only heights change: each character goes up or down to where its line would be in the middle of the page. What is read
of the page is told at the place where it is printed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from prongsai.extract.layout.page_objects import PageObjects
from prongsai.extract.layout.words import rounded
from prongsai.extract.records import Block, Place, with_places

_LEAST, _MOST = 0.15, 8.0  # degrees; text at a steeper slant is a mark over the page, or a chart's
_NEAR = 0.1  # degrees between the angles of the lines of one sheet
_MOSTLY = 0.6  # of a page's characters


def set_level(objects: PageObjects, angles: Counter[float]) -> None:
    """Set the lines of a page level whose characters for the most part share one slant.

    Args:
        objects: the page; changed in place.
        angles: how many characters stand at each slant, degrees counter-clockwise; level ones are not among them.
    """
    if not angles:
        return
    angle = angles.most_common(1)[0][0]
    alike = sum(count for other, count in angles.items() if abs(other - angle) <= _NEAR)
    if not _LEAST <= abs(angle) <= _MOST or alike < _MOSTLY * len(objects.chars):
        return
    slope, middle = math.tan(math.radians(angle)), objects.width / 2
    level = []
    for char in objects.chars:
        down = slope * ((char.x0 + char.x1) / 2 - middle)
        top, bottom, baseline = (edge + down for edge in (char.top, char.bottom, char.baseline))
        level.append(char._replace(top=top, bottom=bottom, baseline=baseline) if char.rotation == 0 else char)
    objects.chars, objects.slope = level, slope


def as_printed(blocks: Sequence[Block], objects: PageObjects) -> tuple[Block, ...]:
    """The blocks of a page, each with the box around where it runs uphill or downhill."""
    if not objects.slope:
        return tuple(blocks)

    def moved(place: Place) -> Place:
        if place.box is None:
            return place
        x0, top, x1, bottom = place.box
        ends = [objects.slope * (objects.width / 2 - x) for x in (x0, x1)]
        return replace(place, box=rounded((x0, top + min(ends), x1, bottom + max(ends))))

    return tuple(with_places(block, moved) for block in blocks)
