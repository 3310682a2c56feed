"""Where lines of writing stand in a part of a scanned page: by the ink alone, before anything is read."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from prongsai.extract.scan.picture.image_types import Grey, PixelBox
from prongsai.extract.scan.picture.page_image import ink_of

_SPECK = 0.012  # inches; ink smaller than this each way is dirt
_MARK = 0.45  # of a usual line's height; a band lower than this is vowels or tone marks of the line beside it
_DOT, _STEP, _DOTS = 0.035, 0.09, 6  # inches across a dot and from dot to dot of a leader; dots in it at least
_TICK = (0.05, 0.32)  # inches, the least and the most that a tick measures
_JOINED = 0.06  # inches of white between the digits of one number at the most
_HEIGHTS = (0.06, 0.45)  # inches that figures measure
_WHITE, _BESIDE = 1.1, 0.3  # of a figure's height: white beside it; overlap of what stands in its line
_APART = 0.045  # inches of white between lines of one cell at the least


def clean_ink(grey: Grey, dpi: float) -> Grey:
    """Ink (255) on paper (0) without specks of dirt; a decimal point is larger than a speck."""
    ink = ink_of(grey, reach=int(0.2 * dpi), contrast=22)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    least = max(2, round(_SPECK * dpi))
    small = (stats[:, cv2.CC_STAT_WIDTH] < least) & (stats[:, cv2.CC_STAT_HEIGHT] < least)
    small[0] = False
    if count > 1 and small.any():
        ink = np.where(small[labels], 0, ink).astype(np.uint8)
    return ink


def line_boxes(ink: Grey, region: PixelBox, dpi: float) -> list[PixelBox]:
    """The lines of writing in a region of one column, from top to bottom; marks go with their line."""
    x0, top, x1, bottom = region
    part = ink[top:bottom, x0:x1]
    if not part.size:
        return []
    rows = (part > 0).sum(axis=1)
    bands = runs(rows > 0)
    if not bands:
        return []
    heights = [b - a for a, b in bands]
    tall = [h for h in heights if h >= 0.05 * dpi]
    if not tall:
        return []
    usual = float(np.median(tall))
    merged: list[list[int]] = []
    for a, b in bands:
        if merged:
            near = a - merged[-1][1] <= max(1, round(_APART * dpi * 0.6))
            low = min(b - a, merged[-1][1] - merged[-1][0]) < _MARK * usual
            if near and low and b - merged[-1][0] < 1.9 * usual:
                merged[-1][1] = b
                continue
        merged.append([a, b])
    boxes: list[PixelBox] = []
    for a, b in merged:
        columns = np.flatnonzero((part[a:b] > 0).any(axis=0))
        if b - a >= 0.03 * dpi and columns.size:
            boxes.append((x0 + int(columns[0]), top + a, x0 + int(columns[-1]) + 1, top + b))
    return boxes


def runs(inked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of True, each from its first up to and without its last."""
    changes = np.flatnonzero(np.diff(np.concatenate(([False], inked, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(changes[::2], changes[1::2], strict=True)]


def bounds(ink: Grey, region: PixelBox) -> PixelBox | None:
    """The box around all ink in a region, or None."""
    x0, top, x1, bottom = region
    part = ink[top:bottom, x0:x1] > 0
    if not part.any():
        return None
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    return (x0 + int(columns[0]), top + int(rows[0]), x0 + int(columns[-1]) + 1, top + int(rows[-1]) + 1)


def blobs(ink: Grey, apart: int) -> list[PixelBox]:
    """Boxes around ink that stands no further apart than `apart` pixels along a line."""
    joined = cv2.dilate(ink, np.ones((1, max(3, apart)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    half = max(3, apart) // 2
    found: list[PixelBox] = []
    for x, y, w, h, _ in stats[1:count].tolist():
        found.append((max(0, x + half), y, min(ink.shape[1], x + w - half), y + h))
    return [box for box in found if box[2] > box[0]]


def alone(ink: Grey, dpi: float) -> list[PixelBox]:
    """Boxes around ink of a figure's shape with white on both sides, wider than between the words of a line."""
    found = blobs(ink, round(_JOINED * dpi))
    low, high = _HEIGHTS
    shaped = [b for b in found if low * dpi <= b[3] - b[1] <= high * dpi and 1.8 <= (b[2] - b[0]) / (b[3] - b[1]) <= 7]
    tops = np.array([(b[1], b[3], b[0], b[2]) for b in found], np.int64).reshape(-1, 4)
    result: list[PixelBox] = []
    for box in shaped:
        x0, top, x1, bottom = box
        tall = bottom - top
        beside = np.minimum(tops[:, 1], bottom) - np.maximum(tops[:, 0], top) > _BESIDE * tall
        near = (tops[:, 2] < x1 + _WHITE * tall) & (tops[:, 3] > x0 - _WHITE * tall)
        if np.count_nonzero(beside & near) == 1:  # itself
            result.append(box)
    return result


def without_leaders(grey: Grey, dpi: float) -> Grey:
    """The picture without dotted leaders, "......", at which text engines stop reading.

    A leader is a run of dots on one height with even steps; the points of "พ.ศ." or "๘๕.๔๒" are no such run.
    """
    ink = ink_of(grey, reach=int(0.2 * dpi), contrast=22)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, tall, area = (stats[:, k] for k in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    dots = np.flatnonzero((wide <= _DOT * dpi) & (tall <= _DOT * dpi) & (area >= 3))
    rows: list[list[int]] = []
    for n in sorted((int(n) for n in dots if 0 < n < count), key=lambda n: centres[n][1]):
        if not rows or centres[n][1] - centres[rows[-1][0]][1] > 0.02 * dpi:
            rows.append([])
        rows[-1].append(n)
    small = [n for row in rows for n in sorted(row, key=lambda n: centres[n][0])]
    out = grey
    run: list[int] = []
    for n in [*small, 0]:
        if run and n:
            step = centres[n][0] - centres[run[-1]][0]
            level = abs(centres[n][1] - centres[run[-1]][1]) <= 0.015 * dpi
            if level and 0 < step <= _STEP * dpi:
                run.append(n)
                continue
        if len(run) >= _DOTS:
            if out is grey:
                out = grey.copy()
            for dot in run:
                x, y, w, h = (int(v) for v in stats[dot, :4])
                part = out[max(0, y - 2) : y + h + 2, max(0, x - 2) : x + w + 2]
                part[:] = np.max(part)
        run = [n]
    return out


def tick_of(ink: Grey, box: PixelBox, dpi: float) -> str:
    """The tick that all the ink of a cell draws, "✓" or "/", or nothing.

    A tick is one stroke that falls a little and rises to the upper right, higher and wider than its line is thick.
    """
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    low, high = _TICK[0] * dpi, _TICK[1] * dpi
    if not (low <= width <= high and low <= height <= high and 0.5 <= width / height <= 1.8):
        return ""
    part = ink[top:bottom, x0:x1] > 0
    count, _ = cv2.connectedComponents(part.astype(np.uint8), connectivity=8)
    if count != 2 or part.mean() > 0.45:
        return ""
    rim = max(2, height // 8)
    above, below = np.flatnonzero(part[:rim].any(axis=0)), np.flatnonzero(part[-rim:].any(axis=0))
    left = np.flatnonzero(part[:, : max(2, width // 8)].any(axis=1))
    up, down, start = above.mean() / width, below.mean() / width, left.mean() / height
    # one stroke: no row of the upper half is crossed twice
    crossings = [(np.diff(row.astype(np.int8)) == 1).sum() + int(row[0]) for row in part[: height // 3]]
    if up < 0.7 or np.ptp(above) > 0.5 * width or max(crossings, default=0) > 1:
        return ""
    if down < 0.25 and start > 0.75:
        return "/"
    return "✓" if 0.12 <= down <= 0.62 and 0.25 <= start <= 0.95 else ""
