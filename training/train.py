"""Training: one process draws lines, one thread learns; the schedule follows the clock, so any budget is used up."""

from __future__ import annotations

import collections
import copy
import dataclasses
import math
import multiprocessing
import os
import queue
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from prongsai.extract.scan.recognition.line_image import Jitter, prepare
from torch import nn

from training import fonts, noise, paper, typesetting, writing
from training.model import STRIDE, DigitNet

Grey = npt.NDArray[np.uint8]
_COLUMNS = 12_000  # of one batch: about sixty cells or fifteen lines of text
_WIDEST = 1000
_KEPT = 700  # batches, to be shown again whenever drawing is slower than learning
_SEVERITIES = (0.2, 0.7, 1.0, 1.0, 1.3, 1.6, 2.0)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is given."""

    cache: Path
    run: Path
    minutes: float = 90.0
    rate: float = 2.5e-3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Sample:
    """A synthetic picture with its label."""

    picture: Grey
    label: str
    family: str


def sample(
    setter: typesetting.Typesetter,
    rng: random.Random,
    wear: paper.Wear,
    written: tuple[str, bool] | None = None,
) -> Sample:
    """One line, drawn and degraded; of random content when none is given (text, whether it stands in a cell)."""
    text, cell = written or writing.content(rng)
    style = setter.style(rng, text)
    oversampled = 2.0 if style.body < 20 else rng.choice((1.0, 1.3))
    style = dataclasses.replace(style, body=style.body * oversampled)
    above, below = (writing.prose(rng) if not cell and rng.random() < 0.2 else "" for _ in range(2))
    drawn = typesetting.draw(text, style, (above, below), rng.uniform(1.7, 2.6))
    picture = noise.degrade(drawn, rng, wear, cell, oversampled)
    return Sample(picture, writing.label_of(text), style.face.family)


def _batches(cache: Path, seed: int) -> Iterator[tuple[Grey, list[str]]]:
    rng = random.Random(seed)
    setter = typesetting.Typesetter(fonts.faces(cache, ("train",)))
    while True:
        pool: list[tuple[Grey, str]] = []
        while len(pool) < 480:
            made = sample(setter, rng, paper.Wear(rng.choice(_SEVERITIES)))
            ready = prepare(made.picture, Jitter(rng.gauss(0, 0.07), 2 ** rng.gauss(0, 0.14)))
            if ready is not None and ready.ink.shape[1] <= _WIDEST:
                pool.append((ready.ink, made.label))
        pool.sort(key=lambda pair: pair[0].shape[1])
        batches: list[list[tuple[Grey, str]]] = [[]]
        for pair in pool:
            if batches[-1] and pair[0].shape[1] * (len(batches[-1]) + 1) > _COLUMNS:
                batches.append([])
            batches[-1].append(pair)
        rng.shuffle(batches)
        for batch in batches:
            # A little more than needed: reading must not depend on how far a line is filled up.
            width = math.ceil((max(ink.shape[1] for ink, _ in batch) + rng.choice((0, 0, 16, 48))) / 16) * 16
            inks = np.zeros((len(batch), 1, batch[0][0].shape[0], width), np.uint8)
            for row, (ink, _) in enumerate(batch):
                inks[row, 0, :, : ink.shape[1]] = ink
            yield inks, [label for _, label in batch]


def _draw_forever(cache: Path, seed: int, ready: Any) -> None:
    os.nice(1)
    for batch in _batches(cache, seed):
        ready.put(batch)


def encode(labels: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Labels as class numbers in a row, and their lengths."""
    flat = [writing.ALPHABET.index(char) + 1 for label in labels for char in label]
    return torch.tensor(flat, dtype=torch.long), torch.tensor([len(label) for label in labels])


def _varied(batch: torch.Tensor, rng: random.Random) -> torch.Tensor:
    """A batch shown once more, a little differently: weight, height, grain."""
    batch = torch.roll(batch, rng.choice((-1, 0, 1)), dims=2)
    batch = (batch ** rng.uniform(0.75, 1.3)) * rng.uniform(0.8, 1.1)
    return (batch + torch.randn_like(batch) * rng.uniform(0, 0.05)).clamp_(0, 1)


def _rate(share: float, highest: float) -> float:
    if share < 0.03:
        return highest * (0.05 + 0.95 * share / 0.03)
    return highest * max(0.004, 0.5 * (1 + math.cos(math.pi * min(1.0, (share - 0.03) / 0.97))))


