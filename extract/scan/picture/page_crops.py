"""Cutting pieces out of the picture of a page. Boxes are pixels, `(x0, top, x1, bottom)`."""

from __future__ import annotations

import numpy as np
from prongsai.extract.records import BBox
from prongsai.extract.scan.picture.image_types import Grey, PixelBox
from prongsai.extract.scan.picture.page_image import PageImage

_MARGIN = 0.03  # inches of paper around a cut-out; engines need some
_LEAST_TALL = 4  # pixels


def margin_of(dpi: float) -> int:
    """Pixels of paper around a cut-out."""
    return round(_MARGIN * dpi)


def padded_crop(grey: Grey, box: PixelBox, across: int, down: int) -> Grey:
    """What stands in a box and around it, as far as the page reaches.

    Args:
        grey: the page.
        box: the box.
        across: pixels more to the left and to the right.
        down: pixels more above and below.
    """
    x0, top, x1, bottom = box
    return np.ascontiguousarray(grey[max(0, top - down) : bottom + down, max(0, x0 - across) : x1 + across])


def crop_with_paper(grey: Grey, box: PixelBox, margin: int) -> Grey:
    """What stands in a box and a margin around it; paper where the margin leaves the page."""
    x0, top, x1, bottom = box
    part = padded_crop(grey, box, margin, margin)
    shape = (bottom - top + 2 * margin, x1 - x0 + 2 * margin)
    if part.shape == shape:
        return part
    framed = np.full(shape, np.median(part), np.uint8)
    y, x = max(0, margin - top), max(0, margin - x0)
    framed[y : y + part.shape[0], x : x + part.shape[1]] = part
    return framed


def number_crop(grey: Grey, box: BBox) -> Grey:
    """A number with as much around it as tells it from its neighbours."""
    x0, top, x1, bottom = (round(value) for value in box)
    tall = max(_LEAST_TALL, bottom - top)
    return padded_crop(grey, (x0, top, x1, bottom), tall // 2, tall // 3)


def pixels_of(box: BBox, image: PageImage, inset: int) -> PixelBox:
    """A box in points of the upright page as pixels, drawn in (or, negative, out) on every side, within the page."""
    scale = image.scale
    height, width = image.grey.shape
    return (
        max(0, round(box[0] * scale) + inset),
        max(0, round(box[1] * scale) + inset),
        min(width, round(box[2] * scale) - inset),
        min(height, round(box[3] * scale) - inset),
    )


def overlap(one: BBox, other: BBox) -> bool:
    """Whether two boxes share a part."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
