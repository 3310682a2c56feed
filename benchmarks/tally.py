"""Hits, extras and misses, counted and shown."""

from __future__ import annotations

from typing import Any


class Tally:
    """Hits, extras and misses of one field, with what was wrong."""

    def __init__(self) -> None:
        self.hit = self.extra = self.missed = 0
        self.wrong: list[str] = []

    def compare(self, name: str, got: set[Any], want: set[Any]) -> None:
        """Count one document, `name`."""
        self.hit += len(got & want)
        self.extra += len(got - want)
        self.missed += len(want - got)
        self.wrong += [f"{name}: extra {x}" for x in sorted(got - want, key=str)]
        self.wrong += [f"{name}: missed {x}" for x in sorted(want - got, key=str)]

    def line(self) -> str:
        """Precision, recall, F1 and the counts behind them."""
        precision = self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  hit {self.hit} extra {self.extra} missed {self.missed}"
