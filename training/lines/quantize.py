"""The model in eight bits: weights by channel, activations by what drawn lines show."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.lines.drawing import LEVELS, Drawer

_LINES = 96  # shown to find the range of every activation
_WIDTH = 480


class _Shown(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, cache: Path) -> None:
        drawer = Drawer(cache, "train", 99)
        self._inks = iter([drawer.ready(LEVELS[-1]).ink for _ in range(_LINES)])

    def get_next(self) -> dict[str, np.ndarray] | None:
        """The next line as the network takes it."""
        ink = next(self._inks, None)
        if ink is None:
            return None
        batch = np.zeros((1, 1, ink.shape[0], _WIDTH), np.float32)
        batch[0, 0, :, : min(_WIDTH, ink.shape[1])] = ink[:, :_WIDTH] / np.float32(255)
        return {"ink": batch}


def quantize(model: Path, out: Path, cache: Path) -> None:
    """Writes `out`, with the notes of `model`; the last layer stays as it is, its logits are the confidences."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        quant_pre_process(str(model), str(plain))
        graph = onnx.load(str(plain)).graph
        last = [node.name for node in graph.node if node.op_type == "Conv"][-1]
        quantize_static(
            str(plain), str(out), _Shown(cache), quant_format=QuantFormat.QDQ, per_channel=True,
            weight_type=QuantType.QInt8, activation_type=QuantType.QUInt8, nodes_to_exclude=[last],
        )  # fmt: skip
    done = onnx.load(str(out))
    onnx.helper.set_model_props(done, {entry.key: entry.value for entry in onnx.load(str(model)).metadata_props})
    onnx.save(done, str(out))
