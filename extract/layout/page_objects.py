"""What stands on a PDF page: characters, ruling lines, filled boxes and images with their places.

The bounds here are far beyond any honest page.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from prongsai.extract.errors import PageError
from prongsai.extract.records import BBox, Unseen

NO_DIGIT = "\u25a1"  # in the place of a digit that is hidden, or lies over another one that is seen
Colour = tuple[float, float, float]  # red, green, blue; 0-1
MAX_OBJECTS = 400_000  # characters and path segments of one page, against streams made to fill the memory
_THIN = 3.5  # points; a filled box thinner than this was drawn as a ruling line
_LEAST_FRAME = 10.0  # points; a smaller box is an ornament
_STRAIGHT = 0.55  # of a box's outline; the rest are its round corners
_SLANT = 12.0  # degrees; a scanned page lies less crooked, a stamp or the label of a chart's column lies more


class Char(NamedTuple):
    """One character as shown (`text` may hold several letters: a ligature, a cluster).

    Coordinates are points from the top-left corner of the page as displayed. `baseline` is the height of the
    baseline in the direction of reading, `rotation` the angle of reading (0, 90 upwards, 180, 270 downwards; another
    number of degrees for text at a slant),
    `size` the font size in points, `font` the index in `PageObjects.fonts`, `invisible` true for invisible text,
    `text_object` the number of the text object (BT to ET) it was drawn in: writers begin a new one for each cell.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: int
    rotation: int
    invisible: bool
    text_object: int = 0


class RulingLine(NamedTuple):
    """A straight line along an axis, `(x0, top, x1, bottom)`: horizontal or vertical, never both long and thick."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class PageObjects:
    """All objects of one page in the order in which they were drawn."""

    width: float
    height: float
    chars: list[Char] = field(default_factory=list)
    ruling_lines: list[RulingLine] = field(default_factory=list)
    rects: list[BBox] = field(default_factory=list)  # filled boxes thicker than a ruling line: cell backgrounds
    colours: dict[BBox, Colour] = field(default_factory=dict)  # of filled boxes, by `place_of`, where they are known
    frames: list[BBox] = field(default_factory=list)  # boxes drawn or filled, their corners round or not
    images: list[BBox] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)  # font names; Char.font is an index
    drawn: int = 0  # subpaths, curves among them
    unseen: list[tuple[Char, Unseen]] = field(default_factory=list)  # characters that the page does not show
    veils: list[tuple[int, BBox]] | None = None  # fills between strings: how many characters came before, box
    doubts: dict[int, Unseen] = field(default_factory=dict)  # characters only the page's picture can judge, by index
    slope: float = 0.0  # of the lines of text that were set level; how far up they went for each point to the right


def rotation_of(dx: float, dy: float) -> int:
    """The angle of a direction of writing, degrees against the clock; a quarter turn unless it is well off all four."""
    if not dy:
        return 0 if dx >= 0 else 180
    angle = math.degrees(math.atan2(dy, dx)) % 360
    quarter = round(angle / 90) * 90 % 360
    return quarter if abs((angle - quarter + 180) % 360 - 180) <= _SLANT else round(angle)


class TooManyObjectsError(PageError):
    """The page holds more than any honest page."""


def clip_box(box: BBox, clip: BBox) -> BBox | None:
    """The part of a box that is shown."""
    x0, top, x1, bottom = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    return (x0, top, x1, bottom) if x1 >= x0 and bottom >= top else None


def is_dot(points: list[tuple[float, float]]) -> bool:
    """Whether a path is no larger than a ruling line is thick."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) - min(xs) <= _THIN and max(ys) - min(ys) <= _THIN


