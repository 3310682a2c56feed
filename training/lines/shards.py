"""Lines drawn ahead, in files: drawing processes fill a folder, and the learner takes from it what it has not seen.

A shard is an `.npz` of a thousand lines: their inks side by side, where each begins, their labels. Shards outlive a
run: those on the disk are shown again while fresh ones are drawn.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.lines.drawing import LEVELS, Drawer, Ready

Grey = npt.NDArray[np.uint8]
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


def set_level(folder: Path, level: int) -> None:
    """Says how hard the next lines shall be."""
    (folder / _LEVEL).write_text(str(level), encoding="utf-8")


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


class Store:
    """The folder of shards, with the processes that fill it."""

    def __init__(self, folder: Path, cache: Path, seed: int, drawers: int, kept: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._kept, self._rng = folder, kept, random.Random(seed)
        context = multiprocessing.get_context("spawn")
        ahead = max(3, 2 * drawers)
        self._processes: list[Any] = [
            context.Process(target=_draw_forever, args=(cache, folder, seed * 1000 + k, ahead), daemon=True)
            for k in range(drawers)
        ]
        for process in self._processes:
            process.start()

    def _next(self) -> tuple[Path, bool]:
        while True:
            new, old = (sorted(self._folder.glob(f"{kind}-*.npz"), key=lambda p: p.stat().st_mtime) for kind in ("new", "old"))
            for spent in old[: max(0, len(old) - self._kept)]:
                spent.unlink()
            if new:
                return new[0].replace(self._folder / f"old-{new[0].name[4:]}"), True
            if len(old) > self._kept // 4 or (old and not self._processes):
                return self._rng.choice(old[-self._kept :]), False
            if self._processes and not any(process.is_alive() for process in self._processes):
                raise RuntimeError("the processes that draw the lines have ended")
            time.sleep(0.2)

    def shards(self) -> Iterator[tuple[list[Ready], bool]]:
        """Lines without end: fresh ones first, else some seen before; and whether they are fresh."""
        while True:
            path, is_new = self._next()
            yield read(path), is_new

    def stop(self) -> None:
        """End the drawing."""
        for process in self._processes:
            process.terminate()


def batches(lines: list[Ready], columns: int, rng: random.Random) -> Iterator[tuple[Grey, list[str]]]:
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
