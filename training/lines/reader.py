"""Reads lines with a model file: batches by width, one thread; what the pipeline will do, without the pipeline."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from training.lines import picture, reading
from training.lines.alphabet import ALPHABET

Grey = npt.NDArray[np.uint8]
_TOGETHER = 8  # lines of a batch at most


class LineReader:
    """A model file ready to read."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.notes: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        self._columns = int(self.notes["columns_a_frame"])
        if json.loads(self.notes["alphabet"]) != list(ALPHABET):
            raise ValueError(f"{path} was trained on another alphabet")

    def logits(self, inks: Sequence[Grey]) -> list[reading.Floats]:
        """Logits of prepared inks, in their order, without what lies behind each line's end."""
        found: list[reading.Floats] = [np.zeros((0, 0), np.float32)] * len(inks)
        order = sorted(range(len(inks)), key=lambda at: inks[at].shape[1])
        for begin in range(0, len(order), _TOGETHER):
            group = order[begin : begin + _TOGETHER]
            width = -(-max(inks[at].shape[1] for at in group) // 16) * 16
            batch = np.zeros((len(group), 1, inks[0].shape[0], width), np.float32)
            for row, at in enumerate(group):
                batch[row, 0, :, : inks[at].shape[1]] = inks[at] / np.float32(255)
            for at, answer in zip(group, self._session.run(None, {"ink": batch})[0], strict=True):
                found[at] = answer[: inks[at].shape[1] // self._columns]
        return found

    def read(self, pictures: Sequence[Grey]) -> list[list[reading.Char]]:
        """The characters of each picture of a line; none where nothing is written."""
        ready = [picture.prepare(one) for one in pictures]
        inks = [one.ink for one in ready if one is not None]
        answers = iter(self.logits(inks) if inks else [])
        temperature = float(self.notes.get("temperature", "1"))
        return [[] if one is None else reading.chars_of(next(answers), temperature) for one in ready]

    def texts(self, pictures: Sequence[Grey]) -> list[str]:
        """What stands in each picture."""
        return ["".join(char.text for char in chars).strip() for chars in self.read(pictures)]
