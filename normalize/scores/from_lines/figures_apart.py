"""Names in one run of lines and their figures in another: which pairings their order on the page allows.

The lines of a chart, of cards that the page drew row by row, of columns that came apart. Which pairing is meant, only
the assessment's arithmetic can tell; here they are listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

Name = TypeVar("Name")
Figure = TypeVar("Figure")

_LEAST = 4  # figures; the arithmetic of fewer proves nothing
_COLUMNS = range(2, 6)  # of cards side by side


def pairings(names: Sequence[Name], figures: Sequence[Figure], order: str) -> list[list[tuple[Name, Figure]]]:
    """Every pairing that the order of the lines allows, each once.

    Args:
        names: the names, in the order of their lines.
        figures: the figures, in the order of their lines.
        order: one letter for each line in order, "n" for a name and "f" for a figure.
    """
    if min(len(names), len(figures)) < _LEAST or abs(len(names) - len(figures)) > 1:
        return []
    found: list[list[tuple[int, int]]] = []
    for pairing in [*_in_order(len(names), len(figures)), *_by_groups(order, "nf"), *_by_groups(order, "fn")]:
        ordered = sorted(pairing)
        if ordered not in found:
            found.append(ordered)
    return [[(names[n], figures[f]) for n, f in pairing] for pairing in found]


def _in_order(names: int, figures: int) -> Iterator[list[tuple[int, int]]]:
    """All in order, backwards, or columns against rows; where one is missing, any one of the others goes without."""
    count = min(names, figures)
    left = [[n for n in range(names) if n != gap] for gap in range(names)] if names > count else [list(range(count))]
    right = [[f for f in range(figures) if f != gap] for gap in range(figures)] if figures > count else [
        list(range(count))
    ]  # fmt: skip
    for one in left:
        for other in right:
            yield list(zip(one, other, strict=True))
            yield list(zip(one, reversed(other), strict=True))
    if names == figures:
        for columns in _COLUMNS:
            turned = [n for c in range(columns) for n in range(c, count, columns)]
            yield list(zip(turned, range(count), strict=True))
            yield list(zip(range(count), turned, strict=True))


def _by_groups(order: str, kinds: str) -> Iterator[list[tuple[int, int]]]:
    """Each run of lines of the first kind with the run behind it, where they are equally many throughout."""
    runs = [(kind, len(list(run))) for kind, run in groupby(order)]
    firsts, seconds = runs[::2], runs[1::2]
    fits = len(firsts) == len(seconds) > 1 and all(a[1] == b[1] for a, b in zip(firsts, seconds, strict=True))
    if not fits or runs[0][0] != kinds[0]:
        return
    names = figures = 0
    backwards: list[tuple[int, int]] = []
    for _, count in firsts:
        backwards += [(names + k, figures + count - 1 - k) for k in range(count)]
        names, figures = names + count, figures + count
    yield backwards
