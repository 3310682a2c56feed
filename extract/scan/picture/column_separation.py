"""Parts of a scanned page that stand side by side with white between them, told by the ink alone.

A text engine that sees them together takes figures and names of neighbouring cards, whose lines stand a little higher
or lower, for one crooked line, and reads neither. Read one by one they are as clear as the cells of a table with rules.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from prongsai.extract.scan.picture.image_types import Grey, PixelBox
from prongsai.extract.scan.picture.ink import bounds, runs

_WHITE = 0.25  # inches of white between parts; between the words of a line there is less
_LETTER = (0.05, 0.3)  # inches that letters are high
_LOW = 0.75  # of a letter's height; lower ink is marks of the line beside it, or dirt
_DEEPEST = 4  # columns in bands of columns


def side_by_side(ink: Grey, dpi: float) -> list[PixelBox]:
    """Boxes around the parts that have another beside them, from top to bottom and left to right."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall = stats[1:, cv2.CC_STAT_HEIGHT]
    letters = tall[(tall >= _LETTER[0] * dpi) & (tall <= _LETTER[1] * dpi)]
    if not letters.size:
        return []
    low = _LOW * float(np.median(letters))
    dirt = (stats[:, cv2.CC_STAT_WIDTH] < low / 2) & (stats[:, cv2.CC_STAT_HEIGHT] < low / 2)
    kept = np.where(dirt, 0, 255).astype(np.uint8)
    kept[0] = 0
    clean = kept[labels]
    height, width = ink.shape
    return [box for box, beside in _Cutter(ink, clean, _WHITE * dpi, low).cut((0, 0, width, height)) if beside]


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts a page into parts; specks stand in white as well, so it is looked for in the ink that is `clean` of them."""

    ink: Grey
    clean: Grey
    white: float  # pixels between parts
    low: float  # pixels; what is lower is no line of letters

    def cut(self, region: PixelBox, depth: int = 0) -> list[tuple[PixelBox, bool]]:
        """The parts of a region, and whether each stands beside another in it; bands without parts stay together."""
        x0, top, x1, bottom = region
        result: list[tuple[PixelBox, bool]] = []
        whole: list[int] = []  # the first and the last row of bands without parts
        for a, b in _bands(self.ink[top:bottom, x0:x1], self.low):
            band = self.clean[top + a : top + b, x0:x1]
            parts = _parts(band, self.white, self.low) if depth < _DEEPEST else []
            if len(parts) < 2:
                whole = [whole[0] if whole else top + a, top + b]
                continue
            if whole:
                result.append(((x0, whole[0], x1, whole[1]), False))
                whole = []
            for left, right in parts:
                inner = self.cut((x0 + left, top + a, x0 + right, top + b), depth + 1)
                result += [(box, True) for box, _ in inner]
        if whole:
            result.append(((x0, whole[0], x1, whole[1]), False))
        return [(around, beside) for box, beside in result if (around := bounds(self.ink, box)) is not None]


def _bands(ink: Grey, low: float) -> list[tuple[int, int]]:
    """Runs of rows with ink; those too low for letters go with the line below, as tone marks do, or with that above."""
    found = runs(np.any(ink > 0, axis=1))
    written = [[a, b] for a, b in found if b - a >= low]
    for a, b in reversed(found):
        if b - a < low:
            near = next((band for band in written if 0 <= band[0] - b < low), None)
            near = near or next((band for band in written if 0 <= a - band[1] < low), None)
            if near is not None:
                near[0], near[1] = min(near[0], a), max(near[1], b)
    return [(a, b) for a, b in written]


def _parts(band: Grey, white: float, low: float) -> list[tuple[int, int]]:
    """The columns of each part of a band that is as high as letters."""
    parts: list[list[int]] = []
    for a, b in runs(np.any(band > 0, axis=0)):
        if parts and a - parts[-1][1] < white:
            parts[-1][1] = b
        else:
            parts.append([a, b])
    rows = [np.flatnonzero((band[:, a:b] > 0).any(axis=1)) for a, b in parts]
    return [(a, b) for (a, b), inked in zip(parts, rows, strict=True) if np.ptp(inked) + 1 >= low]
