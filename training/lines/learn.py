"""The learning: goes on from a checkpoint, takes shards as they are drawn, says how far it is every few minutes.

The rate follows the clock of one sitting: a short rise, a long plain, a fall over the last part of the minutes, so
that a sitting of any length ends with settled weights and the next one begins where it ended.
"""

from __future__ import annotations

import copy
import math
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from training.lines import measure, reading, shards
from training.lines.alphabet import encode
from training.lines.drawing import LEVELS, Drawer, Ready
from training.lines.network import COLUMNS_A_FRAME, LineNet

_HELD_OUT = 150  # lines for the figures of the log
_RISING = 0.3  # character errors on what is learned from, below which lines become harder
_AVERAGED = 5  # steps between two averages
_KEEP = 0.995  # of the slow average each time


@dataclass(frozen=True, slots=True)
class Settings:
    """What a sitting is given."""

    cache: Path  # fonts
    run: Path  # checkpoint, shards, log
    small: Path  # checkpoint of the repository
    minutes: float = 60.0
    rate: float = 2e-3
    seed: int = 1
    device: str = "cpu"
    drawers: int = 1
    kept: int = 60  # shards that are shown again
    shown: int = 2  # times that a shard is shown
    columns: int = 12_000  # of a batch
    report: float = 5.0  # minutes between two figures of the log


def rate_at(share: float, highest: float) -> float:
    """The rate at a share of the sitting's time."""
    if share < 0.02:
        return highest * max(0.02, share / 0.02)
    falling = max(0.0, (share - 0.55) / 0.45)
    return highest * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, falling))))


def precision(device: str) -> torch.autocast:
    """Half precision where it is faster: on GPUs, and on processors with tiles for it."""
    kind = device.split(":")[0]
    fast = kind != "cpu" or torch.cpu._is_amx_tile_supported()
    return torch.autocast(kind, torch.bfloat16, enabled=fast)


