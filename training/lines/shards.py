"""Lines drawn ahead, in files: drawing processes fill a folder, and the learner takes from it what it has not seen.

A shard is an `.npz` of a thousand lines: their inks side by side, where each begins, their labels. Shards outlive a
run: those on the disk are shown again while fresh ones are drawn.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import queue
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from training.lines.drawing import LEVELS, Drawer, Ready

Grey = npt.NDArray[np.uint8]
Batch = tuple[Grey, list[str]]  # inks (lines, 1, rows, columns) and labels
LINES = 1000  # of a shard
_LEVEL = "level"  # file of the folder: how hard the lines to be drawn next are


def write(path: Path, lines: list[Ready]) -> None:
    """A shard, whole or not at all."""
    ends = np.cumsum([line.ink.shape[1] for line in lines])
    labels = json.dumps([line.label for line in lines], ensure_ascii=False)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        np.savez(file, inks=np.concatenate([line.ink for line in lines], axis=1), ends=ends, labels=np.array(labels))
    part.replace(path)


def read(path: Path) -> list[Ready]:
    """The lines of a shard; raises OSError where it is gone."""
    with np.load(path) as kept:
        inks, labels = np.split(kept["inks"], kept["ends"][:-1], axis=1), json.loads(str(kept["labels"]))
    return [Ready(ink, label) for ink, label in zip(inks, labels, strict=True)]


def _level(folder: Path) -> int:
    try:
        return int((folder / _LEVEL).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0


def _draw_forever(cache: Path, folder: Path, seed: int, ahead: int) -> None:
    os.nice(1)
    drawer, number = Drawer(cache, "train", seed), 0
    while os.getppid() != 1:
        if len(list(folder.glob("new-*.npz"))) >= ahead:
            time.sleep(0.5)
            continue
        difficulty = LEVELS[min(_level(folder), len(LEVELS) - 1)]
        write(folder / f"new-{seed}-{number:05d}.npz", [drawer.ready(difficulty) for _ in range(LINES)])
        number += 1


class Drawing(NamedTuple):
    """How shards are drawn: fonts, seed, number of processes, shards that are kept to be shown again."""

    cache: Path
    seed: int
    processes: int
    kept: int
    shown: int  # times that a shard is shown on the whole, where drawing would be fast enough for one


class Store:
    """The folder of shards, with the processes that fill it, beginning at a level of difficulty."""

    def __init__(self, folder: Path, drawing: Drawing, level: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._drawing, self._rng = folder, drawing, random.Random(drawing.seed)
        self.set_level(level)
        context = multiprocessing.get_context("spawn")
        ahead = max(3, 2 * drawing.processes)
        self._processes: list[Any] = [
            context.Process(
                target=_draw_forever, args=(drawing.cache, folder, drawing.seed * 1000 + k, ahead), daemon=True
            )
            for k in range(drawing.processes)
        ]
        for process in self._processes:
            process.start()

    def set_level(self, level: int) -> None:
        """Says how hard the lines drawn next shall be."""
        (self._folder / _LEVEL).write_text(str(level), encoding="utf-8")

    def _lying(self, kind: str) -> list[Path]:
        return sorted(self._folder.glob(f"{kind}-*.npz"), key=lambda path: path.stat().st_mtime)

    def _next(self) -> Path:
        while True:
            new, old = self._lying("new"), self._lying("old")
            kept = self._drawing.kept
            for spent in old[: max(0, len(old) - kept)]:
                spent.unlink()
            if new and (not old or self._rng.random() * self._drawing.shown < 1):
                return new[0].replace(self._folder / f"old-{new[0].name[4:]}")
            if new or len(old) > kept // 4 or (old and not self._processes):
                return self._rng.choice(old[-kept:])
            if self._processes and not any(process.is_alive() for process in self._processes):
                raise RuntimeError("the processes that draw the lines have ended")
            time.sleep(0.2)

    def batches(self, columns: int) -> Iterator[Batch]:
        """Batches without end: of fresh lines, and of some seen before."""
        while True:
            yield from batches(read(self._next()), columns, self._rng)

    def stop(self) -> None:
        """End the drawing."""
        for process in self._processes:
            process.terminate()


def ahead(batch_stream: Iterator[Batch], count: int = 4) -> Iterator[Batch]:
    """The same batches, made in a thread while the last ones are learned from."""
    ready: queue.Queue[Batch] = queue.Queue(maxsize=count)

    def make() -> None:
        for one in batch_stream:
            ready.put(one)

    thread = threading.Thread(target=make, daemon=True)
    thread.start()
    while thread.is_alive() or not ready.empty():
        with contextlib.suppress(queue.Empty):
            yield ready.get(timeout=1)


def batches(lines: list[Ready], columns: int, rng: random.Random) -> Iterator[Batch]:
    """Lines of like width together, so many columns a batch, filled up to a little more than the widest."""
    ordered = sorted(lines, key=lambda line: line.ink.shape[1])
    groups: list[list[Ready]] = [[]]
    for line in ordered:
        if groups[-1] and line.ink.shape[1] * (len(groups[-1]) + 1) > columns:
            groups.append([])
        groups[-1].append(line)
    rng.shuffle(groups)
    for group in groups:
        width = -(-(group[-1].ink.shape[1] + rng.choice((0, 0, 16, 48))) // 16) * 16
        inks = np.zeros((len(group), 1, group[0].ink.shape[0], width), np.uint8)
        for row, line in enumerate(group):
            inks[row, 0, :, : line.ink.shape[1]] = line.ink
        yield inks, [line.label for line in group]
