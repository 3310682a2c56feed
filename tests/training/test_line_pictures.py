"""The picture of a line as the network sees it, and what is done to drawn lines on the way there."""

from __future__ import annotations

import random

import numpy as np
import pytest

from training.lines import picture

cv2 = pytest.importorskip("cv2")


def bars(height: int, top: int, bottom: int) -> np.ndarray:
    """A line of upright strokes as of letters, from one row to another, dark on white."""
    grey = np.full((height, 200), 245, np.uint8)
    for x in range(20, 180, 8):
        grey[top:bottom, x : x + 3] = 20
    return grey


@pytest.mark.parametrize(("height", "top", "bottom"), [(40, 14, 30), (90, 30, 66), (24, 9, 17)])
def test_the_body_comes_to_one_place_whatever_the_resolution(height: int, top: int, bottom: int) -> None:
    ready = picture.prepare(bars(height, top, bottom))
    assert ready is not None
    assert ready.ink.shape[0] == picture.HEIGHT
    inked = np.flatnonzero(ready.ink.max(axis=1) > 128)
    assert abs(int(inked[0]) - picture.ABOVE) <= 2
    assert abs(int(inked[-1]) + 1 - picture.ABOVE - picture.BODY) <= 2


def test_a_column_leads_back_to_its_pixel() -> None:
    ready = picture.prepare(bars(60, 20, 44))
    assert ready is not None
    first = int(np.flatnonzero(ready.ink.max(axis=0) > 128)[0])
    assert (first - picture.PADDING) / ready.scale + ready.left == pytest.approx(20, abs=1.5)


def test_light_on_dark_is_the_same_and_nothing_is_nothing() -> None:
    plain, dark = picture.prepare(bars(40, 14, 30)), picture.prepare(255 - bars(40, 14, 30))
    assert plain is not None and dark is not None
    assert np.abs(plain.ink.astype(int) - dark.ink).mean() < 6
    assert picture.prepare(np.full((40, 200), 240, np.uint8)) is None
    assert picture.prepare(np.zeros((2, 2), np.uint8)) is None


def test_damage_keeps_the_size_and_leaves_ink() -> None:
    pytest.importorskip("fontTools")
    from training.lines import damage

    grey = bars(60, 20, 40)
    for seed in range(12):
        rng = random.Random(seed)
        for worn in (
            damage.copied_again(grey, rng),
            damage.faxed(grey, rng, 20),
            damage.photographed(grey, rng, 20),
            damage.darkened(grey, rng),
        ):
            assert worn.shape == grey.shape and worn.dtype == np.uint8
            assert int(worn.max()) - int(worn.min()) > 60


def test_a_crop_leaves_room_for_marks() -> None:
    pytest.importorskip("fontTools")
    from training.lines.damage import reach

    assert reach("กา") < reach("กิ") < reach("ก้")
    assert reach("กู")[1] > reach("กา")[1]
