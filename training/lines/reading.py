"""From logits to characters: each with its place, its confidence, and for digits what else they may be."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from training.lines.alphabet import ALPHABET, INDEX

Floats = npt.NDArray[np.float32]
_SCRIPTS = ("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_DIGITS = {char: script for script in _SCRIPTS for char in script}
_COLUMNS = {script: [INDEX[char] for char in script] for script in _SCRIPTS}


class Char(NamedTuple):
    """A character read: its frames (first, behind the last), confidence from 0 to 1, likelier digits first."""

    text: str
    first: int
    last: int
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


def shares(logits: Floats, temperature: float = 1.0) -> Floats:
    """Softmax over the classes."""
    scaled = logits / temperature
    scaled = np.exp(scaled - scaled.max(-1, keepdims=True))
    return np.asarray(scaled / scaled.sum(-1, keepdims=True), np.float32)


def text_of(logits: Floats) -> str:
    """The likeliest class of every frame, repeats and blanks left out."""
    best = logits.argmax(-1)
    kept = best[np.flatnonzero(np.diff(best, prepend=0) != 0)] if best.size else best
    return "".join(ALPHABET[at - 1] for at in kept if at).strip()


def chars_of(logits: Floats, temperature: float = 1.0) -> list[Char]:
    """The characters of a line (frames, classes), by the same rule; no character is weighed by its neighbours."""
    likely = shares(logits, temperature)
    best = likely.argmax(-1)
    starts = np.flatnonzero(np.diff(best, prepend=-1) != 0)
    found = []
    for start, stop in zip(starts, [*starts[1:], len(best)], strict=True):
        if not best[start]:
            continue
        text, peak = ALPHABET[best[start] - 1], int(start) + int(likely[start:stop, best[start]].argmax())
        others: tuple[tuple[str, float], ...] = ()
        if text in _DIGITS:
            script = _DIGITS[text]
            weighed = zip(script, likely[peak, _COLUMNS[script]].tolist(), strict=True)
            others = tuple(sorted((pair for pair in weighed if pair[0] != text), key=lambda pair: -pair[1])[:3])
        found.append(Char(text, int(start), int(stop), float(likely[peak, best[start]]), others))
    return found
