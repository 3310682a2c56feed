"""Boxes that a page draws around a name and its figure: the cards of a poster or a dashboard.

What stands in one box belongs together, wherever the lines of its neighbours stand. A card is the smallest box around
one score and words; cards of one width or one height are a table of one row each. Rows between rules that do not
reach across the page are parted from what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from prongsai.extract.layout.column_alignment import below_each_other
from prongsai.extract.layout.gutters import cut_line
from prongsai.extract.layout.lying_tables import SCORE, STEP
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.ruled_tables import FilledTable
from prongsai.extract.layout.ruling_edges import HorizontalEdge
from prongsai.extract.layout.words import Line, Word, build_lines, make_line, rounded, text_of
from prongsai.extract.records import BBox, Cell, Place, Table, around

_LEAST_WIDTH, _LEAST_HEIGHT = 36.0, 14.0  # points
_MOST = 0.5  # share of the page; a larger box is its border or its background
_SAME = 3.0  # points; sides of cards of one row of cards
_APART = 1.0  # points; boxes nearer to each other are cells of a table
_ONE_SIZE = 1.2  # times; the lines of one name are of one size
_MOST_LINES = 9  # of a card
_LONGEST = 60  # characters of a line of a card
_CENTRE = 0.3  # em; how far the middle of a name may be from that of the figure far over it
_LARGER = 1.15  # times; such a figure is larger than its name
_FURTHEST = 6.0  # em; from its figure down to it
_NEXT = 1.7  # em; between the lines of the name
_LIST = 3  # lines with figures of their own beside the one score
_ROWS = 3  # between rules of one length
_LEVEL = 0.35  # em; baselines of one line
_MOST_SHARED = 0.6  # of the rows between rules may have a line beside them at their height by chance
_HUNDRED = re.compile(r"100(?:\.0+)?|๑๐๐")
_DIGIT = re.compile(r"[\d๐-๙][.,][\d๐-๙]")


@dataclass(frozen=True, slots=True)
class _Card:
    """One box with its words: the groups of lines before its figure, the figure, the groups behind it."""

    box: BBox
    words: Sequence[Word]
    before: Sequence[Sequence[Line]]
    figure: Line
    behind: Sequence[Sequence[Line]]


def take_cards(
    words: Sequence[Word], frames: Iterable[BBox], size: tuple[float, float], number: int
) -> tuple[list[FilledTable], list[Word]]:
    """Take the cards out of the words of a page.

    Args:
        words: words outside of ruled tables, in drawing order.
        frames: boxes that are drawn on the page, points.
        size: width and height of the page, points.
        number: page number from 1.

    Returns:
        A table for each run of cards, and the words that stand in none.
    """
    cards = _cards(words, _boxes(frames, size))
    runs = [run for family in _families(cards) for run in _runs(family, cards, words)]
    taken = {id(word) for run in runs for card in run for word in card.words}
    return [_table(run, number) for run in runs], [word for word in words if id(word) not in taken]


def take_captioned(words: Sequence[Word], number: int) -> tuple[list[FilledTable], list[Word]]:
    """Take the large figures out of the words of a page that stand far over their names: in a ring, in a circle.

    The name is the nearest text below, smaller and in the middle of the figure; no text above is as near.
    """
    segments = [segment for line in build_lines(words) for segment in _segments(line)]
    cards = [card for segment in segments if _is_score(segment) and (card := _captioned(segment, segments)) is not None]
    taken = {id(word) for card in cards for word in card.words}
    rows = [list(row) for _, row in groupby(cards, key=lambda card: round(card.figure.baseline))]
    return [_table(row, number) for row in rows], [word for word in words if id(word) not in taken]


def _captioned(figure: Line, segments: Sequence[Line]) -> _Card | None:
    """A figure and the lines of its name under it."""
    near = [s for s in segments if s is not figure and s.x0 < figure.x1 and s.x1 > figure.x0]
    below = sorted((s for s in near if s.baseline > figure.baseline), key=lambda s: s.baseline)
    step = below[0].baseline - figure.baseline if below else 0.0
    if any(figure.baseline - s.baseline < step for s in near if s.baseline <= figure.baseline):
        return None
    name: list[Line] = []
    for line in below:
        em = max(line.size, 1.0)
        centred = abs(line.x0 + line.x1 - figure.x0 - figure.x1) / 2 <= _CENTRE * em
        if not centred or _stands_alone(line) or (name and line.baseline - name[-1].baseline > _NEXT * em):
            break
        name.append(line)
    if not name or len(name[0].text) > _LONGEST or figure.size < _LARGER * name[0].size:
        return None
    if not STEP * name[0].size < step <= _FURTHEST * name[0].size:
        return None
    lines = [figure, *name]
    box = around(line.box for line in lines)
    assert box is not None  # a figure has a box
    return _Card(box, [word for line in lines for word in line.words], [], figure, [name])


def part_by_rules(
    words: Sequence[Word], horizontal_edges: Sequence[HorizontalEdge]
) -> tuple[list[Word], list[list[Word]]]:
    """Part the rows between rules from what stands beside them: a list at the side of a slide or of a newsletter.

    Rows whose lines go on outside of their rules are left where they are.

    Returns:
        The words outside, and for each group of rules of one length the words of its rows.
    """
    rest, parts = list(words), []
    for group in below_each_other(horizontal_edges):
        x0, x1 = group[0][1] - _SAME, group[0][2] + _SAME
        step = median(b[0] - a[0] for a, b in pairwise(group))
        box = (x0, group[0][0] - step, x1, group[-1][0] + _SAME)
        inside = [word for word in rest if holds(box, word)]
        level = [w for w in rest if box[1] <= w.baseline <= box[3] and not holds(box, w)]
        near = any(x0 - max(w.size, 1.0) < w.x1 and w.x0 < x1 + max(w.size, 1.0) for w in level)
        lines = build_lines(inside)
        shared = sum(any(abs(w.baseline - line.baseline) <= _LEVEL * line.size for w in level) for line in lines)
        if level and not near and len(lines) >= _ROWS and shared <= _MOST_SHARED * len(lines):
            parts.append(inside)
            taken = {id(word) for word in inside}
            rest = [word for word in rest if id(word) not in taken]
    return rest, parts


def _boxes(frames: Iterable[BBox], size: tuple[float, float]) -> list[BBox]:
    """Boxes that may hold a card, the smallest first, each place once; the cells of a table are none."""
    boxes: list[BBox] = []
    for box in sorted(set(frames), key=lambda b: ((b[2] - b[0]) * (b[3] - b[1]), b)):
        wide, tall = box[2] - box[0], box[3] - box[1]
        fits = wide >= _LEAST_WIDTH and tall >= _LEAST_HEIGHT and wide * tall <= _MOST * size[0] * size[1]
        if fits and not any(all(abs(a - b) <= _SAME for a, b in zip(box, other, strict=True)) for other in boxes):
            boxes.append(box)
    return [box for box in boxes if not any(_are_cells(box, other) for other in boxes)]


def _are_cells(a: BBox, b: BBox) -> bool:
    """Whether two boxes touch each other along a side that they share: cells of a table."""
    level = abs(a[1] - b[1]) <= _SAME and abs(a[3] - b[3]) <= _SAME
    stacked = abs(a[0] - b[0]) <= _SAME and abs(a[2] - b[2]) <= _SAME
    beside = min(abs(a[2] - b[0]), abs(b[2] - a[0])) <= _APART
    below = min(abs(a[3] - b[1]), abs(b[3] - a[1])) <= _APART
    return a != b and (level and beside or stacked and below)


def _cards(words: Sequence[Word], boxes: Sequence[BBox]) -> list[_Card]:
    cards: list[_Card] = []
    taken: set[int] = set()
    for box in boxes:
        inside = [word for word in words if id(word) not in taken and holds(box, word)]
        card = _card(box, inside) if len(inside) > 1 else None
        if card is not None:
            cards.append(card)
            taken |= {id(word) for word in inside}
    return cards


def holds(box: BBox, word: Word) -> bool:
    """Whether the middle of a word stands in a box."""
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]


def _card(box: BBox, inside: Sequence[Word]) -> _Card | None:
    """The card that a box holds: one score on its own, words, and not more than a card's lines."""
    lines = build_lines(inside)
    if len(lines) > _MOST_LINES or any(len(line.text) > _LONGEST for line in lines):
        return None
    segments = [segment for line in lines for segment in _segments(line)]
    scores = [n for n, segment in enumerate(segments) if _is_score(segment)]
    if len(scores) != 1:
        return None
    before, figure, behind = segments[: scores[0]], segments[scores[0]], segments[scores[0] + 1 :]
    others = [segment.text for segment in (*before, *behind)]
    if all(map(looks_like_figure, others)) or sum(_DIGIT.search(text) is not None for text in others) >= _LIST:
        return None
    return _Card(box, inside, _groups(before), figure, _groups(behind))


