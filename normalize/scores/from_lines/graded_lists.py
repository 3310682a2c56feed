"""Lists of bodies with a score and a level each, as the assessment's own portal exports them, without its name.

The bands of its levels tell: no other grading ends its levels at 85, 75, 65, 55 and 50.
"""

from __future__ import annotations

from decimal import Decimal

from prongsai.normalize.document.cleaned import CleanCell, CleanDocument, CleanLine
from prongsai.normalize.scores.foreign_results import names_another
from prongsai.normalize.text.score_cells import parse_score
from prongsai.normalize.vocabulary.levels import allowed_levels, level_of_cell
from prongsai.normalize.years.cell_years import years_of_cell

_LEAST_ROWS, _LEAST_LEVELS = 5, 4


def graded_as_assessed(document: CleanDocument) -> bool:
    """Whether a table's rows of one year, one score and one level each all have the level that the score earns."""
    if any(isinstance(block, CleanLine) and names_another(block.text) for block in document.blocks):
        return False
    for table in document.tables():
        rows = [told for row in table.grid if (told := _told(row)) is not None]
        earned = [level in allowed_levels(year, score, {}) for year, score, level in rows]
        if len(rows) >= _LEAST_ROWS and len({level for _, _, level in rows}) >= _LEAST_LEVELS and all(earned):
            return True
    return False


def _told(row: tuple[CleanCell, ...]) -> tuple[int, Decimal, str] | None:
    """The year, the score and the level of a row that holds just one of each."""
    cells = list({id(cell): cell.text for cell in row}.values())
    years = {year for text in cells for year in years_of_cell(text)}
    levels = [level for text in cells if (level := level_of_cell(text)) is not None]
    read = [parse_score(text) for text in cells]
    scores = [s.value for s in read if s.kind == "decimal" and s.value is not None and not s.rest]
    return (years.pop(), scores[0], levels[0]) if len(years) == len(levels) == len(scores) == 1 else None
