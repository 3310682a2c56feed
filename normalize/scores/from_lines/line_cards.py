"""Figures and names on lines of their own: the score card of an infographic, a name above or below each figure.

A run of short lines that alternate between names and figures is one card. Whether a figure belongs to the name
above it or below it is the run's own order: what comes first is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from prongsai.normalize.document.cleaned import CleanBlock, CleanLine
from prongsai.normalize.scores.candidates import Candidate, YearSource
from prongsai.normalize.scores.from_lines.card_ends import ends_with_figures, first_of_cards, side_of_names
from prongsai.normalize.scores.from_lines.card_order import stand_below
from prongsai.normalize.scores.from_lines.card_pieces import MAX_CHARS, Piece, is_figure, passes, piece_of, whole_figure
from prongsai.normalize.scores.from_lines.figures_apart import pairings
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.phrases import holds
from prongsai.normalize.vocabulary.loose_names import loose_name, told_among
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of
from prongsai.normalize.years.report_year import Years

_MIN_FIGURES = 2
_PAIR = 2  # lines: a figure and its name


@dataclass(frozen=True, slots=True)
class Cards:
    """What was read from cards, and the positions of the blocks that were used up.

    `apart` are runs in which figures follow figures: every pairing with the names that the order of the lines allows.
    """

    candidates: tuple[Candidate, ...]
    used: frozenset[int]
    apart: tuple[tuple[tuple[Candidate, ...], ...], ...] = ()


def read_cards(blocks: Sequence[CleanBlock], years: Years, taken: frozenset[int] = frozenset()) -> Cards:
    """Read every run of names and figures on lines of their own; the blocks `taken` are read already."""
    if not any(is_figure(index, block) for index, block in enumerate(blocks) if isinstance(block, CleanLine)):
        return Cards((), frozenset())  # names and levels alone are no cards
    found: list[Candidate] = []
    used: set[int] = set()
    apart: list[tuple[tuple[Candidate, ...], ...]] = []
    run: list[Piece] = []
    pieces = [piece_of(index, block) if isinstance(block, CleanLine) else None for index, block in enumerate(blocks)]
    pieces = _with_loose_names(blocks, pieces)
    for index, block in enumerate([*blocks, None]):
        if index in used:
            continue
        noted = _noted(blocks, pieces, index) if index not in taken else []
        if noted:
            found += [_candidate(figure, name, years) for figure, name in noted]
            used |= set(range(index, max(p.index for p in noted[-1]) + 1))
            block = None  # what stood before is a run of its own
        piece = pieces[index] if isinstance(block, CleanLine) and index not in taken else None
        if piece is None and isinstance(block, CleanLine) and _awaits_figure(run):
            piece = whole_figure(index, block)
        if piece is None and isinstance(block, CleanLine) and (not block.text.strip() or passes(block.text)):
            continue
        if piece is not None:
            run.append(piece)
            continue
        candidates = _read_run(run, blocks, years)
        if candidates:
            found += candidates
            used |= {p.index for p in run}
        elif paired := _either_way(run, years) if ends_with_figures(run) else _apart(run, years):
            apart.append(paired)
            used |= {p.index for p in run if p.score is not None or p.label is not None}
        run = []
    return Cards(tuple(found), frozenset(used), tuple(apart))


def _with_loose_names(blocks: Sequence[CleanBlock], pieces: Sequence[Piece | None]) -> list[Piece | None]:
    """The pieces; lines beside figures whose words name a score only beside the names of others are names too."""
    found: dict[int, Piece] = {}
    for index, block in enumerate(blocks):
        beside = any(p is not None and p.score is not None for p in pieces[max(0, index - 1) : index + _PAIR])
        if pieces[index] is None and beside and isinstance(block, CleanLine) and len(block.text) <= MAX_CHARS:
            name = loose_name(block.text)
            found |= {index: Piece(index, block, name, None, None)} if name is not None else {}
    sure = [p.label.code for p in pieces if p is not None and p.label is not None]
    told = told_among(sure, [p.label.code for p in found.values() if p.label is not None])
    kept = {index: p for index, p in found.items() if p.label is not None and p.label.code in told}
    return [kept.get(index, piece) for index, piece in enumerate(pieces)]


def _noted(blocks: Sequence[CleanBlock], pieces: Sequence[Piece | None], start: int) -> list[tuple[Piece, Piece]]:
    """The figures and names of cards that begin at a block, each with a note below it: "93.86", "IIT", "ผู้ตอบ 148 คน".

    The note parts a card from the next, so that each figure is of the name beside it.
    """
    lines = _lines_from(blocks, start)
    found: list[tuple[Piece, Piece]] = []
    while len(pair := [pieces[index] for index, _ in islice(lines, 2)]) == _PAIR:
        figure = next((p for p in pair if p is not None and p.score is not None), None)
        name = next((p for p in pair if p is not None and p.label is not None), None)
        if (
            figure is None
            or name is None
            or (found and (figure is pair[0]) is not (found[0][0].index < found[0][1].index))
        ):
            break
        found.append((figure, name))
        if not _is_note([(line, pieces[index]) for index, line in islice(lines, 1)]):
            break
    codes = {name.label.code for _, name in found if name.label is not None}
    return found if len(codes) == len(found) >= _MIN_FIGURES else []


def _lines_from(blocks: Sequence[CleanBlock], start: int) -> Iterator[tuple[int, CleanLine]]:
    """The lines from a block on, up to the next table, without those that say nothing."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if not isinstance(block, CleanLine):
            return
        if block.text.strip() and not passes(block.text):
            yield index, block


