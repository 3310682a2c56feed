"""Knows the Latin abbreviations of the assessment and the letters of levels in a piece of a scanned page.

Text engines that read Thai take "IIT" for "เห" and a level's "C" for "ฅ" or "๐", since their words are Thai. This
reader knows a dozen words and nothing else, and says of every other piece that it is none of them. Its network is
trained as the digit reader's is, from fonts alone (`training/names.py`), and sees the picture that
`extract.scan.recognition.line_image.prepare` makes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from prongsai.extract.scan.picture.image_types import Floats, Grey
from prongsai.extract.scan.recognition.line_image import HEIGHT, prepare
from prongsai.extract.scan.recognition.onnx_model import open_model

MODEL = Path(__file__).parent / "models" / "names.onnx"
WIDTH = 128  # columns of the network's picture; what is wider is none of the names
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Name:
    """What one piece says: one of the names, or nothing, and the calibrated probability of that."""

    text: str = ""
    confidence: float = 1.0


class NameReader:
    """The network with its names; loaded at the first reading, one thread a session."""

    def __init__(self, model: Path | None = None) -> None:
        self._model = model or MODEL
        self._session: Any = None
        self._names: tuple[str, ...] = ()
        self._temperature = 1.0

    def _load(self) -> Any:
        if self._session is None:
            session, notes = open_model(self._model)
            self._names = tuple(json.loads(notes["names"]))
            self._temperature = float(notes["temperature"])
            self._session = session
        return self._session

    def read(self, images: Sequence[Grey]) -> list[Name]:
        """The name that each picture shows, with no other writing beside it but brackets and quotes."""
        found = [Name()] * len(images)
        ready = {i: ink for i, image in enumerate(images) if (ink := framed(image)) is not None}
        order = list(ready)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            shares = self.shares(np.stack([ready[i] for i in batch]))
            for i, share in zip(batch, shares, strict=True):
                best = int(share.argmax())
                found[i] = Name(self._names[best], float(share[best]))
        return found

    def shares(self, inks: Grey) -> Floats:
        """The probability of each name for pictures made by `framed`."""
        session = self._load()
        answer: Floats = session.run(None, {"ink": inks[:, None].astype(np.float32) / 255})[0]
        answer = answer / self._temperature
        grown = np.exp(answer - answer.max(axis=1, keepdims=True))
        result: Floats = grown / grown.sum(axis=1, keepdims=True)
        return result


def framed(image: Grey) -> Grey | None:
    """A piece as the network sees it; None where nothing is written or too much to be a name."""
    prepared = prepare(image)
    if prepared is None or prepared.ink.shape[1] > WIDTH:
        return None
    ink = np.zeros((HEIGHT, WIDTH), np.uint8)
    ink[:, : prepared.ink.shape[1]] = prepared.ink
    return ink
