"""The picture of a scanned page: rendered once, turned upright, set straight.

Everything after this works on one grey picture in the resolution that the text engine wants; `PageImage.to_page` leads
every box back to the page as it is displayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from prongsai.extract.layout.words import rounded
from prongsai.extract.records import BBox, Block, Place, with_places
from prongsai.extract.scan.picture.dark_areas import turned_light
from prongsai.extract.scan.picture.image_types import Grey
from prongsai.extract.scan.picture.photograph import Homography, moved, set_square, sheet_of

WANTED_DPI = 300  # the text engine was trained on lines of this resolution (measured: fewer errors than at 150 or 200)
_LEAST_DPI, _MOST_DPI = 100, 300  # a page is rendered no finer than its scan, nor coarser than letters can be told in
_PAPER, _A4 = (250.0, 1300.0), 595.0  # points: the shorter side of sheets from A6 to A2; of A4
_MOST_PIXELS = 40_000_000  # of one page; a poster is made smaller, against pictures meant to fill the memory
_STEEPEST = 4.0  # degrees; more is no sheet laid badly on the glass
_COARSE, _FINE = 0.5, 0.05  # degrees between the angles tried
_SMALL = 900  # pixels; the longer side of the picture on which angles are tried
_GRAIN = 0.9  # pixels of a scan at full resolution that its grain is smoothed over
_STRAIGHT = 0.04  # degrees; turning by less only blurs


class PageSize(NamedTuple):
    """How large a page is taken to be, points, and how many of the displayed page's points are one of these."""

    width: float
    height: float
    unit: float = 1.0


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page's picture, upright and straight.

    `grey` has dark ink on light paper; `dpi` is its resolution. `turn` is the angle (0, 90, 180, 270, clockwise) by
    which the displayed page was turned to stand upright, `angle` the skew in degrees that was taken out after it.
    `sheet` tells where on the displayed page a photographed sheet lies, None for a page that is the sheet.
    `width` and `height` are the displayed page's, points of `unit` of its own: a page of no paper's size, as programs
    make that take pixels or millimetres for points, counts as a sheet of A4.
    """

    grey: Grey
    dpi: float
    turn: int
    angle: float
    width: float
    height: float
    sheet: Homography | None = None
    unit: float = 1.0

    @property
    def scale(self) -> float:
        """Pixels of `grey` to a point."""
        return self.dpi / 72.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page, points."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    def to_page(self, box: BBox) -> BBox:
        """A box on the straight, upright page as the box around it on the displayed page, points."""
        width, height = self.size
        around = _turned_box(box, -self.angle, width, height) if self.angle else box
        x0, top, x1, bottom = around
        if self.turn == 90:
            around = (top, width - x1, bottom, width - x0)
        elif self.turn == 180:
            around = (width - x1, height - bottom, width - x0, height - top)
        elif self.turn == 270:
            around = (height - bottom, x0, height - top, x1)
        if self.sheet is not None:
            around = self._under(np.asarray(np.linalg.inv(self.sheet), dtype=np.float64), around)
        return _scaled(around, self.unit)

    def from_page(self, box: BBox) -> BBox:
        """A box on the displayed page as the box around it on the straight, upright page, points."""
        width, height = self.size
        box = _scaled(box, 1 / self.unit)
        x0, top, x1, bottom = box if self.sheet is None else self._under(self.sheet, box)
        if self.turn == 90:
            x0, top, x1, bottom = width - bottom, x0, width - top, x1
        elif self.turn == 180:
            x0, top, x1, bottom = width - x1, height - bottom, width - x0, height - top
        elif self.turn == 270:
            x0, top, x1, bottom = top, height - x1, bottom, height - x0
        around = (x0, top, x1, bottom)
        return _turned_box(around, self.angle, width, height) if self.angle else around

    def _under(self, mapping: Homography, box: BBox) -> BBox:
        """The box around a box of the displayed page, or of the squared one, on the other of the two."""
        size = np.array([self.width, self.height])
        x0, top, x1, bottom = box
        found = moved(np.array([[x0, top], [x1, top], [x1, bottom], [x0, bottom]]) / size, mapping) * size
        (left, high), (right, low) = found.min(axis=0), found.max(axis=0)
        return (float(left), float(high), float(right), float(low))

    def placed(self, block: Block) -> Block:
        """A block with its boxes, which are points on the upright page, on the displayed page."""

        def on_page(place: Place) -> Place:
            return place if place.box is None else replace(place, box=rounded(self.to_page(place.box)))

        return with_places(block, on_page)


def _scaled(box: BBox, factor: float) -> BBox:
    return box if factor == 1.0 else (box[0] * factor, box[1] * factor, box[2] * factor, box[3] * factor)


def picture_of(document: pdfium.PdfDocument, index: int, dpi: float | None = None) -> tuple[Grey, float, PageSize]:
    """A page as a grey picture in the resolution of its scan, or in this one; its resolution; its size."""
    page = document[index]
    try:
        width, height = page.get_size()
        shorter = min(width, height)
        unit = 1.0 if _PAPER[0] <= shorter <= _PAPER[1] else max(shorter, 1.0) / _A4
        width, height = width / unit, height / unit
        dpi = _scan_dpi(page, width, unit) if dpi is None else dpi
        while width * height * (dpi / 72) ** 2 > _MOST_PIXELS and dpi > 20:
            dpi *= 0.7
        bitmap = page.render(scale=dpi / 72 / unit, grayscale=True, may_draw_forms=True)
        try:
            array = bitmap.to_numpy()
            grey = np.ascontiguousarray(array if array.ndim == 2 else array[:, :, 0]).copy()
        finally:
            bitmap.close()
    finally:
        page.close()
    return grey, dpi, PageSize(width, height, unit)


def _scan_dpi(page: pdfium.PdfPage, width: float, unit: float) -> float:
    """The resolution of the largest picture on a page, within bounds."""
    best, area = float(_MOST_DPI), 0.0
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        x0, low, x1, high = item.get_bounds()
        shown = max(x1 - x0, 1.0) * max(high - low, 1.0) / unit**2
        pixels = item.get_px_size()
        if shown > area and shown > 0.2 * width * width:
            area = shown
            best = float(np.sqrt(pixels[0] * pixels[1] / shown)) * 72
    return float(min(max(best, _LEAST_DPI), _MOST_DPI))


def only(grey: Grey, scale: float, boxes: Sequence[BBox]) -> Grey:
    """A page's picture with white paper everywhere but in these boxes, points; `scale` is pixels to a point."""
    blank = np.full_like(grey, 255)
    for x0, top, x1, bottom in boxes:
        part = slice(max(0, int(top * scale)), int(bottom * scale)), slice(max(0, int(x0 * scale)), int(x1 * scale))
        blank[part] = grey[part]
    return blank


