"""Light letters on dark rows and columns, turned into dark letters on light paper before anything is looked for.

A dark area hides the rules that cross it and those along its edges. Its border is drawn as rules, and so are those that
run up to it from the light cells beside it, where they meet no letter.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt
from prongsai.extract.scan.picture.image_types import Grey, PixelBox

_COARSE_DPI = 75.0
_DARK = 0.6  # of the paper's grey; a darker ground than this is one that letters are light on
_WINDOW = 0.13  # inches across which the dark share is taken; less than a row, more than a bold letter's stem
_DENSE = 0.62  # share of dark: a line of bold letters on paper has less, a dark row with light letters more
_NOTCH = 0.2  # inches; letters so large make no hole in a dark area
_LEAST = 0.11, 0.3  # inches, height and width of a row of letters
_EVEN, _NEAR = 0.55, 32  # share of an area whose grey lies that near to its ground; of a photograph less does
_CONTRAST = 50  # grey levels from the ground to its letters
_RULE, _LOOK, _SKIP = 0.008, 0.1, 0.035  # inches: a rule's thickness; how far beside an area rules are looked for; blur
_UPRIGHT = 0.28  # inches; an upright stroke this long is no letter's with its marks, a shorter one ends at a flat rule
_ARM = 0.06  # inches to both sides of a rule's end; ink so far is a flat rule
_FREE = 0.06  # share of a rule's way through an area that letters may stand on
_SAME = 0.06  # inches between the ends of the rows of one box


def turned_light(grey: Grey, dpi: float) -> Grey:
    """The picture with its dark areas in negative; the same picture where there are none.

    Args:
        grey: an upright, straight page.
        dpi: its resolution.
    """
    paper = float(np.percentile(grey[:: max(1, int(dpi / 25)), :: max(1, int(dpi / 25))], 75))
    boxes = [box for box in _areas(grey, dpi, paper * _DARK) if _holds_letters(grey[_part(box)])]
    if not boxes:
        return grey
    light = grey.copy()
    for box in boxes:
        light[_part(box)] = _negative(grey[_part(box)], paper)
    thick = max(2, round(_RULE * dpi))
    for box in boxes:
        for start, end in (*_rules_beside(grey, box, dpi, paper), *_border(box)):
            if _is_free(light, start, end, paper, thick):
                cv2.line(light, start, end, 0, thick)
    return light


def _part(box: PixelBox) -> tuple[slice, slice]:
    x0, top, x1, bottom = box
    return slice(top, bottom), slice(x0, x1)


def _areas(grey: Grey, dpi: float, dark: float) -> list[PixelBox]:
    """The boxes of the dark areas, found on a coarse copy."""
    factor = min(1.0, _COARSE_DPI / dpi)
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    coarse = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    unit = dpi * factor
    window = max(3, round(_WINDOW * unit) | 1)
    share = cv2.boxFilter((coarse < dark).astype(np.float32), -1, (window, window), borderType=cv2.BORDER_REPLICATE)
    dense = (share > _DENSE).astype(np.uint8)
    if not dense.any():
        return []
    notch = max(3, round(_NOTCH * unit) | 1)
    dense = np.asarray(cv2.morphologyEx(dense, cv2.MORPH_CLOSE, np.ones((3, notch), np.uint8)), np.uint8)
    dense = np.asarray(cv2.dilate(dense, np.ones((3, 3), np.uint8)), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dense, connectivity=4)
    found: list[PixelBox] = []
    for n, (x, y, w, h, _area) in enumerate(stats[1:count].tolist(), 1):
        if h >= _LEAST[0] * unit and w >= _LEAST[1] * unit:
            for x0, top, x1, bottom in _boxes_of(labels[y : y + h, x : x + w] == n, _SAME * unit, _LEAST[0] * unit):
                corners = (x + x0, y + top, x + x1, y + bottom)
                left, high, right, low = (round(v / factor) for v in corners)
                found.append((max(0, left), max(0, high), min(grey.shape[1], right), min(grey.shape[0], low)))
    return [box for box in found if box[2] - box[0] >= _LEAST[1] * dpi]


def _boxes_of(area: npt.NDArray[np.bool_], same: float, least: float) -> Iterator[PixelBox]:
    """An area as boxes of rows that begin and end alike: an L is two of them."""
    ends = [(int(row.argmax()), int(len(row) - row[::-1].argmax())) for row in area]
    start = 0
    for at in range(1, len(ends) + 1):
        if at < len(ends) and all(abs(a - b) <= same for a, b in zip(ends[at], ends[(start + at) // 2], strict=True)):
            continue
        if at - start >= least:
            lefts, rights = zip(*ends[start:at], strict=True)
            yield int(np.median(lefts)), start, int(np.median(rights)), at
        start = at


def _holds_letters(area: Grey) -> bool:
    """Whether an area is of one dark ground, with something light on it: no photograph."""
    ground = float(np.median(area))
    even = float(np.mean(np.abs(area.astype(np.int16) - ground) <= _NEAR))
    return even >= _EVEN and float(np.percentile(area, 98)) - ground >= _CONTRAST


def _negative(area: Grey, paper: float) -> Grey:
    ground, letters = float(np.median(area)), float(np.percentile(area, 99))
    ink = np.clip((area.astype(np.float32) - ground) / max(letters - ground, 1.0), 0, 1)
    return np.asarray(paper * (1 - ink), dtype=np.uint8)


def _border(box: PixelBox) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    x0, top, x1, bottom = box
    yield (x0, top), (x1, top)
    yield (x0, bottom), (x1, bottom)
    yield (x0, top), (x0, bottom)
    yield (x1, top), (x1, bottom)


def _rules_beside(
    grey: Grey, box: PixelBox, dpi: float, paper: float
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The rules that run up to an area, each on its way through it."""
    x0, top, x1, bottom = box
    skip, look = round(_SKIP * dpi), round(_LOOK * dpi)
    thick = 0.05 * dpi
    inked = grey < paper * 0.75
    for strip in (inked[top:bottom, max(0, x0 - look) : max(0, x0 - skip)], inked[top:bottom, x1 + skip : x1 + look]):
        for at in _lines(strip.mean(axis=1) if strip.shape[1] > skip else np.zeros(0), thick):
            yield (x0, top + at), (x1, top + at)
    for away in (inked[: max(0, top - skip)][::-1], inked[bottom + skip :]):
        strip = away[: look - skip, x0:x1]
        for at in _lines(strip.mean(axis=0) if strip.shape[0] > skip else np.zeros(0), thick):
            if _goes_on(away, x0 + at, dpi):
                yield (x0 + at, top), (x0 + at, bottom)


