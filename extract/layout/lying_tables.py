"""Lying tables: a line of figures, and over (or under) every figure its name.

A line of figures alone tells nothing by itself; it is a row of a table where the lines next to it have one name over
(or under) every figure, in the middle of the same column or at its edge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.extract.layout.gutters import (
    Gutter,
    SegmentedLine,
    middles,
    narrowed_gutters,
    shares_middle_or_edge,
    words_by_column,
)
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.table_headers import TableRegion
from prongsai.extract.layout.words import Line

STEP = 3.2  # em; lines further apart belong to different cards
NARROW = 0.3  # em; names in neighbouring columns stand this far apart at least
SCORE = re.compile(r"\d{1,3}[.]\d{1,3}")
_WIDE = 4.5  # em; between one card and the next
_FAR = 1.5  # times the step between a figure and its name: a name further off is another figure's
_NEXT_LINE = 1.6  # em; between the lines of one name
_WRAPPED = 1.15  # times the same step: the next line of one name
_ROW_HEAD = re.compile(
    r"(?:(?:ผล|ค่า)?(?:คะแนน|ร้อยละ)(?:ที่ได้(?:รับ)?|เฉลี่ย|รวม|ประเมิน)*|ผล\s?(?:การ)?ประเมิน)\s*(?:ITA)?|ITA"
)


@dataclass(slots=True)
class FigureRun:
    """Lines in the columns of a line of figures."""

    first: int
    last: int
    gutters: list[Gutter]  # the white strips between the columns
    headed: bool = False  # the first column holds words, which stand anywhere in it


def is_line_of_scores(row: SegmentedLine) -> bool:
    """Whether a line is figures side by side and nothing else, scores for the most part."""
    return row.is_figures_alone() and sum(1 for segment in row.segments if SCORE.search(segment.text)) * 2 >= len(
        row.segments
    )


def is_headed_line(rows: Sequence[SegmentedLine], at: int) -> bool:
    """Whether a line is a word and scores behind it, the only such line of its kind here."""
    first, *others = rows[at].segments
    if len(others) < 2 or not _ROW_HEAD.fullmatch(first.text.strip()):
        return False
    if not all(looks_like_figure(segment.text) and SCORE.search(segment.text) for segment in others):
        return False
    beside = [rows[i] for i in (at - 1, at + 1) if 0 <= i < len(rows)]
    return not any(SCORE.search(segment.text) for row in beside for segment in row.figures())


def headed_figures(rows: Sequence[SegmentedLine], at: int, lowest: int) -> TableRegion | None:
    """A lying table of one row, "ผลคะแนน" and the scores, under the names (or years) of its columns."""
    run = _run(rows, at, lowest, headed=True)
    over = [words_by_column(row.words, run.gutters) for row in rows[run.first : at]]
    named = {c for columns in over for c, words in enumerate(columns) if words}
    if len(named) != len(rows[at].segments):
        return None
    edges = middles(run.gutters)
    return TableRegion(run.first, at, edges, groups=[(0, at - 1 - run.first), (at - run.first, at - run.first)])


def _run(rows: Sequence[SegmentedLine], at: int, lowest: int, headed: bool = False) -> FigureRun:
    """The lines above and below a line of figures that stand in its columns."""
    figures = rows[at].segments
    run = FigureRun(at, at, [(a.x1, b.x0) for a, b in zip(figures, figures[1:], strict=False)], headed)
    if at + 1 < len(rows) and _compares(rows[at + 1]) and _joins(rows, at + 1, at, figures, run):
        run.last += 1  # before the lines of a title narrow the columns
    while run.first > lowest and _joins(rows, run.first - 1, run.first, figures, run):
        run.first -= 1
    while run.last + 1 < len(rows) and _joins(rows, run.last + 1, run.last, figures, run):
        run.last += 1
    while run.first < at and sum(bool(words) for words in words_by_column(rows[run.first].words, run.gutters)) < 2:
        run.first += 1  # one word above all the names may as well be a title in the middle of the page
    return run


def _joins(rows: Sequence[SegmentedLine], at: int, beside: int, figures: Sequence[Line], run: FigureRun) -> bool:
    """Whether a line next to the run has its words in the run's columns; narrows the white strips when it has."""
    row = rows[at]
    size = max(row.line.size, rows[beside].line.size, 1.0)
    step = abs(row.line.baseline - rows[beside].line.baseline)
    if step > _WIDE * size:
        return False
    if row.is_figures_alone():
        return len(row.segments) == len(figures) and all(
            shares_middle_or_edge(a.x0, a.x1, b, size) for a, b in zip(row.segments, figures, strict=True)
        )
    if any(looks_like_figure(segment.text) and SCORE.search(segment.text) for segment in row.segments):
        return False
    narrowed = narrowed_gutters(run.gutters, row.words, NARROW * size)
    if narrowed is None:
        return False
    columns = words_by_column(row.words, narrowed)
    filled = [c for c, words in enumerate(columns) if words]
    if len(filled) < 2 and step > 2.2 * size and not _ends_names(rows, at, beside):
        return False
    told = [c for c in filled if c or not run.headed]
    if not all(shares_middle_or_edge(columns[c][0].x0, columns[c][-1].x1, figures[c], size) for c in told):
        return False
    run.gutters = narrowed
    return True


