"""What a rule is that says whether a figure is a score of the report, and the record that it leaves.

The rules themselves stand beside what they judge, in ordered tuples; `normalize.scores.rejections` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from prongsai.extract.records import Place
from prongsai.normalize.document.cleaned import CleanTable
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.text.numbers import Number, find_numbers

Context = TypeVar("Context")


class Fate(StrEnum):
    """What becomes of a figure that a rule applies to."""

    TAKE = "take"  # a score by the words beside it, also where no name of one stands there
    OPEN = "open"  # no score by what the rule asks for; a rule of another list may take it all the same
    IGNORE = "ignore"  # no score of anything: a line in `prongsai show --stage why`, no mention
    REJECT = "reject"  # a score, but not this report's: a mention with its reason


@dataclass(frozen=True, slots=True)
class Rule(Generic[Context]):
    """One rule; its name is its function's.

    `seen_in` names the report, the layout of the generator or the test that asks for it; `reason` is what is published
    of a print that it rejects.
    """

    fate: Fate
    applies: Callable[[Context], bool]
    seen_in: str
    reason: Rejection | None = None

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.applies.__name__.removeprefix("is_")

    @property
    def sentence(self) -> str:
        """What it says, in one sentence: the first line of its function's docstring."""
        return (self.applies.__doc__ or "").strip().split("\n")[0]


def leave(applies: Callable[[Context], bool], seen_in: str) -> Rule[Context]:
    """A rule for figures that are no score unless their own sentence calls them one."""
    return Rule(Fate.OPEN, applies, seen_in)


def ignore(applies: Callable[[Context], bool], seen_in: str) -> Rule[Context]:
    """A rule for figures that are no score of anything."""
    return Rule(Fate.IGNORE, applies, seen_in)


def reject(reason: Rejection, applies: Callable[[Context], bool], seen_in: str) -> Rule[Context]:
    """A rule for scores that are not this report's."""
    return Rule(Fate.REJECT, applies, seen_in, reason)


def first(rules: Sequence[Rule[Context]], context: Context) -> Rule[Context] | None:
    """The first rule that applies, or None: the order of a list decides where several would."""
    for rule in rules:
        if rule.applies(context):
            return rule
    return None


class PassedOver(NamedTuple):
    """A figure or level that stood where one of the report's could stand and was not taken."""

    rule: Rule[Any]
    raw: str
    place: Place


class PassedBlock(NamedTuple):
    """A whole table or paragraph that was not read for scores."""

    rule: Rule[Any]
    block: CleanTable | Paragraph

    def figures(self) -> Iterator[PassedOver]:
        """Its figures with decimals, one by one."""
        if isinstance(self.block, Paragraph):
            for number in _decimals(self.block.text):
                yield PassedOver(self.rule, number.raw, self.block.line_at(number.start).place)
            return
        for cell in {id(cell): cell for row in self.block.grid for cell in row}.values():
            for number in _decimals(cell.text):
                yield PassedOver(self.rule, number.raw, cell.place)


def _decimals(text: str) -> Iterator[Number]:
    return (number for number in find_numbers(text) if number.decimals in (1, 2))
