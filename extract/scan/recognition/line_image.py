"""The picture of one line as the networks see it: its ink found, freed of rules, scaled to one height.

The recognizers of digits and of abbreviations and their training share this module, so they cannot drift apart.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image
from prongsai.extract.scan.picture.image_types import Floats, Grey

HEIGHT = 32  # rows of the network's picture
BODY = 18  # rows of it that the body of the writing, digits or consonants, is scaled to
PADDING = 8  # blank columns left and right
MAX_WIDTH = 6000  # columns; wider lines are squeezed, far beyond any honest line

_MIN_CONTRAST = 32  # grey levels between paper and ink below which a picture is blank
_FULL_CONTRAST = 56  # grey levels that count as full ink at least, so that noise is not blown up
_DARK = 0.45  # of full ink

_Mask = npt.NDArray[np.bool_]


class Prepared(NamedTuple):
    """A line made ready for the network, with the way back to pixels of the picture given."""

    ink: Grey  # HEIGHT rows, 0 paper to 255 ink
    left: float  # pixel of the picture that the first column behind the padding shows
    scale: float  # columns of `ink` a pixel


class Jitter(NamedTuple):
    """How far training moves the line found: in heights of the body, and as a factor."""

    shift: float = 0.0
    zoom: float = 1.0


def _ink(grey: Grey) -> tuple[Floats, float] | None:
    """Ink from 0 to 1, dark on light or light on dark, and its contrast in grey levels; None without contrast."""
    counts = np.bincount(grey.ravel(), minlength=256).cumsum()
    low, middle, high = (int(np.searchsorted(counts, share * counts[-1])) for share in (0.002, 0.5, 0.998))
    if high - low < _MIN_CONTRAST:
        return None
    picture = grey.astype(np.float32)
    if high - middle > middle - low:
        picture = 255 - picture
    contrast = float(max(high - low, _FULL_CONTRAST))
    ink: Floats = np.clip((_paper(picture) - picture) / contrast, 0, 1).astype(np.float32)
    return ink, contrast


def _strengthened(ink: Floats, contrast: float) -> Floats:
    """Faint writing brought to full ink: a few black specks or a rule must not set the measure of black."""
    step = 2 if ink.shape[0] > 40 else 1
    inked = ink[::step, ::step]
    inked = inked[inked > 0.12]
    if not inked.size:
        return ink
    gain = min(0.75 * float(inked.sum()) / float((inked * inked).sum()), contrast / _FULL_CONTRAST)
    return np.minimum(ink * gain, 1) if gain > 1 else ink


def _paper(picture: Floats) -> Floats:
    """The level of paper along the line, block by block: it follows shading and uneven light."""
    height, width = picture.shape
    blocks = max(1, round(width / (1.2 * height)))
    size = -(-width // blocks)
    rows = picture[:: max(1, height // 24)]
    rows = np.pad(rows, ((0, 0), (0, blocks * size - width)), mode="edge")
    levels = rows.reshape(len(rows), blocks, size).transpose(1, 0, 2).reshape(blocks, -1)
    at = int(0.8 * (levels.shape[1] - 1))
    paper = np.partition(levels, at, axis=1)[:, at]
    return np.interp(np.arange(width), (np.arange(blocks) + 0.5) * size, paper).astype(np.float32)


def _without_grain(dark: _Mask) -> _Mask:
    """The dark pixels with at least two dark ones beside, above or below them."""
    around = np.zeros(dark.shape, np.uint8)
    around[1:] += dark[:-1]
    around[:-1] += dark[1:]
    around[:, 1:] += dark[:, :-1]
    around[:, :-1] += dark[:, 1:]
    clean: _Mask = dark & (around >= 2)
    return clean


def _without_rules(ink: Floats) -> Floats:
    """The ink less remains of table rules: what stands at an edge, apart from the writing, and looks like one."""
    height, _ = ink.shape
    zone = max(3, round(0.12 * height))
    clean, dark = ink.copy(), _without_grain(ink > _DARK)
    for turned in (False, True):
        for part, shade in ((clean, dark), (clean[::-1, ::-1], dark[::-1, ::-1])):
            part, shade = (part.T, shade.T) if turned else (part, shade)
            shares = shade.mean(axis=0)
            blank = np.flatnonzero(shares[: zone + 1] <= 0.02)
            if not blank.size:
                continue
            edge = shade[:, : blank[-1]]
            # An upright rule goes on beyond the picture, however short the piece of it; a point does neither.
            ends = not turned and bool(edge[:2].any() or edge[-2:].any())
            if edge.size and (ends or shares[: blank[-1]].max(initial=0) > (0.55 if turned else 0.25)):
                part[:, : blank[-1] + 1] = 0
                shade[:, : blank[-1] + 1] = False
    return clean


def _without_bars(dark: _Mask) -> _Mask:
    """The dark pixels less bars along the edges that touch the writing, unless nothing would be left."""
    height, width = dark.shape
    side, rim = max(3, round(0.12 * height)), max(2, round(0.12 * height))
    clean = dark.copy()
    upright = dark.mean(axis=0) > 0.55
    upright[side : max(side, width - side)] = False
    clean[:, upright] = False
    flat = clean.mean(axis=1) > 0.6
    flat[rim : max(rim, height - rim)] = False
    clean[flat] = False
    return clean if clean.sum() >= 4 else dark


def _body(dark: _Mask) -> tuple[float, float] | None:
    """Top and bottom of the body of the writing: the rows where strokes are crossed most often.

    Crossings, not ink: a rule, an underline or a stamp's arc adds few, whatever its weight.
    """
    height, width = dark.shape
    crossings = (dark[:, 1:] != dark[:, :-1]).sum(axis=1) + dark[:, 0] + dark[:, -1]
    window = max(1, round(height * 0.04)) | 1
    profile = np.convolve(crossings, np.ones(window) / window, mode="same")
    crossed = profile[profile >= 0.7]
    if crossed.size == 0:
        return None
    most = float(np.quantile(crossed, 0.8))  # not the maximum, which a dotted leader would be
    rows = profile >= max(0.7, most * (0.2 if most < 12 else 0.3))
    changes = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    bands = [[int(a), int(b)] for a, b in zip(changes[::2], changes[1::2], strict=True)]
    merged = [bands[0]]
    for band in bands[1:]:
        if band[0] - merged[-1][1] <= max(1, 0.05 * height):
            merged[-1][1] = band[1]
        else:
            merged.append(band)
    top, bottom = max(merged, key=lambda band: float(profile[band[0] : band[1]].sum()))
    # A dash or a point alone must not be blown up to the size of a digit.
    inked = np.flatnonzero(dark[top:bottom].any(axis=0))
    extent = float(inked[-1] - inked[0] + 1) if inked.size else 1.0
    least = max(3.0, min(0.6 * extent, 0.2 * height))
    if bottom - top < least:
        middle = (top + bottom) / 2
        return middle - least / 2, middle + least / 2
    return float(top), float(bottom)


def prepare(image: Grey, jitter: Jitter | None = None) -> Prepared | None:
    """Finds the line of writing and scales it to the network's height; None where nothing is written."""
    if image.ndim != 2 or image.dtype != np.uint8:
        raise ValueError("a line must be a grey image of type uint8 with two axes")
    height, width = image.shape
    if height < 4 or width < 3:
        return None
    found = _ink(image)
    if found is None:
        return None
    ink, contrast = found
    ink = _strengthened(_without_rules(ink), contrast)
    dark = _without_bars(_without_grain(ink > _DARK))
    body = _body(dark)
    if body is None:
        return None
    shift, zoom = jitter or Jitter()
    top, bottom = body
    tall = bottom - top
    scale = min(BODY / tall * zoom, 10.0)
    middle = (top + bottom) / 2 + shift * tall
    first, last = middle - HEIGHT / 2 / scale, middle + HEIGHT / 2 / scale
    inside = dark[max(0, int(first)) : max(1, math.ceil(last))]
    columns = np.flatnonzero(inside.any(axis=0))
    if columns.size == 0:
        return None
    left = max(0.0, float(columns[0]) - 0.4 * tall)
    right = min(float(width), float(columns[-1]) + 1 + 0.4 * tall)
    columns_out = max(4, min(MAX_WIDTH, round((right - left) * scale)))
    above, below = max(0, math.ceil(-first)), max(0, math.ceil(last - height))
    start, stop = max(0, math.floor(first)), min(height, math.ceil(last))
    crop = (ink[start:stop] * 255).astype(np.uint8)
    if above or below:
        crop = np.pad(crop, ((above, below), (0, 0)))
    offset = start - above
    box = (left, max(0.0, first - offset), right, min(float(crop.shape[0]), last - offset))
    scaled = Image.fromarray(crop).resize((columns_out, HEIGHT), Image.Resampling.BILINEAR, box=box)
    return Prepared(np.pad(np.asarray(scaled), ((0, 0), (PADDING, PADDING))), left, columns_out / (right - left))


def views_of(picture: Grey) -> list[Grey]:
    """The same cut-out as a slightly different scanner would have given it: blurred, larger, smaller, darker."""
    height, width = picture.shape
    blurred = cv2.GaussianBlur(picture, (0, 0), max(0.8, height / 60))
    larger = cv2.resize(picture, (round(width * 1.13), round(height * 1.13)), interpolation=cv2.INTER_CUBIC)
    smaller = cv2.resize(picture, (round(width * 0.8), round(height * 0.8)), interpolation=cv2.INTER_AREA)
    darker = cv2.erode(picture, np.ones((2, 2), np.uint8))  # ink spreads
    return [np.asarray(view, dtype=np.uint8) for view in (blurred, larger, smaller, darker)]
