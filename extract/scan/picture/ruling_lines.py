"""The rules of a scanned page: straight lines found through gaps and tilt, and painted out for the text engine."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from prongsai.extract.layout.page_objects import RulingLine
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.picture.page_image import PageImage, ink_of

_FLAT = 0.45  # inches; a flat stroke this long is no letter's
_UPRIGHT = 0.28  # inches; an upright one
_GAP = 0.12  # inches; a hole in a rule, where toner is missing or a stamp was taken for paper
_THICK = 0.05  # inches; a rule is no thicker
_TILT = 0.012  # inches by which a rule may rise or sink along one stroke
_DARKER = 12  # grey levels that a rule is darker than the paper beside it
_BESIDE = 0.02  # inches from a rule at which there must be paper
_BUSY = 0.25  # share of its length along which other ink may stand that near
_INKED = 0.75  # share of its length that is ink; the rest are gaps
_SURELY, _UNBROKEN = 1.6, 0.985  # inches, share: no row of letters has ink so long and so unbroken
_PIECE, _REACH = 0.12, 1.5  # inches: a stroke as short, so near to a rule in line with it, is a piece of it
_TWO_LINES, _ENDS, _IN_LINE = 0.6, 0.035, 0.02  # inches: a long upright rule; from its end to a flat one; aside
_PAD = 0.006  # inches around a rule that are painted over with it


_Box = tuple[int, int, int, int]  # left, top, width, height in pixels


@dataclass(frozen=True, slots=True)
class PageRules:
    """The rules in points on the image, and the mask of their pixels."""

    rules: list[RulingLine]
    mask: Grey


def find_rules(image: PageImage) -> PageRules:
    """Find flat and upright rules."""
    dpi = image.dpi
    ink = ink_of(image.grey, reach=int(0.17 * dpi), contrast=_DARKER)
    rules: list[RulingLine] = []
    mask = np.zeros_like(ink)
    flat: list[_Box] = []
    for upright in (False, True):
        long = _kept(_strokes(ink, dpi, upright), ink, mask, dpi, upright)
        if upright:
            long = _without_letters(long, flat, mask, dpi)
        else:
            flat = long
        short = _kept(_in_line(ink, long, dpi, upright), ink, mask, dpi, upright)
        for x, y, w, h in long + short:
            if upright:
                rules.append(_rule((x + w / 2, y, x + w / 2, y + h), image.scale))
            else:
                rules.append(_rule((x, y + h / 2, x + w, y + h / 2), image.scale))
    return PageRules(rules, np.asarray(cv2.bitwise_and(mask, _grown(ink, dpi)), dtype=np.uint8))


def _rule(ends: tuple[float, float, float, float], scale: float) -> RulingLine:
    return RulingLine(*(value / scale for value in ends))


def _kept(strokes: Grey, ink: Grey, mask: Grey, dpi: float, upright: bool) -> list[_Box]:
    """The strokes that are rules, as boxes `(x, y, w, h)`; their pixels are added to `mask`."""
    _, found, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    labels = np.asarray(found, dtype=np.int32)
    boxes: list[_Box] = []
    for n, (x, y, w, h, area) in enumerate(stats.tolist()):
        if n == 0:
            continue
        long, thick = (h, w) if upright else (w, h)
        solid = area / max(long, 1)  # mean thickness of the stroke itself, whatever its tilt
        if solid > _THICK * dpi or thick > _THICK * dpi + 0.02 * long:
            continue
        if not _is_rule(ink, labels, n, (x, y, w, h), dpi, upright):
            continue
        part = labels[y : y + h, x : x + w] == n
        mask[y : y + h, x : x + w][part] = 255
        boxes.append((x, y, w, h))
    return boxes


def _without_letters(rules: list[_Box], flat: list[_Box], mask: Grey, dpi: float) -> list[_Box]:
    """Upright rules without those that are strokes of letters, one under the other on two lines.

    A short rule belongs to a table: it ends at a flat one, or stands in line with another.
    """
    end, side = _ENDS * dpi, _IN_LINE * dpi
    kept: list[_Box] = []
    for box in rules:
        x, y, w, h = box
        ends = any(
            a - end <= x + w / 2 <= a + c + end and min(abs(y - b - d / 2), abs(y + h - b - d / 2)) <= end
            for a, b, c, d in flat
        )
        if (
            h >= _TWO_LINES * dpi
            or ends
            or any(o is not box and abs(o[0] + o[2] / 2 - x - w / 2) <= side for o in rules)
        ):
            kept.append(box)
        else:
            mask[y : y + h, x : x + w] = 0
    return kept


def _in_line(ink: Grey, rules: list[_Box], dpi: float, upright: bool) -> Grey:
    """Short strokes in line with a rule that was found: what gaps left of it."""
    band = np.zeros_like(ink)
    reach, side = int(_REACH * dpi), max(2, round(0.012 * dpi))
    for x, y, w, h in rules:
        if upright:
            band[max(0, y - reach) : y + h + reach, max(0, x - side) : x + w + side] = 255
        else:
            band[max(0, y - side) : y + h + side, max(0, x - reach) : x + w + reach] = 255
    for x, y, w, h in rules:
        band[y : y + h, x : x + w] = 0
    length = max(3, int(_PIECE * dpi))
    kernel = np.ones((length, 1) if upright else (1, length), np.uint8)
    return np.asarray(cv2.morphologyEx(cv2.bitwise_and(ink, band), cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _is_rule(ink: Grey, labels: npt.NDArray[np.int32], n: int, box: _Box, dpi: float, upright: bool) -> bool:
    """Whether a stroke is inked along nearly all of its length with paper on both sides, unlike a row of letters."""
    x, y, w, h = box
    beside = max(2, round(_BESIDE * dpi))
    x0, y0 = max(0, x - beside), max(0, y - beside)
    part = (labels[y0 : y + h + beside, x0 : x + w + beside] == n).astype(np.uint8)
    own = (ink[y0 : y + h + beside, x0 : x + w + beside] > 0).astype(np.uint8)
    if upright:
        part, own = part.T, own.T
    length = int((part.any(axis=0)).sum())
    inked = int((part & own).any(axis=0).sum())
    if length == 0 or inked < _INKED * length:
        return False
    long = length > _SURELY * dpi and inked > _UNBROKEN * length
    first = part.argmax(axis=0)
    last = part.shape[0] - 1 - part[::-1].argmax(axis=0)
    columns = np.flatnonzero(part.any(axis=0))
    above = own[np.maximum(first[columns] - beside, 0), columns].mean()
    below = own[np.minimum(last[columns] + beside, own.shape[0] - 1), columns].mean()
    return long or (above < _BUSY and below < _BUSY)


def _grown(ink: Grey, dpi: float) -> Grey:
    size = max(3, int(_PAD * dpi) * 2 + 1)
    return np.asarray(cv2.dilate(ink, np.ones((size, size), np.uint8)), dtype=np.uint8)


def _strokes(ink: Grey, dpi: float, upright: bool) -> npt.NDArray[np.uint8]:
    """The pixels of ink that lie on long straight strokes in one direction."""
    long = int((_UPRIGHT if upright else _FLAT) * dpi)
    tilt = max(3, int(_TILT * dpi) | 1)
    gap = max(3, int(0.02 * dpi) | 1)

    def kernel(length: int) -> npt.NDArray[np.uint8]:
        return np.ones((length, 1) if upright else (1, length), np.uint8)

    across = np.ones((1, tilt) if upright else (tilt, 1), np.uint8)
    thick = cv2.dilate(ink, across)  # a tilted stroke stays in one row
    joined = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, kernel(gap))
    found = cv2.morphologyEx(joined, cv2.MORPH_OPEN, kernel(long))
    found = cv2.erode(found, across)
    found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, kernel(int(_GAP * dpi)))
    return np.asarray(found, dtype=np.uint8)


def without_rules(image: PageImage, page: PageRules) -> Grey:
    """The picture with its rules painted over in the paper's shade, letters that they cross left standing."""
    pad = max(1, int(_PAD * image.dpi))
    mask = cv2.dilate(page.mask, np.ones((2 * pad + 1, 2 * pad + 1), np.uint8))
    paper = cv2.medianBlur(cv2.resize(image.grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), 15)
    shade = cv2.resize(paper, (image.grey.shape[1], image.grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    out = image.grey.copy()
    hidden = mask > 0
    out[hidden] = shade[hidden]
    return np.asarray(out, dtype=np.uint8)
