"""The wording of made-up reports: every text that a layout prints stands in a CSV of this folder, by its key.

Columns `key,text`. A key with several rows is a text that may be said in several ways, or a list of texts; `key.3` and
`key.done` are the entries of a table under `key`. `{name}` in a text is a place that the layout fills;
`{integrity}` always stands for the two words that give the assessment its name.
"""

from __future__ import annotations

import csv
import random
from functools import cache
from pathlib import Path
from typing import Protocol

HERE = Path(__file__).parent
INTEGRITY = "คุณธรรมและความโปร่งใส"


class _Pen(Protocol):
    rng: random.Random


class Words:
    """The texts of one CSV. Every method raises KeyError for a key that the file lacks."""

    def __init__(self, texts: dict[str, tuple[str, ...]]) -> None:
        self._texts = texts

    def __call__(self, key: str, /, **parts: object) -> str:
        """The one text of a key, its places filled; without parts as it stands."""
        (text,) = self._texts[key]
        return text.format(**parts) if parts else text

    def any(self, pen: _Pen, key: str, /, **parts: object) -> str:
        """One of the texts of a key by the pen's chance, its places filled."""
        text = pen.rng.choice(self._texts[key])
        return text.format(**parts) if parts else text

    def all(self, key: str) -> tuple[str, ...]:
        """All texts of a key, in the order of the file."""
        return self._texts[key]

    def named(self, key: str) -> dict[str, str]:
        """The entries under a key, one text each, by name."""
        return {name: text for name, (text,) in self.named_lists(key).items()}

    def numbered(self, key: str) -> dict[int, str]:
        """The entries under a key, one text each, by number (of an indicator mostly)."""
        return {int(name): text for name, text in self.named(key).items()}

    def named_lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """The entries under a key, any number of texts each, by name."""
        lead = key + "."
        found = {
            k.removeprefix(lead): v for k, v in self._texts.items() if k.startswith(lead) and "." not in k[len(lead) :]
        }
        if not found:
            raise KeyError(key)
        return found

    def lists(self, key: str) -> dict[int, tuple[str, ...]]:
        """The entries under a key, any number of texts each, by number."""
        return {int(name): texts for name, texts in self.named_lists(key).items()}

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """The entries under a key as rows of a table, in the order of the file."""
        return tuple(self.named_lists(key).values())


@cache
def read(name: str | Path) -> Words:
    """The words of `name.csv` in this folder, or of a file anywhere; raises OSError where it is not there."""
    texts: dict[str, tuple[str, ...]] = {}
    for row in _rows(name if isinstance(name, Path) else HERE / f"{name}.csv"):
        texts[row["key"]] = (*texts.get(row["key"], ()), row["text"].replace("{integrity}", INTEGRITY))
    return Words(texts)


def records(name: str) -> list[dict[str, str]]:
    """The rows of a CSV of this folder with columns of its own."""
    return _rows(HERE / f"{name}.csv")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
