"""Why a figure is no score of the report: all rules in the order in which a document is searched.

Each list decides where its figures stand: `RULES` names the place, and the first rule of a list that applies gives the
reason. A rule whose fate is `reject` leaves a mention with its reason in `mentions.rejected_because`; one whose fate is
`ignore` leaves a line in `prongsai show --stage why`, and so does one that leaves a figure `open` which no sentence
takes. To add a rule, write its function beside the others of its list.

A figure of running text is asked of twice, and both times here: `of_figure`, whether it is a print of the names beside
it or of its sentence; `of_print`, whether a print is this report's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores import (
    clause_rules,
    examples,
    foreign_results,
    quantity_rules,
    scope_rules,
    weighted_points,
)
from prongsai.normalize.scores import level_rules as levels_of_text
from prongsai.normalize.scores.captions.governed import CAPTION_RULES
from prongsai.normalize.scores.from_tables import figure_rules as of_tables
from prongsai.normalize.scores.from_tables import group_rules, slot_rules, table_rules
from prongsai.normalize.scores.from_tables import levels as levels_of_tables
from prongsai.normalize.scores.narrative import figure_rules as of_text
from prongsai.normalize.scores.narrative.quantities import LEAST_BY_FORM, Quantity
from prongsai.normalize.scores.narrative.said import SET_HERE, Coordinates, is_result
from prongsai.normalize.scores.narrative.state import ITA
from prongsai.normalize.scores.rules import Fate, Rule, first
from prongsai.normalize.vocabulary.names_in_text import NameHit

TOTAL = NameHit(0, 0, "overall", "ITA")

RULES: dict[str, tuple[Rule[Any], ...]] = {
    "paragraph": examples.PARAGRAPH_RULES,
    "number in a text": of_text.NUMBER_RULES,
    "numbers of a text": of_text.PARAGRAPH_NUMBER_RULES,
    "text of a cell": of_text.CELL_RULES,
    "names and figures in turn": of_text.TURN_RULES,
    "figure in a text": of_text.FIGURE_RULES,
    "print by its clause": clause_rules.CLAUSE_RULES,
    "what a print measures": quantity_rules.QUANTITY_RULES,
    "level in a text": levels_of_text.LEVEL_RULES,
    "table in its place": table_rules.PLACE_RULES,
    "table": table_rules.TABLE_RULES,
    "decimal in a cell": slot_rules.TEXT_RULES,
    "number in a cell": slot_rules.SLOT_RULES,
    "list in a cell": levels_of_tables.LIST_RULES,
    "figure of a table": of_tables.FIGURE_RULES,
    "level in a cell": levels_of_tables.LEVEL_RULES,
    "weighted points": weighted_points.WEIGHTED_RULES,
    "prints of a table": group_rules.GROUP_RULES,
    "sentences of a table": table_rules.PROSE_RULES,
    "print in its document": foreign_results.DOCUMENT_RULES,
    "print under what governs it": scope_rules.SCOPE_RULES,
    "print between the lines around it": CAPTION_RULES,
    "prints of a year": foreign_results.FULL_MARK_RULES,
}


class Verdict(NamedTuple):
    """The names of which a figure is a print; the rule that speaks against them, or where there are none, decides."""

    names: Sequence[NameHit]
    rule: Rule[Any] | None


def of_figure(found: Coordinates) -> Verdict:
    """Of which names a figure of running text is a print: those beside it, or those that its sentence takes it for."""
    names, rule = found.ruling
    if rule is None:
        if found.codes and (found.paired or all(name.scope == "overall" for name in names)):
            names = found.codes  # "ด้านที่ได้ 100 คะแนน คือ การป้องกันการทุจริต": the words behind it name it
        return Verdict(names, None)
    dated = found.change is not None and found.year is not None
    if rule.reason is Rejection.FIGURE_BEFORE_CHANGE and dated and names:
        return Verdict(names, None)  # the paragraph says of which year it is
    if rule.fate is Fate.REJECT and names:
        return Verdict(names[-1:] if rule.reason is Rejection.MEAN_OVER_AGENCIES else names, rule)
    if rule.fate is not Fate.IGNORE and _is_told(found):
        return Verdict(found.codes or (TOTAL,), None)
    return Verdict((), rule)


def of_print(told: clause_rules.Told) -> Rule[Any] | None:
    """The rule by which a print of running text is none of this report's, if one is."""
    rule = first(clause_rules.CLAUSE_RULES, told)
    if rule is not None:
        return rule
    measured = told.said.measured if told.said is not None else None
    return measured if measured is not None and measured.fate is Fate.REJECT else None


def outweighs(found: Coordinates, reason: Rejection | None) -> bool:
    """Whether what a clause says of its figure outweighs the reason why it was none of this report's."""
    if reason is Rejection.FIGURES_IN_ROW:
        return found.paired  # the row has its names
    clause = found.owner_from == "clause" and found.assessment_from == "clause"
    own_score = clause and found.quantity == Quantity.SCORE and found.assessment == ITA
    return reason is Rejection.MEAN_OVER_AGENCIES and own_score  # "ของจังหวัดตราด (ITA) ... ผลงาน 92.57": the province's


def _is_told(found: Coordinates) -> bool:
    """Whether a figure is a score by its quantity, its assessment and its owner, none of them by default.

    A row of names with a figure for each says by itself that the figures are scores; so does a line of a year and its
    figure, below words for the assessment. Whole numbers want it said in the clause.
    """
    set_here = found.owner_from in SET_HERE or found.assessment_from == "clause"
    by_form = found.dated or ((found.paired or found.is_stated) and bool(found.codes))
    value = found.figure.value
    told = found.in_prose and found.figure.decimals > 0 and found.assessment_from is not None
    told = told and value is not None and value >= LEAST_BY_FORM  # "20.25 จาก 22 ข้อ" says nothing of the assessment
    of_scale = found.figure.kind == "full_mark" and not found.full_of_body  # "(เต็ม 100 คะแนน)"
    of_total = bool(found.codes) or not (found.of_part or of_scale)
    return is_result(found) and found.owner is not None and of_total and (set_here or by_form or told)