def _is_note(lines: Sequence[tuple[CleanLine, Piece | None]]) -> bool:
    """Whether a line is below a card and none of it: neither a name, a figure nor a level, an aim nor another year."""
    if any(holds(line.text, "no_own_score") or "เฉลี่ย" in line.text or find_years(line.text) for line, _ in lines):
        return False
    return any(
        len(line.text) <= MAX_CHARS and not HOLDS_DECIMAL.search(line.text) and piece is None for line, piece in lines
    )


def _apart(run: Sequence[Piece], years: Years) -> tuple[tuple[Candidate, ...], ...]:
    """The prints of every pairing of the names and the figures of a run in which figures follow figures."""
    told = [p for p in run if p.label is not None or p.score is not None]
    names = [p for p in told if p.label is not None]
    figures = [p for p in told if p.score is not None]
    turns = sum((a.score is None) != (b.score is None) for a, b in zip(told, told[1:], strict=False))
    if _is_series(told):
        several = len(figures) // len(names)
        return tuple(
            tuple(_paired(figures[n * several + at], name, years) for n, name in enumerate(names))
            for at in range(several)
        )
    if turns >= len(figures) or len({p.label.code for p in names if p.label}) < len(names):
        return ()  # names and figures by turns, or a name that stands there twice
    order = "".join("n" if p.label is not None else "f" for p in told)
    return tuple(
        tuple(_paired(figure, name, years) for name, figure in pairing) for pairing in pairings(names, figures, order)
    )


def _is_series(told: Sequence[Piece]) -> bool:
    """Whether each name of a run has equally many figures around it, two at least: a chart of several series."""
    order = "".join("n" if p.label is not None else "f" for p in told)
    names, several = order.count("n"), order.count("f") // max(order.count("n"), 1)
    rounds = {order[at : at + several + 1] for at in range(0, len(order), several + 1)}
    distinct = {p.label.code for p in told if p.label is not None}
    return names > _MIN_FIGURES and several >= _MIN_FIGURES and len(rounds) == 1 and len(distinct) == names


def _paired(figure: Piece, name: Piece, years: Years) -> Candidate:
    made = _candidate(figure, name, years)
    assert made.match is not None  # a card's print always has one
    return replace(made, match=LabelMatch(made.match.scope, made.code, "position"))


def _without_odd_figure(run: Sequence[Piece], blocks: Sequence[CleanBlock], years: Years) -> Sequence[Piece]:
    """A run without the figure at its end that is of none of its names; none of it, where nothing tells which it is."""
    if not ends_with_figures(run):
        return run
    side = side_of_names(run, blocks, years)
    if side is None:
        return []
    odd = next(p for p in (run if side == "above" else reversed(run)) if p.score is not None)
    return [p for p in run if p is not odd]


def _read_run(run: Sequence[Piece], blocks: Sequence[CleanBlock], years: Years) -> list[Candidate]:
    """The prints of a run; the year on one card, "ปี 2566", is no heading over the others."""
    kept = _without_odd_figure(run, blocks, years)
    found = _read(kept, years)
    if sum(p.label is not None for p in kept) < _MIN_FIGURES:
        return found
    above = _opens_with_label(kept)
    first = first_of_cards(run, above, blocks)
    if above and first == run[0].index:
        return found
    year, how = years.over_block(first)
    source: YearSource = "heading" if how == "heading" else "report"
    dated = {p.line.raw for p in run if find_years(p.line.text)}
    return [c if c.raw_label in dated else replace(c, year=year, year_source=source) for c in found]


def _either_way(run: Sequence[Piece], years: Years) -> tuple[tuple[Candidate, ...], ...]:
    """The prints of a run that begins and ends with a figure, its names above their figures and below them."""
    names = [p for p in run if p.label is not None]
    figures = [p for p in run if p.score is not None]
    return tuple(
        tuple(_paired(figure, name, years) for name, figure in zip(names, beside, strict=True))
        for beside in (figures[1:], figures[:-1])
    )


