"""Years on the axes of tables: rows for each year under one name, and headings of years in other forms.

Of a name that is merged over the rows of its years, every one of them has it again.

Text files and tables without rules lose the merging: the name then stands in the first row of its years, in the
middle one, or on a line of its own between them. The years tell which rows belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalize.scores.from_tables.cells import CellInfo
from prongsai.normalize.text.dates import BE_OFFSET
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import phrase
from prongsai.normalize.text.score_cells import ScoreParse
from prongsai.normalize.vocabulary.levels import allowed_levels
from prongsai.normalize.vocabulary.names_in_text import names_part
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label
from prongsai.normalize.years.year_roles import FIRST_YEAR, LAST_YEAR

_DEEPEST = 3  # rows of a table that may head it
_YEAR_LEAD = phrase("year_lead?", "be?")
_APOSTROPHES = "'"
_DIGITS, _DIGITS_OF_CE, _CENTURY = 2, 4, 2500  # of a year that leaves its century out
_YEAR_HEADS = (phrase("year_head", "opening?", "any_era?", "closing?"), phrase("opening?", "any_era", "closing?"))
_LEAST = 2  # one number of four digits may be anything

Grid = list[list[CellInfo]]

_YEARS = 2  # with a score and a level each
_DATED = 24  # characters of the key of a year: "2567 (เป้าหมาย)"


def carry_names(grid: Grid) -> None:
    """Put each indicator's name into every row of its years; `grid` is changed in place.

    Only in tables whose years go round in one order from the row under the header on, and whose names stand in the
    first row of each round, or now in one row and now in another as names in the middle of their rows do. Names that
    always stand in a later row may as well be those of a table that begins in the middle of a name's years.
    """
    for c in range(len(grid[0]) if grid else 0):
        years = [_year(row, c) for row in grid]
        rounds = [(rows, label) for rows in _rounds(years) if (label := _name_of(grid, rows, c)) is not None]
        places = {next(n for n, r in enumerate(rows) if _names(grid[r][c])) for rows, _ in rounds}
        if not rounds or 0 not in places:
            continue
        for rows, label in rounds:
            first = next(grid[r][c] for r in rows if _names(grid[r][c]))
            for r in rows:
                if years[r] is not None:
                    grid[r][c] = replace(grid[r][c] if grid[r][c].years else first, label=label)


def _names(info: CellInfo) -> bool:
    return bool(info.flat) and info.only_year is None


def _name_of(grid: Grid, rows: Sequence[int], c: int) -> LabelMatch | None:
    """The indicator that the cells of a round name together, if they name one."""
    parts = [grid[r][c] for r in rows if _names(grid[r][c])]
    if not parts or any(i.is_figure or i.cell.row_span > 1 for i in parts) or any(i.label for i in parts[1:]):
        return None
    label = parts[0].label if len(parts) == 1 else match_label("\n".join(i.cell.text for i in parts))
    return label if label is not None and label.scope == "indicator" else None


def _year(row: Sequence[CellInfo], c: int) -> int | None:
    """The one year that a row prints, in a cell of its own or behind its name."""
    name = row[c]
    own = name.years[:1] if len(set(name.years)) == 1 and not name.score.decimals else ()
    years = [*own, *(i.only_year for i in row if i is not name and i.only_year is not None)]
    return years[0] if len(years) == 1 else None


def _rounds(years: Sequence[int | None]) -> list[list[int]]:
    """The rows of each round of the years, with the rows between them that hold no year."""
    dated = [r for r, year in enumerate(years) if year is not None]
    if not dated or dated[0] == 0:
        return []  # no header stands above
    order = list(dict.fromkeys(years[r] for r in dated))
    count = len(order)
    if count < 2 or any(years[r] != order[n % count] for n, r in enumerate(dated)):
        return []
    starts = dated[::count]
    ends = [*starts[1:], dated[-1] + 1]
    return [list(range(a, b)) for a, b in zip(starts, ends, strict=True)]


def _stands_over_decimals(grid: Sequence[Sequence[CellInfo]], r: int, c: int) -> bool:
    return any(grid[x][c].is_figure and grid[x][c].score.decimals for x in range(r + 1, len(grid)))


def dated_heads(grid: Sequence[Sequence[CellInfo]]) -> dict[int, CellInfo]:
    """Years of the Common Era or of two digits in a row of headings, by the id of the cell, with their Buddhist years.

    Two different years at least stand in one of the first rows, in columns with decimals below them; bare numbers of
    two digits follow each other.
    """
    for r, row in enumerate(grid[:_DEEPEST]):
        found: dict[int, CellInfo] = {}
        for c, info in enumerate(row):
            year = _year_of_head(info.cell.text)
            if FIRST_YEAR <= year <= LAST_YEAR and _stands_over_decimals(grid, r, c):
                found[id(info)] = replace(info, years=(year,), score=ScoreParse(info.cell.text, None, "year"))
        years = sorted({info.years[0] for info in found.values()})
        bare = any(len(info.cell.text.strip()) == _DIGITS for info in found.values())
        if len(years) >= _LEAST and (not bare or years[-1] - years[0] < len(years)):
            return found
    return {}


def dated_rows(grid: Sequence[Sequence[CellInfo]]) -> dict[int, CellInfo]:
    """Years of the Common Era down a column that "year" heads, by the id of the cell, with their Buddhist years.

    All cells below the head are such years, two different ones at least, or one of four digits in several rows.
    """
    for c, head in enumerate(grid[0] if grid else ()):
        if not any(form.fullmatch(head.flat) for form in _YEAR_HEADS):
            continue
        below = [row[c] for row in grid[1:] if row[c].flat]
        years = [_year_of_head(info.cell.text) for info in below]
        whole = all(info.flat.isdecimal() and len(info.flat) == _DIGITS_OF_CE for info in below)
        several = len(below) >= _LEAST if whole else len(set(years)) >= _LEAST
        if several and all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
            return {
                id(info): replace(info, years=(year,), score=ScoreParse(info.cell.text, None, "year"))
                for info, year in zip(below, years, strict=True)
            }
    return {}


def _year_of_head(text: str) -> int:
    """The Buddhist year that a heading prints in one of those forms, or 0."""
    words = _YEAR_LEAD.match(flat := to_key(text))
    digits = flat[words.end() :].lstrip(_APOSTROPHES) if words is not None else ""
    if not digits.isdecimal() or len(digits) not in (_DIGITS, _DIGITS_OF_CE):
        return 0
    year = _CENTURY + int(digits) if len(digits) == _DIGITS else int(digits) + BE_OFFSET
    return year if _CENTURY + 50 <= year < _CENTURY + 80 else 0  # "2024", "FY 2024", "ปี 67", "ปีงบฯ '67", "67"


def graded_years(grid: Sequence[Sequence[CellInfo]], heading: str) -> frozenset[int]:
    """The figures and levels, by their cells, of a table that holds a year, a score and a level in each row or column.

    Only the total has a level in each of several years, and the one that it earns. A line of headings may stand before
    them, under no heading of an instrument or an indicator.
    """
    if names_part(heading):
        return frozenset()
    for lines in (grid, list(zip(*grid, strict=True))):
        told = [line for line in lines if any(i.years or (i.is_figure and i.score.decimals) for i in line)]
        parts = [_year_score_level(line) for line in told]
        if len(told) >= max(_YEARS, len(lines) - 1) and all(parts):
            return frozenset(id(i) for part in parts if part is not None for i in part)
    return frozenset()


def _is_count(info: CellInfo) -> bool:
    return info.is_figure and info.score.kind == "integer"


def _year_score_level(line: Sequence[CellInfo]) -> tuple[CellInfo, CellInfo] | None:
    """The score and the level of a line that holds nothing else but their year and counts; None of another line."""
    filled = [i for i in {id(i): i for i in line if i.flat}.values() if i.years or not _is_count(i)]
    years = [i for i in filled if len(set(i.years)) == 1 and len(i.flat) <= _DATED]
    scores = [i for i in filled if i.is_figure and i.score.decimals]
    levels = [i for i in filled if i.level is not None and not i.label]
    if not len(years) == len(scores) == len(levels) == 1 or len(filled) != 3:
        return None
    value, level = scores[0].score.value, levels[0].level
    earned = value is not None and level in allowed_levels(years[0].years[0], value, {})
    return (scores[0], levels[0]) if earned else None
