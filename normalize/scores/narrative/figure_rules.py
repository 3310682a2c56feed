"""Why a figure of a sentence is no score of a name that stands there: the rules in their order.

A rule that finds no name, or too much between name and figure, leaves the figure open: its sentence may call it a
score all the same. What the words beside it say it is, no sentence makes a score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from prongsai.normalize.model.rejections import Rejection
from prongsai.normalize.scores.candidates import plausible_score
from prongsai.normalize.scores.narrative.figure_context import FigureContext
from prongsai.normalize.scores.narrative.frames.units import is_of_unit
from prongsai.normalize.scores.rules import Rule, ignore, leave, reject
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import VALUE_KINDS, Number
from prongsai.normalize.text.phrases import Phrase, one, then
from prongsai.normalize.vocabulary.assessments import in_force
from prongsai.normalize.vocabulary.names_in_text import NameHit

_FULL_MARK = Phrase("#digit", "score?", "out_of", "score?", "full?")  # "80.82 จาก 100 คะแนน"
_OUT_OF_FEW = Phrase("score?", "opening?", "full", "score?", "#item_number", "!#digit|point")
_LEAST_MEAN = 10
_MARKS = 20  # a whole number so small behind "จาก" is a full mark of points, no score
_CHANGED_FROM = Phrase("from", "from_value*")  # "จาก 79.27 เป็น 86.53": no year says of which year
_CHANGED_TO = Phrase("unit|of_100*", "change?", "direction?", "becomes", "from_value*", "#digit")
_OF_GROUP, _GROUP_REACH = Phrase("part_led", "assessing_group", "^16", "$"), 40  # squeezed characters before a figure
_ASPECT = Phrase(one("aspect", then("aspect_place", "#digit")))  # behind an indicator: "ประเด็นการให้บริการ"
_ASPECT_LEADS = Phrase("aspect_of", "^40", "aspect_in", "indicator?", "ordinal?", "#item_number?")
_NAMED_IT, _ASPECT_REACH = Phrase("namely", "!score_word|score_lead|to_score|gets", "#noun"), 80
_ARROW = Phrase("unit?", "arrow", "of_100?", "#decimal")  # "79.27 → 86.53"


def threshold(number: Number) -> bool:
    """The words right before the number make it a threshold or an aim: "ต่ำกว่า 70.00", "เป้าหมาย 92.50"."""
    return number.kind == "threshold"


def change(number: Number) -> bool:
    """A sign or the word right before the number makes it a change: "+5.21", "เพิ่มขึ้น 3.25"."""
    return number.kind == "change"


def end_of_range(number: Number) -> bool:
    """The number is an end of a range: "75.00 - 84.99"."""
    return number.kind == "range"


def full_mark(number: Number) -> bool:
    """The words right before the number make it the full mark: "คะแนนเต็ม 100"."""
    return number.kind == "full_mark"


def number_of_another_kind(number: Number) -> bool:
    """The number's form or its neighbours say what it is: a date, a section, a code, money, persons."""
    return number.kind not in VALUE_KINDS


def beyond_a_score(number: Number) -> bool:
    """A score is 0 to 100."""
    return not number.unreadable and not plausible_score(number.value)


NUMBER_RULES: tuple[Rule[Number], ...] = (
    leave(threshold, "aims and bands in sentences: the report of Krok Kaeo 2562, layout `three-years`"),
    leave(change, "by how much a score rose: layout `up-down`"),
    leave(end_of_range, "bands of levels in sentences: layout `advice-without-scores`"),
    leave(full_mark, "full marks in sentences: layout `blocks`"),
    leave(number_of_another_kind, "dates, sections and item codes of every report: Chai So 2568"),
    leave(beyond_a_score, "persons, baht and other amounts of every report: layout `annual-chapter`"),
)


class ParagraphContext(NamedTuple):
    """The names and numbers of a paragraph or a cell, before any of them is read."""

    names: Sequence[NameHit]
    numbers: Sequence[Number]


def frame_of_assessment(p: ParagraphContext) -> bool:
    """Full marks stand beside the weights 30 and 40 and nothing else: the frame of the assessment."""
    figures = {n.value for n in p.numbers if n.kind == "decimal"}
    frame = in_force().frame
    return bool(figures & frame) and Decimal(100) in figures and figures <= frame | {Decimal(100)}


PARAGRAPH_NUMBER_RULES: tuple[Rule[ParagraphContext], ...] = (
    leave(frame_of_assessment, "the share of each instrument, explained: tests/normalize/test_forms.py"),
)


