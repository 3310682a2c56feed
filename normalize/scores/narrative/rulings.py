"""Which names a figure of a paragraph belongs to, and by which rule it is no score of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from prongsai.normalize.scores.candidates import plausible_score
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
)
from prongsai.normalize.scores.narrative.pairings import TURNS, names_then_figures, pairs
from prongsai.normalize.scores.narrative.subjects import Subjects
from prongsai.normalize.scores.rules import Rule, first
from prongsai.normalize.text.numbers import VALUE_KINDS, Number
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import LabelMatch


class ParagraphReading(NamedTuple):
    """How a paragraph is to be read.

    `default` is the name that the text is about when it names none itself (the label of a table's row).
    `only_strong` asks for scoring words right before a figure: for prose inside table cells. `listed` says that the
    paragraph is a line of a list of names and figures, where "100" is a figure like the others; `of_years` that results
    of several years may stand in the document.
    """

    default: LabelMatch | None = None
    only_strong: bool = False
    listed: bool = False
    of_years: bool = False


PLAINLY = ParagraphReading()


class Ruling(NamedTuple):
    """The names that a figure belongs to, none where nothing says; the rule by which it is no score of theirs."""

    names: tuple[NameHit, ...]
    rule: Rule[Any] | None


NO_RULING = Ruling((), None)


class Rulings:
    """The rulings of one paragraph; figures are to be asked for in their order, between the names."""

    def __init__(
        self, names: Sequence[NameHit], numbers: Sequence[Number], subjects: Subjects, reading: ParagraphReading
    ) -> None:
        self.text = text = subjects.text
        self.reading = reading
        self.subjects = subjects
        self._known: dict[int, Ruling] = {}  # by the place of the figure
        left = self._scores(names, numbers)
        given = pairs(text, names, left)
        self._known |= {figure.start: Ruling((name,), None) for figure, name in given}
        taken = {id(x) for pair in given for x in pair}
        self.names = [name for name in names if id(name) not in taken]  # those that are no half of a pair
        self.numbers = self._behind_names([n for n in left if id(n) not in taken])
        for at, (name, sure) in names_then_figures(text, self.names, self.numbers).items():
            self._known.setdefault(at, Ruling((name,), first(TURN_RULES, TurnContext(sure))))
        self._around = self._places()

    def hear(self, name: NameHit) -> None:
        """Let a name stand before the next figure, unless it has its own."""
        if any(name is other for other in self.names):
            self.subjects.start_subject(name)

    def of(self, number: Number) -> Ruling:
        """The ruling of the next figure."""
        known = self._known.get(number.start)
        if known is not None:
            return known if known.names else Ruling(self.subjects.waiting(), known.rule)
        around = self._around.get(number.start)
        if around is None:
            return NO_RULING
        figure = FigureContext(number, self.subjects, around)
        rule = first(FIGURE_RULES, figure)
        if rule is not None:
            return Ruling(figure.named.names if figure.named is not None else (), rule)
        owner = figure.owner
        assert owner is not None  # else `words_between` applies
        self.subjects.given(owner, number)
        return Ruling(owner.names, None)

    def _scores(self, names: Sequence[NameHit], numbers: Sequence[Number]) -> list[Number]:
        """The numbers that may be scores; the others have their rulings."""
        kept: list[Number] = []
        for n in numbers:
            may_score = n.kind in VALUE_KINDS and (n.unreadable or plausible_score(n.value))
            rule = None if may_score else first(NUMBER_RULES, n)
            if rule is None:
                kept.append(n)
            else:
                self._known[n.start] = Ruling((), rule)
        whole = first(PARAGRAPH_NUMBER_RULES, ParagraphContext(names, kept))
        if whole is None:
            return kept
        self._known |= {n.start: Ruling((), whole) for n in kept}
        return []

    def _behind_names(self, numbers: Sequence[Number]) -> list[Number]:
        """The numbers; in a cell that opens with a figure, those behind its names."""
        names = self.names
        start = next((n.start for n in numbers if n.kind == "decimal"), len(self.text))
        opens = bool(names) and start < names[0].start
        if not opens or not self.reading.only_strong or self.reading.default is not None:
            return list(numbers)
        led = all(any(not self.text[h.end : n.start].strip() for n in numbers if n.start >= h.end) for h in names)
        kept: list[Number] = []
        for n in numbers:
            rule = first(CELL_RULES, CellStart(names, n, led))
            if rule is None:
                kept.append(n)
            else:
                self._known[n.start] = Ruling((), rule)
        return kept

    def _places(self) -> dict[int, Around]:
        """Where each figure stands among the names and figures."""
        starts = [n.start for n in self.numbers if n.kind == "decimal"]
        close = [h for h in self.names if any(h.end <= at and not self.text[h.end : at].strip() for at in starts)]
        in_series = self.reading.listed or len(close) >= TURNS
        queue: list[NameHit | Number] = sorted([*self.names, *self.numbers], key=lambda item: item.start)
        how = self.reading
        return {
            item.start: Around(
                queue[at - 1].end if at else 0, queue[at + 1 :], how.only_strong, how.of_years, in_series
            )
            for at, item in enumerate(queue)
            if isinstance(item, Number)
        }
