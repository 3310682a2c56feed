"""A line on its paper before it is scanned: the crop, remains of rules, lines under it, shading, stamps."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from training.typesetting import Drawn

Floats = npt.NDArray[np.float32]

cv2.setNumThreads(1)


# What an ordinary office scan does not do to a line.
DAMAGE = frozenset({"rule through", "stamp", "gaps", "black and white"})


class Wear(NamedTuple):
    """What a line goes through on its way to the scan.

    `severity` 1 is an ordinary office scan. With `only`, one step of `STEPS` and no other; `worn` false leaves out
    `DAMAGE`.
    """

    severity: float
    only: str = ""
    worn: bool = True


class Scene:
    """A line on its way to the scan: ink from 0 to 1 on paper, and where its body stands."""

    def __init__(self, drawn: Drawn, rng: random.Random, wear: Wear, cell: bool) -> None:
        self.rng = rng
        self.severity, self.only, self.worn = wear
        self.cell = cell
        self.ink: Floats = drawn.ink.astype(np.float32) / 255
        self.paper = np.ones_like(self.ink)  # reflectance under the ink: shading lowers it
        self.top, self.base = drawn.top, drawn.base
        self.left, self.right = drawn.left, drawn.right
        self.body = drawn.base - drawn.top
        self.noise = np.random.default_rng(rng.getrandbits(32))
        self.box = (0, 0, self.ink.shape[1], self.ink.shape[0])  # left, top, right, bottom of the crop

    def happens(self, step: str, chance: float) -> bool:
        """Whether this step is taken: by chance, or where one step is asked for, that one alone."""
        drawn = self.rng.random()
        if self.only:
            return step == self.only
        return drawn < chance and (self.worn or step not in DAMAGE)

    def stroke(self, x0: float, y0: float, x1: float, y1: float, thick: float, level: float = 1.0) -> None:
        """Adds a straight stroke of ink."""
        mask = np.zeros(self.ink.shape, np.uint8)
        ends = [(round(x * 8), round(y * 8)) for x, y in ((x0, y0), (x1, y1))]
        cv2.line(mask, ends[0], ends[1], 255, max(1, round(thick)), cv2.LINE_AA, 3)
        np.maximum(self.ink, mask.astype(np.float32) * (level / 255), out=self.ink)


def frame(scene: Scene) -> None:
    """Chooses the crop: a cell with margins, or a line's box, now and then too tight."""
    rng, body = scene.rng, scene.body
    height, width = scene.ink.shape
    if scene.cell:
        above = body * rng.choice((rng.uniform(0.08, 0.5), rng.uniform(0.3, 1.6)))
        below = body * rng.choice((rng.uniform(0.26, 0.6), rng.uniform(0.3, 1.6)))  # a comma cut off would be a point
        before, after = (body * rng.choice((rng.uniform(0.1, 0.5), rng.uniform(0.1, 1.5))) for _ in range(2))
    else:
        above, below = body * rng.uniform(0.02, 0.9), body * rng.uniform(0.16, 0.8)
        before, after = body * rng.uniform(0.0, 0.5), body * rng.uniform(0.0, 0.5)
    left, top = int(max(0, scene.left - before)), int(max(0, scene.top - above))
    right, bottom = math.ceil(min(width, scene.right + after)), math.ceil(min(height, scene.base + below))
    scene.box = (left, top, max(left + 4, right), max(top + 5, bottom))


def rules(scene: Scene, chance: float = 0.2) -> None:
    """Remains of the table's rules at the edges of the crop, seldom cutting through."""
    rng, body = scene.rng, scene.body
    if not scene.cell or not scene.happens("rules", chance):
        return
    left, top, right, bottom = scene.box
    thick = max(1.0, body * rng.uniform(0.03, 0.14))
    for side in rng.sample(("left", "right", "top", "bottom"), rng.randint(1, 3)):
        into, lean = rng.uniform(-0.5, 1.5) * thick, rng.uniform(-0.02, 0.02)
        a, b = (0.0, 1.0) if rng.random() < 0.5 else sorted((rng.random(), rng.random()))
        if side in ("left", "right"):
            x = left + into if side == "left" else right - into
            if not scene.left - 0.12 * body > x and not scene.right + 0.12 * body < x:
                continue
            tall = bottom - top
            scene.stroke(x, top + a * tall, x + lean * tall, top + b * tall, thick)
        else:
            y = top + into if side == "top" else bottom - into
            wide = right - left
            scene.stroke(left + a * wide, y, left + b * wide, y + lean * body, thick)


def rule_through(scene: Scene) -> None:
    """A rule cutting through the writing."""
    rng, body = scene.rng, scene.body
    if not scene.happens("rule through", 0.012 * scene.severity):
        return
    left, _, right, _ = scene.box
    y, lean = rng.uniform(scene.top, scene.base), rng.uniform(-0.1, 0.1) * body
    scene.stroke(left, y, right, y + lean, max(1.0, body * rng.uniform(0.02, 0.08)))


def underline(scene: Scene, chance: float = 0.05) -> None:
    """A line under the writing."""
    rng, body = scene.rng, scene.body
    if not scene.happens("underline", chance):
        return
    y = scene.base + body * rng.uniform(0.12, 0.4)
    if rng.random() < 0.3:
        for x in np.arange(scene.left, scene.right, body * 0.3):
            scene.stroke(float(x), y, float(x) + 1, y, body * 0.1)
        return
    scene.stroke(scene.left, y, scene.right, y, max(1.0, body * rng.uniform(0.04, 0.1)))
    if rng.random() < 0.2:
        scene.stroke(scene.left, y + 0.15 * body, scene.right, y + 0.15 * body, max(1.0, body * 0.05))


def shading(scene: Scene, chance: float = 0.12) -> None:
    """A grey or highlighted ground, over all or a part."""
    rng = scene.rng
    if not scene.happens("shading", chance):
        return
    left, top, right, bottom = scene.box
    level = rng.uniform(0.6, 0.95)
    if not scene.worn or rng.random() < 0.92:
        scene.paper[:] = level
    else:
        a, b = sorted((rng.randint(left, right), rng.randint(left, right)))
        scene.paper[:, a:b] = level
    if rng.random() < 0.3:  # a printed raster instead of an even grey
        raster = (np.indices(scene.paper.shape).sum(axis=0) % rng.choice((3, 4, 5)) == 0).astype(np.float32)
        scene.paper -= raster * rng.uniform(0.05, 0.2)


def stamp(scene: Scene, chance: float = 0.05) -> None:
    """Strokes of a stamp or a signature across the line, grey as a coloured ink becomes."""
    rng, body = scene.rng, scene.body
    if not scene.happens("stamp", chance * scene.severity):
        return
    mask = np.zeros(scene.ink.shape, np.uint8)
    height, width = mask.shape
    for _ in range(rng.randint(1, 3)):
        radius = int(body * rng.uniform(1.5, 8))
        x, y = (
            rng.randint(-radius, width + radius),
            int(scene.base + rng.choice((-1, 1)) * radius * rng.uniform(0.3, 1.1)),
        )
        start = rng.randint(0, 360)
        end, thick = start + rng.randint(60, 360), max(1, round(body * rng.uniform(0.04, 0.14)))
        cv2.ellipse(mask, (x, y), (radius, int(radius * rng.uniform(0.6, 1))), 0, start, end, 255, thick, cv2.LINE_AA)
    np.maximum(scene.ink, mask.astype(np.float32) * (rng.uniform(0.25, 0.6) / 255), out=scene.ink)


BEFORE_SCAN: tuple[Callable[[Scene], None], ...] = (frame, rules, rule_through, underline, shading, stamp)
