"""The temperature under which a character's confidence is the share of such characters that are right."""

from __future__ import annotations

import difflib
from pathlib import Path

import numpy as np

from training.lines import reading
from training.lines.drawing import LEVELS, Drawer
from training.lines.reader import LineReader

_LINES = 250
_TRIED = np.linspace(0.5, 2.5, 21)
Verdicts = list[tuple[bool, float]]


def verdicts(truth: str, chars: list[reading.Char]) -> Verdicts:
    """Whether each character read is right, by the best alignment with the truth, and how sure it was; no spaces."""
    truth, chars = truth.replace(" ", ""), [char for char in chars if char.text != " "]
    matcher = difflib.SequenceMatcher(a=truth, b="".join(char.text for char in chars), autojunk=False)
    right = {block.b + at for block in matcher.get_matching_blocks() for at in range(block.size)}
    return [(at in right, char.confidence) for at, char in enumerate(chars)]


def loss(found: Verdicts) -> float:
    """Mean log loss of confidences."""
    sure = np.clip([confidence for _, confidence in found], 1e-4, 1 - 1e-4)
    right = np.array([is_right for is_right, _ in found])
    return float(-np.log(np.where(right, sure, 1 - sure)).mean()) if found else 0.0


def fit(model: Path, cache: Path) -> float:
    """The best temperature on lines of families never trained on, half of them worn."""
    drawer, reader = Drawer(cache, "held-out", 77), LineReader(model)
    lines = [drawer.ready(LEVELS[-1]._replace(worn=at % 2 == 0)) for at in range(_LINES)]
    answers = list(zip(lines, reader.logits([line.ink for line in lines]), strict=True))

    def at_temperature(temperature: float) -> float:
        found: Verdicts = []
        for line, logits in answers:
            found += verdicts(line.label, reading.chars_of(logits, temperature))
        return loss(found)

    return float(min(_TRIED, key=at_temperature))


def table(found: Verdicts) -> list[str]:
    """Rows of a table: confidence, characters, mean, share right."""
    edges, rows = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 1.0001), []
    for low, high in zip(edges, edges[1:], strict=False):
        inside = [(right, sure) for right, sure in found if low <= sure < high]
        if inside:
            right, mean = (sum(one[at] for one in inside) / len(inside) for at in (0, 1))
            rows.append(f"| {low:.3f}-{min(high, 1):.3f} | {len(inside)} | {mean:.3f} | {right:.3f} |")
    return rows
