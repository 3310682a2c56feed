"""Cards of a poster, side by side and without rules: figures over or under their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from prongsai.extract.layout.gutters import (
    Gutter,
    SegmentedLine,
    middles,
    narrowed_gutters,
    shares_middle_or_edge,
    word_spans,
    words_by_column,
)
from prongsai.extract.layout.lying_tables import (
    NARROW,
    SCORE,
    STEP,
    figures_and_names,
    headed_figures,
    is_headed_line,
    is_line_of_scores,
)
from prongsai.extract.layout.row_splitting import looks_like_figure
from prongsai.extract.layout.table_headers import TableRegion
from prongsai.extract.layout.words import make_line

_BESIDE = 0.85  # em; lines nearer than this stand at half height beside each other
_CENTRE = 0.6  # em; how far a caption's middle may be from its figure's
_WRAPPED = 1.8  # em; between the lines of one name
_SAME_EDGE = 2.0  # points; the same for their edges
_SHORT = 40  # characters
_NAME_LINES = 3  # of a name at the head of a row


def card_regions(rows: Sequence[SegmentedLine]) -> list[TableRegion]:
    """Find lying tables and cards among the lines of a page; regions come with their rows already grouped."""
    regions: list[TableRegion] = []
    lowest = 0
    for at in range(len(rows)):
        if at < lowest:
            continue
        kind = _kind_of(rows, at)
        found = (finder.find(rows, at, lowest) for finder in FINDERS if kind in finder.kinds)
        region = next((region for region in found if region is not None), None)
        if region is not None:
            regions.append(region)
            lowest = region.last + 1
    return regions


def _kind_of(rows: Sequence[SegmentedLine], at: int) -> str:
    """What a line holds: scores alone, scores behind their head, or other text."""
    if is_line_of_scores(rows[at]):
        return "scores"
    return "headed" if is_headed_line(rows, at) else "other"


def _uneven_cards(rows: Sequence[SegmentedLine], at: int, lowest: int) -> TableRegion | None:
    """Cards side by side whose figures stand on different lines, since one name takes more lines than another.

    `at` is a line of figures and words. Every column must end up with one figure and its name, and all but
    cards of two lines with the name first.
    """
    segments = rows[at].segments
    if len(segments) < 2 or not any(SCORE.search(p.text) and looks_like_figure(p.text) for p in segments):
        return None
    if rows[at].is_figures_alone():
        return None
    for above, below in ((1, 0), (0, 1), (1, 1), (2, 0), (2, 1), (1, 2)):
        first, last = at - above, at + below
        if first < lowest or last >= len(rows):
            continue
        gutters = _shared_gutters(rows, first, last, at)
        if gutters is not None and is_row_of_cards(rows[first : last + 1], gutters):
            return TableRegion(first, last, middles(gutters), groups=[(0, last - first)])
    return None


def _staggered_cards(rows: Sequence[SegmentedLine], first: int, _: int) -> TableRegion | None:
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
    while last + 1 < len(rows) and _wraps(rows[last], rows[last + 1], gutters):
        last += 1
    return TableRegion(first, last, middles(gutters), groups=[(0, last - first)])


def _wraps(above: SegmentedLine, row: SegmentedLine, gutters: Sequence[Gutter]) -> bool:
    """Whether a line goes on with names under their figures, each below the words that it goes on with."""
    if any(SCORE.search(word.text) for word in (*above.words, *row.words)):
        return False
    size = max(row.line.size, 1.0)
    near = row.line.baseline - above.line.baseline <= _WRAPPED * size and abs(row.line.size - above.line.size) < 1
    pairs = zip(words_by_column(above.words, gutters), words_by_column(row.words, gutters), strict=True)
    return near and all(
        bool(name) and shares_middle_or_edge(more[0].x0, more[-1].x1, make_line(name), size)
        for name, more in pairs
        if more
    )


def _captioned_figure(rows: Sequence[SegmentedLine], at: int, lowest: int) -> TableRegion | None:
    """A large figure under its name with text beside both: the slide of one indicator.

    `at` is the line of the figure; the text begins at one edge, its marks of a list may stand before that.
    """
    segments = rows[at].segments
    if (
        at - 1 < lowest
        or len(segments) != 2
        or not (SCORE.search(segments[0].text) and looks_like_figure(segments[0].text))
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


def _score_beside_words(rows: Sequence[SegmentedLine], at: int, _: int) -> TableRegion | None:
    """A score and words beside it over (or under) what they are: "92.69  ผ่าน" over "คะแนนรวม  ระดับ"."""
    if at + 1 >= len(rows):
        return None
    first, second = rows[at].segments, rows[at + 1].segments
    size = max(rows[at].line.size, rows[at + 1].line.size, 1.0)
    if not 2 <= len(first) == len(second) <= 3 or rows[at + 1].line.baseline - rows[at].line.baseline > 2.4 * size:
        return None
    scores = 0
    for a, b in zip(first, second, strict=True):
        if not shares_middle_or_edge(a.x0, a.x1, b, size) or len(a.text) > _SHORT or len(b.text) > _SHORT:
            return None
        figures = [t for t in (a.text, b.text) if looks_like_figure(t)]
        scores += len(figures) == 1 and SCORE.search(figures[0]) is not None
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
        if not 0 <= i < len(rows) or abs(rows[i].line.baseline - rows[i - step].line.baseline) > STEP * size:
            return False
        other = rows[i]
        if len(other.segments) > 1 and any(looks_like_figure(segment.text) for segment in other.segments[1:]):
            return True
        if any(shares_middle_or_edge(a.x0, a.x1, b, size) for a in other.segments for b in here.segments[1:]):
            return True
        if len(other.segments) > 1 or abs(other.line.x0 - here.line.x0) > _SAME_EDGE:
            return False  # else it may be more of the name at the head of the row
    return False


def _shared_gutters(rows: Sequence[SegmentedLine], first: int, last: int, at: int) -> list[Gutter] | None:
    """The white strips between the columns of the line `at` that the other lines leave; None where they leave none."""
    segments = rows[at].segments
    gutters = [(a.x1, b.x0) for a, b in zip(segments, segments[1:], strict=False)]
    for i in range(first, last + 1):
        size = max(rows[i].line.size, 1.0)
        if i > first and rows[i].line.baseline - rows[i - 1].line.baseline > 2.4 * size:
            return None
        if i == at:
            continue
        narrowed = narrowed_gutters(gutters, rows[i].words, NARROW * size)
        if narrowed is None:
            return None
        columns = words_by_column(rows[i].words, narrowed)
        if any(
            w and not shares_middle_or_edge(w[0].x0, w[-1].x1, p, size) for w, p in zip(columns, segments, strict=True)
        ):
            return None
        gutters = narrowed
    return gutters


def is_row_of_cards(rows: Sequence[SegmentedLine], gutters: Sequence[Gutter], whole: bool = False) -> bool:
    """Whether each column is a card: a name and one figure, the name first unless the cards are two lines.

    `whole` cards may all have the figure first, whatever their height.
    """
    firsts: set[bool] = set()
    scores = 0
    for c in range(len(gutters) + 1):
        texts = [" ".join(w.text for w in words_by_column(row.words, gutters)[c]) for row in rows]
        told = [looks_like_figure(text) for text in texts if text]
        if told.count(True) != 1 or len(told) < 2 or not (told[0] or told[-1]):
            return False
        if len(rows) > 2 and not whole and not told[-1]:
            return False
        if whole and any(SCORE.search(text) and not looks_like_figure(text) for text in texts):
            return False  # "ปี 2565 : 84.42" under a figure names nothing
        scores += any(SCORE.search(text) for text in texts)
        firsts.add(told[0])
    return scores > 0 and (not whole or len(firsts) == 1)


class CardFinder(NamedTuple):
    """One way in which figures stand by their names: what it is called, on which kinds of lines, how it is found."""

    name: str
    kinds: frozenset[str]
    find: Callable[[Sequence[SegmentedLine], int, int], TableRegion | None]  # the lines, one of them, the lowest free


FINDERS = (
    CardFinder("cards in the middle of their height", frozenset(("scores", "headed", "other")), _staggered_cards),
    CardFinder("names over or under their figures", frozenset(("scores",)), figures_and_names),
    CardFinder("figures behind the head of their row", frozenset(("headed",)), headed_figures),
    CardFinder("cards with names of several lines", frozenset(("other",)), _uneven_cards),
    CardFinder("figure under its name, text beside both", frozenset(("other",)), _captioned_figure),
    CardFinder("score and words beside it", frozenset(("other",)), _score_beside_words),
)