@dataclass(frozen=True, slots=True)
class CellStart:
    """A figure of a cell whose text opens with a figure; `led` says that a figure stands right behind each name."""

    names: Sequence[NameHit]
    number: Number
    led: bool


def before_names_of_cell(c: CellStart) -> bool:
    """A cell opens with a figure: which name it and the next ones belong to is open, unless names lead."""
    return not c.led or len(c.names) < 2 or c.number.start < c.names[0].start


CELL_RULES: tuple[Rule[CellStart], ...] = (leave(before_names_of_cell, "cards in one cell: layout `dashboard`"),)


def bare_whole_number(f: FigureContext) -> bool:
    """A whole number without a word of scoring beside it: a count, a page, a number in a list."""
    return f.number.kind != "decimal" and not (f.number.out_of == 100 or f.strong or f.plain)


def whole_weight(f: FigureContext) -> bool:
    """A whole 30 or 40 is the weight of an instrument."""
    return f.number.kind != "decimal" and f.number.value in in_force().frame


def own_weight(f: FigureContext) -> bool:
    """A whole number that is what the instrument before it is worth: "น้ำหนัก IIT ร้อยละ 30 EIT ร้อยละ 30"."""
    worth = in_force().points.get(f.open.names[-1].code) if f.open is not None else None
    return f.number.kind != "decimal" and worth is not None and f.number.value == worth


def out_of_few(f: FigureContext) -> bool:
    """The full mark behind it is no hundred: "4.59 คะแนน (เต็ม 5)"; an instrument's points are turned."""
    tool = f.open is not None and f.open.names[-1].scope == "instrument"
    return not tool and _OUT_OF_FEW.opens(f.after)


def full_mark_behind_score(f: FigureContext) -> bool:
    """The 100 of "80.82 จาก 100 คะแนน" is the full mark, and so is the 5 of "4 จาก 5 คะแนน"."""
    value = f.number.value if f.number.kind != "decimal" else None
    full = value is not None and (value == 100 or value <= _MARKS)
    return full and _FULL_MARK.closes(f.wide)


def too_low_for_a_mean(f: FigureContext) -> bool:
    """No total and no instrument's mean is below 10: a difference, a share."""
    value = f.number.value
    return f.open is not None and f.open.names[-1].scope != "indicator" and value is not None and value < _LEAST_MEAN


def loose_one_decimal(f: FigureContext) -> bool:
    """One decimal alone, without a word of scoring and not right behind a name: the number of a section."""
    return f.number.decimals == 1 and not f.strong and not f.close


def without_name(f: FigureContext) -> bool:
    """No indicator, instrument or total is named that the figure could belong to."""
    return f.named is None


def of_group(f: FigureContext) -> bool:
    """Who answers, or where it is looked, leads to the figure: "ได้คะแนนจากบุคลากร 95.30" is a part of the result."""
    total = f.named is not None and f.named.names[-1].scope == "overall"
    return total and _OF_GROUP.stands_in(f.before[-_GROUP_REACH:])


def of_question(f: FigureContext) -> bool:
    """The code of a question stands before the figure: "ข้อ e7 ได้ 83.97" is nothing of the instrument's."""
    return f.of_question


def of_unit(f: FigureContext) -> bool:
    """A department of a body got it: "กองคลัง ได้ 91.20 คะแนน"."""
    return is_of_unit(to_key(f.text[f.text.rfind("\n", 0, f.number.start) + 1 : f.number.start]))


def of_aspect(f: FigureContext) -> bool:
    """An aspect of an indicator is named between the indicator and the figure: "ประเด็นการให้บริการ ได้ 81.20"."""
    if f.open is None or f.open.names[-1].scope == "overall":
        return False
    led = to_key(f.text[max(0, f.open.names[0].start - _ASPECT_REACH) : f.open.names[0].start])
    return _ASPECT.stands_in(f.gap) or (_NAMED_IT.opens(f.gap) and _ASPECT_LEADS.closes(led))


def mean_over_agencies(f: FigureContext) -> bool:
    """Words beside the figure say that it is a mean over agencies."""
    return f.kind == "other_average"


def target_by_words(f: FigureContext) -> bool:
    """Words beside the figure or before its name say what is aimed at: "เป้าหมาย", "ไม่ต่ำกว่า"."""
    return f.kind == "target"


def weight_by_words(f: FigureContext) -> bool:
    """Words beside the figure say that it is a weight: "น้ำหนัก"."""
    return f.kind == "weight"


def difference_by_words(f: FigureContext) -> bool:
    """Words beside the figure say by how much something changed: "เพิ่มขึ้น", "ลดลง"."""
    return f.kind == "difference"


