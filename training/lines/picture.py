"""The picture of a line as the network sees it: 48 rows, its body at one height, room for the marks above and below.

The finding of ink and body is that of the digit reader (`line_image`); what differs is the frame. It moves to
`extract/` together with the reader, so that reading and training cannot drift apart.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PIL import Image
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.recognition import line_image
from prongsai.extract.scan.recognition.line_image import Jitter

HEIGHT = 48  # rows of the network's picture
BODY = 20  # rows of it that digits and consonants are scaled to
ABOVE = 18  # rows above the body, for upper vowels and tones
PADDING = 8  # blank columns left and right
WIDEST = 6000  # columns
_DARK = 0.45  # of full ink


class Prepared(NamedTuple):
    """A line made ready, with the way back to pixels of the picture given."""

    ink: Grey  # HEIGHT rows, 0 paper to 255 ink
    left: float  # pixel of the picture that the first column behind the padding shows
    scale: float  # columns of `ink` a pixel


def prepare(image: Grey, jitter: Jitter | None = None) -> Prepared | None:
    """Finds the line of writing and scales it; None where nothing is written."""
    height, width = image.shape
    found = line_image._ink(image) if height >= 4 and width >= 3 else None
    if found is None:
        return None
    ink, contrast = found
    ink = line_image._strengthened(line_image._without_rules(ink), contrast)
    dark = line_image._without_bars(line_image._without_grain(ink > _DARK))
    body = line_image._body(dark)
    if body is None:
        return None
    shift, zoom = jitter or Jitter()
    tall = body[1] - body[0]
    scale = min(BODY / tall * zoom, 10.0)
    first = body[0] + shift * tall - ABOVE / scale - (zoom - 1) * tall / 2
    last = first + HEIGHT / scale
    columns = np.flatnonzero(dark[max(0, int(first)) : max(1, math.ceil(last))].any(axis=0))
    if columns.size == 0:
        return None
    left = max(0.0, float(columns[0]) - 0.4 * tall)
    right = min(float(width), float(columns[-1]) + 1 + 0.4 * tall)
    wide = max(4, min(WIDEST, round((right - left) * scale)))
    above, below = max(0, math.ceil(-first)), max(0, math.ceil(last - height))
    start, stop = max(0, math.floor(first)), min(height, math.ceil(last))
    crop = np.pad((ink[start:stop] * 255).astype(np.uint8), ((above, below), (0, 0)))
    offset = start - above
    box = (left, max(0.0, first - offset), right, min(float(crop.shape[0]), last - offset))
    scaled = Image.fromarray(crop).resize((wide, HEIGHT), Image.Resampling.BILINEAR, box=box)
    return Prepared(np.pad(np.asarray(scaled), ((0, 0), (PADDING, PADDING))), left, wide / (right - left))
