"""One line of a card: the name of a score, a figure, a level, or nothing of note."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.normalize.document.cleaned import CleanLine
from prongsai.normalize.document.running_lines import is_page_number
from prongsai.normalize.scores.candidates import MAX_SCORE, plausible_score
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import may_hold_number
from prongsai.normalize.text.phrases import holds, phrase, words_of
from prongsai.normalize.text.score_cells import ScoreParse, parse_score
from prongsai.normalize.vocabulary.levels import level_of_cell, levels_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label
from prongsai.normalize.years.cell_years import YEAR_WORDS

MAX_CHARS = 130  # of a line of a card
_LEAST = 40  # smaller whole numbers on a line of their own are page numbers
_LEADS_TO_TOTAL = phrase(
    "leads_to_score", "result_or_value?", "score", "which_total", "#colon_or_equals?", "$", spaced=True
)
# "ผลการประเมิน ITA ปีที่ผ่านมา เราได้", over the figure on a line of its own
_LEADS_FROM_ITA = phrase("assessment_name", "~60", "leads_to_figure", "#colon_or_equals?", "$", spaced=True)
_QUOTES = "\"'“”‘’«»*=~ "


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a card: a name, a figure, a level, or nothing of note."""

    index: int
    line: CleanLine
    label: LabelMatch | None
    score: ScoreParse | None
    level: str | None
    graded: str | None = None  # the level that a name says of its figure: "คะแนนภาพรวม (ระดับผ่านดี)"


def passes(text: str) -> bool:
    """Whether a line says nothing of a card: a unit, a page number."""
    return to_key(text) in words_of("unit_line") or is_page_number(text)


def piece_of(index: int, line: CleanLine) -> Piece | None:
    """What a line is in a card; None where it is neither name, figure nor level."""
    text = line.text.strip()
    if not text or len(text) > MAX_CHARS:
        return None
    score = _figure_of(text)
    if score is not None:
        return Piece(index, line, None, score, None)
    level = level_of_cell(text)
    if level is not None:
        return Piece(index, line, None, None, level)
    if HOLDS_DECIMAL.search(text):
        return None
    label = match_label(text) or match_label(YEAR_WORDS.sub("", text))
    if label is None and _leads_to_total(text):
        label = LabelMatch("overall", "ITA", "alias")
    if label is None:
        return None
    graded = levels_in(text) if label.scope == "overall" else []  # "คะแนนภาพรวม (ระดับผ่านดี)"
    return Piece(index, line, label, None, None, graded[0].level if len(graded) == 1 else None)


def _figure_of(text: str) -> ScoreParse | None:
    """The figure with decimals that a line holds and nothing else."""
    score = parse_score(text.strip(_QUOTES))
    told = score.kind in ("decimal", "fraction") and not score.rest
    return score if told and (plausible_score(score.value) or score.unreadable) else None


def is_figure(index: int, line: CleanLine) -> bool:
    """Whether a line is a figure in a card, or one without decimals that may be due there."""
    text = line.text.strip()
    if not may_hold_number(text):
        return False
    return (len(text) <= MAX_CHARS and _figure_of(text) is not None) or whole_figure(index, line) is not None


def _leads_to_total(text: str) -> bool:
    """Whether a line leads to the document's own total on the next one."""
    leads = _LEADS_TO_TOTAL.search(text) or (_LEADS_FROM_ITA.search(text) and not holds(text, "names_part"))
    return bool(leads) and not holds(text, "no_own_score")


def whole_figure(index: int, line: CleanLine) -> Piece | None:
    """A figure without decimals, where one is due: "100", which elsewhere would be a page number."""
    score = parse_score(line.text)
    value = score.value if score.kind == "integer" and not score.rest else None
    if value is None or not _LEAST <= value <= MAX_SCORE:
        return None
    return Piece(index, line, None, score, None)
