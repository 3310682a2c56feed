"""What paper, copier and scanner do to a line, each step with its severity, and all of them composed.

Severity 1 is an ordinary office scan at 150 to 300 dpi, 2 a bad photocopy; 0 leaves the line clean.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from training.lines import Drawn

Grey = npt.NDArray[np.uint8]
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


def geometry(scene: Scene, oversampled: float) -> None:
    """Skew, stretch, and scanning down from the drawing's scale."""
    rng = scene.rng
    degrees = max(-1.5, min(1.5, rng.gauss(0, 0.45) * min(1.5, scene.severity)))
    if scene.only:
        degrees = rng.choice((-1.5, 1.5)) if scene.only == "skew" else 0.0
    stretch = rng.uniform(0.88, 1.14) if rng.random() < 0.5 else 1.0
    scale = 1 / oversampled
    left, top, right, bottom = scene.box
    lean = math.tan(math.radians(degrees))
    shear = rng.uniform(-0.05, 0.05) if rng.random() < 0.3 else 0.0
    middle_x, middle_y = (left + right) / 2, (scene.top + scene.base) / 2
    a, b, c, d = scale * stretch, scale * shear, scale * lean * stretch, scale
    width, height = max(3, round((right - left) * a)), max(4, round((bottom - top) * scale))
    shift_x, shift_y = rng.random(), rng.random()
    matrix = np.array(
        [
            [a, b, width / 2 - a * middle_x - b * middle_y + shift_x],
            [c, d, (middle_y - top) * scale - c * middle_x - d * middle_y + shift_y],
        ],
        np.float32,
    )
    if oversampled > 1.2:
        blur = 0.35 * oversampled
        scene.ink = cv2.GaussianBlur(scene.ink, (0, 0), blur).astype(np.float32)
    scene.ink = np.asarray(cv2.warpAffine(scene.ink, matrix, (width, height), flags=cv2.INTER_LINEAR), np.float32)
    scene.paper = np.asarray(
        cv2.warpAffine(scene.paper, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.float32,
    )
    scene.body *= scale


def weight(scene: Scene) -> None:
    """Thin or fat ink: the edge of the stroke moves by a part of a pixel or more."""
    rng = scene.rng
    if not scene.happens("weight", 0.35 * min(1.5, scene.severity)):
        return
    soft = max(0.5, scene.body * rng.uniform(0.02, 0.05))
    blurred = cv2.GaussianBlur(scene.ink, (0, 0), soft)
    threshold, steep = rng.uniform(0.28, 0.62), rng.uniform(2, 4)
    before = float(scene.ink.sum())
    while True:
        ink = np.clip((blurred - threshold) * steep + 0.5, 0, 1).astype(np.float32)
        # An ordinary scan leaves most of a thin stroke standing; what has lost more than half is a bad copy.
        if scene.severity > 1 or threshold < 0.1 or float(ink.sum()) > 0.5 * before:
            break
        threshold -= 0.04
    scene.ink = ink


def gaps(scene: Scene) -> None:
    """Toner that did not hold: fading, holes, and thin cuts through the strokes."""
    rng = scene.rng
    if not scene.happens("gaps", 0.14 * scene.severity):
        return
    height, width = scene.ink.shape
    if rng.random() < 0.6:
        coarse = scene.noise.normal(0, 1, (max(2, int(height / 3)), max(2, int(width / 3)))).astype(np.float32)
        field = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
        scene.ink *= 1 - np.clip((field - rng.uniform(0.9, 1.8)) * 2, 0, 1) * rng.uniform(0.4, 1)
    else:
        for _ in range(rng.randint(1, 3)):
            thick = max(1, round(scene.body * rng.uniform(0.03, 0.08)))
            if rng.random() < 0.5:
                y = rng.randint(0, max(0, height - thick))
                scene.ink[y : y + thick] *= rng.uniform(0, 0.5)
            else:
                x = rng.randint(0, max(0, width - thick))
                scene.ink[:, x : x + thick] *= rng.uniform(0, 0.5)


def blur(scene: Scene) -> None:
    """Optics out of focus, or a moving page."""
    rng = scene.rng
    if not scene.happens("blur", 0.75 * min(1.2, scene.severity)):
        return
    sigma = scene.body * rng.uniform(0.0, 0.055) * (0.6 + 0.5 * scene.severity)
    if sigma > 0.25:
        scene.ink = cv2.GaussianBlur(scene.ink, (0, 0), sigma).astype(np.float32)
    if rng.random() < 0.05 * scene.severity:
        length = max(2, round(scene.body * 0.12))
        kernel = (1, length) if rng.random() < 0.5 else (length, 1)
        scene.ink = np.asarray(cv2.blur(scene.ink, kernel), np.float32)


def scan(scene: Scene) -> Grey:
    """Ink and paper become grey levels: faint or dark, light falling off, sensor noise, specks."""
    rng, severity = scene.rng, scene.severity
    height, width = scene.ink.shape
    white = rng.uniform(215, 255)
    black = rng.uniform(0, 70) if rng.random() < 0.88 else rng.uniform(60, 130) * min(1.15, severity)
    page = scene.paper * white
    picture = page + (np.minimum(black, page * 0.7) - page) * scene.ink
    if scene.happens("white on dark", 0.035):  # white on a dark heading
        picture = 255 - picture * rng.uniform(0.6, 0.95)
    if scene.happens("uneven light", 0.4 * severity):
        along = np.linspace(0, 1, width, dtype=np.float32)[None, :] * rng.uniform(-1, 1)
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None] * rng.uniform(-1, 1)
        picture = picture * (1 - 0.12 * severity * np.abs(along + 0.4 * down))
    if scene.happens("grain", 0.6 * min(1.4, severity)):
        picture = picture + scene.noise.normal(0, rng.uniform(1, 9) * severity, picture.shape).astype(np.float32)
    if scene.happens("specks", 0.15 * severity):
        specks = scene.noise.random(picture.shape) < rng.uniform(0.0002, 0.0025) * severity
        if rng.random() < 0.5:
            specks = cv2.dilate(specks.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0
        picture[specks] = rng.uniform(0, 120)
        picture[scene.noise.random(picture.shape) < 0.002 * severity] = 240
    return np.clip(picture, 0, 255).astype(np.uint8)


def resampled(picture: Grey, rng: random.Random) -> Grey:
    """The file's own resolution enlarged to what the pages are read at."""
    if rng.random() > 0.4:
        return picture
    factor = rng.choice((1.5, 2.0, rng.uniform(1.1, 2.0)))
    size = (max(3, round(picture.shape[1] * factor)), max(4, round(picture.shape[0] * factor)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def copied(picture: Grey, scene: Scene) -> Grey:
    """A photocopy or a fax: black and white only."""
    rng = scene.rng
    if not scene.happens("black and white", 0.07 * scene.severity):
        return picture
    if rng.random() < 0.5:
        threshold = float(cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0])
    else:
        threshold = (float(picture.max()) + float(picture.min())) / 2
    threshold += rng.uniform(-15, 15)
    white, black = rng.randint(235, 255), rng.randint(0, 30)
    return np.where(picture > threshold, white, black).astype(np.uint8)


def compressed(picture: Grey, scene: Scene) -> Grey:
    """JPEG, worse with severity."""
    rng = scene.rng
    if not scene.happens("jpeg", 0.65 * min(1.3, scene.severity)):
        return picture
    lowest = 45 if scene.severity <= 1 else 22
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(lowest, 92)])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8) if done else picture


BEFORE_SCAN: tuple[Callable[[Scene], None], ...] = (frame, rules, rule_through, underline, shading, stamp)


STEPS = (
    "none",
    "rules",
    "rule through",
    "underline",
    "shading",
    "stamp",
    "skew",
    "weight",
    "gaps",
    "blur",
    "white on dark",
    "uneven light",
    "grain",
    "specks",
    "black and white",
    "jpeg",
)


def degrade(drawn: Drawn, rng: random.Random, wear: Wear, cell: bool, oversampled: float = 1.0) -> Grey:
    """The whole way of a line from print to a grey crop."""
    scene = Scene(drawn, rng, wear, cell)
    for step in BEFORE_SCAN:
        step(scene)
    geometry(scene, oversampled)
    weight(scene)
    gaps(scene)
    blur(scene)
    picture = copied(scan(scene), scene)
    return resampled(compressed(picture, scene), rng)
