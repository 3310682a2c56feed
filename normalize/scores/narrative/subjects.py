"""Whose figure the next one of a sentence is: the name that stands open, or the total without its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from prongsai.normalize.scores.rank_claims import HIGHEST, LIST_GAP, LOWEST
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.text.phrases import YEAR_IN_KEY, Phrase, maybe, one, then
from prongsai.normalize.vocabulary.levels import level_of_cell, levels_in
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of
from prongsai.normalize.vocabulary.total_names import names_with_totals

_FIGURE_INSIDE = Phrase(one(then("#digit", "point|comma", "#digit"), then("opening", "#high_figure", "closing")))
_AMONG = Phrase(one("extreme", then("rank", "#item_number?")), "among*")
_COMPARED = Phrase("compared", "#anything")
_GOT = Phrase("got_total")
_IN_YEAR = Phrase("score?", "in_that_year")
STRONG_BEFORE = Phrase("strong", "^14")
SCORE_AFTER = Phrase(one(then("score", "!full_or_more"), "percent", then("opening?", "of_100")))
AFTER_YEAR = Phrase(YEAR_IN_KEY, "to_figure*")
_OF_ALL = Phrase("of_all")
_TO_TRAILING = Phrase(
    "score?", "closing?", "to_trailing*",
    maybe("side", then("indicator", "ordinal|side?", "#item_number?")),
)  # fmt: skip
_YEAR_ALONE = Phrase("year_word?", "be?", "#year_be")
_OPENS_SCALE, _FULL = ("(", "["), 100
FAR = 95  # characters of the key between a name and its figure, at most


def is_year_alone(text: str) -> bool:
    """Whether a text is a year of the Buddhist Era and nothing else."""
    return _YEAR_ALONE.fills(to_key(text))


@dataclass(frozen=True, slots=True)
class Subject:
    """What the next figure belongs to, and where its last name ends."""

    names: tuple[NameHit, ...]
    end: int


class Subjects:
    """The subject of one paragraph, as it is read from left to right."""

    def __init__(self, text: str, wrapped: bool, years: Sequence[int], default: LabelMatch | None) -> None:
        """Begin a paragraph.

        Args:
            text: the paragraph.
            wrapped: line breaks are the page's, not the author's.
            years: where years are printed in it.
            default: the name that it is about when it names none itself.
        """
        self.text = text
        self.wrapped = wrapped
        self.years = years
        self.default = default
        self.open: Subject | None = None  # what the next figure belongs to
        self.row: tuple[NameHit, ...] = ()  # the last names with nothing but words that join between them
        self.used = False  # whether a figure was given to it
        self.first: Subject | None = None  # what the first figure was given to
        self.last: tuple[Subject, Decimal, int] | None = None  # what the last one was given to, the figure and its end

    def start_subject(self, name: NameHit) -> None:
        """Let a name stand open; names listed before any figure share it."""
        self.row = (*self.row, name) if self._goes_on(name) else (name,)
        if self.open is not None and not self.used:
            between = to_key(self.text[self.open.end : name.start])
            last = self.open.names[-1]
            if last.scope == "indicator" and name.scope == "instrument" and _AMONG.closes(between):
                self.open = Subject(self.open.names, name.end)  # "X is the highest in IIT": still about X
                return
            own = last.scope == "indicator" and name.code[:3] == instrument_of(last.code)
            if own and between == "(" and self.text[name.end : name.end + 1] == ")":
                if not self._is_among_instruments(last):
                    name = last  # "การใช้อำนาจ (IIT) 89.47"
                self.open = Subject((*self.open.names[:-1], name), self.text.index(")", self.open.end))
                return
            if (
                last.scope == name.scope != "overall"
                and between
                and LIST_GAP.fills(between)
                and not _FIGURE_INSIDE.stands_in(between)
            ):
                self.open = Subject((*self.open.names, name), name.end)
                return
            of_all = _OF_ALL.stands_in(to_key(self.text[name.start : name.end]))
            if name.scope == "overall" and last.scope != "overall" and len(between) < 30 and not of_all:
                # "IIT มีคะแนนรวม 89.40": the total's word belongs to the instrument named before it
                self.open = Subject(self.open.names, name.end)
                return
        self.open = Subject((name,), name.end)
        self.used = False

    def _is_among_instruments(self, name: NameHit) -> bool:
        """Whether several instruments and no other indicator are named: "IIT 94.10 และการเปิดเผยข้อมูล (OIT) 96.20"."""
        names = names_with_totals(self.text)
        tools = {hit.code[:3] for hit in names if hit.scope == "instrument"}
        return len(tools) > 1 and {hit.code for hit in names if hit.scope == "indicator"} == {name.code}

    def waiting(self) -> tuple[NameHit, ...]:
        """The names in a row, with or without words that join, that have no figure yet."""
        return self.row if not self.used else ()

    def tell_total(self, at: int) -> None:
        """Let the total stand open at `text[at]`: a clause of its own begins, whatever was named before."""
        self.row = (NameHit(at, at, "overall", "ITA"),)
        self.open = Subject(self.row, at)
        self.used = False

    def _goes_on(self, name: NameHit) -> bool:
        """Whether nothing but words that join parts a name from a row of its kind without a figure."""
        if not self.row or self.used or self.row[-1].scope != name.scope:
            return False
        return LIST_GAP.fills(to_key(self.text[self.row[-1].end : name.start]))

    def given(self, subject: Subject, number: Number) -> None:
        """A figure was given to `subject`."""
        self.used = True
        self.first = self.first or subject
        if number.value is not None:
            self.last = (subject, number.value, number.end)

    def default_subject(self) -> Subject | None:
        """The name that the paragraph is about when it names none itself."""
        if self.default is None:
            return None
        return Subject((NameHit(0, 0, self.default.scope, self.default.code, self.default.method),), 0)

    def owner_of(self, item: Number, before: str, rest: Sequence[NameHit | Number]) -> Subject | None:
        """Whose figure `item` is, between `before`, as a key, and `rest`; None where nothing says."""
        if self._is_scale(item, rest):
            return None
        if self.open is None:
            trailing = self._after_figure(item, rest)
            if trailing is not None:
                return trailing
            return self.default_subject() or self.unnamed(item, before)
        if not self.used:
            if self.default is not None and self.open.names[-1].scope == "overall":
                return Subject(self.default_subject().names, self.open.end)  # type: ignore[union-attr]
            if self.default is not None and self.open.names[-1].method == "position":
                return Subject(self.default_subject().names, self.open.end)  # type: ignore[union-attr]
            return self.open
        last = self.last
        if last is not None and last[0].names == self.open.names:
            if item.value == last[1] and len(before) < 60:
                return replace(self.open, end=max(self.open.end, last[2]))
            between = self.text[last[2] : item.start]
            if "เทียบ" in between and self.first is not None and self.first.names[0].scope == "overall":
                return replace(self.first, end=last[2])
            if len(to_key(between)) < 60 and "ปี" in between and self._year_between(last[2], item.start):
                return replace(self.open, end=last[2])
        return self.unnamed(item, before) if self.default is None else None

    def _is_scale(self, item: Number, rest: Sequence[NameHit | Number]) -> bool:
        """Whether a hundred in brackets says out of how many the figure behind it is: "(100 คะแนน) ได้ 92.40"."""
        bracketed = self.text[item.start - 1 : item.start] in _OPENS_SCALE and item.value == _FULL and not item.decimals
        return bracketed and bool(rest) and isinstance(rest[0], Number) and rest[0].kind == "decimal"

    def unnamed(self, item: Number, before: str) -> Subject | None:
        """The total without its name: a figure with its level right after it, or set against another year."""
        after = self.text[item.end : item.end + 90]
        following = levels_in(after)
        graded = bool(following) and not HOLDS_DECIMAL.search(after[: following[0].start])
        line = self.text[0 if self.wrapped else self.text.rfind("\n", 0, item.start) + 1 : item.start]
        alone = self.first is None or self.first.names[0].scope == "overall"
        compared = alone and _COMPARED.closes(before) and self._year_between(item.start - 60, item.start)
        whole = item.out_of == 100 and graded and not line.strip()  # "76.99 / 100  ระดับ B" on a line of its own
        own = self.text[self.text.rfind("\n", 0, item.start) + 1 : item.start]
        level = level_of_cell(after.split("\n")[0].strip())
        if is_year_alone(own) and level is not None and item.decimals:
            return Subject((NameHit(item.start, item.start, "overall", "ITA"),), item.start)  # "2563  88.55  A"
        if not whole and not STRONG_BEFORE.closes(before) and not SCORE_AFTER.opens(to_key(after)):
            return None
        series = alone and AFTER_YEAR.closes(before) and all(h.scope == "overall" for h in names_with_totals(self.text))
        yearly = alone and _GOT.closes(before) and _IN_YEAR.opens(to_key(after))
        if graded or compared or series or yearly:
            return Subject((NameHit(item.start, item.start, "overall", "ITA"),), item.start)
        return None

    def _year_between(self, start: int, end: int) -> bool:
        return any(start <= at < end for at in self.years)

    def _after_figure(self, item: Number, rest: Sequence[NameHit | Number]) -> Subject | None:
        """The name after the figure, as in "คะแนนสูงสุด 95.20 คะแนน คือ การใช้อำนาจ", or None."""
        before = to_key(self.text[max(0, item.start - 50) : item.start])
        if not (HIGHEST.stands_in(before) or LOWEST.stands_in(before)) or not rest or not isinstance(rest[0], NameHit):
            return None
        between = to_key(self.text[item.end : rest[0].start])
        if not _TO_TRAILING.fills(between):
            return None
        return Subject((rest[0],), item.start)