def count_by_words(f: FigureContext) -> bool:
    """The figure counts persons, items or money: "7 จาก 8 มาตรการ (ร้อยละ 87.50)", "ของผู้ตอบ"."""
    return f.kind in ("count", "unit")


def other_survey(f: FigureContext) -> bool:
    """Words beside the figure name another survey or spending: "ความพึงพอใจ", "เบิกจ่าย"."""
    return f.kind == "other_survey"


def figure_before_change(f: FigureContext) -> bool:
    """The figure before a change, of another year that is not named: "จาก 79.27 เป็น 86.53"."""
    behind = to_key(f.text[f.number.end : f.number.end + 60])
    return _ARROW.opens(behind) or (_CHANGED_FROM.closes(f.before) and _CHANGED_TO.opens(behind))


def figures_in_row(f: FigureContext) -> bool:
    """Figures stand in a row, several years, and nothing says which is whose."""
    return f.number.kind == "decimal" and f.around.of_years and f.in_row


def words_between(f: FigureContext) -> bool:
    """What stands between the name and the figure does not lead from one to the other."""
    return f.owner is None


def unscored_in_cell(f: FigureContext) -> bool:
    """In the text of a table's cell, no word of scoring stands beside the figure, and no name right before it."""
    return f.around.only_strong and not f.strong and (f.open is None or not f.near)


def whole_number_without_score(f: FigureContext) -> bool:
    """A whole number that the words beside it do not call a score."""
    return f.number.kind != "decimal" and not f.said_whole


FIGURE_RULES: tuple[Rule[FigureContext], ...] = (
    leave(bare_whole_number, "numbers of a list: the Ministry of Industry 2567"),
    ignore(own_weight, "weights told in a row: tests/normalize/test_points_of_other_scales.py"),
    ignore(out_of_few, "points of a scale of five: tests/normalize/test_points_of_other_scales.py"),
    leave(whole_weight, '"IIT ร้อยละ 30 ของคะแนนรวม": tests/normalize/test_rejections.py'),
    ignore(full_mark_behind_score, '"80.82 จาก 100": layout `blocks`, tests/normalize/test_forms.py'),
    leave(too_low_for_a_mean, "differences to the year before: BAAC, half of 2564; layout `weighted-sum`"),
    leave(loose_one_decimal, "numbers of sections behind a name: tests/normalize/test_rejections.py"),
    ignore(of_unit, "departments of a body: tests/normalize/test_units.py"),
    leave(without_name, "shares of anything in running text: the report of Lat Ya 2564"),
    leave(of_group, "results told by who gives them: tests/normalize/test_told_in_prose.py"),
    ignore(of_question, "the question with the lowest figure: tests/normalize/test_parts_and_questions.py"),
    ignore(of_aspect, "aspects of an indicator in prose: tests/normalize/test_parts_and_questions.py"),
    reject(Rejection.MEAN_OVER_AGENCIES, mean_over_agencies, "the national summaries of 2562 and 2563"),
    ignore(target_by_words, "the national summaries of 2563 and 2564"),
    ignore(weight_by_words, '"มีค่าน้ำหนักเท่ากับ 10.00": tests/normalize/test_rejections.py'),
    leave(difference_by_words, "the national summary of 2564, the Government Lottery Office 2563"),
    ignore(count_by_words, "the national summaries of 2565 and 2566"),
    ignore(other_survey, "satisfaction beside the result: layout `annual-chapter`, tests/normalize/test_interpret.py"),
    reject(
        Rejection.FIGURE_BEFORE_CHANGE,
        figure_before_change,
        '"จาก 79.27 เป็น 86.53": layout `three-years`, tests/normalize/test_lookalikes.py',
    ),
    reject(
        Rejection.FIGURES_IN_ROW, figures_in_row, "columns that lost their table: tests/normalize/test_lookalikes.py"
    ),
    leave(words_between, "BAAC 2567, the national summary of 2563"),
    leave(unscored_in_cell, "prose in cells: tests/normalize/test_interpret.py and test_lists_in_tables.py"),
    leave(whole_number_without_score, "counts behind a name: layout `handout`"),
)


@dataclass(frozen=True, slots=True)
class TurnContext:
    """Names in a row and then figures in a row; `sure` says that there are as many of both and nothing between."""

    sure: bool


def names_then_figures(t: TurnContext) -> bool:
    """Names stand in a row, then figures, and nothing says which is whose."""
    return not t.sure


TURN_RULES: tuple[Rule[TurnContext], ...] = (
    reject(
        Rejection.NAMES_THEN_FIGURES,
        names_then_figures,
        "cards of a page that lost their places: tests/normalize/test_lookalikes.py",
    ),
)