def _average(slow: nn.Module, fast: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(slow.state_dict().values(), fast.state_dict().values(), strict=True):
            if old.is_floating_point():
                old.lerp_(new, 1 - keep)
            else:
                old.copy_(new)


class _Learner:
    """The network, its slow average, and how far they have come."""

    def __init__(self, rate: float) -> None:
        self.network = DigitNet().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.slow = copy.deepcopy(self.network)
        self.optimiser = torch.optim.AdamW(self.network.parameters(), rate, weight_decay=0.02)
        self.loss_of = nn.CTCLoss(reduction="none", zero_infinity=True)
        self.step, self.used, self.seen = 0, 0.0, 0  # batches, seconds, lines drawn

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.slow.load_state_dict(state["slow"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.used, self.seen = state["step"], state["used"], state["seen"]

    def learn(self, batch: torch.Tensor, labels: list[str], rate: float) -> float:
        """One step; returns the loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.network(batch.contiguous(memory_format=torch.channels_last))
        shares = logits.float().log_softmax(-1).transpose(0, 1)
        targets, lengths = encode(labels)
        frames = torch.full((len(labels),), batch.shape[3] // STRIDE)
        losses = self.loss_of(shares, targets, frames, lengths) / lengths.clamp(min=1).float().sqrt()
        loss = losses.mean()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self.step += 1
        _average(self.slow, self.network, min(0.9992, (1 + self.step) / (10 + self.step)))
        return float(loss.detach())

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "slow": self.slow.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "used": self.used,
            "seen": self.seen,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)


class _Drawer:
    """The process that draws batches, and the last ones it drew, to be shown again while it is busy."""

    def __init__(self, settings: Settings, step: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._ready: Any = context.Queue(maxsize=24)
        seed = settings.seed * 1_000_003 + step
        self._process = context.Process(target=_draw_forever, args=(settings.cache, seed, self._ready), daemon=True)
        self._process.start()
        self._kept: collections.deque[tuple[Grey, list[str]]] = collections.deque(maxlen=_KEPT)
        self._rng = random.Random(settings.seed + step)

    def batch(self) -> tuple[torch.Tensor, list[str], bool]:
        """Inks from 0 to 1, their labels, and whether they were drawn just now."""
        while True:
            try:
                inks, labels = self._ready.get(timeout=0.002 if len(self._kept) > 150 else 120)
            except queue.Empty:
                if not self._process.is_alive():
                    raise RuntimeError("the process that draws the lines has ended") from None
                if self._kept:
                    inks, labels = self._rng.choice(self._kept)
                    return _varied(torch.from_numpy(inks).float().div_(255), self._rng), labels, False
                continue
            self._kept.append((inks, labels))
            return torch.from_numpy(inks).float().div_(255), labels, True

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()


def train(settings: Settings) -> Path:
    """Trains until the minutes are used up; goes on from the checkpoint where there is one."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    settings.run.mkdir(parents=True, exist_ok=True)
    saved = settings.run / "checkpoint.pt"
    learner = _Learner(settings.rate)
    if saved.exists():
        learner.resume(saved)
    drawer = _Drawer(settings, learner.step)
    began, total, shown = time.monotonic() - learner.used, 0.0, learner.step
    saved_at = time.monotonic()
    while (used := time.monotonic() - began) < settings.minutes * 60:
        batch, labels, is_new = drawer.batch()
        total += learner.learn(batch, labels, _rate(used / (settings.minutes * 60), settings.rate))
        learner.seen += len(labels) if is_new else 0
        learner.used = time.monotonic() - began
        if learner.step - shown >= 200:
            loss = total / (learner.step - shown)
            print(f"step {learner.step} lines drawn {learner.seen} minutes {used / 60:.1f} loss {loss:.4f}", flush=True)
            total, shown = 0.0, learner.step
        if time.monotonic() - saved_at > 60:
            learner.save(saved)
            saved_at = time.monotonic()
    learner.used = used
    learner.save(saved)
    drawer.stop()
    return saved


def averaged(path: Path) -> tuple[DigitNet, dict[str, float]]:
    """The averaged network of a checkpoint, and how far it was trained."""
    state = torch.load(path, weights_only=True)
    network = DigitNet()
    network.load_state_dict(state["slow"])
    return network.eval(), {name: state[name] for name in ("step", "used", "seen")}