def _goes_on(away: npt.NDArray[np.bool_], x: int, dpi: float) -> bool:
    """Whether ink that leads away from an area is a rule: a letter's stem under its marks ends before, and at nothing.

    `away` is the ink from the area's edge on, its first row nearest to it.
    """
    side, arm, least = max(1, round(_RULE * dpi)), round(_ARM * dpi), round((_UPRIGHT - _SKIP) * dpi)
    way: npt.NDArray[np.bool_] = np.any(away[:least, max(0, x - side) : x + side + 1], axis=1)
    end = len(way) if way.all() else int(way.argmin())
    around = away[max(0, end - 2 * side) : end, max(0, x - arm) : x + arm + 1]
    return end >= least or bool(around.size and around.any(axis=0).all())


def _lines(share: npt.NDArray[np.float64], thick: float) -> Iterator[int]:
    """The middles of narrow runs of ink."""
    full = np.concatenate(([False], share > 0.8, [False])).astype(np.int8)  # noqa: PLR2004
    changes = np.flatnonzero(np.diff(full))
    for a, b in zip(changes[::2], changes[1::2], strict=True):
        if b - a <= thick:
            yield int(a + b) // 2


def _is_free(light: Grey, start: tuple[int, int], end: tuple[int, int], paper: float, thick: int) -> bool:
    """Whether a rule through an area would meet no letter."""
    if start[0] == end[0]:
        way = light[start[1] : end[1], max(0, start[0] - thick) : start[0] + thick]
    else:
        way = light[max(0, start[1] - thick) : start[1] + thick, start[0] : end[0]]
    along = (way < paper * _DARK).any(axis=1 if start[0] == end[0] else 0)
    return bool(along.size) and float(along.mean()) <= _FREE
