"""Scores and levels in running text: what a paragraph says of its figures, as candidates with their places.

Whether a figure counts is asked of `scores.rejections`; a level counts when none of `level_rules` speaks against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import Candidate, CollectedCandidates, YearSource
from prongsai.normalize.scores.level_rules import LEVEL_RULES, LevelContext
from prongsai.normalize.scores.narrative.coordinates import read_said
from prongsai.normalize.scores.narrative.figure_rules import NUMBER_RULES
from prongsai.normalize.scores.narrative.levels_beside import levels_of_figures
from prongsai.normalize.scores.narrative.rulings import ParagraphReading
from prongsai.normalize.scores.narrative.said import Coordinates, Frame, ParagraphSaid
from prongsai.normalize.scores.narrative.subjects import is_year_alone
from prongsai.normalize.scores.rank_claims import read_rank_claims
from prongsai.normalize.scores.rejections import of_figure
from prongsai.normalize.scores.rules import PassedOver, Rule, first
from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import VALUE_KINDS, Number, find_numbers
from prongsai.normalize.text.phrases import Phrase
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.levels import LevelHit, level_of_cell, ticked_levels
from prongsai.normalize.vocabulary.levels_by_place import told_levels
from prongsai.normalize.vocabulary.names_in_text import NameHit
from prongsai.normalize.vocabulary.score_names import LabelMatch
from prongsai.normalize.years.report_year import Years

_TO_MARK, _TO_FULL = 30, Phrase("points|opening|full*")  # characters behind a figure, and words, up to its full marks
_LONGEST_LEVEL = 30  # characters of a level behind its figure, at most
_SOURCES: dict[str, YearSource] = {"heading": "heading", "document": "report"}
_TOTAL = LabelMatch("overall", "ITA", "alias")


class Prints(NamedTuple):
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
        for name in names:
            points = self._points(name, number)
            torn = points is not None and self._is_otherwise_worth(points, name, number)
            value = number.value * 100 / points if number.value is not None and points else number.value
            score = value.quantize(Decimal("0.01"), ROUND_HALF_UP) if value is not None and not torn else None
            repairs = (*line.repairs, *number.repairs, *(["weighted_points_to_100"] if points else []))
            raw_label = self.paragraph.text[name.start : name.end] or None
            printed = self.printed_as((name.start, name.end), number.start, number.end)
            made.append(
                Candidate(
                    name.scope, name.code, score, None, year, how, raw_label, number.raw,
                    repairs, "sentence", LabelMatch(name.scope, name.code, name.method),
                    line.place, self.paragraph.index, rejected=rejected, unreadable=number.unreadable or torn,
                    printed=printed, at=number.start, converted=points is not None,
                )
            )  # fmt: skip
        return made

    def _points(self, name: NameHit, number: Number) -> Decimal | None:
        """What an instrument is worth, where the words beside its figure say so: "IIT (เต็ม 30 คะแนน) ได้ 27.19"."""
        worth = in_force().points.get(name.code)
        if worth is None or number.value is None or number.value > worth:
            return None
        text = self.paragraph.text
        beside = find_numbers(text[name.end : number.start]) + find_numbers(text[number.end :].partition(")")[0])[:1]
        marks = {to_arabic_digits(other.raw) for other in beside if other.kind == "full_mark"}
        return worth if number.out_of == worth or str(worth) in marks else None

    def _is_otherwise_worth(self, worth: Decimal, name: NameHit, number: Number) -> bool:
        """Whether other full marks stand right at a figure, too: "IIT (เต็ม 30 คะแนน) ได้ 27.19/40"; one is wrong."""
        text = self.paragraph.text
        before = [n for n in find_numbers(text[name.end : number.start]) if n.kind == "full_mark"]
        behind = [n for n in find_numbers(text[number.end :][:_TO_MARK])[:1] if n.kind == "full_mark"]
        near = [n for n in behind if _TO_FULL.fills(to_key(text[number.end : number.end + n.start]))]
        told = {number.out_of, *(n.value for n in near)} - {None}
        told |= {n.value for n in before if len(before) == 1}
        return bool(told - {worth})

    def add_level(self, hit: LevelHit, figure: Coordinates | None = None) -> None:
        """Add a level of the total, with the year of the figure that it is the level of."""
        year = _year_of(figure) if figure is not None else self.year_at(hit.start)
        raw = self.paragraph.text[hit.start : hit.end]
        self._add_level(hit.level, raw, hit.start, self.printed_as(None, hit.start, hit.end), year)

    def add_level_of_line(self, found: Coordinates) -> bool:
        """Add the level behind the total on a line of their own, "2563 76.15 B"; whether there is one."""
        text, figure = self.paragraph.text, found.figure
        rest = text[figure.end :].partition("\n")[0].strip()
        own = text[text.rfind("\n", 0, figure.start) + 1 : figure.start]
        level = level_of_cell(rest) if len(rest) <= _LONGEST_LEVEL and is_year_alone(own) else None
        if level is None:
            return False
        start = text.index(rest, figure.end)
        printed = self.printed_as(None, start, start + len(rest))
        self._add_level(level, rest, start, printed, _year_of(found))
        return True

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

    def plan_years(self) -> frozenset[int]:
        """The years that the paragraph names for measures, aims, laws or other matters and for no result."""
        placed = self.years.inside(self.number)
        return frozenset(p.year for p in placed if p.role in _OF_PLANS) - {
            p.year for p in placed if p.role not in _OF_PLANS
        }

    def printed_as(self, label: tuple[int, int] | None, start: int, end: int) -> tuple[str | None, str] | None:
        """Label and value as the file has them; None where nothing was repaired."""
        if not any(line.repairs for line in self.paragraph.lines):
            return None
        named = self.paragraph.printed(*label) if label is not None else ""
        return named or None, self.paragraph.printed(start, end)


_OF_PLANS = ("measures", "law", "other")  # roles of years


def _year_of(found: Coordinates) -> tuple[int | None, YearSource]:
    return found.year, _SOURCES.get(found.year_from or "", "sentence")


def read_sentences(prints: Prints, frame: Frame, reading: ParagraphReading) -> ParagraphSaid:
    """Add what one paragraph says to the candidates; what it says comes back."""
    paragraph = prints.paragraph
    wrapped = paragraph.lines[0].place.box is not None
    frame.year_at = prints.year_at
    frame.plan_years = prints.plan_years()
    said = read_said(paragraph.text, frame, wrapped, reading)
    for number in said.others:
        rule = first(NUMBER_RULES, number)
        if rule is not None:
            prints.passed_over(rule, number.raw, number.start)
    levels, ticked = told_levels(paragraph.text), ticked_levels(paragraph.text)
    graded = levels_of_figures(paragraph.text, [found.figure for found in said.figures])
    for found in said.figures:
        of_total = _add(prints, found)
        hit = graded.get(found.figure.start)
        alone = of_total and prints.add_level_of_line(found)
        if of_total and hit is not None and not (alone or any(_overlap(hit, one) for one in levels)):
            prints.add_level(hit, found)
    beside = {hit.start: found for found in said.figures if (hit := graded.get(found.figure.start)) is not None}
    for hit in levels:
        _add_level(prints, hit, said, beside.get(hit.start))
    for hit in ticked:
        prints.add_level(hit)
    read_rank_claims(paragraph, prints.number, said.names, prints.years, prints.collected)
    return said


def _overlap(one: LevelHit, other: LevelHit) -> bool:
    return one.start < other.end and other.start < one.end


def _add(prints: Prints, found: Coordinates) -> bool:
    """Give a figure to the names of which it is a print, or leave a record of it; whether the total has it."""
    names, rule = of_figure(found)
    if names or rule is None:
        prints.add(found, names, rule.reason if rule is not None else None)
        return rule is None and bool(names) and names[-1].scope == "overall"
    number = found.figure
    if number.decimals or number.kind in VALUE_KINDS:
        prints.passed_over(rule, number.raw, number.start)
    return False


def _add_level(prints: Prints, hit: LevelHit, said: ParagraphSaid, figure: Coordinates | None) -> None:
    """Add a level: the total's, unless the clause is about one indicator or instrument."""
    text = prints.paragraph.text
    before = to_key(text[max(0, hit.start - 90) : hit.start])
    rule = first(LEVEL_RULES, LevelContext(hit, text, before, said.names, said.numbers))
    if rule is None:
        prints.add_level(hit, figure)
    else:
        prints.passed_over(rule, text[hit.start : hit.end], hit.start)
