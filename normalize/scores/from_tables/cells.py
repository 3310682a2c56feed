"""What one cell of a table says: a figure, a name, years, a level, or a kind that is no score."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from string import digits
from typing import NamedTuple

from prongsai.normalize.document.cleaned import CleanCell, CleanTable
from prongsai.normalize.model.reference_tables import edge_words, table
from prongsai.normalize.scores.candidates import plausible_score
from prongsai.normalize.text.characters import to_arabic_digits
from prongsai.normalize.text.figures import (
    HOLDS_DECIMAL,
    HOLDS_DIGIT,
    behind_section,
    digits_of_decimal,
    is_ordinal,
    may_be_score,
)
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import phrase, words_of
from prongsai.normalize.text.score_cells import ScoreParse, parse_score
from prongsai.normalize.vocabulary.assessment_names import names_assessment
from prongsai.normalize.vocabulary.assessments import TOTAL, in_force, kept_by_wording
from prongsai.normalize.vocabulary.levels import level_of_cell, levels_in, ticked_levels
from prongsai.normalize.vocabulary.names_in_text import names_in
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label
from prongsai.normalize.years.cell_years import MAX_LABEL, YEAR_WORDS, years_of_cell

ITEM_CODE = re.compile(
    r"^(?:ข้อ(?:ที่)?|ประเด็น)?\s*[(]?([IEO])\s*\.?\s*(\d{1,2})(?!\d|\s*(?:[-–—,/&]|ถึง|และ)\s*[IEO]?\d)", re.IGNORECASE
)
_YEAR_CELL = 2  # characters that a cell of a year may hold beside it
_RANK = phrase("ranked_at", "#item_number")
# "เฉลี่ยกรมหรือเทียบเท่า": over all agencies of a kind; a name behind it would make it that agency's
_MEAN_OVER_KIND = phrase("mean", "mean_of*", "kind_of_body", "whole_kind*", "$")
_BOUNDS = (
    phrase("bound_word", "of_100?", "#bounded", "score|percent?", "upward?"),
    phrase("bound_sign", "#bounded", "score|percent?", "upward?"),
    phrase("#bounded", "score|percent?", "upward"),
)
# "คะแนนเฉลี่ย 88.82 คะแนน ประกอบด้วย", beside the name of an instrument
_OPENS_WITH_SCORE = phrase(
    "obtains?", "result_or_value?", "score?", "mean_or_total*", "equals*", "of_100?", "#score_head"
)
_POINTS = "คะแนน"
_LONGEST_FIGURE, _NAME = 3, 3  # digits of a whole number; characters that a name begins with at least
_CARDS = 2  # cells of a name and a decimal: what a name and "100" mean beside them is no guess


@dataclass(frozen=True)  # no slots: what is asked again and again is kept
class CellInfo:
    """What one cell says."""

    cell: CleanCell
    flat: str
    score: ScoreParse
    label: LabelMatch | None
    years: tuple[int, ...]
    level: str | None
    kind: str | None

    @cached_property
    def is_figure(self) -> bool:
        """A number and hardly anything else."""
        if self.is_bound:
            return False
        if self.score.rest and (match_label(self.score.rest) is not None or _names_tool(self.score.rest)):
            return False  # a figure and its own name in one cell, or "EIT ล่วนที 2", a name that is damaged
        short = len(self.score.rest) <= 12 or self.graded is not None or self.has_note
        return self.score.kind in ("decimal", "integer", "fraction") and short and not self.label

    @cached_property
    def has_note(self) -> bool:
        """The figure, and in brackets behind it when it was mended or told: "89.43 (แก้ไขคำผิดเมื่อ 9 ส.ค. 65)"."""
        figure, opened, note = self.flat.partition("(")
        return bool(opened) and digits_of_decimal(figure) is not None and note.startswith(edge_words("note_of_figure"))

    @cached_property
    def is_bound(self) -> bool:
        """A bound, "≥ 85": an aim."""
        return any(bound.fullmatch(self.flat) for bound in _BOUNDS)

    @cached_property
    def graded(self) -> str | None:
        """The level beside the figure in the same cell, as in "86.30 (ผ่าน)"."""
        return level_of_cell(self.score.rest.strip(" /,|–-")) if self.score.rest and self.score.decimals else None

    @cached_property
    def named_level(self) -> str | None:
        """The level that stands in brackets behind the name of a score: "คะแนนรวม (ระดับ ผ่านดี)"."""
        _, opened, behind = self.cell.text.strip().rstrip(")").rpartition("(")
        return level_of_cell(behind) if opened and self.label else None

    @cached_property
    def only_year(self) -> int | None:
        """The year, where the cell says little else: "ปีงบประมาณ พ.ศ. 2565", not "มิ.ย. 2565"."""
        if len(set(self.years)) != 1 or self.score.decimals:
            return None
        rest = YEAR_WORDS.sub("", self.cell.text)
        return self.years[0] if len(to_key(rest)) <= _YEAR_CELL else None

    @cached_property
    def tells_full_mark(self) -> bool:
        """The full mark and its number, "(เต็ม 30 คะแนน)": said of the figure beside it, which is none."""
        return self.score.kind == "full_mark"

    @cached_property
    def explains_name(self) -> bool:
        """Words about an indicator that are not its name: "การรับรู้ต่อการใช้อำนาจในปีที่ผ่านมา"."""
        return self.label is None and any(hit.scope == "indicator" for hit in names_in(self.cell.text))

    @cached_property
    def is_filler(self) -> bool:
        """Nothing a figure could belong to: empty, an ordinal, a unit."""
        unit = self.flat in words_of("filler")
        said = is_ordinal(self.flat) or unit or self.is_bound or self.tells_full_mark
        return not self.flat or said or bool(_RANK.fullmatch(self.flat))


def holds_one_figure(row: Sequence[CellInfo]) -> bool:
    """Whether a row holds one figure, in one cell or one merged over columns, and no level of its own."""
    figures = {id(i.cell) for i in row if i.is_figure and i.score.decimals}
    return len(figures) == 1 and not any(i.level for i in row)


def names_several(row: Sequence[CellInfo]) -> bool:
    """Whether a row names more than one indicator."""
    return len({info.label.code for info in row if info.label is not None and info.label.scope == "indicator"}) > 1


def _names_tool(text: str) -> bool:
    return any(code in text.upper() for code in (TOTAL, *in_force().points))


def _is_decimal(line: str) -> bool:
    """A decimal and nothing else; below ten it may as well be the number of a section."""
    whole, part = digits_of_decimal(line) or (0, 0)
    return whole in (2, 3) and part in (1, 2)


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    rows = [(to_key(row["pattern"]), row["kind"]) for row in table("column_kinds")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@lru_cache(maxsize=16384)
def kind_of(flat: str) -> str | None:
    """The kind that a header or row label names when its figures are no scores, or None."""
    if len(flat) > 90:
        return None
    flat = _without_scale(flat)
    for pattern, kind in _kinds():
        if pattern in flat if len(pattern) > 3 else pattern == flat:
            return kind
    return "other_average" if _MEAN_OVER_KIND.search(flat) else None


def _without_scale(flat: str) -> str:
    """A heading without the bracket that says out of how many its scores are: "IIT (คะแนนเต็ม 30)"."""
    head, _, scale = flat.partition("(")
    full = scale.removeprefix("คะแนน").removeprefix("เต็ม")
    return head if head and full[:1].isdigit() and "เต็ม" in scale else flat


def item_code(text: str) -> str | None:
    """The code of a question or item that a cell begins with, "i12"; None for a range of them."""
    found = ITEM_CODE.match(to_arabic_digits(text).strip())
    return f"{found.group(1).lower()}{int(found.group(2))}" if found is not None and int(found.group(2)) else None


def cell_info(cell: CleanCell) -> CellInfo:
    """Understand one cell."""
    return CellInfo(cell, *_said(cell.text))


@kept_by_wording(maxsize=16384)  # the headings and names of one form stand in thousands of reports
def _said(text: str) -> tuple[str, ScoreParse, LabelMatch | None, tuple[int, ...], str | None, str | None]:
    """The fields of a cell's `CellInfo`, in their order."""
    flat = to_key(text)
    short = len(text) <= MAX_LABEL
    score = parse_score(text) if short else ScoreParse(text, None, "text")
    years = years_of_cell(text) if short else ()
    bare_figure = score.kind in ("decimal", "integer", "fraction") and not score.rest
    lines = text.strip().split("\n")
    # a name with its figure on a line of its own names nothing beside it: "89.91" over "การปรับปรุง..."
    card = len(lines) > 1 and any(_is_decimal(line.strip()) for line in (lines[0], lines[-1]))
    label = None if bare_figure or card or not short else match_label(text)
    if label is None and short and not (bare_figure or card) and YEAR_WORDS.search(text):
        label = match_label(YEAR_WORDS.sub("", text))
    level = level_of_cell(text) if short else None
    if level is None and short and not score.decimals:
        level = next((hit.level for hit in ticked_levels(text)), None)
    return flat, score, label, years, level, kind_of(flat)