def straightened(grey: Grey, dpi: float, size: tuple[float, float] | PageSize, turn: int = 0) -> PageImage:
    """Set a photographed sheet square, turn it upright by `turn` degrees clockwise, take out skew, raise resolution."""
    sheet = sheet_of(grey)
    if sheet is not None:
        grey = set_square(grey, sheet)
    quarter = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    if turn:
        grey = np.asarray(cv2.rotate(grey, quarter[turn]), dtype=np.uint8)
    angle = skew_of(grey)
    factor = WANTED_DPI / dpi if dpi < WANTED_DPI * 0.97 else 1.0
    height, width = grey.shape
    wanted = (round(width * factor), round(height * factor))
    if abs(angle) >= _STRAIGHT:
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        matrix = np.diag([factor, factor]) @ matrix
        grey = np.asarray(
            cv2.warpAffine(grey, matrix, wanted, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8
        )
    else:
        angle = 0.0
        if factor != 1.0:
            grey = np.asarray(cv2.resize(grey, wanted, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
    if factor < 1.05:  # enlarging smooths the grain of the paper; a fine scan keeps it, and engines read it
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), _GRAIN), dtype=np.uint8)
    page = PageSize(*size)
    grey, dpi = turned_light(grey, dpi * factor), dpi * factor
    return PageImage(grey, dpi, turn, angle, page.width, page.height, sheet, page.unit)


def skew_of(grey: Grey) -> float:
    """By how many degrees (counter-clockwise) the picture must be turned for its lines to lie level."""
    small = ink_of(_small(grey))
    if not small.any():
        return 0.0
    coarse = np.arange(-_STEEPEST, _STEEPEST + 1e-6, _COARSE)
    best = max(coarse, key=lambda a: _sharpness(small, float(a)))
    fine = np.arange(best - _COARSE, best + _COARSE + 1e-6, _FINE)
    found = max(fine, key=lambda a: (_sharpness(small, float(a)), -abs(a)))
    gain = _sharpness(small, float(found)) / max(_sharpness(small, 0.0), 1e-9)
    return float(found) if gain > 1.02 else 0.0


def _small(grey: Grey) -> Grey:
    factor = _SMALL / max(grey.shape)
    if factor >= 1:
        return grey
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def ink_of(grey: Grey, reach: int = 25, contrast: int = 12) -> Grey:
    """255 where a pixel is darker than its surroundings: ink, whatever the paper's shade."""
    return np.asarray(
        cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, reach | 1, contrast),
        dtype=np.uint8,
    )


def _sharpness(ink: Grey, angle: float) -> float:
    """How unevenly the ink is spread over the lines of the picture turned by `angle`."""
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST)
    rows = turned.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned_box(box: BBox, angle: float, width: float, height: float) -> BBox:
    """The box around a box turned by `angle` degrees counter-clockwise about the page's middle."""
    rad = np.deg2rad(angle)
    cos, sin = float(np.cos(rad)), float(np.sin(rad))
    xs, ys = [], []
    for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
        dx, dy = x - width / 2, y - height / 2
        xs.append(width / 2 + dx * cos + dy * sin)
        ys.append(height / 2 - dx * sin + dy * cos)
    # what turning adds to the sides of a level box is air: keep the box's own height and width about its middle
    mid_x, mid_y = sum(xs) / 4, sum(ys) / 4
    half_w, half_h = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    lean = abs(half_w * sin)
    return (mid_x - half_w, mid_y - half_h - lean, mid_x + half_w, mid_y + half_h + lean)
