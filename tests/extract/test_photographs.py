"""A sheet photographed at an angle is set square, and its places lead back to the photograph."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from prongsai.extract.scan.picture.page_image import straightened
from prongsai.extract.scan.picture.photograph import sheet_of

HEIGHT, WIDTH = 1100, 800
Points = NDArray[np.float64]
LEANING = np.array([[60, 45], [760, 80], [720, 1040], [30, 1080]], dtype=np.float64)


def page() -> NDArray[np.uint8]:
    """A sheet with lines of ink and one black box."""
    sheet = np.full((HEIGHT, WIDTH), 235, np.uint8)
    for top in range(120, 1000, 40):
        cv2.line(sheet, (100, top), (700, top), 30, 3)
    cv2.rectangle(sheet, (500, 500), (560, 530), 0, -1)
    return sheet


def photographed(corners: Points, ground: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
    """The sheet with its corners at these places, lit from the left."""
    square = np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], dtype=np.float32)
    mapping = cv2.getPerspectiveTransform(square, corners.astype(np.float32))
    table = np.full((HEIGHT, WIDTH), 60, np.uint8) if ground is None else ground
    inside = cv2.warpPerspective(np.full((HEIGHT, WIDTH), 255, np.uint8), mapping, (WIDTH, HEIGHT))
    laid = cv2.warpPerspective(page(), mapping, (WIDTH, HEIGHT))
    seen = np.where(inside > 127, laid, table)
    light = np.linspace(1.0, 0.6, WIDTH)
    return np.asarray(seen * light, dtype=np.uint8)


def test_the_corners_of_a_sheet_are_found_in_uneven_light() -> None:
    sheet = sheet_of(photographed(LEANING))
    assert sheet is not None
    places = np.hstack([LEANING / [WIDTH, HEIGHT], np.ones((4, 1))]) @ sheet.T
    assert np.abs(places[:, :2] / places[:, 2:] - [[0, 0], [1, 0], [1, 1], [0, 1]]).max() < 0.02


def test_places_of_the_squared_sheet_lead_back_to_the_photograph() -> None:
    image = straightened(photographed(LEANING), 100, (WIDTH * 0.72, HEIGHT * 0.72))
    box = (360.0, 360.0, 403.2, 381.6)  # the black one, points of the squared sheet
    found = image.to_page(box)
    assert np.abs(np.array(found) - np.array([493, 521, 543, 547]) * 0.72).max() < 5  # where the photograph shows it
    assert np.abs(np.array(image.from_page(found)) - box).max() < 5


@pytest.mark.parametrize(
    "corners",
    [
        np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], dtype=np.float64),  # a scan: nothing around it
        np.array([[80, 90], [720, 90], [720, 1000], [80, 1000]], dtype=np.float64),  # a level panel on a dark page
        np.array([[300, 400], [500, 410], [490, 600], [290, 590]], dtype=np.float64),  # a card on a table
    ],
)
def test_what_is_no_photograph_of_a_sheet_stays_as_it_is(corners: Points) -> None:
    assert sheet_of(photographed(corners)) is None


def test_a_printed_ground_is_part_of_the_page() -> None:
    printed = np.full((HEIGHT, WIDTH), 60, np.uint8)
    for top in range(10, HEIGHT, 16):
        cv2.line(printed, (5, top), (WIDTH - 5, top), 200, 2)
    assert sheet_of(photographed(LEANING, printed)) is None
