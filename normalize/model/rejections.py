"""The closed list of reasons why a print is on record and yet no score: `mentions.rejected_because`.

Every code here is a row of the README's table of reasons and has its words in Thai and English; tests hold them
together. Which rule gives which reason stands in `normalize.scores.rejections` and `normalize.reconcile.results`.
"""

from __future__ import annotations

from enum import StrEnum


class Rejection(StrEnum):
    """Why a print was not chosen; `REJECTION_MEANING` says what each one means."""

    SUPERSEDED = "superseded"
    MEAN_OVER_AGENCIES = "mean_over_agencies"
    MEAN_UNDER_AGENCIES = "mean_under_agencies"
    EARLIER_YEAR = "earlier_year"
    AGENCY_UNTOLD = "agency_untold"
    ONLY_EIT_PART_1 = "only_eit_part_1"
    ONLY_EIT_PART_2 = "only_eit_part_2"
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
    YEAR_MISPRINTED = "year_misprinted"
    OTHER_LEVEL_FITS = "other_level_fits"
    OTHER_PRINT_CHOSEN = "other_print_chosen"
    CONTRADICTED = "contradicted"
    NO_RULE_DECIDES = "no_rule_decides"
    UNREADABLE = "unreadable"


REJECTION_MEANING: dict[Rejection, str] = {
    Rejection.SUPERSEDED: "A result from before an appeal, replaced since.",
    Rejection.MEAN_OVER_AGENCIES: "A mean over agencies by its own words, not this report's score.",
    Rejection.MEAN_UNDER_AGENCIES: "A mean or total that stands in or under a list of agencies: nobody's score.",
    Rejection.EARLIER_YEAR: "A figure of an earlier year that is not named.",
    Rejection.AGENCY_UNTOLD: "A row in a list of agencies whose agency could not be told.",
    Rejection.ONLY_EIT_PART_1: "A figure of the first part of EIT only, not of the whole indicator.",
    Rejection.ONLY_EIT_PART_2: "A figure of the second part of EIT only, not of the whole indicator.",
    Rejection.SAME_ROUND_FIGURE: "One round figure for all indicators: targets of a plan.",
    Rejection.TOTAL_OF_OTHER_THINGS: "A figure of a table whose other rows name nothing of the assessment.",
    Rejection.FULL_MARKS: "The total and all beside it are 100: full marks.",
    Rejection.WEIGHTED_BESIDE_SCORE: "Weighted points; the plain score stands beside them.",
    Rejection.WEIGHTED_INDICATOR: "Weighted points of an indicator, whose weight no rule of the assessment gives.",
    Rejection.WEIGHTED_POINTS: "Weighted points turned to 0-100, where another print was chosen.",
    Rejection.FIGURE_BEFORE_CHANGE: "The figure before a change, of another year that is not named.",
    Rejection.FIGURES_IN_ROW: "Figures in a row, several years, and nothing says which is whose.",
    Rejection.NAMES_THEN_FIGURES: "Names in a row, then figures, and nothing says which is whose.",
    Rejection.NOT_THE_ASSESSMENT: "The document says that its figures are not the assessment's.",
    Rejection.OTHER_ASSESSMENT: "A total that does not name the assessment, in a report on another one.",
    Rejection.YEAR_MISPRINTED: (
        "Under a heading of another year with the report's own figures; a finding `year_contradicts` names the years, "
        "and the figure stands a second time under the right one."
    ),
    Rejection.OTHER_LEVEL_FITS: "Another level is printed that fits the score better.",
    Rejection.OTHER_PRINT_CHOSEN: "Another print was chosen; `scores.rule` and `contradictory_prints` say by what.",
    Rejection.CONTRADICTED: (
        "The arithmetic contradicts every print of the score; a finding `arithmetic_does_not_close` names the identity."
    ),
    Rejection.NO_RULE_DECIDES: "Prints of one score differ, and no rule decides between them.",
    Rejection.UNREADABLE: "The figure lost characters or was not read surely.",
}
