"""Shapes of painted paths as boxes: which are upright rectangles, and how far any reaches."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from prongsai.extract.records import BBox

_EVEN = 0.5  # points by which the side of a rectangle may slope
_FROM_A_SIDE = frozenset(("mlllll", "mlllllh"))
_FOUR_CORNERS = frozenset(("mlll", "mlllh", "mllll", "mllllh"))


def subpaths(path: Sequence[Any]) -> list[Sequence[Any]]:
    """The parts of a path, each from one `m` to the next."""
    if all(step[0] != "m" for step in path[1:]):
        return [path]
    starts = [i for i, step in enumerate(path) if step[0] == "m"]
    return [path[i:j] for i, j in zip(starts, [*starts[1:], len(path)], strict=True) if j - i > 1]


def upright_box(path: Sequence[Any], ctm: Any, height: float) -> BBox | None:
    """The rectangle that a path of one part is, on the page `height` high; None for any other shape."""
    path = _from_corner(path)
    steps = "".join([step[0] for step in path])
    if steps not in _FOUR_CORNERS or steps.startswith("mllll") and _apart(path[0], path[4]):
        return None
    a, b, c, d, e, f = ctm
    p, q, r, s = [(a * x + c * y + e, height - (b * x + d * y + f)) for _, x, y in path[:4]]
    one, other = (0, 1) if abs(p[0] - q[0]) <= _EVEN else (1, 0)
    if any(abs(gap) > _EVEN for gap in (p[one] - q[one], q[other] - r[other], r[one] - s[one], s[other] - p[other])):
        return None
    x0, x1 = (p[0], r[0]) if p[0] <= r[0] else (r[0], p[0])
    top, bottom = (p[1], r[1]) if p[1] <= r[1] else (r[1], p[1])
    return x0, top, x1, bottom


def _from_corner(path: Sequence[Any]) -> Sequence[Any]:
    """A path of four corners that begins and ends on one of its sides, as LibreOffice draws boxes, from a corner on."""
    if "".join([step[0] for step in path]) not in _FROM_A_SIDE or _apart(path[0], path[5]):
        return path
    (_, x0, y0), (_, x, y), (_, x1, y1) = path[4], path[0], path[1]
    upright, level = max(x0, x, x1) - min(x0, x, x1) <= _EVEN, max(y0, y, y1) - min(y0, y, y1) <= _EVEN
    between = min(x0, x1) <= x <= max(x0, x1) and min(y0, y1) <= y <= max(y0, y1)
    return [("m", x1, y1), *path[2:5], ("h",)] if (upright or level) and between else path


def rounded_boxes(path: Sequence[Any], ctm: Any, height: float) -> list[BBox]:
    """The two boxes that a rectangle with four round corners surely fills; none for any other path of one part."""
    if sum(step[0] in "cvy" for step in path) != 4 or any(step[0] not in "mlcvyh" for step in path):
        return []
    a, b, c, d, e, f = ctm
    ends = [(a * x + c * y + e, height - (b * x + d * y + f)) for x, y in (s[-2:] for s in path if s[0] != "h")]
    straight = zip(ends, ends[1:], (s[0] for s in path[1:]), strict=False)
    if any(kind == "l" and min(abs(p[0] - q[0]), abs(p[1] - q[1])) > _EVEN for p, q, kind in straight):
        return []
    x0, x1 = min(p[0] for p in ends), max(p[0] for p in ends)
    top, bottom = min(p[1] for p in ends), max(p[1] for p in ends)
    beside = [p[1] for p in ends if p[0] - x0 <= _EVEN]
    over = [p[0] for p in ends if p[1] - top <= _EVEN]
    boxes = ((x0, min(beside), x1, max(beside)), (min(over), top, max(over), bottom))
    return [box for box in boxes if box[2] - box[0] > _EVEN and box[3] - box[1] > _EVEN]


def stroke_boxes(path: Sequence[Any], ctm: Any, height: float, linewidth: float, least: float) -> list[BBox]:
    """The boxes that a stroke of level and upright lines paints; none where it is thinner than `least` points, or bent.

    Ends are taken as cut off straight, so that nothing is said of what lies beyond them.
    """
    a, b, c, d, e, f = ctm
    half = linewidth * min(math.hypot(a, b), math.hypot(c, d)) / 2
    if half * 2 < least or any(step[0] not in "mlh" for step in path):
        return []
    boxes: list[BBox] = []
    for part in subpaths(path):
        points = [(a * x + c * y + e, height - (b * x + d * y + f)) for x, y in (s[1:] for s in part if s[0] != "h")]
        points += points[:1] if part[-1][0] == "h" else []
        for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
            if abs(y1 - y0) <= _EVEN < abs(x1 - x0):
                boxes.append((min(x0, x1), min(y0, y1) - half, max(x0, x1), max(y0, y1) + half))
            elif abs(x1 - x0) <= _EVEN < abs(y1 - y0):
                boxes.append((min(x0, x1) - half, min(y0, y1), max(x0, x1) + half, max(y0, y1)))
            else:
                return []
    return boxes


def _apart(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return bool(abs(one[1] - other[1]) > _EVEN or abs(one[2] - other[2]) > _EVEN)


def bounds(path: Sequence[Any], ctm: Any, height: float, more: float = 0.0) -> BBox:
    """The box around all points of a path, `more` units of its own on each side."""
    a, b, c, d, e, f = ctm
    points = [step[i : i + 2] for step in path for i in range(1, len(step), 2)]
    xs, ys = [a * x + c * y + e for x, y in points], [height - (b * x + d * y + f) for x, y in points]
    wide, tall = more * max(abs(a), abs(c)), more * max(abs(b), abs(d))
    return min(xs) - wide, min(ys) - tall, max(xs) + wide, max(ys) + tall


def overlap(boxes: Sequence[BBox]) -> bool:
    """Whether some boxes of one fill lie over each other: a frame with a hole, most often."""
    return any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for i, a in enumerate(boxes) for b in boxes[:i]
    )


def rectangle(x0: float, y0: float, x1: float, y1: float) -> list[tuple[Any, ...]]:
    """The path of a rectangle."""
    return [("m", x0, y0), ("l", x1, y0), ("l", x1, y1), ("l", x0, y1), ("h",)]
