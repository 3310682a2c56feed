"""Scores and levels in running text: what a paragraph says of its figures, as candidates with their places.

A figure counts only when no rule of `figure_rules` says that it is a target, a weight, a difference or somebody else's
mean; a level only when none of `level_rules` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate, CollectedCandidates, YearSource
from prongsai.normalize.scores.narrative.coordinates import read_said
from prongsai.normalize.scores.narrative.figure_rules import NUMBER_RULES
from prongsai.normalize.scores.narrative.level_rules import LEVEL_RULES, LevelContext
from prongsai.normalize.scores.narrative.rulings import ParagraphReading
from prongsai.normalize.scores.narrative.said import Coordinates, Frame, ParagraphSaid
from prongsai.normalize.scores.narrative.subjects import YEAR_ALONE
from prongsai.normalize.scores.rank_claims import read_rank_claims
from prongsai.normalize.scores.rules import Fate, PassedOver, Rule, first
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.vocabulary.levels import LevelHit, level_of_cell, levels_in, ticked_levels
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import LabelMatch
from prongsai.normalize.years.report_year import Years

_BRACKETED = re.compile(r"\s*(?:คะแนน|%)?\s*[(\[/,]\s*([^()\[\]]{1,24}?)\s*[)\]]")
_REST_OF_LINE = re.compile(r"[ \t]*([^\n]{1,30}?)[ \t]*(?:\n|$)")
_TO_LEVEL = re.compile(  # from a score to its level
    r"\s*(?:คะแนน|%)?\s*(?:ผล(?:การ)?ประเมิน)?\s*(?:จัด)?(?:อยู่ใน|เป็น)?(?:ระดับ)?[\s(\"“:=]*"
)
_SOURCES: dict[str, YearSource] = {"heading": "heading", "document": "report"}
TOTAL = NameHit(0, 0, "overall", "ITA")
_TOTAL = LabelMatch("overall", "ITA", "alias")


@dataclass(frozen=True, slots=True)
class Prints:
    """What one paragraph adds to the candidates."""

    paragraph: Paragraph
    number: int
    years: Years
    collected: CollectedCandidates

    def add(self, found: Coordinates, names: Sequence[NameHit], rejected: Rejection | None = None) -> None:
        """Give a figure to each of the names."""
        self.collected.candidates += self.made(found, names, rejected)

    def made(self, found: Coordinates, names: Sequence[NameHit], rejected: Rejection | None = None) -> list[Candidate]:
        """A print of a figure for each of the names."""
        number, made = found.figure, []
        line = self.paragraph.line_at(number.start)
        year, how = _year_of(found)
        score = number.value.quantize(Decimal("0.01")) if number.value is not None else None
        for name in names:
            raw_label = self.paragraph.text[name.start : name.end] or None
            printed = self.printed_as((name.start, name.end), number.start, number.end)
            made.append(
                Candidate(
                    name.scope, name.code, score, None, year, how, raw_label, number.raw,
                    (*line.repairs, *number.repairs), "sentence", LabelMatch(name.scope, name.code, name.method),
                    line.place, self.paragraph.index, rejected=rejected, unreadable=number.unreadable, printed=printed,
                    at=number.start,
                )
            )  # fmt: skip
        return made

    def add_level_behind(self, found: Coordinates) -> None:
        """The level right behind the total: "ปี 2563 : 76.15 คะแนน (B)" or, on a line of its own, "2563 76.15 B"."""
        text, figure = self.paragraph.text, found.figure
        own = text[text.rfind("\n", 0, figure.start) + 1 : figure.start]
        alone = _REST_OF_LINE.match(text[figure.end :]) if YEAR_ALONE.fullmatch(own) else None
        m = _BRACKETED.match(text[figure.end :]) or alone
        level = level_of_cell(m.group(1)) if m else None
        if m is None or level is None:
            return
        start = figure.end + m.start(1)
        self._add_level(level, m.group(1), start, self.printed_as(None, start, figure.end + m.end(1)), _year_of(found))

    def add_level(self, hit: LevelHit, figures: Sequence[Coordinates]) -> None:
        """Add a level of the total, with the year of the figure that it is the level of."""
        text = self.paragraph.text
        own = [
            f for f in figures
            if f.figure.decimals and f.figure.end <= hit.start and _TO_LEVEL.fullmatch(text, f.figure.end, hit.start)
        ]  # fmt: skip
        year = _year_of(own[-1]) if own else self.year_at(hit.start)
        self._add_level(
            hit.level, text[hit.start : hit.end], hit.start, self.printed_as(None, hit.start, hit.end), year
        )

    def _add_level(
        self,
        level: str,
        raw: str,
        start: int,
        printed: tuple[str | None, str] | None,
        year: tuple[int | None, YearSource],
    ) -> None:
        line = self.paragraph.line_at(start)
        self.collected.candidates.append(
            Candidate("overall", "ITA", None, level, *year, None, raw, line.repairs, "sentence", _TOTAL, line.place,
                      self.paragraph.index, printed=printed, at=start)
        )  # fmt: skip

    def passed_over(self, rule: Rule[Any], raw: str, start: int) -> None:
        """Leave a record of a figure or level that a rule keeps from being a score."""
        self.collected.passed.append(PassedOver(rule, raw, self.paragraph.line_at(start).place))

    def year_at(self, place: int) -> tuple[int | None, YearSource]:
        """The year that the document's years give what stands at a place of the paragraph, and where it is printed."""
        own = self.years.in_paragraph(self.number, place, self.paragraph.text)
        if own is not None:
            return own, "sentence"
        year, how = self.years.over_block(self.paragraph.index)
        return year, "heading" if how == "heading" else "report"

    def printed_as(self, label: tuple[int, int] | None, start: int, end: int) -> tuple[str | None, str] | None:
        """Label and value as the file has them; None where nothing was repaired."""
        if not any(line.repairs for line in self.paragraph.lines):
            return None
        named = self.paragraph.printed(*label) if label is not None else ""
        return named or None, self.paragraph.printed(start, end)


