"""Cards that begin and end with a figure: one figure's name is none that is known, "ค่าเฉลี่ยประเทศ", "เป้าหมาย".

It stands below the last figure, and every name stands below its own; or above the first, and every name stands above.
The assessment's arithmetic tells which, else a name that is a mean's or an aim's, else the lines around the run.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from prongsai.normalize.document.cleaned import CleanBlock, CleanLine
from prongsai.normalize.scores.from_lines.card_order import values_close
from prongsai.normalize.scores.from_lines.card_pieces import Piece, is_figure, passes
from prongsai.normalize.scores.from_tables.cells import kind_of
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds, opens
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.years.report_year import Years

Side = Literal["above", "below"]
_NAME = 48  # characters of the key of a name on a card
_BEYOND = 2  # lines beside a run that are looked at: the name, and what stands behind it
_LEAST_NAMES = 2
_TOLD_OF_ANY = frozenset({"mean", "target"})  # whatever else the line names


def ends_with_figures(run: Sequence[Piece]) -> bool:
    """Whether names and figures take turns in a run, and a figure is the first and the last of them."""
    told = [p for p in run if p.level is None]
    turns = all((a.score is None) != (b.score is None) for a, b in zip(told, told[1:], strict=False))
    return turns and len(told) > 2 * _LEAST_NAMES and told[0].score is not None and told[-1].score is not None


def side_of_names(run: Sequence[Piece], blocks: Sequence[CleanBlock], years: Years) -> Side | None:
    """On which side of their figures the names of such a run stand; None where nothing tells."""
    codes = [p.label.code for p in run if p.label is not None]
    figures = [p.score.value for p in run if p.score is not None]
    above, below = _closes(codes, figures[1:]), _closes(codes, figures[:-1])
    if above is not below and (above or below):
        return "above" if above else "below"
    over_run = _lines(blocks, range(run[0].index - 1, -1, -1))
    before = [line for _, line in over_run]
    behind = [line for _, line in _lines(blocks, range(run[-1].index + 1, len(blocks)))]
    year = years.over_block(over_run[0][0] if over_run else run[0].index)[0]
    for tell in (_names_other, _goes_on, _may_name):
        over, under = tell(before, year), tell(behind, year)
        if over is not under:
            return "above" if over else "below"
    return None


def first_of_cards(run: Sequence[Piece], above: bool, blocks: Sequence[CleanBlock]) -> int:
    """The block that begins a run of cards with the cards of other names that stand right before it.

    Args:
        run: the names and figures of known scores.
        above: whether names stand above their figures.
        blocks: the document's.
    """
    first = run[0].index
    if above and run[0].score is not None:
        first = next((index for index, _ in _lines(blocks, range(first - 1, -1, -1))), first)
    while True:
        pair = _lines(blocks, range(first - 1, -1, -1))
        figure, name = (0, 1) if above else (1, 0)
        if len(pair) < _BEYOND or not is_figure(*pair[figure]) or not _is_short([pair[name][1]]):
            break
        first = pair[1][0]
    return first


def _closes(codes: Sequence[str], figures: Sequence[Decimal | None]) -> bool | None:
    return values_close({code: f for code, f in zip(codes, figures, strict=True) if f is not None})


def _lines(blocks: Sequence[CleanBlock], around: range) -> list[tuple[int, CleanLine]]:
    """The lines on one side of a run with their places, the nearest first, up to a table."""
    found: list[tuple[int, CleanLine]] = []
    for index in around:
        block = blocks[index]
        if not isinstance(block, CleanLine) or len(found) == _BEYOND:
            break
        if block.text.strip() and not passes(block.text):
            found.append((index, block))
    return found


def _names_other(lines: Sequence[CleanLine], year: int | None) -> bool:
    """Whether the line beside a run names a figure that is no score of its own: a mean, an aim, one of another year."""
    if not _is_short(lines):
        return False
    text = lines[0].text
    key, years = to_key(text), find_years(text)
    kind = "mean" if holds(key, "mean") else kind_of(key)
    return (
        kind in _TOLD_OF_ANY
        or (kind is not None and not names_assessment(text))
        or bool(year and years and all(hit.year_be != year for hit in years))
    )


def _goes_on(lines: Sequence[CleanLine], _: int | None) -> bool:
    """Whether another figure stands behind the line beside a run: cards go on there."""
    return _is_short(lines) and len(lines) == _BEYOND and is_figure(0, lines[1])


def _may_name(lines: Sequence[CleanLine], _: int | None) -> bool:
    """Whether the line beside a run may be the name on a card: no title, no heading, no source, no body."""
    if not _is_short(lines):
        return False
    line, key = lines[0], to_key(lines[0].text)
    heads = (
        line.centred
        or names_assessment(line.text)
        or opens(key, "opens_body")
        or opens(key, "title")
        or opens(key, "of_nobody")
    )
    return not heads and not find_years(line.text)


def _is_short(lines: Sequence[CleanLine]) -> bool:
    return bool(lines) and len(to_key(lines[0].text)) <= _NAME and HOLDS_DECIMAL.search(lines[0].text) is None
