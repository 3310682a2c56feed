"""Figures under or over their names, side by side and without rules: a lying table, or the cards of a poster.

A line of figures alone tells nothing by itself; it is a row of a table where the lines next to it have one
name over (or under) every figure, in the middle of the same column or at its edge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.extract.layout.gutters import SegmentedLine, word_spans
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.table_headers import TableRegion
from prongsai.extract.layout.words import Line, Word

_STEP = 3.2  # em; lines further apart belong to different cards
_WIDE = 4.5  # em; between one card and the next
_FAR = 1.5  # times the step between a figure and its name: a name further off is another figure's
_WRAPPED = 1.15  # times the same step: the next line of one name
_BESIDE = 0.85  # em; lines nearer than this stand at half height beside each other
_NARROW = 0.3  # em; names in neighbouring columns stand this far apart at least
_CENTRE = 0.6  # em; how far a name's middle may be from its figure's
_EDGE = 2.0  # points; the same for their edges
_SHORT = 40  # characters
_NAME_LINES = 3  # of a name at the head of a row
_ROW_HEAD = re.compile(
    r"(?:(?:ผล|ค่า)?(?:คะแนน|ร้อยละ)(?:ที่ได้(?:รับ)?|เฉลี่ย|รวม|ประเมิน)*|ผล\s?(?:การ)?ประเมิน)\s*(?:ITA)?|ITA"
)
_SCORE = re.compile(r"[\d๐-๙]{1,3}[.][\d๐-๙]{1,3}")


@dataclass(slots=True)
class _Run:
    """Lines in the columns of a line of figures."""

    first: int
    last: int
    gutters: list[tuple[float, float]]  # the white strips between the columns
    headed: bool = False  # the first column holds words, which stand anywhere in it


def card_regions(rows: Sequence[SegmentedLine]) -> list[TableRegion]:
    """Find lying tables and cards among the lines of a page; regions come with their rows already grouped."""
    regions: list[TableRegion] = []
    used = -1
    for i, row in enumerate(rows):
        if i <= used:
            continue
        region = _staggered_region(rows, i)
        if region is None and _is_figures(row):
            region = _region_of_run(rows, _run(rows, i, used + 1))
        elif region is None and _is_headed(rows, i):
            region = _headed_region(rows, i, used + 1)
        elif region is None:
            region = _uneven_region(rows, i, used + 1) or _captioned_region(rows, i, used + 1) or _pair_region(rows, i)
        if region is not None:
            regions.append(region)
            used = region.last
    return regions


def _is_figures(row: SegmentedLine) -> bool:
    """Whether a line is figures side by side and nothing else, scores for the most part."""
    if len(row.segments) < 2 or not all(looks_like_figure(segment.text) for segment in row.segments):
        return False
    return sum(1 for segment in row.segments if _SCORE.search(segment.text)) * 2 >= len(row.segments)


def _is_headed(rows: Sequence[SegmentedLine], at: int) -> bool:
    """Whether a line is a word and scores behind it, the only such line of its kind here."""
    first, *others = rows[at].segments
    if len(others) < 2 or not _ROW_HEAD.fullmatch(first.text.strip()):
        return False
    if not all(looks_like_figure(segment.text) and _SCORE.search(segment.text) for segment in others):
        return False
    beside = [rows[i] for i in (at - 1, at + 1) if 0 <= i < len(rows)]
    return not any(_SCORE.search(segment.text) for row in beside for segment in row.figures())


def _headed_region(rows: Sequence[SegmentedLine], at: int, lowest: int) -> TableRegion | None:
    """A lying table of one row, "ผลคะแนน" and the scores, under the names (or years) of its columns."""
    run = _run(rows, at, lowest, headed=True)
    over = [_columns(row.words, run.gutters) for row in rows[run.first : at]]
    named = {c for columns in over for c, words in enumerate(columns) if words}
    if len(named) != len(rows[at].segments):
        return None
    gutters = [(a + b) / 2 for a, b in run.gutters]
    return TableRegion(run.first, at, gutters, groups=[(0, at - 1 - run.first), (at - run.first, at - run.first)])


def _run(rows: Sequence[SegmentedLine], at: int, lowest: int, headed: bool = False) -> _Run:
    """The lines above and below a line of figures that stand in its columns."""
    figures = rows[at].segments
    run = _Run(at, at, [(a.x1, b.x0) for a, b in zip(figures, figures[1:], strict=False)], headed)
    while run.first > lowest and _joins(rows, run.first - 1, run.first, figures, run):
        run.first -= 1
    while run.last + 1 < len(rows) and _joins(rows, run.last + 1, run.last, figures, run):
        run.last += 1
    while run.first < at and sum(bool(words) for words in _columns(rows[run.first].words, run.gutters)) < 2:
        run.first += 1  # one word above all the names may as well be a title in the middle of the page
    return run


def _joins(rows: Sequence[SegmentedLine], at: int, beside: int, figures: Sequence[Line], run: _Run) -> bool:
    """Whether a line next to the run has its words in the run's columns; narrows the white strips when it has."""
    row = rows[at]
    size = max(row.line.size, rows[beside].line.size, 1.0)
    step = abs(row.line.baseline - rows[beside].line.baseline)
    if step > _WIDE * size:
        return False
    if len(row.segments) > 1 and all(looks_like_figure(segment.text) for segment in row.segments):
        return len(row.segments) == len(figures) and all(
            _stands(a.x0, a.x1, b, size) for a, b in zip(row.segments, figures, strict=True)
        )
    if any(looks_like_figure(segment.text) and _SCORE.search(segment.text) for segment in row.segments):
        return False
    narrowed = _narrowed(run.gutters, row.words, _NARROW * size)
    if narrowed is None:
        return False
    columns = _columns(row.words, narrowed)
    filled = [c for c, words in enumerate(columns) if words]
    if len(filled) < 2 and step > 2.2 * size:
        return False
    told = [c for c in filled if c or not run.headed]
    if not all(_stands(columns[c][0].x0, columns[c][-1].x1, figures[c], size) for c in told):
        return False
    run.gutters = narrowed
    return True


