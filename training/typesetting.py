"""Lines set in a font: sizes, weights, slants and gaps at random, and the drawing itself."""

from __future__ import annotations

import functools
import itertools
import random
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont, features

from training.fonts import Face, characters
from training.writing import THAI


@dataclass(slots=True)
class Drawn:
    """A line in black on a clear ground: 255 is ink; the body is the digits' top and the baseline."""

    ink: npt.NDArray[np.uint8]
    top: float
    base: float
    left: float
    right: float


_RAQM = features.check("raqm")


@functools.lru_cache(maxsize=1500)
def _font(path: str, size: int, shaped: bool) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM if shaped and _RAQM else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


@functools.lru_cache(maxsize=1000)
def digit_height(path: str, sample: str) -> float:
    """Height of a digit as a share of the font's size."""
    box = _font(path, 200, False).getbbox(sample, anchor="ls")
    return -box[1] / 200


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set."""

    face: Face
    latin: str  # path of the font of Latin letters and Arabic digits
    body: float  # height of its digits in pixels
    stroke: float = 0.0  # emboldening
    slant: float = 0.0
    tracking: float = 0.0  # in heights of the body
    gap: float = 1.0  # factor on spaces
    symbols: str = ""  # path of the font of signs that the others lack


def _runs(text: str, style: Style) -> list[tuple[str, str, bool]]:
    """The text as (piece, font, shaped): Thai letters shaped, digits one by one where they are tracked."""
    pieces: list[tuple[str, str, bool]] = []
    for piece in re.findall(r"[ก-ฺเ-๎๏๚๛฿]+|[๐-๙]+| +|[^ก-๛ ]+", text):
        thai = "฀" <= piece[0] <= "๿"
        path = (style.face.thai or style.latin) if thai else style.latin
        shaped = thai and piece[0] not in THAI
        if style.tracking and not shaped:
            pieces.extend((char, _having(char, path, style), False) for char in piece)
        elif thai or not style.symbols:
            pieces.append((piece, path, shaped))
        else:
            by_font = itertools.groupby(piece, lambda char, path=path: _having(char, path, style))  # type: ignore[misc]
            pieces.extend(("".join(chars), font, False) for font, chars in by_font)
    return pieces


def _having(char: str, path: str, style: Style) -> str:
    """The font of a character: that of the signs where there is one and the first lacks it."""
    return path if not style.symbols or char == " " or ord(char) in characters(path) else style.symbols


def drawable(text: str, style: Style) -> bool:
    """Whether the fonts have every character."""
    return all(
        char == " " or ord(char) in characters((style.face.thai if "฀" <= char <= "๿" else style.latin) or style.latin)
        for char in text
    )


def draw(text: str, style: Style, neighbours: tuple[str, str] = ("", ""), pitch: float = 2.0) -> Drawn:
    """Draws the line, and bits of the lines above and below where they are given."""
    sample = "๕" if style.face.thai and any(char in THAI for char in text) else "0"
    share = digit_height(style.face.thai if sample == "๕" else style.latin, sample)
    size = max(6, round(style.body / share))
    body = share * size
    pieces = _runs(text, style)
    advance = 0.0
    placed: list[tuple[float, str, ImageFont.FreeTypeFont]] = []
    for piece, path, shaped in pieces:
        font = _font(path, size, shaped)
        if piece.isspace():
            advance += max(font.getlength(piece) * style.gap, (0.36 + max(0, style.tracking)) * body)
            continue
        placed.append((advance, piece, font))
        advance += font.getlength(piece) + style.tracking * body
    margin = 1.6 * body
    width, height = int(advance + 2 * margin) + 2, int(5.2 * body) + 2
    base = 3.1 * body
    canvas = Image.new("L", (width, height))
    pen = ImageDraw.Draw(canvas)
    for at, piece, font in placed:
        pen.text((margin + at, base), piece, 255, font, anchor="ls", stroke_width=style.stroke * body)
    for other, line_base in zip(neighbours, (base - pitch * body, base + pitch * body), strict=True):
        for start, (piece, path, shaped) in enumerate(_runs(other, style)):
            font = _font(path, size, shaped)
            pen.text((margin * 0.3 + start * 3.1 * body, line_base), piece, 255, font, anchor="ls")
    ink = np.asarray(canvas)
    if style.slant:
        shear = (1, style.slant, -style.slant * base, 0, 1, 0)
        ink = np.asarray(canvas.transform(canvas.size, Image.Transform.AFFINE, shear, Image.Resampling.BILINEAR))
    return Drawn(ink, base - body, base, margin, margin + advance)


class Typesetter:
    """Draws styles at random: the kin of TH Sarabun first, the rest spread."""

    shares = {"kin": 0.38, "text": 0.32, "loopless": 0.16, "mono": 0.06, "latin": 0.08, "script": 0.0}

    def __init__(self, faces: list[Face], evaluation: bool = False) -> None:
        groups: dict[str, list[Face]] = {}
        for face in faces:
            groups.setdefault("all" if evaluation else face.group, []).append(face)
        self._groups = groups
        self._weights = {name: 1.0 if evaluation else self.shares[name] for name in groups}
        self._latin = [face.latin for face in groups.get("latin", [])]

    def style(self, rng: random.Random, text: str) -> Style:
        """A face that has every character of the text, with its setting."""
        while True:
            group = rng.choices(list(self._weights), list(self._weights.values()))[0]
            candidates = self._groups[group]
            face = rng.choices(candidates, [one.share for one in candidates])[0]
            if not face.thai and any("฀" <= char <= "๿" for char in text):
                continue
            latin = rng.choice(self._latin) if self._latin and face.thai and rng.random() < 0.1 else face.latin
            # Only the regular weight exists of the first font: bold is drawn with a wider pen, italic sheared.
            regular_only = face.family == "TH SarabunPSK"
            stroke = (
                rng.uniform(0.02, 0.07) if rng.random() < (0.4 if regular_only else 0.12) and not face.bold else 0.0
            )
            slant = (
                rng.uniform(0.12, 0.25) if rng.random() < (0.2 if regular_only else 0.04) and not face.italic else 0.0
            )
            body = rng.uniform(12, 30) if rng.random() < 0.75 else 2 ** rng.uniform(3.3, 5.5)
            tracking = rng.uniform(-0.07, 0.12) if rng.random() < 0.2 else 0.0
            gap = rng.uniform(1.2, 5) if rng.random() < 0.25 else rng.uniform(0.8, 1.3)
            style = Style(face, latin, body, stroke, slant, tracking, gap)
            if drawable(text, style):
                return style
            if not any(drawable(text, Style(one, one.latin, body)) for one in candidates[:3]):
                return Style(face, latin, body)  # a missing mark is drawn as a box, which is other text too
