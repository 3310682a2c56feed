"""How right readings are: characters without spaces, and whole numbers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from training.lines.alphabet import label_of

_NUMBER = re.compile(r"[๐-๙0-9](?:[๐-๙0-9.,/:]*[๐-๙0-9])?")


class Figures(NamedTuple):
    """Sums over lines: character errors, characters, numbers right, numbers printed."""

    errors: int = 0
    chars: int = 0
    right: int = 0
    numbers: int = 0

    @property
    def cer(self) -> float:
        """Character errors a character of the truth."""
        return self.errors / max(1, self.chars)

    @property
    def whole(self) -> float:
        """Share of the numbers with every digit and sign right."""
        return self.right / max(1, self.numbers)

    def __str__(self) -> str:
        return f"CER {self.cer:.4f} of {self.chars}, numbers right {self.whole:.4f} of {self.numbers}"


def numbers(text: str) -> list[str]:
    """The numbers of a line, each with the points, commas, strokes and colons inside it."""
    return _NUMBER.findall(text)


def _right(truth: list[str], read: list[str]) -> int:
    blocks = difflib.SequenceMatcher(a=truth, b=read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def judge(pairs: Iterable[tuple[str, str]]) -> Figures:
    """Figures of pairs (truth, reading), both folded as labels are."""
    sums = [0, 0, 0, 0]
    for truth, read in ((label_of(a), label_of(b)) for a, b in pairs):
        bare, bare_read = truth.replace(" ", ""), read.replace(" ", "")
        printed = numbers(truth)
        for at, count in enumerate(
            (Levenshtein.distance(bare, bare_read), len(bare), _right(printed, numbers(read)), len(printed))
        ):
            sums[at] += count
    return Figures(*sums)
