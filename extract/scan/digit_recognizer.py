"""Reads the numbers of one line of a scanned page: Thai and Arabic digits, points, commas and signs.

Text engines write look-alikes for the Thai digits their alphabets lack. This reader knows both sets of digits
and nothing else: a run of other writing becomes one sign, `TEXT_SIGN`. The network (convolutions and CTC) and
what belongs to it (alphabet, height, stride, calibration) lie in one ONNX file. Preparing the picture is part of
this module and training imports it from here, so the two cannot drift apart.
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
from PIL import Image
from prongsai.extract.scan.onnx_model import open_model

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

MODEL = Path(__file__).parent / "models" / "digits.onnx"
TEXT_SIGN = "~"  # a run of letters, vowels or other marks, however long
HEIGHT = 32  # rows of the network's picture
BODY = 18  # rows of it that the body of the writing, digits or consonants, is scaled to
PADDING = 8  # blank columns left and right
MAX_WIDTH = 6000  # columns; wider lines are squeezed, far beyond any honest line

_MIN_CONTRAST = 32  # grey levels between paper and ink below which a picture is blank
_FULL_CONTRAST = 56  # grey levels that count as full ink at least, so that noise is not blown up
_BATCH_AREA = 24_000  # columns of one batch, which bounds the memory
_DARK = 0.45  # of full ink
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


class Prepared(NamedTuple):
    """A line made ready for the network, with the way back to pixels of the picture given."""

    ink: Grey  # HEIGHT rows, 0 paper to 255 ink
    left: float  # pixel of the picture that the first column behind the padding shows
    scale: float  # columns of `ink` a pixel


class Jitter(NamedTuple):
    """How far training moves the line found: in heights of the body, and as a factor."""

    shift: float = 0.0
    zoom: float = 1.0


def _ink(grey: Grey) -> tuple[Floats, float] | None:
    """Ink from 0 to 1, dark on light or light on dark, and its contrast in grey levels; None without contrast."""
    counts = np.bincount(grey.ravel(), minlength=256).cumsum()
    low, middle, high = (int(np.searchsorted(counts, share * counts[-1])) for share in (0.002, 0.5, 0.998))
    if high - low < _MIN_CONTRAST:
        return None
    picture = grey.astype(np.float32)
    if high - middle > middle - low:
        picture = 255 - picture
    contrast = float(max(high - low, _FULL_CONTRAST))
    ink: Floats = np.clip((_paper(picture) - picture) / contrast, 0, 1).astype(np.float32)
    return ink, contrast


def _strengthened(ink: Floats, contrast: float) -> Floats:
    """Faint writing brought to full ink: a few black specks or a rule must not set the measure of black."""
    step = 2 if ink.shape[0] > 40 else 1
    inked = ink[::step, ::step]
    inked = inked[inked > 0.12]
    if not inked.size:
        return ink
    gain = min(0.75 * float(inked.sum()) / float((inked * inked).sum()), contrast / _FULL_CONTRAST)
    return np.minimum(ink * gain, 1) if gain > 1 else ink


def _paper(picture: Floats) -> Floats:
    """The level of paper along the line, block by block: it follows shading and uneven light."""
    height, width = picture.shape
    blocks = max(1, round(width / (1.2 * height)))
    size = -(-width // blocks)
    rows = picture[:: max(1, height // 24)]
    rows = np.pad(rows, ((0, 0), (0, blocks * size - width)), mode="edge")
    levels = rows.reshape(len(rows), blocks, size).transpose(1, 0, 2).reshape(blocks, -1)
    at = int(0.8 * (levels.shape[1] - 1))
    paper = np.partition(levels, at, axis=1)[:, at]
    return np.interp(np.arange(width), (np.arange(blocks) + 0.5) * size, paper).astype(np.float32)


def _without_grain(dark: Mask) -> Mask:
    """The dark pixels with at least two dark ones beside, above or below them."""
    around = np.zeros(dark.shape, np.uint8)
    around[1:] += dark[:-1]
    around[:-1] += dark[1:]
    around[:, 1:] += dark[:, :-1]
    around[:, :-1] += dark[:, 1:]
    clean: Mask = dark & (around >= 2)
    return clean


def _without_rules(ink: Floats) -> Floats:
    """The ink less remains of table rules: what stands at an edge, apart from the writing, and looks like one."""
    height, _ = ink.shape
    zone = max(3, round(0.12 * height))
    clean, dark = ink.copy(), _without_grain(ink > _DARK)
    for turned in (False, True):
        for part, shade in ((clean, dark), (clean[::-1, ::-1], dark[::-1, ::-1])):
            part, shade = (part.T, shade.T) if turned else (part, shade)
            shares = shade.mean(axis=0)
            blank = np.flatnonzero(shares[: zone + 1] <= 0.02)
            if not blank.size:
                continue
            edge = shade[:, : blank[-1]]
            # An upright rule goes on beyond the picture, however short the piece of it; a point does neither.
            ends = not turned and bool(edge[:2].any() or edge[-2:].any())
            if edge.size and (ends or shares[: blank[-1]].max(initial=0) > (0.55 if turned else 0.25)):
                part[:, : blank[-1] + 1] = 0
                shade[:, : blank[-1] + 1] = False
    return clean


def _without_bars(dark: Mask) -> Mask:
    """The dark pixels less bars along the edges that touch the writing, unless nothing would be left."""
    height, width = dark.shape
    side, rim = max(3, round(0.12 * height)), max(2, round(0.12 * height))
    clean = dark.copy()
    upright = dark.mean(axis=0) > 0.55
    upright[side : max(side, width - side)] = False
    clean[:, upright] = False
    flat = clean.mean(axis=1) > 0.6
    flat[rim : max(rim, height - rim)] = False
    clean[flat] = False
    return clean if clean.sum() >= 4 else dark


def _body(dark: Mask) -> tuple[float, float] | None:
    """Top and bottom of the body of the writing: the rows where strokes are crossed most often.

    Crossings, not ink: a rule, an underline or a stamp's arc adds few, whatever its weight.
    """
    height, width = dark.shape
    crossings = (dark[:, 1:] != dark[:, :-1]).sum(axis=1) + dark[:, 0] + dark[:, -1]
    window = max(1, round(height * 0.04)) | 1
    profile = np.convolve(crossings, np.ones(window) / window, mode="same")
    crossed = profile[profile >= 0.7]
    if crossed.size == 0:
        return None
    most = float(np.quantile(crossed, 0.8))  # not the maximum, which a dotted leader would be
    rows = profile >= max(0.7, most * (0.2 if most < 12 else 0.3))
    changes = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    bands = [[int(a), int(b)] for a, b in zip(changes[::2], changes[1::2], strict=True)]
    merged = [bands[0]]
    for band in bands[1:]:
        if band[0] - merged[-1][1] <= max(1, 0.05 * height):
            merged[-1][1] = band[1]
        else:
            merged.append(band)
    top, bottom = max(merged, key=lambda band: float(profile[band[0] : band[1]].sum()))
    # A dash or a point alone must not be blown up to the size of a digit.
    inked = np.flatnonzero(dark[top:bottom].any(axis=0))
    extent = float(inked[-1] - inked[0] + 1) if inked.size else 1.0
    least = max(3.0, min(0.6 * extent, 0.2 * height))
    if bottom - top < least:
        middle = (top + bottom) / 2
        return middle - least / 2, middle + least / 2
    return float(top), float(bottom)


def prepare(image: Grey, jitter: Jitter | None = None) -> Prepared | None:
    """Finds the line of writing and scales it to the network's height; None where nothing is written."""
    if image.ndim != 2 or image.dtype != np.uint8:
        raise ValueError("a line must be a grey image of type uint8 with two axes")
    height, width = image.shape
    if height < 4 or width < 3:
        return None
    found = _ink(image)
    if found is None:
        return None
    ink, contrast = found
    ink = _strengthened(_without_rules(ink), contrast)
    dark = _without_bars(_without_grain(ink > _DARK))
    body = _body(dark)
    if body is None:
        return None
    shift, zoom = jitter or Jitter()
    top, bottom = body
    tall = bottom - top
    scale = min(BODY / tall * zoom, 10.0)
    middle = (top + bottom) / 2 + shift * tall
    first, last = middle - HEIGHT / 2 / scale, middle + HEIGHT / 2 / scale
    inside = dark[max(0, int(first)) : max(1, math.ceil(last))]
    columns = np.flatnonzero(inside.any(axis=0))
    if columns.size == 0:
        return None
    left = max(0.0, float(columns[0]) - 0.4 * tall)
    right = min(float(width), float(columns[-1]) + 1 + 0.4 * tall)
    columns_out = max(4, min(MAX_WIDTH, round((right - left) * scale)))
    above, below = max(0, math.ceil(-first)), max(0, math.ceil(last - height))
    start, stop = max(0, math.floor(first)), min(height, math.ceil(last))
    crop = (ink[start:stop] * 255).astype(np.uint8)
    if above or below:
        crop = np.pad(crop, ((above, below), (0, 0)))
    offset = start - above
    box = (left, max(0.0, first - offset), right, min(float(crop.shape[0]), last - offset))
    scaled = Image.fromarray(crop).resize((columns_out, HEIGHT), Image.Resampling.BILINEAR, box=box)
    return Prepared(np.pad(np.asarray(scaled), ((0, 0), (PADDING, PADDING))), left, columns_out / (right - left))


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