def _stands(x0: float, x1: float, figure: Line, size: float) -> bool:
    """Whether words from x0 to x1 share their middle or an edge with a figure."""
    middle = abs((x0 + x1) - (figure.x0 + figure.x1)) / 2
    return middle <= _CENTRE * size or abs(x0 - figure.x0) <= _EDGE or abs(x1 - figure.x1) <= _EDGE


def _narrowed(
    gutters: Sequence[tuple[float, float]], words: Sequence[Word], least: float
) -> list[tuple[float, float]] | None:
    """What the gaps of a line leave of the white strips; None where its words run through one."""
    out: list[tuple[float, float]] = []
    for left, right in gutters:
        gaps = []
        edges = [(float("-inf"), float("-inf")), *((w.x0, w.x1) for w in words), (float("inf"), float("inf"))]
        for (_, end), (start, _) in zip(edges, edges[1:], strict=False):
            a, b = max(left, end), min(right, start)
            if b - a >= least:
                gaps.append((b - a, a, b))
        if not gaps:
            return None
        _, a, b = max(gaps)
        out.append((a, b))
    return out


def _columns(words: Sequence[Word], gutters: Sequence[tuple[float, float]]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        columns[sum(1 for a, b in gutters if middle > (a + b) / 2)].append(word)
    return columns


def _region_of_run(rows: Sequence[SegmentedLine], run: _Run) -> TableRegion | None:
    """The table that a run makes; None where it does not tell which name belongs to which figure."""
    figures = [
        i for i in range(run.first, run.last + 1)
        if len(rows[i].segments) > 1 and all(looks_like_figure(segment.text) for segment in rows[i].segments)
    ]  # fmt: skip
    if len(figures) == run.last - run.first + 1 or any(b - a < 2 for a, b in zip(figures, figures[1:], strict=False)):
        return None
    _trim(rows, run, figures)
    above = _is_above(rows, run, figures)
    if above is None:
        return None
    groups: list[tuple[int, int]] = []
    start = run.first
    for k, at in enumerate(figures):
        if above:
            groups.append((start, at))
            start = at + 1
        else:
            groups.append((at, figures[k + 1] - 1 if k + 1 < len(figures) else run.last))
    if not all(_complete(rows, group, figures, run) for group in groups):
        return None
    gutters = [(a + b) / 2 for a, b in run.gutters]
    first, last = groups[0][0], groups[-1][1]
    if len(groups) == 1:
        at = figures[0]
        groups = [(first, at - 1), (at, at)] if above else [(at, at), (at + 1, last)]
    return TableRegion(first, last, gutters, groups=[(a - first, b - first) for a, b in groups])


def _trim(rows: Sequence[SegmentedLine], run: _Run, figures: Sequence[int]) -> None:
    """Leave out words at either end that stand further from the figures than their own names do."""
    over = rows[figures[0]].line.baseline - rows[figures[0] - 1].line.baseline if figures[0] > run.first else None
    under = rows[figures[-1] + 1].line.baseline - rows[figures[-1]].line.baseline if figures[-1] < run.last else None
    steps = [rows[k + 1].line.baseline - rows[k].line.baseline for k in range(figures[0], figures[-1])]
    usual = min(x for x in (*steps, over, under) if x is not None)
    at = figures[0]
    while at > run.first and rows[at].line.baseline - rows[at - 1].line.baseline <= _near(at == figures[0], usual):
        at -= 1
    run.first = at
    at = figures[-1]
    while at < run.last and rows[at + 1].line.baseline - rows[at].line.baseline <= _near(at == figures[-1], usual):
        at += 1
    run.last = at


def _near(beside_figures: bool, usual: float) -> float:
    """The longest step from a figure to its name, or on to the next line of the name."""
    return (_FAR if beside_figures else _WRAPPED) * usual


def _is_above(rows: Sequence[SegmentedLine], run: _Run, figures: Sequence[int]) -> bool | None:
    """Whether names stand above their figures: as the run begins and ends, else as the nearer ones do."""
    opens, closes = figures[0] > run.first, figures[-1] < run.last
    if opens != closes:
        return opens
    if not opens:
        return None
    over = [rows[at].line.baseline - rows[at - 1].line.baseline for at in figures]
    under = [rows[at + 1].line.baseline - rows[at].line.baseline for at in figures]
    if max(over) < 0.9 * min(under):
        return True
    if max(under) < 0.9 * min(over):
        return False
    return True if len(figures) == 1 else None


def _complete(rows: Sequence[SegmentedLine], group: tuple[int, int], figures: Sequence[int], run: _Run) -> bool:
    """Whether every figure of a group has a name, no further off than a line or two."""
    first, last = group
    named: set[int] = set()
    for i in range(first, last + 1):
        if i > first and rows[i].line.baseline - rows[i - 1].line.baseline > _STEP * max(rows[i].line.size, 1.0):
            return False
        if i not in figures:
            named |= {c for c, words in enumerate(_columns(rows[i].words, run.gutters)) if words}
    return len(named) == len(run.gutters) + 1


def _uneven_region(rows: Sequence[SegmentedLine], at: int, lowest: int) -> TableRegion | None:
    """Cards side by side whose figures stand on different lines, since one name takes more lines than another.

    `at` is a line of figures and words. Every column must end up with one figure and its name, and all but
    cards of two lines with the name first.
    """
    segments = rows[at].segments
    if len(segments) < 2 or not any(_SCORE.search(p.text) and looks_like_figure(p.text) for p in segments):
        return None
    if all(looks_like_figure(segment.text) for segment in segments):
        return None
    for above, below in ((1, 0), (0, 1), (1, 1), (2, 0), (2, 1), (1, 2)):
        first, last = at - above, at + below
        if first < lowest or last >= len(rows):
            continue
        gutters = _shared_gutters(rows, first, last, at)
        if gutters is not None and is_row_of_cards(rows[first : last + 1], gutters):
            return TableRegion(first, last, [(a + b) / 2 for a, b in gutters], groups=[(0, last - first)])
    return None


def _staggered_region(rows: Sequence[SegmentedLine], first: int) -> TableRegion | None:
    """Cards side by side, each in the middle of its height: their lines stand at half height beside each other."""
    last = first
    while last + 1 < len(rows):
        step = rows[last + 1].line.baseline - rows[last].line.baseline
        if step >= _BESIDE * max(rows[last].line.size, 1.0):
            break
        last += 1
    if last == first:
        return None
    spans: list[list[float]] = []
    for x0, x1 in sorted(span for row in rows[first : last + 1] for span in word_spans(row)):
        if spans and x0 < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], x1)
        else:
            spans.append([x0, x1])
    gutters = [(a[1], b[0]) for a, b in zip(spans, spans[1:], strict=False)]
    if not gutters or not is_row_of_cards(rows[first : last + 1], gutters, whole=True):
        return None
    return TableRegion(first, last, [(a + b) / 2 for a, b in gutters], groups=[(0, last - first)])


