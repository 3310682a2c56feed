"""Reads the numbers of one line of a scanned page: Thai and Arabic digits, points, commas and signs.

Text engines write look-alikes for the Thai digits their alphabets lack. This reader knows both sets of digits
and nothing else: a run of other writing becomes one sign, `TEXT_SIGN`. The network (convolutions and CTC) and
what belongs to it (alphabet, height, stride, calibration) lie in one ONNX file; the picture it sees is made by
`extract.scan.recognition.line_image`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from prongsai.extract.scan.picture.image_types import Floats, Grey
from prongsai.extract.scan.recognition.line_image import BODY, HEIGHT, PADDING, Prepared, prepare
from prongsai.extract.scan.recognition.onnx_model import open_model

MODEL = Path(__file__).parent / "models" / "digits.onnx"
TEXT_SIGN = "~"  # a run of letters, vowels or other marks, however long
_BATCH_AREA = 24_000  # columns of one batch, which bounds the memory
_GAP = 1.0 * BODY  # blank columns between two characters that are a gap in any font
_DIGIT_GAP = 0.65 * BODY  # the same between two digits
_MAX_ALTERNATIVES = 3
_SURE_GAP = 0.995  # confidence of a gap that was measured, not read
_REACH = 20  # columns between a digit's surest frame and its edge, at most


@dataclass(frozen=True, slots=True)
class ReadChar:
    """One character as read.

    `x0` and `x1` are pixels of the picture given; `confidence` is the calibrated probability that it stands
    there; `alternatives` are other readings with theirs, `""` for no character at all.
    """

    text: str
    x0: float
    x1: float
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Reading:
    """What one picture says, from left to right."""

    chars: tuple[ReadChar, ...] = ()
    blank_confidence: float = 1.0  # that nothing was overlooked; counts where nothing was read

    @property
    def text(self) -> str:
        """The characters in a row."""
        return "".join(char.text for char in self.chars)

    @property
    def confidence(self) -> float:
        """The least confidence of all characters: about the probability that the whole reading is right."""
        return min((char.confidence for char in self.chars), default=self.blank_confidence)


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


class DigitReader:
    """The network with its alphabet; loaded at the first reading, one thread a session."""

    def __init__(self, model: Path | None = None) -> None:
        self._model = model or MODEL
        self._session: Any = None
        self._alphabet: tuple[str, ...] = ()
        self._sign = -1
        self._stride = 4
        self._temperature = 1.0

    def set_temperature(self, temperature: float) -> None:
        """Replaces the calibration of the model file, which is what calibrating needs."""
        self._load()
        self._temperature = temperature

    def _load(self) -> Any:
        if self._session is None:
            session, notes = open_model(self._model)
            if (int(notes["height"]), int(notes["body"])) != (HEIGHT, BODY):
                raise ValueError(f"{self._model.name} was trained for other line heights")
            self._alphabet = ("", *json.loads(notes["alphabet"]))  # the first class is CTC's blank
            self._sign = self._alphabet.index(TEXT_SIGN)
            self._stride = int(notes["stride"])
            self._temperature = float(notes["temperature"])
            self._session = session
        return self._session

    def read(self, images: Sequence[Grey]) -> list[Reading]:
        """Reads every picture: each one line of text, or the one line of a cell."""
        prepared = [prepare(image) for image in images]
        readings = [Reading()] * len(prepared)
        lines = {at: line for at, line in enumerate(prepared) if line is not None}
        for batch in _batches({at: line.ink.shape[1] for at, line in lines.items()}):
            logits = self.logits([lines[at].ink for at in batch])
            for row, at in enumerate(batch):
                frames = math.ceil(lines[at].ink.shape[1] / self._stride)
                readings[at] = self.decode(logits[row, :frames], lines[at], images[at].shape[1])
        return readings

    def logits(self, inks: Sequence[Grey]) -> Floats:
        """The network's answers for one batch, shorter lines filled up with paper."""
        session = self._load()
        widest = max(ink.shape[1] for ink in inks)
        batch = np.zeros((len(inks), 1, HEIGHT, math.ceil(widest / 16) * 16), np.float32)
        for row, ink in enumerate(inks):
            batch[row, 0, :, : ink.shape[1]] = ink
        batch /= 255
        answer: Floats = session.run(None, {"ink": batch})[0]
        return answer

    def decode(self, logits: Floats, line: Prepared, width: int) -> Reading:
        """The best path through the frames of one line, as characters with places and confidences."""
        shares = _softmax(logits / self._temperature)
        best = shares.argmax(axis=1)
        runs = list(_runs(best, shares))
        doubts, blank_doubt = _doubts(best, shares, runs)
        chars: list[ReadChar] = []
        reached = 0.0
        columns = line.ink.sum(axis=0, dtype=np.float32)
        between = (self._border(columns, a, b) for a, b in zip(runs, runs[1:], strict=False))
        borders = [0, *between, len(columns)]
        for at, run in enumerate(runs):
            text = self._alphabet[run.kind]
            sure = min(float(shares[run.peak, run.kind]), 1 - doubts[at])
            x0, x1 = self._extent(columns, borders[at], borders[at + 1], run)
            if chars and x0 - reached >= _least_gap(chars[-1].text, text):
                a, b = ((x - PADDING) / line.scale + line.left for x in (reached, x0))
                chars.append(ReadChar(" ", max(0.0, a), min(b, float(width)), _SURE_GAP))
            reached = x1
            left, right = ((x - PADDING) / line.scale + line.left for x in (x0, x1))
            left, right = min(max(left, 0.0), float(width)), min(max(right, 0.0), float(width))
            if text == TEXT_SIGN and chars and chars[-1].text == TEXT_SIGN:
                before = chars.pop()
                chars.append(ReadChar(text, before.x0, right, min(before.confidence, sure), before.alternatives))
            else:
                chars.append(ReadChar(text, left, right, sure, self._alternatives(shares[run.peak], run.kind)))
        return Reading(tuple(chars), 1 - blank_doubt)

    def _border(self, columns: Floats, run: _Run, following: _Run) -> int:
        """Where one character ends and the next begins: a gap in the ink between their surest frames.

        Other text is surest anywhere in its run and has gaps of its own: there the gap nearest to the digit counts.
        """
        first, last = run.peak * self._stride + 1, following.peak * self._stride + 1
        wanted = (first + last) / 2
        if run.kind == self._sign:
            first, wanted = max(first, last - _REACH), last
        elif following.kind == self._sign:
            last, wanted = min(last, first + _REACH), first
        if last - first < 2:
            return (first + last) // 2
        off = np.abs(np.arange(first, last) - wanted) / (last - first)
        return first + int(np.argmin(np.maximum(columns[first:last], 200) + 255 * off))

    def _extent(self, columns: Floats, first: int, last: int, run: _Run) -> tuple[float, float]:
        """First and last column of a character: between its borders, drawn in to the ink."""
        inked = np.flatnonzero(columns[first:last] > 140)
        if run.kind != self._sign and inked.size and inked[-1] - inked[0] > 2 * BODY:
            # Wider than any digit: grain in a wide gap beside it counts as ink; the digit is where it was surest.
            pieces = np.split(inked, np.flatnonzero(np.diff(inked) > 3) + 1)
            peak = run.peak * self._stride + 1 - first
            inked = min(pieces, key=lambda piece: (max(int(piece[0]) - peak, peak - int(piece[-1]), 0), -len(piece)))
        if inked.size:
            return float(first + inked[0]), float(first + inked[-1] + 1)
        return float(min(first, last)), float(max(first, last))

    def _alternatives(self, shares: Floats, kind: int) -> tuple[tuple[str, float], ...]:
        order = [int(other) for other in np.argsort(-shares) if other != kind][:_MAX_ALTERNATIVES]
        return tuple((self._alphabet[other], float(shares[other])) for other in order)


