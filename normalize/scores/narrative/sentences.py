"""Scores and levels in running text.

A sentence is read from left to right: names of indicators, instruments and the total start a subject, a figure closes
it. A figure counts only when words of scoring stand beside it and no rule of `rules.py` says that it is a target, a
weight, a difference or somebody else's mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import CollectedCandidates, plausible_score
from prongsai.normalize.scores.narrative.figure_context import Around, FigureContext
from prongsai.normalize.scores.narrative.figure_rules import (
    CELL_RULES,
    FIGURE_RULES,
    NUMBER_RULES,
    PARAGRAPH_NUMBER_RULES,
    TURN_RULES,
    CellStart,
    ParagraphContext,
    TurnContext,
)  # fmt: skip
from prongsai.normalize.scores.narrative.level_rules import LEVEL_RULES, LevelContext
from prongsai.normalize.scores.narrative.pairings import TURNS, names_then_figures, pairs
from prongsai.normalize.scores.narrative.prints import Prints
from prongsai.normalize.scores.narrative.subjects import Subjects
from prongsai.normalize.scores.rank_claims import read_rank_claims
from prongsai.normalize.scores.rules import Fate, first
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import VALUE_KINDS, Number, find_numbers
from prongsai.normalize.vocabulary.levels import LevelHit, levels_in, ticked_levels
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import LabelMatch
from prongsai.normalize.vocabulary.total_names import names_with_totals
from prongsai.normalize.years.report_year import Years


@dataclass(frozen=True, slots=True)
class ParagraphReading:
    """How a paragraph is to be read.

    `default` is the name that the text is about when it names none itself (the label of a table's row).
    `only_strong` asks for scoring words right before a figure: for prose inside table cells. `listed` says that the
    paragraph is a line of a list of names and figures, where "100" is a figure like the others.
    """

    default: LabelMatch | None = None
    only_strong: bool = False
    listed: bool = False


_PLAINLY = ParagraphReading()


def read_paragraph(
    paragraph: Paragraph,
    number: int,
    years: Years,
    collected: CollectedCandidates,
    reading: ParagraphReading = _PLAINLY,
) -> None:
    """Add what one paragraph says to `collected`; `number` is its number in `years`."""
    text = paragraph.text
    names = names_with_totals(text)
    prints = Prints(paragraph, number, years, collected)
    numbers = _numbers(text, names, prints)
    levels, ticked = levels_in(text), ticked_levels(text)
    if numbers or levels or ticked:
        reader = _SentenceReader(prints, reading)
        loose, left = reader.read(names, numbers)
        names = tuple(loose)
        for hit in levels:
            reader.level(hit, names, left)
        for hit in ticked:
            reader.level(hit, (), ())
    read_rank_claims(paragraph, number, names, years, collected)


def _numbers(text: str, names: Sequence[NameHit], prints: Prints) -> list[Number]:
    """The numbers that may be scores."""
    numbers: list[Number] = []
    for n in find_numbers(text):
        rule = None if _may_score(n) else first(NUMBER_RULES, n)
        if rule is None:
            numbers.append(n)
        elif n.decimals:
            prints.passed_over(rule, n.raw, n.start)
    whole = first(PARAGRAPH_NUMBER_RULES, ParagraphContext(names, numbers))
    if whole is None:
        return numbers
    for n in numbers:
        prints.passed_over(whole, n.raw, n.start)
    return []


def _may_score(number: Number) -> bool:
    """What most numbers pass before any rule is asked."""
    return number.kind in VALUE_KINDS and (number.unreadable or plausible_score(number.value))


class _SentenceReader:
    """Reads one paragraph; `subjects` keeps what the next figure belongs to."""

    def __init__(self, prints: Prints, reading: ParagraphReading) -> None:
        self.prints = prints
        self.text = prints.paragraph.text
        self.reading = reading
        self.subjects = Subjects(prints.paragraph, prints.number, prints.years, reading.default)
        self.in_series = False  # names with a decimal right behind each, one after the other

    def read(self, names: Sequence[NameHit], numbers: Sequence[Number]) -> tuple[Sequence[NameHit], Sequence[Number]]:
        """Read all figures; the names and numbers that were no pairs on lines of their own."""
        given = pairs(self.text, names, numbers)
        for figure, name in given:
            self.prints.add(figure, (name,))
        taken = {id(x) for pair in given for x in pair}
        names = [h for h in names if id(h) not in taken]
        numbers = self._behind_names(names, [n for n in numbers if id(n) not in taken])
        self._read_in_turn(names, numbers)
        return names, numbers

    def _behind_names(self, names: Sequence[NameHit], numbers: Sequence[Number]) -> Sequence[Number]:
        """The numbers; in a cell that opens with a figure, those behind its names."""
        start = next((n.start for n in numbers if n.kind == "decimal"), len(self.text))
        opens = bool(names) and start < names[0].start
        if not opens or not self.reading.only_strong or self.reading.default is not None:
            return numbers
        led = all(any(not self.text[h.end : n.start].strip() for n in numbers if n.start >= h.end) for h in names)
        kept: list[Number] = []
        for n in numbers:
            rule = first(CELL_RULES, CellStart(names, n, led))
            if rule is None:
                kept.append(n)
            else:
                self.prints.passed_over(rule, n.raw, n.start)
        return kept

    def _read_in_turn(self, names: Sequence[NameHit], numbers: Sequence[Number]) -> None:
        starts = [n.start for n in numbers if n.kind == "decimal"]
        close = [h for h in names if any(h.end <= at and not self.text[h.end : at].strip() for at in starts)]
        self.in_series = self.reading.listed or len(close) >= TURNS
        in_turn = names_then_figures(self.text, names, numbers)
        queue: list[NameHit | Number] = sorted([*names, *numbers], key=lambda item: item.start)
        for position, item in enumerate(queue):
            if isinstance(item, NameHit):
                self.subjects.start_subject(item)
            elif item.start in in_turn:
                name, sure = in_turn[item.start]
                rule = first(TURN_RULES, TurnContext(sure))
                self.prints.add(item, (name,), Rejection(rule.name) if rule else None)
            else:
                before = queue[position - 1].end if position else 0
                around = Around(before, queue[position + 1 :], self.reading.only_strong, self.in_series)
                self.read_value(item, around)

    def read_value(self, number: Number, around: Around) -> None:
        """Give a figure to the name that it belongs to, unless a rule says that it is no score."""
        figure = FigureContext(number, self.subjects, around)
        rule = first(FIGURE_RULES, figure)
        if rule is None:
            owner = figure.owner
            assert owner is not None  # else `words_between` applies
            self.prints.add(number, owner.names)
            if owner.names[-1].scope == "overall":
                self.prints.add_level_behind(number)
            self.subjects.given(owner, number)
        elif rule.fate is Fate.REJECT and figure.named is not None:
            names = figure.named.names
            reason = Rejection(rule.name)
            self.prints.add(number, names[-1:] if reason is Rejection.MEAN_OVER_AGENCIES else names, reason)
        else:
            self.prints.passed_over(rule, number.raw, number.start)

    def level(self, hit: LevelHit, names: Sequence[NameHit], numbers: Sequence[Number]) -> None:
        """Add a level: the total's, unless the clause is about one indicator or instrument."""
        before = to_key(self.text[max(0, hit.start - 90) : hit.start])
        rule = first(LEVEL_RULES, LevelContext(hit, self.text, before, names, numbers))
        if rule is None:
            self.prints.add_level(hit, numbers)
        else:
            self.prints.passed_over(rule, self.text[hit.start : hit.end], hit.start)