def _awaits_figure(run: Sequence[Piece]) -> bool:
    """Whether a figure without decimals may come next: right under a name, or among the figures below many names."""
    if not run or run[-1].label is not None:
        return bool(run)
    names = [a.label is not None and b.label is not None for a, b in zip(run, run[1:], strict=False)]
    return run[-1].score is not None and any(names)


def _read(run: Sequence[Piece], years: Years) -> list[Candidate]:
    pieces = _without_title(run)
    while pieces and pieces[-1].level is None and pieces[-1].label is not None and _opens_with_label(pieces):
        pieces.pop()  # a heading at the end of a run of names above figures
    told = [p for p in pieces if p.level is None]
    if any(a.score is not None and b.score is not None for a, b in zip(told, told[1:], strict=False)):
        return []  # figures in a block, names in another: a chart, whose order nothing tells
    figures = [p for p in pieces if p.score is not None]
    names = [p for p in pieces if p.label is not None]
    if len(figures) < _MIN_FIGURES or len(names) < _MIN_FIGURES:
        if [p.score is not None for p in pieces] == [True, False] and pieces[1].level is not None:
            return [_candidate(pieces[0], pieces[1], years), _candidate(pieces[1], pieces[1], years)]
        if not _is_total(figures, names):
            return []
        told = [replace(p, level=p.level or p.graded) for p in pieces if p.level or p.graded]
        graded = [_candidate(p, names[0], years) for p in told]
        return [_candidate(figures[0], names[0], years), *graded[:1]]
    ordered = pieces if _opens_with_label(pieces) else list(reversed(pieces))
    found: list[Candidate] = []
    name: Piece | None = None
    last: str | None = None
    for piece in ordered:
        if piece.label is not None:
            if piece.graded is not None:
                found.append(_candidate(replace(piece, level=piece.graded), piece, years))
            name = name if name is not None and _is_instrument_of(piece, name) else piece
        elif piece.score is not None and name is not None:
            found.append(_candidate(piece, name, years))
            last, name = name.label.code if name.label else None, None
        elif piece.level is not None and (
            last == "ITA" or (name is not None and name.label and name.label.code == "ITA")
        ):
            found.append(_candidate(piece, name or piece, years))
    return found


def _without_title(run: Sequence[Piece]) -> list[Piece]:
    """The pieces of a run, without a title over figures that stand above their names."""
    told = [p for p in run if p.level is None]
    turns = all((a.label is None) != (b.label is None) for a, b in zip(told, told[1:], strict=False))
    if len(told) <= 2 * _MIN_FIGURES or not turns or told[0].label is None or told[-1].label is None:
        return list(run)
    codes = [p.label.code for p in told if p.label is not None]
    figures = [p.score.value if p.score else None for p in told if p.label is None]
    return list(run)[run.index(told[0]) + 1 :] if stand_below(codes, figures) else list(run)


def _is_instrument_of(piece: Piece, name: Piece) -> bool:
    """Whether "เครื่องมือ : IIT" stands between an indicator and its figure: the name stays the indicator's."""
    if piece.label is None or name.label is None or name.label.scope != "indicator":
        return False
    return piece.label.scope == "instrument" and instrument_of(name.label.code) == piece.label.code


def _is_total(figures: Sequence[Piece], names: Sequence[Piece]) -> bool:
    """One figure and one name, right above or below it: the total that stands large on a poster."""
    if len(figures) != 1 or len(names) != 1:
        return False
    label, score = names[0].label, figures[0].score
    total = label is not None and label.code == "ITA" and label.method == "alias"
    return total and score is not None and score.decimals >= 1 and not holds(names[0].line.text, "no_own_score")


def _opens_with_label(pieces: Sequence[Piece]) -> bool:
    """Names stand above their figures, unless the run begins with a figure and ends with its name."""
    told = [p for p in pieces if p.level is None]
    return not told or told[0].label is not None or told[-1].score is not None


def _candidate(piece: Piece, name: Piece, years: Years) -> Candidate:
    label = name.label or LabelMatch("overall", "ITA", "position")
    own = {hit.year_be for hit in find_years(name.line.text)}
    year, how = (own.pop(), "heading") if len(own) == 1 else years.over_block(piece.index)
    source: YearSource = "heading" if how == "heading" else "report"
    score = piece.score
    value = score.value.quantize(Decimal("0.01")) if score is not None and score.value is not None else None
    repairs = (*name.line.repairs, *piece.line.repairs, *(score.repairs if score else ()))
    return Candidate(
        label.scope, label.code, value, piece.level, year, source, name.line.raw, piece.line.raw.strip(),
        tuple(dict.fromkeys(repairs)), "list", label, piece.line.place, piece.index,
        unreadable=score is not None and score.unreadable,
    )  # fmt: skip
