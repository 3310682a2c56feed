"""A sheet that was photographed at an angle, set square: its four corners become those of the picture."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray
from prongsai.extract.scan.picture.image_types import Grey

Homography = NDArray[
    np.float64
]  # 3 by 3; places of the picture to places of the squared one, both in parts of its size

_LOOK = 700  # pixels; the longer side of the picture on which the sheet is looked for
_DARKER = (1.0, 0.85, 0.7, 0.55)  # of Otsu's threshold: a shadow over the sheet is darker than its lit half
_LEAST_PART = 0.3  # of the picture that the sheet fills
_CONTRAST = 14  # shades by which the ground beside every side is darker than the sheet
_STEP = 0.02  # of the picture; how far beside a side the shades are compared
_LEVEL = 0.6  # degrees; a sheet all of whose sides are as level as that is no photograph but a panel or a scan
_BUSY = 0.02  # part of the ground that may be edges: a table top is plain, a printed page around a panel is not


def sheet_of(grey: Grey) -> Homography | None:
    """Where the sheet lies in a photograph; None for a scan, and where no four corners are sure.

    Args:
        grey: the picture, dark ink on light paper.

    Returns:
        What maps places of the picture, 0-1 from its top-left corner, to places of the sheet set square.
    """
    factor = _LOOK / max(grey.shape)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else grey
    soft = np.asarray(cv2.GaussianBlur(small, (0, 0), 2), dtype=np.uint8)
    otsu, _ = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    for part in _DARKER:
        corners = _corners(soft, otsu * part)
        if corners is not None and _is_sheet(soft, corners):
            height, width = soft.shape
            places = (corners / np.array([width, height])).astype(np.float32)
            square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float32)
            return np.asarray(cv2.getPerspectiveTransform(places, square), dtype=np.float64)
    return None


def set_square(grey: Grey, sheet: Homography) -> Grey:
    """The picture of the sheet alone, as large as the whole picture was."""
    height, width = grey.shape
    size = np.diag([width, height, 1.0])
    matrix = size @ sheet @ np.linalg.inv(size)
    return np.asarray(
        cv2.warpPerspective(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )


def moved(places: NDArray[np.float64], mapping: Homography) -> NDArray[np.float64]:
    """Places (n by 2, parts of the picture) under a mapping."""
    lifted = np.hstack([places, np.ones((len(places), 1))]) @ mapping.T
    return np.asarray(lifted[:, :2] / lifted[:, 2:], dtype=np.float64)


def _corners(soft: Grey, threshold: float) -> NDArray[np.float64] | None:
    """The four corners of the largest light area, clockwise from the top left; None where it has another shape."""
    light = np.asarray(soft > threshold, dtype=np.uint8)
    light = np.asarray(cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), dtype=np.uint8)
    contours, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    if cv2.contourArea(hull) < _LEAST_PART * soft.size:
        return None
    shape = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True)
    if len(shape) != 4:
        return None
    points = shape[:, 0, :].astype(np.float64)
    total, lead = points.sum(axis=1), points[:, 0] - points[:, 1]
    order = [int(total.argmin()), int(lead.argmax()), int(total.argmax()), int(lead.argmin())]
    return points[order] if len(set(order)) == 4 else None


def _is_sheet(soft: Grey, corners: NDArray[np.float64]) -> bool:
    """Whether the four sides lie on a plain darker ground, not all of them level."""
    closed = [*corners, corners[0]]
    leans = [np.degrees(np.arctan2(*(b - a)[::-1])) % 90 for a, b in pairwise(closed)]
    if all(min(lean, 90 - lean) < _LEVEL for lean in leans):
        return False
    middle = corners.mean(axis=0)
    return _is_plain_ground(soft, corners) and all(
        _contrast(soft, a, b, middle) >= _CONTRAST for a, b in pairwise(closed)
    )


def _contrast(soft: Grey, a: NDArray[np.float64], b: NDArray[np.float64], middle: NDArray[np.float64]) -> float:
    """By how many shades the sheet is lighter than the ground beside a side; high for one on the picture's edge."""
    height, width = soft.shape
    inward = middle - (a + b) / 2
    inward *= _STEP * max(soft.shape) / max(float(np.linalg.norm(inward)), 1e-9)
    found: list[float] = []
    for along in np.linspace(0.15, 0.85, 15):
        place = a + (b - a) * along
        (x0, y0), (x1, y1) = place - inward, place + inward
        if 0 <= x0 < width and 0 <= y0 < height and 0 <= x1 < width and 0 <= y1 < height:
            found.append(float(soft[int(y1), int(x1)]) - float(soft[int(y0), int(x0)]))
    return float(np.median(found)) if found else 255.0


def _is_plain_ground(soft: Grey, corners: NDArray[np.float64]) -> bool:
    ground: Grey = np.ones(soft.shape, np.uint8)
    cv2.fillConvexPoly(ground, corners.round().astype(np.int32), 0)
    ground = np.asarray(cv2.erode(ground, np.ones((9, 9), np.uint8)), dtype=np.uint8)
    if not ground.any():
        return False
    edges = cv2.Canny(soft, 40, 120)
    return float((edges[ground > 0] > 0).mean()) <= _BUSY
