"""`python -m training`: fonts, training, export, calibration, evaluation, one after the other."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training import evaluate, fonts, model, train

OUT = Path(__file__).parents[1] / "extract" / "scan" / "recognition" / "models" / "digits.onnx"
STEPS = ("fonts", "train", "export", "evaluate")


def main() -> None:
    """Does the steps asked for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("steps", nargs="*", default=STEPS, help=f"of {', '.join(STEPS)}; all by default")
    parser.add_argument("--minutes", type=float, default=90, help="training time; resumes from the run's checkpoint")
    parser.add_argument("--run", type=Path, default=Path(__file__).parent / "runs" / "digits", help="checkpoint folder")
    parser.add_argument("--fonts", type=Path, default=fonts.default_cache(), help="folder that fonts are unpacked into")
    parser.add_argument("--out", type=Path, default=OUT, help="the model file")
    parser.add_argument("--count", type=int, default=1000, help="lines for each figure of the evaluation")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if unknown := set(given.steps) - set(STEPS):
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    torch.set_num_threads(1)
    fonts.fetch(given.fonts)
    if lacking := fonts.check(given.fonts):
        raise SystemExit(f"fonts without all digits: {', '.join(lacking)}")
    if "train" in given.steps:
        train.train(train.Settings(given.fonts, given.run, given.minutes, seed=given.seed))
    if "export" in given.steps:
        network, progress = train.averaged(given.run / "checkpoint.pt")
        notes = {"lines_seen": str(int(progress["seen"])), "training_minutes": f"{progress['used'] / 60:.0f}"}
        part = given.out.with_suffix(".uncalibrated.onnx")
        model.export(network, part, notes=notes)
        try:
            temperature = evaluate.fit_temperature(part, given.fonts)
        finally:
            part.unlink()
        print(f"temperature {temperature:.2f}")
        model.export(network, given.out, temperature, notes)
    if "evaluate" in given.steps:
        evaluate.evaluate(given.out, given.fonts, given.count)


if __name__ == "__main__":
    main()
