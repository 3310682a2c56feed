"""Which way up a scanned page lies: by its lines for a quarter turn, by how well it reads for a half turn."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.picture.ink import bounds
from prongsai.extract.scan.picture.page_image import ink_of, straightened
from prongsai.extract.scan.recognition.ocr_words import OcrWord

_SMALL = 700  # pixels of the longer side on which lines are looked for
_CLEARER = 1.35  # times as sharp are lines across the page, before it is taken to lie on its side
_FEW = 8  # letters; with fewer nothing is known
_SAMPLE = 3.2  # inches; the height of the strip that is read both ways up

_Read = Callable[[Grey, float], list[OcrWord]]  # a picture and its resolution in, its words out


def best_turn(grey: Grey, dpi: float, read: _Read, good: float, sideways: bool) -> int:
    """The angle (degrees clockwise) at which the words of a strip of the page read best.

    Args:
        grey: the page.
        dpi: its resolution.
        read: reads words of any layout.
        good: mean confidence of letters that are read the right way up.
        sideways: which two angles to try first; the other two follow where none of those reads well.
    """
    pairs = ((90, 270), (0, 180)) if sideways else ((0, 180), (90, 270))
    found: dict[int, float] = {}
    for pair in pairs:
        found |= {turn: _confidence(grey, dpi, turn, read) for turn in pair}
        if max(found.values()) >= good:
            break
    return max(found, key=lambda turn: (found[turn], turn == 0))


def lies_on_its_side(grey: Grey) -> bool:
    """Whether lines of writing run up the page rather than across it."""
    factor = _SMALL / max(grey.shape)
    small = grey
    if factor < 1:
        size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
        small = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    ink = ink_of(small, reach=15, contrast=15) > 0
    across, up = _evenness(ink), _evenness(ink.T)
    return up > _CLEARER * across


def _evenness(ink: np.ndarray) -> float:
    """How strongly ink comes and goes from row to row, long rules left out."""
    rows = ink.mean(axis=1)
    rows = np.minimum(rows, 0.45)
    return float(np.abs(np.diff(rows)).sum())


def _confidence(grey: Grey, dpi: float, turn: int, read: _Read) -> float:
    """How surely the words of a strip of the page are read when it is turned; 0 where it holds too few."""
    image = straightened(grey, dpi, (1.0, 1.0), turn)
    ink = ink_of(image.grey, reach=int(0.2 * image.dpi), contrast=22)
    around = bounds(ink, (0, 0, ink.shape[1], ink.shape[0]))
    if around is None:
        return 0.0
    rows = (ink > 0).sum(axis=1)
    height = min(int(_SAMPLE * image.dpi), ink.shape[0])
    sums = np.convolve(rows, np.ones(height), mode="valid")
    top = int(sums.argmax()) if sums.size else 0
    part = np.ascontiguousarray(image.grey[top : top + height])
    letters = [x for word in read(part, image.dpi) for x in word.letters if x.text.isalpha()]
    if len(letters) < _FEW:
        return 0.0
    return sum(x.confidence for x in letters) / len(letters)