def read_all(network: nn.Module, lines: list[Ready], device: str) -> list[str]:
    """Readings of many lines, in their order."""
    network.eval()
    found: list[str] = [""] * len(lines)
    order = sorted(range(len(lines)), key=lambda at: lines[at].ink.shape[1])
    with torch.inference_mode(), precision(device):
        for begin in range(0, len(order), 16):
            group = order[begin : begin + 16]
            width = -(-max(lines[at].ink.shape[1] for at in group) // 16) * 16
            inks = np.zeros((len(group), 1, lines[0].ink.shape[0], width), np.uint8)
            for row, at in enumerate(group):
                inks[row, 0, :, : lines[at].ink.shape[1]] = lines[at].ink
            logits = network(torch.from_numpy(inks).to(device).float().div_(255)).float().cpu().numpy()
            for row, at in enumerate(group):
                found[at] = reading.text_of(logits[row, : lines[at].ink.shape[1] // COLUMNS_A_FRAME])
    return found


def _varied(batch: torch.Tensor, rng: random.Random) -> torch.Tensor:
    """A batch a little differently each time: weight, height, grain."""
    batch = torch.roll(batch, rng.choice((-1, 0, 0, 1)), dims=2)
    batch = (batch ** rng.uniform(0.75, 1.3)) * rng.uniform(0.8, 1.1)
    return (batch + torch.randn_like(batch) * rng.uniform(0, 0.05)).clamp_(0, 1)


@dataclass(slots=True)
class Progress:
    """How far a network has come, over all sittings."""

    step: int = 0
    lines: int = 0
    seconds: float = 0.0
    level: int = 0  # of difficulty


class Learner:
    """The network, its slow average, and how far they have come."""

    def __init__(self, rate: float, device: str) -> None:
        self.device = device
        self.network = LineNet().to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.slow = copy.deepcopy(self.network)
        self.optimiser = torch.optim.AdamW(self.network.parameters(), rate, weight_decay=0.01, fused=True)
        self.loss_of = nn.CTCLoss(reduction="none", zero_infinity=True)
        self.progress = Progress()
        self.errors = 1.0  # character errors on what is learned from, averaged

    def learn(self, inks: torch.Tensor, labels: list[str], rate: float) -> float:
        """One step; returns the loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.network.train()
        with precision(self.device):
            logits = self.network(inks.contiguous(memory_format=torch.channels_last)).float()
        likely = logits.log_softmax(-1).transpose(0, 1)
        classes = torch.tensor([at for label in labels for at in encode(label)], dtype=torch.long)
        lengths = torch.tensor([len(label) for label in labels])
        frames = torch.full((len(labels),), logits.shape[1])
        targets = classes.to(self.device)
        losses = self.loss_of(likely, targets, frames, lengths) / lengths.to(self.device).clamp(min=1).float().sqrt()
        loss = losses.mean()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self.progress.step += 1
        if self.progress.step % _AVERAGED == 0:
            self._average()
        if self.progress.step % 10 == 0:
            self._weigh(logits, labels)
        return float(loss.detach())

    def _average(self) -> None:
        times = self.progress.step // _AVERAGED
        keep = min(_KEEP, times / (9 + times))
        with torch.no_grad():
            for old, new in zip(self.slow.state_dict().values(), self.network.state_dict().values(), strict=True):
                if old.is_floating_point():
                    old.lerp_(new, 1 - keep)
                else:
                    old.copy_(new)

    def _weigh(self, logits: torch.Tensor, labels: list[str]) -> None:
        answers = logits.detach()[:24].cpu().numpy()
        found = measure.judge((label, reading.text_of(answer)) for label, answer in zip(labels, answers, strict=False))
        self.errors += 0.05 * (min(1.0, found.cer) - self.errors)

    def harder(self) -> bool:
        """Goes up a level where lines of this one are read well enough; says whether it did."""
        if self.errors > _RISING or self.progress.level >= len(LEVELS) - 1:
            return False
        self.progress.level += 1
        self.errors = 0.5
        return True

    def save(self, path: Path) -> None:
        """A checkpoint to go on from, whole or not at all."""
        state = {"network": self.network.state_dict(), "slow": self.slow.state_dict(), "errors": self.errors,
                 "optimiser": self.optimiser.state_dict(), "progress": asdict(self.progress)}  # fmt: skip
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def save_small(self, path: Path) -> None:
        """The averaged weights alone, in half precision, for the repository."""
        kept = self.slow.cpu().state_dict()
        weights = {name: one.half() if one.is_floating_point() else one for name, one in kept.items()}
        torch.save({"slow": weights, "progress": asdict(self.progress), "errors": self.errors}, path)
        self.slow.to(self.device)

    def resume(self, path: Path) -> None:
        """Goes on from a checkpoint of either kind."""
        state = torch.load(path, weights_only=True, map_location=self.device)
        self.slow.load_state_dict(state["slow"])
        self.network.load_state_dict(state.get("network", state["slow"]))
        if "optimiser" in state:
            self.optimiser.load_state_dict(state["optimiser"])
        self.progress, self.errors = Progress(**state["progress"]), state["errors"]


def newest(settings: Settings) -> Path | None:
    """The checkpoint to go on from: the run's own, else the repository's."""
    return next((path for path in (settings.run / "checkpoint.pt", settings.small) if path.exists()), None)


def held_out(settings: Settings) -> list[tuple[str, list[Ready]]]:
    """Lines for the log's figures, always the same: families never seen, and the kin of TH Sarabun."""
    sets = []
    for name, role, families in (
        ("never seen", "held-out", None), ("kin", "train", frozenset(("TH SarabunPSK", "TH Sarabun New", "Laksaman"))),
    ):  # fmt: skip
        path = settings.run / f"{name.replace(' ', '-')}.npz"
        if not path.exists():
            drawer = Drawer(settings.cache, role, 4242, families)
            shards.write(path, [drawer.ready(LEVELS[3]._replace(worn=False)) for _ in range(_HELD_OUT)])
        sets.append((name, shards.read(path)))
    return sets


class _Log:
    """Lines of the log, on the screen and in a file of the run."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, text: str) -> None:
        print(text, flush=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(text + "\n")


def _report(learner: Learner, sets: list[tuple[str, list[Ready]]], loss: float, say: Callable[[str], None]) -> None:
    figures = []
    for name, lines in sets:
        readings = read_all(learner.slow, lines, learner.device)
        figures.append(f"{name}: {measure.judge((a.label, b) for a, b in zip(lines, readings, strict=True))}")
    p = learner.progress
    say(
        f"{time.strftime('%H:%M')} step {p.step} lines {p.lines} minutes {p.seconds / 60:.1f} "
        f"level {p.level} loss {loss:.4f} CER learned {learner.errors:.3f} | {' | '.join(figures)}"
    )


def train(settings: Settings) -> Learner:
    """Trains until the minutes of this sitting are used up; leaves checkpoint, log and shards in the run's folder."""
    torch.manual_seed(settings.seed + int(time.time()))
    settings.run.mkdir(parents=True, exist_ok=True)
    learner, saved = Learner(settings.rate, settings.device), settings.run / "checkpoint.pt"
    if (begin := newest(settings)) is not None:
        learner.resume(begin)
    say, sets = _Log(settings.run / "log.txt"), held_out(settings)
    drawing = shards.Drawing(
        settings.cache, settings.seed + int(time.time()), settings.drawers, settings.kept, settings.shown
    )
    store = shards.Store(settings.run / "shards", drawing, learner.progress.level)
    try:
        _sit(settings, learner, store, _Sitting(say, sets, saved))
    finally:
        store.stop()
        learner.save(saved)
    return learner


@dataclass(slots=True)
class _Sitting:
    """What a sitting reports to, and sums since its last report."""

    say: Callable[[str], None]
    sets: list[tuple[str, list[Ready]]]
    saved: Path
    loss: float = 0.0
    steps: int = 0
    reported: float = 0.0


def _sit(settings: Settings, learner: Learner, store: shards.Store, sitting: _Sitting) -> None:
    began, rng, earlier = time.monotonic(), random.Random(settings.seed), learner.progress.seconds
    whole = settings.minutes * 60
    for inks, labels in shards.ahead(store.batches(settings.columns)):
        spent = time.monotonic() - began
        batch = torch.from_numpy(inks).to(settings.device).float().div_(255)
        sitting.loss += learner.learn(_varied(batch, rng), labels, rate_at(spent / whole, settings.rate))
        sitting.steps += 1
        learner.progress.lines += len(labels)
        learner.progress.seconds = earlier + spent
        if learner.harder():
            store.set_level(learner.progress.level)
        if spent - sitting.reported > settings.report * 60 or spent > whole:
            _report(learner, sitting.sets, sitting.loss / sitting.steps, sitting.say)
            learner.save(sitting.saved)
            sitting.loss, sitting.steps, sitting.reported = 0.0, 0, spent
        if spent > whole:
            return


def resumed(settings: Settings) -> Learner:
    """The newest checkpoint; raises FileNotFoundError where there is none."""
    if (path := newest(settings)) is None:
        raise FileNotFoundError("no checkpoint to read")
    learner = Learner(settings.rate, settings.device)
    learner.resume(path)
    return learner


def state_of(learner: Learner) -> dict[str, Any]:
    """How far a network was trained, for the model file."""
    return {"lines_seen": str(learner.progress.lines), "training_minutes": f"{learner.progress.seconds / 60:.0f}"}
