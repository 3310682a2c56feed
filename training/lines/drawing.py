"""One line from text to the network's picture, and how hard lines are at each level of the training."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from prongsai.extract.scan.recognition.line_image import Jitter

from training import paper, typesetting
from training.fonts import Face
from training.lines import damage, picture, setting, sources, typefaces, writing
from training.lines.alphabet import label_of

Grey = npt.NDArray[np.uint8]
WIDEST = 1400  # columns of a picture that is trained on
REPORTS = 40  # made-up reports whose lines a drawing process holds at a time
_REFRESHED = 20_000  # lines after which they are made anew


class Sample(NamedTuple):
    """A grey picture of a line with its truth."""

    picture: Grey
    text: str
    label: str
    family: str


class Ready(NamedTuple):
    """The same as the network sees it."""

    ink: Grey
    label: str


class Difficulty(NamedTuple):
    """How long lines are and how worn, which a training begins easy and ends hard."""

    longest: int  # characters
    severities: tuple[float, ...]
    worn: bool = True


LEVELS = (
    Difficulty(3, (0.2, 0.4), worn=False),  # where each letter lies is soon found in so short a line
    Difficulty(10, (0.2, 0.4), worn=False),
    Difficulty(18, (0.2, 0.5, 0.7, 1.0), worn=False),
    Difficulty(30, (0.2, 0.6, 0.9, 1.0, 1.2)),
    Difficulty(45, (0.2, 0.6, 0.9, 1.0, 1.2, 1.5)),
    Difficulty(62, (0.2, 0.6, 0.9, 1.0, 1.2, 1.5, 1.9)),
)


class Drawer:
    """Draws lines in the families of a role; the same seed draws the same lines."""

    def __init__(self, cache: Path, role: str, seed: int, names: frozenset[str] | None = None) -> None:
        self.rng = random.Random(seed)
        self.setter = setting.Setter(typefaces.faces(cache, role, names), typefaces.symbols(cache), role != "train")
        self._sources = sources.load()
        self._page = self._turned()
        self._drawn = 0

    def _turned(self) -> writing.Page:
        return writing.Page(self._sources, sources.report_lines(self.rng, REPORTS), self.rng)

    def sample(self, difficulty: Difficulty) -> Sample:
        """One line in a random setting, degraded."""
        rng = self.rng
        self._drawn += 1
        if self._drawn % _REFRESHED == 0:
            self._page = self._turned()
        written = writing.line(self._page, difficulty.longest)
        style = self.setter.style(rng, written.text)
        oversampled = 2.0 if style.body < 14 else rng.choice((1.0, 1.3))
        style = dataclasses.replace(style, body=style.body * oversampled)
        near = rng.random() < (0.05 if written.cell else 0.25)
        above, below = ((writing.line(self._page, 24).text if near else "") for _ in range(2))
        drawn = typesetting.draw(written.text, style, (above, below), rng.uniform(1.9, 2.8))
        wear = paper.Wear(rng.choice(difficulty.severities), worn=difficulty.worn)
        grey = damage.degrade(drawn, written.text, rng, wear, written.cell, oversampled)
        return Sample(grey, written.text, label_of(written.text), style.face.family)

    def ready(self, difficulty: Difficulty) -> Ready:
        """One line as the network sees it, moved and zoomed a little as a finder of lines would."""
        while True:
            made = self.sample(difficulty)
            jitter = Jitter(self.rng.gauss(0, 0.05), 2 ** self.rng.gauss(0, 0.12))
            seen = picture.prepare(made.picture, jitter)
            if seen is not None and len(made.label) * 3 < seen.ink.shape[1] <= WIDEST:
                return Ready(seen.ink, made.label)

    def plain(self, text: str, face: Face, dpi: float, severity: float) -> Sample:
        """A given text in a given face at one resolution: what figures are taken on."""
        setter = setting.Setter([face], self.setter.symbols, even=True)
        style = setter.plain(self.rng, text, dpi)
        wear = paper.Wear(severity, worn=False)
        drawn = typesetting.draw(text, dataclasses.replace(style, body=style.body * 2))
        return Sample(damage.degrade(drawn, text, self.rng, wear, False, 2.0), text, label_of(text), face.family)

    def number(self) -> writing.Written:
        """A number alone in its line, in one of the ways of reports."""
        return writing.Written(self._page.number(), True, "number")

    def written(self, longest: int) -> writing.Written:
        """What stands in one line, and its register."""
        return writing.line(self._page, longest)
