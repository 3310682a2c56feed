"""Scans: pages of a PDF as a scanner sees them, grey JPEG pictures without a text layer.

`scan150`, `scan200` and `scan300` are office scanners (skew to 1.2 degrees, blur, noise, uneven light, specks, JPEG);
`hard` is a copy of a copy at 150 to 200 dpi: skew to 2.5 degrees, thin or fat ink, gaps in rules and letters, stamps
over the page, dark edges, strong JPEG; `turned` are office scans of pages that lie on their side or on their head.
"""

from __future__ import annotations

import io
import math
import random
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageDraw

Grey = np.ndarray[Any, np.dtype[Any]]
SCANS = ("scan150", "scan200", "scan300", "hard", "turned")


def scan_pdf(source: Path, target: Path, kind: str, rng: random.Random) -> None:
    """Write the pages of `source` as scans of a kind to `target`."""
    hard = kind == "hard"
    dpi = rng.choice((150, 200)) if hard else 200 if kind == "turned" else int(kind.removeprefix("scan"))
    noise = np.random.default_rng(rng.randrange(2**32))
    document = pdfium.PdfDocument(source)
    pages: list[Image.Image] = []
    turn = rng.choice((90, 180, 270)) if kind == "turned" else 0
    for page in document:
        # a scanner sees the ink finer than it writes it down
        grey = np.asarray(page.render(scale=dpi * 1.5 / 72, grayscale=True).to_numpy())
        picture = _scanned(grey.reshape(grey.shape[:2]).copy(), dpi, hard, rng, noise)
        if turn and rng.random() < 0.8:
            picture = np.rot90(picture, turn // 90)
        data = io.BytesIO()
        Image.fromarray(picture).save(data, "JPEG", quality=rng.randint(28, 45) if hard else rng.randint(45, 80))
        pages.append(Image.open(io.BytesIO(data.getvalue())))
    document.close()
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)


def _scanned(fine: Grey, dpi: int, hard: bool, rng: random.Random, noise: np.random.Generator) -> Grey:
    if hard:
        fine = _copied(fine, dpi, rng, noise)
    height, width = fine.shape
    skew = rng.uniform(1.0, 2.5) * rng.choice((-1, 1)) if hard else rng.uniform(-1.2, 1.2)
    size = (round(width / 1.5), round(height / 1.5))
    matrix: Grey = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    matrix = np.diag([1 / 1.5, 1 / 1.5]) @ matrix
    page: Grey = cv2.warpAffine(fine, matrix, size, flags=cv2.INTER_AREA, borderValue=255).astype(np.float32)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.35, 0.75) * dpi / 150)
    ink, paper = rng.uniform(15, 70), rng.uniform(222, 252)
    page = ink + (paper - ink) * page / 255
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    lean = rng.uniform(0, 2 * math.pi)
    slope = (x / size[0] - 0.5) * math.cos(lean) + (y / size[1] - 0.5) * math.sin(lean)
    page *= 1 - rng.uniform(0, 0.16 if hard else 0.09) * (slope + 0.5)
    if hard:
        page *= 1 - 0.55 * np.exp(-x / rng.uniform(8, 40)) * (rng.random() < 0.7)
    grain = noise.normal(0, rng.uniform(4, 11) if hard else rng.uniform(2, 7), page.shape).astype(np.float32)
    page += cv2.GaussianBlur(grain, (0, 0), 0.6) * 1.6
    for _ in range(rng.randint(5, 60 if hard else 25)):
        at = (rng.randrange(size[0]), rng.randrange(size[1]))
        cv2.circle(page, at, rng.randint(0, 2), float(rng.uniform(30, 150)), -1)
    return np.clip(page, 0, 255).astype(np.uint8)


def _copied(fine: Grey, dpi: int, rng: random.Random, noise: np.random.Generator) -> Grey:
    """A photocopy: ink thin or fat and nearly black or white, with gaps, and a stamp over it."""
    soft = cv2.GaussianBlur(fine, (0, 0), rng.uniform(0.8, 1.4))
    blotch = cv2.resize(
        noise.normal(0, 1, (40, 30)).astype(np.float32), fine.shape[::-1], interpolation=cv2.INTER_CUBIC
    )
    level = rng.uniform(105, 185) + 14 * blotch + noise.normal(0, 14, fine.shape)
    out = np.clip(255 / (1 + np.exp((level - soft) / 14)), 0, 255).astype(np.uint8)
    for _ in range(rng.randint(2, 7)):  # streaks where the drum took no toner
        x = rng.randrange(fine.shape[1])
        out[:, x : x + rng.randint(1, 4)] = 255
    for _ in range(rng.randint(1, 4)):
        y = rng.randrange(fine.shape[0])
        out[y : y + rng.randint(1, 3)] = 255
    if rng.random() < 0.6:
        out = _stamped(out, dpi * 1.5, rng)
    return out


def _stamped(page: Grey, dpi: float, rng: random.Random) -> Grey:
    """A round stamp somewhere on the page, as grey as blue ink is."""
    image = Image.fromarray(page)
    stamp = Image.new("L", image.size, 255)
    draw = ImageDraw.Draw(stamp)
    r = round(rng.uniform(0.45, 0.75) * dpi)
    x, y = rng.randint(r, max(r + 1, page.shape[1] - r)), rng.randint(r, max(r + 1, page.shape[0] - r))
    shade = rng.randint(110, 190)
    for inset in (0, round(0.12 * r)):
        draw.ellipse((x - r + inset, y - r + inset, x + r - inset, y + r - inset), outline=shade, width=max(2, r // 28))
    for k in range(14):
        a = 2 * math.pi * k / 14
        cx, cy = x + 0.8 * r * math.cos(a), y + 0.8 * r * math.sin(a)
        draw.line((cx - 6, cy - 8, cx + 7, cy + 6), fill=shade, width=max(2, r // 24))
    stamped: Grey = np.minimum(page, np.asarray(stamp))
    return stamped