def _least_gap(before: str, after: str) -> float:
    """From how many blank columns on a gap stands between two characters, although none was read."""
    if before in (TEXT_SIGN, " ") or after in (TEXT_SIGN, " "):
        return math.inf
    return _DIGIT_GAP if before.isdigit() and after.isdigit() else _GAP


class _Run(NamedTuple):
    """Frames in a row that say the same character; `peak` is the surest of them."""

    first: int
    last: int
    peak: int
    kind: int


def _runs(best: npt.NDArray[np.intp], shares: Floats) -> Iterator[_Run]:
    changes = np.flatnonzero(np.diff(best)) + 1
    for first, stop in zip([0, *changes], [*changes, len(best)], strict=True):
        kind = int(best[first])
        if kind:
            peak = int(first) + int(shares[first:stop, kind].argmax())
            yield _Run(int(first), int(stop) - 1, peak, kind)


def _doubts(best: npt.NDArray[np.intp], shares: Floats, runs: list[_Run]) -> tuple[list[float], float]:
    """What blank frames nearly held, at the nearest character: a digit overlooked is an error too.

    The second is the same where no character was read at all.
    """
    others = shares.copy()
    others[:, 0] = 0
    for run in runs:
        others[max(0, run.first - 1) : run.last + 2, run.kind] = 0  # no other character: a hem of this one
    missed = others.max(axis=1, initial=0)
    missed[best != 0] = 0
    if not runs:
        return [], float(missed.max(initial=0))
    doubts = [0.0] * len(runs)
    middles = np.array([(run.first + run.last) / 2 for run in runs])
    for frame in np.flatnonzero(missed > 0.001):
        nearest = int(np.abs(middles - frame).argmin())
        doubts[nearest] = max(doubts[nearest], float(missed[frame]))
    return doubts, 0.0


def _batches(widths: dict[int, int]) -> Iterator[list[int]]:
    """Pictures of like width together, so that little is spent on filling up."""
    batch: list[int] = []
    for at in sorted(widths, key=lambda key: widths[key]):
        if batch and (widths[at] > 1.25 * widths[batch[0]] + 16 or widths[at] * (len(batch) + 1) > _BATCH_AREA):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
