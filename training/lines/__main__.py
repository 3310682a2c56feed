"""`python -m training.lines`: fonts, training, export, evaluation of the line recogniser, one after the other."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

import torch

from training import fonts
from training.lines import calibrate, evaluate, learn, network, quantize, typefaces

HERE = Path(__file__).parent
RUN = HERE.parent / "runs" / "lines"
STEPS = ("fonts", "train", "keep", "export", "evaluate")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("steps", nargs="*", default=STEPS, help=f"of {', '.join(STEPS)}; all by default")
    parser.add_argument("--minutes", type=float, default=60, help="of this sitting; goes on from the checkpoint")
    parser.add_argument("--run", type=Path, default=RUN, help="folder of checkpoint, shards and log")
    parser.add_argument("--fonts", type=Path, default=fonts.default_cache(), help="folder that fonts are unpacked into")
    parser.add_argument("--out", type=Path, default=RUN / "lines.onnx", help="the model file")
    parser.add_argument("--small", type=Path, default=HERE / "checkpoint.pt", help="the checkpoint that is kept")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--drawers", type=int, default=1, help="processes that draw lines")
    parser.add_argument("--threads", type=int, default=1, help="of the learning, on a CPU")
    parser.add_argument("--columns", type=int, default=12_000, help="of a batch; 200000 suits a large GPU")
    parser.add_argument("--kept", type=int, default=60, help="shards that are shown again, 20 to 35 MB each")
    parser.add_argument("--shown", type=int, default=2, help="times that a shard is shown, were drawing fast enough")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--report", type=float, default=5, help="minutes between two figures of the log")
    parser.add_argument("--each", type=int, default=5, help="lines for a family and resolution in the evaluation")
    parser.add_argument("--severity", type=float, default=1.0, help="of the scans in the evaluation; 0 is clean")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if unknown := set(given.steps) - set(STEPS):
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    return given


def main() -> None:
    """Does the steps asked for."""
    given = _asked()
    torch.set_num_threads(given.threads)
    torch.set_flush_denormal(True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))  # a checkpoint is left all the same
    fonts.fetch(given.fonts, typefaces.families())
    settings = learn.Settings(
        given.fonts, given.run, given.small, given.minutes, given.rate, given.seed, given.device, given.drawers,
        given.kept, given.shown, given.columns, given.report,
    )  # fmt: skip
    learner = learn.train(settings) if "train" in given.steps else learn.resumed(settings)
    if "keep" in given.steps:
        learner.save_small(given.small)
    small = given.out.with_suffix(".int8.onnx")
    if "export" in given.steps:
        notes = learn.state_of(learner)
        network.export(learner.slow, given.out, notes)
        notes["temperature"] = f"{calibrate.fit(given.out, given.fonts):.2f}"
        network.export(learner.slow, given.out, notes)
        quantize.quantize(given.out, small, given.fonts)
    if "evaluate" in given.steps:
        evaluate.evaluate({"ours": given.out, "ours, int8": small}, given.fonts, given.each, given.severity)


if __name__ == "__main__":
    main()
