"""Shapes of painted paths as boxes: which are upright rectangles, and how far any reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prongsai.extract.records import BBox


def subpaths(path: Sequence[Any]) -> list[Sequence[Any]]:
    """The parts of a path, each from one `m` to the next."""
    if all(step[0] != "m" for step in path[1:]):
        return [path]
    starts = [i for i, step in enumerate(path) if step[0] == "m"]
    return [path[i:j] for i, j in zip(starts, [*starts[1:], len(path)], strict=True) if j - i > 1]


def upright_box(path: Sequence[Any], ctm: Any, height: float) -> BBox | None:
    """The rectangle that a path of one part is, on the page `height` high; None for any other shape."""
    if not 4 <= len(path) <= 6 or path[0][0] != "m" or any(step[0] not in "mlh" for step in path):
        return None
    a, b, c, d, e, f = ctm
    places = [(a * x + c * y + e, height - (b * x + d * y + f)) for x, y in (s[1:] for s in path if s[0] != "h")]
    if len(places) == 5 and max(abs(p - q) for p, q in zip(places[0], places[4], strict=True)) <= 0.5:
        del places[4]
    if len(places) != 4:
        return None
    ends = zip(places, [*places[1:], places[0]], strict=True)
    if any(abs(p[0] - q[0]) > 0.5 and abs(p[1] - q[1]) > 0.5 for p, q in ends):
        return None
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    return min(xs), min(ys), max(xs), max(ys)


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