def prose_cells(source: CleanTable) -> list[tuple[CleanCell, LabelMatch | None]]:
    """Cells that hold sentences with figures, each with the name that its row gives."""
    seen: set[int] = set()
    result: list[tuple[CleanCell, LabelMatch | None]] = []
    cards = sum(_card(cell.text, may_be_score) is not None for row in source.grid for cell in row) >= _CARDS
    for row in source.grid:
        labels = [match_label(cell.text) for cell in row if len(cell.text) <= MAX_LABEL]
        named = next((label for label in labels if label is not None and label.scope == "indicator"), None)
        heads = labels[0] if labels and row[0].text.strip() else None
        alone = len({id(cell) for cell in row if cell.text.strip()}) == 1
        for cell in row:
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            told = holds_sentence(cell.text) or _is_list(cell.text) or (alone and _is_graded_total(cell.text))
            card = _card(cell.text, _is_hundred) if cards else None
            if told or (card is not None and match_label(card.name) is not None):
                opens = heads is not None and cell is not row[0] and _OPENS_WITH_SCORE.match(to_key(cell.text))
                below = match_label(card.name) if card is not None and not card.name_first else None
                result.append((cell, below or named or (heads if opens else None)))
    return result


def _is_list(text: str) -> bool:
    """A list of names with their figures: "9. การเปิดเผยข้อมูล = 100"."""
    lines = [line.replace(":", "=").rpartition("=") for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(
        _is_list_figure(to_key(figure)) and match_label(name.strip()) is not None for name, _, figure in lines
    )


def _is_list_figure(key: str) -> bool:
    figure = key.removesuffix(_POINTS)
    return may_be_score(figure) or (figure.isdecimal() and len(figure) <= _LONGEST_FIGURE)


class _Card(NamedTuple):
    """A name on lines of its own over or under a figure."""

    name: str
    name_first: bool


def _card(text: str, is_figure: Callable[[str], bool]) -> _Card | None:
    """The card that a cell is."""
    first, _, rest = text.strip().partition("\n")
    upper, _, last = text.strip().rpartition("\n")
    if upper and is_figure(to_key(last).removesuffix(_POINTS)) and not HOLDS_DIGIT.search(upper[:_NAME]):
        return _Card(upper, True)
    if rest and is_figure(to_key(first).removesuffix(_POINTS)) and not HOLDS_DIGIT.search(rest[:_NAME]):
        return _Card(rest, False)
    return None


def _is_hundred(key: str) -> bool:
    return key == "100"


def _is_graded_total(text: str) -> bool:
    """The total's name, its figure and its level, over the width of a table: "คะแนนรวม 85.95 ระดับ A"."""
    parts = HOLDS_DECIMAL.split(text)
    label = match_label(to_arabic_digits(parts[0]).rstrip(digits)) if len(parts) == 2 else None
    return label is not None and label.scope == "overall" and len(levels_in(parts[1])) == 1


def holds_sentence(text: str) -> bool:
    """A decimal with words around it that are more than a unit: "IIT ได้คะแนน 89.40", not "89.40 คะแนน"."""
    if len(text) < 8 or not HOLDS_DECIMAL.search(behind_section(text)):
        return False
    rest = parse_score(text).rest
    named = bool(names_in(text)) or names_assessment(text)
    return len(text) > 40 or named or (bool(rest) and match_label(rest) is not None)


def is_item_score(score: ScoreParse) -> bool:
    """A decimal, or all or nothing: whole numbers between are counts."""
    return plausible_score(score.value) and (score.kind == "decimal" or score.value in (0, 100))


def to_cents(score: ScoreParse) -> Decimal | None:
    """The value in hundredths, as scores are published."""
    return score.value.quantize(Decimal("0.01")) if score.value is not None else None


def named_behind(row: Sequence[CellInfo]) -> bool:
    """Whether a row has one name, and all its figures before it."""
    names = [x for x, info in enumerate(row) if info.label is not None and not info.is_figure]
    figures = [x for x, info in enumerate(row) if info.is_figure and info.score.decimals]
    return len({id(row[x]) for x in names}) == 1 and bool(figures) and figures[-1] < names[0]