def _ends_names(rows: Sequence[SegmentedLine], at: int, beside: int) -> bool:
    """Whether a line above the figures is the second line of one of the names that stand right above it."""
    row, above = rows[at], rows[at - 1] if 0 < at < beside else None
    if above is None or len(above.segments) < 2 or any(looks_like_figure(part.text) for part in above.segments):
        return False
    return row.line.baseline - above.line.baseline <= _NEXT_LINE * max(row.line.size, 1.0)


def figures_and_names(rows: Sequence[SegmentedLine], at: int, lowest: int) -> TableRegion | None:
    """A line of figures (or several) with their names above or below; None where it is unclear whose a name is."""
    run = _run(rows, at, lowest)
    figures = [i for i in range(run.first, run.last + 1) if rows[i].is_figures_alone()]
    if len(figures) == run.last - run.first + 1 or any(b - a < 2 for a, b in zip(figures, figures[1:], strict=False)):
        return None
    _trim(rows, run, figures)
    above = _is_above(rows, run, figures)
    if above is None:
        return None
    groups = _groups(run, figures, above)
    if not all(_complete(rows, group, figures, run) for group in groups):
        return None
    groups += _fewer_cards(rows, run, groups, figures, above)
    first, last = groups[0][0], groups[-1][1]
    if len(groups) == 1:
        at = figures[0]
        groups = [(first, at - 1), (at, at)] if above else [(at, at), (at + 1, last)]
        if above and at < run.last and _compares(rows[at + 1]):
            last = at + 1
            groups.append((last, last))
    return TableRegion(first, last, middles(run.gutters), groups=[(a - first, b - first) for a, b in groups])


def _groups(run: FigureRun, figures: Sequence[int], above: bool) -> list[tuple[int, int]]:
    """The first and the last line of each line of figures with its names, which stand above it or below."""
    groups: list[tuple[int, int]] = []
    start = run.first
    for k, at in enumerate(figures):
        if above:
            groups.append((start, at))
            start = at + 1
        else:
            groups.append((at, figures[k + 1] - 1 if k + 1 < len(figures) else run.last))
    return groups


