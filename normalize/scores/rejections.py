"""Why a figure is no score of the report: all rules in the order in which a document is searched.

Each list decides where its figures stand: `RULES` names the place, and the first rule of a list that applies gives the
reason. A rule whose fate is `reject` leaves a mention with its name in `mentions.rejected_because`; one whose fate is
`ignore` leaves a line in `prongsai show --stage why`. To add a rule, write its function beside the others of its list.
"""

from __future__ import annotations

from typing import Any

from prongsai.normalize.scores import examples, foreign_results, scope_rules, weighted_points
from prongsai.normalize.scores import level_rules as levels_of_text
from prongsai.normalize.scores.from_tables import group_rules, slot_rules, table_rules
from prongsai.normalize.scores.from_tables import levels as levels_of_tables
from prongsai.normalize.scores.from_tables import rules as of_tables
from prongsai.normalize.scores.narrative import figure_rules as of_text
from prongsai.normalize.scores.rules import Rule

RULES: dict[str, tuple[Rule[Any], ...]] = {
    "paragraph": examples.PARAGRAPH_RULES,
    "number in a text": of_text.NUMBER_RULES,
    "numbers of a text": of_text.PARAGRAPH_NUMBER_RULES,
    "text of a cell": of_text.CELL_RULES,
    "names and figures in turn": of_text.TURN_RULES,
    "figure in a text": of_text.FIGURE_RULES,
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
    "prints of a year": foreign_results.FULL_MARK_RULES,
}
