"""Which figure a level stands beside: right behind it, "92.21 คะแนน (ผ่านดี)", or right before it, "ระดับ AA (97.45)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.scores.narrative.events import cues_of_kind
from prongsai.normalize.scores.narrative.frames.changes import Change
from prongsai.normalize.scores.narrative.said import Coordinates, is_result
from prongsai.normalize.text.characters import LETTERS
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import Number, find_numbers
from prongsai.normalize.text.phrases import Phrase, Slot
from prongsai.normalize.vocabulary.levels import (
    LevelHit,
    allowed_levels,
    bare_levels,
    canonical_level,
    earns_in_its_scale,
    is_before_range,
    scale_of,
    scale_of_year,
)
from prongsai.normalize.vocabulary.levels_by_place import is_of_parts

_PLAIN = frozenset({"ผ่านดีเยี่ยม", "ผ่านดี", "ต้องปรับปรุงโดยด่วน"})  # no other words read so
_MARKS = "(\"“”'‘’«[:=→⇒➡|*"
_LEVEL_OF = Phrase("#blank|level_ends*", "score?", "full?", "#blank|opening|colon*")  # "ระดับ AA (97.45 คะแนน)"
_NEAR = 80  # characters from a figure to its level
_AGAIN = Phrase("again")  # the sentence goes back to its own result
_BOTH_YEARS, _BOTH_BEHIND = Phrase("both_years", "^24"), Phrase("level_ends*", "both_years")
_EACH_YEAR = ("each_year", "years_lead*", "years?", "fiscal?", "be?", "#year_be",
              Slot(("year_join+", "years?", "fiscal?", "be?", "#year_be"), "+", in_order=True))  # fmt: skip
_YEARS_BEFORE, _YEARS_BEHIND = Phrase(*_EACH_YEAR, "^24"), Phrase("level_ends|years_lead*", *_EACH_YEAR)
_CENTURY = 2500
_LEAST_TOTAL = 20  # nobody's total is lower; a difference or a share of an instrument is
_TO_LEVEL = Phrase("to_level|level_word|level_mark|comma|#blank*")
_TO_LEVEL_SAID = Phrase("to_level|level_mark|comma|#blank*", "level_word")
_TO_FIGURE = Phrase("level_to_figure|level_mark|level_ends|comma|#blank*")
_IN_ROW = Phrase("row_join|level_word|level_mark|level_ends|comma|#blank*")
_LED, _LED_REACH, _LETTERS_BEFORE = Phrase("level_word|to_level"), 20, frozenset(LETTERS)
_END_MARKS = " .;,|/!"
_CLOSING = ' )"”’»]'
_FAR = 60  # characters from a figure to its level, at most


def levels_of_figures(text: str, figures: Sequence[Number]) -> dict[int, LevelHit]:
    """Levels by the start of the figure that they are said of; `figures` in order."""
    if not figures:
        return {}
    levels = [
        hit
        for hit in bare_levels(text)
        if not any(f.start <= hit.start < f.end for f in figures)
        and not is_before_range(text, hit)
        and not is_of_parts(text, hit)
    ]
    found: dict[int, LevelHit] = {}
    taken: set[int] = set()
    for number, figure in enumerate(figures):
        if _is_low(figure):
            continue
        following = figures[number + 1] if number + 1 < len(figures) else None
        before = next((h for h in reversed(levels) if h.end <= figure.start and h.start not in taken), None)
        behind = next((h for h in levels if h.start >= figure.end), None)
        if before is not None and not _leads_to(text, before, figure):
            before = None
        if behind is not None and not _follows(text, figure, behind, following):
            behind = None
        if behind is not None and before is not None and following is not None and _leads_to(text, behind, following):
            behind = None  # "ระดับ AA 97.10 คะแนน ระดับ A 90.20 คะแนน"
        hit = behind or before
        if hit is not None:
            found[figure.start] = hit
            taken.add(hit.start)
    for row in level_rows(text):
        paired = paired_figures(row, figures)
        found = {at: hit for at, hit in found.items() if hit not in row}
        found |= {figure.start: hit for figure, hit in zip(paired, row, strict=False)}
    return found


def level_rows(text: str) -> list[tuple[LevelHit, ...]]:
    """Levels in a row that belong to a row of figures or bodies before them: "ระดับ AA และ A ตามลำดับ"."""
    rows: list[tuple[LevelHit, ...]] = []
    respectively = cues_of_kind("respectively")
    if not any(word in text for word in respectively):
        return rows
    row: tuple[LevelHit, ...] = ()
    for hit in bare_levels(text):
        joined = row and _IN_ROW.fills(text, row[-1].end, hit.start)
        row = (*row, hit) if joined else (hit,)
        if len(row) > 1 and text[hit.end :].lstrip(_CLOSING).startswith(respectively):
            rows.append(row)
    return rows


def paired_figures(row: Sequence[LevelHit], figures: Sequence[Number]) -> Sequence[Number]:
    """The figures before a row of levels, one for each; none where they are fewer."""
    before = [f for f in figures if f.end <= row[0].start and f.decimals][-len(row) :]
    return before if len(before) == len(row) else ()


def _leads_to(text: str, hit: LevelHit, figure: Number) -> bool:
    if hit.level not in _PLAIN and text[hit.start - 1 : hit.start] in _LETTERS_BEFORE:
        led = _LED.closes(to_key(text[max(0, hit.start - _LED_REACH) : hit.start]))
        if not led:
            return False  # "กลับมาสอบผ่านที่ 88.05"
    return figure.start - hit.end <= _FAR and _TO_FIGURE.fills(text, hit.end, figure.start)


def _follows(text: str, figure: Number, hit: LevelHit, following: Number | None) -> bool:
    if hit.start - figure.end > _FAR or (following is not None and following.start < hit.start):
        return False
    if _is_column(text, figure.end, hit):
        return True
    between = text[figure.end : hit.start]
    if not _TO_LEVEL.fills(between):
        return False
    said = _TO_LEVEL_SAID.opens(between) or between.rstrip().endswith(tuple(_MARKS))
    return said or hit.level in _PLAIN or _ends_line_of(text, figure, hit)


def _ends_line_of(text: str, figure: Number, hit: LevelHit) -> bool:
    """Whether a level that a figure earns ends its line: "ได้ 83.18 คะแนน ต้องปรับปรุง"."""
    ends = not text[hit.end :].partition("\n")[0].strip(_END_MARKS)
    return ends and figure.value is not None and earns_in_its_scale(hit.level, figure.value)


def _is_column(text: str, at: int, hit: LevelHit) -> bool:
    """Whether a level ends its line in a column of its own behind the figure that ends at `at`: "88.65   ผ่าน"."""
    gap = text[at : hit.start]
    wide = gap.isspace() and (len(gap) > 1 or gap == "\t") and "\n" not in gap
    return wide and not text[hit.end :].partition("\n")[0].strip()


def figure_beside(at: int, raw: str, text: str, figures: Sequence[Coordinates]) -> Coordinates | None:
    """The figure that a level printed as `raw` at `text[at]` stands beside: right behind it, else the nearest before.

    A result that the told one fell or rose from has its own level in its own words only: "ลดจากปี 2566 ที่ได้ 91.20
    คะแนน และเหลือระดับผ่าน" says the level of the year before it.
    """
    behind = next((f for f in figures if f.figure.start > at), None)
    if behind is not None and _LEVEL_OF.fills(text, at + len(raw), behind.figure.start):
        return behind
    before = [f for f in figures if f.figure.end <= at and not _is_no_total(text, f, at)]
    if not before or at - before[-1].figure.end > _NEAR or "\n" in text[before[-1].figure.end : at]:
        return None
    return told_rather(before[-1], at, raw, text, figures)


def told_rather(former: Coordinates, at: int, raw: str, text: str, figures: Sequence[Coordinates]) -> Coordinates:
    """The figure before a `former` one where a level behind both is that one's: by its words, or as it earns it."""
    before = [f for f in figures if f.figure.end <= former.figure.start]
    if not before or not looks_back(former):
        return former
    again = _AGAIN.stands_in(text, former.figure.end, at)
    level = canonical_level(raw)
    earned = earns(before[-1], level) and not earns(former, level)
    return replace(before[-1], compared_years=former.compared_years) if again or earned else former


