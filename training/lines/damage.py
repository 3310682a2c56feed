"""The way of a whole line from print to a grey crop: the digit reader's paper and scanner, and what else befalls pages.

Added here: a crop that knows Thai marks, dark rows, copies of copies, fax, and photographs (perspective, a bent
page, shadow, shake).
"""

from __future__ import annotations

import math
import random

import cv2
import numpy as np
import numpy.typing as npt

from training import noise, paper
from training.typesetting import Drawn

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

_UPPER, _TONES, _LOWER = set("ัิีึืํำ็ไใโ"), set("่้๊๋์๎"), set("ฺุูฎฏฐญjgpqy,;")
KINDS = ("office", "copy of a copy", "fax", "photograph", "dark row")
_SHARES = (0.80, 0.05, 0.03, 0.07, 0.05)


def reach(text: str) -> tuple[float, float]:
    """How far the ink goes beyond the body, above and below, in heights of the body; near enough for a crop."""
    signs = set(text)
    above = 0.95 if signs & _TONES else 0.6 if signs & _UPPER else 0.15
    return above, 0.5 if signs & _LOWER else 0.15


def frame(scene: paper.Scene, text: str) -> None:
    """Chooses the crop: the line's own ink with a rim, now and then too tight or too wide; a cell with its margins."""
    rng, body = scene.rng, scene.body
    above, below = reach(text)
    tightest, widest = (0.1, 1.2) if scene.cell else (-0.04, 0.35)
    above, below = ((part + rng.uniform(tightest, widest)) * body for part in (above, below))
    before, after = (body * (rng.uniform(0.1, 1.5) if scene.cell else rng.uniform(0.02, 0.5)) for _ in range(2))
    height, width = scene.ink.shape
    left, top = int(max(0, scene.left - before)), int(max(0, scene.top - above))
    right, bottom = math.ceil(min(width, scene.right + after)), math.ceil(min(height, scene.base + below))
    scene.box = (left, top, max(left + 4, right), max(top + 5, bottom))


def copied_again(picture: Grey, rng: random.Random) -> Grey:
    """A copy of a copy: each generation softens, spreads or eats the ink, and hardens the contrast."""
    for _ in range(rng.randint(1, 3)):
        soft = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), rng.uniform(0.4, 0.9))
        middle, steep = rng.uniform(110, 185), rng.uniform(1.3, 2.6)
        soft = (soft - middle) * steep + 140 + np.random.default_rng(rng.getrandbits(32)).normal(0, 4, soft.shape)
        picture = np.clip(soft, 0, 255).astype(np.uint8)
    return picture


def faxed(picture: Grey, rng: random.Random, body: float) -> Grey:
    """A fax: few dots an inch, fewer still down the page, black and white, rows lost."""
    height, width = picture.shape
    across = min(1.0, rng.uniform(9, 15) / max(body, 1))
    down = across * rng.choice((1.0, 1.0, 0.5 if body * across > 13 else 1.0))
    size = (max(3, round(width * across)), max(4, round(height * down)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    threshold = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0] + rng.uniform(-18, 22)
    dots = np.where(small > threshold, 255, 0).astype(np.uint8)
    if rng.random() < 0.3:
        row = rng.randrange(dots.shape[0])
        dots[row] = rng.choice((0, 255)) if rng.random() < 0.4 else dots[max(0, row - 1)]
    how = rng.choice((cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_CUBIC))
    return np.asarray(cv2.resize(dots, (width, height), interpolation=how), np.uint8)


def photographed(picture: Grey, rng: random.Random, body: float) -> Grey:
    """A photograph by hand: perspective and a bent page, a shadow's edge, weak contrast, shake and grain."""
    height, width = picture.shape
    lift = body * 0.16
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    moved = corners + np.array([(rng.uniform(-lift, lift), rng.uniform(-lift, lift)) for _ in range(4)], np.float32)
    ground = int(np.percentile(picture, 80))
    bent = cv2.warpPerspective(
        picture, cv2.getPerspectiveTransform(corners, moved), (width, height), flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(ground,),
    )  # fmt: skip
    if rng.random() < 0.5:
        xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        wave = rng.uniform(-0.14, 0.14) * body * np.sin(math.pi * (xs / width * rng.uniform(0.6, 2) + rng.random()))
        bent = cv2.remap(bent, xs, ys + wave.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    light = np.linspace(rng.uniform(0.6, 1), rng.uniform(0.6, 1), width, dtype=np.float32)[None, :]
    if rng.random() < 0.4:
        edge, soft = rng.uniform(0, width), rng.uniform(0.3, 6) * body
        light = light * (1 - rng.uniform(0.1, 0.45) / (1 + np.exp((np.arange(width) - edge) / soft)))[None, :]
    grey = np.power(bent.astype(np.float32) / 255, rng.uniform(0.7, 1.5)) * rng.uniform(170, 250) * light
    grey = np.asarray(grey + rng.uniform(0, 30), np.float32)
    shaken: Floats = np.asarray(cv2.GaussianBlur(grey, (0, 0), max(0.3, body * rng.uniform(0.01, 0.05))), np.float32)
    if rng.random() < 0.2:
        shaken = np.asarray(cv2.blur(shaken, (max(1, round(body * rng.uniform(0.05, 0.16))), 1)), np.float32)
    grain = np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(1, 7), shaken.shape)
    return np.clip(shaken + grain, 0, 255).astype(np.uint8)


def darkened(picture: Grey, rng: random.Random) -> Grey:
    """White writing on a dark row."""
    ground, writing = rng.uniform(20, 120), rng.uniform(190, 255)
    return (ground + (writing - ground) * (1 - picture.astype(np.float32) / 255)).astype(np.uint8)


def degrade(drawn: Drawn, text: str, rng: random.Random, wear: paper.Wear, cell: bool, oversampled: float) -> Grey:
    """The whole way of a line; at severity 0 nothing but the crop."""
    scene = paper.Scene(drawn, rng, wear, cell)
    frame(scene, text)
    for step in (paper.rules, paper.rule_through, paper.underline, paper.shading, paper.stamp):
        step(scene)
    noise.geometry(scene, oversampled)
    kind = rng.choices(KINDS, _SHARES)[0] if wear.worn and wear.severity > 0.3 else "office"
    noise.weight(scene)
    noise.gaps(scene)
    noise.blur(scene)
    picture = noise.scan(scene)
    if kind == "photograph":
        return noise.compressed(photographed(picture, rng, scene.body), scene)
    picture = noise.copied(picture, scene)
    if kind == "copy of a copy":
        picture = copied_again(picture, rng)
    elif kind == "fax":
        picture = faxed(picture, rng, scene.body)
    elif kind == "dark row":
        picture = darkened(picture, rng)
    return noise.resampled(noise.compressed(picture, scene), rng)