def _fewer_cards(
    rows: Sequence[SegmentedLine],
    run: FigureRun,
    groups: Sequence[tuple[int, int]],
    figures: Sequence[int],
    above: bool,
) -> list[tuple[int, int]]:
    """The last row of cards where it holds fewer than the rows above it, in the same columns."""
    first = groups[-1][1] + 1
    if len(groups) < 2 or first >= len(rows):
        return []
    reach = _FAR * max(
        rows[b[0]].line.baseline - rows[a[1]].line.baseline for a, b in zip(groups, groups[1:], strict=False)
    )
    within = _FAR * max(rows[b].line.baseline - rows[a].line.baseline for a, b in groups)
    if rows[first].line.baseline - rows[first - 1].line.baseline > reach:
        return []
    of_figures: set[int] = set()
    of_names: set[int] = set()
    last = first
    for at in range(first, len(rows)):
        if at > first and rows[at].line.baseline - rows[first].line.baseline > within:
            break
        columns = _columns_below(rows[at], rows[figures[0]].segments, run)
        scores = all(looks_like_figure(word.text) and SCORE.search(word.text) for word in rows[at].words)
        if columns is None or scores and (of_figures or bool(of_names) != above):
            break
        if not scores and (above == bool(of_figures) or of_figures and not columns <= of_figures):
            break
        (of_figures if scores else of_names).update(columns)
        last = at
    return [(first, last)] if of_figures and of_figures == of_names else []


def _columns_below(row: SegmentedLine, figures: Sequence[Line], run: FigureRun) -> set[int] | None:
    """The columns in which a line has words, each below its figures; None where one stands elsewhere."""
    columns = words_by_column(row.words, run.gutters)
    size = max(row.line.size, 1.0)
    filled = {c for c, words in enumerate(columns) if words}
    below = all(shares_middle_or_edge(columns[c][0].x0, columns[c][-1].x1, figures[c], size) for c in filled)
    return filled if below and len(filled) < len(figures) else None


def _trim(rows: Sequence[SegmentedLine], run: FigureRun, figures: Sequence[int]) -> None:
    """Leave out words at either end that stand further from the figures than their own names do."""
    steps = {k: rows[k + 1].line.baseline - rows[k].line.baseline for k in range(run.first, run.last)}
    beside = [k for at in figures for k in (at - 1, at) if k in steps and not _compares(rows[k + 1])]
    between = [k for k in steps if figures[0] <= k < figures[-1]]
    far = _FAR * min((steps[k] for k in beside), default=0.0)
    wrapped = _WRAPPED * min((steps[k] for k in {*beside, *between}), default=0.0)
    at = figures[0]
    while at > run.first and steps[at - 1] <= (far if at == figures[0] else wrapped):
        at -= 1
    run.first = at
    at = figures[-1]
    while at < run.last and steps[at] <= (far if at == figures[-1] else wrapped):
        at += 1
    run.last = at


def _is_above(rows: Sequence[SegmentedLine], run: FigureRun, figures: Sequence[int]) -> bool | None:
    """Whether names stand above their figures: as the run begins and ends, else as the nearer ones do."""
    opens, closes = figures[0] > run.first, figures[-1] < run.last
    if opens != closes:
        return opens
    if not opens:
        return None
    if all(_compares(rows[at + 1]) for at in figures):
        return True
    over = [rows[at].line.baseline - rows[at - 1].line.baseline for at in figures]
    under = [rows[at + 1].line.baseline - rows[at].line.baseline for at in figures]
    if max(over) < 0.9 * min(under):
        return True
    if max(under) < 0.9 * min(over):
        return False
    return True if len(figures) == 1 else None


def _compares(row: SegmentedLine) -> bool:
    """Whether a line under figures holds other scores with words, "ปี 2565 : 84.42": no names of theirs."""
    return all(SCORE.search(segment.text) and not looks_like_figure(segment.text) for segment in row.segments)


def _complete(rows: Sequence[SegmentedLine], group: tuple[int, int], figures: Sequence[int], run: FigureRun) -> bool:
    """Whether every figure of a group has a name, no further off than a line or two."""
    first, last = group
    named: set[int] = set()
    for i in range(first, last + 1):
        size = max(rows[i].line.size, rows[max(i - 1, first)].line.size, 1.0)
        if i > first and rows[i].line.baseline - rows[i - 1].line.baseline > STEP * size:
            return False
        if i not in figures:
            named |= {c for c, words in enumerate(words_by_column(rows[i].words, run.gutters)) if words}
    return len(named) == len(run.gutters) + 1
