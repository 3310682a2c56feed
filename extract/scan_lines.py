"""Where lines of writing stand in a part of a scanned page: by the ink alone, before anything is read."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.pixels import Grey, PixelBox
from extract.scan_picture import ink_of

_SPECK = 0.012  # inches; ink smaller than this each way is dirt
_MARK = 0.45  # of a usual line's height; a band lower than this is vowels or tone marks of the line beside it
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
    bands = _bands(rows > 0)
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


def _bands(inked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
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
