"""Text that runs a little uphill or downhill, as a layer over a scan laid askew: its lines are set level.

Only heights change: each character goes up or down to where its line would be in the middle of the page.
"""

from __future__ import annotations

import math
from collections import Counter

from prongsai.extract.layout.page_objects import PageObjects

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
    objects.chars = level
