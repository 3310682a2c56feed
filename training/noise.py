"""What copier and scanner do to a line, each step with its severity, and the whole way from print to crop.

Severity 1 is an ordinary office scan at 150 to 300 dpi, 2 a bad photocopy; 0 leaves the line clean.
"""

from __future__ import annotations

import math
import random

import cv2
import numpy as np
import numpy.typing as npt

from training.paper import BEFORE_SCAN, Scene, Wear
from training.typesetting import Drawn

Grey = npt.NDArray[np.uint8]


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