IsTold = Callable[[Coordinates], bool]


def _nothing(_: Coordinates) -> bool:
    return False


def _year_of(found: Coordinates) -> tuple[int | None, YearSource]:
    return found.year, _SOURCES.get(found.year_from or "", "sentence")


def read_sentences(
    prints: Prints, frame: Frame, reading: ParagraphReading, is_told: IsTold = _nothing
) -> ParagraphSaid:
    """Add what one paragraph says to the candidates; what it says comes back.

    A figure of which `is_told` says that the paragraph itself calls it a score counts, whatever the rules leave open.
    """
    paragraph = prints.paragraph
    wrapped = paragraph.lines[0].place.box is not None
    frame.year_at = prints.year_at
    said = read_said(paragraph.text, frame, wrapped, reading)
    for number in said.others:
        rule = first(NUMBER_RULES, number)
        if rule is not None:
            prints.passed_over(rule, number.raw, number.start)
    for found in said.figures:
        _add(prints, found, is_told(found))
    levels, ticked = levels_in(paragraph.text), ticked_levels(paragraph.text)
    for hit in levels:
        _add_level(prints, hit, said)
    for hit in ticked:
        prints.add_level(hit, ())
    read_rank_claims(paragraph, prints.number, said.names, prints.years, prints.collected)
    return said


def _add(prints: Prints, found: Coordinates, is_told: bool) -> None:
    """Give a figure to the names that it belongs to, unless a rule says that it is no score."""
    number, (names, rule) = found.figure, found.ruling
    if rule is None:
        prints.add(found, names)
        if names and names[-1].scope == "overall":
            prints.add_level_behind(found)
    elif rule.fate is Fate.REJECT and names:
        reason = Rejection(rule.name)
        prints.add(found, names[-1:] if reason is Rejection.MEAN_OVER_AGENCIES else names, reason)
    elif is_told:
        prints.add(found, found.codes or (TOTAL,))
    elif number.decimals or number.kind in ("integer", "fraction"):
        prints.passed_over(rule, number.raw, number.start)


def _add_level(prints: Prints, hit: LevelHit, said: ParagraphSaid) -> None:
    """Add a level: the total's, unless the clause is about one indicator or instrument."""
    text = prints.paragraph.text
    before = to_key(text[max(0, hit.start - 90) : hit.start])
    rule = first(LEVEL_RULES, LevelContext(hit, text, before, said.names, said.numbers))
    if rule is None:
        prints.add_level(hit, said.figures)
    else:
        prints.passed_over(rule, text[hit.start : hit.end], hit.start)
