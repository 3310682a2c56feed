"""How a line is set: face, size, weight, slant and gaps at random, the kin of TH Sarabun more often than others."""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.fonts import Face, characters
from training.typesetting import Style, digit_height

SHARES = {"kin": 0.26, "text": 0.38, "loopless": 0.2, "mono": 0.05, "script": 0.04, "latin": 0.07}
_POINTS = {"kin": (14, 18), "script": (14, 18)}  # what documents are set in; other families are drawn larger
_OTHER_POINTS = (10, 15)


def _thai(text: str) -> set[str]:
    return {char for char in text if "฀" <= char <= "๿"}


def able(face: Face, text: str) -> bool:
    """Whether a face has the Thai letters of a text; Latin letters and signs can come from another font."""
    letters = _thai(text)
    return not letters or (bool(face.thai) and all(ord(char) in characters(face.thai) for char in letters))


def body_at(face: Face, dpi: float, points: float) -> float:
    """Height of the digits in pixels, of a face at a size and resolution."""
    return digit_height(face.latin, "0") * points * dpi / 72


class Setter:
    """Draws styles at random from some faces; `even` gives every face one weight, as a test wants."""

    def __init__(self, faces: Sequence[Face], symbols: Sequence[str], even: bool = False) -> None:
        groups: dict[str, list[Face]] = {}
        for face in faces:
            groups.setdefault("all" if even else face.group, []).append(face)
        self._groups, self.symbols = groups, symbols
        self._shares = [1.0 if even else SHARES[name] for name in groups]
        self._latin = [face.latin for face in groups.get("latin", [])]

    def face(self, rng: random.Random, text: str) -> Face:
        """A face that has the text's Thai letters; raises ValueError where none has after many tries."""
        for _ in range(200):
            candidates = self._groups[rng.choices(list(self._groups), self._shares)[0]]
            face = rng.choices(candidates, [one.share for one in candidates])[0]
            if able(face, text):
                return face
        raise ValueError(f"no face has all letters of {text!r}")

    def style(self, rng: random.Random, text: str) -> Style:
        """A face and its setting."""
        face = self.face(rng, text)
        latin = rng.choice(self._latin) if self._latin and face.thai and rng.random() < 0.1 else face.latin
        one_weight = "-" not in face.latin.rsplit("/", 1)[-1] and face.group != "latin"  # bold and italic do not exist
        stroke = rng.uniform(0.02, 0.07) if not face.bold and rng.random() < (0.3 if one_weight else 0.1) else 0.0
        slant = rng.uniform(0.12, 0.25) if not face.italic and rng.random() < (0.15 if one_weight else 0.04) else 0.0
        dpi = rng.choice((100, 120, 150, 150, 200, 200, 200, 240, 300, 300))
        points = rng.uniform(*_POINTS.get(face.group, _OTHER_POINTS))
        points *= rng.uniform(1, 1.6) if rng.random() < 0.1 else 1  # a heading
        body = min(34.0, max(7.0, body_at(face, dpi, points)))
        tracking = rng.uniform(-0.06, 0.12) if rng.random() < 0.15 else 0.0
        gap = rng.uniform(1.2, 4) if rng.random() < 0.2 else rng.uniform(0.8, 1.3)
        return Style(face, latin, body, stroke, slant, tracking, gap, self.symbols[1 if face.bold else 0])

    def plain(self, rng: random.Random, text: str, dpi: float) -> Style:
        """A face as documents set it, at one resolution: what figures are taken on."""
        face = self.face(rng, text)
        points = rng.uniform(*_POINTS.get(face.group, _OTHER_POINTS))
        body = max(6.0, body_at(face, dpi, points))
        return Style(face, face.latin, body, symbols=self.symbols[1 if face.bold else 0])
