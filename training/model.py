"""The network: a convolutional body, dilated convolutions along the line, CTC classes; and its export to ONNX.

No recurrence: what a digit is depends on what stands beside it, not on the whole line, and without a language of
its own the network cannot learn that some values are likelier than others.
"""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from prongsai.extract.scan.recognition.line_image import BODY, HEIGHT
from torch import Tensor, nn

from training.writing import ALPHABET

STRIDE = 4  # columns of the picture a frame


def _block(into: int, out: int, kernel: tuple[int, int], stride: int = 1, spread: int = 1) -> nn.Sequential:
    padding = (kernel[0] // 2, kernel[1] // 2 * spread)
    if kernel[0] == HEIGHT // 8:
        padding = (0, 0)
    convolution = nn.Conv2d(into, out, kernel, stride, padding, dilation=(1, spread), bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(out), nn.ReLU(inplace=True))


class DigitNet(nn.Module):
    """From ink (lines, 1, HEIGHT, width) to logits (lines, width / STRIDE, classes)."""

    def __init__(self, classes: int = len(ALPHABET) + 1) -> None:
        super().__init__()
        three = (3, 3)
        self.body = nn.Sequential(
            _block(1, 24, (5, 5), stride=2),
            _block(24, 48, three),
            nn.MaxPool2d(2),
            _block(48, 80, three),
            _block(80, 80, three),
            nn.MaxPool2d((2, 1)),
            _block(80, 128, three),
            _block(128, 160, (HEIGHT // 8, 1)),
        )
        self.along = nn.ModuleList(_block(160, 160, (1, 3), spread=spread) for spread in (1, 2, 3, 1))
        self.drop = nn.Dropout(0.1)
        self.head = nn.Conv2d(160, classes, 1)

    def forward(self, ink: Tensor) -> Tensor:
        """Logits a frame."""
        features: Tensor = self.body(ink)
        for block in self.along:
            features = features + block(features)
        logits: Tensor = self.head(self.drop(features))
        return logits.squeeze(2).transpose(1, 2)


def export(network: DigitNet, path: Path, temperature: float = 1.0, notes: dict[str, str] | None = None) -> None:
    """Writes the network with all that the reader must know about it."""
    network = network.eval().float().to(memory_format=torch.contiguous_format)
    part = path.with_suffix(".part")
    torch.onnx.export(
        network,
        (torch.zeros(2, 1, HEIGHT, 64),),
        str(part),
        input_names=["ink"],
        output_names=["logits"],
        dynamic_axes={"ink": {0: "lines", 3: "width"}, "logits": {0: "lines", 1: "frames"}},
        opset_version=17,
        dynamo=False,
    )
    graph = onnx.load(str(part))
    values = {
        "alphabet": json.dumps(list(ALPHABET), ensure_ascii=False),
        "height": str(HEIGHT),
        "body": str(BODY),
        "stride": str(STRIDE),
        "temperature": f"{temperature:.4f}",
        **(notes or {}),
    }
    onnx.helper.set_model_props(graph, values)
    onnx.save(graph, str(part))
    part.replace(path)  # in one step: a reader never sees half a file