def _captioned_region(rows: Sequence[SegmentedLine], at: int, lowest: int) -> TableRegion | None:
    """A large figure under its name with text beside both: the slide of one indicator.

    `at` is the line of the figure; the text begins at one edge, its marks of a list may stand before that.
    """
    segments = rows[at].segments
    if (
        at - 1 < lowest
        or len(segments) != 2
        or not (_SCORE.search(segments[0].text) and looks_like_figure(segments[0].text))
    ):
        return None
    above, size = rows[at - 1].segments, max(rows[at].line.size, rows[at - 1].line.size, 1.0)
    if (
        len(above) != 2
        or rows[at].line.baseline - rows[at - 1].line.baseline > 2.4 * size
        or looks_like_figure(above[0].text)
    ):
        return None
    centred = abs(above[0].x0 + above[0].x1 - segments[0].x0 - segments[0].x1) / 2 <= _CENTRE * size
    left, right = max(above[0].x1, segments[0].x1), min(above[1].x0, segments[1].x0)
    flush = abs(above[1].x0 - segments[1].x0) <= 1.5 * size
    if (
        not centred
        or not flush
        or right - left < size
        or looks_like_figure(above[1].text)
        or looks_like_figure(segments[1].text)
    ):
        return None
    last = at
    while last + 1 < len(rows) and rows[last + 1].line.baseline - rows[last].line.baseline <= 2.4 * size:
        if abs(rows[last + 1].line.x0 - right) > 1.5 * size or looks_like_figure(rows[last + 1].line.text):
            break
        last += 1
    return TableRegion(at - 1, last, [(left + right) / 2], groups=[(0, last - at + 1)])


