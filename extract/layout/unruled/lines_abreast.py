"""Names and figures abreast in two sizes of letters: one printed line, though their baselines differ.

A slide sets a name and its larger figure into boxes side by side, whose upper edges or middles are level.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from prongsai.extract.layout.gutters import cut_line
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.words import Line, Word, make_line

_OTHER_SIZE = 1.1  # times the size of the smaller letters
_LEVEL = 0.75  # share of the lower line's height that stands beside the other line
_LEAST = 2  # figures of a page: one alone beside a text may be anything
_LONGEST = 60  # characters of a name


def joined_abreast(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, top to bottom, a line of names and the figures at its height in one.

    Each name has one figure behind it. A line of figures at the height of no names, or of two lines of them, stays.
    """
    abreast = {at for at, (line, below) in enumerate(pairwise(lines)) if _abreast(line, below)}
    pairs = {at for at in abreast if at - 1 not in abreast and at + 1 not in abreast}
    if sum(len(_figures(lines[at]) or _figures(lines[at + 1])) for at in pairs) < _LEAST:
        return list(lines)
    joined: list[Line] = []
    for at, line in enumerate(lines):
        if at in pairs:
            joined.append(make_line([*line.words, *lines[at + 1].words]))
        elif at - 1 not in pairs:
            joined.append(line)
    return joined


def _abreast(line: Line, below: Line) -> bool:
    figures, names = (line, below) if _figures(line) else (below, line)
    if not _figures(figures) or any(looks_like_figure(word.text) and "." in word.text for word in names.words):
        return False
    small, large = sorted((line.size, below.size))
    beside = min(line.bottom, below.bottom) - max(line.top, below.top)
    level = beside >= _LEVEL * min(line.bottom - line.top, below.bottom - below.top)
    if (
        figures.x0 < names.x0
        or large < _OTHER_SIZE * max(small, 1.0)
        or not level
        or _overlap(figures.words, names.words)
    ):
        return False
    told = cut_line(names).segments
    return len(told) == len(figures.words) and all(len(name.text) <= _LONGEST for name in told)


def _figures(line: Line) -> list[Word]:
    """The words of a line that is decimals and nothing else."""
    return line.words if all("." in word.text and looks_like_figure(word.text) for word in line.words) else []


def _overlap(words: Sequence[Word], others: Sequence[Word]) -> bool:
    return any(a.x0 < b.x1 and b.x0 < a.x1 for a in words for b in others)
