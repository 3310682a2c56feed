"""The network: a convolutional body that folds 48 rows into one, dilated convolutions along the line, CTC classes.

Its view is some sixty columns to either side, four letters: enough for marks, ligatures and blurred neighbours, too
little for a language of its own. Nothing in it can prefer a likely figure.
"""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from training.lines.alphabet import ALPHABET, CLASSES
from training.lines.picture import ABOVE, BODY, HEIGHT

STRIDE = 4  # columns of the picture a step of the body
PER_STEP = 2  # characters that a step may write: letter and mark stand one above the other
COLUMNS_A_FRAME = STRIDE // PER_STEP


def _conv(
    into: int, out: int, kernel: tuple[int, int], stride: tuple[int, int] = (1, 1), spread: int = 1
) -> nn.Sequential:
    padding = (0, 0) if kernel == (3, 1) else (kernel[0] // 2, kernel[1] // 2 * spread)
    convolution = nn.Conv2d(into, out, kernel, stride, padding, dilation=(1, spread), bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class _Added(nn.Module):
    """A block whose result is added to what went in."""

    def __init__(self, block: nn.Module) -> None:
        super().__init__()
        self.block = block

    def forward(self, features: Tensor) -> Tensor:
        added: Tensor = features + self.block(features)
        return added


class LineNet(nn.Module):
    """From ink (lines, 1, HEIGHT, width) to logits (lines, width / COLUMNS_A_FRAME, classes)."""

    def __init__(self, classes: int = CLASSES) -> None:
        super().__init__()
        three, down = (3, 3), (2, 1)
        self.body = nn.Sequential(
            _conv(1, 24, three, (2, 2)),
            _conv(24, 40, three, (2, 2)),
            _conv(40, 56, three),
            _conv(56, 88, three, down),
            _Added(_conv(88, 88, three)),
            _conv(88, 136, three, down),
            _Added(_conv(136, 136, three)),
            _conv(136, 280, (3, 1)),
        )
        self.along = nn.Sequential(*(_Added(_conv(280, 280, (1, 3), spread=spread)) for spread in (1, 2, 1, 3, 1, 2)))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Conv2d(280, classes * PER_STEP, 1)

    def forward(self, ink: Tensor) -> Tensor:
        """Logits a frame, in the order of reading."""
        logits: Tensor = self.head(self.drop(self.along(self.body(ink)))).squeeze(2).transpose(1, 2)
        lines, steps = logits.shape[:2]
        return logits.reshape(lines, steps * PER_STEP, -1)


def export(network: LineNet, path: Path, notes: dict[str, str]) -> None:
    """Writes the network with all that a reader must know about it."""
    network = network.cpu().eval().float().to(memory_format=torch.contiguous_format)  # type: ignore[call-overload]
    part = path.with_suffix(".part")
    torch.onnx.export(
        network, (torch.zeros(2, 1, HEIGHT, 64),), str(part), input_names=["ink"], output_names=["logits"],
        dynamic_axes={"ink": {0: "lines", 3: "width"}, "logits": {0: "lines", 1: "frames"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    graph = onnx.load(str(part))
    values = {
        "alphabet": json.dumps(list(ALPHABET), ensure_ascii=False), "height": str(HEIGHT), "body": str(BODY),
        "above": str(ABOVE), "columns_a_frame": str(COLUMNS_A_FRAME), **notes,
    }  # fmt: skip
    onnx.helper.set_model_props(graph, values)
    onnx.save(graph, str(part))
    part.replace(path)  # in one step: a reader never sees half a file