def _segments(line: Line) -> list[Line]:
    """The parts of a line that stand apart or are of another size."""
    found: list[Line] = []
    for segment in cut_line(line).segments:
        part: list[Word] = []
        for word in segment.words:
            if part and not _of_one_size(part[-1].size, word.size):
                found.append(make_line(part))
                part = []
            part.append(word)
        found.append(make_line(part))
    return found


def _is_score(line: Line) -> bool:
    text = line.text.strip()
    return looks_like_figure(text) and (SCORE.search(text) is not None or _HUNDRED.match(text) is not None)


def _of_one_size(a: float, b: float) -> bool:
    return max(a, b) <= _ONE_SIZE * max(min(a, b), 1.0)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines below each other of one size are one name; numbers and lines with figures in them stand alone."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        goes_on = last is not None and line.baseline > last.baseline + 1 and _of_one_size(last.size, line.size)
        if last is not None and goes_on and not _stands_alone(last) and not _stands_alone(line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _stands_alone(line: Line) -> bool:
    return looks_like_figure(line.text) or _DIGIT.search(line.text) is not None


def _families(cards: Sequence[_Card]) -> list[list[_Card]]:
    """Cards of one width, or of one height and on one level: two at least; none lies in another."""
    families: list[list[_Card]] = []
    for card in cards:
        home = next((family for family in families if all(_beside(card.box, c.box) for c in family)
                     and any(_alike(card.box, c.box) for c in family)), None)  # fmt: skip
        if home is None:
            families.append([card])
        else:
            home.append(card)
    return [family for family in families if len(family) > 1]


def _alike(a: BBox, b: BBox) -> bool:
    one_height = abs((a[3] - a[1]) - (b[3] - b[1])) <= _SAME
    return abs((a[2] - a[0]) - (b[2] - b[0])) <= _SAME or one_height and abs(a[1] - b[1]) <= _SAME


def _beside(a: BBox, b: BBox) -> bool:
    return a[2] <= b[0] + _SAME or b[2] <= a[0] + _SAME or a[3] <= b[1] + _SAME or b[3] <= a[1] + _SAME


def _runs(family: Sequence[_Card], cards: Sequence[_Card], words: Sequence[Word]) -> list[list[_Card]]:
    """The cards of one family in the order of reading, parted where text stands between their rows."""
    in_cards = {id(word) for card in cards for word in card.words}
    left, right = min(card.box[0] for card in family), max(card.box[2] for card in family)
    free = [w for w in words if id(w) not in in_cards and w.x1 > left and w.x0 < right]
    runs: list[list[_Card]] = []
    bottom = 0.0
    for row in _rows(family):
        top = min(card.box[1] for card in row)
        parted = any(bottom <= (word.top + word.bottom) / 2 <= top for word in free)
        if runs and not parted:
            runs[-1] += row
        else:
            runs.append(list(row))
        bottom = max(card.box[3] for card in row)
    return runs


def _rows(family: Sequence[_Card]) -> list[list[_Card]]:
    """Cards that stand on one level, from left to right."""
    rows: list[list[_Card]] = []
    for card in sorted(family, key=lambda c: (c.box[1], c.box[0])):
        if rows and card.box[1] < (rows[-1][0].box[1] + rows[-1][0].box[3]) / 2:
            rows[-1].append(card)
        else:
            rows.append([card])
    return [sorted(row, key=lambda c: c.box[0]) for row in rows]


def _table(run: Sequence[_Card], number: int) -> FilledTable:
    """Cards as rows: what stands before the figure, the figure, what stands behind it."""
    at = max(len(card.before) for card in run)
    n_cols = at + 1 + max(len(card.behind) for card in run)
    cells: list[Cell] = []
    for r, card in enumerate(run):
        parts = {c: group for c, group in enumerate(card.before)} | {at: [card.figure]}
        parts |= {at + 1 + c: group for c, group in enumerate(card.behind)}
        for c in range(n_cols):
            lines = parts.get(c, [])
            box = around(line.box for line in lines) or card.box
            cells.append(Cell(text_of(lines), r, c, Place(page=number, box=rounded(box))))
    whole = around(card.box for card in run)
    assert whole is not None  # a run holds a card
    return FilledTable(Table(tuple(cells), len(run), n_cols, Place(page=number, box=rounded(whole)), "aligned"), whole)