def _pair_region(rows: Sequence[SegmentedLine], at: int) -> TableRegion | None:
    """A score and words beside it over (or under) what they are: "92.69  ผ่าน" over "คะแนนรวม  ระดับ"."""
    if at + 1 >= len(rows):
        return None
    first, second = rows[at].segments, rows[at + 1].segments
    size = max(rows[at].line.size, rows[at + 1].line.size, 1.0)
    if not 2 <= len(first) == len(second) <= 3 or rows[at + 1].line.baseline - rows[at].line.baseline > 2.4 * size:
        return None
    scores = 0
    for a, b in zip(first, second, strict=True):
        if not _stands(a.x0, a.x1, b, size) or len(a.text) > _SHORT or len(b.text) > _SHORT:
            return None
        figures = [t for t in (a.text, b.text) if looks_like_figure(t)]
        scores += len(figures) == 1 and _SCORE.search(figures[0]) is not None
        if len(figures) > 1:
            return None
    if scores != 1 or _goes_on(rows, at, -1) or _goes_on(rows, at + 1, 1):
        return None
    gutters = [(max(a.x1, b.x1) + min(c.x0, d.x0)) / 2 for (a, c), (b, d) in zip(
        zip(first, first[1:], strict=False), zip(second, second[1:], strict=False), strict=True)]  # fmt: skip
    return TableRegion(at, at + 1, gutters, groups=[(0, 0), (1, 1)])


def _goes_on(rows: Sequence[SegmentedLine], at: int, step: int) -> bool:
    """Whether the next line up or down stands in a column too: then these lines are rows of a larger whole."""
    here = rows[at]
    size = max(here.line.size, 1.0)
    for i in range(at + step, at + step * (_NAME_LINES + 1), step):
        if not 0 <= i < len(rows) or abs(rows[i].line.baseline - rows[i - step].line.baseline) > _STEP * size:
            return False
        other = rows[i]
        if len(other.segments) > 1 and any(looks_like_figure(segment.text) for segment in other.segments[1:]):
            return True
        if any(_stands(a.x0, a.x1, b, size) for a in other.segments for b in here.segments[1:]):
            return True
        if len(other.segments) > 1 or abs(other.line.x0 - here.line.x0) > _EDGE:
            return False  # else it may be more of the name at the head of the row
    return False


def _shared_gutters(rows: Sequence[SegmentedLine], first: int, last: int, at: int) -> list[tuple[float, float]] | None:
    """The white strips between the columns of the line `at` that the other lines leave; None where they leave none."""
    segments = rows[at].segments
    run = _Run(at, at, [(a.x1, b.x0) for a, b in zip(segments, segments[1:], strict=False)])
    for i in range(first, last + 1):
        size = max(rows[i].line.size, 1.0)
        if i > first and rows[i].line.baseline - rows[i - 1].line.baseline > 2.4 * size:
            return None
        if i == at:
            continue
        narrowed = _narrowed(run.gutters, rows[i].words, _NARROW * size)
        if narrowed is None:
            return None
        columns = _columns(rows[i].words, narrowed)
        if any(w and not _stands(w[0].x0, w[-1].x1, p, size) for w, p in zip(columns, segments, strict=True)):
            return None
        run.gutters = narrowed
    return run.gutters


def is_row_of_cards(rows: Sequence[SegmentedLine], gutters: Sequence[tuple[float, float]], whole: bool = False) -> bool:
    """Whether each column is a card: a name and one figure, the name first unless the cards are two lines.

    `whole` cards may all have the figure first, whatever their height.
    """
    firsts: set[bool] = set()
    scores = 0
    for c in range(len(gutters) + 1):
        texts = [" ".join(w.text for w in _columns(row.words, gutters)[c]) for row in rows]
        told = [looks_like_figure(text) for text in texts if text]
        if told.count(True) != 1 or len(told) < 2 or not (told[0] or told[-1]):
            return False
        if len(rows) > 2 and not whole and not told[-1]:
            return False
        scores += any(_SCORE.search(text) for text in texts)
        firsts.add(told[0])
    return scores > 0 and (not whole or len(firsts) == 1)
