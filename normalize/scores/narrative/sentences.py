"""Scores and levels in running text: what a paragraph says of its figures, as candidates.

A figure counts only when no rule of `figure_rules` says that it is a target, a weight, a difference or somebody else's
mean; a level only when none of `level_rules` does.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.narrative.coordinates import read_said
from prongsai.normalize.scores.narrative.figure_rules import NUMBER_RULES
from prongsai.normalize.scores.narrative.level_rules import LEVEL_RULES, LevelContext
from prongsai.normalize.scores.narrative.prints import Prints
from prongsai.normalize.scores.narrative.rulings import ParagraphReading
from prongsai.normalize.scores.narrative.said import Coordinates, Frame, ParagraphSaid
from prongsai.normalize.scores.rank_claims import read_rank_claims
from prongsai.normalize.scores.rules import Fate, first
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number
from prongsai.normalize.vocabulary.levels import LevelHit, levels_in, ticked_levels
from prongsai.normalize.vocabulary.names_in_text import NameHit


def read_sentences(prints: Prints, frame: Frame, reading: ParagraphReading) -> ParagraphSaid:
    """Add what one paragraph says to the candidates; what it says comes back."""
    paragraph = prints.paragraph
    wrapped = paragraph.lines[0].place.box is not None
    frame.year_at = prints.year_at
    said = read_said(paragraph.text, frame, wrapped, reading)
    for number in said.others:
        rule = first(NUMBER_RULES, number)
        if rule is not None:
            prints.passed_over(rule, number.raw, number.start)
    for found in said.figures:
        _add(prints, found)
    levels, ticked = levels_in(paragraph.text), ticked_levels(paragraph.text)
    for hit in levels:
        _add_level(prints, hit, said.names, said.numbers)
    for hit in ticked:
        _add_level(prints, hit, (), ())
    read_rank_claims(paragraph, prints.number, said.names, prints.years, prints.collected)
    return said


def _add(prints: Prints, found: Coordinates) -> None:
    """Give a figure to the names that it belongs to, unless a rule says that it is no score."""
    number, (names, rule) = found.figure, found.ruling
    if rule is None:
        prints.add(number, names)
        if names and names[-1].scope == "overall":
            prints.add_level_behind(number)
    elif rule.fate is Fate.REJECT and names:
        reason = Rejection(rule.name)
        prints.add(number, names[-1:] if reason is Rejection.MEAN_OVER_AGENCIES else names, reason)
    elif number.decimals or number.kind in ("integer", "fraction"):
        prints.passed_over(rule, number.raw, number.start)


def _add_level(prints: Prints, hit: LevelHit, names: Sequence[NameHit], numbers: Sequence[Number]) -> None:
    """Add a level: the total's, unless the clause is about one indicator or instrument."""
    text = prints.paragraph.text
    before = to_key(text[max(0, hit.start - 90) : hit.start])
    rule = first(LEVEL_RULES, LevelContext(hit, text, before, names, numbers))
    if rule is None:
        prints.add_level(hit, numbers)
    else:
        prints.passed_over(rule, text[hit.start : hit.end], hit.start)
