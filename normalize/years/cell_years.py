"""Years in the cells of tables: one that a sheet of facts gives, tables that hold results."""

from __future__ import annotations

from functools import cache

from prongsai.normalize.document.cleaned import CleanDocument, CleanTable
from prongsai.normalize.text.figures import digits_of_decimal
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.periods import find_years
from prongsai.normalize.text.phrases import either, phrase
from prongsai.normalize.vocabulary.score_names import match_label
from prongsai.normalize.years.year_roles import FIRST_YEAR, LAST_YEAR

YEAR_WORDS = either(  # a year and its words
    ("dated_word",), ("spaced_era",), ("#year",), ("comma?", "fiscal_year"), spaced=True
)
MAX_LABEL = 220  # characters; longer cells are prose
_SCORES = ((2, 1), (2, 2), (3, 1), (3, 2))  # digits before and behind the point of a score from ten
_ASSESSED_YEAR = phrase("dated_year", "be?", "ordinal?", "undergoes?", "assessed*")


@cache
def years_of_cell(text: str) -> tuple[int, ...]:
    """The fiscal years that a cell prints, dates left out."""
    return tuple(h.year_be for h in find_years(text) if FIRST_YEAR <= h.year_be <= LAST_YEAR and h.kind != "date")


def result_tables(document: CleanDocument) -> list[int]:
    """Positions of the blocks that look like tables of results: names of scores beside decimals."""
    found = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, CleanTable):
            continue
        cells = [cell.text for row in block.grid for cell in row if cell.text and len(cell.text) <= MAX_LABEL]
        scores = sum(digits_of_decimal(text.strip()) in _SCORES for text in cells)
        if scores >= 2 and sum(match_label(text) is not None for text in cells) >= 2:
            found.append(index)
    return found


def stated_years(document: CleanDocument) -> list[int]:
    """Years that a table names beside a heading for the assessed year, as in a sheet of facts."""
    found: list[int] = []
    for block in document.blocks:
        for row in block.grid if isinstance(block, CleanTable) else ():
            for left, right in zip(row, row[1:], strict=False):
                years = years_of_cell(right.text) if len(right.text) <= 40 else ()
                if len(set(years)) == 1 and _ASSESSED_YEAR.fullmatch(to_key(left.text).removesuffix(":")):
                    found.append(years[0])
    return found
