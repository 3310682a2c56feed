"""A network of ours in an ONNX file, with the notes that its training left in it."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any


def open_model(path: Path) -> tuple[Any, dict[str, str]]:
    """An inference session on one thread of the CPU, and the notes in the file."""
    runtime = importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session, dict(session.get_modelmeta().custom_metadata_map)
