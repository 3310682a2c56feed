"""The closed list of reasons why a print is on record and yet no score: `mentions.rejected_because`.

Every code here is a row of the README's table of reasons and has its words in Thai and English; tests hold them
together. Which rule gives which reason stands in `normalize.scores.rejections` and `normalize.reconcile.results`.
"""

from __future__ import annotations

from enum import StrEnum


class Rejection(StrEnum):
    """Why a print was not chosen; `REJECTION_MEANING` in `meanings` says what each one means."""

    SUPERSEDED = "superseded"
    MEAN_OVER_AGENCIES = "mean_over_agencies"
    MEAN_UNDER_AGENCIES = "mean_under_agencies"
    EARLIER_YEAR = "earlier_year"
    AGENCY_UNTOLD = "agency_untold"
    PART_OF_BODY = "part_of_body"
    ONLY_ONE_PART = "only_one_part"
    SAME_ROUND_FIGURE = "same_round_figure"
    TOTAL_OF_OTHER_THINGS = "total_of_other_things"
    FULL_MARKS = "full_marks"
    WEIGHTED_BESIDE_SCORE = "weighted_beside_score"
    WEIGHTED_INDICATOR = "weighted_indicator"
    WEIGHTED_POINTS = "weighted_points"
    FIGURE_BEFORE_CHANGE = "figure_before_change"
    FIGURES_IN_ROW = "figures_in_row"
    NAMES_THEN_FIGURES = "names_then_figures"
    NOT_THE_ASSESSMENT = "not_the_assessment"
    OTHER_ASSESSMENT = "other_assessment"
    SIMULATION = "simulation"
    WORKED_EXAMPLE = "worked_example"
    TARGET = "target"
    ANOTHER_QUANTITY = "another_quantity"
    YEAR_MISPRINTED = "year_misprinted"
    OTHER_LEVEL_FITS = "other_level_fits"
    OTHER_PRINT_CHOSEN = "other_print_chosen"
    CONTRADICTED = "contradicted"
    NO_RULE_DECIDES = "no_rule_decides"
    UNREADABLE = "unreadable"