def looks_back(found: Coordinates) -> bool:
    """Whether a figure is of the year that the told result is compared with."""
    return found.year in found.compared_years or found.year_from == "relative" or found.change == Change.FROM


def earns(found: Coordinates, level: str | None) -> bool:
    """Whether a figure earns a level in its year."""
    value = found.figure.value
    return value is not None and found.year is not None and level in allowed_levels(found.year, value, {})


def is_unearned(found: Coordinates, level: str | None) -> bool:
    """Whether a total earns another level of the scale of its year: other words between them may say of what it is."""
    if level is None or found.codes or not is_result(found) or found.year is None:
        return False
    return scale_of(level) == scale_of_year(found.year) and not earns(found, level)


def years_of_level(text: str, at: int, raw: str, figures: Sequence[Coordinates]) -> tuple[int, ...]:
    """The years of a level, printed as `raw` at `text[at]`, that is said of several; none where it is of one.

    "91.20 ปี 2566 ... 90.10 ปี 2565 ทั้งสองปีอยู่ในระดับ A", "ระดับ A ทั้งปี 2563 และปี 2564"
    """
    before, behind = to_key(text[max(0, at - _FAR) : at]), to_key(text[at + len(raw) : at + len(raw) + _FAR + _FAR])
    named = _YEARS_BEFORE.last(before.removesuffix("ระดับ")) or behind[: _YEARS_BEHIND.end(behind) or 0]
    years = {number.value for number in find_numbers(named) if number.value is not None and number.value > _CENTURY}
    if years:
        told = tuple(sorted(map(int, years)))
        return told if all(scale_of_year(year) == scale_of(canonical_level(raw)) for year in told) else ()
    results = [f for f in figures if is_result(f) and not f.codes]
    if _BOTH_YEARS.closes(before):
        return _years_of_one([f for f in results if f.figure.end <= at][-2:])
    return _years_of_one([f for f in results if f.figure.start > at][:2]) if _BOTH_BEHIND.opens(behind) else ()


def _years_of_one(told: Sequence[Coordinates]) -> tuple[int, ...]:
    """The two years of two results of one body."""
    years = {f.year for f in told if f.year is not None}
    owners = {f.owner.agency_id if f.owner else None for f in told}
    return tuple(sorted(years)) if len(years) == 2 and len(owners) == 1 else ()  # noqa: PLR2004


def _is_no_total(text: str, found: Coordinates, at: int) -> bool:
    """Whether a figure before a level at `text[at]` is no total: by the way, or too low."""
    return _is_low(found.figure) or _is_aside(text, found.figure.start, at)


def _is_low(figure: Number) -> bool:
    return figure.value is not None and figure.value < _LEAST_TOTAL


def _is_aside(text: str, at: int, behind: int) -> bool:
    """Whether what stands at `at` is in a bracket that closes before `behind`: "92.72 (ปีก่อน 88.64) ระดับผ่านดี"."""
    return "(" in text[:at].rsplit(")", 1)[-1] and ")" in text[at:behind]