def add_dot(objects: PageObjects, points: list[tuple[float, float]], clip: BBox) -> None:
    """A dot of a dotted line, or the corner of a border."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if is_dot(points) and len(points) > 1:
        box = clip_box((min(xs), min(ys), max(xs), max(ys)), clip)
        if box is not None:
            objects.ruling_lines.append(RulingLine(*box))


def add_strokes(
    objects: PageObjects, points: list[tuple[float, float]], bent: set[int], linewidth: float, clip: BBox
) -> None:
    """Keep the straight segments of a stroked path; the segments in `bent` are curves."""
    half = min(max(linewidth or 0.0, 0.0), _THIN * 3) / 2
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(points, points[1:], strict=False), 1):
        if i in bent:
            continue  # the round corner of a box
        flat, upright = abs(y1 - y0) <= 0.5, abs(x1 - x0) <= 0.5
        if flat and upright:
            continue
        if half * 2 > _THIN and max(abs(x1 - x0), abs(y1 - y0)) < half * 4:
            continue  # a stroke as thick as it is long is a block of colour
        if flat or upright:
            box = clip_box((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), clip)
            if box is not None:
                objects.ruling_lines.append(RulingLine(*box))


def add_frame(objects: PageObjects, points: list[tuple[float, float]], clip: BBox) -> None:
    """Keep the box around a closed path that runs along it for the most part: a box, its corners round or not."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
    if min(x1 - x0, bottom - top) < _LEAST_FRAME:
        return
    along = 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
        if abs(ax - bx) <= 0.5 and min(abs(ax - x0), abs(ax - x1)) <= 0.5:
            along += abs(ay - by)
        elif abs(ay - by) <= 0.5 and min(abs(ay - top), abs(ay - bottom)) <= 0.5:
            along += abs(ax - bx)
    box = clip_box((x0, top, x1, bottom), clip)
    if box is not None and along >= _STRAIGHT * 2 * (x1 - x0 + bottom - top):
        objects.frames.append(box)


def add_rect(objects: PageObjects, points: list[tuple[float, float]], clip: BBox) -> None:
    """Keep a filled box: as a ruling line where it is thin, else as a background."""
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
        if abs(ax - bx) > 0.5 and abs(ay - by) > 0.5:
            return  # slanting: text_object of a drawing
    box = clip_box((min(xs), min(ys), max(xs), max(ys)), clip)
    if box is None:
        return
    x0, top, x1, bottom = box
    wide, tall = x1 - x0, bottom - top
    if tall <= _THIN:
        middle = (top + bottom) / 2
        objects.ruling_lines.append(RulingLine(x0, middle, x1, middle))
    elif wide <= _THIN:
        middle = (x0 + x1) / 2
        objects.ruling_lines.append(RulingLine(middle, top, middle, bottom))
    else:
        objects.rects.append(box)


def place_of(box: BBox) -> BBox:
    """A box in whole points, by which two readings of it are one."""
    return round(box[0]), round(box[1]), round(box[2]), round(box[3])


def rotate_box(box: BBox, rotation: int, width: float, height: float) -> BBox:
    """A box of the displayed page (`width` x `height`) in the frame in which text of `rotation` is upright."""
    x0, top, x1, bottom = box
    if rotation == 90:
        return (height - bottom, x0, height - top, x1)
    if rotation == 180:
        return (width - x1, height - bottom, width - x0, height - top)
    if rotation == 270:
        return (top, width - x1, bottom, width - x0)
    return box


def rotated(objects: PageObjects, rotation: int) -> PageObjects:
    """The same objects in the frame in which text of `rotation` is upright."""
    if rotation == 0:
        return objects
    width, height = objects.width, objects.height
    chars = []
    for g in objects.chars:
        x0, top, x1, bottom = rotate_box((g.x0, g.top, g.x1, g.bottom), rotation, width, height)
        baseline = {90: g.baseline, 180: height - g.baseline, 270: width - g.baseline}[rotation]
        chars.append(g._replace(x0=x0, top=top, x1=x1, bottom=bottom, baseline=baseline, rotation=0))
    return PageObjects(
        width=height if rotation in (90, 270) else width,
        height=width if rotation in (90, 270) else height,
        chars=chars,
        ruling_lines=[RulingLine(*rotate_box(line, rotation, width, height)) for line in objects.ruling_lines],
        rects=[rotate_box(box, rotation, width, height) for box in objects.rects],
        frames=[rotate_box(box, rotation, width, height) for box in objects.frames],
        images=objects.images,
        fonts=objects.fonts,
    )
