"""What a figure of running text measures, and what becomes of it by that: the rules in their order.

The first that applies decides. A score is taken whether a name stands beside it or not; what some body surely did not
get is rejected; of the rest a name beside the figure has to say that it is a score.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.narrative import leads, quantities
from prongsai.normalize.scores.narrative.quantities import FigureSaid, Quantity
from prongsai.normalize.scores.rules import Fate, Rule


@dataclass(frozen=True, slots=True)
class QuantityRule(Rule[FigureSaid]):
    """One way to tell what a figure measures."""

    quantity: Quantity = Quantity.OTHER


def _means(quantity: Quantity, applies: Callable[[FigureSaid], bool], seen_in: str) -> QuantityRule:
    fate = Fate.TAKE if quantity == Quantity.SCORE else Fate.OPEN
    return QuantityRule(fate, applies, seen_in, None, quantity)


def _no_score(
    quantity: Quantity,
    applies: Callable[[FigureSaid], bool],
    seen_in: str,
    reason: Rejection = Rejection.NOT_THE_ASSESSMENT,
) -> QuantityRule:
    return QuantityRule(Fate.REJECT, applies, seen_in, reason, quantity)


def _mean(applies: Callable[[FigureSaid], bool], seen_in: str) -> QuantityRule:
    return _no_score(Quantity.MEAN, applies, seen_in, Rejection.MEAN_OVER_AGENCIES)


BY_FORM = _means(
    Quantity.SCORE, quantities.score_by_form, "words that no list holds: tests/normalize/test_open_wording.py"
)
QUANTITY_RULES: tuple[QuantityRule, ...] = (
    _no_score(
        Quantity.WITHDRAWN, quantities.withdrawn, "corrections of the press: tests/normalize/test_told_in_prose.py"
    ),
    _no_score(Quantity.WITHDRAWN, leads.put_right, "corrections: tests/normalize/test_next_clause.py"),
    _no_score(
        Quantity.OTHER,
        leads.formerly,
        "results before a change: tests/normalize/test_next_clause.py",
        Rejection.FIGURE_BEFORE_CHANGE,
    ),
    _no_score(Quantity.TARGET, leads.asked_for, "appeals: tests/normalize/test_next_clause.py"),
    _no_score(Quantity.OTHER, leads.of_addressee, "letters of congratulation: tests/normalize/test_next_clause.py"),
    _mean(quantities.mean_of_document, "named bodies in a document about many: tests/normalize/test_coordinates.py"),
    _mean(
        quantities.mean_over_many, "means of the country: tests/normalize/test_coordinates.py and test_clauses_close.py"
    ),
    _mean(quantities.mean_of_group, "means of departments, of a province's bodies: tests/normalize/test_frames.py"),
    _mean(leads.joined_to_mean, "means by instrument: tests/normalize/test_next_clause.py"),
    _mean(quantities.of_so_many, "counts of bodies with full marks: tests/normalize/test_clauses_close.py"),
    _mean(
        quantities.mean_over_province,
        "lists by province: tests/normalize/test_coordinates.py and test_rules_asked_for.py",
    ),
    _mean(quantities.item_of_many, "lists of means below a lead-in: tests/normalize/test_coordinates.py"),
    _no_score(
        Quantity.OTHER,
        quantities.full_marks_of_figure,
        "instruments with the marks they are out of: tests/normalize/test_comparisons_of_prose.py",
    ),
    _means(Quantity.SCORE, quantities.full_marks_of_indicators, "full marks in words: tests/normalize/test_frames.py"),
    _means(Quantity.SCORE, quantities.full_marks_of_body, "bodies with full marks: tests/normalize/test_frames.py"),
    _no_score(Quantity.TARGET, quantities.bound, "the least score of a class: tests/normalize/test_coordinates.py"),
    _no_score(
        Quantity.TARGET,
        quantities.joined_to_target,
        "aims by instrument and by year: tests/normalize/test_coordinates.py and test_clauses_close.py",
    ),
    _no_score(
        Quantity.DIFFERENCE,
        leads.joined_to_difference,
        "differences by instrument: tests/normalize/test_next_clause.py",
    ),
    _no_score(Quantity.DIFFERENCE, quantities.change, "by how much a score rose: tests/normalize/test_coordinates.py"),
    _no_score(Quantity.DIFFERENCE, quantities.gap, "what parts lack: tests/normalize/test_gaps_in_prose.py"),
    _no_score(Quantity.RANK, quantities.rank, "places among bodies: tests/normalize/test_coordinates.py"),
    _no_score(
        Quantity.RESPONDENTS, quantities.share_of_people, "rates of answers: tests/normalize/test_coordinates.py"
    ),
    _no_score(
        Quantity.SHARE,
        quantities.share_of_something,
        "measures carried out, out of so many: tests/normalize/test_coordinates.py",
    ),
    _means(Quantity.SHARE, quantities.share_by_words, "bodies that passed: tests/normalize/test_coordinates.py"),
    _no_score(
        Quantity.SHARE,
        quantities.share_of_other_things,
        "taxes, plans and roads in per cent: tests/normalize/test_other_quantities.py",
    ),
    _no_score(
        Quantity.TARGET,
        quantities.aim,
        "aims and their years: tests/normalize/test_coordinates.py and test_clauses_close.py",
    ),
    _means(
        Quantity.SCORE, quantities.score_by_unit, "full marks that a name got: tests/normalize/test_clauses_close.py"
    ),
    _means(
        Quantity.COUNT,
        quantities.count,
        "persons, bodies, loads of rice: tests/normalize/test_coordinates.py and test_told_in_prose.py",
    ),
    _means(
        Quantity.SCORE,
        quantities.score_by_words,
        "bodies and figures in their order, spans of years: tests/normalize/test_owners.py and test_frames.py",
    ),
    BY_FORM,
    _means(
        Quantity.OTHER,
        quantities.nothing_told,
        "prices and other figures beside the result: tests/normalize/test_coordinates.py",
    ),
)


def rule_of(figure: FigureSaid) -> QuantityRule:
    """The first rule that applies: what a figure measures, and what becomes of it."""
    return next((rule for rule in QUANTITY_RULES if rule.applies(figure)), QUANTITY_RULES[-1])
